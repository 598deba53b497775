/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trend of published scores over the cycles, before the grade bands (paper-and-charts.md §4 Trend). */
#include "heng-chart-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDEST_BAND 20.0 /* points; a wider confidence band says nothing and is only named */

static void
cut_clear (gpointer data)
{
  g_free (((HengTrendCut *) data)->grade);
}

static void
trend_free (gpointer data)
{
  HengTrendChart *trend = data;

  g_ptr_array_unref (trend->points);
  g_array_unref (trend->cuts);
  g_free (trend);
}

static void
point_free (gpointer data)
{
  HengTrendPoint *point = data;

  g_free (point->key);
  g_free (point->name);
  g_free (point->grade);
  g_free (point);
}

static void
copy_points (HengTrendChart *trend, const HengReview *review)
{
  for (guint i = 0; i < review->history->len; i++)
    {
      const HengReviewPoint *from = review->history->pdata[i];
      HengTrendPoint *point = g_new0 (HengTrendPoint, 1);

      point->key = g_strdup (from->cycle_key != NULL ? from->cycle_key : "");
      point->name = g_strdup (from->cycle_name != NULL ? from->cycle_name : point->key);
      point->grade = g_strdup (from->grade != NULL ? from->grade : "");
      point->micro = from->published;
      point->value = heng_points_double (from->published);
      point->mean_micro = from->group_mean;
      point->mean = heng_points_double (from->group_mean);
      point->has_value = from->has_value;
      point->has_mean = from->group_mean != 0;
      point->pilot = from->pilot;
      point->forecast = from->is_forecast && from->has_value;
      g_ptr_array_add (trend->points, point);
    }
}

/* Grade cuts from the lowest; the lowest grade begins at 0. */
static void
copy_cuts (HengTrendChart *trend, const HengReview *review)
{
  for (guint i = review->bands->len; i > 0; i--)
    {
      const HengGradeBand *band = review->bands->pdata[i - 1];
      HengTrendCut cut = { heng_points_double (band->lower), g_strdup (band->grade) };

      g_array_append_val (trend->cuts, cut);
    }
}

static double
fitted_value (const HengTrendChart *trend, guint t)
{
  return ((HengTrendPoint *) trend->points->pdata[trend->fitted[t]])->value;
}

/* The newest eight published points that are no pilot; a forecast is not known yet. */
static void
choose_fitted (HengTrendChart *trend)
{
  for (guint i = trend->points->len; i > 0 && trend->n < G_N_ELEMENTS (trend->fitted); i--)
    {
      const HengTrendPoint *point = trend->points->pdata[i - 1];

      if (!point->has_value || point->pilot || point->forecast)
        continue;
      memmove (trend->fitted + 1, trend->fitted, trend->n * sizeof trend->fitted[0]);
      trend->fitted[0] = i - 1;
      trend->n++;
    }
}

/* Sum of squared distances from the middle of 0 … n − 1. */
static double
spread (const HengTrendChart *trend)
{
  double n = trend->n;

  return n * (n * n - 1) / 12;
}

/* Least squares and Student's t on n − 2 (domain.md §2.10). */
static void
fit_line (HengTrendChart *trend)
{
  static const double t95[] = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447 };
  double products = 0, residual = 0;
  guint n = trend->n;

  if (n < 3)
    return;
  for (guint t = 0; t < n; t++)
    {
      trend->fit_level += fitted_value (trend, t) / n;
      products += (t - (n - 1) / 2.0) * fitted_value (trend, t);
    }
  trend->fit_slope = products / spread (trend);
  for (guint t = 0; t < n; t++)
    {
      double off = fitted_value (trend, t) - heng_trend_fit (trend, t);

      residual += off * off;
    }
  trend->fit_error = t95[n - 3] * sqrt (residual / (n - 2));
  trend->half_width = heng_trend_half_width (trend, 0);
}

double
heng_trend_fit (const HengTrendChart *trend, double t)
{
  return trend->fit_level + trend->fit_slope * (t - (trend->n - 1) / 2.0);
}

double
heng_trend_half_width (const HengTrendChart *trend, double t)
{
  double off = t - (trend->n - 1) / 2.0;

  return trend->fit_error * sqrt (1.0 / trend->n + off * off / spread (trend));
}

/* One comparison at a time: the group's mean where it is known, otherwise the fit. */
static void
choose_comparison (HengTrendChart *trend)
{
  guint means = 0;

  trend->first = trend->last = -1;
  for (guint i = 0; i < trend->points->len; i++)
    {
      const HengTrendPoint *point = trend->points->pdata[i];

      means += point->has_mean;
      if (!point->has_value)
        continue;
      if (trend->first < 0 && !point->pilot)
        trend->first = (int) i;
      if (!point->pilot)
        trend->last = (int) i;
    }
  trend->show_mean = means >= 2;
  trend->show_fit = !trend->show_mean && trend->n >= 3;
  trend->show_band = trend->show_fit && trend->half_width <= WIDEST_BAND;
}

/* The axis begins at the highest of the two lower grade cuts that leaves 2 points of room, else at 0. */
static void
choose_axis (HengTrendChart *trend)
{
  double least = 120, most = 0;

  for (guint i = 0; i < trend->points->len; i++)
    {
      const HengTrendPoint *point = trend->points->pdata[i];

      if (point->has_value)
        {
          least = MIN (least, point->value);
          most = MAX (most, point->value);
        }
      if (point->has_mean && trend->show_mean)
        least = MIN (least, point->mean);
    }
  if (trend->show_band)
    for (guint t = 0; t < trend->n; t++)
      least = MIN (least, heng_trend_fit (trend, t) - heng_trend_half_width (trend, t));
  trend->low = 0;
  for (guint i = 0; i < trend->cuts->len; i++)
    {
      double cut = g_array_index (trend->cuts, HengTrendCut, i).value;

      if (cut <= 75 && cut <= least - 2)
        trend->low = MAX (trend->low, cut);
    }
  trend->high = most > 108 || trend->low <= 0 ? 120 : 115;
}

static char *
score_text (HengMicro micro, int decimals)
{
  return heng_micro_display (micro, decimals, FALSE);
}

static void
fill_table_of_means (HengChart *chart, const HengTrendChart *trend)
{
  heng_chart_add_row (chart, C_("chart", "Cycle"), C_("chart", "Mean"), C_("chart", "Grade"), "n", NULL);
  for (guint i = 0; i < trend->points->len; i++)
    {
      const HengTrendPoint *point = trend->points->pdata[i];
      g_autofree char *score = point->has_value ? score_text (point->micro, 2) : g_strdup ("—");
      g_autofree char *people = point->people > 0 ? g_strdup_printf ("%u", point->people) : g_strdup ("—");

      heng_chart_add_row (chart, point->name, score, *point->grade != '\0' ? point->grade : "—", people, NULL);
    }
}

static void
fill_table (HengChart *chart, const HengTrendChart *trend)
{
  heng_chart_add_row (chart, C_("chart", "Cycle"), C_("chart", "Score"), C_("chart", "Grade"), _("Department mean"), NULL);
  for (guint i = 0; i < trend->points->len; i++)
    {
      const HengTrendPoint *point = trend->points->pdata[i];
      g_autofree char *score = point->has_value ? score_text (point->micro, 2) : g_strdup ("—");
      g_autofree char *mean = point->has_mean ? score_text (point->mean_micro, 1) : g_strdup ("—");

      heng_chart_add_row (chart, point->name, score, *point->grade != '\0' ? point->grade : "—", mean, NULL);
    }
}

static double
trend_height (HengChart *chart, const HengFrame *frame)
{
  (void) chart;
  return CLAMP ((frame->right - frame->left) * 0.44, 190 * frame->unit, 290 * frame->unit);
}

static const HengChartClass trend_class = { "trend", heng_trend_layout, trend_height, trend_free };

static HengChart *
trend_new (const HengReview *review, gboolean is_of_means, const guint *people)
{
  HengTrendChart *trend = g_new0 (HengTrendChart, 1);
  HengChart *chart = heng_chart_new (&trend_class, trend);
  gboolean pilot = FALSE;

  trend->points = g_ptr_array_new_with_free_func (point_free);
  trend->cuts = g_array_new (FALSE, FALSE, sizeof (HengTrendCut));
  g_array_set_clear_func (trend->cuts, cut_clear);
  trend->is_of_means = is_of_means;
  copy_points (trend, review);
  for (guint i = 0; people != NULL && i < trend->points->len; i++)
    ((HengTrendPoint *) trend->points->pdata[i])->people = people[i];
  copy_cuts (trend, review);
  choose_fitted (trend);
  fit_line (trend);
  choose_comparison (trend);
  choose_axis (trend);
  for (guint i = 0; i < trend->points->len; i++)
    pilot |= ((HengTrendPoint *) trend->points->pdata[i])->pilot;
  chart->day = review->today;
  chart->name = g_strdup (_("Line chart: scores by cycle"));
  chart->foot = heng_chart_person_foot (review, pilot ? _("pilot not in the trend") : NULL);
  heng_trend_say (chart, trend);
  if (is_of_means)
    fill_table_of_means (chart, trend);
  else
    fill_table (chart, trend);
  return chart;
}

HengChart *
heng_chart_trend_new (const HengReview *review)
{
  return trend_new (review, FALSE, NULL);
}

HengChart *
heng_chart_trend_of_means_new (const HengReview *review, const guint *people)
{
  return trend_new (review, TRUE, people);
}
