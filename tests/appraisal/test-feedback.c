/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 360 from rating sheets through the store: questions at opening, scores, comments, leniency, publishing and proving again. */
#include "appraisal-fixture.h"

#include "heng-feedback-table.h"

typedef struct
{
  const char *emp_no;
  HengRaterGroup group;
  const char *answers, *good;
  gint64 key;
} Sheet;

static gint64
participant_of (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (GPtrArray) participants = heng_participants_load (db, cycle_id, id_of (db, emp_no), NULL);

  g_assert_cmpuint (participants->len, ==, 1);
  return ((HengParticipant *) participants->pdata[0])->id;
}

static void
store_sheets (HengDb *db, gint64 cycle_id, const Sheet *sheets, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "sheets", &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (HengRatingSheet) record = heng_rating_sheet_new ();

      record->participant_id = participant_of (db, cycle_id, sheets[i].emp_no);
      record->rater_group = sheets[i].group;
      record->question_set_key = g_strdup ("RD");
      record->question_set_revision = 1;
      record->answers = g_strdup (sheets[i].answers);
      record->good = g_strdup (sheets[i].good);
      record->rater_key = sheets[i].key;
      if (sheets[i].group == HENG_GROUP_MGR)
        record->rater_id = id_of (db, "QH0001");
      heng_change_insert (change, &heng_rating_sheet_type, record, &error);
      g_assert_no_error (error);
    }
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static gint64
open_with (HengDb *db, gboolean trim, HengLeniency leniency)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = q3_args ();
  g_autoptr (HengCycleOpened) opened = NULL;

  args.trim = trim;
  args.leniency = leniency;
  args.leniency_lambda = HENG_MICRO;
  opened = heng_cycle_open (db, &args, &error);
  g_assert_no_error (error);
  return opened->cycle_id;
}

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_with (fixture->db, TRUE, HENG_LENIENCY_SHIFT);
  g_autoptr (HengCycle) cycle = heng_cycle_load (fixture->db, id, NULL);
  g_autoptr (GPtrArray) participants = heng_participants_load (fixture->db, id, 0, NULL);
  g_autoptr (HengCycleOpened) pilot = NULL;
  g_autoptr (HengCycle) of_pilot = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .pilot = TRUE,
                             .distribution = HENG_DISTRIBUTION_ENFORCE };

  g_assert_cmpint (cycle->trim, ==, 1);
  g_assert_cmpint (cycle->leniency, ==, HENG_LENIENCY_SHIFT);
  g_assert_cmpint (cycle->leniency_lambda, ==, HENG_MICRO);
  g_assert_cmpint (cycle->distribution, ==, HENG_DISTRIBUTION_ADVISE);
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      g_assert_cmpstr (participant->question_set_key, ==, g_str_equal (participant->profile_key, "FUNC_STAFF") ? "FUNC" : "RD");
      g_assert_cmpint (participant->question_set_revision, ==, 1);
    }
  pilot = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  of_pilot = heng_cycle_load (fixture->db, pilot->cycle_id, NULL);
  g_assert_cmpint (of_pilot->distribution, ==, HENG_DISTRIBUTION_OFF);
  args.key = "2027Q1";
  args.leniency_lambda = 2 * HENG_MICRO;
  g_assert_null (heng_cycle_open (fixture->db, &args, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static const Sheet many[] = {
  { "QH0002", HENG_GROUP_MGR, "4 4 4 4 4 4 4 4", "稳", 0 },          { "QH0002", HENG_GROUP_PEER, "1 1 1 1 1 1 1 1", "一", 0 },
  { "QH0002", HENG_GROUP_PEER, "4 4 4 4 4 4 4 4", "二", 0 },         { "QH0002", HENG_GROUP_PEER, "4 4 4 4 4 4 4 4", "三", 0 },
  { "QH0002", HENG_GROUP_PEER, "4 5 4 5 4 5 4 5", "四", 0 },         { "QH0002", HENG_GROUP_PEER, "5 5 5 5 5 5 5 5", NULL, 0 },
  { "QH0002", HENG_GROUP_PEER, "5 5 5 - - - - -", "没看全", 0 },       { "QH0002", HENG_GROUP_CUST, "5 5 5 5 5 5 5 5", "只有一人", 0 },
};

static void
test_score (Fixture *fixture, gconstpointer data)
{
  gint64 plain = open_q3 (fixture->db);
  g_autoptr (HengReview) review = NULL;
  const HengReviewPart *part;
  guint good = 0, named = 0;

  store_sheets (fixture->db, plain, many, G_N_ELEMENTS (many));
  review = review_of (fixture->db, plain, "QH0002");
  part = review->parts->pdata[0];
  /* the sixth peer answered three of eight */
  g_assert_cmpint (((HengFeedback *) part->feedback->pdata[1])->n, ==, 5);
  g_assert_cmpint (part->raters.mean[HENG_GROUP_PEER].micro, ==, 3700000);
  g_assert_cmpint (part->raters.fate[HENG_GROUP_CUST], ==, HENG_GROUP_EXCLUDED);
  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = review->comments->pdata[i];

      g_assert_cmpstr (comment->text, !=, "只有一人");
      good += comment->kind == HENG_COMMENT_PEER_GOOD && comment->author == NULL;
      named += comment->kind == HENG_COMMENT_STRENGTHS && g_strcmp0 (comment->author, "李娜") == 0;
    }
  g_assert_cmpuint (good, ==, 5);
  g_assert_cmpuint (named, ==, 1);
}

static void
test_trim (Fixture *fixture, gconstpointer data)
{
  gint64 id = open_with (fixture->db, TRUE, HENG_LENIENCY_NONE);
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  g_autoptr (HengReview) review = NULL;
  g_autoptr (GError) error = NULL;

  store_sheets (fixture->db, id, many, G_N_ELEMENTS (many));
  review = heng_review_load (fixture->db, id, id_of (fixture->db, "QH0002"), trace, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((HengReviewPart *) review->parts->pdata[0])->raters.mean[HENG_GROUP_PEER].micro, ==, 4166667);
  g_assert_cmpstr (heng_trace_find (trace, "360/PEER")->formula, ==, "12.5 ÷ 3");
}

/* One rater of five people and the manager of one: only the first is corrected, by the pool of his own kind of group. */
static void
test_leniency (Fixture *fixture, gconstpointer data)
{
  static const char *const people[] = { "QH0001", "QH0002", "QH0003", "QH0004", "QH0005" };
  gint64 id = open_with (fixture->db, FALSE, HENG_LENIENCY_SHIFT);
  g_autoptr (HengReview) review = NULL;
  Sheet sheets[16];
  guint n = 0;

  for (guint i = 0; i < 5; i++)
    {
      sheets[n++] = (Sheet) { people[i], HENG_GROUP_PEER, "5 5 5 5 5 5 5 5", NULL, 77 };
      sheets[n++] = (Sheet) { people[i], HENG_GROUP_PEER, "3 3 3 3 3 3 3 3", NULL, 1000 + i };
      sheets[n++] = (Sheet) { people[i], HENG_GROUP_PEER, "4 4 4 4 4 4 4 4", NULL, 2000 + i };
    }
  sheets[n++] = (Sheet) { "QH0002", HENG_GROUP_MGR, "2 2 2 2 2 2 2 2", NULL, 0 };
  store_sheets (fixture->db, id, sheets, n);
  review = review_of (fixture->db, id, "QH0002");
  /* 5 − (5 − 4), 3, 4 */
  g_assert_cmpint (((HengReviewPart *) review->parts->pdata[0])->raters.mean[HENG_GROUP_PEER].micro, ==, 3666667);
  g_assert_cmpint (((HengReviewPart *) review->parts->pdata[0])->raters.mean[HENG_GROUP_MGR].micro, ==, 2000000);
}

static void
set_answers (HengDb *db, gint64 cycle_id, const char *emp_no, const char *answers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "sheets", &error);
  g_autoptr (GPtrArray) sheets = heng_rating_sheets_load (db, cycle_id, id_of (db, emp_no), &error);
  HengRatingSheet *sheet = sheets->pdata[0];

  g_free (sheet->answers);
  sheet->answers = g_strdup (answers);
  heng_change_update (change, &heng_rating_sheet_type, sheet, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

/* A published result stands on its sheets, and a changed answer is found out. */
static void
test_publish (Fixture *fixture, gconstpointer data)
{
  HengDb *db = fixture->db;
  gint64 id = open_with (db, TRUE, HENG_LENIENCY_NONE);
  g_autoptr (GPtrArray) differences = NULL, blockers = NULL, later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReview) before = NULL, after = NULL;
  g_autofree char *first = NULL, *second = NULL;

  store_sheets (db, id, many, G_N_ELEMENTS (many));
  fill_everything (db, id);
  heng_clock_pin (heng_date_new (2026, 10, 9));
  g_assert_cmpint (heng_results_publish (db, id, TRUE, &blockers, "test", &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (heng_results_verify (db, id, &differences, &error), ==, 0);
  before = review_of (db, id, "QH0002");
  g_assert_nonnull (before->published);
  first = heng_review_checksum (before);
  g_assert_cmpstr (first, ==, before->published->checksum);
  /* other answers with the same mean: no number moves, the checksum does */
  set_answers (db, id, "QH0002", "4 4 4 4 4 4 5 3");
  after = review_of (db, id, "QH0002");
  second = heng_review_checksum (after);
  g_assert_cmpint (after->final.published, ==, before->final.published);
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpint (heng_results_verify (db, id, &later, &error), ==, 1);
}

static void
test_questions_revise (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine", NULL), *file = g_build_filename (path, "q.json", NULL);
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GError) error = NULL;
  guint revisions = 0, in_use = 0;

  g_mkdir (path, 0700);
  g_assert_true (g_file_set_contents (file, "{\"format\": 1, \"question_sets\": [{\"key\": \"RD\", \"kind\": \"FEEDBACK\", \"name\": \"研发\", "
                                            "\"questions\": [{\"text\": \"按承诺交付\", \"weight\": \"60.00\"}, {\"text\": \"质量\", \"weight\": \"40\"}]}]}",
                                      -1, NULL));
  g_assert_cmpint (heng_scheme_install (fixture->db, path, "test", &error), ==, 4);
  g_assert_no_error (error);
  g_assert_cmpint (heng_scheme_install (fixture->db, path, "test", &error), ==, 0);
  sets = heng_question_sets_load (fixture->db, &error);
  for (guint i = 0; i < sets->len; i++)
    {
      const HengQuestionSet *set = sets->pdata[i];

      revisions += g_str_equal (set->key, "RD");
      in_use += g_str_equal (set->key, "RD") && !set->retired ? set->revision : 0;
    }
  g_assert_cmpuint (revisions, ==, 2);
  g_assert_cmpuint (in_use, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/feedback/opening", test_opening);
  TEST ("/feedback/score", test_score);
  TEST ("/feedback/trim", test_trim);
  TEST ("/feedback/leniency", test_leniency);
  TEST ("/feedback/publish", test_publish);
  TEST ("/feedback/questions-revise", test_questions_revise);
  return g_test_run ();
}
