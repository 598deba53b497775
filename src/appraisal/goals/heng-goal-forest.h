/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All goals of a cycle as one forest of objectives and key results, computed, in the order they are shown in. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef enum { HENG_GOAL_OBJECTIVE, HENG_GOAL_KEY_RESULT } HengGoalKind;

/* One line of the tree. Texts belong to the forest. */
typedef struct
{
  gint64 id, version;
  HengGoalKind kind;
  int parent;         /* index of the node it hangs on, −1 at the top; an objective hangs on an objective or on a key result */
  int objective;      /* index of the objective of a key result; of an objective: itself */
  guint depth;        /* 0 at the top */
  guint n_below;      /* nodes below it, of any depth: they follow it directly in the array */
  guint n_children;   /* directly below it */
  gint64 parent_id;   /* stored parent objective, 0: none; also set when it hangs on one of that objective's key results */
  gint64 parent_kr_id;
  const char *key, *title;
  HengOwnerKind owner_kind;
  gint64 owner_id;    /* employee, department, project; 0 for the company. A key result's: its objective's */
  const char *owner_name;
  gint64 lead_id;     /* employee who answers for it: the owner, its own lead, else the head of the department or lead of the project; 0: nobody */
  const char *lead_name;
  const char *lead_photo; /* sum of its content (heng-content-table.h); NULL: none */
  gint64 department_id; /* of the owner; 0: company and projects */
  HengGoalState state;
  gboolean is_published; /* of the objective */
  gint64 weight_bp;
  HengOkrMode mode;   /* objectives */
  HengOkrCurve curve;
  HengOkrLink link;   /* to the parent */
  HengKrType type;    /* key results */
  gboolean keep;
  HengMicro start, target, current; /* INCREASE and DECREASE; current: of the last check-in */
  HengMicro low, high, tolerance;   /* RANGE and RANGE_HITS */
  const char *unit;   /* "" for none */
  const char *steps;  /* as stored; NULL for none */
  const char *value;  /* of the last check-in as stored; NULL for none */
  HengDate due;       /* of an objective: the last day of its active key results */
  HengValue progress; /* NA "—": nothing that counts (domain.md §2.3); cancelled ones too */
  HengMicro raw;      /* of a key result: before it is limited to 0 … cap */
  HengValue points;   /* objectives (§2.4) */
  HengMicro expected; /* e of §2.2; an objective's: what its progress would be if each key result stood at its e */
  HengHealth health;  /* NONE when cancelled or without progress */
  guint flags;        /* HengKrFlags; an objective has those that all of its active key results share */
  int confidence;     /* 0–10; an objective's: rolled up like progress; −1: none */
  HengDate last_checkin; /* of an objective: the latest of its key results */
  gint64 hits, checkins; /* RANGE_HITS: within the range, of all */
  guint n_comments, n_evidence, n_links; /* n_links: reference links from or to it */
  gboolean has_request;  /* a change of the objective waits for a decision */
} HengGoalNode;

/* A reference link sideways, from an objective to an objective or a key result; never counts. */
typedef struct
{
  gint64 id, version;
  int from, to;      /* indexes of nodes */
  const char *note;  /* NULL for none */
} HengGoalSideLink;

typedef struct
{
  guint n_objectives, n_key_results;     /* active ones */
  guint n_health[HENG_HEALTH_DONE + 1];  /* active key results by health */
  gboolean has_plan;                     /* all active key results share one expected progress */
  HengMicro plan;
} HengGoalSummary;

/**
 * HengGoalForest: the goals of one cycle on one day. `nodes` stand in the order of the tree: each is followed by all that hang below it, so
 * a folded node hides the n_below nodes after it. Below an objective its key results come first, then objectives aligned to it; siblings by
 * kind of owner, then their order. Handed over whole between threads; never changed.
 */
typedef struct
{
  HengCycle *cycle;
  HengDate today;
  guint n_nodes;
  HengGoalNode *nodes;
  guint n_links;
  HengGoalSideLink *links;
  HengGoalSummary summary;
  char *fault; /* a translated sentence when the stored alignment forms a loop: then no objective has progress; NULL normally */
  GStringChunk *texts;
  GHashTable *places[2]; /* by kind: id → index + 1 */
} HengGoalForest;

/* today HENG_DATE_NONE: the store's. About 2 µs a node. */
HengGoalForest *heng_goal_forest_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
void heng_goal_forest_free (HengGoalForest *forest);
/* Index of a node, −1 when it is not there. */
int heng_goal_forest_find (const HengGoalForest *forest, HengGoalKind kind, gint64 id);
/* Where a key result stands as people read it: "18 分钟", "1/3", "Done", "—"; "" for objectives. New string. */
char *heng_goal_node_current_text (const HengGoalForest *forest, const HengGoalNode *node);
/* Where it began and where it has to go: "40 → 10 分钟", "45–50", "3 steps"; "" for objectives. New string. */
char *heng_goal_node_span_text (const HengGoalNode *node);
/* Whether `node` is `above` or hangs below it. */
gboolean heng_goal_forest_is_below (const HengGoalForest *forest, int node, int above);

/* The active key results of one's own, in the order of the tree: those of objectives somebody owns, and those one leads elsewhere. Indexes
 * (int). The round of check-ins goes through them. */
GArray *heng_goal_forest_own (const HengGoalForest *forest, gint64 employee_id);
/* Active key results below 100 % whose last check-in, or the cycle's first day, lies more than 14 days back (domain.md §4); none after the
 * cycle's end. Indexes (int). */
GArray *heng_goal_forest_silent (const HengGoalForest *forest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalForest, heng_goal_forest_free)

G_END_DECLS
