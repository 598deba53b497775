/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes what stands around the list of people. */
#include "heng-people-extras.h"

void
heng_people_extras_free (HengPeopleExtras *extras)
{
  g_clear_pointer (&extras->reminders, g_array_unref);
  g_clear_pointer (&extras->filters, g_ptr_array_unref);
  g_clear_pointer (&extras->projects, g_ptr_array_unref);
  g_free (extras);
}

gpointer
heng_people_extras_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengPeopleExtras) extras = g_new0 (HengPeopleExtras, 1);

  if ((extras->reminders = heng_reminders_load (db, heng_store_today (db), error)) == NULL
      || (extras->filters = heng_saved_filters_load (db, "people", error)) == NULL || (extras->projects = heng_projects_load (db, error)) == NULL)
    return NULL;
  return g_steal_pointer (&extras);
}

void
heng_keep_args_free (HengKeepArgs *args)
{
  g_free (args->name);
  g_free (args->query);
  g_free (args->actor);
  g_clear_pointer (&args->filter, heng_saved_filter_free);
  g_free (args);
}

gpointer
heng_people_keep_filter (HengDb *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  HengKeepArgs *args = user_data;
  HengPersonWriter writer = { args->actor, NULL };
  gboolean done = args->query != NULL ? heng_saved_filter_keep (db, &writer, "people", args->name, args->query, error)
                                      : heng_saved_filter_remove (db, &writer, args->filter, error);

  return done ? g_strdup (args->name) : NULL;
}
