/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lazy list model of people: filter and order work on plain rows, objects exist only for rows on the screen. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_ITEM (heng_person_item_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonItem, heng_person_item, HENG, PERSON_ITEM, GObject)

/* Signal "changed": the row or the search text is another one. */
const HengPersonRow *heng_person_item_get_row (HengPersonItem *item);
const char *heng_person_item_get_needle (HengPersonItem *item); /* lower case; "" = no search */

#define HENG_TYPE_PEOPLE_LIST (heng_people_list_get_type ())
G_DECLARE_FINAL_TYPE (HengPeopleList, heng_people_list, HENG, PEOPLE_LIST, GObject)

HengPeopleList *heng_people_list_new (void);
/* rows: of HengPersonRow, in the order of numbers; kept. What stays the same keeps its object, so selection and scroll survive. */
void heng_people_list_set_rows (HengPeopleList *list, GPtrArray *rows);
/* Name, pinyin, initials or number. */
void heng_people_list_set_search (HengPeopleList *list, const char *text);
/* departments: ids to show (GHashTable as a set of gint64 *), NULL = all. former: people who left instead of those who are here. */
void heng_people_list_set_scope (HengPeopleList *list, GHashTable *departments, gboolean former);
/* Compares two HengPersonItem; NULL = by number. */
void heng_people_list_set_sorter (HengPeopleList *list, GtkSorter *sorter);
guint heng_people_list_get_total (HengPeopleList *list); /* in the scope, without the search */
/* gint64 ids in the order shown. */
GArray *heng_people_list_get_ids (HengPeopleList *list);
/* Position of a person among the shown; GTK_INVALID_LIST_POSITION when not shown. */
guint heng_people_list_find (HengPeopleList *list, gint64 employee_id);

G_END_DECLS
