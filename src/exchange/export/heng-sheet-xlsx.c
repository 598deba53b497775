/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as Excel workbooks: typed cells, a header that stays, widths that fit, filters. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#define SAMPLE_ROWS 200 /* looked at for the widths */
#define WIDEST 48
#define TEXT_FORMAT 49 /* Excel's own "@" */
#define LONGEST_TEXT 32767 /* that a cell may hold */

typedef struct
{
  lxw_format *header, *text, *number, *date;
} Formats;

static Formats
make_formats (lxw_workbook *book)
{
  Formats formats = { workbook_add_format (book), workbook_add_format (book), workbook_add_format (book), workbook_add_format (book) };

  format_set_bold (formats.header);
  format_set_bg_color (formats.header, 0xE6EDF5);
  format_set_bottom (formats.header, LXW_BORDER_THIN);
  format_set_num_format_index (formats.text, TEXT_FORMAT);
  format_set_num_format (formats.date, "yyyy-mm-dd");
  return formats;
}

/* Han characters are twice as wide as Latin ones. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

static void
set_widths (lxw_worksheet *sheet, const HengSheet *table)
{
  for (guint c = 0; c < table->columns->len; c++)
    {
      guint width = width_of (g_array_index (table->columns, HengOutColumn, c).header) + 2; /* the arrow of the filter */

      for (guint row = 0; row < MIN (heng_sheet_rows (table), SAMPLE_ROWS); row++)
        width = MAX (width, width_of (heng_sheet_cell (table, row, c)));
      worksheet_set_column (sheet, (lxw_col_t) c, (lxw_col_t) c, MIN (width, WIDEST) + 2, NULL);
    }
}

static lxw_error
write_cell (lxw_worksheet *sheet, const Formats *formats, guint row, guint column, HengOutKind kind, const char *cell)
{
  lxw_datetime day = { 0 };
  HengDate date;

  if (!*cell)
    return LXW_NO_ERROR;
  if (kind == HENG_OUT_NUMBER)
    return worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (cell, NULL), formats->number);
  if (kind == HENG_OUT_BOOL)
    return worksheet_write_string (sheet, row, (lxw_col_t) column, heng_sheet_yes_no (*cell == '1'), formats->text);
  date = kind == HENG_OUT_DATE ? heng_date_parse (cell) : HENG_DATE_NONE;
  if (date == HENG_DATE_NONE)
    {
      g_autofree char *shorter = strlen (cell) > LONGEST_TEXT ? g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), LONGEST_TEXT / 2)) : NULL;

      return worksheet_write_string (sheet, row, (lxw_col_t) column, shorter ? shorter : cell, formats->text);
    }
  heng_date_split (date, &day.year, &day.month, &day.day);
  return worksheet_write_datetime (sheet, row, (lxw_col_t) column, &day, formats->date);
}

static lxw_error
fill (lxw_worksheet *sheet, const Formats *formats, const HengSheet *table)
{
  guint n = table->columns->len, rows = heng_sheet_rows (table);
  lxw_error fault = LXW_NO_ERROR;

  set_widths (sheet, table);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_autofilter (sheet, 0, 0, rows, (lxw_col_t) (n - 1));
  for (guint c = 0; c < n && !fault; c++)
    fault = worksheet_write_string (sheet, 0, (lxw_col_t) c, g_array_index (table->columns, HengOutColumn, c).header, formats->header);
  for (guint row = 0; row < rows; row++)
    for (guint c = 0; c < n && !fault; c++)
      fault = write_cell (sheet, formats, row + 1, c, g_array_index (table->columns, HengOutColumn, c).kind, heng_sheet_cell (table, row, c));
  return fault;
}

gboolean
heng_sheet_write_xlsx (const HengSheet *table, HengOutput *output, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *book = workbook_new_opt (output->draft, &options);
  lxw_worksheet *sheet;
  Formats formats;
  lxw_error fault, closed;

  if (book)
    {
      formats = make_formats (book);
      sheet = workbook_add_worksheet (book, table->word);
      fault = fill (sheet, &formats, table);
      closed = workbook_close (book);
      if (!fault && !closed)
        return TRUE;
      fault = fault ? fault : closed;
    }
  else
    fault = LXW_ERROR_CREATING_XLSX_FILE;
  g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FILE, _("“%s” cannot be written: %s."), output->path, lxw_strerror (fault));
  return FALSE;
}
