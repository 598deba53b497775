/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Natural keys for ids: numbers of people, paths of departments, keys of projects, codes of indicators. */
#include "heng-company-names.h"

#include <string.h>

#include "heng-people.h"
#include "heng-scheme.h"

static void
free_name (gpointer data)
{
  HengName *name = data;

  g_free (name->text);
  g_free (name);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, free_name);
}

HengNames *
heng_names_new (void)
{
  HengNames *names = g_new0 (HengNames, 1);

  names->departments = new_table ();
  names->employees = new_table ();
  names->projects = new_table ();
  names->indicators = new_table ();
  names->objectives = g_hash_table_new (NULL, NULL);
  names->key_results = g_hash_table_new (NULL, NULL);
  names->lists = new_table ();
  return names;
}

void
heng_names_free (HengNames *names)
{
  if (!names)
    return;
  g_hash_table_unref (names->departments);
  g_hash_table_unref (names->employees);
  g_hash_table_unref (names->projects);
  g_hash_table_unref (names->indicators);
  g_hash_table_unref (names->objectives);
  g_hash_table_unref (names->key_results);
  g_hash_table_unref (names->lists);
  g_free (names);
}

void
heng_names_add (GHashTable *table, gint64 id, char *text, gint64 rank)
{
  HengName *name = g_new (HengName, 1);

  *name = (HengName) { text, rank };
  g_hash_table_insert (table, GSIZE_TO_POINTER ((gsize) id), name);
}

const HengName *
heng_names_find (GHashTable *table, gint64 id)
{
  return id ? g_hash_table_lookup (table, GSIZE_TO_POINTER ((gsize) id)) : NULL;
}

void
heng_names_add_departments (HengNames *names, GPtrArray *ordered)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ordered->len; i++)
    {
      const HengDepartment *department = ordered->pdata[i];
      const HengName *parent = heng_names_find (names->departments, department->parent_id);
      g_autofree char *own = heng_path_escape (department->name ? department->name : "");
      char *path = parent ? g_strconcat (parent->text, "/", own, NULL) : g_strdup (own);

      /* two departments of one name below one parent: the second is "研发部/平台组~~2" */
      for (int n = 2; g_hash_table_contains (seen, path); n++)
        {
          g_free (path);
          path = g_strdup_printf ("%s%s%s~~%d", parent ? parent->text : "", parent ? "/" : "", own, n);
        }
      g_hash_table_add (seen, g_strdup (path));
      heng_names_add (names->departments, department->id, path, i);
    }
}

HengAs
heng_owner_as (gconstpointer record, const HengSection *section)
{
  const HengActualRow *actual = record;
  const HengObjective *objective = record;

  if (strcmp (section->type->table, "actual") == 0)
    return actual->level == HENG_LEVEL_DEPT ? HENG_AS_DEPARTMENT : HENG_AS_OWNER;
  switch (objective->owner_kind)
    {
    case HENG_OWNER_DEPT:
      return HENG_AS_DEPARTMENT;
    case HENG_OWNER_PROJECT:
      return HENG_AS_PROJECT;
    case HENG_OWNER_PERSON:
      return HENG_AS_EMPLOYEE;
    case HENG_OWNER_COMPANY:
    default:
      return HENG_AS_OWNER;
    }
}

GHashTable *
heng_names_table (const HengNames *names, HengAs as, gconstpointer record, const HengSection *section)
{
  if (as == HENG_AS_OWNER)
    as = heng_owner_as (record, section);
  switch ((int) as)
    {
    case HENG_AS_EMPLOYEE:
      return names->employees;
    case HENG_AS_DEPARTMENT:
    case HENG_AS_PATH:
      return names->departments;
    case HENG_AS_PROJECT:
      return names->projects;
    case HENG_AS_INDICATOR:
      return names->indicators;
    case HENG_AS_LIST:
      return names->lists;
    default:
      return NULL;
    }
}
