/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heat table: means of groups by dimension, five steps around 100, the number in every cell. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  HengValue value;    /* points; NA: "—" in an empty frame */
  guint n;            /* people behind it; below 3 it is hidden by the chart, and a second one with it */
  gboolean hidden;    /* hide it whatever n is */
  gint64 target_id;   /* 0: that of the row */
} HengHeatCell;

typedef struct
{
  const char *key, *label; /* "F", "财务" */
  gboolean is_strong;      /* bold head: the scorecard as a whole */
} HengHeatColumn;

typedef struct
{
  const char *key, *label;   /* key: for the mark's name, "12" */
  guint n;                   /* of the n column */
  gboolean is_total;         /* bold; stands last; never hidden for what the others hide */
  gint64 target_id;          /* unit … */
  const HengHeatCell *cells; /* one for each column */
} HengHeatRow;

typedef struct
{
  HengChartAbout about;
  const char *measure;  /* "Mean perspective score"; NULL: that */
  HengMicro cuts[4];    /* lower bounds of the upper four steps; all 0: 85 95 105 115 */
  const HengHeatColumn *columns;
  guint n_columns;
  const HengHeatRow *rows;
  guint n_rows;
} HengHeat;

/* Copies everything. Marks "cell:12/F" with the cell's target, "row:12" on the row's name with the row's. */
HengChart *heng_chart_heat_new (const HengHeat *heat);

G_END_DECLS
