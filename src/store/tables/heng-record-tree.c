/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole tables, and the rows of a table that hang below one row of another. */
#include "heng-record-tree.h"

#include "heng-record-sql.h"

/* "WHERE t.participant_id IN (SELECT id FROM participant WHERE cycle_id = $1)" */
static char *
where_below (const HengRecordStep *steps, guint n_steps)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < n_steps; i++)
    {
      gboolean last = i + 1 == n_steps;

      g_string_append_printf (rest, i == 0 ? "WHERE t.%s " : " WHERE %s ", steps[i].column);
      if (last)
        g_string_append (rest, "= $1");
      else
        g_string_append_printf (rest, "IN (SELECT id FROM %s", steps[i].table);
    }
  for (guint i = 1; i < n_steps; i++)
    g_string_append_c (rest, ')');
  g_string_append (rest, " ORDER BY t.id");
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

GPtrArray *
heng_records_load_below (HengDb *db, const HengRecordType *type, const HengRecordStep *steps, guint n_steps, gint64 root_id, GError **error)
{
  g_autofree char *rest = where_below (steps, n_steps);
  HengStmt *stmt = heng_record_select (db, type, rest, error);

  if (!stmt)
    return NULL;
  if (n_steps > 0)
    heng_stmt_bind_int (stmt, 1, root_id);
  return heng_record_read_all (type, stmt, NULL, error);
}

void
heng_records_free (const HengRecordType *type, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    heng_record_free (type, records->pdata[i]);
  g_ptr_array_unref (records);
}

gint64
heng_records_count (HengDb *db, const HengRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", type->table);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);

  return stmt && heng_stmt_step (stmt, error) == HENG_STEP_ROW ? heng_stmt_int (stmt, 0) : -1;
}
