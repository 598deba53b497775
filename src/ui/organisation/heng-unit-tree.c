/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of the organisation as a tree table. */
#include "heng-unit-tree.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"
#include "heng-people-text.h"

#define HENG_TYPE_UNIT_NODE (heng_unit_node_get_type ())
G_DECLARE_FINAL_TYPE (HengUnitNode, heng_unit_node, HENG, UNIT_NODE, GObject)

enum { COLUMN_NAME, COLUMN_KIND, COLUMN_TYPE, COLUMN_HEAD, COLUMN_PEOPLE, COLUMN_FROM, COLUMN_TO, N_COLUMNS };

struct _HengUnitNode
{
  GObject parent_instance;
  gint64 id;
  gboolean is_closed;
  char *texts[N_COLUMNS];
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (HengUnitNode, heng_unit_node, G_TYPE_OBJECT)

struct _HengUnitTree
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GPtrArray *columns;
  char *signature; /* of what is shown, so that an equal tree is not rebuilt */
  gint64 chosen;
  gboolean filling, editable;
};

G_DEFINE_FINAL_TYPE (HengUnitTree, heng_unit_tree, GTK_TYPE_WIDGET)

enum { CHOSEN, OPENED, MOVED, STEPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
heng_unit_node_finalize (GObject *object)
{
  HengUnitNode *self = HENG_UNIT_NODE (object);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (heng_unit_node_parent_class)->finalize (object);
}

static void
heng_unit_node_class_init (HengUnitNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_unit_node_finalize;
}

static void
heng_unit_node_init (HengUnitNode *self)
{
  self->children = g_list_store_new (HENG_TYPE_UNIT_NODE);
}

static HengUnitNode *
node_at (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  g_autoptr (HengUnitNode) node = node_at (item);
  HengUnitTree *tree = HENG_UNIT_TREE (gtk_widget_get_ancestor (gtk_list_item_get_child (item), HENG_TYPE_UNIT_TREE));

  if (node == NULL || node->id == 0 || !tree->editable)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64, node->id);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkListItem *item)
{
  g_autoptr (HengUnitNode) node = node_at (item);
  GtkWidget *tree = gtk_widget_get_ancestor (gtk_list_item_get_child (item), HENG_TYPE_UNIT_TREE);
  gint64 id = g_value_get_int64 (value);

  if (node == NULL || tree == NULL || id == node->id)
    return FALSE;
  g_signal_emit (tree, signals[MOVED], 0, id, node->id);
  return TRUE;
}

/* The pointer carries the unit's name. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListItem *item)
{
  g_autoptr (HengUnitNode) node = node_at (item);
  GtkWidget *label = node != NULL ? heng_cell_label_new (node->texts[COLUMN_NAME], "h-tile") : NULL;

  if (label != NULL)
    gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add_dragging (GtkWidget *widget, GtkListItem *item)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), item);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), item);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), item);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
cell_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "h-cell");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = cell_label_new (), *expander;

  if (GPOINTER_TO_INT (column) != COLUMN_NAME)
    {
      gtk_list_item_set_child (item, label);
      add_dragging (label, item);
      return;
    }
  expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  gtk_list_item_set_child (item, expander);
  add_dragging (expander, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autoptr (HengUnitNode) node = node_at (item);
  GtkWidget *child = gtk_list_item_get_child (item), *label = child;

  if (GPOINTER_TO_INT (column) == COLUMN_NAME)
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), gtk_list_item_get_item (item));
      label = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
      (node->id == 0 ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (label, "h-strong");
    }
  (node->is_closed ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (label, "h-dim");
  gtk_label_set_text (GTK_LABEL (label), node->texts[GPOINTER_TO_INT (column)]);
}

static GListModel *
children_of (gpointer item, gpointer user_data)
{
  HengUnitNode *node = item;

  return g_list_model_get_n_items (G_LIST_MODEL (node->children)) > 0 ? g_object_ref (G_LIST_MODEL (node->children)) : NULL;
}

static HengUnitNode *
node_for (const HengOrganisation *organisation, const HengDepartment *unit)
{
  HengUnitNode *node = g_object_new (HENG_TYPE_UNIT_NODE, NULL);
  const HengEmployee *head = heng_organisation_person (organisation, unit->head_id);

  node->id = unit->id;
  node->is_closed = heng_unit_is_closed (unit, organisation->day);
  node->texts[COLUMN_NAME] = g_strdup (heng_localized (unit->name, unit->name_en));
  node->texts[COLUMN_KIND] = g_strdup (heng_enum_label (heng_unit_kind_values, unit->kind));
  node->texts[COLUMN_TYPE] = g_strdup (unit->dept_type == HENG_DEPT_OTHER ? "" : heng_enum_label (heng_dept_type_values, unit->dept_type));
  node->texts[COLUMN_HEAD] = g_strdup (head != NULL ? heng_text_name (head) : "");
  node->texts[COLUMN_PEOPLE] = g_strdup_printf ("%u", heng_organisation_count (organisation, unit->id));
  node->texts[COLUMN_FROM] = heng_date_format (unit->valid_from);
  node->texts[COLUMN_TO] = heng_date_format (unit->valid_to);
  return node;
}

static HengUnitNode *
root_for (const HengOrganisation *organisation)
{
  HengUnitNode *root = g_object_new (HENG_TYPE_UNIT_NODE, NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    root->texts[i] = g_strdup ("");
  g_free (root->texts[COLUMN_NAME]);
  root->texts[COLUMN_NAME] = g_strdup (*organisation->company != '\0' ? organisation->company : _("Whole Company"));
  g_free (root->texts[COLUMN_PEOPLE]);
  root->texts[COLUMN_PEOPLE] = g_strdup_printf ("%u", organisation->n_people);
  return root;
}

static void
sign (GString *signature, const HengUnitNode *node, gint64 parent_id)
{
  g_string_append_printf (signature, "\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, node->id, parent_id);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (signature, "\t%s", node->texts[i]);
}

static HengUnitNode *
build (const HengOrganisation *organisation, GString *signature)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_int64_hash, g_int64_equal);
  HengUnitNode *root = root_for (organisation);

  sign (signature, root, 0);
  for (guint i = 0; i < organisation->units->len; i++)
    {
      HengDepartment *unit = g_ptr_array_index (organisation->units, i);
      g_autoptr (HengUnitNode) node = node_for (organisation, unit);
      HengUnitNode *parent = g_hash_table_lookup (nodes, &unit->parent_id);

      g_list_store_append (parent != NULL ? parent->children : root->children, node);
      g_hash_table_insert (nodes, &unit->id, node);
      sign (signature, node, unit->parent_id);
    }
  return root;
}

static guint
n_rows (HengUnitTree *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static HengUnitNode *
row_node (HengUnitTree *self, guint i, GtkTreeListRow **row)
{
  g_autoptr (GtkTreeListRow) found = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
  HengUnitNode *node = found != NULL ? gtk_tree_list_row_get_item (found) : NULL;

  if (row != NULL)
    *row = found;
  return node;
}

/* What was folded stays folded; what is new is unfolded. */
static GHashTable *
folded (HengUnitTree *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n_rows (self); i++)
    {
      GtkTreeListRow *row;
      g_autoptr (HengUnitNode) node = row_node (self, i, &row);

      if (gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (ids, g_memdup2 (&node->id, sizeof node->id));
    }
  return ids;
}

static void
unfold (HengUnitTree *self, GHashTable *closed)
{
  guint chosen = 0;

  for (guint i = 0; i < n_rows (self); i++)
    {
      GtkTreeListRow *row;
      g_autoptr (HengUnitNode) node = row_node (self, i, &row);

      if (!g_hash_table_contains (closed, &node->id))
        gtk_tree_list_row_set_expanded (row, TRUE);
      if (node->id == self->chosen)
        chosen = i;
    }
  gtk_single_selection_set_selected (self->selection, chosen);
}

static void
selected_cb (HengUnitTree *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (HengUnitNode) node = NULL;

  if (self->filling || position == GTK_INVALID_LIST_POSITION)
    return;
  node = row_node (self, position, NULL);
  if (node == NULL || node->id == self->chosen)
    return;
  self->chosen = node->id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activate_cb (GtkColumnView *view, guint position, HengUnitTree *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengUnitTree *self)
{
  const GdkModifierType wanted = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  HengUnitStep step;

  if ((state & (wanted | GDK_ALT_MASK)) != wanted || !self->editable || self->chosen == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up: step = HENG_STEP_UP; break;
    case GDK_KEY_Down: case GDK_KEY_KP_Down: step = HENG_STEP_DOWN; break;
    case GDK_KEY_Left: case GDK_KEY_KP_Left: step = HENG_STEP_OUT; break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: step = HENG_STEP_IN; break;
    default:
      return FALSE;
    }
  g_signal_emit (self, signals[STEPPED], 0, (int) step);
  return TRUE;
}

static void
heng_unit_tree_dispose (GObject *object)
{
  HengUnitTree *self = HENG_UNIT_TREE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (heng_unit_tree_parent_class)->dispose (object);
}

static void
heng_unit_tree_finalize (GObject *object)
{
  g_free (HENG_UNIT_TREE (object)->signature);
  G_OBJECT_CLASS (heng_unit_tree_parent_class)->finalize (object);
}

static void
heng_unit_tree_class_init (HengUnitTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_unit_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_unit_tree_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", HENG_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", HENG_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", HENG_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[STEPPED] = g_signal_new ("stepped", HENG_TYPE_UNIT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_columns (HengUnitTree *self)
{
  const char *const titles[N_COLUMNS] = {
    [COLUMN_NAME] = C_("organisation", "Unit"), [COLUMN_KIND] = C_("organisation", "Kind"), [COLUMN_TYPE] = C_("organisation", "Department Type"),
    [COLUMN_HEAD] = _("Head"),                  [COLUMN_PEOPLE] = C_("area", "People"),     [COLUMN_FROM] = _("Valid from"),
    [COLUMN_TO] = _("Valid to"),
  };

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i == COLUMN_NAME);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
      g_ptr_array_add (self->columns, column);
    }
}

static void
heng_unit_tree_init (HengUnitTree *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "h-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Units"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_columns (self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
heng_unit_tree_new (void)
{
  return g_object_new (HENG_TYPE_UNIT_TREE, NULL);
}

void
heng_unit_tree_set_organisation (HengUnitTree *self, const HengOrganisation *organisation, gboolean editable)
{
  g_autoptr (GString) signature = g_string_new (NULL);
  g_autoptr (HengUnitNode) root = build (organisation, signature);
  g_autoptr (GHashTable) closed = NULL;
  g_autoptr (GtkTreeListModel) model = NULL;
  GListStore *roots;

  self->editable = editable;
  if (g_strcmp0 (signature->str, self->signature) == 0)
    return;
  closed = folded (self);
  roots = g_list_store_new (HENG_TYPE_UNIT_NODE);
  g_list_store_append (roots, root);
  self->filling = TRUE;
  if (heng_organisation_unit (organisation, self->chosen) == NULL)
    self->chosen = 0;
  model = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, children_of, NULL, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  unfold (self, closed);
  self->filling = FALSE;
  g_free (self->signature);
  self->signature = g_string_free (g_steal_pointer (&signature), FALSE);
}

gint64
heng_unit_tree_get_chosen (HengUnitTree *self)
{
  return self->chosen;
}

void
heng_unit_tree_choose (HengUnitTree *self, gint64 unit_id)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->chosen = unit_id;
  self->filling = TRUE;
  unfold (self, none);
  self->filling = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", gtk_single_selection_get_selected (self->selection));
  g_signal_emit (self, signals[CHOSEN], 0);
}

void
heng_unit_tree_set_room (HengUnitTree *self, HengWidthClass room)
{
  static const HengWidthClass needs[N_COLUMNS] = { [COLUMN_KIND] = HENG_WIDTH_WIDE, [COLUMN_TYPE] = HENG_WIDTH_MEDIUM, [COLUMN_HEAD] = HENG_WIDTH_MEDIUM,
                                                   [COLUMN_FROM] = HENG_WIDTH_WIDE, [COLUMN_TO] = HENG_WIDTH_WIDE };

  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_column_view_column_set_visible (g_ptr_array_index (self->columns, i), room >= needs[i]);
}

void
heng_unit_tree_focus (HengUnitTree *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
