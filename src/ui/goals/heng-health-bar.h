/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many key results are on track, at risk and behind, as one bar. Decorative: the numbers stand beside it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-forest.h"

G_BEGIN_DECLS

#define HENG_TYPE_HEALTH_BAR (heng_health_bar_get_type ())
G_DECLARE_FINAL_TYPE (HengHealthBar, heng_health_bar, HENG, HEALTH_BAR, GtkWidget)

GtkWidget *heng_health_bar_new (void);
void heng_health_bar_set (HengHealthBar *bar, const HengGoalSummary *summary);

G_END_DECLS
