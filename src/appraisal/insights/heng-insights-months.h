/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last twelve months of those who are looked at: how key results stood, who came and who left. */
#pragma once

#include "heng-insights.h"
#include "heng-key-result.h"
#include "heng-turnover.h"

G_BEGIN_DECLS

#define HENG_INSIGHTS_MONTHS 12

/* Never changes once loaded. */
typedef struct _HengInsightsMonths HengInsightsMonths;
HengInsightsMonths *heng_insights_months_load (HengDb *db, const HengInsights *insights, GError **error);
void heng_insights_months_free (HengInsightsMonths *months);

typedef struct
{
  HengDate days[HENG_INSIGHTS_MONTHS]; /* the last of each month, old → new; of the running one: today */
  guint health[HENG_INSIGHTS_MONTHS][HENG_HEALTH_DONE + 1]; /* active key results by health on that day */
  guint key_results[HENG_INSIGHTS_MONTHS];
  HengHeadcount staff[HENG_INSIGHTS_MONTHS]; /* interns and dispatched people left out (domain.md §2.11) */
} HengInsightsMonthly;
/* People count where they are now, or were last; goals of a department with the department. */
void heng_insights_months_count (const HengInsightsMonths *months, const HengInsightsScope *scope, HengInsightsMonthly *monthly);

/* The people behind a figure of the month, all of the same scope: employee ids (gint64), each once. `month` 0–11. */
/* Who owns a key result that had one of these states as the month ended; `healths`: bits 1 << HengHealth. Goals of departments have nobody. */
GArray *heng_insights_months_owners (const HengInsightsMonths *months, const HengInsightsScope *scope, guint month, guint healths);
typedef enum { HENG_INSIGHTS_JOINERS, HENG_INSIGHTS_LEAVERS, HENG_INSIGHTS_VOLUNTARY /* of the leavers */ } HengInsightsMove;
GArray *heng_insights_months_movers (const HengInsightsMonths *months, const HengInsightsScope *scope, guint month, HengInsightsMove move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsMonths, heng_insights_months_free)

G_END_DECLS
