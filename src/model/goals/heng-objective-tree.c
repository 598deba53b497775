/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roll-up of weighted progress, points of an objective, the OKR component and the tree of objectives (domain.md §2.3, §2.4). */
#include "heng-objective-tree.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define ASPIRATIONAL_GOOD (HENG_MICRO * 7 / 10) /* 0.7 is already 100 points */

/* One list of weighted values; the same rule serves key results, children and objectives. */
typedef struct
{
  HengWide sum, weights;
  gboolean equal; /* all weights 0 as set */
  GString *formula; /* NULL without a trace */
} WeightedMean;

static void
mean_add (WeightedMean *mean, gint64 weight_bp, HengMicro micro)
{
  gint64 weight = mean->equal ? 1 : weight_bp;

  mean->sum += (HengWide) weight * micro;
  mean->weights += weight;
  if (mean->formula && weight > 0)
    {
      g_autofree char *weight_text = heng_micro_display_short (mean->equal ? HENG_MICRO : weight * (HENG_MICRO / 100));
      g_autofree char *value = heng_micro_display (micro, 6, FALSE);

      g_string_append_printf (mean->formula, "%s%s × %s", mean->formula->len ? " + " : "", weight_text, value);
    }
}

static HengValue
mean_finish (WeightedMean *mean, HengTrace *trace)
{
  HengValue value = HENG_NA;

  if (mean->weights > 0)
    {
      value = HENG_NUMBER (heng_div_round (mean->sum, mean->weights));
      if (trace)
        {
          gint64 unit = mean->equal ? HENG_MICRO : HENG_MICRO / 100;
          g_autofree char *weights = heng_micro_display_short ((gint64) mean->weights * unit);

          heng_trace_formula (trace, "(%s) ÷ %s", mean->formula->str, weights);
          if (mean->equal)
            heng_trace_note (trace, "%s", _("all weights are 0: every item counts the same"));
        }
      heng_trace_note_rounding (trace, mean->sum, mean->weights);
    }
  else
    heng_trace_note (trace, "%s", _("nothing with a weight is active"));
  if (mean->formula)
    g_string_free (mean->formula, TRUE);
  heng_trace_value (trace, value, 6);
  return value;
}

static gboolean
is_active (gboolean cancelled, HengValue value)
{
  return !cancelled && value.state == HENG_VALUE_NUMBER;
}

HengValue
heng_weighted_progress (const HengWeightedProgress *items, guint n_items, HengTrace *trace)
{
  WeightedMean mean = { .equal = TRUE, .formula = trace ? g_string_new (NULL) : NULL };

  for (guint i = 0; i < n_items; i++)
    mean.equal &= items[i].weight_bp == 0;
  for (guint i = 0; i < n_items; i++)
    if (is_active (items[i].cancelled, items[i].progress))
      mean_add (&mean, items[i].weight_bp, items[i].progress.micro);
  return mean_finish (&mean, trace);
}

HengValue
heng_okr_component (const HengWeightedPoints *items, guint n_items, HengTrace *trace)
{
  WeightedMean mean = { .equal = TRUE, .formula = trace ? g_string_new (NULL) : NULL };

  for (guint i = 0; i < n_items; i++)
    mean.equal &= items[i].weight_bp == 0;
  for (guint i = 0; i < n_items; i++)
    if (is_active (items[i].cancelled, items[i].points))
      mean_add (&mean, items[i].weight_bp, items[i].points.micro);
  return mean_finish (&mean, trace);
}

static HengMicro
curve_points (HengMicro p, HengOkrCurve curve, HengTrace *trace)
{
  g_autofree char *text = trace ? heng_micro_display (p, 6, FALSE) : NULL;
  HengWide extra = (HengWide) 20 * (p - ASPIRATIONAL_GOOD) * 10;

  if (p <= 0)
    return 0;
  if (curve == HENG_CURVE_COMMITTED)
    {
      heng_trace_formula (trace, p < HENG_MICRO ? "100 × %s" : "%s ≥ 1 → 100", text ? text : "");
      return p < HENG_MICRO ? 100 * p : HENG_POINTS (100);
    }
  if (p <= ASPIRATIONAL_GOOD)
    {
      heng_trace_formula (trace, "100 × %s ÷ 0.7", text ? text : "");
      heng_trace_note_rounding (trace, (HengWide) 1000 * p, 7);
      return heng_div_round ((HengWide) 1000 * p, 7);
    }
  if (p >= HENG_MICRO)
    {
      heng_trace_formula (trace, "%s ≥ 1 → 120", text ? text : "");
      return HENG_POINTS (120);
    }
  heng_trace_formula (trace, "100 + 20 × (%s − 0.7) ÷ 0.3", text ? text : "");
  heng_trace_note_rounding (trace, extra, 3);
  return HENG_POINTS (100) + heng_div_round (extra, 3);
}

HengValue
heng_okr_points (HengValue progress, HengOkrCurve curve, HengTrace *trace)
{
  HengValue points = { progress.state, 0 };

  if (progress.state == HENG_VALUE_NUMBER)
    {
      points.micro = curve_points (progress.micro, curve, trace);
      heng_trace_note (trace, "%s",
                       curve == HENG_CURVE_COMMITTED ? _("committed: (0, 0) (1, 100)")
                                                     : _("aspirational: (0, 0) (0.7, 100) (1, 120)"));
    }
  heng_trace_value (trace, points, 6);
  return points;
}

/* Children by parent as linked lists of indices, −1 ends. */
typedef struct
{
  int *first_child, *next_sibling;
  guint *waiting; /* linked children not yet evaluated */
} Links;

static gboolean
has_parent (const HengObjectiveNode *node)
{
  return node->parent >= 0 && node->link != HENG_LINK_NONE;
}

static Links
link_nodes (const HengObjectiveNode *nodes, guint n_nodes)
{
  Links links = { g_new (int, n_nodes + 1), g_new (int, n_nodes + 1), g_new0 (guint, n_nodes + 1) };

  for (guint i = 0; i < n_nodes; i++)
    links.first_child[i] = links.next_sibling[i] = -1;
  for (guint i = n_nodes; i > 0; i--)
    {
      const HengObjectiveNode *node = &nodes[i - 1];

      if (!has_parent (node))
        continue;
      links.next_sibling[i - 1] = links.first_child[node->parent];
      links.first_child[node->parent] = (int) i - 1;
      links.waiting[node->parent]++;
    }
  return links;
}

static void
links_clear (Links *links)
{
  g_free (links->first_child);
  g_free (links->next_sibling);
  g_free (links->waiting);
}

static void
evaluate_node (HengObjectiveNode *nodes, HengObjectiveNode *node, const Links *links)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (HengWeightedProgress));

  if (node->mode != HENG_OKR_CHILDREN && node->n_key_results > 0)
    g_array_append_vals (items, node->key_results, node->n_key_results);
  if (node->mode != HENG_OKR_OWN)
    for (int child = links->first_child[node - nodes]; child >= 0; child = links->next_sibling[child])
      {
        HengWeightedProgress item = { nodes[child].weight_bp, nodes[child].cancelled, nodes[child].progress };

        if (nodes[child].link == HENG_LINK_COUNT)
          g_array_append_val (items, item);
      }
  node->progress = heng_weighted_progress ((const HengWeightedProgress *) (gpointer) items->data, items->len,
                                           node->trace ? heng_trace_add (node->trace, "progress", _("Progress")) : NULL);
  node->points = heng_okr_points (node->progress, node->curve, node->trace);
}

gboolean
heng_objective_tree_evaluate (HengObjectiveNode *nodes, guint n_nodes, GError **error)
{
  Links links = link_nodes (nodes, n_nodes);
  g_autofree int *ready = g_new (int, n_nodes + 1);
  guint n_ready = 0, n_done = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (links.waiting[i] == 0)
      ready[n_ready++] = (int) i;
  while (n_done < n_ready)
    {
      HengObjectiveNode *node = &nodes[ready[n_done++]];

      evaluate_node (nodes, node, &links);
      if (has_parent (node) && --links.waiting[node->parent] == 0)
        ready[n_ready++] = node->parent;
    }
  links_clear (&links);
  if (n_done == n_nodes)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The links between the objectives form a loop"));
  return FALSE;
}
