/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One goal beside the table. */
#include "heng-goal-pane-private.h"

#include <glib/gi18n.h>

#include "heng-goal-words.h"
#include "heng-organisation-choice.h"
#include "heng-segmented.h"
#include "heng-window.h"

G_DEFINE_FINAL_TYPE (HengGoalPane, heng_goal_pane, GTK_TYPE_BOX)

guint heng_goal_pane_signals[HENG_PANE_N_SIGNALS];

static const HengGoalNode *
node_of (HengGoalPane *self)
{
  int place = self->forest != NULL && self->id != 0 ? heng_goal_forest_find (self->forest, self->kind, self->id) : -1;

  return place >= 0 ? &self->forest->nodes[place] : NULL;
}

static void
show_smart (HengGoalPane *self)
{
  HengGoalLamps *lamps = self->data->kr != NULL ? heng_goal_check_key_result (self->data->context, self->data->kr, TRUE)
                                                : heng_goal_check_objective (self->data->context, self->data->objective);

  heng_smart_view_set (self->smart, lamps);
}

static void
show_head (HengGoalPane *self, const HengGoalNode *node)
{
  g_autofree char *caption = heng_goal_caption (self->forest, node), *percent = heng_goal_percent (node);
  gboolean counted = node->progress.state == HENG_VALUE_NUMBER;
  g_autofree char *gap = counted ? heng_goal_gap_text (node->progress.micro - node->expected, node->progress.micro >= HENG_MICRO) : g_strdup ("");

  gtk_label_set_text (self->caption, caption);
  gtk_label_set_text (self->title, node->title);
  gtk_label_set_text (self->percent, percent);
  gtk_label_set_text (self->gap, gap);
  gtk_widget_set_visible (GTK_WIDGET (self->state), node->health != HENG_HEALTH_NONE);
  heng_state_mark_set_health (self->state, node->health);
}

/* What can be done with an objective in its state; the page knows whether it may. */
static void
add_verb (HengGoalPane *self, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "h-s");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_flow_box_append (GTK_FLOW_BOX (self->buttons), button);
}

static void
make_verbs (HengGoalPane *self, const HengGoalNode *node)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->buttons), child);
  if (node->state == HENG_GOAL_DRAFT || node->state == HENG_GOAL_RETURNED)
    add_verb (self, _("Submit"), "goals.submit", FALSE);
  if (node->state == HENG_GOAL_SUBMITTED)
    {
      add_verb (self, C_("goal", "Approve"), "goals.approve", FALSE);
      add_verb (self, _("Return…"), "goals.return", FALSE);
      add_verb (self, _("Withdraw"), "goals.withdraw", FALSE);
    }
  if (node->state == HENG_GOAL_APPROVED && !node->is_published)
    add_verb (self, C_("goal", "Publish"), "goals.publish", FALSE);
  if (node->has_request)
    add_verb (self, _("Decide the Change…"), "goals.decide", FALSE);
  if (self->data->n_versions > 1)
    add_verb (self, _("Compare Versions…"), "goals.versions", FALSE);
}

/* Buttons that are still right stay: one of them may just be pressed, or have the keyboard. */
static void
show_verbs (HengGoalPane *self, const HengGoalNode *node)
{
  g_autofree char *words = g_strdup_printf (_("State: %s%s"), heng_enum_label (heng_goal_state_values, (int) node->state),
                                            node->is_published ? _(", published") : "");
  guint verbs = 1 | (guint) node->state << 1 | (node->is_published ? 1u << 8 : 0) | (node->has_request ? 1u << 9 : 0)
                | (self->data->n_versions > 1 ? 1u << 10 : 0);

  gtk_widget_set_visible (self->state_box, node->kind == HENG_GOAL_OBJECTIVE);
  if (node->kind != HENG_GOAL_OBJECTIVE)
    return;
  gtk_label_set_text (GTK_LABEL (self->state_word), words);
  if (verbs != self->verbs)
    make_verbs (self, node);
  self->verbs = verbs;
}

void
heng_goal_pane_refresh (HengGoalPane *self)
{
  const HengGoalNode *node = node_of (self);
  gboolean there = node != NULL && self->data != NULL && self->data->id == self->id && self->data->kind == self->kind;

  gtk_widget_set_visible (self->nothing, node == NULL);
  gtk_widget_set_visible (self->head, node != NULL);
  gtk_widget_set_visible (self->switcher, node != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->views), there);
  if (node == NULL)
    return;
  show_head (self, node);
  if (!there)
    return;
  show_verbs (self, node);
  show_smart (self);
  heng_goal_progress_show (self->progress, self->data, self->forest, self->editable);
  heng_goal_fields_show (self->fields, self->data, self->forest, self->editable && node->state != HENG_GOAL_CANCELLED);
  heng_goal_talk_view_show (self->talk, self->data, heng_store_get_actor (heng_page_get_store (self->page)));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengGoalPane) self = user_data;
  g_autoptr (GError) error = NULL;
  HengGoalPaneData *data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (data == NULL || self->page == NULL || data->id != self->id || data->kind != self->kind)
    {
      g_clear_pointer (&data, heng_goal_pane_data_free);
      if (error != NULL && self->page != NULL && node_of (self) != NULL)
        heng_window_show_error (heng_page_get_window (self->page), _("The goal could not be read"), error);
      return;
    }
  /* what shows the old data is told before it goes */
  {
    g_autoptr (HengGoalPaneData) old = g_steal_pointer (&self->data);

    self->data = data;
    heng_goal_pane_refresh (self);
  }
  if (self->focus_later)
    heng_goal_pane_focus_check_in (self);
}

static void
read_goal (HengGoalPane *self)
{
  HengGoalPaneArgs args = { self->kind, self->id };

  heng_store_run_async (heng_page_get_store (self->page), HENG_LANE_READING, heng_goal_pane_data_load, g_memdup2 (&args, sizeof args), g_free,
                        (GDestroyNotify) heng_goal_pane_data_free, NULL, loaded_cb, g_object_ref (self));
}

static void
heng_goal_pane_dispose (GObject *object)
{
  HengGoalPane *self = HENG_GOAL_PANE (object);

  self->page = NULL;
  self->forest = NULL;
  g_clear_pointer (&self->last_field, g_free);
  G_OBJECT_CLASS (heng_goal_pane_parent_class)->dispose (object);
}

static void
heng_goal_pane_finalize (GObject *object)
{
  g_clear_pointer (&HENG_GOAL_PANE (object)->data, heng_goal_pane_data_free);
  G_OBJECT_CLASS (heng_goal_pane_parent_class)->finalize (object);
}

static void
heng_goal_pane_class_init (HengGoalPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_goal_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_goal_pane_finalize;
  heng_goal_pane_signals[HENG_PANE_GO] = g_signal_new ("go", HENG_TYPE_GOAL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                                       G_TYPE_INT, G_TYPE_INT64);
  heng_goal_pane_signals[HENG_PANE_RECORDED] = g_signal_new ("recorded", HENG_TYPE_GOAL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
head_label (GtkWidget *box, const char *style, const char *second, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!wrap)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char *[]) { style, second, NULL });
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_head (HengGoalPane *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->caption = head_label (self->head, "h-cap", "h-dim", FALSE);
  self->title = head_label (self->head, "h-head", NULL, TRUE);
  self->numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->head), self->numbers);
  self->percent = head_label (self->numbers, "h-big", NULL, TRUE);
  gtk_label_set_wrap (self->percent, FALSE);
  self->state = HENG_STATE_MARK (heng_state_mark_new (HENG_HEALTH_NONE, TRUE));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "h-cell");
  gtk_widget_set_halign (GTK_WIDGET (self->state), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->state));
  self->gap = head_label (words, "h-cap", "h-dim", TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->numbers), words);
  gtk_box_append (GTK_BOX (self), self->head);
  self->nothing = gtk_label_new (_("Choose a goal to see how it goes."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_set_css_classes (self->nothing, (const char *[]) { "h-cell", "h-dim", NULL });
  gtk_widget_set_margin_top (self->nothing, 24);
  gtk_box_append (GTK_BOX (self), self->nothing);
}

static void
add_details (HengGoalPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->state_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->state_word = heng_cell_label_new (NULL, NULL);
  self->buttons = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->buttons), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->buttons), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->buttons), 3);
  gtk_box_append (GTK_BOX (self->state_box), self->state_word);
  gtk_box_append (GTK_BOX (self->state_box), self->buttons);
  self->smart = HENG_SMART_VIEW (heng_smart_view_new ());
  self->fields = HENG_GOAL_FIELDS (heng_goal_fields_new ());
  gtk_box_append (GTK_BOX (box), self->state_box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->smart));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  adw_view_stack_add_titled (self->views, box, "details", C_("goal", "Details"));
}

static void
add_talk (HengGoalPane *self)
{
  self->talk = HENG_GOAL_TALK_VIEW (heng_goal_talk_view_new ());
  adw_view_stack_add_titled (self->views, GTK_WIDGET (self->talk), "talk", C_("goal", "Talk"));
}

static void
heng_goal_pane_init (HengGoalPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-goal-pane");
  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->views, FALSE);
  add_head (self);
  self->preview = HENG_SMART_VIEW (heng_smart_view_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->preview));
  self->switcher = heng_segmented_new (self->views);
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->switcher);
  self->progress = HENG_GOAL_PROGRESS (heng_goal_progress_new ());
  adw_view_stack_add_titled (self->views, GTK_WIDGET (self->progress), "progress", C_("goal", "Progress"));
  add_details (self);
  add_talk (self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->views));
  heng_goal_pane_connect (self);
  heng_goal_pane_refresh (self);
}

GtkWidget *
heng_goal_pane_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_PANE, NULL);
}

void
heng_goal_pane_show (HengGoalPane *self, HengPage *page, const HengGoalForest *forest, const HengGoalNode *node, gboolean editable)
{
  self->page = page;
  self->forest = forest;
  self->editable = editable;
  self->kind = node != NULL ? node->kind : HENG_GOAL_OBJECTIVE;
  self->id = node != NULL ? node->id : 0;
  heng_goal_pane_refresh (self);
  if (node != NULL)
    read_goal (self);
}

/* A key result as it is being written: what its title says fills the numbers, as it will when it is stored. */
static HengGoalLamps *
preview_key_result (HengGoalPane *self, gboolean is_new, const char *title)
{
  const HengCycle *cycle = heng_goal_context_cycle (self->data->context);
  g_autoptr (HengKeyResult) kr = is_new || self->data->kr == NULL ? heng_key_result_new () : heng_key_result_copy (self->data->kr);
  g_auto (HengGoalParsed) parsed = { 0 };

  g_free (kr->title);
  kr->title = g_strdup (title);
  heng_goal_parse_title (title, cycle->start_date, cycle->end_date, &parsed);
  if (is_new)
    {
      kr->objective_id = self->data->objective->id;
      kr->due_date = cycle->end_date;
    }
  if (parsed.has_values && (is_new || kr->start_value == kr->target))
    {
      kr->type = parsed.type;
      kr->start_value = parsed.start;
      kr->target = parsed.target;
      g_free (kr->unit);
      kr->unit = g_strdup (parsed.unit);
    }
  if (parsed.due != HENG_DATE_NONE)
    kr->due_date = parsed.due;
  return heng_goal_check_key_result (self->data->context, kr, TRUE);
}

void
heng_goal_pane_preview_title (HengGoalPane *self, HengGoalKind kind, gboolean is_new, const char *title)
{
  HengGoalLamps *lamps = NULL;

  if (title != NULL && *title != '\0' && self->data != NULL)
    {
      if (kind == HENG_GOAL_KEY_RESULT)
        lamps = preview_key_result (self, is_new, title);
      else if (!is_new)
        {
          g_autoptr (HengObjective) objective = heng_objective_copy (self->data->objective);

          g_free (objective->title);
          objective->title = g_strdup (title);
          lamps = heng_goal_check_objective (self->data->context, objective);
        }
    }
  heng_smart_view_set (self->preview, lamps);
}

void
heng_goal_pane_set_view (HengGoalPane *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->views, name);
}

void
heng_goal_pane_set_round (HengGoalPane *self, gboolean in_round)
{
  heng_goal_progress_set_two_steps (self->progress, in_round);
}

void
heng_goal_pane_focus_check_in (HengGoalPane *self)
{
  self->focus_later = heng_goal_pane_get_data (self) == NULL;
  heng_goal_pane_set_view (self, "progress");
  if (!self->focus_later)
    heng_goal_progress_focus (self->progress);
}

void
heng_goal_pane_focus_title (HengGoalPane *self)
{
  heng_goal_pane_set_view (self, "details");
  heng_goal_fields_focus (self->fields, "title");
}

void
heng_goal_pane_focus_comment (HengGoalPane *self)
{
  heng_goal_pane_set_view (self, "talk");
  heng_goal_talk_view_focus (self->talk);
}

const HengGoalPaneData *
heng_goal_pane_get_data (HengGoalPane *self)
{
  return self->data != NULL && self->data->id == self->id && self->data->kind == self->kind ? self->data : NULL;
}
