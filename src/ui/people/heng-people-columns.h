/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the people table: what each shows, how it sorts, and which go first when the window is narrow. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-list.h"

G_BEGIN_DECLS

/* Adds all columns to an empty column view. */
void heng_people_columns_add (GtkColumnView *view);
/* 0 = room for name, state and score only … 3 = for all. */
void heng_people_columns_set_room (GtkColumnView *view, guint room);

/* One check item for each column but the name, bound to "ACTION.COLUMN". Transfer full. */
GMenuModel *heng_people_columns_menu (const char *action);
/* The actions behind it: they remember what a person wants to see, then call changed (user_data). Transfer full. */
GActionGroup *heng_people_columns_actions (GCallback changed, gpointer user_data);

G_END_DECLS
