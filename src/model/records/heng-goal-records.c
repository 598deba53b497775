/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of what surrounds a goal. */
#include "heng-goal-records.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_request_state_values[] = {
  { HENG_REQUEST_OPEN, "OPEN", N_("Waiting") },
  { HENG_REQUEST_APPROVED, "APPROVED", N_("Approved") },
  { HENG_REQUEST_REFUSED, "REFUSED", N_("Refused") },
  { HENG_REQUEST_WITHDRAWN, "WITHDRAWN", N_("Withdrawn") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_remark_kind_values[] = {
  { HENG_REMARK_PLAIN, "PLAIN", N_("Remark") },
  { HENG_REMARK_SUBMIT, "SUBMIT", N_("Submitted") },
  { HENG_REMARK_APPROVE, "APPROVE", N_("Approved") },
  { HENG_REMARK_RETURN, "RETURN", N_("Returned") },
  { HENG_REMARK_CANCEL, "CANCEL", N_("Cancelled") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_evidence_kind_values[] = {
  { HENG_EVIDENCE_FILE, "FILE", N_("File") },
  { HENG_EVIDENCE_LINK, "LINK", N_("Link") },
  { HENG_EVIDENCE_DOCUMENT, "DOCUMENT", N_("Document") },
  { 0, NULL, NULL },
};

static const HengField goal_link_fields[] = {
  REF_FIELD (HengGoalLink, objective_id, N_("Objective"), REQUIRED),
  REF_FIELD (HengGoalLink, target_id, N_("Linked objective"), PLAIN),
  REF_FIELD (HengGoalLink, target_kr_id, N_("Linked key result"), PLAIN),
  TEXT_FIELD (HengGoalLink, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_goal_link_type, HengGoalLink, "goal_link", N_("link between goals"), goal_link_fields, FALSE);

static const HengField goal_version_fields[] = {
  REF_FIELD (HengGoalVersion, objective_id, N_("Objective"), REQUIRED),
  INT_FIELD (HengGoalVersion, number, N_("Version"), PLAIN),
  TEXT_FIELD (HengGoalVersion, document, N_("Goal"), REQUIRED),
  TEXT_FIELD (HengGoalVersion, reason, N_("Reason"), PLAIN),
  TEXT_FIELD (HengGoalVersion, approver, N_("Approved by"), PLAIN),
  INT_FIELD (HengGoalVersion, at, N_("Approved at"), TIME),
};
RECORD_TYPE (heng_goal_version_type, HengGoalVersion, "goal_version", N_("version of a goal"), goal_version_fields, FALSE);

static const HengField goal_request_fields[] = {
  REF_FIELD (HengGoalRequest, objective_id, N_("Objective"), REQUIRED),
  TEXT_FIELD (HengGoalRequest, base, N_("Goal before"), REQUIRED),
  TEXT_FIELD (HengGoalRequest, document, N_("Goal"), REQUIRED),
  TEXT_FIELD (HengGoalRequest, reason, N_("Reason"), REQUIRED),
  TEXT_FIELD (HengGoalRequest, author, N_("Asked by"), PLAIN),
  INT_FIELD (HengGoalRequest, at, N_("Asked at"), TIME),
  ENUM_FIELD (HengGoalRequest, state, N_("State"), heng_request_state_values),
  TEXT_FIELD (HengGoalRequest, decision, N_("Decision"), PLAIN),
  TEXT_FIELD (HengGoalRequest, decider, N_("Decided by"), PLAIN),
  INT_FIELD (HengGoalRequest, decided_at, N_("Decided at"), TIME),
};
RECORD_TYPE (heng_goal_request_type, HengGoalRequest, "goal_request", N_("request to change a goal"), goal_request_fields, FALSE);

static const HengField goal_grade_fields[] = {
  REF_FIELD (HengGoalGrade, objective_id, N_("Objective"), REQUIRED),
  REF_FIELD (HengGoalGrade, key_result_id, N_("Key result"), PLAIN),
  INT_FIELD (HengGoalGrade, grade, N_("Grade"), MICRO),
  FIELD (HengGoalGrade, computed, HENG_KIND_VALUE, N_("Computed grade"), NULL, MICRO),
  TEXT_FIELD (HengGoalGrade, note, N_("Note"), PLAIN),
  TEXT_FIELD (HengGoalGrade, author, N_("Author"), PLAIN),
  INT_FIELD (HengGoalGrade, at, N_("Entered at"), TIME),
};
RECORD_TYPE (heng_goal_grade_type, HengGoalGrade, "goal_grade", N_("grade of a goal"), goal_grade_fields, FALSE);

static const HengField goal_comment_fields[] = {
  REF_FIELD (HengGoalComment, objective_id, N_("Objective"), REQUIRED),
  REF_FIELD (HengGoalComment, key_result_id, N_("Key result"), PLAIN),
  ENUM_FIELD (HengGoalComment, kind, N_("Kind of remark"), heng_remark_kind_values),
  TEXT_FIELD (HengGoalComment, text, N_("Text"), REQUIRED),
  TEXT_FIELD (HengGoalComment, author, N_("Author"), PLAIN),
  INT_FIELD (HengGoalComment, at, N_("Entered at"), TIME),
};
RECORD_TYPE (heng_goal_comment_type, HengGoalComment, "goal_comment", N_("remark on a goal"), goal_comment_fields, FALSE);

static const HengField goal_mention_fields[] = {
  REF_FIELD (HengGoalMention, goal_comment_id, N_("Remark"), REQUIRED),
  REF_FIELD (HengGoalMention, employee_id, N_("Employee"), REQUIRED),
};
RECORD_TYPE (heng_goal_mention_type, HengGoalMention, "goal_mention", N_("mention in a remark"), goal_mention_fields, FALSE);

static const HengField goal_evidence_fields[] = {
  REF_FIELD (HengGoalEvidence, objective_id, N_("Objective"), REQUIRED),
  REF_FIELD (HengGoalEvidence, key_result_id, N_("Key result"), PLAIN),
  ENUM_FIELD (HengGoalEvidence, kind, N_("Kind of evidence"), heng_evidence_kind_values),
  TEXT_FIELD (HengGoalEvidence, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengGoalEvidence, place, N_("Where it is"), PLAIN),
  TEXT_FIELD (HengGoalEvidence, media_type, N_("Kind of file"), PLAIN),
  INT_FIELD (HengGoalEvidence, size, N_("Size"), PLAIN),
  TEXT_FIELD (HengGoalEvidence, sha256, N_("SHA-256"), PLAIN),
  TEXT_FIELD (HengGoalEvidence, author, N_("Author"), PLAIN),
  DATE_FIELD (HengGoalEvidence, added, N_("Added on"), PLAIN),
};
RECORD_TYPE (heng_goal_evidence_type, HengGoalEvidence, "goal_evidence", N_("evidence of a goal"), goal_evidence_fields, FALSE);
