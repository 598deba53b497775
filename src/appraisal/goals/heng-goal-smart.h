/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SMART lamps for a goal as it is being typed (domain.md §5): context loaded once, then pure. */
#pragma once

#include "heng-goal-forest.h"
#include "heng-smart.h"

G_BEGIN_DECLS

/* What surrounds one objective: its cycle, its key results, its owner's other goals, past values. Goes whole between threads. */
typedef struct _HengGoalContext HengGoalContext;

HengGoalContext *heng_goal_context_load (HengDb *db, gint64 objective_id, GError **error);
void heng_goal_context_free (HengGoalContext *context);
const HengObjective *heng_goal_context_objective (const HengGoalContext *context);
/* Of HengKeyResult, cancelled ones too, by order. */
GPtrArray *heng_goal_context_key_results (const HengGoalContext *context);
const HengCycle *heng_goal_context_cycle (const HengGoalContext *context);

typedef struct
{
  HengSmartFinding finding;
  char *proposal; /* what to do about it, with words for the field where possible; NULL: none */
  char *field;    /* field of the record it is about, "title", "target" …; never NULL */
  char *text;     /* what to put into that field to mend it; NULL: nobody can know */
} HengGoalAdvice;
void heng_goal_advice_free (HengGoalAdvice *advice);

/* The five lamps with what they say. */
typedef struct
{
  HengLamp lamps[HENG_SMART_N_LAMPS];
  HengSmartSeverity worst;
  GPtrArray *advice; /* of HengGoalAdvice, in the order of the rules */
} HengGoalLamps;
void heng_goal_lamps_free (HengGoalLamps *lamps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalLamps, heng_goal_lamps_free)

/* Of unsaved values; both records may be new (id 0). is_submit: as submission sees it (M1: fields are required). A few µs. */
HengGoalLamps *heng_goal_check_objective (const HengGoalContext *context, const HengObjective *objective);
HengGoalLamps *heng_goal_check_key_result (const HengGoalContext *context, const HengKeyResult *kr, gboolean is_submit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalContext, heng_goal_context_free)

G_END_DECLS
