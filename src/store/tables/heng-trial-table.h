/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What-if trials that were kept. */
#pragma once

#include "heng-journal.h"
#include "heng-kept-trial.h"

G_BEGIN_DECLS

GPtrArray *heng_kept_trials_load (HengDb *db, gint64 cycle_id, GError **error); /* of HengKeptTrial, newest first */

G_END_DECLS
