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
  HengHomeData *data = heng_home_data_load (db, &id, NULL, &error);

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
  HengHomeStats *stats = heng_home_stats_load (db, &id, NULL, &error);
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
  HengHomeStats *stats = heng_home_stats_load (db, &id, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (stats->published);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_PUBLISHED], ==, 0);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_SCORECARDS], ==, stats->n_people);
  g_assert_cmpuint (stats->stage[HENG_HOME_STAGE_ACTUALS], <, stats->n_people);
  g_assert_cmpuint (stats->stage_of[HENG_HOME_STAGE_CHECKINS], <=, stats->n_people);
  heng_home_stats_free (stats);
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
  status = g_test_run ();
  g_unlink (store_path);
  g_rmdir (directory);
  g_free (store_path);
  return status;
}
