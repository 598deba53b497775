/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person page: loads everything at once, hands it to its tabs, and carries what they ask for to the store. */
#include "heng-person-page.h"

#include <glib/gi18n-lib.h>

#include "heng-adaptive-bin.h"
#include "heng-file-desk.h"
#include "heng-job-dialog.h"
#include "heng-leave-dialog.h"
#include "heng-people-text.h"
#include "heng-person-data.h"
#include "heng-person-file.h"
#include "heng-person-goals.h"
#include "heng-person-header.h"
#include "heng-person-overview.h"
#include "heng-person-verbs.h"
#include "heng-print-dialog.h"
#include "heng-proof-popover.h"
#include "heng-scorecard-sheet.h"
#include "heng-segmented.h"
#include "heng-window.h"

struct _HengPersonPage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin;
  GtkBox *content;
  GtkStack *title_stack, *overview_stack, *scorecard_stack;
  AdwWindowTitle *window_title;
  AdwStatusPage *overview_empty, *scorecard_empty;
  AdwViewStack *views;
  AdwViewSwitcherBar *bottom_bar;
  GtkButton *next_button, *previous_button;
  HengPersonHeader *header;
  HengPersonOverview *overview;
  HengPersonGoals *goals;
  HengScorecardSheet *sheet;
  HengPersonFile *file;
  HengFileDesk *desk;
  gint64 employee_id;
  GArray *siblings;
  HengPersonData *data;
  GCancellable *cancellable;
  guint rescore_idle; /* charts follow once per main-loop turn */
  gboolean focus_sheet;
};

G_DEFINE_FINAL_TYPE (HengPersonPage, heng_person_page, HENG_TYPE_PAGE)

static HengWindow *
window_of (HengPersonPage *self)
{
  return heng_page_get_window (HENG_PAGE (self));
}

static void
show_empty (HengPersonPage *self)
{
  const char *title = self->data->cycle == NULL ? _("No Quarter Is Open") : _("No Scorecard in This Quarter");
  const char *why = self->data->review_note != NULL  ? self->data->review_note
                    : self->data->cycle == NULL ? _("Scorecards are made when a quarter is opened.")
                                                : _("This person is not part of it. Other quarters can be chosen in the sidebar.");

  adw_status_page_set_title (self->overview_empty, title);
  adw_status_page_set_description (self->overview_empty, why);
  adw_status_page_set_title (self->scorecard_empty, title);
  adw_status_page_set_description (self->scorecard_empty, why);
}

static void
show_titles (HengPersonPage *self)
{
  const char *name = heng_text_name (self->data->employee);

  heng_page_set_title (HENG_PAGE (self), name);
  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, self->data->department_path);
}

static void
show_data (HengPersonPage *self)
{
  gboolean reviewed = self->data->review != NULL;

  show_titles (self);
  heng_person_header_set (self->header, self->data);
  heng_person_goals_set (self->goals, self->data);
  heng_file_desk_set_data (self->desk, self->data);
  heng_person_file_update (self->file);
  if (reviewed)
    {
      heng_person_overview_set (self->overview, self->data->review);
      heng_scorecard_sheet_set (self->sheet, heng_page_get_store (HENG_PAGE (self)), self->data);
    }
  else
    show_empty (self);
  gtk_stack_set_visible_child_name (self->overview_stack, reviewed ? "content" : "empty");
  gtk_stack_set_visible_child_name (self->scorecard_stack, reviewed ? "content" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", reviewed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.proof", reviewed);
  if (self->focus_sheet && reviewed && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "scorecard") == 0)
    heng_scorecard_sheet_focus (self->sheet);
  self->focus_sheet = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPersonData *data = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengPersonData *old = self->data;

  if (data == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && window_of (self) != NULL)
        heng_window_show_error (window_of (self), _("This person could not be read"), error);
      return;
    }
  self->data = data;
  show_data (self);
  /* the tabs borrowed from the old one until now */
  heng_person_data_free (old);
}

static void
heng_person_page_reload (HengPage *page)
{
  HengPersonPage *self = HENG_PERSON_PAGE (page);
  HengPersonArgs *args = g_new0 (HengPersonArgs, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  args->employee_id = self->employee_id;
  args->cycle_id = heng_page_get_cycle (page);
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_person_data_load, args, g_free,
                        (GDestroyNotify) heng_person_data_free, self->cancellable, loaded_cb, g_object_ref (self));
}

/* The proof of the review as it stands now, with what is being typed. */
static void
show_proof (HengPersonPage *self, GtkWidget *anchor, const char *path, const char *title, const char *value)
{
  HengTrace *root = heng_trace_new ("final", NULL);
  const char *cycle = heng_localized (self->data->cycle->name, self->data->cycle->name_en);
  const char *key = path != NULL ? strrchr (path, '/') : NULL;
  g_autofree char *subtitle = NULL;

  heng_review_score (self->data->review, root);
  if (key != NULL)
    subtitle = g_strdup_printf ("%s · %s · %s", heng_text_name (self->data->employee), key + 1, cycle);
  else
    subtitle = g_strdup_printf ("%s · %s", heng_text_name (self->data->employee), cycle);
  heng_proof_popover_show (anchor, root, path != NULL ? heng_trace_find (root, path) : NULL, title, subtitle, value,
                           heng_page_get_store (HENG_PAGE (self)));
}

static void
show_total_proof_cb (HengPersonPage *self, GtkWidget *anchor)
{
  const HengFinalScore *final = &self->data->review->final;
  g_autofree char *value = heng_text_value (final->final.state == HENG_VALUE_NUMBER ? HENG_NUMBER (final->published) : final->final, 2);

  show_proof (self, anchor, NULL, C_ ("score", "Total"), value);
}

static void
proof_cb (HengPersonPage *self, GtkWidget *anchor, const char *path, const char *title, const char *value)
{
  show_proof (self, anchor, path, title, value);
}

static void
proof_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPersonPage *self = HENG_PERSON_PAGE (widget);

  if (self->data != NULL && self->data->review != NULL)
    show_total_proof_cb (self, GTK_WIDGET (self->header));
}

static void
show_key_result_cb (HengPersonPage *self, gint64 key_result_id)
{
  heng_person_goals_select (self->goals, key_result_id);
  adw_view_stack_set_visible_child_name (self->views, "goals");
}

static void
show_manager_cb (HengPersonPage *self)
{
  if (self->data != NULL && self->data->employee->manager_id != 0)
    heng_window_show_person (window_of (self), self->data->employee->manager_id, NULL, NULL);
}

static gboolean
rescore_idle_cb (gpointer user_data)
{
  HengPersonPage *self = user_data;

  self->rescore_idle = 0;
  if (self->data->review != NULL)
    heng_person_overview_set (self->overview, self->data->review);
  return G_SOURCE_REMOVE;
}

static void
rescored_cb (HengPersonPage *self)
{
  heng_person_header_set_score (self->header, self->data->review);
  if (self->rescore_idle == 0)
    self->rescore_idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, rescore_idle_cb, self, NULL);
}

static void
actual_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;

  heng_store_run_finish (HENG_STORE (source), result, &error);
  if (error == NULL || window_of (self) == NULL)
    return;
  heng_window_show_error (window_of (self), _("The value was not stored"), error);
  heng_page_reload (HENG_PAGE (self));
}

static void
store_actual_cb (HengPersonPage *self, HengActualRequest *request)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  request->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_verb_enter_actual, request, (GDestroyNotify) heng_actual_request_free, NULL, NULL,
                        actual_stored_cb, g_object_ref (self));
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;

  heng_store_run_finish (HENG_STORE (source), result, &error);
  if (window_of (self) == NULL)
    return;
  if (error != NULL)
    {
      heng_window_show_error (window_of (self), _("The check-in was not recorded"), error);
      return;
    }
  heng_person_goals_recorded (self->goals);
  heng_window_toast (window_of (self), _("Check-in recorded"), TRUE);
}

static void
record_cb (HengPersonPage *self, HengCheckInRequest *request)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  request->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_verb_check_in, request, (GDestroyNotify) heng_check_in_request_free, NULL, NULL,
                        recorded_cb, g_object_ref (self));
}

/* Facts and job changes: the page reloads by itself; only a failure needs words. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;

  heng_store_run_finish (HENG_STORE (source), result, &error);
  if (window_of (self) == NULL)
    return;
  if (error == NULL)
    {
      heng_window_toast (window_of (self), _("Saved"), TRUE);
      return;
    }
  heng_window_show_error (window_of (self), _("The change was not stored"), error);
  heng_page_reload (HENG_PAGE (self));
}

static void
job_chosen_cb (HengJob *job, gpointer user_data)
{
  HengPersonPage *self = user_data;
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  HengJobRequest *request = g_new0 (HengJobRequest, 1);

  request->job = job;
  request->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, heng_verb_change_job, request, (GDestroyNotify) heng_job_request_free, NULL, NULL,
                        written_cb, g_object_ref (self));
}

static void
change_job_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPersonPage *self = HENG_PERSON_PAGE (widget);

  if (self->data != NULL)
    heng_job_dialog_show (widget, heng_page_get_store (HENG_PAGE (self)), self->data, job_chosen_cb, self);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_leave_dialog_show (HENG_PERSON_PAGE (widget)->desk);
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_person_page_set_tab (HENG_PERSON_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengPersonPage *self = HENG_PERSON_PAGE (widget);

  if (self->data != NULL && self->data->review != NULL)
    heng_print_dialog_show (widget, heng_page_get_store (HENG_PAGE (self)), self->data->cycle->id, self->employee_id);
}

static int
sibling_index (HengPersonPage *self)
{
  for (guint i = 0; self->siblings != NULL && i < self->siblings->len; i++)
    if (g_array_index (self->siblings, gint64, i) == self->employee_id)
      return (int) i;
  return -1;
}

static void
update_siblings (HengPersonPage *self)
{
  int index = sibling_index (self), n = self->siblings != NULL ? (int) self->siblings->len : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->next_button), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->previous_button), n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.next", index >= 0 && index + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.previous", index > 0);
}

static void
step_sibling (HengPersonPage *self, int delta)
{
  int index = sibling_index (self) + delta;

  if (self->siblings == NULL || index < 0 || index >= (int) self->siblings->len)
    return;
  /* what is being typed belongs to the person one leaves */
  gtk_widget_child_focus (GTK_WIDGET (self->header), GTK_DIR_TAB_FORWARD);
  self->employee_id = g_array_index (self->siblings, gint64, index);
  self->focus_sheet = TRUE;
  update_siblings (self);
  heng_page_reload (HENG_PAGE (self));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_sibling (HENG_PERSON_PAGE (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_sibling (HENG_PERSON_PAGE (widget), -1);
}

static void
view_changed_cb (HengPersonPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  heng_person_header_set_compact (self->header, g_strcmp0 (name, "goals") == 0 || g_strcmp0 (name, "scorecard") == 0);
}

static void
width_class_cb (HengPersonPage *self)
{
  HengWidthClass width_class = heng_adaptive_bin_get_width_class (self->bin);
  gboolean narrow = width_class == HENG_WIDTH_NARROW;

  heng_person_header_set_width_class (self->header, width_class);
  heng_person_overview_set_width_class (self->overview, width_class);
  heng_person_goals_set_width_class (self->goals, width_class);
  heng_scorecard_sheet_set_width_class (self->sheet, width_class);
  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "title" : "tabs");
  adw_view_switcher_bar_set_reveal (self->bottom_bar, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->content), "h-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->content), "h-narrow");
}

static void
heng_person_page_dispose (GObject *object)
{
  HengPersonPage *self = HENG_PERSON_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rescore_idle, g_source_remove);
  G_OBJECT_CLASS (heng_person_page_parent_class)->dispose (object);
}

static void
heng_person_page_finalize (GObject *object)
{
  HengPersonPage *self = HENG_PERSON_PAGE (object);

  g_clear_pointer (&self->siblings, g_array_unref);
  heng_file_desk_set_data (self->desk, NULL);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->data, heng_person_data_free);
  G_OBJECT_CLASS (heng_person_page_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_SEGMENTED);
  g_type_ensure (HENG_TYPE_PERSON_HEADER);
  g_type_ensure (HENG_TYPE_PERSON_OVERVIEW);
  g_type_ensure (HENG_TYPE_PERSON_GOALS);
  g_type_ensure (HENG_TYPE_SCORECARD_SHEET);
  g_type_ensure (HENG_TYPE_PERSON_FILE);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, content);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, header);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, views);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, overview_stack);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, overview_empty);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, overview);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, goals);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, scorecard_stack);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, scorecard_empty);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, HengPersonPage, file);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_manager_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_total_proof_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_key_result_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, rescored_cb);
  gtk_widget_class_bind_template_callback (widget_class, store_actual_cb);
  gtk_widget_class_bind_template_callback (widget_class, proof_cb);
}

static char *
heng_person_page_get_place (HengPage *page)
{
  HengPersonPage *self = HENG_PERSON_PAGE (page);

  return g_strdup_printf ("person:%" G_GINT64_FORMAT ":%s", self->employee_id, adw_view_stack_get_visible_child_name (self->views));
}

static void
heng_person_page_class_init (HengPersonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heng_person_page_dispose;
  object_class->finalize = heng_person_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_person_page_reload;
  HENG_PAGE_CLASS (klass)->help = "person";
  HENG_PAGE_CLASS (klass)->get_place = heng_person_page_get_place;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.proof", NULL, proof_action);
  gtk_widget_class_install_action (widget_class, "page.change-job", NULL, change_job_action);
  gtk_widget_class_install_action (widget_class, "page.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "page.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, previous_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "page.previous", NULL);
}

static void
heng_person_page_init (HengPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->desk = heng_file_desk_new (HENG_PAGE (self));
  heng_person_header_set_desk (self->header, self->desk);
  heng_person_file_set_desk (self->file, self->desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.proof", FALSE);
}

HengPage *
heng_person_page_new (gint64 employee_id, GArray *siblings, const char *tab)
{
  HengPersonPage *self = g_object_new (HENG_TYPE_PERSON_PAGE, NULL);

  self->employee_id = employee_id;
  self->siblings = siblings != NULL ? g_array_copy (siblings) : NULL;
  update_siblings (self);
  heng_person_page_set_tab (self, tab);
  return HENG_PAGE (self);
}

void
heng_person_page_set_tab (HengPersonPage *self, const char *tab)
{
  adw_view_stack_set_visible_child_name (self->views, tab != NULL ? tab : "overview");
  self->focus_sheet = g_strcmp0 (tab, "scorecard") == 0;
  view_changed_cb (self);
}

gint64
heng_person_page_get_employee (HengPersonPage *self)
{
  return self->employee_id;
}
