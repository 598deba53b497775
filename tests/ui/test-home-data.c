/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Home counts of the sample company agrees with its reviews. */
#include "heng-home-data.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "heng-import.h"

static char *store_path;

static HengDb *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  HengDb *db;

  if (!g_file_test (store_path, G_FILE_TEST_EXISTS))
    g_assert_true (heng_sample_create (store_path, "en", "test", &error));
  db = heng_db_open (store_path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  return db;
}

static gint64
cycle_id (HengDb *db, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (db, key, &error);

  g_assert_no_error (error);
  return cycle->id;
}

static void
test_lists (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  gint64 id = cycle_id (db, "2026Q3");
  HengHomeArgs args = { id, 0 };
  HengHomeData *data = heng_home_data_load (db, &args, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (data->has_people);
  g_assert_cmpstr (data->cycle->key, ==, "2026Q3");
  g_assert_cmpuint (data->todos->len, >, 0);
  g_assert_cmpuint (data->risks->len, >, 0);
  heng_home_data_free (data);
}

static void
test_published (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  gint64 id = cycle_id (db, "2026Q2");
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, id, 0, FALSE, &error);
  HengHomeArgs args = { id, 0 };
  HengHomeStats *stats = heng_home_stats_load (db, &args, NULL, &error);
  guint people = 0;

  g_assert_no_error (error);
  g_assert_true (stats->published);
  g_assert_cmpuint (stats->n_people, ==, reviews->len);
  g_assert_cmpuint (stats->scores->len, ==, stats->stage[HENG_HOME_STAGE_PUBLISHED]);
  for (guint i = 0; i < stats->departments->len; i++)
    people += ((HengHomeDepartment *) g_ptr_array_index (stats->departments, i))->n;
  g_assert_cmpuint (people, ==, stats->n_people);
  heng_home_stats_free (stats);
}

static void
test_running (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  gint64 id = cycle_id (db, "2026Q3");
  HengHomeArgs args = { id, 0 };
  HengHomeStats *stats = heng_home_stats_load (db, &args, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (stats->published);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_PUBLISHED], ==, 0);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_SCORECARDS], ==, stats->n_people);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_ACTUALS], <, stats->n_people);
  g_assert_cmpuint (stats->stage_of[HENG_HOME_STAGE_CHECKINS], <=, stats->n_people);
  heng_home_stats_free (stats);
}

/* Whoever leads the first person with a manager: nobody else's work or score is in what she sees, and nothing of what only HR does. */
static void
test_manager (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, &error);
  HengHomeArgs args = { cycle_id (db, "2026Q3"), 0 }, all = { args.cycle_id, 0 };
  HengHomeStats *stats, *whole;
  HengHomeData *data;

  for (guint i = 0; i < employees->len && args.manager_id <= 1; i++)
    if (((HengEmployee *) employees->pdata[i])->manager_id > 1 && ((HengEmployee *) employees->pdata[i])->is_manager == 0)
      args.manager_id = ((HengEmployee *) employees->pdata[i])->manager_id;
  g_assert_cmpint (args.manager_id, >, 1);
  data = heng_home_data_load (db, &args, NULL, &error);
  g_assert_no_error (error);
  stats = heng_home_stats_load (db, &args, NULL, &error);
  whole = heng_home_stats_load (db, &all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stats->n_people, >, 0);
  g_assert_cmpuint (stats->n_people, <, whole->n_people);
  for (guint i = 0; i < data->todos->len; i++)
    {
      const HengTodo *todo = data->todos->pdata[i];

      g_assert_cmpint (todo->kind, !=, HENG_TODO_OPEN_CYCLE);
      g_assert_cmpuint (todo->n, <=, stats->n_people);
    }
  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    g_assert_cmpuint (stats->behind[i]->len, ==, stats->stage_of[i] - stats->stage[i]);
  g_assert_cmpuint (stats->scored->len, ==, stats->scores->len);
  heng_home_data_free (data);
  heng_home_stats_free (stats);
  heng_home_stats_free (whole);
}

int
main (int argc, char *argv[])
{
  g_autofree char *directory = NULL;
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("heng-home-XXXXXX", NULL);
  store_path = g_build_filename (directory, "sample.heng", NULL);
  g_test_add_func ("/home/lists", test_lists);
  g_test_add_func ("/home/published-quarter", test_published);
  g_test_add_func ("/home/running-quarter", test_running);
  g_test_add_func ("/home/a-manager-sees-the-line", test_manager);
  status = g_test_run ();
  g_unlink (store_path);
  g_rmdir (directory);
  g_free (store_path);
  return status;
}
