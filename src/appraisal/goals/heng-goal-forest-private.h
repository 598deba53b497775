/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the forest of goals: what its passes hand on. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-forest-table.h"
#include "heng-goal-forest.h"

G_BEGIN_DECLS

typedef struct
{
  HengDb *db;
  const HengCycle *cycle;
  HengDate today;
  GPtrArray *departments, *projects;
  HengForestRows *rows;
  GHashTable *objective_places, *kr_places; /* id → index + 1 in the rows */
  int *parents, *parent_krs;                /* per objective: objective and key result it hangs on, −1 for none */
  guint *first_item, *item_of;              /* places of key results, grouped by objective */
  HengKrProgress *progress;                 /* per key result */
  HengMicro *current;
  HengValue *rolled, *points, *expected, *confidence; /* per objective; MISSING when the alignment forms a loop */
} HengForestBuild;

/* Puts the rows into the order of the tree and fills nodes, links, places and summary. */
void heng_forest_lay_out (HengForestBuild *build, HengGoalForest *forest);

G_END_DECLS
