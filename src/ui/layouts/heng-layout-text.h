/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A captioned text of several lines that is edited where it stands, with the rule it breaks below it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_LAYOUT_TEXT (heng_layout_text_get_type ())
G_DECLARE_FINAL_TYPE (HengLayoutText, heng_layout_text, HENG, LAYOUT_TEXT, GtkBox)

/* Signals "edited" (const char *text): it was left with something else in it; "changed": at every key. */
GtkWidget *heng_layout_text_new (const char *label, int height);
/* What is in it now, new; "" for nothing. */
char *heng_layout_text_get (HengLayoutText *text);
/* What is being typed stays unless `reset`. */
void heng_layout_text_load (HengLayoutText *text, const char *stored, gboolean reset);
void heng_layout_text_show_fault (HengLayoutText *text, const char *fault); /* NULL: none; a text with one is not "edited" */

G_END_DECLS
