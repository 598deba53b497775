/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/store: what its files share of the SQLite driver. */
#pragma once

#include "heng-db.h"

#include <sqlite3.h>

#include "heng-place.h"

G_BEGIN_DECLS

#define HENG_APPLICATION_ID_NUMBER 0x48454e47 /* "HENG" */

/* A second connection of one process to a file that was just opened and checked: no second look at every page. */
#define HENG_DB_TRUSTED (1 << 8)

struct _HengDb
{
  sqlite3 *sqlite;
  char *path;
  char *file_key; /* of heng_header_check_and_hold */
  gboolean read_only;
  int schema_version;
  HengPlace place;
  GHashTable *statements; /* SQL → idle HengStmt, owned */
  gint64 busy_since;      /* monotonic µs of the first refusal of the present wait */
};

struct _HengStmt
{
  HengDb *db;
  sqlite3_stmt *sqlite;
  char *sql;
  int *parameters; /* [n] = SQLite's number of $n */
  int n_parameters;
  int bind_error;  /* first failed bind, told at the next step */
};

/* heng-db-error.c: the sentence and code of a result code; always FALSE. */
gboolean heng_db_fail (HengDb *db, int rc, GError **error);
gboolean heng_db_fail_damaged (const char *path, GError **error);

/* heng-db.c: a connection without any check; heng_db_open and heng_db_backup build on it. `vfs` NULL = the usual one. */
HengDb *heng_db_connect (const char *path, int sqlite_flags, const char *vfs, GError **error);
gboolean heng_db_quick_check (HengDb *db, GError **error);
/* Whether locks of others are waited for (the usual way) or tell BUSY at once. */
void heng_db_set_patient (HengDb *db, gboolean patient);

/* heng-header.c: reads the first bytes of the file without SQLite, unless a connection of this process has it open already. `wal`
 * tells whether the header asks for a write-ahead log. The new string names the file to heng_header_release after closing it. */
char *heng_header_check_and_hold (const char *path, gboolean *wal, GError **error);
void heng_header_release (const char *key);

/* heng-stmt.c: like heng_stmt_bind_text, not copied: `value` must live until the next step. */
void heng_stmt_bind_static (HengStmt *stmt, int index, const char *value, int length);
void heng_stmt_finalize (HengStmt *stmt);

/* One integer of a one-row query; `fallback` when there is no row, NULL or an error. */
gint64 heng_db_query_int (HengDb *db, const char *sql, gint64 fallback);

/* heng-db-bulk.c: takes the secondary indexes of `table` away for the time of a big load (inside the transaction) and makes
 * them again, which sorts once instead of searching for every row. */
GPtrArray *heng_db_suspend_indexes (HengDb *db, const char *table, GError **error);
gboolean heng_db_restore_indexes (HengDb *db, GPtrArray *indexes, GError **error);
/* Foreign keys of many rows are looked up faster together than one by one: pause, load, resume, and check before the commit.
 * FALSE when they cannot be paused now or are paused already; then the caller does not resume. table NULL = all. */
gboolean heng_db_pause_foreign_keys (HengDb *db);
void heng_db_resume_foreign_keys (HengDb *db);
gboolean heng_db_check_foreign_keys (HengDb *db, const char *table, GError **error);

/* heng-db-load.c: from here on, until heng_db_return_to_log, a transaction is written with a rollback journal: sooner done when most of its
 * pages are new. Between transactions only; FALSE when it is not possible, then nothing has changed. */
gboolean heng_db_leave_log (HengDb *db);
void heng_db_return_to_log (HengDb *db);

G_END_DECLS
