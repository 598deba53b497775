/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of goals behind the title: progress, owner, confidence, state, due day. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-tree.h"
#include "heng-store.h"

G_BEGIN_DECLS

typedef enum { HENG_GOAL_COLUMN_PROGRESS, HENG_GOAL_COLUMN_OWNER, HENG_GOAL_COLUMN_CONFIDENCE, HENG_GOAL_COLUMN_STATE, HENG_GOAL_COLUMN_DUE,
               HENG_GOAL_N_COLUMNS } HengGoalColumn;

/* "Progress", "Owner"; translated. */
const char *heng_goal_column_title (HengGoalColumn column);
int heng_goal_column_width (HengGoalColumn column);
GtkWidget *heng_goal_cell_new (HengGoalColumn column);
/* node NULL: an empty row. The face of who answers for it comes from the store; NULL: only initials. */
void heng_goal_cell_fill (HengGoalColumn column, GtkWidget *cell, const HengGoalNode *node, HengStore *store);
/* Small cells where there is little room: no bar, no words. */
void heng_goal_cell_set_small (HengGoalColumn column, GtkWidget *cell, gboolean small);

G_END_DECLS
