/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lazy list model of people. */
#include "heng-people-list.h"

#include <string.h>

#include "heng-person-item-private.h"

#define AT_ONCE 5000 /* so many people are put in order in less than a frame */

struct _HengPeopleList
{
  GObject parent_instance;
  HengPeopleData *data; /* of the filter */
  HengPeopleFilter filter;
  GHashTable *statuses;
  GArray *shown;     /* guint32 places in the directory */
  guint8 *picked;    /* per place: selected */
  guint n_picked;
  GHashTable *items; /* id (gint64 *, inside the item) → HengPersonItem that somebody holds */
  char *needle;
  guint32 *order;    /* NULL: by number */
  HengPeopleKey key;
  gboolean descending;
  guint ordering;    /* counts requests: an answer to an older one is dropped */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HengPeopleList, heng_people_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static guint
n_shown (HengPeopleList *self)
{
  return self->shown->len;
}

static guint32
place_at (HengPeopleList *self, guint position)
{
  return g_array_index (self->shown, guint32, position);
}

static gint64
id_at (HengPeopleList *self, guint position)
{
  return self->data->directory->ids[place_at (self, position)];
}

static HengPersonRow *
make_row (HengPeopleList *self, guint place)
{
  gint64 id = self->data->directory->ids[place];

  return heng_person_row_new (self->data, place, self->statuses != NULL ? g_hash_table_lookup (self->statuses, &id) : NULL);
}

static GType
get_item_type (GListModel *model)
{
  return HENG_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return n_shown (HENG_PEOPLE_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (model);
  HengPersonItem *item;
  gint64 id;

  if (position >= n_shown (self))
    return NULL;
  id = id_at (self, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (HENG_TYPE_PERSON_ITEM, NULL);
  item->id = id;
  item->position = position;
  item->live = self->items;
  item->row = make_row (self, place_at (self, position));
  item->needle = g_strdup (self->needle);
  g_hash_table_insert (self->items, &item->id, item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (model);

  return position < n_shown (self) && self->picked[place_at (self, position)];
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = position + MIN (n, n_shown (self) - MIN (position, n_shown (self)));

  for (guint i = position; i < end && self->n_picked > 0; i++)
    if (self->picked[place_at (self, i)])
      gtk_bitset_add (selected, i);
  return selected;
}

static void
pick (HengPeopleList *self, guint position, gboolean on)
{
  guint8 *picked = &self->picked[place_at (self, position)];

  self->n_picked += (on ? 1 : 0) - *picked;
  *picked = on ? 1 : 0;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (model);
  GtkBitsetIter iter;
  guint position, first = G_MAXUINT, last = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < n_shown (self);
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gboolean on = gtk_bitset_contains (selected, position);

      if (on == self->picked[place_at (self, position)])
        continue;
      pick (self, position, on);
      first = MIN (first, position);
      last = position;
    }
  if (first != G_MAXUINT)
    gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static gboolean
pick_all (HengPeopleList *self, gboolean on)
{
  for (guint i = 0; i < n_shown (self); i++)
    pick (self, i, on);
  if (n_shown (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_shown (self));
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return pick_all (HENG_PEOPLE_LIST (model), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return pick_all (HENG_PEOPLE_LIST (model), FALSE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

/* Who is no longer shown is no longer selected. */
static void
keep_picked (HengPeopleList *self)
{
  g_autofree guint8 *old = NULL;

  if (self->n_picked == 0)
    return;
  old = g_memdup2 (self->picked, self->data->directory->n + 1);
  memset (self->picked, 0, self->data->directory->n + 1);
  self->n_picked = 0;
  for (guint i = 0; i < n_shown (self); i++)
    if (old[place_at (self, i)])
      pick (self, i, TRUE);
}

/* Where the live items stand after all but the first `before` and the last `after` rows were replaced. */
static void
move_items (HengPeopleList *self, guint n_old, guint before, guint after)
{
  guint n_new = n_shown (self);
  gboolean some_lost = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HengPersonItem *item = value;

      if (item->position >= n_old - after && item->position < n_old)
        item->position = item->position - n_old + n_new;
      else if (item->position >= before)
        {
          item->position = G_MAXUINT;
          some_lost = TRUE;
        }
    }
  for (guint i = before; some_lost && i < n_new - after; i++)
    {
      gint64 id = id_at (self, i);
      HengPersonItem *item = g_hash_table_lookup (self->items, &id);

      if (item != NULL)
        item->position = i;
    }
}

/* Only the part that differs is announced: rows outside of it keep their widgets and the scroll its place. `before` are the ids that the old
 * places stand for. */
static void
replace_shown (HengPeopleList *self, GArray *shown, const gint64 *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->shown);
  const gint64 *new_ids = self->data->directory->ids;
  const guint32 *left = (const guint32 *) old->data, *right = (const guint32 *) shown->data;
  guint n_old = old->len, n_new = shown->len, before = 0, after = 0, n_picked = self->n_picked;

  while (before < MIN (n_old, n_new) && ids[left[before]] == new_ids[right[before]])
    before++;
  while (after < MIN (n_old, n_new) - before && ids[left[n_old - 1 - after]] == new_ids[right[n_new - 1 - after]])
    after++;
  self->shown = shown;
  move_items (self, n_old, before, after);
  keep_picked (self);
  if (n_old != n_new || before + after < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - after, n_new - before - after);
  if (n_picked != self->n_picked && n_new > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_new);
}

/* Gives an item the row of a place; those who show it are told when it looks different, also by the search text. */
static void
renew_item (HengPeopleList *self, HengPersonItem *item, guint place)
{
  HengPersonRow *row = make_row (self, place);
  gboolean same = heng_person_row_equal (item->row, row) && g_strcmp0 (item->needle, self->needle) == 0;

  heng_person_row_free (item->row);
  item->row = row;
  g_free (item->needle);
  item->needle = g_strdup (self->needle);
  if (!same)
    heng_person_item_changed (item);
}

/* The live items; each is held. */
static GPtrArray *
live_items (HengPeopleList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (items, g_object_ref (value));
  return items;
}

/* Items that still have a place belong to the person who stands there now; the others go on without the list. */
static void
hand_out_items (HengPeopleList *self, GPtrArray *items)
{
  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < items->len; i++)
    {
      HengPersonItem *item = items->pdata[i];

      item->live = item->position < n_shown (self) ? self->items : NULL;
      if (item->live == NULL)
        continue;
      item->id = id_at (self, item->position);
      g_hash_table_insert (self->items, &item->id, item);
    }
}

/* Another search or order: items stay where they are and show other people, so that the table keeps its rows of widgets instead of making new
 * ones with each key. Only the difference in length is announced. */
static void
show_others (HengPeopleList *self, GArray *shown)
{
  guint n_old = n_shown (self), n_both = MIN (n_old, shown->len), n_picked = self->n_picked;
  g_autoptr (GPtrArray) items = live_items (self);

  g_array_unref (self->shown);
  self->shown = shown;
  hand_out_items (self, items);
  keep_picked (self);
  if (n_old != shown->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_both, n_old - n_both, shown->len - n_both);
  for (guint i = 0; i < items->len; i++)
    {
      HengPersonItem *item = items->pdata[i];

      if (item->live != NULL && item->position < n_both)
        renew_item (self, item, place_at (self, item->position));
    }
  if ((n_picked > 0 || self->n_picked > 0) && shown->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, shown->len);
}

static void
refresh (HengPeopleList *self)
{
  if (self->data != NULL)
    show_others (self, heng_people_filter_run (&self->filter, self->needle, self->order));
}

/* Objects that live on get the new row, or go on with the old one when the person is gone. */
static void
renew_items (HengPeopleList *self)
{
  g_autoptr (GPtrArray) items = live_items (self);

  for (guint i = 0; i < items->len; i++)
    {
      HengPersonItem *item = items->pdata[i];
      guint place = heng_directory_find (self->data->directory, item->id);

      if (place != G_MAXUINT)
        renew_item (self, item, place);
    }
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (source);
  g_autofree guint32 *order = heng_people_order_finish (result);

  if (GPOINTER_TO_UINT (user_data) != self->ordering)
    return;
  g_free (self->order);
  self->order = g_steal_pointer (&order);
  refresh (self);
}

/* By number is the order of the directory itself. TRUE: it is known already. */
static gboolean
put_in_order (HengPeopleList *self)
{
  self->ordering++;
  if (self->data == NULL || (self->key == HENG_PEOPLE_BY_NUMBER && !self->descending) || self->data->directory->n <= AT_ONCE)
    {
      gboolean plain = self->data == NULL || (self->key == HENG_PEOPLE_BY_NUMBER && !self->descending);

      g_clear_pointer (&self->order, g_free);
      if (!plain)
        self->order = heng_people_order (self->data, self->statuses, self->key, self->descending);
      return TRUE;
    }
  heng_people_order_async (G_OBJECT (self), self->data, self->statuses, self->key, self->descending, ordered_cb,
                           GUINT_TO_POINTER (self->ordering));
  return FALSE;
}

static void
heng_people_list_finalize (GObject *object)
{
  HengPeopleList *self = HENG_PEOPLE_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    ((HengPersonItem *) item)->live = NULL;
  g_hash_table_unref (self->items);
  heng_people_filter_clear (&self->filter);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_array_unref (self->shown);
  g_free (self->picked);
  g_free (self->order);
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
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->needle = g_strdup ("");
  self->filter.status_bits = HENG_PEOPLE_HERE;
}

HengPeopleList *
heng_people_list_new (void)
{
  return g_object_new (HENG_TYPE_PEOPLE_LIST, NULL);
}

/* The selection by places of the new data. */
static void
carry_picked (HengPeopleList *self, const HengDirectory *old)
{
  g_autofree guint8 *picked = g_steal_pointer (&self->picked);

  self->picked = g_new0 (guint8, self->data->directory->n + 1);
  for (guint i = 0; i < (old != NULL && self->n_picked > 0 ? old->n : 0); i++)
    {
      guint place = picked[i] ? heng_directory_find (self->data->directory, old->ids[i]) : G_MAXUINT;

      if (place != G_MAXUINT)
        self->picked[place] = 1;
      else
        self->n_picked -= picked[i];
    }
}

void
heng_people_list_set_data (HengPeopleList *self, HengPeopleData *data)
{
  g_autoptr (HengPeopleData) old = self->data != NULL ? heng_people_data_ref (self->data) : NULL;

  heng_people_filter_set_data (&self->filter, data);
  self->data = data;
  g_clear_pointer (&self->order, g_free);
  carry_picked (self, old != NULL ? old->directory : NULL);
  put_in_order (self);
  replace_shown (self, heng_people_filter_run (&self->filter, self->needle, self->order), old != NULL ? old->directory->ids : data->directory->ids);
  renew_items (self);
}

void
heng_people_list_set_statuses (HengPeopleList *self, GHashTable *statuses)
{
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  self->statuses = statuses != NULL ? g_hash_table_ref (statuses) : NULL;
  if (self->data == NULL)
    return;
  if ((self->key == HENG_PEOPLE_BY_STATE || self->key == HENG_PEOPLE_BY_SCORE) && put_in_order (self))
    refresh (self);
  renew_items (self);
}

void
heng_people_list_set_search (HengPeopleList *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *needle = g_utf8_strdown (stripped, -1);

  if (g_str_equal (needle, self->needle))
    return;
  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  refresh (self);
}

void
heng_people_list_set_scope (HengPeopleList *self, GHashTable *departments, guint statuses, GArray *people)
{
  g_clear_pointer (&self->filter.departments, g_hash_table_unref);
  g_clear_pointer (&self->filter.people, g_hash_table_unref);
  self->filter.departments = departments != NULL ? g_hash_table_ref (departments) : NULL;
  self->filter.status_bits = statuses;
  if (people != NULL)
    {
      self->filter.people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      for (guint i = 0; i < people->len; i++)
        g_hash_table_add (self->filter.people, g_memdup2 (&g_array_index (people, gint64, i), sizeof (gint64)));
    }
  refresh (self);
}

void
heng_people_list_set_order (HengPeopleList *self, HengPeopleKey key, gboolean descending)
{
  if (self->key == key && self->descending == descending)
    return;
  self->key = key;
  self->descending = descending;
  if (put_in_order (self))
    refresh (self);
}

guint
heng_people_list_get_total (HengPeopleList *self)
{
  return self->filter.total;
}

static GArray *
ids_of (HengPeopleList *self, gboolean picked_only)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), picked_only ? self->n_picked : n_shown (self));

  for (guint i = 0; i < n_shown (self); i++)
    {
      gint64 id = id_at (self, i);

      if (!picked_only || self->picked[place_at (self, i)])
        g_array_append_val (ids, id);
    }
  return ids;
}

GArray *
heng_people_list_get_ids (HengPeopleList *self)
{
  return ids_of (self, FALSE);
}

GArray *
heng_people_list_get_selected (HengPeopleList *self)
{
  return ids_of (self, TRUE);
}

guint
heng_people_list_get_n_selected (HengPeopleList *self)
{
  return self->n_picked;
}

guint
heng_people_list_find (HengPeopleList *self, gint64 employee_id)
{
  for (guint i = 0; i < n_shown (self); i++)
    if (id_at (self, i) == employee_id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

HengPersonRow *
heng_people_list_make_row (HengPeopleList *self, guint position)
{
  return make_row (self, place_at (self, position));
}

gint64
heng_people_list_get_id (HengPeopleList *self, guint position)
{
  return id_at (self, position);
}
