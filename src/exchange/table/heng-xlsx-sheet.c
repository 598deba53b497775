/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a workbook: its cells as texts, its merged ranges filled. */
#include "heng-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_FILLED 2000000 /* cells that merged ranges may fill */

typedef struct
{
  guint32 top, left, bottom, right; /* rows from 1, columns from 0 */
} Merge;

typedef struct
{
  HengXlsx *book;
  HengXlsxPart *part;
  HengTable *table;
  GString *text;          /* becomes the table's block; begins with the shared strings */
  GString *value, *formula;
  GArray *merges;
  guint32 line;
  guint column;
  char type[12];
  guint style;
  gboolean in_row, in_value, in_formula, has_formula, used;
  guint hidden, hidden_columns, most_rows;
} Sheet;

/* "BC12" → column 54 (from 0) and row 12; FALSE when it is no reference. */
static gboolean
parse_reference (const char *text, guint *column, guint32 *row)
{
  guint c = 0;

  for (; g_ascii_isalpha (*text) && c < 20000; text++)
    c = c * 26 + (guint) (g_ascii_toupper (*text) - 'A' + 1);
  if (c == 0 || !g_ascii_isdigit (*text))
    return FALSE;
  *column = c - 1;
  *row = (guint32) g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

/* Shortest text a spreadsheet would show for a stored number: 0.10000000000000001 is 0.1. Whole numbers keep every digit. */
static void
tidy_number (GString *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double number;

  if (strpbrk (value->str, ".eE") == NULL)
    return;
  number = g_ascii_strtod (value->str, NULL);
  if (fabs (number) >= 1e15)
    return;
  g_string_assign (value, g_ascii_formatd (buffer, sizeof buffer, number == floor (number) ? "%.0f" : "%.15g", number));
}

static void
format_date (Sheet *sheet, gboolean time_only)
{
  double serial = g_ascii_strtod (sheet->value->str, NULL), whole = floor (serial);
  gint64 day;
  int seconds;
  HengDate date;

  /* Serials below 61 fall around the day that never was (1900-02-29): left as they are, so that the date reader asks; like those after 9999 and
   * what is no number. */
  if (!(whole >= (sheet->book->is_1904 || time_only ? 0 : 61) && whole <= 2958465))
    {
      if (whole == 0)
        g_string_truncate (sheet->value, 0);
      return;
    }
  day = (gint64) whole;
  seconds = (int) lround ((serial - whole) * 86400);
  if (time_only && day == 0)
    {
      g_string_printf (sheet->value, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
      return;
    }
  date = (sheet->book->is_1904 ? heng_date_new (1904, 1, 1) : heng_date_new (1899, 12, 30)) + (HengDate) day;
  {
    g_autofree char *iso = heng_date_format (date);

    g_string_assign (sheet->value, iso);
  }
  if (seconds > 0 && seconds < 86400)
    g_string_append_printf (sheet->value, " %02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void
format_percent (GString *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.13g", g_ascii_strtod (value->str, NULL) * 100);
  g_string_assign (value, buffer);
  g_string_append_c (value, '%');
}

static void
format_number (Sheet *sheet)
{
  HengXlsxFormat format = HENG_XLSX_PLAIN;

  if (sheet->style < sheet->book->formats->len)
    format = g_array_index (sheet->book->formats, HengXlsxFormat, sheet->style);
  if (format == HENG_XLSX_DATE || format == HENG_XLSX_TIME)
    format_date (sheet, format == HENG_XLSX_TIME);
  else if (format == HENG_XLSX_PERCENT)
    format_percent (sheet->value);
  else
    tidy_number (sheet->value);
}

/* Offset of the finished cell's text; 0 is the empty one. */
static guint32
finish_text (Sheet *sheet)
{
  guint32 offset;

  if (g_str_equal (sheet->type, "s") && sheet->value->len > 0)
    {
      guint64 i = g_ascii_strtoull (sheet->value->str, NULL, 10);

      return i < sheet->book->shared_offsets->len ? g_array_index (sheet->book->shared_offsets, guint32, i) : 0;
    }
  if (sheet->value->len == 0)
    {
      /* A formula without a cached value is never evaluated: shown as it is, the cell reader warns. */
      if (!sheet->has_formula)
        return 0;
      g_string_append_printf (sheet->value, "=%s", sheet->formula->str);
    }
  else if (g_str_equal (sheet->type, "b"))
    g_string_assign (sheet->value, sheet->value->str[0] == '1' ? "TRUE" : "FALSE");
  else if (g_str_equal (sheet->type, "n"))
    format_number (sheet);
  offset = (guint32) sheet->text->len;
  g_string_append_len (sheet->text, sheet->value->str, (gssize) sheet->value->len + 1);
  return offset;
}

static void
begin_cell (Sheet *sheet)
{
  g_autofree char *reference = heng_xlsx_part_attribute (sheet->part, "r");
  g_autofree char *type = heng_xlsx_part_attribute (sheet->part, "t");
  g_autofree char *style = heng_xlsx_part_attribute (sheet->part, "s");
  guint32 row;
  guint column;

  if (reference != NULL && parse_reference (reference, &column, &row))
    sheet->column = column;
  g_strlcpy (sheet->type, type != NULL ? type : "n", sizeof sheet->type);
  sheet->style = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  sheet->has_formula = FALSE;
  g_string_truncate (sheet->value, 0);
  g_string_truncate (sheet->formula, 0);
}

static void
end_cell (Sheet *sheet)
{
  guint32 offset = sheet->in_row ? finish_text (sheet) : 0;
  HengTable *table = sheet->table;

  /* A cell outside of all rows (never written by real programs) has no place. */
  if (offset != 0 && sheet->column < HENG_XLSX_MAX_COLUMNS)
    {
      guint n = (guint) (table->n_cells - table->rows[table->n_rows].first);

      /* A reference that goes back (never written by real programs) would break the order of the cells; it is dropped. */
      for (; n < sheet->column; n++)
        heng_table_add_cell (table, 0);
      if (n == sheet->column)
        {
          heng_table_add_cell (table, offset);
          sheet->used |= sheet->text->str[offset] != '\0';
        }
    }
  sheet->column++;
}

static void
begin_row (Sheet *sheet)
{
  g_autofree char *number = heng_xlsx_part_attribute (sheet->part, "r");
  g_autofree char *hidden = heng_xlsx_part_attribute (sheet->part, "hidden");

  sheet->line = number != NULL ? (guint32) g_ascii_strtoull (number, NULL, 10) : sheet->line + 1;
  sheet->column = 0;
  sheet->used = FALSE;
  sheet->hidden += hidden != NULL && (g_str_equal (hidden, "1") || g_str_equal (hidden, "true"));
  sheet->in_row = TRUE;
  heng_table_begin_row (sheet->table, sheet->line);
}

static void
add_column (Sheet *sheet)
{
  g_autofree char *hidden = heng_xlsx_part_attribute (sheet->part, "hidden");
  g_autofree char *first = heng_xlsx_part_attribute (sheet->part, "min");
  g_autofree char *last = heng_xlsx_part_attribute (sheet->part, "max");
  guint64 from = first != NULL ? g_ascii_strtoull (first, NULL, 10) : 0, to = last != NULL ? g_ascii_strtoull (last, NULL, 10) : 0;

  /* A range up to the last possible column hides what is empty anyway. */
  if (hidden != NULL && (g_str_equal (hidden, "1") || g_str_equal (hidden, "true")) && from >= 1 && to >= from && to <= HENG_XLSX_MAX_COLUMNS)
    sheet->hidden_columns += (guint) (to - from + 1);
}

static void
add_merge (Sheet *sheet)
{
  g_autofree char *range = heng_xlsx_part_attribute (sheet->part, "ref");
  char *colon = range != NULL ? strchr (range, ':') : NULL;
  Merge merge;

  if (colon != NULL && parse_reference (range, &merge.left, &merge.top) && parse_reference (colon + 1, &merge.right, &merge.bottom))
    g_array_append_val (sheet->merges, merge);
}

static void
end_element (Sheet *sheet, const char *name)
{
  if (g_str_equal (name, "c"))
    end_cell (sheet);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    sheet->in_value = FALSE;
  else if (g_str_equal (name, "f"))
    sheet->in_formula = FALSE;
  else if (g_str_equal (name, "row") && sheet->in_row)
    {
      heng_table_end_row (sheet->table, sheet->used);
      sheet->in_row = FALSE;
    }
}

static void
begin_element (Sheet *sheet, const char *name)
{
  gboolean empty = xmlTextReaderIsEmptyElement (sheet->part->xml) == 1;

  if (g_str_equal (name, "c"))
    begin_cell (sheet);
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    sheet->in_value = TRUE;
  else if (g_str_equal (name, "f"))
    sheet->in_formula = sheet->has_formula = TRUE;
  else if (g_str_equal (name, "row"))
    begin_row (sheet);
  else if (g_str_equal (name, "col"))
    add_column (sheet);
  else if (g_str_equal (name, "mergeCell"))
    add_merge (sheet);
  if (empty)
    end_element (sheet, name);
}

static void
add_text (Sheet *sheet)
{
  const char *text = (const char *) xmlTextReaderConstValue (sheet->part->xml);

  if (sheet->in_value)
    g_string_append (sheet->value, text);
  else if (sheet->in_formula)
    g_string_append (sheet->formula, text);
}

static gboolean
read_nodes (Sheet *sheet, GError **error)
{
  int more;

  while ((more = heng_xlsx_part_next (sheet->part, error)) == 1)
    {
      int type = xmlTextReaderNodeType (sheet->part->xml);

      if (type == XML_READER_TYPE_ELEMENT)
        begin_element (sheet, (const char *) xmlTextReaderConstLocalName (sheet->part->xml));
      else if (type == XML_READER_TYPE_END_ELEMENT)
        end_element (sheet, (const char *) xmlTextReaderConstLocalName (sheet->part->xml));
      else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
        add_text (sheet);
      if (sheet->most_rows > 0 && sheet->table->n_rows >= sheet->most_rows)
        return TRUE;
      if (sheet->table->n_rows > HENG_XLSX_MAX_ROWS + 20)
        {
          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_LIMIT,
                       _("“%s” has more than %d rows. Save the sheet as CSV and import that."), sheet->book->name, HENG_XLSX_MAX_ROWS);
          return FALSE;
        }
    }
  return more == 0;
}

/* Index of the first row at or below `line`. */
static guint
find_row (const HengTable *table, guint32 line)
{
  guint low = 0, high = table->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (table->rows[middle].line < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Merged ranges hold their text in the first cell; the others get it too (headers of two rows, a department beside its people). */
static void
fill_merges (Sheet *sheet)
{
  HengTable *table = sheet->table;
  guint left = MAX_FILLED;

  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const Merge *merge = &g_array_index (sheet->merges, Merge, i);
      guint top = find_row (table, merge->top);
      const HengTableRow *first;
      guint32 offset;

      if (top >= table->n_rows)
        continue;
      first = &table->rows[top];
      if (first->line != merge->top || merge->left >= first->n)
        continue;
      offset = table->cells[first->first + merge->left];
      for (guint row = top; row < table->n_rows && table->rows[row].line <= merge->bottom; row++)
        for (guint column = merge->left; column <= merge->right && column < HENG_XLSX_MAX_COLUMNS && left > 0; column++, left--)
          if (*heng_table_cell (table, row, column) == '\0')
            heng_table_set_cell (table, row, column, offset);
    }
}

HengTable *
heng_xlsx_read_sheet (HengXlsx *book, const char *name, const char *part_name, guint most_rows, GError **error)
{
  g_autoptr (HengTable) table = heng_table_new (book->path);
  g_autoptr (HengXlsxPart) part = heng_xlsx_part_open (book, part_name, error);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) formula = g_string_new (NULL);
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  Sheet sheet = { .book = book, .part = part, .table = table, .value = value, .formula = formula, .merges = merges,
                  .most_rows = most_rows };
  gboolean ok;

  table->sheet = g_strdup (name);
  if (part == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                     _("“%s” is damaged: the sheet “%s” is missing from it. Save the workbook again."), book->name, name);
      return NULL;
    }
  sheet.text = g_string_new_len (book->shared->str, (gssize) book->shared->len);
  ok = read_nodes (&sheet, error);
  table->text_size = sheet.text->len;
  table->text = g_string_free (sheet.text, FALSE);
  if (!ok)
    return NULL;
  fill_merges (&sheet);
  if (sheet.hidden > 0)
    g_ptr_array_add (table->notices, g_strdup_printf (ngettext ("%u hidden row of the sheet “%s” is imported too.",
                                                            "%u hidden rows of the sheet “%s” are imported too.", sheet.hidden),
                                                  sheet.hidden, name));
  if (sheet.hidden_columns > 0)
    g_ptr_array_add (table->notices, g_strdup_printf (ngettext ("%u hidden column of the sheet “%s” is read too.",
                                                            "%u hidden columns of the sheet “%s” are read too.", sheet.hidden_columns),
                                                  sheet.hidden_columns, name));
  return g_steal_pointer (&table);
}
