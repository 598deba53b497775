/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A metric by department: one bar each from zero, the value at its tip, n beside the name, the company's value as a line. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key, *label;  /* "12", "研发部" */
  HengValue value;          /* in the unit; may be negative; no number: words */
  guint n;                  /* denominator; below 3 the bar is hidden by the chart, and the next smallest with it when it is the only one */
  gboolean hidden;          /* hide it whatever n is */
  gboolean is_accent;       /* "this department": the others are grey when there is one */
  gint64 target_id;
} HengBar;

typedef struct
{
  HengChartAbout about;
  const char *measure;     /* "Turnover": begins the title */
  const char *unit;        /* "%" …; may be NULL */
  int decimals;            /* 0–2 */
  const char *denominator; /* "average headcount"; NULL: "people" */
  gboolean is_count;       /* values count people or events: nothing is hidden */
  gboolean keep_order;     /* as given; else by value, largest first */
  const char *rule;        /* definition, in the foot; or NULL */
  HengValue total;         /* of all: a line through the bars, or no number */
  guint total_n;
  const HengBar *bars;
  guint n_bars;
} HengBars;

/* Copies everything. Marks "bar:12". */
HengChart *heng_chart_bars_new (const HengBars *bars);

G_END_DECLS
