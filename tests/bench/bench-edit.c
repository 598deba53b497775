/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Durable edits of one actual value of one person, and undo or redo of the newest change: bench-edit STORE CYCLE EMP_NO CODE TIMES |
 * bench-edit STORE undo|redo */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heng-appraisal.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static int
complain (const GError *error)
{
  fprintf (stderr, "%s\n", error ? error->message : "usage");
  return 1;
}

static int
turn (HengDb *db, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autofree char *name = redo ? heng_journal_redo (db, "bench", &error) : heng_journal_undo (db, "bench", &error);

  if (!name)
    return complain (error);
  printf ("{\"ms\": %.1f}\n", (g_get_monotonic_time () - start) / 1e3);
  return 0;
}

static HengScorecardLine *
find_line (HengDb *db, const char *cycle_key, const char *emp_no, const char *code, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (db, cycle_key, error);
  g_autoptr (HengEmployee) employee = cycle ? heng_employee_load_by_no (db, emp_no, error) : NULL;
  g_autoptr (GPtrArray) lines = employee ? heng_scorecard_lines_load (db, cycle->id, employee->id, error) : NULL;

  for (guint i = 0; lines && i < lines->len; i++)
    if (strcmp (((HengScorecardLine *) lines->pdata[i])->code, code) == 0)
      return heng_scorecard_line_copy (lines->pdata[i]);
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = argc > 2 ? heng_db_open (argv[1], HENG_DB_OPEN, &error) : NULL;
  g_autoptr (HengScorecardLine) line = NULL;
  g_autofree double *taken = NULL;
  int n = argc > 5 ? atoi (argv[5]) : 0;

  if (!db)
    return complain (error);
  if (argc == 3)
    return turn (db, strcmp (argv[2], "redo") == 0);
  if (n < 1 || !(line = find_line (db, argv[2], argv[3], argv[4], &error)))
    return complain (error);
  taken = g_new (double, n);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", 1 + i % 5);
      gint64 start = g_get_monotonic_time ();

      if (!heng_enter_actual (db, line, value, NULL, NULL, NULL, -1, "bench", &error))
        return complain (error);
      taken[i] = (g_get_monotonic_time () - start) / 1e3;
    }
  qsort (taken, (size_t) n, sizeof *taken, compare);
  printf ("{\"p50\": %.3f, \"p99\": %.3f}\n", taken[n / 2], taken[n * 99 / 100]);
  return 0;
}
