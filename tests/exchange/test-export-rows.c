/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a shown table as files: columns of numbers are numbers, words stay words, other endings are refused. */
#include <glib/gstdio.h>

#include "heng-export.h"
#include "heng-table.h"

static GPtrArray *
rows_of (const char *const *lines)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (; *lines != NULL; lines++)
    g_ptr_array_add (rows, g_strsplit (*lines, "|", -1));
  return rows;
}

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
test_csv (void)
{
  static const char *const lines[] = { "Department|Mean|n|Share", "R&D|−1.25|13|8%", "Sales|—|3|12%", "Short|90.5", NULL };
  g_autofree char *folder = g_dir_make_tmp ("heng-rows-XXXXXX", NULL), *path = path_in (folder, "a.csv"), *text = NULL;
  g_autoptr (GPtrArray) rows = rows_of (lines);
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_export_rows (path, rows, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF" "Department,Mean,n,Share\r\nR&D,-1.25,13,8%\r\nSales,,3,12%\r\nShort,90.5,,\r\n");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_xlsx (void)
{
  static const char *const lines[] = { "Department|Mean", "R&D|−1.25", "Sales|90", NULL };
  g_autofree char *folder = g_dir_make_tmp ("heng-rows-XXXXXX", NULL), *path = path_in (folder, "a.xlsx");
  g_autoptr (GPtrArray) rows = rows_of (lines);
  g_autoptr (HengTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_export_rows (path, rows, &error));
  g_assert_no_error (error);
  table = heng_table_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpstr (heng_table_cell (table, 1, 0), ==, "R&D");
  g_assert_cmpstr (heng_table_cell (table, 1, 1), ==, "-1.25");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refused (void)
{
  static const char *const lines[] = { "Department", "R&D", NULL };
  g_autoptr (GPtrArray) rows = rows_of (lines);
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_export_rows ("table.json", rows, &error));
  g_assert_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (heng_export_rows ("/nowhere/at/all.csv", rows, &error));
  g_assert_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/csv", test_csv);
  g_test_add_func ("/rows/xlsx", test_xlsx);
  g_test_add_func ("/rows/refused", test_refused);
  return g_test_run ();
}
