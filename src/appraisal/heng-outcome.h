/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of what follows from scores: distribution and calibration, correction of a published result, appeals, decisions. Errors are
 * HENG_APPRAISAL_ERROR or the store's. */
#pragma once

#include "heng-appraisal.h"
#include "heng-calibration.h"
#include "heng-decision-guards.h"
#include "heng-distribution.h"
#include "heng-outcome-table.h"
#include "heng-training-needs.h"

G_BEGIN_DECLS

/* Somebody who was on leave for most of a cycle is exempt unless asking to be scored (domain.md §4). Brings that one person up to date with the
 * roster. REFUSED when the result is published. Undoable. */
gboolean heng_cycle_request (HengDb *db, gint64 cycle_id, gint64 employee_id, gboolean asks, const char *actor, GError **error);

/* One person of a pool. Grades are borrowed from the pool's scale. */
typedef struct
{
  gint64 employee_id;
  char *emp_no, *name, *department;
  HengMicro published;
  gboolean is_published; /* a result is stored; else the score as it would be published now */
  gboolean outside;      /* outside the distribution: keeps the grade of the score */
  gboolean is_protected; /* the grade is never lowered */
  const char *band;      /* of the score */
  const char *seat;      /* NULL when nothing is enforced */
  const char *proposal;
  char *grade;           /* that counts now: calibration may have moved it */
  gboolean is_moved;     /* a grade change is recorded */
} HengPoolPerson;

/* People whose grades are distributed together (domain.md §2.9): a department with a type of its own, or merged ones. */
typedef struct
{
  char *name;            /* "研发部", "财务部 + 人事部" */
  GArray *department_ids; /* of gint64 */
  HengGradeScale *scale;
  GPtrArray *bands;      /* owned, of HengGradeBand */
  HengDistribution *distribution; /* of `people`, in their order */
  gint64 *counting;      /* per grade: people inside the distribution by the grade that counts now */
  GPtrArray *people;     /* of HengPoolPerson, by score, then number */
  guint n_blocked;       /* people without a score yet: outside the pool */
  HengTrace *trace;      /* NULL unless asked for */
} HengPool;
void heng_pool_free (HengPool *pool);

typedef struct
{
  int mode;                     /* HengDistributionMode; −1 = the cycle's own (a pilot: OFF) */
  const gint64 *department_ids; /* NULL = every pool; one or more: their people as one pool */
  guint n_departments;
  gboolean with_trace;
} HengPoolArgs;
/* A distribution proposal for a cycle: of HengPool, by department. Nothing is written. */
GPtrArray *heng_pools_propose (HengDb *db, gint64 cycle_id, const HengPoolArgs *args, GError **error);
/* The mode of the cycle; REFUSED for a pilot unless OFF, and once results are published. Undoable. */
gboolean heng_cycle_set_distribution (HengDb *db, gint64 cycle_id, HengDistributionMode mode, const char *actor, GError **error);
/* Counts the departments as one pool from now on; a single one is a pool of its own again. Undoable. */
gboolean heng_cycle_merge_pools (HengDb *db, gint64 cycle_id, const gint64 *department_ids, guint n_departments, const char *actor,
                                 GError **error);
/* Takes the enforced proposals over: one grade change per person whose seat differs from the grade of the score. The pools as in `args`, which
 * only chooses among the cycle's own. One undoable change; how many were written, −1 on error. */
gint64 heng_distribution_apply (HengDb *db, gint64 cycle_id, const char *approver, const char *actor, GError **error);

typedef struct
{
  gint64 cycle_id, employee_id;
  const char *grade, *reason;
  const char *approver;        /* NULL = the actor */
  const char *second_approver; /* NULL = none */
  const char *actor;
} HengCalibrateArgs;
/* Moves a grade away from the proposal by the rules of heng_calibration_check; back to the proposal removes the move. One undoable change.
 * REFUSED when the result is published. */
gboolean heng_grade_calibrate (HengDb *db, const HengCalibrateArgs *args, GError **error);

/* An actual value put right together with the result. */
typedef struct
{
  const char *code, *value; /* value as in heng_enter_actual; "NA" needs the correction's reason and approver */
  gint64 part;              /* 0 = the current part */
} HengCorrectedActual;

typedef struct
{
  gint64 cycle_id, employee_id;
  const char *reason;          /* stands on the new revision */
  const char *approver;        /* NULL = the actor */
  const char *second_approver; /* needed once the cycle is archived (domain.md §4: HR and head), and by heng_calibration_check */
  const HengCorrectedActual *actuals;
  guint n_actuals;
  HengMicro points;            /* an approved bonus or penalty to be added; 0 = none */
  const char *grade;           /* the grade that shall count; NULL = the grade of the score, or an earlier move from the same grade */
  const char *actor;
} HengCorrectArgs;
/* A published result becomes revision n + 1, computed anew from the corrected data by the scheme and on the day of revision 1. The old revision
 * stays as it is. One undoable change. REFUSED when nothing differs. */
HengResult *heng_result_correct (HengDb *db, const HengCorrectArgs *args, GError **error);

/* Working days after the notice of a result in which an appeal may be opened (domain.md §4). */
#define HENG_APPEAL_DAYS 5
/* Opens an appeal against a published result. REFUSED while another is open, and after the term unless `late`. Returns its id, 0 on error. */
gint64 heng_appeal_open (HengDb *db, gint64 cycle_id, gint64 employee_id, HengDate day, const char *reason, gboolean late, const char *actor,
                         GError **error);
/* Decides an open appeal in writing. `decided_by` (name or number) must not be who rated the person. */
gboolean heng_appeal_decide (HengDb *db, gint64 appeal_id, HengAppealState state, HengDate day, const char *decided_by, const char *reply,
                             const char *actor, GError **error);

/* The flags a decision has to answer, from its kind, evidence, documents and reason. −1 on error; `trace` may be NULL. */
gint64 heng_decision_flags (HengDb *db, const HengDecision *decision, HengTrace *trace, GError **error);
/* Stores a decision with its flags. REFUSED with the flags that `answers` leaves open. The record gets its id. Undoable. */
gboolean heng_decision_save (HengDb *db, HengDecision *decision, const char *actor, GError **error);

/* What one person's result suggests to learn. */
typedef struct
{
  char *emp_no, *name, *department;
  GPtrArray *needs; /* of HengTrainingNeed, at least one */
  HengTrace *trace;
} HengPersonNeeds;
void heng_person_needs_free (HengPersonNeeds *needs);
/* Proposals of training (of HengPersonNeeds, by emp_no): weak indicators, and weak questions of groups whose answers may be shown. An id of 0 =
 * everyone, every department. */
GPtrArray *heng_training_needs_load (HengDb *db, gint64 cycle_id, gint64 employee_id, gint64 department_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPool, heng_pool_free)

G_END_DECLS
