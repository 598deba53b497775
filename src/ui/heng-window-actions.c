/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window: what menus, shortcuts and other pages call as win.… */
#include "heng-window-private.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-help-window.h"
#include "heng-import-page.h"
#include "heng-photos-page.h"
#include "heng-new-company.h"
#include "heng-opener.h"
#include "heng-page-private.h"
#include "heng-people-page.h"
#include "heng-settings.h"
#include "heng-whatif-page.h"

#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static void
enable_action (HengWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
heng_window_update_actions (HengWindow *self)
{
  static const char *const of_company[] = { "area", "find", "print", "sidebar", "palette", "import", "import-photos", "what-if" };
  HengStore *store = heng_window_get_store (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_company); i++)
    enable_action (self, of_company[i], store != NULL);
  enable_action (self, "back", heng_navigator_can_go (heng_window_get_navigator (self), HENG_GO_BACK));
  enable_action (self, "forward", heng_navigator_can_go (heng_window_get_navigator (self), HENG_GO_FORWARD));
  enable_action (self, "undo", store != NULL && heng_store_get_undo_name (store) != NULL);
  enable_action (self, "redo", store != NULL && heng_store_get_redo_name (store) != NULL);
}

void
heng_window_set_cycle_state (HengWindow *self, gint64 cycle_id)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "cycle");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int64 (cycle_id));
}

/* In this window when it shows no company yet, else in one of its own. */
static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengWindow *self = user_data;
  g_autofree char *path = heng_opener_sample_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (heng_window_get_store (self) == NULL)
    heng_window_open_sample (self);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_application_open (g_application_get_default (), &file, 1, "");
  else
    {
      HengWindow *window = heng_window_new (ADW_APPLICATION (g_application_get_default ()));

      gtk_window_present (GTK_WINDOW (window));
      heng_window_open_sample (window);
    }
}

static void
file_to_open_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;

  if (file != NULL)
    g_application_open (g_application_get_default (), &file, 1, "");
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_open_file (user_data, _("Open a Company"), HENG_FILES_COMPANY, file_to_open_cb, g_object_ref (user_data));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  g_application_open (g_application_get_default (), &file, 1, "");
}

static void
new_company_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_new_company_present (user_data, NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_undo_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    heng_window_show_error (self, _("Nothing was undone"), error);
  if (name == NULL)
    return;
  text = g_strdup_printf (_("Undone: %s"), name);
  heng_window_toast (self, text, FALSE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_undo_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    heng_window_show_error (self, _("Nothing was redone"), error);
  if (name == NULL)
    return;
  text = g_strdup_printf (_("Redone: %s"), name);
  heng_window_toast (self, text, TRUE);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_store_undo_async (heng_window_get_store (user_data), undone_cb, g_object_ref (user_data));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_store_redo_async (heng_window_get_store (user_data), redone_cb, g_object_ref (user_data));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_window_go (user_data, HENG_GO_BACK);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_window_go (user_data, HENG_GO_FORWARD);
}

static void
sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengShell *shell = heng_window_get_shell (user_data);

  heng_shell_toggle (shell);
  if (!heng_shell_get_folded (shell))
    heng_settings_set_boolean ("sidebar-visible", heng_shell_get_open (shell));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengPage *page = heng_navigator_get_page (heng_window_get_navigator (user_data));

  if (page != NULL)
    heng_page_search (page);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengPage *page = heng_navigator_get_page (heng_window_get_navigator (user_data));

  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "page.print", NULL);
}

/* What the page holds, else a company. */
static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengPage *page = heng_window_get_store (user_data) != NULL ? heng_navigator_get_page (heng_window_get_navigator (user_data)) : NULL;

  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.new", NULL))
    g_action_group_activate_action (G_ACTION_GROUP (user_data), "new-company", NULL);
}

static void
palette_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_palette_open (heng_window_get_palette (user_data));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengShell *shell = heng_window_get_shell (user_data);

  if (heng_window_get_store (user_data) == NULL)
    return;
  if (!heng_shell_get_shown (shell))
    heng_shell_toggle (shell);
  heng_sidebar_popup_menu (heng_window_get_sidebar (user_data));
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_object_set (user_data, "fullscreened", !gtk_window_is_fullscreen (user_data), NULL);
}

static void
area_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_window_show_area (user_data, g_variant_get_string (parameter, NULL));
}

static void
cycle_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_window_set_cycle (user_data, g_variant_get_int64 (parameter));
}

static void
table_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && heng_window_get_store (self) != NULL)
    heng_window_push (self, heng_import_page_new_for_file (path));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_open_file (user_data, _("Import a Roster"), HENG_FILES_TABLE, table_chosen_cb, g_object_ref (user_data));
}

static void
photos_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && heng_window_get_store (self) != NULL)
    heng_window_push (self, heng_photos_page_new (path));
}

static void
import_photos_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_compat_choose_folder (user_data, _("Folder with Photos"), photos_chosen_cb, g_object_ref (user_data));
}

static void
what_if_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  heng_window_push (user_data, heng_whatif_page_new (heng_window_get_cycle (user_data)));
}

gboolean
heng_window_push_place (HengWindow *self, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, ":", 3);
  guint n = g_strv_length (parts);

  if (n == 3 && g_str_equal (parts[0], "person"))
    heng_window_show_person (self, g_ascii_strtoll (parts[1], NULL, 10), NULL, parts[2]);
  else if (n == 2 && g_str_equal (parts[0], "whatif"))
    heng_window_push (self, heng_whatif_page_new (g_ascii_strtoll (parts[1], NULL, 10)));
  else
    return FALSE;
  return TRUE;
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengPage *page = heng_window_get_store (user_data) != NULL ? heng_navigator_get_page (heng_window_get_navigator (user_data)) : NULL;

  heng_help_window_present (user_data, page != NULL ? heng_page_get_help (page) : NULL);
}

/* Hundreds of widgets: the toolkit would make them with every window, before its first frame. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = user_data;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/heng_hr/Heng/shortcuts.ui");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
  { .name = "new", .activate = new_cb },
  { .name = "new-company", .activate = new_company_cb },
  { .name = "sample", .activate = sample_cb },
  { .name = "back", .activate = back_cb },
  { .name = "forward", .activate = forward_cb },
  { .name = "sidebar", .activate = sidebar_cb },
  { .name = "find", .activate = find_cb },
  { .name = "print", .activate = print_cb },
  { .name = "palette", .activate = palette_cb },
  { .name = "menu", .activate = menu_cb },
  { .name = "help", .activate = help_cb },
  { .name = "show-help-overlay", .activate = shortcuts_cb },
  { .name = "fullscreen", .activate = fullscreen_cb },
  { .name = "import", .activate = import_cb },
  { .name = "import-photos", .activate = import_photos_cb },
  { .name = "what-if", .activate = what_if_cb },
  { .name = "area", .activate = area_cb, .parameter_type = "s" },
  { .name = "cycle", .activate = cycle_cb, .parameter_type = "x", .state = "@x 0" },
};

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  HengWindow *self = user_data;
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (path == NULL)
    return FALSE;
  if (g_str_has_suffix (path, ".heng"))
    g_application_open (g_application_get_default (), &file, 1, "");
  else if (heng_window_get_store (self) != NULL)
    heng_window_push (self, g_file_test (path, G_FILE_TEST_IS_DIR) ? heng_photos_page_new (path) : heng_import_page_new_for_file (path));
  else
    heng_new_company_present (self, path);
  return TRUE;
}

static void
side_button_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == BUTTON_BACK || button == BUTTON_FORWARD)
    heng_window_go (user_data, button == BUTTON_BACK ? HENG_GO_BACK : HENG_GO_FORWARD);
}

void
heng_window_add_actions (HengWindow *self)
{
  GtkGesture *sides = gtk_gesture_click_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (sides), 0);
  g_signal_connect (sides, "pressed", G_CALLBACK (side_button_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (sides));
  g_signal_connect (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GArray *
heng_window_get_selected_people (HengWindow *self)
{
  HengPage *page = heng_navigator_find_area (heng_window_get_navigator (self), "people");

  return page != NULL ? heng_people_page_get_selected (HENG_PEOPLE_PAGE (page)) : g_array_new (FALSE, FALSE, sizeof (gint64));
}
