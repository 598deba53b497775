/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last cycle's goals as this cycle's drafts at zero progress. */
#pragma once

#include "heng-goal-edit.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_GOAL_CLONE, /* the same numbers again */
  HENG_GOAL_CARRY, /* what is left to do: unfinished ones only, start values are the last actual ones */
} HengGoalCarry;

typedef struct
{
  gint64 from_cycle_id, to_cycle_id;
  HengGoalCarry how;
  int owner_kind;           /* −1: of everyone */
  gint64 owner_id;
  const gint64 *objectives; /* only these; NULL: all of the owner */
  guint n_objectives;
  const char *actor;
} HengGoalCarryArgs;

/* The objectives that would come, without writing: active ones whose title the owner does not have yet in the new cycle; owners who left are passed
 * over. Of HengObjective. */
GPtrArray *heng_goal_carry_preview (HengDb *db, const HengGoalCarryArgs *args, GError **error);
/* Writes them as drafts without check-ins, alignment among them and to the goals of the same owner and title kept, due days moved to the new cycle. One
 * change. How many objectives, −1 on error. */
gint64 heng_goal_carry (HengDb *db, const HengGoalCarryArgs *args, GError **error);
/* The cycle before this one, 0 when there is none. */
gint64 heng_goal_cycle_before (HengDb *db, gint64 cycle_id, GError **error);

G_END_DECLS
