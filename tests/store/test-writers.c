/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight processes write at once: nothing is lost, nobody starves, and backups made meanwhile are whole. HENG_WRITERS_SECONDS tells how
 * long (20), longer where the disk is so slow that somebody has not had LEAST_CHANGES by then. Fairness is counted in turns, not in time. */
#include "store-fixture.h"

#include <gio/gio.h>
#include <stdlib.h>

#define WRITERS 8
#define LEAST_CHANGES 40
/* How much more than another one may do. */
#define FAIR 10

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output; /* of the process */
  guint n_changes, n_stale;
  gint64 most_turns, longest_wait, longest_commit;
} Writer;

static char *
read_line (Writer *writer)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (writer->output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

/* Waits until it has the store open. */
static void
start (Writer *writer, const char *store, int number)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "write-helper", NULL);
  g_autofree char *prefix = g_strdup_printf ("W%d", number);
  g_autofree char *ready = NULL;
  g_autoptr (GError) error = NULL;

  writer->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, helper, store, prefix, NULL);
  g_assert_no_error (error);
  writer->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer->process));
  ready = read_line (writer);
  g_assert_cmpstr (ready, ==, "ready");
}

static void
go (Writer *writer)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (writer->process), "g", 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
stop (Writer *writer)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (writer->process), NULL, &error);
  g_assert_no_error (error);
}

static void
finish (Writer *writer)
{
  g_autofree char *text = read_line (writer);
  g_auto (GStrv) numbers = g_strsplit (text, " ", -1);

  g_subprocess_wait (writer->process, NULL, NULL);
  g_assert_true (g_subprocess_get_successful (writer->process));
  g_assert_cmpuint (g_strv_length (numbers), ==, 5);
  writer->n_changes = (guint) atoi (numbers[0]);
  writer->n_stale = (guint) atoi (numbers[1]);
  writer->most_turns = g_ascii_strtoll (numbers[2], NULL, 10);
  writer->longest_wait = g_ascii_strtoll (numbers[3], NULL, 10);
  writer->longest_commit = g_ascii_strtoll (numbers[4], NULL, 10);
  g_clear_object (&writer->output);
  g_clear_object (&writer->process);
}

static void
assert_sound (HengDb *db)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  heng_journal_verify (db, &error);
  g_assert_no_error (error);
}

/* What is in must be what was acknowledged, to the last one. */
static void
assert_nothing_lost (HengDb *db, const Writer *writers)
{
  g_autoptr (HengEmployee) shared = heng_employee_load (db, 1, NULL);
  guint total = 0;

  for (int i = 0; i < WRITERS; i++)
    {
      g_autofree char *last = g_strdup_printf ("W%d-%u", i, writers[i].n_changes - 1);
      g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, last, NULL);

      g_assert_cmpuint (writers[i].n_changes, >, 0);
      g_assert_nonnull (employee);
      total += writers[i].n_changes;
    }
  g_assert_cmpint (heng_employees_count (db, NULL), ==, total + 1);
  g_assert_cmpint (atoi (shared->level), ==, total);
}

static void
assert_nobody_starved (const Writer *writers)
{
  gint64 wait = 0, commit = 0, turns = 0;
  guint least = G_MAXUINT, most = 0, stale = 0, total = 0;

  for (int i = 0; i < WRITERS; i++)
    {
      wait = MAX (wait, writers[i].longest_wait);
      commit = MAX (commit, writers[i].longest_commit);
      turns = MAX (turns, writers[i].most_turns);
      least = MIN (least, writers[i].n_changes);
      most = MAX (most, writers[i].n_changes);
      stale += writers[i].n_stale;
      total += writers[i].n_changes;
    }
  g_test_message ("changes of one: %u to %u of %u, stale %u, longest wait %d ms, for %d others, longest commit %d ms", least, most, total, stale,
                  (int) (wait / 1000), (int) turns, (int) (commit / 1000));
  g_assert_cmpuint (most, <=, FAIR * least);
  g_assert_cmpint (turns, <=, total * 3 / 4); /* a busy machine may not run one of them for a good while */
  g_assert_cmpuint (stale, >, 0);
}

/* Until everybody has had his turn often enough, and so that many changes lie there. */
static void
wait_for_changes (HengDb *db, guint n)
{
  for (int i = 0; i < WRITERS; i++)
    {
      g_autofree char *last = g_strdup_printf ("W%d-%u", i, n - 1);
      g_autoptr (HengEmployee) employee = NULL;

      while (!(employee = heng_employee_load_by_no (db, last, NULL)))
        g_usleep (5000);
    }
}

static void
test_eight_writers (Fixture *fixture, gconstpointer data)
{
  const char *wanted = g_getenv ("HENG_WRITERS_SECONDS");
  gint64 end = g_get_monotonic_time () + atoi (wanted ? wanted : "20") * G_USEC_PER_SEC;
  g_autofree char *copy_path = g_build_filename (fixture->folder, "copy.heng", NULL);
  g_autoptr (HengEmployee) shared = add_employee (fixture->db, "shared", "张伟");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) copy = NULL;
  Writer writers[WRITERS] = { 0 };

  g_assert_cmpint (shared->id, ==, 1);
  for (int i = 0; i < WRITERS; i++)
    start (&writers[i], fixture->path, i);
  for (int i = 0; i < WRITERS; i++)
    go (&writers[i]);
  wait_for_changes (fixture->db, LEAST_CHANGES / 2);
  heng_db_backup (fixture->db, copy_path, &error);
  g_assert_no_error (error);
  wait_for_changes (fixture->db, LEAST_CHANGES);
  g_usleep ((gulong) MAX (end - g_get_monotonic_time (), 0));
  for (int i = 0; i < WRITERS; i++)
    stop (&writers[i]);
  for (int i = 0; i < WRITERS; i++)
    finish (&writers[i]);
  assert_nothing_lost (fixture->db, writers);
  assert_sound (fixture->db);
  assert_nobody_starved (writers);
  copy = heng_db_open (copy_path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (copy, NULL), >=, WRITERS * (LEAST_CHANGES / 2));
  assert_sound (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/writers/eight-at-once", Fixture, NULL, fixture_set_up, test_eight_writers, fixture_tear_down);
  return g_test_run ();
}
