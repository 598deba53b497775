/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check of one objective: its words, its owner, its alignment, how many and how heavy its key results are. */
#include "heng-smart-rules.h"

#define MOST_OBJECTIVES 5
#define FEWEST_KEY_RESULTS 2
#define MOST_KEY_RESULTS 5
#define WEIGHT_WHOLE 10000

gboolean
heng_smart_makes_loop (const int *parents, guint n, int child, int parent)
{
  /* n steps suffice to come back or to arrive at the top; a loop that is there already ends the walk as well */
  for (guint steps = 0; steps <= n && parent >= 0 && (guint) parent < n; steps++)
    {
      if (parent == child)
        return TRUE;
      parent = parents[parent];
    }
  return FALSE;
}

static void
check_numbers (const HengSmartObjective *objective, GPtrArray *findings)
{
  gboolean has_own = objective->mode != HENG_OKR_CHILDREN;
  guint n = objective->n_key_results;

  if (has_own && n == 0)
    heng_smart_add (findings, HENG_SMART_N1, HENG_SMART_ERROR, NULL);
  if (objective->n_objectives > MOST_OBJECTIVES || (has_own && n > 0 && (n < FEWEST_KEY_RESULTS || n > MOST_KEY_RESULTS)))
    heng_smart_add (findings, HENG_SMART_N1, HENG_SMART_WARNING, NULL);
}

static void
check_weights (const HengSmartObjective *objective, GPtrArray *findings)
{
  gboolean used = FALSE;
  HengWide sum = 0;

  for (guint i = 0; i < objective->n_weights; i++)
    {
      used |= objective->weights_bp[i] != 0;
      sum += objective->weights_bp[i];
    }
  if (used && sum != WEIGHT_WHOLE)
    heng_smart_add (findings, HENG_SMART_N2, HENG_SMART_ERROR, NULL);
}

GPtrArray *
heng_smart_check_objective (const HengSmartObjective *objective)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (objective->title);
  GPtrArray *findings = heng_smart_findings_new ();

  heng_smart_check_words (text, findings);
  if (!objective->is_aligned)
    heng_smart_add (findings, HENG_SMART_R1, HENG_SMART_WARNING, NULL);
  if (objective->makes_loop || objective->parent_is_closed)
    heng_smart_add (findings, HENG_SMART_R2, HENG_SMART_ERROR, NULL);
  if (objective->n_owners >= 0 && objective->n_owners != 1)
    heng_smart_add (findings, HENG_SMART_O1, HENG_SMART_ERROR, NULL);
  check_numbers (objective, findings);
  check_weights (objective, findings);
  return findings;
}
