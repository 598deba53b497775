/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables out of files: encodings, delimiters, line ends, workbooks, and what is refused. */
#include "heng-csv.h"
#include "heng-xlsx.h"
#include "import-fixture.h"

#include <unistd.h>

static HengTable *
load (const char *path, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  HengTable *table = heng_table_load (path, sheet, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static HengTable *
load_shipped (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);

  return load (path, NULL);
}

static HengTable *
parse (const char *text, gsize size, GError **error)
{
  char *content = g_malloc (size + 1);

  memcpy (content, text, size);
  content[size] = '\0';
  return heng_csv_parse ("/x/table.csv", content, size, error);
}

static HengTable *
parse_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  HengTable *table = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return table;
}

#define assert_cell(table, row, column, text) g_assert_cmpstr (heng_table_cell (table, row, column), ==, text)

static void
test_gb18030 (void)
{
  g_autoptr (HengTable) table = load_shipped ("roster-gbk.csv");

  g_assert_cmpstr (table->encoding, ==, "GB18030");
  assert_cell (table, 0, 1, "姓名");
  assert_cell (table, 2, 1, "李娜𠮷");
  assert_cell (table, 2, 3, "2023年1月5日");
}

static void
test_utf16 (void)
{
  g_autoptr (HengTable) table = load_shipped ("roster-utf16.txt");
  g_autoptr (HengTable) unmarked = NULL;
  static const char text[] = "a\0,\0b\0\n\0001\0,\0" "2\0\n\0";

  g_assert_cmpstr (table->encoding, ==, "UTF-16LE");
  g_assert_cmpuint (table->n_rows, ==, 3);
  assert_cell (table, 1, 1, "张伟");
  unmarked = parse (text, sizeof text - 1, NULL);
  assert_cell (unmarked, 1, 1, "2");
}

static void
test_cr_and_semicolons (void)
{
  g_autoptr (HengTable) table = load_shipped ("roster-cr.csv");

  g_assert_cmpuint (table->n_rows, ==, 3);
  assert_cell (table, 1, 3, "三层\r东区");
  g_assert_cmpuint (table->rows[1].line, ==, 2);
  g_assert_cmpuint (table->rows[2].line, ==, 4);
}

static void
test_quotes (void)
{
  g_autoptr (HengTable) table = parse_text ("a,b,c\r\n\"x\"\"y\",\"1,2\",\"one\ntwo\"\r\n\r\n,,\r\nlast,5\" disk,\r\n");

  g_assert_cmpuint (table->n_rows, ==, 3);
  assert_cell (table, 1, 0, "x\"y");
  assert_cell (table, 1, 1, "1,2");
  assert_cell (table, 1, 2, "one\ntwo");
  assert_cell (table, 2, 1, "5\" disk");
  assert_cell (table, 2, 9, "");
  g_assert_cmpuint (table->rows[1].line, ==, 2);
  g_assert_cmpuint (table->rows[2].line, ==, 6);
}

static void
test_last_line (void)
{
  g_autoptr (HengTable) table = parse_text ("a\tb\n1\t\"2\"");
  g_autoptr (HengTable) empty = parse_text ("");
  g_autoptr (HengTable) announced = parse_text ("sep=|\na|b\n");

  g_assert_cmpuint (table->n_rows, ==, 2);
  assert_cell (table, 1, 1, "2");
  g_assert_cmpuint (empty->n_rows, ==, 0);
  assert_cell (announced, 0, 1, "b");
  g_assert_cmpuint (announced->rows[0].line, ==, 2);
}

static void
assert_refused (const char *text, gsize size, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTable) table = parse (text, size, &error);

  g_assert_null (table);
  g_assert_error (error, HENG_IMPORT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "table.csv"));
}

static void
test_damaged_text (void)
{
  static const char damaged[] = "姓名,部门\n张伟,研发部\n李\xE5\xA8,市场部\n";
  static const char binary[] = "\x7f" "ELF\0\0\1\2\3\4\5\6\7";

  assert_refused (damaged, sizeof damaged - 1, HENG_IMPORT_ERROR_FORMAT, "line 3");
  assert_refused (binary, sizeof binary - 1, HENG_IMPORT_ERROR_FORMAT, "neither");
  assert_refused ("a,b\n\"open,1\n", 12, HENG_IMPORT_ERROR_FORMAT, "line 2");
  assert_refused ("\xff\xff\xff\xff,\xff", 6, HENG_IMPORT_ERROR_FORMAT, "GB18030");
}

static void
test_written_fields (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  heng_csv_append (line, "plain");
  heng_csv_append (line, "a,\"b\"");
  heng_csv_append (line, "=1+1");
  heng_csv_append (line, "@x");
  g_assert_cmpstr (line->str, ==, "plain\"a,\"\"b\"\"\"\"'=1+1\"\"'@x\"");
}

static void
test_workbook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_workbook (fixture, data);
  g_autoptr (HengTable) table = load (path, "花名册");
  g_autoptr (HengTable) other = load (path, "说明");

  g_assert_cmpuint (table->n_rows, ==, 5);
  assert_cell (table, 0, 6, "花名册");
  assert_cell (table, 2, 0, "工号");
  assert_cell (table, 1, 5, "合同");
  assert_cell (table, 2, 5, "到期日");
  assert_cell (table, 3, 0, "001");
  assert_cell (table, 3, 2, "2023-01-05");
  assert_cell (table, 3, 3, "2023-07-05 12:00:00");
  assert_cell (table, 3, 4, "2023-01-05");
  assert_cell (table, 3, 5, "2026-01-04");
  assert_cell (table, 3, 6, "6");
  assert_cell (table, 4, 1, "李娜");
  assert_cell (table, 4, 2, "2023-01-05");
  assert_cell (table, 4, 3, "#N/A");
  assert_cell (table, 4, 6, "=1+2");
  g_assert_cmpuint (table->rows[4].line, ==, 6);
  g_assert_cmpuint (table->notices->len, ==, 1);
  assert_cell (other, 0, 1, "95%");
  assert_cell (other, 0, 2, "0.1");
  assert_cell (other, 0, 3, "TRUE");
  assert_cell (other, 0, 4, "1.1010519491231E+17");
}

static void
assert_file_refused (const char *path, const char *sheet, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTable) table = heng_table_load (path, sheet, NULL, NULL, &error);
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (table);
  g_assert_error (error, HENG_IMPORT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused_workbooks (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    int code;
    const char *words;
  } cases[] = {
    { "macro", HENG_IMPORT_ERROR_FORMAT, "macros" },     { "bomb", HENG_IMPORT_ERROR_LIMIT, "unpacks" },
    { "entity", HENG_IMPORT_ERROR_FORMAT, "damaged" },   { "rows", HENG_IMPORT_ERROR_LIMIT, "100000 rows" },
    { "nobook", HENG_IMPORT_ERROR_FORMAT, "archive" },
  };
  g_autofree char *plain = fixture_workbook (fixture, "plain");
  g_autofree char *content = NULL;
  g_autofree char *cut = fixture_path (fixture, "cut.xlsx");
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_workbook (fixture, cases[i].kind);

      assert_file_refused (path, "花名册", cases[i].code, cases[i].words);
    }
  assert_file_refused (plain, "Sheet9", HENG_IMPORT_ERROR_HEADER, "花名册");
  g_assert_true (g_file_get_contents (plain, &content, &size, NULL));
  g_assert_true (g_file_set_contents (cut, content, (gssize) size / 2, NULL));
  assert_file_refused (cut, NULL, HENG_IMPORT_ERROR_FORMAT, "damaged");
}

static void
test_refused_ole (Fixture *fixture, gconstpointer data)
{
  static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook";
  static const char locked[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0";
  g_autofree char *path = fixture_path (fixture, "old.xls");
  g_autofree char *missing = fixture_path (fixture, "missing.csv");

  g_assert_true (g_file_set_contents (path, old, sizeof old, NULL));
  assert_file_refused (path, NULL, HENG_IMPORT_ERROR_FORMAT, ".xls");
  g_assert_true (g_file_set_contents (path, locked, sizeof locked, NULL));
  assert_file_refused (path, NULL, HENG_IMPORT_ERROR_FORMAT, "password");
  assert_file_refused (missing, NULL, HENG_IMPORT_ERROR_FILE, "missing.csv");
  assert_file_refused (fixture->directory, NULL, HENG_IMPORT_ERROR_FILE, "not a file");
}

/* A file of that size which takes no room on disk. */
static char *
sparse_file (Fixture *fixture, const char *name, const char *start, gint64 size)
{
  char *path = fixture_write (fixture, name, start);

  g_assert_cmpint (truncate (path, size), ==, 0);
  return path;
}

static void
test_size_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = sparse_file (fixture, "big.csv", "a,b\n", HENG_CSV_MAX_SIZE + 1);
  g_autofree char *book = sparse_file (fixture, "big.xlsx", "PK\3\4", HENG_XLSX_MAX_FILE + 1);

  assert_file_refused (text, NULL, HENG_IMPORT_ERROR_LIMIT, "1 GiB");
  assert_file_refused (book, NULL, HENG_IMPORT_ERROR_LIMIT, "256 MiB");
}

static void
test_row_limit (void)
{
  GString *text = g_string_sized_new (2 * HENG_CSV_MAX_ROWS + 16);

  for (int i = 0; i < HENG_CSV_MAX_ROWS + 1; i++)
    g_string_append (text, "1\n");
  assert_refused (text->str, text->len, HENG_IMPORT_ERROR_LIMIT, G_STRINGIFY (HENG_CSV_MAX_ROWS) " rows");
  g_string_free (text, TRUE);
}

/* A big file without a quotation mark is read by two threads; one mark at its beginning, and one thread reads it: nothing else may differ. */
static void
test_two_threads (void)
{
  g_autoptr (GString) text = g_string_new ("\"number\",name,value\r\n");
  g_autoptr (HengTable) one = NULL;
  g_autoptr (HengTable) two = NULL;

  for (guint i = 0; i < 120000; i++)
    g_string_append_printf (text, "E%06u,张%u,%u.5%s%s", i, i % 7, i, i % 3 ? "" : ",more", i % 5 == 0 ? "\r\n" : i % 11 == 0 ? "\n\n" : "\n");
  g_string_append (text, "last,row,1");
  one = parse_text (text->str);
  g_string_erase (text, 7, 1);
  g_string_erase (text, 0, 1);
  two = parse_text (text->str);
  g_assert_cmpuint (two->n_rows, ==, 120002);
  g_assert_cmpuint (two->n_rows, ==, one->n_rows);
  g_assert_cmpuint (two->n_columns, ==, one->n_columns);
  for (guint row = 0; row < one->n_rows; row++)
    {
      g_assert_cmpuint (two->rows[row].line, ==, one->rows[row].line);
      g_assert_cmpuint (two->rows[row].n, ==, one->rows[row].n);
      for (guint column = 0; column < 4; column++)
        g_assert_cmpstr (heng_table_cell (two, row, column), ==, heng_table_cell (one, row, column));
    }
}

/* Its second half is the end of one line: there is nothing for a second thread. */
static void
test_long_last_line (void)
{
  g_autofree char *long_cell = g_strnfill (3 << 20, 'x');
  g_autofree char *text = g_strconcat ("a,b\n1,", long_cell, "\n", NULL);
  g_autoptr (HengTable) table = parse_text (text);

  g_assert_cmpuint (table->n_rows, ==, 2);
  assert_cell (table, 1, 1, long_cell);
}

static void
test_workbook_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = fixture_workbook (fixture, "deep");
  g_autofree char *parts = fixture_workbook (fixture, "parts");
  g_autofree char *wide = fixture_workbook (fixture, "wide");
  g_autoptr (HengTable) table = load (wide, "花名册");

  assert_file_refused (deep, "花名册", HENG_IMPORT_ERROR_FORMAT, "damaged");
  assert_file_refused (parts, NULL, HENG_IMPORT_ERROR_LIMIT, "too many parts");
  g_assert_cmpuint (table->n_columns, <=, HENG_XLSX_MAX_COLUMNS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/csv/gb18030", test_gb18030);
  g_test_add_func ("/table/csv/utf-16", test_utf16);
  g_test_add_func ("/table/csv/cr-and-semicolons", test_cr_and_semicolons);
  g_test_add_func ("/table/csv/quotes-and-lines", test_quotes);
  g_test_add_func ("/table/csv/last-line", test_last_line);
  g_test_add_func ("/table/csv/damaged", test_damaged_text);
  g_test_add_func ("/table/csv/written-fields", test_written_fields);
  g_test_add ("/table/xlsx/1900", Fixture, "plain", fixture_set_up, test_workbook, fixture_tear_down);
  g_test_add ("/table/xlsx/1904", Fixture, "1904", fixture_set_up, test_workbook, fixture_tear_down);
  g_test_add ("/table/xlsx/refused", Fixture, NULL, fixture_set_up, test_refused_workbooks, fixture_tear_down);
  g_test_add ("/table/limits/size", Fixture, NULL, fixture_set_up, test_size_limits, fixture_tear_down);
  g_test_add_func ("/table/csv/two-threads", test_two_threads);
  g_test_add_func ("/table/csv/long-last-line", test_long_last_line);
  g_test_add_func ("/table/limits/rows", test_row_limit);
  g_test_add ("/table/limits/depth-parts-columns", Fixture, NULL, fixture_set_up, test_workbook_limits, fixture_tear_down);
  g_test_add ("/table/refused", Fixture, NULL, fixture_set_up, test_refused_ole, fixture_tear_down);
  return g_test_run ();
}
