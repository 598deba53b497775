/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts of many people have in common: about whom, which cycle, as of when; and which figures are too small to be shown. */
#pragma once

#include "heng-chart.h"

G_BEGIN_DECLS

/* Every field may be empty; strings are copied. */
typedef struct
{
  const char *who;    /* "研发部": begins the title; NULL: the whole company */
  const char *period; /* "2026年第2季度": ends the subtitle */
  gint64 frozen_at;   /* Unix ms: "data frozen 2026-07-07 18:00" in the foot */
  HengDate day;       /* else "as of 2026-07-07"; also the date of a PDF */
} HengChartAbout;

/* Fewer people than this are not shown (paper-and-charts.md §3). */
#define HENG_CHART_LEAST 3

/**
 * heng_hide_small: which cells of a table of means must not be shown, row by row: those of fewer than `least` people (n 0 is no cell and is left
 * as it is), and in a row or column where exactly one is hidden the next smallest too, so that nothing follows by subtraction.
 * hidden[] may come with TRUE for what has to be hidden anyway. Every chart kind calls it for itself: give true n and values and no more.
 */
void heng_hide_small (const guint *n, guint n_rows, guint n_columns, guint least, gboolean *hidden);

G_END_DECLS
