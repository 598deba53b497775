/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of a person's file, second reporting lines, saved filters and remembered import mappings. */
#include "heng-person-records.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

const HengEnumValue heng_reporting_kind_values[] = {
  { HENG_LINE_FUNCTION, "FUNCTION", N_("Functional") },
  { HENG_LINE_PROJECT, "PROJECT", N_("Project") },
  { HENG_LINE_REGION, "REGION", N_("Regional") },
  { 0, NULL, NULL },
};

static const HengField department_change_fields[] = {
  REF_FIELD (HengDepartmentChange, department_id, N_("Department"), REQUIRED),
  DATE_FIELD (HengDepartmentChange, from_date, N_("From"), REQUIRED),
  REF_FIELD (HengDepartmentChange, parent_id, N_("Parent department"), PLAIN),
  TEXT_FIELD (HengDepartmentChange, name, N_("Name"), REQUIRED),
  REF_FIELD (HengDepartmentChange, head_id, N_("Head of department"), PLAIN),
  TEXT_FIELD (HengDepartmentChange, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_department_change_type, HengDepartmentChange, "department_change", N_("change of a department"),
             department_change_fields, FALSE);

static const HengField reporting_line_fields[] = {
  REF_FIELD (HengReportingLine, employee_id, N_("Employee"), REQUIRED),
  REF_FIELD (HengReportingLine, manager_id, N_("Second manager"), REQUIRED),
  ENUM_FIELD (HengReportingLine, kind, N_("Kind of line"), heng_reporting_kind_values),
  INT_FIELD (HengReportingLine, share_bp, N_("Share of time"), PERCENT),
  DATE_FIELD (HengReportingLine, from_date, N_("From"), PLAIN),
  DATE_FIELD (HengReportingLine, to_date, N_("To"), PLAIN),
  TEXT_FIELD (HengReportingLine, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_reporting_line_type, HengReportingLine, "reporting_line", N_("second reporting line"), reporting_line_fields, FALSE);

static const HengField education_fields[] = {
  REF_FIELD (HengEducation, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengEducation, level, N_("Education"), PLAIN),
  TEXT_FIELD (HengEducation, school, N_("School"), PLAIN),
  TEXT_FIELD (HengEducation, major, N_("Major"), PLAIN),
  DATE_FIELD (HengEducation, from_date, N_("From"), PLAIN),
  DATE_FIELD (HengEducation, to_date, N_("To"), PLAIN),
};
RECORD_TYPE (heng_education_type, HengEducation, "education", N_("education"), education_fields, FALSE);

static const HengField certificate_fields[] = {
  REF_FIELD (HengCertificate, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengCertificate, name, N_("Certificate"), REQUIRED),
  TEXT_FIELD (HengCertificate, issuer, N_("Issued by"), PLAIN),
  TEXT_FIELD (HengCertificate, number, N_("Number"), PLAIN),
  DATE_FIELD (HengCertificate, issued, N_("Issued on"), PLAIN),
  DATE_FIELD (HengCertificate, expires, N_("Valid until"), PLAIN),
};
RECORD_TYPE (heng_certificate_type, HengCertificate, "certificate", N_("certificate"), certificate_fields, FALSE);

static const HengField skill_fields[] = {
  REF_FIELD (HengSkill, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengSkill, name, N_("Skill"), REQUIRED),
  INT_FIELD (HengSkill, level, N_("Level"), PLAIN),
  TEXT_FIELD (HengSkill, evidence, N_("Evidence"), PLAIN),
  DATE_FIELD (HengSkill, assessed, N_("Assessed on"), PLAIN),
};
RECORD_TYPE (heng_skill_type, HengSkill, "skill", N_("skill"), skill_fields, FALSE);

static const HengField project_milestone_fields[] = {
  REF_FIELD (HengProjectMilestone, project_id, N_("Project"), REQUIRED),
  TEXT_FIELD (HengProjectMilestone, name, N_("Milestone"), REQUIRED),
  DATE_FIELD (HengProjectMilestone, plan_date, N_("Planned for"), PLAIN),
  DATE_FIELD (HengProjectMilestone, actual_date, N_("Reached on"), PLAIN),
  TEXT_FIELD (HengProjectMilestone, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_project_milestone_type, HengProjectMilestone, "project_milestone", N_("milestone of a project"),
             project_milestone_fields, FALSE);

static const HengField person_note_fields[] = {
  REF_FIELD (HengPersonNote, employee_id, N_("Employee"), REQUIRED),
  DATE_FIELD (HengPersonNote, day, N_("Day"), REQUIRED),
  TEXT_FIELD (HengPersonNote, text, N_("Text"), REQUIRED),
  TEXT_FIELD (HengPersonNote, author, N_("Author"), PLAIN),
};
RECORD_TYPE (heng_person_note_type, HengPersonNote, "person_note", N_("note about a person"), person_note_fields, FALSE);

static const HengField attachment_fields[] = {
  REF_FIELD (HengAttachment, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengAttachment, name, N_("File name"), REQUIRED),
  TEXT_FIELD (HengAttachment, media_type, N_("Kind of file"), PLAIN),
  INT_FIELD (HengAttachment, size, N_("Size"), PLAIN),
  TEXT_FIELD (HengAttachment, sha256, N_("SHA-256"), REQUIRED),
  DATE_FIELD (HengAttachment, added, N_("Added on"), PLAIN),
  TEXT_FIELD (HengAttachment, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_attachment_type, HengAttachment, "attachment", N_("attachment"), attachment_fields, FALSE);

static const HengField saved_filter_fields[] = {
  TEXT_FIELD (HengSavedFilter, area, N_("Area"), REQUIRED),
  TEXT_FIELD (HengSavedFilter, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengSavedFilter, query, N_("Filter"), REQUIRED),
  INT_FIELD (HengSavedFilter, sort, N_("Order"), PLAIN),
};
RECORD_TYPE (heng_saved_filter_type, HengSavedFilter, "saved_filter", N_("saved filter"), saved_filter_fields, FALSE);

static const HengField import_map_fields[] = {
  TEXT_FIELD (HengImportMap, kind, N_("Kind of file"), REQUIRED),
  TEXT_FIELD (HengImportMap, headers, N_("Headers"), REQUIRED),
  TEXT_FIELD (HengImportMap, map, N_("Columns"), REQUIRED),
};
RECORD_TYPE (heng_import_map_type, HengImportMap, "import_map", N_("column mapping of an import"), import_map_fields, FALSE);
