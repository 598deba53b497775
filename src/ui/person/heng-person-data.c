/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads a person: facts, job history, results, and the review of the chosen cycle. */
#include "heng-person-data.h"

#include <string.h>

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
  for (guint i = 0; i < HENG_N_LISTS; i++)
    g_clear_pointer (&data->lists[i], g_ptr_array_unref);
  g_clear_pointer (&data->reports, g_ptr_array_unref);
  g_clear_pointer (&data->revisions, g_ptr_array_unref);
  g_clear_pointer (&data->masked, g_strfreev);
  g_clear_pointer (&data->names, g_hash_table_unref);
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

static const struct
{
  const HengRecordType *type;
  GDestroyNotify record_free;
  const char *order;
} lists[HENG_N_LISTS] = {
  [HENG_LIST_EDUCATION] = { &heng_education_type, (GDestroyNotify) heng_education_free, "t.to_date DESC, t.id DESC" },
  [HENG_LIST_CERTIFICATES] = { &heng_certificate_type, (GDestroyNotify) heng_certificate_free, "t.issued DESC, t.id DESC" },
  [HENG_LIST_SKILLS] = { &heng_skill_type, (GDestroyNotify) heng_skill_free, "t.level DESC, t.name" },
  [HENG_LIST_PROJECTS] = { &heng_project_member_type, (GDestroyNotify) heng_project_member_free, "t.id" },
  [HENG_LIST_LINES] = { &heng_reporting_line_type, (GDestroyNotify) heng_reporting_line_free, "t.from_date, t.id" },
  [HENG_LIST_NOTES] = { &heng_person_note_type, (GDestroyNotify) heng_person_note_free, "t.day DESC, t.id DESC" },
  [HENG_LIST_ATTACHMENTS] = { &heng_attachment_type, (GDestroyNotify) heng_attachment_free, "t.added DESC, t.id DESC" },
};

/* "project:7": what is named, by its table. */
static char *
name_key (const char *table, gint64 id)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, table, id);
}

static void
keep_name (HengPersonData *data, const char *table, gint64 id, const char *name)
{
  g_hash_table_insert (data->names, name_key (table, id), g_strdup (name));
}

static gboolean
load_names (HengDb *db, HengPersonData *data, GError **error)
{
  g_autoptr (GPtrArray) projects = data->lists[HENG_LIST_PROJECTS]->len > 0 ? heng_projects_load (db, error) : g_ptr_array_new ();
  g_autoptr (GPtrArray) cycles = data->revisions->len > 0 ? heng_cycles_load (db, error) : g_ptr_array_new ();
  const GPtrArray *lines = data->lists[HENG_LIST_LINES];

  if (projects == NULL || cycles == NULL)
    return FALSE;
  data->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < projects->len; i++)
    {
      const HengProject *project = projects->pdata[i];

      keep_name (data, "project", project->id, heng_localized (project->name, project->name_en));
    }
  for (guint i = 0; i < cycles->len; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];

      keep_name (data, "cycle", cycle->id, heng_localized (cycle->name, cycle->name_en));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 id = ((HengReportingLine *) lines->pdata[i])->manager_id;
      g_autofree char *name = name_of (db, id);

      keep_name (data, "employee", id, name);
    }
  return TRUE;
}

const char *
heng_person_data_name (const HengPersonData *data, const HengField *field, gint64 id)
{
  const char *table = strcmp (field->name, "project_id") == 0 ? "project" : strcmp (field->name, "cycle_id") == 0 ? "cycle" : "employee";
  g_autofree char *key = name_key (table, id);
  const char *name = g_hash_table_lookup (data->names, key);

  return name != NULL ? name : "";
}

static gboolean
load_lists (HengDb *db, HengPersonData *data, GError **error)
{
  gint64 id = data->employee->id;

  for (guint i = 0; i < HENG_N_LISTS; i++)
    if ((data->lists[i] = heng_person_records_load (db, lists[i].type, lists[i].record_free, id, lists[i].order, error)) == NULL)
      return FALSE;
  return (data->reports = heng_reports_load (db, id, error)) != NULL && (data->revisions = heng_person_results_load (db, id, error)) != NULL
         && (data->masked = heng_person_masked (db, id, error)) != NULL && load_names (db, data, error);
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
      || !load_review (db, data, which->cycle_id, error) || !load_lists (db, data, error))
    return NULL;
  return g_steal_pointer (&data);
}
