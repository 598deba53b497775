/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Job history. Who was hired and never changed has no row: that record says nothing the employee does not say, so it is derived here,
 * and stored just before the first change makes it history. */
#include "heng-people-table.h"

#include "heng-record-sql.h"

static HengJob *
new_hire (const HengEmployee *employee)
{
  HengJob *job = heng_job_new ();

  job->employee_id = employee->id;
  job->from_date = employee->hire_date;
  job->kind = HENG_JOB_HIRE;
  job->department_id = employee->department_id;
  job->position = g_strdup (employee->position);
  job->level = g_strdup (employee->level);
  job->manager_id = employee->manager_id;
  return job;
}

static GPtrArray *
load_stored (HengDb *db, gint64 employee_id, GError **error)
{
  HengStmt *stmt;

  if (employee_id == 0)
    stmt = heng_record_select (db, &heng_job_type, "ORDER BY t.employee_id, t.from_date, t.id", error);
  else
    stmt = heng_record_select (db, &heng_job_type, "WHERE t.employee_id = $1 ORDER BY t.from_date, t.id", error);
  if (stmt && employee_id != 0)
    heng_stmt_bind_int (stmt, 1, employee_id);
  return heng_record_read_all (&heng_job_type, stmt, (GDestroyNotify) heng_job_free, error);
}

#define HIRES                                                                                               \
  "SELECT e.id, e.hire_date, e.department_id, e.position, e.level, e.manager_id FROM employee e "           \
  "WHERE e.hire_date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM job j WHERE j.employee_id = e.id)"

/* The hires of people without any row, by employee. */
static GPtrArray *
load_hires (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) hires = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_job_free);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, employee_id ? HIRES " AND e.id = $1" : HIRES " ORDER BY e.id", error);
  HengStep step = HENG_STEP_ERROR;

  if (stmt && employee_id != 0)
    heng_stmt_bind_int (stmt, 1, employee_id);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengEmployee employee = { .id = heng_stmt_int (stmt, 0),
                                .hire_date = heng_date_parse (heng_stmt_text (stmt, 1)),
                                .department_id = heng_stmt_int (stmt, 2),
                                .position = (char *) heng_stmt_text (stmt, 3),
                                .level = (char *) heng_stmt_text (stmt, 4),
                                .manager_id = heng_stmt_int (stmt, 5) };

      g_ptr_array_add (hires, new_hire (&employee));
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&hires) : NULL;
}

/* Both are in the order of employees; nobody is in both. */
static GPtrArray *
merge (GPtrArray *stored, GPtrArray *hires)
{
  GPtrArray *jobs = g_ptr_array_new_full (stored->len + hires->len, (GDestroyNotify) heng_job_free);
  guint s = 0, h = 0;

  while (s < stored->len || h < hires->len)
    {
      const HengJob *row = s < stored->len ? stored->pdata[s] : NULL;
      const HengJob *hire = h < hires->len ? hires->pdata[h] : NULL;

      if (!hire || (row && row->employee_id < hire->employee_id))
        g_ptr_array_add (jobs, stored->pdata[s++]);
      else
        g_ptr_array_add (jobs, hires->pdata[h++]);
    }
  g_ptr_array_set_free_func (stored, NULL);
  g_ptr_array_set_free_func (hires, NULL);
  return jobs;
}

GPtrArray *
heng_jobs_load (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) stored = load_stored (db, employee_id, error);
  g_autoptr (GPtrArray) hires = NULL;

  if (!stored || (employee_id != 0 && stored->len > 0))
    return g_steal_pointer (&stored);
  hires = load_hires (db, employee_id, error);
  return hires ? merge (stored, hires) : NULL;
}

gboolean
heng_employee_keep_hire (HengChange *change, const HengEmployee *stored, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (heng_change_db (change), "SELECT 1 FROM job WHERE employee_id = $1 LIMIT 1", error);
  g_autoptr (HengJob) hire = NULL;
  HengStep step;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, stored->id);
  step = heng_stmt_step (stmt, error);
  if (step != HENG_STEP_DONE || stored->hire_date == HENG_DATE_NONE)
    return step != HENG_STEP_ERROR;
  hire = new_hire (stored);
  return heng_change_insert (change, &heng_job_type, hire, error);
}

/* The last one of the same person; of two from the same day the one written later. */
static HengJob *
load_newest_job (HengDb *db, gint64 employee_id, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_job_type, "WHERE t.employee_id = $1 ORDER BY t.from_date DESC, t.id DESC LIMIT 1", error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, employee_id);
  return heng_record_read_one (&heng_job_type, stmt, error);
}

/* A hiring that is written itself takes the place of the derived one. */
static gboolean
keep_hire_before (HengChange *change, const HengJob *job, GError **error)
{
  g_autoptr (HengEmployee) stored = NULL;

  if (job->kind == HENG_JOB_HIRE)
    return TRUE;
  stored = heng_employee_load (heng_change_db (change), job->employee_id, error);
  return stored && heng_employee_keep_hire (change, stored, error);
}

gboolean
heng_employee_change_job (HengChange *change, HengEmployee *employee, HengJob *job, GError **error)
{
  g_autoptr (HengJob) newest = NULL;

  job->employee_id = employee->id;
  if (!keep_hire_before (change, job, error) || !heng_change_insert (change, &heng_job_type, job, error))
    return FALSE;
  newest = load_newest_job (heng_change_db (change), employee->id, error);
  if (!newest)
    return FALSE;
  /* A record of the past, put in later, does not change where the person is today. */
  if (newest->id == job->id)
    {
      employee->department_id = job->department_id;
      employee->manager_id = job->manager_id;
      heng_field_set_text (heng_record_field (&heng_employee_type, "position"), employee, job->position);
      heng_field_set_text (heng_record_field (&heng_employee_type, "level"), employee, job->level);
    }
  return heng_change_update (change, &heng_employee_type, employee, error);
}
