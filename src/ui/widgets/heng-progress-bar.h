/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress bar with the plan as a tick; the fill has the colour of the state. */
#pragma once

#include <gtk/gtk.h>

#include "heng-key-result.h"

G_BEGIN_DECLS

#define HENG_TYPE_PROGRESS_BAR (heng_progress_bar_get_type ())
G_DECLARE_FINAL_TYPE (HengProgressBar, heng_progress_bar, HENG, PROGRESS_BAR, GtkWidget)

/* Property "thickness" (px, default 6). */
GtkWidget *heng_progress_bar_new (void);
/* Micro, 1.0 = full; plan −1 = no tick. HENG_HEALTH_NONE fills with series 1 (work done, no judgement). */
void heng_progress_bar_set (HengProgressBar *bar, HengMicro progress, HengMicro plan, HengHealth health);

G_END_DECLS
