/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the heat table, shared by its files: cells, words, layout. */
#pragma once

#include "heng-chart-heat.h"
#include "heng-chart-rows.h"

G_BEGIN_DECLS

typedef struct
{
  HengValue value;
  guint n;
  gboolean hidden;
  gint64 target_id;
} HengHeatPlace;

typedef struct
{
  char *key, *label;
  guint n;
  gboolean is_total;
  gint64 target_id;
  HengHeatPlace *cells;
} HengHeatLine;

typedef struct
{
  GPtrArray *lines; /* of HengHeatLine */
  char **keys, **heads;
  gboolean *strong;
  guint n_columns;
  HengMicro cuts[4];
} HengHeatTable;

guint heng_heat_step (const HengHeatTable *table, HengMicro value); /* 0–4 */
char *heng_heat_cell_text (const HengHeatPlace *cell);              /* "91.3", "—", "n<3", "…" */
char *heng_heat_cell_spoken (const HengHeatTable *table, const HengHeatLine *line, guint column);
void heng_heat_say (HengChart *chart, const HengHeatTable *table, const HengHeat *heat);
void heng_heat_layout (HengChart *chart, HengFrame *frame);
double heng_heat_height (HengChart *chart, const HengFrame *frame);

G_END_DECLS
