/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the table, shared by its files. */
#pragma once

#include <adwaita.h>

#include "heng-goal-fields.h"
#include "heng-goal-pane.h"
#include "heng-goal-progress.h"
#include "heng-goal-talk-view.h"
#include "heng-smart-view.h"
#include "heng-state-mark.h"

G_BEGIN_DECLS

struct _HengGoalPane
{
  GtkBox parent_instance;
  GtkWidget *head, *numbers, *switcher, *state_box, *state_word, *buttons, *nothing;
  GtkLabel *caption, *title, *percent, *gap;
  HengStateMark *state;
  AdwViewStack *views;
  HengGoalProgress *progress;
  HengGoalFields *fields;
  HengSmartView *smart, *preview;
  HengGoalTalkView *talk;
  HengPage *page;   /* not owned: the pane is in it */
  const HengGoalForest *forest;
  HengGoalPaneData *data;
  HengGoalKind kind;
  gint64 id;
  gboolean editable, focus_later, asking; /* asking: why an approved goal has to change */
  guint verbs;      /* which buttons there are; 0: none were made yet */
  char *last_field; /* being stored */
};

enum { HENG_PANE_GO, HENG_PANE_RECORDED, HENG_PANE_N_SIGNALS };
extern guint heng_goal_pane_signals[HENG_PANE_N_SIGNALS];

/* Shows what is there now. */
void heng_goal_pane_refresh (HengGoalPane *self);
/* heng-goal-pane-acts.c: what is typed, recorded, said in it is stored. */
void heng_goal_pane_connect (HengGoalPane *self);

G_END_DECLS
