/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table in a spreadsheet's HTML. No general reader of HTML: rows, cells, spans, line breaks, entities. */
#include "heng-sheet-clip-private.h"

#include <string.h>

#define WIDEST_SPAN 1000

typedef struct
{
  HengSheetRows *rows;
  GString *cell;   /* NULL between cells */
  GArray *below;   /* of guint: for each column, rows that a span from above still covers */
  guint column, colspan, rowspan;
  int depth;       /* of tables; those inside a cell are text */
  gboolean done;
} Reader;

static gboolean
is_tag (const char *tag, gsize length, const char *name)
{
  gsize n = strlen (name);

  return length >= n && g_ascii_strncasecmp (tag, name, n) == 0 && (length == n || !g_ascii_isalnum (tag[n]));
}

/* A number in an attribute; 1 when there is none. */
static guint
span_of (const char *tag, gsize length, const char *name)
{
  g_autofree char *text = g_ascii_strdown (tag, (gssize) length);
  const char *found = strstr (text, name);
  guint64 n;

  if (found == NULL)
    return 1;
  found += strlen (name);
  found += strspn (found, " =\"'");
  n = g_ascii_strtoull (found, NULL, 10);
  return (guint) CLAMP (n, 1, WIDEST_SPAN);
}

static guint *
covered (Reader *reader, guint column)
{
  if (reader->below->len <= column)
    g_array_set_size (reader->below, column + 1);
  return &g_array_index (reader->below, guint, column);
}

static void
put (Reader *reader, const char *text, guint rowspan)
{
  guint *rows = covered (reader, reader->column++);

  *rows = rowspan - 1;
  heng_sheet_rows_add (reader->rows, text);
}

/* Places that a cell above reaches into stay empty. */
static void
skip_covered (Reader *reader)
{
  while (reader->below->len > reader->column && *covered (reader, reader->column) > 0)
    put (reader, "", *covered (reader, reader->column));
}

static void
close_cell (Reader *reader)
{
  g_autofree char *text = NULL;

  if (reader->cell == NULL)
    return;
  text = g_string_free (g_steal_pointer (&reader->cell), FALSE);
  skip_covered (reader);
  put (reader, text, reader->rowspan);
  for (guint i = 1; i < reader->colspan; i++)
    put (reader, "", reader->rowspan);
}

static void
close_row (Reader *reader)
{
  close_cell (reader);
  if (reader->rows->rows->len > 0)
    skip_covered (reader);
}

static void
open_tag (Reader *reader, const char *tag, gsize length)
{
  if (is_tag (tag, length, "table"))
    reader->depth++;
  else if (reader->depth == 1 && is_tag (tag, length, "tr"))
    {
      close_row (reader);
      heng_sheet_rows_begin (reader->rows);
      reader->column = 0;
    }
  else if (reader->depth == 1 && (is_tag (tag, length, "td") || is_tag (tag, length, "th")))
    {
      close_cell (reader);
      reader->cell = g_string_new (NULL);
      reader->colspan = span_of (tag, length, "colspan");
      reader->rowspan = span_of (tag, length, "rowspan");
    }
  else if (reader->cell != NULL && is_tag (tag, length, "br"))
    g_string_append_c (reader->cell, '\n');
}

static void
close_tag (Reader *reader, const char *tag, gsize length)
{
  if (reader->depth == 1 && (is_tag (tag, length, "td") || is_tag (tag, length, "th")))
    close_cell (reader);
  else if (reader->depth == 1 && is_tag (tag, length, "tr"))
    close_row (reader);
  else if (reader->depth > 0 && is_tag (tag, length, "table"))
    {
      if (--reader->depth > 0)
        return;
      close_row (reader);
      reader->done = TRUE;
    }
}

/* "&amp;" and its like; returns how many bytes it was, 0 for a plain "&". */
static gsize
read_entity (const char *text, GString *out)
{
  static const struct { const char *name; gunichar character; } names[]
      = { { "amp;", '&' }, { "lt;", '<' }, { "gt;", '>' }, { "quot;", '"' }, { "apos;", '\'' }, { "nbsp;", ' ' } };
  char *end = NULL;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text + 1, names[i].name))
      {
        g_string_append_unichar (out, names[i].character);
        return strlen (names[i].name) + 1;
      }
  if (text[1] != '#')
    return 0;
  number = text[2] == 'x' || text[2] == 'X' ? g_ascii_strtoull (text + 3, &end, 16) : g_ascii_strtoull (text + 2, &end, 10);
  if (*end != ';' || number == 0 || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    return 0;
  g_string_append_unichar (out, (gunichar) number);
  return (gsize) (end + 1 - text);
}

/* White space in the source is one space in the cell. */
static gsize
read_character (Reader *reader, const char *text)
{
  gsize length = *text == '&' ? read_entity (text, reader->cell) : 0;

  if (length > 0)
    return length;
  if (!g_ascii_isspace (*text))
    g_string_append_c (reader->cell, *text);
  else if (reader->cell->len > 0 && !g_ascii_isspace (reader->cell->str[reader->cell->len - 1]))
    g_string_append_c (reader->cell, ' ');
  return 1;
}

/* What is between the tags of a style sheet is not text. */
static const char *
skip_style (const char *text)
{
  while (*text != '\0' && g_ascii_strncasecmp (text, "</style", 7) != 0)
    text++;
  return text;
}

static const char *
read_tag (Reader *reader, const char *text)
{
  const char *end;

  if (g_str_has_prefix (text, "<!--"))
    {
      end = strstr (text, "-->");
      return end != NULL ? end + 3 : text + strlen (text);
    }
  end = strchr (text, '>');
  if (end == NULL)
    return text + strlen (text);
  if (text[1] == '/')
    close_tag (reader, text + 2, (gsize) (end - text - 2));
  else
    open_tag (reader, text + 1, (gsize) (end - text - 1));
  return is_tag (text + 1, (gsize) (end - text - 1), "style") ? skip_style (end) : end + 1;
}

HengSheetClip *
heng_sheet_clip_parse_html (const char *html)
{
  g_autofree char *valid = g_utf8_make_valid (html, -1);
  Reader reader = { .rows = heng_sheet_rows_new (), .below = g_array_new (FALSE, TRUE, sizeof (guint)) };
  HengSheetClip *clip;

  for (const char *p = valid; *p != '\0' && !reader.done;)
    {
      if (*p == '<')
        p = read_tag (&reader, p);
      else
        p += reader.cell != NULL ? read_character (&reader, p) : 1;
    }
  close_row (&reader);
  g_array_unref (reader.below);
  clip = heng_sheet_rows_finish (reader.rows);
  if (clip->n_rows * clip->n_columns > 0)
    return clip;
  heng_sheet_clip_free (clip);
  return NULL;
}
