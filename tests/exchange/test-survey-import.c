/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to surveys become the actual value of a satisfaction indicator: pooled, turned, repeated, too few (domain.md §2.6). */
#include "import-fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengImportReport) roster = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30) };

  fixture_set_up (fixture, data);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  g_assert_no_error (error);
  roster = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,职位,直属主管,入职日期,员工状态,是否此部门主管\nQ1,李娜,人事部,主管,,2020-03-01,正式,是\n"
                           "Q2,张伟,研发部,工程师,Q1,2021-01-05,正式,否\n");
  assert_counts (roster, 2, 0, 0, 0);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  fixture->options.cycle_key = "2026Q2";
}

static HengActualRow *
actual_of (Fixture *fixture, const char *code)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) actuals = heng_actuals_load (fixture->db, cycle->id, NULL);

  for (guint i = 0; i < actuals->len; i++)
    if (g_str_equal (((HengActualRow *) actuals->pdata[i])->code, code))
      return heng_actual_row_copy (actuals->pdata[i]);
  return NULL;
}

#define HEAD "指标编号,服务部门,部门,邀请人数,题1,题2,题3,题4,题5,题6,题7,题8,题9\n"

static void
add (GString *text, const char *department, int n, const char *answers)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "HR-02,人事部,%s,60,%s,随便写\n", department, answers);
}

/* TV-S2 with IT and legal pooled. */
static void
test_pooled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (HengImportReport) first = NULL, again = NULL;
  g_autoptr (HengActualRow) actual = NULL;

  add (text, "研发部", 10, "4,4,4,4,5,5,5,5");
  add (text, "研发部", 10, "4,5,4,5,4,5,4,5");
  add (text, "市场部", 6, "3,3,3,3,4,4,4,4");
  add (text, "财务部", 5, "4,4,4,4,,,,");
  add (text, "IT", 2, "1,1,1,1,1,1,1,1");
  add (text, "法务部", 1, "2,2,2,2,2,2,2,2");
  first = fixture_import (fixture, HENG_IMPORT_SURVEY, text->str);
  assert_counts (first, 34, 0, 0, 0);
  actual = actual_of (fixture, "HR-02");
  g_assert_cmpstr (actual->value, ==, "mean 3.333333");
  g_assert_cmpint (actual->level, ==, HENG_LEVEL_DEPT);
  g_assert_nonnull (strstr (actual->source_note, "34 valid answers, 4 departments"));
  again = fixture_import (fixture, HENG_IMPORT_SURVEY, text->str);
  assert_counts (again, 0, 0, 34, 0);
}

/* The employee survey turns its ninth question and leaves the eNPS alone. */
static void
test_reversed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Indicator,Serving Department,Department,Survey,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10\n");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengActualRow) actual = NULL;

  for (int i = 0; i < 6; i++)
    g_string_append (text, "HR-01,人事部,研发部,员工满意度,4,4,4,4,4,4,4,4,2,9\n");
  report = fixture_import (fixture, HENG_IMPORT_SURVEY, text->str);
  assert_counts (report, 6, 0, 0, 0);
  actual = actual_of (fixture, "HR-01");
  g_assert_cmpstr (actual->value, ==, "mean 4");
}

static void
test_too_few (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (HengImportReport) few = NULL, wrong = NULL;
  g_autoptr (HengActualRow) actual = NULL;

  add (text, "研发部", 4, "4,4,4,4,4,4,4,4");
  add (text, "市场部", 2, "4,4,4,,,,,");
  few = fixture_import (fixture, HENG_IMPORT_SURVEY, text->str);
  g_assert_nonnull (find_issue (few, 2, "指标编号", "Fewer than 5"));
  g_assert_nonnull (find_issue (few, 2, "邀请人数", "4 valid answers of 60"));
  g_assert_false (few->written);
  actual = actual_of (fixture, "HR-02");
  g_assert_null (actual);
  wrong = fixture_import (fixture, HENG_IMPORT_SURVEY,
                          HEAD "HR-02,人事部,研发部,,4,4,4,4,4,4,4,7,\nHR-02,人事部,研发部,,4,4,4,4,4,4,4,4,\nHR-03,人事部,研发部,,4,4,4,4,4,4,4,4,\n"
                               "HR-02,外星部,研发部,,4,4,4,4,4,4,4,4,\nHR-02,人事部,,,4,4,4,4,4,4,4,4,\n");
  g_assert_nonnull (find_issue (wrong, 2, "题8", "1 to 5"));
  g_assert_nonnull (find_issue (wrong, 3, NULL, "Line 2"));
  g_assert_nonnull (find_issue (wrong, 4, "指标编号", "such a satisfaction"));
  g_assert_nonnull (find_issue (wrong, 5, "服务部门", "no such department"));
  g_assert_nonnull (find_issue (wrong, 6, "部门", "needed"));
  g_assert_false (wrong->written);
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/survey-import/TV-S2", test_pooled);
  TEST ("/survey-import/reversed", test_reversed);
  TEST ("/survey-import/too-few-and-wrong", test_too_few);
  return g_test_run ();
}
