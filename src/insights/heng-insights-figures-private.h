/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the figures share. */
#pragma once

#include "heng-chart-about.h"
#include "heng-insights-figures.h"

G_BEGIN_DECLS

/* In the order of the columns. */
extern const HengPerspective heng_figure_perspectives[HENG_N_PERSPECTIVES];

/* The lines of goal health, and which states each stands for: bits 1 << HengHealth. */
#define HENG_FIGURE_N_HEALTHS 3
extern const HengHealth heng_figure_healths[HENG_FIGURE_N_HEALTHS];
guint heng_figure_health_bits (guint line);

/* What charts say about themselves; `who` has to be freed after the chart was made. */
HengChartAbout heng_figure_about (const HengInsightsResult *result, char **who);

HengChart *heng_figure_build_distribution (const HengInsightsResult *result);
HengChart *heng_figure_build_trend (const HengInsightsResult *result);
HengChart *heng_figure_build_departments (const HengInsightsResult *result);
HengChart *heng_figure_build_heat (const HengInsightsResult *result);
HengChart *heng_figure_build_calibration (const HengInsightsResult *result);
HengChart *heng_figure_build_okr (const HengInsightsResult *result);
HengChart *heng_figure_build_quality (const HengInsightsResult *result);
HengChart *heng_figure_build_turnover (const HengInsightsResult *result);
HengChart *heng_figure_build_moves (const HengInsightsResult *result);

G_END_DECLS
