/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whose facts ask for something to be done: ends that come, and facts that are missing or there twice. */
#pragma once

#include "heng-people.h"
#include "heng-db.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_REMINDER_PROBATION,  /* a probation ends */
  HENG_REMINDER_CONTRACT,   /* a contract ends */
  HENG_REMINDER_NO_MANAGER, /* nobody to report to; the head of the company needs none */
  HENG_REMINDER_IDENTITY,   /* no identity number */
  HENG_REMINDER_DUPLICATE,  /* the same identity number, mobile, e-mail, or name and birth as somebody else */
} HengReminderKind;
#define HENG_N_REMINDERS (HENG_REMINDER_DUPLICATE + 1)

typedef struct
{
  HengReminderKind kind;
  gint64 employee_id;
  HengDate due;    /* the day the probation or contract ends (may have passed); none for the other kinds */
  gint64 other_id; /* DUPLICATE: the other person; else 0 */
} HengReminder;

/* Appends those of one kind to `found` (of HengReminder), by due day and number. People who left are nobody's concern. `until`: the last day that
 * counts for ends. No sensitive value leaves the store. */
gboolean heng_reminders_append (HengDb *db, HengReminderKind kind, HengDate until, GArray *found, GError **error);

G_END_DECLS
