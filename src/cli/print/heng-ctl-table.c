/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on a terminal: columns as wide as their widest cell, Chinese characters counted as two. */
#include "heng-ctl-print.h"

#include <string.h>

#define COLUMN_GAP 2

struct _HengCtlTable
{
  GPtrArray *cells; /* headings first, then row by row */
  char *columns;
  guint n_columns;
};

HengCtlTable *
heng_ctl_table_new (const char *columns, ...)
{
  HengCtlTable *table = g_new0 (HengCtlTable, 1);
  va_list args;

  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->columns = g_strdup (columns);
  table->n_columns = strlen (columns);
  va_start (args, columns);
  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (table->cells, g_strdup (va_arg (args, const char *)));
  va_end (args);
  return table;
}

void
heng_ctl_table_free (HengCtlTable *table)
{
  g_ptr_array_unref (table->cells);
  g_free (table->columns);
  g_free (table);
}

void
heng_ctl_table_take (HengCtlTable *table, char *text)
{
  g_ptr_array_add (table->cells, text ? text : g_strdup (""));
}

void
heng_ctl_table_cell (HengCtlTable *table, const char *text)
{
  heng_ctl_table_take (table, g_strdup (text && *text ? text : "—"));
}

int
heng_ctl_text_width (const char *text)
{
  int width = 0;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
print_cell (const char *text, int width, gboolean is_number, gboolean is_last)
{
  int pad = width - heng_ctl_text_width (text);

  if (is_number)
    g_print ("%*s%s%*s", pad, "", text, is_last ? 0 : COLUMN_GAP, "");
  else
    g_print ("%s%*s", text, is_last ? 0 : pad + COLUMN_GAP, "");
}

void
heng_ctl_table_print (HengCtlTable *table)
{
  g_autofree int *widths = g_new0 (int, table->n_columns);

  for (guint i = 0; i < table->cells->len; i++)
    widths[i % table->n_columns] = MAX (widths[i % table->n_columns], heng_ctl_text_width (table->cells->pdata[i]));
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;
      gboolean is_last = column + 1 == table->n_columns;

      print_cell (table->cells->pdata[i], widths[column], table->columns[column] == 'r', is_last);
      if (is_last)
        g_print ("\n");
    }
}
