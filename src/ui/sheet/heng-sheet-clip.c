/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of cells as text with tabs; the choice between the two forms of a clipboard. */
#include "heng-sheet-clip-private.h"

#include <string.h>

HengSheetClip *
heng_sheet_clip_new (guint n_rows, guint n_columns)
{
  HengSheetClip *clip = g_new0 (HengSheetClip, 1);

  clip->n_rows = n_rows;
  clip->n_columns = n_columns;
  clip->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_rows * n_columns; i++)
    g_ptr_array_add (clip->cells, g_strdup (""));
  return clip;
}

void
heng_sheet_clip_free (HengSheetClip *clip)
{
  g_ptr_array_unref (clip->cells);
  g_free (clip);
}

const char *
heng_sheet_clip_get (const HengSheetClip *clip, guint row, guint column)
{
  return clip->cells->pdata[row * clip->n_columns + column];
}

void
heng_sheet_clip_set (HengSheetClip *clip, guint row, guint column, const char *text)
{
  char **cell = (char **) &clip->cells->pdata[row * clip->n_columns + column];

  g_free (*cell);
  *cell = g_strdup (text);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

/* Spreadsheets pad numbers with common and with no-break spaces. */
static char *
stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_space (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

HengSheetRows *
heng_sheet_rows_new (void)
{
  HengSheetRows *rows = g_new0 (HengSheetRows, 1);

  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return rows;
}

void
heng_sheet_rows_begin (HengSheetRows *rows)
{
  g_ptr_array_add (rows->rows, g_ptr_array_new_with_free_func (g_free));
}

void
heng_sheet_rows_add (HengSheetRows *rows, const char *text)
{
  GPtrArray *row;

  if (rows->rows->len == 0)
    heng_sheet_rows_begin (rows);
  if (rows->n_cells++ >= HENG_SHEET_CLIP_MOST)
    return;
  row = rows->rows->pdata[rows->rows->len - 1];
  g_ptr_array_add (row, stripped (text));
  rows->n_columns = MAX (rows->n_columns, row->len);
}

HengSheetClip *
heng_sheet_rows_finish (HengSheetRows *rows)
{
  gboolean fits = (guint64) rows->rows->len * rows->n_columns <= HENG_SHEET_CLIP_MOST;
  guint n_rows = fits ? rows->rows->len : HENG_SHEET_CLIP_MOST / rows->n_columns;
  HengSheetClip *clip = heng_sheet_clip_new (n_rows, rows->n_columns);

  for (guint r = 0; r < n_rows; r++)
    {
      const GPtrArray *row = rows->rows->pdata[r];

      for (guint c = 0; c < row->len; c++)
        heng_sheet_clip_set (clip, r, c, row->pdata[c]);
    }
  g_ptr_array_unref (rows->rows);
  g_free (rows);
  return clip;
}

/* The end of a quoted cell, before the tab or line end after its closing quote; NULL when it is not closed. */
static const char *
end_of_quoted (const char *text, GString *cell)
{
  for (const char *p = text + 1; *p != '\0'; p++)
    {
      if (*p != '"')
        g_string_append_c (cell, *p);
      else if (p[1] == '"')
        g_string_append_c (cell, *p++);
      else
        return strchr ("\t\r\n", p[1]) != NULL ? p + 1 : NULL; /* also finds the end of the text */
    }
  return NULL;
}

/* Reads one cell and returns where it ends. */
static const char *
read_cell (const char *text, HengSheetRows *rows)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *end = *text == '"' ? end_of_quoted (text, cell) : NULL;

  if (end == NULL)
    {
      end = text + strcspn (text, "\t\r\n");
      g_string_truncate (cell, 0);
      g_string_append_len (cell, text, end - text);
    }
  heng_sheet_rows_add (rows, cell->str);
  return end;
}

HengSheetClip *
heng_sheet_clip_parse_tsv (const char *text)
{
  HengSheetRows *rows = heng_sheet_rows_new ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *p = valid;

  heng_sheet_rows_begin (rows);
  for (;;)
    {
      p = read_cell (p, rows);
      if (*p == '\t')
        {
          p++;
          continue;
        }
      if (*p == '\0')
        break;
      p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
      if (*p == '\0')
        break;
      heng_sheet_rows_begin (rows);
    }
  return heng_sheet_rows_finish (rows);
}

HengSheetClip *
heng_sheet_clip_parse (const char *text, const char *html)
{
  g_autoptr (HengSheetClip) plain = text != NULL && *text != '\0' ? heng_sheet_clip_parse_tsv (text) : NULL;
  g_autoptr (HengSheetClip) table = NULL;

  if (plain != NULL && plain->n_rows * plain->n_columns > 1)
    return g_steal_pointer (&plain);
  table = html != NULL ? heng_sheet_clip_parse_html (html) : NULL;
  if (table != NULL && (plain == NULL || table->n_rows * table->n_columns > 1))
    return g_steal_pointer (&table);
  return g_steal_pointer (&plain);
}

char *
heng_sheet_clip_tsv (const HengSheetClip *clip)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < clip->n_rows; r++)
    for (guint c = 0; c < clip->n_columns; c++)
      {
        const char *cell = heng_sheet_clip_get (clip, r, c);
        g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
        g_autofree char *doubled = g_strjoinv ("\"\"", parts);

        g_string_append_printf (out, strpbrk (cell, "\t\r\n\"") != NULL ? "\"%s\"" : "%s", doubled);
        g_string_append_c (out, c + 1 < clip->n_columns ? '\t' : '\n');
      }
  return g_string_free (out, FALSE);
}

char *
heng_sheet_clip_html (const HengSheetClip *clip)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"><table>");

  for (guint r = 0; r < clip->n_rows; r++)
    {
      g_string_append (out, "<tr>");
      for (guint c = 0; c < clip->n_columns; c++)
        {
          g_autofree char *cell = g_markup_escape_text (heng_sheet_clip_get (clip, r, c), -1);
          g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);
          g_autofree char *broken = g_strjoinv ("<br>", lines);

          g_string_append_printf (out, "<td>%s</td>", broken);
        }
      g_string_append (out, "</tr>");
    }
  g_string_append (out, "</table>");
  return g_string_free (out, FALSE);
}
