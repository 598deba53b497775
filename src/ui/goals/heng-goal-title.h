/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first cell of a goal's row: indent, arrow, ring or dot, title, state; an entry in place of the title while it is edited. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-tree.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_TITLE (heng_goal_title_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalTitle, heng_goal_title, HENG, GOAL_TITLE, GtkBox)

typedef enum { HENG_TITLE_ENTER, HENG_TITLE_NEXT /* Ctrl+Enter: and one more below */, HENG_TITLE_IN, HENG_TITLE_OUT, HENG_TITLE_CANCEL,
               HENG_TITLE_LEFT /* the keyboard went elsewhere */ } HengTitleEnd;

/* Signals: "fold" (): the arrow was clicked; "typed" (text): at every key; "ended" (text, int HengTitleEnd). */
GtkWidget *heng_goal_title_new (void);
void heng_goal_title_set_item (HengGoalTitle *title, HengGoalItem *item);
HengGoalItem *heng_goal_title_get_item (HengGoalTitle *title);
/* A sentence below the entry; NULL: none. */
void heng_goal_title_set_fault (HengGoalTitle *title, const char *fault);

G_END_DECLS
