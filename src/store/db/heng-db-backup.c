/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of a store while it is in use. */
#include "heng-db-private.h"

#include <glib/gstdio.h>

#include "heng-file.h"

static gboolean
copy_pages (HengDb *from, HengDb *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->sqlite, "main", from->sqlite, "main");
  int rc;

  if (!backup)
    return heng_db_fail (to, sqlite3_errcode (to->sqlite), error);
  sqlite3_backup_step (backup, -1);
  rc = sqlite3_backup_finish (backup);
  return rc == SQLITE_OK ? TRUE : heng_db_fail (to, rc, error);
}

/* Copies what one read transaction sees, so that writers neither wait nor make the copy begin anew. */
gboolean
heng_db_copy_snapshot (HengDb *db, HengDb *to, GError **error)
{
  gboolean own_transaction = sqlite3_get_autocommit (db->sqlite) != 0;
  gboolean ok;

  if (own_transaction && !heng_db_exec (db, "BEGIN; SELECT count(*) FROM schema_version", error))
    return FALSE;
  ok = copy_pages (db, to, error);
  if (own_transaction)
    heng_db_rollback (db);
  return ok;
}

static gboolean
write_copy (HengDb *db, const char *draft, GError **error)
{
  /* Nobody else knows the draft, so it needs no locks; some shares that are fine for a backup cannot give them. */
  g_autoptr (HengDb) copy = heng_db_connect (draft, SQLITE_OPEN_READWRITE, "unix-none", error);

  return copy && heng_db_exec (copy, "PRAGMA locking_mode = EXCLUSIVE", error) && heng_db_copy_snapshot (db, copy, error)
         /* without a log beside it the copy is one file that can be read anywhere */
         && heng_db_exec (copy, "PRAGMA journal_mode = DELETE", error) && heng_db_quick_check (copy, error);
}

gboolean
heng_db_backup (HengDb *db, const char *path, GError **error)
{
  g_autofree char *draft = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return heng_file_refuse_existing (path, error);
  draft = heng_file_draft_name (path, error);
  if (!draft)
    return FALSE;
  db = db->original ? db->original : db;
  heng_file_copy_rights (db->path, draft);
  if (write_copy (db, draft, error) && heng_file_publish (draft, path, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}
