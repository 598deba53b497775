/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The importer of leave: once, twice, longer, refused; nothing of it shows in the report's differences. */
#include "heng-outcome-table.h"
#include "import-fixture.h"

#define ABSENCES "工号,开始,结束,类型,备注\n"

static void
set_up_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) roster = NULL;

  fixture_set_up (fixture, data);
  roster = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,入职日期,员工状态\nQ1,李娜,研发部,2020-03-01,正式\nQ2,张伟,研发部,2021-01-05,正式\n");
  assert_counts (roster, 2, 0, 0, 0);
}

static void
test_absences (Fixture *fixture, gconstpointer data)
{
  const char *text = ABSENCES "Q1,2026-07-06,2026/8/30,产假,\nQ2,2026年7月1日,2026-07-03,年休假,回家\n";
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ABSENCES, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_ABSENCES, text);
  g_autoptr (HengImportReport) longer = fixture_import (fixture, HENG_IMPORT_ABSENCES, ABSENCES "Q2,2026-07-01,2026-07-10,年假,\n");
  g_autoptr (GPtrArray) stored = heng_absences_load (fixture->db, 0, NULL);
  const HengAbsence *maternity = stored->pdata[0], *annual = stored->pdata[1];

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_counts (longer, 0, 1, 0, 0);
  g_assert_cmpuint (stored->len, ==, 2);
  g_assert_cmpint (maternity->kind, ==, HENG_ABSENCE_MATERNITY);
  g_assert_cmpint (maternity->to_date, ==, heng_date_new (2026, 8, 30));
  g_assert_cmpint (annual->to_date, ==, heng_date_new (2026, 7, 10));
  g_assert_cmpstr (annual->note, ==, "回家");
  /* health is nobody else's business */
  for (guint i = 0; i < longer->diffs->len; i++)
    g_assert_cmpstr (((HengImportDiff *) longer->diffs->pdata[i])->after, ==, "•••");
}

static void
test_wrong_absences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ABSENCES,
                                                        ABSENCES "Q9,2026-07-06,2026-07-07,病假,\nQ1,2026-07-06,2026-07-01,病假,\n"
                                                        "Q1,2026-07-06,,病假,\nQ1,2026-07-06,2026-07-08,旅行,\nQ1,2026-07-06,2029-07-08,病假,\n"
                                                        "Q2,2026-07-06,2026-07-08,病假,\nQ2,2026-07-06,2026-07-09,病假,\n");
  g_autoptr (GPtrArray) stored = heng_absences_load (fixture->db, 0, NULL);

  assert_counts (report, 1, 0, 0, 6);
  g_assert_nonnull (find_issue (report, 2, "工号", "no employee"));
  g_assert_nonnull (find_issue (report, 3, "结束", "before the start"));
  g_assert_nonnull (find_issue (report, 4, "结束", NULL));
  g_assert_nonnull (find_issue (report, 5, "类型", NULL));
  g_assert_nonnull (find_issue (report, 6, "结束", "two years"));
  g_assert_nonnull (find_issue (report, 8, NULL, "earlier row"));
  g_assert_cmpuint (stored->len, ==, 0);
}

/* A day of leave counts once: neither two rows nor a row and what is stored may share it; longer than before is no overlap with itself. */
static void
test_overlapping_absences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) both = fixture_import (fixture, HENG_IMPORT_ABSENCES,
                                                      ABSENCES "Q1,2026-07-06,2026-07-20,病假,\nQ1,2026-07-20,2026-07-21,事假,\nQ2,2026-07-20,2026-07-21,事假,\n"
                                                      "Q1,2026-07-22,2026-07-23,事假,\n");
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ABSENCES, ABSENCES "Q1,2026-07-06,2026-07-20,病假,\n");
  g_autoptr (HengImportReport) longer = fixture_import (fixture, HENG_IMPORT_ABSENCES, ABSENCES "Q1,2026-07-06,2026-07-21,病假,\n");
  g_autoptr (HengImportReport) stored = fixture_import (fixture, HENG_IMPORT_ABSENCES, ABSENCES "Q1,2026-07-01,2026-07-07,事假,\n");

  assert_counts (both, 2, 0, 0, 2);
  g_assert_nonnull (find_issue (both, 2, "开始", "overlaps"));
  g_assert_nonnull (find_issue (both, 3, "开始", "overlaps"));
  assert_counts (first, 1, 0, 0, 0);
  assert_counts (longer, 0, 1, 0, 0);
  assert_counts (stored, 0, 0, 0, 1);
  g_assert_nonnull (find_issue (stored, 2, "开始", "overlaps"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/absences/stored-once", Fixture, NULL, set_up_people, test_absences, fixture_tear_down);
  g_test_add ("/absences/refused", Fixture, NULL, set_up_people, test_wrong_absences, fixture_tear_down);
  g_test_add ("/absences/overlapping", Fixture, NULL, set_up_people, test_overlapping_absences, fixture_tear_down);
  return g_test_run ();
}
