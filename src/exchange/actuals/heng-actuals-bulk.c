/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading personal numbers of a big file into a matrix; whatever is not plain is left to the careful way. */
#include "heng-actuals-bulk.h"

#include <string.h>

static void
clear_cards (HengActualsBulk *bulk)
{
  for (guint i = 0; bulk->cast && i < bulk->cast->cards->len; i++)
    for (guint k = 0; k < bulk->cards[i].n; k++)
      heng_rule_free (bulk->cards[i].places[k].rule);
  g_free (bulk->cards);
}

void
heng_actuals_bulk_free (HengActualsBulk *bulk)
{
  if (!bulk)
    return;
  clear_cards (bulk);
  g_clear_pointer (&bulk->cast, heng_cast_free);
  g_clear_pointer (&bulk->packs, heng_actual_packs_free);
  g_clear_pointer (&bulk->people, heng_text_index_free);
  g_clear_pointer (&bulk->updates, g_ptr_array_unref);
  g_free (bulk->ways);
  g_free (bulk->places_of);
  g_free (bulk->values);
  g_free (bulk->rows);
  g_free (bulk->source);
  g_free (bulk->raw_source);
  g_mutex_clear (&bulk->making_people);
  g_free (bulk);
}

/* The lines of a card that plain numbers of a person are actuals of. */
static void
find_places (HengBulkCard *card, const HengCard *stored)
{
  for (guint i = 0; i < stored->lines->len && card->n < HENG_PACK_VALUES; i++)
    {
      const HengScorecardLine *line = stored->lines->pdata[i];
      HengBulkPlace *place = &card->places[card->n];

      if (line->level != HENG_LEVEL_PERSON || strchr (line->code, ' ') || !(place->rule = heng_rule_parse (line->rule, NULL)))
        continue;
      place->code = line->code;
      if (heng_rule_numbers (place->rule, &place->least, &place->most))
        card->n++;
      else
        g_clear_pointer (&place->rule, heng_rule_free);
    }
}

static void
prepare_cards (HengActualsBulk *bulk)
{
  bulk->cards = g_new0 (HengBulkCard, bulk->cast->cards->len + 1);
  for (guint i = 0; i < bulk->cast->cards->len; i++)
    {
      find_places (&bulk->cards[i], bulk->cast->cards->pdata[i]);
      bulk->width = MAX (bulk->width, bulk->cards[i].n);
    }
  bulk->values = g_new (HengMicro, (gsize) bulk->cast->n_members * bulk->width);
  bulk->rows = g_new0 (guint32, (gsize) bulk->cast->n_members * bulk->width);
}

/* Whose values these are cannot be said by the number alone. */
static void
mark_parts (HengActualsBulk *bulk)
{
  g_autoptr (GHashTable) seen = NULL;
  const HengMember *members = bulk->cast->members;
  gboolean is_sorted = TRUE; /* people who were put into the cycle together are */

  for (guint i = 1; i < bulk->cast->n_members && is_sorted; i++)
    is_sorted = members[i - 1].employee_id < members[i].employee_id;
  if (is_sorted)
    return;
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < bulk->cast->n_members; i++)
    {
      gpointer before = g_hash_table_lookup (seen, &members[i].employee_id);

      if (before)
        bulk->ways[i] = bulk->ways[GPOINTER_TO_UINT (before) - 1] = HENG_BULK_CAREFUL;
      else
        g_hash_table_insert (seen, (gpointer) &members[i].employee_id, GUINT_TO_POINTER (i + 1));
    }
}

static HengTextIndex *
index_people (const HengCast *cast)
{
  HengTextIndex *people = heng_text_index_new (cast->n_members);

  for (guint i = 0; i < cast->n_members; i++)
    heng_text_index_add (people, cast->emp_nos[i], heng_text_hash (cast->emp_nos[i]), (int) i);
  return people;
}

static gboolean
is_in_order (const HengCast *cast)
{
  for (guint i = 1; i < cast->n_members; i++)
    if (strcmp (cast->emp_nos[i - 1], cast->emp_nos[i]) > 0)
      return FALSE;
  return TRUE;
}

/* Any thread. How a number is found that does not follow the one before it. */
static HengTextIndex *
people_of (HengActualsBulk *bulk)
{
  HengTextIndex *people = g_atomic_pointer_get (&bulk->people);

  if (people)
    return people;
  g_mutex_lock (&bulk->making_people);
  if (!bulk->people)
    g_atomic_pointer_set (&bulk->people, index_people (bulk->cast));
  g_mutex_unlock (&bulk->making_people);
  return bulk->people;
}

/* Halving: for a reader that begins in the middle of a file that is in the order of the numbers. */
static int
search (const HengCast *cast, const char *emp_no)
{
  guint low = 0, high = cast->n_members;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (cast->emp_nos[middle], emp_no) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < cast->n_members && strcmp (cast->emp_nos[low], emp_no) == 0 ? (int) low : -1;
}

/* With more numbers out of order than that, an index of all of them is worth making. */
#define FEW_JUMPS 100

/* The first member of this number, −1: none. Files mostly are in the order of the numbers, so the next one is looked at first. */
static int
find_number (HengActualsBulk *bulk, HengBulkCursor *cursor, const char *emp_no)
{
  const HengCast *cast = bulk->cast;
  guint next = (guint) (cursor->last_member + 1);

  if (next < cast->n_members && strcmp (cast->emp_nos[next], emp_no) == 0)
    return (int) next;
  return bulk->in_order && cursor->n_jumps++ < FEW_JUMPS ? search (cast, emp_no) : heng_text_index_find (people_of (bulk), emp_no);
}

/* People with rows of their own are looked at one by one. */
static gboolean
mark_ways (HengActualsBulk *bulk, HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (GPtrArray) rows = heng_actual_rows_load (db, cycle_id, 0, error);
  g_autoptr (GPtrArray) results = rows ? heng_results_load (db, cycle_id, error) : NULL;
  g_autoptr (GHashTable) published = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!results)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    g_hash_table_add (published, &((HengResult *) results->pdata[i])->employee_id);
  bulk->ways = g_malloc (bulk->cast->n_members);
  for (guint i = 0; i < bulk->cast->n_members; i++)
    bulk->ways[i] = results->len > 0 && g_hash_table_contains (published, &bulk->cast->members[i].employee_id) ? HENG_BULK_SETTLED
                                                                                                               : HENG_BULK_PLAIN;
  for (guint i = 0; i < rows->len; i++)
    {
      const HengActualRow *row = rows->pdata[i];
      int member = row->level == HENG_LEVEL_PERSON ? heng_cast_find (bulk->cast, row->owner_id) : -1;

      if (member >= 0)
        bulk->ways[member] = HENG_BULK_CAREFUL;
    }
  mark_parts (bulk);
  return TRUE;
}

HengActualsBulk *
heng_actuals_bulk_new (HengImport *import, GError **error)
{
  g_autoptr (HengActualsBulk) bulk = g_new0 (HengActualsBulk, 1);
  gint64 cycle_id = import->cycle->id;

  bulk->import = import;
  g_mutex_init (&bulk->making_people);
  if (!(bulk->cast = heng_cast_load_named (import->db, cycle_id, error)) || !mark_ways (bulk, import->db, cycle_id, error)
      || !(bulk->packs = heng_actual_packs_load (import->db, cycle_id, 0, error)))
    return NULL;
  bulk->in_order = is_in_order (bulk->cast);
  prepare_cards (bulk);
  return g_steal_pointer (&bulk);
}

/* "-12.5": what files mostly hold. FALSE for anything else, right or wrong. */
static gboolean
parse_plain (const char *text, HengMicro *value)
{
  static const gint64 scale[] = { 1000000, 100000, 10000, 1000, 100, 10, 1 };
  gboolean negative = *text == '-';
  const char *p = text + negative, *start = p;
  gint64 number = 0;
  int decimals = 0;

  for (; *p >= '0' && *p <= '9' && p - start <= 11; p++)
    number = number * 10 + (*p - '0');
  if (p == start)
    return FALSE;
  if (*p == '.')
    {
      for (p++; *p >= '0' && *p <= '9' && decimals < 6; p++, decimals++)
        number = number * 10 + (*p - '0');
      if (decimals == 0)
        return FALSE;
    }
  number *= scale[decimals];
  *value = negative ? -number : number;
  return *p == '\0';
}

HengBulkCursor
heng_bulk_cursor (guint first, guint end)
{
  return (HengBulkCursor) { .first = first, .end = end, .last_member = -1 };
}

/* The member of an employee number; a file often has the same one in several rows that follow each other. */
static int
find_member (HengActualsBulk *bulk, HengBulkCursor *cursor, const char *emp_no)
{
  int member;

  if (cursor->last_emp_no && (cursor->last_emp_no == emp_no || strcmp (cursor->last_emp_no, emp_no) == 0))
    return cursor->member;
  member = find_number (bulk, cursor, emp_no);
  cursor->last_emp_no = emp_no;
  cursor->member = member;
  cursor->last_member = member >= 0 ? member : cursor->last_member;
  return member;
}

/* Where the card has the code, −1: not as a plain number. The values of a row come in the order of the card more often than not. */
static int
find_place (const HengBulkCard *card, guint *last, const char *code)
{
  guint place = *last + 1 < card->n ? *last + 1 : 0;

  for (guint tried = 0; tried < card->n; tried++)
    {
      if (strcmp (card->places[place].code, code) == 0)
        {
          *last = place;
          return (int) place;
        }
      place = place + 1 < card->n ? place + 1 : 0;
    }
  return -1;
}

/* Where each card has the indicator that heads a column, −1: nowhere. */
static void
prepare_columns (HengActualsBulk *bulk)
{
  const HengImport *import = bulk->import;

  g_free (bulk->places_of);
  bulk->places_of = g_new (gint8, (gsize) (bulk->cast->cards->len + 1) * import->n_columns);
  memset (bulk->places_of, -1, (gsize) (bulk->cast->cards->len + 1) * import->n_columns);
  for (guint i = 0; i < bulk->cast->cards->len; i++)
    for (guint column = A_FIRST_INDICATOR; column < import->n_columns; column++)
      {
        guint last = 0;

        bulk->places_of[(gsize) i * import->n_columns + column] = (gint8) find_place (&bulk->cards[i], &last, import->columns[column].key);
      }
}

void
heng_actuals_bulk_begin (HengActualsBulk *bulk)
{
  HengImport *import = bulk->import;
  guint first = heng_import_first_row (import);

  bulk->has_part = heng_import_has_column (import, A_PART);
  bulk->has_source = heng_import_has_column (import, A_SOURCE);
  prepare_columns (bulk);
  if (bulk->source || first >= import->table->n_rows)
    return;
  bulk->raw_source = g_strdup (heng_import_raw (import, first, A_SOURCE));
  bulk->source = g_strdup (heng_import_text (import, first, A_SOURCE, HENG_CLEAN_TEXT));
}

void
heng_actuals_bulk_restart (HengActualsBulk *bulk)
{
  memset (bulk->rows, 0, sizeof *bulk->rows * bulk->cast->n_members * bulk->width);
}

static inline const char *
raw (const HengImport *import, guint row, guint column)
{
  int at = ((const int *) (gconstpointer) import->header->columns->data)[column];

  return at >= 0 ? heng_table_cell (import->table, row, (guint) at) : "";
}

/* Whether the row names the origin that most name; any thread. */
static gboolean
has_same_source (const HengActualsBulk *bulk, guint row)
{
  const char *source = bulk->has_source ? raw (bulk->import, row, A_SOURCE) : "";

  return !bulk->has_source || strcmp (source, bulk->raw_source) == 0 || strcmp (source, bulk->source) == 0;
}

/* Notes that the row gives the value of the cell; FALSE when another one does already. */
static gboolean
claim (HengActualsBulk *bulk, HengBulkCursor *cursor, gsize cell, guint row)
{
  guint32 before = 0;

  if (__atomic_compare_exchange_n (&bulk->rows[cell], &before, row + 1, FALSE, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
    return TRUE;
  cursor->crossed |= before - 1 < cursor->first || before - 1 >= cursor->end;
  return FALSE;
}

/* Whether the row speaks of one plain member, who is the cursor's then. */
static inline gboolean
read_whose (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row)
{
  int member = find_member (bulk, cursor, raw (bulk->import, row, A_EMP_NO));

  return member >= 0 && bulk->ways[member] != HENG_BULK_CAREFUL && (!bulk->has_part || *raw (bulk->import, row, A_PART) == '\0')
         && has_same_source (bulk, row);
}

static inline gboolean
read_value (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row, const HengBulkCard *card, int place, const char *text)
{
  gsize cell = (gsize) cursor->member * bulk->width + (guint) place;
  HengMicro value;

  if (place < 0 || !parse_plain (text, &value) || value < card->places[place].least || value > card->places[place].most
      || !claim (bulk, cursor, cell, row))
    return FALSE;
  bulk->values[cell] = value;
  return TRUE;
}

gboolean
heng_actuals_bulk_read (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row)
{
  const HengBulkCard *card;

  if (!read_whose (bulk, cursor, row))
    return FALSE;
  card = &bulk->cards[bulk->cast->members[cursor->member].card];
  return read_value (bulk, cursor, row, card, find_place (card, &cursor->last_place, raw (bulk->import, row, A_CODE)), raw (bulk->import, row, A_VALUE));
}

guint64
heng_actuals_bulk_read_wide (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row, const guint *columns, guint n_columns)
{
  gboolean plain = read_whose (bulk, cursor, row);
  guint index = plain ? bulk->cast->members[cursor->member].card : 0;
  const gint8 *places = &bulk->places_of[index * bulk->import->n_columns];
  guint64 left = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *text = raw (bulk->import, row, columns[i]);

      if (*text == '\0')
        bulk->import->fate[row] = MAX (bulk->import->fate[row], HENG_ROW_UNCHANGED);
      else if (!plain || !read_value (bulk, cursor, row, &bulk->cards[index], places[columns[i]], text))
        left |= G_GUINT64_CONSTANT (1) << i;
    }
  return left;
}

static gboolean
has_usual_source (HengActualsBulk *bulk, guint row)
{
  return has_same_source (bulk, row) || strcmp (heng_import_text (bulk->import, row, A_SOURCE, HENG_CLEAN_TEXT), bulk->source) == 0;
}

/* The cell of the matrix; FALSE when there is none. */
static gboolean
find_cell (HengActualsBulk *bulk, gint64 participant_id, const char *code, gsize *cell)
{
  int member = heng_cast_find (bulk->cast, participant_id);
  guint last = 0;
  int place = member >= 0 && bulk->ways[member] != HENG_BULK_CAREFUL ? find_place (&bulk->cards[bulk->cast->members[member].card], &last, code) : -1;

  *cell = place >= 0 ? (gsize) member * bulk->width + (guint) place : 0;
  return place >= 0;
}

gboolean
heng_actuals_bulk_note (HengActualsBulk *bulk, gint64 participant_id, const char *code, guint row, guint *before)
{
  gsize cell;

  if (!find_cell (bulk, participant_id, code, &cell))
    return FALSE;
  *before = bulk->rows[cell];
  if (*before == 0)
    {
      bulk->rows[cell] = row + 1;
      bulk->values[cell] = HENG_NO_VALUE; /* until heng_actuals_bulk_take */
    }
  return TRUE;
}

gboolean
heng_actuals_bulk_take (HengActualsBulk *bulk, gint64 participant_id, const char *code, guint row, HengMicro value)
{
  gsize cell;

  if (!find_cell (bulk, participant_id, code, &cell) || !has_usual_source (bulk, row))
    return FALSE;
  bulk->values[cell] = value;
  return TRUE;
}
