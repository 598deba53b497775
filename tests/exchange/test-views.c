/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views for other tools: there in a new store and in an upgraded one, one row for each row below them, nothing sensitive in them. */
#include <string.h>

#include "heng-record-sql.h"
#include "import-fixture.h"

static const struct
{
  const char *view, *table;
} views[] = {
  { "v_department", "department" }, { "v_employee", "employee" }, { "v_job", "job" }, { "v_cycle", "cycle" },
  { "v_participant", "participant" }, { "v_scorecard", "scorecard_line" }, { "v_actual", "actual" }, { "v_packed_actual", "actual_block" },
  { "v_objective", "objective" }, { "v_key_result", "key_result" }, { "v_checkin", "checkin" }, { "v_goal_grade", "goal_grade" },
  { "v_adjustment", "adjustment" },
  { "v_result", "result" }, { "v_past_result", "legacy_result" }, { "v_journal", "journal" }, { "v_journal_line", "journal_line" },
};

static gint64
number (HengDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (heng_stmt_step (stmt, &error), ==, HENG_STEP_ROW);
  return heng_stmt_int (stmt, 0);
}

static HengDb *
open_sample (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "sample.heng");
  g_autoptr (GError) error = NULL;
  HengDb *db;

  heng_sample_create (path, "en", NULL, &error);
  g_assert_no_error (error);
  db = heng_db_open (path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  return db;
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDb) db = open_sample (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *of_view = g_strdup_printf ("SELECT count(*) FROM (SELECT * FROM %s) x", views[i].view);
      g_autofree char *of_table = g_strdup_printf ("SELECT count(*) FROM %s", views[i].table);

      g_test_message ("%s", views[i].view);
      if (g_str_equal (views[i].table, "actual_block")) /* reads JSON, which Heng itself lets no view do: tests/cli/test-views.py */
        continue;
      g_assert_cmpint (number (db, of_view), ==, number (db, of_table));
    }
  g_assert_cmpint (number (db, "SELECT count(*) FROM sqlite_master WHERE type = 'view'"), ==, G_N_ELEMENTS (views));
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDb) db = open_sample (fixture);

  g_assert_cmpint (number (db, "SELECT count(*) FROM v_department WHERE path = 'R&D/Platform' AND head_no = 'QH0007'"), ==, 1);
  g_assert_cmpint (number (db, "SELECT count(*) FROM v_result r JOIN v_participant p ON p.cycle = r.cycle AND p.emp_no = r.emp_no "
                               "WHERE r.is_newest = 1 AND r.score BETWEEN 1 AND 120 AND r.cycle = '2026Q2'"), >=, 40);
  g_assert_cmpint (number (db, "SELECT count(*) FROM (SELECT cycle, emp_no, part FROM v_scorecard GROUP BY cycle, emp_no, part "
                               "HAVING sum(weight) <> 100) x"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count(*) FROM v_actual WHERE level = 'PERSON' AND emp_no IS NULL"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count(*) FROM v_objective WHERE owner_kind <> 'COMPANY' AND owner IS NULL"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count(*) FROM v_journal_line WHERE table_name IN ('employee_private', 'feedback') AND after IS NOT NULL"), ==, 0);
}

static gboolean
reads (const char *sql, const char *table)
{
  g_autofree char *pattern = g_strdup_printf ("\\b(FROM|JOIN)\\s+%s\\b", table);

  return g_regex_match_simple (pattern, sql, G_REGEX_CASELESS, 0);
}

static void
test_nothing_sensitive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengStmt) stmt = heng_db_prepare (fixture->db, "SELECT sql FROM sqlite_master WHERE type = 'view'", &error);
  guint n, seen = 0;
  const HengRecordType *const *types = heng_record_types (&n);

  g_assert_no_error (error);
  for (; heng_stmt_step (stmt, &error) == HENG_STEP_ROW; seen++)
    {
      const char *sql = heng_stmt_text (stmt, 0);

      for (guint i = 0; i < n; i++)
        g_assert_false (types[i]->sensitive && reads (sql, types[i]->table));
      g_assert_false (reads (sql, "journal_sealed"));
      g_assert_null (strstr (sql, "mobile"));
      g_assert_null (strstr (sql, "email"));
    }
  g_assert_cmpuint (seen, ==, G_N_ELEMENTS (views));
}

/* The store of an older version, upgraded when it is opened. */
static void
test_upgraded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "fixtures", "store", "version-1.heng.gz", NULL);
  g_autofree char *path = fixture_path (fixture, "old.heng");
  g_autoptr (GFile) from = g_file_new_for_path (packed);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) raw = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (raw, gunzip);
  g_autoptr (GOutputStream) out = G_OUTPUT_STREAM (g_file_create (to, G_FILE_CREATE_NONE, NULL, &error));
  g_autoptr (HengDb) db = NULL;

  g_output_stream_splice (out, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  db = heng_db_open (path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (db, "SELECT count(*) FROM sqlite_master WHERE type = 'view'"), ==, G_N_ELEMENTS (views));
  g_assert_cmpint (number (db, "SELECT count(*) FROM v_employee"), ==, number (db, "SELECT count(*) FROM employee"));
}

/* docs/views.md names each of them. */
static void
test_documented (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "views.md", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("`%s`", views[i].view);

      g_test_message ("%s", quoted);
      g_assert_nonnull (strstr (text, quoted));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/views/one-row-for-each", test_counts);
  ADD ("/views/values", test_values);
  ADD ("/views/nothing-sensitive", test_nothing_sensitive);
  ADD ("/views/upgraded", test_upgraded);
  g_test_add_func ("/views/documented", test_documented);
  return g_test_run ();
}
