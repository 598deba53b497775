/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Organisation page share. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-date-entry.h"
#include "heng-map-view.h"
#include "heng-organisation-page.h"
#include "heng-unit-pane.h"
#include "heng-unit-tree.h"

G_BEGIN_DECLS

struct _HengOrganisationPage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin;
  GtkWidget *panes, *pane_scroller, *bar, *banner, *new_button, *people, *sideways, *search, *tools;
  GtkLabel *banner_text, *found;
  GtkButton *zoom;
  HengDateEntry *day;
  AdwViewStack *views;
  HengUnitTree *tree;
  HengUnitPane *pane;
  HengMapView *chart;
  HengOrganisation *organisation;
  HengDate wanted; /* the day shown; NONE = today */
  HengDate change_day; /* from which on the change being agreed on counts */
  gint64 before_id;    /* where among its new siblings a unit being moved goes */
  gint64 to_choose;    /* a unit just made */
  gint64 reading_unit; /* whose people are being read, by `reading`; NULL: of none */
  GCancellable *reading;
  gboolean with_closed, filling;
};

/* heng-organisation-page.c: the unit chosen in the tree, borrowed; NULL: none. */
const HengDepartment *heng_organisation_page_chosen_unit (HengOrganisationPage *page);

/* heng-organisation-page-actions.c: the verbs of the page and their keys. */
void heng_organisation_page_install_actions (GtkWidgetClass *widget_class);
/* Shows what the move changes and moves when that is agreed on; before_id: the new sibling it goes before, 0 = last. */
void heng_organisation_page_ask_to_move (HengOrganisationPage *page, gint64 id, gint64 parent_id, gint64 before_id);

G_END_DECLS
