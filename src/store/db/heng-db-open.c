/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and creating a store file: place, header, version, journal mode; a file that cannot be used is left as it is. */
#include "heng-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "heng-file.h"
#include "heng-upgrade.h"

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

/* Without the log the store would look older than it is, without the rollback journal half changed. */
static gpointer
refuse_without_log (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY,
               _("“%s” was not closed by the program that wrote it, and what that left beside it cannot be taken over where nothing may be "
                 "written. Copy it, together with the file “-wal” or “-journal” beside it, to where you may write, and open the copy."),
               path);
  return NULL;
}

static HengDb *
try_read_only (const char *path, GError **error)
{
  g_autoptr (HengDb) db = heng_db_connect (path, SQLITE_OPEN_READONLY, NULL, error);

  return db && read_version (db, error) ? g_steal_pointer (&db) : NULL;
}

/* A cleanly closed store on a disk that nobody may write: a log can be neither there nor made, so read the file alone. */
static HengDb *
connect_immutable (const char *path, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *immutable = uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  g_autoptr (HengDb) db = NULL;

  db = immutable ? heng_db_connect (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, error) : NULL;
  if (!db)
    return NULL;
  g_free (db->path);
  db->path = g_strdup (path);
  return read_version (db, error) ? g_steal_pointer (&db) : NULL;
}

static HengDb *
connect_read_only (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  HengDb *db = try_read_only (path, &problem);

  if (!db && g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&problem);
      roll_back_interrupted (path);
      db = try_read_only (path, &problem);
    }
  if (db)
    return db;
  /* how SQLite says that it cannot make a log depends on its version */
  if (!g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY)
      && !g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return heng_header_has_log (path) ? refuse_without_log (path, error) : connect_immutable (path, error);
}

/* Never waits for others: while one of them loads, or one of another machine is in, a rollback journal does as well. */
static gboolean
set_journal_mode (HengDb *db, GError **error)
{
  if (db->read_only || (db->place == HENG_PLACE_LOCAL && heng_db_return_to_log (db)))
    return TRUE;
  return heng_db_exec (db, "PRAGMA journal_mode = TRUNCATE", error);
}

/* A header that asks for a write-ahead log on a network share: SQLite would open it and lose commits (store.md §1.4). */
static gboolean
refuse_log_on_network (const char *path, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
               _("“%s” was used on a local disk and then put on a network share, where its write-ahead log would lose changes. When "
                 "everybody has closed it, copy it to a disk of this computer, together with the file “-wal” beside it if there is one, "
                 "and open the copy; a backup of that copy made by Heng may be put on the share."),
               path);
  return FALSE;
}

/* Takes `db`; what it gives may be read like a store of the present version. */
static HengDb *
bring_up_to_date (HengDb *db, HengDbFlags flags, GError **error)
{
  g_autoptr (HengDb) own = db;
  const HengSchemaStep *steps;
  guint n_steps;

  if (db->schema_version == heng_schema_newest () || (flags & HENG_DB_AS_IT_IS))
    return g_steal_pointer (&own);
  if (db->read_only)
    return heng_upgrade_in_memory (g_steal_pointer (&own), error);
  steps = heng_schema_steps (&n_steps);
  return heng_upgrade_run (db, steps, n_steps, NULL, NULL, NULL, error) ? g_steal_pointer (&own) : NULL;
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

/* All that is known of a file that is about to be opened. */
typedef struct
{
  const char *path;
  HengDbFlags flags;
  const char *key; /* of heng_header_check_and_hold */
  HengPlace place;
  gboolean read_only;
  HengPresence *presence;
} Opening;

/* Readers of a local disk need not be seen; on a network they count, because they must not meet a log. */
static gboolean
join (Opening *opening, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean network = opening->place == HENG_PLACE_NFS;
  HengPresenceFlags flags = HENG_PRESENCE_WRITING;

  if ((opening->flags & HENG_DB_TRUSTED) || (opening->read_only && !network))
    return TRUE;
  if (opening->read_only)
    flags |= HENG_PRESENCE_READING;
  if (network)
    flags |= HENG_PRESENCE_NETWORK;
  opening->presence = heng_presence_join (opening->path, flags, &problem);
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* from here on nobody turns to a log; somebody may have just before */
  return !network || !heng_header_wants_log (opening->path, opening->key) || refuse_log_on_network (opening->path, error);
}

static HengDb *
connect_to (const Opening *opening, GError **error)
{
  if (opening->read_only)
    return connect_read_only (opening->path, error);
  return heng_db_connect (opening->path, SQLITE_OPEN_READWRITE, NULL, error);
}

static HengDb *
open_checked (Opening *opening, GError **error)
{
  g_autoptr (HengDb) db = join (opening, error) ? connect_to (opening, error) : NULL;

  if (!db)
    {
      heng_presence_leave (opening->presence);
      return NULL;
    }
  db->place = opening->place;
  db->presence = opening->presence;
  if (!read_version (db, error) || !heng_schema_check_known (db->schema_version, opening->path, error))
    return NULL;
  if (!check_pages (db, opening->flags, error) || !set_journal_mode (db, error))
    return NULL;
  return bring_up_to_date (g_steal_pointer (&db), opening->flags, error);
}

static HengDb *
open_existing (const char *path, HengDbFlags flags, GError **error)
{
  Opening opening = { path, flags };
  g_autofree char *key = NULL;
  const char *program;
  gboolean wal;
  HengDb *db = NULL;

  key = heng_header_check_and_hold (path, &wal, error);
  if (!key)
    return NULL;
  opening.key = key;
  opening.place = heng_place_of (path, &program);
  if ((opening.place == HENG_PLACE_NFS || opening.place == HENG_PLACE_NETWORK) && wal)
    refuse_log_on_network (path, error);
  else if (want_read_only (path, flags, opening.place, program, &opening.read_only, error))
    db = open_checked (&opening, error);
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
  return db && heng_db_exec (db, pragma, error) && heng_upgrade_run (db, steps, n_steps, NULL, NULL, NULL, error);
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
