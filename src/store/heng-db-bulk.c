/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Index work of a big load, done once at the end instead of row by row. */
#include "heng-db-private.h"

#include <string.h>

/* Rows that refer to rows of the same table (an employee to a manager further down) make SQLite look up every new row through the
 * index on that column, so it has to stay. */
static gboolean
is_self_reference (HengDb *db, const char *table, const char *index_sql)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA foreign_key_list(%s)", table);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, pragma, NULL);

  while (stmt && heng_stmt_step (stmt, NULL) == HENG_STEP_ROW)
    {
      g_autofree char *columns = g_strdup_printf ("(%s)", heng_stmt_text (stmt, 3));

      if (g_strcmp0 (heng_stmt_text (stmt, 2), table) == 0 && strstr (index_sql, columns))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
heng_db_suspend_indexes (HengDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL", error);
  if (!stmt)
    return NULL;
  heng_stmt_bind_text (stmt, 1, table);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      if (is_self_reference (db, table, heng_stmt_text (stmt, 1)))
        continue;
      g_ptr_array_add (names, g_strdup_printf ("DROP INDEX %s", heng_stmt_text (stmt, 0)));
      g_ptr_array_add (indexes, g_strdup (heng_stmt_text (stmt, 1)));
    }
  heng_stmt_reset (stmt);
  for (guint i = 0; step == HENG_STEP_DONE && i < names->len; i++)
    if (!heng_db_exec (db, names->pdata[i], error))
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
