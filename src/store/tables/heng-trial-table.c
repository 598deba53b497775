/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading kept trials. */
#include "heng-trial-table.h"

#include "heng-record-sql.h"

GPtrArray *
heng_kept_trials_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_kept_trial_type, "WHERE t.cycle_id = $1 ORDER BY t.at DESC, t.id DESC", cycle_id, 0,
                                (GDestroyNotify) heng_kept_trial_free, error);
}
