/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of objectives, key results and check-ins. */
#include "heng-cycle.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_owner_kind_values[] = {
  { HENG_OWNER_COMPANY, "COMPANY", N_("Company") },
  { HENG_OWNER_DEPT, "DEPT", N_("Department") },
  { HENG_OWNER_PROJECT, "PROJECT", N_("Project") },
  { HENG_OWNER_PERSON, "PERSON", N_("Person") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_okr_mode_values[] = {
  { HENG_OKR_OWN, "OWN", N_("Own key results") },
  { HENG_OKR_CHILDREN, "CHILDREN", N_("Child objectives") },
  { HENG_OKR_MIXED, "MIXED", N_("Key results and child objectives") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_okr_curve_values[] = {
  { HENG_CURVE_COMMITTED, "COMMITTED", N_("Committed") },
  { HENG_CURVE_ASPIRATIONAL, "ASPIRATIONAL", N_("Aspirational") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_okr_link_values[] = {
  { HENG_LINK_NONE, "NONE", N_("No link") },
  { HENG_LINK_COUNT, "COUNT", N_("Counts toward the parent") },
  { HENG_LINK_REFERENCE, "REFERENCE", N_("Refers to the parent") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_goal_state_values[] = {
  { HENG_GOAL_DRAFT, "DRAFT", N_("Draft") },
  { HENG_GOAL_SUBMITTED, "SUBMITTED", N_("Submitted") },
  { HENG_GOAL_APPROVED, "APPROVED", N_("Approved") },
  { HENG_GOAL_CANCELLED, "CANCELLED", N_("Cancelled") },
  { HENG_GOAL_RETURNED, "RETURNED", N_("Returned") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_kr_type_values[] = {
  { HENG_KR_INCREASE, "INCREASE", N_("Increase") },
  { HENG_KR_DECREASE, "DECREASE", N_("Decrease") },
  { HENG_KR_BOOLEAN, "BOOLEAN", N_("Done or not") },
  { HENG_KR_STEPS, "STEPS", N_("Steps") },
  { HENG_KR_RANGE, "RANGE", N_("Within a range") },
  { HENG_KR_RANGE_HITS, "RANGE_HITS", N_("Share of check-ins within a range") },
  { 0, NULL, NULL },
};

static const HengField objective_fields[] = {
  REF_FIELD (HengObjective, cycle_id, N_("Cycle"), REQUIRED),
  ENUM_FIELD (HengObjective, owner_kind, N_("Kind of owner"), heng_owner_kind_values),
  INT_FIELD (HengObjective, owner_id, N_("Owner"), PLAIN),
  TEXT_FIELD (HengObjective, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengObjective, title, N_("Title"), REQUIRED),
  ENUM_FIELD (HengObjective, mode, N_("Roll-up"), heng_okr_mode_values),
  ENUM_FIELD (HengObjective, curve, N_("Kind of objective"), heng_okr_curve_values),
  INT_FIELD (HengObjective, weight_bp, N_("Weight"), PERCENT),
  REF_FIELD (HengObjective, parent_id, N_("Parent objective"), PLAIN),
  ENUM_FIELD (HengObjective, link, N_("Alignment"), heng_okr_link_values),
  ENUM_FIELD (HengObjective, state, N_("State"), heng_goal_state_values),
  TEXT_FIELD (HengObjective, cancel_reason, N_("Reason for cancelling"), PLAIN),
  TEXT_FIELD (HengObjective, comment, N_("Comment"), PLAIN),
  INT_FIELD (HengObjective, sort, N_("Order"), PLAIN),
  REF_FIELD (HengObjective, parent_kr_id, N_("Parent key result"), PLAIN),
  REF_FIELD (HengObjective, lead_id, N_("Person in charge"), PLAIN),
  INT_FIELD (HengObjective, is_published, N_("Published"), YES_NO),
};
RECORD_TYPE (heng_objective_type, HengObjective, "objective", N_("objective"), objective_fields, FALSE);

static const HengField key_result_fields[] = {
  REF_FIELD (HengKeyResult, objective_id, N_("Objective"), REQUIRED),
  TEXT_FIELD (HengKeyResult, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengKeyResult, title, N_("Title"), REQUIRED),
  ENUM_FIELD (HengKeyResult, type, N_("Type of key result"), heng_kr_type_values),
  INT_FIELD (HengKeyResult, keep, N_("Keep the level"), YES_NO),
  INT_FIELD (HengKeyResult, start_value, N_("Start value"), MICRO),
  INT_FIELD (HengKeyResult, target, N_("Target"), MICRO),
  INT_FIELD (HengKeyResult, low, N_("Lower limit"), MICRO),
  INT_FIELD (HengKeyResult, high, N_("Upper limit"), MICRO),
  INT_FIELD (HengKeyResult, tolerance, N_("Tolerance"), MICRO),
  TEXT_FIELD (HengKeyResult, steps, N_("Steps"), PLAIN),
  TEXT_FIELD (HengKeyResult, unit, N_("Unit"), PLAIN),
  INT_FIELD (HengKeyResult, weight_bp, N_("Weight"), PERCENT),
  DATE_FIELD (HengKeyResult, due_date, N_("Due date"), PLAIN),
  TEXT_FIELD (HengKeyResult, acceptance, N_("Acceptance"), PLAIN),
  ENUM_FIELD (HengKeyResult, state, N_("State"), heng_goal_state_values),
  INT_FIELD (HengKeyResult, sort, N_("Order"), PLAIN),
  REF_FIELD (HengKeyResult, lead_id, N_("Person in charge"), PLAIN),
  TEXT_FIELD (HengKeyResult, justification, N_("Why the target can be reached"), PLAIN),
};
RECORD_TYPE (heng_key_result_type, HengKeyResult, "key_result", N_("key result"), key_result_fields, FALSE);

static const HengField checkin_fields[] = {
  REF_FIELD (HengCheckin, key_result_id, N_("Key result"), REQUIRED),
  DATE_FIELD (HengCheckin, day, N_("Day"), REQUIRED),
  TEXT_FIELD (HengCheckin, value, N_("Current value"), PLAIN),
  INT_FIELD (HengCheckin, confidence, N_("Confidence"), PLAIN),
  TEXT_FIELD (HengCheckin, note, N_("Note"), PLAIN),
  TEXT_FIELD (HengCheckin, author, N_("Author"), PLAIN),
  INT_FIELD (HengCheckin, at, N_("Entered at"), TIME),
};
RECORD_TYPE (heng_checkin_type, HengCheckin, "checkin", N_("check-in"), checkin_fields, FALSE);
