/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of the organisation and its people, and the search of the people list. */
#include "heng-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-macros.h"

const HengEnumValue heng_dept_type_values[] = {
  { HENG_DEPT_OTHER, "OTHER", N_("Other") },
  { HENG_DEPT_RD, "RD", N_("R&D") },
  { HENG_DEPT_MK, "MK", N_("Marketing") },
  { HENG_DEPT_FI, "FI", N_("Finance") },
  { HENG_DEPT_HR, "HR", N_("Human resources") },
  { HENG_DEPT_AD, "AD", N_("Administration") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_unit_kind_values[] = {
  { HENG_UNIT_DEPARTMENT, "DEPARTMENT", N_("Department") },
  { HENG_UNIT_COMPANY, "COMPANY", N_("Company") },
  { HENG_UNIT_BRANCH, "BRANCH", N_("Branch") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_emp_type_values[] = {
  { HENG_EMP_TYPE_NONE, "NONE", N_("No type") },
  { HENG_EMP_TYPE_FULL_TIME, "FULL_TIME", N_("Full-time") },
  { HENG_EMP_TYPE_PART_TIME, "PART_TIME", N_("Part-time") },
  { HENG_EMP_TYPE_INTERN, "INTERN", N_("Intern") },
  { HENG_EMP_TYPE_DISPATCH, "DISPATCH", N_("Agency worker") },
  { HENG_EMP_TYPE_REHIRED, "REHIRED", N_("Rehired after retirement") },
  { HENG_EMP_TYPE_OUTSOURCED, "OUTSOURCED", N_("Outsourced") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_emp_status_values[] = {
  { HENG_EMP_STATUS_NONE, "NONE", N_("No status") },
  { HENG_EMP_STATUS_PENDING, "PENDING", N_("Not yet joined") },
  { HENG_EMP_STATUS_PROBATION, "PROBATION", N_("On probation") },
  { HENG_EMP_STATUS_REGULAR, "REGULAR", N_("Regular") },
  { HENG_EMP_STATUS_LEAVING, "LEAVING", N_("Leaving") },
  { HENG_EMP_STATUS_LEFT, "LEFT", N_("Former employee") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_sex_values[] = {
  { HENG_SEX_NONE, "NONE", N_("Not given") },
  { HENG_SEX_MALE, "MALE", N_("Male") },
  { HENG_SEX_FEMALE, "FEMALE", N_("Female") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_job_kind_values[] = {
  { HENG_JOB_HIRE, "HIRE", N_("Joined") },
  { HENG_JOB_TRANSFER, "TRANSFER", N_("Transfer") },
  { HENG_JOB_PROMOTION, "PROMOTION", N_("Promotion") },
  { HENG_JOB_MANAGER, "MANAGER", N_("Change of manager") },
  { HENG_JOB_LEAVE, "LEAVE", N_("Left the company") },
  { HENG_JOB_RETURN, "RETURN", N_("Returned to the company") },
  { 0, NULL, NULL },
};

static const HengField company_fields[] = {
  TEXT_FIELD (HengCompany, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengCompany, name_en, N_("English name"), PLAIN),
  INT_FIELD (HengCompany, is_sample, N_("Sample company"), YES_NO),
  DATE_FIELD (HengCompany, sample_day, N_("Day of the sample company"), PLAIN),
};
RECORD_TYPE (heng_company_type, HengCompany, "company", N_("company"), company_fields, FALSE);

static const HengField department_fields[] = {
  REF_FIELD (HengDepartment, parent_id, N_("Parent department"), PLAIN),
  TEXT_FIELD (HengDepartment, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengDepartment, name_en, N_("English name"), PLAIN),
  ENUM_FIELD (HengDepartment, kind, N_("Kind of unit"), heng_unit_kind_values),
  ENUM_FIELD (HengDepartment, dept_type, N_("Department type"), heng_dept_type_values),
  REF_FIELD (HengDepartment, head_id, N_("Head of department"), PLAIN),
  DATE_FIELD (HengDepartment, valid_from, N_("Valid from"), PLAIN),
  DATE_FIELD (HengDepartment, valid_to, N_("Valid to"), PLAIN),
  INT_FIELD (HengDepartment, sort, N_("Order"), PLAIN),
};
RECORD_TYPE (heng_department_type, HengDepartment, "department", N_("department"), department_fields, FALSE);

static const HengField employee_fields[] = {
  TEXT_FIELD (HengEmployee, emp_no, N_("Employee number"), REQUIRED),
  TEXT_FIELD (HengEmployee, ext_id, N_("User ID"), PLAIN),
  TEXT_FIELD (HengEmployee, name, N_("Full name"), REQUIRED),
  TEXT_FIELD (HengEmployee, name_en, N_("English name"), PLAIN),
  TEXT_FIELD (HengEmployee, pinyin, N_("Pinyin"), DERIVED),
  TEXT_FIELD (HengEmployee, initials, N_("Initials"), DERIVED),
  REF_FIELD (HengEmployee, department_id, N_("Department"), PLAIN),
  TEXT_FIELD (HengEmployee, position, N_("Position"), PLAIN),
  TEXT_FIELD (HengEmployee, level, N_("Job level"), PLAIN),
  REF_FIELD (HengEmployee, manager_id, N_("Direct manager"), PLAIN),
  INT_FIELD (HengEmployee, is_head, N_("Heads the department"), YES_NO),
  INT_FIELD (HengEmployee, is_manager, N_("Manager profile"), YES_NO),
  TEXT_FIELD (HengEmployee, mobile, N_("Mobile phone"), PLAIN),
  TEXT_FIELD (HengEmployee, email, N_("E-mail"), PLAIN),
  TEXT_FIELD (HengEmployee, ext_tel, N_("Extension"), PLAIN),
  TEXT_FIELD (HengEmployee, work_place, N_("Work place"), PLAIN),
  DATE_FIELD (HengEmployee, hire_date, N_("Hire date"), PLAIN),
  ENUM_FIELD (HengEmployee, emp_type, N_("Employment type"), heng_emp_type_values),
  ENUM_FIELD (HengEmployee, emp_status, N_("Employment status"), heng_emp_status_values),
  INT_FIELD (HengEmployee, probation_months, N_("Probation (months)"), PLAIN),
  DATE_FIELD (HengEmployee, regular_plan, N_("Planned regularisation"), PLAIN),
  DATE_FIELD (HengEmployee, regular_date, N_("Regularisation date"), PLAIN),
  DATE_FIELD (HengEmployee, leave_date, N_("Last working day"), PLAIN),
  TEXT_FIELD (HengEmployee, leave_reason, N_("Reason for leaving"), PLAIN),
  TEXT_FIELD (HengEmployee, photo, N_("Photo"), PLAIN),
};
RECORD_TYPE (heng_employee_type, HengEmployee, "employee", N_("employee"), employee_fields, FALSE);

static const HengField job_fields[] = {
  REF_FIELD (HengJob, employee_id, N_("Employee"), REQUIRED),
  DATE_FIELD (HengJob, from_date, N_("From"), REQUIRED),
  ENUM_FIELD (HengJob, kind, N_("Kind of change"), heng_job_kind_values),
  REF_FIELD (HengJob, department_id, N_("Department"), PLAIN),
  TEXT_FIELD (HengJob, position, N_("Position"), PLAIN),
  TEXT_FIELD (HengJob, level, N_("Job level"), PLAIN),
  REF_FIELD (HengJob, manager_id, N_("Direct manager"), PLAIN),
  TEXT_FIELD (HengJob, note, N_("Note"), PLAIN),
};
RECORD_TYPE (heng_job_type, HengJob, "job", N_("job record"), job_fields, FALSE);

static const HengField employee_private_fields[] = {
  TEXT_FIELD (HengEmployeePrivate, id_type, N_("ID type"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, id_no, N_("ID number"), PLAIN),
  DATE_FIELD (HengEmployeePrivate, id_expiry, N_("ID valid until"), PLAIN),
  DATE_FIELD (HengEmployeePrivate, birth, N_("Date of birth"), PLAIN),
  ENUM_FIELD (HengEmployeePrivate, sex, N_("Sex"), heng_sex_values),
  TEXT_FIELD (HengEmployeePrivate, ethnicity, N_("Ethnic group"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, politics, N_("Political status"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, marital, N_("Marital status"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, hukou, N_("Household registration"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, addr_id, N_("Address on the ID card"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, addr, N_("Home address"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, bank_no, N_("Bank account"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, bank, N_("Bank"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, si_no, N_("Social insurance number"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, hf_no, N_("Housing fund number"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, em_name, N_("Emergency contact"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, em_rel, N_("Relation of the contact"), PLAIN),
  TEXT_FIELD (HengEmployeePrivate, em_tel, N_("Phone of the contact"), PLAIN),
};
RECORD_TYPE (heng_employee_private_type, HengEmployeePrivate, "employee_private", N_("private facts"),
             employee_private_fields, TRUE);

static const HengField employee_detail_fields[] = {
  DATE_FIELD (HengEmployeeDetail, first_work, N_("First day of work ever"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, edu, N_("Education"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, school, N_("School"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, major, N_("Major"), PLAIN),
  DATE_FIELD (HengEmployeeDetail, grad, N_("Graduation"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, ctr_company, N_("Contract company"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, ctr_type, N_("Contract type"), PLAIN),
  TEXT_FIELD (HengEmployeeDetail, ctr_term, N_("Contract term"), PLAIN),
  INT_FIELD (HengEmployeeDetail, ctr_renew, N_("Contract renewals"), PLAIN),
  DATE_FIELD (HengEmployeeDetail, ctr_first_start, N_("Start of the first contract"), PLAIN),
  DATE_FIELD (HengEmployeeDetail, ctr_first_end, N_("End of the first contract"), PLAIN),
  DATE_FIELD (HengEmployeeDetail, ctr_start, N_("Start of the contract"), PLAIN),
  DATE_FIELD (HengEmployeeDetail, ctr_end, N_("End of the contract"), PLAIN),
};
RECORD_TYPE (heng_employee_detail_type, HengEmployeeDetail, "employee_detail", N_("education and contract"),
             employee_detail_fields, FALSE);

static const HengField project_fields[] = {
  TEXT_FIELD (HengProject, key, N_("Key"), REQUIRED),
  TEXT_FIELD (HengProject, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengProject, name_en, N_("English name"), PLAIN),
  REF_FIELD (HengProject, lead_id, N_("Project lead"), PLAIN),
  DATE_FIELD (HengProject, from_date, N_("From"), PLAIN),
  DATE_FIELD (HengProject, to_date, N_("To"), PLAIN),
};
RECORD_TYPE (heng_project_type, HengProject, "project", N_("project"), project_fields, FALSE);

static const HengField project_member_fields[] = {
  REF_FIELD (HengProjectMember, project_id, N_("Project"), REQUIRED),
  REF_FIELD (HengProjectMember, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengProjectMember, role, N_("Role"), PLAIN),
  INT_FIELD (HengProjectMember, share_bp, N_("Share of time"), PERCENT),
};
RECORD_TYPE (heng_project_member_type, HengProjectMember, "project_member", N_("project member"),
             project_member_fields, FALSE);

/* Whether `needle` is in `pinyin` when the spaces between the words are not counted. */
static gboolean
contains_ignoring_spaces (const char *pinyin, const char *needle)
{
  for (const char *start = pinyin; *start; start++)
    {
      const char *p = start;
      const char *n = needle;

      while (*n && (*p == *n || *p == ' '))
        {
          n += *p == *n ? 1 : 0;
          p++;
        }
      if (!*n)
        return TRUE;
    }
  return FALSE;
}

/* Keyboards write ü as v ("lv" for 吕), the stored reading has u. */
static char *
replace_v (const char *needle)
{
  return g_strdelimit (g_strdup (needle), "v", 'u');
}

static gboolean
text_contains_folded (const char *text, const char *needle)
{
  g_autofree char *folded = text ? g_utf8_strdown (text, -1) : NULL;

  return folded && strstr (folded, needle) != NULL;
}

gboolean
heng_employee_matches (const HengEmployee *employee, const char *needle)
{
  g_autofree char *without_v = NULL;

  if (!needle || !*needle)
    return TRUE;
  if (text_contains_folded (employee->name, needle) || text_contains_folded (employee->name_en, needle)
      || text_contains_folded (employee->emp_no, needle))
    return TRUE;
  if (employee->initials && strstr (employee->initials, needle))
    return TRUE;
  if (!employee->pinyin)
    return FALSE;
  if (strstr (employee->pinyin, needle) || contains_ignoring_spaces (employee->pinyin, needle))
    return TRUE;
  without_v = strchr (needle, 'v') ? replace_v (needle) : NULL;
  return without_v && contains_ignoring_spaces (employee->pinyin, without_v);
}
