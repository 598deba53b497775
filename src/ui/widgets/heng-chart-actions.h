/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do with any chart: copy its table, see it as a table, save it as a picture. */
#pragma once

#include "heng-chart-view.h"

G_BEGIN_DECLS

/* Actions chart.copy (Ctrl+C), chart.table and chart.save ("png", "svg", "pdf"). */
void heng_chart_actions_install (GtkWidgetClass *widget_class);
GtkWidget *heng_chart_actions_menu_new (void);
/* Writes the chart with its title in the light theme, format by the ending of the path. */
void heng_chart_view_save (HengChartView *view, const char *path, GError **error);

G_END_DECLS
