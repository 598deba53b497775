/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Goals page shows: the forest of a cycle with what a search looks at; loaded on a lane, counted, never changed. */
#pragma once

#include "heng-goal-forest.h"
#include "heng-goal-state.h"

G_BEGIN_DECLS

typedef struct
{
  HengGoalForest *forest;
  HengGoalCounts counts;
  char **keys;    /* one for each node: title, its reading and initials, key, owner and lead; folded */
  guint8 *silent; /* one for each node: no check-in for two weeks */
  guint n_silent;
  gboolean has_past; /* a cycle before this one has goals */
} HengGoalData;

HengGoalData *heng_goal_data_ref (HengGoalData *data);
void heng_goal_data_unref (HengGoalData *data);
/* HengStoreFunc; args: gint64 *, the cycle (0 = none: NULL with an error). */
gpointer heng_goal_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
/* Takes the forest; without a store, for tests. */
HengGoalData *heng_goal_data_new (HengGoalForest *forest);

/* "对齐": lower case, without spaces; what stands in keys. New. */
char *heng_goal_fold (const char *text);
/* The reading of a text and its initials, folded and joined: "gjsc…\tgoujian…"; "" for Latin texts. Remembered for the life of the program. */
const char *heng_goal_reading (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalData, heng_goal_data_unref)

G_END_DECLS
