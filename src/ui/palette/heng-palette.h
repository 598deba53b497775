/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+K: goes to any person, area or command by a few letters. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

#define HENG_TYPE_PALETTE (heng_palette_get_type ())
G_DECLARE_FINAL_TYPE (HengPalette, heng_palette, HENG, PALETTE, GtkWidget)

/* An overlay child of the window; not shown yet. */
GtkWidget *heng_palette_new (HengWindow *window);
void heng_palette_open (HengPalette *palette);

G_END_DECLS
