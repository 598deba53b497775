/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rater gap: for every question what a person thinks of himself, what the others think, and the manager. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key, *label;         /* "Q3", the question in few words */
  HengValue self, manager, others; /* 1–5; no number: the mark is left out */
  guint n_others;                  /* below 3: neither disc nor gap */
  gint64 target_id;
} HengDumbbellRow;

typedef struct
{
  HengChartAbout about;
  const HengDumbbellRow *rows; /* in any order; the chart sorts by gap, largest first */
  guint n_rows;
  guint n_manager;             /* raters */
} HengDumbbell;

/* Gaps from here on are in bold and orange: 0.75. */
#define HENG_DUMBBELL_WIDE (HENG_MICRO * 3 / 4)

/* Copies everything. Marks "question:Q3". */
HengChart *heng_chart_dumbbell_new (const HengDumbbell *dumbbell);

G_END_DECLS
