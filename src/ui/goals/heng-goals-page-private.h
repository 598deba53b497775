/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Goals page, shared by its files. */
#pragma once

#include <adwaita.h>

#include "heng-adaptive-bin.h"
#include "heng-goal-pane.h"
#include "heng-goal-table.h"
#include "heng-goal-work.h"
#include "heng-goals-page.h"
#include "heng-health-bar.h"
#include "heng-map-view.h"
#include "heng-state-mark.h"
#include "heng-window.h"

G_BEGIN_DECLS

struct _HengGoalsPage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin, *bar_bin;
  AdwClamp *pane_clamp; /* a long title asks for no more than the pane has */
  GtkWidget *panes, *pane_scroller, *rule, *bar, *marks, *new_button, *stack, *inner, *search_bar, *map_tools, *map_sideways, *round_bar, *no_cycle, *clear;
  GtkSearchEntry *search, *map_search;
  GtkToggleButton *risk, *silent, *search_button;
  GtkLabel *count, *silent_count, *found, *on_track_count, *at_risk_count, *off_track_count, *round_text, *nothing_text;
  GtkButton *zoom;
  HengHealthBar *health;
  AdwViewStack *views;
  HengGoalTable *tree, *list;
  HengMapView *map;
  HengGoalPane *pane;
  HengGoalData *data;
  HengGoalPlace new_place; /* of the objective being written */
  gint64 new_objective, new_after; /* of the key result being written */
  HengGoalKind new_kind;
  gboolean to_table;       /* Enter in the search before the goals were there */
  gboolean one_more;       /* after it is stored, the next one is written */
  HengGoalData *map_data;  /* the map shows it; NULL: to be built */
  GArray *map_places;      /* int: place in the forest of each node of the map */
  GHashTable *photos;      /* sum of the content → cairo_surface_t, NULL while it is read or when it is none */
  gboolean reading_photos;
  GArray *round;           /* gint64 ids of the key results still to go through; NULL: no round */
  guint round_total;
  char *place;             /* to go to when there is data */
  gint64 loaded_cycle;
};

/* heng-goals-page.c */
HengGoalTable *heng_goals_page_table (HengGoalsPage *self); /* the one that is seen, the tree on the map */
const HengGoalNode *heng_goals_page_chosen (HengGoalsPage *self);
gboolean heng_goals_page_is_editable (HengGoalsPage *self);
void heng_goals_page_show_chosen (HengGoalsPage *self);
gboolean heng_goals_page_choose (HengGoalsPage *self, HengGoalKind kind, gint64 id);

/* heng-goals-page-edit.c: titles, new goals, places */
void heng_goals_page_install_edit (GtkWidgetClass *widget_class);
void heng_goals_page_connect_table (HengGoalsPage *self, HengGoalTable *table);
/* heng-goals-page-verbs.c: state, links, owner, round, carrying over */
void heng_goals_page_install_verbs (GtkWidgetClass *widget_class);
void heng_goals_page_update_actions (HengGoalsPage *self);
void heng_goals_page_round_next (HengGoalsPage *self);
void heng_goals_page_round_end (HengGoalsPage *self);
/* heng-goals-page-map.c */
void heng_goals_page_install_map (GtkWidgetClass *widget_class);
void heng_goals_page_show_map (HengGoalsPage *self);
void heng_goals_page_connect_map (HengGoalsPage *self);

G_END_DECLS
