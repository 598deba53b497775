/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Insights page counts on, read once on a lane, and what a filter makes of it, counted by a thread. No widget in here. */
#pragma once

#include "heng-insights-course.h"
#include "heng-insights-months.h"
#include "heng-insights-view.h"
#include "heng-store.h"

G_BEGIN_DECLS

/* Immutable once loaded; counted. */
typedef struct
{
  gint ref_count;
  HengInsights *insights;
  HengInsightsCourse *course;
  HengInsightsMonths *months;
  GPtrArray *views;  /* of HengInsightsView */
  GPtrArray *cycles; /* of HengCycle, old → new */
} HengInsightsData;
/* A HengStoreFunc; args: gint64 *, the cycle. */
gpointer heng_insights_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
HengInsightsData *heng_insights_data_ref (HengInsightsData *data);
void heng_insights_data_unref (HengInsightsData *data);

/* Everything the figures show of one filter. */
typedef struct
{
  HengInsightsData *data;
  HengInsightsScope *scope;
  GPtrArray *departments, *managers; /* of HengInsightsGroup */
  HengInsightsGroup *all;
  GArray *points;                    /* of HengInsightsPoint */
  GArray *indicators;                /* of HengQualityRow: the most telling ones; key and label of the insights */
  HengInsightsMonthly monthly;
} HengInsightsResult;
void heng_insights_result_free (HengInsightsResult *result);
HengInsightsResult *heng_insights_result_new (HengInsightsData *data, const HengInsightsFilter *filter);

/* The same in a thread. */
void heng_insights_count_async (HengInsightsData *data, const HengInsightsFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
HengInsightsResult *heng_insights_count_finish (GAsyncResult *result, GError **error);

/* "研发部 · P6", what the filter narrows to, in words; NULL: the whole company. New. */
char *heng_insights_who (const HengInsights *insights, const HengInsightsFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsData, heng_insights_data_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsResult, heng_insights_result_free)

G_END_DECLS
