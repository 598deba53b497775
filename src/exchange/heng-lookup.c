/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, departments, projects, participants and lines by the names that table files use. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

struct _HengLookup
{
  HengImport *import;
  GPtrArray *departments, *projects; /* records */
  GHashTable *paths;        /* text of a cell → department id, filled as they come up */
  GHashTable *employees;    /* emp_no → id as pointer */
  GHashTable *numbers;      /* id → emp_no, borrowed */
  GHashTable *participants; /* employee id → GPtrArray, borrowed records */
  GHashTable *lines;        /* participant id → GPtrArray, borrowed records */
  GPtrArray *participant_records, *line_records;
  GHashTable *published;    /* employee ids */
};

static GHashTable *
group (GPtrArray *records, gsize key_offset)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      gpointer key = GSIZE_TO_POINTER ((gsize) G_STRUCT_MEMBER (gint64, records->pdata[i], key_offset));
      GPtrArray *members = g_hash_table_lookup (groups, key);

      if (members == NULL)
        {
          members = g_ptr_array_new ();
          g_hash_table_insert (groups, key, members);
        }
      g_ptr_array_add (members, records->pdata[i]);
    }
  return groups;
}

static gboolean
load_people (HengLookup *lookup, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (lookup->import->db, 0, error);

  if (employees == NULL)
    return FALSE;
  lookup->employees = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lookup->numbers = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];
      char *emp_no = g_strdup (employee->emp_no);

      g_hash_table_insert (lookup->employees, emp_no, GSIZE_TO_POINTER ((gsize) employee->id));
      g_hash_table_insert (lookup->numbers, GSIZE_TO_POINTER ((gsize) employee->id), emp_no);
    }
  return TRUE;
}

static gboolean
load_cycle (HengLookup *lookup, GError **error)
{
  HengImport *import = lookup->import;
  g_autoptr (GPtrArray) results = NULL;

  if (import->cycle == NULL)
    return TRUE;
  lookup->participant_records = heng_participants_load (import->db, import->cycle->id, 0, error);
  if (lookup->participant_records == NULL)
    return FALSE;
  lookup->line_records = heng_scorecard_lines_load (import->db, import->cycle->id, 0, error);
  if (lookup->line_records == NULL)
    return FALSE;
  results = heng_results_load (import->db, import->cycle->id, error);
  if (results == NULL)
    return FALSE;
  lookup->published = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < results->len; i++)
    g_hash_table_add (lookup->published, GSIZE_TO_POINTER ((gsize) ((HengResult *) results->pdata[i])->employee_id));
  lookup->participants = group (lookup->participant_records, G_STRUCT_OFFSET (HengParticipant, employee_id));
  lookup->lines = group (lookup->line_records, G_STRUCT_OFFSET (HengScorecardLine, participant_id));
  return TRUE;
}

HengLookup *
heng_lookup_new (HengImport *import, GError **error)
{
  g_autoptr (HengLookup) lookup = g_new0 (HengLookup, 1);

  lookup->import = import;
  if (!load_people (lookup, error) || !load_cycle (lookup, error))
    return NULL;
  lookup->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lookup->departments = heng_departments_load (import->db, error);
  if (lookup->departments == NULL)
    return NULL;
  lookup->projects = heng_projects_load (import->db, error);
  return lookup->projects != NULL ? g_steal_pointer (&lookup) : NULL;
}

void
heng_lookup_free (HengLookup *lookup)
{
  if (lookup == NULL)
    return;
  g_clear_pointer (&lookup->departments, g_ptr_array_unref);
  g_clear_pointer (&lookup->projects, g_ptr_array_unref);
  g_clear_pointer (&lookup->paths, g_hash_table_unref);
  g_clear_pointer (&lookup->employees, g_hash_table_unref);
  g_clear_pointer (&lookup->numbers, g_hash_table_unref);
  g_clear_pointer (&lookup->participants, g_hash_table_unref);
  g_clear_pointer (&lookup->lines, g_hash_table_unref);
  g_clear_pointer (&lookup->published, g_hash_table_unref);
  g_clear_pointer (&lookup->participant_records, g_ptr_array_unref);
  g_clear_pointer (&lookup->line_records, g_ptr_array_unref);
  g_free (lookup);
}

gint64
heng_lookup_employee_no (HengLookup *lookup, const char *emp_no)
{
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (lookup->employees, emp_no));
}

gint64
heng_lookup_employee (HengLookup *lookup, guint row, guint column, gboolean required)
{
  const char *emp_no = heng_import_text (lookup->import, row, column, HENG_CLEAN_NARROW);
  gint64 id;

  if (*emp_no == '\0')
    {
      if (required)
        heng_import_required (lookup->import, row, column, emp_no);
      return 0;
    }
  id = heng_lookup_employee_no (lookup, emp_no);
  if (id == 0)
    heng_import_error (lookup->import, row, (int) column, emp_no,
                       _("There is no employee with this number. Correct it or import the person first."));
  return id;
}

const char *
heng_lookup_emp_no (HengLookup *lookup, gint64 employee_id)
{
  return g_hash_table_lookup (lookup->numbers, GSIZE_TO_POINTER ((gsize) employee_id));
}

/* "研发部/平台组" and "研发部 / 平台组" are the same. */
static char *
squeeze_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv ("/", parts);
}

static gint64
find_department (HengLookup *lookup, const char *path)
{
  g_autofree char *wanted = squeeze_path (path);
  gint64 by_name = 0;
  guint same_name = 0;

  for (guint i = 0; i < lookup->departments->len; i++)
    {
      const HengDepartment *department = lookup->departments->pdata[i];
      g_autofree char *full = heng_department_path (lookup->departments, department->id);
      g_autofree char *squeezed = squeeze_path (full);

      if (g_str_equal (squeezed, wanted))
        return department->id;
      if (g_str_equal (department->name, wanted) || g_strcmp0 (department->name_en, wanted) == 0)
        by_name = department->id, same_name++;
    }
  return same_name == 1 ? by_name : 0;
}

gint64
heng_lookup_department (HengLookup *lookup, const char *path)
{
  gpointer id;

  if (!g_hash_table_lookup_extended (lookup->paths, path, NULL, &id))
    {
      id = GSIZE_TO_POINTER ((gsize) find_department (lookup, path));
      g_hash_table_insert (lookup->paths, g_strdup (path), id);
    }
  return (gint64) GPOINTER_TO_SIZE (id);
}

GPtrArray *
heng_lookup_participants (HengLookup *lookup, gint64 employee_id)
{
  return g_hash_table_lookup (lookup->participants, GSIZE_TO_POINTER ((gsize) employee_id));
}

GPtrArray *
heng_lookup_lines (HengLookup *lookup, gint64 participant_id)
{
  return g_hash_table_lookup (lookup->lines, GSIZE_TO_POINTER ((gsize) participant_id));
}

gint64
heng_lookup_project (HengLookup *lookup, const char *key)
{
  for (guint i = 0; i < lookup->projects->len; i++)
    {
      const HengProject *project = lookup->projects->pdata[i];

      if (g_str_equal (project->key, key))
        return project->id;
    }
  return 0;
}

GPtrArray *
heng_lookup_all_participants (HengLookup *lookup)
{
  return lookup->participant_records;
}

GPtrArray *
heng_lookup_departments (HengLookup *lookup)
{
  return lookup->departments;
}

HengParticipant *
heng_lookup_participant (HengLookup *lookup, guint row, int column, gint64 employee_id, gint64 part)
{
  GPtrArray *parts = heng_lookup_participants (lookup, employee_id);

  for (guint i = parts != NULL ? parts->len : 0; i > 0; i--)
    {
      HengParticipant *participant = parts->pdata[i - 1];

      if (part <= 0 || participant->part == part)
        return participant;
    }
  heng_import_error (lookup->import, row, column, heng_lookup_emp_no (lookup, employee_id),
                     _("This person does not take part in the cycle %s. Refresh the cycle or remove the row."), lookup->import->cycle->key);
  return NULL;
}

HengScorecardLine *
heng_lookup_line (HengLookup *lookup, guint row, gint64 employee_id, gint64 part, int code_column, const char *code,
                  HengParticipant **participant)
{
  GPtrArray *parts = heng_lookup_participants (lookup, employee_id);

  for (guint i = parts != NULL ? parts->len : 0; i > 0; i--)
    {
      GPtrArray *lines;

      *participant = parts->pdata[i - 1];
      lines = part <= 0 || (*participant)->part == part ? heng_lookup_lines (lookup, (*participant)->id) : NULL;
      for (guint k = 0; lines != NULL && k < lines->len; k++)
        if (g_ascii_strcasecmp (((HengScorecardLine *) lines->pdata[k])->code, code) == 0)
          return lines->pdata[k];
    }
  heng_import_error (lookup->import, row, code_column, code,
                     _("The scorecard of %s in the cycle %s has no such indicator. Correct the code or remove the row."),
                     heng_lookup_emp_no (lookup, employee_id), lookup->import->cycle->key);
  return NULL;
}

gboolean
heng_lookup_has_result (HengLookup *lookup, gint64 employee_id)
{
  return employee_id != 0 && g_hash_table_contains (lookup->published, GSIZE_TO_POINTER ((gsize) employee_id));
}

void
heng_lookup_settle (HengLookup *lookup, guint row, gint64 employee_id)
{
  if (heng_lookup_has_result (lookup, employee_id))
    lookup->import->settled[row] = 1;
}
