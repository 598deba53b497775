/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A captioned field of a record that is edited where it stands, with the rule it breaks below it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-record.h"

G_BEGIN_DECLS

#define HENG_TYPE_LIBRARY_FIELD (heng_library_field_get_type ())
G_DECLARE_FINAL_TYPE (HengLibraryField, heng_library_field, HENG, LIBRARY_FIELD, GtkBox)

/* The sentence of what is wrong with a text, NULL for nothing; runs at every key. */
typedef char *(*HengLibraryCheck) (HengLibraryField *field, const char *text, gpointer user_data);

/* An entry for a text or a share in per cent, a choice for an enumeration. Signal "edited" (const char *stored text): Enter, or the field was left, with something else
 * in it that passes the check. `label` has a mnemonic. */
GtkWidget *heng_library_field_new (const HengField *field, const char *label);
/* Without a caption: `spoken` is its name for who cannot see where it stands. */
GtkWidget *heng_library_field_new_plain (const HengField *field, const char *spoken);
/* The entry or the choice in it. */
GtkWidget *heng_library_field_get_input (HengLibraryField *field);
/* As if the field were left. */
void heng_library_field_commit (HengLibraryField *field);
const char *heng_library_field_get_name (HengLibraryField *field);
void heng_library_field_set_check (HengLibraryField *field, HengLibraryCheck check, gpointer user_data);
/* What is being typed stays unless `reset`. */
void heng_library_field_load (HengLibraryField *field, gconstpointer record, gboolean editable, gboolean reset);
void heng_library_field_show_fault (gpointer field, const char *fault); /* NULL: none */

/* Two side by side of the same width. */
GtkWidget *heng_library_pair (GtkWidget *a, GtkWidget *b);
void heng_library_clear (GtkWidget *box);

G_END_DECLS
