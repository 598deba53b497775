/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing, reproducing and checking results; history and means of a review. */
#include "appraisal-fixture.h"

static gint64
publish (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  gint64 n = heng_results_publish_early (db, cycle_id, FALSE, "closed early", NULL, "test", &error);

  g_assert_no_error (error);
  return n;
}

static void
test_blocked_are_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) blockers = NULL;
  g_autoptr (GPtrArray) results = NULL;
  gboolean named = FALSE;

  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, FALSE, "closed early", &blockers, "test", &error), ==, -1);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_cmpuint (blockers->len, ==, 5);
  for (guint i = 0; i < blockers->len; i++)
    named |= g_str_has_prefix (blockers->pdata[i], "张伟 (QH0002)") && strstr (blockers->pdata[i], "RD-02");
  g_assert_true (named);
  results = heng_results_load (fixture->db, cycle_id, NULL);
  g_assert_cmpuint (results->len, ==, 0);
}

static void
test_skip_blocked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) blockers = NULL;

  fill_everything (fixture->db, cycle_id);
  enter (fixture->db, cycle_id, "QH0003", "RD-02", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, TRUE, "closed early", &blockers, "test", &error), ==, 4);
  g_assert_no_error (error);
  g_assert_cmpuint (blockers->len, ==, 1);
  g_assert_true (g_str_has_prefix (blockers->pdata[0], "王芳 (QH0003)"));
  /* the one who was left out follows when ready */
  enter (fixture->db, cycle_id, "QH0003", "RD-02", "8", &error);
  g_assert_no_error (error);
  g_assert_cmpint (publish (fixture->db, cycle_id), ==, 1);
}

/* domain.md §4: results of a quarter that runs need a reason, and the journal keeps it. */
static void
test_before_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  const char *const reasons[] = { NULL, "" };

  fill_everything (fixture->db, cycle_id);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, FALSE, reasons[i], NULL, "test", &error), ==, -1);
      g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "2026-09-30"));
      g_clear_error (&error);
    }
  g_assert_cmpint (heng_results_publish (fixture->db, cycle_id, FALSE, NULL, "test", &error), ==, -1);
  g_clear_error (&error);
  g_assert_cmpint (publish (fixture->db, cycle_id), ==, 5);
  journal = heng_journal_list (fixture->db, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((HengJournalEntry *) journal->pdata[0])->action, "closed early"));
}

static void
test_reproduced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (HengReview) review = NULL;
  g_autoptr (HengCycle) cycle = NULL;

  fill_everything (fixture->db, cycle_id);
  g_assert_cmpint (publish (fixture->db, cycle_id), ==, 5);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 0);
  g_assert_no_error (error);
  review = review_of (fixture->db, cycle_id, "QH0002");
  g_assert_nonnull (review->published);
  g_assert_cmpint (review->published->published, ==, review->final.published);
  g_assert_cmpstr (review->published->rule_version, ==, review->cycle->rule_version);
  g_assert_cmpuint (strlen (review->published->checksum), ==, 64);
  cycle = heng_cycle_load (fixture->db, cycle_id, NULL);
  g_assert_cmpint (cycle->published_at, !=, 0);
  g_assert_cmpint (cycle->frozen_at, !=, 0);
  g_assert_cmpint (cycle->state, ==, HENG_CYCLE_INTERVIEW);
}

/* A milestone that fell due after publishing is no part of the result, whenever one looks. */
static void
test_later_days_change_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = NULL;

  fill_everything (fixture->db, cycle_id);
  review = review_of (fixture->db, cycle_id, "QH0002");
  deliver_milestone (fixture->db, ((HengReviewPart *) review->parts->pdata[0])->participant->id, "RD-01", heng_date_new (2026, 9, 1), HENG_DATE_NONE);
  publish (fixture->db, cycle_id);
  heng_clock_pin (heng_date_new (2026, 12, 1));
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
update (HengChange *change, const HengRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;

  heng_change_update (change, type, record, &error);
  g_assert_no_error (error);
}

/* Everything of the scheme that decides a score: a band, the weights of rater groups, a holiday, the type of a department. */
static void
edit_scheme (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bands = heng_grade_bands_load (fixture->db, &error);
  g_autoptr (GPtrArray) profiles = heng_profiles_load (fixture->db, &error);
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, &error);
  g_autoptr (HengCalendarDay) holiday = heng_calendar_day_new ();
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "New rules", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < bands->len; i++)
    {
      HengGradeBand *band = bands->pdata[i];

      band->lower = band->lower / 2;
      band->sort = -band->sort;
      update (change, &heng_grade_band_type, band);
    }
  for (guint i = 0; i < profiles->len; i++)
    {
      ((HengProfile *) profiles->pdata[i])->mgr_bp += 100;
      update (change, &heng_profile_type, profiles->pdata[i]);
    }
  holiday->day = heng_date_new (2026, 8, 12);
  heng_change_insert (change, &heng_calendar_day_type, holiday, &error);
  for (guint i = 0; i < departments->len; i++)
    if (((HengDepartment *) departments->pdata[i])->id == fixture->platform)
      {
        ((HengDepartment *) departments->pdata[i])->dept_type = HENG_DEPT_MK;
        update (change, &heng_department_type, departments->pdata[i]);
      }
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static HengMicro
lowest_of_best (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (HengReview) review = review_of (db, cycle_id, emp_no);
  HengMicro best = 0;

  for (guint i = 0; i < review->bands->len; i++)
    best = MAX (best, ((HengGradeBand *) review->bands->pdata[i])->lower);
  return best;
}

/* Rules may change from quarter to quarter: results keep those they were published by, others follow the new ones. */
static void
test_later_rules_change_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  fill_everything (fixture->db, cycle_id);
  enter (fixture->db, cycle_id, "QH0003", "RD-02", NULL, &error);
  g_assert_cmpint (heng_results_publish_early (fixture->db, cycle_id, TRUE, "closed early", NULL, "test", &error), ==, 4);
  edit_scheme (fixture);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, NULL, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (lowest_of_best (fixture->db, cycle_id, "QH0002"), ==, HENG_POINTS (110));
  g_assert_cmpint (lowest_of_best (fixture->db, cycle_id, "QH0003"), ==, HENG_POINTS (55));
  /* published by the new rules, beside the others */
  enter (fixture->db, cycle_id, "QH0003", "RD-02", "8", &error);
  g_assert_no_error (error);
  publish (fixture->db, cycle_id);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, NULL, &error), ==, 0);
  g_assert_cmpint (lowest_of_best (fixture->db, cycle_id, "QH0003"), ==, HENG_POINTS (55));
  undo (fixture->db, "Publish 1 result of Q3 2026 before its end: closed early");
  g_free (heng_journal_undo (fixture->db, "test", &error));
  undo (fixture->db, "New rules");
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_tampering_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengActualRow) row = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  fill_everything (fixture->db, cycle_id);
  publish (fixture->db, cycle_id);
  heng_clock_pin (heng_date_new (2026, 8, 22));
  review = review_of (fixture->db, cycle_id, "QH0002");
  row = heng_actual_row_copy (heng_review_find_line (review, "RD-02")->actual);
  g_free (row->value);
  row->value = g_strdup ("3");
  change = heng_change_begin (fixture->db, "mallory", "behind the back", &error);
  heng_change_update (change, &heng_actual_row_type, row, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_results_verify (fixture->db, cycle_id, &differences, &error), ==, 1);
  g_assert_true (g_str_has_prefix (differences->pdata[0], "张伟 (QH0002)"));
  g_assert_nonnull (strstr (differences->pdata[0], "RD-02 was changed later by mallory"));
  g_assert_false (heng_store_check (fixture->db, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_undo_publish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) results = NULL;

  fill_everything (fixture->db, cycle_id);
  publish (fixture->db, cycle_id);
  undo (fixture->db, "Publish 5 results of Q3 2026 before its end: closed early");
  results = heng_results_load (fixture->db, cycle_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 0);
}

static void
test_sound_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 cycle_id = open_q3 (fixture->db);

  fill_everything (fixture->db, cycle_id);
  publish (fixture->db, cycle_id);
  g_assert_true (heng_store_check (fixture->db, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_broken_rules_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (fixture->db, cycle_id, id_of (fixture->db, "QH0003"), &error);
  HengScorecardLine *line = lines->pdata[0];
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "weight", &error);

  line->weight_bp -= 500;
  heng_change_update (change, &heng_scorecard_line_type, line, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_false (heng_store_check (fixture->db, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], "QH0003"));
}

/* One person loaded alone and among all must be the same to the last digit. */
static void
test_one_and_all_agree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) reviews = NULL;

  fill_everything (fixture->db, cycle_id);
  reviews = heng_reviews_load (fixture->db, cycle_id, 0, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 7);
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *many = reviews->pdata[i];
      g_autoptr (HengReview) one = review_of (fixture->db, cycle_id, many->employee->emp_no);
      g_autofree char *a = heng_review_checksum (one), *b = heng_review_checksum (many);

      g_assert_cmpstr (a, ==, b);
      g_assert_cmpint (one->perspective_mean_n, ==, many->perspective_mean_n);
      if (i > 0)
        g_assert_cmpstr (((HengReview *) reviews->pdata[i - 1])->employee->emp_no, <, many->employee->emp_no);
    }
}

static void
test_history_and_means (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = "test" };
  gint64 q3 = open_q3 (fixture->db);
  g_autoptr (HengCycleOpened) q4 = NULL;
  g_autoptr (HengReview) rd = NULL;
  g_autoptr (HengReview) hr = NULL;
  const HengReviewPoint *past, *now;

  fill_everything (fixture->db, q3);
  publish (fixture->db, q3);
  heng_clock_pin (heng_date_new (2026, 11, 2));
  q4 = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  rd = review_of (fixture->db, q4->cycle_id, "QH0002");
  g_assert_cmpuint (rd->history->len, ==, 2);
  past = rd->history->pdata[0];
  now = rd->history->pdata[1];
  g_assert_cmpstr (past->cycle_key, ==, "2026Q3");
  g_assert_true (past->has_value && !past->is_forecast);
  g_assert_cmpint (past->group_mean, >, 0);
  g_assert_true (now->is_forecast && !now->has_value);
  g_assert_cmpint (now->group_mean, ==, 0);
  /* one person alone in the department: no mean that would give the score away */
  hr = review_of (fixture->db, q3, "QH0006");
  g_assert_cmpint (((HengReviewPoint *) hr->history->pdata[0])->group_mean, ==, 0);
  g_assert_cmpint (hr->perspective_mean[HENG_PERSPECTIVE_C].state, ==, HENG_VALUE_NA);
}

static void
test_names_of_a_review (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengReview) review = review_of (fixture->db, cycle_id, "QH0002");

  g_assert_cmpstr (review->department_path, ==, "研发部 / 平台组");
  g_assert_cmpstr (review->manager_name, ==, "李娜");
  g_assert_cmpstr (review->manager_no, ==, "QH0001");
  g_assert_cmpuint (review->bands->len, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/results/blocked-are-listed", test_blocked_are_listed);
  TEST ("/results/skip-blocked", test_skip_blocked);
  TEST ("/results/before-the-end-only-with-a-reason", test_before_the_end);
  TEST ("/results/reproduced-bit-for-bit", test_reproduced);
  TEST ("/results/later-days-change-nothing", test_later_days_change_nothing);
  TEST ("/results/later-rules-change-nothing", test_later_rules_change_nothing);
  TEST ("/results/tampering-is-named", test_tampering_is_named);
  TEST ("/results/undo-publish", test_undo_publish);
  TEST ("/store-check/sound", test_sound_store);
  TEST ("/store-check/broken-rules-are-found", test_broken_rules_are_found);
  TEST ("/review/one-and-all-agree", test_one_and_all_agree);
  TEST ("/review/history-and-means", test_history_and_means);
  TEST ("/review/names", test_names_of_a_review);
  return g_test_run ();
}
