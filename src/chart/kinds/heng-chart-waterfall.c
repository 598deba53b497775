/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items of the waterfall from 100 to the final score, in order, and how they fold (paper-and-charts.md §4 Waterfall). */
#include "heng-chart-waterfall.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SMALL (HENG_MICRO / 20) /* 0.05 points */

static void
item_free (gpointer data)
{
  HengWaterItem *item = data;

  g_free (item->name);
  g_free (item->label);
  g_free (item->short_label);
  g_free (item);
}

static void
row_free (gpointer data)
{
  g_free (((HengWaterRow *) data)->label);
  g_free (data);
}

static void
waterfall_free (gpointer data)
{
  HengWaterfall *waterfall = data;

  g_ptr_array_unref (waterfall->items);
  g_free (waterfall);
}

/* Takes name, label and short_label. */
static HengWaterItem *
add_item (HengWaterfall *waterfall, guint group, char *name, char *label, char *short_label, HengMicro value)
{
  HengWaterItem *item = g_new0 (HengWaterItem, 1);

  item->group = group;
  item->name = name;
  item->label = label;
  item->short_label = short_label;
  item->value = heng_micro_publish (value, HENG_ROUND_HALF_UP);
  g_ptr_array_add (waterfall->items, item);
  return item;
}

/* Names of a later part after a transfer must not repeat those of the first. */
static char *
part_name (guint part, const char *name)
{
  return part == 0 ? g_strdup (name) : g_strdup_printf ("%u:%s", part + 1, name);
}

static void
add_part (HengWaterfall *waterfall, const HengReviewPart *part, guint number)
{
  const char *feedback = heng_enum_label (heng_component_values, HENG_COMPONENT_FEEDBACK);

  for (guint i = 0; i < part->objectives->len; i++)
    {
      const HengReviewObjective *objective = part->objectives->pdata[i];
      const HengObjective *record = objective->record;
      HengWaterItem *item;

      if (objective->points.state != HENG_VALUE_NUMBER || objective->effective_bp == 0)
        continue;
      item = add_item (waterfall, HENG_COMPONENT_OKR, part_name (number, record->key),
                       g_strdup_printf ("%s %s", record->key, record->title), g_strdup (record->key), objective->contribution);
      item->at_target = objective->points.micro == HENG_POINTS (100);
      item->target_id = record->id;
      item->progress = objective->progress;
    }
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];
      const char *label = heng_localized (line->record->name, line->record->name_en);
      HengWaterItem *item;

      if (line->points.state != HENG_VALUE_NUMBER)
        continue;
      item = add_item (waterfall, HENG_COMPONENT_KPI, part_name (number, line->record->code), g_strdup (label), g_strdup (label),
                       line->contribution);
      item->at_target = line->points.micro == HENG_POINTS (100);
      item->target_id = line->record->id;
    }
  if (part->raters.points.state == HENG_VALUE_NUMBER && part->participant->feedback_bp > 0)
    add_item (waterfall, HENG_COMPONENT_FEEDBACK, part_name (number, "360"), g_strdup (feedback), g_strdup (feedback),
              part->component_contribution[HENG_COMPONENT_FEEDBACK]);
}

static void
add_adjustments (HengWaterfall *waterfall, const HengReview *review)
{
  HengMicro sum = 0;

  for (guint i = 0; i < review->adjustments->len; i++)
    {
      const HengAdjustment *adjustment = review->adjustments->pdata[i];
      const char *reason = adjustment->reason != NULL ? adjustment->reason : "";

      sum += adjustment->points;
      add_item (waterfall, HENG_N_COMPONENTS, g_strdup_printf ("adjustment-%u", i + 1),
                g_strdup_printf (adjustment->points < 0 ? _("Deduction: %s") : _("Bonus: %s"), reason), g_strdup (reason),
                adjustment->points);
    }
  if ((review->final.flags & HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED) != 0)
    add_item (waterfall, HENG_N_COMPONENTS, g_strdup ("limit"), g_strdup (_("Limit of adjustments ±5")),
              g_strdup (_("the limit of adjustments")), review->final.adjustment - sum);
}

/* What is left between the printed rows and the published score: the cap when it bit, else rounding. */
static void
add_remainder (HengWaterfall *waterfall)
{
  HengMicro rest = waterfall->end - HENG_POINTS (100);
  gboolean capped = (waterfall->flags & HENG_FINAL_FLAG_CLAMPED) != 0;

  for (guint i = 0; i < waterfall->items->len; i++)
    rest -= ((HengWaterItem *) waterfall->items->pdata[i])->value;
  if (rest == 0)
    return;
  if (capped)
    add_item (waterfall, HENG_N_COMPONENTS, g_strdup ("cap"), g_strdup (rest < 0 ? _("Cap at 120") : _("Floor at 0")),
              g_strdup (rest < 0 ? _("the cap at 120") : _("the floor at 0")), rest);
  else
    add_item (waterfall, HENG_N_COMPONENTS, g_strdup ("rounding"), g_strdup (C_("chart", "Rounding")),
              g_strdup (C_("chart", "rounding")), rest)
        ->quiet
        = TRUE;
}

/* By component, in it by value, losses first; equal values keep the order of the scorecard. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const HengWaterItem *x = *(const HengWaterItem *const *) a, *y = *(const HengWaterItem *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->group == HENG_N_COMPONENTS || x->value == y->value)
    return 0;
  return x->value < y->value ? -1 : 1;
}

/* Adds a row for the folded items of a group, or the single one itself. */
static void
add_folded (GPtrArray *rows, GPtrArray *folded)
{
  HengWaterRow *row;
  gboolean all_at_target = TRUE;

  if (folded->len == 0)
    return;
  row = g_new0 (HengWaterRow, 1);
  for (guint i = 0; i < folded->len; i++)
    {
      const HengWaterItem *item = folded->pdata[i];

      row->value += item->value;
      row->group = item->group;
      all_at_target = all_at_target && item->at_target && item->value == 0;
    }
  row->n = folded->len;
  row->all_at_target = all_at_target;
  row->item = folded->len == 1 ? folded->pdata[0] : NULL;
  row->label = row->item != NULL ? g_strdup (row->item->label)
               : all_at_target
                   ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item at target", "%u items at target", row->n), row->n)
                   : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u smaller item", "%u smaller items", row->n), row->n);
  g_ptr_array_add (rows, row);
  g_ptr_array_set_size (folded, 0);
}

/* Ends a group: its small items, and the items at target when they stand here; a single one of these joins the small ones. */
static void
end_group (GPtrArray *rows, GPtrArray *folded, GPtrArray *zeros, gboolean is_zero_group)
{
  if (is_zero_group && zeros->len == 1 && folded->len > 0)
    {
      g_ptr_array_add (folded, zeros->pdata[0]);
      g_ptr_array_set_size (zeros, 0);
    }
  add_folded (rows, folded);
  if (is_zero_group)
    add_folded (rows, zeros);
}

/* Items exactly at target fold over all components; their row stands in the last of these. */
static gboolean
is_zero (const HengWaterItem *item)
{
  return item->group != HENG_N_COMPONENTS && item->at_target && item->value == 0;
}

static GPtrArray *
build_rows (const HengWaterfall *waterfall, const gboolean *folds)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GPtrArray) folded = g_ptr_array_new (), zeros = g_ptr_array_new ();
  HengMicro total = HENG_POINTS (100);
  guint group = 0, zero_group = 0;

  for (guint i = 0; i < waterfall->items->len; i++)
    if (is_zero (waterfall->items->pdata[i]))
      zero_group = ((HengWaterItem *) waterfall->items->pdata[i])->group;
  for (guint i = 0; i < waterfall->items->len; i++)
    {
      HengWaterItem *item = waterfall->items->pdata[i];

      if (item->group != group)
        end_group (rows, folded, zeros, group == zero_group);
      group = item->group;
      if (is_zero (item))
        g_ptr_array_add (zeros, item);
      else if (folds[i])
        g_ptr_array_add (folded, item);
      else
        {
          HengWaterRow *row = g_new0 (HengWaterRow, 1);

          *row = (HengWaterRow) { .item = item, .group = group, .n = 1, .label = g_strdup (item->label), .value = item->value };
          g_ptr_array_add (rows, row);
        }
    }
  end_group (rows, folded, zeros, group == zero_group);
  for (guint i = 0; i < rows->len; i++)
    {
      HengWaterRow *row = rows->pdata[i];

      row->from = total;
      total += row->value;
      row->to = total;
    }
  return rows;
}

/* The smallest item not yet folded; −1 when only rows remain that must stand. */
static int
smallest_item (const HengWaterfall *waterfall, const gboolean *folds)
{
  int smallest = -1;

  for (guint i = 0; i < waterfall->items->len; i++)
    {
      const HengWaterItem *item = waterfall->items->pdata[i];

      if (!folds[i] && !is_zero (item) && item->group != HENG_N_COMPONENTS
          && (smallest < 0 || ABS (item->value) < ABS (((HengWaterItem *) waterfall->items->pdata[smallest])->value)))
        smallest = (int) i;
    }
  return smallest;
}

GPtrArray *
heng_waterfall_rows (const HengWaterfall *waterfall, guint most)
{
  g_autofree gboolean *folds = g_new0 (gboolean, waterfall->items->len + 1);
  GPtrArray *rows;
  int smallest;

  rows = build_rows (waterfall, folds);
  if (rows->len + 2 > HENG_WATERFALL_ROWS)
    {
      for (guint i = 0; i < waterfall->items->len; i++)
        {
          const HengWaterItem *item = waterfall->items->pdata[i];

          folds[i] |= item->group != HENG_N_COMPONENTS && ABS (item->value) < SMALL;
        }
      g_ptr_array_unref (rows);
      rows = build_rows (waterfall, folds);
    }
  while (rows->len > most && (smallest = smallest_item (waterfall, folds)) >= 0)
    {
      folds[smallest] = TRUE;
      g_ptr_array_unref (rows);
      rows = build_rows (waterfall, folds);
    }
  return rows;
}

/* From the running extremes to the next ticks; strokes mark start and end, so the axis need not begin at 0. */
static void
choose_axis (HengWaterfall *waterfall)
{
  g_autoptr (GPtrArray) rows = heng_waterfall_rows (waterfall, G_MAXUINT);
  double least = MIN (100, heng_points_double (waterfall->end)), most = MAX (100, heng_points_double (waterfall->end));

  for (guint i = 0; i < rows->len; i++)
    {
      least = MIN (least, heng_points_double (((HengWaterRow *) rows->pdata[i])->to));
      most = MAX (most, heng_points_double (((HengWaterRow *) rows->pdata[i])->to));
    }
  waterfall->step = heng_tick_step (most - least + 2, 8);
  waterfall->low = floor (least / waterfall->step) * waterfall->step;
  waterfall->high = (floor (most / waterfall->step) + 1) * waterfall->step;
}

static void
fill (HengWaterfall *waterfall, const HengReview *review)
{
  const HengReviewPart *current = heng_review_current_part (review);
  const HengValue scores[] = { current->okr, current->kpi.score, current->raters.points };
  const gint64 weights[] = { current->participant->okr_bp, current->participant->kpi_bp, current->participant->feedback_bp };

  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    waterfall->components[i] = (HengComponent) { (HengComponentKind) i, weights[i], scores[i] };
  waterfall->end = review->final.published;
  waterfall->flags = review->final.flags;
  for (guint i = 0; i < review->parts->len; i++)
    waterfall->flags |= ((HengReviewPart *) review->parts->pdata[i])->final.flags & HENG_FINAL_FLAG_COMPONENT_MISSING;
  waterfall->is_forecast = review->published == NULL;
  for (guint i = 0; i < review->parts->len; i++)
    add_part (waterfall, review->parts->pdata[i], i);
  add_adjustments (waterfall, review);
  g_ptr_array_sort (waterfall->items, compare_items);
  add_remainder (waterfall);
  choose_axis (waterfall);
}

static double
waterfall_height (HengChart *chart, const HengFrame *frame)
{
  g_autoptr (GPtrArray) rows = heng_waterfall_rows (chart->data, G_MAXUINT);

  return (rows->len + 2) * MAX (25 * frame->unit, 1.7 * frame->style->f1) + 2 * frame->style->f2;
}

static const HengChartClass waterfall_class = { "waterfall", heng_waterfall_layout, waterfall_height, waterfall_free };

HengChart *
heng_chart_waterfall_new (const HengReview *review)
{
  HengWaterfall *waterfall = g_new0 (HengWaterfall, 1);
  HengChart *chart = heng_chart_new (&waterfall_class, waterfall);

  waterfall->items = g_ptr_array_new_with_free_func (item_free);
  chart->day = review->today;
  if (review->final.final.state == HENG_VALUE_NUMBER && review->parts->len > 0)
    fill (waterfall, review);
  else
    chart->empty = g_strdup (review->final.final.state == HENG_VALUE_NA ? _("Nothing is scored in this cycle.")
                                                                        : _("No total yet: values are still missing."));
  heng_waterfall_say (chart, waterfall, review);
  return chart;
}
