/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The asynchronous face: lanes, answers, cancellation, the changed signal, undo names, other processes. */
#include "store-fixture.h"

#include "heng-store.h"

typedef struct
{
  Fixture file;
  HengStore *store;
  guint n_changed;
  GHashTable *tables; /* all that were announced */
  guint n_answers;
  gpointer result;
  GError *error;
  GThread *thread; /* that ran the function */
} Async;

static void
changed_cb (HengStore *store, char **tables, gpointer data)
{
  Async *async = data;

  async->n_changed++;
  for (guint i = 0; tables[i]; i++)
    g_hash_table_add (async->tables, g_strdup (tables[i]));
}

static void
set_up (Async *async, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&async->file, NULL);
  async->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  async->store = heng_store_open (async->file.path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_signal_connect (async->store, "changed", G_CALLBACK (changed_cb), async);
}

static void
tear_down (Async *async, gconstpointer data)
{
  heng_store_close (async->store);
  g_object_unref (async->store);
  g_hash_table_unref (async->tables);
  g_clear_error (&async->error);
  fixture_tear_down (&async->file, NULL);
}

static gboolean
too_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than anything takes on a machine that has much else to do. */
#define PATIENCE_S 60

/* Runs the main loop until `*counter` reaches `goal`. */
static void
wait_for (const guint *counter, guint goal)
{
  gboolean too_late = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_S, too_late_cb, &too_late);

  while (*counter < goal && !too_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*counter, >=, goal);
  g_source_remove (timeout);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Async *async = data;

  g_clear_error (&async->error);
  async->result = heng_store_run_finish (HENG_STORE (source), result, &async->error);
  async->n_answers++;
}

static gpointer
add_func (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengEmployee) employee = new_employee (args, "张伟");
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", "Add", error);

  if (!change || !heng_change_insert (change, &heng_employee_type, employee, error) || !heng_change_commit (change, error))
    return NULL;
  return GSIZE_TO_POINTER ((gsize) employee->id);
}

static gpointer
count_func (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  *(GThread **) args = g_thread_self ();
  return GSIZE_TO_POINTER ((gsize) heng_employees_count (db, error));
}

static void
add_async (Async *async, const char *emp_no)
{
  heng_store_run_async (async->store, HENG_LANE_WORK, add_func, g_strdup (emp_no), g_free, NULL, NULL, answer_cb, async);
}

static void
test_answers (Async *async, gconstpointer data)
{
  add_async (async, "E001");
  wait_for (&async->n_answers, 1);
  g_assert_no_error (async->error);
  g_assert_cmpint ((gint64) GPOINTER_TO_SIZE (async->result), >, 0);
  heng_store_run_async (async->store, HENG_LANE_READING, count_func, &async->thread, NULL, NULL, NULL, answer_cb, async);
  wait_for (&async->n_answers, 2);
  g_assert_cmpint ((gint64) GPOINTER_TO_SIZE (async->result), ==, 1);
  g_assert_true (async->thread != g_thread_self ());
  add_async (async, "E001");
  wait_for (&async->n_answers, 3);
  g_assert_null (async->result);
  g_assert_error (async->error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
}

static void
test_reading_lane_cannot_write (Async *async, gconstpointer data)
{
  heng_store_run_async (async->store, HENG_LANE_READING, add_func, g_strdup ("E001"), g_free, NULL, NULL, answer_cb, async);
  wait_for (&async->n_answers, 1);
  g_assert_error (async->error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
}

static gboolean
stop_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
spin (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (ms, stop_cb, loop);
  g_main_loop_run (loop);
}

static void
test_changed_once_per_commit (Async *async, gconstpointer data)
{
  add_async (async, "E001");
  wait_for (&async->n_changed, 1);
  g_assert_true (g_hash_table_contains (async->tables, "employee"));
  /* the poll for other processes must not announce our own commit again */
  spin (700);
  g_assert_cmpuint (async->n_changed, ==, 1);
  heng_store_run_async (async->store, HENG_LANE_WORK, count_func, &async->thread, NULL, NULL, NULL, answer_cb, async);
  wait_for (&async->n_answers, 2);
  spin (50);
  g_assert_cmpuint (async->n_changed, ==, 1);
}

static void
test_undo_names (Async *async, gconstpointer data)
{
  g_assert_null (heng_store_get_undo_name (async->store));
  add_async (async, "E001");
  wait_for (&async->n_changed, 1);
  g_assert_cmpstr (heng_store_get_undo_name (async->store), ==, "Add");
  g_assert_null (heng_store_get_redo_name (async->store));
  wait_for (&async->n_answers, 1);
  heng_store_undo_async (async->store, answer_cb, async);
  wait_for (&async->n_changed, 2);
  wait_for (&async->n_answers, 2);
  g_assert_cmpstr (async->result, ==, "Add");
  g_clear_pointer (&async->result, g_free);
  g_assert_null (heng_store_get_undo_name (async->store));
  g_assert_cmpstr (heng_store_get_redo_name (async->store), ==, "Add");
  heng_store_redo_async (async->store, answer_cb, async);
  wait_for (&async->n_changed, 3);
  wait_for (&async->n_answers, 3);
  g_clear_pointer (&async->result, g_free);
  g_assert_cmpstr (heng_store_get_undo_name (async->store), ==, "Add");
}

static void
test_other_process_is_noticed (Async *async, gconstpointer data)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "commit-helper", NULL);
  char *argv[] = { helper, async->file.path, (char *) "W", (char *) "2", NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for (&async->n_changed, 1);
  g_assert_true (g_hash_table_contains (async->tables, "employee"));
  g_assert_cmpstr (heng_store_get_undo_name (async->store), ==, "Add");
}

typedef struct
{
  gboolean waits; /* for the wish to stop, before it asks */
  int running;    /* atomic */
} Endless;

static gpointer
endless_func (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Endless *endless = args;
  g_autoptr (HengStmt) stmt = NULL;

  stmt = heng_db_prepare (db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", error);
  g_atomic_int_set (&endless->running, TRUE);
  while (endless->waits && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return stmt && heng_stmt_step (stmt, error) == HENG_STEP_ROW ? args : NULL;
}

/* data: whether the wish comes before the long question is asked. */
static void
test_reading_can_be_stopped (Async *async, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Endless endless = { .waits = GPOINTER_TO_INT (data) };

  heng_store_run_async (async->store, HENG_LANE_READING, endless_func, &endless, NULL, NULL, cancellable, answer_cb, async);
  while (!g_atomic_int_get (&endless.running))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  wait_for (&async->n_answers, 1);
  g_assert_error (async->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  heng_store_run_async (async->store, HENG_LANE_READING, count_func, &async->thread, NULL, NULL, NULL, answer_cb, async);
  wait_for (&async->n_answers, 2);
  g_assert_no_error (async->error);
}

static void
test_close_finishes_work (Async *async, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("E%03d", i);

      add_async (async, emp_no);
    }
  heng_store_close (async->store);
  wait_for (&async->n_answers, 20);
  g_assert_no_error (async->error);
  g_assert_cmpint (heng_employees_count (async->file.db, NULL), ==, 20);
  add_async (async, "too late");
  wait_for (&async->n_answers, 21);
  g_assert_error (async->error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED);
}

/* The last reference goes while a request is on its way. */
static void
test_dropped_while_running (Async *async, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (async->file.folder, "second.heng", NULL);
  HengStore *store = heng_store_open (path, HENG_DB_CREATE, &error);

  g_assert_no_error (error);
  heng_store_run_async (store, HENG_LANE_WORK, add_func, g_strdup ("E001"), g_free, NULL, NULL, answer_cb, async);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  wait_for (&async->n_answers, 1);
  g_assert_no_error (async->error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (store);
}

static gboolean
holds (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return memmem (content, size, text, strlen (text)) != NULL;
}

/* A write lies in the log first; when nobody has written for a while it is moved into the file, not by the next one who saves. */
static void
test_tidies_when_quiet (Async *async, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  add_async (async, "QUIET-7");
  wait_for (&async->n_answers, 1);
  g_assert_false (holds (async->file.path, "QUIET-7"));
  while (!holds (async->file.path, "QUIET-7") && g_get_monotonic_time () < end)
    {
      g_usleep (50000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (holds (async->file.path, "QUIET-7"));
}

#define ADD(path, func) g_test_add (path, Async, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lanes/answers", test_answers);
  ADD ("/lanes/reading-lane-cannot-write", test_reading_lane_cannot_write);
  ADD ("/lanes/changed-once-per-commit", test_changed_once_per_commit);
  ADD ("/lanes/undo-names", test_undo_names);
  ADD ("/lanes/other-process-is-noticed", test_other_process_is_noticed);
  ADD ("/lanes/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add ("/lanes/reading-can-be-stopped-before-it-asks", Async, GINT_TO_POINTER (TRUE), set_up, test_reading_can_be_stopped, tear_down);
  ADD ("/lanes/close-finishes-work", test_close_finishes_work);
  ADD ("/lanes/dropped-while-running", test_dropped_while_running);
  ADD ("/lanes/tidies-when-quiet", test_tidies_when_quiet);
  return g_test_run ();
}
