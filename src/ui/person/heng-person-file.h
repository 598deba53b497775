/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a person: open facts edited in place, job history, private facts behind Reveal. */
#pragma once

#include <gtk/gtk.h>

#include "heng-person-data.h"
#include "heng-store.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_FILE (heng_person_file_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonFile, heng_person_file, HENG, PERSON_FILE, GtkBox)

/* Signals "store-fact" (HengFactRequest *, to be taken over), "change-job", "reveal". `data` must outlive the widget or its next set. */
void heng_person_file_set (HengPersonFile *file, const HengPersonData *data);
/* Loads and shows the private facts; they are gone again when another person is shown. */
void heng_person_file_reveal (HengPersonFile *file, HengStore *store);

G_END_DECLS
