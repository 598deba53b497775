/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Job history: changes, leaving and return, and the person's row that follows the newest record. */
#include "heng-person-edit.h"

#include <glib/gi18n-lib.h>

#include "heng-person-private.h"

gboolean
heng_person_follow_newest (HengChange *change, gint64 employee_id, GError **error)
{
  HengDb *db = heng_change_db (change);
  g_autoptr (HengEmployee) employee = heng_employee_load (db, employee_id, error);
  g_autoptr (GPtrArray) jobs = employee != NULL ? heng_jobs_load (db, employee_id, error) : NULL;
  const HengJob *newest;

  if (jobs == NULL)
    return FALSE;
  if (jobs->len == 0)
    return TRUE;
  newest = jobs->pdata[jobs->len - 1];
  employee->department_id = newest->department_id;
  employee->manager_id = newest->manager_id;
  heng_field_set_text (heng_record_field (&heng_employee_type, "position"), employee, newest->position);
  heng_field_set_text (heng_record_field (&heng_employee_type, "level"), employee, newest->level);
  return heng_change_update (change, &heng_employee_type, employee, error);
}

gboolean
heng_person_change_job (HengDb *db, const HengPersonWriter *writer, HengJob *job, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, job->employee_id, error);
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;

  if (employee == NULL)
    return FALSE;
  action = g_strdup_printf (_("%s of %s"), heng_enum_label (heng_job_kind_values, job->kind), heng_localized (employee->name, employee->name_en));
  change = heng_person_begin (db, writer, action, error);
  return change != NULL && heng_employee_change_job (change, employee, job, error) && heng_change_commit (change, error);
}

void
heng_departure_free (HengDeparture *departure)
{
  if (departure == NULL)
    return;
  g_clear_pointer (&departure->cycles, g_ptr_array_unref);
  g_clear_pointer (&departure->reports, g_ptr_array_unref);
  g_clear_pointer (&departure->departments, g_ptr_array_unref);
  g_clear_pointer (&departure->employee, heng_employee_free);
  g_free (departure);
}

HengDeparture *
heng_departure_load (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (HengDeparture) departure = g_new0 (HengDeparture, 1);
  g_autoptr (GPtrArray) lines = heng_second_reports_load (db, employee_id, error);

  if (lines == NULL || (departure->employee = heng_employee_load (db, employee_id, error)) == NULL
      || (departure->cycles = heng_person_open_cycles_load (db, employee_id, error)) == NULL
      || (departure->reports = heng_reports_load (db, employee_id, error)) == NULL
      || (departure->departments = heng_headed_departments_load (db, employee_id, error)) == NULL)
    return NULL;
  departure->n_second_lines = lines->len;
  return g_steal_pointer (&departure);
}

/* The same place in the company, from a day on. */
HengJob *
heng_person_job_new (const HengEmployee *employee, HengJobKind kind, HengDate day)
{
  HengJob *job = heng_job_new ();

  job->employee_id = employee->id;
  job->from_date = day;
  job->kind = (int) kind;
  job->department_id = employee->department_id;
  job->position = g_strdup (employee->position);
  job->level = g_strdup (employee->level);
  job->manager_id = employee->manager_id;
  return job;
}

static gboolean
hand_over (HengChange *change, const HengLeaveRequest *request, GError **error)
{
  g_autoptr (GPtrArray) reports = heng_reports_load (heng_change_db (change), request->employee_id, error);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      HengEmployee *report = reports->pdata[i];
      g_autoptr (HengJob) job = heng_person_job_new (report, HENG_JOB_MANAGER, MAX (request->day + 1, report->hire_date));

      job->manager_id = request->next_manager_id != report->id ? request->next_manager_id : 0;
      if (!heng_employee_change_job (change, report, job, error))
        return FALSE;
    }
  return reports != NULL;
}

gboolean
heng_person_leave (HengDb *db, const HengPersonWriter *writer, const HengLeaveRequest *request, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, request->employee_id, error);
  g_autoptr (HengJob) job = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autofree char *action = NULL;
  gboolean has_come = request->day <= heng_store_today (db);

  if (employee == NULL)
    return FALSE;
  if (request->day == HENG_DATE_NONE || (employee->hire_date != HENG_DATE_NONE && request->day < employee->hire_date))
    {
      g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID,
                           _("The last working day cannot lie before the hire date."));
      return FALSE;
    }
  action = g_strdup_printf (_("%s leaves the company"), heng_localized (employee->name, employee->name_en));
  change = heng_person_begin (db, writer, action, error);
  if (change == NULL)
    return FALSE;
  job = heng_person_job_new (employee, HENG_JOB_LEAVE, request->day);
  job->note = g_strdup (request->reason);
  employee->leave_date = request->day;
  g_free (employee->leave_reason);
  employee->leave_reason = g_strdup (request->reason);
  employee->emp_status = has_come ? HENG_EMP_STATUS_LEFT : HENG_EMP_STATUS_LEAVING;
  return (has_come ? heng_employee_change_job (change, employee, job, error) : heng_change_update (change, &heng_employee_type, employee, error))
         && (!has_come || hand_over (change, request, error)) && heng_change_commit (change, error);
}

gboolean
heng_person_return (HengDb *db, const HengPersonWriter *writer, HengJob *job, int probation_months, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, job->employee_id, error);
  g_autoptr (HengChange) change = NULL;
  g_autofree char *action = NULL;

  if (employee == NULL)
    return FALSE;
  if (job->from_date == HENG_DATE_NONE || (employee->leave_date != HENG_DATE_NONE && job->from_date <= employee->leave_date))
    {
      g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("The return lies behind the last working day."));
      return FALSE;
    }
  action = g_strdup_printf (_("%s returns to the company"), heng_localized (employee->name, employee->name_en));
  change = heng_person_begin (db, writer, action, error);
  if (change == NULL)
    return FALSE;
  job->kind = HENG_JOB_RETURN;
  employee->hire_date = job->from_date;
  employee->probation_months = probation_months;
  employee->regular_plan = probation_months > 0 ? heng_date_add_months (job->from_date, probation_months) : HENG_DATE_NONE;
  employee->regular_date = HENG_DATE_NONE;
  employee->leave_date = HENG_DATE_NONE;
  g_clear_pointer (&employee->leave_reason, g_free);
  employee->emp_status = probation_months > 0 ? HENG_EMP_STATUS_PROBATION : HENG_EMP_STATUS_REGULAR;
  return heng_employee_change_job (change, employee, job, error) && heng_change_commit (change, error);
}
