/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing planned participants with their scorecards, in bulk. */
#include "heng-cycle-write.h"

gboolean
heng_participants_write (HengChange *change, const HengRoster *roster, gint64 cycle_id, GPtrArray *participants, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  if (participants->len == 0)
    return TRUE;
  for (guint i = 0; i < participants->len; i++)
    ((HengParticipant *) participants->pdata[i])->cycle_id = cycle_id;
  if (!heng_change_insert_many (change, &heng_participant_type, participants->pdata, participants->len, error))
    return FALSE;
  for (guint i = 0; i < participants->len; i++)
    if (heng_participant_is_scored (participants->pdata[i]))
      heng_roster_add_lines (roster, participants->pdata[i], lines);
  return lines->len == 0 || heng_change_insert_many (change, &heng_scorecard_line_type, lines->pdata, lines->len, error);
}
