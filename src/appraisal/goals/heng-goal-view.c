/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read of the forest of goals: texts of a node, one's own key results, those without a check-in. */
#include "heng-appraisal-private.h"
#include "heng-goal-edit.h"
#include "heng-goal-history.h"
#include "heng-goal-state.h"

#include <glib/gi18n-lib.h>

char *
heng_goal_node_current_text (const HengGoalForest *forest, const HengGoalNode *node)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HengKrStep));
  const HengKeyResult kr = {
    .type = node->type, .keep = node->keep, .start_value = node->start, .target = node->target, .low = node->low, .high = node->high,
    .tolerance = node->tolerance, .steps = (char *) node->steps,
  };
  HengKrInput input = { 0 };

  if (node->kind == HENG_GOAL_OBJECTIVE)
    return g_strdup ("");
  heng_kr_input_read (&input, &kr, node->last_checkin != HENG_DATE_NONE, node->value, steps);
  input.hits = node->hits;
  input.checkins = node->checkins;
  return heng_kr_current_text (&input, node->unit);
}

static char *
two_numbers (HengMicro first, const char *between, HengMicro second, const char *unit)
{
  g_autofree char *from = heng_micro_display_short (first), *to = heng_micro_display_short (second), *end = heng_with_unit (to, unit);

  return g_strconcat (from, between, end, NULL);
}

char *
heng_goal_node_span_text (const HengGoalNode *node)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *number = NULL;

  if (node->kind == HENG_GOAL_OBJECTIVE)
    return g_strdup ("");
  switch (node->type)
    {
    case HENG_KR_BOOLEAN:
      return g_strdup (_("Done or not"));
    case HENG_KR_STEPS:
      steps = heng_kr_steps_parse (node->steps);
      return g_strdup_printf (ngettext ("%u step", "%u steps", steps ? steps->len : 0), steps ? steps->len : 0);
    case HENG_KR_RANGE:
    case HENG_KR_RANGE_HITS:
      return two_numbers (node->low, "–", node->high, node->unit);
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
    default:
      if (!node->keep)
        return two_numbers (node->start, " → ", node->target, node->unit);
      number = heng_micro_display_short (node->target);
      return g_strconcat (node->type == HENG_KR_DECREASE ? "≤ " : "≥ ", number, node->unit && *node->unit ? " " : NULL, node->unit, NULL);
    }
}

static gboolean
is_active_kr (const HengGoalNode *node)
{
  return node->kind == HENG_GOAL_KEY_RESULT && node->health != HENG_HEALTH_NONE;
}

GArray *
heng_goal_forest_own (const HengGoalForest *forest, gint64 employee_id)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) forest->n_nodes; i++)
    if (is_active_kr (&forest->nodes[i]) && forest->nodes[i].lead_id == employee_id && employee_id != 0)
      g_array_append_val (own, i);
  return own;
}

GArray *
heng_goal_forest_silent (const HengGoalForest *forest)
{
  GArray *silent = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) forest->n_nodes && forest->today <= forest->cycle->end_date; i++)
    {
      const HengGoalNode *node = &forest->nodes[i];
      HengDate last = node->last_checkin != HENG_DATE_NONE ? node->last_checkin : forest->cycle->start_date;

      if (is_active_kr (node) && node->health != HENG_HEALTH_DONE && last + HENG_CHECKIN_DAYS < forest->today)
        g_array_append_val (silent, i);
    }
  return silent;
}

HengGoalCounts
heng_goal_forest_counts (const HengGoalForest *forest)
{
  HengGoalCounts counts = { 0 };

  for (guint i = 0; i < forest->n_nodes; i++)
    {
      const HengGoalNode *node = &forest->nodes[i];

      if (node->kind != HENG_GOAL_OBJECTIVE)
        continue;
      counts.n_draft += node->state == HENG_GOAL_DRAFT;
      counts.n_submitted += node->state == HENG_GOAL_SUBMITTED;
      counts.n_returned += node->state == HENG_GOAL_RETURNED;
      counts.n_approved += node->state == HENG_GOAL_APPROVED;
      counts.n_unpublished += node->state == HENG_GOAL_APPROVED && !node->is_published;
      counts.n_requests += node->has_request;
    }
  return counts;
}

HengValue
heng_goal_node_grade (const HengGoalNode *node)
{
  return node->progress.state == HENG_VALUE_NUMBER ? HENG_NUMBER (CLAMP (node->progress.micro, 0, HENG_MICRO)) : HENG_NA;
}

gboolean
heng_goal_forest_would_loop (const HengGoalForest *forest, int objective, int parent)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree gboolean *seen = g_new0 (gboolean, forest->n_nodes + 1);

  if (parent < 0)
    return FALSE;
  parent = forest->nodes[parent].objective;
  g_array_append_val (open, parent);
  while (open->len > 0)
    {
      int at = g_array_index (open, int, open->len - 1);
      int above = forest->nodes[at].parent;

      g_array_set_size (open, open->len - 1);
      if (at == objective)
        return TRUE;
      if (seen[at])
        continue;
      seen[at] = TRUE;
      if (above >= 0)
        g_array_append_val (open, forest->nodes[above].objective);
      for (guint i = 0; i < forest->n_links; i++)
        if (forest->links[i].from == at)
          g_array_append_val (open, forest->nodes[forest->links[i].to].objective);
    }
  return FALSE;
}
