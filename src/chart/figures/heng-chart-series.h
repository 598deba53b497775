/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A metric month by month: one to three lines, their denominators in the subtitle. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  HengValue value;    /* in the unit ("%": 2.5 % is 2,500,000); no number: a gap in the line */
  guint n;            /* denominator; below 3 the point is hidden by the chart (is_count: never) */
  gint64 target_id;
} HengSeriesPoint;

typedef struct
{
  const char *key, *label;       /* "turnover", "主动离职率" */
  const HengSeriesPoint *points; /* one for each month */
} HengSeriesLine;

typedef struct
{
  HengChartAbout about;
  const char *measure;     /* "Turnover by month": begins the title */
  const char *unit;        /* "%", "people", "小时"; may be NULL */
  int decimals;            /* of values in words, 0–2 */
  const char *denominator; /* "average headcount": named with its range in the subtitle; NULL: none */
  gboolean is_count;       /* values count people or events: no denominator, nothing is hidden */
  const char *rule;        /* the one rule a reader needs, in the foot ("annualised: × 12") or NULL */
  HengValue target;        /* dashed line, or no number */
  const HengDate *months;  /* any day of each, ascending */
  guint n_months;
  const HengSeriesLine *lines; /* 1–3; more are refused: the chart says so */
  guint n_lines;
} HengSeries;

/* Copies everything. Marks "point:turnover/2026-03". */
HengChart *heng_chart_series_new (const HengSeries *series);

G_END_DECLS
