/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the organisation and its people. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef enum { HENG_DEPT_OTHER, HENG_DEPT_RD, HENG_DEPT_MK, HENG_DEPT_FI, HENG_DEPT_HR, HENG_DEPT_AD } HengDeptType;
extern const HengEnumValue heng_dept_type_values[]; /* keys OTHER RD MK FI HR AD */

/* What a unit of the organisation is; all are rows of one tree. */
typedef enum { HENG_UNIT_DEPARTMENT, HENG_UNIT_COMPANY, HENG_UNIT_BRANCH } HengUnitKind;
extern const HengEnumValue heng_unit_kind_values[]; /* keys DEPARTMENT COMPANY BRANCH */

/* domain.md §9.1; codes of address-book systems are mapped by the importer */
typedef enum { HENG_EMP_TYPE_NONE, HENG_EMP_TYPE_FULL_TIME, HENG_EMP_TYPE_PART_TIME, HENG_EMP_TYPE_INTERN,
               HENG_EMP_TYPE_DISPATCH, HENG_EMP_TYPE_REHIRED, HENG_EMP_TYPE_OUTSOURCED } HengEmpType;
extern const HengEnumValue heng_emp_type_values[];

typedef enum { HENG_EMP_STATUS_NONE, HENG_EMP_STATUS_PENDING, HENG_EMP_STATUS_PROBATION, HENG_EMP_STATUS_REGULAR,
               HENG_EMP_STATUS_LEAVING, HENG_EMP_STATUS_LEFT } HengEmpStatus;
extern const HengEnumValue heng_emp_status_values[];

typedef enum { HENG_SEX_NONE, HENG_SEX_MALE, HENG_SEX_FEMALE } HengSex;
extern const HengEnumValue heng_sex_values[];

typedef struct
{
  gint64 id, version;
  char *name, *name_en; /* name_en may be NULL */
  gint64 is_sample;     /* 1: the sample company, marked in the window */
  HengDate sample_day;  /* the sample company lives on this day; none for a real one */
} HengCompany;
HENG_DECLARE_RECORD (HengCompany, heng_company, heng_company_type)

/* A department and those above it: more is a mistake of a file, and no page can show it. */
#define HENG_MOST_LEVELS 32

typedef struct
{
  gint64 id, version;
  gint64 parent_id;   /* 0 = directly below the company */
  char *name, *name_en;
  int kind;           /* HengUnitKind */
  int dept_type;      /* HengDeptType; a child without its own (OTHER) counts as its nearest typed ancestor */
  gint64 head_id;     /* employee */
  HengDate valid_from, valid_to;
  gint64 sort;
} HengDepartment;
HENG_DECLARE_RECORD (HengDepartment, heng_department, heng_department_type)

/* Open facts of a person. department, position, level and manager are those of the newest job record. */
typedef struct
{
  gint64 id, version;
  char *emp_no, *ext_id, *name, *name_en;
  char *pinyin;   /* derived: "zhang wei", one word per character, lower case */
  char *initials; /* derived: "zw" */
  gint64 department_id;
  char *position, *level;
  gint64 manager_id;
  gint64 is_head;
  gint64 is_manager; /* uses the manager profile */
  char *mobile, *email, *ext_tel, *work_place;
  HengDate hire_date;
  int emp_type, emp_status;
  gint64 probation_months;
  HengDate regular_plan, regular_date, leave_date;
  char *leave_reason;
  char *photo; /* SHA-256 of a picture among the store's contents, NULL = none */
} HengEmployee;
HENG_DECLARE_RECORD (HengEmployee, heng_employee, heng_employee_type)

typedef enum { HENG_JOB_HIRE, HENG_JOB_TRANSFER, HENG_JOB_PROMOTION, HENG_JOB_MANAGER, HENG_JOB_LEAVE, HENG_JOB_RETURN } HengJobKind;
extern const HengEnumValue heng_job_kind_values[];

/* Dated job history: valid from `from_date` until the next record of the same person. */
typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  HengDate from_date;
  int kind; /* HengJobKind */
  gint64 department_id;
  char *position, *level;
  gint64 manager_id;
  char *note;
} HengJob;
HENG_DECLARE_RECORD (HengJob, heng_job, heng_job_type)

/* Sensitive facts, apart from the open ones; `id` is the employee's id. */
typedef struct
{
  gint64 id, version;
  char *id_type, *id_no;
  HengDate id_expiry;       /* 2100-12-31 = long-term 长期 */
  HengDate birth;
  int sex;
  char *ethnicity, *politics, *marital, *hukou, *addr_id, *addr;
  char *bank_no, *bank, *si_no, *hf_no;
  char *em_name, *em_rel, *em_tel;
} HengEmployeePrivate;
HENG_DECLARE_RECORD (HengEmployeePrivate, heng_employee_private, heng_employee_private_type)

/* Education and contract facts; `id` is the employee's id. */
typedef struct
{
  gint64 id, version;
  HengDate first_work;
  char *edu, *school, *major;
  HengDate grad;
  char *ctr_company, *ctr_type, *ctr_term;
  gint64 ctr_renew;
  HengDate ctr_first_start, ctr_first_end, ctr_start, ctr_end;
} HengEmployeeDetail;
HENG_DECLARE_RECORD (HengEmployeeDetail, heng_employee_detail, heng_employee_detail_type)

typedef struct
{
  gint64 id, version;
  char *key, *name, *name_en;
  gint64 lead_id;
  HengDate from_date, to_date;
} HengProject;
HENG_DECLARE_RECORD (HengProject, heng_project, heng_project_type)

typedef struct
{
  gint64 id, version;
  gint64 project_id, employee_id;
  char *role;
  gint64 share_bp;
} HengProjectMember;
HENG_DECLARE_RECORD (HengProjectMember, heng_project_member, heng_project_member_type)

/* ICU Han→Latin with surnames' own readings: "张伟" → "zhang wei", initials "zw". Latin names are folded. `pinyin` and
 * `initials` are new strings. `surnames` maps a first character to its reading (data/surnames), may be NULL. Thread-safe. */
typedef struct _HengPinyin HengPinyin;
HengPinyin *heng_pinyin_new (const char *surname_file, GError **error); /* NULL file: no exceptions */
void heng_pinyin_free (HengPinyin *pinyin);
void heng_pinyin_name (HengPinyin *pinyin, const char *name, char **reading, char **initials);
/* TRUE when `needle` (already lower-cased) is found in name, pinyin with or without spaces, initials, or number. */
gboolean heng_employee_matches (const HengEmployee *employee, const char *needle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPinyin, heng_pinyin_free)

G_END_DECLS
