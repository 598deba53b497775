/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each component, objective and line moved the final score away from 100 (domain.md §2.8). */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>

/* The way from an item to the final score. While a value is missing its weight already counts, so that the shown
 * contributions are those of the complete score. */
typedef struct
{
  gint64 component_bp, components_bp;
  gint64 items_bp;
  gint64 days, all_days;
} Share;

static HengMicro
contribution (const Share *share, gint64 item_bp, HengValue points)
{
  if (points.state != HENG_VALUE_NUMBER || share->components_bp == 0 || share->items_bp == 0 || share->all_days == 0)
    return 0;
  return heng_contribution_of_days (share->component_bp, share->components_bp, item_bp, share->items_bp, points.micro,
                                    share->days, share->all_days);
}

/* item_unit: what one weight of the item shows as, in micro. */
static void
explain (HengTrace *step, const Share *share, gint64 item_bp, gint64 item_unit, HengValue points, HengMicro value)
{
  HengTrace *child;
  g_autoptr (GString) formula = g_string_new (NULL);
  g_autofree char *component = heng_micro_display_short (share->component_bp * (HENG_MICRO / 100));
  g_autofree char *components = heng_micro_display_short (share->components_bp * (HENG_MICRO / 100));
  g_autofree char *item = heng_micro_display_short (item_bp * item_unit);
  g_autofree char *items = heng_micro_display_short (share->items_bp * item_unit);
  g_autofree char *score = heng_micro_display_short (points.micro);

  if (!step || points.state != HENG_VALUE_NUMBER || item_bp == 0 || share->component_bp == 0)
    return;
  g_string_append_printf (formula, "%s ÷ %s", component, components);
  if (item_bp != share->items_bp)
    g_string_append_printf (formula, " × %s ÷ %s", item, items);
  if (share->days != share->all_days)
    g_string_append_printf (formula, " × %d ÷ %d", (int) share->days, (int) share->all_days);
  g_string_append_printf (formula, " × (%s − 100)", score);
  child = heng_trace_add (step, "contribution", _("Contribution to the final score"));
  heng_trace_formula (child, "%s", formula->str);
  heng_trace_value (child, HENG_NUMBER (value), 6);
}

static HengTrace *
find_step (HengTrace *trace, const char *component, const char *key)
{
  g_autofree char *path = key ? g_strconcat (component, "/", key, NULL) : g_strdup (component);

  return trace ? (HengTrace *) heng_trace_find (trace, path) : NULL;
}

/* What the objective counts in the component: 0 when it is left out. */
static gint64
objective_weight (const HengReviewObjective *objective, gboolean equal)
{
  if (!objective->is_root || objective->record->state == HENG_GOAL_CANCELLED || objective->points.state != HENG_VALUE_NUMBER)
    return 0;
  return equal ? 1 : objective->record->weight_bp;
}

static void
contribute_objectives (HengReviewPart *part, Share share, HengTrace *trace)
{
  gboolean equal = TRUE;

  for (guint i = 0; i < part->objectives->len; i++)
    {
      const HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);

      equal &= !objective->is_root || objective->record->weight_bp == 0;
    }
  share.items_bp = 0;
  for (guint i = 0; i < part->objectives->len; i++)
    share.items_bp += objective_weight (g_ptr_array_index (part->objectives, i), equal);
  for (guint i = 0; i < part->objectives->len; i++)
    {
      HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);
      gint64 weight = objective_weight (objective, equal);

      objective->contribution = contribution (&share, weight, objective->points);
      if (trace)
        explain (find_step (trace, "OKR", objective->record->key), &share, weight, equal ? HENG_MICRO : HENG_MICRO / 100,
                 objective->points, objective->contribution);
    }
}

static void
contribute_lines (HengReviewPart *part, Share share, HengTrace *trace)
{
  share.items_bp = part->kpi.active_weight_bp;
  for (guint i = 0; i < part->lines->len; i++)
    {
      HengReviewLine *line = g_ptr_array_index (part->lines, i);

      line->contribution = contribution (&share, line->record->weight_bp, line->points);
      if (trace)
        explain (find_step (trace, "KPI", line->record->code), &share, line->record->weight_bp, HENG_MICRO / 100, line->points,
                 line->contribution);
    }
}

/* Weights of the components that are, or will be, in the final score. */
static gint64
present_weight (const HengReviewPart *part)
{
  gint64 sum = 0;

  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    if (heng_review_component_score (part, i).state != HENG_VALUE_NA)
      sum += heng_review_component_weight (part, i);
  return sum;
}

void
heng_review_contributions (HengReviewPart *part, gint64 days, gint64 all_days, HengTrace *trace)
{
  Share share = { .components_bp = present_weight (part), .items_bp = 1, .days = days, .all_days = all_days };

  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    {
      HengValue score = heng_review_component_score (part, i);

      share.component_bp = heng_review_component_weight (part, i);
      part->component_contribution[i] = contribution (&share, 1, score);
      if (trace)
        explain (find_step (trace, heng_enum_by_value (heng_component_values, (int) i)->key, NULL), &share, 1, HENG_MICRO, score,
                 part->component_contribution[i]);
    }
  share.component_bp = part->participant->okr_bp;
  contribute_objectives (part, share, trace);
  share.component_bp = part->participant->kpi_bp;
  contribute_lines (part, share, trace);
}
