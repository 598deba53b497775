/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders follow from facts, a bulk change is one undoable act, filters are kept, and the directory finds people. */
#include "heng-person-bulk.h"
#include "heng-reminders.h"

#include <glib/gstdio.h>

static char *folder;

static HengDb *
new_store (void)
{
  static int n;
  g_autofree char *name = g_strdup_printf ("store-%d.heng", ++n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  HengDb *db = heng_db_open (path, HENG_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

typedef struct
{
  HengDb *db;
  gint64 research, finance, project;
  gint64 ids[5]; /* head, and four below */
} World;

static HengEmployee *
person (int number, const char *name, const char *pinyin, const char *initials, gint64 department, gint64 manager)
{
  HengEmployee *employee = heng_employee_new ();

  employee->emp_no = g_strdup_printf ("E%02d", number);
  employee->name = g_strdup (name);
  employee->pinyin = g_strdup (pinyin);
  employee->initials = g_strdup (initials);
  employee->department_id = department;
  employee->manager_id = manager;
  employee->position = g_strdup ("工程师");
  employee->hire_date = heng_date_new (2024, 1, 10);
  employee->emp_status = HENG_EMP_STATUS_REGULAR;
  return employee;
}

static gint64
put (HengChange *change, HengEmployee *employee)
{
  g_autoptr (HengEmployee) owned = employee;
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_change_insert (change, &heng_employee_type, owned, &error));
  return owned->id;
}

static void
put_detail (HengChange *change, gint64 id, HengDate end)
{
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_new ();

  detail->id = id;
  detail->ctr_end = end;
  g_assert_true (heng_change_insert (change, &heng_employee_detail_type, detail, NULL));
}

static void
put_private (HengChange *change, gint64 id, const char *number)
{
  g_autoptr (HengEmployeePrivate) facts = heng_employee_private_new ();

  facts->id = id;
  facts->id_no = g_strdup (number);
  g_assert_true (heng_change_insert (change, &heng_employee_private_type, facts, NULL));
}

static World
make_world (void)
{
  World world = { new_store (), 0, 0, 0, { 0 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (world.db, "test", "World", &error);
  g_autoptr (HengDepartment) research = heng_department_new ();
  g_autoptr (HengDepartment) finance = heng_department_new ();
  g_autoptr (HengProject) project = heng_project_new ();
  HengEmployee *trial, *gone;

  research->name = g_strdup ("研发部");
  finance->name = g_strdup ("财务部");
  project->key = g_strdup ("P1");
  project->name = g_strdup ("新平台");
  g_assert_true (heng_change_insert (change, &heng_department_type, research, &error));
  g_assert_true (heng_change_insert (change, &heng_department_type, finance, &error));
  g_assert_true (heng_change_insert (change, &heng_project_type, project, &error));
  world.research = research->id;
  world.finance = finance->id;
  world.project = project->id;
  world.ids[0] = put (change, person (1, "黎明", "li ming", "lm", world.research, 0));
  world.ids[1] = put (change, person (2, "张伟", "zhang wei", "zw", world.research, world.ids[0]));
  world.ids[2] = put (change, person (3, "吕布", "lü bu", "lb", world.research, 0));
  trial = person (4, "王芳", "wang fang", "wf", world.finance, world.ids[1]);
  trial->emp_status = HENG_EMP_STATUS_PROBATION;
  trial->regular_plan = heng_date_new (2026, 3, 31);
  trial->mobile = g_strdup ("13800000000");
  world.ids[3] = put (change, trial);
  gone = person (5, "刘洋", "liu yang", "ly", world.finance, 0);
  gone->emp_status = HENG_EMP_STATUS_LEFT;
  gone->mobile = g_strdup ("13800000000");
  world.ids[4] = put (change, gone);
  put_detail (change, world.ids[0], heng_date_new (2026, 4, 30));
  put_detail (change, world.ids[1], heng_date_new (2026, 5, 1));
  put_detail (change, world.ids[4], heng_date_new (2026, 3, 5));
  put_private (change, world.ids[0], "11010519491231002X");
  put_private (change, world.ids[1], "11010519491231002X");
  put_private (change, world.ids[2], "110105195001010019");
  g_assert_true (heng_change_commit (change, &error));
  g_assert_no_error (error);
  return world;
}

static void
assert_people (const GArray *reminders, HengReminderKind kind, const gint64 *ids, guint n)
{
  g_autoptr (GArray) found = heng_reminders_people (reminders, kind);

  g_assert_cmpuint (found->len, ==, n);
  g_assert_cmpuint (heng_reminders_count (reminders, kind), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), ==, ids[i]);
}

/* Day 30 counts, day 31 does not; the same for 60 and 61. */
static void
reminders_have_a_last_day (void)
{
  World world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) on_time = heng_reminders_load (world.db, heng_date_new (2026, 3, 1), &error);
  g_autoptr (GArray) early = heng_reminders_load (world.db, heng_date_new (2026, 2, 28), &error);

  g_assert_no_error (error);
  assert_people (on_time, HENG_REMINDER_PROBATION, &world.ids[3], 1);
  g_assert_cmpint (heng_reminders_due (on_time, HENG_REMINDER_PROBATION), ==, heng_date_new (2026, 3, 31));
  assert_people (early, HENG_REMINDER_PROBATION, NULL, 0);
  assert_people (on_time, HENG_REMINDER_CONTRACT, &world.ids[0], 1);
  assert_people (early, HENG_REMINDER_CONTRACT, NULL, 0);
  heng_db_close (world.db);
}

/* The head of the company needs no manager, who left needs nothing, and the same number twice is seen from both sides. */
static void
reminders_name_what_is_missing (void)
{
  World world = make_world ();
  g_autoptr (GArray) found = heng_reminders_load (world.db, heng_date_new (2026, 1, 1), NULL);
  gint64 twice[] = { world.ids[0], world.ids[1] };

  assert_people (found, HENG_REMINDER_NO_MANAGER, &world.ids[2], 1);
  assert_people (found, HENG_REMINDER_IDENTITY, &world.ids[3], 1);
  assert_people (found, HENG_REMINDER_DUPLICATE, twice, 2);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, HengReminder, i).employee_id == twice[0] && g_array_index (found, HengReminder, i).kind == HENG_REMINDER_DUPLICATE)
      g_assert_cmpint (g_array_index (found, HengReminder, i).other_id, ==, twice[1]);
  heng_db_close (world.db);
}

static GArray *
array_of (const gint64 *ids, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n);
  return array;
}

static void
bulk_is_one_dated_act (void)
{
  World world = make_world ();
  HengPersonWriter writer = { "test", NULL };
  g_autoptr (GArray) ids = array_of (world.ids, 5);
  HengBulkChange change = { HENG_BULK_DEPARTMENT, world.finance, NULL, heng_date_new (2026, 2, 1) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autofree char *undone = NULL;

  /* one is there already, one has left */
  g_assert_cmpint (heng_bulk_apply (world.db, &writer, ids, &change, &error), ==, 3);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (world.db, world.ids[i], NULL);

      g_assert_cmpint (employee->department_id, ==, world.finance);
    }
  jobs = heng_jobs_load (world.db, world.ids[1], NULL);
  g_assert_cmpuint (jobs->len, ==, 2);
  g_assert_cmpint (((HengJob *) jobs->pdata[0])->department_id, ==, world.research);
  g_assert_cmpint (((HengJob *) jobs->pdata[1])->from_date, ==, heng_date_new (2026, 2, 1));
  undone = heng_journal_undo (world.db, "test", &error);
  g_assert_cmpstr (undone, ==, "Department of 3 people: 财务部");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (world.db, world.ids[i], NULL);

      g_assert_cmpint (employee->department_id, ==, world.research);
    }
  heng_db_close (world.db);
}

static void
stop_after_two (gint64 done, gint64 total, gpointer data)
{
  const HengBulkWatch *watch = data;

  g_assert_cmpint (total, ==, 3);
  if (done == 2)
    g_cancellable_cancel (watch->cancellable);
}

static void
bulk_that_is_stopped_changes_nobody (void)
{
  World world = make_world ();
  HengPersonWriter writer = { "test", NULL };
  g_autoptr (GArray) ids = array_of (world.ids, 5);
  HengBulkChange change = { HENG_BULK_DEPARTMENT, world.finance, NULL, heng_date_new (2026, 2, 1) };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  HengBulkWatch watch = { stop_after_two, &watch, cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_bulk_apply_watched (world.db, &writer, ids, &change, &watch, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (world.db, world.ids[i], NULL);

      g_assert_cmpint (employee->department_id, ==, world.research);
    }
  g_clear_error (&error);
  g_assert_cmpint (heng_bulk_apply (world.db, &writer, ids, &change, &error), ==, 3);
  g_assert_no_error (error);
  heng_db_close (world.db);
}

static void
bulk_refuses_circles_and_days_before_the_hiring (void)
{
  World world = make_world ();
  HengPersonWriter writer = { "test", NULL };
  g_autoptr (GArray) head = array_of (world.ids, 1);
  HengBulkChange circle = { HENG_BULK_MANAGER, world.ids[3], NULL, heng_date_new (2026, 2, 1) };
  HengBulkChange early = { HENG_BULK_POSITION, 0, "总监", heng_date_new (2023, 2, 1) };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_bulk_apply (world.db, &writer, head, &circle, &error), ==, -1);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (heng_bulk_apply (world.db, &writer, head, &early, &error), ==, -1);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  heng_db_close (world.db);
}

static void
bulk_adds_members_once (void)
{
  World world = make_world ();
  HengPersonWriter writer = { "test", NULL };
  g_autoptr (GArray) ids = array_of (world.ids, 3);
  HengBulkChange change = { HENG_BULK_PROJECT, world.project, "成员", HENG_DATE_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_bulk_apply (world.db, &writer, ids, &change, &error), ==, 3);
  g_assert_cmpint (heng_bulk_apply (world.db, &writer, ids, &change, &error), ==, 0);
  g_assert_no_error (error);
  heng_db_close (world.db);
}

static void
filters_are_kept_by_name (void)
{
  World world = make_world ();
  HengPersonWriter writer = { "test", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (heng_saved_filter_keep (world.db, &writer, "people", "试用期中", "text=a", &error));
  g_assert_true (heng_saved_filter_keep (world.db, &writer, "people", " 试用期中 ", "text=b", &error));
  g_assert_false (heng_saved_filter_keep (world.db, &writer, "people", "  ", "text=c", NULL));
  filters = heng_saved_filters_load (world.db, "people", &error);
  g_assert_cmpuint (filters->len, ==, 1);
  g_assert_cmpstr (((HengSavedFilter *) filters->pdata[0])->query, ==, "text=b");
  g_assert_true (heng_saved_filter_remove (world.db, &writer, filters->pdata[0], &error));
  none = heng_saved_filters_load (world.db, "people", &error);
  g_assert_cmpuint (none->len, ==, 0);
  undone = heng_journal_undo (world.db, "test", &error);
  g_assert_no_error (error);
  heng_db_close (world.db);
}

static guint
search (const HengDirectory *directory, const char *text, guint8 *hits, gboolean narrow)
{
  g_autofree char *folded = heng_directory_fold (text);

  return heng_directory_search (directory, folded, hits, narrow);
}

static void
directory_finds_and_narrows (void)
{
  World world = make_world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDirectory) directory = heng_directory_load (world.db, 0, NULL, &error);
  g_autoptr (HengDirectory) two = heng_directory_load (world.db, 2, NULL, &error);
  g_autoptr (HengEmployee) employee = NULL;
  guint8 hits[5] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (directory->n, ==, 5);
  g_assert_cmpuint (two->n, ==, 2);
  g_assert_cmpuint (two->total, ==, 5);
  g_assert_cmpstr (heng_directory_text (two, 1, HENG_DIRECTORY_MANAGER), ==, "黎明");
  g_assert_cmpuint (search (directory, "Zhang W", hits, FALSE), ==, 1);
  g_assert_cmpuint (hits[1], ==, 1);
  g_assert_cmpuint (search (directory, "w", hits, FALSE), ==, 2);
  g_assert_cmpuint (search (directory, "wf", hits, TRUE), ==, 1);
  g_assert_cmpuint (search (directory, "zw", hits, TRUE), ==, 0); /* narrowed to 王芳 already */
  g_assert_cmpuint (search (directory, "e0", hits, FALSE), ==, 5);
  g_assert_cmpuint (search (directory, "明", hits, FALSE), ==, 1);
  g_assert_cmpuint (heng_directory_find (directory, world.ids[3]), ==, 3);
  g_assert_cmpuint (heng_directory_find (directory, 999999), ==, G_MAXUINT);
  employee = heng_directory_employee (directory, 3);
  g_assert_cmpstr (employee->mobile, ==, "13800000000");
  g_assert_cmpint (employee->regular_plan, ==, heng_date_new (2026, 3, 31));
  g_assert_cmpint (heng_directory_facts (directory, 0).contract_end, ==, heng_date_new (2026, 4, 30));
  heng_db_close (world.db);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = NULL;
  const char *name;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("heng-people-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/reminders/have a last day", reminders_have_a_last_day);
  g_test_add_func ("/reminders/name what is missing", reminders_name_what_is_missing);
  g_test_add_func ("/bulk/is one dated act", bulk_is_one_dated_act);
  g_test_add_func ("/bulk/that is stopped changes nobody", bulk_that_is_stopped_changes_nobody);
  g_test_add_func ("/bulk/refuses circles and days before the hiring", bulk_refuses_circles_and_days_before_the_hiring);
  g_test_add_func ("/bulk/adds members once", bulk_adds_members_once);
  g_test_add_func ("/filters/are kept by name", filters_are_kept_by_name);
  g_test_add_func ("/directory/finds and narrows", directory_finds_and_narrows);
  status = g_test_run ();
  files = g_dir_open (folder, 0, NULL);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
