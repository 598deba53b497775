/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window per company file, and the actions that belong to no window. */
#include "heng-application.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-preferences.h"
#include "heng-session.h"
#include "heng-window.h"

struct _HengApplication
{
  AdwApplication parent_instance;
  gboolean quitting; /* the session is saved already, of all windows */
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
  { "win.new", { "<Control>n" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.sidebar", { "F9" } },
  { "win.find", { "<Control>f" } },
  { "win.palette", { "<Control>k" } },
  { "win.menu", { "F10" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>F1", "<Control>question" } },
  { "win.fullscreen", { "F11" } },
  { "win.area::home", { "<Control>1" } },
  { "win.area::people", { "<Control>2" } },
  { "win.area::goals", { "<Control>3" } },
  { "win.area::scorecards", { "<Control>4" } },
  { "win.area::cycles", { "<Control>5" } },
  { "win.area::insights", { "<Control>6" } },
  { "win.area::reports", { "<Control>7" } },
  { "win.print", { "<Control>p" } },
  { "win.what-if", { "<Control><Shift>w" } },
  { "window.close", { "<Control>w" } },
};

static HengWindow *
find_window (HengApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      HengStore *store;

      if (!HENG_IS_WINDOW (l->data))
        continue;
      store = heng_window_get_store (l->data);
      if (path == NULL ? heng_window_is_free (l->data) : store != NULL && g_strcmp0 (heng_store_get_path (store), path) == 0)
        return l->data;
    }
  return NULL;
}

/* A window that shows this file already, or one that shows no company yet, or a new one; place "" = where it begins. */
static void
open_path (HengApplication *self, const char *path, const char *place)
{
  HengWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = heng_window_new (ADW_APPLICATION (self));
      heng_window_open (window, path, place);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
heng_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GPtrArray) session = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  session = heng_session_load ();
  for (guint i = 0; i < session->len; i++)
    {
      const HengSessionWindow *saved = g_ptr_array_index (session, i);

      open_path (HENG_APPLICATION (application), saved->path, saved->place);
    }
  if (session->len == 0)
    gtk_window_present (GTK_WINDOW (heng_window_new (ADW_APPLICATION (application))));
}

static void
heng_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (HENG_APPLICATION (application), path, "");
    }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  heng_application_save_session (HENG_APPLICATION (application), NULL);
  HENG_APPLICATION (application)->quitting = TRUE;

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  HENG_APPLICATION (application)->quitting = FALSE;
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_about (gtk_application_get_active_window (user_data));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_preferences_present (gtk_application_get_active_window (user_data));
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
  heng_preferences_apply_style ();
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

void
heng_application_save_session (HengApplication *self, HengWindow *closing)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_session_window_free);
  GList *list = gtk_application_get_windows (GTK_APPLICATION (self));

  if (self->quitting || (closing != NULL && list != NULL && list->next != NULL))
    return;
  for (GList *l = g_list_last (list); l != NULL; l = l->prev)
    {
      HengSessionWindow *window;

      if (!HENG_IS_WINDOW (l->data) || heng_window_get_store (l->data) == NULL)
        continue;
      window = g_new0 (HengSessionWindow, 1);
      window->path = g_strdup (heng_store_get_path (heng_window_get_store (l->data)));
      window->place = heng_window_get_place (l->data);
      g_ptr_array_add (windows, window);
    }
  heng_session_save (windows);
}

HengApplication *
heng_application_new (void)
{
  return g_object_new (HENG_TYPE_APPLICATION, "application-id", HENG_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/heng_hr/Heng", NULL);
}
