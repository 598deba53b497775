/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window per company file, and the actions that belong to no window. */
#include "heng-application.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-settings.h"
#include "heng-window.h"

struct _HengApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HengApplication, heng_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.open", { "<Control>o" } },
  { "win.new-company", { "<Control>n" } },
  { "win.back", { "<Alt>Left" } },
  { "win.sidebar", { "F9" } },
  { "win.find", { "<Control>f" } },
  { "win.palette", { "<Control>k" } },
  { "win.menu", { "F10" } },
  { "win.fullscreen", { "F11" } },
  { "win.area::home", { "<Control>1" } },
  { "win.area::people", { "<Control>2" } },
  { "win.area::cycles", { "<Control>3" } },
  { "win.print", { "<Control>p" } },
  { "window.close", { "<Control>w" } },
};

static void
apply_color_scheme (void)
{
  g_autofree char *scheme = heng_settings_get_string ("color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

static HengWindow *
find_window (HengApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      HengStore *store;

      if (!HENG_IS_WINDOW (l->data))
        continue;
      store = heng_window_get_store (l->data);
      if (path == NULL ? store == NULL : store != NULL && g_strcmp0 (heng_store_get_path (store), path) == 0)
        return l->data;
    }
  return NULL;
}

/* A window that shows this file already, or one that shows no company yet, or a new one. */
static void
open_path (HengApplication *self, const char *path)
{
  HengWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = heng_window_new (ADW_APPLICATION (self));
      heng_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
heng_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *last = heng_settings_get_string ("last-store");

  if (window != NULL)
    gtk_window_present (window);
  else if (*last != '\0')
    open_path (HENG_APPLICATION (application), last);
  else
    gtk_window_present (GTK_WINDOW (heng_window_new (ADW_APPLICATION (application))));
}

static void
heng_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (HENG_APPLICATION (application), path);
    }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_about (gtk_application_get_active_window (user_data));
}

static void
scheme_chosen_cb (const char *scheme, gpointer user_data)
{
  heng_settings_set_string ("color-scheme", scheme);
  apply_color_scheme ();
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *scheme = heng_settings_get_string ("color-scheme");

  heng_compat_preferences (gtk_application_get_active_window (user_data), scheme, scheme_chosen_cb, NULL);
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "preferences", .activate = preferences_cb },
};

static void
heng_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (heng_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accels);
  gtk_window_set_default_icon_name (HENG_APPLICATION_ID);
  apply_color_scheme ();
}

static void
heng_application_class_init (HengApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = heng_application_startup;
  application_class->activate = heng_application_activate;
  application_class->open = heng_application_open;
}

static void
heng_application_init (HengApplication *self)
{
}

HengApplication *
heng_application_new (void)
{
  return g_object_new (HENG_TYPE_APPLICATION, "application-id", HENG_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/heng_hr/Heng", NULL);
}
