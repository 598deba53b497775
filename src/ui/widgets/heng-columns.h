/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns, "rest | fixed", that stack when the width is too small (look.md §1, §8). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_COLUMNS (heng_columns_get_type ())
G_DECLARE_FINAL_TYPE (HengColumns, heng_columns, HENG, COLUMNS, GtkWidget)

/* Properties "start", "end" (widgets), "end-width" (px; 0 = natural width of the end), "break-width" (stack below this many px),
 * "end-first" (stacked: the end stands on top), "end-at-start" (side by side: the end stands at the left), "spacing". */
GtkWidget *heng_columns_new (void);
void heng_columns_set_start (HengColumns *columns, GtkWidget *child);
void heng_columns_set_end (HengColumns *columns, GtkWidget *child);

G_END_DECLS
