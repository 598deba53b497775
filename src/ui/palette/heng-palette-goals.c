/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals of the current period among what the palette finds. */
#include "heng-palette-goals.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-goal-data.h"

#define SHOWN 4

/* 0 it begins so, 1 somewhere in it, 2 by its reading. */
static guint
rank_of (const char *title, const char *needle)
{
  g_autofree char *folded = heng_goal_fold (title), *wanted = heng_goal_fold (needle);

  if (g_str_has_prefix (folded, wanted))
    return 0;
  if (strstr (folded, wanted) != NULL)
    return 1;
  return strstr (heng_goal_reading (title), wanted) != NULL ? 2 : G_MAXUINT;
}

static void
consider (GPtrArray *candidates, HengFoundKind kind, gint64 id, const char *title, const char *key, const char *needle)
{
  guint rank = rank_of (title, needle);
  HengFound *found;

  if (rank == G_MAXUINT)
    return;
  found = g_new0 (HengFound, 1);
  found->kind = kind;
  found->id = id;
  found->name = g_strdup (title);
  found->detail = g_strdup_printf ("%s · %s", kind == HENG_FOUND_OBJECTIVE ? _("Objective") : _("Key result"), key);
  found->rank = rank;
  g_ptr_array_add (candidates, found);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const HengFound *x = *(HengFound *const *) a, *y = *(HengFound *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

gboolean
heng_palette_search_goals (HengDb *db, const char *needle, GPtrArray *all, GError **error)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (HengCycle) cycle = heng_cycle_load_current (db, &none);
  g_autoptr (GPtrArray) objectives = NULL, key_results = NULL;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_found_free);

  if (cycle == NULL)
    {
      gboolean failed = none != NULL;

      if (failed)
        g_propagate_error (error, g_steal_pointer (&none));
      return !failed; /* no cycle, no goals */
    }
  objectives = heng_objectives_load (db, cycle->id, -1, 0, error);
  key_results = objectives != NULL ? heng_key_results_load (db, cycle->id, -1, 0, error) : NULL;
  if (key_results == NULL)
    return FALSE;
  for (guint i = 0; i < objectives->len; i++)
    {
      const HengObjective *objective = objectives->pdata[i];

      consider (candidates, HENG_FOUND_OBJECTIVE, objective->id, objective->title, objective->key, needle);
    }
  for (guint i = 0; i < key_results->len; i++)
    {
      const HengKeyResult *kr = key_results->pdata[i];

      consider (candidates, HENG_FOUND_KEY_RESULT, kr->id, kr->title, kr->key, needle);
    }
  g_ptr_array_sort (candidates, compare);
  for (guint i = 0; i < SHOWN && candidates->len > 0; i++)
    g_ptr_array_add (all, g_ptr_array_steal_index (candidates, 0));
  return TRUE;
}
