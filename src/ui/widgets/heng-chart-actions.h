/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do with any chart: copy its table, see it as a table, save it as a picture. */
#pragma once

#include "heng-chart-view.h"

G_BEGIN_DECLS

/* For any widget that shows a chart; the chart may be NULL. */
void heng_chart_copy_table (GtkWidget *widget, HengChart *chart);
void heng_chart_show_table (GtkWidget *widget, HengChart *chart);

/* Actions chart.copy (Ctrl+C), chart.copy-picture (Ctrl+Shift+C), chart.table, chart.save-table and chart.save ("png", "svg",
 * "pdf"). */
void heng_chart_actions_install (GtkWidgetClass *widget_class);
GtkWidget *heng_chart_actions_menu_new (void);
/* The chart with its title in the light theme as "png", "svg" or "pdf". */
GBytes *heng_chart_view_picture (HengChartView *view, const char *format, GError **error);

G_END_DECLS
