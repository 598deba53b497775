/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: sidebar, pages with back, toasts, undo and redo, and the company file behind it all. */
#include "heng-window-private.h"

#include <glib/gi18n.h>

#include "heng-application.h"
#include "heng-busy.h"
#include "heng-compat.h"
#include "heng-first-run.h"
#include "heng-focus.h"
#include "heng-opener.h"
#include "heng-operations.h"
#include "heng-overview.h"
#include "heng-page-private.h"
#include "heng-people-page.h"
#include "heng-person-page.h"
#include "heng-session.h"
#include "heng-settings.h"

#define TOAST_SECONDS 10

struct _HengWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkStack *faces;
  HengNavigator *pages;
  HengBusy *busy;
  HengFirstRun *first_run;
  GtkWidget *sample_strip;
  HengShell *shell;
  HengSidebar *sidebar;
  HengPalette *palette; /* NULL: never opened */
  HengStore *store;
  GListStore *operations;
  AdwToast *toast; /* the newest one, not owned: a newer one takes its place at once */
  gboolean toast_undoes; /* its button undoes the newest change, which is the one it tells of until there is another */
  GCancellable *closing; /* of everything that was started for the present store */
  gint64 cycle;
  char *place; /* where to begin once the company is there; NULL = at its first page */
  gboolean ready; /* the overview has been loaded once */
  gboolean close_anyway;
  GCancellable *counting; /* of what is to do */
  guint count_idle;
};

G_DEFINE_FINAL_TYPE (HengWindow, heng_window, ADW_TYPE_APPLICATION_WINDOW)

/* A desktop may keep window buttons at the left: then they belong to the sidebar's bar while it is shown. */
static void
update_chrome (HengWindow *self)
{
  g_autofree char *layout = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  gboolean shown = heng_shell_get_shown (self->shell);
  HengPage *page = heng_navigator_get_page (self->pages);
  char *colon;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  colon = layout != NULL ? strchr (layout, ':') : NULL;
  end = g_strdup (colon != NULL ? colon : ":");
  if (colon != NULL)
    *colon = '\0';
  start = g_strconcat (layout != NULL ? layout : "", ":", NULL);
  heng_sidebar_set_decoration_layout (self->sidebar, start);
  if (page == NULL)
    return;
  heng_page_set_chrome (page, shown, heng_shell_get_narrow (self->shell), shown ? end : NULL);
  if (self->store != NULL)
    heng_page_set_undo_names (page, heng_store_get_undo_name (self->store), heng_store_get_redo_name (self->store));
}

static void
choose_cycle (HengWindow *self, gint64 cycle)
{
  self->cycle = cycle;
  heng_window_set_cycle_state (self, cycle);
}

static void
show_overview (HengWindow *self, HengOverview *overview)
{
  gboolean is_sample = overview->company != NULL && overview->company->is_sample;

  if (!heng_overview_has_cycle (overview, self->cycle))
    choose_cycle (self, overview->current);
  heng_sidebar_set_company (self->sidebar, overview->company, heng_store_get_path (self->store));
  heng_sidebar_set_cycles (self->sidebar, overview->cycles, self->cycle);
  gtk_widget_set_visible (self->sample_strip, is_sample);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (heng_store_run_finish (HENG_STORE (source), result, &error));
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u thing to do", "%u things to do", n), n);

  if (error == NULL && self->store == HENG_STORE (source))
    heng_sidebar_set_badge (self->sidebar, "home", n, spoken);
}

static gboolean
count_cb (gpointer user_data)
{
  HengWindow *self = user_data;

  self->count_idle = 0;
  self->counting = g_cancellable_new ();
  heng_store_run_async (self->store, HENG_LANE_READING, heng_overview_count_todos, g_memdup2 (&self->cycle, sizeof self->cycle), g_free, NULL,
                        self->counting, counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_counting (HengWindow *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->count_idle, g_source_remove);
}

/* Behind the page, which has just begun to read: nobody waits for a badge. */
static void
count_todos (HengWindow *self)
{
  stop_counting (self);
  if (self->store != NULL && self->ready)
    self->count_idle = g_idle_add (count_cb, self);
}

/* At the place of the last time. */
static void
begin (HengWindow *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);

  if (place != NULL)
    heng_window_show_place (self, place);
  if (heng_navigator_get_page (self->pages) == NULL)
    heng_window_show_area (self, "home");
}

static void close_store (HengWindow *self);
static void show_first_run (HengWindow *self, const char *error_title, const GError *error);

/* A company that cannot be read from the beginning on is closed again; a later failure leaves what is shown. */
static void
overview_failed (HengWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->ready)
    heng_window_show_error (self, _("The company could not be read"), error);
  else
    {
      close_store (self);
      heng_window_update_actions (self);
      show_first_run (self, _("The company could not be read"), error);
    }
}

static void
overview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengOverview) overview = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (self->store != HENG_STORE (source))
    return;
  if (overview == NULL)
    {
      overview_failed (self, error);
      return;
    }
  show_overview (self, overview);
  if (!self->ready)
    {
      self->ready = TRUE;
      heng_busy_stop (self->busy);
      gtk_stack_set_visible_child_name (self->faces, "company");
      if (heng_navigator_get_page (self->pages) == NULL)
        begin (self);
    }
  else if (heng_navigator_get_page (self->pages) != NULL)
    heng_page_reload (heng_navigator_get_page (self->pages));
  count_todos (self);
}

static void
load_overview (HengWindow *self)
{
  heng_store_run_async (self->store, HENG_LANE_READING, heng_overview_load, NULL, NULL, (GDestroyNotify) heng_overview_free,
                        self->closing, overview_cb, g_object_ref (self));
}

/* A toast's Undo would take back another change than the one it names. News of its own change comes once, just after it. */
static void
age_toast (HengWindow *self)
{
  if (self->toast == NULL || adw_toast_get_action_name (self->toast) == NULL)
    return;
  if (!self->toast_undoes)
    adw_toast_dismiss (self->toast);
  self->toast_undoes = FALSE;
}

static void
store_changed_cb (HengWindow *self)
{
  age_toast (self);
  load_overview (self);
}

static void
undo_names_cb (HengWindow *self)
{
  heng_window_update_actions (self);
  update_chrome (self);
}

static void
close_store (HengWindow *self)
{
  if (self->store == NULL)
    return;
  stop_counting (self);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  g_signal_handlers_disconnect_by_data (self->store, self);
  heng_navigator_clear (self->pages);
  heng_store_close (self->store);
  g_clear_object (&self->store);
  self->ready = FALSE;
  choose_cycle (self, 0);
}

void
heng_window_take_store (HengWindow *self, HengStore *store)
{
  close_store (self);
  self->store = store;
  self->closing = g_cancellable_new ();
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (store, "notify::undo-name", G_CALLBACK (undo_names_cb), self);
  g_signal_connect_swapped (store, "notify::redo-name", G_CALLBACK (undo_names_cb), self);
  heng_session_add_recent (heng_store_get_path (store));
  heng_first_run_set_error (self->first_run, NULL, NULL);
  heng_window_update_actions (self);
  load_overview (self);
}

static void
show_first_run (HengWindow *self, const char *error_title, const GError *error)
{
  heng_busy_stop (self->busy);
  heng_first_run_set_busy (self->first_run, NULL);
  if (error != NULL)
    heng_first_run_set_error (self->first_run, error_title, error->message);
  gtk_stack_set_visible_child_name (self->faces, "first-run");
  gtk_window_set_title (GTK_WINDOW (self), _("Heng"));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HengStore *store = heng_opener_finish (result, &error);

  heng_first_run_set_busy (self->first_run, NULL);
  if (store != NULL)
    heng_window_take_store (self, store);
  else
    show_first_run (self, _("The file was not opened"), error);
}

static void
page_shown_cb (HengNavigator *navigator, gpointer user_data)
{
  HengWindow *self = user_data;

  gtk_window_set_title (GTK_WINDOW (self), heng_page_get_title (heng_navigator_get_page (navigator)));
  heng_sidebar_set_area (self->sidebar, heng_navigator_get_row (navigator));
  count_todos (self);
  update_chrome (self);
  heng_window_update_actions (self);
  heng_shell_dismiss (self->shell);
}

static void
shell_shown_cb (HengShell *shell, GParamSpec *pspec, gpointer user_data)
{
  update_chrome (HENG_WINDOW (user_data));
}

static void
save_geometry (HengWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  heng_settings_set_int ("window-width", width);
  heng_settings_set_int ("window-height", height);
  heng_settings_set_boolean ("window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
close_answered_cb (gboolean yes, gpointer user_data)
{
  g_autoptr (HengWindow) self = user_data;

  if (!yes)
    return;
  heng_operations_cancel (G_LIST_MODEL (self->operations));
  heng_busy_cancel_below (GTK_WIDGET (self));
  self->close_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
heng_window_close_request (GtkWindow *window)
{
  HengWindow *self = HENG_WINDOW (window);

  if (!self->close_anyway
      && (g_list_model_get_n_items (G_LIST_MODEL (self->operations)) > 0 || heng_busy_is_running_below (GTK_WIDGET (self))))
    {
      heng_compat_ask (window, _("Stop What Is Running?"), _("It has not finished; what it was making is not kept."), _("_Stop and Close"), TRUE,
                       close_answered_cb, g_object_ref (self));
      return TRUE;
    }
  save_geometry (self);
  heng_application_save_session (HENG_APPLICATION (gtk_window_get_application (window)), self);
  return GTK_WINDOW_CLASS (heng_window_parent_class)->close_request (window);
}

static void
heng_window_dispose (GObject *object)
{
  HengWindow *self = HENG_WINDOW (object);

  g_clear_weak_pointer (&self->toast);
  stop_counting (self);
  if (self->store != NULL)
    {
      g_cancellable_cancel (self->closing);
      g_clear_object (&self->closing);
      g_signal_handlers_disconnect_by_data (self->store, self);
      heng_store_close (self->store);
      g_clear_object (&self->store);
    }
  G_OBJECT_CLASS (heng_window_parent_class)->dispose (object);
}

static void
heng_window_finalize (GObject *object)
{
  g_free (HENG_WINDOW (object)->place);
  g_clear_object (&HENG_WINDOW (object)->operations);
  G_OBJECT_CLASS (heng_window_parent_class)->finalize (object);
}

static void
heng_window_class_init (HengWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_FIRST_RUN);
  g_type_ensure (HENG_TYPE_NAVIGATOR);
  g_type_ensure (HENG_TYPE_SHELL);
  g_type_ensure (HENG_TYPE_SIDEBAR);
  G_OBJECT_CLASS (klass)->dispose = heng_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = heng_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/heng-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HengWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, first_run);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, sample_strip);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, HengWindow, sidebar);
  gtk_widget_class_bind_template_callback (widget_class, shell_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
}

static void
heng_window_init (HengWindow *self)
{
  self->operations = g_list_store_new (HENG_TYPE_OPERATION);
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_window_add_actions (self);
  heng_shell_set_open (self->shell, heng_settings_get_boolean ("sidebar-visible"));
  gtk_window_set_default_size (GTK_WINDOW (self), heng_settings_get_int ("window-width"), heng_settings_get_int ("window-height"));
  if (heng_settings_get_boolean ("window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  heng_window_update_actions (self);
  gtk_stack_set_visible_child_name (self->faces, "first-run");
}

HengWindow *
heng_window_new (AdwApplication *application)
{
  return g_object_new (HENG_TYPE_WINDOW, "application", application, NULL);
}

void
heng_window_open (HengWindow *self, const char *path, const char *place)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *what = g_strdup_printf (_("Opening %s"), name);

  g_free (self->place);
  self->place = g_strdup (place);
  gtk_stack_set_visible_child_name (self->faces, "opening");
  heng_busy_start (self->busy, what, NULL);
  heng_opener_open_async (path, opened_cb, g_object_ref (self));
}

char *
heng_window_get_place (HengWindow *self)
{
  HengPage *page = heng_navigator_get_page (self->pages);
  g_autofree char *within = page != NULL ? heng_page_get_place (page) : NULL;

  if (page == NULL)
    return g_strdup ("");
  return g_strconcat (heng_navigator_get_area (self->pages), within != NULL ? "/" : NULL, within, NULL);
}

gboolean
heng_window_is_free (HengWindow *self)
{
  return self->store == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->faces), "first-run") == 0;
}

HengStore *
heng_window_get_store (HengWindow *self)
{
  return self->store;
}

gint64
heng_window_get_cycle (HengWindow *self)
{
  return self->cycle;
}

void
heng_window_set_cycle (HengWindow *self, gint64 cycle_id)
{
  if (self->cycle == cycle_id || self->store == NULL)
    return;
  choose_cycle (self, cycle_id);
  load_overview (self);
}

void
heng_window_push (HengWindow *self, HengPage *page)
{
  heng_navigator_push (self->pages, self, page);
  heng_focus_page (GTK_WINDOW (self), page);
}

void
heng_window_go (HengWindow *self, HengDirection direction)
{
  if (!heng_navigator_can_go (self->pages, direction))
    return;
  heng_navigator_go (self->pages, direction);
  heng_focus_page (GTK_WINDOW (self), heng_navigator_get_page (self->pages));
}

void
heng_window_close_page (HengWindow *self, HengPage *page)
{
  heng_navigator_close (self->pages, page);
  heng_focus_page (GTK_WINDOW (self), heng_navigator_get_page (self->pages));
}

void
heng_window_show_person (HengWindow *self, gint64 employee_id, GArray *siblings, const char *tab)
{
  if (self->store != NULL)
    heng_window_push (self, heng_person_page_new (employee_id, siblings, tab));
}

void
heng_window_show_area (HengWindow *self, const char *area)
{
  if (self->store == NULL || !heng_navigator_show_area (self->pages, self, area))
    return;
  heng_focus_page (GTK_WINDOW (self), heng_navigator_get_page (self->pages));
}

void
heng_window_show_people (HengWindow *self, GArray *ids, const char *words)
{
  heng_window_show_area (self, "people");
  if (HENG_IS_PEOPLE_PAGE (heng_navigator_get_page (self->pages)))
    heng_people_page_show_only (HENG_PEOPLE_PAGE (heng_navigator_get_page (self->pages)), ids, words);
}

/* "person:ID:TAB" is a page of its own; everything else the area's page knows. */
void
heng_window_show_place (HengWindow *self, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, "/", 2);

  if (parts[0] == NULL || self->store == NULL)
    return;
  heng_window_show_area (self, parts[0]);
  if (parts[1] != NULL && *parts[1] != '\0' && !heng_window_push_place (self, parts[1]) && heng_navigator_get_page (self->pages) != NULL
      && g_strcmp0 (heng_navigator_get_area (self->pages), parts[0]) == 0)
    heng_page_go_to (heng_navigator_get_page (self->pages), parts[1]);
}

void
heng_window_open_sample (HengWindow *self)
{
  heng_first_run_set_error (self->first_run, NULL, NULL);
  heng_first_run_set_busy (self->first_run, _("Setting up the sample company"));
  heng_opener_sample_async (opened_cb, g_object_ref (self));
}

void
heng_window_add_operation (HengWindow *self, HengOperation *operation)
{
  heng_operations_add (self->operations, operation);
}

GListModel *
heng_window_get_operations (HengWindow *self)
{
  return G_LIST_MODEL (self->operations);
}

HengNavigator *
heng_window_get_navigator (HengWindow *self)
{
  return self->pages;
}

HengShell *
heng_window_get_shell (HengWindow *self)
{
  return self->shell;
}

HengSidebar *
heng_window_get_sidebar (HengWindow *self)
{
  return self->sidebar;
}

HengPalette *
heng_window_get_palette (HengWindow *self)
{
  if (self->palette != NULL)
    return self->palette;
  self->palette = HENG_PALETTE (heng_palette_new (self));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->palette));
  return self->palette;
}

void
heng_window_toast (HengWindow *self, const char *text, gboolean with_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_set_timeout (toast, with_undo ? TOAST_SECONDS : TOAST_SECONDS / 2);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_undoes = with_undo;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
heng_window_show_error (HengWindow *self, const char *summary, const GError *error)
{
  g_autofree char *text = error != NULL ? g_strdup_printf (_("%s: %s"), summary, error->message) : g_strdup (summary);

  heng_window_toast (self, text, FALSE);
}
