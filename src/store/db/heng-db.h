/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seam: the only face of a database. SQL text follows the portable dialect of design.md §3 / store.md §3.1; only src/store writes SQL. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HENG_STORE_ERROR (heng_store_error_quark ())
GQuark heng_store_error_quark (void);

typedef enum
{
  HENG_STORE_ERROR_NOT_FOUND,   /* no such file */
  HENG_STORE_ERROR_EXISTS,      /* would overwrite */
  HENG_STORE_ERROR_NOT_HENG,    /* some other file */
  HENG_STORE_ERROR_DAMAGED,
  HENG_STORE_ERROR_NEWER,       /* written by a newer Heng */
  HENG_STORE_ERROR_OLDER,       /* needs `store upgrade` and may not be written as it is */
  HENG_STORE_ERROR_READ_ONLY,
  HENG_STORE_ERROR_UNSAFE_PLACE, /* SMB, FUSE, sync folder … */
  HENG_STORE_ERROR_BUSY,
  HENG_STORE_ERROR_STALE,       /* changed by another meanwhile (row version) */
  HENG_STORE_ERROR_CONSTRAINT,  /* unique, foreign key, check */
  HENG_STORE_ERROR_FULL,        /* disk full */
  HENG_STORE_ERROR_NO_ROW,
  HENG_STORE_ERROR_FAILED,
} HengStoreError;

typedef struct _HengDb HengDb;
typedef struct _HengStmt HengStmt;

typedef enum { HENG_DB_OPEN = 0, HENG_DB_CREATE = 1 << 0, HENG_DB_READ_ONLY = 1 << 1 } HengDbFlags;

/* Opens and checks a store (place, header, application id, schema version). An older one is upgraded, with rehearsal and backup
 * (heng-upgrade.h), or read from a copy in memory when it may not be written. Never harms a file it cannot use. Every error has its own code and a sentence that says what to do. One thread per HengDb. */
HengDb *heng_db_open (const char *path, HengDbFlags flags, GError **error);
void heng_db_close (HengDb *db);
const char *heng_db_path (HengDb *db);
gboolean heng_db_is_read_only (HengDb *db);
int heng_db_schema_version (HengDb *db);
/* The version of the file itself, which is less for an older store that is only read. */
int heng_db_stored_version (HengDb *db);
/* From any thread: the running statement ends with BUSY, and so does any other that takes long until the connection's own thread says that it is
 * not interruptible any more. */
void heng_db_interrupt (HengDb *db);
void heng_db_set_interruptible (HengDb *db, gboolean interruptible);

gboolean heng_db_begin (HengDb *db, GError **error); /* BEGIN IMMEDIATE, own busy handler */
gboolean heng_db_commit (HengDb *db, GError **error); /* durable when it returns TRUE */
void heng_db_rollback (HengDb *db);
/* Moves what the log has gathered into the file, as far as nobody is in the way. For moments when nobody waits: a commit does it by itself only
 * when the log has grown long. */
void heng_db_tidy (HengDb *db);
/* How much of the file this connection may keep in memory, in KiB. */
void heng_db_set_cache (HengDb *db, guint kib);
/* Everything read until heng_db_rollback is of one moment, whatever others commit meanwhile. Not within a transaction. */
gboolean heng_db_begin_reading (HengDb *db, GError **error);
gboolean heng_db_exec (HengDb *db, const char *sql, GError **error);

/* Statements are cached by SQL text; $1 … $n parameters. Returned to the cache by heng_stmt_free. */
HengStmt *heng_db_prepare (HengDb *db, const char *sql, GError **error);
void heng_stmt_free (HengStmt *stmt);
void heng_stmt_bind_int (HengStmt *stmt, int index, gint64 value);
void heng_stmt_bind_text (HengStmt *stmt, int index, const char *value); /* NULL binds NULL; copied */
void heng_stmt_bind_null (HengStmt *stmt, int index);
void heng_stmt_bind_blob (HengStmt *stmt, int index, const void *data, gsize size); /* not copied: must live until the next step */
typedef enum { HENG_STEP_ERROR, HENG_STEP_ROW, HENG_STEP_DONE } HengStep;
HengStep heng_stmt_step (HengStmt *stmt, GError **error);
void heng_stmt_reset (HengStmt *stmt);
gint64 heng_stmt_int (HengStmt *stmt, int column);
const char *heng_stmt_text (HengStmt *stmt, int column); /* valid until the next step; NULL for NULL */
const void *heng_stmt_blob (HengStmt *stmt, int column, gsize *size); /* valid until the next step; NULL for no bytes */
gboolean heng_stmt_is_null (HengStmt *stmt, int column);

gint64 heng_db_changes (HengDb *db);
gint64 heng_db_data_version (HengDb *db); /* differs after another connection committed */

/* A consistent copy while in use, checked afterwards; `path` must not exist. */
gboolean heng_db_backup (HengDb *db, const char *path, GError **error);
/* Looks at every page, index and foreign key; adds one sentence (char *) to findings for each fault. FALSE only when the check itself failed. */
gboolean heng_db_check (HengDb *db, GPtrArray *findings, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengDb, heng_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengStmt, heng_stmt_free)

G_END_DECLS
