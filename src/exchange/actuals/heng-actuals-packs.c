/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the matrix to packs, or to rows of their own when there are only few. */
#include "heng-actuals-bulk.h"

static gboolean
is_taken (const HengActualsBulk *bulk, gsize cell)
{
  return bulk->rows[cell] != 0 && bulk->values[cell] != HENG_NO_VALUE;
}

static void
set_fate (const HengActualsBulk *bulk, gsize cell, HengRowFate fate)
{
  heng_import_set_fate (bulk->import, bulk->rows[cell] - 1, fate);
}

/* A row of its own: where the stored pack has no place for the code, or for few values. */
static void
add_row (HengActualsBulk *bulk, const HengMember *member, const char *code, gsize cell)
{
  HengActualRow *row = heng_actual_row_new ();

  row->cycle_id = bulk->import->cycle->id;
  row->level = HENG_LEVEL_PERSON;
  row->owner_id = member->id;
  row->code = g_strdup (code);
  row->value = heng_micro_format_short (bulk->values[cell]);
  row->source_note = bulk->source && *bulk->source ? g_strdup (bulk->source) : NULL;
  row->entered_by = g_strdup (bulk->import->options->actor ? bulk->import->options->actor : g_get_user_name ());
  row->entered_at = heng_now_ms ();
  heng_batch_add (bulk->import, bulk->rows[cell] - 1, &heng_actual_row_type, row, NULL, NULL, 0);
}

static void
add_diff (HengActualsBulk *bulk, gsize cell, const char *code, HengMicro before)
{
  g_autofree char *old = before != HENG_NO_VALUE ? heng_micro_format_short (before) : NULL;
  g_autofree char *new = heng_micro_format_short (bulk->values[cell]);

  heng_import_add_diff (bulk->import, bulk->rows[cell] - 1, code, old, new);
}

/* Somebody whose values came in bulk before: the pack is brought up to date. */
static void
settle_packed (HengActualsBulk *bulk, guint index, const HengActualPack *stored, const HengActualList *list)
{
  const HengMember *member = &bulk->cast->members[index];
  const HengBulkCard *card = &bulk->cards[member->card];
  HengActualPack *pack = NULL;

  for (guint place = 0; place < card->n; place++)
    {
      gsize cell = (gsize) index * bulk->width + place;
      int at = is_taken (bulk, cell) ? heng_actual_list_find (list, card->places[place].code) : -1;

      if (!is_taken (bulk, cell))
        continue;
      if (at >= 0 && stored->values[at] == bulk->values[cell])
        set_fate (bulk, cell, HENG_ROW_UNCHANGED);
      else if (bulk->ways[index] == HENG_BULK_SETTLED)
        heng_import_refuse_settled (bulk->import, bulk->rows[cell] - 1, -1, NULL);
      else if (at < 0)
        add_row (bulk, member, card->places[place].code, cell);
      else
        {
          pack = pack ? pack : heng_actual_pack_copy (stored);
          add_diff (bulk, cell, card->places[place].code, stored->values[at]);
          set_fate (bulk, cell, stored->values[at] == HENG_NO_VALUE ? HENG_ROW_ADDED : HENG_ROW_UPDATED);
          if (!bulk->import->bad[bulk->rows[cell] - 1])
            pack->values[at] = bulk->values[cell];
        }
    }
  if (pack)
    g_ptr_array_add (bulk->updates, pack);
}

static void
settle_new (HengActualsBulk *bulk, guint index)
{
  const HengMember *member = &bulk->cast->members[index];
  HengBulkCard *card = &bulk->cards[member->card];

  for (guint place = 0; place < card->n; place++)
    {
      gsize cell = (gsize) index * bulk->width + place;

      if (!is_taken (bulk, cell))
        continue;
      if (bulk->ways[index] == HENG_BULK_SETTLED)
        heng_import_refuse_settled (bulk->import, bulk->rows[cell] - 1, -1, NULL);
      else if (!bulk->makes_packs)
        add_row (bulk, member, card->places[place].code, cell);
      else
        {
          set_fate (bulk, cell, HENG_ROW_ADDED);
          card->used |= 1u << place;
        }
    }
}

static guint
count_new (const HengActualsBulk *bulk)
{
  guint n = 0;

  for (guint i = 0; i < bulk->cast->n_members && n < HENG_ACTUALS_PACK_FROM; i++)
    if (!heng_actual_packs_find (bulk->packs, bulk->cast->members[i].id))
      for (guint place = 0; place < bulk->width; place++)
        n += is_taken (bulk, (gsize) i * bulk->width + place);
  return n;
}

void
heng_actuals_bulk_settle (HengActualsBulk *bulk)
{
  bulk->makes_packs = count_new (bulk) >= HENG_ACTUALS_PACK_FROM;
  bulk->updates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_actual_pack_free);
  for (guint i = 0; i < bulk->cast->n_members; i++)
    {
      const HengActualPack *stored = bulk->packs->packs->len > 0 ? heng_actual_packs_find (bulk->packs, bulk->cast->members[i].id) : NULL;
      const HengActualList *list = stored ? heng_actual_packs_list (bulk->packs, stored) : NULL;

      if (list)
        settle_packed (bulk, i, stored, list);
      else
        settle_new (bulk, i);
    }
}

/* The list of a card's new packs: the codes that some of them have. */
static gboolean
write_list (HengActualsBulk *bulk, HengBulkCard *card, HengChange *change, GError **error)
{
  g_autoptr (HengActualList) list = heng_actual_list_new ();
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint place = 0; place < card->n; place++)
    if (card->used >> place & 1)
      g_string_append_printf (codes, "%s%s", codes->len ? " " : "", card->places[place].code);
  list->cycle_id = bulk->import->cycle->id;
  list->codes = g_strdup (codes->str);
  list->source_note = bulk->source && *bulk->source ? g_strdup (bulk->source) : NULL;
  list->entered_by = g_strdup (bulk->import->options->actor ? bulk->import->options->actor : g_get_user_name ());
  list->entered_at = heng_now_ms ();
  if (!heng_change_insert (change, &heng_actual_list_type, list, error))
    return FALSE;
  card->list_id = list->id;
  return TRUE;
}

/* The number of values in the order of the list, 0: the member has none in a row that is right. */
static guint
fill_values (const HengActualsBulk *bulk, guint index, HengMicro *values)
{
  const HengBulkCard *card = &bulk->cards[bulk->cast->members[index].card];
  gsize cell = (gsize) index * bulk->width;
  guint at = 0, n = 0;

  for (guint place = 0; place < card->n; place++, cell++)
    {
      if (!(card->used >> place & 1))
        continue;
      values[at] = is_taken (bulk, cell) && !bulk->import->bad[bulk->rows[cell] - 1] ? bulk->values[cell] : HENG_NO_VALUE;
      if (values[at++] != HENG_NO_VALUE)
        n = at;
    }
  return n;
}

/* One block at a time for each list, people in their order. */
static gboolean
write_new_packs (HengActualsBulk *bulk, HengChange *change, GError **error)
{
  guint n_cards = bulk->cast->cards->len;
  g_autofree HengBlockWriter *writers = g_new (HengBlockWriter, n_cards);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_actual_block_free);
  HengActualBlock *block;

  for (guint i = 0; i < n_cards; i++)
    heng_block_writer_begin (&writers[i]);
  for (guint i = 0; i < bulk->cast->n_members; i++)
    {
      const HengMember *member = &bulk->cast->members[i];
      HengMicro values[HENG_PACK_VALUES];
      guint n = bulk->packs->packs->len == 0 || !heng_actual_packs_find (bulk->packs, member->id) ? fill_values (bulk, i, values) : 0;

      if (n == 0 || heng_block_writer_add (&writers[member->card], member->id, values, n))
        continue;
      g_ptr_array_add (blocks, heng_block_writer_end (&writers[member->card], bulk->cards[member->card].list_id));
      heng_block_writer_add (&writers[member->card], member->id, values, n);
    }
  for (guint i = 0; i < n_cards; i++)
    if ((block = heng_block_writer_end (&writers[i], bulk->cards[i].list_id)) != NULL)
      g_ptr_array_add (blocks, block);
  return heng_change_insert_many (change, &heng_actual_block_type, blocks->pdata, blocks->len, error);
}

gboolean
heng_actuals_bulk_write (HengActualsBulk *bulk, HengChange *change, GError **error)
{
  for (guint i = 0; i < bulk->cast->cards->len; i++)
    if (bulk->cards[i].used && !write_list (bulk, &bulk->cards[i], change, error))
      return FALSE;
  return heng_cast_keep_read (change, bulk->cast, error) && (!bulk->makes_packs || write_new_packs (bulk, change, error))
         && heng_actual_packs_update (bulk->packs, change, bulk->updates, error);
}
