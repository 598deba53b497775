/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the people table: which are there, in which order and width, which one sorts; all of it is remembered. */
#pragma once

#include "heng-people-cells.h"
#include "heng-grid.h"

G_BEGIN_DECLS

/* Gives the columns to an empty table that shows `list`, and keeps the list in the order of the heads. */
void heng_people_columns_add (HengGrid *view, HengPeopleList *list);
/* Where pictures are read from; NULL: initials only. No reference is kept. */
void heng_people_columns_set_store (HengGrid *view, HengStore *store);
/* 0 = room for name, state and score only … 3 = for all. */
void heng_people_columns_set_room (HengGrid *view, guint room);
/* What is shown now, from left to right: of const HengPeopleColumn. New. */
GPtrArray *heng_people_columns_shown (HengGrid *view);
/* What a person wants to see of them, without a table: of const HengPeopleColumn. New. */
GPtrArray *heng_people_columns_wanted (void);

/* Sorts by a column, the other way round when it sorts already, then by number again: what a press on its head does, for the keyboard. */
void heng_people_columns_sort (HengGrid *view, const char *id);
/* One item for each column, with the action and the column as its target. Transfer full. */
GMenuModel *heng_people_columns_sort_menu (const char *action);

/* One check item for each column but the name, bound to "ACTION.COLUMN". Transfer full. */
GMenuModel *heng_people_columns_menu (const char *action);
/* The actions behind it: they remember what a person wants to see, then call changed (user_data). Transfer full. */
GActionGroup *heng_people_columns_actions (GCallback changed, gpointer user_data);

G_END_DECLS
