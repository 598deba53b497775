/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a goal goes: planned against actual, the check-in, what it hangs on and who uses it, its history and grades. */
#pragma once

#include <gtk/gtk.h>

#include "heng-check-in-form.h"
#include "heng-goal-pane-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_PROGRESS (heng_goal_progress_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalProgress, heng_goal_progress, HENG, GOAL_PROGRESS, GtkBox)

/* Signals: "record" (HengCheckInRequest *, to be taken over); "go" (int HengGoalKind, gint64 id); "person" (gint64 id); "grade" (text, note). */
GtkWidget *heng_goal_progress_new (void);
void heng_goal_progress_show (HengGoalProgress *progress, const HengGoalPaneData *data, const HengGoalForest *forest, gboolean editable);
/* After the check-in was stored: the form is empty again. */
void heng_goal_progress_recorded (HengGoalProgress *progress);
void heng_goal_progress_set_fault (HengGoalProgress *progress, const char *fault); /* of the grade; NULL: none */
void heng_goal_progress_set_two_steps (HengGoalProgress *progress, gboolean two_steps);
void heng_goal_progress_focus (HengGoalProgress *progress);

G_END_DECLS
