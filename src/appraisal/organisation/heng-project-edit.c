/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects with their people and milestones: reading them whole, and the checked, undoable writes. */
#include "heng-organisation.h"

#include <glib/gi18n-lib.h>

#include "heng-appraisal-private.h"

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
is_blank (char *text)
{
  return text == NULL || *g_strstrip (text) == '\0';
}

void
heng_projects_free (HengProjects *self)
{
  g_clear_pointer (&self->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&self->shares, g_hash_table_unref);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  g_clear_pointer (&self->employees, g_ptr_array_unref);
  g_free (self);
}

gboolean
heng_project_runs (const HengProject *project, HengDate day)
{
  return (project->from_date == HENG_DATE_NONE || project->from_date <= day)
         && (project->to_date == HENG_DATE_NONE || project->to_date >= day);
}

static const HengProject *
find_project (GPtrArray *projects, gint64 id)
{
  for (guint i = 0; i < projects->len; i++)
    if (((HengProject *) projects->pdata[i])->id == id)
      return projects->pdata[i];
  return NULL;
}

static void
add_shares (HengProjects *self)
{
  self->shares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < self->members->len; i++)
    {
      const HengProjectMember *member = self->members->pdata[i];
      const HengProject *project = find_project (self->projects, member->project_id);
      gint64 sum = heng_projects_share (self, member->employee_id) + member->share_bp;

      if (project && heng_project_runs (project, self->today))
        g_hash_table_replace (self->shares, g_memdup2 (&member->employee_id, sizeof sum), g_memdup2 (&sum, sizeof sum));
    }
}

HengProjects *
heng_projects_read (HengDb *db, GError **error)
{
  g_autoptr (HengProjects) self = g_new0 (HengProjects, 1);

  if (!(self->projects = heng_projects_load (db, error)) || !(self->members = heng_project_members_load (db, 0, error))
      || !(self->milestones = heng_project_milestones_load (db, 0, error)) || !(self->employees = heng_employees_load (db, 0, error)))
    return NULL;
  self->employees_by_id = heng_index_by_id (self->employees);
  self->today = heng_store_today (db);
  add_shares (self);
  return g_steal_pointer (&self);
}

const HengEmployee *
heng_projects_person (const HengProjects *self, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (self->employees_by_id, &id) : NULL;
}

gint64
heng_projects_share (const HengProjects *self, gint64 employee_id)
{
  const gint64 *share = g_hash_table_lookup (self->shares, &employee_id);

  return share ? *share : 0;
}

/* One record in a change of its own. */
static gboolean
write_record (HengDb *db, const HengRecordType *type, gpointer record, const char *action, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);
  gboolean is_new = ((HengRecord *) record)->id == 0;

  if (!change)
    return FALSE;
  return (is_new ? heng_change_insert (change, type, record, error) : heng_change_update (change, type, record, error))
         && heng_change_commit (change, error);
}

gboolean
heng_project_save (HengDb *db, HengProject *project, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) projects = heng_projects_load (db, error);
  g_autofree char *action = NULL;

  if (!projects)
    return FALSE;
  if (is_blank (project->key))
    return refuse (error, g_strdup (_("A project needs a number.")));
  if (is_blank (project->name))
    return refuse (error, g_strdup (_("A project needs a name.")));
  if (project->from_date != HENG_DATE_NONE && project->to_date != HENG_DATE_NONE && project->to_date < project->from_date)
    return refuse (error, g_strdup (_("The last day cannot lie before the first day.")));
  for (guint i = 0; i < projects->len; i++)
    {
      const HengProject *other = projects->pdata[i];

      if (other->id != project->id && g_strcmp0 (other->key, project->key) == 0)
        return refuse (error, g_strdup_printf (_("The number %s is that of the project “%s”."), project->key,
                                               heng_localized (other->name, other->name_en)));
    }
  action = g_strdup_printf (project->id == 0 ? _("New project %s") : _("Project %s"), heng_localized (project->name, project->name_en));
  return write_record (db, &heng_project_type, project, action, actor, error);
}

static gboolean
remove_all (HengChange *change, const HengRecordType *type, GPtrArray *records, GError **error)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      const HengRecord *record = records->pdata[i];

      if (!heng_change_delete (change, type, record->id, record->version, error))
        return FALSE;
    }
  return records != NULL;
}

gboolean
heng_project_remove (HengDb *db, gint64 project_id, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengProject) project = change ? heng_record_load_existing (db, &heng_project_type, project_id, error) : NULL;
  g_autoptr (GPtrArray) members = project ? heng_project_members_load (db, project_id, error) : NULL;
  g_autoptr (GPtrArray) milestones = members ? heng_project_milestones_load (db, project_id, error) : NULL;
  g_autofree char *action = NULL;

  if (!milestones)
    return FALSE;
  action = g_strdup_printf (_("Project %s deleted"), heng_localized (project->name, project->name_en));
  heng_change_set_action (change, action);
  return remove_all (change, &heng_project_member_type, members, error)
         && remove_all (change, &heng_project_milestone_type, milestones, error)
         && heng_change_delete (change, &heng_project_type, project->id, project->version, error) && heng_change_commit (change, error);
}

/* "李娜 in 星河平台"; NULL with error when one of them is gone. */
static char *
person_in_project (HengDb *db, gint64 employee_id, gint64 project_id, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, employee_id, error);
  g_autoptr (HengProject) project = employee ? heng_record_load_existing (db, &heng_project_type, project_id, error) : NULL;

  if (!project)
    return NULL;
  return g_strdup_printf (_("%s in %s"), heng_localized (employee->name, employee->name_en), heng_localized (project->name, project->name_en));
}

gboolean
heng_project_member_save (HengDb *db, HengProjectMember *member, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) members = heng_project_members_load (db, member->project_id, error);
  g_autofree char *action = NULL;

  if (!members)
    return FALSE;
  if (member->employee_id == 0)
    return refuse (error, g_strdup (_("Choose the person.")));
  if (member->share_bp < 0 || member->share_bp > 10000)
    return refuse (error, g_strdup (_("The share of a person's time is from 0 to 100 %.")));
  for (guint i = 0; i < members->len; i++)
    {
      const HengProjectMember *other = members->pdata[i];

      if (other->id != member->id && other->employee_id == member->employee_id)
        return refuse (error, g_strdup (_("The person is in the project already.")));
    }
  action = person_in_project (db, member->employee_id, member->project_id, error);
  return action && write_record (db, &heng_project_member_type, member, action, actor, error);
}

static gboolean
delete_one (HengDb *db, const HengRecordType *type, gint64 id, gint64 version, const char *action, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);

  return change && heng_change_delete (change, type, id, version, error) && heng_change_commit (change, error);
}

gboolean
heng_project_member_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengProjectMember) member = heng_record_load_existing (db, &heng_project_member_type, id, error);
  g_autofree char *who = member ? person_in_project (db, member->employee_id, member->project_id, error) : NULL;
  g_autofree char *action = who ? g_strdup_printf (_("%s removed"), who) : NULL;

  return action && delete_one (db, &heng_project_member_type, id, version, action, actor, error);
}

gboolean
heng_project_milestone_save (HengDb *db, HengProjectMilestone *milestone, const char *actor, GError **error)
{
  g_autofree char *action = NULL;

  if (is_blank (milestone->name))
    return refuse (error, g_strdup (_("A milestone needs a name.")));
  action = g_strdup_printf (_("Milestone %s"), milestone->name);
  return write_record (db, &heng_project_milestone_type, milestone, action, actor, error);
}

gboolean
heng_project_milestone_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengProjectMilestone) milestone = heng_record_load_existing (db, &heng_project_milestone_type, id, error);
  g_autofree char *action = milestone ? g_strdup_printf (_("Milestone %s deleted"), milestone->name) : NULL;

  return action && delete_one (db, &heng_project_milestone_type, id, version, action, actor, error);
}
