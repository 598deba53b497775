/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the waterfall, shared by its files: items and folding, words, layout. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

/* Items stand in the group of their component; adjustments, cap and rounding in HENG_N_COMPONENTS. */
typedef struct
{
  guint group;
  char *name;  /* "O1", "RD-06", "360", "adjustment-1", "cap", "rounding" */
  char *label;
  char *short_label; /* as it stands in a title: without the objective's title, without "Bonus:" */
  HengMicro value;   /* rounded to 2 decimals: what is printed is what is drawn */
  gboolean at_target;
  gboolean quiet; /* rounding: dim */
  gint64 target_id;
  HengValue progress; /* of an objective */
} HengWaterItem;

/* A row as drawn: an item, or several folded into one. */
typedef struct
{
  const HengWaterItem *item; /* NULL for a folded row */
  guint group, n;
  char *label;
  gboolean all_at_target;
  HengMicro value, from, to;
} HengWaterRow;

typedef struct
{
  GPtrArray *items; /* of HengWaterItem, in drawing order */
  HengMicro end;
  gboolean is_forecast;
  HengFinalFlags flags;
  HengComponent components[HENG_N_COMPONENTS];
  double low, high, step; /* value axis */
} HengWaterfall;

#define HENG_WATERFALL_ROWS 14

/* The rows between start and end, folded until there are at most `most` (if that is possible at all). */
GPtrArray *heng_waterfall_rows (const HengWaterfall *waterfall, guint most);
void heng_waterfall_say (HengChart *chart, const HengWaterfall *waterfall, const HengReview *review);
char *heng_waterfall_row_spoken (const HengWaterRow *row);
void heng_waterfall_layout (HengChart *chart, HengFrame *frame);

G_END_DECLS
