/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals as rows: a lazy list model over the flat forest. Folding, searching and ordering only move numbers; objects exist for rows that
 * somebody holds. */
#pragma once

#include <gio/gio.h>

#include "heng-goal-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_ITEM (heng_goal_item_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalItem, heng_goal_item, HENG, GOAL_ITEM, GObject)

/* Signal "changed": the row looks different. */
const HengGoalNode *heng_goal_item_get_node (HengGoalItem *item); /* NULL: the row of a goal that is being written */
HengGoalData *heng_goal_item_get_data (HengGoalItem *item);
HengGoalKind heng_goal_item_get_kind (HengGoalItem *item);
gint64 heng_goal_item_get_id (HengGoalItem *item); /* 0 for one that is being written */
guint heng_goal_item_get_depth (HengGoalItem *item);
gboolean heng_goal_item_is_foldable (HengGoalItem *item);
gboolean heng_goal_item_is_unfolded (HengGoalItem *item);
gboolean heng_goal_item_is_editing (HengGoalItem *item);
const char *heng_goal_item_get_needle (HengGoalItem *item); /* folded; "" = no search */

typedef enum { HENG_GOAL_SHAPE_TREE, HENG_GOAL_SHAPE_LIST } HengGoalShape;
/* Of the list: key results one below the other. */
typedef enum { HENG_GOAL_BY_TREE, HENG_GOAL_BY_TITLE, HENG_GOAL_BY_PROGRESS, HENG_GOAL_BY_OWNER, HENG_GOAL_BY_CONFIDENCE, HENG_GOAL_BY_HEALTH,
               HENG_GOAL_BY_DUE } HengGoalOrder;
typedef enum
{
  HENG_GOAL_ONLY_RISK = 1 << 0,   /* at risk and behind */
  HENG_GOAL_ONLY_SILENT = 1 << 1, /* no check-in for two weeks */
  HENG_GOAL_ONLY_WAITING = 1 << 2, /* submitted, or a change requested */
} HengGoalOnly;

#define HENG_TYPE_GOAL_TREE (heng_goal_tree_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalTree, heng_goal_tree, HENG, GOAL_TREE, GObject)

HengGoalTree *heng_goal_tree_new (void);
/* What stays keeps its object, its place and whether it is unfolded. */
void heng_goal_tree_set_data (HengGoalTree *tree, HengGoalData *data);
HengGoalData *heng_goal_tree_get_data (HengGoalTree *tree); /* NULL before the first */
void heng_goal_tree_set_shape (HengGoalTree *tree, HengGoalShape shape);
void heng_goal_tree_set_search (HengGoalTree *tree, const char *text);
void heng_goal_tree_set_only (HengGoalTree *tree, HengGoalOnly only);
gboolean heng_goal_tree_is_filtered (HengGoalTree *tree);
guint heng_goal_tree_n_matches (HengGoalTree *tree);
void heng_goal_tree_set_order (HengGoalTree *tree, HengGoalOrder order, gboolean descending);

void heng_goal_tree_set_unfolded (HengGoalTree *tree, guint position, gboolean unfolded);
void heng_goal_tree_unfold_all (HengGoalTree *tree, gboolean unfolded);
/* Position of a goal; G_MAXUINT when it is folded away or does not match. */
guint heng_goal_tree_find (HengGoalTree *tree, HengGoalKind kind, gint64 id);
/* Unfolds what it hangs on; the position, G_MAXUINT when the filter hides it. */
guint heng_goal_tree_reveal (HengGoalTree *tree, HengGoalKind kind, gint64 id);
/* Position of the row it hangs on; G_MAXUINT at the top. */
guint heng_goal_tree_parent (HengGoalTree *tree, guint position);
/* Index in the forest; −1 for the row being written. */
int heng_goal_tree_place (HengGoalTree *tree, guint position);

/* A row for a goal that is being written, behind all that hangs on the node `after` (an index in the forest; −1: at the end), as deep as said.
 * Only one at a time. Its position. */
guint heng_goal_tree_begin_new (HengGoalTree *tree, HengGoalKind kind, int after, guint depth);
void heng_goal_tree_end_new (HengGoalTree *tree);
gboolean heng_goal_tree_has_new (HengGoalTree *tree);
/* The goal whose title is being edited in its row; id 0: none. */
void heng_goal_tree_set_editing (HengGoalTree *tree, HengGoalKind kind, gint64 id);

G_END_DECLS
