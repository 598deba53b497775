/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes many people by one act. */
#include "heng-person-bulk.h"

#include <glib/gi18n-lib.h>

#include "heng-person-private.h"

static gboolean
invalid (GError **error, char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
has_it (const HengEmployee *employee, const HengBulkChange *change, GHashTable *members)
{
  switch (change->kind)
    {
    case HENG_BULK_DEPARTMENT:
      return employee->department_id == change->id;
    case HENG_BULK_MANAGER:
      return employee->manager_id == change->id;
    case HENG_BULK_POSITION:
      return g_strcmp0 (employee->position, change->text) == 0;
    case HENG_BULK_PROJECT:
    default:
      return g_hash_table_contains (members, &employee->id);
    }
}

static GHashTable *
load_members (HengDb *db, const HengBulkChange *change, GError **error)
{
  g_autoptr (GPtrArray) rows = change->kind == HENG_BULK_PROJECT ? heng_project_members_load (db, change->id, error) : g_ptr_array_new ();
  GHashTable *members = rows != NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (members, g_memdup2 (&((HengProjectMember *) rows->pdata[i])->employee_id, sizeof (gint64)));
  return members;
}

GPtrArray *
heng_bulk_preview (HengDb *db, const GArray *ids, const HengBulkChange *change, guint most, guint *n_touched, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  g_autoptr (GHashTable) members = load_members (db, change, error);
  guint n = 0;

  if (members == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HengEmployee) employee = heng_employee_load (db, g_array_index (ids, gint64, i), error);

      if (employee == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (employee->emp_status == HENG_EMP_STATUS_LEFT || has_it (employee, change, members))
        continue;
      if (n++ < most)
        g_ptr_array_add (touched, g_steal_pointer (&employee));
    }
  if (n_touched != NULL)
    *n_touched = n;
  return g_steal_pointer (&touched);
}

/* Nobody is above himself: the way up from the new manager must not meet one of those who get him. */
static gboolean
check_managers (HengDb *db, GPtrArray *touched, const HengBulkChange *change, GError **error)
{
  g_autoptr (GHashTable) below = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 id = change->id;

  for (guint i = 0; i < touched->len; i++)
    g_hash_table_insert (below, &((HengEmployee *) touched->pdata[i])->id, touched->pdata[i]);
  for (guint depth = 0; id != 0 && depth < 64; depth++)
    {
      g_autoptr (HengEmployee) above = heng_employee_load (db, id, error);

      if (above == NULL)
        return FALSE;
      if (g_hash_table_contains (below, &id))
        return invalid (error, g_strdup_printf (_("%s cannot report to somebody who reports to them. Leave them out, or choose another manager."),
                                                heng_localized (above->name, above->name_en)));
      id = above->manager_id;
    }
  return TRUE;
}

static gboolean
check (HengDb *db, GPtrArray *touched, const HengBulkChange *change, GError **error)
{
  if (change->kind == HENG_BULK_POSITION && (change->text == NULL || *change->text == '\0'))
    return invalid (error, g_strdup (_("Name the position.")));
  for (guint i = 0; change->kind != HENG_BULK_PROJECT && i < touched->len; i++)
    {
      const HengEmployee *employee = touched->pdata[i];

      if (change->day == HENG_DATE_NONE || (employee->hire_date != HENG_DATE_NONE && change->day < employee->hire_date))
        return invalid (error, g_strdup_printf (_("%s was hired after this day. Choose a later one."),
                                                heng_localized (employee->name, employee->name_en)));
    }
  return change->kind != HENG_BULK_MANAGER || check_managers (db, touched, change, error);
}

static gboolean
apply_job (HengChange *change, HengEmployee *employee, const HengBulkChange *what, GError **error)
{
  g_autoptr (HengJob) job = heng_job_new ();

  job->from_date = what->day;
  job->kind = what->kind == HENG_BULK_MANAGER ? HENG_JOB_MANAGER : HENG_JOB_TRANSFER;
  job->department_id = what->kind == HENG_BULK_DEPARTMENT ? what->id : employee->department_id;
  job->manager_id = what->kind == HENG_BULK_MANAGER ? what->id : employee->manager_id;
  job->position = g_strdup (what->kind == HENG_BULK_POSITION ? what->text : employee->position);
  job->level = g_strdup (employee->level);
  return heng_employee_change_job (change, employee, job, error);
}

static gboolean
apply_project (HengChange *change, const HengEmployee *employee, const HengBulkChange *what, GError **error)
{
  g_autoptr (HengProjectMember) member = heng_project_member_new ();

  member->project_id = what->id;
  member->employee_id = employee->id;
  member->role = g_strdup (what->text);
  return heng_change_insert (change, &heng_project_member_type, member, error);
}

/* What everybody gets, in words. */
static char *
name_value (HengDb *db, const HengBulkChange *change)
{
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (HengProject) project = NULL;

  switch (change->kind)
    {
    case HENG_BULK_DEPARTMENT:
      departments = heng_departments_load (db, NULL);
      return departments != NULL ? heng_department_path (departments, change->id) : g_strdup ("");
    case HENG_BULK_MANAGER:
      return change->id != 0 ? heng_person_name (db, change->id) : g_strdup (_("nobody"));
    case HENG_BULK_PROJECT:
      project = heng_record_load (db, &heng_project_type, change->id, NULL);
      return g_strdup (project != NULL ? heng_localized (project->name, project->name_en) : "");
    case HENG_BULK_POSITION:
    default:
      return g_strdup (change->text);
    }
}

static char *
name_action (HengDb *db, const HengBulkChange *change, guint n)
{
  g_autofree char *value = name_value (db, change);

  switch (change->kind)
    {
    case HENG_BULK_DEPARTMENT:
      return g_strdup_printf (ngettext ("Department of %u person: %s", "Department of %u people: %s", n), n, value);
    case HENG_BULK_MANAGER:
      return g_strdup_printf (ngettext ("Manager of %u person: %s", "Manager of %u people: %s", n), n, value);
    case HENG_BULK_PROJECT:
      return g_strdup_printf (ngettext ("Project of %u person: %s", "Project of %u people: %s", n), n, value);
    case HENG_BULK_POSITION:
    default:
      return g_strdup_printf (ngettext ("Position of %u person: %s", "Position of %u people: %s", n), n, value);
    }
}

static gboolean
apply_all (HengChange *act, GPtrArray *touched, const HengBulkChange *change, const HengBulkWatch *watch, GError **error)
{
  for (guint i = 0; i < touched->len; i++)
    {
      if (watch != NULL && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return FALSE;
      if (!(change->kind == HENG_BULK_PROJECT ? apply_project (act, touched->pdata[i], change, error)
                                              : apply_job (act, touched->pdata[i], change, error)))
        return FALSE;
      if (watch != NULL)
        watch->progress (i + 1, touched->len, watch->data);
    }
  return TRUE;
}

gint64
heng_bulk_apply_watched (HengDb *db, const HengPersonWriter *writer, const GArray *ids, const HengBulkChange *change, const HengBulkWatch *watch,
                         GError **error)
{
  g_autoptr (GPtrArray) touched = heng_bulk_preview (db, ids, change, G_MAXUINT, NULL, watch != NULL ? watch->cancellable : NULL, error);
  g_autoptr (HengChange) act = NULL;
  g_autofree char *action = NULL;

  if (touched == NULL || !check (db, touched, change, error))
    return -1;
  if (touched->len == 0)
    return 0;
  action = name_action (db, change, touched->len);
  act = heng_person_begin (db, writer, action, error);
  if (act == NULL || !apply_all (act, touched, change, watch, error))
    return -1;
  return heng_change_commit (act, error) ? (gint64) touched->len : -1;
}

gint64
heng_bulk_apply (HengDb *db, const HengPersonWriter *writer, const GArray *ids, const HengBulkChange *change, GError **error)
{
  return heng_bulk_apply_watched (db, writer, ids, change, NULL, error);
}

gboolean
heng_saved_filter_keep (HengDb *db, const HengPersonWriter *writer, const char *area, const char *name, const char *query, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (GPtrArray) filters = heng_saved_filters_load (db, area, error);
  g_autofree char *action = g_strdup_printf (_("Filter “%s”"), trimmed);
  g_autoptr (HengChange) change = NULL;
  g_autoptr (HengSavedFilter) filter = NULL;

  if (filters == NULL)
    return FALSE;
  if (*trimmed == '\0')
    return invalid (error, g_strdup (_("Give the filter a name.")));
  for (guint i = 0; i < filters->len; i++)
    if (g_strcmp0 (((HengSavedFilter *) filters->pdata[i])->name, trimmed) == 0)
      filter = heng_saved_filter_copy (filters->pdata[i]);
  if (filter == NULL)
    filter = heng_saved_filter_new ();
  g_free (filter->area);
  g_free (filter->name);
  g_free (filter->query);
  filter->area = g_strdup (area);
  filter->name = g_strdup (trimmed);
  filter->query = g_strdup (query);
  change = heng_person_begin (db, writer, action, error);
  return change != NULL
         && (filter->version > 0 ? heng_change_update (change, &heng_saved_filter_type, filter, error)
                                 : heng_change_insert (change, &heng_saved_filter_type, filter, error))
         && heng_change_commit (change, error);
}

gboolean
heng_saved_filter_remove (HengDb *db, const HengPersonWriter *writer, const HengSavedFilter *filter, GError **error)
{
  g_autofree char *action = g_strdup_printf (_("Filter “%s” removed"), filter->name);
  g_autoptr (HengChange) change = heng_person_begin (db, writer, action, error);

  return change != NULL && heng_change_delete (change, &heng_saved_filter_type, filter->id, filter->version, error)
         && heng_change_commit (change, error);
}
