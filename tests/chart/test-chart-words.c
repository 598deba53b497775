/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles are findings by rule; names, descriptions and tables in words, in English and Chinese. */
#include "heng-language.h"
#include "chart-fixture.h"

#include <libintl.h>
#include <string.h>

static gboolean chinese;

static void
expect (const char *text, const char *en, const char *zh)
{
  g_assert_cmpstr (text, ==, chinese ? zh : en);
}

static void
expect_trend (const double *scores, guint n, const char *en, const char *zh)
{
  g_autoptr (HengReview) review = fixture_empty_review ();
  g_autoptr (HengChart) chart = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%uQ%u", 2025 + i / 4, i % 4 + 1);

      fixture_add_point (review, key, scores[i], scores[i] >= 90 ? "B+" : "B");
    }
  chart = heng_chart_trend_new (review);
  expect (heng_chart_title (chart), en, zh);
}

static void
test_trend (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_trend_new (review);

  expect (heng_chart_title (chart), "Eight quarters: from 81 to 92, B → B+", "八个季度从 81 升到 92，等级 B → B+");
  expect (heng_chart_subtitle (chart), "Published score, points; last point is a forecast; axis from 75", "公布分；最后一点为预计；纵轴自 75 起");
  expect (heng_chart_name (chart), "Line chart: scores by cycle", "折线图：各周期得分");
  expect (heng_chart_description (chart), "Lowest 81.20 in 2024 Q4, highest 93.70 in 2026 Q2, now 92.17.",
          "最低 81.20（2024 Q4），最高 93.70（2026 Q2），现为 92.17。");
  expect_trend ((const double[]){ 82, 88.5, 91, 92.17 }, 4, "Up four quarters in a row, now 92.17 (B+)",
                "四个季度连续上升，现为 92.17\u00a0分（B+）");
  expect_trend ((const double[]){ 92, 88.5, 81 }, 3, "Down three quarters in a row, now 81.00 (B)",
                "三个季度连续下降，现为 81.00\u00a0分（B）");
  expect_trend ((const double[]) { 88, 87, 88.5 }, 3, "Three quarters: steady around 88.50", "三个季度平稳，在 88.50\u00a0分左右");
  expect_trend ((const double[]){ 88, 71, 89 }, 3, "Three quarters between 71 and 89, no clear direction",
                "三个季度在 71 与 89 之间波动，方向不明");
  expect_trend ((const double[]) { 92, 96, 84 }, 3, "Three quarters: down from 92 to 84, B+ → B", "三个季度从 92 降到 84，等级 B+ → B");
  expect_trend ((const double[]) { 78, 74.99 }, 2, "Two valid cycles: too few for a trend", "两个有效周期，不足以判断趋势");
  expect_trend ((const double[]) { 78 }, 1, "First score: 78.00 (B)", "首次得分 78.00\u00a0分（B）");
  expect_trend (NULL, 0, "Score trend", "得分走势");
}

static void
test_waterfall (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_waterfall_new (review);
  g_autofree char *table = heng_chart_table_tsv (chart);

  expect (heng_chart_title (chart), "Objective O1 at 60% costs 9.60 points", "目标 O1 进度 60%，一项就扣去 9.60\u00a0分");
  expect (heng_chart_subtitle (chart), "From 100 to the forecast 92.17: contribution of each item, points; axis 88–102",
          "从 100 分到预计总分 92.17 的各项贡献，分；横轴 88–102");
  g_assert_nonnull (strstr (table, chinese ? "知识分享\t−0.80\n" : "Knowledge sharing\t−0.80\n"));
  g_assert_nonnull (strstr (table, chinese ? "预计总分\t92.17\n" : "Forecast\t92.17\n"));
  g_ptr_array_set_size (((HengReviewPart *) review->parts->pdata[0])->objectives, 0);
  heng_chart_free (g_steal_pointer (&chart));
  review->final.published = fixture_micro (101.77);
  chart = heng_chart_waterfall_new (review);
  expect (heng_chart_title (chart), "The gap to 100 comes from Knowledge sharing and Milestones", "与 100 分的差距来自知识分享和里程碑达成");
  expect (heng_chart_description (chart), "From 100 to 101.77; the largest loss is Knowledge sharing with −0.80.",
          "从 100 到 101.77；失分最多的是知识分享，−0.80。");
}

static void
test_waterfall_states (void)
{
  g_autoptr (HengReview) without = fixture_review_without_360 (), empty = fixture_empty_review (), good = fixture_empty_review ();
  g_autoptr (HengChart) re = heng_chart_waterfall_new (without), none = heng_chart_waterfall_new (empty), gains = NULL;

  g_assert_true (g_str_has_prefix (heng_chart_title (re), chinese ? "缺" : "Without 360"));
  g_assert_nonnull (strstr (heng_chart_title (re), "50 : 50"));
  expect (heng_chart_description (none), "No total yet: values are still missing.", "尚无总分：还有数值未填写。");
  fixture_add_line (good, "A", "甲", "Alpha", 110, 4);
  good->final.final = HENG_NUMBER (HENG_POINTS (104));
  good->final.published = HENG_POINTS (104);
  gains = heng_chart_waterfall_new (good);
  expect (heng_chart_title (gains), "No item below target", "没有低于达标的项目");
}

static void
test_perspectives (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_perspectives_new (review);
  HengReviewPart *part = review->parts->pdata[0];

  if (!chinese)
    g_assert_cmpstr (heng_chart_title (chart), ==, "Strongest: Customer; below target: Learning and growth");
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    part->kpi.perspectives[i].micro += HENG_POINTS (21);
  heng_chart_free (g_steal_pointer (&chart));
  chart = heng_chart_radar_new (review);
  if (!chinese)
    g_assert_cmpstr (heng_chart_title (chart), ==, "All perspectives at target, Customer strongest");
  expect (heng_chart_name (chart), "Radar: four perspectives, score 0–120", "雷达图：四维度得分，0–120");
}

/* A mean of fewer than three people is not shown, whatever the review holds. */
static void
test_perspective_mean_secret (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = NULL;
  g_autofree char *table = NULL;

  review->perspective_mean_n = 2;
  chart = heng_chart_perspectives_new (review);
  table = heng_chart_table_tsv (chart);
  g_assert_null (strstr (table, "91.3"));
}

static void
test_okr (void)
{
  g_autoptr (HengReview) review = fixture_review (), empty = fixture_empty_review ();
  g_autoptr (HengChart) chart = heng_chart_okr_new (review), none = heng_chart_okr_new (empty);

  expect (heng_chart_title (chart), "Two objectives, one behind plan", "两个目标，一个落后于计划");
  expect (heng_chart_subtitle (chart), "Progress %; mark: plan by day; confidence 0–10; day 86 of Q3 2026",
          "进度 %，竖线为按日计划；信心 0–10；2026年第3季度第 86 天");
  expect (heng_chart_title (none), "OKR progress", "OKR 进度");
  expect (heng_chart_description (none), "No objectives in this cycle yet.", "本周期还没有目标。");
}

static void
test_distribution (void)
{
  g_autoptr (HengChart) chart = fixture_distribution (50), few = fixture_distribution (8), none = fixture_distribution (0);

  expect (heng_chart_title (chart), "Score distribution · more than half between 80 and 100", "得分分布 · 过半集中在 80–100\u00a0分");
  expect (heng_chart_subtitle (chart), "Q3 2026 · Total score, bins of 5, people; n = 50", "2026年第3季度 · 总分，每 5 分一组，人；n = 50");
  expect (heng_chart_title (few), "Score distribution · 8 people, median 84.9", "得分分布 · 8 人，中位数 84.9\u00a0分");
  expect (heng_chart_title (none), "Score distribution", "得分分布");
}

int
main (int argc, char **argv)
{
  heng_language_setup (NULL, g_getenv ("HENG_TEST_LOCALEDIR"));
  chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/trend", test_trend);
  g_test_add_func ("/words/waterfall", test_waterfall);
  g_test_add_func ("/words/waterfall-states", test_waterfall_states);
  g_test_add_func ("/words/perspectives", test_perspectives);
  g_test_add_func ("/words/perspective-mean-of-few", test_perspective_mean_secret);
  g_test_add_func ("/words/okr", test_okr);
  g_test_add_func ("/words/distribution", test_distribution);
  return g_test_run ();
}
