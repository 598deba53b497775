/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shell itself shows of a company. */
#include "heng-overview.h"

void
heng_overview_free (HengOverview *overview)
{
  g_clear_pointer (&overview->company, heng_company_free);
  g_clear_pointer (&overview->cycles, g_ptr_array_unref);
  g_free (overview);
}

gboolean
heng_overview_has_cycle (const HengOverview *overview, gint64 id)
{
  for (guint i = 0; i < overview->cycles->len; i++)
    if (((HengCycle *) g_ptr_array_index (overview->cycles, i))->id == id)
      return TRUE;
  return FALSE;
}

gpointer
heng_overview_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengOverview) overview = g_new0 (HengOverview, 1);
  g_autoptr (HengCycle) current = NULL;
  g_autoptr (GError) local = NULL;

  overview->company = heng_company_load (db, &local);
  if (local == NULL)
    overview->cycles = heng_cycles_load (db, &local);
  if (local == NULL)
    current = heng_cycle_load_current (db, &local);
  if (local == NULL && current != NULL)
    overview->current = current->id;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&overview);
}

gpointer
heng_overview_count_todos (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) todos = heng_todos_load (db, *(gint64 *) args, heng_store_today (db), error);

  return GUINT_TO_POINTER (todos != NULL ? todos->len : 0);
}
