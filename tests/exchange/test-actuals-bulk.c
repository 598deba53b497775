/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many personal actual values at once: packs from long and wide tables, the same values as row by row, faults by line, undo, and again. */
#include "import-fixture.h"

#include "heng-actual-table.h"

#define PEOPLE 1300
#define CODES 4 /* numeric lines of a person in the R&D template that the tables give: 5,200 values */

static const char *const codes[CODES] = { "RD-02", "RD-03", "RD-04", "RD-06" };

static char *
value_of (guint person, guint code)
{
  static const char *const formats[CODES] = { "%u.5", "%u", "%u.25", "%u" };
  static const guint spans[CODES] = { 20, 5, 4, 9 };

  return g_strdup_printf (formats[code], 1 + person % spans[code]);
}

static void
set_up_cycle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (GString) roster = g_string_new ("工号,姓名,部门,入职日期,员工状态\n");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengCycleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q2", .from = heng_date_new (2026, 4, 1), .to = heng_date_new (2026, 6, 30) };

  fixture_set_up (fixture, data);
  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  for (guint i = 0; i < PEOPLE; i++)
    g_string_append_printf (roster, "E%04u,张伟%u,研发部,2020-03-01,正式\n", i, i);
  report = fixture_import (fixture, HENG_IMPORT_ROSTER, roster->str);
  g_assert_cmpint (report->errors, ==, 0);
  opened = heng_cycle_open (fixture->db, &args, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->n_scorecards, ==, PEOPLE);
  fixture->options.cycle_key = "2026Q2";
}

static GString *
long_table (void)
{
  GString *table = g_string_new ("工号,指标编号,实际值,不适用原因,批准人\n");

  for (guint i = 0; i < PEOPLE; i++)
    for (guint k = 0; k < CODES; k++)
      {
        g_autofree char *value = value_of (i, k);

        g_string_append_printf (table, "E%04u,%s,%s,,\n", i, codes[k], value);
      }
  return table;
}

static GString *
wide_table (void)
{
  GString *table = g_string_new ("工号,姓名,RD-02,RD-03 代码与设计质量,RD-04,RD-06\n");

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_string_append_printf (table, "E%04u,张伟", i);
      for (guint k = 0; k < CODES; k++)
        {
          g_autofree char *value = value_of (i, k);

          g_string_append_printf (table, ",%s", value);
        }
      g_string_append_c (table, '\n');
    }
  return table;
}

static guint
count_packs (Fixture *fixture)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (fixture->db, cycle->id, 0, NULL);

  return packs->packs->len;
}

static guint
count_rows (Fixture *fixture)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) rows = heng_actual_rows_load (fixture->db, cycle->id, 0, NULL);

  return rows->len;
}

/* NULL: there is none. */
static char *
stored_value (Fixture *fixture, guint person, const char *code)
{
  g_autofree char *emp_no = g_strdup_printf ("E%04u", person);
  g_autoptr (HengEmployee) employee = load_person (fixture, emp_no);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (GPtrArray) actuals = heng_actuals_load_for (fixture->db, cycle->id, employee->id, NULL);

  for (guint i = 0; i < actuals->len; i++)
    if (g_str_equal (((HengActualRow *) actuals->pdata[i])->code, code))
      return g_strdup (((HengActualRow *) actuals->pdata[i])->value);
  return NULL;
}

static void
assert_all (Fixture *fixture)
{
  for (guint person = 0; person < PEOPLE; person += 97)
    for (guint k = 0; k < CODES; k++)
      {
        g_autofree char *want = value_of (person, k);
        g_autofree char *have = stored_value (fixture, person, codes[k]);

        g_assert_cmpstr (have, ==, want);
      }
}

static void
assert_undo_again (Fixture *fixture, const char *table, gint64 rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (HengImportReport) again = NULL;
  g_autoptr (HengImportReport) anew = NULL;

  again = fixture_import (fixture, HENG_IMPORT_ACTUALS, table);
  assert_counts (again, 0, 0, (int) rows, 0);
  g_assert_false (again->written);
  name = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_packs (fixture), ==, 0);
  anew = fixture_import (fixture, HENG_IMPORT_ACTUALS, table);
  assert_counts (anew, (int) rows, 0, 0, 0);
  assert_all (fixture);
  g_assert_true (heng_journal_verify (fixture->db, &error));
  g_assert_no_error (error);
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);

  assert_counts (report, PEOPLE * CODES, 0, 0, 0);
  g_assert_cmpuint (count_packs (fixture), ==, PEOPLE);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  assert_all (fixture);
  assert_undo_again (fixture, table->str, PEOPLE * CODES);
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = wide_table ();
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);

  assert_counts (report, PEOPLE, 0, 0, 0);
  g_assert_cmpuint (count_packs (fixture), ==, PEOPLE);
  assert_all (fixture);
  assert_undo_again (fixture, table->str, PEOPLE);
}

/* The same rows the other way round: nobody follows the one before. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_auto (GStrv) lines = g_strsplit (table->str, "\n", -1);
  g_autoptr (GString) turned = g_string_new (lines[0]);
  g_autoptr (HengImportReport) report = NULL;

  for (guint i = g_strv_length (lines); i-- > 1;)
    if (*lines[i] != '\0')
      g_string_append_printf (turned, "\n%s", lines[i]);
  report = fixture_import (fixture, HENG_IMPORT_ACTUALS, turned->str);
  assert_counts (report, PEOPLE * CODES, 0, 0, 0);
  g_assert_cmpuint (count_packs (fixture), ==, PEOPLE);
  assert_all (fixture);
}

/* A wide table of few people is rows as ever; an empty cell says nothing. */
static void
test_small_wide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ACTUALS, "工号,RD-02,RD-03\nE0001,8,4.5\nE0002,,3\n");
  g_autofree char *none = stored_value (fixture, 2, "RD-02");

  assert_counts (report, 2, 0, 0, 0);
  g_assert_cmpuint (count_packs (fixture), ==, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_null (none);
}

/* Each fault is told with its line, and nothing is written; skipping them leaves the good rows. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengImportReport) skipped = NULL;
  guint line = PEOPLE * CODES + 2;

  g_string_append (table, "E9999,RD-02,8,,\n"   /* nobody */
                          "E0001,XX-99,8,,\n"   /* no such indicator */
                          "E0001,RD-02,99,,\n"  /* another value */
                          "E0001,RD-01,80,,\n"  /* comes from milestones */
                          "E0002,RD-03,abc,,\n" /* repeated, and no number */
                          "E0003,RD-08,NA,,\n"  /* without reason */
                          "E0004,RD-08,１２％,,\n" /* fine */);
  report = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  g_assert_cmpint (report->errors, >=, 6);
  g_assert_false (report->written);
  for (guint i = 0; i < 6; i++)
    g_assert_nonnull (find_issue (report, (int) (line + i), NULL, NULL));
  g_assert_null (find_issue (report, (int) line + 6, NULL, NULL));
  g_assert_nonnull (find_issue (report, (int) line + 2, "实际值", NULL));
  g_assert_cmpuint (count_packs (fixture), ==, 0);
  fixture->options.skip_errors = TRUE;
  skipped = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  g_assert_true (skipped->written);
  assert_all (fixture);
  g_assert_cmpuint (count_packs (fixture), ==, PEOPLE);
  {
    g_autofree char *fine = stored_value (fixture, 4, "RD-08");

    g_assert_cmpstr (fine, ==, "12");
  }
}

/* A number that is out of its rule's range is no pack value either. */
static void
test_range (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_autoptr (HengImportReport) report = NULL;

  g_string_append (table, "E0001,RD-08,5,,\n");
  g_string_replace (table, "E0007,RD-03,3", "E0007,RD-03,6", 1);
  report = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  g_assert_cmpint (report->errors, ==, 1);
  g_assert_nonnull (find_issue (report, 2 + 7 * CODES + 1, "实际值", NULL));
}

/* Corrections bring packs up to date; what was edited by hand is a row before the pack and is updated as such. */
static void
test_correction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  g_autoptr (HengImportReport) small = NULL;
  g_autoptr (HengImportReport) large = NULL;
  g_autofree char *by_hand = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *added = NULL;

  g_assert_true (first->written);
  small = fixture_import (fixture, HENG_IMPORT_ACTUALS, "工号,指标编号,实际值\nE0001,RD-02,7\nE0002,RD-02,<清空>\n");
  assert_counts (small, 0, 2, 0, 0);
  by_hand = stored_value (fixture, 1, "RD-02");
  g_assert_cmpstr (by_hand, ==, "7");
  g_assert_null (stored_value (fixture, 2, "RD-02"));
  g_string_replace (table, "E0003,RD-02,4.5", "E0003,RD-02,6.125", 1);
  g_string_append (table, "E0003,RD-08,-3,,\n");
  large = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  assert_counts (large, 1, 3, PEOPLE * CODES - 3, 0);
  corrected = stored_value (fixture, 3, "RD-02");
  added = stored_value (fixture, 3, "RD-08");
  g_assert_cmpstr (corrected, ==, "6.125");
  g_assert_cmpstr (added, ==, "-3");
  g_assert_cmpuint (count_packs (fixture), ==, PEOPLE);
}

/* The same file again after a result is published: only what would change that person's values is refused. */
static void
test_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) table = long_table ();
  g_autoptr (HengImportReport) first = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  g_autoptr (HengImportReport) again = NULL, differs = NULL;
  g_autoptr (HengEmployee) employee = load_person (fixture, "E0003");
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (fixture->db, "2026Q2", NULL);
  g_autoptr (HengResult) result = heng_result_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = NULL;

  g_assert_true (first->written);
  result->cycle_id = cycle->id;
  result->employee_id = employee->id;
  result->revision = 1;
  change = heng_change_begin (fixture->db, "test", "publish", &error);
  g_assert_true (heng_change_insert (change, &heng_result_type, result, &error) && heng_change_commit (change, &error));
  again = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  assert_counts (again, 0, 0, PEOPLE * CODES, 0);
  g_string_replace (table, "E0003,RD-02,4.5", "E0003,RD-02,6.125", 1);
  g_string_replace (table, "E0004,RD-02,5.5", "E0004,RD-02,6.125", 1);
  g_string_append (table, "E0003,RD-08,-3,,\n");
  differs = fixture_import (fixture, HENG_IMPORT_ACTUALS, table->str);
  assert_counts (differs, 0, 1, PEOPLE * CODES - 2, 2);
  g_assert_nonnull (find_issue (differs, 2 + 3 * CODES, NULL, "published result rests"));
  g_assert_nonnull (find_issue (differs, 2 + PEOPLE * CODES, NULL, "published result rests"));
}

#define BULK(path, function) g_test_add (path, Fixture, NULL, set_up_cycle, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  BULK ("/actuals-bulk/long", test_long);
  BULK ("/actuals-bulk/wide", test_wide);
  BULK ("/actuals-bulk/any-order", test_any_order);
  BULK ("/actuals-bulk/small-wide", test_small_wide);
  BULK ("/actuals-bulk/faults", test_faults);
  BULK ("/actuals-bulk/range", test_range);
  BULK ("/actuals-bulk/correction", test_correction);
  BULK ("/actuals-bulk/published", test_published);
  return g_test_run ();
}
