/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a cycle in a row: done, running, to come; by shape, not by colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "heng-cycle.h"

G_BEGIN_DECLS

#define HENG_TYPE_STAGE_BAR (heng_stage_bar_get_type ())
G_DECLARE_FINAL_TYPE (HengStageBar, heng_stage_bar, HENG, STAGE_BAR, GtkWidget)

GtkWidget *heng_stage_bar_new (void);
/* share: how much of the running stage is done, micro (1.0 = all). */
void heng_stage_bar_set (HengStageBar *bar, HengCycleState state, HengMicro share);

G_END_DECLS
