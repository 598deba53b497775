/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says "ready", waits for a byte and writes without a pause until its input ends: each change adds an employee of its own and counts one up on a
 * row that all share, read before the change began, so that stale writes come up too. Says at the end what it did: changes, stale ones among the
 * tries, the most changes of others that it waited for at a time, longest wait and longest commit in µs. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "heng-people-table.h"

typedef struct
{
  HengDb *db;
  const char *prefix;
  gint64 shared_id;
  guint n_changes, n_stale;
  gint64 most_turns, longest_wait, longest_commit;
} Writer;

static gboolean
count_up (HengChange *change, HengEmployee *shared, GError **error)
{
  int count = shared->level ? atoi (shared->level) : 0;

  g_free (shared->level);
  shared->level = g_strdup_printf ("%d", count + 1);
  return heng_change_update (change, &heng_employee_type, shared, error);
}

static gboolean
add_own (Writer *writer, HengChange *change, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_new ();

  employee->emp_no = g_strdup_printf ("%s-%u", writer->prefix, writer->n_changes);
  employee->name = g_strdup ("张伟");
  return heng_change_insert (change, &heng_employee_type, employee, error);
}

/* Changes of all so far. */
static gint64
count_turns (HengDb *db)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT max(id) FROM journal", NULL);

  return stmt && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW ? heng_stmt_int (stmt, 0) : 0;
}

static gboolean
write_once (Writer *writer, GError **error)
{
  g_autoptr (HengEmployee) shared = heng_employee_load (writer->db, writer->shared_id, error);
  gint64 turns = count_turns (writer->db), begin = g_get_monotonic_time ();
  g_autoptr (HengChange) change = shared ? heng_change_begin (writer->db, writer->prefix, "Count", error) : NULL;
  gint64 begun = g_get_monotonic_time ();
  gboolean ok;

  writer->longest_wait = MAX (writer->longest_wait, begun - begin);
  writer->most_turns = MAX (writer->most_turns, count_turns (writer->db) - turns);
  if (!change || !count_up (change, shared, error) || !add_own (writer, change, error))
    return FALSE;
  begun = g_get_monotonic_time ();
  ok = heng_change_commit (change, error);
  writer->longest_commit = MAX (writer->longest_commit, g_get_monotonic_time () - begun);
  return ok;
}

static gboolean
has_input_ended (void)
{
  struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

  return poll (&input, 1, 0) != 0;
}

static gboolean
write_until_end (Writer *writer, GError **error)
{
  while (!has_input_ended ())
    {
      GError *problem = NULL;

      if (write_once (writer, &problem))
        writer->n_changes++;
      else if (g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE))
        {
          writer->n_stale++;
          g_error_free (problem);
        }
      else
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  Writer writer = { .shared_id = 1 };

  char go;

  g_return_val_if_fail (argc == 3, 2);
  db = heng_db_open (argv[1], HENG_DB_OPEN, &error);
  writer.db = db;
  writer.prefix = argv[2];
  printf ("ready\n");
  fflush (stdout);
  if (db && read (STDIN_FILENO, &go, 1) == 1)
    write_until_end (&writer, &error);
  if (error)
    g_printerr ("%s\n", error->message);
  printf ("%u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", writer.n_changes, writer.n_stale, writer.most_turns,
          writer.longest_wait, writer.longest_commit);
  return error ? 1 : 0;
}
