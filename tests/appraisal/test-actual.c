/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering actual values: what is refused, who shares a value, what undo brings back. */
#include "appraisal-fixture.h"

static void
test_wrong_value_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = NULL;

  g_assert_false (enter (fixture->db, cycle_id, "QH0002", "RD-02", "six", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "RD-02"));
  g_clear_error (&error);
  /* a rating beyond 5 */
  g_assert_false (enter (fixture->db, cycle_id, "QH0002", "RD-04", "6", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_null (heng_review_find_line (review, "RD-02")->actual);
}

static void
test_milestones_are_not_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  g_assert_false (enter (fixture->db, cycle_id, "QH0002", "RD-01", "100:0:4", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static void
test_not_applicable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0002");
  const HengScorecardLine *line = heng_review_find_line (review, "RD-05")->record;
  g_autoptr (HengReview) after = NULL;

  g_assert_false (heng_enter_actual (fixture->db, line, "NA", NULL, "李娜", NULL, -1, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (heng_enter_actual (fixture->db, line, "NA", "本季无评审", " ", NULL, -1, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (heng_enter_actual (fixture->db, line, "NA", "本季无评审", "李娜", NULL, -1, "test", &error));
  g_assert_no_error (error);
  after = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (heng_review_find_line (after, "RD-05")->points.state, ==, HENG_VALUE_NA);
  g_assert_cmpstr (heng_review_find_line (after, "RD-05")->actual->approver, ==, "李娜");
}

static void
test_change_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) changed = NULL;
  g_autoptr (HengReview) undone = NULL;
  g_autoptr (HengReview) cleared = NULL;

  g_assert_true (enter (fixture->db, cycle_id, "QH0002", "RD-02", "6.5 %", &error));
  g_assert_no_error (error);
  g_assert_true (enter (fixture->db, cycle_id, "QH0002", "RD-02", "6", &error));
  changed = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (heng_review_find_line (changed, "RD-02")->actual->value, ==, "6");
  undo (fixture->db, "Actual 张伟 RD-02 6.5 → 6");
  undone = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpstr (heng_review_find_line (undone, "RD-02")->actual->value, ==, "6.5");
  /* TV-F1: 6.5 % of lin LB 15/8/3 */
  g_assert_cmpint (heng_review_find_line (undone, "RD-02")->points.micro, ==, HENG_POINTS (106));
  undo (fixture->db, "Actual 张伟 RD-02 — → 6.5");
  cleared = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_null (heng_review_find_line (cleared, "RD-02")->actual);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = NULL;

  enter (fixture->db, cycle_id, "QH0002", "RD-02", "6.5", &error);
  g_assert_true (enter (fixture->db, cycle_id, "QH0002", "RD-02", NULL, &error));
  g_assert_no_error (error);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_null (heng_review_find_line (review, "RD-02")->actual);
  undo (fixture->db, "Actual 张伟 RD-02 6.5 → —");
}

static void
test_same_value_is_no_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  enter (fixture->db, cycle_id, "QH0002", "RD-02", "6.5", &error);
  g_assert_true (enter (fixture->db, cycle_id, "QH0002", "RD-02", "6.50", &error));
  g_assert_no_error (error);
  undo (fixture->db, "Actual 张伟 RD-02 — → 6.5");
}

static void
test_stale_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0002");
  const HengScorecardLine *line = heng_review_find_line (review, "RD-02")->record;
  g_autoptr (HengReview) fresh = NULL;
  gint64 version;

  g_assert_true (heng_enter_actual (fixture->db, line, "6.5", NULL, NULL, NULL, 0, "test", &error));
  g_assert_false (heng_enter_actual (fixture->db, line, "7", NULL, NULL, NULL, 0, "test", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_clear_error (&error);
  fresh = review_of (fixture->db, cycle_id, "QH0002");
  version = heng_review_find_line (fresh, "RD-02")->actual->version;
  g_assert_true (heng_enter_actual (fixture->db, line, "7", NULL, NULL, NULL, version, "test", &error));
  g_assert_no_error (error);
}

/* An indicator of the department is entered once: in the team below it, too. */
static void
test_department_value_is_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) other = NULL;

  g_assert_true (enter (fixture->db, cycle_id, "QH0002", "RD-07", "84", &error));
  g_assert_no_error (error);
  other = review_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpstr (heng_review_find_line (other, "RD-07")->actual->value, ==, "84");
  undo (fixture->db, "Actual 研发部 RD-07 — → 84");
}

static void
test_published_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  fill_everything (fixture->db, cycle_id);
  heng_results_publish_early (fixture->db, cycle_id, FALSE, "closed early", NULL, "test", &error);
  g_assert_no_error (error);
  g_assert_false (enter (fixture->db, cycle_id, "QH0002", "RD-02", "3", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (enter (fixture->db, cycle_id, "QH0002", "RD-07", "60", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

/* A block of values is one change: all of them or none, and one undo takes all back. */
static void
test_block (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0002"), refused = NULL, entered = NULL, undone = NULL;
  HengActualEntry entries[] = { { .line = heng_review_find_line (review, "RD-02")->record, .value = (char *) "6.5" },
                                { .line = heng_review_find_line (review, "RD-04")->record, .value = (char *) "9" } };

  g_assert_false (heng_enter_actuals (fixture->db, entries, 2, "two values", "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "RD-04"));
  g_clear_error (&error);
  refused = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_null (heng_review_find_line (refused, "RD-02")->actual); /* nothing half-written */
  entries[1].value = (char *) "4.5";
  g_assert_true (heng_enter_actuals (fixture->db, entries, 2, "two values", "test", &error));
  g_assert_no_error (error);
  entered = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpint (heng_review_find_line (entered, "RD-04")->points.micro, ==, HENG_POINTS (110));
  /* what was seen before the block is stale now */
  g_assert_false (heng_enter_actuals (fixture->db, entries, 2, "two values", "test", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  undo (fixture->db, "two values");
  undone = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_null (heng_review_find_line (undone, "RD-02")->actual);
  g_assert_null (heng_review_find_line (undone, "RD-04")->actual);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/actual/wrong-value-refused", test_wrong_value_refused);
  TEST ("/actual/milestones-are-not-typed", test_milestones_are_not_typed);
  TEST ("/actual/not-applicable-needs-reason-and-approver", test_not_applicable);
  TEST ("/actual/change-and-undo", test_change_and_undo);
  TEST ("/actual/clear", test_clear);
  TEST ("/actual/same-value-is-no-change", test_same_value_is_no_change);
  TEST ("/actual/stale-refused", test_stale_refused);
  TEST ("/actual/department-value-is-shared", test_department_value_is_shared);
  TEST ("/actual/published-refused", test_published_refused);
  TEST ("/actual/block-is-one-change", test_block);
  return g_test_run ();
}
