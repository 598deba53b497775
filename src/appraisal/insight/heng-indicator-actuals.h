/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people reached by an indicator in the last cycles, to hold a scoring rule against (domain.md §2.5). */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef struct
{
  char *value;        /* as stored, for heng_actual_parse */
  char *who, *who_en; /* NULL for a value of a department or the company */
  gint64 employee_id; /* 0 likewise */
  guint cycle;        /* index into the cycles below, 0 = the newest */
} HengIndicatorActual;

typedef struct
{
  GPtrArray *actuals; /* of HengIndicatorActual: newest cycle first, then by participant */
  GPtrArray *cycles;  /* of HengCycle, newest first, with at least one value */
} HengIndicatorActuals;

/* Everybody's values of the newest `most_cycles` cycles that have any; NA and missing ones are left out. */
HengIndicatorActuals *heng_indicator_actuals_load (HengDb *db, const char *code, guint most_cycles, GError **error);
void heng_indicator_actuals_free (HengIndicatorActuals *actuals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengIndicatorActuals, heng_indicator_actuals_free)

G_END_DECLS
