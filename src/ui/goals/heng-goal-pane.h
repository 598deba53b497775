/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One goal beside the table: how it goes and its check-in, its fields with the SMART lamps, what was said about it. */
#pragma once

#include "heng-check-in-form.h"
#include "heng-goal-pane-data.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_PANE (heng_goal_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalPane, heng_goal_pane, HENG, GOAL_PANE, GtkBox)

/* Signals: "go" (int HengGoalKind, gint64 id): another goal; "recorded": a check-in was stored (a round goes on). */
GtkWidget *heng_goal_pane_new (void);
/* Reads what it shows by itself; `forest` must live until the next call. */
void heng_goal_pane_show (HengGoalPane *pane, HengPage *page, const HengGoalForest *forest, const HengGoalNode *node, gboolean editable);
/* The title as it is being typed in the table: the lamps follow. NULL: no longer. kind and the objective it is (to be) below. */
void heng_goal_pane_preview_title (HengGoalPane *pane, HengGoalKind kind, gboolean is_new, const char *title);
/* "progress", "details", "talk" */
void heng_goal_pane_set_view (HengGoalPane *pane, const char *name);
/* At once, or as soon as the goal is read. */
void heng_goal_pane_focus_check_in (HengGoalPane *pane);
/* In a round Enter in the value goes to the confidence, and Enter there records. */
void heng_goal_pane_set_round (HengGoalPane *pane, gboolean in_round);
void heng_goal_pane_focus_title (HengGoalPane *pane);
void heng_goal_pane_focus_comment (HengGoalPane *pane);
const HengGoalPaneData *heng_goal_pane_get_data (HengGoalPane *pane); /* NULL while it is read */

G_END_DECLS
