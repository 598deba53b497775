/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What paper says besides the review: the goals of the next cycle, the improvement plans that were decided, and how it is laid out. */
#include "heng-appraisal-private.h"
#include "heng-goal-load.h"
#include "heng-layout-table.h"
#include "heng-outcome-table.h"

/* The first cycle that begins after this one; NULL: none yet. */
static const HengCycle *
next_of (GPtrArray *cycles, const HengCycle *cycle)
{
  for (guint i = 0; i < cycles->len; i++) /* by start */
    {
      const HengCycle *other = cycles->pdata[i];

      if (other->start_date > cycle->end_date && other->pilot == cycle->pilot)
        return other;
    }
  return NULL;
}

static void
add_plans (HengReview *review, GPtrArray *decisions)
{
  g_ptr_array_set_size (review->plans, 0);
  for (guint i = 0; i < decisions->len; i++)
    {
      const HengDecision *decision = decisions->pdata[i];

      if (decision->kind == HENG_DECISION_PIP && decision->employee_id == review->employee->id && decision->day >= review->cycle->start_date)
        g_ptr_array_add (review->plans, heng_decision_copy (decision));
    }
}

void
heng_reviews_set_layout (GPtrArray *reviews, HengPaperLayout *layout)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = reviews->pdata[i];

      g_clear_pointer (&review->layout, heng_paper_layout_unref);
      review->layout = layout ? heng_paper_layout_ref (layout) : NULL;
    }
}

gboolean
heng_reviews_add_plans (HengDb *db, GPtrArray *reviews, GError **error)
{
  g_autoptr (GPtrArray) cycles = NULL, decisions = NULL;
  g_autoptr (HengGoalSource) goals = NULL;
  const HengReview *first = reviews->len ? reviews->pdata[0] : NULL;
  gint64 one = reviews->len == 1 ? first->employee->id : 0;
  g_autoptr (HengPaperLayout) layout = NULL;
  g_autoptr (GError) fault = NULL;
  const HengCycle *next;

  if (!first)
    return TRUE;
  if (!(cycles = heng_cycles_load (db, error)) || !(decisions = heng_decisions_load (db, one, error)))
    return FALSE;
  layout = heng_paper_layout_load (db, NULL, &fault);
  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  heng_reviews_set_layout (reviews, layout);
  next = next_of (cycles, first->cycle);
  if (next && !(goals = heng_goal_source_load (db, next->id, HENG_OWNER_PERSON, one, error)))
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = reviews->pdata[i];

      add_plans (review, decisions);
      g_clear_pointer (&review->next_cycle, heng_cycle_free);
      g_ptr_array_set_size (review->next_goals, 0);
      if (!next)
        continue;
      review->next_cycle = heng_cycle_copy (next);
      heng_goal_source_add (goals, HENG_OWNER_PERSON, review->employee->id, review->next_goals);
    }
  return TRUE;
}
