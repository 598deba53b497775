/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of JSON and the order they may stand in; texts and numbers themselves are read in heng-json-literal.c. */
#include "heng-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { VALUE, VALUE_OR_END, NAME, NAME_OR_END, COLON, COMMA_OR_END, NOTHING };

void
heng_json_scan_init (HengJsonScan *scan, const char *text, gsize size)
{
  *scan = (HengJsonScan) { .text = text, .size = size, .value = g_string_sized_new (128), .expects = VALUE };
  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    scan->at = 3;
}

void
heng_json_scan_clear (HengJsonScan *scan)
{
  if (scan->value)
    g_string_free (scan->value, TRUE);
  scan->value = NULL;
}

HengJsonToken
heng_json_scan_fail (HengJsonScan *scan, gsize at, const char *sentence)
{
  scan->start = at;
  scan->fault = at == scan->size ? _("The document ends too early. Is the file cut off?") : sentence;
  scan->at = scan->size;
  scan->expects = NOTHING;
  return HENG_JSON_FAULT;
}

gboolean
heng_json_scan_in_object (const HengJsonScan *scan, guint depth)
{
  return (scan->objects[depth / 64] >> depth % 64 & 1) != 0;
}

/* After a whole value. */
static void
expect_more (HengJsonScan *scan)
{
  scan->expects = scan->depth > 0 ? COMMA_OR_END : NOTHING;
}

static HengJsonToken
read_word (HengJsonScan *scan)
{
  static const struct
  {
    const char *word;
    HengJsonToken token;
  } words[] = { { "true", HENG_JSON_TRUE }, { "false", HENG_JSON_FALSE }, { "null", HENG_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i].word);

      if (scan->size - scan->start < n || memcmp (scan->text + scan->start, words[i].word, n) != 0)
        continue;
      scan->at = scan->start + n;
      expect_more (scan);
      return words[i].token;
    }
  return heng_json_scan_fail (scan, scan->start, _("A value is expected: text in quotation marks, a number, true, false, null, a list or an object."));
}

static HengJsonToken
open_container (HengJsonScan *scan, gboolean object)
{
  guint64 *objects, bit;

  if (scan->depth >= HENG_JSON_MAX_DEPTH)
    return heng_json_scan_fail (scan, scan->start, _("The document is nested too deeply."));
  scan->at++;
  scan->depth++;
  objects = &scan->objects[scan->depth / 64];
  bit = G_GUINT64_CONSTANT (1) << scan->depth % 64;
  *objects = object ? *objects | bit : *objects & ~bit;
  scan->expects = object ? NAME_OR_END : VALUE_OR_END;
  return object ? HENG_JSON_OBJECT : HENG_JSON_ARRAY;
}

static HengJsonToken
close_container (HengJsonScan *scan)
{
  gboolean object = heng_json_scan_in_object (scan, scan->depth);

  scan->at++;
  scan->depth--;
  expect_more (scan);
  return object ? HENG_JSON_OBJECT_END : HENG_JSON_ARRAY_END;
}

static HengJsonToken
read_value (HengJsonScan *scan)
{
  char c = scan->text[scan->start];

  if (c == '{' || c == '[')
    return open_container (scan, c == '{');
  if (c != '"' && c != '-' && !g_ascii_isdigit (c))
    return read_word (scan);
  if (!(c == '"' ? heng_json_read_text (scan) : heng_json_read_number (scan)))
    return HENG_JSON_FAULT;
  expect_more (scan);
  return c == '"' ? HENG_JSON_STRING : HENG_JSON_NUMBER;
}

static void
skip_space (HengJsonScan *scan)
{
  while (scan->at < scan->size
         && (scan->text[scan->at] == ' ' || scan->text[scan->at] == '\n' || scan->text[scan->at] == '\r' || scan->text[scan->at] == '\t'))
    scan->at++;
}

/* The name of a member and its colon. */
static HengJsonToken
read_name (HengJsonScan *scan)
{
  if (scan->text[scan->start] != '"')
    return heng_json_scan_fail (scan, scan->start, _("A name in quotation marks is expected."));
  if (!heng_json_read_text (scan))
    return HENG_JSON_FAULT;
  skip_space (scan);
  if (scan->at >= scan->size || scan->text[scan->at] != ':')
    return heng_json_scan_fail (scan, scan->at, _("A colon is missing after the name."));
  scan->at++;
  scan->expects = VALUE;
  return HENG_JSON_MEMBER;
}

HengJsonToken
heng_json_scan_next (HengJsonScan *scan)
{
  char c;

  if (scan->fault)
    return HENG_JSON_FAULT;
  skip_space (scan);
  scan->start = scan->at;
  if (scan->at >= scan->size)
    return scan->expects == NOTHING ? HENG_JSON_END : heng_json_scan_fail (scan, scan->size, NULL);
  c = scan->text[scan->at];
  if (scan->expects == NOTHING)
    return heng_json_scan_fail (scan, scan->start, _("Nothing may follow the document."));
  if ((scan->expects == COMMA_OR_END || scan->expects == NAME_OR_END || scan->expects == VALUE_OR_END) && c == (heng_json_scan_in_object (scan, scan->depth) ? '}' : ']'))
    return close_container (scan);
  if (scan->expects == COMMA_OR_END)
    {
      if (c != ',')
        return heng_json_scan_fail (scan, scan->start,
                                    heng_json_scan_in_object (scan, scan->depth) ? _("A comma or } is missing.") : _("A comma or ] is missing."));
      scan->at++;
      scan->expects = heng_json_scan_in_object (scan, scan->depth) ? NAME : VALUE;
      return heng_json_scan_next (scan);
    }
  return scan->expects == NAME || scan->expects == NAME_OR_END ? read_name (scan) : read_value (scan);
}

gboolean
heng_json_scan_skip (HengJsonScan *scan, HengJsonToken first)
{
  guint depth = scan->depth;

  if (first != HENG_JSON_OBJECT && first != HENG_JSON_ARRAY)
    return first != HENG_JSON_FAULT;
  while (scan->depth >= depth)
    if (heng_json_scan_next (scan) == HENG_JSON_FAULT)
      return FALSE;
  return TRUE;
}
