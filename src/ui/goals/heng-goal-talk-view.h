/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people said about a goal, and what proves it: remarks with mentions, files, links, documents. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-pane-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_TALK_VIEW (heng_goal_talk_view_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalTalkView, heng_goal_talk_view, HENG, GOAL_TALK_VIEW, GtkBox)

/* Signals: "said" (text); "unsaid" (gint64 id, gint64 version); "link" (name, address); "file" (): one is to be chosen; "opened" (gpointer
 * HengGoalEvidence *); "removed" (gint64 id, gint64 version). */
GtkWidget *heng_goal_talk_view_new (void);
void heng_goal_talk_view_show (HengGoalTalkView *view, const HengGoalPaneData *data, const char *actor);
/* After it was stored: the entry is empty; else why it was not. */
void heng_goal_talk_view_done (HengGoalTalkView *view, const char *fault);
void heng_goal_talk_view_focus (HengGoalTalkView *view);

G_END_DECLS
