/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds TV-F1 as a review. */
#include "review-fixture.h"

#include "model-test.h"

HengReviewLine *
fixture_add_line (HengReviewPart *part, const char *code, HengPerspective perspective, gint64 weight, const char *source,
                  const char *rule, const char *actual)
{
  HengReviewLine *line = heng_review_line_new ();

  line->record = heng_scorecard_line_new ();
  line->record->id = 100 + part->lines->len;
  line->record->code = g_strdup (code);
  line->record->name = g_strconcat ("指标 ", code, NULL);
  line->record->name_en = g_strconcat ("Indicator ", code, NULL);
  line->record->perspective = perspective;
  line->record->weight_bp = weight * 100;
  line->record->source = g_strdup (source);
  line->record->rule = g_strdup (rule);
  if (actual)
    {
      line->actual = heng_actual_row_new ();
      line->actual->id = 200 + part->lines->len;
      line->actual->value = g_strdup (actual);
      line->actual->source_note = g_strdup ("工单导出, 200 行");
      line->actual->entered_by = g_strdup ("周敏");
    }
  g_ptr_array_add (part->lines, line);
  return line;
}

HengReviewObjective *
fixture_add_objective (HengReviewPart *part, gint64 id, const char *key, HengOkrCurve curve, gint64 weight)
{
  HengReviewObjective *objective = heng_review_objective_new ();

  objective->record = heng_objective_new ();
  objective->record->id = id;
  objective->record->key = g_strdup (key);
  objective->record->title = g_strconcat ("目标 ", key, NULL);
  objective->record->curve = curve;
  objective->record->weight_bp = weight * 100;
  objective->record->state = HENG_GOAL_APPROVED;
  g_ptr_array_add (part->objectives, objective);
  return objective;
}

HengReviewKr *
fixture_add_kr (HengReviewObjective *objective, const char *key, HengKrType type, gint64 weight, const char *start,
                const char *target)
{
  HengReviewKr *kr = heng_review_kr_new ();

  kr->record = heng_key_result_new ();
  kr->record->key = g_strdup (key);
  kr->record->title = g_strconcat ("关键结果 ", key, NULL);
  kr->record->type = type;
  kr->record->weight_bp = weight * 100;
  kr->record->state = HENG_GOAL_APPROVED;
  kr->record->start_value = start ? micro (start) : 0;
  kr->record->target = target ? micro (target) : 0;
  g_ptr_array_add (objective->key_results, kr);
  return kr;
}

void
fixture_add_checkin (HengReviewKr *kr, gint64 id, const char *day, const char *value)
{
  HengCheckin *checkin = heng_checkin_new ();

  checkin->id = id;
  checkin->day = heng_date_parse (day);
  checkin->value = g_strdup (value);
  checkin->confidence = -1;
  g_ptr_array_add (kr->checkins, checkin);
}

void
fixture_add_adjustment (HengReview *review, const char *points, const char *reason)
{
  HengAdjustment *adjustment = heng_adjustment_new ();

  adjustment->points = micro (points);
  adjustment->reason = g_strdup (reason);
  adjustment->approver = g_strdup ("周明远");
  g_ptr_array_add (review->adjustments, adjustment);
}

static void
add_milestone (HengReviewPart *part, const char *name, gint64 weight, const char *plan, const char *actual, const char *quality)
{
  HengMilestone *milestone = heng_milestone_new ();

  milestone->code = g_strdup ("RD-01");
  milestone->name = g_strdup (name);
  milestone->weight_bp = weight * 100;
  milestone->plan_date = heng_date_parse (plan);
  milestone->actual_date = heng_date_parse (actual);
  milestone->quality = micro (quality);
  g_ptr_array_add (part->milestones, milestone);
}

static void
add_feedback (HengReviewPart *part, HengRaterGroup group, gint64 n, const char *sum)
{
  HengFeedback *feedback = heng_feedback_new ();

  feedback->rater_group = group;
  feedback->n = n;
  feedback->sum = micro (sum);
  g_ptr_array_add (part->feedback, feedback);
}

static void
add_goals (HengReviewPart *part)
{
  HengReviewObjective *first = fixture_add_objective (part, 1, "O1", HENG_CURVE_COMMITTED, 60);
  HengReviewObjective *second = fixture_add_objective (part, 2, "O2", HENG_CURVE_ASPIRATIONAL, 40);
  HengReviewKr *kr;

  kr = fixture_add_kr (first, "KR1", HENG_KR_INCREASE, 50, "55", "75");
  fixture_add_checkin (kr, 1, "2026-05-02", "60");
  fixture_add_checkin (kr, 2, "2026-06-28", "65");
  fixture_add_checkin (kr, 3, "2026-07-20", "75"); /* after today: does not count */
  kr = fixture_add_kr (first, "KR2", HENG_KR_STEPS, 30, NULL, NULL);
  kr->record->steps = g_strdup ("20 方案评审;30 灰度;50 上线");
  fixture_add_checkin (kr, 4, "2026-05-29", "1,2,3");
  kr = fixture_add_kr (first, "KR3", HENG_KR_DECREASE, 20, "40", "20");
  fixture_add_checkin (kr, 5, "2026-06-30", "35");
  kr = fixture_add_kr (second, "KR1", HENG_KR_DECREASE, 60, "400", "200");
  fixture_add_checkin (kr, 7, "2026-06-30", "280"); /* the later one of a day is the one with the greater id */
  fixture_add_checkin (kr, 6, "2026-06-30", "300");
  kr = fixture_add_kr (second, "KR2", HENG_KR_INCREASE, 40, "4", "24");
  fixture_add_checkin (kr, 8, "2026-06-29", "21");
}

static void
add_card (HengReviewPart *part)
{
  fixture_add_line (part, "RD-01", HENG_PERSPECTIVE_I, 20, "PROJ + R-COM", "mile", NULL);
  fixture_add_line (part, "RD-02", HENG_PERSPECTIVE_C, 15, "TKT", "lin LB 15/8/3", "6.5");
  fixture_add_line (part, "RD-03", HENG_PERSPECTIVE_I, 15, "R-PEER, R-MGR", "rate", "4.2");
  fixture_add_line (part, "RD-04", HENG_PERSPECTIVE_F, 15, "R-MGR + PROJ, GIT", "rate", "4");
  fixture_add_line (part, "RD-05", HENG_PERSPECTIVE_I, 10, "R-COM + TKT", "step 0:60 1:90 2:100 3:120", "2");
  fixture_add_line (part, "RD-06", HENG_PERSPECTIVE_L, 10, "DOC, TRN", "lin HB 1/3/5", "2");
  fixture_add_line (part, "RD-07", HENG_PERSPECTIVE_C, 10, "SUR", "idx lin HB 60/80/95", "84");
  fixture_add_line (part, "RD-08", HENG_PERSPECTIVE_F, 5, "PROJ", "band -10..10 k4", "12");
  add_milestone (part, "灰度发布 v4.2", 40, "2026-05-15", "2026-05-15", "4");
  add_milestone (part, "API v2 全量上线", 60, "2026-05-15", "2026-05-26", "4.5"); /* 7 working days late */
  add_milestone (part, "下一季度的里程碑", 100, "2026-08-01", "", "0");
  add_feedback (part, HENG_GROUP_MGR, 1, "4.2");
  add_feedback (part, HENG_GROUP_PEER, 4, "16");
  add_feedback (part, HENG_GROUP_CUST, 2, "9");
  add_feedback (part, HENG_GROUP_SELF, 1, "5");
}

static HengReviewPart *
new_part (void)
{
  static const gint64 groups[HENG_N_GROUPS] = { 4000, 2500, 1500, 2000, 0 };
  HengReviewPart *part = heng_review_part_new ();

  part->participant = heng_participant_new ();
  part->participant->part = 1;
  part->participant->from_date = heng_date_new (2026, 4, 1);
  part->participant->to_date = heng_date_new (2026, 6, 30);
  part->participant->okr_bp = 4000;
  part->participant->kpi_bp = 4000;
  part->participant->feedback_bp = 2000;
  part->department_path = g_strdup ("研发部");
  for (guint i = 0; i < HENG_N_GROUPS; i++)
    part->group_weight_bp[i] = groups[i];
  return part;
}

static void
add_bands (HengReview *review)
{
  static const struct
  {
    const char *grade, *label, *lower, *coefficient;
  } bands[] = { { "S", "卓越", "110", "1.5" }, { "A", "优秀", "100", "1.2" }, { "B+", "良好", "90", "1.1" },
                { "B", "合格", "75", "1" },    { "C", "待改进", "60", "0.6" }, { "D", "不合格", "0", "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      HengGradeBand *band = heng_grade_band_new ();

      band->grade = g_strdup (bands[i].grade);
      band->label = g_strdup (bands[i].label);
      band->lower = micro (bands[i].lower);
      band->coefficient = micro (bands[i].coefficient);
      g_ptr_array_add (review->bands, band);
    }
}

HengReview *
fixture_f1 (void)
{
  HengReview *review = heng_review_new ();
  HengReviewPart *part = new_part ();

  review->cycle = heng_cycle_new ();
  review->cycle->key = g_strdup ("2026Q2");
  review->cycle->rule_version = g_strdup ("2026-1");
  review->cycle->start_date = heng_date_new (2026, 4, 1);
  review->cycle->end_date = heng_date_new (2026, 6, 30);
  review->cycle->okr_cap = HENG_MICRO;
  review->employee = heng_employee_new ();
  review->employee->emp_no = g_strdup ("QH0014");
  review->employee->name = g_strdup ("张伟");
  review->calendar = heng_calendar_new ();
  review->today = heng_date_new (2026, 7, 7);
  add_bands (review);
  add_goals (part);
  add_card (part);
  g_ptr_array_add (review->parts, part);
  return review;
}
