/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/store: what its files share of the SQLite driver. */
#pragma once

#include "heng-db.h"

#include <sqlite3.h>

#include "heng-place.h"
#include "heng-presence.h"

G_BEGIN_DECLS

#define HENG_DB_CACHE_KIB 65536 /* of pages, but while a big load is written */
#define HENG_APPLICATION_ID_NUMBER 0x48454e47 /* "HENG" */

/* A second connection of one process to a file that was just opened and checked: no second look at every page. */
#define HENG_DB_TRUSTED (1 << 8)

/* An older store is opened without bringing it up to date. */
#define HENG_DB_AS_IT_IS (1 << 9)

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
  gint64 busy_limit;      /* µs after which waiting for others ends with BUSY */
  HengPresence *presence; /* NULL when not noted */
  HengDb *original;       /* of a copy in memory of an older store: the file itself */
  int interrupted;        /* atomic: heng_db_interrupt was called since heng_db_set_interruptible */
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
/* heng-db-backup.c: copies what one read transaction sees (or the present transaction of `db`) into an empty database. */
gboolean heng_db_copy_snapshot (HengDb *db, HengDb *to, GError **error);
/* How long others' locks are waited for: 10 s unless told. */
void heng_db_set_busy_limit (HengDb *db, gint64 us);
/* Whether locks of others are waited for (the usual way) or tell BUSY at once. */
void heng_db_set_patient (HengDb *db, gboolean patient);

/* heng-header.c: reads the first bytes of the file without SQLite, unless a connection of this process has it open already. `wal`
 * tells whether the header asks for a write-ahead log. The new string names the file to heng_header_release after closing it. */
char *heng_header_check_and_hold (const char *path, gboolean *wal, GError **error);
void heng_header_release (const char *key);
/* Whether the file asks for a write-ahead log by now; not known (FALSE) when this process has it open already. */
gboolean heng_header_wants_log (const char *path, const char *key);
/* Whether a log or rollback journal with content lies beside the file. */
gboolean heng_header_has_log (const char *path);

/* heng-stmt.c: like heng_stmt_bind_text, not copied: `value` must live until the next step. */
void heng_stmt_bind_static (HengStmt *stmt, int index, const char *value, int length);
void heng_stmt_finalize (HengStmt *stmt);

/* One integer of a one-row query; `fallback` when there is no row, NULL or an error. */
gint64 heng_db_query_int (HengDb *db, const char *sql, gint64 fallback);

/* heng-db-bulk.c: takes the secondary indexes of `table` away for the time of a big load (inside the transaction) and makes
 * them again, which sorts once instead of searching for every row. */
typedef gboolean (*HengKeepIndex) (const char *column, gpointer data);
/* Those stay whose first column `keep` (may be NULL) says yes to. */
GPtrArray *heng_db_suspend_indexes (HengDb *db, const char *table, HengKeepIndex keep, gpointer data, GError **error);
gboolean heng_db_restore_indexes (HengDb *db, GPtrArray *indexes, GError **error);
/* Foreign keys of many rows are looked up faster together than one by one: pause, load, resume, and check before the commit.
 * FALSE when they cannot be paused now or are paused already; then the caller does not resume. table NULL = all. */
gboolean heng_db_pause_foreign_keys (HengDb *db);
void heng_db_resume_foreign_keys (HengDb *db);
gboolean heng_db_check_foreign_keys (HengDb *db, const char *table, GError **error);

/* heng-db-load.c: from here on, until heng_db_return_to_log, a transaction is written with a rollback journal: sooner done when most of its
 * pages are new. Between transactions only; FALSE when it is not possible, then nothing has changed. */
gboolean heng_db_leave_log (HengDb *db);
/* Also when opening. FALSE when the rollback journal has to stay for now. */
gboolean heng_db_return_to_log (HengDb *db);

G_END_DECLS
