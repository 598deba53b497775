/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches a company for what the palette shows. */
#include "heng-palette-data.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-palette-goals.h"
#include "heng-palette-library.h"
#include "heng-people-table.h"
#include "heng-people-text.h"

/* So many are read, so that the best of them can come first; a common initial has thousands among 300,000 people. */
#define PEOPLE_READ 80
#define PEOPLE_SHOWN 6
#define UNITS_SHOWN 3
#define LEFT_PENALTY 20

void
heng_found_free (HengFound *found)
{
  g_free (found->name);
  g_free (found->pinyin);
  g_free (found->number);
  g_free (found->detail);
  g_free (found->head);
  g_free (found);
}

HengPaletteQuery *
heng_palette_query_new (const char *needle, gboolean people, gboolean units)
{
  HengPaletteQuery *query = g_new0 (HengPaletteQuery, 1);

  query->needle = g_strdup (needle);
  query->people = people;
  query->units = units;
  return query;
}

void
heng_palette_query_free (HengPaletteQuery *query)
{
  g_free (query->needle);
  g_free (query);
}

void
heng_palette_reading (const char *text, char **pinyin, char **initials)
{
  static gsize once;
  static HengPinyin *table;

  if (g_once_init_enter (&once))
    {
      table = heng_pinyin_new (NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  *pinyin = *initials = NULL;
  if (table != NULL && text != NULL && !g_str_is_ascii (text))
    heng_pinyin_name (table, text, pinyin, initials);
}

static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

guint
heng_palette_rank (const char *text, const char *pinyin, const char *initials, const char *needle)
{
  g_autofree char *lower = g_utf8_strdown (text != NULL ? text : "", -1);
  g_autofree char *reading = squeeze (pinyin != NULL ? pinyin : "");
  g_autofree char *joined = squeeze (needle);
  const char *first = initials != NULL ? initials : "";

  if (*joined == '\0')
    return 0;
  if (g_str_equal (lower, needle))
    return 0;
  if (g_str_has_prefix (lower, needle))
    return 1;
  if (g_str_equal (first, joined) || g_str_equal (reading, joined))
    return 2;
  if (g_str_has_prefix (first, joined) || g_str_has_prefix (reading, joined))
    return 3;
  if (strstr (lower, needle) != NULL)
    return 4;
  if (strstr (first, joined) != NULL || strstr (reading, joined) != NULL)
    return 5;
  return G_MAXUINT;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const HengFound *x = *(HengFound *const *) a, *y = *(HengFound *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return g_strcmp0 (x->number, y->number);
}

/* Takes the best of `candidates`; the others are freed with it. */
static void
keep_best (GPtrArray *all, GPtrArray *candidates, guint most)
{
  g_ptr_array_sort (candidates, compare_found);
  for (guint i = 0; i < most && candidates->len > 0; i++)
    g_ptr_array_add (all, g_ptr_array_steal_index (candidates, 0));
}

static HengFound *
found_new (HengFoundKind kind, gint64 id, const char *name)
{
  HengFound *found = g_new0 (HengFound, 1);

  found->kind = kind;
  found->id = id;
  found->name = g_strdup (name);
  return found;
}

static HengFound *
person_found (const HengEmployee *employee, GPtrArray *departments, const char *needle)
{
  const char *name = heng_text_name (employee), *position = employee->position != NULL ? employee->position : "";
  HengFound *found = found_new (HENG_FOUND_PERSON, employee->id, name);
  const HengDepartment *department = heng_department_find (departments, employee->department_id);
  const char *unit = department != NULL ? heng_localized (department->name, department->name_en) : "";
  guint by_name = heng_palette_rank (employee->name, employee->pinyin, employee->initials, needle);
  guint by_other = heng_palette_rank (employee->name_en, NULL, NULL, needle);

  found->pinyin = g_strdup (name == employee->name ? employee->pinyin : NULL);
  found->number = g_strdup (employee->emp_no);
  found->detail = g_strconcat (position, *position != '\0' && *unit != '\0' ? " · " : "", unit, NULL);
  found->rank = MIN (MIN (by_name, by_other), heng_palette_rank (employee->emp_no, NULL, NULL, needle));
  if (found->rank == G_MAXUINT)
    found->rank = LEFT_PENALTY - 1;
  if (employee->emp_status == HENG_EMP_STATUS_LEFT)
    found->rank += LEFT_PENALTY;
  return found;
}

static gboolean
search_people (HengDb *db, const char *needle, GPtrArray *departments, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_search (db, needle, PEOPLE_READ, error);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);

  if (employees == NULL)
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    g_ptr_array_add (candidates, person_found (g_ptr_array_index (employees, i), departments, needle));
  keep_best (all, candidates, PEOPLE_SHOWN);
  return TRUE;
}

static guint
rank_names (const char *name, const char *name_en, char **pinyin, const char *needle)
{
  g_autofree char *reading = NULL;
  g_autofree char *initials = NULL;
  guint rank;

  heng_palette_reading (name, &reading, &initials);
  rank = MIN (heng_palette_rank (name, reading, initials, needle), heng_palette_rank (name_en, NULL, NULL, needle));
  if (pinyin != NULL)
    *pinyin = g_steal_pointer (&reading);
  return rank;
}

/* Who heads those that were found; a head who is gone is nobody. */
static void
add_head (HengDb *db, HengFound *found)
{
  g_autoptr (HengEmployee) head = found->head_id != 0 ? heng_employee_load (db, found->head_id, NULL) : NULL;

  if (head != NULL)
    found->head = g_strdup (heng_text_name (head));
  else
    found->head_id = 0;
}

static void
search_departments (HengDb *db, const char *needle, GPtrArray *departments, GPtrArray *all)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);
  guint before = all->len;

  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = g_ptr_array_index (departments, i);
      const char *name = heng_localized (department->name, department->name_en);
      g_autofree char *pinyin = NULL;
      guint rank = rank_names (department->name, department->name_en, &pinyin, needle);
      HengFound *found;

      if (rank == G_MAXUINT)
        continue;
      found = found_new (HENG_FOUND_DEPARTMENT, department->id, name);
      found->pinyin = name == department->name ? g_steal_pointer (&pinyin) : NULL;
      found->detail = department->parent_id != 0 ? heng_department_path (departments, department->parent_id) : NULL;
      found->head_id = department->head_id;
      found->rank = rank;
      g_ptr_array_add (candidates, found);
    }
  keep_best (all, candidates, UNITS_SHOWN);
  for (guint i = before; i < all->len; i++)
    add_head (db, g_ptr_array_index (all, i));
}

static gboolean
search_projects (HengDb *db, const char *needle, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) projects = heng_projects_load (db, error);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);
  guint before = all->len;

  for (guint i = 0; projects != NULL && i < projects->len; i++)
    {
      const HengProject *project = g_ptr_array_index (projects, i);
      const char *name = heng_localized (project->name, project->name_en);
      g_autofree char *pinyin = NULL;
      guint rank = MIN (rank_names (project->name, project->name_en, &pinyin, needle), heng_palette_rank (project->key, NULL, NULL, needle));
      HengFound *found;

      if (rank == G_MAXUINT)
        continue;
      found = found_new (HENG_FOUND_PROJECT, project->id, name);
      found->pinyin = name == project->name ? g_steal_pointer (&pinyin) : NULL;
      found->number = g_strdup (project->key);
      found->head_id = project->lead_id;
      found->rank = rank;
      g_ptr_array_add (candidates, found);
    }
  keep_best (all, candidates, UNITS_SHOWN);
  for (guint i = before; i < all->len; i++)
    add_head (db, g_ptr_array_index (all, i));
  return projects != NULL;
}

static gboolean
search_cycles (HengDb *db, const char *needle, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);

  for (guint i = 0; cycles != NULL && i < cycles->len; i++)
    {
      const HengCycle *cycle = g_ptr_array_index (cycles, i);
      guint rank = MIN (rank_names (cycle->name, cycle->name_en, NULL, needle), heng_palette_rank (cycle->key, NULL, NULL, needle));
      HengFound *found;

      if (rank == G_MAXUINT)
        continue;
      found = found_new (HENG_FOUND_CYCLE, cycle->id, heng_localized (cycle->name, cycle->name_en));
      found->number = g_strdup (cycle->key);
      found->detail = g_strdup (heng_enum_label (heng_cycle_state_values, cycle->state));
      found->rank = rank;
      g_ptr_array_add (candidates, found);
    }
  keep_best (all, candidates, UNITS_SHOWN);
  return cycles != NULL;
}

gpointer
heng_palette_search (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengPaletteQuery *query = args;
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);

  if (departments == NULL)
    return NULL;
  if (!query->units && !search_people (db, query->needle, departments, all, error))
    return NULL;
  if (query->people)
    return g_steal_pointer (&all);
  search_departments (db, query->needle, departments, all);
  if (!search_projects (db, query->needle, all, error) || !search_cycles (db, query->needle, all, error)
      || (!query->units && (!heng_palette_search_goals (db, query->needle, all, error) || !heng_palette_search_library (db, query->needle, all, error))))
    return NULL;
  return g_steal_pointer (&all);
}
