/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five SMART lamps with what they say and what would mend it; changes with every key. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-smart.h"

G_BEGIN_DECLS

#define HENG_TYPE_SMART_VIEW (heng_smart_view_get_type ())
G_DECLARE_FINAL_TYPE (HengSmartView, heng_smart_view, HENG, SMART_VIEW, GtkBox)

/* Signal "mend" (field, text): the proposal is taken. */
GtkWidget *heng_smart_view_new (void);
/* Takes the lamps; NULL: nothing is shown. */
void heng_smart_view_set (HengSmartView *view, HengGoalLamps *lamps);
/* "S red, M green …", for tests and screen readers; new. */
char *heng_smart_view_words (const HengGoalLamps *lamps);

G_END_DECLS
