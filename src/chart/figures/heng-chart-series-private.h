/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the monthly lines, shared by their files. */
#pragma once

#include "heng-chart-measure.h"
#include "heng-chart-rows.h"
#include "heng-chart-series.h"

G_BEGIN_DECLS

#define HENG_SERIES_MOST 3

typedef struct
{
  char *key, *label;
  HengSeriesPoint *points; /* of too few people: NA */
} HengSeriesTrack;

typedef struct
{
  HengMeasure measure;
  HengValue target;
  HengDate *months;
  guint n_months, n_tracks;
  HengSeriesTrack tracks[HENG_SERIES_MOST];
  double low, high, step;
  guint n_hidden, least, most; /* points hidden; smallest and largest denominator */
} HengSeriesChart;

gboolean heng_series_is_shown (const HengSeriesPoint *point);
char *heng_series_month (const HengSeriesChart *data, guint month); /* "Jan 26" for the first and each January, else "Feb" */
char *heng_series_spoken (const HengSeriesChart *data, const HengSeriesTrack *track, guint month);
void heng_series_layout (HengChart *chart, HengFrame *frame);

G_END_DECLS
