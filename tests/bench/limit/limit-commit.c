/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least work of a durable edit: one row changed and committed to a write-ahead log with synchronous = FULL. limit-commit FILE TIMES */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (int argc, char **argv)
{
  int n = argc > 2 ? atoi (argv[2]) : 0;
  double *taken = malloc (sizeof (double) * (size_t) (n + 1));
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  if (n < 1 || sqlite3_open (argv[1], &db) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, '')",
                       NULL, NULL, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, "UPDATE t SET v = ?1 WHERE id = 1", -1, &stmt, NULL) != SQLITE_OK)
    return 1;
  for (int i = 0; i < n; i++)
    {
      double start = now_ms ();

      sqlite3_bind_int (stmt, 1, i);
      if (sqlite3_step (stmt) != SQLITE_DONE || sqlite3_reset (stmt) != SQLITE_OK)
        return 1;
      taken[i] = now_ms () - start;
    }
  qsort (taken, (size_t) n, sizeof *taken, compare);
  printf ("{\"p50\": %.3f, \"p99\": %.3f}\n", taken[n / 2], taken[n * 99 / 100]);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  free (taken);
  return 0;
}
