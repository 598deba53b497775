/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster importer's own structures: columns, rows read from the file, departments to be. Private to its few files. */
#pragma once

#include "heng-import-private.h"
#include "heng-text-index.h"

G_BEGIN_DECLS

typedef enum
{
  R_EMP_NO, R_EXT_ID, R_NAME, R_NAME_EN, R_MOBILE, R_EMAIL, R_DEPT, R_MAIN_DEPT, R_DEPT1, R_DEPT2, R_DEPT3, R_DEPT4, R_DEPT_TYPE,
  R_POSITION, R_LEVEL, R_MANAGER, R_IS_HEAD, R_IS_MANAGER, R_WORK_PLACE, R_EXT_TEL, R_HIRE_DATE, R_EMP_TYPE, R_EMP_STATUS,
  R_PROBATION, R_REGULAR_PLAN, R_REGULAR_DATE, R_LEAVE_DATE, R_LEAVE_REASON, R_EFFECTIVE,
  R_ID_TYPE, R_ID_NO, R_ID_EXPIRY, R_BIRTH, R_SEX, R_ETHNICITY, R_POLITICS, R_MARITAL, R_HUKOU, R_ADDR_ID, R_ADDR,
  R_BANK_NO, R_BANK, R_SI_NO, R_HF_NO, R_EM_NAME, R_EM_REL, R_EM_TEL,
  R_FIRST_WORK, R_EDU, R_SCHOOL, R_GRAD, R_MAJOR, R_CTR_FIRST_START, R_CTR_FIRST_END, R_CTR_START, R_CTR_END,
  R_CTR_COMPANY, R_CTR_TYPE, R_CTR_TERM, R_CTR_RENEW,
  R_MANAGER_NO, R_NOT_IMPORTED, R_N_COLUMNS
} HengRosterColumn;

typedef enum { HENG_RECORD_NONE, HENG_RECORD_EMPLOYEE, HENG_RECORD_PRIVATE, HENG_RECORD_DETAIL } HengRosterRecord;

typedef enum
{
  V_TEXT, V_CODE, V_NAME, V_MOBILE, V_EMAIL, V_DATE, V_MONTH_DATE /* the day may be missing */, V_EXPIRY /* 长期 allowed */,
  V_EMP_TYPE, V_EMP_STATUS, V_SEX, V_YES_NO, V_MONTHS, V_COUNT, V_ID, V_BANK, V_EDUCATION, V_CONTRACT,
  V_DEPARTMENT, V_MANAGER, V_DEPT_TYPE, V_HEAD, V_EFFECTIVE,
} HengRosterValue;

/* Where a column's value goes. */
typedef struct
{
  HengRosterValue value;
  HengRosterRecord record;
  const char *field; /* NULL: not a field of a record */
} HengRosterSpec;

extern const HengColumn heng_roster_columns[R_N_COLUMNS];
extern const HengRosterSpec heng_roster_specs[R_N_COLUMNS];
const HengField *heng_roster_field (HengRosterColumn column); /* NULL when it is no field */
const HengRecordType *heng_roster_record_type (HengRosterRecord record);
/* COLUMN_BITs of the columns whose values go to the record. */
guint64 heng_roster_record_columns (HengRosterRecord record);

/* Words of the enumerations (§9.1): codes, Chinese, English. FALSE when unknown. `working`: 在职, decided by the dates. */
gboolean heng_roster_emp_type (const char *text, int *value);
gboolean heng_roster_emp_status (const char *text, int *value, gboolean *working);
gboolean heng_roster_sex (const char *text, int *value);
gboolean heng_roster_dept_type (const char *text, int *value);
/* The type a department's name speaks of, OTHER when it speaks of none. */
HengDeptType heng_roster_guess_dept_type (const char *name);
/* The usual word for an education or a kind of contract; NULL when unknown. */
const char *heng_roster_education (const char *text);
const char *heng_roster_contract (const char *text);
/* The words of §9.1 for them, NULL-terminated. */
extern const char *const heng_roster_education_words[], *const heng_roster_contract_words[];

#define COLUMN_BIT(column) (G_GUINT64_CONSTANT (1) << (column))
#define MANAGER_BITS (COLUMN_BIT (R_MANAGER) | COLUMN_BIT (R_MANAGER_NO))

/* One row of the file. Texts are borrowed from the table or from the block's chunk: never free them. */
typedef struct
{
  guint table_row;
  guint64 given, cleared; /* COLUMN_BIT */
  guint64 faulty;         /* columns with an error of their own */
  HengEmployee employee;
  HengEmployeePrivate *priv; /* NULL: the file has no such columns */
  HengEmployeeDetail *detail;
  const char *manager_text, *head_text;
  const char *dept_text; /* of R_DEPT, where that is given */
  HengRosterColumn manager_column; /* that manager_text comes from */
  HengDate effective, id_birth;
  int id_sex;
  int dept_type;     /* −1 not given */
  int dept;          /* index of the department plan, −1 not given, −2 explicitly none */
  int manager_row;   /* index of a row, −1 */
  gint64 manager_id; /* of a stored employee that is not in the file, 0 */
  gboolean working;  /* status 在职 */
  gboolean manager_found;
  const HengEmployee *stored; /* borrowed; NULL for a new person */
  guint32 hash_no, hash_id, hash_mobile; /* heng_text_hash of those that are given */
} HengRosterRow;

/* A department of the store or of the file. */
typedef struct
{
  char *name, *path;
  int parent;
  HengDepartment *stored; /* a copy; NULL: new */
  gint64 id;
  int type;
  gboolean type_given, type_changed;
  int head_row;     /* index of a row, −1 */
  gboolean head_cleared;
  gboolean used; /* by a good row, itself or below */
} HengRosterDepartment;

typedef struct _HengRosterGroups HengRosterGroups;

typedef struct
{
  HengImport *import;
  HengDate today;
  HengPinyin *pinyin;
  HengRosterRow *rows;
  guint n_rows;
  GPtrArray *blocks;       /* own the texts of the rows */
  GPtrArray *departments;  /* of HengRosterDepartment */
  GHashTable *children;    /* "parent index/name" → index + 1 */
  GHashTable *dept_texts;  /* cell → index + 1, or what it means */
  GHashTable *cut_texts;   /* cells of departments whose levels were guessed */
  GPtrArray *employees;    /* stored ones */
  GHashTable *by_no, *by_mobile, *by_id; /* stored: text → HengEmployee */
  GHashTable *by_employee; /* id → HengEmployee */
  GHashTable *privates, *details; /* employee id → HengEmployeePrivate, HengEmployeeDetail */
  HengTextIndex *rows_by_no; /* text → row index */
  GThread *pinyin_thread;  /* makes `pinyin` or `pinyin_problem` while the file is read, later the readings of names; NULL once it is joined */
  GError *pinyin_problem;
  GPtrArray *private_records, *detail_records;
  char *company_name, *company_name_en;
  HengRosterGroups *groups; /* NULL: no column comes again */
} HengRosterRun;

/* Each step adds issues; FALSE only on an error of the store or when cancelled. */
gboolean heng_roster_read_rows (HengRosterRun *run, GError **error);
/* The readings of all names; any thread, once the rows are read. */
void heng_roster_spell_names (HengRosterRun *run);
gboolean heng_roster_load_departments (HengRosterRun *run, GError **error);
void heng_roster_resolve_departments (HengRosterRun *run);
/* Takes rows out of new departments that nobody has agreed to. */
void heng_roster_confirm_departments (HengRosterRun *run);
/* Marks the departments good rows need, and lists the new ones of them in the report. */
void heng_roster_list_departments (HengRosterRun *run);
/* "研发部/平台组" of a department of the run. */
const char *heng_roster_department_path (const HengRosterRun *run, int index);
gboolean heng_roster_match (HengRosterRun *run, GError **error);
void heng_roster_resolve_managers (HengRosterRun *run);
gboolean heng_roster_merge (HengRosterRun *run, GError **error);
/* 学历2, 紧急联系人2: after merge, because stored people may change by them. */
gboolean heng_roster_read_groups (HengRosterRun *run, GError **error);
gboolean heng_roster_write_groups (HengRosterRun *run, HengChange *change, GError **error);
void heng_roster_groups_free (HengRosterGroups *groups);
gboolean heng_roster_write (HengImport *import, HengChange *change, GError **error);

/* The stored state brought up to date by a row. Free with heng_roster_update_clear. */
typedef struct
{
  HengEmployee *employee, *employee_before;
  HengEmployeePrivate *priv, *priv_before; /* before NULL: not stored yet */
  HengEmployeeDetail *detail, *detail_before;
  gboolean job_changed;
  HengJobKind job_kind;
} HengRosterUpdate;
/* References to departments and managers that are not stored yet are −1 until the writer has given them ids. */
void heng_roster_build_update (HengRosterRun *run, const HengRosterRow *row, HengRosterUpdate *update);
gboolean heng_roster_update_is_empty (const HengRosterUpdate *update);
void heng_roster_update_clear (HengRosterUpdate *update);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengRosterUpdate, heng_roster_update_clear)
/* Ids as far as they are known: −1 not yet, 0 none. */
gint64 heng_roster_department_id (const HengRosterRun *run, const HengRosterRow *row);
gint64 heng_roster_manager_id (const HengRosterRun *run, const HengRosterRow *row);
/* What the dates say where the file gives no status, or only 在职. */
HengEmpStatus heng_roster_guess_status (const HengRosterRun *run, const HengEmployee *employee);

G_END_DECLS
