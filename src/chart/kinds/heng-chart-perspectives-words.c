/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data and words of the perspective charts: strongest, weakest, what is not applicable. */
#include "heng-chart-perspectives.h"

#include <glib/gi18n-lib.h>

HengPerspectives *
heng_perspectives_copy (const HengReview *review)
{
  HengPerspectives *data = g_new0 (HengPerspectives, 1);
  const HengReviewPart *part = review->parts->len > 0 ? heng_review_current_part (review) : NULL;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      data->bars[i].label = heng_enum_label (heng_perspective_values, (int) i);
      data->bars[i].key = heng_enum_by_value (heng_perspective_values, (int) i)->key;
      data->bars[i].value = part != NULL ? part->kpi.perspectives[i] : HENG_NA;
      data->bars[i].mean = review->perspective_mean_n >= HENG_ANONYMITY_MINIMUM ? review->perspective_mean[i] : HENG_NA;
      data->has_mean |= data->bars[i].mean.state == HENG_VALUE_NUMBER;
    }
  data->mean_n = review->perspective_mean_n;
  return data;
}

char *
heng_perspectives_spoken (const HengPerspectiveBar *bar)
{
  g_autofree char *value = heng_micro_display (bar->value.micro, 1, FALSE),
                  *mean = heng_micro_display (bar->mean.micro, 1, FALSE);

  if (bar->value.state == HENG_VALUE_NA)
    return g_strdup_printf (_("%s, not applicable"), bar->label);
  if (bar->value.state == HENG_VALUE_MISSING)
    return g_strdup_printf (_("%s, no actual value yet"), bar->label);
  if (bar->mean.state != HENG_VALUE_NUMBER)
    return g_strdup_printf ("%s, %s", bar->label, value);
  return g_strdup_printf (_("%s, %s, group mean %s"), bar->label, value, mean);
}

static const HengPerspectiveBar *
extreme (const HengPerspectives *data, int sign)
{
  const HengPerspectiveBar *best = NULL;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    if (data->bars[i].value.state == HENG_VALUE_NUMBER
        && (best == NULL || sign * data->bars[i].value.micro > sign * best->value.micro))
      best = &data->bars[i];
  return best;
}

static const HengPerspectiveBar *
first_in_state (const HengPerspectives *data, HengValueState state)
{
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    if (data->bars[i].value.state == state)
      return &data->bars[i];
  return NULL;
}

static char *
finding (const HengPerspectives *data)
{
  const HengPerspectiveBar *most = extreme (data, 1), *least = extreme (data, -1);
  const HengPerspectiveBar *missing = first_in_state (data, HENG_VALUE_MISSING);

  if (most == NULL || most == least)
    return g_strdup (_("Four perspectives"));
  if (missing != NULL)
    return g_strdup_printf (_("%s: actual values are still missing"), missing->label);
  if (least->value.micro >= HENG_POINTS (100))
    return g_strdup_printf (_("All perspectives at target, %s strongest"), most->label);
  if (most->value.micro < HENG_POINTS (100))
    return g_strdup_printf (_("All perspectives below target, %s farthest"), least->label);
  return g_strdup_printf (_("Strongest: %s; below target: %s"), most->label, least->label);
}

static char *
measure (const HengPerspectives *data, const HengReview *review)
{
  const HengReviewPart *part = review->parts->len > 0 ? heng_review_current_part (review) : NULL;

  if (first_in_state (data, HENG_VALUE_NA) != NULL && part != NULL && part->kpi.active_weight_bp < part->kpi.total_weight_bp)
    return g_strdup_printf (_("Scores 0–120; NA is left out, not 0; active weight %d of %d"),
                            (int) (part->kpi.active_weight_bp / 100), (int) (part->kpi.total_weight_bp / 100));
  if (!data->has_mean)
    return g_strdup (_("Scores, points 0–120, every axis alike"));
  return g_strdup_printf (_("Scores, points 0–120; solid: person, tick or dash: mean of %d people"), (int) data->mean_n);
}

static void
fill_table (HengChart *chart, const HengPerspectives *data)
{
  heng_chart_add_row (chart, C_("chart", "Perspective"), C_("chart", "Score"), data->has_mean ? _("Group mean") : NULL, NULL);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      const HengPerspectiveBar *bar = &data->bars[i];
      g_autofree char *value = bar->value.state == HENG_VALUE_NUMBER ? heng_micro_display (bar->value.micro, 1, FALSE)
                               : g_strdup (bar->value.state == HENG_VALUE_NA ? C_("chart", "NA") : "—");
      g_autofree char *mean
          = bar->mean.state == HENG_VALUE_NUMBER ? heng_micro_display (bar->mean.micro, 1, FALSE) : g_strdup ("—");

      heng_chart_add_row (chart, bar->label, value, data->has_mean ? mean : NULL, NULL);
    }
}

void
heng_perspectives_say (HengChart *chart, const HengPerspectives *data, const HengReview *review, const char *name)
{
  const HengPerspectiveBar *most = extreme (data, 1), *least = extreme (data, -1);

  chart->day = review->today;
  chart->name = g_strdup (name);
  chart->title = finding (data);
  chart->subtitle = measure (data, review);
  chart->foot = heng_chart_person_foot (review, NULL);
  fill_table (chart, data);
  if (most == NULL && first_in_state (data, HENG_VALUE_MISSING) == NULL)
    chart->empty = g_strdup (_("No perspective has a score: the scorecard is empty or not applicable."));
  if (most == NULL)
    chart->description = g_strdup (chart->empty != NULL ? chart->empty : _("Actual values are still missing."));
  else
    {
      g_autofree char *high = heng_micro_display (most->value.micro, 1, FALSE),
                      *low = heng_micro_display (least->value.micro, 1, FALSE);

      chart->description = g_strdup_printf (_("Highest: %s %s; lowest: %s %s."), most->label, high, least->label, low);
    }
}
