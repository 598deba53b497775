/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review as a whole: TV-F1 from its raw values, what changes it, what blocks it, and its result. */
#include "heng-review.h"
#include "model-test.h"
#include "review-fixture.h"

#include <string.h>

static HengReviewPart *
first_part (HengReview *review)
{
  return g_ptr_array_index (review->parts, 0);
}

static HengReviewObjective *
objective_at (HengReview *review, guint i)
{
  return g_ptr_array_index (first_part (review)->objectives, i);
}

static HengReviewKr *
kr_at (HengReview *review, guint objective, guint i)
{
  return g_ptr_array_index (objective_at (review, objective)->key_results, i);
}

static void
test_f1 (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewPart *part = first_part (review);

  heng_review_score (review, NULL);
  assert_value (part->okr, "76");
  assert_value (part->kpi.score, "98.193333");
  assert_value (part->raters.points, "102.46154");
  assert_value (review->final.final, "90.169641");
  assert_micro (review->final.published, "90.17");
  g_assert_cmpstr (review->grade->grade, ==, "B+");
  assert_micro (part->component_contribution[HENG_COMPONENT_OKR], "-9.6");
  assert_micro (part->component_contribution[HENG_COMPONENT_KPI], "-0.722667");
  assert_micro (part->component_contribution[HENG_COMPONENT_FEEDBACK], "0.492308");
  fixture_add_adjustment (review, "2", "客户表扬");
  heng_review_score (review, NULL);
  assert_value (review->final.final, "92.169641");
  assert_micro (review->final.published, "92.17");
  assert_micro (review->final.adjustment, "2");
}

/* The trend's last point is the running cycle: it moves with a changed value, a published one stands still. */
static void
test_forecast_point (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewPoint *point = g_new0 (HengReviewPoint, 1);

  g_ptr_array_add (review->history, point);
  point->is_forecast = TRUE;
  heng_review_score (review, NULL);
  g_assert_true (point->has_value);
  assert_micro (point->published, "90.17");
  g_assert_cmpstr (point->grade, ==, "B+");
  fixture_add_adjustment (review, "-5", "事故");
  heng_review_score (review, NULL);
  assert_micro (point->published, "85.17");
  g_assert_cmpstr (point->grade, ==, "B");
  point->is_forecast = FALSE;
  fixture_add_adjustment (review, "5", "表扬");
  heng_review_score (review, NULL);
  assert_micro (point->published, "85.17");
}

static void
test_f1_inside (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();

  heng_review_score (review, NULL);
  assert_value (objective_at (review, 0)->progress, "0.6");
  assert_value (objective_at (review, 0)->points, "60");
  assert_value (objective_at (review, 1)->progress, "0.7");
  assert_value (objective_at (review, 1)->points, "100");
  g_assert_cmpint (objective_at (review, 0)->effective_bp, ==, 6000);
  assert_micro (objective_at (review, 0)->contribution, "-9.6");
  assert_micro (objective_at (review, 1)->contribution, "0");
  assert_micro (kr_at (review, 0, 0)->progress.p, "0.5");
  assert_micro (kr_at (review, 1, 0)->progress.p, "0.6");
  g_assert_cmpstr (kr_at (review, 0, 0)->current_text, ==, "65");
  g_assert_cmpstr (kr_at (review, 0, 1)->current_text, ==, "3/3");
  assert_value (heng_review_find_line (review, "RD-01")->points, "92.8");
  assert_micro (heng_review_find_line (review, "RD-01")->contribution, "-0.576");
  assert_micro (heng_review_find_line (review, "RD-02")->contribution, "0.36");
  assert_micro (heng_review_find_line (review, "RD-07")->contribution, "0.213333");
  g_assert_null (heng_review_find_line (review, "RD-99"));
}

static void
test_without_360 (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengResult) result = NULL;

  g_ptr_array_set_size (first_part (review)->feedback, 0);
  heng_review_score (review, NULL);
  assert_value (review->final.final, "87.096667");
  assert_micro (review->final.published, "87.1");
  g_assert_cmpstr (review->grade->grade, ==, "B");
  assert_micro (first_part (review)->component_contribution[HENG_COMPONENT_OKR], "-12");
  assert_micro (first_part (review)->component_contribution[HENG_COMPONENT_FEEDBACK], "0");
  result = heng_review_to_result (review);
  g_assert_cmpstr (result->feedback, ==, "NA");
  g_assert_cmpstr (result->flags, ==, "COMPONENT_MISSING");
}

static void
test_result (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengResult) result = NULL;

  fixture_add_adjustment (review, "2", "客户表扬");
  heng_review_score (review, NULL);
  result = heng_review_to_result (review);
  g_assert_cmpstr (result->okr, ==, "76.000000");
  g_assert_cmpstr (result->kpi, ==, "98.193333");
  g_assert_cmpstr (result->feedback, ==, "102.461540");
  assert_micro (result->final_micro, "92.169641");
  assert_micro (result->published, "92.17");
  assert_micro (result->adjustment, "2");
  g_assert_cmpstr (result->grade, ==, "B+");
  assert_micro (result->coefficient, "1.1");
  g_assert_cmpstr (result->flags, ==, "");
  g_assert_cmpstr (result->perspectives, ==, "F=98.000000 C=105.733333 I=98.133333 L=80.000000");
  g_assert_cmpint (result->active_weight_bp, ==, 10000);
  g_assert_cmpint (result->objective_share_bp, ==, 5000);
  g_assert_cmpstr (result->rule_version, ==, "2026-1");
  g_assert_cmpuint (strlen (result->checksum), ==, 64);
}

/* The same review made twice has the same checksum; any raw value or weight changes it; titles and notes do not. */
static void
test_checksum (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengReview) same = fixture_f1 ();
  g_autofree char *first = NULL, *second = NULL, *with_words = NULL, *changed = NULL;

  heng_review_score (review, NULL);
  heng_review_score (same, NULL);
  first = heng_review_checksum (review);
  second = heng_review_checksum (same);
  g_assert_cmpstr (first, ==, second);
  same->cycle->id = 77;
  g_free (objective_at (same, 0)->record->title);
  objective_at (same, 0)->record->title = g_strdup ("Other words");
  with_words = heng_review_checksum (same);
  g_assert_cmpstr (first, ==, with_words);
  heng_review_find_line (same, "RD-08")->record->weight_bp++;
  changed = heng_review_checksum (same);
  g_assert_cmpstr (first, !=, changed);
}

static void
test_late_checkins (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();

  review->today = heng_date_new (2026, 7, 20);
  heng_review_score (review, NULL);
  assert_micro (kr_at (review, 0, 0)->progress.p, "1");
  review->today = heng_date_new (2026, 5, 1);
  heng_review_score (review, NULL);
  g_assert_cmpint (kr_at (review, 0, 0)->progress.flags, ==, HENG_KR_FLAG_NO_CHECKIN);
  g_assert_cmpstr (kr_at (review, 0, 0)->current_text, ==, "—");
}

static void
test_cancelled (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();

  kr_at (review, 0, 1)->record->state = HENG_GOAL_CANCELLED;
  objective_at (review, 1)->record->state = HENG_GOAL_CANCELLED;
  heng_review_score (review, NULL);
  assert_value (objective_at (review, 0)->progress, "0.428571");
  assert_value (first_part (review)->okr, "42.8571");
  g_assert_cmpint (objective_at (review, 0)->effective_bp, ==, 10000);
  g_assert_cmpint (objective_at (review, 1)->effective_bp, ==, 0);
  assert_micro (objective_at (review, 1)->contribution, "0");
}

static void
test_kr_types (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewObjective *objective = fixture_add_objective (first_part (review), 3, "O3", HENG_CURVE_COMMITTED, 0);
  HengReviewKr *hits = fixture_add_kr (objective, "KR1", HENG_KR_RANGE_HITS, 0, NULL, NULL);
  HengReviewKr *flag = fixture_add_kr (objective, "KR2", HENG_KR_BOOLEAN, 0, NULL, NULL);
  HengReviewKr *range = fixture_add_kr (objective, "KR3", HENG_KR_RANGE, 0, NULL, NULL);

  hits->record->low = range->record->low = micro ("45");
  hits->record->high = range->record->high = micro ("50");
  range->record->tolerance = micro ("5");
  range->record->unit = g_strdup ("%");
  fixture_add_checkin (hits, 20, "2026-05-01", "46");
  fixture_add_checkin (hits, 21, "2026-05-02", "51");
  fixture_add_checkin (hits, 22, "2026-05-03", "45");
  fixture_add_checkin (flag, 23, "2026-05-03", "是");
  fixture_add_checkin (range, 24, "2026-05-03", "52");
  heng_review_score (review, NULL);
  assert_micro (hits->progress.p, "0.666667");
  g_assert_cmpstr (hits->current_text, ==, "2/3");
  assert_micro (flag->progress.p, "1");
  g_assert_cmpstr (flag->current_text, ==, "Done");
  assert_micro (range->progress.p, "0.6");
  g_assert_cmpstr (range->current_text, ==, "52%");
  assert_value (objective->progress, "0.755556");
  assert_value (first_part (review)->okr, "76"); /* weight 0 beside others: tracked only */
}

/* A child that is counted in another objective of the same person counts once. */
static void
test_children (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();

  objective_at (review, 0)->record->mode = HENG_OKR_MIXED;
  objective_at (review, 1)->record->parent_id = 1;
  objective_at (review, 1)->record->link = HENG_LINK_COUNT;
  heng_review_score (review, NULL);
  assert_value (objective_at (review, 0)->progress, "0.628571"); /* (50·0.5 + 30·1 + 20·0.25 + 40·0.7) ÷ 140 */
  assert_value (first_part (review)->okr, "62.8571");
  g_assert_false (objective_at (review, 1)->is_root);
  assert_micro (objective_at (review, 1)->contribution, "0");
  objective_at (review, 1)->record->link = HENG_LINK_REFERENCE;
  heng_review_score (review, NULL);
  assert_value (first_part (review)->okr, "76");
  objective_at (review, 0)->record->parent_id = 2;
  objective_at (review, 0)->record->link = HENG_LINK_COUNT;
  heng_review_score (review, NULL);
  assert_value (review->final.final, "MISSING"); /* a loop is no score */
}

/* 92.00 for 55 days and 86.50 for 35 days; contributions shrink with the days. */
static void
test_f2 (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  g_autoptr (HengTrace) trace = heng_trace_new ("final", NULL);
  static const char *const points[] = { "92", "86.5" };
  static const int ends[][2] = { { 0, 54 }, { 55, 89 } };
  HengDate start = review->cycle->start_date;

  g_ptr_array_set_size (review->parts, 0);
  for (guint i = 0; i < 2; i++)
    {
      HengReviewPart *part = heng_review_part_new ();

      part->participant = heng_participant_new ();
      part->participant->part = i + 1;
      part->participant->kpi_bp = 10000;
      part->participant->from_date = start + ends[i][0];
      part->participant->to_date = start + ends[i][1];
      fixture_add_line (part, "X-01", HENG_PERSPECTIVE_F, 100, "FIN", "direct", points[i]);
      g_ptr_array_add (review->parts, part);
    }
  fixture_add_adjustment (review, "1", "加班支援");
  heng_review_score (review, trace);
  assert_value (review->final.final, "90.861111");
  assert_micro (review->final.published, "90.86");
  assert_value (first_part (review)->final.final, "92");
  assert_micro (first_part (review)->component_contribution[HENG_COMPONENT_KPI], "-4.888889");
  g_assert_cmpstr (heng_trace_find (trace, "part2/KPI")->value, ==, "86.500000");
  g_assert_cmpstr (trace->formula, ==, "(55 × 92.000000 + 35 × 86.500000) ÷ 90 + 1");
  review->today = start + 60;
  g_assert_true (heng_review_current_part (review) == g_ptr_array_index (review->parts, 1));
  review->today = start + 20;
  g_assert_true (heng_review_current_part (review) == first_part (review));
  review->today = start + 400;
  g_assert_true (heng_review_current_part (review) == g_ptr_array_index (review->parts, 1));
}

/* A part that is not applicable leaves its days to the others, in the contributions as in the final score. */
static void
test_part_not_applicable (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewPart *second = heng_review_part_new ();

  second->participant = heng_participant_new ();
  second->participant->part = 2;
  second->participant->okr_bp = 10000;
  second->participant->from_date = review->cycle->end_date - 29;
  second->participant->to_date = review->cycle->end_date;
  first_part (review)->participant->from_date = review->cycle->start_date;
  first_part (review)->participant->to_date = review->cycle->end_date - 30;
  g_ptr_array_add (review->parts, second);
  heng_review_score (review, NULL);
  assert_value (second->final.final, "NA");
  assert_value (review->final.final, "90.169641");
  assert_micro (first_part (review)->component_contribution[HENG_COMPONENT_OKR], "-9.6");
}

static gboolean
has_blocker (HengReview *review, const char *words)
{
  g_autoptr (GPtrArray) blockers = NULL;
  gboolean found = FALSE;

  heng_review_score (review, NULL);
  blockers = heng_review_blockers (review);
  for (guint i = 0; i < blockers->len; i++)
    found |= strstr (g_ptr_array_index (blockers, i), words) != NULL;
  return found;
}

static guint
count_blockers (HengReview *review)
{
  g_autoptr (GPtrArray) blockers = NULL;

  heng_review_score (review, NULL);
  blockers = heng_review_blockers (review);
  return blockers->len;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_blockers (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewLine *line = heng_review_find_line (review, "RD-02");

  g_assert_cmpuint (count_blockers (review), ==, 0);
  set_text (&line->actual->value, NULL);
  g_assert_true (has_blocker (review, "RD-02 Indicator RD-02: no actual value"));
  assert_value (review->final.final, "MISSING");
  g_assert_null (review->grade);
  set_text (&line->actual->value, "x");
  g_assert_true (has_blocker (review, "“x”"));
  set_text (&line->actual->value, "NA");
  g_assert_true (has_blocker (review, "needs a reason"));
  assert_value (review->final.final, "MISSING");
  set_text (&line->actual->reason, "本季度无发布");
  g_assert_true (has_blocker (review, "approved"));
  g_assert_cmpint (review->final.final.state, ==, HENG_VALUE_NUMBER);
  set_text (&line->actual->approver, "李娜");
  g_assert_cmpuint (count_blockers (review), ==, 0);
  line->record->weight_bp += 100;
  g_assert_true (has_blocker (review, "add up to 101%"));
  line->record->weight_bp -= 100;
  set_text (&line->record->rule, "lin HB 5/3");
  g_assert_true (has_blocker (review, "must go up"));
  line->record->weight_bp = 0;
  g_assert_false (has_blocker (review, "must go up"));
}

static void
test_more_blockers (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewLine *line = heng_review_find_line (review, "RD-04");

  set_text (&line->record->rule, "direct");
  set_text (&line->actual->value, "79");
  set_text (&line->actual->source_note, NULL);
  g_assert_true (has_blocker (review, "need a comment"));
  set_text (&line->actual->value, "80");
  g_assert_cmpuint (count_blockers (review), ==, 0);
  ((HengMilestone *) g_ptr_array_index (first_part (review)->milestones, 0))->quality = 0;
  g_assert_true (has_blocker (review, "milestone"));
  first_part (review)->participant->kpi_bp = 0;
  g_assert_cmpuint (count_blockers (review), ==, 0);
  first_part (review)->participant->okr_bp = first_part (review)->participant->feedback_bp = 0;
  g_assert_true (has_blocker (review, "nothing to score"));
}

static void
test_insufficient_basis (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  static const char *const codes[] = { "RD-02", "RD-03", "RD-04", "RD-05" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      HengReviewLine *line = heng_review_find_line (review, codes[i]);

      set_text (&line->actual->value, "NA");
      set_text (&line->actual->reason, "x");
      set_text (&line->actual->approver, "y");
    }
  g_assert_true (has_blocker (review, "Only 45%"));
}

/* NA of a milestone line is HR's decision and stands before the milestones. */
static void
test_milestone_na (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();
  HengReviewLine *line = heng_review_find_line (review, "RD-01");

  line->actual = heng_actual_row_new ();
  line->actual->value = g_strdup ("NA");
  line->actual->reason = g_strdup ("本季度无里程碑");
  heng_review_score (review, NULL);
  assert_value (line->points, "NA");
  set_text (&line->actual->value, "100:0:5");
  heng_review_score (review, NULL);
  assert_value (line->points, "92.8"); /* the milestones win over a typed text */
  g_ptr_array_set_size (first_part (review)->milestones, 0);
  heng_review_score (review, NULL);
  assert_value (line->points, "120");
}

/* A delay counts working days of the company's calendar. */
static void
test_calendar (void)
{
  g_autoptr (HengReview) review = fixture_f1 ();

  heng_calendar_set (review->calendar, heng_date_new (2026, 5, 20), FALSE);
  heng_calendar_set (review->calendar, heng_date_new (2026, 5, 21), FALSE);
  heng_review_score (review, NULL);
  assert_value (heng_review_find_line (review, "RD-01")->points, "99.4"); /* 5 days late: 0.9 */
}

static void
test_localized (void)
{
  g_assert_cmpstr (heng_localized ("良好", "Good"), ==, "Good");
  g_assert_cmpstr (heng_localized ("良好", ""), ==, "良好");
  g_assert_cmpstr (heng_localized ("良好", NULL), ==, "良好");
  g_assert_cmpstr (heng_localized (NULL, "Good"), ==, "Good");
  g_assert_cmpstr (heng_localized (NULL, NULL), ==, "");
  g_setenv ("LC_ALL", "zh_CN.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_assert_cmpstr (heng_localized ("良好", "Good"), ==, "良好");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/TV-F1", test_f1);
  g_test_add_func ("/review/TV-F1/inside", test_f1_inside);
  g_test_add_func ("/review/TV-F1/without-360", test_without_360);
  g_test_add_func ("/review/TV-F2", test_f2);
  g_test_add_func ("/review/part-not-applicable", test_part_not_applicable);
  g_test_add_func ("/review/result", test_result);
  g_test_add_func ("/review/checksum", test_checksum);
  g_test_add_func ("/review/late-checkins", test_late_checkins);
  g_test_add_func ("/review/cancelled", test_cancelled);
  g_test_add_func ("/review/kr-types", test_kr_types);
  g_test_add_func ("/review/children", test_children);
  g_test_add_func ("/review/blockers", test_blockers);
  g_test_add_func ("/review/forecast-point", test_forecast_point);
  g_test_add_func ("/review/more-blockers", test_more_blockers);
  g_test_add_func ("/review/insufficient-basis", test_insufficient_basis);
  g_test_add_func ("/review/milestone-na", test_milestone_na);
  g_test_add_func ("/review/calendar", test_calendar);
  g_test_add_func ("/review/localized", test_localized);
  return g_test_run ();
}
