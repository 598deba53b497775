/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Scorecards page share. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-library.h"
#include "heng-scorecards-page.h"

G_BEGIN_DECLS

struct _HengScorecardsPage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin;
  AdwViewStack *views;
  GtkWidget *switch_buttons, *indicator_panes, *question_panes, *template_place, *rule_place, *new_button, *whatif_button;
  AdwViewSwitcherBar *switch_bar;
  GtkWidget *indicators, *pane, *pane_scroller, *templates, *questions, *question_pane, *question_scroller, *rules;
  HengLibrary *library;
  char *wanted; /* a place to go to when it has been read */
  gint64 to_choose, to_choose_questions; /* what was just made */
  gboolean with_retired;
};

/* heng-scorecards-page.c: "indicators", "templates", "questions" or "rules"; what is chosen there, borrowed, NULL: nothing. */
const char *heng_scorecards_page_shown_view (HengScorecardsPage *page);
const HengLibraryIndicator *heng_scorecards_page_chosen_indicator (HengScorecardsPage *page);
const HengLibraryTemplate *heng_scorecards_page_chosen_template (HengScorecardsPage *page);
const HengLibraryQuestions *heng_scorecards_page_chosen_questions (HengScorecardsPage *page);

/* heng-scorecards-page-actions.c: the verbs of the page and their keys. */
void heng_scorecards_page_install_actions (GtkWidgetClass *widget_class);
void heng_scorecards_page_add_template (HengScorecardsPage *page);

G_END_DECLS
