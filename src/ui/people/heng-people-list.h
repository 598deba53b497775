/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lazy list model of people with its own selection: filter and order work on columns in memory, objects exist only for rows on the
 * screen, and a selection of 300,000 is one byte each. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-filter.h"
#include "heng-people-order.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_ITEM (heng_person_item_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonItem, heng_person_item, HENG, PERSON_ITEM, GObject)

/* Signal "changed": the row or the search text is another one. */
const HengPersonRow *heng_person_item_get_row (HengPersonItem *item);
const char *heng_person_item_get_needle (HengPersonItem *item); /* lower case; "" = no search */

/* HengPeopleList: a GtkSelectionModel of HengPersonItem. Who is filtered away is no longer selected: nobody is changed unseen. */
#define HENG_TYPE_PEOPLE_LIST (heng_people_list_get_type ())
G_DECLARE_FINAL_TYPE (HengPeopleList, heng_people_list, HENG, PEOPLE_LIST, GObject)

HengPeopleList *heng_people_list_new (void);
/* What stays the same keeps its object, so selection and scroll survive. */
void heng_people_list_set_data (HengPeopleList *list, HengPeopleData *data);
/* Of heng_people_status_load; NULL: not known. */
void heng_people_list_set_statuses (HengPeopleList *list, GHashTable *statuses);
/* Name, pinyin, initials, number, department or position. */
void heng_people_list_set_search (HengPeopleList *list, const char *text);
/* departments: ids to show (GHashTable as a set of gint64 *), NULL = all. statuses: bits by HengEmpStatus. people: ids (gint64) to show, NULL =
 * all. */
void heng_people_list_set_scope (HengPeopleList *list, GHashTable *departments, guint statuses, GArray *people);
/* Small lists at once, large ones on a thread of their own; the rows stay as they are until the order is known. */
void heng_people_list_set_order (HengPeopleList *list, HengPeopleKey key, gboolean descending);
guint heng_people_list_get_total (HengPeopleList *list); /* in the scope, without the search */
/* gint64 ids in the order shown. */
GArray *heng_people_list_get_ids (HengPeopleList *list);
/* The same of the selected ones. */
GArray *heng_people_list_get_selected (HengPeopleList *list);
guint heng_people_list_get_n_selected (HengPeopleList *list);
/* Position of a person among the shown; GTK_INVALID_LIST_POSITION when not shown. */
guint heng_people_list_find (HengPeopleList *list, gint64 employee_id);
gint64 heng_people_list_get_id (HengPeopleList *list, guint position);
/* The row of a position as a new one, for copies and lists on paper. */
HengPersonRow *heng_people_list_make_row (HengPeopleList *list, guint position);

G_END_DECLS
