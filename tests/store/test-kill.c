/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killing the program at any moment loses no acknowledged change. */
#include "store-fixture.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Longer than anything takes on a machine that has much else to do. */
#define PATIENCE_MS 60000
#define KILLS 100
#define LOAD_KILLS 12
#define LOADED 11000 /* enough for the way around the log */

static GPid
start_helper (const char *name, const char *store, int round, int count, int *output)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autofree char *prefix = g_strdup_printf ("R%d", round);
  g_autofree char *number = count > 0 ? g_strdup_printf ("%d", count) : NULL;
  char *argv[] = { helper, (char *) store, prefix, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* Everything the helper said before it died; an unfinished last line was not acknowledged. */
static void
collect_acknowledged (int output, GPtrArray *acknowledged)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize n;

  while ((n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  close (output);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] && lines[i + 1]; i++)
    g_ptr_array_add (acknowledged, g_strdup (lines[i]));
}

/* Every other helper dies after it has said something, however slow the machine; the others at any moment, also while they open. */
static void
run_and_kill (const char *store, int round, GPtrArray *acknowledged)
{
  struct pollfd said = { .events = POLLIN };
  int output, status;
  GPid pid = start_helper ("commit-helper", store, round, 0, &output);

  said.fd = output;
  if (round % 2 == 0)
    g_assert_cmpint (poll (&said, 1, PATIENCE_MS), ==, 1);
  g_usleep (g_test_rand_int_range (2000, 50000));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  collect_acknowledged (output, acknowledged);
}

static void
assert_all_there (HengDb *db, GPtrArray *acknowledged)
{
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, acknowledged->pdata[i], &error);

      g_assert_no_error (error);
    }
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, heng_db_close);
  for (int round = 0; round < KILLS; round++)
    {
      run_and_kill (fixture->path, round, acknowledged);
      /* opened now and then only: the next helper has to recover what the last one left */
      if (round % 10 != 9)
        continue;
      fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
      g_assert_no_error (error);
      assert_all_there (fixture->db, acknowledged);
      g_clear_pointer (&fixture->db, heng_db_close);
    }
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  heng_db_check (fixture->db, findings, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  heng_journal_verify (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (acknowledged->len, >=, KILLS / 2);
  g_test_message ("%u acknowledged, %" G_GINT64_FORMAT " stored", acknowledged->len, heng_employees_count (fixture->db, NULL));
}

static gint64
count_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = heng_db_open (path, HENG_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  return heng_employees_count (db, NULL);
}

/* Kills a load some time after its rows are in the transaction; TRUE when it had said that they are stored. */
static gboolean
load_and_kill (const char *store, int round)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  char first;
  int output, status;
  GPid pid = start_helper ("load-helper", store, round, LOADED, &output);

  g_assert_cmpint (read (output, &first, 1), ==, 1);
  g_usleep (g_test_rand_int_range (0, 15000));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  collect_acknowledged (output, said);
  return said->len > 1;
}

static void
test_kill_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 before = 0;

  g_clear_pointer (&fixture->db, heng_db_close);
  for (int round = 0; round < LOAD_KILLS; round++)
    {
      gboolean acknowledged = load_and_kill (fixture->path, round);
      gint64 after = count_read_only (fixture->path);

      /* whole or not at all, and whole when it was said */
      g_assert_true (after == before + LOADED || (after == before && !acknowledged));
      before = after;
    }
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  heng_db_check (fixture->db, findings, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  heng_journal_verify (fixture->db, &error);
  g_assert_no_error (error);
  g_test_message ("%" G_GINT64_FORMAT " of %d loads stored", before / LOADED, LOAD_KILLS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/nothing-acknowledged-is-lost", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  g_test_add ("/kill/a-load-is-there-whole-or-not-at-all", Fixture, NULL, fixture_set_up, test_kill_load, fixture_tear_down);
  return g_test_run ();
}
