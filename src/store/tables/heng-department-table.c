/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The department tree: loading it parents first, paths, inherited type. */
#include "heng-people-table.h"

#include <glib/gi18n-lib.h>

#include "heng-record-sql.h"

/* Deeper than any company; ends the walk up a tree that refers to itself. */
#define MAX_DEPTH 64

typedef struct
{
  GHashTable *children; /* parent id → GPtrArray of borrowed departments, by sort */
  GPtrArray *ordered;
} Tree;

static void
add_child (GHashTable *children, HengDepartment *department, gint64 parent_id)
{
  GPtrArray *siblings = g_hash_table_lookup (children, &parent_id);

  if (!siblings)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (children, g_memdup2 (&parent_id, sizeof parent_id), siblings);
    }
  g_ptr_array_add (siblings, department);
}

static void
append_subtree (Tree *tree, gint64 parent_id)
{
  g_autoptr (GPtrArray) siblings = NULL;

  /* Taken out of the table, so that a circle is walked once at most. */
  siblings = g_hash_table_lookup (tree->children, &parent_id);
  if (!siblings)
    return;
  g_ptr_array_ref (siblings);
  g_hash_table_remove (tree->children, &parent_id);
  for (guint i = 0; i < siblings->len; i++)
    {
      HengDepartment *department = siblings->pdata[i];

      g_ptr_array_add (tree->ordered, department);
      append_subtree (tree, department->id);
    }
}

GPtrArray *
heng_departments_load (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) children = NULL;
  GPtrArray *ordered;
  Tree tree;

  all = heng_record_read_all (&heng_department_type,
                              heng_record_select (db, &heng_department_type, "ORDER BY t.sort, t.id", error), NULL, error);
  if (!all)
    return NULL;
  children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_department_free);
  for (guint i = 0; i < all->len; i++)
    add_child (children, all->pdata[i], ((HengDepartment *) all->pdata[i])->parent_id);
  tree = (Tree) { children, ordered };
  append_subtree (&tree, 0);
  /* Departments in a circle hang on no root; they are shown all the same. */
  for (guint i = 0; i < all->len && ordered->len < all->len; i++)
    append_subtree (&tree, ((HengDepartment *) all->pdata[i])->parent_id);
  return ordered;
}

const HengDepartment *
heng_department_find (GPtrArray *departments, gint64 id)
{
  for (guint i = 0; id != 0 && i < departments->len; i++)
    if (((const HengDepartment *) departments->pdata[i])->id == id)
      return departments->pdata[i];
  return NULL;
}

char *
heng_department_path (GPtrArray *departments, gint64 id)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const HengDepartment *department = heng_department_find (departments, id);

  for (int depth = 0; department && depth < MAX_DEPTH; depth++)
    {
      if (path->len > 0)
        g_string_prepend (path, " / ");
      g_string_prepend (path, department->name);
      department = heng_department_find (departments, department->parent_id);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

HengDeptType
heng_department_effective_type (GPtrArray *departments, gint64 id)
{
  const HengDepartment *department = heng_department_find (departments, id);

  for (int depth = 0; department && depth < MAX_DEPTH; depth++)
    {
      if (department->dept_type != HENG_DEPT_OTHER)
        return department->dept_type;
      department = heng_department_find (departments, department->parent_id);
    }
  return HENG_DEPT_OTHER;
}

static HengDepartment *
find_child (GPtrArray *departments, gint64 parent_id, const char *name)
{
  for (guint i = 0; i < departments->len; i++)
    {
      HengDepartment *department = departments->pdata[i];

      if (department->parent_id == parent_id && g_strcmp0 (department->name, name) == 0)
        return department;
    }
  return NULL;
}

/* New ones come last among their siblings. */
static gint64
next_sort (GPtrArray *departments, gint64 parent_id)
{
  gint64 sort = 0;

  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = departments->pdata[i];

      if (department->parent_id == parent_id)
        sort = MAX (sort, department->sort);
    }
  return sort + 1;
}

static gint64
add_department (HengChange *change, GPtrArray *departments, gint64 parent_id, const char *name, GError **error)
{
  g_autoptr (HengDepartment) department = heng_department_new ();
  gint64 id;

  department->parent_id = parent_id;
  department->name = g_strdup (name);
  department->sort = next_sort (departments, parent_id);
  if (!heng_change_insert (change, &heng_department_type, department, error))
    return 0;
  id = department->id;
  g_ptr_array_add (departments, g_steal_pointer (&department));
  return id;
}

gint64
heng_department_ensure_path (HengChange *change, GPtrArray *departments, const char *path, GError **error)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  gint64 parent_id = 0;

  for (guint i = 0; names[i]; i++)
    {
      const char *name = g_strstrip (names[i]);
      const HengDepartment *found = find_child (departments, parent_id, name);

      if (!*name)
        continue;
      parent_id = found ? found->id : add_department (change, departments, parent_id, name, error);
      if (parent_id == 0)
        return 0;
    }
  if (parent_id == 0)
    g_set_error_literal (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT, _("The department is empty."));
  return parent_id;
}
