/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a JSON document as pointer and line: only worked out when there is a fault to report, in one pass over the document. */
#include "heng-json-scan.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  char *names[HENG_JSON_MAX_DEPTH + 1];    /* the newest member of each open object */
  gint64 indexes[HENG_JSON_MAX_DEPTH + 1]; /* the present element of each open list; −1 before the first */
  HengJsonScan scan;
} Walk;

static void
append_escaped (GString *pointer, const char *name)
{
  for (; name && *name; name++)
    if (*name == '~')
      g_string_append (pointer, "~0");
    else if (*name == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *name);
}

static char *
pointer_to (const Walk *walk, guint depth)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  for (guint d = 1; d <= depth; d++)
    {
      gboolean object = heng_json_scan_in_object (&walk->scan, d);

      if (object && !walk->names[d])
        break;
      g_string_append_c (pointer, '/');
      if (object)
        append_escaped (pointer, walk->names[d]);
      else
        g_string_append_printf (pointer, "%" G_GINT64_FORMAT, MAX (walk->indexes[d], 0));
    }
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/* Takes note of where the newest token stands in its container. */
static void
step (Walk *walk, HengJsonToken token)
{
  gboolean opened = token == HENG_JSON_OBJECT || token == HENG_JSON_ARRAY;
  guint depth = walk->scan.depth - opened;

  if (token == HENG_JSON_MEMBER)
    {
      g_free (walk->names[depth]);
      walk->names[depth] = g_strdup (walk->scan.value->str);
    }
  else if (token != HENG_JSON_OBJECT_END && token != HENG_JSON_ARRAY_END && depth > 0)
    walk->indexes[depth]++;
  if (opened)
    {
      g_clear_pointer (&walk->names[walk->scan.depth], g_free);
      walk->indexes[walk->scan.depth] = -1;
    }
}

static gint64
count_lines (const char *text, gsize from, gsize to)
{
  gint64 n = 0;

  for (const char *p = text + from; (p = memchr (p, '\n', (gsize) (text + to - p))) != NULL; p++)
    n++;
  return n;
}

void
heng_json_locate (const char *text, gsize size, const gsize *offsets, guint n, HengJsonFound found, gpointer data)
{
  Walk walk = { .scan = { 0 } };
  HengJsonToken token = HENG_JSON_NULL;
  gint64 line = 1;
  gsize counted = 0;

  heng_json_scan_init (&walk.scan, text, size);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pointer = NULL;
      gsize place = MIN (offsets[i], size);

      while (token != HENG_JSON_END && token != HENG_JSON_FAULT && walk.scan.at <= place)
        {
          token = heng_json_scan_next (&walk.scan);
          step (&walk, token);
        }
      line += count_lines (text, counted, place);
      counted = place;
      pointer = pointer_to (&walk, walk.scan.depth - (token == HENG_JSON_OBJECT || token == HENG_JSON_ARRAY));
      found (i, pointer, line, data);
    }
  for (guint d = 0; d <= HENG_JSON_MAX_DEPTH; d++)
    g_free (walk.names[d]);
  heng_json_scan_clear (&walk.scan);
}

void
heng_json_line_column (const char *text, gsize offset, guint *line, guint *column)
{
  const char *start = offset >= strlen (BYTE_ORDER_MARK) && g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
  const char *feed;

  *line = 1;
  for (; (feed = memchr (start, '\n', (gsize) (text + offset - start))) != NULL; start = feed + 1)
    ++*line;
  *column = (guint) g_utf8_strlen (start, text + offset - start) + 1;
}
