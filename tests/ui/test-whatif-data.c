/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the what-if page says and lists, of the sample company: findings, scores, moves as a list, ranges of sliders. */
#include "heng-whatif-data.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "heng-import.h"
#include "heng-whatif-move-list.h"

static char *store_path;

static HengDb *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  HengDb *db;

  if (!g_file_test (store_path, G_FILE_TEST_EXISTS))
    g_assert_true (heng_sample_create (store_path, "zh_CN", "test", &error));
  db = heng_db_open (store_path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  return db;
}

static HengWhatifData *
load (HengDb *db, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (db, key, &error);
  HengWhatifData *data = heng_whatif_data_load (db, &cycle->id, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static void
test_now (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengWhatifData) data = load (db, "2026Q3");
  g_autoptr (HengTrial) trial = heng_trial_new (data->whatif);
  g_autoptr (HengWhatifAnswer) answer = heng_whatif_answer_new (data->whatif, NULL, trial);
  g_autofree char *state = heng_whatif_state_text (data->whatif, trial);

  g_assert_cmpstr (state, ==, "As it is now");
  g_assert_cmpstr (answer->finding, ==, "Nobody's score or grade changes");
  g_assert_cmpuint (answer->moves->len, ==, 0);
  g_assert_cmpuint (answer->faults->len, ==, 0);
  g_assert_nonnull (answer->chart);
  g_assert_nonnull (g_strstr_len (answer->pay, -1, "Performance coefficients add up to"));
  g_assert_cmpstr (data->other_name, ==, "Q2 2026");
  g_assert_false (data->whatif->is_published);
}

static void
test_moved (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengWhatifData) data = load (db, "2026Q2");
  g_autoptr (HengTrial) trial = heng_trial_new (data->whatif);
  g_autoptr (HengWhatifAnswer) answer = NULL;
  g_autoptr (HengMoveList) list = heng_move_list_new ();
  g_autoptr (HengMove) first = NULL;
  g_autoptr (GArray) ids = NULL;
  const HengOutcome *now = data->whatif->now;

  g_assert_true (data->whatif->is_published);
  heng_trial_set_lower (trial, data->whatif, 2, HENG_POINTS (85));
  answer = heng_whatif_answer_new (data->whatif, NULL, trial);
  g_assert_cmpuint (answer->n_up, >, 3);
  g_assert_cmpuint (answer->n_down, ==, 0);
  g_assert_cmpuint (answer->n_scores, ==, 0);
  g_assert_true (g_str_has_suffix (answer->finding, "people move up"));
  heng_move_list_set (list, data->whatif, now, answer->outcome, answer->moves);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, answer->moves->len);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (first->before, ==, "B");
  g_assert_cmpstr (first->after, ==, "B+");
  g_assert_cmpint (first->steps, ==, 1);
  g_assert_cmpint (atoi (first->rank), >, 0); /* a bound moves no score and no rank */
  g_assert_null (g_strstr_len (first->rank, -1, "→"));
  ids = heng_move_list_get_ids (list, 2);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first->employee_id);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 100000));
  heng_move_list_set (list, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
test_faults (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengWhatifData) data = load (db, "2026Q3");
  g_autoptr (HengTrial) trial = heng_trial_new (data->whatif);
  g_autoptr (HengTrial) other = heng_trial_copy (trial);
  g_autoptr (HengWhatifAnswer) answer = NULL;
  g_autoptr (HengWhatifAnswer) between = NULL;

  heng_trial_set_weight (trial, data->whatif, 0, 0, 4000, FALSE);
  answer = heng_whatif_answer_new (data->whatif, NULL, trial);
  g_assert_cmpuint (answer->faults->len, ==, 1);
  g_assert_nonnull (g_strstr_len (answer->faults->pdata[0], -1, "not 100%"));
  /* two trials against each other: nothing differs from itself */
  heng_trial_set_lower (other, data->whatif, 2, HENG_POINTS (85));
  between = heng_whatif_answer_new (data->whatif, other, other);
  g_assert_cmpuint (between->moves->len, ==, 0);
  g_assert_cmpstr (between->finding, ==, "Nobody's score or grade changes");
}

static void
test_words (void)
{
  g_autofree char *same = heng_whatif_score_text (HENG_POINTS (84), HENG_POINTS (84));
  g_autofree char *other = heng_whatif_score_text (HENG_POINTS (84), HENG_POINTS (88));
  g_autoptr (HengRule) rule = heng_rule_parse ("lin LB 15/8/3", NULL);
  g_autoptr (HengRule) low = heng_rule_parse ("band -5..5 k4", NULL);
  HengMicro least, most;

  g_assert_cmpstr (same, ==, "84.00");
  g_assert_cmpstr (other, ==, "84.00 → 88.00");
  heng_whatif_range (rule, &least, &most);
  g_assert_cmpint (least, ==, 0);
  g_assert_cmpint (most, ==, HENG_POINTS (27));
  heng_whatif_range (low, &least, &most);
  g_assert_cmpint (least, ==, HENG_POINTS (-15));
  g_assert_cmpint (most, ==, HENG_POINTS (15));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("heng-whatif-XXXXXX", NULL);
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  store_path = g_build_filename (folder, "sample.heng", NULL);
  g_test_add_func ("/whatif-data/now", test_now);
  g_test_add_func ("/whatif-data/moved", test_moved);
  g_test_add_func ("/whatif-data/faults", test_faults);
  g_test_add_func ("/whatif-data/words", test_words);
  status = g_test_run ();
  g_unlink (store_path);
  g_rmdir (folder);
  g_free (store_path);
  return status;
}
