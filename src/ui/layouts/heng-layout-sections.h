/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a layout one below the other: each switched on or off, moved up and down by buttons or Ctrl+Shift+arrow. */
#pragma once

#include <gtk/gtk.h>

#include "heng-report-layout.h"

G_BEGIN_DECLS

#define HENG_TYPE_LAYOUT_SECTIONS (heng_layout_sections_get_type ())
G_DECLARE_FINAL_TYPE (HengLayoutSections, heng_layout_sections, HENG, LAYOUT_SECTIONS, GtkBox)

/* Signal "edited" (const char *stored text, NULL: the usual; const char *action). */
GtkWidget *heng_layout_sections_new (void);
void heng_layout_sections_show (HengLayoutSections *sections, const char *text);

G_END_DECLS
