/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of one layout, to be edited where it stands. */
#pragma once

#include <gtk/gtk.h>

#include "heng-report-layout.h"

G_BEGIN_DECLS

#define HENG_TYPE_LAYOUT_FORM (heng_layout_form_get_type ())
G_DECLARE_FINAL_TYPE (HengLayoutForm, heng_layout_form, HENG, LAYOUT_FORM, GtkBox)

/* Signals: "edited" (const char *action, NULL: a usual one): heng_layout_form_get tells something else that is to be stored;
 * "typing": a text changes that is not done yet. */
GtkWidget *heng_layout_form_new (void);
/* What is being typed stays unless `reset`. */
void heng_layout_form_load (HengLayoutForm *form, const HengPaperLayout *layout, gboolean reset);
/* As edited, with what is being typed or without: new. *logo: its bytes, borrowed; NULL: none. */
HengReportLayout *heng_layout_form_get (HengLayoutForm *form, gboolean typed, GBytes **logo);
/* The id and version under which it is stored now. */
void heng_layout_form_stored (HengLayoutForm *form, const HengReportLayout *stored);
void heng_layout_form_focus_name (HengLayoutForm *form);

G_END_DECLS
