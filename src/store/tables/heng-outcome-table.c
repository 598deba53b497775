/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries of what follows from results. */
#include "heng-outcome-table.h"

#include "heng-cycle.h"
#include "heng-record-sql.h"

GPtrArray *
heng_grade_changes_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_grade_change_type, "WHERE t.cycle_id = $1 ORDER BY t.employee_id", cycle_id, 0,
                                (GDestroyNotify) heng_grade_change_free, error);
}

HengGradeChange *
heng_grade_change_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_grade_change_type, "WHERE t.cycle_id = $1 AND t.employee_id = $2", error);

  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, cycle_id);
      heng_stmt_bind_int (stmt, 2, employee_id);
    }
  return heng_record_read_one (&heng_grade_change_type, stmt, error);
}

GPtrArray *
heng_pool_members_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_pool_member_type, "WHERE t.cycle_id = $1 ORDER BY t.pool, t.department_id", cycle_id, 0,
                                (GDestroyNotify) heng_pool_member_free, error);
}

GPtrArray *
heng_appeals_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  const char *rest = "ORDER BY t.opened, t.id";
  gint64 first = cycle_id ? cycle_id : employee_id;

  if (cycle_id && employee_id)
    rest = "WHERE t.cycle_id = $1 AND t.employee_id = $2 ORDER BY t.opened, t.id";
  else if (cycle_id)
    rest = "WHERE t.cycle_id = $1 ORDER BY t.opened, t.id";
  else if (employee_id)
    rest = "WHERE t.employee_id = $1 ORDER BY t.opened, t.id";
  return heng_record_load_many (db, &heng_appeal_type, rest, first, cycle_id ? employee_id : 0, (GDestroyNotify) heng_appeal_free, error);
}

HengAppeal *
heng_appeal_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_appeal_type, id, error);
}

GPtrArray *
heng_decisions_load (HengDb *db, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_decision_type, employee_id ? "WHERE t.employee_id = $1 ORDER BY t.day, t.id" : "ORDER BY t.day, t.id",
                                employee_id, 0, (GDestroyNotify) heng_decision_free, error);
}

GPtrArray *
heng_absences_load (HengDb *db, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_absence_type,
                                employee_id ? "WHERE t.employee_id = $1 ORDER BY t.employee_id, t.from_date, t.id"
                                            : "ORDER BY t.employee_id, t.from_date, t.id",
                                employee_id, 0, (GDestroyNotify) heng_absence_free, error);
}

GPtrArray *
heng_legacy_results_load (HengDb *db, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_legacy_result_type,
                                employee_id ? "WHERE t.employee_id = $1 ORDER BY t.employee_id, t.from_date, t.cycle_key"
                                            : "ORDER BY t.employee_id, t.from_date, t.cycle_key",
                                employee_id, 0, (GDestroyNotify) heng_legacy_result_free, error);
}

GPtrArray *
heng_first_results_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return heng_record_load_many (db, &heng_result_type,
                                "WHERE t.cycle_id = $1 AND t.revision = 1 AND EXISTS (SELECT 1 FROM result r WHERE r.cycle_id = t.cycle_id "
                                "AND r.employee_id = t.employee_id AND r.revision > 1) ORDER BY t.employee_id",
                                cycle_id, 0, (GDestroyNotify) heng_result_free, error);
}

GPtrArray *
heng_result_revisions_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return heng_record_load_many (db, &heng_result_type, "WHERE t.cycle_id = $1 AND t.employee_id = $2 ORDER BY t.revision", cycle_id, employee_id,
                                (GDestroyNotify) heng_result_free, error);
}
