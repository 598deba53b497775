/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews made by hand for the chart tests: plain structs, no store, no scoring. */
#include "chart-fixture.h"

#include <math.h>

HengMicro
fixture_micro (double points)
{
  return (HengMicro) llround (points * 1e6);
}

void
fixture_add_bands (HengReview *review)
{
  static const struct
  {
    const char *grade;
    int lower, share;
  } bands[]
      = { { "S", 110, 500 }, { "A", 100, 2000 }, { "B+", 90, 3000 }, { "B", 75, 3000 }, { "C", 60, 1000 }, { "D", 0, 500 } };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      HengGradeBand *band = heng_grade_band_new ();

      band->grade = g_strdup (bands[i].grade);
      band->lower = HENG_POINTS (bands[i].lower);
      band->share_bp = bands[i].share;
      band->sort = i;
      g_ptr_array_add (review->bands, band);
    }
}

HengReview *
fixture_empty_review (void)
{
  HengReview *review = heng_review_new ();
  HengReviewPart *part = heng_review_part_new ();

  review->cycle = heng_cycle_new ();
  review->cycle->key = g_strdup ("2026Q3");
  review->cycle->name = g_strdup ("2026年第3季度");
  review->cycle->name_en = g_strdup ("Q3 2026");
  review->cycle->start_date = heng_date_new (2026, 7, 1);
  review->cycle->end_date = heng_date_new (2026, 9, 30);
  review->employee = heng_employee_new ();
  review->employee->name = g_strdup ("张伟");
  review->employee->name_en = g_strdup ("Zhang Wei");
  review->employee->emp_no = g_strdup ("QH0014");
  review->today = heng_date_new (2026, 9, 24);
  part->participant = heng_participant_new ();
  part->participant->okr_bp = 4000;
  part->participant->kpi_bp = 4000;
  part->participant->feedback_bp = 2000;
  part->participant->from_date = review->cycle->start_date;
  part->participant->to_date = review->cycle->end_date;
  g_ptr_array_add (review->parts, part);
  fixture_add_bands (review);
  return review;
}

void
fixture_clear_history (HengReview *review)
{
  g_ptr_array_set_size (review->history, 0);
}

HengReviewPoint *
fixture_add_point (HengReview *review, const char *key, double score, const char *grade)
{
  HengReviewPoint *point = g_new0 (HengReviewPoint, 1);

  point->cycle_key = g_strdup (key);
  point->cycle_name = g_strdup_printf ("%.4s %s", key, key + 4);
  point->published = fixture_micro (score);
  point->grade = g_strdup (grade);
  point->has_value = grade != NULL;
  g_ptr_array_add (review->history, point);
  return point;
}

static HengReviewPart *
part_of (HengReview *review)
{
  return review->parts->pdata[0];
}

/* Titles of goals are stored once, in the language people wrote them in; the fixture writes both. */
static char *
in_language (const char *zh, const char *en)
{
  return g_strdup (heng_localized (zh, en));
}

void
fixture_add_objective (HengReview *review, const char *key, const char *title, const char *title_en, int percent,
                       double contribution)
{
  HengReviewObjective *objective = heng_review_objective_new ();

  objective->record = heng_objective_new ();
  objective->record->id = 100 + part_of (review)->objectives->len;
  objective->record->key = g_strdup (key);
  objective->record->title = in_language (title, title_en);
  objective->record->state = HENG_GOAL_APPROVED;
  objective->progress = HENG_NUMBER (HENG_MICRO / 100 * percent);
  objective->points = HENG_NUMBER (contribution < 0 ? HENG_POINTS (60) : HENG_POINTS (100));
  objective->effective_bp = 5000;
  objective->contribution = fixture_micro (contribution);
  g_ptr_array_add (part_of (review)->objectives, objective);
}

HengReviewKr *
fixture_add_kr (HengReview *review, const char *title, const char *title_en, int percent, int planned, int confidence,
                HengHealth health)
{
  HengReviewObjective *objective = part_of (review)->objectives->pdata[part_of (review)->objectives->len - 1];
  HengReviewKr *kr = heng_review_kr_new ();

  kr->record = heng_key_result_new ();
  kr->record->id = 1000 + objective->record->id * 10 + objective->key_results->len;
  kr->record->key = g_strdup_printf ("KR%u", objective->key_results->len + 1);
  kr->record->title = in_language (title, title_en);
  kr->record->state = HENG_GOAL_APPROVED;
  kr->progress.p = kr->progress.p_raw = HENG_MICRO / 100 * percent;
  kr->progress.expected = HENG_MICRO / 100 * planned;
  kr->progress.health = kr->progress.status = health;
  if (confidence >= 0)
    {
      HengCheckin *checkin = heng_checkin_new ();

      checkin->day = review->today;
      checkin->confidence = confidence;
      g_ptr_array_add (kr->checkins, checkin);
    }
  g_ptr_array_add (objective->key_results, kr);
  return kr;
}

HengReviewLine *
fixture_add_line (HengReview *review, const char *code, const char *name, const char *name_en, double points, double contribution)
{
  HengReviewLine *line = heng_review_line_new ();

  line->record = heng_scorecard_line_new ();
  line->record->id = 10 + part_of (review)->lines->len;
  line->record->code = g_strdup (code);
  line->record->name = g_strdup (name);
  line->record->name_en = g_strdup (name_en);
  line->points = HENG_NUMBER (fixture_micro (points));
  line->contribution = fixture_micro (contribution);
  g_ptr_array_add (part_of (review)->lines, line);
  return line;
}

void
fixture_add_adjustment (HengReview *review, const char *reason, double points)
{
  HengAdjustment *adjustment = heng_adjustment_new ();

  adjustment->reason = g_strdup (reason);
  adjustment->points = fixture_micro (points);
  g_ptr_array_add (review->adjustments, adjustment);
}

static void
set_total (HengReview *review, double okr, double kpi, double raters, double final)
{
  HengReviewPart *part = part_of (review);

  part->okr = HENG_NUMBER (fixture_micro (okr));
  part->kpi.score = HENG_NUMBER (fixture_micro (kpi));
  part->kpi.active_weight_bp = part->kpi.total_weight_bp = 10000;
  part->raters.points = raters > 0 ? HENG_NUMBER (fixture_micro (raters)) : HENG_NA;
  review->final.final = HENG_NUMBER (fixture_micro (final));
  review->final.published = heng_micro_publish (review->final.final.micro, HENG_ROUND_HALF_UP);
}

static void
add_history (HengReview *review)
{
  static const struct
  {
    const char *key, *grade;
    double score, mean;
  } points[] = { { "2024Q4", "B", 81.2, 82.8 },  { "2025Q1", "B", 84.6, 83.0 },  { "2025Q2", "B", 83.1, 84.1 },
                 { "2025Q3", "B", 87.9, 84.9 },  { "2025Q4", "B+", 90.4, 86.0 }, { "2026Q1", "B", 88.7, 86.4 },
                 { "2026Q2", "B+", 93.7, 87.2 }, { "2026Q3", "B+", 92.17, 89.8 } };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      HengReviewPoint *point = fixture_add_point (review, points[i].key, points[i].score, points[i].grade);

      point->group_mean = fixture_micro (points[i].mean);
      point->is_forecast = i + 1 == G_N_ELEMENTS (points);
    }
}

static void
add_lines (HengReview *review, double share)
{
  fixture_add_line (review, "RD-01", "里程碑达成", "Milestones", 92.8, -0.576 * share);
  fixture_add_line (review, "RD-02", "缺陷逃逸率", "Defect escape rate", 106, 0.36 * share);
  fixture_add_line (review, "RD-03", "代码与设计质量", "Code and design quality", 104, 0.24 * share);
  fixture_add_line (review, "RD-04", "项目贡献度", "Project contribution", 100, 0);
  fixture_add_line (review, "RD-05", "技术难题解决", "Hard problems solved", 100, 0);
  fixture_add_line (review, "RD-06", "知识分享", "Knowledge sharing", 80, -0.8 * share);
  fixture_add_line (review, "RD-07", "协作满意度", "Collaboration", 105.333333, 0.213333 * share);
  fixture_add_line (review, "RD-08", "项目工时偏差率", "Effort variance", 92, -0.16 * share);
}

static void
add_perspectives (HengReview *review)
{
  static const double values[] = { 98.0, 105.7, 98.1, 80.0 }, means[] = { 99.2, 98.3, 95.8, 91.3 };

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      part_of (review)->kpi.perspectives[i] = HENG_NUMBER (fixture_micro (values[i]));
      review->perspective_mean[i] = HENG_NUMBER (fixture_micro (means[i]));
    }
  review->perspective_mean_n = 42;
}

static void
add_goals (HengReview *review, double share)
{
  fixture_add_objective (review, "O1", "让新版本稳定可靠", "Make the new release dependable", 60, -9.6 * share);
  fixture_add_kr (review, "核心模块测试覆盖率 55→75 %", "Unit-test coverage 55→75 %", 40, 73, 3, HENG_HEALTH_OFF_TRACK);
  fixture_add_kr (review, "灰度发布并通过验收", "Staged rollout accepted", 80, 73, 8, HENG_HEALTH_ON_TRACK);
  fixture_add_kr (review, "构建时长 40→20 分钟", "Build time 40→20 min", 60, 73, 5, HENG_HEALTH_AT_RISK);
  fixture_add_objective (review, "O2", "让平台又快又省心", "A fast, effortless platform", 70, 0);
  fixture_add_kr (review, "接口响应 400→200 毫秒", "API response 400→200 ms", 56, 73, 6, HENG_HEALTH_AT_RISK);
  fixture_add_kr (review, "接入统一日志的服务 4→24 个", "Services on shared logging 4→24", 80, 73, 9, HENG_HEALTH_ON_TRACK);
}

HengReview *
fixture_review (void)
{
  HengReview *review = fixture_empty_review ();

  add_history (review);
  add_goals (review, 1);
  add_lines (review, 1);
  add_perspectives (review);
  part_of (review)->component_contribution[HENG_COMPONENT_FEEDBACK] = fixture_micro (0.492308);
  fixture_add_adjustment (review, heng_localized ("事故处置", "incident handled"), 2);
  set_total (review, 76, 98.193333, 102.461540, 92.169641);
  return review;
}

HengReview *
fixture_review_without_360 (void)
{
  HengReview *review = fixture_empty_review ();

  add_goals (review, 1.25);
  add_lines (review, 1.25);
  set_total (review, 76, 98.193333, 0, 87.096667);
  review->final.flags = HENG_FINAL_FLAG_COMPONENT_MISSING;
  return review;
}

HengReview *
fixture_nasty_review (void)
{
  const char *longest = "建立可预期的线索来源并让销售与市场共用同一套口径以便每周复盘和持续改进直到年底",
             *long_en = "Predictable lead sources shared by sales and marketing all year";
  HengReview *review = fixture_empty_review ();
  HengReviewKr *kr;

  g_free (review->employee->name);
  review->employee->name = g_strdup ("阿卜杜拉·买买提江·伊敏江");
  fixture_add_point (review, "2025Q3", -40, "D")->pilot = TRUE;
  fixture_add_point (review, "2025Q4", 0, NULL);
  fixture_add_point (review, "2026Q1", 120, "S");
  fixture_add_point (review, "2026Q2", 119.5, "S");
  fixture_add_point (review, "2026Q3", 140, "S");
  fixture_add_objective (review, "O3", longest, long_en, 18, -2.4);
  kr = fixture_add_kr (review, longest, long_en, 0, 73, -1, HENG_HEALTH_OFF_TRACK);
  kr->progress.flags = HENG_KR_FLAG_NO_CHECKIN;
  kr = fixture_add_kr (review, "单条线索成本 300→240 元", "Cost per lead 300→240", 0, 60, 2, HENG_HEALTH_OFF_TRACK);
  kr->progress.flags = HENG_KR_FLAG_REGRESS;
  kr->progress.p_raw = -HENG_MICRO / 5;
  kr = fixture_add_kr (review, "线索转化率 8→11 %", "Conversion 8→11 %", 100, 73, 9, HENG_HEALTH_DONE);
  kr->progress.flags = HENG_KR_FLAG_OVER;
  kr->progress.p_raw = HENG_MICRO / 10 * 16;
  fixture_add_kr (review, "行业白皮书", "White paper", 0, 73, -1, HENG_HEALTH_NONE)->record->state = HENG_GOAL_CANCELLED;
  fixture_add_objective (review, "O4", "尚无有效项目的目标", "An objective without key results", 0, 0);
  ((HengReviewObjective *) part_of (review)->objectives->pdata[1])->progress = HENG_NA;
  ((HengReviewObjective *) part_of (review)->objectives->pdata[1])->points = HENG_NA;
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *code = g_strdup_printf ("XX-%02u", i);

      fixture_add_line (review, code, longest, long_en, 90 + i, (i - 10.0) * 0.031);
    }
  part_of (review)->component_contribution[HENG_COMPONENT_FEEDBACK] = fixture_micro (-38.2);
  fixture_add_adjustment (review, longest, 5);
  set_total (review, 80, 99, 20, 64.09);
  part_of (review)->kpi.perspectives[0] = HENG_NUMBER (fixture_micro (-40));
  part_of (review)->kpi.perspectives[1] = HENG_NUMBER (fixture_micro (140));
  part_of (review)->kpi.perspectives[2] = HENG_NA;
  part_of (review)->kpi.perspectives[3] = HENG_MISSING;
  part_of (review)->kpi.active_weight_bp = 9000;
  return review;
}

HengMicro *
fixture_scores (guint n)
{
  HengMicro *scores = g_new0 (HengMicro, n + 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      double sum = 0;

      for (int k = 0; k < 6; k++)
        sum += g_rand_double (rand);
      scores[i] = heng_micro_publish (fixture_micro (CLAMP (88 + (sum - 3) * 17, 40, 118)), HENG_ROUND_HALF_UP);
    }
  return scores;
}

HengChart *
fixture_distribution (guint n)
{
  g_autofree HengMicro *scores = fixture_scores (n);
  g_autoptr (HengReview) review = fixture_empty_review ();

  return heng_chart_distribution_new (scores, n, (const HengGradeBand *const *) review->bands->pdata, review->bands->len,
                                      heng_localized (review->cycle->name, review->cycle->name_en));
}

PangoContext *
fixture_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  heng_chart_setup_pango (context);
  return context;
}
