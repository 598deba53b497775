/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a goal, edited where they stand: one entry or choice each, checked at every key. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-pane-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_GOAL_FIELDS (heng_goal_fields_get_type ())
G_DECLARE_FINAL_TYPE (HengGoalFields, heng_goal_fields, HENG, GOAL_FIELDS, GtkBox)

/* Signals: "typed" (gpointer record): the record as it would be with what stands in the fields, unsaved; "edited" (field, text): Enter, or the
 * keyboard went on; "owner", "align" (): their button was pressed. */
GtkWidget *heng_goal_fields_new (void);
/* `data` must live as long as it is shown. What is being typed stays when it is still the same goal. */
void heng_goal_fields_show (HengGoalFields *fields, const HengGoalPaneData *data, const HengGoalForest *forest, gboolean editable);
/* Why a field was not stored; NULL fault: none. */
void heng_goal_fields_set_fault (HengGoalFields *fields, const char *field, const char *fault);
/* Gives up what is typed. */
void heng_goal_fields_reset (HengGoalFields *fields);
void heng_goal_fields_focus (HengGoalFields *fields, const char *field);

G_END_DECLS
