/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a person: sections of its own kind each, beside one another or stacked. */
#pragma once

#include <gtk/gtk.h>

#include "heng-file-desk.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_FILE (heng_person_file_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonFile, heng_person_file, HENG, PERSON_FILE, GtkBox)

/* Builds the sections; once, before the first data. */
void heng_person_file_set_desk (HengPersonFile *file, HengFileDesk *desk);
/* Shows the data of the desk. */
void heng_person_file_update (HengPersonFile *file);

G_END_DECLS
