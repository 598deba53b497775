/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card that every section of a person's file stands in: title, a caption at its end, small buttons, rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_FILE_SECTION (heng_file_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (HengFileSection, heng_file_section, HENG, FILE_SECTION, GtkBox)

struct _HengFileSectionClass
{
  GtkBoxClass parent_class;
};

void heng_file_section_set_title (HengFileSection *section, const char *title);
/* A word at the end of the title's line, NULL for none. */
void heng_file_section_set_caption (HengFileSection *section, const char *text, gboolean warning);
/* A small button in the title's line; `name` is what it is called for those who do not see where it stands. */
GtkWidget *heng_file_section_add_button (HengFileSection *section, const char *label, const char *name);
void heng_file_section_append (HengFileSection *section, GtkWidget *row);
/* A dim sentence where the rows would be, NULL for none. */
void heng_file_section_set_empty (HengFileSection *section, const char *text);

G_END_DECLS
