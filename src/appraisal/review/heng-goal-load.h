/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives with their key results and check-ins, of one owner or of all, ready to be scored. */
#pragma once

#include "heng-appraisal-private.h"

G_BEGIN_DECLS

typedef struct _HengGoalSource HengGoalSource;

/* Loads the goals of a cycle; owner_kind −1 = all owners, owner_id 0 = all of that kind. */
HengGoalSource *heng_goal_source_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error);
void heng_goal_source_free (HengGoalSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalSource, heng_goal_source_free)

/* Appends copies of the owner's goals (HengReviewObjective) to `objectives`; owner_kind −1 = every owner's. */
void heng_goal_source_add (const HengGoalSource *source, int owner_kind, gint64 owner_id, GPtrArray *objectives);

/* Appends copies of the goals of others that count in those of `own` (modes CHILDREN and MIXED), of any depth, parents first. */
void heng_goal_source_add_counted (const HengGoalSource *source, GPtrArray *own, GPtrArray *counted);

/* A review that holds the goals of every owner, scored as on that day, so that the one scoring path computes their progress. */
HengReview *heng_review_of_all_goals (HengDb *db, gint64 cycle_id, HengDate today, GError **error);

/* Where the records of one key begin in an array ordered by that key; end is exclusive. */
typedef struct
{
  GPtrArray *records;
  gsize key_offset;
  GHashTable *first; /* key → index + 1 */
} HengGrouping;
void heng_grouping_init (HengGrouping *grouping, GPtrArray *records, gsize key_offset);
void heng_grouping_clear (HengGrouping *grouping);
void heng_grouping_find (const HengGrouping *grouping, gint64 key, guint *begin, guint *end);

G_END_DECLS
