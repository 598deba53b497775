/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of goals. */
#include "heng-goal-table-private.h"

#include <glib/gi18n.h>

#include "heng-goal-words.h"
#include "heng-people-text.h"

#define FRAMES 12 /* as long one waits for a row that is about to be shown */

G_DEFINE_FINAL_TYPE (HengGoalTable, heng_goal_table, GTK_TYPE_WIDGET)

enum { CHOSEN, STEPPED, TYPED, WRITTEN, DROPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static HengGoalTable *
view_of (gpointer widget)
{
  return HENG_GOAL_TABLE (gtk_widget_get_ancestor (widget, HENG_TYPE_GOAL_TABLE));
}

static guint
selected (HengGoalTable *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

static GtkWidget *
list_of (HengGoalTable *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static HengGoalTitle *
title_of (HengGoalTable *self, guint position)
{
  g_autoptr (HengGoalItem) item = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  for (guint i = 0; item != NULL && i < self->titles->len; i++)
    if (heng_goal_title_get_item (self->titles->pdata[i]) == item && gtk_widget_get_mapped (self->titles->pdata[i]))
      return self->titles->pdata[i];
  return NULL;
}

static HengGoalTitle *
editing_title (HengGoalTable *self)
{
  for (guint i = 0; i < self->titles->len; i++)
    {
      HengGoalItem *item = heng_goal_title_get_item (self->titles->pdata[i]);

      if (item != NULL && heng_goal_item_is_editing (item))
        return self->titles->pdata[i];
    }
  return NULL;
}

/* The row is the cell's parent. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HengGoalTable *self = HENG_GOAL_TABLE (widget);
  HengGoalTitle *title = title_of (self, selected (self));
  GtkWidget *cell = title != NULL ? gtk_widget_get_parent (GTK_WIDGET (title)) : NULL;

  if (cell == NULL && --self->frames > 0)
    return G_SOURCE_CONTINUE;
  self->wait = 0;
  if (cell != NULL && editing_title (self) == NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
  return G_SOURCE_REMOVE;
}

static void
show_selected (HengGoalTable *self, gboolean focus)
{
  guint position = selected (self);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (list_of (self), "list.scroll-to-item", "u", position);
  if (!focus)
    return;
  self->frames = FRAMES;
  if (self->wait == 0)
    self->wait = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

static void
selected_cb (HengGoalTable *self)
{
  g_autoptr (HengGoalItem) item = NULL;

  if (selected (self) == GTK_INVALID_LIST_POSITION)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->tree), selected (self));
  if (item == NULL || heng_goal_item_get_id (item) == 0 || (heng_goal_item_get_id (item) == self->id && heng_goal_item_get_kind (item) == self->kind))
    return;
  self->kind = heng_goal_item_get_kind (item);
  self->id = heng_goal_item_get_id (item);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* The chosen goal is chosen still when rows come and go. */
static void
items_changed_cb (HengGoalTable *self)
{
  guint position = self->id != 0 ? heng_goal_tree_find (self->tree, self->kind, self->id) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && position != selected (self))
    gtk_single_selection_set_selected (self->selection, position);
  else if (position == GTK_INVALID_LIST_POSITION)
    selected_cb (self);
}

static gboolean
step_key (HengGoalTable *self, guint keyval)
{
  HengGoalStep step;

  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up: step = HENG_GOAL_STEP_UP; break;
    case GDK_KEY_Down: case GDK_KEY_KP_Down: step = HENG_GOAL_STEP_DOWN; break;
    case GDK_KEY_Left: case GDK_KEY_KP_Left: step = HENG_GOAL_STEP_OUT; break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: step = HENG_GOAL_STEP_IN; break;
    default:
      return FALSE;
    }
  g_signal_emit (self, signals[STEPPED], 0, (int) step);
  return TRUE;
}

static gboolean
fold_key (HengGoalTable *self, gboolean unfold)
{
  guint position = selected (self), parent;
  g_autoptr (HengGoalItem) item = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  item = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  if (heng_goal_item_is_foldable (item) && heng_goal_item_is_unfolded (item) != unfold)
    heng_goal_tree_set_unfolded (self->tree, position, unfold);
  else if (unfold && heng_goal_item_is_foldable (item))
    {
      gtk_single_selection_set_selected (self->selection, position + 1);
      show_selected (self, TRUE);
    }
  else if (!unfold && (parent = heng_goal_tree_parent (self->tree, position)) != G_MAXUINT)
    {
      gtk_single_selection_set_selected (self->selection, parent);
      show_selected (self, TRUE);
    }
  return TRUE;
}

/* Verbs of the page that belong to a row; in an entry these keys mean something else. */
static gboolean
verb_key (HengGoalTable *self, guint keyval, GdkModifierType held)
{
  const char *verb = NULL;
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if ((enter && held == 0) || (keyval == GDK_KEY_F2 && held == 0))
    verb = "goals.edit";
  else if ((enter && held == GDK_CONTROL_MASK) || (keyval == GDK_KEY_Insert && held == 0))
    verb = "goals.new-key-result";
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && held == 0)
    verb = "goals.remove";
  return verb != NULL && gtk_widget_activate_action (GTK_WIDGET (self), verb, NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengGoalTable *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK, held = state & (both | GDK_ALT_MASK);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (GTK_IS_TEXT (focus))
    return FALSE;
  if (held == both && self->editable)
    return step_key (self, keyval);
  if (verb_key (self, keyval, held))
    return TRUE;
  if (held != 0)
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return fold_key (self, FALSE);
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return fold_key (self, TRUE);
  return FALSE;
}

static void
fold_cb (HengGoalTitle *title, gpointer user_data)
{
  HengGoalTable *self = view_of (title);
  HengGoalItem *item = heng_goal_title_get_item (title);
  guint position = heng_goal_tree_find (self->tree, heng_goal_item_get_kind (item), heng_goal_item_get_id (item));

  if (position != G_MAXUINT)
    heng_goal_tree_set_unfolded (self->tree, position, !heng_goal_item_is_unfolded (item));
}

static void
typed_cb (HengGoalTitle *title, const char *text, gpointer user_data)
{
  g_signal_emit (view_of (title), signals[TYPED], 0, text);
}

static void
ended_cb (HengGoalTitle *title, const char *text, int how, gpointer user_data)
{
  g_signal_emit (view_of (title), signals[WRITTEN], 0, text, how);
}

static int
place_of (HengGoalTable *self, HengGoalTitle *title)
{
  HengGoalItem *item = heng_goal_title_get_item (title);
  HengGoalData *data = heng_goal_tree_get_data (self->tree);

  return item != NULL && data != NULL ? heng_goal_forest_find (data->forest, heng_goal_item_get_kind (item), heng_goal_item_get_id (item)) : -1;
}

static GdkContentProvider *
drag_cb (GtkDragSource *source, double x, double y, GtkWidget *title)
{
  HengGoalTable *self = view_of (title);
  int place = place_of (self, HENG_GOAL_TITLE (title));

  return place >= 0 && self->editable ? gdk_content_provider_new_typed (G_TYPE_UINT, (guint) place) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *title)
{
  HengGoalTable *self = view_of (title);
  int place = place_of (self, HENG_GOAL_TITLE (title));
  guint from = g_value_get_uint (value);

  if (place < 0 || (guint) place == from || !self->editable)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, from, (guint) place, y > gtk_widget_get_height (title) * 0.7);
  return TRUE;
}

static void
add_dragging (GtkWidget *title)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_cb), title);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), title);
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (target));
}

static void
title_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HengGoalTable *self)
{
  GtkWidget *title = heng_goal_title_new ();

  g_signal_connect (title, "fold", G_CALLBACK (fold_cb), NULL);
  g_signal_connect (title, "typed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (title, "ended", G_CALLBACK (ended_cb), NULL);
  add_dragging (title);
  g_ptr_array_add (self->titles, title);
  gtk_list_item_set_child (list_item, title);
}

static void
title_teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HengGoalTable *self)
{
  g_ptr_array_remove_fast (self->titles, gtk_list_item_get_child (list_item));
}

/* The row is named after the whole goal: a reader hears more than its first cell. */
static void
title_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HengGoalTable *self)
{
  GtkWidget *title = gtk_list_item_get_child (list_item);
  HengGoalItem *item = gtk_list_item_get_item (list_item);
  const HengGoalNode *node = heng_goal_item_get_node (item);
  g_autofree char *spoken = node != NULL ? heng_goal_spoken (node) : g_strdup (_("New goal"));

  heng_goal_title_set_item (HENG_GOAL_TITLE (title), item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
title_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HengGoalTable *self)
{
  heng_goal_title_set_item (HENG_GOAL_TITLE (gtk_list_item_get_child (list_item)), NULL);
}

static void
heng_goal_table_dispose (GObject *object)
{
  HengGoalTable *self = HENG_GOAL_TABLE (object);

  if (self->wait != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wait);
  self->wait = 0;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->title_column);
  for (guint i = 0; i < HENG_GOAL_N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (heng_goal_table_parent_class)->dispose (object);
}

static void
heng_goal_table_finalize (GObject *object)
{
  g_ptr_array_unref (HENG_GOAL_TABLE (object)->titles);
  G_OBJECT_CLASS (heng_goal_table_parent_class)->finalize (object);
}

static void
heng_goal_table_class_init (HengGoalTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_goal_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_goal_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", HENG_TYPE_GOAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEPPED] = g_signal_new ("stepped", HENG_TYPE_GOAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TYPED] = g_signal_new ("typed", HENG_TYPE_GOAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WRITTEN] = g_signal_new ("written", HENG_TYPE_GOAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                   G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", HENG_TYPE_GOAL_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                                   G_TYPE_BOOLEAN);
}

static void
add_columns (HengGoalTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (title_setup_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (title_teardown_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (title_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (title_unbind_cb), self);
  self->title_column = gtk_column_view_column_new (_("Objectives and Key Results"), factory);
  gtk_column_view_column_set_expand (self->title_column, TRUE);
  gtk_column_view_append_column (self->view, self->title_column);
  for (guint i = 0; i < HENG_GOAL_N_COLUMNS; i++)
    self->columns[i] = heng_goal_table_column_new (self, (HengGoalColumn) i);
}

static void
heng_goal_table_init (HengGoalTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->titles = g_ptr_array_new ();
  self->tree = heng_goal_tree_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "h-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "h-goal-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Goals"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_columns (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  heng_goal_table_set_room (self, HENG_WIDTH_WIDE);
}

GtkWidget *
heng_goal_table_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_TABLE, NULL);
}

HengGoalTree *
heng_goal_table_get_tree (HengGoalTable *self)
{
  return self->tree;
}

void
heng_goal_table_set_store (HengGoalTable *self, HengStore *store)
{
  g_set_object (&self->store, store);
}

void
heng_goal_table_set_editable (HengGoalTable *self, gboolean editable)
{
  self->editable = editable;
}

void
heng_goal_table_set_plan (HengGoalTable *self, gboolean has_plan, HengMicro plan)
{
  g_autofree char *percent = heng_text_percent (plan);
  g_autofree char *title = g_strdup_printf (_("Progress (plan %s)"), percent);

  gtk_column_view_column_set_title (self->columns[HENG_GOAL_COLUMN_PROGRESS],
                                    has_plan && !self->small ? title : heng_goal_column_title (HENG_GOAL_COLUMN_PROGRESS));
}

/* Columns are taken out, not hidden: GTK 4.8 keeps giving room to hidden ones. */
void
heng_goal_table_set_room (HengGoalTable *self, HengWidthClass room)
{
  static const guint shown[] = {
    [HENG_WIDTH_NARROW] = 1 << HENG_GOAL_COLUMN_PROGRESS | 1 << HENG_GOAL_COLUMN_STATE,
    [HENG_WIDTH_MEDIUM] = 1 << HENG_GOAL_COLUMN_PROGRESS | 1 << HENG_GOAL_COLUMN_OWNER | 1 << HENG_GOAL_COLUMN_STATE,
    [HENG_WIDTH_WIDE] = 1 << HENG_GOAL_COLUMN_PROGRESS | 1 << HENG_GOAL_COLUMN_OWNER | 1 << HENG_GOAL_COLUMN_CONFIDENCE | 1 << HENG_GOAL_COLUMN_STATE,
  };
  gboolean small = room == HENG_WIDTH_NARROW;
  GListModel *present = gtk_column_view_get_columns (self->view);

  self->small = small;
  self->brief = room != HENG_WIDTH_WIDE;
  self->arranging = TRUE; /* a column that goes takes its order with it */
  for (guint i = g_list_model_get_n_items (present); i-- > 1;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, i);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < HENG_GOAL_N_COLUMNS; i++)
    {
      int width = small ? (i == HENG_GOAL_COLUMN_PROGRESS ? 74 : 50) : heng_goal_column_width ((HengGoalColumn) i);

      if (room == HENG_WIDTH_MEDIUM)
        width += i == HENG_GOAL_COLUMN_PROGRESS ? -34 : i == HENG_GOAL_COLUMN_OWNER ? 36 : i == HENG_GOAL_COLUMN_STATE ? -40 : 0;

      gtk_column_view_column_set_fixed_width (self->columns[i], heng_scaled_width (GTK_WIDGET (self), width));
      if ((shown[room] >> i & 1) != 0)
        gtk_column_view_append_column (self->view, self->columns[i]);
    }
  self->arranging = FALSE;
  heng_goal_table_restore_order (self);
}

const HengGoalNode *
heng_goal_table_get_node (HengGoalTable *self)
{
  HengGoalData *data = heng_goal_tree_get_data (self->tree);
  int place = data != NULL && self->id != 0 ? heng_goal_forest_find (data->forest, self->kind, self->id) : -1;

  return place >= 0 ? &data->forest->nodes[place] : NULL;
}

gboolean
heng_goal_table_choose (HengGoalTable *self, HengGoalKind kind, gint64 id)
{
  guint position = heng_goal_tree_reveal (self->tree, kind, id);

  if (position == G_MAXUINT)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  show_selected (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
  return TRUE;
}

void
heng_goal_table_choose_later (HengGoalTable *self, HengGoalKind kind, gint64 id)
{
  self->later_kind = kind;
  self->later_id = id;
}

void
heng_goal_table_set_data (HengGoalTable *self, HengGoalData *data)
{
  gint64 id = self->later_id;

  heng_goal_tree_set_data (self->tree, data);
  if (id == 0 || heng_goal_forest_find (data->forest, self->later_kind, id) < 0)
    return;
  self->later_id = 0;
  heng_goal_table_choose (self, self->later_kind, id);
}

void
heng_goal_table_focus (HengGoalTable *self)
{
  show_selected (self, TRUE);
}

void
heng_goal_table_edit (HengGoalTable *self)
{
  if (self->id == 0)
    return;
  show_selected (self, FALSE);
  heng_goal_tree_set_editing (self->tree, self->kind, self->id);
}

void
heng_goal_table_write_new (HengGoalTable *self, HengGoalKind kind, int after, guint depth)
{
  guint position;

  heng_goal_table_end_edit (self, FALSE);
  position = heng_goal_tree_begin_new (self->tree, kind, after, depth);
  if (position != G_MAXUINT)
    gtk_widget_activate_action (list_of (self), "list.scroll-to-item", "u", position);
}

gboolean
heng_goal_table_is_writing (HengGoalTable *self)
{
  return heng_goal_tree_has_new (self->tree);
}

void
heng_goal_table_end_edit (HengGoalTable *self, gboolean focus)
{
  heng_goal_tree_set_editing (self->tree, HENG_GOAL_OBJECTIVE, 0);
  heng_goal_tree_end_new (self->tree);
  if (focus)
    show_selected (self, TRUE);
}

void
heng_goal_table_set_fault (HengGoalTable *self, const char *fault)
{
  HengGoalTitle *title = editing_title (self);

  if (title != NULL)
    heng_goal_title_set_fault (title, fault);
}

void
heng_goal_table_set_list (HengGoalTable *self, gboolean list)
{
  heng_goal_tree_set_shape (self->tree, list ? HENG_GOAL_SHAPE_LIST : HENG_GOAL_SHAPE_TREE);
  gtk_column_view_column_set_title (self->title_column, list ? _("Key Results") : _("Objectives and Key Results"));
  if (list)
    heng_goal_table_add_sorters (self);
}
