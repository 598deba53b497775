/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The participant's state while goals are set follows from the states of the goals (domain.md §4). */
#include "heng-goal-private.h"

static gboolean
is_of_goals (int state)
{
  return state == HENG_PART_IN_PROGRESS || state >= HENG_PART_GOAL_DRAFT;
}

/* One returned goal is returned, one submitted is submitted; approved when all are, from the cycle's first day on in progress. */
static int
state_of (GPtrArray *objectives, const HengCycle *cycle, HengDate today)
{
  guint n[HENG_GOAL_RETURNED + 1] = { 0 };

  for (guint i = 0; i < objectives->len; i++)
    n[((HengObjective *) objectives->pdata[i])->state]++;
  if (n[HENG_GOAL_RETURNED] > 0)
    return HENG_PART_GOAL_RETURNED;
  if (n[HENG_GOAL_SUBMITTED] > 0)
    return HENG_PART_GOAL_SUBMITTED;
  if (n[HENG_GOAL_DRAFT] > 0 && (n[HENG_GOAL_APPROVED] == 0 || today < cycle->start_date))
    return HENG_PART_GOAL_DRAFT;
  if (n[HENG_GOAL_APPROVED] == 0 || today >= cycle->start_date)
    return HENG_PART_IN_PROGRESS;
  return HENG_PART_GOAL_APPROVED;
}

gboolean
heng_goal_follow_participant (HengChange *change, const HengObjective *objective, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) parts = NULL, objectives = NULL;
  int state;

  if (objective->owner_kind != HENG_OWNER_PERSON)
    return TRUE;
  if (!(cycle = heng_cycle_load (db, objective->cycle_id, error)))
    return FALSE;
  if (cycle->state > HENG_CYCLE_EXECUTING)
    return TRUE;
  if (!(parts = heng_participants_load (db, cycle->id, objective->owner_id, error))
      || !(objectives = heng_objectives_load (db, cycle->id, HENG_OWNER_PERSON, objective->owner_id, error)))
    return FALSE;
  state = state_of (objectives, cycle, heng_store_today (db));
  for (guint i = 0; i < parts->len; i++)
    {
      HengParticipant *part = parts->pdata[i];

      if (!is_of_goals (part->state) || part->state == state)
        continue;
      part->state = state;
      if (!heng_change_update (change, &heng_participant_type, part, error))
        return FALSE;
    }
  return TRUE;
}
