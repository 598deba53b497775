/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of many people straight from their reviews in one cycle. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

/* Departments by perspective: means of everybody with a value; the department is the first part of the path. */
HengChart *heng_chart_heat_of_reviews (GPtrArray *reviews);
/* Managers by the published (or forecast) scores of their people. */
HengChart *heng_chart_calibration_of_reviews (GPtrArray *reviews);

G_END_DECLS
