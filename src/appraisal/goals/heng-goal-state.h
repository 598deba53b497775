/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a goal: draft, submitted, approved or returned, published (domain.md §4). */
#pragma once

#include "heng-goal-smart.h"

G_BEGIN_DECLS

/* What keeps an objective (with its key results) from being submitted, or only wants a word. */
typedef struct
{
  HengGoalKind kind;
  gint64 id;
  char *title;
  HengSmartSeverity severity; /* ERROR blocks; WARNING wants a comment */
  char *message;              /* translated: "KR1 …: No measurable number with a unit" */
} HengGoalBlocker;
void heng_goal_blocker_free (HengGoalBlocker *blocker);
/* Errors first; empty: ready. Of HengGoalBlocker. */
GPtrArray *heng_goal_blockers (HengDb *db, gint64 objective_id, GError **error);

/* Each takes one objective with its key results, and is one change. They write a remark of their kind into its comments, a new version at approval,
 * and let the participant's state follow (GOAL_SUBMITTED, GOAL_RETURNED, GOAL_APPROVED, after the cycle's first day IN_PROGRESS). */

/* DRAFT or RETURNED → SUBMITTED. REFUSED with the first error; with warnings a comment is required. */
gboolean heng_goal_submit (HengDb *db, gint64 objective_id, const char *comment, const char *actor, GError **error);
/* SUBMITTED → APPROVED; the approved version is kept. */
gboolean heng_goal_approve (HengDb *db, gint64 objective_id, const char *comment, const char *actor, GError **error);
/* SUBMITTED → RETURNED with a reason. */
gboolean heng_goal_return (HengDb *db, gint64 objective_id, const char *reason, const char *actor, GError **error);
/* SUBMITTED → DRAFT, by the owner, as long as nobody decided. */
gboolean heng_goal_withdraw (HengDb *db, gint64 objective_id, const char *actor, GError **error);
/* Approved objectives become visible to everyone: all of the cycle (n_ids 0), or these. How many, −1 on error. */
gint64 heng_goal_publish (HengDb *db, gint64 cycle_id, const gint64 *ids, guint n_ids, const char *actor, GError **error);

/* How many of the cycle's objectives stand where, for the page's head. */
typedef struct
{
  guint n_draft, n_submitted, n_returned, n_approved, n_unpublished /* approved, not published */, n_requests;
} HengGoalCounts;
HengGoalCounts heng_goal_forest_counts (const HengGoalForest *forest);

G_END_DECLS
