/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dirty data the importer must survive: the first eleven rows of domain.md §9.4, each with a file of its own. */
#include "roster-case.h"

/* One encoding after another says the same. */
static void
test_case_01 (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file, *encoding;
  } files[] = { { "case-01-gb18030.csv", "GB18030" }, { "case-01-utf8-bom.csv", "UTF-8" }, { "case-01-utf16.txt", "UTF-16LE" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (HengImportReport) report = import_case (fixture, files[i].file);
      char **first = report->sample->pdata[1];

      assert_counts (report, i == 0 ? 2 : 0, 0, i == 0 ? 0 : 2, 0);
      g_assert_cmpstr (report->encoding, ==, files[i].encoding);
      g_assert_cmpuint (report->sample->len, ==, 3);
      g_assert_cmpstr (first[1], ==, "张伟");
    }
  assert_field (fixture, "002", "name", "李娜𠮷");
}

static void
test_case_02 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-02-notes.csv");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_load (fixture->db, zhang->id, NULL);
  g_autofree char *merged = fixture_workbook (fixture, "plain");
  g_autoptr (HengImportReport) workbook = fixture_import_file (fixture, HENG_IMPORT_ROSTER, merged);

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpint (report->rows, ==, 2);
  g_assert_cmpint (detail->ctr_end, ==, heng_date_new (2026, 1, 4));
  assert_counts (workbook, 0, 2, 0, 0);
  g_assert_cmpstr (workbook->sheet, ==, "花名册");
}

static void
test_case_02_delimiters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-02-delimiters.txt");
  g_autoptr (HengImportReport) tabs = import_case (fixture, "case-02-tab.txt");

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpint (report->rows, ==, 2);
  assert_field (fixture, "001", "work_place", "三层 东区; 306");
  assert_counts (tabs, 0, 0, 1, 0);
}

static void
test_case_03 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-03-precision.csv");

  assert_counts (report, 0, 0, 0, 2);
  g_assert_nonnull (find_issue (report, 2, "身份证号", "as text"));
  g_assert_nonnull (find_issue (report, 3, "身份证号", "as text"));
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

/* Silently: not even a warning. */
static void
test_case_04 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-04-invisible.csv");
  g_autoptr (HengEmployee) li = load_person (fixture, "00124");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, li->id, NULL);

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpint (report->warnings, ==, 0);
  assert_field (fixture, "00123", "name", "张伟");
  assert_field (fixture, "00123", "mobile", "13912340001");
  g_assert_cmpstr (li->name, ==, "李娜");
  g_assert_cmpstr (li->mobile, ==, "13912340002");
  g_assert_cmpint (li->hire_date, ==, heng_date_new (2023, 1, 5));
  g_assert_cmpstr (priv->id_no, ==, "330106199202290028");
}

/* 123 may be 00123: asked; the same name settles it without an answer, another name is an error. */
static void
test_case_05 (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "number:123=00123", "number:124=new", NULL };
  const char *wrong[] = { "number:124=00999", NULL };
  g_autoptr (HengImportReport) stored = import_case (fixture, "case-05-stored.csv");
  g_autoptr (HengImportReport) report = import_case (fixture, "case-05-zeros.csv");
  const HengImportQuestion *question = find_question (report, "number:124");
  g_autoptr (HengImportReport) answered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "roster", "case-05-zeros.csv", NULL);

  assert_counts (report, 0, 1, 0, 1);
  g_assert_nonnull (find_issue (report, 3, "工号", "00124"));
  g_assert_nonnull (question);
  g_assert_true (proposes (question, "00124") && proposes (question, "new"));
  g_assert_null (question->answer);
  fixture->options.answers = wrong;
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ANSWER);
  g_assert_nonnull (strstr (error->message, "00999"));
  answered = import_answered (fixture, "case-05-zeros.csv", answers);
  assert_counts (answered, 1, 1, 0, 0);
  assert_field (fixture, "00123", "position", "总监");
  assert_field (fixture, "124", "name", "王芳");
  assert_field (fixture, "00124", "name", "李娜");
}

static void
test_case_06 (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "id:birth=id", "id:sex=keep", NULL };
  g_autoptr (HengImportReport) wrong = import_case (fixture, "case-06-checksum.csv");
  g_autoptr (HengImportReport) report = import_case (fixture, "case-06-disagree.csv");
  g_autoptr (HengEmployee) zhang = load_person (fixture, "001");
  g_autoptr (HengEmployeePrivate) kept = heng_employee_private_load (fixture->db, zhang->id, NULL);
  g_autoptr (HengImportReport) answered = NULL;
  g_autoptr (HengEmployeePrivate) taken = NULL;

  assert_counts (wrong, 0, 0, 0, 1);
  g_assert_nonnull (find_issue (wrong, 2, "身份证号", "check character"));
  assert_counts (report, 2, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 2, "出生日期", "Differs"));
  g_assert_nonnull (find_issue (report, 2, "性别", "Differs"));
  g_assert_null (find_issue (report, 3, NULL, NULL));
  g_assert_cmpint (find_question (report, "id:birth")->rows, ==, 1);
  g_assert_cmpint (kept->birth, ==, heng_date_new (1990, 3, 8));
  g_assert_cmpint (kept->sex, ==, HENG_SEX_FEMALE);
  answered = import_answered (fixture, "case-06-disagree.csv", answers);
  assert_counts (answered, 0, 1, 1, 0);
  taken = heng_employee_private_load (fixture->db, zhang->id, NULL);
  g_assert_cmpint (taken->birth, ==, heng_date_new (1990, 3, 7));
  g_assert_cmpint (taken->sex, ==, HENG_SEX_FEMALE);
}

static void
test_case_07 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-07-inside.csv");

  assert_counts (report, 0, 0, 0, 6);
  g_assert_nonnull (find_issue (report, 2, "工号", "Line 3"));
  g_assert_nonnull (find_issue (report, 3, "工号", "Line 2"));
  g_assert_nonnull (find_issue (report, 3, "手机号", "Line 4"));
  g_assert_nonnull (find_issue (report, 4, "手机号", "Line 3"));
  g_assert_nonnull (find_issue (report, 2, "身份证号", "Line 4"));
  g_assert_nonnull (find_issue (report, 4, "身份证号", "Line 2"));
}

static void
test_case_07_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) stored = import_case (fixture, "case-07-stored.csv");
  g_autoptr (HengImportReport) report = import_case (fixture, "case-07-shared.csv");

  assert_counts (report, 3, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 2, "手机号", "张伟"));
  g_assert_nonnull (find_issue (report, 3, "手机号", "placeholder"));
  g_assert_nonnull (find_issue (report, 4, "手机号", "placeholder"));
  assert_field (fixture, "002", "mobile", "13912340001");
  assert_field (fixture, "003", "mobile", "");
  assert_field (fixture, "004", "mobile", "");
}

/* Three people of one name: by ID, by mobile, and never by the name alone. */
static void
test_case_08 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) stored = import_case (fixture, "case-08-stored.csv");
  g_autoptr (HengImportReport) report = NULL;

  fixture->options.skip_errors = TRUE;
  report = import_case (fixture, "case-08-three.csv");
  assert_counts (report, 0, 2, 0, 2);
  g_assert_nonnull (find_issue (report, 4, "Employee No", "new person"));
  assert_field (fixture, "001", "position", "工程师");
  assert_field (fixture, "002", "position", "会计");
  assert_field (fixture, "003", "position", "");
}

static void
test_case_09 (Fixture *fixture, gconstpointer data)
{
  const char *no[] = { "return:001=no", NULL };
  g_autoptr (HengImportReport) left = import_case (fixture, "case-09-left.csv");
  g_autoptr (HengImportReport) refused = import_answered (fixture, "case-09-returns.csv", no);
  g_autoptr (HengEmployee) still = load_person (fixture, "901");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengEmployee) back = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  /* Not agreed: other facts are updated, the employment stays ended. */
  assert_counts (refused, 0, 1, 0, 0);
  g_assert_cmpint (still->emp_status, ==, HENG_EMP_STATUS_LEFT);
  g_assert_cmpint (still->hire_date, ==, heng_date_new (2020, 1, 5));
  g_assert_cmpstr (still->position, ==, "主管");
  undo_last (fixture);
  report = import_case (fixture, "case-09-returns.csv");
  assert_counts (report, 0, 1, 0, 0);
  g_assert_nonnull (find_question (report, "return:001"));
  g_assert_nonnull (find_issue (report, 2, NULL, "new period"));
  back = load_person (fixture, "901");
  g_assert_cmpint (back->emp_status, ==, HENG_EMP_STATUS_PROBATION);
  g_assert_cmpint (back->leave_date, ==, HENG_DATE_NONE);
  jobs = heng_jobs_load (fixture->db, back->id, NULL);
  g_assert_cmpuint (jobs->len, >=, 2);
  g_assert_cmpint (((HengJob *) jobs->pdata[0])->from_date, ==, heng_date_new (2020, 1, 5));
  g_assert_cmpint (((HengJob *) jobs->pdata[jobs->len - 1])->kind, ==, HENG_JOB_RETURN);
  g_assert_cmpint (((HengJob *) jobs->pdata[jobs->len - 1])->from_date, ==, heng_date_new (2026, 3, 2));
}

static void
test_case_10 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_case (fixture, "case-10-dots.csv");

  assert_counts (report, 5, 0, 0, 0);
  g_assert_cmpint (report->warnings, ==, 0);
  assert_field (fixture, "001", "name", "阿依古丽·买买提");
  assert_field (fixture, "002", "name", "阿依古丽·买买提");
  assert_field (fixture, "003", "name", "阿依古丽·买买提");
  assert_field (fixture, "004", "name", "王伟");
  assert_field (fixture, "005", "name", "Anna Lee");
}

static void
test_case_10_notes (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "name:张三(离职)=张三", "name:李四-销售=keep", NULL };
  g_autoptr (HengImportReport) report = import_case (fixture, "case-10-notes.csv");
  g_autoptr (HengImportReport) answered = NULL;

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpint (report->warnings, ==, 2);
  g_assert_true (proposes (find_question (report, "name:张三(离职)"), "张三"));
  assert_field (fixture, "001", "name", "张三(离职)");
  answered = import_answered (fixture, "case-10-notes.csv", answers);
  assert_counts (answered, 0, 1, 1, 0);
  g_assert_cmpint (answered->warnings, ==, 0);
  assert_field (fixture, "001", "name", "张三");
  assert_field (fixture, "001", "initials", "zs");
  assert_field (fixture, "002", "name", "李四-销售");
}

static void
test_case_11 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengEmployee) fifty = NULL;

  fixture->options.skip_errors = TRUE;
  report = import_case (fixture, "case-11-rare.csv");
  assert_counts (report, 4, 0, 0, 1);
  g_assert_cmpint (report->warnings, ==, 1);
  g_assert_nonnull (find_issue (report, 3, "姓名", "private font"));
  g_assert_nonnull (find_issue (report, 6, "姓名", "50"));
  assert_field (fixture, "001", "name", "𠮷野𬱖");
  assert_field (fixture, "002", "name", "王\xEE\x80\x80");
  assert_field (fixture, "003", "name", "張\xEF\xA4\xA9");
  fifty = load_person (fixture, "004");
  g_assert_cmpint (g_utf8_strlen (fifty->name, -1), ==, 50);
}

#define ADD(name, function) g_test_add ("/roster/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("case-01/encodings", test_case_01);
  ADD ("case-02/notes-and-two-rows", test_case_02);
  ADD ("case-02/delimiters", test_case_02_delimiters);
  ADD ("case-03/lost-digits", test_case_03);
  ADD ("case-04/invisible-characters", test_case_04);
  ADD ("case-05/lost-zeros", test_case_05);
  ADD ("case-06/id-against-birth-and-sex", test_case_06);
  ADD ("case-07/duplicates-inside", test_case_07);
  ADD ("case-07/shared-mobile", test_case_07_shared);
  ADD ("case-08/same-name", test_case_08);
  ADD ("case-09/returning", test_case_09);
  ADD ("case-10/dots-and-spaces", test_case_10);
  ADD ("case-10/names-with-notes", test_case_10_notes);
  ADD ("case-11/rare-characters", test_case_11);
  return g_test_run ();
}
