/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading actual values, whether they stand in rows or in packs. */
#include "heng-actual-table.h"

#include <string.h>

#include "heng-cycle-table.h"
#include "heng-record-sql.h"
#include "heng-scheme.h"

/* Levels one after the other in the order of the enumeration; each comes sorted from its index. */
static gboolean
append_rows (HengDb *db, gint64 cycle_id, int level, gint64 employee_id, GPtrArray *actuals, GError **error)
{
  HengStmt *stmt;

  if (employee_id)
    stmt = heng_record_select (db, &heng_actual_row_type,
                               "WHERE t.cycle_id = $1 AND t.level = $2 AND t.owner_id IN (SELECT p.id FROM participant p "
                               "WHERE p.cycle_id = $1 AND p.employee_id = $3) ORDER BY t.owner_id, t.code",
                               error);
  else
    stmt = heng_record_select (db, &heng_actual_row_type, "WHERE t.cycle_id = $1 AND t.level = $2 ORDER BY t.owner_id, t.code", error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cycle_id);
  heng_stmt_bind_text (stmt, 2, heng_enum_by_value (heng_indicator_level_values, level)->key);
  if (employee_id)
    heng_stmt_bind_int (stmt, 3, employee_id);
  return heng_record_append_all (&heng_actual_row_type, stmt, actuals, error);
}

GPtrArray *
heng_actual_rows_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) actuals = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_actual_row_free);

  for (const HengEnumValue *level = heng_indicator_level_values; level->key; level++)
    if (!append_rows (db, cycle_id, level->value, level->value == HENG_LEVEL_PERSON ? employee_id : 0, actuals, error))
      return NULL;
  return g_steal_pointer (&actuals);
}

HengActualRow *
heng_actual_load (HengDb *db, gint64 cycle_id, int level, gint64 owner_id, const char *code, GError **error)
{
  g_autoptr (GError) fault = NULL;
  HengActualRow *row = heng_actual_row_load (db, cycle_id, level, owner_id, code, &fault);
  g_autoptr (HengActualPacks) packs = NULL;

  if (!row && !fault && level == HENG_LEVEL_PERSON)
    packs = heng_actual_packs_load_one (db, cycle_id, owner_id, &fault);
  if (fault)
    {
      heng_actual_row_free (row);
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return packs ? heng_actual_packs_row (packs, owner_id, code) : row;
}

static gboolean
is_hidden (GHashTable *rows, const HengActualPack *pack, const char *code)
{
  HengActualRow key = { .owner_id = pack->id, .code = (char *) code };

  return g_hash_table_contains (rows, &key);
}

static guint
hash_personal (gconstpointer key)
{
  const HengActualRow *row = key;

  return g_str_hash (row->code) ^ g_int64_hash (&row->owner_id);
}

static gboolean
equal_personal (gconstpointer a, gconstpointer b)
{
  const HengActualRow *x = a, *y = b;

  return x->owner_id == y->owner_id && strcmp (x->code, y->code) == 0;
}

static void
append_packed (const HengActualPacks *packs, GHashTable *rows, GPtrArray *actuals)
{
  for (guint i = 0; i < packs->packs->len; i++)
    {
      const HengActualPack *pack = packs->packs->pdata[i];
      const HengActualList *list = heng_actual_packs_list (packs, pack);
      g_auto (GStrv) codes = g_strsplit (list ? list->codes : "", " ", -1);

      for (guint k = 0; codes[k]; k++)
        {
          HengActualRow *row = is_hidden (rows, pack, codes[k]) ? NULL : heng_actual_pack_row (pack, list, codes[k]);

          if (row)
            g_ptr_array_add (actuals, row);
        }
    }
}

static int
compare_actuals (gconstpointer a, gconstpointer b)
{
  const HengActualRow *x = *(HengActualRow *const *) a, *y = *(HengActualRow *const *) b;

  if (x->level != y->level)
    return x->level - y->level;
  return x->owner_id != y->owner_id ? (x->owner_id < y->owner_id ? -1 : 1) : strcmp (x->code, y->code);
}

/* Rows and packed values together; cleared ones are no values. */
static GPtrArray *
load_values (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  g_autoptr (GPtrArray) actuals = heng_actual_rows_load (db, cycle_id, employee_id, error);
  g_autoptr (HengActualPacks) packs = actuals ? heng_actual_packs_load (db, cycle_id, employee_id, error) : NULL;
  g_autoptr (GHashTable) rows = NULL;

  if (!packs)
    return NULL;
  if (packs->packs->len == 0)
    return g_steal_pointer (&actuals);
  rows = g_hash_table_new (hash_personal, equal_personal);
  for (guint i = 0; i < actuals->len; i++)
    if (((HengActualRow *) actuals->pdata[i])->level == HENG_LEVEL_PERSON)
      g_hash_table_add (rows, actuals->pdata[i]);
  append_packed (packs, rows, actuals);
  for (guint i = actuals->len; i > 0; i--)
    if (!((HengActualRow *) actuals->pdata[i - 1])->value)
      g_ptr_array_remove_index_fast (actuals, i - 1);
  g_ptr_array_sort (actuals, compare_actuals);
  return g_steal_pointer (&actuals);
}

GPtrArray *
heng_actuals_load (HengDb *db, gint64 cycle_id, GError **error)
{
  return load_values (db, cycle_id, 0, error);
}

GPtrArray *
heng_actuals_load_for (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error)
{
  return load_values (db, cycle_id, employee_id, error);
}

HengActualRow *
heng_actual_row_load (HengDb *db, gint64 cycle_id, int level, gint64 owner_id, const char *code, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_actual_row_type,
                                       "WHERE t.cycle_id = $1 AND t.level = $2 AND t.owner_id = $3 AND t.code = $4", error);

  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, cycle_id);
      heng_stmt_bind_text (stmt, 2, heng_enum_by_value (heng_indicator_level_values, level)->key);
      heng_stmt_bind_int (stmt, 3, owner_id);
      heng_stmt_bind_text (stmt, 4, code);
    }
  return heng_record_read_one (&heng_actual_row_type, stmt, error);
}
