/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing planned participants with their scorecards. */
#pragma once

#include "heng-cycle-plan.h"

G_BEGIN_DECLS

/* Inserts participants (ids 0) of a cycle, then the scorecard lines of those that are scored. */
gboolean heng_participants_write (HengChange *change, const HengRoster *roster, gint64 cycle_id, GPtrArray *participants, GError **error);

G_END_DECLS
