/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators held against themselves: n, mean, spread, crowding, missing rate and a small histogram each (domain.md §4). */
#pragma once

#include "heng-chart-about.h"
#include "heng-quality.h"

G_BEGIN_DECLS

#define HENG_QUALITY_BINS 24 /* of 5 points from 0; the last holds 115–120 */

typedef struct
{
  const char *key, *label;            /* "RD-06", "知识分享" */
  HengDiscrimination discrimination;  /* n < 3: nothing but n is shown */
  HengMissingRate missing;
  guint bins[HENG_QUALITY_BINS];
  gint64 target_id;
} HengQualityRow;

/* Discrimination, missing rate and bins from the scores; key, label and target stay. */
void heng_quality_row_fill (HengQualityRow *row, const HengMicro *scores, guint n, guint missing, guint expected);

typedef struct
{
  HengChartAbout about;
  const HengQualityRow *rows; /* the chart sorts: alarms first, then by SD, smallest first */
  guint n_rows;
} HengQualityTable;

/* Copies everything. Marks "indicator:RD-06". */
HengChart *heng_chart_quality_new (const HengQualityTable *table);

G_END_DECLS
