/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster of 20,000 people goes through whole, with private facts, managers and job history, and a second time without a change. */
#include <time.h>

#include "heng-identity.h"
#include "import-fixture.h"

#define PEOPLE 20000

static gint64
query_int (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengStmt) stmt = heng_db_prepare (fixture->db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (heng_stmt_step (stmt, &error), ==, HENG_STEP_ROW);
  return heng_stmt_int (stmt, 0);
}

static void
append_id (GString *out, guint i)
{
  char id[19];

  g_snprintf (id, sizeof id, "310101%04u%02u%02u%03u0", 1965 + i % 30, 1 + i % 12, 1 + i % 28, i / 30 % 1000);
  id[17] = heng_id_check_character (id);
  g_string_append (out, id);
}

static char *
make_roster (void)
{
  static const char *const family[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "单", "曾", "仇" };
  static const char *const given[] = { "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "志远", "洋" };
  GString *out = g_string_new ("工号,姓名,部门,职位,直属主管,入职日期,员工状态,手机号,身份证号,学历\n");

  for (guint i = 0; i < PEOPLE; i++)
    {
      /* Managers come later in the file. */
      guint manager = i + (PEOPLE - i) / 2 + 1;

      g_string_append_printf (out, "%06u,%s%s,事业%u部/%u组,工程师,", i, family[i % 10], given[i % 11], i % 7, i % 40);
      if (manager < PEOPLE)
        g_string_append_printf (out, "%06u", manager);
      g_string_append_printf (out, ",%u-%02u-%02u,正式,139%08u,", 2015 + i % 10, 1 + i % 12, 1 + i % 28, i);
      append_id (out, i);
      g_string_append (out, i % 3 == 0 ? ",本科\n" : ",\n");
    }
  return g_string_free (out, FALSE);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_roster ();
  clock_t start = clock ();
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_autoptr (HengImportReport) again = NULL;
  g_autoptr (HengEmployee) first = load_person (fixture, "000000");
  g_autoptr (HengEmployee) manager = load_person (fixture, "010001");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, first->id, NULL);

  g_test_minimized_result (seconds, "%d people: %.2f s", PEOPLE, seconds);
  assert_counts (report, PEOPLE, 0, 0, 0);
  g_assert_cmpint (first->manager_id, ==, manager->id);
  g_assert_nonnull (priv->id_no);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (seconds, <=, 2.0);
#endif
  again = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  assert_counts (again, 0, 0, PEOPLE, 0);
}

/* Duplicates far from each other are told at both lines, by number, mobile and ID. */
static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  static const char *const twice[] = { "000007,", ",13900000011,", NULL };
  static const char *const columns[] = { "工号", "手机号" };

  for (guint k = 0; twice[k] != NULL; k++)
    {
      g_autofree char *text = make_roster ();
      g_autoptr (GString) table = g_string_new (text);
      g_autoptr (HengImportReport) report = NULL;

      g_string_append_printf (table, "%s张远,事业1部,工程师,,2020-02-03,正式%s,\n", k == 0 ? twice[0] : "900001,", k == 1 ? twice[1] : ",,");
      report = fixture_import (fixture, HENG_IMPORT_ROSTER, table->str);
      g_assert_cmpint (report->errors, ==, 2);
      g_assert_false (report->written);
      g_assert_nonnull (find_issue (report, PEOPLE + 2, columns[k], NULL));
      g_assert_nonnull (find_issue (report, k == 0 ? 9 : 13, columns[k], NULL));
    }
}

/* The indexes are there and whole, whether they were made again or kept because the rows came in their order. */
static void
test_indexes (Fixture *fixture, gconstpointer data)
{
  static const char *const count = "SELECT count(*) FROM sqlite_schema WHERE type = 'index'";
  gint64 before = query_int (fixture, count);
  g_autofree char *text = make_roster ();
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, text);

  g_assert_true (report->written);
  g_assert_cmpint (query_int (fixture, count), ==, before);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM pragma_integrity_check() WHERE integrity_check = 'ok'"), ==, 1);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM employee INDEXED BY employee_by_emp_no WHERE emp_no >= '000000'"), ==, PEOPLE);
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM employee INDEXED BY employee_by_department WHERE department_id > 0"), ==, PEOPLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster-size/20000", Fixture, NULL, fixture_set_up, test_size, fixture_tear_down);
  g_test_add ("/roster-size/duplicates", Fixture, NULL, fixture_set_up, test_duplicates, fixture_tear_down);
  g_test_add ("/roster-size/indexes", Fixture, NULL, fixture_set_up, test_indexes, fixture_tear_down);
  return g_test_run ();
}
