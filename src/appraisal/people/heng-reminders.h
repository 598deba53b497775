/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders that follow from the facts of people: ends of probations and contracts, what is missing, who is there twice. */
#pragma once

#include "heng-appraisal.h"
#include "heng-reminder-table.h"

G_BEGIN_DECLS

#define HENG_PROBATION_NOTICE_DAYS 30
#define HENG_CONTRACT_NOTICE_DAYS 60

/* All reminders of a day as a GArray of HengReminder, by kind, then due day and number; people who left are left out. Ends that have passed
 * are in it until the facts are brought in order. NULL with error. */
GArray *heng_reminders_load (HengDb *db, HengDate today, GError **error);
/* HengStoreFunc of the same for today of the store; args NULL. */
gpointer heng_reminders_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
guint heng_reminders_count (const GArray *reminders, HengReminderKind kind);
/* The ids (gint64) of one kind, in their order. New. */
GArray *heng_reminders_people (const GArray *reminders, HengReminderKind kind);
/* The earliest day of one kind, none when it has none. */
HengDate heng_reminders_due (const GArray *reminders, HengReminderKind kind);

/* Stable word of a kind, for queries of saved filters and links: "probation", "contract", "no-manager", "identity", "duplicate". */
const char *heng_reminder_word (HengReminderKind kind);
gboolean heng_reminder_find (const char *word, HengReminderKind *kind);
/* Name of the filter: "Probation ends within 30 days". Translated. */
const char *heng_reminder_label (HengReminderKind kind);
/* A to-do: "3 probations end within 30 days". New, translated. */
char *heng_reminder_sentence (HengReminderKind kind, guint n);

G_END_DECLS
