/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of months and of indicators: goal health, turnover, who came and left, quality. */
#include "heng-insights-figures-private.h"

#include <glib/gi18n.h>

#include "heng-chart-quality.h"
#include "heng-chart-series.h"
#include "heng-metric.h"

typedef HengSeriesPoint Points[HENG_INSIGHTS_MONTHS];

static HengSeriesLine
line_of (const char *key, const char *label, const Points *points)
{
  return (HengSeriesLine) { .key = key, .label = label, .points = *points };
}

const HengHealth heng_figure_healths[HENG_FIGURE_N_HEALTHS] = { HENG_HEALTH_ON_TRACK, HENG_HEALTH_AT_RISK, HENG_HEALTH_OFF_TRACK };

/* What is done is on track. */
guint
heng_figure_health_bits (guint line)
{
  return 1u << heng_figure_healths[line] | (heng_figure_healths[line] == HENG_HEALTH_ON_TRACK ? 1u << HENG_HEALTH_DONE : 0);
}

static guint
count_healths (const guint *by_health, guint bits)
{
  guint n = 0;

  for (guint health = 0; health <= HENG_HEALTH_DONE; health++)
    n += (bits & 1u << health) != 0 ? by_health[health] : 0;
  return n;
}

HengChart *
heng_figure_build_okr (const HengInsightsResult *result)
{
  const HengInsightsMonthly *monthly = &result->monthly;
  Points points[HENG_FIGURE_N_HEALTHS] = { 0 };
  HengSeriesLine lines[HENG_FIGURE_N_HEALTHS];
  g_autofree char *who = NULL;
  HengSeries series = { .about = heng_figure_about (result, &who), .measure = C_("insights", "Key results by health"), .unit = "%",
                        .denominator = C_("insights", "key results"), .rule = _("As each month ended; done counts as on track."),
                        .months = monthly->days, .n_months = HENG_INSIGHTS_MONTHS, .lines = lines, .n_lines = HENG_FIGURE_N_HEALTHS };
  gboolean any = FALSE;

  for (guint i = 0; i < HENG_FIGURE_N_HEALTHS; i++)
    {
      for (guint month = 0; month < HENG_INSIGHTS_MONTHS; month++)
        {
          guint n = count_healths (monthly->health[month], heng_figure_health_bits (i));

          points[i][month] = (HengSeriesPoint) { heng_metric_share (n, monthly->key_results[month], NULL), monthly->key_results[month], 0 };
          any = any || monthly->key_results[month] > 0;
        }
      lines[i] = line_of (heng_health_values[heng_figure_healths[i]].key, heng_enum_label (heng_health_values, (int) heng_figure_healths[i]), &points[i]);
    }
  series.about.period = NULL;
  return any ? heng_chart_series_new (&series) : NULL;
}

HengChart *
heng_figure_build_turnover (const HengInsightsResult *result)
{
  const HengInsightsMonthly *monthly = &result->monthly;
  Points all = { 0 }, voluntary = { 0 };
  g_autofree char *who = NULL;
  const HengSeriesLine lines[] = { line_of ("turnover", C_("insights", "Turnover"), &all),
                                   line_of ("voluntary", C_("insights", "Voluntary"), &voluntary) };
  HengSeries series = { .about = heng_figure_about (result, &who), .measure = C_("insights", "Turnover by month"), .unit = "%", .decimals = 1,
                        .denominator = C_("insights", "average headcount"),
                        .rule = _("Leavers ÷ average headcount, without interns and dispatched people; people where they are now or were last."),
                        .months = monthly->days, .n_months = HENG_INSIGHTS_MONTHS, .lines = lines, .n_lines = G_N_ELEMENTS (lines) };
  gboolean any = FALSE;

  for (guint month = 0; month < HENG_INSIGHTS_MONTHS; month++)
    {
      const HengHeadcount *count = &monthly->staff[month];
      guint n = (guint) ((count->opening + count->closing + 1) / 2);

      all[month] = (HengSeriesPoint) { heng_turnover_rate (count, count->leavers, HENG_TURNOVER_AVERAGE, 1, NULL), n, 0 };
      voluntary[month] = (HengSeriesPoint) { heng_turnover_rate (count, count->voluntary, HENG_TURNOVER_AVERAGE, 1, NULL), n, 0 };
      any = any || n > 0;
    }
  series.about.period = NULL;
  return any ? heng_chart_series_new (&series) : NULL;
}

HengChart *
heng_figure_build_moves (const HengInsightsResult *result)
{
  const HengInsightsMonthly *monthly = &result->monthly;
  Points joiners = { 0 }, leavers = { 0 };
  g_autofree char *who = NULL;
  const HengSeriesLine lines[] = { line_of ("joiners", C_("insights", "Joiners"), &joiners),
                                   line_of ("leavers", C_("insights", "Leavers"), &leavers) };
  HengSeries series = { .about = heng_figure_about (result, &who), .measure = C_("insights", "Joiners and leavers by month"),
                        .unit = C_("insights", "people"), .is_count = TRUE, .months = monthly->days, .n_months = HENG_INSIGHTS_MONTHS,
                        .lines = lines, .n_lines = G_N_ELEMENTS (lines) };
  gboolean any = FALSE;

  for (guint month = 0; month < HENG_INSIGHTS_MONTHS; month++)
    {
      const HengHeadcount *count = &monthly->staff[month];

      joiners[month] = (HengSeriesPoint) { HENG_NUMBER (count->joiners * HENG_MICRO), (guint) count->joiners, 0 };
      leavers[month] = (HengSeriesPoint) { HENG_NUMBER (count->leavers * HENG_MICRO), (guint) count->leavers, 0 };
      any = any || count->joiners + count->leavers > 0;
    }
  series.about.period = NULL;
  return any ? heng_chart_series_new (&series) : NULL;
}

HengChart *
heng_figure_build_quality (const HengInsightsResult *result)
{
  g_autofree char *who = NULL;
  HengQualityTable table = { .about = heng_figure_about (result, &who), .rows = (const HengQualityRow *) (gpointer) result->indicators->data,
                             .n_rows = result->indicators->len };

  return table.n_rows > 0 ? heng_chart_quality_new (&table) : NULL;
}
