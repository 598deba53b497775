/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several connections and processes on one store; backup while in use. */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>

static HengDb *
open_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_other_connection_sees (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDb) other = open_again (fixture);
  gint64 version = heng_db_data_version (other);
  g_autoptr (HengEmployee) employee = NULL;

  g_assert_cmpint (heng_db_data_version (other), ==, version);
  employee = add_employee (fixture->db, "E001", "张伟");
  g_assert_cmpint (heng_db_data_version (other), !=, version);
  g_assert_cmpint (heng_employees_count (other, NULL), ==, 1);
}

static void
test_two_writers_one_wins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengDb) other = open_again (fixture);
  g_autoptr (HengEmployee) mine = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) theirs = heng_employee_load (other, mine->id, &error);
  g_autoptr (HengChange) change = NULL;

  set_position (other, theirs, "theirs");
  mine->position = g_strdup ("mine");
  change = heng_change_begin (fixture->db, NULL, "Mine", &error);
  g_assert_false (heng_change_update (change, &heng_employee_type, mine, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
}

typedef struct
{
  const char *path;
  const char *prefix;
} Writer;

static gpointer
write_many (gpointer data)
{
  const Writer *writer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = heng_db_open (writer->path, HENG_DB_OPEN, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("%s%d", writer->prefix, i);
      g_autoptr (HengEmployee) employee = add_employee (db, emp_no, "张伟");
    }
  return NULL;
}

static void
test_writers_wait_for_each_other (Fixture *fixture, gconstpointer data)
{
  const Writer writers[] = { { fixture->path, "A" }, { fixture->path, "B" }, { fixture->path, "C" } };
  GThread *threads[G_N_ELEMENTS (writers)];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    threads[i] = g_thread_new ("writer", write_many, (gpointer) &writers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 180);
  heng_journal_verify (fixture->db, &error);
  g_assert_no_error (error);
}

/* Another process commits all the time while the copy is made. */
static void
test_backup_while_in_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "commit-helper", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.heng", NULL);
  char *argv[] = { helper, fixture->path, (char *) "W", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  GPid pid;
  int status;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  while (heng_employees_count (fixture->db, NULL) < 20)
    g_usleep (2000);
  heng_db_backup (fixture->db, copy, &error);
  g_assert_no_error (error);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_spawn_close_pid (pid);
  db = heng_db_open (copy, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (db, NULL), >=, 20);
  heng_journal_verify (db, &error);
  g_assert_no_error (error);
  g_assert_false (heng_db_backup (fixture->db, copy, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_EXISTS);
}

/* Opening a store a second time must not drop the locks of the first connection (POSIX locks belong to the process): another
 * process would think itself alone, and take the log away when it ends. */
static void
test_open_keeps_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "commit-helper", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  char *argv[] = { helper, fixture->path, (char *) "W", (char *) "3", NULL };
  g_autoptr (HengEmployee) first = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) second = NULL;
  g_autoptr (GError) error = NULL;

  heng_db_close (open_again (fixture));
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  second = add_employee (fixture->db, "E002", "李娜");
  fixture_reopen (fixture);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 5);
  heng_journal_verify (fixture->db, &error);
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/shared/other-connection-sees", test_other_connection_sees);
  ADD ("/shared/two-writers-one-wins", test_two_writers_one_wins);
  ADD ("/shared/writers-wait-for-each-other", test_writers_wait_for_each_other);
  ADD ("/shared/backup-while-in-use", test_backup_while_in_use);
  ADD ("/shared/open-keeps-locks", test_open_keeps_locks);
  return g_test_run ();
}
