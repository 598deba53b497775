/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Monthly lines: data, axis and words. */
#include "heng-chart-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
heng_series_is_shown (const HengSeriesPoint *point)
{
  return point->value.state == HENG_VALUE_NUMBER;
}

static const char *
month_name (int month)
{
  static const char *const months[] = { NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"), NC_("month", "May"),
                                        NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"), NC_("month", "Sep"), NC_("month", "Oct"),
                                        NC_("month", "Nov"), NC_("month", "Dec") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

/* Translators: name of the month, year; in Chinese the year comes first */
static char *
month_of_year (HengDate day, gboolean is_short)
{
  int year, month, number;

  heng_date_split (day, &year, &month, &number);
  return is_short ? g_strdup_printf (C_("month", "%1$s %2$02d"), month_name (month), year % 100)
                  : g_strdup_printf (C_("month", "%1$s %2$d"), month_name (month), year);
}

char *
heng_series_month (const HengSeriesChart *data, guint i)
{
  int year, month, day;

  heng_date_split (data->months[i], &year, &month, &day);
  return i == 0 || month == 1 ? month_of_year (data->months[i], TRUE) : g_strdup (month_name (month));
}

char *
heng_series_spoken (const HengSeriesChart *data, const HengSeriesTrack *track, guint i)
{
  g_autofree char *month = month_of_year (data->months[i], FALSE), *value = heng_measure_text (&data->measure, track->points[i].value.micro);

  if (data->measure.is_count)
    return g_strdup_printf ("%s, %s, %s", track->label, month, value);
  return g_strdup_printf (_("%s, %s, %s, n = %u"), track->label, month, value, track->points[i].n);
}

/* From zero when that costs less than half of the height; always a whole step around the values. */
static void
choose_axis (HengSeriesChart *data)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  for (guint t = 0; t < data->n_tracks; t++)
    for (guint i = 0; i < data->n_months; i++)
      if (heng_series_is_shown (&data->tracks[t].points[i]))
        {
          low = MIN (low, heng_points_double (data->tracks[t].points[i].value.micro));
          high = MAX (high, heng_points_double (data->tracks[t].points[i].value.micro));
        }
  if (data->target.state == HENG_VALUE_NUMBER)
    {
      low = MIN (low, heng_points_double (data->target.micro));
      high = MAX (high, heng_points_double (data->target.micro));
    }
  if (low > high)
    low = high = 0;
  if (low > 0 && low < 0.6 * high)
    low = 0;
  if (high < 0 && high > 0.6 * low)
    high = 0;
  if (high - low < 1e-9)
    high = low + 1;
  data->step = MAX (heng_tick_step (high - low, 5), data->measure.is_count ? 1 : 0); /* there is no half a person */
  data->low = floor (low / data->step + 1e-9) * data->step;
  data->high = ceil (high / data->step - 1e-9) * data->step;
}

static void
copy_track (HengSeriesChart *data, const HengSeriesLine *line)
{
  HengSeriesTrack *track = &data->tracks[data->n_tracks++];

  track->key = g_strdup (line->key);
  track->label = g_strdup (line->label);
  track->points = data->n_months > 0 ? g_memdup2 (line->points, data->n_months * sizeof *line->points) : NULL;
  for (guint i = 0; i < data->n_months; i++)
    {
      HengSeriesPoint *point = &track->points[i];

      if (point->value.state != HENG_VALUE_NUMBER || data->measure.is_count)
        continue;
      if (point->n < HENG_CHART_LEAST)
        {
          point->value = HENG_NA;
          data->n_hidden++;
          continue;
        }
      data->least = MIN (data->least, point->n);
      data->most = MAX (data->most, point->n);
    }
}

static int
next_shown (const HengSeriesChart *data, const HengSeriesTrack *track, int from, int step)
{
  for (int i = from; i >= 0 && i < (int) data->n_months; i += step)
    if (heng_series_is_shown (&track->points[i]))
      return i;
  return -1;
}

/* Of the first line: its last month against the first one, or its highest month when that is neither. Of several lines the title
 * names the first, and the subtitle says what all of them are. */
static char *
finding (const HengSeriesChart *data)
{
  const HengSeriesTrack *track = &data->tracks[0];
  int first = data->n_tracks > 0 ? next_shown (data, track, 0, 1) : -1, last, high = first;
  const char *name = data->n_tracks > 1 ? track->label : data->measure.name;
  g_autofree char *now = NULL, *then = NULL, *month = NULL;

  if (first < 0)
    return g_strdup (data->measure.name);
  last = next_shown (data, track, (int) data->n_months - 1, -1);
  for (int i = first; i <= last; i++)
    if (heng_series_is_shown (&track->points[i]) && track->points[i].value.micro > track->points[high].value.micro)
      high = i;
  now = heng_measure_text (&data->measure, track->points[last].value.micro);
  if (first == last)
    return g_strdup_printf (_("%s: %s"), name, now);
  if (high != first && high != last)
    {
      g_autofree char *most = heng_measure_text (&data->measure, track->points[high].value.micro);

      month = month_of_year (data->months[high], FALSE);
      return g_strdup_printf (_("%s: highest in %s with %s, now %s"), name, month, most, now);
    }
  then = heng_measure_text (&data->measure, track->points[first].value.micro);
  if (track->points[first].value.micro == track->points[last].value.micro)
    return g_strdup_printf (_("%s: %s as at the beginning"), name, now);
  return g_strdup_printf (track->points[last].value.micro > track->points[first].value.micro ? _("%s: up from %s to %s") : _("%s: down from %s to %s"),
                          name, then, now);
}

static void
fill_table (HengChart *chart, const HengSeriesChart *data)
{
  for (int i = -1; i < (int) data->n_months; i++)
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
      g_autofree char *month = i < 0 ? g_strdup (C_("chart", "Month")) : heng_date_format (data->months[i]);

      if (i >= 0)
        month[7] = '\0';
      g_strv_builder_add (row, month);
      for (guint t = 0; t < data->n_tracks; t++)
        {
          const HengSeriesTrack *track = &data->tracks[t];
          g_autofree char *value = i >= 0 && heng_series_is_shown (&track->points[i]) ? heng_measure_text (&data->measure, track->points[i].value.micro)
                                                                                      : g_strdup ("—");
          g_autofree char *n = i >= 0 ? g_strdup_printf ("%u", track->points[i].n) : g_strdup ("n");

          g_strv_builder_add (row, i < 0 ? track->label : value);
          if (!data->measure.is_count)
            g_strv_builder_add (row, n);
        }
      g_ptr_array_add (chart->table, g_strv_builder_end (row));
    }
}

static char *
axis_text (const HengSeriesChart *data, const HengSeries *series)
{
  const char *unit = series->unit != NULL ? series->unit : C_("chart", "number");
  g_autofree char *low = g_strdup_printf ("%g", fabs (data->low)), *from = g_strdup_printf ("%s%s", data->low < 0 ? "−" : "", low);

  if (series->denominator == NULL || data->most == 0)
    return g_strdup_printf (_("%s by month, axis from %s"), unit, from);
  if (data->least == data->most)
    return g_strdup_printf (_("%s by month, axis from %s; n = %s, %u"), unit, from, series->denominator, data->most);
  return g_strdup_printf (_("%s by month, axis from %s; n = %s, %u–%u"), unit, from, series->denominator, data->least, data->most);
}

static char *
measure_text (const HengSeriesChart *data, const HengSeries *series)
{
  g_autofree char *axis = axis_text (data, series);

  return data->n_tracks > 1 ? g_strdup_printf (C_("chart", "%s, %s"), data->measure.name, axis) : g_steal_pointer (&axis);
}

static void
say (HengChart *chart, const HengSeriesChart *data, const HengSeries *series)
{
  g_autofree char *title = finding (data), *measure = measure_text (data, series);
  gboolean any = FALSE;

  for (guint t = 0; t < data->n_tracks; t++)
    any |= next_shown (data, &data->tracks[t], 0, 1) >= 0;
  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Line chart: %s, %u month", "Line chart: %s, %u months", data->n_months), data->measure.name,
                                 data->n_months);
  chart->title = heng_about_title (&series->about, title);
  chart->subtitle = heng_about_subtitle (&series->about, measure);
  chart->foot = heng_about_foot (&series->about, series->rule != NULL ? series->rule : data->n_hidden > 0 ? _("months with fewer than 3 people are left out") : NULL);
  chart->day = series->about.day;
  if (series->n_lines > HENG_SERIES_MOST)
    chart->empty = g_strdup (_("More than three lines cannot be told apart: choose up to three."));
  else if (!any)
    chart->empty = g_strdup (_("No values yet."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
  fill_table (chart, data);
}

static double
series_height (HengChart *chart, const HengFrame *frame)
{
  return CLAMP ((frame->right - frame->left) * 0.34, 180 * frame->unit, 260 * frame->unit);
}

static void
series_free (gpointer data)
{
  HengSeriesChart *series = data;

  for (guint t = 0; t < series->n_tracks; t++)
    {
      g_free (series->tracks[t].key);
      g_free (series->tracks[t].label);
      g_free (series->tracks[t].points);
    }
  heng_measure_clear (&series->measure);
  g_free (series->months);
  g_free (series);
}

static const HengChartClass series_class = { "series", heng_series_layout, series_height, series_free };

HengChart *
heng_chart_series_new (const HengSeries *series)
{
  HengSeriesChart *data = g_new0 (HengSeriesChart, 1);
  HengChart *chart = heng_chart_new (&series_class, data);

  data->measure = heng_measure_copy (series->measure, series->unit, series->decimals, series->is_count);
  data->target = series->target;
  data->n_months = series->n_months;
  data->least = G_MAXUINT;
  data->months = series->n_months > 0 ? g_memdup2 (series->months, series->n_months * sizeof *series->months) : NULL;
  for (guint i = 0; i < MIN (series->n_lines, HENG_SERIES_MOST); i++)
    copy_track (data, &series->lines[i]);
  choose_axis (data);
  say (chart, data, series);
  return chart;
}
