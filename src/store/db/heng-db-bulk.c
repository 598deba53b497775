/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Index and foreign-key work of a big load, done once at the end instead of row by row. */
#include "heng-db-private.h"

#include <glib/gi18n-lib.h>

#include "heng-record-sql.h"

static void
enforce_foreign_keys (HengDb *db, gboolean enforce)
{
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, (int) enforce, NULL);
}

/* SQLite counts what is still unresolved; rows that come while it does not look would never be taken off that count. */
static gboolean
has_unresolved_keys (HengDb *db)
{
  int unresolved = 0;
  int highest = 0;

  sqlite3_db_status (db->sqlite, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, 0);
  return unresolved != 0;
}

static gboolean
is_paused (HengDb *db)
{
  int enforced = TRUE;

  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &enforced);
  return !enforced;
}

gboolean
heng_db_pause_foreign_keys (HengDb *db)
{
  if (is_paused (db) || has_unresolved_keys (db))
    return FALSE;
  enforce_foreign_keys (db, FALSE);
  return TRUE;
}

void
heng_db_resume_foreign_keys (HengDb *db)
{
  enforce_foreign_keys (db, TRUE);
}

gboolean
heng_db_check_foreign_keys (HengDb *db, const char *table, GError **error)
{
  g_autofree char *sql = table ? g_strdup_printf ("PRAGMA foreign_key_check(%s)", table) : g_strdup ("PRAGMA foreign_key_check");
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  HengStep step = stmt ? heng_stmt_step (stmt, error) : HENG_STEP_ERROR;
  const HengRecordType *type;

  if (step != HENG_STEP_ROW)
    return step == HENG_STEP_DONE;
  type = heng_record_type_for_table (heng_stmt_text (stmt, 0));
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT,
               _("%s: this refers to something that does not exist, or is still used elsewhere."),
               type ? _(type->label) : heng_stmt_text (stmt, 0));
  return FALSE;
}

GPtrArray *
heng_db_suspend_indexes (HengDb *db, const char *table, HengKeepIndex keep, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db,
                          "SELECT s.name, s.sql, (SELECT i.name FROM pragma_index_info(s.name) i WHERE i.seqno = 0) FROM sqlite_schema s "
                          "WHERE s.type = 'index' AND s.tbl_name = $1 AND s.sql IS NOT NULL",
                          error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, table);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      if (keep && !heng_stmt_is_null (stmt, 2) && keep (heng_stmt_text (stmt, 2), data))
        continue;
      g_ptr_array_add (drops, g_strdup_printf ("DROP INDEX %s", heng_stmt_text (stmt, 0)));
      g_ptr_array_add (indexes, g_strdup (heng_stmt_text (stmt, 1)));
    }
  heng_stmt_reset (stmt);
  for (guint i = 0; step == HENG_STEP_DONE && i < drops->len; i++)
    if (!heng_db_exec (db, drops->pdata[i], error))
      return NULL;
  return step == HENG_STEP_DONE ? g_steal_pointer (&indexes) : NULL;
}

gboolean
heng_db_restore_indexes (HengDb *db, GPtrArray *indexes, GError **error)
{
  for (guint i = 0; i < indexes->len; i++)
    if (!heng_db_exec (db, indexes->pdata[i], error))
      return FALSE;
  return TRUE;
}
