/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dirty data the importer must survive: the rows from 12 on of domain.md §9.4, each with a file of its own. */
#include "roster-case.h"

static char *
department_path (Fixture *fixture, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);

  return department_of (fixture, employee);
}

static void
assert_department (Fixture *fixture, const char *emp_no, const char *expected)
{
  g_autofree char *path = department_path (fixture, emp_no);

  g_assert_cmpstr (path != NULL ? path : "", ==, expected);
}

/* Asked: nothing is created until somebody agrees, and a new path may turn out to be a known one. */
static void
test_case_12 (Fixture *fixture, gconstpointer data)
{
  const char *some[] = { "department:研发部/平台组=yes", "department:市场部=研发部", "levels:电商-线上=whole", "department:电商-线上=yes", NULL };
  const char *all[] = { "department:*=yes", NULL };
  g_autoptr (HengImportReport) asked = NULL;
  g_autoptr (HengImportReport) answered = NULL;
  g_autoptr (HengImportReport) mapped = NULL;
  g_autoptr (GPtrArray) none = NULL;

  fixture->options.new_departments = HENG_NEW_DEPARTMENTS_ASK;
  asked = import_case (fixture, "case-12-new.csv");
  assert_counts (asked, 4, 0, 0, 0);
  g_assert_true (find_question (asked, "department:研发部/平台组")->is_open);
  g_assert_nonnull (find_question (asked, "department:市场部"));
  g_assert_nonnull (find_question (asked, "levels:电商-线上"));
  g_assert_nonnull (find_issue (asked, 2, "部门", "nobody has agreed"));
  g_assert_cmpuint (asked->new_departments->len, ==, 0);
  none = heng_departments_load (fixture->db, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  assert_department (fixture, "001", "");
  answered = import_answered (fixture, "case-12-new.csv", all);
  g_assert_cmpuint (answered->new_departments->len, ==, 5);
  assert_counts (answered, 0, 3, 1, 0);
  assert_department (fixture, "001", "研发部 / 平台组");
  assert_department (fixture, "002", "");
  assert_department (fixture, "004", "电商 / 线上");
  undo_last (fixture);
  some[1] = "department:市场部=no";
  mapped = import_answered (fixture, "case-12-new.csv", some);
  assert_department (fixture, "001", "研发部 / 平台组");
  assert_department (fixture, "003", "");
  assert_department (fixture, "004", "电商-线上");
}

/* hengctl and a window that has listed them create new departments; an answer still sends people elsewhere. */
static void
test_case_12_created (Fixture *fixture, gconstpointer data)
{
  const char *moved[] = { "department:市场部=研发部 / 平台组", NULL };
  g_autoptr (HengImportReport) first = import_case (fixture, "case-12-new.csv");
  g_autoptr (HengImportReport) second = NULL;
  g_autofree char *path = fixture_write (fixture, "more.csv", "工号,姓名,入职日期,部门\n009,周杰,2023-01-05,市场二部\n");

  g_assert_cmpuint (first->new_departments->len, ==, 5);
  g_assert_null (find_question (first, "department:市场部"));
  assert_department (fixture, "003", "市场部");
  moved[0] = "department:市场二部=研发部 / 平台组";
  fixture->options.answers = moved;
  second = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  fixture->options.answers = NULL;
  assert_counts (second, 1, 0, 0, 0);
  assert_department (fixture, "009", "研发部 / 平台组");
}

static void
test_case_12_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-12-several.csv");

  assert_counts (report, 2, 0, 0, 0);
  assert_department (fixture, "001", "研发部");
  assert_department (fixture, "002", "市场部");
}

static void
test_case_13 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  fixture->options.skip_errors = TRUE;
  report = import_case (fixture, "case-13-faults.csv");
  assert_counts (report, 4, 0, 0, 2);
  g_assert_nonnull (find_issue (report, 3, "直属主管", "Nobody has"));
  g_assert_nonnull (find_issue (report, 4, "直属主管", "own manager"));
  g_assert_nonnull (find_issue (report, 5, "直属主管", "2 people"));
  g_assert_nonnull (find_issue (report, 6, "直属主管", "loop"));
  g_assert_nonnull (find_issue (report, 7, "直属主管", "loop"));
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 4);
}

static void
test_case_13_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-13-later.csv");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployee) wang = load_person (fixture, "002");
  g_autoptr (HengEmployee) li = load_person (fixture, "00003");
  g_autoptr (HengEmployee) zhao = load_person (fixture, "004");

  assert_counts (report, 4, 0, 0, 0);
  g_assert_cmpint (zhang->manager_id, ==, li->id);
  /* The column of numbers goes before that of names. */
  g_assert_cmpint (wang->manager_id, ==, li->id);
  g_assert_cmpint (zhao->manager_id, ==, li->id);
  g_assert_nonnull (find_issue (report, 5, "直属主管", "zeros"));
}

static void
test_case_14 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  fixture->options.skip_errors = TRUE;
  report = import_case (fixture, "case-14-dates.csv");
  assert_counts (report, 8, 0, 0, 2);
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("%03d", i);

      assert_field (fixture, emp_no, "hire_date", "2023-01-05");
      assert_field (fixture, emp_no, "regular_date", "2023-07-05");
    }
  g_assert_nonnull (find_issue (report, 7, "入职日期", "YYYY-MM-DD"));
  g_assert_nonnull (find_issue (report, 8, "入职日期", "YYYY-MM-DD"));
  g_assert_nonnull (find_issue (report, 9, "转正日期", "formula"));
  g_assert_nonnull (find_issue (report, 10, "转正日期", "no such date"));
  g_assert_null (find_issue (report, 11, NULL, NULL));
  g_assert_nonnull (find_issue (report, 2, "首次参加工作时间", "first of the month"));
}

/* The order is asked once a column, bare numbers once a value; 25/01/2023 leaves one order. */
static void
test_case_14_order (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "date-order:hire_date=dmy", "date:regular_date/2023=2023-07-05", "date:regular_date/202307=empty", NULL };
  g_autoptr (HengImportReport) report = import_case (fixture, "case-14-order.csv");
  const HengImportQuestion *order = find_question (report, "date-order:hire_date");
  const HengImportQuestion *month = find_question (report, "date:regular_date/202307");
  g_autoptr (HengImportReport) answered = NULL;

  assert_counts (report, 0, 0, 0, 2);
  g_assert_cmpint (report->warnings, ==, 2);
  g_assert_cmpint (order->rows, ==, 2);
  g_assert_cmpstr (order->value, ==, "05/01/2023");
  g_assert_cmpuint (order->proposals->len, ==, 1);
  g_assert_true (proposes (order, "dmy"));
  g_assert_true (proposes (month, "2023-07-01") && month->is_open);
  answered = import_answered (fixture, "case-14-order.csv", answers);
  assert_counts (answered, 2, 0, 0, 0);
  g_assert_cmpint (answered->warnings, ==, 0);
  assert_field (fixture, "001", "hire_date", "2023-01-05");
  assert_field (fixture, "002", "hire_date", "2023-01-25");
  assert_field (fixture, "001", "regular_date", "2023-07-05");
  assert_field (fixture, "002", "regular_date", "");
}

static void
test_case_15 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) wrong = import_case (fixture, "case-15-errors.csv");
  g_autoptr (HengImportReport) report = import_case (fixture, "case-15-warnings.csv");

  assert_counts (wrong, 0, 0, 0, 5);
  g_assert_nonnull (find_issue (wrong, 2, "离职日期", "past"));
  g_assert_nonnull (find_issue (wrong, 3, "员工状态", "no last working day"));
  g_assert_nonnull (find_issue (wrong, 4, "转正日期", "before the hire date"));
  g_assert_nonnull (find_issue (wrong, 5, "现合同到期日", "before it starts"));
  g_assert_nonnull (find_issue (wrong, 6, "离职日期", "before the hire date"));
  assert_counts (report, 2, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 2, "员工状态", "past"));
  g_assert_nonnull (find_issue (report, 3, "离职日期", "employed"));
  assert_field (fixture, "001", "emp_status", "PROBATION");
  assert_field (fixture, "002", "emp_status", "REGULAR");
}

static void
test_case_16 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *workbook = fixture_workbook (fixture, "formulas");
  g_autoptr (HengImportReport) text = NULL;
  g_autoptr (HengImportReport) cached = NULL;

  fixture->options.skip_errors = TRUE;
  cached = fixture_import_file (fixture, HENG_IMPORT_ROSTER, workbook);
  assert_counts (cached, 1, 0, 0, 1);
  assert_field (fixture, "001", "hire_date", "2023-01-05");
  assert_field (fixture, "001", "position", "工程师");
  assert_field (fixture, "001", "work_place", "");
  g_assert_nonnull (find_issue (cached, 2, "办公地点", "formula"));
  g_assert_nonnull (find_issue (cached, 3, "职位", "formula"));
  g_assert_nonnull (find_issue (cached, 3, "入职日期", "needed"));
  text = import_case (fixture, "case-16-formulas.csv");
  assert_counts (text, 0, 0, 1, 1);
  assert_field (fixture, "001", "position", "工程师");
}

static char *
side_records (Fixture *fixture, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autofree char *picture = picture_of_store (fixture->db);
  g_auto (GStrv) lines = g_strsplit (picture, "\n", -1);
  g_autofree char *education = g_strdup_printf ("|%d|", (int) employee->id);
  GString *found = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if ((g_str_has_prefix (lines[i], "education ") || g_str_has_prefix (lines[i], "contact ")) && strstr (lines[i], education) != NULL)
      g_string_append_printf (found, "%s\n", strchr (lines[i], '|'));
  return g_string_free (found, FALSE);
}

static void
test_case_17 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-17-groups.csv");
  g_autoptr (HengImportReport) again = import_case (fixture, "case-17-groups.csv");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_load (fixture->db, zhang->id, NULL);
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, zhang->id, NULL);
  g_autofree char *first = side_records (fixture, "001");
  g_autofree char *second = side_records (fixture, "002");

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpuint (report->unknown_columns->len, ==, 0);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpstr (detail->edu, ==, "硕士");
  g_assert_cmpstr (priv->em_name, ==, "张母");
  g_assert_nonnull (strstr (first, "|本科|宁波大学|数学|(null)|2012-06-01\n"));
  g_assert_nonnull (strstr (first, "|张父|父亲|13912340010\n"));
  g_assert_cmpstr (second, ==, "");
}

static void
test_case_17_sheets (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "sheet=花名册", NULL };
  g_autofree char *path = fixture_workbook (fixture, "sheets");
  g_autoptr (HengImportReport) report = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  const HengImportQuestion *question = find_question (report, "sheet");
  g_autoptr (HengImportReport) other = NULL;

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpstr (report->sheet, ==, "说明");
  g_assert_true (proposes (question, "说明") && proposes (question, "花名册"));
  g_assert_nonnull (find_issue (report, 0, NULL, "Several sheets"));
  g_assert_nonnull (find_issue (report, 0, NULL, "hidden row"));
  g_assert_nonnull (find_issue (report, 0, NULL, "hidden column"));
  assert_field (fixture, "A19", "name", "丙某");
  fixture->options.answers = answers;
  other = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  assert_counts (other, 1, 0, 0, 0);
  g_assert_cmpstr (other->sheet, ==, "花名册");
  fixture->options.answers = NULL;
}

static void
assert_refused (Fixture *fixture, const char *path, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  fixture->options.kind = HENG_IMPORT_ROSTER;
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_case_18 (Fixture *fixture, gconstpointer data)
{
  static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook";
  static const char locked[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0";
  static const struct
  {
    const char *kind;
    int code;
    const char *words;
  } cases[] = { { "macro", HENG_IMPORT_ERROR_FORMAT, "macros" }, { "bomb", HENG_IMPORT_ERROR_LIMIT, "unpacks" },
                { "rows", HENG_IMPORT_ERROR_LIMIT, "100000 rows" } };
  g_autofree char *path = fixture_path (fixture, "old.xls");

  g_assert_true (g_file_set_contents (path, old, sizeof old, NULL));
  assert_refused (fixture, path, HENG_IMPORT_ERROR_FORMAT, ".xls");
  g_assert_true (g_file_set_contents (path, locked, sizeof locked, NULL));
  assert_refused (fixture, path, HENG_IMPORT_ERROR_FORMAT, "password");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *workbook = fixture_workbook (fixture, cases[i].kind);

      fixture->options.sheet = "花名册";
      assert_refused (fixture, workbook, cases[i].code, cases[i].words);
    }
}

static void
test_case_19 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) stored = import_case (fixture, "case-19-stored.csv");
  g_autoptr (HengImportReport) report = import_case (fixture, "case-19-masked.csv");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, zhang->id, NULL);

  assert_counts (report, 0, 0, 1, 0);
  g_assert_cmpint (report->warnings, ==, 3);
  g_assert_cmpstr (zhang->mobile, ==, "13912340001");
  g_assert_cmpstr (priv->id_no, ==, "310101199003070019");
  g_assert_cmpstr (priv->bank_no, ==, "4539578763621486");
}

static void
test_case_20 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengEmployee) first = NULL;
  g_autoptr (HengEmployeeDetail) detail = NULL;

  fixture->options.skip_errors = TRUE;
  report = import_case (fixture, "case-20-units.csv");
  assert_counts (report, 3, 0, 0, 1);
  first = load_person (fixture, "001");
  detail = heng_employee_detail_load (fixture->db, first->id, NULL);
  g_assert_cmpint (first->probation_months, ==, 3);
  g_assert_cmpint (detail->ctr_renew, ==, 2);
  g_assert_null (first->position);
  g_assert_null (first->work_place);
  g_assert_null (first->mobile);
  g_assert_null (first->email);
  assert_field (fixture, "002", "probation_months", "6");
  assert_field (fixture, "003", "probation_months", "12");
  g_assert_nonnull (find_issue (report, 5, "试用期", "whole number"));
}

static void
test_case_21 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = import_case (fixture, "case-21-people.csv");
  g_autofree char *before = picture_of_store (fixture->db);
  g_autoptr (HengImportReport) second = import_case (fixture, "case-21-people.csv");
  g_autofree char *after = picture_of_store (fixture->db);

  assert_counts (first, 3, 0, 0, 0);
  assert_counts (second, 0, 0, 3, 0);
  g_assert_false (second->written);
  g_assert_cmpuint (second->diffs->len, ==, 0);
  g_assert_cmpstr (before, ==, after);
}

static void
test_case_21_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = import_case (fixture, "case-21-people.csv");
  g_autoptr (HengImportReport) fewer = import_case (fixture, "case-21-fewer.csv");

  assert_counts (fewer, 0, 0, 1, 0);
  g_assert_cmpint (fewer->absent, ==, 2);
  g_assert_cmpuint (fewer->absent_people->len, ==, 2);
  g_assert_cmpstr (fewer->absent_people->pdata[0], ==, "002 李娜");
  assert_field (fixture, "003", "emp_status", "REGULAR");
}

/* What we write for spreadsheets does nothing there, and comes back as it was. */
static void
test_case_22 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *errors = fixture_path (fixture, "errors.csv");
  g_autofree char *content = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *fixed = NULL;
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengImportReport) second = NULL;

  fixture->options.errors_path = errors;
  report = import_case (fixture, "case-22-signs.csv");
  fixture->options.errors_path = NULL;
  assert_counts (report, 0, 0, 0, 2);
  g_assert_true (g_file_get_contents (errors, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, ",\"'-经理\","));
  g_assert_nonnull (strstr (content, "\"'=HYPERLINK(\"\"http://x\"\")\""));
  g_assert_nonnull (strstr (content, "\"'@home\""));
  g_assert_nonnull (strstr (content, "\"'+86\""));
  parts = g_strsplit (content, "2023-02-30", -1);
  fixed = g_strjoinv ("2023-02-28", parts);
  path = fixture_write (fixture, "fixed.csv", fixed);
  second = fixture_import_file (fixture, HENG_IMPORT_ROSTER, path);
  assert_counts (second, 2, 0, 0, 0);
  assert_field (fixture, "001", "position", "-经理");
  assert_field (fixture, "002", "position", "@home");
}

#define ADD(name, function) g_test_add ("/roster/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("case-12/new-departments", test_case_12);
  ADD ("case-12/created-at-once", test_case_12_created);
  ADD ("case-12/several-departments", test_case_12_several);
  ADD ("case-13/faulty-managers", test_case_13);
  ADD ("case-13/managers-further-down", test_case_13_later);
  ADD ("case-14/dates", test_case_14);
  ADD ("case-14/order-of-dates", test_case_14_order);
  ADD ("case-15/contradictions", test_case_15);
  ADD ("case-16/formulas", test_case_16);
  ADD ("case-17/groups", test_case_17);
  ADD ("case-17/sheets-and-hidden", test_case_17_sheets);
  ADD ("case-18/refused", test_case_18);
  ADD ("case-19/masked", test_case_19);
  ADD ("case-20/units", test_case_20);
  ADD ("case-21/twice", test_case_21);
  ADD ("case-21/absent", test_case_21_absent);
  ADD ("case-22/formula-injection", test_case_22);
  return g_test_run ();
}
