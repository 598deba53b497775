/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of the appraisal scheme. */
#include "heng-scheme.h"

#include <glib/gi18n-lib.h>

#include "heng-people.h"
#include "heng-record-macros.h"

const HengEnumValue heng_perspective_values[] = {
  { HENG_PERSPECTIVE_F, "F", N_("Financial") },
  { HENG_PERSPECTIVE_C, "C", N_("Customer") },
  { HENG_PERSPECTIVE_I, "I", N_("Internal process") },
  { HENG_PERSPECTIVE_L, "L", N_("Learning and growth") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_indicator_level_values[] = {
  { HENG_LEVEL_PERSON, "PERSON", N_("Person") },
  { HENG_LEVEL_DEPT, "DEPT", N_("Department") },
  { HENG_LEVEL_COMPANY, "COMPANY", N_("Company") },
  { 0, NULL, NULL },
};

static const HengField indicator_fields[] = {
  TEXT_FIELD (HengIndicator, code, N_("Code"), REQUIRED),
  TEXT_FIELD (HengIndicator, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengIndicator, name_en, N_("English name"), PLAIN),
  ENUM_FIELD (HengIndicator, perspective, N_("Perspective"), heng_perspective_values),
  TEXT_FIELD (HengIndicator, unit, N_("Unit"), PLAIN),
  TEXT_FIELD (HengIndicator, unit_en, N_("Unit in English"), PLAIN),
  TEXT_FIELD (HengIndicator, formula, N_("How it is measured"), PLAIN),
  TEXT_FIELD (HengIndicator, formula_en, N_("How it is measured, in English"), PLAIN),
  TEXT_FIELD (HengIndicator, source, N_("Data source"), PLAIN),
  TEXT_FIELD (HengIndicator, rule, N_("Scoring rule"), REQUIRED),
  ENUM_FIELD (HengIndicator, level, N_("Level"), heng_indicator_level_values),
  INT_FIELD (HengIndicator, retired, N_("No longer used"), YES_NO),
  INT_FIELD (HengIndicator, revision, N_("Revision"), PLAIN),
};
RECORD_TYPE (heng_indicator_type, HengIndicator, "indicator", N_("indicator"), indicator_fields, FALSE);

static const HengField indicator_version_fields[] = {
  REF_FIELD (HengIndicatorVersion, indicator_id, N_("Indicator"), REQUIRED),
  INT_FIELD (HengIndicatorVersion, revision, N_("Revision"), PLAIN),
  TEXT_FIELD (HengIndicatorVersion, document, N_("Document"), REQUIRED),
};
RECORD_TYPE (heng_indicator_version_type, HengIndicatorVersion, "indicator_version", N_("version of an indicator"), indicator_version_fields, FALSE);

static const HengField template_fields[] = {
  TEXT_FIELD (HengTemplate, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengTemplate, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengTemplate, name_en, N_("English name"), PLAIN),
  ENUM_FIELD (HengTemplate, dept_type, N_("Department type"), heng_dept_type_values),
  INT_FIELD (HengTemplate, revision, N_("Revision"), PLAIN),
  INT_FIELD (HengTemplate, retired, N_("No longer used"), YES_NO),
};
RECORD_TYPE (heng_template_type, HengTemplate, "template", N_("template"), template_fields, FALSE);

static const HengField template_line_fields[] = {
  REF_FIELD (HengTemplateLine, template_id, N_("Template"), REQUIRED),
  REF_FIELD (HengTemplateLine, indicator_id, N_("Indicator"), REQUIRED),
  INT_FIELD (HengTemplateLine, sort, N_("Order"), PLAIN),
  INT_FIELD (HengTemplateLine, weight_bp, N_("Weight"), PERCENT),
  TEXT_FIELD (HengTemplateLine, target, N_("Target"), PLAIN),
  INT_FIELD (HengTemplateLine, indicator_revision, N_("Revision of the indicator"), PLAIN),
};
RECORD_TYPE (heng_template_line_type, HengTemplateLine, "template_line", N_("template line"), template_line_fields, FALSE);

static const HengField profile_fields[] = {
  TEXT_FIELD (HengProfile, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengProfile, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengProfile, name_en, N_("English name"), PLAIN),
  INT_FIELD (HengProfile, okr_bp, N_("Weight of OKR"), PERCENT),
  INT_FIELD (HengProfile, kpi_bp, N_("Weight of KPI"), PERCENT),
  INT_FIELD (HengProfile, feedback_bp, N_("Weight of 360° feedback"), PERCENT),
  INT_FIELD (HengProfile, mgr_bp, N_("Weight of the manager"), PERCENT),
  INT_FIELD (HengProfile, peer_bp, N_("Weight of peers"), PERCENT),
  INT_FIELD (HengProfile, sub_bp, N_("Weight of subordinates"), PERCENT),
  INT_FIELD (HengProfile, cust_bp, N_("Weight of internal customers"), PERCENT),
  TEXT_FIELD (HengProfile, question_set_key, N_("Question set"), PLAIN),
};
RECORD_TYPE (heng_profile_type, HengProfile, "profile", N_("profile"), profile_fields, FALSE);

static const HengField assignment_fields[] = {
  ENUM_FIELD (HengAssignment, dept_type, N_("Department type"), heng_dept_type_values),
  INT_FIELD (HengAssignment, is_manager, N_("For managers"), YES_NO),
  TEXT_FIELD (HengAssignment, template_key, N_("Template"), REQUIRED),
  TEXT_FIELD (HengAssignment, profile_key, N_("Profile"), REQUIRED),
  INT_FIELD (HengAssignment, any_type, N_("Every department type"), YES_NO),
  INT_FIELD (HengAssignment, any_manager, N_("Managers and staff alike"), YES_NO),
  TEXT_FIELD (HengAssignment, position, N_("Position"), PLAIN),
  TEXT_FIELD (HengAssignment, level, N_("Level"), PLAIN),
  INT_FIELD (HengAssignment, sort, N_("Order"), PLAIN),
};
RECORD_TYPE (heng_assignment_type, HengAssignment, "assignment", N_("template assignment"), assignment_fields, FALSE);

static const HengField grade_band_fields[] = {
  TEXT_FIELD (HengGradeBand, grade, N_("Grade"), REQUIRED),
  TEXT_FIELD (HengGradeBand, label, N_("Label"), PLAIN),
  TEXT_FIELD (HengGradeBand, label_en, N_("Label in English"), PLAIN),
  INT_FIELD (HengGradeBand, sort, N_("Order"), PLAIN),
  INT_FIELD (HengGradeBand, lower, N_("Lower bound"), MICRO),
  INT_FIELD (HengGradeBand, coefficient, N_("Performance coefficient"), MICRO),
  INT_FIELD (HengGradeBand, share_bp, N_("Recommended share"), PERCENT),
};
RECORD_TYPE (heng_grade_band_type, HengGradeBand, "grade_band", N_("grade"), grade_band_fields, FALSE);

static const HengField calendar_day_fields[] = {
  DATE_FIELD (HengCalendarDay, day, N_("Day"), REQUIRED),
  INT_FIELD (HengCalendarDay, is_working, N_("Working day"), YES_NO),
  TEXT_FIELD (HengCalendarDay, name, N_("Name"), PLAIN),
};
RECORD_TYPE (heng_calendar_day_type, HengCalendarDay, "calendar_day", N_("calendar day"), calendar_day_fields, FALSE);
