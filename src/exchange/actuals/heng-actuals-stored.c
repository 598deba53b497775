/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the store already: scorecards that read shared values, and the actual values themselves. */
#include "heng-actuals-import.h"

struct _HengActualsStored
{
  HengLookup *lookup;
  GPtrArray *rows;      /* of HengActualRow */
  HengActualPacks *packs;
  GHashTable *by_key;   /* key → HengActualRow, borrowed */
  GHashTable *shared;   /* key → HengScorecardLine of anyone who reads it */
  GHashTable *settled;  /* keys of shared values that a published result rests on */
};

char *
heng_actuals_key (int level, gint64 owner, const char *code)
{
  g_autofree char *upper = g_ascii_strup (code, -1);

  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", level, owner, upper);
}

void
heng_actuals_stored_free (HengActualsStored *stored)
{
  if (!stored)
    return;
  g_clear_pointer (&stored->lookup, heng_lookup_free);
  g_clear_pointer (&stored->by_key, g_hash_table_unref);
  g_clear_pointer (&stored->shared, g_hash_table_unref);
  g_clear_pointer (&stored->settled, g_hash_table_unref);
  g_clear_pointer (&stored->rows, g_ptr_array_unref);
  g_clear_pointer (&stored->packs, heng_actual_packs_free);
  g_free (stored);
}

static void
index_shared_line (HengActualsStored *stored, const HengParticipant *participant, HengScorecardLine *line)
{
  gint64 owner;

  if (line->level == HENG_LEVEL_PERSON)
    return;
  owner = heng_actual_owner (heng_lookup_departments (stored->lookup), participant, line->level);
  g_hash_table_insert (stored->shared, heng_actuals_key (line->level, owner, line->code), line);
  if (heng_lookup_has_result (stored->lookup, participant->employee_id))
    g_hash_table_add (stored->settled, heng_actuals_key (line->level, owner, line->code));
}

static void
index_shared (HengActualsStored *stored)
{
  GPtrArray *participants = heng_lookup_all_participants (stored->lookup);

  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];
      GPtrArray *lines = heng_lookup_lines (stored->lookup, participant->id);

      for (guint k = 0; lines != NULL && k < lines->len; k++)
        index_shared_line (stored, participant, lines->pdata[k]);
    }
}

HengActualsStored *
heng_actuals_stored_new (HengImport *import, GError **error)
{
  g_autoptr (HengActualsStored) stored = g_new0 (HengActualsStored, 1);

  if (!(stored->lookup = heng_lookup_new (import, error)) || !(stored->rows = heng_actual_rows_load (import->db, import->cycle->id, 0, error))
      || !(stored->packs = heng_actual_packs_load (import->db, import->cycle->id, 0, error)))
    return NULL;
  stored->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  stored->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  stored->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < stored->rows->len; i++)
    {
      HengActualRow *actual = stored->rows->pdata[i];

      g_hash_table_insert (stored->by_key, heng_actuals_key (actual->level, actual->owner_id, actual->code), actual);
    }
  index_shared (stored);
  return g_steal_pointer (&stored);
}

HengLookup *
heng_actuals_stored_lookup (HengActualsStored *stored)
{
  return stored->lookup;
}

HengScorecardLine *
heng_actuals_stored_shared_line (HengActualsStored *stored, const char *key)
{
  return g_hash_table_lookup (stored->shared, key);
}

gboolean
heng_actuals_stored_is_settled (HengActualsStored *stored, const char *key)
{
  return g_hash_table_contains (stored->settled, key);
}

HengActualRow *
heng_actuals_stored_value (HengActualsStored *stored, int level, gint64 owner, const char *code)
{
  g_autofree char *key = heng_actuals_key (level, owner, code);
  const HengActualRow *row = g_hash_table_lookup (stored->by_key, key);

  if (row)
    return heng_actual_row_copy (row);
  return level == HENG_LEVEL_PERSON ? heng_actual_packs_row (stored->packs, owner, code) : NULL;
}
