/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killing the program at any moment loses no acknowledged change. */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 50

static GPid
start_helper (const char *store, int round, int *output)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "commit-helper", NULL);
  g_autofree char *prefix = g_strdup_printf ("R%d", round);
  char *argv[] = { helper, (char *) store, prefix, NULL };
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

static void
run_and_kill (const char *store, int round, GPtrArray *acknowledged)
{
  int output, status;
  GPid pid = start_helper (store, round, &output);

  g_usleep (g_test_rand_int_range (2000, 80000));
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
      if (round % 5 != 4)
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
  g_assert_cmpuint (acknowledged->len, >, KILLS);
  g_test_message ("%u acknowledged, %" G_GINT64_FORMAT " stored", acknowledged->len, heng_employees_count (fixture->db, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/nothing-acknowledged-is-lost", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  return g_test_run ();
}
