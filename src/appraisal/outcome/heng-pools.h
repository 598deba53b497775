/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the appraisal room: pools made of reviews that are already loaded. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-outcome.h"

G_BEGIN_DECLS

/* As heng_pools_propose, from scored reviews of everyone in the cycle; none while the scheme has no grades. */
GPtrArray *heng_pools_from_reviews (HengDb *db, const HengCycle *cycle, GPtrArray *reviews, const HengPoolArgs *args, GError **error);
/* NULL when nobody of that id is in a pool. */
const HengPoolPerson *heng_pools_find (GPtrArray *pools, gint64 employee_id, const HengPool **pool);
/* The department that names the pool of people of this one: the first of the merged ones (`members` of HengPoolMember), else the comparison
 * department. The same for people of the same pool. */
gint64 heng_pool_key (GPtrArray *departments, GPtrArray *members, gint64 department_id);
/* The cycle's mode; OFF for a pilot. */
HengDistributionMode heng_cycle_mode (const HengCycle *cycle);

/* Before publishing: grades that no longer follow from their proposal are named in `stale` (employee id → sentence, owned), and grades that an
 * absence must not lower are held, in `change` and in the reviews. */
gboolean heng_grades_settle (HengChange *change, const HengCycle *cycle, GPtrArray *reviews, GHashTable *stale, GError **error);

G_END_DECLS
