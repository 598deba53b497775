/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries of one person's file. */
#include "heng-person-table.h"

static GPtrArray *
load_for (HengDb *db, const HengRecordType *type, const char *rest, gint64 id, GDestroyNotify record_free, GError **error)
{
  HengStmt *stmt = heng_record_select (db, type, rest, error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, id);
  return heng_record_read_all (type, stmt, record_free, error);
}

GPtrArray *
heng_person_records_load (HengDb *db, const HengRecordType *type, GDestroyNotify record_free, gint64 employee_id, const char *order, GError **error)
{
  g_autofree char *rest = g_strdup_printf ("WHERE t.employee_id = $1 ORDER BY %s", order);

  return load_for (db, type, rest, employee_id, record_free, error);
}

GPtrArray *
heng_reports_load (HengDb *db, gint64 manager_id, GError **error)
{
  return load_for (db, &heng_employee_type,
                   "WHERE t.manager_id = $1 AND (t.emp_status IS NULL OR t.emp_status <> 'LEFT') AND t.id <> $1 ORDER BY t.emp_no", manager_id,
                   (GDestroyNotify) heng_employee_free, error);
}

GPtrArray *
heng_second_reports_load (HengDb *db, gint64 manager_id, GError **error)
{
  return load_for (db, &heng_reporting_line_type, "WHERE t.manager_id = $1 ORDER BY t.from_date, t.id", manager_id,
                   (GDestroyNotify) heng_reporting_line_free, error);
}

GPtrArray *
heng_person_results_load (HengDb *db, gint64 employee_id, GError **error)
{
  return load_for (db, &heng_result_type,
                   "JOIN cycle c ON c.id = t.cycle_id WHERE t.employee_id = $1 ORDER BY c.start_date DESC, c.id DESC, t.revision DESC", employee_id,
                   (GDestroyNotify) heng_result_free, error);
}

GPtrArray *
heng_person_open_cycles_load (HengDb *db, gint64 employee_id, GError **error)
{
  return load_for (db, &heng_cycle_type,
                   "WHERE (t.state IS NULL OR t.state NOT IN ('SIGN_OFF', 'ARCHIVED')) AND EXISTS (SELECT 1 FROM participant p WHERE p.cycle_id = "
                   "t.id AND p.employee_id = $1) AND NOT EXISTS (SELECT 1 FROM result r WHERE r.cycle_id = t.id AND r.employee_id = $1) "
                   "ORDER BY t.start_date, t.id",
                   employee_id, (GDestroyNotify) heng_cycle_free, error);
}

GPtrArray *
heng_running_cycles_load (HengDb *db, GError **error)
{
  return heng_record_read_all (&heng_cycle_type,
                               heng_record_select (db, &heng_cycle_type,
                                                   "WHERE t.state IS NULL OR t.state NOT IN ('SIGN_OFF', 'ARCHIVED') ORDER BY t.start_date, t.id", error),
                               (GDestroyNotify) heng_cycle_free, error);
}

GPtrArray *
heng_headed_departments_load (HengDb *db, gint64 employee_id, GError **error)
{
  return load_for (db, &heng_department_type, "WHERE t.head_id = $1 ORDER BY t.id", employee_id, (GDestroyNotify) heng_department_free, error);
}
