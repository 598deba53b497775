/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metrics, quality of the scheme and the SMART check, read from a store. */
#include "appraisal-fixture.h"

#include "heng-decision.h"
#include "heng-insight.h"

static void
insert (HengDb *db, const HengRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "insert", &error);

  g_assert_no_error (error);
  heng_change_insert (change, type, record, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static HengMetrics *
metrics_of_q3 (Fixture *fixture, gint64 department_id)
{
  g_autoptr (GError) error = NULL;
  HengMetrics *metrics = heng_metrics_load (fixture->db, department_id, Q3_FROM, Q3_TO, &error);

  g_assert_no_error (error);
  return metrics;
}

static void
assert_value (HengValue value, const char *expected)
{
  g_autofree char *text = heng_value_format (value, 6);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_metrics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengMetrics) metrics = metrics_of_q3 (fixture, 0);

  g_assert_cmpint (metrics->count.opening, ==, 6); /* QH0008 left the day before */
  g_assert_cmpint (metrics->count.joiners, ==, 2);
  g_assert_cmpint (metrics->count.leavers, ==, 1);
  g_assert_cmpint (metrics->count.other, ==, 1);
  g_assert_cmpint (metrics->count.closing, ==, 7);
  assert_value (metrics->turnover, "15.384615");
  assert_value (metrics->turnover_joined, "12.500000");
  assert_value (metrics->annualised, "61.538462");
  assert_value (metrics->regularisation, "MISSING");
  assert_value (metrics->absence, "0.000000");
  g_assert_cmpstr (heng_trace_find (metrics->trace, "turnover")->formula, ==, "100 × 1 ÷ ((6 + 7) ÷ 2)");
}

/* People count where they are at the end of the period. */
static void
test_metrics_department (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengMetrics) hr = metrics_of_q3 (fixture, fixture->hr);
  g_autoptr (HengMetrics) rd = metrics_of_q3 (fixture, fixture->rd);

  g_assert_cmpint (hr->count.opening, ==, 1); /* transferred there in August */
  g_assert_cmpint (hr->count.closing, ==, 1);
  g_assert_cmpint (rd->count.opening, ==, 4);
  g_assert_cmpint (rd->count.closing, ==, 5);
}

static void
test_metrics_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengMetrics) metrics = NULL;
  g_autoptr (HengMetrics) month = NULL;
  g_autoptr (GError) error = NULL;

  add_job (fixture->db, "QH0003", heng_date_new (2026, 7, 10), HENG_JOB_LEAVE, fixture->rd, 0);
  add_job (fixture->db, "QH0003", heng_date_new (2026, 9, 1), HENG_JOB_RETURN, fixture->rd, 0);
  metrics = metrics_of_q3 (fixture, 0);
  g_assert_cmpint (metrics->count.opening, ==, 6);
  g_assert_cmpint (metrics->count.joiners, ==, 3);
  g_assert_cmpint (metrics->count.leavers, ==, 2);
  g_assert_cmpint (metrics->count.closing, ==, 7);
  month = heng_metrics_load (fixture->db, 0, heng_date_new (2026, 8, 1), heng_date_new (2026, 8, 10), &error);
  g_assert_no_error (error);
  g_assert_cmpint (month->count.opening, ==, 5);
  assert_value (month->annualised, "NA"); /* no quarter */
  g_assert_null (heng_metrics_load (fixture->db, 0, Q3_TO, Q3_FROM, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static void
test_metrics_absence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengAbsence) first = heng_absence_new (), second = heng_absence_new ();
  g_autoptr (HengMetrics) metrics = NULL, before = metrics_of_q3 (fixture, fixture->hr);
  g_autofree char *formula = g_strdup (heng_trace_find (before->trace, "absence")->formula);
  gint64 scheduled = 0;

  first->employee_id = second->employee_id = id_of (fixture->db, "QH0006");
  first->from_date = heng_date_new (2026, 6, 29); /* a Monday: Wednesday and later lie in the quarter */
  first->to_date = heng_date_new (2026, 7, 3);
  second->from_date = heng_date_new (2026, 7, 2); /* two days again, a weekend, and one more */
  second->to_date = heng_date_new (2026, 7, 6);
  insert (fixture->db, &heng_absence_type, first);
  insert (fixture->db, &heng_absence_type, second);
  g_assert_cmpint (sscanf (formula, "100 × 0 ÷ %" G_GINT64_FORMAT, &scheduled), ==, 1);
  g_assert_cmpint (scheduled, >, 55);
  metrics = metrics_of_q3 (fixture, fixture->hr);
  g_assert_cmpint (metrics->absence.micro, ==, heng_div_round (4 * (HengWide) HENG_POINTS (100), scheduled));
}

static const HengIndicatorQuality *
find_indicator (const HengQualityReport *report, const char *code)
{
  for (guint i = 0; i < report->indicators->len; i++)
    if (g_str_equal (((HengIndicatorQuality *) report->indicators->pdata[i])->code, code))
      return report->indicators->pdata[i];
  return NULL;
}

static void
give_manager_rating (HengDb *db, gint64 cycle_id, const char *emp_no, HengMicro rating)
{
  g_autoptr (HengReview) review = review_of (db, cycle_id, emp_no);
  g_autoptr (HengFeedback) feedback = heng_feedback_new ();

  feedback->participant_id = heng_review_current_part (review)->participant->id;
  feedback->rater_group = HENG_GROUP_MGR;
  feedback->n = 1;
  feedback->sum = rating;
  insert (db, &heng_feedback_type, feedback);
}

static void
test_quality (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengQualityReport) empty = heng_quality_load (fixture->db, &cycle_id, 1, &error);
  g_autoptr (HengQualityReport) report = NULL;
  const HengIndicatorQuality *rd02;
  const HengManagerBias *manager;

  g_assert_no_error (error);
  g_assert_true (empty->missing.alarm);
  g_assert_cmpuint (empty->missing.missing, ==, empty->missing.expected);
  fill_everything (fixture->db, cycle_id);
  give_manager_rating (fixture->db, cycle_id, "QH0002", HENG_POINTS (5));
  give_manager_rating (fixture->db, cycle_id, "QH0003", HENG_POINTS (4));
  give_manager_rating (fixture->db, cycle_id, "QH0005", HENG_POINTS (5));
  report = heng_quality_load (fixture->db, &cycle_id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->missing.missing, ==, 0);
  rd02 = find_indicator (report, "RD-02");
  g_assert_nonnull (rd02);
  g_assert_cmpuint (rd02->discrimination.n, >=, 5);
  g_assert_true (rd02->discrimination.crowded); /* everybody got the same value */
  g_assert_true (rd02->discrimination.low_sd);
  g_assert_cmpuint (find_indicator (report, "RD-07")->discrimination.n, ==, 1); /* one value for the department */
  g_assert_false (find_indicator (report, "RD-07")->discrimination.crowded);
  g_assert_cmpuint (report->managers->len, ==, 1);
  manager = report->managers->pdata[0];
  g_assert_cmpint (manager->employee_id, ==, id_of (fixture->db, "QH0001"));
  g_assert_cmpuint (manager->bias.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (manager->bias.bias, 0, 1e-9);
  g_assert_cmpuint (report->objective_manager.n, ==, 3);
}

static gint64
add_objective (HengDb *db, gint64 cycle_id, const char *emp_no, const char *key, const char *title, gint64 parent_id)
{
  g_autoptr (HengObjective) objective = heng_objective_new ();

  objective->cycle_id = cycle_id;
  objective->owner_kind = emp_no ? HENG_OWNER_PERSON : HENG_OWNER_COMPANY;
  objective->owner_id = emp_no ? id_of (db, emp_no) : 0;
  objective->key = g_strdup (key);
  objective->title = g_strdup (title);
  objective->parent_id = parent_id;
  objective->link = parent_id ? HENG_LINK_COUNT : HENG_LINK_NONE;
  objective->state = HENG_GOAL_APPROVED;
  insert (db, &heng_objective_type, objective);
  return objective->id;
}

static void
add_kr (HengDb *db, gint64 objective_id, const char *key, const char *title, HengMicro start, HengMicro target, gint64 weight)
{
  g_autoptr (HengKeyResult) kr = heng_key_result_new ();

  kr->objective_id = objective_id;
  kr->key = g_strdup (key);
  kr->title = g_strdup (title);
  kr->type = target < start ? HENG_KR_DECREASE : HENG_KR_INCREASE;
  kr->start_value = start;
  kr->target = target;
  kr->unit = g_strdup ("%");
  kr->weight_bp = weight;
  kr->due_date = Q3_TO;
  kr->state = HENG_GOAL_APPROVED;
  insert (db, &heng_key_result_type, kr);
}

/* "M1E S2W" of the item with this key; NULL when there is no such item. */
static char *
findings_of (GPtrArray *items, const char *owner, const char *key)
{
  for (guint i = 0; i < items->len; i++)
    {
      const HengSmartItem *item = items->pdata[i];
      GString *text;

      if (!g_str_equal (item->owner, owner) || !g_str_equal (item->key, key))
        continue;
      text = g_string_new (NULL);
      for (guint k = 0; k < item->findings->len; k++)
        {
          const HengSmartFinding *finding = item->findings->pdata[k];

          g_string_append_printf (text, "%s%s%s", k > 0 ? " " : "", heng_enum_by_value (heng_smart_rule_values, (int) finding->rule)->key,
                                  heng_enum_by_value (heng_smart_severity_values, (int) finding->severity)->key);
        }
      return g_string_free (text, FALSE);
    }
  return NULL;
}

static void
assert_findings (GPtrArray *items, const char *owner, const char *key, const char *expected)
{
  g_autofree char *found = findings_of (items, owner, key);

  g_assert_cmpstr (found, ==, expected);
}

/* An earlier quarter in which QH0002 had a defect escape rate of 8 %. */
static void
make_history (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30), .actor = "test" };
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (fixture->db, &args, &error);

  g_assert_no_error (error);
  enter (fixture->db, opened->cycle_id, "QH0002", "RD-02", "8", &error);
  g_assert_no_error (error);
}

static void
test_smart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  gint64 cycle_id, company, own, lone;
  g_autoptr (GPtrArray) items = NULL, mine = NULL;

  make_history (fixture);
  cycle_id = open_q3 (db);
  company = add_objective (db, cycle_id, NULL, "O1", "让客户愿意长期选择我们", 0);
  own = add_objective (db, cycle_id, "QH0002", "O1", "让新版本稳定可靠", company);
  add_kr (db, own, "KR1", "9月30日前将缺陷逃逸率由8%降至3%", HENG_POINTS (8), HENG_POINTS (3), 6000);
  add_kr (db, own, "KR2", "9月30日前将单元测试覆盖率由55%提升到75%", HENG_POINTS (55), HENG_POINTS (75), 3000);
  lone = add_objective (db, cycle_id, "QH0003", "O1", "让协作更顺畅高效", 0);
  add_kr (db, lone, "KR1", "努力做好招聘工作", 0, HENG_POINTS (3), 0);
  items = heng_smart_load (db, cycle_id, 0, &error);
  g_assert_no_error (error);
  assert_findings (items, "", "O1", "N1E");            /* the company's own: aligned, but without key results */
  assert_findings (items, "QH0002", "O1", "N2E");      /* 60 + 30 */
  assert_findings (items, "QH0002", "O1/KR1", "A1W A2E"); /* 8 ÷ 3 */
  assert_findings (items, "QH0002", "O1/KR2", "A4I");
  assert_findings (items, "QH0003", "O1", "R1W N1W");
  assert_findings (items, "QH0003", "O1/KR1", "S2W A4I");
  g_assert_cmpuint (items->len, ==, 6);
  mine = heng_smart_load (db, cycle_id, id_of (db, "QH0002"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mine->len, ==, 3);
  assert_findings (mine, "QH0002", "O1/KR1", "A1W A2E");
}

/* A person who left owns nothing any more. */
static void
test_smart_owner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  gint64 own = add_objective (fixture->db, cycle_id, "QH0009", "O1", "让新版本稳定可靠", 0);
  g_autoptr (GPtrArray) items = NULL;

  add_kr (fixture->db, own, "KR1", "单元测试覆盖率由55%提升到75%", HENG_POINTS (55), HENG_POINTS (75), 0);
  add_kr (fixture->db, own, "KR2", "单元测试覆盖率由55%提升到76%", HENG_POINTS (55), HENG_POINTS (76), 0);
  items = heng_smart_load (fixture->db, cycle_id, 0, &error);
  g_assert_no_error (error);
  assert_findings (items, "QH0009", "O1", "R1W O1E");
  assert_findings (items, "QH0009", "O1/KR1", "A4I D1W");
  assert_findings (items, "QH0009", "O1/KR2", "A4I D1W");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/insight/metrics", test_metrics);
  TEST ("/insight/metrics-department", test_metrics_department);
  TEST ("/insight/metrics-return", test_metrics_return);
  TEST ("/insight/metrics-absence", test_metrics_absence);
  TEST ("/insight/quality", test_quality);
  TEST ("/insight/smart", test_smart);
  TEST ("/insight/smart-owner", test_smart_owner);
  return g_test_run ();
}
