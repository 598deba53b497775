/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the exports of a cycle look up by id. */
#include "heng-export-lookup.h"

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) ((HengRecord *) records->pdata[i])->id), records->pdata[i]);
  return index;
}

void
heng_export_lookup_free (HengExportLookup *lookup)
{
  if (!lookup)
    return;
  g_clear_pointer (&lookup->employees_by_id, g_hash_table_unref);
  g_clear_pointer (&lookup->projects_by_id, g_hash_table_unref);
  g_clear_pointer (&lookup->participants_by_id, g_hash_table_unref);
  g_clear_pointer (&lookup->objectives_by_id, g_hash_table_unref);
  g_clear_pointer (&lookup->departments, g_ptr_array_unref);
  g_clear_pointer (&lookup->employees, g_ptr_array_unref);
  g_clear_pointer (&lookup->projects, g_ptr_array_unref);
  g_clear_pointer (&lookup->participants, g_ptr_array_unref);
  g_clear_pointer (&lookup->objectives, g_ptr_array_unref);
  g_free (lookup);
}

HengExportLookup *
heng_export_lookup_new (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengExportLookup) lookup = g_new0 (HengExportLookup, 1);

  lookup->db = db;
  if (!(lookup->departments = heng_departments_load (db, error)) || !(lookup->employees = heng_employees_load (db, 0, error))
      || !(lookup->projects = heng_projects_load (db, error)) || !(lookup->participants = heng_participants_load (db, cycle_id, 0, error))
      || !(lookup->objectives = heng_objectives_load (db, cycle_id, -1, 0, error)))
    return NULL;
  lookup->employees_by_id = index_records (lookup->employees);
  lookup->projects_by_id = index_records (lookup->projects);
  lookup->participants_by_id = index_records (lookup->participants);
  lookup->objectives_by_id = index_records (lookup->objectives);
  return g_steal_pointer (&lookup);
}

static gpointer
find (GHashTable *index, gint64 id)
{
  return id ? g_hash_table_lookup (index, GSIZE_TO_POINTER ((gsize) id)) : NULL;
}

HengKeyResult *
heng_export_key_result (HengExportLookup *lookup, gint64 id)
{
  return heng_key_result_load (lookup->db, id, NULL);
}

const HengObjective *
heng_export_objective (HengExportLookup *lookup, gint64 id)
{
  return find (lookup->objectives_by_id, id);
}

const HengParticipant *
heng_export_participant (HengExportLookup *lookup, gint64 id)
{
  return find (lookup->participants_by_id, id);
}

const char *
heng_export_emp_no (HengExportLookup *lookup, gint64 id)
{
  const HengEmployee *employee = find (lookup->employees_by_id, id);

  return employee ? employee->emp_no : NULL;
}

static char *
department_text (HengExportLookup *lookup, gint64 id)
{
  g_autofree char *shown = heng_department_path (lookup->departments, id);
  g_autoptr (GString) path = g_string_new (shown);

  g_string_replace (path, " / ", "/", 0);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

char *
heng_export_owner (HengExportLookup *lookup, int kind, gint64 id)
{
  const HengProject *project;

  switch (kind)
    {
    case HENG_OWNER_DEPT:
      return department_text (lookup, id);
    case HENG_OWNER_PROJECT:
      project = find (lookup->projects_by_id, id);
      return project ? g_strdup (project->key) : NULL;
    case HENG_OWNER_PERSON:
      return g_strdup (heng_export_emp_no (lookup, id));
    case HENG_OWNER_COMPANY:
    default:
      return NULL;
    }
}

GHashTable *
heng_export_group (GPtrArray *records, gsize offset)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      gpointer key = GSIZE_TO_POINTER ((gsize) *(const gint64 *) (gconstpointer) ((const char *) records->pdata[i] + offset));
      GPtrArray *group = g_hash_table_lookup (groups, key);

      if (!group)
        g_hash_table_insert (groups, key, group = g_ptr_array_new ());
      g_ptr_array_add (group, records->pdata[i]);
    }
  return groups;
}
