/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers in the settings which company files were open and where in them one was. */
#include "heng-session.h"

#include <string.h>

#include "heng-settings.h"

#define MOST_RECENT 8

void
heng_session_add_recent (const char *path)
{
  g_auto (GStrv) known = heng_settings_get_strv ("recent-stores");
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (char *) path);
  for (guint i = 0; known[i] != NULL && paths->len < MOST_RECENT; i++)
    if (!g_str_equal (known[i], path))
      g_ptr_array_add (paths, known[i]);
  g_ptr_array_add (paths, NULL);
  heng_settings_set_strv ("recent-stores", (const char *const *) paths->pdata);
}

char **
heng_session_get_recent (void)
{
  g_auto (GStrv) known = heng_settings_get_strv ("recent-stores");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; known[i] != NULL; i++)
    if (g_file_test (known[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, known[i]);
  return g_strv_builder_end (builder);
}

GMenuModel *
heng_session_recent_menu (void)
{
  g_auto (GStrv) recent = heng_session_get_recent ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (recent[i]);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* one underscore would be an access key */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", recent[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

void
heng_session_window_free (HengSessionWindow *window)
{
  g_free (window->path);
  g_free (window->place);
  g_free (window);
}

void
heng_session_save (GPtrArray *windows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < windows->len; i++)
    {
      const HengSessionWindow *window = g_ptr_array_index (windows, i);
      g_autofree char *line = g_strconcat (window->path, "\n", window->place, NULL);

      g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  heng_settings_set_strv ("open-stores", (const char *const *) lines);
}

GPtrArray *
heng_session_load (void)
{
  g_auto (GStrv) lines = heng_settings_get_strv ("open-stores");
  GPtrArray *windows = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_session_window_free);

  for (guint i = 0; heng_settings_get_boolean ("reopen") && lines[i] != NULL; i++)
    {
      char *end = strchr (lines[i], '\n');
      g_autofree char *path = end != NULL ? g_strndup (lines[i], end - lines[i]) : g_strdup (lines[i]);
      HengSessionWindow *window;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      window = g_new0 (HengSessionWindow, 1);
      window->path = g_steal_pointer (&path);
      window->place = g_strdup (end != NULL ? end + 1 : "");
      g_ptr_array_add (windows, window);
    }
  return windows;
}
