/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the print centre's options: a name and a drop-down. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row for a boxed list with its drop-down, which calls changed (data) when another choice is made. `name` is its accessible name too. */
GtkDropDown *heng_reports_choice_new (GtkListBox *list, const char *name, GCallback changed, gpointer data);
/* A row with any widget behind its name; shows or hides the row of a widget. */
void heng_reports_choice_row (GtkListBox *list, const char *name, GtkWidget *widget);
void heng_reports_choice_show (gpointer widget, gboolean shown);
/* Other choices (strv with NULL); keeps the chosen place where it still is one. Calls nobody. */
void heng_reports_choice_fill (GtkDropDown *drop, const char *const *texts, guint chosen);

G_END_DECLS
