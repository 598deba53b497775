/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns are found by their known names, wherever the header stands (domain.md §9.1, §9.4 case 2). */
#include "heng-header.h"
#include "heng-csv.h"
#include "heng-roster-import.h"

#include <string.h>

static HengTable *
parse (const char *text)
{
  return heng_csv_parse ("/x/roster.csv", g_strdup (text), strlen (text), NULL);
}

static HengHeader *
find (const HengTable *table, const char *const *maps, GError **error)
{
  return heng_header_find (table, heng_roster_columns, R_N_COLUMNS, maps, error);
}

static int
column (const HengHeader *header, HengRosterColumn key)
{
  return g_array_index (header->columns, int, key);
}

static void
assert_normal (const char *text, const char *expected)
{
  g_autofree char *normal = heng_header_normalize (text);

  g_assert_cmpstr (normal, ==, expected);
}

static void
test_normal_form (void)
{
  assert_normal ("* 姓名（必填）：", "姓名");
  assert_normal ("Employee No.", "employeeno");
  assert_normal ("ＵｓｅｒＩＤ", "userid");
  assert_normal ("是否此部门主管(是/否)", "是否此部门主管");
  assert_normal ("入职\n日期", "入职日期");
  assert_normal ("（备注）", "备注");
}

static void
test_languages (void)
{
  g_autoptr (HengTable) chinese = parse ("员工工号,员工姓名,所属部门,直接上级,到岗日期,备注\n");
  g_autoptr (HengTable) english = parse ("Employee ID,Full Name,Department,Reports To,Join Date\n");
  g_autoptr (HengTable) address_book = parse ("sys00-jobNumber,sys00-name,sys00-dept,sys00-reportManager,sys00-confirmJoinTime\n");
  g_autoptr (HengTable) keys = parse ("emp_no,name,dept,manager,hire_date\n");
  HengTable *tables[] = { chinese, english, address_book, keys };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (HengHeader) header = find (tables[i], NULL, NULL);

      g_assert_nonnull (header);
      g_assert_cmpint (column (header, R_EMP_NO), ==, 0);
      g_assert_cmpint (column (header, R_NAME), ==, 1);
      g_assert_cmpint (column (header, R_DEPT), ==, 2);
      g_assert_cmpint (column (header, R_MANAGER), ==, 3);
      g_assert_cmpint (column (header, R_HIRE_DATE), ==, 4);
      g_assert_cmpuint (header->unknown->len, ==, i == 0 ? 1 : 0);
    }
}

static void
test_notes_and_two_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "roster-notes.csv", NULL);
  g_autoptr (HengTable) table = heng_table_load (path, NULL, NULL, NULL, NULL);
  g_autoptr (HengHeader) header = find (table, NULL, NULL);

  g_assert_nonnull (header);
  g_assert_cmpint (column (header, R_EMP_NO), ==, 0);
  g_assert_cmpint (column (header, R_CTR_START), ==, 3);
  g_assert_cmpint (table->rows[header->row].line, ==, 6);
}

static void
test_two_rows (void)
{
  g_autoptr (HengTable) table = parse ("工号,姓名,入职日期,合同,,学历\n,,,起始日,到期日,\nA1,张伟,2023-01-05,2023-01-05,2026-01-04,本科\n");
  g_autoptr (HengHeader) header = find (table, NULL, NULL);

  g_assert_nonnull (header);
  g_assert_cmpuint (header->row, ==, 1);
  g_assert_cmpint (column (header, R_CTR_START), ==, 3);
  g_assert_cmpint (column (header, R_CTR_END), ==, 4);
  g_assert_cmpint (column (header, R_EDU), ==, 5);
}

/* A first row of data is not mistaken for a second header row. */
static void
test_one_row (void)
{
  g_autoptr (HengTable) table = parse ("工号,姓名,入职日期,民族,备注\n,,,,岗位\n");
  g_autoptr (HengTable) other = parse ("工号,姓名,入职日期\nA1,姓名,2023-01-05\n");
  g_autoptr (HengHeader) header = find (other, NULL, NULL);
  g_autoptr (HengHeader) unused = find (table, NULL, NULL);

  g_assert_cmpuint (header->row, ==, 0);
  g_assert_cmpint (column (unused, R_ETHNICITY), ==, -1);
}

static void
test_maps (void)
{
  g_autoptr (HengTable) table = parse ("代码,姓名,入职日期,民族,编号\n");
  const char *maps[] = { "emp_no=代码", "ethnicity=民族", NULL };
  const char *wrong_key[] = { "number=代码", NULL };
  const char *wrong_header[] = { "emp_no=号码", NULL };
  g_autoptr (HengHeader) header = find (table, maps, NULL);
  g_autoptr (GError) key_error = NULL;
  g_autoptr (GError) header_error = NULL;

  g_assert_cmpint (column (header, R_EMP_NO), ==, 0);
  g_assert_cmpint (column (header, R_ETHNICITY), ==, 3);
  g_assert_cmpuint (header->unknown->len, ==, 1);
  g_assert_null (find (table, wrong_key, &key_error));
  g_assert_error (key_error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER);
  g_assert_nonnull (strstr (key_error->message, "emp_no"));
  g_assert_null (find (table, wrong_header, &header_error));
  g_assert_nonnull (strstr (header_error->message, "号码"));
}

static void
test_groups_and_doubles (void)
{
  g_autoptr (HengTable) table = parse ("工号,姓名,入职日期,学历1,学历2,部门,所属部门,年龄\n");
  g_autoptr (HengHeader) header = find (table, NULL, NULL);

  g_assert_cmpint (column (header, R_EDU), ==, 3);
  g_assert_cmpint (column (header, R_DEPT), ==, 5);
  g_assert_cmpuint (header->unknown->len, ==, 2);
  g_assert_cmpuint (header->repeats->len, ==, 1);
  g_assert_cmpint (g_array_index (header->repeats, HengHeaderRepeat, 0).column, ==, R_EDU);
  g_assert_cmpuint (g_array_index (header->repeats, HengHeaderRepeat, 0).place, ==, 4);
}

static void
test_no_header (void)
{
  g_autoptr (HengTable) table = parse ("a,b,c\n1,2,3\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (find (table, NULL, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER);
  g_assert_nonnull (strstr (error->message, "roster.csv"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header/normal-form", test_normal_form);
  g_test_add_func ("/header/languages", test_languages);
  g_test_add_func ("/header/below-notes", test_notes_and_two_rows);
  g_test_add_func ("/header/two-rows", test_two_rows);
  g_test_add_func ("/header/one-row", test_one_row);
  g_test_add_func ("/header/maps", test_maps);
  g_test_add_func ("/header/groups-and-doubles", test_groups_and_doubles);
  g_test_add_func ("/header/none", test_no_header);
  return g_test_run ();
}
