/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a checked roster: departments, new people in one stroke, updates, then heads and types. All of it in one change. */
#include "heng-roster-import.h"

static gboolean
insert_departments (HengRosterRun *run, HengChange *change, GError **error)
{
  for (guint i = 0; i < run->departments->len; i++)
    {
      HengRosterDepartment *department = run->departments->pdata[i];
      const HengRosterDepartment *parent = department->parent >= 0 ? run->departments->pdata[department->parent] : NULL;
      g_autoptr (HengDepartment) record = NULL;

      if (department->stored != NULL || !department->used)
        continue;
      record = heng_department_new ();
      record->parent_id = parent != NULL ? parent->id : 0;
      record->name = g_strdup (department->name);
      record->dept_type = department->type;
      record->sort = (gint64) i + 1;
      if (!heng_change_insert (change, &heng_department_type, record, error))
        return FALSE;
      department->id = record->id;
      department->stored = g_steal_pointer (&record);
      department->type_changed = FALSE;
    }
  return TRUE;
}

/* Heads come last because they refer to people. */
static gboolean
update_departments (HengRosterRun *run, HengChange *change, GError **error)
{
  for (guint i = 0; i < run->departments->len; i++)
    {
      HengRosterDepartment *department = run->departments->pdata[i];
      const HengRosterRow *head = department->head_row >= 0 ? &run->rows[department->head_row] : NULL;
      HengDepartment *record = department->stored;
      gint64 head_id;

      if (record == NULL)
        continue;
      head_id = head != NULL               ? (head->stored != NULL ? head->stored->id : head->employee.id)
                : department->head_cleared ? 0
                                           : record->head_id;
      if (head_id == record->head_id && !(department->type_changed && record->dept_type != department->type))
        continue;
      record->head_id = head_id;
      record->dept_type = department->type;
      if (!heng_change_update (change, &heng_department_type, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_new (const HengRosterRun *run, const HengRosterRow *row)
{
  return row->stored == NULL && !run->import->bad[row->table_row];
}

/* Ids are set aside first, because a manager may come later in the file than his people. */
static GPtrArray *
number_new_people (HengRosterRun *run, HengChange *change, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  gint64 first = heng_change_reserve_ids (change, &heng_employee_type, 0, error);
  gboolean has_managers = FALSE;

  if (first == 0)
    return NULL;
  for (guint i = 0; i < run->n_rows; i++)
    {
      HengRosterRow *row = &run->rows[i];

      if (!is_new (run, row))
        continue;
      row->employee.id = first + people->len;
      row->employee.department_id = heng_roster_department_id (run, row);
      has_managers |= row->manager_found;
      g_ptr_array_add (people, row);
    }
  if (people->len > 0 && heng_change_reserve_ids (change, &heng_employee_type, people->len, error) != first)
    return NULL;
  for (guint i = 0; has_managers && i < people->len; i++)
    {
      HengRosterRow *row = people->pdata[i];

      row->employee.manager_id = heng_roster_manager_id (run, row);
    }
  return g_steal_pointer (&people);
}

static gboolean
insert_side_records (HengChange *change, GPtrArray *people, HengRosterRecord kind, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  guint64 columns = heng_roster_record_columns (kind);

  for (guint i = 0; i < people->len; i++)
    {
      HengRosterRow *row = people->pdata[i];
      HengRecord *record = kind == HENG_RECORD_PRIVATE ? (HengRecord *) row->priv : (HengRecord *) row->detail;

      if (record == NULL || (row->given & columns) == 0)
        continue;
      record->id = row->employee.id;
      g_ptr_array_add (records, record);
    }
  return heng_change_insert_many (change, heng_roster_record_type (kind), records->pdata, records->len, error);
}

static gboolean
insert_people (HengRosterRun *run, HengChange *change, GError **error)
{
  g_autoptr (GPtrArray) people = number_new_people (run, change, error);
  g_autofree gpointer *records = NULL;

  if (people == NULL)
    return FALSE;
  if (people->len == 0)
    return TRUE;
  records = g_new (gpointer, people->len);
  for (guint i = 0; i < people->len; i++)
    records[i] = &((HengRosterRow *) people->pdata[i])->employee;
  return heng_change_insert_many (change, &heng_employee_type, records, people->len, error)
         && !heng_import_stopped (run->import, run->n_rows * 3 / 4, run->n_rows, error)
         && insert_side_records (change, people, HENG_RECORD_PRIVATE, error)
         && insert_side_records (change, people, HENG_RECORD_DETAIL, error);
}

static HengDate
job_date (const HengRosterRun *run, const HengRosterRow *row, const HengEmployee *employee, HengJobKind kind)
{
  if (row->effective != HENG_DATE_NONE)
    return row->effective;
  if (kind == HENG_JOB_LEAVE && employee->leave_date != HENG_DATE_NONE)
    return employee->leave_date;
  if (kind == HENG_JOB_RETURN && row->given & COLUMN_BIT (R_HIRE_DATE))
    return employee->hire_date;
  return run->today;
}

static void
fill_job (HengJob *job, const HengEmployee *employee)
{
  job->department_id = employee->department_id;
  job->manager_id = employee->manager_id;
  g_free (job->position);
  g_free (job->level);
  job->position = g_strdup (employee->position);
  job->level = g_strdup (employee->level);
}

/* A second change on the same day corrects the record of that day instead of adding another. */
static gboolean
write_job (HengRosterRun *run, HengChange *change, const HengRosterRow *row, const HengRosterUpdate *update, GError **error)
{
  HengDate day = job_date (run, row, update->employee, update->job_kind);
  g_autoptr (GPtrArray) jobs = heng_jobs_load (run->import->db, row->stored->id, error);
  g_autoptr (HengJob) job = NULL;

  if (jobs == NULL)
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    if (((HengJob *) jobs->pdata[i])->from_date == day && (update->job_kind != HENG_JOB_LEAVE || ((HengJob *) jobs->pdata[i])->kind == HENG_JOB_LEAVE))
      {
        fill_job (jobs->pdata[i], update->employee);
        return heng_change_update (change, &heng_job_type, jobs->pdata[i], error);
      }
  job = heng_job_new ();
  job->employee_id = row->stored->id;
  job->from_date = day;
  job->kind = (int) update->job_kind;
  fill_job (job, update->employee);
  return heng_change_insert (change, &heng_job_type, job, error);
}

static gboolean
put (HengChange *change, const HengRecordType *type, gpointer record, gconstpointer before, GError **error)
{
  if (record == NULL)
    return TRUE;
  return before != NULL ? heng_change_update (change, type, record, error) : heng_change_insert (change, type, record, error);
}

static gboolean
update_person (HengRosterRun *run, HengChange *change, const HengRosterRow *row, GError **error)
{
  g_auto (HengRosterUpdate) update = { 0 };

  heng_roster_build_update (run, row, &update);
  if (update.employee != NULL && update.job_changed && !heng_employee_keep_hire (change, update.employee_before, error))
    return FALSE;
  return put (change, &heng_employee_type, update.employee, update.employee_before, error)
         && put (change, &heng_employee_private_type, update.priv, update.priv_before, error)
         && put (change, &heng_employee_detail_type, update.detail, update.detail_before, error)
         && (update.employee == NULL || !update.job_changed || write_job (run, change, row, &update, error));
}

static gboolean
update_people (HengRosterRun *run, HengChange *change, GError **error)
{
  for (guint i = 0; i < run->n_rows; i++)
    {
      const HengRosterRow *row = &run->rows[i];

      if (row->stored == NULL || run->import->bad[row->table_row] || run->import->fate[row->table_row] != HENG_ROW_UPDATED)
        continue;
      if (!update_person (run, change, row, error))
        return FALSE;
      if (i % 1024 == 0 && heng_import_stopped (run->import, run->n_rows / 2 + i / 2, run->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_roster_write (HengImport *import, HengChange *change, GError **error)
{
  HengRosterRun *run = import->state;

  return insert_departments (run, change, error) && insert_people (run, change, error) && update_people (run, change, error)
         && heng_roster_write_groups (run, change, error) && update_departments (run, change, error);
}
