/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cycles up to one as means of those who are looked at, for the trend. */
#pragma once

#include "heng-insights.h"

G_BEGIN_DECLS

#define HENG_INSIGHTS_CYCLES 8 /* the trend looks back no further (domain.md §2.10) */

/* Published scores of the cycles before one. Never changes once loaded. */
typedef struct _HengInsightsCourse HengInsightsCourse;
HengInsightsCourse *heng_insights_course_load (HengDb *db, const HengInsights *insights, GError **error);
void heng_insights_course_free (HengInsightsCourse *course);

typedef struct
{
  const HengCycle *cycle; /* of course or insights */
  HengValue mean;         /* of the published scores; of the cycle itself also of forecasts; NA for fewer than 3 people */
  guint n;
  gboolean is_forecast;   /* not everybody is published */
} HengInsightsPoint;
/* Of HengInsightsPoint, old → new, the scope's cycle last; cycles without results are left out. People count where they were in each cycle, and with
 * the level they have now. */
GArray *heng_insights_course_points (const HengInsightsCourse *course, const HengInsightsScope *scope);
/* Whose results the point of an earlier cycle is the mean of: employee ids (gint64) by id. Empty for a cycle that is no point of the course. */
GArray *heng_insights_course_people (const HengInsightsCourse *course, const HengInsightsScope *scope, gint64 cycle_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsCourse, heng_insights_course_free)

G_END_DECLS
