/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date as text YYYY-MM-DD, with a calendar behind its icon. */
#pragma once

#include <gtk/gtk.h>

#include "heng-date.h"

G_BEGIN_DECLS

#define HENG_TYPE_DATE_ENTRY (heng_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (HengDateEntry, heng_date_entry, HENG, DATE_ENTRY, GtkEntry)

GtkWidget *heng_date_entry_new (void);
HengDate heng_date_entry_get_date (HengDateEntry *entry); /* HENG_DATE_NONE when the text is no date */
void heng_date_entry_set_date (HengDateEntry *entry, HengDate date);

G_END_DECLS
