/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No important personnel decision rests on one cycle's result: the flags a decision has to answer (domain.md §2.10). */
#pragma once

#include "heng-decision.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_GUARD_DG1 = 1 << 0, /* single cycle */
  HENG_GUARD_DG2 = 1 << 1, /* no pattern */
  HENG_GUARD_DG3 = 1 << 2, /* legal proof missing */
  HENG_GUARD_DG4 = 1 << 3, /* an appeal is open */
  HENG_GUARD_DG5 = 1 << 4, /* thin data */
  HENG_GUARD_DG6 = 1 << 5, /* outlier: regression to the mean */
  HENG_GUARD_DG7 = 1 << 6, /* a pilot cycle is used */
  HENG_GUARD_DG8 = 1 << 7, /* no human decider, or no reason beyond the grade */
} HengGuardFlags;
extern const HengEnumValue heng_guard_values[]; /* in the order of the flags; keys "DG1_SINGLE_CYCLE" …; labels say what is missing */

/* One cycle of the evidence list. */
typedef struct
{
  const char *key;
  HengMicro published;       /* meaningful when is_published */
  gboolean is_published, pilot;
  gboolean is_low;           /* grade C or D: see heng_grade_scale_is_low */
  gboolean has_minutes;      /* of the interview about it */
  gint64 active_weight_bp;   /* of the scorecard */
  gboolean component_missing;
  HengDate from, to;         /* HENG_DATE_NONE: not known */
} HengEvidenceCycle;

/* What else is at hand. */
typedef enum
{
  HENG_PROOF_INCIDENT = 1 << 0,         /* documented */
  HENG_PROOF_EXAMPLES = 1 << 1,         /* concrete, for an improvement plan */
  HENG_PROOF_INCOMPETENCE = 1 << 2,     /* against agreed duties */
  HENG_PROOF_TRAINING = 1 << 3,         /* training or re-posting on record */
  HENG_PROOF_STILL_INCOMPETENT = 1 << 4,
  HENG_PROOF_LEGAL_REVIEW = 1 << 5,
} HengProofFlags;
extern const HengEnumValue heng_proof_values[]; /* keys INCIDENT EXAMPLES INCOMPETENCE TRAINING STILL_INCOMPETENT LEGAL_REVIEW */

typedef struct
{
  HengDecisionKind kind;
  const HengEvidenceCycle *cycles; /* old to new */
  guint n_cycles;
  HengProofFlags proofs;
  gboolean appeal_open;            /* of any listed cycle or of the person now */
  const char *decider, *reason;    /* NULL or blank = none */
} HengDecisionCase;

/* The flags that must be answered in writing. `trace` (may be NULL) becomes the step "guards" with one child per flag that was looked at. */
HengGuardFlags heng_decision_guards (const HengDecisionCase *decision, HengTrace *trace);

/* TRUE when a reason says more than a grade, a score or a rank ("等级C", "grade D, ranked last"). */
gboolean heng_reason_is_more_than_grade (const char *reason);

G_END_DECLS
