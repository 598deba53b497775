/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster importer: new people, updates, departments, managers, and the rules of domain.md §9.4. */
#include "import-fixture.h"

#define HEAD "工号,姓名,部门,职位,直属主管,入职日期,员工状态,手机号\n"
#define THREE                                                           \
  HEAD "001,张伟,研发部/平台组,工程师,李娜,2023-01-05,正式,13912340001\n" \
       "002,李娜,研发部,总监,,2020-03-01,正式,13912340002\n"              \
       "003,王芳,市场部,专员,002,2021-06-01,正式,13912340003\n"

static void
test_first_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployee) li = load_person (fixture, "002");
  g_autoptr (GPtrArray) jobs = heng_jobs_load (fixture->db, zhang->id, NULL);
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);
  g_autofree char *path = department_of (fixture, zhang);
  const HengJob *job = jobs->pdata[0];

  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpint (report->rows, ==, 3);
  g_assert_true (report->written);
  g_assert_cmpuint (report->new_departments->len, ==, 3);
  g_assert_cmpstr (zhang->pinyin, ==, "zhang wei");
  g_assert_cmpstr (zhang->initials, ==, "zw");
  g_assert_cmpint (zhang->manager_id, ==, li->id);
  g_assert_cmpstr (path, ==, "研发部 / 平台组");
  g_assert_cmpint (heng_department_effective_type (departments, zhang->department_id), ==, HENG_DEPT_RD);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpint (job->kind, ==, HENG_JOB_HIRE);
  g_assert_cmpint (job->from_date, ==, heng_date_new (2023, 1, 5));
  g_assert_cmpint (job->manager_id, ==, li->id);
}

static void
test_twice_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autoptr (HengImportReport) second = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autofree char *name = heng_journal_undo_name (fixture->db);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (second, 0, 0, 3, 0);
  g_assert_false (second->written);
  g_assert_nonnull (strstr (name, "table.csv"));
  undone = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
  g_assert_null (heng_journal_undo_name (fixture->db));
  redone = heng_journal_redo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 3);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  fixture->options.dry_run = TRUE;
  report = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpuint (report->new_departments->len, ==, 3);
  g_assert_false (report->written);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

/* Managers and departments change: job records dated today; empty cells erase nothing; <清空> does; the absent are counted. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER, HEAD "001,张伟,市场部,,003,,,<清空>\n002,李娜,,,,,,\n");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployee) wang = load_person (fixture, "003");
  g_autoptr (GPtrArray) jobs = heng_jobs_load (fixture->db, zhang->id, NULL);
  g_autofree char *path = department_of (fixture, zhang);
  const HengJob *job = jobs->pdata[1];
  const HengImportDiff *diff = report->diffs->pdata[0];

  assert_counts (report, 0, 1, 1, 0);
  g_assert_cmpint (report->absent, ==, 1);
  g_assert_cmpuint (report->diffs->len, ==, 3);
  g_assert_cmpstr (diff->column, ==, "Mobile phone");
  g_assert_cmpstr (diff->before, ==, "13912340001");
  g_assert_cmpint (diff->row_line, ==, 2);
  g_assert_cmpstr (path, ==, "市场部");
  g_assert_cmpstr (zhang->position, ==, "工程师");
  g_assert_null (zhang->mobile);
  g_assert_cmpint (zhang->manager_id, ==, wang->id);
  g_assert_cmpuint (jobs->len, ==, 2);
  g_assert_cmpint (job->kind, ==, HENG_JOB_TRANSFER);
  g_assert_cmpint (job->from_date, ==, heng_date_new (2026, 7, 1));
}

static void
test_effective_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,职位,生效日期\n003,王芳,经理,2026-05-04\n");
  g_autoptr (HengImportReport) again
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,职位,生效日期\n003,王芳,经理,2026-05-04\n");
  g_autoptr (HengEmployee) wang = load_person (fixture, "003");
  g_autoptr (GPtrArray) jobs = heng_jobs_load (fixture->db, wang->id, NULL);
  const HengJob *job = jobs->pdata[1];

  assert_counts (report, 0, 1, 0, 0);
  assert_counts (again, 0, 0, 1, 0);
  g_assert_cmpint (job->kind, ==, HENG_JOB_PROMOTION);
  g_assert_cmpint (job->from_date, ==, heng_date_new (2026, 5, 4));
}

/* Every message names line, column and value; nothing is written; the good rows are when asked for. */
static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const char text[] = HEAD "001,张伟,研发部,,,2023-02-30,正式,13912340001\n002,李娜,研发部,,001,2020-03-01,正式,139\n"
                                  "003,王芳,市场部,,002,2021-06-01,正式,13912340003\n";
  g_autoptr (HengImportReport) refused = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_autoptr (HengImportReport) skipped = NULL;
  g_autoptr (HengEmployee) wang = NULL;
  const HengImportIssue *issue = find_issue (refused, 2, "入职日期", "YYYY-MM-DD");

  assert_counts (refused, 1, 0, 0, 2);
  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->value, ==, "2023-02-30");
  g_assert_nonnull (find_issue (refused, 3, "手机号", NULL));
  g_assert_false (refused->written);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
  fixture->options.skip_errors = TRUE;
  skipped = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_assert_true (skipped->written);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 1);
  wang = load_person (fixture, "003");
  g_assert_cmpint (wang->manager_id, ==, 0);
  g_assert_nonnull (find_issue (skipped, 4, "直属主管", NULL));
  g_assert_cmpuint (skipped->new_departments->len, ==, 1);
}

static void
test_error_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *errors = fixture_path (fixture, "errors.csv");
  g_autofree char *content = NULL;
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengImportReport) second = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *path = NULL;

  fixture->options.errors_path = errors;
  fixture->options.skip_errors = TRUE;
  report = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,入职日期,备注\n001,张伟,2023-02-30,\"=SUM(A1)\"\n002,李娜,2020-03-01,\n");
  g_assert_true (g_file_get_contents (errors, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Error reason"));
  g_assert_nonnull (strstr (content, "入职日期: "));
  g_assert_nonnull (strstr (content, "\"'=SUM(A1)\""));
  g_assert_null (strstr (content, "李娜"));
  /* It is not overwritten without leave, and can be imported again once corrected. */
  g_assert_null (heng_import_file (fixture->db, errors, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE);
  fixture->options.errors_path = NULL;
  halves = g_strsplit (content, "2023-02-30", 2);
  corrected = g_strjoinv ("2023-02-28", halves);
  path = fixture_write (fixture, "corrected.csv", corrected);
  second = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  assert_counts (second, 1, 0, 0, 0);
  g_assert_cmpuint (second->unknown_columns->len, ==, 1);
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,手机号,身份证号\n001,张伟,2023-01-05,13912340001,310101199003070019\n"
                      "001,李娜,2023-01-05,13912340002,330106199202290028\n003,王芳,2023-01-05,13912340002,310101199003070019\n"
                      "004,张伟,2023-01-05,,\n005,张伟,2023-01-05,,\n");

  g_assert_nonnull (find_issue (report, 2, "工号", "Line 3"));
  g_assert_nonnull (find_issue (report, 3, "工号", "Line 2"));
  g_assert_nonnull (find_issue (report, 3, "手机号", "Line 4"));
  g_assert_nonnull (find_issue (report, 4, "身份证号", "Line 2"));
  g_assert_null (find_issue (report, 5, NULL, NULL));
  assert_counts (report, 2, 0, 0, 6);
}

static void
test_managers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,直属主管\n1,张伟,2020-01-05,\n2,张伟,2020-01-05,1\n3,李娜,2020-01-05,张伟\n4,王芳,2020-01-05,4\n"
                      "5,赵敏,2020-01-05,nobody\n6,孙强,2020-01-05,李娜(3)\n7,周杰,2020-01-05,赵敏\n");
  g_autoptr (HengEmployee) li = load_person (fixture, "3");
  g_autoptr (HengEmployee) sun = load_person (fixture, "6");
  g_autoptr (HengEmployee) zhou = load_person (fixture, "7");

  assert_counts (report, 7, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 4, "直属主管", "2 people"));
  g_assert_nonnull (find_issue (report, 5, "直属主管", "own manager"));
  g_assert_nonnull (find_issue (report, 6, "直属主管", "Nobody has"));
  g_assert_cmpint (li->manager_id, ==, 0);
  g_assert_cmpint (sun->manager_id, ==, li->id);
  g_assert_cmpint (zhou->manager_id, !=, 0);
}

static void
test_manager_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,直属主管\n1,张伟,2020-01-05,3\n2,李娜,2020-01-05,1\n3,王芳,2020-01-05,2\n4,赵敏,2020-01-05,1\n");
  g_autoptr (HengImportReport) stored = NULL;
  g_autoptr (HengImportReport) closing = NULL;

  assert_counts (report, 1, 0, 0, 3);
  g_assert_nonnull (find_issue (report, 2, "直属主管", "loop"));
  g_assert_null (find_issue (report, 5, NULL, NULL));
  stored = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,直属主管\n1,张伟,2020-01-05,\n2,李娜,2020-01-05,1\n");
  closing = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,直属主管\n1,张伟,2\n");
  g_assert_nonnull (find_issue (closing, 2, "直属主管", "loop"));
  assert_counts (closing, 0, 0, 0, 1);
}

static void
test_address_book (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "dingtalk-address-book.csv", NULL);
  g_autoptr (HengImportReport) report = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  g_autoptr (HengEmployee) wang = load_person (fixture, "00123");
  g_autoptr (HengEmployee) second = load_person (fixture, "00124");
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);
  g_autofree char *path_of_second = department_of (fixture, second);
  const HengDepartment *development = heng_department_find (departments, wang->department_id);

  assert_counts (report, 3, 0, 0, 0);
  g_assert_cmpstr (wang->name, ==, "王伟");
  g_assert_cmpstr (wang->mobile, ==, "13812345678");
  g_assert_cmpstr (wang->ext_id, ==, "u1001");
  g_assert_cmpint (wang->is_head, ==, 1);
  g_assert_cmpint (wang->is_manager, ==, 1);
  g_assert_cmpint (development->head_id, ==, wang->id);
  g_assert_cmpstr (second->name, ==, "阿依古丽·买买提");
  g_assert_cmpstr (path_of_second, ==, "研发部 / 平台组");
  g_assert_cmpint (second->is_head, ==, 0);
  g_assert_cmpstr (report->unknown_columns->pdata[0], ==, "备注");
}

/* A minus belongs to a name when the department is known. */
static void
test_department_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,部门\n1,张伟,2020-01-05,电商/B2B-线上\n2,李娜,2020-01-05,O2O-线下/华东\n");
  g_autoptr (HengImportReport) second
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,部门,主部门\n3,王芳,2020-01-05,电商-B2B-线上,\n4,赵敏,2020-01-05,O2O-线下-华东,\n"
                      "5,孙强,2020-01-05,\"财务部,O2O-线下\",O2O-线下\n");
  g_autoptr (HengEmployee) wang = load_person (fixture, "3");
  g_autoptr (HengEmployee) zhao = load_person (fixture, "4");
  g_autoptr (HengEmployee) sun = load_person (fixture, "5");
  g_autofree char *one = department_of (fixture, wang);
  g_autofree char *two = department_of (fixture, zhao);
  g_autofree char *three = department_of (fixture, sun);

  g_assert_cmpstr (one, ==, "电商 / B2B-线上");
  g_assert_cmpstr (two, ==, "O2O-线下 / 华东");
  g_assert_cmpstr (three, ==, "O2O-线下");
  g_assert_cmpuint (second->new_departments->len, ==, 0);
  g_assert_nonnull (find_issue (second, 4, "部门", "main"));
}

static void
test_department_types (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,一级部门,二级部门,部门类型\n1,张伟,2020-01-05,星火计划,,RD\n2,李娜,2020-01-05,华东大区,渠道组,市场\n"
                      "3,王芳,2020-01-05,人力资源部,,\n4,赵敏,2020-01-05,总经办,,其他\n5,孙强,2020-01-05,Sales,,\n6,周杰,2020-01-05,,,\n");
  static const struct
  {
    const char *emp_no;
    HengDeptType type;
  } cases[] = { { "1", HENG_DEPT_RD }, { "2", HENG_DEPT_MK }, { "3", HENG_DEPT_HR }, { "4", HENG_DEPT_OTHER }, { "5", HENG_DEPT_MK } };
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);
  g_autoptr (HengEmployee) last = load_person (fixture, "6");

  assert_counts (report, 6, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengEmployee) employee = load_person (fixture, cases[i].emp_no);

      g_assert_cmpint (heng_department_effective_type (departments, employee->department_id), ==, cases[i].type);
    }
  g_assert_cmpint (last->department_id, ==, 0);
}

/* A type given later for a department that exists is a change, once. */
static void
test_later_type (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "工号,姓名,部门,部门类型\n1,张伟,星火计划,MK\n";
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,部门\n1,张伟,2020-01-05,星火计划\n");
  g_autoptr (HengImportReport) second = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_autoptr (HengImportReport) third = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);

  assert_counts (first, 1, 0, 0, 0);
  assert_counts (second, 0, 1, 0, 0);
  assert_counts (third, 0, 0, 1, 0);
  g_assert_cmpint (((HengDepartment *) departments->pdata[0])->dept_type, ==, HENG_DEPT_MK);
}

static void
test_heads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,部门,是否此部门主管\n1,张伟,2020-01-05,研发部,是\n2,李娜,2020-01-05,研发部,是\n3,王芳,2020-01-05,研发部,否\n");
  g_autoptr (HengImportReport) second = NULL;
  g_autoptr (HengEmployee) zhang = load_person (fixture, "1");
  g_autoptr (HengEmployee) wang = load_person (fixture, "3");
  g_autoptr (GPtrArray) before = heng_departments_load (fixture->db, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_nonnull (find_issue (first, 3, "是否此部门主管", "Line 2"));
  g_assert_cmpint (((HengDepartment *) before->pdata[0])->head_id, ==, zhang->id);
  second = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,部门,是否此部门主管\n1,张伟,研发部,否\n3,王芳,研发部,是\n");
  assert_counts (second, 0, 2, 0, 0);
  after = heng_departments_load (fixture->db, NULL);
  g_assert_cmpint (((HengDepartment *) after->pdata[0])->head_id, ==, wang->id);
}

static void
test_private_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,身份证号,出生日期,性别,银行卡号,学历,现合同起始日,现合同到期日,民族\n"
                      "1,张伟,2020-01-05,'310101199003070019,,,4539578763621486,大学本科,2020-01-05,2023-01-04,汉族\n"
                      "2,李娜,2020-01-05,330106199202290028,1992-03-01,男,,,,,\n3,王芳,2020-01-05,,,,,,,,\n"
                      "4,赵敏,2020-01-05,310101********0019,,,,,2020-01-05,2019-01-04,\n5,孙强,2020-01-05,110105491231002,,,,,,,\n"
                      "6,周杰,2020-01-05,1.10105E+17,,,,,,,\n7,吴敏,2020-01-05,310101199003070018,,,,,,,\n");

  g_assert_nonnull (find_issue (report, 3, "出生日期", "Differs"));
  g_assert_nonnull (find_issue (report, 3, "性别", "Differs"));
  g_assert_nonnull (find_issue (report, 5, "身份证号", "masked"));
  g_assert_nonnull (find_issue (report, 5, "现合同到期日", "ends before"));
  g_assert_nonnull (find_issue (report, 6, "身份证号", "lengthened"));
  g_assert_nonnull (find_issue (report, 7, "身份证号", "lost the last digits"));
  g_assert_nonnull (find_issue (report, 8, "身份证号", "check character"));
  assert_counts (report, 4, 0, 0, 3);
}

static void
test_private_records (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "工号,姓名,入职日期,身份证号,学历\n";
  g_autofree char *text = g_strconcat (head, "1,张伟,2020-01-05,310101199003070019,大学本科\n3,王芳,2020-01-05,,\n", NULL);
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_autoptr (HengImportReport) again = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  g_autofree char *change = g_strconcat (head, "1,张伟,2020-01-05,3101**********0019,硕士\n3,王芳,2020-01-05,330106199202290028,\n", NULL);
  g_autoptr (HengImportReport) second = fixture_import (fixture, HENG_IMPORT_ROSTER, change);
  g_autoptr (HengEmployee) zhang = load_person (fixture, "1");
  g_autoptr (HengEmployee) wang = load_person (fixture, "3");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, zhang->id, NULL);
  g_autoptr (HengEmployeePrivate) added = heng_employee_private_load (fixture->db, wang->id, NULL);
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_load (fixture->db, zhang->id, NULL);
  g_autoptr (HengEmployeeDetail) none = heng_employee_detail_load (fixture->db, wang->id, NULL);

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (again, 0, 0, 2, 0);
  assert_counts (second, 0, 2, 0, 0);
  g_assert_cmpstr (priv->id_no, ==, "310101199003070019");
  g_assert_cmpint (priv->birth, ==, heng_date_new (1990, 3, 7));
  g_assert_cmpint (priv->sex, ==, HENG_SEX_MALE);
  g_assert_cmpstr (added->id_no, ==, "330106199202290028");
  g_assert_cmpstr (detail->edu, ==, "硕士");
  g_assert_null (none);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,手机号,身份证号\n00123,张伟,2020-01-05,13912340001,310101199003070019\n00124,李娜,2020-01-05,13912340002,\n");
  g_autoptr (HengImportReport) zeros = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期\n123,张伟,2020-01-05\n");
  g_autoptr (HengImportReport) other = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期\n124,王芳,2020-01-05\n");
  g_autoptr (HengImportReport) by_mobile = fixture_import (fixture, HENG_IMPORT_ROSTER, "姓名,手机号,职位\n李娜,13912340002,总监\n");
  g_autoptr (HengImportReport) by_id
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,身份证号\nN9,张伟,310101199003070019\n");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "N9");

  assert_counts (zeros, 0, 0, 1, 0);
  g_assert_nonnull (find_issue (zeros, 2, "工号", "00123"));
  assert_counts (other, 0, 0, 0, 1);
  g_assert_nonnull (find_issue (other, 2, "工号", "00124"));
  assert_counts (by_mobile, 0, 1, 0, 0);
  assert_counts (by_id, 0, 1, 0, 0);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 2);
  g_assert_cmpstr (zhang->name, ==, "张伟");
}

static void
test_same_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ROSTER, THREE);
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER, HEAD "009,张伟,研发部,,,2024-01-05,正式,13912340003\n");

  assert_counts (report, 1, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 2, "手机号", "王芳"));
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 4);
}

static void
test_statuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *emp_no;
    HengEmpStatus status;
  } cases[] = { { "1", HENG_EMP_STATUS_REGULAR },  { "2", HENG_EMP_STATUS_PROBATION }, { "3", HENG_EMP_STATUS_LEFT },
                { "4", HENG_EMP_STATUS_PENDING },  { "5", HENG_EMP_STATUS_REGULAR },   { "6", HENG_EMP_STATUS_LEAVING } };
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,员工状态,转正日期,离职日期,试用期\n1,甲某,2020-01-05,在职,2020-07-05,,半年\n2,乙某,2026-05-05,在职,,,3个月\n"
                      "3,丙某,2020-01-05,离职,,2026-01-31,\n4,丁某,2026-07-20,,,,\n5,戊某,2020-01-05,,,,\n6,己某,2020-01-05,,,2026-08-31,\n");
  g_autoptr (HengImportReport) wrong
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,员工状态,转正日期,离职日期,试用期\n11,甲某,2020-01-05,离职,,,\n12,乙某,2020-01-05,正式,,2025-01-31,\n"
                      "13,丙某,2020-01-05,,2019-07-05,,\n14,丁某,2020-01-05,休假,,,\n15,戊某,2020-01-05,试用期,2020-07-05,,\n");

  assert_counts (report, 6, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengEmployee) employee = load_person (fixture, cases[i].emp_no);

      g_assert_cmpint (employee->emp_status, ==, cases[i].status);
    }
  assert_counts (wrong, 1, 0, 0, 4);
  g_assert_nonnull (find_issue (wrong, 5, "员工状态", "正式"));
  g_assert_nonnull (find_issue (wrong, 6, "员工状态", "past"));
}

static void
test_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,员工状态,离职日期\n1,张伟,2020-01-05,离职,2024-01-31\n");
  g_autoptr (HengImportReport) second
    = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,员工状态,离职日期\n1,张伟,2026-03-02,正式,\n");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "1");
  g_autoptr (GPtrArray) jobs = heng_jobs_load (fixture->db, zhang->id, NULL);
  const HengJob *job = jobs->pdata[1];

  assert_counts (second, 0, 1, 0, 0);
  g_assert_cmpint (zhang->emp_status, ==, HENG_EMP_STATUS_REGULAR);
  g_assert_cmpint (zhang->leave_date, ==, HENG_DATE_NONE);
  g_assert_cmpint (job->kind, ==, HENG_JOB_RETURN);
  g_assert_cmpint (job->from_date, ==, heng_date_new (2026, 3, 2));
}

static void
test_ages_and_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER,
                      "工号,姓名,入职日期,出生日期,毕业时间,转正日期\n1,甲某,2020-01-05,2006-01-05,2019-07,\n2,乙某,1979-01-05,1940-01-05,,2023-13-01\n"
                      "3,丙某,2020-01-05,1940-01-05,05/07/1960,#N/A\n");

  assert_counts (report, 2, 0, 0, 1);
  g_assert_nonnull (find_issue (report, 2, "出生日期", "16"));
  g_assert_nonnull (find_issue (report, 2, "毕业时间", "first of the month"));
  g_assert_nonnull (find_issue (report, 3, "入职日期", "unusual"));
  g_assert_nonnull (find_issue (report, 3, "转正日期", "YYYY-MM-DD"));
  g_assert_nonnull (find_issue (report, 4, "出生日期", "70"));
  g_assert_nonnull (find_issue (report, 4, "毕业时间", "more than one way"));
  g_assert_nonnull (find_issue (report, 4, "转正日期", "formula"));
}

static void
test_workbook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_workbook (fixture, "plain");
  g_autoptr (HengImportReport) report = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_load (fixture->db, zhang->id, NULL);

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpint (zhang->hire_date, ==, heng_date_new (2023, 1, 5));
  g_assert_cmpint (zhang->regular_date, ==, heng_date_new (2023, 7, 5));
  g_assert_cmpint (zhang->probation_months, ==, 6);
  g_assert_cmpint (detail->ctr_end, ==, heng_date_new (2026, 1, 4));
  g_assert_nonnull (find_issue (report, 0, NULL, "hidden"));
  g_assert_nonnull (find_issue (report, 6, "转正日期", "formula"));
}

static void
stop_cb (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "table.csv", THREE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture->options.cancellable = cancellable;
  fixture->options.progress = stop_cb;
  fixture->options.progress_data = cancellable;
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

#define ADD(name, function) g_test_add ("/roster/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* A path that nobody has: refused with its cell, and nothing of it becomes a department. */
static void
test_too_many_levels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) path = g_string_new ("D");
  g_autofree char *right = NULL, *wrong = NULL;
  g_autoptr (HengImportReport) fine = NULL, report = NULL;
  g_autoptr (GPtrArray) departments = NULL;

  for (guint i = 1; i < HENG_MOST_LEVELS; i++)
    g_string_append (path, "/D");
  right = g_strdup_printf ("工号,姓名,部门,入职日期,员工状态\n1,张伟,%s,2020-03-01,正式\n", path->str);
  wrong = g_strdup_printf ("工号,姓名,部门,入职日期,员工状态\n2,李娜,E/%s,2020-03-01,正式\n", path->str);
  fine = fixture_import (fixture, HENG_IMPORT_ROSTER, right);
  assert_counts (fine, 1, 0, 0, 0);
  fixture->options.skip_errors = TRUE;
  report = fixture_import (fixture, HENG_IMPORT_ROSTER, wrong);
  g_assert_cmpint (report->errors, ==, 1);
  g_assert_nonnull (find_issue (report, 2, "部门", "33 levels"));
  departments = heng_departments_load (fixture->db, NULL);
  g_assert_cmpuint (departments->len, ==, HENG_MOST_LEVELS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-import", test_first_import);
  ADD ("twice-and-undo", test_twice_and_undo);
  ADD ("dry-run", test_dry_run);
  ADD ("update", test_update);
  ADD ("effective-date", test_effective_date);
  ADD ("errors", test_errors);
  ADD ("error-file", test_error_file);
  ADD ("duplicates", test_duplicates);
  ADD ("managers", test_managers);
  ADD ("manager-loop", test_manager_loop);
  ADD ("address-book", test_address_book);
  ADD ("department-names", test_department_names);
  ADD ("department-types", test_department_types);
  ADD ("later-department-type", test_later_type);
  ADD ("heads", test_heads);
  ADD ("private-facts", test_private_facts);
  ADD ("private-records", test_private_records);
  ADD ("identity", test_identity);
  ADD ("same-name", test_same_name);
  ADD ("statuses", test_statuses);
  ADD ("return", test_return);
  ADD ("ages-and-dates", test_ages_and_dates);
  ADD ("too-many-levels", test_too_many_levels);
  ADD ("workbook", test_workbook);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
