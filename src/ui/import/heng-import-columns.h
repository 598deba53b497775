/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a file with samples, and what each is read as, to be corrected. */
#pragma once

#include <gtk/gtk.h>

#include "heng-import.h"

G_BEGIN_DECLS

/* The field as people call it; the importer's own word where it is no field of a record. New string. */
char *heng_import_field_label (HengImportKind kind, const char *key);

/* Shortens what a drop-down shows so that it fits, and tells a screen reader its name where the keyboard is, on the button within. */
void heng_import_choice_prepare (GtkDropDown *choice, const char *name);

/* Fills the list box, or sets the choices of the rows it has when the headers are the same. A choice activates the action "import.map"
 * with the header and the key ("" = left out). */
void heng_import_columns_show (GtkListBox *list, HengImportKind kind, const HengImportReport *report);

G_END_DECLS
