/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: titles edited in place, new goals, moving by keys and by dragging. */
#include "heng-goals-page-private.h"

#include <glib/gi18n.h>

#include "heng-goal-asks.h"

static void begin_key_result (HengGoalsPage *self, gint64 objective_id, gint64 after_id);
static void begin_objective (HengGoalsPage *self, const HengGoalNode *beside);

/* In the tree: new goals are written there. */
static void
to_tree (HengGoalsPage *self)
{
  if (heng_goals_page_table (self) == self->tree && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "tree") == 0)
    return;
  adw_view_stack_set_visible_child_name (self->views, "tree");
}

static int
place_of (HengGoalsPage *self, HengGoalKind kind, gint64 id)
{
  return heng_goal_forest_find (self->data->forest, kind, id);
}

static void
moved_in_done (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    heng_goal_table_focus (heng_goals_page_table (HENG_GOALS_PAGE (page)));
}

static void
step (HengGoalsPage *self, HengGoalWorkKind what, HengGoalKind kind, gint64 id, int direction)
{
  HengGoalWork *work = heng_goal_work_new (what, kind, id);

  work->step = direction;
  heng_goal_work_run (HENG_PAGE (self), work, NULL, FALSE, moved_in_done, NULL);
}

/* Whether there is a level to go to; else the refusal says why, and nobody is asked for a reason first. */
static gboolean
can_step (const HengGoalForest *forest, int place, gboolean in)
{
  int parent = forest->nodes[place].parent;

  if (!in)
    return parent >= 0;
  for (int i = parent + 1; i < place; i++)
    if (forest->nodes[i].parent == parent)
      return TRUE;
  return FALSE;
}

/* What an approved goal hangs on is part of what was approved. */
static void
step_in_or_out (HengGoalsPage *self, gint64 id, gboolean in)
{
  const HengGoalForest *forest = self->data->forest;
  int place = place_of (self, HENG_GOAL_OBJECTIVE, id);
  HengGoalWorkKind what = in ? HENG_GOAL_WORK_INDENT : HENG_GOAL_WORK_OUTDENT;

  if (place >= 0 && forest->nodes[place].state == HENG_GOAL_APPROVED && can_step (forest, place, in))
    heng_goal_run_or_ask (HENG_PAGE (self), heng_goal_work_new (what, HENG_GOAL_OBJECTIVE, id), TRUE, NULL);
  else
    step (self, what, HENG_GOAL_OBJECTIVE, id, 0);
}

typedef struct
{
  HengTitleEnd how;
  HengGoalKind kind;
  gboolean is_new;
} Ending;

static void
stored (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (page);
  const Ending *ending = g_object_get_data (user_data, "heng-ending");

  if (error != NULL)
    {
      heng_goal_table_set_fault (self->tree, error->message);
      heng_goal_table_set_fault (self->list, error->message);
      return;
    }
  heng_goal_pane_preview_title (self->pane, ending->kind, FALSE, NULL);
  if (ending->is_new)
    heng_goal_table_choose_later (self->tree, ending->kind, id);
  heng_goal_table_end_edit (heng_goals_page_table (self), ending->how != HENG_TITLE_LEFT);
  self->one_more = ending->how == HENG_TITLE_NEXT;
  if ((ending->how == HENG_TITLE_IN || ending->how == HENG_TITLE_OUT) && ending->kind == HENG_GOAL_OBJECTIVE)
    step_in_or_out (self, id, ending->how == HENG_TITLE_IN);
}

static void
run (HengGoalsPage *self, HengGoalWork *work, Ending ending)
{
  g_autoptr (GObject) carrier = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (carrier, "heng-ending", g_memdup2 (&ending, sizeof ending), g_free);
  heng_goal_work_run (HENG_PAGE (self), work, NULL, TRUE, stored, carrier);
}

static void
store_new (HengGoalsPage *self, const char *text, HengTitleEnd how)
{
  HengGoalWork *work
      = heng_goal_work_new (self->new_kind == HENG_GOAL_OBJECTIVE ? HENG_GOAL_WORK_ADD_OBJECTIVE : HENG_GOAL_WORK_ADD_KR, self->new_kind,
                            self->new_objective);

  work->place = self->new_place;
  work->after = self->new_after;
  work->text = g_strdup (text);
  run (self, work, (Ending) { how, self->new_kind, TRUE });
}

static void
store_title (HengGoalsPage *self, const HengGoalNode *node, const char *text, HengTitleEnd how)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_SET_FIELD, node->kind, node->id);

  work->field = g_strdup ("title");
  work->text = g_strdup (text);
  if (self->data->forest->nodes[node->objective].state != HENG_GOAL_APPROVED)
    {
      run (self, work, (Ending) { how, node->kind, FALSE });
      return;
    }
  heng_goal_pane_preview_title (self->pane, node->kind, FALSE, NULL);
  heng_goal_table_end_edit (heng_goals_page_table (self), FALSE);
  heng_goal_run_or_ask (HENG_PAGE (self), work, TRUE, NULL);
}

static void
end_without (HengGoalsPage *self, HengTitleEnd how)
{
  heng_goal_pane_preview_title (self->pane, HENG_GOAL_OBJECTIVE, FALSE, NULL);
  heng_goal_table_end_edit (heng_goals_page_table (self), how != HENG_TITLE_LEFT);
  if (self->data != NULL && self->data->forest->n_nodes == 0)
    heng_page_reload (HENG_PAGE (self));
}

/* Enter on an existing title that did not change still steps, and Ctrl+Enter still writes the next one. */
static void
nothing_changed (HengGoalsPage *self, const HengGoalNode *node, HengTitleEnd how)
{
  HengGoalKind kind = node->kind;
  gint64 id = node->id, objective = self->data->forest->nodes[node->objective].id;

  end_without (self, how);
  if (how == HENG_TITLE_NEXT)
    begin_key_result (self, objective, kind == HENG_GOAL_KEY_RESULT ? id : 0);
  else if ((how == HENG_TITLE_IN || how == HENG_TITLE_OUT) && kind == HENG_GOAL_OBJECTIVE)
    step_in_or_out (self, id, how == HENG_TITLE_IN);
}

static void
written_cb (HengGoalTable *table, const char *text, int how, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goal_table_is_writing (table) ? NULL : heng_goal_table_get_node (table);

  if (how == HENG_TITLE_CANCEL || *text == '\0' || self->data == NULL)
    end_without (self, (HengTitleEnd) how);
  else if (heng_goal_table_is_writing (table))
    store_new (self, text, (HengTitleEnd) how);
  else if (node == NULL)
    end_without (self, (HengTitleEnd) how);
  else if (g_str_equal (node->title, text))
    nothing_changed (self, node, (HengTitleEnd) how);
  else
    store_title (self, node, text, (HengTitleEnd) how);
}

static void
typed_cb (HengGoalTable *table, const char *text, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  gboolean is_new = heng_goal_table_is_writing (table);
  const HengGoalNode *node = heng_goal_table_get_node (table);

  heng_goal_table_set_fault (table, NULL);
  heng_goal_pane_preview_title (self->pane, is_new ? self->new_kind : node != NULL ? node->kind : HENG_GOAL_OBJECTIVE, is_new, text);
}

static void
stepped_cb (HengGoalTable *table, int how, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goal_table_get_node (table);

  if (node == NULL)
    return;
  if (how == HENG_GOAL_STEP_UP || how == HENG_GOAL_STEP_DOWN)
    step (self, HENG_GOAL_WORK_MOVE, node->kind, node->id, how == HENG_GOAL_STEP_UP ? -1 : 1);
  else if (node->kind == HENG_GOAL_OBJECTIVE)
    step_in_or_out (self, node->id, how == HENG_GOAL_STEP_IN);
}

static void
drop_key_result (HengGoalsPage *self, const HengGoalNode *node, const HengGoalNode *on)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_MOVE_KR, HENG_GOAL_KEY_RESULT, node->id);

  work->target = self->data->forest->nodes[on->objective].id;
  work->after = on->kind == HENG_GOAL_KEY_RESULT ? on->id : 0;
  heng_goal_work_run (HENG_PAGE (self), work, _("Key result moved"), FALSE, NULL, NULL);
}

/* On a goal: aligned to it; below one: beside it, aligned to what that one is aligned to. */
static void
dropped_cb (HengGoalTable *table, guint from, guint to, gboolean beside, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalForest *forest = self->data->forest;
  const HengGoalNode *node, *on;
  HengGoalWork *work;

  if (from >= forest->n_nodes || to >= forest->n_nodes)
    return;
  node = &forest->nodes[from];
  on = &forest->nodes[to];
  if (node->kind == HENG_GOAL_KEY_RESULT)
    {
      drop_key_result (self, node, on);
      return;
    }
  work = heng_goal_work_new (HENG_GOAL_WORK_ALIGN, HENG_GOAL_OBJECTIVE, node->id);
  if (beside && on->kind == HENG_GOAL_OBJECTIVE)
    on = on->parent >= 0 ? &forest->nodes[on->parent] : NULL;
  work->target = on != NULL && on->kind == HENG_GOAL_OBJECTIVE ? on->id : 0;
  work->target_kr = on != NULL && on->kind == HENG_GOAL_KEY_RESULT ? on->id : 0;
  work->place.link = node->link != HENG_LINK_NONE ? node->link : HENG_LINK_REFERENCE;
  heng_goal_run_or_ask (HENG_PAGE (self), work, node->state == HENG_GOAL_APPROVED, on != NULL ? _("Objective aligned") : _("Objective no longer aligned"));
}

static gint64
last_key_result (const HengGoalForest *forest, int objective)
{
  gint64 last = 0;

  for (int i = objective + 1; i <= objective + (int) forest->nodes[objective].n_below; i++)
    if (forest->nodes[i].kind == HENG_GOAL_KEY_RESULT && forest->nodes[i].objective == objective)
      last = forest->nodes[i].id;
  return last;
}

/* Behind the key result chosen, or the last of its objective. */
static void
begin_key_result (HengGoalsPage *self, gint64 objective_id, gint64 after_id)
{
  const HengGoalForest *forest = self->data->forest;
  int objective = place_of (self, HENG_GOAL_OBJECTIVE, objective_id), after;

  if (objective < 0 || !heng_goals_page_is_editable (self))
    return;
  to_tree (self);
  if (after_id == 0)
    after_id = last_key_result (forest, objective);
  after = after_id != 0 ? place_of (self, HENG_GOAL_KEY_RESULT, after_id) : -1;
  self->new_kind = HENG_GOAL_KEY_RESULT;
  self->new_objective = objective_id;
  self->new_after = after >= 0 ? after_id : 0;
  heng_goal_table_choose (self->tree, after >= 0 ? HENG_GOAL_KEY_RESULT : HENG_GOAL_OBJECTIVE, after >= 0 ? after_id : objective_id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "goals");
  heng_goal_table_write_new (self->tree, HENG_GOAL_KEY_RESULT, after >= 0 ? after : objective, forest->nodes[objective].depth + 1);
}

/* Beside the chosen objective, with its owner and what it is aligned to; the company's when nothing is chosen. */
static void
begin_objective (HengGoalsPage *self, const HengGoalNode *beside)
{
  const HengGoalForest *forest = self->data->forest;
  int after = beside != NULL ? beside->objective : -1;
  const HengGoalNode *objective = after >= 0 ? &forest->nodes[after] : NULL;

  to_tree (self);
  self->new_kind = HENG_GOAL_OBJECTIVE;
  self->new_objective = self->new_after = 0;
  self->new_place = (HengGoalPlace) { .cycle_id = forest->cycle->id, .owner_kind = HENG_OWNER_COMPANY };
  if (objective != NULL)
    self->new_place = (HengGoalPlace) { forest->cycle->id, objective->owner_kind, objective->owner_id,
                                        objective->parent_kr_id != 0 ? 0 : objective->parent_id,
                                        objective->parent_kr_id, objective->link, objective->id };
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "goals");
  heng_goal_table_write_new (self->tree, HENG_GOAL_OBJECTIVE, after, objective != NULL ? objective->depth : 0);
}

static void
new_objective_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);

  if (self->data != NULL)
    begin_objective (self, heng_goals_page_chosen (self));
}

static void
new_key_result_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self);

  if (node != NULL)
    begin_key_result (self, self->data->forest->nodes[node->objective].id, node->kind == HENG_GOAL_KEY_RESULT ? node->id : 0);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);

  if (heng_goals_page_is_editable (self) && heng_goals_page_chosen (self) != NULL)
    heng_goal_table_edit (heng_goals_page_table (self));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[] = { "goals.move-up", "goals.move-down", "goals.outdent", "goals.indent" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      stepped_cb (heng_goals_page_table (HENG_GOALS_PAGE (widget)), (int) i, widget);
}

static void
fold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_tree_unfold_all (heng_goal_table_get_tree (HENG_GOALS_PAGE (widget)->tree), g_str_equal (name, "goals.unfold-all"));
}

/* The row stored last is there: the next one is written below it. */
static void
items_changed_cb (HengGoalsPage *self)
{
  const HengGoalNode *node = self->one_more ? heng_goals_page_chosen (self) : NULL;

  if (node == NULL)
    return;
  self->one_more = FALSE;
  begin_key_result (self, self->data->forest->nodes[node->objective].id, node->kind == HENG_GOAL_KEY_RESULT ? node->id : 0);
}

static gboolean
one_more_cb (gpointer user_data)
{
  items_changed_cb (user_data);
  return G_SOURCE_REMOVE;
}

/* Not within the change itself. */
static void
later_cb (HengGoalsPage *self)
{
  if (self->one_more)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, one_more_cb, g_object_ref (self), g_object_unref);
}

void
heng_goals_page_connect_table (HengGoalsPage *self, HengGoalTable *table)
{
  g_signal_connect (table, "written", G_CALLBACK (written_cb), self);
  g_signal_connect (table, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect (table, "stepped", G_CALLBACK (stepped_cb), self);
  g_signal_connect (table, "dropped", G_CALLBACK (dropped_cb), self);
  if (table == self->tree)
    g_signal_connect_object (table, "chosen", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
heng_goals_page_install_edit (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "goals.new-objective", NULL, new_objective_action);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_objective_action);
  gtk_widget_class_install_action (widget_class, "goals.new-key-result", NULL, new_key_result_action);
  gtk_widget_class_install_action (widget_class, "goals.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "goals.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.indent", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.outdent", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "goals.unfold-all", NULL, fold_action);
  gtk_widget_class_install_action (widget_class, "goals.fold-all", NULL, fold_action);
}
