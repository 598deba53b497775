/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and spoken words of the charts of many people, in English and Chinese. */
#include "heng-language.h"
#include "many-fixture.h"

#include <libintl.h>
#include <string.h>

#include "heng-chart-bars.h"
#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"
#include "heng-chart-ninebox.h"
#include "heng-chart-series.h"
#include "heng-chart-stages.h"

static gboolean chinese;

static void
expect (const char *text, const char *en, const char *zh)
{
  g_assert_cmpstr (text, ==, chinese ? zh : en);
}

/* Takes the chart. */
static void
expect_title (HengChart *chart, const char *en, const char *zh)
{
  expect (heng_chart_title (chart), en, zh);
  heng_chart_free (chart);
}

static void
expect_spoken (HengChart *chart, const char *mark, const char *en, const char *zh)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);
  const HengChartMark *found;

  heng_chart_layout (chart, context, &style, 640, 420);
  g_object_unref (context);
  found = heng_chart_find_mark (chart, mark);
  g_assert_nonnull (found);
  expect (found->spoken, en, zh);
}

static HengChart *
heat_of (const double *values, guint n)
{
  const HengHeatColumn columns[] = { { "A", "A" }, { "B", "B" } };
  const char *const names[] = { "K", "L", "M" };
  HengHeatRow rows[3];
  HengHeatCell cells[6];
  HengHeat heat = { .columns = columns, .n_columns = 2, .rows = rows, .n_rows = n };

  for (guint i = 0; i < 2 * n; i++)
    cells[i] = (HengHeatCell) { HENG_NUMBER (fixture_micro (values[i])), 9 };
  for (guint r = 0; r < n; r++)
    rows[r] = (HengHeatRow) { names[r], names[r], 9, FALSE, 0, cells + 2 * r };
  return heng_chart_heat_new (&heat);
}

static void
test_heat (void)
{
  g_autoptr (HengChart) chart = fixture_heat (FIXTURE_USUAL), none = fixture_heat (FIXTURE_NONE);

  expect (heng_chart_title (chart), "Learning is below target everywhere, lowest in Admin", "各组的学习成长都低于达标，行政最低");
  expect (heng_chart_subtitle (chart), "Mean perspective score, 0–120, 100 = target; n = people, Q2 2026",
          "维度得分均值 0–120，100 为达标；n 为人数，2026年第2季度");
  expect (heng_chart_description (chart), "Lowest Learning in Admin, 82.6; highest Process in Admin, 116.4.", "最低：行政的学习成长，82.6；最高：行政的内部流程，116.4。");
  expect_spoken (chart, "cell:2/C", "Marketing, Customer, 93.9, 18 people, below target", "市场，客户，93.9，18 人，低于达标");
  expect (heng_chart_title (none), "Mean perspective score", "维度得分均值");
  expect_title (heat_of ((const double[]) { 101, 92, 99, 104, 100, 100 }, 3), "Lowest: B in K, 92.0", "最低：K的B，92.0");
  expect_title (heat_of ((const double[]) { 101, 102, 100, 104, 100, 110 }, 3), "Nowhere below target", "没有低于达标的格子");
  expect_title (heat_of ((const double[]) { 99, 102, 103, 104, 100, 110 }, 3), "Mean perspective score", "维度得分均值");
  /* two groups are not "everywhere" */
  expect_title (heat_of ((const double[]) { 99, 102, 98, 104 }, 2), "Mean perspective score", "维度得分均值");
}

static HengChart *
teams_of (const double (*scores)[4], const guint *n, guint n_teams)
{
  HengMicro micro[5][4];
  HengCalibrationGroup groups[5] = { 0 };
  const char *const names[] = { "K", "L", "M", "N", "O" };
  HengCalibrationSet set = { .groups = groups, .n_groups = n_teams };

  for (guint i = 0; i < n_teams; i++)
    {
      for (guint k = 0; k < 4; k++)
        micro[i][k] = fixture_micro (scores[i][k]);
      groups[i] = (HengCalibrationGroup) { names[i], names[i], micro[i], n[i], 0, -1, 0 };
    }
  return heng_chart_calibration_new (&set);
}

static void
test_calibration (void)
{
  static const double alike[][4] = { { 90, 92, 88, 94 }, { 91, 93, 89, 90 }, { 92, 85, 90, 95 } };
  static const double low[][4] = { { 95, 96, 95, 96 }, { 80, 81, 80, 81 }, { 60, 120, 75, 110 } };
  static const double apart[][4] = { { 99, 100, 99, 100 }, { 89, 91, 90, 90 }, { 80, 81, 80, 81 } };
  static const guint four[] = { 4, 4, 4, 4, 4 }, two[] = { 2, 2, 1 };
  g_autoptr (HengChart) chart = fixture_calibration (FIXTURE_USUAL);

  expect (heng_chart_title (chart), "Only Chen Li’s team is clearly higher; the rest may be chance", "只有陈立组明显偏高，其余差异可能出于偶然");
  expect_spoken (chart, "group:1", "Chen Li, 8 people, mean 97.4, interval 93.7 to 101.2, 0 at A or above, quota 2",
                 "陈立，8 人，均分 97.4，区间 93.7 到 101.2，A 以上 0 人，名额 2");
  expect_title (teams_of (alike, four, 3), "Differences between the teams may be chance", "各组差异可能出于偶然");
  expect_title (teams_of (low, four, 3), "The teams of K and L differ clearly; the rest may be chance", "K组与L组明显不同，其余差异可能出于偶然");
  expect_title (teams_of (apart, four, 3), "The teams of K and M differ clearly; the rest may be chance", "K组与M组明显不同，其余差异可能出于偶然");
  expect_title (teams_of (alike, two, 3), "Teams too small to be compared", "小组太小，不能下结论");
  expect_title (teams_of (alike, four, 1), "Means by manager", "各主管组均分");
}

static HengChart *
boxes_of (guint star, guint core, guint concern)
{
  HengNineBoxSet set = { { NULL } };

  set.boxes[HENG_BOX_STAR].n = star;
  set.boxes[HENG_BOX_CORE].n = core;
  set.boxes[HENG_BOX_CONCERN].n = concern;
  return heng_chart_ninebox_new (&set);
}

static void
test_ninebox (void)
{
  g_autoptr (HengChart) chart = fixture_ninebox (FIXTURE_USUAL);

  expect (heng_chart_title (chart), "R&D: four people in “Star”, one of concern", "研发部：四人在“明星”格，一人需关注");
  expect_spoken (chart, "box:STAR", "Star, 4 people; performance High, potential High", "明星，4 人；绩效高，潜力高");
  expect_title (boxes_of (0, 5, 0), "No one in “Star”, no one of concern", "“明星”格无人，也无人需关注");
  expect_title (boxes_of (1, 5, 0), "One person in “Star”, no one of concern", "一人在“明星”格，无人需关注");
  expect_title (boxes_of (0, 5, 12), "No one in “Star”, 12 of concern", "“明星”格无人，12人需关注");
  expect_title (boxes_of (0, 0, 0), "Nine-box grid", "九宫格");
}

static HengChart *
stages_of (HengStageMark mark, guint done, guint late)
{
  const HengStageRow row = { "R", chinese ? "评价" : "Review", mark, done, 10, late, HENG_DATE_NONE, 0 };
  HengStages stages = { { NULL }, &row, 1 };

  return heng_chart_stages_new (&stages);
}

static void
test_stages (void)
{
  g_autoptr (HengChart) chart = fixture_stages (FIXTURE_USUAL);

  expect_spoken (chart, "stage:REVIEW", "Review, running, 426 of 512 done, 14 late, due 10 May", "评价，进行中，512 人中 426 人完成，逾期 14 人，截止 5月10日");
  expect_title (stages_of (HENG_STAGE_MARK_RUNNING, 4, 2), "Review: 6 people to go, 2 of them late", "评价还差 6 人，其中 2 人已逾期");
  expect_title (stages_of (HENG_STAGE_MARK_RUNNING, 9, 0), "Review: 1 person to go, no one late", "评价还差 1 人，无人逾期");
  expect_title (stages_of (HENG_STAGE_MARK_RUNNING, 10, 0), "Review: everybody is done", "评价已全部完成");
  expect_title (stages_of (HENG_STAGE_MARK_DONE, 10, 0), "All stages are done", "各阶段均已完成");
  expect_title (stages_of (HENG_STAGE_MARK_TO_COME, 0, 0), "Stages of the cycle", "周期各阶段");
}

static void
test_gap_and_scorecard (void)
{
  g_autoptr (HengChart) gap = fixture_dumbbell (FIXTURE_USUAL), few = fixture_dumbbell (FIXTURE_NASTY);
  g_autoptr (HengChart) bullet = fixture_bullet (FIXTURE_USUAL), missing = fixture_bullet (FIXTURE_NASTY);

  expect (heng_chart_title (gap), "“Raises risks early”: self 1.50 above the others", "“提前暴露风险”一题自评比他评高 1.50 分");
  expect_spoken (gap, "question:K01", "Raises risks early, self 5.00, others 3.50 (n = 4), manager 3.00, gap +1.50",
                 "提前暴露风险，自评 5.00，他评 3.50（n = 4），上级 3.00，差距 +1.50");
  expect (heng_chart_title (few), "Only 2 other raters: their answers are hidden", "其他评价人只有 2 人：他评不显示");
  expect (heng_chart_title (bullet), "Zhang Wei: scorecard 98.19, three of eight below target", "张伟：考核表 98.19 分，八项中三项未达标");
  expect_spoken (bullet, "indicator:K02", "Defect escape rate, 106.00 points, actual 6.5%, target ≤ 8%", "缺陷逃逸率，得分 106.00，实际 6.5%，目标 ≤ 8%");
  expect (heng_chart_title (missing), "Zhang Wei: scorecard 98.19, 1 indicator without data", "张伟：考核表 98.19 分，1 项指标缺数据");
}

static void
test_metrics (void)
{
  g_autoptr (HengChart) bars = fixture_bars (FIXTURE_USUAL), series = fixture_series (FIXTURE_USUAL), one = fixture_series (FIXTURE_ONE);

  expect (heng_chart_title (bars), "Voluntary turnover: highest in HR, 8.3%", "主动离职率：人事最高 8.3%");
  expect (heng_chart_description (bars), "Voluntary turnover: highest in HR, 8.3%; lowest in Finance, 0.0%", "主动离职率：人事最高 8.3%，财务最低 0.0%");
  expect (heng_chart_subtitle (bars), "%, from 0; n = average headcount, together 164, Q2 2026", "%，自 0 起；n 为平均人数，合计 164，2026年第2季度");
  expect_spoken (bars, "bar:K01", "R&D, 2.4%, n = 42", "研发，2.4%，n = 42");
  expect (heng_chart_title (series), "Turnover: highest in Jan 2025 with 2.6%, now 1.0%", "离职率：2025年1月最高 2.6%，现为 1.0%");
  expect (heng_chart_subtitle (series), "Turnover and hiring, % by month, axis from 0; n = average headcount, 486–497", "月度离职与入职，%，按月；纵轴自 0 起；n 为月均人数，486–497");
  expect_spoken (series, "point:leave/2025-01", "Turnover, Jan 2025, 2.6%, n = 492", "离职率，2025年1月，2.6%，n = 492");
  expect (heng_chart_title (one), "Turnover: 1.2%", "离职率：1.2%");
}

static void
test_pay_and_quality (void)
{
  g_autoptr (HengChart) own = fixture_salary (FIXTURE_ONE), all = fixture_salary (FIXTURE_USUAL), quality = fixture_quality (FIXTURE_USUAL);

  expect (heng_chart_title (own), "Zhang Wei: at 51% of the range of K01, compa-ratio 1.00", "张伟：位于 K01 带宽的 51%，CR 1.00");
  expect (heng_chart_title (all), "1 of 30 people lies outside of the range", "30 人中 1 人在带宽之外");
  expect_spoken (all, "level:K01", "K01, 2 people, hidden: fewer than 3; range 29,000 to 44,000", "K01，2 人，少于 3 人不显示；带宽 29,000 到 44,000");
  expect (heng_chart_title (quality), "1 of 5 indicators hardly tell people apart, 1 miss data", "5 项指标中 1 项几乎没有区分度，1 项缺数据");
  expect_spoken (quality, "indicator:K04", "Knowledge sharing, n = 42, mean 99.0, SD 2.9, 90% at one value, 0% missing; scores hardly differ; most people have the same score",
                 "知识分享，n = 42，均值 99.0，标准差 2.9，90% 的人同一得分，缺失 0%；得分几乎没有差别；多数人得分相同");
}

/* Whether a text of the laid-out chart reads so. */
static gboolean
has_text (HengChart *chart, const char *text)
{
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    if (g_str_equal (heng_chart_box (chart, i)->text, text))
      return TRUE;
  return FALSE;
}

/* Takes the chart. */
static void
expect_whole_steps (HengChart *chart)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  heng_chart_layout (chart, context, &style, 640, 420);
  g_object_unref (context);
  g_assert_true (has_text (chart, "0"));
  g_assert_true (has_text (chart, "1"));
  g_assert_false (has_text (chart, "0.2"));
  heng_chart_free (chart);
}

/* People and events come whole. */
static void
test_counts (void)
{
  const HengDate months[] = { heng_date_new (2026, 7, 1), heng_date_new (2026, 8, 1) };
  const HengSeriesPoint points[] = { { HENG_NUMBER (0), 0, 0 }, { HENG_NUMBER (HENG_MICRO), 1, 0 } };
  const HengSeriesLine line = { "joiners", "J", points };
  const HengSeries series = { .measure = "M", .is_count = TRUE, .months = months, .n_months = 2, .lines = &line, .n_lines = 1 };
  HengBar bar = { .key = "K", .label = "K", .value = HENG_NUMBER (HENG_MICRO), .n = 1 };
  const HengBars bars = { .measure = "M", .is_count = TRUE, .bars = &bar, .n_bars = 1 };

  expect_whole_steps (heng_chart_series_new (&series));
  expect_whole_steps (heng_chart_bars_new (&bars));
}

int
main (int argc, char **argv)
{
  heng_language_setup (NULL, g_getenv ("HENG_TEST_LOCALEDIR"));
  chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/many-words/heat", test_heat);
  g_test_add_func ("/many-words/calibration", test_calibration);
  g_test_add_func ("/many-words/ninebox", test_ninebox);
  g_test_add_func ("/many-words/stages", test_stages);
  g_test_add_func ("/many-words/gap-and-scorecard", test_gap_and_scorecard);
  g_test_add_func ("/many-words/metrics", test_metrics);
  g_test_add_func ("/many-words/counts", test_counts);
  g_test_add_func ("/many-words/pay-and-quality", test_pay_and_quality);
  return g_test_run ();
}
