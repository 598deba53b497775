/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and numbers of JSON. */
#include "heng-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (HengJsonScan *scan, gsize at, const char *sentence)
{
  heng_json_scan_fail (scan, at, sentence);
  return FALSE;
}

static char
byte_at (const HengJsonScan *scan, gsize at)
{
  return at < scan->size ? scan->text[at] : '\0';
}

/* The four digits from `at` on; −1 when there are fewer. */
static int
hex_value (const HengJsonScan *scan, gsize at)
{
  int value = 0;

  for (gsize i = at; i < at + 4; i++)
    {
      int digit = g_ascii_xdigit_value (byte_at (scan, i));

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* \uXXXX at scan->at (the u), with its second half when it is one of a pair. */
static gboolean
read_code (HengJsonScan *scan)
{
  gsize start = scan->at;
  int first = hex_value (scan, start + 1), second = -1;
  gunichar c = (gunichar) first;

  if (first < 0)
    return fail (scan, start, _("After \\u four hexadecimal digits are expected."));
  scan->at += 5;
  if (first >= 0xD800 && first < 0xDC00 && byte_at (scan, scan->at) == '\\' && byte_at (scan, scan->at + 1) == 'u')
    second = hex_value (scan, scan->at + 2);
  if (second >= 0xDC00 && second <= 0xDFFF)
    {
      scan->at += 6;
      c = 0x10000 + ((gunichar) (first - 0xD800) << 10) + (gunichar) (second - 0xDC00);
    }
  else if (first == 0 || (first >= 0xD800 && first <= 0xDFFF))
    return fail (scan, start, _("This \\u is no character: half of a pair, or \\u0000."));
  g_string_append_unichar (scan->value, c);
  return TRUE;
}

/* Behind the backslash. */
static gboolean
read_escape (HengJsonScan *scan)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = byte_at (scan, scan->at);
  const char *found = letter ? strchr (letters, letter) : NULL;

  if (letter == 'u')
    return read_code (scan);
  if (!found)
    return fail (scan, scan->at, _("After a backslash only \" \\ / b f n r t u may stand. Write \\\\ for a backslash."));
  g_string_append_c (scan->value, meanings[found - letters]);
  scan->at++;
  return TRUE;
}

/* A text with a line break in it is nearly always one whose quotation mark was forgotten. */
static gboolean
fail_control (HengJsonScan *scan)
{
  char c = scan->text[scan->at];

  return fail (scan, scan->at,
               c == '\n' || c == '\r' ? _("The text is not closed: a quotation mark is missing before the end of the line.")
                                      : _("A text holds a control character. Write a line break as \\n and a tab as \\t."));
}

gboolean
heng_json_read_text (HengJsonScan *scan)
{
  g_string_truncate (scan->value, 0);
  for (scan->at++;;)
    {
      gsize from = scan->at;

      while (scan->at < scan->size && (guchar) scan->text[scan->at] >= 0x20 && scan->text[scan->at] != '"' && scan->text[scan->at] != '\\')
        scan->at++;
      g_string_append_len (scan->value, scan->text + from, (gssize) (scan->at - from));
      if (scan->at == scan->size)
        return fail (scan, scan->at, NULL);
      if (scan->text[scan->at] != '"' && scan->text[scan->at] != '\\')
        return fail_control (scan);
      if (scan->text[scan->at++] == '"')
        return TRUE;
      if (!read_escape (scan))
        return FALSE;
    }
}

static gsize
skip_digits (HengJsonScan *scan)
{
  gsize from = scan->at;

  while (g_ascii_isdigit (byte_at (scan, scan->at)))
    scan->at++;
  return scan->at - from;
}

/* The exponent, behind its letter. */
static gboolean
read_exponent (HengJsonScan *scan)
{
  char sign = byte_at (scan, scan->at);

  scan->at += sign == '+' || sign == '-';
  return skip_digits (scan) > 0 || fail (scan, scan->at, _("A digit is expected in the exponent."));
}

gboolean
heng_json_read_number (HengJsonScan *scan)
{
  gsize start = scan->at, whole = start + (scan->text[start] == '-'), digits;

  scan->at = whole;
  digits = skip_digits (scan);
  if (digits == 0 || (digits > 1 && scan->text[whole] == '0'))
    return fail (scan, whole, _("This is no number. Write it like 12, -0.5 or 1e3, without leading zeros."));
  if (byte_at (scan, scan->at) == '.' && (scan->at++, skip_digits (scan) == 0))
    return fail (scan, scan->at, _("A digit is expected after the decimal point."));
  if ((byte_at (scan, scan->at) | 0x20) == 'e' && (scan->at++, !read_exponent (scan)))
    return FALSE;
  if (scan->at - start > HENG_JSON_MAX_NUMBER)
    return fail (scan, start, _("This number is too long."));
  g_string_truncate (scan->value, 0);
  g_string_append_len (scan->value, scan->text + start, (gssize) (scan->at - start));
  return TRUE;
}
