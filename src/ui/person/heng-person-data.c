/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads a person: facts, job history, results, and the review of the chosen cycle. */
#include "heng-person-data.h"

#include <glib/gi18n-lib.h>

void
heng_person_data_free (HengPersonData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->employee, heng_employee_free);
  g_clear_pointer (&data->detail, heng_employee_detail_free);
  g_free (data->department_path);
  g_free (data->manager_name);
  g_free (data->review_note);
  g_clear_pointer (&data->jobs, g_ptr_array_unref);
  g_clear_pointer (&data->job_places, g_ptr_array_unref);
  g_clear_pointer (&data->job_managers, g_ptr_array_unref);
  g_clear_pointer (&data->departments, g_ptr_array_unref);
  g_clear_pointer (&data->cycle, heng_cycle_free);
  g_clear_pointer (&data->review, heng_review_free);
  g_clear_pointer (&data->results, g_ptr_array_unref);
  g_free (data);
}

/* The name to show of an employee; empty for 0 or somebody who is gone. */
static char *
name_of (HengDb *db, gint64 id)
{
  g_autoptr (HengEmployee) employee = id != 0 ? heng_employee_load (db, id, NULL) : NULL;

  return g_strdup (employee != NULL ? heng_localized (employee->name, employee->name_en) : "");
}

static gboolean
load_jobs (HengDb *db, HengPersonData *data, GError **error)
{
  data->jobs = heng_jobs_load (db, data->employee->id, error);
  if (data->jobs == NULL)
    return FALSE;
  data->job_places = g_ptr_array_new_with_free_func (g_free);
  data->job_managers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < data->jobs->len; i++)
    {
      const HengJob *job = g_ptr_array_index (data->jobs, i);

      g_ptr_array_add (data->job_places, heng_department_path (data->departments, job->department_id));
      g_ptr_array_add (data->job_managers, name_of (db, job->manager_id));
    }
  return TRUE;
}

static gboolean
load_review (HengDb *db, HengPersonData *data, gint64 cycle_id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (cycle_id == 0)
    return TRUE;
  data->cycle = heng_cycle_load (db, cycle_id, error);
  if (data->cycle == NULL)
    return FALSE;
  parts = heng_participants_load (db, cycle_id, data->employee->id, error);
  if (parts == NULL)
    return FALSE;
  if (parts->len == 0)
    return TRUE;
  if (((HengParticipant *) g_ptr_array_index (parts, 0))->state == HENG_PART_EXEMPT)
    data->review_note = g_strdup (((HengParticipant *) g_ptr_array_index (parts, 0))->note);
  data->review = heng_review_load (db, cycle_id, data->employee->id, NULL, &local);
  if (data->review != NULL || g_error_matches (local, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gpointer
heng_person_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengPersonArgs *which = args;
  g_autoptr (HengPersonData) data = g_new0 (HengPersonData, 1);
  g_autoptr (GError) local = NULL;

  data->today = heng_store_today (db);
  if ((data->employee = heng_employee_load (db, which->employee_id, error)) == NULL)
    return NULL;
  data->detail = heng_employee_detail_load (db, which->employee_id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if ((data->departments = heng_departments_load (db, error)) == NULL)
    return NULL;
  data->department_path = heng_department_path (data->departments, data->employee->department_id);
  data->manager_name = name_of (db, data->employee->manager_id);
  if (!load_jobs (db, data, error) || (data->results = heng_results_load_employee (db, which->employee_id, error)) == NULL
      || !load_review (db, data, which->cycle_id, error))
    return NULL;
  return g_steal_pointer (&data);
}
