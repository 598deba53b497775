/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody new, and what a return to the company brings along. */
#include "heng-person-edit.h"

#include <glib/gi18n-lib.h>

#include "heng-person-private.h"

gboolean
heng_person_check_number (HengDb *db, const HengEmployee *employee, const char *emp_no, GError **error)
{
  g_autoptr (HengEmployee) other = emp_no != NULL && *emp_no != '\0' ? heng_employee_load_by_no (db, emp_no, NULL) : NULL;

  if (other == NULL || other->id == employee->id)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%1$s has the number %2$s already. Each number belongs to one person."),
               heng_localized (other->name, other->name_en), emp_no);
  return FALSE;
}

/* What nobody asks for follows from the days. */
static void
complete (const HengPersonWriter *writer, HengEmployee *employee, HengDate today)
{
  if (employee->hire_date == HENG_DATE_NONE)
    employee->hire_date = today;
  if (employee->probation_months > 0 && employee->regular_plan == HENG_DATE_NONE)
    employee->regular_plan = heng_date_add_months (employee->hire_date, (int) employee->probation_months);
  if (employee->emp_status == HENG_EMP_STATUS_NONE)
    employee->emp_status = employee->hire_date > today               ? HENG_EMP_STATUS_PENDING
                           : employee->regular_plan > today          ? HENG_EMP_STATUS_PROBATION
                                                                     : HENG_EMP_STATUS_REGULAR;
  heng_person_set_reading (writer, employee);
}

gboolean
heng_person_hire (HengDb *db, const HengPersonWriter *writer, HengEmployee *employee, GError **error)
{
  HengPersonFacts facts = { employee, NULL, heng_store_today (db) };
  g_autofree char *action = NULL;
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengJob) job = NULL;

  if (!heng_person_check_record (&heng_employee_type, employee, &facts, error) || !heng_person_check_number (db, employee, employee->emp_no, error))
    return FALSE;
  complete (writer, employee, facts.today);
  action = g_strdup_printf (_("Add %s"), heng_localized (employee->name, employee->name_en));
  change = heng_person_begin (db, writer, action, error);
  if (change == NULL || !heng_change_insert (change, &heng_employee_type, employee, error))
    return FALSE;
  job = heng_person_job_new (employee, HENG_JOB_HIRE, employee->hire_date);
  return heng_employee_change_job (change, employee, job, error) && heng_change_commit (change, error);
}

void
heng_homecoming_free (HengHomecoming *homecoming)
{
  if (homecoming == NULL)
    return;
  g_clear_pointer (&homecoming->employee, heng_employee_free);
  g_clear_pointer (&homecoming->manager, heng_employee_free);
  g_clear_pointer (&homecoming->department, heng_department_free);
  g_clear_pointer (&homecoming->cycles, g_ptr_array_unref);
  g_free (homecoming);
}

HengHomecoming *
heng_homecoming_load (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (HengHomecoming) homecoming = g_new0 (HengHomecoming, 1);
  g_autoptr (GPtrArray) units = heng_departments_load (db, error);
  const HengDepartment *unit;

  homecoming->employee = units != NULL ? heng_employee_load (db, employee_id, error) : NULL;
  if (homecoming->employee == NULL || (homecoming->cycles = heng_running_cycles_load (db, error)) == NULL)
    return NULL;
  homecoming->today = heng_store_today (db);
  unit = heng_department_find (units, homecoming->employee->department_id);
  if (unit != NULL)
    homecoming->department = heng_department_copy (unit);
  homecoming->department_is_closed = unit != NULL && unit->valid_to != HENG_DATE_NONE && unit->valid_to < homecoming->today;
  if (homecoming->employee->manager_id != 0)
    homecoming->manager = heng_employee_load (db, homecoming->employee->manager_id, NULL);
  homecoming->manager_has_left = homecoming->manager != NULL && homecoming->manager->emp_status == HENG_EMP_STATUS_LEFT;
  return g_steal_pointer (&homecoming);
}
