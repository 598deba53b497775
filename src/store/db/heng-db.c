/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite driver behind the seam: connection, transactions, settings of store.md §1.5. */
#include "heng-db-private.h"

#include <glib/gi18n-lib.h>

#define BUSY_LIMIT_US (10 * G_USEC_PER_SEC)
#define PATIENT_AFTER 20 /* tries */
#define HURRY_AFTER_US (60 * 1000)
#define LONG_US G_USEC_PER_SEC

/* SQLite's own handler backs off up to 100 ms and lets one of several writers starve; short sleeps of changing length are fair
 * (store.md §1.3). Whoever has waited for some time asks more often than those who have just come. After a long time it mostly is one long
 * transaction that is waited for, but who has only been unlucky must not be asking less often than the others then. */
static gulong
next_sleep (int tries, gint64 waited)
{
  if (tries < PATIENT_AFTER || waited >= LONG_US)
    return g_random_int_range (300, 1800);
  if (waited > HURRY_AFTER_US)
    return g_random_int_range (100, 500);
  return g_random_int_range (1800, 6000);
}

static int
busy_cb (void *data, int tries)
{
  HengDb *db = data;
  gint64 now = g_get_monotonic_time ();

  if (tries == 0)
    db->busy_since = now;
  if (now - db->busy_since > db->busy_limit)
    return 0;
  g_usleep (next_sleep (tries, now - db->busy_since));
  return 1;
}

void
heng_db_set_busy_limit (HengDb *db, gint64 us)
{
  db->busy_limit = us;
}

void
heng_db_set_patient (HengDb *db, gboolean patient)
{
  sqlite3_busy_handler (db->sqlite, patient ? busy_cb : NULL, db);
}

static gboolean
configure (HengDb *db, GError **error)
{
  sqlite3_extended_result_codes (db->sqlite, 1);
  heng_db_set_patient (db, TRUE);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  return heng_db_exec (db,
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA synchronous = FULL;"
                       "PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA temp_store = MEMORY;"
                       "PRAGMA cache_size = -" G_STRINGIFY (HENG_DB_CACHE_KIB) ";"
                       "PRAGMA journal_size_limit = 16777216;"
                       /* pages of the log after which a commit itself moves them into the file: that takes many times as long as the commit,
                        * so heng_db_tidy does it long before, when nobody waits */
                       "PRAGMA wal_autocheckpoint = 8192",
                       error);
}

/* SQLite's statistics of its memory put a lock around every allocation, and nobody reads them. Refused, without harm, when some
 * library of the process has used SQLite already. */
static void
stop_counting_memory (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

HengDb *
heng_db_connect (const char *path, int sqlite_flags, const char *vfs, GError **error)
{
  g_autoptr (HengDb) db = g_new0 (HengDb, 1);
  int rc;

  stop_counting_memory ();
  db->path = g_strdup (path);
  db->busy_limit = BUSY_LIMIT_US;
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heng_stmt_finalize);
  /* A HengDb belongs to one thread at a time, so SQLite need not lock for each call. */
  rc = sqlite3_open_v2 (path, &db->sqlite, sqlite_flags | SQLITE_OPEN_NOMUTEX, vfs);
  if (rc != SQLITE_OK)
    return heng_db_fail (db, rc, error), NULL;
  db->read_only = (sqlite_flags & SQLITE_OPEN_READONLY) != 0;
  return configure (db, error) ? g_steal_pointer (&db) : NULL;
}

void
heng_db_close (HengDb *db)
{
  if (!db)
    return;
  g_clear_pointer (&db->statements, g_hash_table_unref);
  sqlite3_close_v2 (db->sqlite);
  heng_presence_leave (db->presence);
  heng_db_close (db->original);
  heng_header_release (db->file_key);
  g_free (db->file_key);
  g_free (db->path);
  g_free (db);
}

const char *
heng_db_path (HengDb *db)
{
  return db->path;
}

gboolean
heng_db_is_read_only (HengDb *db)
{
  return db->read_only;
}

int
heng_db_schema_version (HengDb *db)
{
  return db->schema_version;
}

int
heng_db_stored_version (HengDb *db)
{
  return db->original ? db->original->schema_version : db->schema_version;
}

static int
is_interrupted_cb (void *data)
{
  return g_atomic_int_get (&((HengDb *) data)->interrupted);
}

/* Steps of SQLite's machine between two looks. */
#define STEPS_PER_LOOK 10000

void
heng_db_set_interruptible (HengDb *db, gboolean interruptible)
{
  g_atomic_int_set (&db->interrupted, FALSE);
  sqlite3_progress_handler (db->sqlite, STEPS_PER_LOOK, interruptible ? is_interrupted_cb : NULL, db);
}

/* SQLite's own interrupt is forgotten when no statement runs at that moment, and the next one would run to its end; so the wish is kept. */
void
heng_db_interrupt (HengDb *db)
{
  g_atomic_int_set (&db->interrupted, TRUE);
  sqlite3_interrupt (db->sqlite);
}

gboolean
heng_db_exec (HengDb *db, const char *sql, GError **error)
{
  int rc = sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK ? TRUE : heng_db_fail (db, rc, error);
}

gboolean
heng_db_begin (HengDb *db, GError **error)
{
  if (db->read_only)
    return heng_db_fail (db, SQLITE_READONLY, error);
  if (!heng_presence_check (db->presence, error))
    return FALSE;
  return heng_db_exec (db, "BEGIN IMMEDIATE", error);
}

gboolean
heng_db_begin_reading (HengDb *db, GError **error)
{
  return heng_db_exec (db, "BEGIN", error);
}

gboolean
heng_db_commit (HengDb *db, GError **error)
{
  if (heng_db_exec (db, "COMMIT", error))
    return TRUE;
  /* A transaction never stays open after an error, as PostgreSQL has it too. */
  heng_db_rollback (db);
  return FALSE;
}

void
heng_db_rollback (HengDb *db)
{
  if (!sqlite3_get_autocommit (db->sqlite))
    sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

void
heng_db_tidy (HengDb *db)
{
  if (!db->read_only && sqlite3_get_autocommit (db->sqlite))
    sqlite3_wal_checkpoint_v2 (db->sqlite, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

void
heng_db_set_cache (HengDb *db, guint kib)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%u", kib);

  heng_db_query_int (db, sql, 0);
}

gint64
heng_db_changes (HengDb *db)
{
  return sqlite3_changes64 (db->sqlite);
}

gint64
heng_db_query_int (HengDb *db, const char *sql, gint64 fallback)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, NULL);

  if (!stmt || heng_stmt_step (stmt, NULL) != HENG_STEP_ROW || heng_stmt_is_null (stmt, 0))
    return fallback;
  return heng_stmt_int (stmt, 0);
}

gint64
heng_db_data_version (HengDb *db)
{
  return heng_db_query_int (db, "PRAGMA data_version", 0);
}

/* Adds each row of a check that is not "ok" as a sentence. */
static gboolean
collect_findings (HengDb *db, const char *sql, const char *format, GPtrArray *findings, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  HengStep step;

  if (!stmt)
    return FALSE;
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    if (g_strcmp0 (heng_stmt_text (stmt, 0), "ok") != 0)
      g_ptr_array_add (findings, g_strdup_printf (format, heng_stmt_text (stmt, 0)));
  return step == HENG_STEP_DONE;
}

/* The check of the whole file leaves the list of free pages out where the schema has views; that of the first page does not. */
#define CHECK_FREE_PAGES "(sqlite_schema)"

gboolean
heng_db_check (HengDb *db, GPtrArray *findings, GError **error)
{
  db = db->original ? db->original : db;
  return collect_findings (db, "PRAGMA integrity_check", _("The file is damaged: %s."), findings, error)
         && (findings->len > 0
             || collect_findings (db, "PRAGMA integrity_check" CHECK_FREE_PAGES, _("The file is damaged: %s."), findings, error))
         && collect_findings (db, "PRAGMA foreign_key_check", _("A row of “%s” refers to something that does not exist."), findings,
                              error);
}

gboolean
heng_db_quick_check (HengDb *db, GError **error)
{
  static const char *const checks[] = { "PRAGMA quick_check(1)", "PRAGMA quick_check" CHECK_FREE_PAGES };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (HengStmt) stmt = heng_db_prepare (db, checks[i], error);

      if (!stmt || heng_stmt_step (stmt, error) != HENG_STEP_ROW)
        return FALSE;
      if (g_strcmp0 (heng_stmt_text (stmt, 0), "ok") != 0)
        return heng_db_fail_damaged (db->path, error);
    }
  return TRUE;
}
