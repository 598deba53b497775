/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives, key results and check-ins of a cycle, grouped by owner with three queries however many people there are. */
#include "heng-goal-load.h"

struct _HengGoalSource
{
  GPtrArray *objectives, *key_results, *checkins;
  HengGrouping by_owner[HENG_OWNER_PERSON + 1]; /* of objectives; an id may occur as department and as person */
  GPtrArray *of_kind[HENG_OWNER_PERSON + 1];    /* borrowed objectives */
  HengGrouping by_objective, by_key_result;
  GHashTable *counted; /* id of an objective → GPtrArray of borrowed objectives that count in it */
};

static gint64
key_of (const HengGrouping *grouping, guint i)
{
  return G_STRUCT_MEMBER (gint64, grouping->records->pdata[i], grouping->key_offset);
}

void
heng_grouping_init (HengGrouping *grouping, GPtrArray *records, gsize key_offset)
{
  grouping->records = records;
  grouping->key_offset = key_offset;
  grouping->first = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < records->len; i++)
    if (i == 0 || key_of (grouping, i) != key_of (grouping, i - 1))
      g_hash_table_insert (grouping->first, &G_STRUCT_MEMBER (gint64, records->pdata[i], key_offset), GUINT_TO_POINTER (i + 1));
}

void
heng_grouping_clear (HengGrouping *grouping)
{
  g_clear_pointer (&grouping->first, g_hash_table_unref);
}

void
heng_grouping_find (const HengGrouping *grouping, gint64 key, guint *begin, guint *end)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (grouping->first, &key));

  *begin = *end = first ? first - 1 : 0;
  while (first && *end < grouping->records->len && key_of (grouping, *end) == key)
    (*end)++;
}

void
heng_goal_source_free (HengGoalSource *source)
{
  for (int kind = 0; kind <= HENG_OWNER_PERSON; kind++)
    {
      heng_grouping_clear (&source->by_owner[kind]);
      g_clear_pointer (&source->of_kind[kind], g_ptr_array_unref);
    }
  heng_grouping_clear (&source->by_objective);
  heng_grouping_clear (&source->by_key_result);
  g_clear_pointer (&source->counted, g_hash_table_unref);
  g_clear_pointer (&source->objectives, g_ptr_array_unref);
  g_clear_pointer (&source->key_results, g_ptr_array_unref);
  g_clear_pointer (&source->checkins, g_ptr_array_unref);
  g_free (source);
}

static void
index_counted (HengGoalSource *source)
{
  source->counted = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < source->objectives->len; i++)
    {
      HengObjective *objective = source->objectives->pdata[i];
      GPtrArray *children;

      if (objective->parent_id == 0 || objective->link != HENG_LINK_COUNT)
        continue;
      children = g_hash_table_lookup (source->counted, &objective->parent_id);
      if (!children)
        g_hash_table_insert (source->counted, &objective->parent_id, children = g_ptr_array_new ());
      g_ptr_array_add (children, objective);
    }
}

HengGoalSource *
heng_goal_source_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error)
{
  g_autoptr (HengGoalSource) source = g_new0 (HengGoalSource, 1);

  if (!(source->objectives = heng_objectives_load (db, cycle_id, owner_kind, owner_id, error))
      || !(source->key_results = heng_key_results_load (db, cycle_id, owner_kind, owner_id, error))
      || !(source->checkins = heng_checkins_load (db, cycle_id, owner_kind, owner_id, error)))
    return NULL;
  for (int kind = 0; kind <= HENG_OWNER_PERSON; kind++)
    source->of_kind[kind] = g_ptr_array_new ();
  for (guint i = 0; i < source->objectives->len; i++)
    g_ptr_array_add (source->of_kind[((HengObjective *) source->objectives->pdata[i])->owner_kind], source->objectives->pdata[i]);
  for (int kind = 0; kind <= HENG_OWNER_PERSON; kind++)
    heng_grouping_init (&source->by_owner[kind], source->of_kind[kind], G_STRUCT_OFFSET (HengObjective, owner_id));
  heng_grouping_init (&source->by_objective, source->key_results, G_STRUCT_OFFSET (HengKeyResult, objective_id));
  heng_grouping_init (&source->by_key_result, source->checkins, G_STRUCT_OFFSET (HengCheckin, key_result_id));
  index_counted (source);
  return g_steal_pointer (&source);
}

static HengReviewKr *
copy_key_result (const HengGoalSource *source, const HengKeyResult *record)
{
  HengReviewKr *kr = heng_review_kr_new ();
  guint begin, end;

  kr->record = heng_key_result_copy (record);
  heng_grouping_find (&source->by_key_result, record->id, &begin, &end);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (kr->checkins, heng_checkin_copy (source->checkins->pdata[i]));
  return kr;
}

static HengReviewObjective *
copy_objective (const HengGoalSource *source, const HengObjective *record)
{
  HengReviewObjective *objective = heng_review_objective_new ();
  guint begin, end;

  objective->record = heng_objective_copy (record);
  heng_grouping_find (&source->by_objective, record->id, &begin, &end);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (objective->key_results, copy_key_result (source, source->key_results->pdata[i]));
  return objective;
}

void
heng_goal_source_add (const HengGoalSource *source, int owner_kind, gint64 owner_id, GPtrArray *objectives)
{
  guint begin = 0, end = source->objectives->len;
  GPtrArray *records = source->objectives;

  if (owner_kind >= 0)
    {
      records = source->of_kind[owner_kind];
      heng_grouping_find (&source->by_owner[owner_kind], owner_id, &begin, &end);
    }
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (objectives, copy_objective (source, records->pdata[i]));
}

static gboolean
has_objective (GPtrArray *objectives, gint64 id)
{
  for (guint i = 0; i < objectives->len; i++)
    if (((HengReviewObjective *) objectives->pdata[i])->record->id == id)
      return TRUE;
  return FALSE;
}

static void
add_counted (const HengGoalSource *source, const HengObjective *parent, GPtrArray *own, GPtrArray *counted)
{
  GPtrArray *children = parent->mode != HENG_OKR_OWN ? g_hash_table_lookup (source->counted, &parent->id) : NULL;

  for (guint i = 0; children && i < children->len; i++)
    {
      const HengObjective *child = children->pdata[i];

      if (!has_objective (own, child->id) && !has_objective (counted, child->id))
        g_ptr_array_add (counted, copy_objective (source, child));
    }
}

void
heng_goal_source_add_counted (const HengGoalSource *source, GPtrArray *own, GPtrArray *counted)
{
  if (g_hash_table_size (source->counted) == 0)
    return;
  for (guint i = 0; i < own->len; i++)
    add_counted (source, ((HengReviewObjective *) own->pdata[i])->record, own, counted);
  for (guint i = 0; i < counted->len; i++)
    add_counted (source, ((HengReviewObjective *) counted->pdata[i])->record, own, counted);
}
