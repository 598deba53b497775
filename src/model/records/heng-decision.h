/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of what follows from results: calibration moves, appeals, personnel decisions, and absences that matter to them. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* A grade that was moved or taken from the distribution; the score never changes. One row per person and cycle: a later move rewrites it, the
 * journal keeps the earlier one. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  char *from_grade; /* what was proposed: the grade of the score, or of the seat under ENFORCE */
  char *to_grade;   /* what counts */
  char *reason;
  char *approver, *second_approver;
  gint64 at; /* UTC ms */
} HengGradeChange;
HENG_DECLARE_RECORD (HengGradeChange, heng_grade_change, heng_grade_change_type)

/* A department whose people are counted together with those of the cycle's other departments of the same `pool` number (domain.md §2.9).
 * Departments without a row are pools of their own. */
typedef struct
{
  gint64 id, version;
  gint64 cycle_id, department_id;
  gint64 pool; /* 1 … */
} HengPoolMember;
HENG_DECLARE_RECORD (HengPoolMember, heng_pool_member, heng_pool_member_type)

typedef enum { HENG_APPEAL_OPEN, HENG_APPEAL_UPHELD, HENG_APPEAL_AMENDED, HENG_APPEAL_RERATED, HENG_APPEAL_WITHDRAWN } HengAppealState;
extern const HengEnumValue heng_appeal_state_values[];

typedef struct
{
  gint64 id, version;
  gint64 cycle_id, employee_id;
  HengDate opened;
  char *reason;
  int state;
  HengDate decided;
  char *decided_by, *reply; /* in writing */
} HengAppeal;
HENG_DECLARE_RECORD (HengAppeal, heng_appeal, heng_appeal_type)

typedef enum { HENG_DECISION_PROMOTION, HENG_DECISION_KEY_TALENT, HENG_DECISION_RAISE_ABOVE_MATRIX, HENG_DECISION_DEMOTION, HENG_DECISION_PAY_CUT,
               HENG_DECISION_PIP, HENG_DECISION_DISMISSAL, HENG_DECISION_OTHER } HengDecisionKind;
extern const HengEnumValue heng_decision_kind_values[];

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  int kind;
  HengDate day;
  char *decider;
  char *evidence;  /* keys of cycles, separated by spaces; "2026Q1*" has interview minutes */
  char *documents; /* keys of heng_proof_values, separated by spaces */
  char *reason;
  char *flags;     /* keys of heng_guard_values that were raised, separated by spaces */
  char *answers;   /* one line each: "DG4_APPEAL_OPEN: text" */
} HengDecision;
HENG_DECLARE_RECORD (HengDecision, heng_decision, heng_decision_type)

typedef enum { HENG_ABSENCE_ANNUAL, HENG_ABSENCE_PERSONAL, HENG_ABSENCE_SICK, HENG_ABSENCE_MATERNITY, HENG_ABSENCE_WORK_INJURY,
               HENG_ABSENCE_MARRIAGE, HENG_ABSENCE_BEREAVEMENT, HENG_ABSENCE_PATERNITY, HENG_ABSENCE_PARENTAL, HENG_ABSENCE_OTHER } HengAbsenceKind;
extern const HengEnumValue heng_absence_kind_values[];

/* Leave of whole days. Health is nobody else's business: sensitive. */
typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  HengDate from_date, to_date; /* both inclusive */
  int kind;
  char *note;
} HengAbsence;
HENG_DECLARE_RECORD (HengAbsence, heng_absence, heng_absence_type)

/* Maternity leave and absence after a work injury never lower a grade (domain.md §4). */
gboolean heng_absence_is_protected (HengAbsenceKind kind);

G_END_DECLS
