/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the people list as text. */
#include "heng-people-table-text.h"

HengPeopleRows *
heng_people_rows_new (HengPeopleData *data, GHashTable *statuses, GPtrArray *columns, GArray *ids)
{
  HengPeopleRows *rows = g_new0 (HengPeopleRows, 1);

  rows->data = heng_people_data_ref (data);
  rows->statuses = statuses != NULL ? g_hash_table_ref (statuses) : NULL;
  rows->columns = g_ptr_array_ref (columns);
  rows->ids = g_array_ref (ids);
  return rows;
}

void
heng_people_rows_free (HengPeopleRows *rows)
{
  g_clear_pointer (&rows->data, heng_people_data_unref);
  g_clear_pointer (&rows->statuses, g_hash_table_unref);
  g_clear_pointer (&rows->columns, g_ptr_array_unref);
  g_clear_pointer (&rows->ids, g_array_unref);
  g_free (rows);
}

static char **
titles_of (const HengPeopleRows *rows)
{
  char **titles = g_new0 (char *, rows->columns->len + 1);

  for (guint c = 0; c < rows->columns->len; c++)
    titles[c] = g_strdup (heng_people_cell_title (rows->columns->pdata[c]));
  return titles;
}

/* NULL for somebody who is no longer there. */
static char **
texts_of (const HengPeopleRows *rows, gint64 id)
{
  guint place = heng_directory_find (rows->data->directory, id);
  g_autoptr (HengPersonRow) row = NULL;
  char **texts;

  if (place == G_MAXUINT)
    return NULL;
  row = heng_person_row_new (rows->data, place, rows->statuses != NULL ? g_hash_table_lookup (rows->statuses, &id) : NULL);
  texts = g_new0 (char *, rows->columns->len + 1);
  for (guint c = 0; c < rows->columns->len; c++)
    {
      texts[c] = ((const HengPeopleColumn *) rows->columns->pdata[c])->text (row);
      if (texts[c] == NULL)
        texts[c] = g_strdup ("");
    }
  return texts;
}

GPtrArray *
heng_people_cells_of (const HengPeopleRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (cells, titles_of (rows));
  for (guint i = 0; i < rows->ids->len; i++)
    {
      char **texts = texts_of (rows, g_array_index (rows->ids, gint64, i));

      if (texts != NULL)
        g_ptr_array_add (cells, texts);
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&cells);
}

char *
heng_people_as_tsv (GPtrArray *cells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    for (char **cell = cells->pdata[i]; *cell != NULL; cell++)
      {
        g_autofree char *plain = g_strdelimit (g_strdup (*cell), "\t\r\n", ' ');

        g_string_append (text, plain);
        g_string_append_c (text, cell[1] != NULL ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

char *
heng_people_as_html (GPtrArray *cells)
{
  GString *text = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint i = 0; i < cells->len; i++)
    {
      g_string_append (text, "<tr>");
      for (char **cell = cells->pdata[i]; *cell != NULL; cell++)
        {
          g_autofree char *escaped = g_markup_escape_text (*cell, -1);

          g_string_append_printf (text, i == 0 ? "<th>%s</th>" : "<td>%s</td>", escaped);
        }
      g_string_append (text, "</tr>\n");
    }
  g_string_append (text, "</table>\n");
  return g_string_free (text, FALSE);
}
