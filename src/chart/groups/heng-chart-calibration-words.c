/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calibration chart says: who differs clearly from everybody, and that the rest may be chance. */
#include "heng-chart-calibration-private.h"

#include <glib/gi18n-lib.h>

static gboolean
misses (const HengRow *row, HengMicro all)
{
  const HengTeam *team = row->data;

  return team->interval.n >= HENG_CHART_LEAST && heng_mean_interval_misses (&team->interval, all);
}

static char *
finding (const HengCalibration *data)
{
  const HengRow *first = NULL, *second = NULL;
  guint n = 0, judged = 0;
  gboolean above = FALSE;

  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];

      judged += ((const HengTeam *) row->data)->interval.n >= HENG_CHART_LEAST;
      if (!misses (row, data->all.mean))
        continue;
      if (n == 0)
        {
          first = row;
          above = ((const HengTeam *) row->data)->interval.mean > data->all.mean;
        }
      else
        second = row;
      n++;
    }
  if (judged == 0)
    return g_strdup (_("Teams too small to be compared"));
  if (judged == 1)
    return g_strdup (_("Means by manager"));
  if (n == 0)
    return g_strdup (_("Differences between the teams may be chance"));
  if (n == 1)
    return g_strdup_printf (above ? _("Only %s’s team is clearly higher; the rest may be chance")
                                  : _("Only %s’s team is clearly lower; the rest may be chance"), first->label);
  if (n == 2)
    return g_strdup_printf (_("The teams of %s and %s differ clearly; the rest may be chance"), first->label, second->label);
  return g_strdup_printf (_("%u of %u teams differ clearly from the mean of all"), n, judged);
}

char *
heng_team_spoken (const HengRow *row, const char *grade)
{
  const HengTeam *team = row->data;
  g_autofree char *mean = heng_micro_display (team->interval.mean, 1, FALSE);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s, %u person, mean %s", "%s, %u people, mean %s", team->interval.n), row->label,
                          team->interval.n, mean);
  if (team->interval.n >= HENG_CHART_LEAST)
    g_string_append_printf (text, _(", interval %.1f to %.1f"), heng_points_double (team->interval.mean) - team->interval.half,
                            heng_points_double (team->interval.mean) + team->interval.half);
  if (grade != NULL)
    {
      g_string_append_printf (text, _(", %u at %s or above"), team->proposed, grade);
      if (team->quota >= 0)
        g_string_append_printf (text, _(", quota %d"), (int) team->quota);
    }
  return g_string_free (text, FALSE);
}

static char *
describe (const HengCalibration *data)
{
  const HengRow *high = data->sheet.rows->pdata[0], *low = data->sheet.rows->pdata[data->sheet.rows->len - 1];
  g_autofree char *most = heng_micro_display (((const HengTeam *) high->data)->interval.mean, 1, FALSE);
  g_autofree char *least = heng_micro_display (((const HengTeam *) low->data)->interval.mean, 1, FALSE);
  g_autofree char *all = heng_micro_display (data->all.mean, 1, FALSE);
  g_autofree char *title = finding (data);

  return g_strdup_printf (_("Highest %s %s, lowest %s %s, all %s. %s."), high->label, most, low->label, least, all, title);
}

static void
fill_table (HengChart *chart, const HengCalibration *data)
{
  heng_chart_add_row (chart, C_("chart", "Manager"), "n", C_("chart", "Mean"), C_("chart", "Interval"), "SD",
                      data->grade != NULL ? C_("chart", "Proposed") : NULL, C_("chart", "Quota"), NULL);
  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];
      const HengTeam *team = row->data;
      double mean = heng_points_double (team->interval.mean);
      g_autofree char *n = g_strdup_printf ("%u", team->interval.n), *middle = heng_micro_display (team->interval.mean, 1, FALSE);
      g_autofree char *range = team->interval.n < HENG_CHART_LEAST ? g_strdup ("—")
                                                                   : g_strdup_printf ("%.1f–%.1f", mean - team->interval.half, mean + team->interval.half);
      g_autofree char *sd = team->interval.n < 2 ? g_strdup ("—") : g_strdup_printf ("%.1f", team->interval.sd);
      g_autofree char *proposed = g_strdup_printf ("%u", team->proposed);
      g_autofree char *quota = team->quota < 0 ? g_strdup ("—") : g_strdup_printf ("%d", (int) team->quota);

      heng_chart_add_row (chart, row->label, n, middle, range, sd, data->grade != NULL ? proposed : NULL, quota, NULL);
    }
}

void
heng_calibration_say (HengChart *chart, const HengCalibration *data, const HengCalibrationSet *set)
{
  g_autofree char *title = finding (data), *rule = NULL, *head = NULL;
  g_autofree char *measure = g_strdup_printf (_("Mean per manager with 95%% interval, points; pale dots = people, n = %u"), data->all.n);
  g_autofree char *all = heng_micro_display (data->all.mean, 1, FALSE);

  if (data->grade != NULL)
    head = g_strdup_printf (_("%s; %s or above = proposed / quota"), measure, data->grade);
  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Range chart: %u manager, mean and interval, mean of all %s",
                                              "Range chart: %u managers, mean and interval, mean of all %s", data->sheet.rows->len),
                                 data->sheet.rows->len, all);
  chart->title = heng_about_title (&set->about, title);
  chart->subtitle = heng_about_subtitle (&set->about, head != NULL ? head : measure);
  chart->day = set->about.day;
  if (data->sheet.rows->len == 0)
    {
      chart->empty = g_strdup (_("No scores yet. The comparison appears as soon as people have a total."));
      chart->description = g_strdup (chart->empty);
      return;
    }
  rule = g_strdup_printf (_("orange diamond: interval leaves out the mean of all · dashed: n < 5 · axis %g–%g"), data->low, data->high);
  chart->foot = heng_about_foot (&set->about, rule);
  chart->description = describe (data);
  fill_table (chart, data);
}
