/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratings out and in again: single sheets and sums in one table, unnamed raters stay unnamed, and the second export has the bytes of the first. */
#include "import-fixture.h"

#include "heng-export.h"
#include "heng-feedback-table.h"

#define HEAD "被评人工号,评价人工号,评价关系,题1,题2,题3,题4,题5,题6,题7,题8,做得好的,建议改进的\n"
#define SHEETS \
  HEAD "Q3,Q1,上级,4,4.5,4,4,4,4,4,4,有担当,\nQ3,Q3,自评,5,5,5,5,5,5,5,5,,\nQ3,Q4,同级,4,4,4,,4,4,4,4,\"好,很好\",多写文档\n" \
       "Q3,Q5,同级,3,3,3,3,3,3,3,3,,\nQ3,Q6,同级,5,5,5,5,5,5,5,5,=1+1,\nQ4,Q5,同级,4,3,3,3,3,3,3,3,,\nQ4,Q6,同级,5,5,5,5,5,5,5,4,,\n"
#define SUMS "工号,评价人组,人数,均分合计\nQ5,上级,1,4.25\nQ5,同级,4,18\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30),
                             .leniency = GPOINTER_TO_INT (data), .leniency_lambda = HENG_MICRO };

  fixture_set_up (fixture, NULL);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  report = fixture_import (fixture, HENG_IMPORT_ROSTER,
                           "工号,姓名,部门,职位,直属主管,入职日期,员工状态,是否此部门主管\nQ1,李娜,研发部,总监,,2020-03-01,正式,是\n"
                           "Q3,甲,研发部,工程师,Q1,2021-01-05,正式,否\nQ4,乙,研发部,工程师,Q1,2021-01-05,正式,否\n"
                           "Q5,丙,研发部,工程师,Q1,2021-01-05,正式,否\nQ6,丁,研发部,工程师,Q1,2021-01-05,正式,否\n");
  assert_counts (report, 5, 0, 0, 0);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  fixture->options.cycle_key = "2026Q2";
}

static char *
export_to (Fixture *fixture, const char *name, gint64 rows)
{
  char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  HengExportOptions options = { .kind = HENG_EXPORT_RATINGS, .path = path, .cycle_key = "2026Q2", .with_private = TRUE, .actor = "test" };

  g_assert_true (heng_export_format_of (name, &options.format));
  g_assert_cmpint (heng_export_file (fixture->db, &options, &error), ==, rows);
  g_assert_no_error (error);
  return path;
}

static char *
read_text (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Takes back the imports of ratings; notes of exports do not stand in the way. */
static void
take_back (Fixture *fixture, guint n)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  left = heng_rating_sheets_load (fixture->db, cycle->id, 0, &error);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
assert_comes_back (Fixture *fixture, const char *name)
{
  g_autoptr (HengImportReport) sheets = fixture_import (fixture, HENG_IMPORT_FEEDBACK, SHEETS);
  g_autoptr (HengImportReport) sums = fixture_import (fixture, HENG_IMPORT_FEEDBACK, SUMS);
  g_autofree char *out = export_to (fixture, name, 9);
  g_autofree char *plain = export_to (fixture, "first.csv", 9);
  g_autofree char *first = read_text (plain);
  g_autoptr (HengImportReport) again = NULL, anew = NULL;
  g_autofree char *other = NULL, *second = NULL;

  assert_counts (sheets, 7, 0, 0, 0);
  assert_counts (sums, 2, 0, 0, 0);
  again = fixture_import_file (fixture, HENG_IMPORT_FEEDBACK, out);
  assert_counts (again, 0, 0, 9, 0);
  take_back (fixture, 2);
  anew = fixture_import_file (fixture, HENG_IMPORT_FEEDBACK, out);
  assert_counts (anew, 9, 0, 0, 0);
  other = export_to (fixture, "second.csv", 9);
  second = read_text (other);
  g_assert_cmpstr (second, ==, first);
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  assert_comes_back (fixture, "out.csv");
}

static void
test_xlsx (Fixture *fixture, gconstpointer data)
{
  assert_comes_back (fixture, "out.xlsx");
}

/* Which sheets come from one rater matters where leniency is corrected: it survives, the name does not. */
static void
test_leniency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) sheets = fixture_import (fixture, HENG_IMPORT_FEEDBACK, SHEETS);
  g_autofree char *path = export_to (fixture, "out.csv", 7);
  g_autofree char *text = read_text (path);
  g_autoptr (HengImportReport) again = NULL, anew = NULL, same = NULL;

  assert_counts (sheets, 7, 0, 0, 0);
  again = fixture_import_file (fixture, HENG_IMPORT_FEEDBACK, path);
  assert_counts (again, 0, 0, 7, 0);
  take_back (fixture, 1);
  anew = fixture_import_file (fixture, HENG_IMPORT_FEEDBACK, path);
  assert_counts (anew, 7, 0, 0, 0);
  same = fixture_import (fixture, HENG_IMPORT_FEEDBACK, SHEETS);
  assert_counts (same, 0, 0, 7, 0);
}

/* No rater of an anonymous group leaves the store, in no format: Q5 and Q6 rate others only, and are rated by nobody here. */
static void
test_unnamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) sheets = fixture_import (fixture, HENG_IMPORT_FEEDBACK, SHEETS);
  static const char *const names[] = { "out.csv", "out.json" };

  g_assert_true (sheets->written);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = export_to (fixture, names[i], 7);
      g_autofree char *text = read_text (path);

      g_assert_nonnull (strstr (text, "Q1")); /* the manager is named */
      g_assert_null (strstr (text, "Q5"));
      g_assert_null (strstr (text, "Q6"));
      g_assert_nonnull (strstr (text, "多写文档"));
    }
}

/* Without a code column every row has to say who rates. */
static void
test_rater_is_needed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_FEEDBACK, HEAD "Q4,,同级,4,3,3,3,3,3,3,3,,\n");

  assert_counts (report, 0, 0, 0, 1);
}

/* The same code twice about the same person is one rater speaking twice. */
static void
test_code_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
      = fixture_import (fixture, HENG_IMPORT_FEEDBACK,
                        "工号,评价人组,评价人工号,评价人代号,题1,题2\nQ4,同级,,1,4,3\nQ4,同级,,1,5,3\nQ4,同级,,2,5,3\nQ4,同级,,,5,3\n");

  g_assert_nonnull (find_issue (report, 2, NULL, "Line 3"));
  g_assert_nonnull (find_issue (report, 3, NULL, "Line 2"));
  g_assert_false (report->written);
}

#define TEST(path, leniency, function) g_test_add (path, Fixture, GINT_TO_POINTER (leniency), set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/ratings-export/csv", HENG_LENIENCY_NONE, test_csv);
  TEST ("/ratings-export/xlsx", HENG_LENIENCY_NONE, test_xlsx);
  TEST ("/ratings-export/leniency", HENG_LENIENCY_SHIFT, test_leniency);
  TEST ("/ratings-export/unnamed", HENG_LENIENCY_SHIFT, test_unnamed);
  TEST ("/ratings-export/rater-is-needed", HENG_LENIENCY_NONE, test_rater_is_needed);
  TEST ("/ratings-export/code-twice", HENG_LENIENCY_NONE, test_code_twice);
  return g_test_run ();
}
