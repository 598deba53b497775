/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals as rows. */
#include "heng-goal-tree.h"

#include <string.h>

#include "heng-goal-rows.h"

#define NEW_ROW HENG_GOAL_NEW_ROW

struct _HengGoalItem
{
  GObject parent_instance;
  HengGoalTree *tree; /* not owned; NULL when the tree has gone */
  HengGoalData *data;
  guint place; /* NEW_ROW: being written */
  gint64 id;
  HengGoalKind kind;
  guint depth;
  gboolean foldable, unfolded, editing;
  char *needle;
};

G_DEFINE_FINAL_TYPE (HengGoalItem, heng_goal_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

struct _HengGoalTree
{
  GObject parent_instance;
  HengGoalRows rows;
  GHashTable *items; /* key of the goal → HengGoalItem that somebody holds */
  gpointer editing;  /* key of the goal whose title is edited; NULL */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HengGoalTree, heng_goal_tree, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gpointer
key_of_item (const HengGoalItem *item)
{
  return item->place == NEW_ROW ? HENG_GOAL_NEW_KEY : heng_goal_rows_key (item->kind, item->id);
}

static void
heng_goal_item_finalize (GObject *object)
{
  HengGoalItem *self = HENG_GOAL_ITEM (object);

  if (self->tree != NULL)
    g_hash_table_remove (self->tree->items, key_of_item (self));
  g_clear_pointer (&self->data, heng_goal_data_unref);
  g_free (self->needle);
  G_OBJECT_CLASS (heng_goal_item_parent_class)->finalize (object);
}

static void
heng_goal_item_class_init (HengGoalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_goal_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_GOAL_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_goal_item_init (HengGoalItem *self)
{
}

const HengGoalNode *
heng_goal_item_get_node (HengGoalItem *self)
{
  return self->place != NEW_ROW ? &self->data->forest->nodes[self->place] : NULL;
}

HengGoalData *
heng_goal_item_get_data (HengGoalItem *self)
{
  return self->data;
}

HengGoalKind
heng_goal_item_get_kind (HengGoalItem *self)
{
  return self->kind;
}

gint64
heng_goal_item_get_id (HengGoalItem *self)
{
  return self->id;
}

guint
heng_goal_item_get_depth (HengGoalItem *self)
{
  return self->depth;
}

gboolean
heng_goal_item_is_foldable (HengGoalItem *self)
{
  return self->foldable;
}

gboolean
heng_goal_item_is_unfolded (HengGoalItem *self)
{
  return self->unfolded;
}

gboolean
heng_goal_item_is_editing (HengGoalItem *self)
{
  return self->editing;
}

const char *
heng_goal_item_get_needle (HengGoalItem *self)
{
  return self->needle != NULL ? self->needle : "";
}

static void
fill_item (HengGoalTree *self, HengGoalItem *item, guint place)
{
  const HengGoalRows *rows = &self->rows;
  const HengGoalNode *node = place != NEW_ROW ? &rows->data->forest->nodes[place] : NULL;

  heng_goal_data_ref (rows->data);
  g_clear_pointer (&item->data, heng_goal_data_unref);
  item->data = rows->data;
  item->place = place;
  item->kind = node != NULL ? node->kind : rows->new_kind;
  item->id = node != NULL ? node->id : 0;
  item->depth = rows->shape == HENG_GOAL_SHAPE_LIST ? 0 : node != NULL ? node->depth : rows->new_depth;
  item->foldable = node != NULL && rows->shape == HENG_GOAL_SHAPE_TREE && node->n_children > 0;
  item->unfolded = item->foldable && heng_goal_rows_is_unfolded (rows, place);
  item->editing = node == NULL || self->editing == heng_goal_rows_key (node->kind, node->id);
  g_free (item->needle);
  item->needle = g_strdup (rows->needle);
}

static GType
get_item_type (GListModel *model)
{
  return HENG_TYPE_GOAL_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HENG_GOAL_TREE (model)->rows.shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HengGoalTree *self = HENG_GOAL_TREE (model);
  HengGoalItem *item;
  gpointer key;
  guint place;

  if (position >= self->rows.shown->len)
    return NULL;
  place = g_array_index (self->rows.shown, guint32, position);
  key = heng_goal_rows_key_at (&self->rows, place);
  item = g_hash_table_lookup (self->items, key);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (HENG_TYPE_GOAL_ITEM, NULL);
  item->tree = self;
  fill_item (self, item, place);
  g_hash_table_insert (self->items, key, item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Everything that is held gets its new row; what is gone keeps showing the old one until its widget is. */
static void
renew_items (HengGoalTree *self, gboolean everything)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (items, g_object_ref (value));
  for (guint i = 0; i < items->len; i++)
    {
      HengGoalItem *item = items->pdata[i];
      int place = item->place == NEW_ROW ? -1 : heng_goal_forest_find (self->rows.data->forest, item->kind, item->id);
      gboolean unfolded = item->unfolded, editing = item->editing, foldable = item->foldable;

      if (place < 0)
        continue;
      fill_item (self, item, (guint) place);
      if (everything || unfolded != item->unfolded || editing != item->editing || foldable != item->foldable)
        g_signal_emit (item, signals[CHANGED], 0);
    }
}

/* Announces only the part that differs, so that rows outside of it keep their widgets and the scroll its place. */
static void
update (HengGoalTree *self, gboolean everything, GArray *old_keys)
{
  g_autoptr (GArray) old = old_keys != NULL ? g_array_ref (old_keys) : heng_goal_rows_keys (&self->rows);
  g_autoptr (GArray) new = NULL;
  guint before = 0, after = 0, n_old = old->len, n_new;

  heng_goal_rows_make (&self->rows);
  new = heng_goal_rows_keys (&self->rows);
  n_new = new->len;
  while (before < MIN (n_old, n_new) && g_array_index (old, gpointer, before) == g_array_index (new, gpointer, before))
    before++;
  while (after < MIN (n_old, n_new) - before
         && g_array_index (old, gpointer, n_old - 1 - after) == g_array_index (new, gpointer, n_new - 1 - after))
    after++;
  renew_items (self, everything);
  if (n_old != n_new || before + after < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - after, n_new - before - after);
}

static void
heng_goal_tree_finalize (GObject *object)
{
  HengGoalTree *self = HENG_GOAL_TREE (object);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((HengGoalItem *) value)->tree = NULL;
  g_hash_table_unref (self->items);
  heng_goal_rows_clear (&self->rows);
  G_OBJECT_CLASS (heng_goal_tree_parent_class)->finalize (object);
}

static void
heng_goal_tree_class_init (HengGoalTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_goal_tree_finalize;
}

static void
heng_goal_tree_init (HengGoalTree *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  heng_goal_rows_init (&self->rows);
}

HengGoalTree *
heng_goal_tree_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_TREE, NULL);
}

void
heng_goal_tree_set_data (HengGoalTree *self, HengGoalData *data)
{
  g_autoptr (GArray) old = heng_goal_rows_keys (&self->rows);

  heng_goal_rows_set_data (&self->rows, data);
  update (self, TRUE, old);
}

HengGoalData *
heng_goal_tree_get_data (HengGoalTree *self)
{
  return self->rows.data;
}

void
heng_goal_tree_set_shape (HengGoalTree *self, HengGoalShape shape)
{
  self->rows.shape = shape;
  update (self, TRUE, NULL);
}

void
heng_goal_tree_set_search (HengGoalTree *self, const char *text)
{
  g_autofree char *needle = heng_goal_fold (text);

  if (g_strcmp0 (needle, self->rows.needle) == 0)
    return;
  heng_goal_rows_set_needle (&self->rows, needle);
  update (self, TRUE, NULL);
}

void
heng_goal_tree_set_only (HengGoalTree *self, HengGoalOnly only)
{
  if (only == self->rows.only)
    return;
  heng_goal_rows_set_only (&self->rows, only);
  update (self, FALSE, NULL);
}

gboolean
heng_goal_tree_is_filtered (HengGoalTree *self)
{
  return heng_goal_rows_is_filtered (&self->rows);
}

guint
heng_goal_tree_n_matches (HengGoalTree *self)
{
  return self->rows.n_matches;
}

void
heng_goal_tree_set_order (HengGoalTree *self, HengGoalOrder order, gboolean descending)
{
  self->rows.order = order;
  self->rows.descending = descending;
  update (self, FALSE, NULL);
}

int
heng_goal_tree_place (HengGoalTree *self, guint position)
{
  guint32 place = position < self->rows.shown->len ? g_array_index (self->rows.shown, guint32, position) : NEW_ROW;

  return place == NEW_ROW ? -1 : (int) place;
}

void
heng_goal_tree_set_unfolded (HengGoalTree *self, guint position, gboolean unfolded)
{
  int place = heng_goal_tree_place (self, position);

  if (place < 0 || self->rows.shape == HENG_GOAL_SHAPE_LIST)
    return;
  heng_goal_rows_set_unfolded (&self->rows, (guint) place, unfolded);
  update (self, FALSE, NULL);
}

void
heng_goal_tree_unfold_all (HengGoalTree *self, gboolean unfolded)
{
  if (self->rows.data == NULL)
    return;
  for (guint i = 0; i < self->rows.data->forest->n_nodes; i++)
    heng_goal_rows_set_unfolded (&self->rows, i, unfolded);
  update (self, FALSE, NULL);
}

guint
heng_goal_tree_find (HengGoalTree *self, HengGoalKind kind, gint64 id)
{
  int place = self->rows.data != NULL ? heng_goal_forest_find (self->rows.data->forest, kind, id) : -1;

  for (guint i = 0; place >= 0 && i < self->rows.shown->len; i++)
    if (g_array_index (self->rows.shown, guint32, i) == (guint32) place)
      return i;
  return G_MAXUINT;
}

guint
heng_goal_tree_reveal (HengGoalTree *self, HengGoalKind kind, gint64 id)
{
  int place = self->rows.data != NULL ? heng_goal_forest_find (self->rows.data->forest, kind, id) : -1;
  int parent = place >= 0 ? self->rows.data->forest->nodes[place].parent : -1;

  if (parent < 0)
    return heng_goal_tree_find (self, kind, id);
  for (; parent >= 0; parent = self->rows.data->forest->nodes[parent].parent)
    heng_goal_rows_set_unfolded (&self->rows, (guint) parent, TRUE);
  update (self, FALSE, NULL);
  return heng_goal_tree_find (self, kind, id);
}

guint
heng_goal_tree_parent (HengGoalTree *self, guint position)
{
  int place = heng_goal_tree_place (self, position), parent = place >= 0 ? self->rows.data->forest->nodes[place].parent : -1;

  return parent >= 0 ? heng_goal_tree_find (self, self->rows.data->forest->nodes[parent].kind, self->rows.data->forest->nodes[parent].id) : G_MAXUINT;
}

guint
heng_goal_tree_begin_new (HengGoalTree *self, HengGoalKind kind, int after, guint depth)
{
  heng_goal_tree_end_new (self);
  heng_goal_rows_set_new (&self->rows, kind, after, depth);
  update (self, FALSE, NULL);
  for (guint i = 0; i < self->rows.shown->len; i++)
    if (g_array_index (self->rows.shown, guint32, i) == NEW_ROW)
      return i;
  return G_MAXUINT;
}

/* Its widget may live on for a while: it is written in no longer, and the next new row is another. */
static void
forget_new_item (HengGoalTree *self)
{
  HengGoalItem *item = g_hash_table_lookup (self->items, HENG_GOAL_NEW_KEY);

  if (item == NULL)
    return;
  g_object_ref (item);
  g_hash_table_remove (self->items, HENG_GOAL_NEW_KEY);
  item->tree = NULL;
  item->editing = FALSE;
  g_signal_emit (item, signals[CHANGED], 0);
  g_object_unref (item);
}

void
heng_goal_tree_end_new (HengGoalTree *self)
{
  if (!self->rows.has_new)
    return;
  self->rows.has_new = FALSE;
  forget_new_item (self);
  update (self, FALSE, NULL);
}

gboolean
heng_goal_tree_has_new (HengGoalTree *self)
{
  return self->rows.has_new;
}

void
heng_goal_tree_set_editing (HengGoalTree *self, HengGoalKind kind, gint64 id)
{
  self->editing = id != 0 ? heng_goal_rows_key (kind, id) : NULL;
  if (self->rows.data != NULL)
    renew_items (self, FALSE);
}
