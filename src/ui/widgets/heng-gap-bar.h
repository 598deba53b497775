/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference as a bar from a middle line: losses orange to the left, gains blue to the right. */
#pragma once

#include <gtk/gtk.h>

#include "heng-fixed.h"

G_BEGIN_DECLS

#define HENG_TYPE_GAP_BAR (heng_gap_bar_get_type ())
G_DECLARE_FINAL_TYPE (HengGapBar, heng_gap_bar, HENG, GAP_BAR, GtkWidget)

GtkWidget *heng_gap_bar_new (void);
/* All bars of a table share `low` (≤ 0) and `high` (≥ 0), micro. */
void heng_gap_bar_set (HengGapBar *bar, HengMicro value, HengMicro low, HengMicro high);

G_END_DECLS
