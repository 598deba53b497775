/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of scores: from counted groups to charts. */
#include "heng-insights-figures-private.h"

#include <glib/gi18n.h>

#include "heng-chart-bars.h"
#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"

#define MOST_GROUPS 20 /* rows of a chart that can still be read; the largest groups are shown */

const HengPerspective heng_figure_perspectives[HENG_N_PERSPECTIVES] = { HENG_PERSPECTIVE_F, HENG_PERSPECTIVE_C, HENG_PERSPECTIVE_I,
                                                                        HENG_PERSPECTIVE_L };
static const char *const perspective_heads[] = { N_("Finance"), N_("Customer"), N_("Process"), N_("Growth") };

HengChartAbout
heng_figure_about (const HengInsightsResult *result, char **who)
{
  const HengInsights *insights = result->data->insights;

  *who = heng_insights_who (insights, &result->scope->filter);
  return (HengChartAbout) { .who = *who, .period = heng_localized (insights->cycle->name, insights->cycle->name_en), .day = insights->today };
}

HengChart *
heng_figure_build_distribution (const HengInsightsResult *result)
{
  const HengInsights *insights = result->data->insights;

  if (result->scope->n_scored == 0)
    return NULL;
  return heng_chart_distribution_new (result->scope->scores, result->scope->n_scored, (const HengGradeBand *const *) insights->bands->pdata,
                                      insights->bands->len, heng_localized (insights->cycle->name, insights->cycle->name_en));
}

/* The band a mean lies in. */
static const char *
grade_of (const HengInsights *insights, HengMicro points)
{
  for (guint i = 0; i < insights->bands->len; i++)
    if (points >= ((HengGradeBand *) insights->bands->pdata[i])->lower)
      return ((HengGradeBand *) insights->bands->pdata[i])->grade;
  return "";
}

HengChart *
heng_figure_build_trend (const HengInsightsResult *result)
{
  const HengInsights *insights = result->data->insights;
  g_autoptr (HengReview) review = heng_review_new ();
  g_autofree guint *people = g_new0 (guint, result->points->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < result->points->len; i++)
    {
      const HengInsightsPoint *from = &g_array_index (result->points, HengInsightsPoint, i);
      HengReviewPoint *point = g_new0 (HengReviewPoint, 1);

      point->cycle_key = g_strdup (from->cycle->key);
      point->cycle_name = g_strdup (heng_localized (from->cycle->name, from->cycle->name_en));
      point->has_value = from->mean.state == HENG_VALUE_NUMBER;
      point->published = from->mean.micro;
      point->grade = g_strdup (point->has_value ? grade_of (insights, from->mean.micro) : "");
      point->pilot = from->cycle->pilot != 0;
      point->is_forecast = from->is_forecast;
      people[i] = from->n;
      any = any || point->has_value;
      g_ptr_array_add (review->history, point);
    }
  for (guint i = 0; i < insights->bands->len; i++)
    g_ptr_array_add (review->bands, heng_grade_band_copy (insights->bands->pdata[i]));
  return any ? heng_chart_trend_of_means_new (review, people) : NULL;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const HengInsightsGroup *x = *(HengInsightsGroup *const *) a, *y = *(HengInsightsGroup *const *) b;

  if (x->n_scored != y->n_scored)
    return x->n_scored > y->n_scored ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Groups with scores, the largest ones when there are too many; borrowed, in the order they came. */
static GPtrArray *
shown_groups (GPtrArray *groups, gboolean with_nameless)
{
  GPtrArray *shown = g_ptr_array_new (), *kept;

  for (guint i = 0; i < groups->len; i++)
    {
      const HengInsightsGroup *group = groups->pdata[i];

      if (group->n_scored > 0 && (with_nameless || group->place >= 0))
        g_ptr_array_add (shown, groups->pdata[i]);
    }
  if (shown->len <= MOST_GROUPS)
    return shown;
  g_ptr_array_sort (shown, by_size);
  g_ptr_array_set_size (shown, MOST_GROUPS);
  kept = g_ptr_array_new ();
  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_find (shown, groups->pdata[i], NULL))
      g_ptr_array_add (kept, groups->pdata[i]);
  g_ptr_array_unref (shown);
  return kept;
}

static char *
group_key (const HengInsightsGroup *group)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, group->id);
}

/* "平台组", "研发部 directly", "No department". New. */
static char *
department_label (const HengInsightsGroup *group)
{
  if (group->place < 0)
    return g_strdup (_("No department"));
  return group->is_direct ? g_strdup_printf (C_("insights", "%s directly"), group->name) : g_strdup (group->name);
}

HengChart *
heng_figure_build_departments (const HengInsightsResult *result)
{
  g_autoptr (GPtrArray) groups = shown_groups (result->departments, TRUE);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree HengBar *bars = g_new0 (HengBar, groups->len + 1);
  g_autofree char *who = NULL;
  HengBars set = { .about = heng_figure_about (result, &who), .measure = C_("insights", "Mean score by department"), .unit = C_("insights", "points"),
                   .decimals = 1, .bars = bars, .n_bars = groups->len, .total = result->all->mean, .total_n = result->all->n_scored };

  for (guint i = 0; i < groups->len; i++)
    {
      const HengInsightsGroup *group = groups->pdata[i];

      g_ptr_array_add (texts, group_key (group));
      g_ptr_array_add (texts, department_label (group));
      bars[i] = (HengBar) { .key = texts->pdata[2 * i], .label = texts->pdata[2 * i + 1], .value = group->mean, .n = group->n_scored,
                            .target_id = group->id };
    }
  return groups->len > 0 ? heng_chart_bars_new (&set) : NULL;
}

static void
fill_cells (HengHeatCell *cells, const HengInsightsGroup *group)
{
  for (guint c = 0; c < HENG_N_PERSPECTIVES; c++)
    {
      HengPerspective p = heng_figure_perspectives[c];

      cells[c] = (HengHeatCell) { .value = group->perspectives[p], .n = group->n_of[p] };
    }
  cells[HENG_N_PERSPECTIVES] = (HengHeatCell) { .value = group->mean, .n = group->n_scored };
}

HengChart *
heng_figure_build_heat (const HengInsightsResult *result)
{
  enum { N_CELLS = HENG_N_PERSPECTIVES + 1 };
  g_autoptr (GPtrArray) groups = shown_groups (result->departments, TRUE);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree HengHeatCell *cells = g_new0 (HengHeatCell, (groups->len + 1) * N_CELLS);
  g_autofree HengHeatRow *rows = g_new0 (HengHeatRow, groups->len + 1);
  g_autofree char *who = NULL;
  HengHeatColumn columns[N_CELLS];
  HengHeat heat = { .about = heng_figure_about (result, &who), .columns = columns, .n_columns = N_CELLS, .rows = rows, .n_rows = groups->len + 1 };

  for (guint c = 0; c + 1 < N_CELLS; c++)
    columns[c] = (HengHeatColumn) { .key = heng_perspective_values[heng_figure_perspectives[c]].key, .label = _(perspective_heads[c]) };
  columns[N_CELLS - 1] = (HengHeatColumn) { .key = "total", .label = C_("score", "Total"), .is_strong = TRUE };
  for (guint i = 0; i <= groups->len; i++)
    {
      const HengInsightsGroup *group = i < groups->len ? groups->pdata[i] : result->all;

      g_ptr_array_add (texts, i < groups->len ? group_key (group) : g_strdup ("all"));
      g_ptr_array_add (texts, i < groups->len ? department_label (group) : g_strdup (C_("insights", "All")));
      fill_cells (&cells[i * N_CELLS], group);
      rows[i] = (HengHeatRow) { .key = texts->pdata[2 * i], .label = texts->pdata[2 * i + 1], .n = group->n_scored, .is_total = i == groups->len,
                                .target_id = group->id, .cells = &cells[i * N_CELLS] };
    }
  return groups->len > 0 ? heng_chart_heat_new (&heat) : NULL;
}

HengChart *
heng_figure_build_calibration (const HengInsightsResult *result)
{
  g_autoptr (GPtrArray) groups = shown_groups (result->managers, FALSE);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree HengCalibrationGroup *teams = g_new0 (HengCalibrationGroup, groups->len + 1);
  g_autofree char *who = NULL;
  HengCalibrationSet set = { .about = heng_figure_about (result, &who), .groups = teams, .n_groups = groups->len };

  for (guint i = 0; i < groups->len; i++)
    {
      const HengInsightsGroup *group = groups->pdata[i];

      g_ptr_array_add (keys, group_key (group));
      teams[i] = (HengCalibrationGroup) { .key = keys->pdata[i], .label = group->name, .scores = (const HengMicro *) (gpointer) group->scores->data,
                                          .n = group->scores->len, .quota = -1, .target_id = group->id };
    }
  return groups->len > 0 ? heng_chart_calibration_new (&set) : NULL;
}
