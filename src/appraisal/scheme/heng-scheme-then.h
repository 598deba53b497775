/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grades, rater weights, calendar and departments as they stood when a result was published (domain.md §0: recompute reproduces). */
#pragma once

#include "heng-appraisal-private.h"

G_BEGIN_DECLS

/* What decides a score and belongs to no cycle of its own; each array is owned. */
typedef struct
{
  GPtrArray *profiles, *bands, *calendar_days, *departments;
} HengScheme;

void heng_scheme_free (HengScheme *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengScheme, heng_scheme_free)

/* As it is now. */
HengScheme *heng_scheme_load (HengDb *db, GError **error);
/* What each of the results was published by: `now` with every change taken back that the journal wrote after it. Results that were
 * published together share one scheme. */
GPtrArray *heng_schemes_then_load (HengDb *db, const HengScheme *now, GPtrArray *results, GError **error);
/* Borrowed; NULL: as now. */
const HengScheme *heng_schemes_then_find (GPtrArray *schemes, gint64 result_id);

G_END_DECLS
