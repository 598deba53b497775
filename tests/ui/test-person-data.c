/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person page reads and writes: facts and job changes as undoable changes, parts of a transfer. */
#include "heng-person-verbs.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "heng-import.h"
#include "heng-person-data.h"

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

static HengPersonData *
load (HengDb *db, const char *emp_no, const char *cycle_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, &error);
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (db, cycle_key, &error);
  HengPersonArgs args = { employee->id, cycle->id };
  HengPersonData *data = heng_person_data_load (db, &args, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static void
test_whole (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengPersonData) data = load (db, "QH0014", "2026Q2");

  g_assert_cmpstr (data->employee->name, ==, "张伟");
  g_assert_cmpstr (data->department_path, ==, "研发部 / 平台组");
  g_assert_cmpstr (data->manager_name, ==, "Li Na"); /* the test speaks English */
  g_assert_cmpuint (data->results->len, ==, 2);
  g_assert_cmpuint (data->jobs->len, ==, data->job_places->len);
  g_assert_cmpint (data->review->final.published, ==, HENG_POINTS (92) + 170000);
}

static void
test_without_scorecard (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengPersonData) data = load (db, "QH0001", "2026Q3");

  g_assert_null (data->review);
  g_assert_nonnull (data->cycle);
}

static void
test_transfer (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (HengPersonData) data = load (db, "QH0043", "2026Q3");

  g_assert_cmpuint (data->review->parts->len, ==, 2);
}

static void
test_fact (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengPersonData) before = load (db, "QH0014", "2026Q3");
  g_autoptr (HengPersonData) after = NULL;
  g_autofree char *undone = NULL;
  const HengPersonWriter writer = { "test", NULL };

  g_assert_true (heng_person_set_field (db, &writer, &heng_employee_type, before->employee, "mobile", "13911112222", &error));
  g_assert_no_error (error);
  after = load (db, "QH0014", "2026Q3");
  g_assert_cmpstr (after->employee->mobile, ==, "13911112222");

  /* the page that still shows the old row may not overwrite */
  g_assert_false (heng_person_set_field (db, &writer, &heng_employee_type, before->employee, "mobile", "13811112222", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_clear_error (&error);
  undone = heng_journal_undo (db, "test", &error);
  g_assert_no_error (error);
}

static void
test_job (void)
{
  g_autoptr (HengDb) db = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengPersonData) before = load (db, "QH0014", "2026Q3");
  g_autoptr (HengPersonData) after = NULL;
  g_autofree char *undone = NULL;
  HengJobRequest request = { heng_job_new (), (char *) "test" };

  request.job->employee_id = before->employee->id;
  request.job->from_date = heng_date_new (2026, 8, 21);
  request.job->kind = HENG_JOB_PROMOTION;
  request.job->department_id = before->employee->department_id;
  request.job->manager_id = before->employee->manager_id;
  request.job->position = g_strdup ("技术专家");
  request.job->level = g_strdup ("P7");
  g_assert_nonnull (heng_verb_change_job (db, &request, NULL, &error));
  g_assert_no_error (error);
  after = load (db, "QH0014", "2026Q3");
  g_assert_cmpstr (after->employee->level, ==, "P7");
  g_assert_cmpuint (after->jobs->len, ==, before->jobs->len + 1);
  undone = heng_journal_undo (db, "test", &error);
  g_assert_no_error (error);
  heng_job_free (request.job);
}

int
main (int argc, char *argv[])
{
  g_autofree char *directory = NULL;
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("heng-person-XXXXXX", NULL);
  store_path = g_build_filename (directory, "sample.heng", NULL);
  g_test_add_func ("/person/whole", test_whole);
  g_test_add_func ("/person/without-scorecard", test_without_scorecard);
  g_test_add_func ("/person/transfer", test_transfer);
  g_test_add_func ("/person/fact", test_fact);
  g_test_add_func ("/person/job", test_job);
  status = g_test_run ();
  g_unlink (store_path);
  g_rmdir (directory);
  g_free (store_path);
  return status;
}
