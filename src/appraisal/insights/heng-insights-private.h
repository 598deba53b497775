/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/appraisal/insights. */
#pragma once

#include "heng-insights.h"

G_BEGIN_DECLS

/* For arrays of const char *: digits by their value, "P9" before "P10". */
int heng_insights_compare_names (gconstpointer a, gconstpointer b, gpointer unused);
/* Fills `leaders` and the column of managers from the id of each row's manager. */
gboolean heng_insights_add_leaders (HengInsights *insights, HengDb *db, const gint64 *manager_ids, GError **error);
/* Fills by_score. */
void heng_insights_sort (HengInsights *insights);
/* A byte for each unit: it is `id` or below it. `units` of HengInsightsUnit, parents first. New. */
guint8 *heng_insights_units_within (const GArray *units, gint64 id);
/* Place of a level; one that nobody has: a place that no row has. */
int heng_insights_find_level (const HengInsights *insights, const char *level);

/* What a filter leaves, by place in the insights. */
typedef struct
{
  guint8 *units, *leaders; /* a byte for each; NULL: all */
  int level;               /* −1: all */
} HengInsightsWithin;
HengInsightsWithin heng_insights_within (const HengInsights *insights, const HengInsightsFilter *filter);
void heng_insights_within_clear (HengInsightsWithin *within);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengInsightsWithin, heng_insights_within_clear)

static inline gboolean
heng_insights_is_within (const HengInsightsWithin *within, gint32 unit, gint32 leader, gint32 level)
{
  return (within->units == NULL || (unit >= 0 && within->units[unit])) && (within->leaders == NULL || (leader >= 0 && within->leaders[leader]))
         && (within->level < 0 || level == within->level);
}

G_END_DECLS
