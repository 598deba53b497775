/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a HengChart: pointer and keyboard marks, spoken values, copy, table and save. */
#pragma once

#include <gtk/gtk.h>

#include "heng-chart.h"

G_BEGIN_DECLS

#define HENG_TYPE_CHART_VIEW (heng_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (HengChartView, heng_chart_view, HENG, CHART_VIEW, GtkWidget)

/* Property "content-height": px, 0 = the chart's natural height at its width. Signal "mark-activated" (guint index, gint64 target). */
GtkWidget *heng_chart_view_new (void);
/* Takes the chart; NULL shows nothing. The focused mark keeps its name over a change. */
void heng_chart_view_set_chart (HengChartView *view, HengChart *chart);
HengChart *heng_chart_view_get_chart (HengChartView *view);
/* The mark the keyboard has chosen; NULL: none. Borrowed until the next layout. */
const HengChartMark *heng_chart_view_get_focused (HengChartView *view);
void heng_chart_view_focus_mark (HengChartView *view, guint mark);

G_END_DECLS
