/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands, and which of them make sense now. */
#include "heng-palette-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-palette-data.h"
#include "heng-session.h"
#include "heng-window-private.h"

/* `place`: an area and perhaps a place in it; `action`: of window or application, or of the page that is shown ("page.print"). */
typedef struct
{
  const char *title, *icon, *place, *action, *keys;
} Command;

static const Command commands[] = {
  { NC_ ("area", "Home"), "user-home-symbolic", "home", NULL, "Ctrl+1" },
  { NC_ ("area", "People"), "system-users-symbolic", "people", NULL, "Ctrl+2" },
  { NC_ ("area", "Organisation"), "heng-balance-symbolic", "organisation", NULL, NULL },
  { NC_ ("area", "Projects"), "folder-documents-symbolic", "projects", NULL, NULL },
  { NC_ ("area", "Goals"), "heng-goal-symbolic", "goals", NULL, "Ctrl+3" },
  { NC_ ("area", "Scorecards"), "heng-scorecard-symbolic", "scorecards", NULL, "Ctrl+4" },
  { NC_ ("area", "Cycles"), "heng-cycle-symbolic", "cycles", NULL, "Ctrl+5" },
  { NC_ ("area", "Insights"), "heng-insights-symbolic", "insights", NULL, "Ctrl+6" },
  { NC_ ("area", "Reports"), "printer-symbolic", "reports", NULL, "Ctrl+7" },
  { NC_ ("area", "Indicators"), "heng-scorecard-symbolic", "scorecards/indicators", NULL, NULL },
  { NC_ ("area", "Templates"), "heng-scorecard-symbolic", "scorecards/templates", NULL, NULL },
  { NC_ ("area", "Question Sets"), "heng-scorecard-symbolic", "scorecards/questions", NULL, NULL },
  { NC_ ("area", "Who Gets What"), "heng-scorecard-symbolic", "scorecards/rules", NULL, NULL },
  { NC_ ("area", "New Objective…"), "list-add-symbolic", NULL, "goals.new-objective", "Ctrl+N" },
  { NC_ ("area", "New Key Result…"), "list-add-symbolic", NULL, "goals.new-key-result", "Insert" },
  { NC_ ("area", "Align to…"), "go-up-symbolic", NULL, "goals.align", "Ctrl+L" },
  { NC_ ("area", "Check-In Round"), "object-select-symbolic", "goals/round", NULL, "Ctrl+I" },
  { NC_ ("area", "Goals at Risk"), "dialog-warning-symbolic", "goals/risk", NULL, NULL },
  { NC_ ("area", "Silent for Two Weeks"), "appointment-missed-symbolic", "goals/silent", NULL, NULL },
  { NC_ ("area", "Submit Goal…"), "mail-send-symbolic", NULL, "goals.submit", NULL },
  { NC_ ("area", "Compare Versions…"), "view-list-symbolic", NULL, "goals.versions", NULL },
  { NC_ ("area", "Publish Approved Goals"), "object-select-symbolic", NULL, "goals.publish-all", NULL },
  { NC_ ("area", "Bring Over Last Cycle's Goals…"), "edit-redo-symbolic", NULL, "goals.carry", NULL },
  { NC_ ("area", "Export Goals…"), "document-save-as-symbolic", NULL, "goals.export", NULL },
  { NC_ ("area", "Undo"), "edit-undo-symbolic", NULL, "win.undo", "Ctrl+Z" },
  { NC_ ("area", "Redo"), "edit-redo-symbolic", NULL, "win.redo", "Ctrl+Shift+Z" },
  { NC_ ("area", "Print…"), "printer-symbolic", NULL, "page.print", "Ctrl+P" },
  { NC_ ("area", "Print List…"), "printer-symbolic", NULL, "people.print", "Ctrl+P" },
  { NC_ ("area", "Export…"), "document-save-as-symbolic", NULL, "people.export", NULL },
  { NC_ ("area", "Next Person"), "go-next-symbolic", NULL, "page.next", "Ctrl+PgDn" },
  { NC_ ("area", "Previous Person"), "go-previous-symbolic", NULL, "page.previous", "Ctrl+PgUp" },
  { NC_ ("area", "Change Job…"), "document-edit-symbolic", NULL, "page.change-job", NULL },
  { NC_ ("area", "Add Person…"), "list-add-symbolic", "people/add", NULL, NULL },
  { NC_ ("area", "Import Roster…"), "document-open-symbolic", NULL, "win.import", NULL },
  { NC_ ("area", "Import Photos…"), "avatar-default-symbolic", NULL, "win.import-photos", NULL },
  { NC_ ("area", "Open Quarter…"), "x-office-calendar-symbolic", "cycles/open", NULL, NULL },
  { NC_ ("area", "What If…"), "heng-balance-symbolic", NULL, "win.what-if", "Ctrl+Shift+W" },
  { NC_ ("area", "Enter Actuals…"), "document-edit-symbolic", NULL, "cycles.actuals", NULL },
  { NC_ ("area", "Publish Results…"), "object-select-symbolic", NULL, "cycles.publish", NULL },
  { NC_ ("area", "Find on This Page"), "system-search-symbolic", NULL, "win.find", "Ctrl+F" },
  { NC_ ("area", "Back"), "go-previous-symbolic", NULL, "win.back", "Alt+←" },
  { NC_ ("area", "Forward"), "go-next-symbolic", NULL, "win.forward", "Alt+→" },
  { NC_ ("area", "Show or Hide Sidebar"), "sidebar-show-symbolic", NULL, "win.sidebar", "F9" },
  { NC_ ("area", "Full Screen"), "view-fullscreen-symbolic", NULL, "win.fullscreen", "F11" },
  { NC_ ("area", "Help for This Page"), "dialog-information-symbolic", NULL, "win.help", "F1" },
  { NC_ ("area", "Keyboard Shortcuts"), "dialog-information-symbolic", NULL, "win.show-help-overlay", "Ctrl+?" },
  { NC_ ("area", "Preferences"), "view-more-symbolic", NULL, "app.preferences", "Ctrl+," },
  { NC_ ("area", "Open a Company…"), "folder-documents-symbolic", NULL, "win.open", "Ctrl+O" },
  { NC_ ("area", "New Company…"), "list-add-symbolic", NULL, "win.new-company", "Ctrl+N" },
  { NC_ ("area", "Open Sample Company"), "system-users-symbolic", NULL, "win.sample", NULL },
  { NC_ ("area", "About Heng"), "dialog-information-symbolic", NULL, "app.about", NULL },
  { NC_ ("area", "Close Window"), "window-close-symbolic", NULL, "window.close", "Ctrl+W" },
  { NC_ ("area", "Quit"), "window-close-symbolic", NULL, "app.quit", "Ctrl+Q" },
};

void
heng_palette_command_free (HengPaletteCommand *command)
{
  g_free (command->title);
  g_free (command->icon);
  g_free (command->pinyin);
  g_free (command->initials);
  g_clear_pointer (&command->target, g_variant_unref);
  g_free (command);
}

static gboolean
class_has_action (GtkWidget *page, const char *name)
{
  GType owner;
  const char *action, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (page), i, &owner, &action, &type, &property); i++)
    if (g_str_equal (action, name))
      return TRUE;
  return FALSE;
}

static gboolean
can_run (HengWindow *window, const Command *command)
{
  HengPage *page = heng_navigator_get_page (heng_window_get_navigator (window));
  const char *dot = command->action != NULL ? strchr (command->action, '.') : NULL;
  GAction *action = NULL;

  if (dot == NULL && strchr (command->place, '/') == NULL)
    return heng_navigator_has_area (heng_window_get_navigator (window), command->place);
  if (dot == NULL || g_str_has_prefix (command->action, "window."))
    return TRUE;
  if (g_str_has_prefix (command->action, "win."))
    action = g_action_map_lookup_action (G_ACTION_MAP (window), dot + 1);
  else if (g_str_has_prefix (command->action, "app."))
    action = g_action_map_lookup_action (G_ACTION_MAP (g_application_get_default ()), dot + 1);
  else
    return page != NULL && class_has_action (GTK_WIDGET (page), command->action);
  return action != NULL && g_action_get_enabled (action);
}

/* Undo and redo say what they would take back. */
static char *
title_of (HengWindow *window, const Command *command)
{
  const char *title = g_dpgettext2 (NULL, "area", command->title);
  HengStore *store = heng_window_get_store (window);
  const char *what = NULL;

  if (store != NULL && g_strcmp0 (command->action, "win.undo") == 0)
    what = heng_store_get_undo_name (store);
  else if (store != NULL && g_strcmp0 (command->action, "win.redo") == 0)
    what = heng_store_get_redo_name (store);
  return what != NULL ? g_strdup_printf (_("%s: %s"), title, what) : g_strdup (title);
}

/* Adds the command when it fits, else frees it. */
static void
add_fitting (GPtrArray *found, HengPaletteCommand *command, const char *needle)
{
  heng_palette_reading (command->title, &command->pinyin, &command->initials);
  command->rank = heng_palette_rank (command->title, command->pinyin, command->initials, needle);
  if (command->english != NULL && *needle != '\0')
    command->rank = MIN (command->rank, heng_palette_rank (command->english, NULL, NULL, needle));
  if (command->rank == G_MAXUINT)
    heng_palette_command_free (command);
  else
    g_ptr_array_add (found, command);
}

static void
add_recent (GPtrArray *found, HengWindow *window, const char *needle)
{
  g_auto (GStrv) recent = heng_session_get_recent ();
  HengStore *store = heng_window_get_store (window);

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (recent[i]);
      HengPaletteCommand *command;

      if (store != NULL && g_strcmp0 (heng_store_get_path (store), recent[i]) == 0)
        continue;
      command = g_new0 (HengPaletteCommand, 1);
      command->title = g_strdup_printf (_("Open %s"), name);
      command->icon = g_strdup ("folder-documents-symbolic");
      command->action = "win.open-recent";
      command->target = g_variant_ref_sink (g_variant_new_string (recent[i]));
      add_fitting (found, command, needle);
    }
}

static int
compare_commands (gconstpointer a, gconstpointer b)
{
  const HengPaletteCommand *x = *(HengPaletteCommand *const *) a, *y = *(HengPaletteCommand *const *) b;

  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

GPtrArray *
heng_palette_commands_find (HengWindow *window, const char *needle)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_palette_command_free);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      HengPaletteCommand *command;

      if (!can_run (window, &commands[i]))
        continue;
      command = g_new0 (HengPaletteCommand, 1);
      command->title = title_of (window, &commands[i]);
      command->icon = g_strdup (commands[i].icon);
      command->english = commands[i].title;
      command->keys = commands[i].keys;
      command->place = commands[i].place;
      command->action = commands[i].action;
      add_fitting (found, command, needle);
    }
  add_recent (found, window, needle);
  if (*needle != '\0')
    g_ptr_array_sort (found, compare_commands);
  return found;
}

void
heng_palette_command_run (const HengPaletteCommand *command, HengWindow *window)
{
  HengPage *page = heng_navigator_get_page (heng_window_get_navigator (window));
  gboolean of_page = command->action != NULL && !g_str_has_prefix (command->action, "win.") && !g_str_has_prefix (command->action, "window.")
                     && !g_str_has_prefix (command->action, "app.");

  if (command->place != NULL)
    heng_window_show_place (window, command->place);
  else
    gtk_widget_activate_action_variant (of_page && page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (window), command->action, command->target);
}
