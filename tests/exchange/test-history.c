/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past results of other systems: periods in all their names, own scales, what is refused (domain.md §9.4). */
#include "heng-legacy.h"
#include "heng-period.h"
#include "roster-case.h"

static void
test_periods (void)
{
  static const struct
  {
    const char *text, *key, *from, *to;
  } cases[] = {
    { "2025Q3", "2025Q3", "2025-07-01", "2025-09-30" },     { "2025年第三季度", "2025Q3", "2025-07-01", "2025-09-30" },
    { "2025年3季度", "2025Q3", "2025-07-01", "2025-09-30" }, { "2025-q3", "2025Q3", "2025-07-01", "2025-09-30" },
    { "Q3 2025", "2025Q3", "2025-07-01", "2025-09-30" },    { "2025年四季度考核", "2025Q4", "2025-10-01", "2025-12-31" },
    { "2025上半年", "2025H1", "2025-01-01", "2025-06-30" },  { "2025年下半年", "2025H2", "2025-07-01", "2025-12-31" },
    { "2025 H2", "2025H2", "2025-07-01", "2025-12-31" },    { "2025年度", "2025", "2025-01-01", "2025-12-31" },
    { "2025", "2025", "2025-01-01", "2025-12-31" },         { "FY2025", "2025", "2025-01-01", "2025-12-31" },
    { "2025全年", "2025", "2025-01-01", "2025-12-31" },      { "2024年2月", "2024M02", "2024-02-01", "2024-02-29" },
    { "2025-03", "2025M03", "2025-03-01", "2025-03-31" },   { "2025年十二月", "2025M12", "2025-12-01", "2025-12-31" },
  };
  static const char *const none[] = { "", "25Q3", "2025Q5", "2025Q0", "2025H3", "2025-13", "Q3", "1899Q1", "第三季度", "2025Q", "20251", "2025春" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HengPeriod period;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (heng_period_parse (cases[i].text, &period));
      from = heng_date_format (period.from);
      to = heng_date_format (period.to);
      g_assert_cmpstr (period.key, ==, cases[i].key);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      HengPeriod period;

      g_test_message ("%s", none[i]);
      g_assert_false (heng_period_parse (none[i], &period));
    }
}

static HengLegacyResult *
load_result (Fixture *fixture, const char *period)
{
  HengStmt *stmt = heng_record_select (fixture->db, &heng_legacy_result_type, "WHERE t.cycle_key = $1", NULL);

  heng_stmt_bind_text (stmt, 1, period);
  return heng_record_read_one (&heng_legacy_result_type, stmt, NULL);
}

static void
add_people (Fixture *fixture)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-21-people.csv");

  assert_counts (report, 3, 0, 0, 0);
}

#define HEAD "工号,姓名,周期,得分,满分,等级,评语\n"

/* Kept on their own scale; mapped and marked complete only when HR says so; idempotent; undone as a whole. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const char text[] = HEAD "001,张伟,2025Q3,4.5,5,优秀,推进有力\n001,张伟,2025上半年,92分,100,A,\n002,李娜,2024年度,,,B+,\n";
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengImportReport) again = NULL;
  g_autoptr (HengImportReport) scaled = NULL;
  g_autoptr (HengLegacyResult) quarter = NULL;
  g_autoptr (HengLegacyResult) year = NULL;
  g_autoptr (HengLegacyResult) mapped = NULL;

  add_people (fixture);
  report = fixture_import (fixture, HENG_IMPORT_HISTORY, text);
  assert_counts (report, 3, 0, 0, 0);
  quarter = load_result (fixture, "2025Q3");
  g_assert_cmpint (quarter->score, ==, 4500000);
  g_assert_cmpint (quarter->full_marks, ==, HENG_POINTS (5));
  g_assert_cmpstr (quarter->grade, ==, "优秀");
  g_assert_cmpstr (quarter->comment, ==, "推进有力");
  g_assert_null (quarter->scale);
  g_assert_cmpint (quarter->complete, ==, 0);
  g_assert_cmpint (heng_legacy_points (quarter).state, !=, HENG_VALUE_NUMBER);
  year = load_result (fixture, "2024");
  g_assert_cmpint (year->has_score, ==, 0);
  again = fixture_import (fixture, HENG_IMPORT_HISTORY, text);
  assert_counts (again, 0, 0, 3, 0);
  fixture->options.scale = "0:0 3:60 5:100";
  fixture->options.complete = TRUE;
  scaled = fixture_import (fixture, HENG_IMPORT_HISTORY, HEAD "001,,2025Q3,,,,\n");
  fixture->options.scale = NULL;
  fixture->options.complete = FALSE;
  assert_counts (scaled, 0, 1, 0, 0);
  mapped = load_result (fixture, "2025Q3");
  g_assert_cmpstr (mapped->scale, ==, "0=0 3=60 5=100");
  g_assert_cmpint (mapped->complete, ==, 1);
  g_assert_cmpint (mapped->score, ==, 4500000);
  g_assert_cmpint (heng_legacy_points (mapped).micro, ==, HENG_POINTS (90));
  g_free (heng_journal_undo (fixture->db, "test", NULL));
  g_free (heng_journal_undo (fixture->db, "test", NULL));
  g_assert_null (load_result (fixture, "2025Q3"));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (fixture, "history.csv", HEAD "001,张伟,2025Q1,80,100,,\n");

  add_people (fixture);
  report = fixture_import (fixture, HENG_IMPORT_HISTORY,
                           HEAD "009,张伟,2025Q3,90,100,,\n001,李娜,2025Q5,abc,100,,\n001,,2025Q3,,,,\n002,,2025Q2,80,100,,\n"
                                "002,,2025年二季度,81,100,,\n003,,2025Q2,120,100,,\n003,,2026年度,90,100,,\n003,,2025Q4,-5,100,,\n");
  g_assert_nonnull (find_issue (report, 2, "工号", "no employee"));
  g_assert_nonnull (find_issue (report, 3, "姓名", "belongs to 张伟"));
  g_assert_nonnull (find_issue (report, 3, "周期", "2025Q3"));
  g_assert_nonnull (find_issue (report, 3, "得分", "Not a score"));
  g_assert_nonnull (find_issue (report, 4, "得分", "Neither"));
  g_assert_nonnull (find_issue (report, 5, "周期", "Line 6"));
  g_assert_nonnull (find_issue (report, 6, "周期", "Line 5"));
  g_assert_nonnull (find_issue (report, 7, "得分", "full marks"));
  g_assert_nonnull (find_issue (report, 8, "周期", "not over"));
  g_assert_nonnull (find_issue (report, 9, "得分", "Not a score"));
  assert_counts (report, 2, 0, 0, 8);
  fixture->options.scale = "0:0 60";
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT);
  fixture->options.scale = NULL;
}

/* 4.1 of 5 is not 4.1 of 100, neither when both come together nor when the scale is stored already. */
static void
test_full_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) mixed = NULL;
  g_autoptr (HengImportReport) later = NULL;
  g_autoptr (HengLegacyResult) quarter = NULL;

  add_people (fixture);
  fixture->options.scale = "full:100";
  fixture->options.skip_errors = TRUE;
  mixed = fixture_import (fixture, HENG_IMPORT_HISTORY, HEAD "001,,2025Q3,4.1,5,,\n001,,2025Q4,88.5,100,,\n002,,2025Q4,70,,,\n");
  assert_counts (mixed, 2, 0, 0, 1);
  g_assert_nonnull (find_issue (mixed, 2, "满分", "other full marks"));
  fixture->options.scale = NULL;
  later = fixture_import (fixture, HENG_IMPORT_HISTORY, HEAD "001,,2025Q4,4.4,5,,\n");
  assert_counts (later, 0, 0, 0, 1);
  quarter = load_result (fixture, "2025Q4");
  g_assert_cmpint (heng_legacy_points (quarter).micro, ==, 88500000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/periods", test_periods);
  g_test_add ("/history/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/history/full-marks", Fixture, NULL, fixture_set_up, test_full_marks, fixture_tear_down);
  g_test_add ("/history/faults", Fixture, NULL, fixture_set_up, test_faults, fixture_tear_down);
  return g_test_run ();
}
