/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of packed actual values: reading them into packs, writing packs into them. */
#include "heng-actual-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-sql.h"

void
heng_actual_packs_free (HengActualPacks *packs)
{
  if (!packs)
    return;
  g_clear_pointer (&packs->lists, g_ptr_array_unref);
  g_clear_pointer (&packs->blocks, g_ptr_array_unref);
  g_clear_pointer (&packs->packs, g_ptr_array_unref);
  g_clear_pointer (&packs->room, g_array_unref);
  g_clear_pointer (&packs->starts, g_array_unref);
  g_free (packs);
}

static int
compare_packs (gconstpointer a, gconstpointer b)
{
  const HengActualPack *x = *(HengActualPack *const *) a, *y = *(HengActualPack *const *) b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* Pointers into the room, by participant; blocks mostly come in that order. `wanted` NULL: all. */
static void
index_packs (HengActualPacks *packs, GHashTable *wanted)
{
  gboolean is_sorted = TRUE;
  guint n = 0;

  g_ptr_array_set_size (packs->packs, (int) packs->room->len);
  for (guint i = 0; i < packs->room->len; i++)
    {
      HengActualPack *pack = &g_array_index (packs->room, HengActualPack, i);

      if (wanted && !g_hash_table_contains (wanted, &pack->id))
        continue;
      is_sorted &= n == 0 || ((HengActualPack *) packs->packs->pdata[n - 1])->id < pack->id;
      packs->packs->pdata[n++] = pack;
    }
  g_ptr_array_set_size (packs->packs, (int) n);
  if (!is_sorted)
    g_ptr_array_sort (packs->packs, compare_packs);
}

static gboolean
read_block (HengActualPacks *packs, guint index, GError **error)
{
  const HengActualBlock *block = packs->blocks->pdata[index];
  guint first = packs->room->len;

  g_array_append_val (packs->starts, first);
  if (!heng_actual_block_read (block, packs->room))
    {
      g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED,
                   _("The actual values number %d are damaged. Run “hengctl store check” and restore a backup."), (int) block->id);
      return FALSE;
    }
  for (guint i = first; i < packs->room->len; i++)
    g_array_index (packs->room, HengActualPack, i).block = index;
  return TRUE;
}

/* Lists of the cycle, and the blocks a statement gives; takes the statement. */
static gboolean
read_blocks (HengActualPacks *packs, HengStmt *stmt, GError **error)
{
  packs->blocks = heng_record_read_all (&heng_actual_block_type, stmt, (GDestroyNotify) heng_actual_block_free, error);
  for (guint i = 0; packs->blocks && i < packs->blocks->len; i++)
    if (!read_block (packs, i, error))
      return FALSE;
  return packs->blocks != NULL;
}

/* With the lists, and nothing else yet. */
static HengActualPacks *
begin_packs (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = g_new0 (HengActualPacks, 1);
  HengStmt *stmt = heng_record_select (db, &heng_actual_list_type, "WHERE t.cycle_id = $1 ORDER BY t.id", error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  packs->lists = heng_record_read_all (&heng_actual_list_type, stmt, (GDestroyNotify) heng_actual_list_free, error);
  packs->packs = g_ptr_array_new ();
  packs->room = g_array_new (FALSE, FALSE, sizeof (HengActualPack));
  packs->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  return packs->lists ? g_steal_pointer (&packs) : NULL;
}

#define OF_CYCLE "JOIN actual_list l ON l.id = t.actual_list_id WHERE l.cycle_id = $1 "

static HengStmt *
select_blocks (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_actual_block_type,
                                       employee_id ? OF_CYCLE "AND EXISTS (SELECT 1 FROM participant p WHERE p.cycle_id = $1 AND p.employee_id = $2 "
                                                              "AND p.id BETWEEN t.first_id AND t.last_id) ORDER BY t.first_id"
                                                   : OF_CYCLE "ORDER BY t.first_id",
                                       error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  if (stmt && employee_id)
    heng_stmt_bind_int (stmt, 2, employee_id);
  return stmt;
}

/* The participants that an employee is in the cycle, NULL on error. */
static GHashTable *
find_participants (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT id FROM participant WHERE cycle_id = $1 AND employee_id = $2", error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  HengStep step = HENG_STEP_ERROR;

  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, cycle_id);
      heng_stmt_bind_int (stmt, 2, employee_id);
    }
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 id = heng_stmt_int (stmt, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return step == HENG_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

HengActualPacks *
heng_actual_packs_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = begin_packs (db, cycle_id, error);
  g_autoptr (GHashTable) wanted = NULL;

  if (!packs || !read_blocks (packs, select_blocks (db, cycle_id, employee_id, error), error))
    return NULL;
  if (employee_id && packs->room->len > 0 && !(wanted = find_participants (db, cycle_id, employee_id, error)))
    return NULL;
  index_packs (packs, wanted);
  return g_steal_pointer (&packs);
}

HengActualPacks *
heng_actual_packs_load_one (HengDb *db, gint64 cycle_id, gint64 participant_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = begin_packs (db, cycle_id, error);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  HengStmt *stmt;

  if (!packs)
    return NULL;
  stmt = heng_record_select (db, &heng_actual_block_type, OF_CYCLE "AND t.first_id <= $2 AND t.last_id >= $2 ORDER BY t.first_id", error);
  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, cycle_id);
      heng_stmt_bind_int (stmt, 2, participant_id);
    }
  if (!read_blocks (packs, stmt, error))
    return NULL;
  g_hash_table_add (wanted, &participant_id);
  index_packs (packs, wanted);
  return g_steal_pointer (&packs);
}

static gpointer
find_by_id (const GPtrArray *records, gint64 id)
{
  guint low = 0, high = records->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((const HengRecord *) records->pdata[middle])->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < records->len && ((const HengRecord *) records->pdata[low])->id == id ? records->pdata[low] : NULL;
}

HengActualPack *
heng_actual_packs_find (const HengActualPacks *packs, gint64 participant_id)
{
  return find_by_id (packs->packs, participant_id);
}

const HengActualList *
heng_actual_packs_list (const HengActualPacks *packs, const HengActualPack *pack)
{
  return find_by_id (packs->lists, pack->actual_list_id);
}

HengActualRow *
heng_actual_packs_row (const HengActualPacks *packs, gint64 participant_id, const char *code)
{
  const HengActualPack *pack = heng_actual_packs_find (packs, participant_id);
  const HengActualList *list = pack ? heng_actual_packs_list (packs, pack) : NULL;

  return list ? heng_actual_pack_row (pack, list, code) : NULL;
}

/* Ends the block and adds it to the others. */
static void
end_block (HengBlockWriter *writer, gint64 list_id, GPtrArray *blocks)
{
  HengActualBlock *block = heng_block_writer_end (writer, list_id);

  if (block)
    g_ptr_array_add (blocks, block);
}

static int
compare_new (gconstpointer a, gconstpointer b)
{
  const HengActualPack *x = *(HengActualPack *const *) a, *y = *(HengActualPack *const *) b;

  return x->actual_list_id != y->actual_list_id ? (x->actual_list_id < y->actual_list_id ? -1 : 1) : compare_packs (a, b);
}

gboolean
heng_actual_packs_insert (HengChange *change, GPtrArray *packs, GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_actual_block_free);
  g_autofree HengBlockWriter *writer = g_new (HengBlockWriter, 1);
  gint64 list_id = 0;

  g_ptr_array_sort (packs, compare_new);
  heng_block_writer_begin (writer);
  for (guint i = 0; i < packs->len; i++)
    {
      const HengActualPack *pack = packs->pdata[i];

      if (pack->actual_list_id != list_id)
        end_block (writer, list_id, blocks);
      list_id = pack->actual_list_id;
      if (heng_block_writer_add (writer, pack->id, pack->values, HENG_PACK_VALUES))
        continue;
      end_block (writer, list_id, blocks);
      heng_block_writer_add (writer, pack->id, pack->values, HENG_PACK_VALUES);
    }
  end_block (writer, list_id, blocks);
  return blocks->len == 0 || heng_change_insert_many (change, &heng_actual_block_type, blocks->pdata, blocks->len, error);
}

static gboolean
rewrite (HengActualPacks *packs, guint index, HengBlockWriter *writer, HengChange *change, GError **error)
{
  const HengActualBlock *block = packs->blocks->pdata[index];
  guint end = index + 1 < packs->starts->len ? g_array_index (packs->starts, guint, index + 1) : packs->room->len;
  g_autoptr (HengActualBlock) after = NULL;

  heng_block_writer_begin (writer);
  for (guint i = g_array_index (packs->starts, guint, index); i < end; i++)
    {
      const HengActualPack *pack = &g_array_index (packs->room, HengActualPack, i);

      heng_block_writer_add (writer, pack->id, pack->values, HENG_PACK_VALUES);
    }
  after = heng_block_writer_end (writer, block->actual_list_id);
  after->id = block->id;
  after->version = block->version;
  return heng_change_update (change, &heng_actual_block_type, after, error);
}

gboolean
heng_actual_packs_update (HengActualPacks *packs, HengChange *change, const GPtrArray *changed, GError **error)
{
  g_autofree gboolean *touched = g_new0 (gboolean, packs->blocks->len + 1);
  g_autofree HengBlockWriter *writer = g_new (HengBlockWriter, 1);

  for (guint i = 0; i < changed->len; i++)
    {
      const HengActualPack *from = changed->pdata[i];
      HengActualPack *pack = heng_actual_packs_find (packs, from->id);

      memcpy (pack->values, from->values, sizeof pack->values);
      touched[pack->block] = TRUE;
    }
  for (guint i = 0; i < packs->blocks->len; i++)
    if (touched[i] && !rewrite (packs, i, writer, change, error))
      return FALSE;
  return TRUE;
}

gint64
heng_actual_block_find (HengDb *db, gint64 cycle_id, gint64 participant_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load_one (db, cycle_id, participant_id, error);
  const HengActualPack *pack = packs ? heng_actual_packs_find (packs, participant_id) : NULL;

  return !packs ? -1 : pack ? ((HengActualBlock *) packs->blocks->pdata[pack->block])->id : 0;
}

/* How many of the people of a block take part in the cycle of its list. */
static gint64
count_people (HengDb *db, const HengActualBlock *block, GHashTable *ids, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db,
                                               "SELECT p.id FROM participant p JOIN actual_list l ON l.cycle_id = p.cycle_id "
                                               "WHERE l.id = $1 AND p.id BETWEEN $2 AND $3",
                                               error);
  HengStep step = HENG_STEP_ERROR;
  gint64 n = 0;

  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, block->actual_list_id);
      heng_stmt_bind_int (stmt, 2, block->first_id);
      heng_stmt_bind_int (stmt, 3, block->last_id);
    }
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 id = heng_stmt_int (stmt, 0);

      n += g_hash_table_contains (ids, &id);
    }
  return step == HENG_STEP_DONE ? n : -1;
}

static gboolean
check_block (HengDb *db, const HengActualBlock *block, GPtrArray *findings, GError **error)
{
  g_autoptr (GArray) packs = g_array_new (FALSE, FALSE, sizeof (HengActualPack));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 people;

  if (!heng_actual_block_read (block, packs))
    {
      g_ptr_array_add (findings, g_strdup_printf (_("The actual values number %d cannot be read."), (int) block->id));
      return TRUE;
    }
  for (guint i = 0; i < packs->len; i++)
    g_hash_table_add (ids, &g_array_index (packs, HengActualPack, i).id);
  people = count_people (db, block, ids, error);
  if (people >= 0 && people < (gint64) packs->len)
    g_ptr_array_add (findings, g_strdup_printf (ngettext ("The actual values number %d hold those of %d person who does not take part in that cycle.",
                                                          "The actual values number %d hold those of %d people who do not take part in that cycle.",
                                                          packs->len - (gulong) people),
                                                (int) block->id, (int) (packs->len - people)));
  return people >= 0;
}

gboolean
heng_actual_blocks_check (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) blocks = NULL;

  blocks = heng_record_read_all (&heng_actual_block_type, heng_record_select (db, &heng_actual_block_type, "ORDER BY t.id", error),
                                 (GDestroyNotify) heng_actual_block_free, error);
  for (guint i = 0; blocks && i < blocks->len; i++)
    if (!check_block (db, blocks->pdata[i], findings, error))
      return FALSE;
  return blocks != NULL;
}
