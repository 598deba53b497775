/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from scores in a store: pools, calibration, corrections, appeals, decisions, leave and late joiners. */
#include "outcome-fixture.h"

static void
test_pools (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = enforced_cycle (fixture);
  g_autoptr (GPtrArray) pools = pools_of (fixture->db, cycle_id, -1);
  const HengPool *rd = pools->pdata[0];
  gint64 seats = 0;

  g_assert_cmpuint (pools->len, ==, 2);
  g_assert_cmpstr (rd->name, ==, "研发部");
  g_assert_cmpint (rd->distribution->effect, ==, HENG_DISTRIBUTION_ENFORCE);
  /* 0001–0003 and the five; 0005 joined 47 days before the end */
  g_assert_cmpint (rd->distribution->n, ==, 8);
  g_assert_cmpuint (rd->people->len, ==, 9);
  for (guint i = 0; i < rd->scale->n; i++)
    seats += rd->distribution->seats[i];
  g_assert_cmpint (seats, ==, 8);
  g_assert_true (person_of (pools, "QH0005")->outside);
  g_assert_cmpstr (person_of (pools, "QH0005")->proposal, ==, person_of (pools, "QH0005")->band);
  g_assert_nonnull (heng_trace_find (rd->trace, "people/QH0002"));
  /* HR has one person: too few to be enforced */
  g_assert_cmpint (((HengPool *) pools->pdata[1])->distribution->effect, ==, HENG_DISTRIBUTION_ADVISE);
}

static void
test_merged_pool (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = enforced_cycle (fixture);
  const gint64 both[] = { fixture->rd, fixture->hr };
  g_autoptr (GPtrArray) pools = NULL;

  g_assert_true (heng_cycle_merge_pools (fixture->db, cycle_id, both, 2, ACTOR, &error));
  g_assert_no_error (error);
  pools = pools_of (fixture->db, cycle_id, -1);
  g_assert_cmpuint (pools->len, ==, 1);
  g_assert_cmpstr (((HengPool *) pools->pdata[0])->name, ==, "研发部 + 人事部");
  g_assert_cmpint (((HengPool *) pools->pdata[0])->distribution->n, ==, 9);
  undo (fixture->db, "Q3 2026: departments distributed together");
  g_clear_pointer (&pools, g_ptr_array_unref);
  pools = pools_of (fixture->db, cycle_id, -1);
  g_assert_cmpuint (pools->len, ==, 2);
}

/* Publishing waits until somebody has taken the enforced grades over; then they count, and can be computed again. */
static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = enforced_cycle (fixture);
  g_autoptr (GPtrArray) pools = pools_of (fixture->db, cycle_id, -1);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) results = NULL;
  gint64 changed = 0;

  for (guint i = 0; i < ((HengPool *) pools->pdata[0])->people->len; i++)
    {
      const HengPoolPerson *person = ((HengPool *) pools->pdata[0])->people->pdata[i];

      changed += !g_str_equal (person->band, person->proposal);
    }
  g_assert_cmpint (changed, >, 0);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, FALSE, "test", NULL, ACTOR, &error), ==, -1);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_distribution_apply (fixture->db, cycle_id, "校准会", ACTOR, &error), ==, changed);
  g_assert_no_error (error);
  g_assert_cmpint (heng_distribution_apply (fixture->db, cycle_id, "校准会", ACTOR, &error), ==, 0);
  publish_all (fixture->db, cycle_id);
  results = heng_results_load (fixture->db, cycle_id, NULL);
  for (guint i = 0; i < results->len; i++)
    {
      const HengResult *result = results->pdata[i];
      g_autoptr (HengEmployee) employee = heng_employee_load (fixture->db, result->employee_id, NULL);

      g_assert_cmpstr (result->grade, ==, person_of (pools, employee->emp_no)->proposal);
      g_assert_cmpstr (result->band_grade, ==, person_of (pools, employee->emp_no)->band);
    }
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_calibrate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengReview) before = review_of (fixture->db, cycle_id, "QH0002");
  g_autoptr (HengReview) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_cmpstr (before->grade->grade, ==, "A");
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "B+", "  ", NULL, &error));
  g_clear_error (&error);
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "B", "关键项目", NULL, &error));
  g_clear_error (&error);
  /* the second approver has to be somebody else */
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "B", "关键项目", "李主任", &error));
  g_clear_error (&error);
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "D", "关键项目", "王总", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (calibrate (fixture, cycle_id, "QH0002", "B+", "关键项目", NULL, &error));
  g_assert_no_error (error);
  /* two steps from the proposal, not one from the move before */
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "B", "关键项目", NULL, &error));
  g_clear_error (&error);
  after = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (after->grade->grade, ==, "B+");
  g_assert_cmpstr (after->band->grade, ==, "A");
  g_assert_cmpint (after->final.published, ==, before->final.published);
  publish_all (fixture->db, cycle_id);
  g_clear_pointer (&after, heng_review_free);
  after = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (after->published->grade, ==, "B+");
  g_assert_cmpstr (after->published->band_grade, ==, "A");
  g_assert_cmpint (after->published->coefficient, ==, 1100000);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 0);
  g_assert_false (calibrate (fixture, cycle_id, "QH0002", "B", "关键项目", NULL, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_calibration_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengReview) review = NULL;

  g_assert_true (calibrate (fixture, cycle_id, "QH0002", "B+", "关键项目", NULL, &error));
  g_assert_no_error (error);
  undo (fixture->db, "Grade of 张伟 A → B+");
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (review->grade->grade, ==, "A");
  g_assert_null (review->grade_change);
}

/* A move that started from another grade than the score gives now is stale. */
static void
test_stale_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (GPtrArray) blockers = NULL;

  g_assert_true (calibrate (fixture, cycle_id, "QH0002", "B+", "关键项目", NULL, &error));
  enter (fixture->db, cycle_id, "QH0002", "RD-03", "1", &error);
  enter (fixture->db, cycle_id, "QH0002", "RD-04", "1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, FALSE, "test", &blockers, ACTOR, &error), ==, -1);
  g_assert_cmpuint (blockers->len, ==, 1);
  g_assert_nonnull (strstr (blockers->pdata[0], "calibrate it again"));
}

static HengResult *
correct (Fixture *fixture, gint64 cycle_id, const char *emp_no, const char *code, const char *value, const char *second, GError **error)
{
  const HengCorrectedActual actual = { code, value, 0 };
  HengCorrectArgs args = { .cycle_id = cycle_id, .employee_id = id_of (fixture->db, emp_no), .reason = "缺陷数重复统计", .approver = "周敏",
                           .second_approver = second, .actuals = &actual, .n_actuals = code ? 1 : 0, .actor = ACTOR };

  return heng_result_correct (fixture->db, &args, error);
}

static void
test_correct (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengResult) second = NULL;
  g_autoptr (HengResult) third = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (HengReview) review = NULL;

  publish_all (fixture->db, cycle_id);
  g_assert_null (correct (fixture, cycle_id, "QH0002", NULL, NULL, NULL, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  second = correct (fixture, cycle_id, "QH0002", "RD-02", "3", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->revision, ==, 2);
  g_assert_nonnull (strstr (second->reason, "缺陷数重复统计"));
  third = correct (fixture, cycle_id, "QH0002", "RD-02", "4.5", NULL, &error);
  g_assert_no_error (error);
  revisions = heng_result_revisions_load (fixture->db, cycle_id, id_of (fixture->db, "QH0002"), &error);
  g_assert_cmpuint (revisions->len, ==, 3);
  g_assert_cmpint (((HengResult *) revisions->pdata[0])->published, <, second->published);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (review->published->revision, ==, 3);
  g_assert_cmpint (review->published->published, ==, review->final.published);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_true (heng_store_check_damage (fixture->db, differences, &error));
  g_assert_cmpuint (differences->len, ==, 0);
  /* the whole correction is one step back, with its value */
  undo (fixture->db, "Correct the result of 张伟 (QH0002) in Q3 2026: revision 3");
  g_clear_pointer (&review, heng_review_free);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (review->published->revision, ==, 2);
  g_assert_cmpint (review->final.published, ==, second->published);
}

/* Bands that were edited after publishing do not reach a correction. */
static void
test_correct_by_the_scheme_of_then (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (GPtrArray) bands = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengResult) result = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  publish_all (fixture->db, cycle_id);
  bands = heng_grade_bands_load (fixture->db, &error);
  change = heng_change_begin (fixture->db, ACTOR, "bands", &error);
  for (guint i = 0; i < bands->len; i++)
    {
      HengGradeBand *band = bands->pdata[i];

      if (g_str_equal (band->grade, "A"))
        band->lower = HENG_POINTS (109);
      heng_change_update (change, &heng_grade_band_type, band, &error);
    }
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_clear_pointer (&change, heng_change_free);
  result = correct (fixture, cycle_id, "QH0002", "RD-02", "4", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->grade, ==, "A");
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 0);
}

static void
test_archived_needs_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengResult) result = NULL;

  publish_all (fixture->db, cycle_id);
  while (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 10, 20), ACTOR, &error))
    continue;
  g_clear_error (&error);
  g_assert_null (correct (fixture, cycle_id, "QH0002", "RD-02", "3", NULL, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  result = correct (fixture, cycle_id, "QH0002", "RD-02", "3", "李娜", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (result->reason, "李娜"));
}

static void
test_appeal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture), person = id_of (fixture->db, "QH0002"), appeal;
  HengDate day = heng_date_new (2026, 8, 24);

  g_assert_cmpint (heng_appeal_open (fixture->db, cycle_id, person, day, "不同意", FALSE, ACTOR, &error), ==, 0);
  g_clear_error (&error);
  publish_all (fixture->db, cycle_id);
  g_assert_cmpint (heng_appeal_open (fixture->db, cycle_id, person, heng_date_new (2026, 8, 31), "不同意", FALSE, ACTOR, &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  appeal = heng_appeal_open (fixture->db, cycle_id, person, day, "不同意", FALSE, ACTOR, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_appeal_open (fixture->db, cycle_id, person, day, "再次", FALSE, ACTOR, &error), ==, 0);
  g_clear_error (&error);
  /* an open appeal keeps the cycle from the archive, and who rated does not decide */
  while (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 10, 20), ACTOR, &error))
    continue;
  g_assert_nonnull (strstr (error->message, "appeal"));
  g_clear_error (&error);
  g_assert_false (heng_appeal_decide (fixture->db, appeal, HENG_APPEAL_UPHELD, day + 3, "李娜", "维持", ACTOR, &error));
  g_clear_error (&error);
  g_assert_false (heng_appeal_decide (fixture->db, appeal, HENG_APPEAL_UPHELD, day + 3, "申诉小组", "", ACTOR, &error));
  g_clear_error (&error);
  g_assert_true (heng_appeal_decide (fixture->db, appeal, HENG_APPEAL_UPHELD, day + 3, "申诉小组", "维持", ACTOR, &error));
  g_assert_no_error (error);
  g_assert_false (heng_appeal_decide (fixture->db, appeal, HENG_APPEAL_AMENDED, day + 4, "申诉小组", "变更", ACTOR, &error));
}

static void
test_decision (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengDecision) decision = heng_decision_new ();
  g_autoptr (GPtrArray) stored = NULL;

  publish_all (fixture->db, cycle_id);
  decision->employee_id = id_of (fixture->db, "QH0002");
  decision->kind = HENG_DECISION_PROMOTION;
  decision->day = heng_date_new (2026, 10, 12);
  decision->decider = g_strdup ("王总");
  decision->evidence = g_strdup ("2026Q3");
  decision->reason = g_strdup ("等级B+");
  g_assert_false (heng_decision_save (fixture->db, decision, ACTOR, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "DG1_SINGLE_CYCLE"));
  g_assert_nonnull (strstr (error->message, "DG5_THIN_DATA")); /* no 360 in this cycle */
  g_assert_nonnull (strstr (error->message, "DG8_AUTOMATED"));
  g_clear_error (&error);
  g_free (decision->reason);
  decision->reason = g_strdup ("负责的平台迁移提前上线，团队评价稳定");
  decision->answers = g_strdup ("DG1_SINGLE_CYCLE: 入职前有两年同岗经历并已核实\nDG5_THIN_DATA: ");
  g_assert_false (heng_decision_save (fixture->db, decision, ACTOR, &error));
  g_assert_null (strstr (error->message, "DG1_SINGLE_CYCLE"));
  g_clear_error (&error);
  g_free (decision->answers);
  decision->answers = g_strdup ("DG1_SINGLE_CYCLE: 入职前有两年同岗经历并已核实\nDG5_THIN_DATA: 已另行访谈六位协作同事");
  g_assert_true (heng_decision_save (fixture->db, decision, ACTOR, &error));
  g_assert_no_error (error);
  stored = heng_decisions_load (fixture->db, decision->employee_id, NULL);
  g_assert_cmpuint (stored->len, ==, 1);
  g_assert_cmpstr (((HengDecision *) stored->pdata[0])->flags, ==, "DG1_SINGLE_CYCLE DG5_THIN_DATA");
}

/* Leave and joining */

static void
absent (HengDb *db, const char *emp_no, HengDate from, HengDate to, HengAbsenceKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "leave", &error);
  g_autoptr (HengAbsence) absence = heng_absence_new ();

  absence->employee_id = id_of (db, emp_no);
  absence->from_date = from;
  absence->to_date = to;
  absence->kind = kind;
  heng_change_insert (change, &heng_absence_type, absence, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static HengParticipant *
part_of (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (GPtrArray) parts = heng_participants_load (db, cycle_id, id_of (db, emp_no), NULL);

  return heng_participant_copy (parts->pdata[0]);
}

/* Leave is counted in working days of the calendar, holidays and swap days included. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengParticipant) exempt = NULL;
  g_autoptr (HengParticipant) scored = NULL;
  g_autoptr (HengParticipant) asked = NULL;
  gint64 cycle_id;

  /* overlapping notes count each day once */
  absent (fixture->db, "QH0002", heng_date_new (2026, 7, 1), heng_date_new (2026, 8, 10), HENG_ABSENCE_SICK);
  absent (fixture->db, "QH0002", heng_date_new (2026, 8, 3), heng_date_new (2026, 8, 20), HENG_ABSENCE_SICK);
  absent (fixture->db, "QH0003", heng_date_new (2026, 7, 1), heng_date_new (2026, 8, 10), HENG_ABSENCE_SICK);
  absent (fixture->db, "QH0003", heng_date_new (2026, 8, 3), heng_date_new (2026, 8, 10), HENG_ABSENCE_SICK);
  cycle_id = open_q3 (fixture->db);
  exempt = part_of (fixture->db, cycle_id, "QH0002");
  scored = part_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpint (exempt->state, ==, HENG_PART_EXEMPT);
  g_assert_nonnull (strstr (exempt->note, "37 of"));
  g_assert_cmpint (scored->state, ==, HENG_PART_IN_PROGRESS);
  g_assert_cmpint (scored->outside_distribution, ==, 0);
  g_assert_true (heng_cycle_request (fixture->db, cycle_id, exempt->employee_id, TRUE, ACTOR, &error));
  g_assert_no_error (error);
  asked = part_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (asked->state, ==, HENG_PART_IN_PROGRESS);
  g_assert_cmpint (asked->by_request, ==, 1);
  /* the request outlives the next refresh, and the scorecard is there */
  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle_id, NULL, ACTOR, &error), ==, 0);
  g_assert_no_error (error);
  {
    g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0002");

    g_assert_cmpuint (heng_review_current_part (review)->lines->len, >, 4);
  }
  g_assert_true (heng_cycle_request (fixture->db, cycle_id, exempt->employee_id, FALSE, ACTOR, &error));
  g_clear_pointer (&asked, heng_participant_free);
  asked = part_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (asked->state, ==, HENG_PART_EXEMPT);
}

static void
test_late_joiners (Fixture *fixture, gconstpointer data)
{
  static const struct { int month, day; gboolean exempt, outside; } cases[] = {
    { 9, 2, TRUE, FALSE },   /* 29 days */
    { 9, 1, FALSE, TRUE },   /* 30 */
    { 8, 2, FALSE, TRUE },   /* 60 */
    { 8, 1, FALSE, FALSE },  /* 61 */
  };
  gint64 head = id_of (fixture->db, "QH0001"), cycle_id;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = g_strdup_printf ("QH02%02u", i);

      add_employee (fixture->db, number, number, fixture->rd, head, heng_date_new (2026, cases[i].month, cases[i].day));
    }
  cycle_id = open_q3 (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = g_strdup_printf ("QH02%02u", i);
      g_autoptr (HengParticipant) part = part_of (fixture->db, cycle_id, number);

      g_assert_cmpint (part->state == HENG_PART_EXEMPT, ==, cases[i].exempt);
      g_assert_cmpint (part->outside_distribution, ==, cases[i].outside);
    }
}

static void
lower (Fixture *fixture, gint64 cycle_id, const char *emp_no)
{
  static const char *const codes[] = { "RD-03", "RD-04" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      enter (fixture->db, cycle_id, emp_no, codes[i], "1", &error);
      g_assert_no_error (error);
    }
}

/* A weaker quarter with maternity leave in it keeps the grade of before; without the leave it does not. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs q4 = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = ACTOR };
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (HengReview) mother = NULL;
  g_autoptr (HengReview) other = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  gint64 q3 = filled_cycle (fixture);

  publish_all (fixture->db, q3);
  absent (fixture->db, "QH0002", heng_date_new (2026, 11, 2), heng_date_new (2026, 11, 20), HENG_ABSENCE_MATERNITY);
  opened = heng_cycle_open (fixture->db, &q4, &error);
  g_assert_no_error (error);
  fill_everything (fixture->db, opened->cycle_id);
  lower (fixture, opened->cycle_id, "QH0002");
  lower (fixture, opened->cycle_id, "QH0003");
  g_assert_false (calibrate (fixture, opened->cycle_id, "QH0002", "C", "产出少", NULL, &error));
  g_assert_nonnull (strstr (error->message, "never lowered"));
  g_clear_error (&error);
  publish_all (fixture->db, opened->cycle_id);
  mother = review_of (fixture->db, opened->cycle_id, "QH0002");
  other = review_of (fixture->db, opened->cycle_id, "QH0003");
  g_assert_cmpstr (mother->published->grade, ==, "A");
  g_assert_cmpstr (mother->published->band_grade, ==, "B");
  g_assert_cmpstr (other->published->grade, ==, "B");
  g_assert_cmpint (heng_results_verify (fixture->db, opened->cycle_id, &differences, &error), ==, 0);
  g_assert_no_error (error);
  /* rolling result over both, newest weighted more */
  g_assert_cmpuint (mother->rolling.n, ==, 2);
}

static void
add_legacy (HengDb *db, const char *emp_no, const char *key, HengDate to, const char *score, const char *scale, gboolean complete)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "legacy", &error);
  g_autoptr (HengLegacyResult) result = heng_legacy_result_new ();

  result->employee_id = id_of (db, emp_no);
  result->cycle_key = g_strdup (key);
  result->from_date = to - 80;
  result->to_date = to;
  heng_micro_parse (score, &result->score);
  result->has_score = 1;
  result->scale = g_strdup (scale);
  result->complete = complete;
  heng_change_insert (change, &heng_legacy_result_type, result, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

/* Past results enter the history with a scale, the rolling result only when complete. */
static void
test_legacy_history (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (HengReview) review = NULL;

  add_legacy (fixture->db, "QH0002", "2025Q3", heng_date_new (2025, 9, 30), "70", NULL, TRUE);
  add_legacy (fixture->db, "QH0002", "2025Q4", heng_date_new (2025, 12, 31), "4", "full:5", FALSE);
  add_legacy (fixture->db, "QH0002", "2026Q1", heng_date_new (2026, 3, 31), "4.5", "full:5", TRUE);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpuint (review->history->len, ==, 3);
  g_assert_cmpstr (((HengReviewPoint *) review->history->pdata[0])->cycle_key, ==, "2025Q4");
  g_assert_true (((HengReviewPoint *) review->history->pdata[0])->is_legacy);
  /* the running cycle is a forecast: it does not count yet */
  g_assert_cmpuint (review->rolling.n, ==, 1);
  g_assert_cmpint (review->rolling.published, ==, HENG_POINTS (90));
  publish_all (fixture->db, cycle_id);
  g_clear_pointer (&review, heng_review_free);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpuint (review->rolling.n, ==, 2);
  g_assert_cmpint (review->rolling.trend, ==, HENG_TREND_INSUFFICIENT);
}

static void
test_needs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = filled_cycle (fixture);
  g_autoptr (GPtrArray) people = NULL;
  const HengTrainingNeed *need;

  enter (fixture->db, cycle_id, "QH0002", "RD-03", "1", &error);
  g_assert_no_error (error);
  people = heng_training_needs_load (fixture->db, cycle_id, id_of (fixture->db, "QH0002"), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  need = ((HengPersonNeeds *) people->pdata[0])->needs->pdata[0];
  g_assert_cmpstr (need->code, ==, "RD-03");
  g_assert_cmpint (need->value, ==, HENG_POINTS (40));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/outcome/pools-of-departments", test_pools);
  TEST ("/outcome/merged-departments-are-one-pool", test_merged_pool);
  TEST ("/outcome/enforced-grades-are-somebodys-act", test_apply);
  TEST ("/outcome/calibration-moves-the-grade-only", test_calibrate);
  TEST ("/outcome/calibration-is-undone", test_calibration_is_undone);
  TEST ("/outcome/stale-move-blocks-publishing", test_stale_move);
  TEST ("/outcome/correction-is-a-new-revision", test_correct);
  TEST ("/outcome/correction-by-the-scheme-of-then", test_correct_by_the_scheme_of_then);
  TEST ("/outcome/archived-needs-two", test_archived_needs_two);
  TEST ("/outcome/appeal", test_appeal);
  TEST ("/outcome/decision-answers-its-flags", test_decision);
  TEST ("/outcome/leave-over-half-is-exempt", test_leave);
  TEST ("/outcome/late-joiners", test_late_joiners);
  TEST ("/outcome/protected-absence-never-lowers", test_protected);
  TEST ("/outcome/training-needs", test_needs);
  TEST ("/outcome/past-results-of-other-systems", test_legacy_history);
  return g_test_run ();
}
