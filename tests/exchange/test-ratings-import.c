/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raters' answers from files: both layouts, twice, corrected, refused; unnamed sheets stay unnamed (domain.md §2.7). */
#include "import-fixture.h"

#include "heng-feedback-table.h"

#define HEAD "被评人工号,评价人工号,评价关系,题1,题2,题3,题4,题5,题6,题7,题8,做得好的,建议改进的\n"

static void
open_cycle (Fixture *fixture, HengLeniency leniency)
{
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30),
                             .leniency = leniency, .leniency_lambda = HENG_MICRO };

  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  fixture->options.cycle_key = "2026Q2";
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (GString) roster = g_string_new ("工号,姓名,部门,职位,直属主管,入职日期,员工状态,是否此部门主管\n");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, NULL);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  g_assert_no_error (error);
  g_string_append (roster, "Q1,李娜,研发部,总监,,2020-03-01,正式,是\n");
  for (int i = 2; i <= 14; i++)
    g_string_append_printf (roster, "Q%d,员工%d,研发部,工程师,Q1,2021-01-05,正式,否\n", i, i);
  report = fixture_import (fixture, HENG_IMPORT_ROSTER, roster->str);
  assert_counts (report, 14, 0, 0, 0);
  open_cycle (fixture, GPOINTER_TO_INT (data));
}

static gint64
cycle_id (Fixture *fixture)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);

  return cycle->id;
}

static GPtrArray *
sheets_of (Fixture *fixture, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = emp_no ? load_person (fixture, emp_no) : NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = heng_rating_sheets_load (fixture->db, cycle_id (fixture), employee ? employee->id : 0, &error);

  g_assert_no_error (error);
  return sheets;
}

static gint64
done_by (Fixture *fixture, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autoptr (GPtrArray) done = heng_rating_done_load (fixture->db, cycle_id (fixture), NULL);

  for (guint i = 0; i < done->len; i++)
    if (((HengRatingDone *) done->pdata[i])->rater_id == employee->id)
      return ((HengRatingDone *) done->pdata[i])->n;
  return 0;
}

static HengReview *
review_of (Fixture *fixture, const char *emp_no, HengTrace *trace)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autoptr (GError) error = NULL;
  HengReview *review = heng_review_load (fixture->db, cycle_id (fixture), employee->id, trace, &error);

  g_assert_no_error (error);
  return review;
}

#define MANAGER "Q2,Q1,上级,4,4,4,4,4,4,4,5,可靠,多分享\n"
#define PEERS                                                             \
  "Q2,Q3,同级,3,3,3,3,3,3,3,3,细心,\nQ2,Q4,同级,4,无法评价,4,4,4,4,,4,耐心,多沟通\n" \
  "Q2,Q5,同级,5,5,5,5,5分,超出要求,5,5,,\nQ2,Q6,同级,4,4,4,4,4,4,4,4,好,\n"
#define SELF "Q2,Q2,自评,5,5,5,5,5,5,5,5,,\n"

static void
test_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD MANAGER PEERS SELF);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD SELF PEERS MANAGER);
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  g_autoptr (HengReview) review = review_of (fixture, "Q2", trace);
  g_autoptr (GPtrArray) sheets = sheets_of (fixture, "Q2");
  HengReviewPart *part = review->parts->pdata[0];
  guint named = 0;

  assert_counts (first, 6, 0, 0, 0);
  assert_counts (again, 0, 0, 6, 0);
  g_assert_false (again->written);
  g_assert_cmpuint (sheets->len, ==, 6);
  for (guint i = 0; i < sheets->len; i++)
    {
      const HengRatingSheet *sheet = sheets->pdata[i];

      g_assert_cmpstr (sheet->question_set_key, ==, "RD");
      g_assert_cmpint (sheet->rater_key, ==, 0);
      named += sheet->rater_id != 0;
      if (sheet->rater_group == HENG_GROUP_PEER)
        g_assert_cmpint (sheet->rater_id, ==, 0);
    }
  g_assert_cmpuint (named, ==, 2);
  g_assert_cmpint (done_by (fixture, "Q3"), ==, 1);
  g_assert_cmpint (done_by (fixture, "Q2"), ==, 0);
  /* MGR 4.125 × 40, PEER 4 × 35 */
  g_assert_cmpint (part->raters.mean[HENG_GROUP_MGR].micro, ==, 4125000);
  g_assert_cmpint (part->raters.mean[HENG_GROUP_PEER].micro, ==, 4000000);
  g_assert_cmpint (part->raters.rating.micro, ==, 4066667);
  g_assert_cmpstr (heng_trace_find (trace, "360/PEER")->formula, ==, "16 ÷ 4");
  g_assert_cmpstr (heng_trace_find (trace, "360/raters/MGR1")->formula, ==, "(4 + 4 + 4 + 4 + 4 + 4 + 4 + 5) ÷ 8");
  g_assert_null (heng_trace_find (trace, "360/raters/PEER1"));
}

/* Four groups of one file count the people of each rater once; what was unnamed stays unnamed in the journal. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD MANAGER PEERS "Q2,Q7,协作方,1,1,1,1,1,1,1,1,从不,秘密\n");
  g_autoptr (HengReview) review = review_of (fixture, "Q2", NULL);
  g_autoptr (GPtrArray) entries = heng_journal_list (fixture->db, 0, 1, NULL);
  g_autoptr (GPtrArray) lines = heng_journal_lines (fixture->db, ((HengJournalEntry *) entries->pdata[0])->id, NULL);
  guint good = 0;

  assert_counts (report, 6, 0, 0, 0);
  g_assert_cmpint (report->warnings, ==, 1); /* one customer is too few */
  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = review->comments->pdata[i];

      g_assert_cmpstr (comment->text, !=, "从不");
      g_assert_cmpstr (comment->text, !=, "秘密");
      good += comment->kind == HENG_COMMENT_PEER_GOOD;
      if (comment->kind == HENG_COMMENT_PEER_GOOD)
        g_assert_null (comment->author);
      if (comment->kind == HENG_COMMENT_STRENGTHS)
        g_assert_cmpstr (comment->author, ==, "李娜");
    }
  g_assert_cmpuint (good, ==, 3);
  g_assert_cmpuint (lines->len, >, 0);
  for (guint i = 0; i < lines->len; i++)
    g_assert_null (((HengJournalLine *) lines->pdata[i])->after);
}

#define BY_ANSWER "Ratee,Rater,Relation,Question,Score\n"

static void
test_by_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (BY_ANSWER);
  g_autoptr (HengImportReport) first = NULL, again = NULL, wrong = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  for (int rater = 3; rater <= 5; rater++)
    for (int q = 1; q <= 8; q++)
      g_string_append_printf (text, "Q2,Q%d,peer,Q%d,%d\n", rater, q, rater);
  g_string_append (text, "Q2,Q3,peer,What goes well,careful\nQ2,Q6,peer,按承诺交付,4\nQ2,Q6,peer,学习并应用,2\n");
  first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text->str);
  assert_counts (first, 27, 0, 0, 0);
  g_assert_cmpint (first->warnings, ==, 1); /* two of eight answers */
  sheets = sheets_of (fixture, "Q2");
  g_assert_cmpuint (sheets->len, ==, 4);
  for (guint i = 0; i < sheets->len; i++)
    {
      const HengRatingSheet *sheet = sheets->pdata[i];

      if (g_str_has_prefix (sheet->answers, "4 -"))
        g_assert_cmpstr (sheet->answers, ==, "4 - - - - - - 2");
      if (g_str_has_prefix (sheet->answers, "3"))
        g_assert_cmpstr (sheet->good, ==, "careful");
    }
  again = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text->str);
  assert_counts (again, 0, 0, 27, 0);
  wrong = fixture_import (fixture, HENG_IMPORT_FEEDBACK, BY_ANSWER "Q3,Q4,peer,1,4\nQ3,Q4,peer,1,5\nQ3,Q5,peer,9,4\nQ3,Q5,customer,2,4\nQ3,Q6,peer,天气,4\n");
  g_assert_nonnull (find_issue (wrong, 2, "Question", "Line 3"));
  g_assert_nonnull (find_issue (wrong, 3, "Question", "Line 2"));
  g_assert_nonnull (find_issue (wrong, 4, "Score", "8 questions"));
  g_assert_nonnull (find_issue (wrong, 5, "Relation", "Line 4"));
  g_assert_nonnull (find_issue (wrong, 6, "Question", "Not a question"));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (
      fixture, HENG_IMPORT_FEEDBACK,
      HEAD "Q2,Q2,同级,4,4,4,4,4,4,4,4,,\nQ2,Q3,自评,4,4,4,4,4,4,4,4,,\nQ4,Q5,同级,6,4,4,4,4,4,4,4,,\nQ4,Q6,同级,4,4,4,4,4,4,4,4,,\n"
           "Q7,Q8,同级,4,4,4,4,4,4,4,4,,\nQ7,Q8,同级,5,4,4,4,4,4,4,4,,\nQ99,Q8,同级,4,4,4,4,4,4,4,4,,\nQ9,,同级,4,4,4,4,4,4,4,4,,\n"
           "Q1,Q1,上级,4,4,4,4,4,4,4,4,,\nQ9,Q10,朋友,4,4,4,4,4,4,4,4,,\nQ9,Q3,上级,4,4,4,4,4,4,4,4,,\n");

  g_assert_nonnull (find_issue (report, 2, "评价人工号", "oneself"));
  g_assert_nonnull (find_issue (report, 3, "评价人工号", "self-assessment"));
  g_assert_cmpstr (find_issue (report, 4, "题1", "1 to 5")->value, ==, "6");
  g_assert_nonnull (find_issue (report, 5, NULL, "Line 4"));
  g_assert_nonnull (find_issue (report, 6, "评价人工号", "Line 7"));
  g_assert_nonnull (find_issue (report, 7, "评价人工号", "Line 6"));
  g_assert_nonnull (find_issue (report, 8, "被评人工号", "no employee"));
  g_assert_nonnull (find_issue (report, 9, "评价人工号", "needed"));
  g_assert_nonnull (find_issue (report, 10, "评价人工号", "a manager neither"));
  g_assert_nonnull (find_issue (report, 11, "评价关系", "known values"));
  g_assert_nonnull (find_issue (report, 12, "评价人工号", "direct manager"));
  g_assert_cmpint (report->errors, ==, 10);
  g_assert_false (report->written);
}

/* A group with a fault waits as a whole; the error file completes it. */
static void
test_errors_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *errors = fixture_path (fixture, "errors.csv"), *content = NULL, *fixed = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("同级,9", 0, 0, NULL);
  g_autoptr (HengImportReport) first = NULL, second = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  fixture->options.errors_path = errors;
  fixture->options.skip_errors = TRUE;
  first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD MANAGER PEERS "Q2,Q8,同级,9,4,4,4,4,4,4,4,,\n" SELF);
  assert_counts (first, 2, 0, 0, 5);
  g_assert_true (g_file_get_contents (errors, &content, NULL, NULL));
  fixed = g_regex_replace_literal (regex, content, -1, 0, "同级,4", 0, NULL);
  fixture->options.errors_path = NULL;
  fixture->options.skip_errors = FALSE;
  second = fixture_import (fixture, HENG_IMPORT_FEEDBACK, fixed);
  assert_counts (second, 5, 0, 0, 0);
  sheets = sheets_of (fixture, "Q2");
  g_assert_cmpuint (sheets->len, ==, 7);
}

static void
test_replace_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD MANAGER PEERS);
  g_autoptr (HengImportReport) fewer = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD "Q2,Q3,同级,1,1,1,1,1,1,1,1,,\n");
  g_autoptr (GPtrArray) after = sheets_of (fixture, "Q2"), restored = NULL, gone = NULL;
  g_autofree char *name = NULL, *other = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (first, 5, 0, 0, 0);
  assert_counts (fewer, 0, 1, 0, 0);
  g_assert_nonnull (find_issue (fewer, 2, "评价关系", "give way"));
  g_assert_cmpstr (((HengImportDiff *) fewer->diffs->pdata[0])->after, ==, "•••");
  g_assert_cmpuint (after->len, ==, 2);
  name = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  restored = sheets_of (fixture, "Q2");
  g_assert_cmpuint (restored->len, ==, 5);
  g_assert_cmpint (done_by (fixture, "Q3"), ==, 1);
  other = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  gone = sheets_of (fixture, "Q2");
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpint (done_by (fixture, "Q3"), ==, 0);
  g_assert_true (heng_journal_verify (fixture->db, &error));
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  fixture->options.dry_run = TRUE;
  report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD MANAGER PEERS);
  assert_counts (report, 5, 0, 0, 0);
  sheets = sheets_of (fixture, NULL);
  g_assert_cmpuint (sheets->len, ==, 0);
}

/* One rater of eleven people, and a group of nine: both are said, neither is refused. */
static void
test_much_to_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (HengImportReport) report = NULL;

  for (int i = 3; i <= 13; i++)
    g_string_append_printf (text, "Q%d,Q2,同级,4,4,4,4,4,4,4,4,,\n", i);
  for (int i = 3; i <= 11; i++)
    g_string_append_printf (text, "Q2,Q%d,同级,4,4,4,4,4,4,4,4,,\n", i);
  report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text->str);
  g_assert_cmpint (report->errors, ==, 0);
  g_assert_nonnull (find_issue (report, 12, "评价人工号", "11 people"));
  g_assert_nonnull (find_issue (report, 13, "评价关系", "9 raters"));
  g_assert_true (report->written);
  g_assert_cmpint (done_by (fixture, "Q2"), ==, 11);
}

/* Tools that export nameless answers. */
static void
test_without_raters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "工号,关系,q1,q2\nQ2,下级,4,5\nQ2,下级,4,5\nQ2,下级,2,\n");
  g_autoptr (GPtrArray) sheets = sheets_of (fixture, "Q2");

  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpuint (sheets->len, ==, 3);
  for (guint i = 0; i < sheets->len; i++)
    g_assert_true (g_str_has_suffix (((HengRatingSheet *) sheets->pdata[i])->answers, " - - - - - -"));
}

/* The sums of before still come in, and give way to answers. */
static void
test_sums (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) sums = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "工号,评价人组,人数,均分合计\nQ2,同级,4,12\n");
  g_autoptr (HengReview) before = review_of (fixture, "Q2", NULL);
  g_autoptr (HengImportReport) answers = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD PEERS);
  g_autoptr (HengReview) after = review_of (fixture, "Q2", NULL);
  g_autoptr (HengImportReport) late = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "工号,评价人组,人数,均分合计\nQ2,同级,5,12\n");

  assert_counts (sums, 1, 0, 0, 0);
  assert_counts (answers, 4, 0, 0, 0);
  g_assert_cmpint (((HengReviewPart *) before->parts->pdata[0])->raters.rating.micro, ==, 3000000);
  g_assert_cmpint (((HengReviewPart *) after->parts->pdata[0])->raters.rating.micro, ==, 4000000);
  g_assert_nonnull (find_issue (late, 2, NULL, "Single answers"));
}

/* A manager's rating of an indicator is its actual value, through this door too. */
static void
test_indicator (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "被评人工号,评价人工号,指标编号,得分\nQ2,Q1,RD-04,4.5\nQ3,Q1,RD-04,6\n");
  g_autoptr (HengReview) review = NULL;

  g_assert_nonnull (find_issue (report, 3, "得分", "RD-04"));
  assert_counts (report, 1, 0, 0, 1);
  fixture->options.skip_errors = TRUE;
  g_clear_pointer (&report, heng_import_report_free);
  report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, "被评人工号,评价人工号,指标编号,得分\nQ2,Q1,RD-04,4.5\n");
  review = review_of (fixture, "Q2", NULL);
  g_assert_cmpint (heng_review_find_line (review, "RD-04")->points.micro, ==, HENG_POINTS (110));
}

/* Leniency: sheets of one rater are joined without naming him; one file says everything. */

static char *
leniency_file (int changed)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  /* Q3 is generous, Q4 strict, Q5 rates too few to be corrected */
  for (int i = 6; i <= 10; i++)
    g_string_append_printf (text, "Q%d,Q3,同级,5,5,5,5,5,5,5,%d,,\nQ%d,Q4,同级,3,3,3,3,3,3,3,%d,,\n", i, i % 2 ? 5 : 4, i, i % 2 ? 3 : 2);
  for (int i = 6; i <= 8; i++)
    g_string_append_printf (text, "Q%d,Q5,同级,4,4,4,4,4,4,4,%d,,\n", i, changed ? 2 : 4);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_leniency (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = leniency_file (0), *other = leniency_file (1);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text);
  g_autoptr (GPtrArray) sheets = sheets_of (fixture, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (HengReview) review = review_of (fixture, "Q6", NULL);
  g_autoptr (HengImportReport) changed = NULL;
  HengReviewPart *part = review->parts->pdata[0];

  assert_counts (first, 13, 0, 0, 0);
  assert_counts (again, 0, 0, 13, 0);
  for (guint i = 0; i < sheets->len; i++)
    {
      HengRatingSheet *sheet = sheets->pdata[i];

      g_assert_cmpint (sheet->rater_id, ==, 0);
      g_assert_cmpint (sheet->rater_key, !=, 0);
      g_hash_table_add (keys, &sheet->rater_key);
    }
  g_assert_cmpuint (g_hash_table_size (keys), ==, 3);
  /* all r: Q3 4.875 5 4.875 5 4.875, Q4 2.875 3 2.875 3 2.875, Q5 4 4 4; μ = 51.25 ÷ 13. For Q6 Q3 gives 4.875 − (4.925 − μ), Q4
   * 2.875 − (2.925 − μ), Q5 4: sum 2 × (μ − 0.05) + 4 */
  g_assert_cmpint (((HengFeedback *) part->feedback->pdata[0])->sum, ==, 2 * 3892308 + 4000000);
  changed = fixture_import (fixture, HENG_IMPORT_FEEDBACK, other);
  assert_counts (changed, 0, 13, 0, 0);
}

/* After a result is published, ratings that would move it are refused. */
static void
publish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "publish", &error);
  g_autoptr (HengReview) review = review_of (fixture, "Q6", NULL);
  g_autoptr (HengResult) result = heng_review_to_result (review);

  result->cycle_id = review->cycle->id;
  result->employee_id = review->employee->id;
  result->revision = 1;
  result->published_at = heng_now_ms ();
  heng_change_insert (change, &heng_result_type, result, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static void
test_published (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = leniency_file (0);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_FEEDBACK, text);
  g_autoptr (HengImportReport) own = NULL, others = NULL;

  publish (fixture);
  own = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD "Q6,Q11,下级,4,4,4,4,4,4,4,4,,\n");
  g_assert_nonnull (find_issue (own, 2, NULL, "published result rests"));
  others = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD "Q13,Q11,下级,4,4,4,4,4,4,4,4,,\n");
  if (GPOINTER_TO_INT (data) == HENG_LENIENCY_NONE)
    assert_counts (others, 1, 0, 0, 0);
  else
    g_assert_nonnull (find_issue (others, 2, NULL, "every rating"));
}

#define TEST(path, leniency, function) g_test_add (path, Fixture, GINT_TO_POINTER (leniency), set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/ratings-import/sheets", HENG_LENIENCY_NONE, test_sheets);
  TEST ("/ratings-import/words", HENG_LENIENCY_NONE, test_words);
  TEST ("/ratings-import/by-answer", HENG_LENIENCY_NONE, test_by_answer);
  TEST ("/ratings-import/wrong", HENG_LENIENCY_NONE, test_wrong);
  TEST ("/ratings-import/errors-file", HENG_LENIENCY_NONE, test_errors_file);
  TEST ("/ratings-import/replace-and-undo", HENG_LENIENCY_NONE, test_replace_and_undo);
  TEST ("/ratings-import/dry-run", HENG_LENIENCY_NONE, test_dry_run);
  TEST ("/ratings-import/much-to-ask", HENG_LENIENCY_NONE, test_much_to_ask);
  TEST ("/ratings-import/without-raters", HENG_LENIENCY_NONE, test_without_raters);
  TEST ("/ratings-import/sums", HENG_LENIENCY_NONE, test_sums);
  TEST ("/ratings-import/indicator", HENG_LENIENCY_NONE, test_indicator);
  TEST ("/ratings-import/leniency", HENG_LENIENCY_SHIFT, test_leniency);
  TEST ("/ratings-import/published", HENG_LENIENCY_NONE, test_published);
  TEST ("/ratings-import/published-with-leniency", HENG_LENIENCY_SHIFT, test_published);
  return g_test_run ();
}
