/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the trend chart, shared by its three files: data, words, layout. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *key, *name, *grade;
  HengMicro micro, mean_micro;
  double value, mean;
  guint people; /* a mean is of; 0: unknown */
  gboolean has_value, has_mean, pilot, forecast;
} HengTrendPoint;

typedef struct
{
  double value; /* lower bound of the grade */
  char *grade;
} HengTrendCut;

typedef struct
{
  GPtrArray *points; /* of HengTrendPoint, old → new */
  GArray *cuts;      /* of HengTrendCut, lowest first */
  int first, last;   /* index of the first and last point with a value that is no pilot; −1 without any */
  guint fitted[8];   /* indices of the newest published points, old → new */
  guint n;           /* of them */
  gboolean is_of_means; /* each point is the mean of many people */
  gboolean show_mean, show_fit, show_band;
  double fit_level, fit_slope, fit_error, half_width;
  double low, high; /* value axis */
} HengTrendChart;

/* The line through the fitted points at place t (0 … n − 1, gaps closed, domain.md §2.10) and the half width of its 95 % band. */
double heng_trend_fit (const HengTrendChart *trend, double t);
double heng_trend_half_width (const HengTrendChart *trend, double t);
void heng_trend_say (HengChart *chart, const HengTrendChart *trend); /* title, subtitle, description, empty */
void heng_trend_layout (HengChart *chart, HengFrame *frame);

G_END_DECLS
