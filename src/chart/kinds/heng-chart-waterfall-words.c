/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the waterfall says: which items cost the points. */
#include "heng-chart-waterfall.h"

#include <glib/gi18n-lib.h>

static char *
signed_points (HengMicro value)
{
  return heng_micro_display (value, 2, value != 0);
}

/* "Without 360 feedback: OKR and KPI count 50 : 50" when exactly one component is not applicable. */
static char *
missing_component (const HengWaterfall *waterfall)
{
  const HengComponent *missing = NULL, *left[HENG_N_COMPONENTS] = { NULL };
  guint n = 0;
  gint64 sum = 0;

  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    {
      const HengComponent *component = &waterfall->components[i];

      if (component->weight_bp > 0 && component->score.state == HENG_VALUE_NUMBER)
        {
          left[n++] = component;
          sum += component->weight_bp;
        }
      else if (component->weight_bp > 0)
        missing = component;
    }
  if (missing == NULL || n == 0 || n == HENG_N_COMPONENTS)
    return NULL;
  if (n == 1)
    return g_strdup_printf (_("Only %s counts, the other parts do not apply"),
                            heng_enum_label (heng_component_values, left[0]->kind));
  return g_strdup_printf (_("Without %s: %s and %s count %d : %d"), heng_enum_label (heng_component_values, missing->kind),
                          heng_enum_by_value (heng_component_values, left[0]->kind)->key,
                          heng_enum_by_value (heng_component_values, left[1]->kind)->key,
                          (int) heng_div_round ((HengWide) left[0]->weight_bp * 100, sum),
                          (int) (100 - heng_div_round ((HengWide) left[0]->weight_bp * 100, sum)));
}

/* The two largest losses and the sum of all. */
static HengMicro
find_losses (const HengWaterfall *waterfall, const HengWaterItem **first, const HengWaterItem **second)
{
  HengMicro sum = 0;

  for (guint i = 0; i < waterfall->items->len; i++)
    {
      const HengWaterItem *item = waterfall->items->pdata[i];

      if (item->value >= 0 || item->quiet)
        continue;
      sum -= item->value;
      if (*first == NULL || item->value < (*first)->value)
        {
          *second = *first;
          *first = item;
        }
      else if (*second == NULL || item->value < (*second)->value)
        *second = item;
    }
  return sum;
}

static char *
finding (const HengWaterfall *waterfall)
{
  const HengWaterItem *first = NULL, *second = NULL;
  HengMicro losses = find_losses (waterfall, &first, &second);
  char *missing = (waterfall->flags & HENG_FINAL_FLAG_COMPONENT_MISSING) != 0 ? missing_component (waterfall) : NULL;

  if (missing != NULL)
    return missing;
  if (first == NULL)
    return g_strdup (_("No item below target"));
  if (first->group == HENG_COMPONENT_OKR && -first->value * 2 >= losses && first->progress.state == HENG_VALUE_NUMBER)
    {
      g_autofree char *progress = heng_percent (first->progress.micro), *points = heng_micro_display (-first->value, 2, FALSE);

      return g_strdup_printf (_("Objective %s at %s costs %s points"), first->short_label, progress, points);
    }
  if (-first->value * 5 >= losses * 3)
    return g_strdup_printf (_("The gap to 100 comes mostly from %s"), first->short_label);
  if (second != NULL && (-first->value - second->value) * 2 >= losses)
    return g_strdup_printf (_("The gap to 100 comes from %s and %s"), first->short_label, second->short_label);
  return g_strdup (_("How the score came about"));
}

char *
heng_waterfall_row_spoken (const HengWaterRow *row)
{
  g_autofree char *value = signed_points (row->value), *to = heng_micro_display (row->to, 2, FALSE);

  return g_strdup_printf (_("%s, %s, leads to %s"), row->label, value, to);
}

static void
fill_table (HengChart *chart, const HengWaterfall *waterfall)
{
  g_autofree char *end = heng_micro_display (waterfall->end, 2, FALSE);

  heng_chart_add_row (chart, C_("chart", "Item"), C_("chart", "Contribution"), NULL);
  heng_chart_add_row (chart, C_("chart", "Start"), "100.00", NULL);
  for (guint i = 0; i < waterfall->items->len; i++)
    {
      const HengWaterItem *item = waterfall->items->pdata[i];
      g_autofree char *value = signed_points (item->value);

      heng_chart_add_row (chart, item->label, value, NULL);
    }
  heng_chart_add_row (chart, waterfall->is_forecast ? C_("chart", "Forecast") : C_("chart", "Published"), end, NULL);
}

static void
describe (HengChart *chart, const HengWaterfall *waterfall)
{
  const HengWaterItem *first = NULL, *second = NULL;
  g_autofree char *end = heng_micro_display (waterfall->end, 2, FALSE), *loss = NULL;

  find_losses (waterfall, &first, &second);
  loss = first != NULL ? signed_points (first->value) : NULL;
  chart->description = first != NULL
                           ? g_strdup_printf (_("From 100 to %s; the largest loss is %s with %s."), end, first->label, loss)
                           : g_strdup_printf (_("From 100 to %s without a loss."), end);
}

void
heng_waterfall_say (HengChart *chart, const HengWaterfall *waterfall, const HengReview *review)
{
  g_autofree char *end = heng_micro_display (waterfall->end, 2, FALSE);

  chart->name = g_strdup (_("Waterfall: contributions from 100 to the final score"));
  if (chart->empty != NULL)
    {
      chart->title = g_strdup (_("How the score came about"));
      chart->subtitle = g_strdup (_("Contribution of each item, points"));
      chart->description = g_strdup (chart->empty);
      return;
    }
  chart->title = finding (waterfall);
  chart->subtitle = g_strdup_printf (waterfall->is_forecast
                                         ? _("From 100 to the forecast %s: contribution of each item, points; axis %g–%g")
                                         : _("From 100 to the published %s: contribution of each item, points; axis %g–%g"),
                                     end, waterfall->low, waterfall->high);
  chart->foot = heng_chart_person_foot (review, _("rows shown to 2 decimals, the difference is “Rounding”"));
  describe (chart, waterfall);
  fill_table (chart, waterfall);
}
