/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects reminders and gives them their words. */
#include "heng-reminders.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word, *label;
  int notice; /* days before an end */
} kinds[HENG_N_REMINDERS] = {
  [HENG_REMINDER_PROBATION] = { "probation", N_("Probation Ends Within 30 Days"), HENG_PROBATION_NOTICE_DAYS },
  [HENG_REMINDER_CONTRACT] = { "contract", N_("Contract Ends Within 60 Days"), HENG_CONTRACT_NOTICE_DAYS },
  [HENG_REMINDER_NO_MANAGER] = { "no-manager", N_("No Manager"), 0 },
  [HENG_REMINDER_IDENTITY] = { "identity", N_("No Identity Number"), 0 },
  [HENG_REMINDER_DUPLICATE] = { "duplicate", N_("Possibly There Twice"), 0 },
};

GArray *
heng_reminders_load (HengDb *db, HengDate today, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HengReminder));

  for (guint i = 0; i < HENG_N_REMINDERS; i++)
    if (!heng_reminders_append (db, (HengReminderKind) i, today + kinds[i].notice, found, error))
      return NULL;
  return g_steal_pointer (&found);
}

gpointer
heng_reminders_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_reminders_load (db, heng_store_today (db), error);
}

guint
heng_reminders_count (const GArray *reminders, HengReminderKind kind)
{
  guint n = 0;

  for (guint i = 0; i < reminders->len; i++)
    n += g_array_index (reminders, HengReminder, i).kind == kind;
  return n;
}

GArray *
heng_reminders_people (const GArray *reminders, HengReminderKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < reminders->len; i++)
    if (g_array_index (reminders, HengReminder, i).kind == kind)
      g_array_append_val (ids, g_array_index (reminders, HengReminder, i).employee_id);
  return ids;
}

HengDate
heng_reminders_due (const GArray *reminders, HengReminderKind kind)
{
  for (guint i = 0; i < reminders->len; i++)
    if (g_array_index (reminders, HengReminder, i).kind == kind)
      return g_array_index (reminders, HengReminder, i).due;
  return HENG_DATE_NONE;
}

const char *
heng_reminder_word (HengReminderKind kind)
{
  return kinds[kind].word;
}

gboolean
heng_reminder_find (const char *word, HengReminderKind *kind)
{
  for (guint i = 0; i < HENG_N_REMINDERS; i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      {
        *kind = (HengReminderKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
heng_reminder_label (HengReminderKind kind)
{
  return _(kinds[kind].label);
}

char *
heng_reminder_sentence (HengReminderKind kind, guint n)
{
  switch (kind)
    {
    case HENG_REMINDER_PROBATION:
      return g_strdup_printf (ngettext ("%u probation ends within 30 days", "%u probations end within 30 days", n), n);
    case HENG_REMINDER_CONTRACT:
      return g_strdup_printf (ngettext ("%u contract ends within 60 days", "%u contracts end within 60 days", n), n);
    case HENG_REMINDER_NO_MANAGER:
      return g_strdup_printf (ngettext ("%u person has no manager", "%u people have no manager", n), n);
    case HENG_REMINDER_IDENTITY:
      return g_strdup_printf (ngettext ("%u person has no identity number", "%u people have no identity number", n), n);
    case HENG_REMINDER_DUPLICATE:
    default:
      return g_strdup_printf (ngettext ("%u person may be there twice", "%u people may be there twice", n), n);
    }
}
