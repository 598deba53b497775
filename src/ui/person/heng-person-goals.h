/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals of a person: the tree of objectives and key results, and the check-in of the chosen one. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-check-in-pane.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_GOALS (heng_person_goals_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonGoals, heng_person_goals, HENG, PERSON_GOALS, GtkBox)

/* Signal "record" (HengCheckInRequest *, to be taken over). The chosen key result stays. */
void heng_person_goals_set (HengPersonGoals *goals, const HengPersonData *data);
void heng_person_goals_select (HengPersonGoals *goals, gint64 key_result_id);
void heng_person_goals_recorded (HengPersonGoals *goals);
void heng_person_goals_set_width_class (HengPersonGoals *goals, HengWidthClass width_class);

G_END_DECLS
