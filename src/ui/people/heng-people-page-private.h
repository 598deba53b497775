/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the People page share. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-department-tree.h"
#include "heng-filter-pane.h"
#include "heng-people-extras.h"
#include "heng-people-list.h"
#include "heng-people-page.h"
#include "heng-grid.h"

G_BEGIN_DECLS

struct _HengPeoplePage
{
  HengPage parent_instance;
  GtkSearchEntry *search;
  HengAdaptiveBin *bin;
  GtkStack *stack, *results;
  GtkWidget *pane, *pane_rule, *clear, *add_button, *columns_button, *filter_button;
  HengDepartmentTree *tree;
  HengFilterPane *filters;
  GtkLabel *count, *act_count;
  GtkCheckButton *all;
  GtkRevealer *act_revealer;
  HengGrid *view;
  AdwStatusPage *nothing;
  HengPeopleList *list;
  HengPeopleQuery *query; /* text and department are in their widgets */
  GHashTable *statuses;   /* employee id → HengPersonStatus of `status_cycle` */
  HengPeopleData *data;
  HengPeopleExtras *extras;
  GCancellable *loading;  /* of everybody; a newer one replaces it */
  gint64 status_cycle;
  gboolean pane_wanted, applying;
  GArray *only;           /* of gint64: looked at alone, whatever they are (heng_people_page_show_only); NULL: everybody */
  char *only_words;       /* who that is */
  char *place; /* to go to when the data is there */
};

/* heng-people-page.c */
void heng_people_page_update_layout (HengPeoplePage *page);
void heng_people_page_set_query_part (char **part, const char *value);

/* heng-people-page-counts.c: how many are shown and selected, in words. */
const char *heng_people_page_search_text (HengPeoplePage *page);
gboolean heng_people_page_is_filtered (HengPeoplePage *page);
void heng_people_page_show_counts (HengPeoplePage *page);
void heng_people_page_show_selection (HengPeoplePage *page);

/* heng-people-page-actions.c: the verbs of the page and their keys. */
void heng_people_page_install_actions (GtkWidgetClass *widget_class);
void heng_people_page_add_keys (HengPeoplePage *page);

G_END_DECLS
