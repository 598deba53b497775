/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The departments as a tree with head counts. */
#include "heng-department-tree.h"

#include <glib/gi18n.h>

#define WHOLE_COMPANY 0
#define FORMER (-1)

#define HENG_TYPE_DEPARTMENT_NODE (heng_department_node_get_type ())
G_DECLARE_FINAL_TYPE (HengDepartmentNode, heng_department_node, HENG, DEPARTMENT_NODE, GObject)

struct _HengDepartmentNode
{
  GObject parent_instance;
  gint64 id;
  char *name;
  guint n; /* people here and below */
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (HengDepartmentNode, heng_department_node, G_TYPE_OBJECT)

struct _HengDepartmentTree
{
  GtkWidget parent_instance;
  GtkWidget *list;
  GtkSingleSelection *selection;
  char *signature; /* of what is shown, so that an equal tree is not rebuilt */
  gint64 chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengDepartmentTree, heng_department_tree, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
heng_department_node_finalize (GObject *object)
{
  HengDepartmentNode *self = HENG_DEPARTMENT_NODE (object);

  g_free (self->name);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (heng_department_node_parent_class)->finalize (object);
}

static void
heng_department_node_class_init (HengDepartmentNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_department_node_finalize;
}

static void
heng_department_node_init (HengDepartmentNode *self)
{
  self->children = g_list_store_new (HENG_TYPE_DEPARTMENT_NODE);
}

static HengDepartmentNode *
node_new (gint64 id, const char *name, guint n)
{
  HengDepartmentNode *node = g_object_new (HENG_TYPE_DEPARTMENT_NODE, NULL);

  node->id = id;
  node->name = g_strdup (name);
  node->n = n;
  return node;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "h-cell");
  gtk_widget_add_css_class (count, "h-cap");
  gtk_widget_add_css_class (count, "h-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (HengDepartmentNode) node = gtk_tree_list_row_get_item (row);
  GtkWidget *box = gtk_tree_expander_get_child (expander);
  GtkWidget *name = gtk_widget_get_first_child (box);
  g_autofree char *count = g_strdup_printf ("%u", node->n);

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (name), node->name);
  if (node->id == WHOLE_COMPANY)
    gtk_widget_add_css_class (name, "h-strong");
  else
    gtk_widget_remove_css_class (name, "h-strong");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), count);
}

static GListModel *
children_of (gpointer item, gpointer user_data)
{
  HengDepartmentNode *node = item;

  return g_list_model_get_n_items (G_LIST_MODEL (node->children)) > 0 ? g_object_ref (G_LIST_MODEL (node->children)) : NULL;
}

static gint64
id_at (HengDepartmentTree *self, guint position)
{
  GtkTreeListRow *row = position != GTK_INVALID_LIST_POSITION
                            ? g_list_model_get_item (G_LIST_MODEL (self->selection), position) : NULL;
  g_autoptr (HengDepartmentNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  gint64 id = node != NULL ? node->id : WHOLE_COMPANY;

  g_clear_object (&row);
  return id;
}

static void
selected_cb (HengDepartmentTree *self)
{
  gint64 id;

  if (self->filling)
    return;
  id = id_at (self, gtk_single_selection_get_selected (self->selection));
  if (id == self->chosen)
    return;
  self->chosen = id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* People per department including those below: each department hands its number on to the one above. */
static GHashTable *
count_people (const HengPeopleData *data, guint *n_here, guint *n_former)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  const HengDirectory *directory = data->directory;
  g_autofree guint *people = g_new0 (guint, directory->department_ids->len);

  *n_here = *n_former = 0;
  for (guint i = 0; i < data->departments->len; i++)
    g_hash_table_insert (counts, &((HengDepartment *) data->departments->pdata[i])->id, g_new0 (guint, 1));
  for (guint i = 0; i < directory->n; i++)
    {
      gboolean here = directory->statuses[i] != HENG_EMP_STATUS_LEFT;

      *n_here += here;
      *n_former += !here;
      people[directory->departments[i]] += here;
    }
  for (guint i = 0; i < directory->department_ids->len; i++)
    {
      guint *n = g_hash_table_lookup (counts, &g_array_index (directory->department_ids, gint64, i));

      if (n != NULL)
        *n = people[i];
    }
  for (guint i = data->departments->len; i-- > 0;) /* parents come before their children */
    {
      const HengDepartment *department = data->departments->pdata[i];
      guint *above = g_hash_table_lookup (counts, &department->parent_id);

      if (above != NULL)
        *above += *(guint *) g_hash_table_lookup (counts, &department->id);
    }
  return counts;
}

static HengDepartmentNode *
build (const HengPeopleData *data, GString *signature, guint *n_former)
{
  guint n_here;
  g_autoptr (GHashTable) counts = count_people (data, &n_here, n_former);
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_int64_hash, g_int64_equal);
  HengDepartmentNode *root = node_new (WHOLE_COMPANY, _("Whole Company"), n_here);

  g_string_append_printf (signature, "%s %u %u", root->name, n_here, *n_former);
  for (guint i = 0; i < data->departments->len; i++)
    {
      HengDepartment *department = g_ptr_array_index (data->departments, i);
      g_autoptr (HengDepartmentNode) node = node_new (department->id, heng_localized (department->name, department->name_en),
                                                      *(guint *) g_hash_table_lookup (counts, &department->id));
      HengDepartmentNode *parent = g_hash_table_lookup (nodes, &department->parent_id);

      g_list_store_append (parent != NULL ? parent->children : root->children, node);
      g_hash_table_insert (nodes, &department->id, node);
      g_string_append_printf (signature, "\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %u", department->id, department->parent_id,
                              node->name, node->n);
    }
  return root;
}

static GHashTable *
unfolded (HengDepartmentTree *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (HengDepartmentNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (ids, g_memdup2 (&node->id, sizeof node->id));
    }
  return ids;
}

static void
unfold (HengDepartmentTree *self, GHashTable *ids, gboolean first)
{
  guint chosen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (HengDepartmentNode) node = gtk_tree_list_row_get_item (row);

      if (node->id == WHOLE_COMPANY || g_hash_table_contains (ids, &node->id)
          || (first && gtk_tree_list_row_get_depth (row) == 1 && i <= 2))
        gtk_tree_list_row_set_expanded (row, TRUE);
      if (node->id == self->chosen)
        chosen = i;
    }
  gtk_single_selection_set_selected (self->selection, chosen);
}

static void
heng_department_tree_dispose (GObject *object)
{
  HengDepartmentTree *self = HENG_DEPARTMENT_TREE (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (heng_department_tree_parent_class)->dispose (object);
}

static void
heng_department_tree_finalize (GObject *object)
{
  g_free (HENG_DEPARTMENT_TREE (object)->signature);
  G_OBJECT_CLASS (heng_department_tree_parent_class)->finalize (object);
}

static void
heng_department_tree_class_init (HengDepartmentTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_department_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_department_tree_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", HENG_TYPE_DEPARTMENT_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_department_tree_init (HengDepartmentTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "h-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Departments"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
heng_department_tree_new (void)
{
  return g_object_new (HENG_TYPE_DEPARTMENT_TREE, NULL);
}

void
heng_department_tree_set_data (HengDepartmentTree *self, const HengPeopleData *data)
{
  g_autoptr (GString) signature = g_string_new (NULL);
  guint n_former;
  g_autoptr (HengDepartmentNode) root = build (data, signature, &n_former);
  g_autoptr (GHashTable) open = unfolded (self);
  GListStore *roots;
  GtkTreeListModel *tree;

  if (g_strcmp0 (signature->str, self->signature) == 0)
    return;
  roots = g_list_store_new (HENG_TYPE_DEPARTMENT_NODE);
  g_list_store_append (roots, root);
  if (n_former > 0)
    {
      g_autoptr (HengDepartmentNode) former = node_new (FORMER, _("Former"), n_former);

      g_list_store_append (roots, former);
    }
  self->filling = TRUE;
  tree = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, children_of, NULL, NULL);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  unfold (self, open, self->signature == NULL);
  self->filling = FALSE;
  g_object_unref (tree);
  g_free (self->signature);
  self->signature = g_string_free (g_steal_pointer (&signature), FALSE);
  selected_cb (self);
}

static void
collect (HengDepartmentNode *node, GHashTable *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (node->children));

  g_hash_table_add (ids, g_memdup2 (&node->id, sizeof node->id));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HengDepartmentNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);

      collect (child, ids);
    }
}

GHashTable *
heng_department_tree_get_scope (HengDepartmentTree *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (HengDepartmentNode) node = NULL;
  GHashTable *ids;

  if (row == NULL || self->chosen == WHOLE_COMPANY || self->chosen == FORMER)
    return NULL;
  node = gtk_tree_list_row_get_item (row);
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  collect (node, ids);
  return ids;
}

gboolean
heng_department_tree_get_former (HengDepartmentTree *self)
{
  return self->chosen == FORMER;
}

static gboolean
leads_to (HengDepartmentNode *node, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (node->children));
  gboolean found = node->id == id;

  for (guint i = 0; i < n && !found; i++)
    {
      g_autoptr (HengDepartmentNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);

      found = leads_to (child, id);
    }
  return found;
}

void
heng_department_tree_choose (HengDepartmentTree *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (HengDepartmentNode) node = gtk_tree_list_row_get_item (row);

      if (node->id == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
      if (leads_to (node, id))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

gint64
heng_department_tree_get_chosen (HengDepartmentTree *self)
{
  return self->chosen > 0 ? self->chosen : 0;
}
