/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of calibration moves, appeals, personnel decisions and absences. */
#include "heng-decision.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_appeal_state_values[] = {
  { HENG_APPEAL_OPEN, "OPEN", N_("Appeal open") },
  { HENG_APPEAL_UPHELD, "UPHELD", N_("Result upheld") },
  { HENG_APPEAL_AMENDED, "AMENDED", N_("Result amended") },
  { HENG_APPEAL_RERATED, "RERATED", N_("To be rated again") },
  { HENG_APPEAL_WITHDRAWN, "WITHDRAWN", N_("Appeal withdrawn") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_decision_kind_values[] = {
  { HENG_DECISION_PROMOTION, "PROMOTION", N_("Promotion") },
  { HENG_DECISION_KEY_TALENT, "KEY_TALENT", N_("Key-talent list") },
  { HENG_DECISION_RAISE_ABOVE_MATRIX, "RAISE_ABOVE_MATRIX", N_("Raise above the matrix") },
  { HENG_DECISION_DEMOTION, "DEMOTION", N_("Demotion") },
  { HENG_DECISION_PAY_CUT, "PAY_CUT", N_("Pay cut") },
  { HENG_DECISION_PIP, "PIP", N_("Improvement plan") },
  { HENG_DECISION_DISMISSAL, "DISMISSAL", N_("Dismissal for incompetence") },
  { HENG_DECISION_OTHER, "OTHER", N_("Other decision") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_absence_kind_values[] = {
  { HENG_ABSENCE_ANNUAL, "ANNUAL", N_("Annual leave") },
  { HENG_ABSENCE_PERSONAL, "PERSONAL", N_("Personal leave") },
  { HENG_ABSENCE_SICK, "SICK", N_("Sick leave") },
  { HENG_ABSENCE_MATERNITY, "MATERNITY", N_("Maternity leave") },
  { HENG_ABSENCE_WORK_INJURY, "WORK_INJURY", N_("Work injury") },
  { HENG_ABSENCE_MARRIAGE, "MARRIAGE", N_("Marriage leave") },
  { HENG_ABSENCE_BEREAVEMENT, "BEREAVEMENT", N_("Bereavement leave") },
  { HENG_ABSENCE_PATERNITY, "PATERNITY", N_("Paternity leave") },
  { HENG_ABSENCE_PARENTAL, "PARENTAL", N_("Parental leave") },
  { HENG_ABSENCE_OTHER, "OTHER", N_("Other leave") },
  { 0, NULL, NULL },
};

gboolean
heng_absence_is_protected (HengAbsenceKind kind)
{
  return kind == HENG_ABSENCE_MATERNITY || kind == HENG_ABSENCE_WORK_INJURY;
}

static const HengField grade_change_fields[] = {
  REF_FIELD (HengGradeChange, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengGradeChange, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengGradeChange, from_grade, N_("Proposed grade"), REQUIRED),
  TEXT_FIELD (HengGradeChange, to_grade, N_("Grade"), REQUIRED),
  TEXT_FIELD (HengGradeChange, reason, N_("Reason"), REQUIRED),
  TEXT_FIELD (HengGradeChange, approver, N_("Approved by"), PLAIN),
  TEXT_FIELD (HengGradeChange, second_approver, N_("Second approver"), PLAIN),
  INT_FIELD (HengGradeChange, at, N_("Time"), TIME),
};
RECORD_TYPE (heng_grade_change_type, HengGradeChange, "grade_change", N_("calibration of a grade"), grade_change_fields, FALSE);

static const HengField pool_member_fields[] = {
  REF_FIELD (HengPoolMember, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengPoolMember, department_id, N_("Department"), REQUIRED),
  INT_FIELD (HengPoolMember, pool, N_("Pool"), PLAIN),
};
RECORD_TYPE (heng_pool_member_type, HengPoolMember, "pool_member", N_("department of a pool"), pool_member_fields, FALSE);

static const HengField appeal_fields[] = {
  REF_FIELD (HengAppeal, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengAppeal, employee_id, N_("Employee"), REQUIRED),
  DATE_FIELD (HengAppeal, opened, N_("Opened"), REQUIRED),
  TEXT_FIELD (HengAppeal, reason, N_("Reason"), REQUIRED),
  ENUM_FIELD (HengAppeal, state, N_("State"), heng_appeal_state_values),
  DATE_FIELD (HengAppeal, decided, N_("Decided"), PLAIN),
  TEXT_FIELD (HengAppeal, decided_by, N_("Decided by"), PLAIN),
  TEXT_FIELD (HengAppeal, reply, N_("Reply"), PLAIN),
};
RECORD_TYPE (heng_appeal_type, HengAppeal, "appeal", N_("appeal"), appeal_fields, FALSE);

static const HengField decision_fields[] = {
  REF_FIELD (HengDecision, employee_id, N_("Employee"), REQUIRED),
  ENUM_FIELD (HengDecision, kind, N_("Kind"), heng_decision_kind_values),
  DATE_FIELD (HengDecision, day, N_("Day"), REQUIRED),
  TEXT_FIELD (HengDecision, decider, N_("Decided by"), REQUIRED),
  TEXT_FIELD (HengDecision, evidence, N_("Evidence"), PLAIN),
  TEXT_FIELD (HengDecision, documents, N_("Documents"), PLAIN),
  TEXT_FIELD (HengDecision, reason, N_("Reason"), REQUIRED),
  TEXT_FIELD (HengDecision, flags, N_("Flags"), PLAIN),
  TEXT_FIELD (HengDecision, answers, N_("Answers to the flags"), PLAIN),
};
RECORD_TYPE (heng_decision_type, HengDecision, "decision", N_("personnel decision"), decision_fields, FALSE);

static const HengField absence_fields[] = {
  REF_FIELD (HengAbsence, employee_id, N_("Employee"), REQUIRED),
  DATE_FIELD (HengAbsence, from_date, N_("From"), REQUIRED),
  DATE_FIELD (HengAbsence, to_date, N_("To"), REQUIRED),
  ENUM_FIELD (HengAbsence, kind, N_("Kind of leave"), heng_absence_kind_values),
  TEXT_FIELD (HengAbsence, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_absence_type, HengAbsence, "absence", N_("absence"), absence_fields, TRUE);
