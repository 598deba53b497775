/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of goals: columns that line up through all levels, walking and folding by keys, editing titles in place, dragging. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-goal-title.h"
#include "heng-store.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_TABLE (heng_goal_table_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalTable, heng_goal_table, HENG, GOAL_TABLE, GtkWidget)

typedef enum { HENG_GOAL_STEP_UP, HENG_GOAL_STEP_DOWN, HENG_GOAL_STEP_OUT, HENG_GOAL_STEP_IN } HengGoalStep;

/* Signals: "chosen": another row is selected; "stepped" (int HengGoalStep): Ctrl+Shift+arrow; "typed" (text) and "written" (text, int
 * HengTitleEnd) of the title being edited; "dropped" (uint row dragged, uint row it was dropped on, boolean beside: below it, not on it), indexes in the forest. */
GtkWidget *heng_goal_table_new (void);
HengGoalTree *heng_goal_table_get_tree (HengGoalTable *view);
/* Where the photos of owners come from; before the data. */
void heng_goal_table_set_store (HengGoalTable *view, HengStore *store);
void heng_goal_table_set_editable (HengGoalTable *view, gboolean editable);
/* Keeps what is chosen; a goal announced by choose_later is chosen when it is there. */
void heng_goal_table_set_data (HengGoalTable *table, HengGoalData *data);
/* The plan all key results share stands in the head of the progress. */
void heng_goal_table_set_plan (HengGoalTable *view, gboolean has_plan, HengMicro plan);
void heng_goal_table_set_room (HengGoalTable *view, HengWidthClass room);
void heng_goal_table_set_list (HengGoalTable *view, gboolean list);

/* The chosen row; kind and id, and its node in the data of the tree; NULL when there is none. */
const HengGoalNode *heng_goal_table_get_node (HengGoalTable *view);
/* Selects, unfolds and scrolls. FALSE when it is not shown. */
gboolean heng_goal_table_choose (HengGoalTable *view, HengGoalKind kind, gint64 id);
/* The same once it comes, after a reload. */
void heng_goal_table_choose_later (HengGoalTable *view, HengGoalKind kind, gint64 id);
void heng_goal_table_focus (HengGoalTable *view);
/* Opens the entry in the chosen row. */
void heng_goal_table_edit (HengGoalTable *view);
/* A new row behind the node (−1: the end), being written. */
void heng_goal_table_write_new (HengGoalTable *view, HengGoalKind kind, int after, guint depth);
gboolean heng_goal_table_is_writing (HengGoalTable *view);
/* Closes the entry; the keyboard is on the row again when `focus`. */
void heng_goal_table_end_edit (HengGoalTable *view, gboolean focus);
void heng_goal_table_set_fault (HengGoalTable *view, const char *fault);

G_END_DECLS
