/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of one indicator over cycles: rows of their own, and those that came in packs. */
#include "heng-indicator-actuals.h"

#include "heng-actual-table.h"
#include "heng-cycle-table.h"
#include "heng-people-table.h"

static void
actual_free (gpointer data)
{
  HengIndicatorActual *actual = data;

  g_free (actual->value);
  g_free (actual->who);
  g_free (actual->who_en);
  g_free (actual);
}

void
heng_indicator_actuals_free (HengIndicatorActuals *actuals)
{
  g_ptr_array_unref (actuals->actuals);
  g_ptr_array_unref (actuals->cycles);
  g_free (actuals);
}

/* One cycle's reading. */
typedef struct
{
  HengDb *db;
  const char *code;
  GHashTable *employees;    /* gint64 id → HengEmployee */
  GHashTable *participants; /* gint64 id → HengParticipant */
  GHashTable *seen;         /* participants with a row of their own */
  HengIndicatorActuals *into;
  guint cycle;
} Reading;

static void
add_value (Reading *reading, gint64 participant_id, const char *value)
{
  const HengParticipant *participant = g_hash_table_lookup (reading->participants, &participant_id);
  const HengEmployee *employee = participant != NULL ? g_hash_table_lookup (reading->employees, &participant->employee_id) : NULL;
  HengIndicatorActual *actual;

  if (value == NULL || *value == '\0' || g_str_equal (value, "NA"))
    return;
  actual = g_new0 (HengIndicatorActual, 1);
  actual->value = g_strdup (value);
  actual->who = employee != NULL ? g_strdup (employee->name) : NULL;
  actual->who_en = employee != NULL ? g_strdup (employee->name_en) : NULL;
  actual->employee_id = employee != NULL ? employee->id : 0;
  actual->cycle = reading->cycle;
  g_ptr_array_add (reading->into->actuals, actual);
}

static gboolean
read_rows (Reading *reading, gint64 cycle_id, GError **error)
{
  g_autoptr (GPtrArray) rows = heng_actual_rows_load (reading->db, cycle_id, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HengActualRow *row = rows->pdata[i];

      if (g_strcmp0 (row->code, reading->code) != 0)
        continue;
      if (row->level == HENG_LEVEL_PERSON)
        g_hash_table_add (reading->seen, g_memdup2 (&row->owner_id, sizeof row->owner_id));
      add_value (reading, row->level == HENG_LEVEL_PERSON ? row->owner_id : 0, row->value);
    }
  return rows != NULL;
}

static gboolean
read_packs (Reading *reading, gint64 cycle_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (reading->db, cycle_id, 0, error);

  for (guint i = 0; packs != NULL && i < packs->packs->len; i++)
    {
      const HengActualPack *pack = packs->packs->pdata[i];
      const HengActualList *list = heng_actual_packs_list (packs, pack);
      g_autoptr (HengActualRow) row = list != NULL ? heng_actual_pack_row (pack, list, reading->code) : NULL;

      if (row != NULL && !g_hash_table_contains (reading->seen, &pack->id))
        add_value (reading, pack->id, row->value);
    }
  return packs != NULL;
}

/* The keys are the records' own. */
static GHashTable *
by_id (GPtrArray *records, gsize id_offset)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (table, (char *) records->pdata[i] + id_offset, records->pdata[i]);
  return table;
}

static gboolean
read_cycle (Reading *reading, HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) people = heng_participants_load (reading->db, cycle->id, 0, error);
  g_autoptr (GHashTable) participants = NULL, seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint before = reading->into->actuals->len;

  if (people == NULL)
    return FALSE;
  participants = by_id (people, G_STRUCT_OFFSET (HengParticipant, id));
  reading->participants = participants;
  reading->seen = seen;
  reading->cycle = reading->into->cycles->len;
  if (!read_rows (reading, cycle->id, error) || !read_packs (reading, cycle->id, error))
    return FALSE;
  if (reading->into->actuals->len > before)
    g_ptr_array_add (reading->into->cycles, heng_cycle_copy (cycle));
  return TRUE;
}

HengIndicatorActuals *
heng_indicator_actuals_load (HengDb *db, const char *code, guint most_cycles, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error), people = cycles != NULL ? heng_employees_load (db, 0, error) : NULL;
  g_autoptr (GHashTable) employees = people != NULL ? by_id (people, G_STRUCT_OFFSET (HengEmployee, id)) : NULL;
  g_autoptr (HengIndicatorActuals) into = g_new0 (HengIndicatorActuals, 1);
  Reading reading = { db, code, employees, NULL, NULL, into, 0 };

  into->actuals = g_ptr_array_new_with_free_func (actual_free);
  into->cycles = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_cycle_free);
  if (people == NULL)
    return NULL;
  for (guint i = cycles->len; i > 0 && into->cycles->len < most_cycles; i--)
    if (!read_cycle (&reading, cycles->pdata[i - 1], error))
      return NULL;
  return g_steal_pointer (&into);
}
