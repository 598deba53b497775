/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample company is made by the importers, has nothing to undo, and leaves no half-made file behind. */
#include <glib/gstdio.h>

#include "heng-goal-forest.h"
#include "heng-import.h"

static char *
new_path (void)
{
  g_autofree char *directory = g_dir_make_tmp ("heng-sample-XXXXXX", NULL);

  return g_build_filename (directory, "sample.heng", NULL);
}

static void
remove_store (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  GDir *dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (directory, name, NULL);

      g_unlink (file);
    }
  g_dir_close (dir);
  g_rmdir (directory);
}

/* The tree is real: people's goals hang on key results of the same file, links lead sideways, people talk. */
static void
check_goals (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalForest) forest = heng_goal_forest_load (db, cycle_id, HENG_DATE_NONE, &error);
  guint n_on_key_results = 0, n_comments = 0, deepest = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < forest->n_nodes; i++)
    {
      n_on_key_results += forest->nodes[i].parent_kr_id != 0;
      n_comments += forest->nodes[i].n_comments;
      deepest = MAX (deepest, forest->nodes[i].depth);
      g_assert_true (forest->nodes[i].is_published);
    }
  g_assert_cmpuint (n_on_key_results, ==, 15);
  g_assert_cmpuint (n_comments, ==, 4);
  g_assert_cmpuint (forest->n_links, ==, 4);
  g_assert_cmpuint (deepest, >=, 5);
}

static void
test_sample (gconstpointer data)
{
  const char *language = data;
  g_autofree char *path = new_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCompany) company = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) cycles = NULL;
  g_autoptr (GPtrArray) departments = NULL;

  heng_sample_create (path, language, "test", &error);
  g_assert_no_error (error);
  db = heng_db_open (path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  company = heng_company_load (db, &error);
  g_assert_nonnull (company);
  g_assert_cmpint (company->is_sample, ==, 1);
  g_assert_cmpint (company->sample_day, ==, heng_date_new (2026, 8, 21));
  g_assert_cmpint (heng_store_today (db), ==, company->sample_day);
  people = heng_employees_load (db, 0, &error);
  g_assert_cmpuint (people->len, ==, 50);
  cycles = heng_cycles_load (db, &error);
  g_assert_cmpuint (cycles->len, ==, 3);
  departments = heng_departments_load (db, &error);
  g_assert_cmpuint (departments->len, >=, 6);
  check_goals (db, ((HengCycle *) cycles->pdata[2])->id);
  g_assert_null (heng_journal_undo_name (db));
  g_assert_null (heng_journal_redo_name (db));
  g_assert_true (heng_journal_verify (db, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) results = heng_results_load (db, ((HengCycle *) cycles->pdata[i])->id, &error);
      g_autoptr (GPtrArray) differences = NULL;

      g_assert_cmpuint (results->len, >, 40);
      g_assert_cmpint (heng_results_verify (db, ((HengCycle *) cycles->pdata[i])->id, &differences, &error), ==, 0);
      g_assert_no_error (error);
    }
  g_clear_pointer (&db, heng_db_close);
  remove_store (path);
}

static void
test_no_overwriting (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (heng_sample_create (path, "en", "test", &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  remove_store (path);
}

/* A step that fails takes the whole file with it. */
static void
test_failure (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *data = g_dir_make_tmp ("heng-data-XXXXXX", NULL);
  g_autofree char *sample = g_build_filename (data, "sample", "en", NULL);
  g_autofree char *templates = g_build_filename (data, "templates", NULL);
  g_autofree char *manifest = g_build_filename (sample, "sample.json", NULL);
  g_autofree char *sample_root = g_build_filename (data, "sample", NULL);
  g_autofree char *shipped = heng_data_path ("templates");
  g_autofree char *before = g_strdup (g_getenv ("HENG_DATA_DIR"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (sample, 0700), ==, 0);
  g_assert_cmpint (symlink (shipped, templates), ==, 0);
  g_assert_true (g_file_set_contents (manifest,
                                      "{\"format\":1,\"company\":{\"name\":\"甲\"},\"day\":\"2026-08-21\",\"steps\":["
                                      "{\"day\":\"2026-01-04\",\"import\":\"roster\",\"file\":\"missing.csv\"}]}",
                                      -1, NULL));
  g_setenv ("HENG_DATA_DIR", data, TRUE);
  g_assert_false (heng_sample_create (path, "en", "test", &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  if (before != NULL)
    g_setenv ("HENG_DATA_DIR", before, TRUE);
  else
    g_unsetenv ("HENG_DATA_DIR");
  g_unlink (manifest);
  g_unlink (templates);
  g_rmdir (sample);
  g_rmdir (sample_root);
  g_rmdir (data);
  remove_store (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sample/zh", "zh_CN", test_sample);
  g_test_add_data_func ("/sample/en", "en", test_sample);
  g_test_add_func ("/sample/does-not-overwrite", test_no_overwriting);
  g_test_add_func ("/sample/failure-leaves-nothing", test_failure);
  return g_test_run ();
}
