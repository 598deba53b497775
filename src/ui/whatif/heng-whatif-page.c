/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The what-if page: a trial in hand, worked out by a thread whenever it changes; of several requests the newest wins. */
#include "heng-whatif-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-chart-view.h"
#include "heng-compat.h"
#include "heng-whatif-apply.h"
#include "heng-whatif-compare.h"
#include "heng-whatif-counts.h"
#include "heng-whatif-data.h"
#include "heng-whatif-fade.h"
#include "heng-whatif-moves.h"
#include "heng-whatif-parameters.h"
#include "heng-window.h"

#define MOST_SIBLINGS 2000
#define PARAMETERS_WIDTH 310 /* beside the outcome */

struct _HengWhatifPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  GtkButton *apply_button, *narrow_apply, *other_button;
  GtkMenuButton *menu_button;
  HengAdaptiveBin *bin;
  GtkStack *stack;
  HengBusy *busy;
  AdwStatusPage *error_page;
  GtkWidget *content, *switch_box;
  HengWhatifFade *fade; /* around all that is worked out */
  HengBanner *banner;
  GtkToggleButton *show_parameters;
  AdwClamp *clamp;
  HengWhatifParameters *parameters;
  GtkLabel *finding, *facts, *pay;
  HengChartView *chart;
  HengWhatifCounts *counts;
  HengWhatifMoves *moves;
  gint64 cycle_id; /* 0: the window's */
  HengWhatifData *data;
  HengTrial *trial;
  HengWhatifAnswer *answer;
  GCancellable *working; /* of the newest request; NULL: none is under way */
  gboolean again;        /* the trial changed meanwhile */
};

G_DEFINE_FINAL_TYPE (HengWhatifPage, heng_whatif_page, HENG_TYPE_PAGE)

static gint64
cycle_of (HengWhatifPage *self)
{
  return self->cycle_id != 0 ? self->cycle_id : heng_page_get_cycle (HENG_PAGE (self));
}

static gboolean
is_changed (HengWhatifPage *self)
{
  g_autoptr (HengTrial) now = self->data != NULL ? heng_trial_new (self->data->whatif) : NULL;

  return now != NULL && !heng_trial_equal (now, self->trial);
}

/* Working out */

/* What a thread is given: its own reference and its own copy. */
typedef struct
{
  HengWhatif *whatif;
  HengTrial *trial;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  heng_whatif_unref (request->whatif);
  heng_trial_free (request->trial);
  g_free (request);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;

  g_task_return_pointer (task, heng_whatif_answer_new (request->whatif, NULL, request->trial), (GDestroyNotify) heng_whatif_answer_free);
}

static void
show_fault (HengWhatifPage *self)
{
  const GPtrArray *faults = self->answer->faults;

  if (faults->len > 0)
    heng_banner_show (self->banner, HENG_BANNER_WARNING, _("This trial cannot be applied as it stands"), g_ptr_array_index (faults, 0));
  else if (self->data->whatif->is_published)
    heng_banner_show (self->banner, HENG_BANNER_INFO, _("The results of this period are published"),
                      _("The trial shows how they would have been; nothing of it can be applied."));
  else
    heng_banner_hide (self->banner);
}

static void
show_actions (HengWhatifPage *self)
{
  gboolean changed = is_changed (self), published = self->data != NULL && self->data->whatif->is_published;
  gboolean sound = self->answer != NULL && self->answer->faults->len == 0;
  gboolean can_apply = self->data != NULL && !published && self->data->whatif->now->n_scored > 0;
  gboolean is_narrow = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_NARROW;
  g_autofree char *state = self->data != NULL ? heng_whatif_state_text (self->data->whatif, self->trial) : NULL;
  g_autofree char *subtitle = state != NULL ? g_strdup_printf ("%s · %s", self->data->whatif->cycle_name, state) : NULL;

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), can_apply && !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_apply), can_apply && is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), changed || (self->data != NULL && self->data->kept->len > 0));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whatif.apply", changed && sound && !published);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whatif.keep", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whatif.discard", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whatif.compare", self->data != NULL && (changed || self->data->kept->len > 0));
}

static void
show_answer (HengWhatifPage *self)
{
  const HengWhatif *whatif = self->data->whatif;
  const HengWhatifAnswer *answer = self->answer;

  gtk_label_set_text (self->finding, answer->finding);
  gtk_label_set_text (self->facts, answer->facts);
  gtk_label_set_text (self->pay, answer->pay != NULL ? answer->pay : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pay), answer->pay != NULL);
  heng_chart_view_set_chart (self->chart, g_steal_pointer (&self->answer->chart));
  heng_whatif_counts_set (self->counts, whatif, whatif->now, answer->outcome);
  heng_whatif_moves_set (self->moves, whatif, whatif->now, answer->outcome, answer->moves);
  show_fault (self);
  show_actions (self);
}

static void request_answer (HengWhatifPage *self);

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (source);
  HengWhatifAnswer *answer = g_task_propagate_pointer (G_TASK (result), NULL);

  /* an answer about values that were read anew since is of no use */
  if (g_task_get_cancellable (G_TASK (result)) != self->working || answer == NULL || self->data == NULL)
    {
      g_clear_pointer (&answer, heng_whatif_answer_free);
      return;
    }
  g_clear_object (&self->working);
  heng_whatif_fade_begin (self->fade);
  heng_whatif_moves_set (self->moves, NULL, NULL, NULL, NULL);
  g_clear_pointer (&self->answer, heng_whatif_answer_free);
  self->answer = answer;
  show_answer (self);
  if (self->again)
    request_answer (self);
}

/* One at a time: what is asked for while a thread works is asked for when it is done, once and as it is then. */
static void
request_answer (HengWhatifPage *self)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  self->again = self->working != NULL;
  if (self->again)
    return;
  self->working = g_cancellable_new ();
  request = g_new (Request, 1);
  *request = (Request) { heng_whatif_ref (self->data->whatif), heng_trial_copy (self->trial) };
  task = g_task_new (self, self->working, worked_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, work);
}

static void
edited_cb (HengWhatifParameters *parameters, gpointer user_data)
{
  HengWhatifPage *self = user_data;

  show_actions (self);
  request_answer (self);
}

/* Loading */

/* The trial in hand goes on over values that were read anew: only what it changes is carried over. */
static HengTrial *
carry_over (HengWhatifPage *self, const HengWhatifData *data)
{
  g_autofree char *json = self->trial != NULL ? heng_trial_to_json (self->trial, self->data->whatif) : NULL;
  HengTrial *trial = json != NULL && self->data->whatif->cycle->id == data->whatif->cycle->id
                       ? heng_trial_from_json (data->whatif, json, NULL, NULL) : NULL;

  return trial != NULL ? trial : heng_trial_new (data->whatif);
}

static void
forget_answer (HengWhatifPage *self)
{
  heng_whatif_moves_set (self->moves, NULL, NULL, NULL, NULL);
  g_clear_pointer (&self->answer, heng_whatif_answer_free);
  g_clear_object (&self->working);
  self->again = FALSE;
}

static void
take_data (HengWhatifPage *self, HengWhatifData *data)
{
  HengTrial *trial = carry_over (self, data);

  forget_answer (self);
  heng_whatif_parameters_set (self->parameters, data->whatif, trial);
  g_clear_pointer (&self->trial, heng_trial_free);
  g_clear_pointer (&self->data, heng_whatif_data_free);
  self->data = data;
  self->trial = trial;
  show_actions (self);
}

static void
show_empty (HengWhatifPage *self)
{
  g_autofree char *label = g_strdup_printf (_("Try It on %s"), self->data->other_name != NULL ? self->data->other_name : "");

  gtk_button_set_label (self->other_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->other_button), self->data->other_cycle != 0);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengWhatifPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengWhatifData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&data, heng_whatif_data_free);
      return;
    }
  heng_busy_stop (self->busy);
  if (data == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  take_data (self, data);
  if (data->whatif->now->n_scored == 0)
    {
      show_empty (self);
      return;
    }
  request_answer (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "trial") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "trial");
  gtk_widget_child_focus (GTK_WIDGET (self->parameters), GTK_DIR_TAB_FORWARD);
}

static void
heng_whatif_page_reload (HengPage *page)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (page);
  gint64 cycle_id = cycle_of (self);

  if (cycle_id == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->other_button), FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  if (self->data == NULL)
    heng_busy_start (self->busy, _("Reading everybody's values"), NULL);
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_whatif_data_load, g_memdup2 (&cycle_id, sizeof cycle_id), g_free,
                        (GDestroyNotify) heng_whatif_data_free, NULL, loaded_cb, g_object_ref (page));
}

static void
again_cb (GtkButton *button, gpointer user_data)
{
  heng_page_reload (user_data);
}

static void
other_cb (GtkButton *button, gpointer user_data)
{
  HengWhatifPage *self = user_data;

  self->cycle_id = self->data->other_cycle;
  heng_page_reload (HENG_PAGE (self));
}

/* Narrow */

static void
arrange (HengWhatifPage *self)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);
  gboolean side_by_side = width == HENG_WIDTH_WIDE, parameters = gtk_toggle_button_get_active (self->show_parameters);
  int margin = width == HENG_WIDTH_NARROW ? 12 : 24;

  gtk_widget_set_visible (self->switch_box, !side_by_side);
  gtk_widget_set_visible (GTK_WIDGET (self->clamp), side_by_side || parameters);
  gtk_widget_set_visible (GTK_WIDGET (self->fade), side_by_side || !parameters);
  gtk_widget_set_hexpand (GTK_WIDGET (self->clamp), !side_by_side);
  adw_clamp_set_maximum_size (self->clamp, side_by_side ? PARAMETERS_WIDTH : G_MAXINT / 2);
  gtk_widget_set_size_request (GTK_WIDGET (self->parameters), side_by_side ? PARAMETERS_WIDTH : -1, -1);
  gtk_widget_set_margin_start (self->content, margin);
  gtk_widget_set_margin_end (self->content, margin);
  show_actions (self);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, gpointer user_data)
{
  arrange (user_data);
}

static void
switch_cb (GtkToggleButton *button, gpointer user_data)
{
  arrange (user_data);
}

/* Verbs */

static void
person_cb (HengWhatifMoves *moves, gint64 employee_id, gpointer user_data)
{
  HengWhatifPage *self = user_data;
  g_autoptr (GArray) ids = heng_whatif_moves_get_ids (moves, MOST_SIBLINGS);

  heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), employee_id, ids, "scorecard");
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (widget);

  if (self->answer != NULL)
    heng_whatif_apply_present (HENG_PAGE (self), self->data->whatif, self->trial, self->answer);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (widget);

  heng_whatif_keep_present (HENG_PAGE (self), self->data->whatif, self->trial);
}

static void
take_trial (HengTrial *trial, gpointer user_data)
{
  HengWhatifPage *self = user_data;
  HengTrial *old = self->trial;

  self->trial = trial;
  heng_whatif_parameters_set (self->parameters, self->data->whatif, trial);
  heng_trial_free (old);
  show_actions (self);
  request_answer (self);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (widget);

  heng_whatif_compare_present (HENG_PAGE (self), self->data->whatif, self->data->kept, self->trial, take_trial, self);
}

static void
discarded_cb (gboolean yes, gpointer user_data)
{
  g_autoptr (HengWhatifPage) self = user_data;

  if (yes && self->data != NULL)
    take_trial (heng_trial_new (self->data->whatif), self);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (widget);

  heng_compat_ask (GTK_WINDOW (heng_page_get_window (HENG_PAGE (self))), _("Discard the Trial?"),
                   _("Every parameter goes back to where it is now. Nothing was stored, so nothing else changes."), _("Discard"), TRUE, discarded_cb,
                   g_object_ref (self));
}

static char *
heng_whatif_page_get_place (HengPage *page)
{
  return g_strdup_printf ("whatif:%" G_GINT64_FORMAT, cycle_of (HENG_WHATIF_PAGE (page)));
}

static void
heng_whatif_page_dispose (GObject *object)
{
  HengWhatifPage *self = HENG_WHATIF_PAGE (object);

  if (self->moves != NULL)
    forget_answer (self);
  if (self->parameters != NULL)
    heng_whatif_parameters_set (self->parameters, NULL, NULL);
  g_clear_pointer (&self->trial, heng_trial_free);
  g_clear_pointer (&self->data, heng_whatif_data_free);
  G_OBJECT_CLASS (heng_whatif_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, narrow_apply);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, other_button);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, content);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, switch_box);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, fade);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, show_parameters);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, parameters);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, finding);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, facts);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, pay);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, chart);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HengWhatifPage, moves);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
}

static void
heng_whatif_page_class_init (HengWhatifPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_CHART_VIEW);
  g_type_ensure (HENG_TYPE_WHATIF_COUNTS);
  g_type_ensure (HENG_TYPE_WHATIF_FADE);
  g_type_ensure (HENG_TYPE_WHATIF_MOVES);
  g_type_ensure (HENG_TYPE_WHATIF_PARAMETERS);
  G_OBJECT_CLASS (klass)->dispose = heng_whatif_page_dispose;
  HENG_PAGE_CLASS (klass)->reload = heng_whatif_page_reload;
  HENG_PAGE_CLASS (klass)->get_place = heng_whatif_page_get_place;
  HENG_PAGE_CLASS (klass)->help = "what-if";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/whatif/heng-whatif-page.ui");
  gtk_widget_class_install_action (widget_class, "whatif.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "whatif.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "whatif.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "whatif.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "whatif.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "whatif.keep", NULL);
  bind_children (widget_class);
}

static void
heng_whatif_page_init (HengWhatifPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), C_("page", "What If"));
  adw_window_title_set_title (self->title, C_("page", "What If"));
  show_actions (self);
}

HengPage *
heng_whatif_page_new (gint64 cycle_id)
{
  HengWhatifPage *self = g_object_new (HENG_TYPE_WHATIF_PAGE, NULL);

  self->cycle_id = cycle_id;
  return HENG_PAGE (self);
}
