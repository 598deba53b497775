/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies of the pictures: questions, scorecards, metrics and pay. */
#include "many-fixture.h"

#include "heng-chart-bars.h"
#include "heng-chart-bullet.h"
#include "heng-chart-dumbbell.h"
#include "heng-chart-quality.h"
#include "heng-chart-salary.h"
#include "heng-chart-series.h"

#define T(zh, en) heng_localized (zh, en)
#define LONG_INDICATOR T ("客户问题首次响应及时率与一次性解决率的加权平均值，按季度重新计算，剔除节假日与停电", \
                          "Weighted first-response and first-fix rate")

static guint
count_of (FixtureKind kind, guint usual)
{
  return kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : kind == FIXTURE_MANY ? 40 : usual;
}

static const char *
key_of (GPtrArray *keys, guint i)
{
  g_ptr_array_add (keys, g_strdup_printf ("K%02u", i + 1));
  return keys->pdata[keys->len - 1];
}

static HengValue
rating (double value)
{
  return value > 0 ? HENG_NUMBER (fixture_micro (value)) : HENG_NA;
}

HengChart *
fixture_dumbbell (FixtureKind kind)
{
  static const double self[] = { 5, 5, 4, 5, 4, 4, 4, 4 }, others[] = { 3.5, 3.75, 3.5, 4.75, 3.75, 3.75, 4.25, 4.25 },
                      manager[] = { 3, 4, 4, 5, 4, 4, 4, 5 };
  const char *names[] = { T ("提前暴露风险", "Raises risks early"), T ("按承诺交付", "Delivers as promised"), T ("主动分享知识", "Shares knowledge"),
                          T ("解决难题", "Solves hard problems"), T ("评审意见有帮助", "Useful reviews"), T ("学习并应用", "Learns and applies"),
                          T ("交付质量高", "Little rework"), T ("跨角色协作", "Works across roles") };
  guint n = count_of (kind, 8);
  g_autofree HengDumbbellRow *rows = g_new0 (HengDumbbellRow, n + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  HengDumbbell dumbbell = { fixture_about (), rows, n, 1 };

  for (guint i = 0; i < n; i++)
    rows[i] = (HengDumbbellRow) { key_of (keys, i), kind == FIXTURE_NASTY && i == 2 ? LONG_INDICATOR : names[i % 8],
                                  rating (kind == FIXTURE_NASTY && i == 4 ? 0 : self[i % 8]), rating (kind == FIXTURE_NASTY && i == 5 ? 0 : manager[i % 8]),
                                  rating (others[i % 8]), kind == FIXTURE_NASTY ? 2 : 4, i + 1 };
  return heng_chart_dumbbell_new (&dumbbell);
}

HengChart *
fixture_bullet (FixtureKind kind)
{
  static const double usual[] = { 92.8, 106, 104, 100, 100, 80, 105.33, 92 }, nasty[] = { 0, 100, -40, 120, 90, 160, 60, 0.01 };
  static const gint64 weights[] = { 2000, 1500, 1500, 1500, 1000, 1000, 1000, 500 };
  const char *names[] = { T ("里程碑达成", "Milestones"), T ("缺陷逃逸率", "Defect escape rate"), T ("代码与设计质量", "Code & design"),
                          T ("项目贡献度", "Contribution"), T ("技术难题解决", "Hard problems"), T ("知识分享", "Knowledge sharing"),
                          T ("协作满意度", "Collaboration"), T ("工时偏差率", "Effort variance") };
  static const char *const actual[] = { "92.8", "6.5%", "4.2", "4.0", "2", "2", "84.0", "+12%" };
  static const char *const target[] = { "100", "≤ 8%", "4.0", "4.0", "2", "3", "80", "±10%" };
  guint n = count_of (kind, 8);
  g_autofree HengBulletRow *rows = g_new0 (HengBulletRow, n + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  HengBullet bullet = { fixture_about (), HENG_NUMBER (fixture_micro (98.19)), rows, n };

  bullet.about.who = T ("张伟", "Zhang Wei");
  for (guint i = 0; i < n; i++)
    {
      double points = kind == FIXTURE_NASTY ? nasty[i] : usual[i % 8];

      rows[i] = (HengBulletRow) { key_of (keys, i), kind == FIXTURE_NASTY && i == 1 ? LONG_INDICATOR : names[i % 8], weights[i % 8],
                                  HENG_NUMBER (fixture_micro (points)), actual[i % 8], target[i % 8], i + 1 };
      if (kind == FIXTURE_NASTY && (i == 4 || i == 6))
        rows[i].points = i == 4 ? HENG_NA : HENG_MISSING;
      if (kind == FIXTURE_NASTY && (i == 0 || i == 4))
        rows[i].actual = i == 0 ? T ("严重差错 1", "critical error 1") : NULL;
    }
  return heng_chart_bullet_new (&bullet);
}

HengChart *
fixture_bars (FixtureKind kind)
{
  static const double usual[] = { 2.4, 5.6, 0, 8.3, 3.1, 1.2 }, nasty[] = { -40, 120, 0, 3.3, 99.5, 7 };
  static const guint usual_n[] = { 42, 18, 9, 6, 7, 82 }, nasty_n[] = { 500, 3, 11, 2, 12, 4 };
  const char *names[] = { T ("研发", "R&D"), T ("市场", "Marketing"), T ("财务", "Finance"), T ("人事", "HR"), T ("行政", "Admin"), T ("销售", "Sales") };
  guint n = count_of (kind, 6);
  g_autofree HengBar *rows = g_new0 (HengBar, n + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  HengBars bars = { .about = fixture_about (), .measure = T ("主动离职率", "Voluntary turnover"), .unit = "%", .decimals = 1,
                    .denominator = T ("平均人数", "average headcount"), .rule = T ("离职人数 ÷ 平均人数，未年化", "leavers ÷ average headcount, not annualised"),
                    .total = HENG_NUMBER (fixture_micro (3.2)), .total_n = 164, .bars = rows, .n_bars = n };

  for (guint i = 0; i < n; i++)
    rows[i] = (HengBar) { .key = key_of (keys, i), .label = kind == FIXTURE_NASTY && i == 4 ? LONG_INDICATOR : names[i % 6],
                          .value = HENG_NUMBER (fixture_micro (kind == FIXTURE_NASTY ? nasty[i] : usual[i % 6])),
                          .n = kind == FIXTURE_NASTY ? nasty_n[i] : usual_n[i % 6], .is_accent = kind == FIXTURE_NASTY && i == 1, .target_id = i + 1 };
  if (kind == FIXTURE_NASTY)
    rows[2].value = HENG_NA;
  return heng_chart_bars_new (&bars);
}

HengChart *
fixture_series (FixtureKind kind)
{
  static const double first[] = { 1.2, 1.6, 2.1, 1.8, 1.4, 1.1, 2.6, 2.2, 1.7, 1.5, 1.3, 1.0 }, second[] = { 2, 1.8, 3, 2.4, 1.4, 1.2, 1, 1.6, 1.9, 2.2, 2.4, 1.1 };
  HengDate months[40];
  HengSeriesPoint points[3][40] = { 0 };
  const HengSeriesLine lines[] = { { "leave", T ("离职率", "Turnover"), points[0] },
                                   { "hire", kind == FIXTURE_NASTY ? LONG_INDICATOR : T ("入职率", "Hiring"), points[1] },
                                   { "train", T ("培训覆盖", "Training"), points[2] } };
  guint n = kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : kind == FIXTURE_MANY ? 36 : 12;
  HengSeries series = { .about = fixture_about (), .measure = T ("月度离职与入职", "Turnover and hiring"), .unit = "%", .decimals = 1,
                        .denominator = T ("月均人数", "average headcount"), .months = months, .n_months = n, .lines = lines,
                        .n_lines = kind == FIXTURE_NASTY || kind == FIXTURE_MANY ? 3 : 2 };

  series.about.period = NULL;
  for (guint i = 0; i < n; i++)
    {
      months[i] = heng_date_new (2024 + (int) (i + 6) / 12, (int) (i + 6) % 12 + 1, 1);
      points[0][i] = (HengSeriesPoint) { HENG_NUMBER (fixture_micro (first[i % 12])), 486 + i, i + 1 };
      points[1][i] = (HengSeriesPoint) { HENG_NUMBER (fixture_micro (second[i % 12])), 486 + i, i + 1 };
      points[2][i] = (HengSeriesPoint) { HENG_NUMBER (fixture_micro (kind == FIXTURE_NASTY ? (i % 2 ? 120 : -40) : 2)), 500, i + 1 };
    }
  if (kind == FIXTURE_NASTY)
    {
      points[0][4].value = HENG_MISSING;
      points[0][7].n = 2;
      series.target = HENG_NUMBER (fixture_micro (1.5));
    }
  return heng_chart_series_new (&series);
}

HengChart *
fixture_salary (FixtureKind kind)
{
  static const gint64 ranges[][3] = { { 29000, 36500, 44000 }, { 22000, 28000, 34000 }, { 17000, 21500, 26000 }, { 13000, 16500, 20000 }, { 10000, 12500, 15000 } };
  static const double spread[] = { -0.1, 0.14, 0.32, 0.4, 0.51, 0.6, 0.78, 0.9, 0.5 };
  static const guint usual_n[] = { 2, 5, 8, 9, 8 };
  guint n = kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : kind == FIXTURE_MANY ? 20 : 5;
  g_autofree HengSalaryLevel *levels = g_new0 (HengSalaryLevel, n + 1);
  g_autofree gint64 *salaries = g_new0 (gint64, n * 500 + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  HengSalaryRange range = { fixture_about (), levels, n, kind == FIXTURE_ONE };

  for (guint i = 0; i < n; i++)
    {
      const gint64 *r = ranges[kind == FIXTURE_ONE ? 2 : i % 5];
      const char *key = key_of (keys, i);
      guint people = kind == FIXTURE_ONE ? 1 : kind == FIXTURE_NASTY ? (i == 0 ? 0 : i == 1 ? 1 : i == 2 ? 3 : 500) : usual_n[i % 5];

      for (guint k = 0; k < people; k++)
        salaries[i * 500 + k] = 100 * (kind == FIXTURE_ONE ? 21600 : r[0] + (gint64) ((r[2] - r[0]) * (spread[k % 9] + (k / 9) * 0.002)) / 100 * 100);
      if (i % 5 != 2 && kind == FIXTURE_USUAL)
        salaries[i * 500] = 100 * r[1];
      levels[i] = (HengSalaryLevel) { key, kind == FIXTURE_NASTY && i == 1 ? T ("资深首席技术专家与架构师", "Distinguished engineer and architect") : key,
                                      r[0] * 100, r[1] * 100, r[2] * 100, salaries + i * 500, people, i + 1 };
    }
  if (kind == FIXTURE_ONE)
    range.about.who = T ("张伟", "Zhang Wei");
  return heng_chart_salary_new (&range);
}

HengChart *
fixture_quality (FixtureKind kind)
{
  const char *names[] = { T ("里程碑达成", "Milestones"), T ("缺陷逃逸率", "Defect escape rate"), T ("代码与设计质量", "Code & design"),
                          T ("知识分享", "Knowledge sharing"), T ("协作满意度", "Collaboration") };
  guint n = count_of (kind, 5);
  g_autofree HengQualityRow *rows = g_new0 (HengQualityRow, n + 1);
  g_autofree HengMicro *scores = fixture_scores (500);
  g_autofree HengMicro *same = g_new0 (HengMicro, 42);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  HengQualityTable table = { fixture_about (), rows, n };

  for (guint i = 0; i < 42; i++)
    same[i] = HENG_POINTS (i < 38 ? 100 : 90);
  for (guint i = 0; i < n; i++)
    {
      guint people = kind == FIXTURE_NASTY ? (i < 4 ? i : 500) : 42;

      rows[i] = (HengQualityRow) { .key = key_of (keys, i), .label = kind == FIXTURE_NASTY && i == 3 ? LONG_INDICATOR : names[i % 5], .target_id = i + 1 };
      heng_quality_row_fill (&rows[i], i == 3 && kind == FIXTURE_USUAL ? same : scores + (people < 500 ? i * 7 : 0), people, i == 1 ? 6 : 0, people + 6);
    }
  return heng_chart_quality_new (&table);
}
