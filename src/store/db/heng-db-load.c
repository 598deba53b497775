/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way around the write-ahead log for a big load: its pages are new, so the log would only write them twice. */
#include "heng-db-private.h"

/* TRUE when the mode holds afterwards. A refusal (somebody else has the file open) is no error, and waiting would not change it. */
static gboolean
ask_journal_mode (HengDb *db, const char *sql, const char *wanted)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, NULL);
  gboolean holds;

  heng_db_set_patient (db, FALSE);
  holds = stmt && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW && g_strcmp0 (heng_stmt_text (stmt, 0), wanted) == 0;
  heng_db_set_patient (db, TRUE);
  return holds;
}

gboolean
heng_db_leave_log (HengDb *db)
{
  /* SQLite gives the log up only when no other connection, of this process or another, has the file open. A truncated journal is
   * synced at the commit (pager.c, fullSync), a deleted one would not be: TRUNCATE is as durable as the log. */
  return !db->read_only && db->place == HENG_PLACE_LOCAL && sqlite3_get_autocommit (db->sqlite)
         && ask_journal_mode (db, "PRAGMA journal_mode = TRUNCATE", "truncate");
}

/* Nobody joins while the mode changes: a client of another machine, which has this disk as a share, must not meet a log. */
static gboolean
turn_to_log (HengDb *db)
{
  gboolean holds;

  if (!heng_presence_hold (db->presence))
    return FALSE;
  holds = !heng_presence_has_other_machines (db->presence) && ask_journal_mode (db, "PRAGMA journal_mode = WAL", "wal");
  heng_presence_release (db->presence);
  return holds;
}

gboolean
heng_db_return_to_log (HengDb *db)
{
  /* When somebody reads or writes just now the journal stays until the store is opened the next time, which is sound too. */
  return ask_journal_mode (db, "PRAGMA journal_mode", "wal") || turn_to_log (db);
}
