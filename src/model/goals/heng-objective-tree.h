/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objective roll-up (domain.md §2.3, TV-O1…O5) and OKR points (§2.4, TV-Q1). */
#pragma once

#include "heng-key-result.h"

G_BEGIN_DECLS

/* One weighted item of an objective's list: a key result or a counted child. */
typedef struct
{
  gint64 weight_bp;
  gboolean cancelled;
  HengValue progress; /* NUMBER or NA */
} HengWeightedProgress;

/* P = Σ w·p ÷ Σ w over active items, rounded once. All weights 0 as set → equal. No active item or only tracked ones → NA. */
HengValue heng_weighted_progress (const HengWeightedProgress *items, guint n_items, HengTrace *trace);

/* Points of one objective by its curve; NA stays NA. */
HengValue heng_okr_points (HengValue progress, HengOkrCurve curve, HengTrace *trace);

typedef struct
{
  gint64 id;
  HengOkrMode mode;
  HengOkrCurve curve;
  int parent; /* index in the array, −1 for none; must be acyclic */
  HengOkrLink link;
  gint64 weight_bp; /* in the parent's list (link count) */
  gboolean cancelled;
  const HengWeightedProgress *key_results;
  guint n_key_results;
  HengValue progress, points; /* out */
  HengTrace *trace; /* step of this objective, may be NULL */
} HengObjectiveNode;

/* Fills progress and points of every node, children first. FALSE with a sentence when the links form a loop. */
gboolean heng_objective_tree_evaluate (HengObjectiveNode *nodes, guint n_nodes, GError **error);

typedef struct
{
  gint64 weight_bp;
  gboolean cancelled;
  HengValue points;
} HengWeightedPoints;

/* OKR component = Σ w_O·points ÷ Σ w_O; zero weights and NA as in §2.3. contributions (may be NULL, n items) get each item's
 * effective share of the component in parts: weight ÷ Σ active weights as micro (1.0 = whole). */
HengValue heng_okr_component (const HengWeightedPoints *items, guint n_items, HengTrace *trace);

G_END_DECLS
