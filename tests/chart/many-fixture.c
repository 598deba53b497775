/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies of the pictures: tables, teams, boxes and stages. */
#include "many-fixture.h"

#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"
#include "heng-chart-ninebox.h"
#include "heng-chart-stages.h"

#define T(zh, en) heng_localized (zh, en)
#define LONG_NAME T ("质量与可靠性工程以及海外交付支持联合项目组", "Quality, reliability and overseas delivery")

const FixtureMany fixture_many[] = {
  { "heat", fixture_heat },       { "ninebox", fixture_ninebox }, { "calibration", fixture_calibration },
  { "stages", fixture_stages },   { "dumbbell", fixture_dumbbell }, { "bullet", fixture_bullet },
  { "bars", fixture_bars },       { "series", fixture_series },   { "salary", fixture_salary },
  { "quality", fixture_quality }, { NULL, NULL },
};

HengChartAbout
fixture_about (void)
{
  return (HengChartAbout) { .period = T ("2026年第2季度", "Q2 2026"), .frozen_at = G_GINT64_CONSTANT (1783418400000),
                            .day = heng_date_new (2026, 7, 7) };
}

static void
set_cells (HengHeatCell *cells, const double *values, guint n)
{
  for (guint c = 0; c < 5; c++)
    cells[c] = (HengHeatCell) { values[c] > -1000 ? HENG_NUMBER (fixture_micro (values[c])) : HENG_NA, n };
}

HengChart *
fixture_heat (FixtureKind kind)
{
  static const double usual[][5] = { { 99.4, 98.2, 95.7, 91.3, 96.6 }, { 104.8, 93.9, 97.2, 86, 97.6 },    { 101.3, 107.6, 109.8, 94.2, 106.3 },
                                     { 94, 96.4, 105.3, 85, 95.1 },    { 97.7, 106.2, 116.4, 82.6, 106.9 }, { 100.3, 98.8, 100, 89.3, 98.7 } };
  static const double nasty[][5] = { { 98.8, 101.2, 97.3, 88.4, 97.9 }, { 101, 95.1, 92.4, 93.7, 95.4 }, { 99.6, 96.3, -2000, 94.9, 97 },
                                     { 120, -40, 0, 60, 85 },           { 88, 99, 101, 120, 99 },        { 99.4, 98.2, 95.7, 91.3, 96.6 } };
  static const guint usual_n[] = { 42, 18, 9, 6, 7, 82 }, nasty_n[] = { 14, 13, 11, 2, 500, 42 };
  const HengHeatColumn columns[] = { { "F", T ("财务", "Financial") }, { "C", T ("客户", "Customer") }, { "I", T ("内部流程", "Process") },
                                     { "L", kind == FIXTURE_NASTY ? T ("学习成长", "Learning and growth") : T ("学习成长", "Learning") },
                                     { "S", T ("考核表", "Scorecard"), TRUE } };
  const char *names[] = { T ("研发", "R&D"), T ("市场", "Marketing"), T ("财务", "Finance"), T ("人事", "HR"), T ("行政", "Admin"),
                          T ("全公司", "Company") };
  guint n = kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : kind == FIXTURE_MANY ? 40 : 6;
  g_autofree HengHeatRow *rows = g_new0 (HengHeatRow, n + 1);
  g_autofree HengHeatCell *cells = g_new0 (HengHeatCell, n * 5 + 1);
  HengHeat heat = { fixture_about (), NULL, { 0 }, columns, 5, rows, n };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint r = 0; r < n; r++)
    {
      guint from = r % 5;

      if (n == 6)
        from = r;
      g_ptr_array_add (keys, g_strdup_printf ("%u", r + 1));
      rows[r] = (HengHeatRow) { keys->pdata[r], kind == FIXTURE_NASTY && r == 2 ? LONG_NAME : names[from],
                                kind == FIXTURE_NASTY ? nasty_n[from] : usual_n[from], r + 1 == n && n > 1, r + 1, cells + r * 5 };
      set_cells (cells + r * 5, kind == FIXTURE_NASTY ? nasty[from] : usual[from], rows[r].n);
    }
  return heng_chart_heat_new (&heat);
}

HengChart *
fixture_ninebox (FixtureKind kind)
{
  static const guint usual[] = { 1, 7, 4, 2, 17, 5, 1, 4, 1 }, meeting[] = { 0, 3, 2, 1, 12, 2, 0, 3, 1 };
  const char *names[] = { T ("王芳", "Wang Fang"), T ("刘洋", "Liu Yang"), T ("赵敏", "Zhao Min"), T ("阿依古丽·买买提·吐尔逊", "Alexandra Konstantinopoulos"),
                          T ("孙磊", "Sun Lei"), T ("郑爽", "Zheng Shuang"), T ("冯远", "Feng Yuan"), T ("马超", "Ma Chao"), T ("高兴", "Gao Xing"),
                          T ("李昂", "Li Ang"), T ("许诺", "Xu Nuo"), T ("沈默", "Shen Mo") };
  HengNineBoxSet set = { .about = fixture_about () };

  set.about.who = kind == FIXTURE_USUAL ? T ("研发部", "R&D") : NULL;
  set.show_names = kind == FIXTURE_NASTY;
  set.n_without = kind == FIXTURE_MANY ? 12 : 0;
  for (guint i = 0; i < 9 && kind != FIXTURE_NONE; i++)
    set.boxes[i] = (HengNineBoxCell) { kind == FIXTURE_ONE ? i == 4 : kind == FIXTURE_NASTY ? meeting[i] : kind == FIXTURE_MANY ? usual[i] * 12 : usual[i],
                                       names, i + 1 };
  return heng_chart_ninebox_new (&set);
}

HengChart *
fixture_calibration (FixtureKind kind)
{
  static const double scores[][8] = { { 90.7, 95, 95.5, 95.8, 100.2, 101, 105.2, 96 },
                                      { 83.5, 93.4, 93.8, 94.7, 95.1, 97, 98, 86.2 },
                                      { 72.9, 84.6, 88, 90.4, 96.2, 101, 104, 99.9 },
                                      { 87, 87.1, 90, 90.5, 92.4, 93.9, 88.8, 88.7 },
                                      { 78.1, 84.1, 85.4, 88.2, 92.3, 96.8, 87, 88 },
                                      { 81, 82.4, 85.8, 90.3, 85, 84, 86, 85 },
                                      { -40, 120, 0, 100, 60, 75, 90, 110 } };
  static const guint usual_n[] = { 8, 8, 7, 8, 6, 4, 8 }, nasty_n[] = { 2, 3, 4, 1, 8, 0, 8 };
  const char *names[] = { T ("陈立", "Chen Li"), T ("李娜", "Li Na"), T ("刘洋", "Liu Yang"), T ("赵敏", "Zhao Min"), T ("孙磊", "Sun Lei"),
                          T ("何静", "He Jing"), T ("欧阳建国", "Ouyang Jianguo") };
  guint n = kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : kind == FIXTURE_MANY ? 40 : kind == FIXTURE_NASTY ? 7 : 6;
  g_autofree HengCalibrationGroup *groups = g_new0 (HengCalibrationGroup, n + 1);
  g_autofree HengMicro *micro = g_new0 (HengMicro, n * 8 + 1);
  HengCalibrationSet set = { fixture_about (), groups, n, "A" };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (keys, g_strdup_printf ("%u", i + 1));
      for (guint k = 0; k < 8; k++)
        micro[i * 8 + k] = fixture_micro (scores[i % 7][k]);
      groups[i] = (HengCalibrationGroup) { keys->pdata[i], kind == FIXTURE_NASTY && i == 0 ? T ("阿依古丽·买买提·吐尔逊江", "Alexandra Konstantinopoulos") : names[i % 7],
                                           micro + i * 8, kind == FIXTURE_NASTY ? nasty_n[i % 7] : usual_n[i % 7], i % 3 * 2, 2 - (gint64) (i % 3), i + 1 };
    }
  return heng_chart_calibration_new (&set);
}

HengChart *
fixture_stages (FixtureKind kind)
{
  const char *names[] = { T ("目标制定", "Goals"), T ("执行跟踪", "Execution"), T ("自评", "Self-review"), T ("评价", "Review"), T ("校准", "Calibration"),
                          T ("面谈", "Interview"), T ("确认与归档", "Sign-off") };
  static const char *const keys[] = { "GOALS", "EXECUTION", "SELF", "REVIEW", "CALIBRATION", "INTERVIEW", "SIGN" };
  static const guint done[] = { 512, 512, 505, 426, 0, 0, 0 }, late[] = { 0, 0, 7, 14, 0, 0, 0 };
  static const guint few[] = { 6, 6, 5, 0, 0, 0, 0 }, few_late[] = { 0, 0, 1, 6, 0, 0, 0 };
  HengStageRow rows[7];
  HengStages stages = { fixture_about (), rows, kind == FIXTURE_NONE ? 0 : kind == FIXTURE_ONE ? 1 : 7 };

  for (guint i = 0; i < 7; i++)
    rows[i] = (HengStageRow) { keys[i], kind == FIXTURE_NASTY && i == 2 ? LONG_NAME : names[i],
                               i < 3 ? HENG_STAGE_MARK_DONE : i == 3 ? HENG_STAGE_MARK_RUNNING : HENG_STAGE_MARK_TO_COME,
                               kind == FIXTURE_NASTY ? few[i] : done[i], kind == FIXTURE_NASTY ? (i == 5 ? 0 : 6) : 512,
                               kind == FIXTURE_NASTY ? few_late[i] : kind == FIXTURE_MANY ? (i == 2) : late[i],
                               heng_date_new (2026, 4 + (int) i / 2, 7 + (int) i), i + 1 };
  return heng_chart_stages_new (&stages);
}
