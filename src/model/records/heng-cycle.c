/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of a cycle, its participants and its results. Goals and check-ins have theirs in heng-goal.c. */
#include "heng-cycle.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"
#include "heng-scheme.h"

const HengEnumValue heng_cycle_state_values[] = {
  { HENG_CYCLE_DRAFT, "DRAFT", N_("In preparation") },
  { HENG_CYCLE_GOAL_SETTING, "GOAL_SETTING", N_("Goal setting") },
  { HENG_CYCLE_EXECUTING, "EXECUTING", N_("Under way") },
  { HENG_CYCLE_SELF_REVIEW, "SELF_REVIEW", N_("Self-assessment") },
  { HENG_CYCLE_REVIEW, "REVIEW", N_("Review") },
  { HENG_CYCLE_CALIBRATION, "CALIBRATION", N_("Calibration") },
  { HENG_CYCLE_INTERVIEW, "INTERVIEW", N_("Interviews") },
  { HENG_CYCLE_SIGN_OFF, "SIGN_OFF", N_("Sign-off") },
  { HENG_CYCLE_ARCHIVED, "ARCHIVED", N_("Archived") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_participant_state_values[] = {
  { HENG_PART_IN_PROGRESS, "IN_PROGRESS", N_("In progress") },
  { HENG_PART_EXEMPT, "EXEMPT", N_("Exempt") },
  { HENG_PART_TRANSFERRED, "TRANSFERRED", N_("Transferred") },
  { HENG_PART_LEFT, "LEFT", N_("Left the company") },
  { HENG_PART_CLOSED, "CLOSED", N_("Closed") },
  { HENG_PART_GOAL_DRAFT, "GOAL_DRAFT", N_("Writing goals") },
  { HENG_PART_GOAL_SUBMITTED, "GOAL_SUBMITTED", N_("Goals submitted") },
  { HENG_PART_GOAL_RETURNED, "GOAL_RETURNED", N_("Goals returned") },
  { HENG_PART_GOAL_APPROVED, "GOAL_APPROVED", N_("Goals approved") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_rater_group_values[] = {
  { HENG_GROUP_MGR, "MGR", N_("Manager") },
  { HENG_GROUP_PEER, "PEER", N_("Peers") },
  { HENG_GROUP_SUB, "SUB", N_("Subordinates") },
  { HENG_GROUP_CUST, "CUST", N_("Internal customers") },
  { HENG_GROUP_SELF, "SELF", N_("Self") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_comment_kind_values[] = {
  { HENG_COMMENT_STRENGTHS, "STRENGTHS", N_("Strengths") },
  { HENG_COMMENT_GAPS, "GAPS", N_("To improve") },
  { HENG_COMMENT_NEXT, "NEXT", N_("Goals of the next cycle") },
  { HENG_COMMENT_EMPLOYEE, "EMPLOYEE", N_("Employee's opinion") },
  { HENG_COMMENT_PEER_GOOD, "PEER_GOOD", N_("What goes well") },
  { HENG_COMMENT_PEER_IMPROVE, "PEER_IMPROVE", N_("What could be better") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_leniency_values[] = {
  { HENG_LENIENCY_NONE, "NONE", N_("No correction") },
  { HENG_LENIENCY_SHIFT, "SHIFT", N_("Mean shift") },
  { HENG_LENIENCY_ZSCORE, "ZSCORE", N_("z-score") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_distribution_mode_values[] = {
  { HENG_DISTRIBUTION_ADVISE, "ADVISE", N_("Advice only") },
  { HENG_DISTRIBUTION_OFF, "OFF", N_("No distribution") },
  { HENG_DISTRIBUTION_ENFORCE, "ENFORCE", N_("Enforced") },
  { 0, NULL, NULL },
};

static const HengField cycle_fields[] = {
  TEXT_FIELD (HengCycle, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengCycle, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengCycle, name_en, N_("English name"), PLAIN),
  DATE_FIELD (HengCycle, start_date, N_("Start"), REQUIRED),
  DATE_FIELD (HengCycle, end_date, N_("End"), REQUIRED),
  ENUM_FIELD (HengCycle, state, N_("Stage"), heng_cycle_state_values),
  INT_FIELD (HengCycle, pilot, N_("Pilot"), YES_NO),
  TEXT_FIELD (HengCycle, rule_version, N_("Rule version"), PLAIN),
  INT_FIELD (HengCycle, okr_cap, N_("Cap of OKR progress"), MICRO),
  TEXT_FIELD (HengCycle, scope, N_("Departments"), PLAIN),
  INT_FIELD (HengCycle, frozen_at, N_("Data frozen at"), TIME),
  INT_FIELD (HengCycle, published_at, N_("Published at"), TIME),
  INT_FIELD (HengCycle, trim, N_("Highest and lowest left out"), YES_NO),
  ENUM_FIELD (HengCycle, leniency, N_("Leniency correction"), heng_leniency_values),
  INT_FIELD (HengCycle, leniency_lambda, N_("Strength of the correction"), MICRO),
  ENUM_FIELD (HengCycle, distribution, N_("Distribution of grades"), heng_distribution_mode_values),
};
RECORD_TYPE (heng_cycle_type, HengCycle, "cycle", N_("cycle"), cycle_fields, FALSE);

static const HengField participant_fields[] = {
  REF_FIELD (HengParticipant, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengParticipant, employee_id, N_("Employee"), REQUIRED),
  INT_FIELD (HengParticipant, part, N_("Part of the cycle"), PLAIN),
  DATE_FIELD (HengParticipant, from_date, N_("From"), REQUIRED),
  DATE_FIELD (HengParticipant, to_date, N_("To"), REQUIRED),
  REF_FIELD (HengParticipant, department_id, N_("Department"), PLAIN),
  TEXT_FIELD (HengParticipant, position, N_("Position"), PLAIN),
  REF_FIELD (HengParticipant, manager_id, N_("Direct manager"), PLAIN),
  TEXT_FIELD (HengParticipant, template_key, N_("Template"), PLAIN),
  INT_FIELD (HengParticipant, template_revision, N_("Revision"), PLAIN),
  TEXT_FIELD (HengParticipant, profile_key, N_("Profile"), PLAIN),
  INT_FIELD (HengParticipant, okr_bp, N_("Weight of OKR"), PERCENT),
  INT_FIELD (HengParticipant, kpi_bp, N_("Weight of KPI"), PERCENT),
  INT_FIELD (HengParticipant, feedback_bp, N_("Weight of 360° feedback"), PERCENT),
  ENUM_FIELD (HengParticipant, state, N_("State"), heng_participant_state_values),
  TEXT_FIELD (HengParticipant, note, N_("Note"), PLAIN),
  INT_FIELD (HengParticipant, is_protected, N_("Grade is never lowered"), YES_NO),
  INT_FIELD (HengParticipant, by_request, N_("Scored on request"), YES_NO),
  INT_FIELD (HengParticipant, outside_distribution, N_("Outside the distribution"), YES_NO),
  TEXT_FIELD (HengParticipant, question_set_key, N_("Question set"), PLAIN),
  INT_FIELD (HengParticipant, question_set_revision, N_("Revision of the question set"), PLAIN),
};
RECORD_TYPE (heng_participant_type, HengParticipant, "participant", N_("participant"), participant_fields, FALSE);

static const HengField scorecard_line_fields[] = {
  REF_FIELD (HengScorecardLine, participant_id, N_("Participant"), REQUIRED),
  INT_FIELD (HengScorecardLine, sort, N_("Order"), PLAIN),
  TEXT_FIELD (HengScorecardLine, code, N_("Code"), REQUIRED),
  TEXT_FIELD (HengScorecardLine, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengScorecardLine, name_en, N_("English name"), PLAIN),
  ENUM_FIELD (HengScorecardLine, perspective, N_("Perspective"), heng_perspective_values),
  TEXT_FIELD (HengScorecardLine, unit, N_("Unit"), PLAIN),
  TEXT_FIELD (HengScorecardLine, unit_en, N_("Unit in English"), PLAIN),
  TEXT_FIELD (HengScorecardLine, rule, N_("Scoring rule"), REQUIRED),
  TEXT_FIELD (HengScorecardLine, source, N_("Data source"), PLAIN),
  TEXT_FIELD (HengScorecardLine, target, N_("Target"), PLAIN),
  INT_FIELD (HengScorecardLine, weight_bp, N_("Weight"), PERCENT),
  ENUM_FIELD (HengScorecardLine, level, N_("Level"), heng_indicator_level_values),
};
RECORD_TYPE (heng_scorecard_line_type, HengScorecardLine, "scorecard_line", N_("scorecard line"), scorecard_line_fields,
             FALSE);

static const HengField actual_row_fields[] = {
  REF_FIELD (HengActualRow, cycle_id, N_("Cycle"), REQUIRED),
  ENUM_FIELD (HengActualRow, level, N_("Level"), heng_indicator_level_values),
  INT_FIELD (HengActualRow, owner_id, N_("Owner"), PLAIN),
  TEXT_FIELD (HengActualRow, code, N_("Code"), REQUIRED),
  TEXT_FIELD (HengActualRow, value, N_("Actual value"), PLAIN),
  TEXT_FIELD (HengActualRow, reason, N_("Reason"), PLAIN),
  TEXT_FIELD (HengActualRow, approver, N_("Approved by"), PLAIN),
  TEXT_FIELD (HengActualRow, source_note, N_("Source note"), PLAIN),
  TEXT_FIELD (HengActualRow, entered_by, N_("Entered by"), PLAIN),
  INT_FIELD (HengActualRow, entered_at, N_("Entered at"), TIME),
};
RECORD_TYPE (heng_actual_row_type, HengActualRow, "actual", N_("actual value"), actual_row_fields, FALSE);

static const HengField milestone_fields[] = {
  REF_FIELD (HengMilestone, participant_id, N_("Participant"), REQUIRED),
  TEXT_FIELD (HengMilestone, code, N_("Code"), REQUIRED),
  TEXT_FIELD (HengMilestone, name, N_("Name"), REQUIRED),
  INT_FIELD (HengMilestone, weight_bp, N_("Weight"), PERCENT),
  DATE_FIELD (HengMilestone, plan_date, N_("Planned date"), REQUIRED),
  DATE_FIELD (HengMilestone, actual_date, N_("Delivered on"), PLAIN),
  INT_FIELD (HengMilestone, quality, N_("Quality"), MICRO),
};
RECORD_TYPE (heng_milestone_type, HengMilestone, "milestone", N_("milestone"), milestone_fields, FALSE);

static const HengField feedback_fields[] = {
  REF_FIELD (HengFeedback, participant_id, N_("Participant"), REQUIRED),
  ENUM_FIELD (HengFeedback, rater_group, N_("Rater group"), heng_rater_group_values),
  INT_FIELD (HengFeedback, n, N_("Number of raters"), PLAIN),
  INT_FIELD (HengFeedback, sum, N_("Sum of the ratings"), MICRO),
};
RECORD_TYPE (heng_feedback_type, HengFeedback, "feedback", N_("360° feedback"), feedback_fields, TRUE);

static const HengField adjustment_fields[] = {
  REF_FIELD (HengAdjustment, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengAdjustment, employee_id, N_("Employee"), REQUIRED),
  INT_FIELD (HengAdjustment, points, N_("Points"), MICRO),
  TEXT_FIELD (HengAdjustment, reason, N_("Reason"), REQUIRED),
  TEXT_FIELD (HengAdjustment, approver, N_("Approved by"), REQUIRED),
  DATE_FIELD (HengAdjustment, day, N_("Day"), PLAIN),
};
RECORD_TYPE (heng_adjustment_type, HengAdjustment, "adjustment", N_("adjustment"), adjustment_fields, FALSE);

static const HengField result_fields[] = {
  REF_FIELD (HengResult, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengResult, employee_id, N_("Employee"), REQUIRED),
  INT_FIELD (HengResult, revision, N_("Revision"), PLAIN),
  TEXT_FIELD (HengResult, rule_version, N_("Rule version"), PLAIN),
  TEXT_FIELD (HengResult, okr, N_("OKR"), PLAIN),
  TEXT_FIELD (HengResult, kpi, N_("KPI scorecard"), PLAIN),
  TEXT_FIELD (HengResult, feedback, N_("360° feedback"), PLAIN),
  INT_FIELD (HengResult, adjustment, N_("Bonus and penalty points"), MICRO),
  INT_FIELD (HengResult, final_micro, N_("Final score, exact"), MICRO),
  INT_FIELD (HengResult, published, N_("Published score"), MICRO),
  TEXT_FIELD (HengResult, grade, N_("Grade"), PLAIN),
  TEXT_FIELD (HengResult, band_grade, N_("Grade of the score"), PLAIN),
  INT_FIELD (HengResult, coefficient, N_("Performance coefficient"), MICRO),
  TEXT_FIELD (HengResult, perspectives, N_("Perspective scores"), PLAIN),
  TEXT_FIELD (HengResult, flags, N_("Flags"), PLAIN),
  INT_FIELD (HengResult, active_weight_bp, N_("Active weight"), PERCENT),
  INT_FIELD (HengResult, objective_share_bp, N_("Objective-data share"), PERCENT),
  TEXT_FIELD (HengResult, checksum, N_("Checksum"), PLAIN),
  TEXT_FIELD (HengResult, reason, N_("Reason"), PLAIN),
  INT_FIELD (HengResult, published_at, N_("Published at"), TIME),
};
RECORD_TYPE (heng_result_type, HengResult, "result", N_("result"), result_fields, FALSE);

static const HengField comment_fields[] = {
  REF_FIELD (HengComment, cycle_id, N_("Cycle"), REQUIRED),
  REF_FIELD (HengComment, employee_id, N_("Employee"), REQUIRED),
  ENUM_FIELD (HengComment, kind, N_("Kind of comment"), heng_comment_kind_values),
  TEXT_FIELD (HengComment, text, N_("Text"), REQUIRED),
  TEXT_FIELD (HengComment, author, N_("Author"), PLAIN),
};
RECORD_TYPE (heng_comment_type, HengComment, "comment", N_("comment"), comment_fields, FALSE);

guint
heng_actual_row_hash (gconstpointer key)
{
  const HengActualRow *row = key;

  return g_str_hash (row->code) ^ (guint) row->level ^ g_int64_hash (&row->owner_id);
}

gboolean
heng_actual_row_equal (gconstpointer a, gconstpointer b)
{
  const HengActualRow *x = a, *y = b;

  return x->level == y->level && x->owner_id == y->owner_id && g_str_equal (x->code, y->code);
}
