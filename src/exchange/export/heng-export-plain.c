/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that a window shows, as they stand there: rows of words as CSV or XLSX, columns of numbers as numbers. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUS "\xE2\x88\x92" /* U+2212, as numbers are shown */
#define NONE "—"

/* "−1.25" → "-1.25"; NULL: no number. "" for a cell without a value. */
static char *
number_of (const char *cell)
{
  gboolean is_negative = g_str_has_prefix (cell, MINUS) || *cell == '-';
  const char *digits = g_str_has_prefix (cell, MINUS) ? cell + strlen (MINUS) : is_negative ? cell + 1 : cell;
  HengMicro ignored;

  if (*cell == '\0' || g_str_equal (cell, NONE))
    return g_strdup ("");
  if (!g_ascii_isdigit (*digits) || strspn (digits, "0123456789.") != strlen (digits) || !heng_micro_parse (digits, &ignored))
    return NULL;
  return g_strconcat (is_negative ? "-" : "", digits, NULL);
}

static const char *
cell_of (GPtrArray *rows, guint row, guint column)
{
  GStrv cells = rows->pdata[row];

  return column < g_strv_length (cells) ? cells[column] : "";
}

/* Every cell with a value is a number, and there is one. */
static gboolean
is_number_column (GPtrArray *rows, guint column)
{
  gboolean any = FALSE;

  for (guint row = 1; row < rows->len; row++)
    {
      g_autofree char *number = number_of (cell_of (rows, row, column));

      if (number == NULL)
        return FALSE;
      any = any || *number != '\0';
    }
  return any;
}

static void
add_cell (HengSheet *sheet, const char *cell, HengOutKind kind)
{
  g_autofree char *number = kind == HENG_OUT_NUMBER ? number_of (cell) : NULL;

  heng_sheet_text (sheet, number != NULL ? number : cell);
}

static HengSheet *
sheet_of (const char *name, GPtrArray *rows)
{
  const HengExportOptions options = { .format = HENG_FORMAT_XLSX };
  HengSheet *sheet = heng_sheet_new (name, NULL, &options);
  guint n = g_strv_length (rows->pdata[0]);

  for (guint c = 0; c < n; c++)
    {
      HengOutColumn column = { "", g_strdup (cell_of (rows, 0, c)), is_number_column (rows, c) ? HENG_OUT_NUMBER : HENG_OUT_TEXT };

      g_array_append_val (sheet->columns, column);
    }
  for (guint row = 1; row < rows->len; row++)
    for (guint c = 0; c < n; c++)
      add_cell (sheet, cell_of (rows, row, c), g_array_index (sheet->columns, HengOutColumn, c).kind);
  return sheet;
}

gboolean
heng_export_rows (const char *path, GPtrArray *rows, GError **error)
{
  HengExportFormat format;
  g_autoptr (HengSheet) sheet = NULL;
  g_autoptr (HengOutput) output = NULL;

  if (!heng_export_format_of (path, &format) || format == HENG_FORMAT_JSON)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FORMAT, _("“%s” is no name of a table. End it in .csv or .xlsx."), name);
      return FALSE;
    }
  sheet = sheet_of ("table", rows);
  output = heng_output_open (path, FALSE, error);
  return output != NULL && (format == HENG_FORMAT_XLSX ? heng_sheet_write_xlsx (sheet, output, error)
                                                       : heng_sheet_write_csv (sheet, output, TRUE, error))
         && heng_output_finish (output, error);
}
