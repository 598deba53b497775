/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, refreshing and advancing a cycle: who takes part, in which parts, and what is missing. */
#include "appraisal-fixture.h"

static void
test_open_lists_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (fixture->db, &args, &error);

  g_assert_no_error (error);
  g_assert_true (has_gap (opened->gaps, HENG_GAP_NO_MANAGER, id_of (fixture->db, "QH0001"), "李娜"));
  g_assert_true (has_gap (opened->gaps, HENG_GAP_NO_TEMPLATE, id_of (fixture->db, "QH0007"), "董事会"));
  g_assert_true (has_gap (opened->gaps, HENG_GAP_EXEMPT, id_of (fixture->db, "QH0004"), "21"));
  g_assert_cmpuint (opened->gaps->len, ==, 3);
  /* 李娜, 张伟, 王芳, 周敏 and two parts of 何一鸣 */
  g_assert_cmpint (opened->n_scorecards, ==, 6);
  g_assert_cmpint (opened->n_exempt, ==, 1);
}

static void
test_default_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load (fixture->db, open_q3 (fixture->db), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cycle->name, ==, "2026年第3季度");
  g_assert_cmpstr (cycle->name_en, ==, "Q3 2026");
  g_assert_cmpint (cycle->state, ==, HENG_CYCLE_EXECUTING);
  g_assert_nonnull (cycle->rule_version);
}

static void
test_preview_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();
  gint64 n_scorecards = 0;
  g_autoptr (GPtrArray) gaps = heng_cycle_open_preview (fixture->db, &args, &n_scorecards, &error);
  g_autoptr (GPtrArray) cycles = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (n_scorecards, ==, 6);
  g_assert_cmpuint (gaps->len, ==, 3);
  cycles = heng_cycles_load (fixture->db, &error);
  g_assert_cmpuint (cycles->len, ==, 0);
}

static void
test_late_joiner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) exempt = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0004"), &error);
  g_autoptr (GPtrArray) scored = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0005"), &error);
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (fixture->db, cycle_id, id_of (fixture->db, "QH0004"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (exempt->len, ==, 1);
  g_assert_cmpint (((HengParticipant *) exempt->pdata[0])->state, ==, HENG_PART_EXEMPT);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpuint (scored->len, ==, 1);
  g_assert_cmpint (((HengParticipant *) scored->pdata[0])->state, ==, HENG_PART_IN_PROGRESS);
  g_assert_cmpint (((HengParticipant *) scored->pdata[0])->from_date, ==, heng_date_new (2026, 8, 15));
}

/* The limit is thirty calendar days, both ends counted. */
static void
test_thirty_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) thirty = NULL;
  g_autoptr (GPtrArray) less = NULL;
  gint64 cycle_id;

  add_employee (fixture->db, "QH0030", "三十天", fixture->rd, id_of (fixture->db, "QH0001"), heng_date_new (2026, 9, 1));
  add_employee (fixture->db, "QH0029", "廿九天", fixture->rd, id_of (fixture->db, "QH0001"), heng_date_new (2026, 9, 2));
  cycle_id = open_q3 (fixture->db);
  thirty = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0030"), &error);
  less = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0029"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (((HengParticipant *) thirty->pdata[0])->state, ==, HENG_PART_IN_PROGRESS);
  g_assert_cmpint (((HengParticipant *) less->pdata[0])->state, ==, HENG_PART_EXEMPT);
}

static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0006");
  const HengReviewPart *first = review->parts->pdata[0], *second = review->parts->pdata[1];

  g_assert_cmpuint (review->parts->len, ==, 2);
  g_assert_cmpstr (first->participant->template_key, ==, "RD");
  g_assert_cmpint (first->participant->state, ==, HENG_PART_TRANSFERRED);
  g_assert_cmpint (first->participant->from_date, ==, Q3_FROM);
  g_assert_cmpint (first->participant->to_date, ==, heng_date_new (2026, 8, 2));
  g_assert_cmpstr (second->participant->template_key, ==, "HR");
  g_assert_cmpint (second->participant->from_date, ==, heng_date_new (2026, 8, 3));
  g_assert_cmpint (second->participant->to_date, ==, Q3_TO);
  g_assert_cmpint (second->participant->okr_bp, ==, 0);
  g_assert_nonnull (heng_review_find_line (review, "HR-01"));
}

static void
test_manager_of_most_days (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id;
  g_autoptr (HengReview) early = NULL;
  g_autoptr (HengReview) late = NULL;

  /* 王芳 changes manager after 10 days, 张伟 after 80 */
  add_job (fixture->db, "QH0003", heng_date_new (2026, 7, 11), HENG_JOB_MANAGER, fixture->rd, id_of (fixture->db, "QH0005"));
  add_job (fixture->db, "QH0002", heng_date_new (2026, 9, 19), HENG_JOB_MANAGER, fixture->platform, id_of (fixture->db, "QH0005"));
  cycle_id = open_q3 (fixture->db);
  early = review_of (fixture->db, cycle_id, "QH0003");
  late = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_cmpuint (early->parts->len, ==, 1);
  g_assert_cmpstr (early->manager_no, ==, "QH0005");
  g_assert_cmpuint (late->parts->len, ==, 1);
  g_assert_cmpstr (late->manager_no, ==, "QH0001");
}

static void
test_leavers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) before = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0008"), &error);
  g_autoptr (GPtrArray) inside = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0009"), &error);
  g_autoptr (GPtrArray) reviews = heng_reviews_load (fixture->db, cycle_id, 0, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (inside->len, ==, 1);
  g_assert_cmpint (((HengParticipant *) inside->pdata[0])->state, ==, HENG_PART_LEFT);
  g_assert_cmpuint (reviews->len, ==, 5);
}

static void
test_limited_to_department (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GPtrArray) participants = NULL;
  gint64 changed;

  args.department_ids = &fixture->platform;
  args.n_departments = 1;
  args.pilot = TRUE;
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->n_scorecards, ==, 1);
  /* a refresh stays inside the pilot */
  add_employee (fixture->db, "QH0031", "新人", fixture->platform, id_of (fixture->db, "QH0001"), Q3_FROM);
  changed = heng_cycle_refresh (fixture->db, opened->cycle_id, NULL, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (changed, ==, 1);
  participants = heng_participants_load (fixture->db, opened->cycle_id, 0, &error);
  g_assert_cmpuint (participants->len, ==, 2);
}

static void
test_same_key_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();

  open_q3 (fixture->db);
  g_assert_null (heng_cycle_open (fixture->db, &args, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "2026Q3"));
}

static void
test_wrong_days_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();

  args.to = args.from;
  g_assert_null (heng_cycle_open (fixture->db, &args, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static void
test_undo_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cycles = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  undo (fixture->db, "Open cycle 2026Q3");
  cycles = heng_cycles_load (fixture->db, &error);
  g_assert_cmpuint (cycles->len, ==, 0);
  lines = heng_scorecard_lines_load (fixture->db, cycle_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_refresh_nothing_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle_id, NULL, "test", &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_refresh_follows_roster (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) joined = NULL;
  g_autoptr (HengReview) moved = NULL;
  g_autoptr (GPtrArray) left = NULL;

  enter (fixture->db, cycle_id, "QH0003", "RD-02", "6.5", &error);
  g_assert_no_error (error);
  add_employee (fixture->db, "QH0032", "新人", fixture->rd, id_of (fixture->db, "QH0001"), heng_date_new (2026, 7, 20));
  add_job (fixture->db, "QH0003", heng_date_new (2026, 8, 17), HENG_JOB_TRANSFER, fixture->hr, id_of (fixture->db, "QH0001"));
  leave (fixture->db, "QH0002", heng_date_new (2026, 8, 18));
  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle_id, NULL, "test", &error), ==, 4);
  g_assert_no_error (error);
  joined = review_of (fixture->db, cycle_id, "QH0032");
  g_assert_nonnull (heng_review_find_line (joined, "RD-01"));
  moved = review_of (fixture->db, cycle_id, "QH0003");
  g_assert_cmpuint (moved->parts->len, ==, 2);
  g_assert_cmpstr (heng_review_find_line (moved, "RD-02")->actual->value, ==, "6.5");
  left = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0002"), &error);
  g_assert_cmpint (((HengParticipant *) left->pdata[0])->state, ==, HENG_PART_LEFT);
  undo (fixture->db, "Bring Q3 2026 up to date with the roster");
}

static void
test_refresh_keeps_data (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengReview) review = NULL;

  /* 何一鸣's second part gets a value, then the transfer turns out to be a mistake */
  enter (fixture->db, cycle_id, "QH0006", "HR-07", "92", &error);
  g_assert_no_error (error);
  jobs = heng_jobs_load (fixture->db, id_of (fixture->db, "QH0006"), &error);
  change = heng_change_begin (fixture->db, "test", "no transfer", &error);
  heng_change_delete (change, &heng_job_type, ((HengJob *) jobs->pdata[1])->id, ((HengJob *) jobs->pdata[1])->version, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_cycle_refresh (fixture->db, cycle_id, &gaps, "test", &error);
  g_assert_no_error (error);
  g_assert_true (has_gap (gaps, HENG_GAP_KEPT, id_of (fixture->db, "QH0006"), "何一鸣"));
  review = review_of (fixture->db, cycle_id, "QH0006");
  g_assert_cmpuint (review->parts->len, ==, 2);
}

static void
refresh (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;

  heng_cycle_refresh (db, cycle_id, NULL, "test", &error);
  g_assert_no_error (error);
}

static guint
count_lines (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (db, cycle_id, id_of (db, emp_no), &error);

  g_assert_no_error (error);
  return lines->len;
}

static void
set_dates (HengDb *db, const char *emp_no, HengDate hired, HengDate left)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "dates", &error);
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);

  employee->hire_date = hired;
  employee->leave_date = left;
  employee->emp_status = left == HENG_DATE_NONE ? HENG_EMP_STATUS_REGULAR : HENG_EMP_STATUS_LEFT;
  heng_change_update (change, &heng_employee_type, employee, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

/* Dates are entered wrongly and corrected: the scorecard is there once, whatever the way. */
static void
test_refresh_gives_one_scorecard (Fixture *fixture, gconstpointer data)
{
  HengDate early = heng_date_new (2024, 3, 1);
  gint64 cycle_id = open_q3 (fixture->db);
  guint whole = count_lines (fixture->db, cycle_id, "QH0003");

  set_dates (fixture->db, "QH0003", heng_date_new (2026, 9, 20), HENG_DATE_NONE);
  refresh (fixture->db, cycle_id);
  set_dates (fixture->db, "QH0003", early, HENG_DATE_NONE);
  refresh (fixture->db, cycle_id);
  g_assert_cmpuint (count_lines (fixture->db, cycle_id, "QH0003"), ==, whole);
  /* left when the cycle was opened, so without a scorecard; stays after all */
  g_assert_cmpuint (count_lines (fixture->db, cycle_id, "QH0009"), ==, 0);
  set_dates (fixture->db, "QH0009", early, HENG_DATE_NONE);
  refresh (fixture->db, cycle_id);
  g_assert_cmpuint (count_lines (fixture->db, cycle_id, "QH0009"), ==, whole);
}

/* Who had no manager all the quarter is rated by the one that was chosen at last, even after its end. */
static void
test_manager_chosen_late (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  gint64 manager = id_of (fixture->db, "QH0002");
  g_autoptr (GPtrArray) parts = NULL;

  add_job (fixture->db, "QH0001", heng_date_new (2026, 10, 12), HENG_JOB_MANAGER, fixture->rd, manager);
  refresh (fixture->db, cycle_id);
  parts = heng_participants_load (fixture->db, cycle_id, id_of (fixture->db, "QH0001"), NULL);
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpint (((HengParticipant *) parts->pdata[0])->manager_id, ==, manager);
}

static void
test_archive_needs_every_result (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  HengDate later = heng_date_new (2026, 10, 20);

  fill_everything (fixture->db, cycle_id);
  enter (fixture->db, cycle_id, "QH0003", "RD-02", NULL, &error);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, TRUE, "closed early", NULL, "test", &error), ==, 4);
  g_assert_true (heng_cycle_advance (fixture->db, cycle_id, later, "test", &error));
  g_assert_no_error (error);
  g_assert_false (heng_cycle_advance (fixture->db, cycle_id, later, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "王芳"));
  g_clear_error (&error);
  enter (fixture->db, cycle_id, "QH0003", "RD-02", "8", &error);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, FALSE, "closed early", NULL, "test", &error), ==, 1);
  g_assert_true (heng_cycle_advance (fixture->db, cycle_id, later, "test", &error));
  g_assert_no_error (error);
}

static void
test_advance_names_guard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCycle) cycle = NULL;

  g_assert_false (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 9, 30), "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "2026-09-30"));
  g_clear_error (&error);
  g_assert_true (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 10, 1), "test", &error));
  g_assert_true (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 10, 1), "test", &error));
  g_assert_no_error (error);
  /* calibration needs every value */
  g_assert_false (heng_cycle_advance (fixture->db, cycle_id, heng_date_new (2026, 10, 15), "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "5 people"));
  cycle = heng_cycle_load (fixture->db, cycle_id, NULL);
  g_assert_cmpint (cycle->state, ==, HENG_CYCLE_REVIEW);
  undo (fixture->db, "Q3 2026: stage Review");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/cycle/open-lists-gaps", test_open_lists_gaps);
  TEST ("/cycle/default-names", test_default_names);
  TEST ("/cycle/preview-writes-nothing", test_preview_writes_nothing);
  TEST ("/cycle/late-joiner-is-exempt", test_late_joiner);
  TEST ("/cycle/thirty-days-are-scored", test_thirty_days);
  TEST ("/cycle/transfer-gives-two-parts", test_transfer);
  TEST ("/cycle/manager-of-most-days-rates", test_manager_of_most_days);
  TEST ("/cycle/leavers", test_leavers);
  TEST ("/cycle/limited-to-department", test_limited_to_department);
  TEST ("/cycle/same-key-refused", test_same_key_refused);
  TEST ("/cycle/wrong-days-refused", test_wrong_days_refused);
  TEST ("/cycle/undo-open", test_undo_open);
  TEST ("/cycle/refresh-nothing-to-do", test_refresh_nothing_to_do);
  TEST ("/cycle/refresh-follows-roster", test_refresh_follows_roster);
  TEST ("/cycle/refresh-keeps-data", test_refresh_keeps_data);
  TEST ("/cycle/refresh-gives-one-scorecard", test_refresh_gives_one_scorecard);
  TEST ("/cycle/manager-chosen-late", test_manager_chosen_late);
  TEST ("/cycle/archive-needs-every-result", test_archive_needs_every_result);
  TEST ("/cycle/advance-names-guard", test_advance_names_guard);
  return g_test_run ();
}
