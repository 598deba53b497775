/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the distribution chart says: where half the people are, the measure, the shape. */
#include "heng-chart-distribution.h"

#include <glib/gi18n-lib.h>

#define WIDEST_CROWD HENG_POINTS (20)

/* The narrowest run of bins with more than half of all people; fuller, then lower, when equally narrow. */
static gboolean
find_crowd (const HengDistribution *d, HengMicro *low, HengMicro *high)
{
  HengMicro narrowest = WIDEST_CROWD + 1;
  guint fullest = 0;

  for (guint i = 0; i < d->bins->len; i++)
    for (guint k = i, people = 0; k < d->bins->len; k++)
      {
        HengMicro from = g_array_index (d->bins, HengBin, i).low, to = g_array_index (d->bins, HengBin, k).high;

        people += g_array_index (d->bins, HengBin, k).count;
        if (people * 2 <= d->scores->len || to - from > narrowest || (to - from == narrowest && people <= fullest))
          continue;
        narrowest = to - from;
        fullest = people;
        *low = from;
        *high = to;
      }
  return narrowest <= WIDEST_CROWD;
}

static char *
finding (const HengDistribution *d)
{
  g_autofree char *median = heng_micro_display (d->quartiles[2], 1, FALSE), *from = NULL, *to = NULL;
  guint n = d->scores->len;
  HengMicro low = 0, high = 0;

  if (n < 3)
    return g_strdup (_("Score distribution"));
  if (d->compares)
    return g_strdup_printf (_("Score distribution · %u people, median %s"), n, median);
  if (n < 10 || !find_crowd (d, &low, &high))
    return g_strdup_printf (_("Score distribution · %u people, median %s"), n, median);
  from = heng_micro_display (low, 0, FALSE);
  to = heng_micro_display (high, 0, FALSE);
  return g_strdup_printf (_("Score distribution · more than half between %s and %s"), from, to);
}

static char *
measure (const HengDistribution *d, const char *period)
{
  guint n = d->scores->len;
  g_autofree char *what = d->compares ? g_strdup_printf (_("Total score, people; empty bars: before; n = %u"), n)
                          : n < 5  ? g_strdup_printf (_("Only median and range, no single scores; n = %u"), n)
                          : n < 10 ? g_strdup_printf (_("One dot per person, no names; n = %u"), n)
                                   : g_strdup_printf (_("Total score, bins of 5, people; n = %u"), n);

  return period != NULL && *period != '\0' ? g_strdup_printf (_("%s · %s"), period, what) : g_steal_pointer (&what);
}

static char *
describe (const HengDistribution *d)
{
  GString *text = g_string_new (NULL);
  g_autofree char *least = heng_micro_display (d->quartiles[0], 1, FALSE),
                  *median = heng_micro_display (d->quartiles[2], 1, FALSE);
  g_autofree char *most = heng_micro_display (d->quartiles[4], 1, FALSE);

  g_string_append_printf (text, _("%u people, lowest %s, median %s, highest %s."), d->scores->len, least, median, most);
  for (guint i = 0; i < d->grades->len && (d->compares || d->scores->len >= 5); i++)
    {
      const HengGradeCount *grade = d->grades->pdata[i];

      g_string_append_c (text, ' ');
      if (d->compares)
        g_string_append_printf (text, _("%s: %u, before %u."), grade->grade, grade->count, grade->before);
      else
        g_string_append_printf (text, _("%s: %u."), grade->grade, grade->count);
    }
  return g_string_free (text, FALSE);
}

static void
fill_summary (HengChart *chart, const HengDistribution *d)
{
  const char *names[] = { _("Lowest"), _("Median"), _("Highest") };

  heng_chart_add_row (chart, C_("chart", "Figure"), C_("chart", "Score"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *number = heng_micro_display (d->quartiles[2 * i], 1, FALSE);

      heng_chart_add_row (chart, names[i], number, NULL);
    }
}

static void
fill_comparison (HengChart *chart, const HengDistribution *d)
{
  heng_chart_add_row (chart, C_("chart", "Grade"), C_("chart", "Before"), C_("chart", "After"), NULL);
  for (guint i = 0; i < d->grades->len; i++)
    {
      const HengGradeCount *grade = d->grades->pdata[i];
      g_autofree char *before = g_strdup_printf ("%u", grade->before), *count = g_strdup_printf ("%u", grade->count);

      heng_chart_add_row (chart, grade->grade, before, count, NULL);
    }
}

static void
fill_table (HengChart *chart, const HengDistribution *d)
{
  if (d->compares)
    {
      fill_comparison (chart, d);
      return;
    }
  if (d->scores->len < 5)
    {
      fill_summary (chart, d);
      return;
    }
  heng_chart_add_row (chart, C_("chart", "Grade"), C_("chart", "People"), d->has_quota ? C_("chart", "Quota") : NULL, NULL);
  for (guint i = 0; i < d->grades->len; i++)
    {
      const HengGradeCount *grade = d->grades->pdata[i];
      g_autofree char *count = g_strdup_printf ("%u", grade->count), *quota = g_strdup_printf ("%u", grade->quota);

      heng_chart_add_row (chart, grade->grade, count, d->has_quota ? quota : NULL, NULL);
    }
}

void
heng_distribution_say (HengChart *chart, const HengDistribution *d, const char *period)
{
  guint n = d->scores->len;

  chart->name = g_strdup (_("Histogram: people by score, with grades"));
  chart->title = finding (d);
  chart->subtitle = measure (d, period);
  if (n == 0)
    chart->empty = g_strdup (_("No scores yet. The distribution appears as soon as people have a total."));
  else if (n < 3 && !d->compares)
    chart->empty = g_strdup (_("n < 3: not shown, so that no one's score can be guessed."));
  chart->description = chart->empty != NULL ? g_strdup (chart->empty) : describe (d);
  if (n >= 3 && n < 5 && !d->compares)
    chart->foot = g_strdup (_("Fewer than 5 people: only median and range"));
  if (chart->empty == NULL)
    fill_table (chart, d);
}
