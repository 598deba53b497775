/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import as a whole: all faults at once, correct and import again, undo everything, answers that are remembered, every known header. */
#include "heng-header.h"
#include "roster-case.h"

#define HEAD "工号,姓名,部门,职位,直属主管,入职日期,员工状态,手机号,身份证号,学历\n"

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* Each fault of a row is reported with line, header, value and remedy, also what is missing. */
static void
test_all_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = fixture_import (fixture, HENG_IMPORT_ROSTER, HEAD "001,,研发部,,,2023-02-30,休假,139,310101199003070018,\n");

  g_assert_cmpint (report->errors, ==, 5);
  g_assert_nonnull (find_issue (report, 2, "姓名", "needed"));
  g_assert_cmpstr (find_issue (report, 2, "入职日期", "YYYY-MM-DD")->value, ==, "2023-02-30");
  g_assert_cmpstr (find_issue (report, 2, "员工状态", "正式")->value, ==, "休假");
  g_assert_cmpstr (find_issue (report, 2, "手机号", "11 digits")->value, ==, "139");
  g_assert_nonnull (find_issue (report, 2, "身份证号", "check character"));
}

static HengDb *
open_other (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "other.heng");
  g_autoptr (GError) error = NULL;
  HengDb *db = heng_db_open (path, HENG_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

/* Employees by number, without what depends on the order they came in. */
static char *
picture_of_people (HengDb *db)
{
  g_autoptr (GPtrArray) people = heng_employees_load (db, 0, NULL);
  GString *picture = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const HengEmployee *employee = people->pdata[i];
      g_autoptr (HengEmployee) manager = employee->manager_id != 0 ? heng_record_load (db, &heng_employee_type, employee->manager_id, NULL) : NULL;
      g_autoptr (HengDepartment) department
        = employee->department_id != 0 ? heng_record_load (db, &heng_department_type, employee->department_id, NULL) : NULL;
      g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (db, employee->id, NULL);

      g_string_append_printf (picture, "%s %s %s %s %s %d %s %s\n", employee->emp_no, employee->name, employee->position, employee->mobile,
                              manager != NULL ? manager->emp_no : "-", employee->hire_date, department != NULL ? department->name : "-",
                              priv != NULL ? priv->id_no : "-");
    }
  return g_string_free (picture, FALSE);
}

/* Good rows first, the corrected error file after: the same company as the corrected file at once. */
static void
test_fix_and_import (Fixture *fixture, gconstpointer data)
{
  static const char right[] = HEAD "001,张伟,研发部,工程师,003,2023-01-05,正式,13912340001,310101199003070019,本科\n"
                                   "002,李娜,市场部,\"=专员\",001,2020-03-01,正式,13912340002,330106199202290028,硕士\n"
                                   "003,王芳,研发部,总监,,2019-06-01,正式,,,\n";
  g_autofree char *half = replace (right, "2019-06-01", "2019-06-31");
  g_autofree char *wrong = replace (half, "13912340002", "1391234");
  g_autofree char *errors = fixture_path (fixture, "errors.csv");
  g_autofree char *content = NULL;
  g_autofree char *fixed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (HengImportReport) partial = NULL;
  g_autoptr (HengImportReport) rest = NULL;
  g_autoptr (HengImportReport) whole = NULL;
  g_autoptr (HengDb) other = open_other (fixture);
  HengDb *db = fixture->db;

  fixture->options.errors_path = errors;
  fixture->options.skip_errors = TRUE;
  partial = fixture_import (fixture, HENG_IMPORT_ROSTER, wrong);
  assert_counts (partial, 1, 0, 0, 2);
  fixture->options.errors_path = NULL;
  fixture->options.skip_errors = FALSE;
  g_assert_true (g_file_get_contents (errors, &content, NULL, NULL));
  g_free (half);
  half = replace (content, "2019-06-31", "2019-06-01");
  fixed = replace (half, ",1391234,", ",13912340002,");
  rest = fixture_import (fixture, HENG_IMPORT_ROSTER, fixed);
  assert_counts (rest, 2, 0, 0, 0);
  /* The manager whose row was bad has arrived: the same file once more ties the loose end. */
  whole = fixture_import (fixture, HENG_IMPORT_ROSTER, right);
  assert_counts (whole, 0, 1, 2, 0);
  first = picture_of_people (db);
  fixture->db = other;
  g_clear_pointer (&whole, heng_import_report_free);
  whole = fixture_import (fixture, HENG_IMPORT_ROSTER, right);
  fixture->db = db;
  assert_counts (whole, 3, 0, 0, 0);
  second = picture_of_people (other);
  g_assert_cmpstr (first, ==, second);
}

/* Undo puts back every row of every table, redo the same again. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const char *answers[] = { "value:emp_status/休假=REGULAR", NULL };
  g_autoptr (HengImportReport) first = import_case (fixture, "case-17-groups.csv");
  g_autofree char *before = picture_of_store (fixture->db);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (HengImportReport) second = NULL;
  g_autoptr (GError) error = NULL;

  fixture->options.answers = answers;
  second = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,部门类型,是否部门主管,职位,入职日期,员工状态,手机号,身份证号,学历,学历2,毕业院校2,紧急联系人姓名2\n"
                           "001,张伟,研发部/平台组,研发,是,总监,2020-01-05,休假,13912340001,310101199003070019,博士,本科,宁波大学,张父\n"
                           "002,李娜,市场部,市场,,专员,2020-01-05,离职,,,,专科,宁波大学,李父\n"
                           "009,周杰,市场部,市场,是,,2023-01-05,正式,13912340009,330106199202290028,硕士,,,\n");
  fixture->options.answers = NULL;
  g_assert_cmpint (second->errors, ==, 1);
  g_assert_false (second->written);
  fixture->options.answers = answers;
  g_clear_pointer (&second, heng_import_report_free);
  second = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,部门类型,是否部门主管,职位,入职日期,员工状态,离职日期,手机号,身份证号,学历,学历2,毕业院校2,紧急联系人姓名2\n"
                           "001,张伟,研发部/平台组,研发,是,总监,2020-01-05,休假,,13912340001,310101199003070019,博士,本科,宁波大学,张父\n"
                           "002,李娜,市场部,市场,,专员,2020-01-05,离职,2026-01-31,,,,专科,宁波大学,李父\n"
                           "009,周杰,市场部,市场,是,,2023-01-05,正式,,13912340009,330106199202290028,硕士,,,\n");
  fixture->options.answers = NULL;
  assert_counts (second, 1, 2, 0, 0);
  after = picture_of_store (fixture->db);
  g_assert_cmpstr (before, !=, after);
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  undone = picture_of_store (fixture->db);
  g_assert_cmpstr (before, ==, undone);
  g_free (heng_journal_redo (fixture->db, "test", &error));
  g_assert_no_error (error);
  redone = picture_of_store (fixture->db);
  g_assert_cmpstr (after, ==, redone);
}

/* The preview writes nothing at all and tells each cell that would change. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = import_case (fixture, "case-21-people.csv");
  g_autofree char *before = picture_of_store (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (HengImportReport) preview = NULL;
  guint found = 0;

  fixture->options.dry_run = TRUE;
  preview = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,部门,直属主管,学历,职位\n001,张伟,市场部,003,硕士,总监\n");
  fixture->options.dry_run = FALSE;
  assert_counts (preview, 0, 1, 0, 0);
  g_assert_false (preview->written);
  after = picture_of_store (fixture->db);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < preview->diffs->len; i++)
    {
      const HengImportDiff *diff = preview->diffs->pdata[i];

      g_assert_cmpint (diff->row_line, ==, 2);
      g_test_message ("%s: %s → %s", diff->column, diff->before, diff->after);
      found += g_str_equal (diff->column, "Department") && g_str_equal (diff->before, "研发部") && g_str_equal (diff->after, "市场部");
      found += g_str_equal (diff->column, "Direct manager") && g_str_equal (diff->before, "002") && g_str_equal (diff->after, "003");
      found += g_str_equal (diff->before, "本科") && g_str_equal (diff->after, "硕士");
      found += g_str_equal (diff->after, "总监");
    }
  g_assert_cmpuint (found, ==, 4);
  g_assert_cmpuint (preview->diffs->len, ==, 4);
}

/* Asked once per distinct value and remembered; a later answer replaces it; undo forgets it. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "工号,姓名,入职日期,员工状态,员工类型,学历\n001,张伟,2020-01-05,休假,全职,夜大\n002,李娜,2020-01-05,休假,小时工,本科\n";
  const char *answers[] = { "value:emp_status/休假=正式", "value:emp_type/小时工=PART_TIME", "value:edu/夜大=大专", "value:sex/?=M", NULL };
  const char *wrong[] = { "value:emp_type/小时工=hourly", NULL };
  g_autofree char *path = fixture_write (fixture, "table.csv", text);
  g_autoptr (HengImportReport) asked = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  const HengImportQuestion *question = find_question (asked, "value:emp_status/休假");
  g_autoptr (HengImportReport) answered = NULL;
  g_autoptr (HengImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (asked, 0, 0, 0, 3);
  g_assert_cmpint (question->rows, ==, 2);
  g_assert_cmpint (question->line, ==, 2);
  g_assert_cmpstr (question->column, ==, "员工状态");
  g_assert_true (proposes (question, "REGULAR") && proposes (question, "empty"));
  g_assert_nonnull (find_issue (asked, 2, "学历", "unusual"));
  fixture->options.answers = wrong;
  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ANSWER);
  g_assert_nonnull (strstr (error->message, "PART_TIME"));
  fixture->options.answers = answers;
  answered = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  fixture->options.answers = NULL;
  assert_counts (answered, 2, 0, 0, 0);
  g_assert_nonnull (find_issue (answered, 0, NULL, "not needed"));
  assert_field (fixture, "001", "emp_status", "REGULAR");
  assert_field (fixture, "002", "emp_type", "PART_TIME");
  again = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,员工状态\n003,王芳,2020-01-05,休假\n");
  assert_counts (again, 1, 0, 0, 0);
  g_assert_true (find_question (again, "value:emp_status/休假")->remembered);
  g_free (heng_journal_undo (fixture->db, "test", NULL));
  g_free (heng_journal_undo (fixture->db, "test", NULL));
  g_clear_pointer (&again, heng_import_report_free);
  again = fixture_import (fixture, HENG_IMPORT_ROSTER, "工号,姓名,入职日期,员工状态\n003,王芳,2020-01-05,休假\n");
  assert_counts (again, 0, 0, 0, 1);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "empty.csv", "");
  g_autofree char *blank = fixture_write (fixture, "blank.csv", "\n,,\n\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) blank_error = NULL;
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, HEAD);

  g_assert_null (heng_import_file (fixture->db, path, &fixture->options, &error));
  g_assert_nonnull (strstr (error->message, "“empty.csv” is empty"));
  g_assert_null (strstr (error->message, "0"));
  g_assert_null (heng_import_file (fixture->db, blank, &fixture->options, &blank_error));
  g_assert_nonnull (strstr (blank_error->message, "“blank.csv” is empty"));
  assert_counts (report, 0, 0, 0, 0);
  g_assert_nonnull (find_issue (report, 0, NULL, "no row below"));
}

/* domain.md §9.1: every variant in Chinese and English and the keys of the address book; and what is never imported is listed. */
static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "fixtures", "import", "headers.txt", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (list, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *colon = strchr (lines[i], ':');
      g_auto (GStrv) names = NULL;

      *colon = '\0';
      names = g_strsplit (colon + 1, "|", -1);
      for (guint k = 0; names[k] != NULL; k++, n++)
        {
          /* Three headers make a header row; the one under test comes first. */
          g_autofree char *text = g_strdup_printf ("\"%s\",英文名,联系人关系,离职原因\n1,a,b,c\n", names[k]);
          g_autofree char *path = fixture_write (fixture, "header.csv", text);
          g_autofree char *expected = g_strdup_printf ("%s=%s", lines[i], names[k]);
          g_autoptr (GError) error = NULL;
          g_autoptr (HengImportReport) report = NULL;

          fixture->options.dry_run = TRUE;
          report = heng_import_file (fixture->db, path, &fixture->options, &error);
          g_assert_no_error (error);
          if (g_str_equal (lines[i], "-"))
            g_assert_cmpstr (report->unknown_columns->pdata[0], ==, names[k]);
          else if (!g_ptr_array_find_with_equal_func (report->mapping, expected, g_str_equal, NULL))
            g_error ("“%s” is not taken for %s", names[k], lines[i]);
        }
    }
  g_assert_cmpuint (n, >, 150);
}

#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* What is far too long for its column has slipped into it. */
static void
test_long_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = g_strnfill (65, 'x');
  g_autofree char *most = g_strnfill (64, 'y');
  g_autofree char *position = g_strnfill (501, 'z');
  g_autofree char *text = g_strdup_printf ("工号,姓名,部门,职位,入职日期\n%s,李娜,研发部,,2020-03-01\n%s,张伟,研发部,,2020-03-01\nQ1,王芳,研发部,%s,2020-03-01\n",
                                           code, most, position);
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, text);

  g_assert_nonnull (find_issue (report, 2, "工号", "At most 64"));
  g_assert_null (find_issue (report, 3, NULL, "At most"));
  g_assert_nonnull (find_issue (report, 4, "职位", "At most 500"));
  g_assert_false (report->written);
}

typedef struct
{
  Fixture *fixture;
  guint n; /* how often another program writes between plan and transaction */
} Meddler;

#define PEOPLE "工号,姓名,部门,入职日期\nQ1,李娜,研发部,2020-03-01\nQ2,张伟,研发部,2021-01-05\n"

/* Between reading and writing another program brings in the very same people, or changes something. */
static void
meddle_cb (gint64 done, gint64 total, gpointer data)
{
  Meddler *meddler = data;
  g_autofree char *store = fixture_path (meddler->fixture, "company.heng");
  g_autofree char *path = g_strdup_printf ("%s/other-%u.csv", meddler->fixture->directory, meddler->n);
  g_autofree char *text = g_strdup_printf (PEOPLE "N%u,王强,研发部,2021-01-05\n", meddler->n);
  HengImportOptions options = { .kind = HENG_IMPORT_ROSTER, .actor = "other" };
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  HengDb *db;

  if (meddler->n == 0 || done > 0) /* later the transaction keeps others out */
    return;
  meddler->n--;
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  db = heng_db_open (store, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  report = heng_import_file (db, path, &options, &error);
  g_assert_no_error (error);
  heng_db_close (db);
}

static HengImportReport *
import_beside (Fixture *fixture, guint n_meddling, const char *people, GError **error)
{
  Meddler meddler = { fixture, n_meddling };
  g_autofree char *path = fixture_write (fixture, "people.csv", people);
  HengImportOptions options = { .kind = HENG_IMPORT_ROSTER, .actor = "test", .progress = meddle_cb, .progress_data = &meddler };

  return heng_import_file (fixture->db, path, &options, error);
}

/* What the plan was made from is gone: it is made again, not carried out; somebody who never stops is reported. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengImportReport) once = import_beside (fixture, 1, PEOPLE, &error);
  g_autoptr (HengImportReport) always = NULL;

  g_assert_no_error (error);
  assert_counts (once, 0, 0, 2, 0);
  always = import_beside (fixture, 9, PEOPLE "Q3,刘洋,研发部,2022-01-05\n", &error);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_assert_null (always);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-faults-of-a-row", test_all_faults);
  ADD ("fix-and-import-again", test_fix_and_import);
  ADD ("undo-of-a-whole-import", test_undo);
  ADD ("preview", test_preview);
  ADD ("answers-remembered", test_remembered);
  ADD ("empty", test_empty);
  ADD ("every-header", test_headers);
  ADD ("long-texts", test_long_texts);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
