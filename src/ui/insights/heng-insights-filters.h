/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one bar of filters that every figure follows: department with what is below it, level, manager with the line, cycle. */
#pragma once

#include <gtk/gtk.h>

#include "heng-insights.h"
#include "heng-store.h"

G_BEGIN_DECLS

#define HENG_TYPE_INSIGHTS_FILTERS (heng_insights_filters_get_type ())
G_DECLARE_FINAL_TYPE (HengInsightsFilters, heng_insights_filters, HENG, INSIGHTS_FILTERS, GtkBox)

GtkWidget *heng_insights_filters_new (void);
/* What there is to choose from; keeps what is chosen as far as it is still there. Emits nothing. */
void heng_insights_filters_set_insights (HengInsightsFilters *filters, HengInsights *insights, HengStore *store);
/* Emits nothing; `level` is copied. */
void heng_insights_filters_set (HengInsightsFilters *filters, const HengInsightsFilter *filter);
/* Borrowed. Signal "changed": somebody chose something else. */
const HengInsightsFilter *heng_insights_filters_get (HengInsightsFilters *filters);
gboolean heng_insights_filters_is_narrow (HengInsightsFilters *filters);
/* The cycles to choose from, of HengCycle, old → new, and the one that is shown. Signal "cycle" (gint64): somebody wants another. */
void heng_insights_filters_set_cycles (HengInsightsFilters *filters, const GPtrArray *cycles, gint64 current);

G_END_DECLS
