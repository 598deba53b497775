/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend chart says: the finding by rule, the measure, the extremes. */
#include "heng-chart-trend.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHANGE (3 * HENG_MICRO) /* a smaller difference of first and last is no finding */
#define STEADY (5 * HENG_MICRO)

/* The counted points in order. */
static GPtrArray *
counted (const HengTrendChart *trend)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < trend->points->len; i++)
    {
      HengTrendPoint *point = trend->points->pdata[i];

      if (point->has_value && !point->pilot)
        g_ptr_array_add (list, point);
    }
  return list;
}

/* "eight quarters" when all are quarters, else "eight cycles". */
static char *
count_cycles (GPtrArray *list)
{
  g_autofree char *count = heng_count_word (list->len);
  gboolean quarters = TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      const char *key = ((HengTrendPoint *) list->pdata[i])->key;

      quarters = quarters && strlen (key) == 6 && key[4] == 'Q';
    }
  return g_strdup_printf (quarters ? _("%s quarters") : _("%s cycles"), count);
}

static int
direction (GPtrArray *list)
{
  gboolean up = TRUE, down = TRUE;

  for (guint i = 1; i < list->len; i++)
    {
      HengMicro before = ((HengTrendPoint *) list->pdata[i - 1])->micro, after = ((HengTrendPoint *) list->pdata[i])->micro;

      up = up && after > before;
      down = down && after < before;
    }
  return up ? 1 : down ? -1 : 0;
}

static void
extremes (GPtrArray *list, HengTrendPoint **least, HengTrendPoint **most)
{
  *least = *most = list->pdata[0];
  for (guint i = 1; i < list->len; i++)
    {
      HengTrendPoint *point = list->pdata[i];

      if (point->micro < (*least)->micro)
        *least = point;
      if (point->micro > (*most)->micro)
        *most = point;
    }
}

static char *
long_finding (GPtrArray *list)
{
  HengTrendPoint *first = list->pdata[0], *last = list->pdata[list->len - 1], *least, *most;
  g_autofree char *cycles = count_cycles (list);
  g_autofree char *from = heng_micro_display (first->micro, 0, FALSE), *to = heng_micro_display (last->micro, 0, FALSE);
  g_autofree char *now = heng_micro_display (last->micro, 2, FALSE), *low = NULL, *high = NULL;
  int way = direction (list);

  if (way != 0 && list->len <= 5)
    return g_strdup_printf (way > 0 ? _("Up %s in a row, now %s (%s)") : _("Down %s in a row, now %s (%s)"), cycles, now,
                            last->grade);
  if (ABS (last->micro - first->micro) >= CHANGE && g_str_equal (first->grade, last->grade))
    return g_strdup_printf (last->micro > first->micro ? _("%s: up from %s to %s") : _("%s: down from %s to %s"), cycles, from,
                            to);
  if (ABS (last->micro - first->micro) >= CHANGE)
    return g_strdup_printf (last->micro > first->micro ? _("%s: from %s to %s, %s → %s") : _("%s: down from %s to %s, %s → %s"),
                            cycles, from, to, first->grade, last->grade);
  extremes (list, &least, &most);
  low = heng_micro_display (least->micro, 0, FALSE);
  high = heng_micro_display (most->micro, 0, FALSE);
  if (most->micro - least->micro < STEADY)
    return g_strdup_printf (_("%s: steady around %s"), cycles, now);
  return g_strdup_printf (_("%s between %s and %s, no clear direction"), cycles, low, high);
}

static char *
finding (GPtrArray *list)
{
  if (list->len == 1)
    {
      HengTrendPoint *only = list->pdata[0];
      g_autofree char *score = heng_micro_display (only->micro, 2, FALSE);

      return g_strdup_printf (only->forecast ? _("First cycle: forecast %s (%s)") : _("First score: %s (%s)"), score,
                              only->grade);
    }
  if (list->len == 2)
    return g_strdup (_("Two valid cycles: too few for a trend"));
  return heng_sentence_case (long_finding (list));
}

/* "Mean of published scores, 46–48 people": so that nobody takes it for somebody's own score. */
static GString *
measure_of_means (const HengTrendChart *trend, gboolean forecast)
{
  GString *text = g_string_new (_("Mean of published scores, points"));
  guint least = G_MAXUINT, most = 0;

  for (guint i = 0; i < trend->points->len; i++)
    {
      const HengTrendPoint *point = trend->points->pdata[i];

      if (!point->has_value || point->people == 0)
        continue;
      least = MIN (least, point->people);
      most = MAX (most, point->people);
    }
  if (most > 0 && least == most)
    g_string_append_printf (text, _(", n = %u"), most);
  else if (most > 0)
    g_string_append_printf (text, _(", n = %u–%u"), least, most);
  if (forecast)
    g_string_append (text, _("; last point is a forecast"));
  return text;
}

static char *
measure (const HengTrendChart *trend, gboolean forecast)
{
  GString *text = trend->is_of_means ? measure_of_means (trend, forecast)
                                     : g_string_new (forecast ? _("Published score, points; last point is a forecast") : _("Published score, points"));

  g_string_append_printf (text, _("; axis from %.0f"), trend->low);
  if (trend->is_of_means && trend->show_band)
    g_string_append_printf (text, _("; shade = 95%% band of the fit over %u cycles"), trend->n);
  if (trend->is_of_means)
    return g_string_free (text, FALSE);
  if (trend->show_band)
    g_string_append_printf (text, _("; shade = 95%% band of the fit, n = %u"), trend->n);
  else if (trend->show_fit)
    g_string_append_printf (text, _("; 95%% band of the fit ±%.0f, not drawn, n = %u"), trend->half_width, trend->n);
  else if (trend->n < 3)
    g_string_append_printf (text, _("; n = %u, no fit"), trend->n);
  return g_string_free (text, FALSE);
}

static char *
describe (GPtrArray *list)
{
  HengTrendPoint *least, *most, *last = list->pdata[list->len - 1];
  g_autofree char *low = NULL, *high = NULL, *now = heng_micro_display (last->micro, 2, FALSE);

  extremes (list, &least, &most);
  low = heng_micro_display (least->micro, 2, FALSE);
  high = heng_micro_display (most->micro, 2, FALSE);
  return g_strdup_printf (_("Lowest %s in %s, highest %s in %s, now %s."), low, least->name, high, most->name, now);
}

void
heng_trend_say (HengChart *chart, const HengTrendChart *trend)
{
  g_autoptr (GPtrArray) list = counted (trend);
  gboolean any = FALSE;

  for (guint i = 0; i < trend->points->len; i++)
    any |= ((HengTrendPoint *) trend->points->pdata[i])->has_value;
  if (!any)
    chart->empty = g_strdup (_("No score yet. The first one appears when a cycle is scored."));
  if (list->len == 0)
    {
      chart->title = g_strdup (_("Score trend"));
      chart->subtitle = g_strdup (trend->is_of_means ? _("Mean of published scores, points") : _("Published score, points"));
      chart->description = g_strdup (chart->empty != NULL ? chart->empty : _("Only pilot cycles so far."));
      return;
    }
  chart->title = finding (list);
  chart->subtitle = measure (trend, ((HengTrendPoint *) list->pdata[list->len - 1])->forecast);
  chart->description = describe (list);
}
