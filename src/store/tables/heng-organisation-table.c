/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what the organisation was and is besides the tree itself. */
#include "heng-organisation-table.h"

static GPtrArray *
load_of (HengDb *db, const HengRecordType *type, gint64 id, const char *of_one, const char *of_all, GDestroyNotify record_free, GError **error)
{
  HengStmt *stmt = heng_record_select (db, type, id != 0 ? of_one : of_all, error);

  if (stmt && id != 0)
    heng_stmt_bind_int (stmt, 1, id);
  return heng_record_read_all (type, stmt, record_free, error);
}

GPtrArray *
heng_department_changes_load (HengDb *db, gint64 department_id, GError **error)
{
  return load_of (db, &heng_department_change_type, department_id, "WHERE t.department_id = $1 ORDER BY t.from_date, t.id",
                  "ORDER BY t.department_id, t.from_date, t.id", (GDestroyNotify) heng_department_change_free, error);
}

GPtrArray *
heng_reporting_lines_load (HengDb *db, GError **error)
{
  return load_of (db, &heng_reporting_line_type, 0, NULL, "ORDER BY t.employee_id, t.id", (GDestroyNotify) heng_reporting_line_free, error);
}

GPtrArray *
heng_project_milestones_load (HengDb *db, gint64 project_id, GError **error)
{
  return load_of (db, &heng_project_milestone_type, project_id, "WHERE t.project_id = $1 ORDER BY t.plan_date, t.id",
                  "ORDER BY t.project_id, t.plan_date, t.id", (GDestroyNotify) heng_project_milestone_free, error);
}

#define IS_HERE "coalesce(t.emp_status, '') <> 'LEFT'"

GHashTable *
heng_department_counts_load (HengDb *db, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT coalesce(t.department_id, 0), count(*) FROM employee t WHERE " IS_HERE " GROUP BY 1", error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  HengStep step = HENG_STEP_ERROR;

  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 id = heng_stmt_int (stmt, 0);

      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER ((guint) heng_stmt_int (stmt, 1)));
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

GPtrArray *
heng_department_people_load (HengDb *db, gint64 department_id, guint most, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_employee_type,
                                       department_id != 0 ? "WHERE t.department_id = $2 AND " IS_HERE " ORDER BY t.emp_no LIMIT $1"
                                                          : "WHERE t.department_id IS NULL AND " IS_HERE " ORDER BY t.emp_no LIMIT $1",
                                       error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, most);
  if (stmt && department_id != 0)
    heng_stmt_bind_int (stmt, 2, department_id);
  return heng_record_read_all (&heng_employee_type, stmt, (GDestroyNotify) heng_employee_free, error);
}

GPtrArray *
heng_named_people_load (HengDb *db, GError **error)
{
  return load_of (db, &heng_employee_type, 0, NULL,
                  "WHERE t.id IN (SELECT d.head_id FROM department d UNION SELECT l.employee_id FROM reporting_line l "
                  "UNION SELECT l.manager_id FROM reporting_line l) AND " IS_HERE " ORDER BY t.emp_no",
                  (GDestroyNotify) heng_employee_free, error);
}
