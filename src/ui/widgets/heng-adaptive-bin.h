/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bin that may be narrower than its child and tells in which width class it is, since the floor has no breakpoints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_ADAPTIVE_BIN (heng_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (HengAdaptiveBin, heng_adaptive_bin, HENG, ADAPTIVE_BIN, GtkWidget)

typedef enum { HENG_WIDTH_NARROW, HENG_WIDTH_MEDIUM, HENG_WIDTH_WIDE } HengWidthClass;

/* Properties "child"; "min-width" (px it may shrink to); "narrow-below" and "medium-below" (px at text of common size); "width-class" (int,
 * HengWidthClass), notified outside of layout, so that a handler may show and hide widgets. */
GtkWidget *heng_adaptive_bin_new (void);
void heng_adaptive_bin_set_child (HengAdaptiveBin *bin, GtkWidget *child);
HengWidthClass heng_adaptive_bin_get_width_class (HengAdaptiveBin *bin);

/* A width in px that leaves as much room for larger text ("gtk-xft-dpi") as `width` does for text of the common size. */
int heng_scaled_width (GtkWidget *widget, int width);

G_END_DECLS
