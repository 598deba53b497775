/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of goals, shared by its files. */
#pragma once

#include "heng-goal-columns.h"
#include "heng-goal-table.h"

G_BEGIN_DECLS

struct _HengGoalTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  HengGoalTree *tree;
  HengStore *store; /* of the photos; NULL: none */
  GtkColumnViewColumn *title_column, *columns[HENG_GOAL_N_COLUMNS];
  GPtrArray *titles; /* of HengGoalTitle, all there are; not owned */
  HengGoalKind kind;  /* of what is chosen */
  gint64 id;          /* 0: nothing */
  HengGoalKind later_kind;
  gint64 later_id;    /* to be chosen when it comes */
  guint wait;         /* tick callback */
  guint frames;
  gboolean editable, small, brief, arranging; /* brief: names need the room that the words of the states had */
  GtkColumnViewColumn *sorted; /* the list is in its order; not owned, NULL: the tree, or a list in the order of the tree */
  gboolean descending;
};

/* heng-goal-table-columns.c: the columns behind the title */
GtkColumnViewColumn *heng_goal_table_column_new (HengGoalTable *self, HengGoalColumn column);
void heng_goal_table_add_sorters (HengGoalTable *self);
void heng_goal_table_restore_order (HengGoalTable *self);

G_END_DECLS
