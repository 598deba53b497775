/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Insights page share. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-busy.h"
#include "heng-insights-card.h"
#include "heng-insights-filters.h"
#include "heng-insights-page.h"

G_BEGIN_DECLS

struct _HengInsightsPage
{
  HengPage parent_instance;
  AdwWindowTitle *window_title;
  GtkStack *stack;
  HengAdaptiveBin *bin;
  GtkBox *bar;
  HengInsightsFilters *filters;
  GtkLabel *count;
  GtkMenuButton *view_button;
  GSimpleActionGroup *actions;
  gboolean is_shown[HENG_N_FIGURES];
  char *wanted;    /* a view to open when the views are there */
  char *view_name; /* the view that was opened or saved last; NULL: none */
  GtkGrid *grid;
  HengBusy *busy;
  HengInsightsCard *cards[HENG_N_FIGURES];
  GtkWidget *ask; /* the popover at a mark; NULL: none */
  HengInsightsData *data;
  HengInsightsResult *result; /* what the cards show */
  GCancellable *loading, *counting;
};

/* heng-insights-page.c */
void heng_insights_page_place_cards (HengInsightsPage *page);
void heng_insights_page_recount (HengInsightsPage *page);

/* heng-insights-page-views.c: views by name, as files, on Home; which figures are shown. */
void heng_insights_page_add_view_actions (HengInsightsPage *page);
/* The menu follows the views of the data. */
void heng_insights_page_show_views (HengInsightsPage *page);
void heng_insights_page_open_view (HengInsightsPage *page, const char *name);

/* heng-insights-page-marks.c: what a mark leads to. */
void heng_insights_page_open_mark (HengInsightsPage *page, HengInsightsCard *card, const char *mark, const GdkRectangle *place);

G_END_DECLS
