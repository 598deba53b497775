/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and creating a store file: place, header, version, journal mode; a file that cannot be used is left as it is. */
#include "heng-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "heng-file.h"
#include "heng-schema.h"

/* Up to this size every page is looked at when opening (about 5 ms for 1 MiB); bigger files have `store check`. */
#define CHECKED_SIZE (8 * 1024 * 1024)

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

static int
read_schema_version (HengDb *db)
{
  return (int) heng_db_query_int (db, "SELECT max(version) FROM schema_version", -1);
}

/* The first read of the file; also the place where SQLite finds out that it cannot. */
static gboolean
read_version (HengDb *db, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "PRAGMA schema_version", error);

  if (!stmt || heng_stmt_step (stmt, error) != HENG_STEP_ROW)
    return FALSE;
  heng_stmt_reset (stmt);
  db->schema_version = read_schema_version (db);
  /* The header said it is ours: without a version the tables are gone. */
  return db->schema_version > 0 ? TRUE : heng_db_fail_damaged (db->path, error);
}

/* A load that was killed has left its rollback journal, which only a writing connection may apply (a log is applied by any). */
static void
roll_back_interrupted (const char *path)
{
  g_autoptr (HengDb) db = NULL;

  if (is_writable (path) && heng_place_allows_writing (heng_place_of (path, NULL), NULL, path, NULL))
    db = heng_db_connect (path, SQLITE_OPEN_READWRITE, NULL, NULL);
  if (db)
    read_version (db, NULL);
}

static HengDb *
connect_read_only (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengDb) db = heng_db_connect (path, SQLITE_OPEN_READONLY, NULL, &problem);
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  if (!db && g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY))
    {
      roll_back_interrupted (path);
      g_clear_error (&problem);
      db = heng_db_connect (path, SQLITE_OPEN_READONLY, NULL, &problem);
    }
  if (!db)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (read_version (db, &problem))
    return g_steal_pointer (&db);
  if ((sqlite3_errcode (db->sqlite) & 0xff) != SQLITE_CANTOPEN)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  /* A cleanly closed store on a disk that nobody may write: a log can be neither there nor made, so read the file alone. */
  g_clear_pointer (&db, heng_db_close);
  uri = g_filename_to_uri (path, NULL, error);
  immutable = uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  db = immutable ? heng_db_connect (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, error) : NULL;
  if (!db)
    return NULL;
  g_free (db->path);
  db->path = g_strdup (path);
  return read_version (db, error) ? g_steal_pointer (&db) : NULL;
}

static gboolean
set_journal_mode (HengDb *db, GError **error)
{
  if (db->read_only)
    return TRUE;
  return heng_db_exec (db, db->place == HENG_PLACE_NFS ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL", error);
}

/* A header that asks for a write-ahead log on a network share: SQLite would open it and lose commits (store.md §1.4). */
static gboolean
refuse_log_on_network (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
               _("“%s” was used on a local disk and then put on a network share. Copy it to a disk of this computer and open the "
                 "copy, or put a backup made by Heng on the share."),
               path);
  return FALSE;
}

static gboolean
bring_up_to_date (HengDb *db, GError **error)
{
  const HengSchemaStep *steps;
  guint n_steps;

  if (!heng_schema_check_known (db->schema_version, db->path, error))
    return FALSE;
  if (db->schema_version == heng_schema_newest ())
    return TRUE;
  if (db->read_only)
    {
      g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_OLDER,
                   _("“%s” was written by an older Heng and may not be written here. Copy it to where you may write and open the copy."),
                   db->path);
      return FALSE;
    }
  steps = heng_schema_steps (&n_steps);
  return heng_schema_upgrade (db, steps, n_steps, error);
}

static gboolean
check_pages (HengDb *db, HengDbFlags flags, GError **error)
{
  GStatBuf info;

  if ((flags & HENG_DB_TRUSTED) || g_stat (db->path, &info) != 0 || info.st_size > CHECKED_SIZE)
    return TRUE;
  return heng_db_quick_check (db, error);
}

/* Not writable is told by READ_ONLY at the first write; damaged and unsafe are told at once. */
static gboolean
want_read_only (const char *path, HengDbFlags flags, HengPlace place, const char *program, gboolean *read_only, GError **error)
{
  *read_only = (flags & HENG_DB_READ_ONLY) != 0 || !is_writable (path);
  return *read_only || heng_place_allows_writing (place, program, path, error);
}

static HengDb *
open_checked (const char *path, HengDbFlags flags, HengPlace place, gboolean read_only, GError **error)
{
  g_autoptr (HengDb) db = NULL;

  if (read_only)
    db = connect_read_only (path, error);
  else
    db = heng_db_connect (path, SQLITE_OPEN_READWRITE, NULL, error);
  if (!db)
    return NULL;
  db->place = place;
  if (!read_version (db, error) || !heng_schema_check_known (db->schema_version, path, error))
    return NULL;
  if (!check_pages (db, flags, error) || !set_journal_mode (db, error) || !bring_up_to_date (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

static HengDb *
open_existing (const char *path, HengDbFlags flags, GError **error)
{
  g_autofree char *key = NULL;
  const char *program;
  HengPlace place;
  gboolean read_only, wal;
  HengDb *db;

  key = heng_header_check_and_hold (path, &wal, error);
  if (!key)
    return NULL;
  place = heng_place_of (path, &program);
  db = NULL;
  if ((place == HENG_PLACE_NFS || place == HENG_PLACE_NETWORK) && wal)
    refuse_log_on_network (path, error);
  else if (want_read_only (path, flags, place, program, &read_only, error))
    db = open_checked (path, flags, place, read_only, error);
  if (db)
    db->file_key = g_steal_pointer (&key);
  else
    heng_header_release (key);
  return db;
}

static gboolean
build (const char *path, GError **error)
{
  g_autoptr (HengDb) db = heng_db_connect (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", HENG_APPLICATION_ID_NUMBER);
  const HengSchemaStep *steps;
  guint n_steps;

  steps = heng_schema_steps (&n_steps);
  return db && heng_db_exec (db, pragma, error) && heng_schema_upgrade (db, steps, n_steps, error);
}

/* Built under another name and then given its own in one step: a store is there whole or not at all. */
static gboolean
create (const char *path, GError **error)
{
  g_autofree char *draft = NULL;
  const char *program;
  HengPlace place;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return heng_file_refuse_existing (path, error);
  place = heng_place_of (path, &program);
  if (!heng_place_allows_writing (place, program, path, error))
    return FALSE;
  draft = heng_file_draft_name (path, error);
  if (!draft)
    return FALSE;
  if (build (draft, error) && heng_file_publish (draft, path, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

HengDb *
heng_db_open (const char *path, HengDbFlags flags, GError **error)
{
  if ((flags & HENG_DB_CREATE) && !create (path, error))
    return NULL;
  return open_existing (path, flags, error);
}
