/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lazy list model of people. */
#include "heng-people-list.h"

struct _HengPersonItem
{
  GObject parent_instance;
  HengPersonRow *row;
  char *needle;
};

G_DEFINE_FINAL_TYPE (HengPersonItem, heng_person_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

struct _HengPeopleList
{
  GObject parent_instance;
  GPtrArray *rows;       /* all, by number */
  GPtrArray *shown;      /* of HengPersonRow, not owned */
  GHashTable *items;     /* id (gint64 *, inside the row of the item) → HengPersonItem that somebody holds; weak */
  GHashTable *departments;
  GtkSorter *sorter;
  HengPersonItem *left, *right; /* carriers for comparing rows without an object each */
  char *needle;
  guint total;
  gboolean former;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HengPeopleList, heng_people_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
heng_person_item_finalize (GObject *object)
{
  HengPersonItem *self = HENG_PERSON_ITEM (object);

  g_clear_pointer (&self->row, heng_person_row_unref);
  g_free (self->needle);
  G_OBJECT_CLASS (heng_person_item_parent_class)->finalize (object);
}

static void
heng_person_item_class_init (HengPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_person_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_PERSON_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_person_item_init (HengPersonItem *self)
{
}

const HengPersonRow *
heng_person_item_get_row (HengPersonItem *self)
{
  return self->row;
}

const char *
heng_person_item_get_needle (HengPersonItem *self)
{
  return self->needle != NULL ? self->needle : "";
}

static void
item_set_row (HengPersonItem *self, HengPersonRow *row)
{
  HengPersonRow *old = self->row;

  self->row = heng_person_row_ref (row);
  g_clear_pointer (&old, heng_person_row_unref);
}

static GType
get_item_type (GListModel *model)
{
  return HENG_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HENG_PEOPLE_LIST (model)->shown->len;
}

static void
item_gone_cb (gpointer user_data, GObject *where)
{
  HengPeopleList *self = user_data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == (gpointer) where)
      g_hash_table_iter_remove (&iter);
}

static gpointer
get_item (GListModel *model, guint position)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (model);
  HengPersonRow *row;
  HengPersonItem *item;

  if (position >= self->shown->len)
    return NULL;
  row = g_ptr_array_index (self->shown, position);
  item = g_hash_table_lookup (self->items, &row->employee->id);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (HENG_TYPE_PERSON_ITEM, NULL);
  item_set_row (item, row);
  item->needle = g_strdup (self->needle);
  g_hash_table_insert (self->items, g_memdup2 (&row->employee->id, sizeof (gint64)), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  HengPeopleList *self = user_data;

  self->left->row = *(HengPersonRow *const *) a;
  self->right->row = *(HengPersonRow *const *) b;
  return gtk_sorter_compare (self->sorter, self->left, self->right);
}

static void
sort (HengPeopleList *self, GPtrArray *rows)
{
  if (self->sorter == NULL || gtk_sorter_get_order (self->sorter) == GTK_SORTER_ORDER_NONE)
    return;
  g_ptr_array_sort_with_data (rows, compare_rows, self);
  self->left->row = self->right->row = NULL;
}

static gboolean
in_scope (HengPeopleList *self, const HengPersonRow *row)
{
  if (heng_person_row_is_former (row) != self->former)
    return FALSE;
  return self->departments == NULL || g_hash_table_contains (self->departments, &row->employee->department_id);
}

/* Only the part that differs is announced: rows outside of it keep their widgets and the scroll its place. */
static void
replace_shown (HengPeopleList *self, GPtrArray *shown)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint before = 0, after = 0;

  while (before < MIN (old->len, shown->len)
         && ((HengPersonRow *) old->pdata[before])->employee->id == ((HengPersonRow *) shown->pdata[before])->employee->id)
    before++;
  while (after < MIN (old->len, shown->len) - before
         && ((HengPersonRow *) old->pdata[old->len - 1 - after])->employee->id
                == ((HengPersonRow *) shown->pdata[shown->len - 1 - after])->employee->id)
    after++;
  self->shown = shown;
  if (old->len != shown->len || before + after < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after, shown->len - before - after);
}

static void
refresh (HengPeopleList *self)
{
  GPtrArray *shown = g_ptr_array_new ();

  self->total = 0;
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      HengPersonRow *row = g_ptr_array_index (self->rows, i);

      if (!in_scope (self, row))
        continue;
      self->total++;
      if (*self->needle == '\0' || heng_employee_matches (row->employee, self->needle))
        g_ptr_array_add (shown, row);
    }
  sort (self, shown);
  replace_shown (self, shown);
}

/* Objects that live on get the new row, or go on with the old one when the person is gone. */
static void
renew_items (HengPeopleList *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      HengPersonRow *row = g_ptr_array_index (rows, i);
      HengPersonItem *item = g_hash_table_lookup (self->items, &row->employee->id);

      if (item == NULL || item->row == row)
        continue;
      if (!heng_person_row_equal (item->row, row))
        g_ptr_array_add (changed, g_object_ref (item));
      item_set_row (item, row);
    }
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (g_ptr_array_index (changed, i), signals[CHANGED], 0);
}

static void
heng_people_list_finalize (GObject *object)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->departments, g_hash_table_unref);
  g_ptr_array_unref (self->shown);
  g_clear_object (&self->sorter);
  g_object_unref (self->left);
  g_object_unref (self->right);
  g_free (self->needle);
  G_OBJECT_CLASS (heng_people_list_parent_class)->finalize (object);
}

static void
heng_people_list_class_init (HengPeopleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_people_list_finalize;
}

static void
heng_people_list_init (HengPeopleList *self)
{
  self->shown = g_ptr_array_new ();
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->needle = g_strdup ("");
  self->left = g_object_new (HENG_TYPE_PERSON_ITEM, NULL);
  self->right = g_object_new (HENG_TYPE_PERSON_ITEM, NULL);
}

HengPeopleList *
heng_people_list_new (void)
{
  return g_object_new (HENG_TYPE_PEOPLE_LIST, NULL);
}

void
heng_people_list_set_rows (HengPeopleList *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows); /* until nothing shows it */

  self->rows = g_ptr_array_ref (rows);
  renew_items (self, rows);
  refresh (self);
}

void
heng_people_list_set_search (HengPeopleList *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *needle = g_utf8_strdown (stripped, -1);
  g_autoptr (GList) items = NULL;

  if (g_str_equal (needle, self->needle))
    return;
  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  refresh (self);
  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = items; l != NULL; l = l->next)
    {
      HengPersonItem *item = l->data;

      g_free (item->needle);
      item->needle = g_strdup (self->needle);
      g_signal_emit (item, signals[CHANGED], 0);
      g_object_unref (item);
    }
}

void
heng_people_list_set_scope (HengPeopleList *self, GHashTable *departments, gboolean former)
{
  g_clear_pointer (&self->departments, g_hash_table_unref);
  self->departments = departments != NULL ? g_hash_table_ref (departments) : NULL;
  self->former = former;
  refresh (self);
}

void
heng_people_list_set_sorter (HengPeopleList *self, GtkSorter *sorter)
{
  if (self->sorter != NULL)
    g_signal_handlers_disconnect_by_data (self->sorter, self);
  g_set_object (&self->sorter, sorter);
  if (sorter != NULL)
    g_signal_connect_object (sorter, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

guint
heng_people_list_get_total (HengPeopleList *self)
{
  return self->total;
}

GArray *
heng_people_list_get_ids (HengPeopleList *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->shown->len);

  for (guint i = 0; i < self->shown->len; i++)
    g_array_append_val (ids, ((HengPersonRow *) g_ptr_array_index (self->shown, i))->employee->id);
  return ids;
}

guint
heng_people_list_find (HengPeopleList *self, gint64 employee_id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (((HengPersonRow *) g_ptr_array_index (self->shown, i))->employee->id == employee_id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
