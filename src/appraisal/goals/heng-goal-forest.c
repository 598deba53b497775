/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forest of goals: progress of key results, the roll-up of the tree, and the order in which it is shown. */
#include "heng-goal-forest-private.h"

#include <glib/gi18n-lib.h>

void
heng_goal_forest_free (HengGoalForest *forest)
{
  g_clear_pointer (&forest->cycle, heng_cycle_free);
  g_clear_pointer (&forest->texts, g_string_chunk_free);
  for (guint i = 0; i < G_N_ELEMENTS (forest->places); i++)
    g_clear_pointer (&forest->places[i], g_hash_table_unref);
  g_free (forest->nodes);
  g_free (forest->links);
  g_free (forest->fault);
  g_free (forest);
}

int
heng_goal_forest_find (const HengGoalForest *forest, HengGoalKind kind, gint64 id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (forest->places[kind], GSIZE_TO_POINTER ((gsize) id))) - 1;
}

gboolean
heng_goal_forest_is_below (const HengGoalForest *forest, int node, int above)
{
  return node >= above && node <= above + (int) forest->nodes[above].n_below;
}

/* The record's numbers as the formula and the texts of the model read them; borrows. */
static HengKeyResult
record_of (const HengForestKr *row)
{
  return (HengKeyResult) {
    .type = row->type,
    .keep = row->keep,
    .start_value = row->start,
    .target = row->target,
    .low = row->low,
    .high = row->high,
    .tolerance = row->tolerance,
    .steps = (char *) row->steps,
  };
}

static void
compute_key_result (HengForestBuild *build, guint i, GArray *steps)
{
  const HengForestKr *row = &g_array_index (build->rows->key_results, HengForestKr, i);
  const HengKeyResult record = record_of (row);
  HengKrInput input = {
    .hits = row->hits,
    .checkins = row->checkins,
    .cap = build->cycle->okr_cap > 0 ? build->cycle->okr_cap : HENG_MICRO,
    .cycle_start = build->cycle->start_date,
    .due = row->due != HENG_DATE_NONE ? row->due : build->cycle->end_date,
    .today = build->today,
    .confidence = row->confidence,
  };

  heng_kr_input_read (&input, &record, row->checkin_day != HENG_DATE_NONE, row->value, steps);
  build->progress[i] = heng_kr_progress (&input, NULL);
  build->current[i] = input.has_value ? input.current : 0;
}

/* Index of the objective it counts in or refers to, −1 for none; *kr_place: the key result it hangs on, −1 for none. */
static int
find_parent (const HengForestBuild *build, const HengForestObjective *row, int *kr_place)
{
  *kr_place = row->parent_kr_id != 0 ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (build->kr_places, GSIZE_TO_POINTER ((gsize) row->parent_kr_id))) - 1
                                     : -1;
  if (*kr_place >= 0)
    return (int) g_array_index (build->rows->key_results, HengForestKr, *kr_place).objective;
  return row->parent_id != 0 ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (build->objective_places, GSIZE_TO_POINTER ((gsize) row->parent_id))) - 1 : -1;
}

static void
index_rows (HengForestBuild *build)
{
  GArray *objectives = build->rows->objectives, *key_results = build->rows->key_results;

  build->objective_places = g_hash_table_new (NULL, NULL);
  build->kr_places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < objectives->len; i++)
    g_hash_table_insert (build->objective_places, GSIZE_TO_POINTER ((gsize) g_array_index (objectives, HengForestObjective, i).id),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < key_results->len; i++)
    g_hash_table_insert (build->kr_places, GSIZE_TO_POINTER ((gsize) g_array_index (key_results, HengForestKr, i).id), GUINT_TO_POINTER (i + 1));
  build->parents = g_new (int, objectives->len + 1);
  build->parent_krs = g_new (int, objectives->len + 1);
  for (guint i = 0; i < objectives->len; i++)
    build->parents[i] = find_parent (build, &g_array_index (objectives, HengForestObjective, i), &build->parent_krs[i]);
}

/* Where the key results of each objective begin in `items`, which holds them objective by objective. */
static void
sort_items (HengForestBuild *build)
{
  GArray *key_results = build->rows->key_results;
  guint n = build->rows->objectives->len;
  g_autofree guint *next = NULL;

  build->first_item = g_new0 (guint, n + 2);
  for (guint i = 0; i < key_results->len; i++)
    build->first_item[g_array_index (key_results, HengForestKr, i).objective + 1]++;
  for (guint i = 0; i < n; i++)
    build->first_item[i + 1] += build->first_item[i];
  next = g_memdup2 (build->first_item, sizeof (guint) * (n + 1));
  build->item_of = g_new (guint, key_results->len + 1);
  for (guint i = 0; i < key_results->len; i++)
    build->item_of[i] = next[g_array_index (key_results, HengForestKr, i).objective]++;
}

typedef HengValue (*ItemValue) (const HengForestBuild *build, guint kr);

static HengValue
progress_of (const HengForestBuild *build, guint kr)
{
  return HENG_NUMBER (build->progress[kr].p);
}

static HengValue
expected_of (const HengForestBuild *build, guint kr)
{
  return HENG_NUMBER (build->progress[kr].expected);
}

static HengValue
confidence_of (const HengForestBuild *build, guint kr)
{
  int confidence = g_array_index (build->rows->key_results, HengForestKr, kr).confidence;

  return confidence >= 0 ? HENG_NUMBER (confidence * HENG_MICRO) : HENG_NA;
}

/* One pass of the roll-up over the whole forest, for a value of the key results. FALSE: the alignment forms a loop. */
static gboolean
roll_up (HengForestBuild *build, HengWeightedProgress *items, ItemValue value, HengValue *values, HengValue *points, GError **error)
{
  GArray *objectives = build->rows->objectives, *key_results = build->rows->key_results;
  g_autofree HengObjectiveNode *nodes = g_new0 (HengObjectiveNode, objectives->len + 1);

  for (guint i = 0; i < key_results->len; i++)
    {
      const HengForestKr *row = &g_array_index (key_results, HengForestKr, i);

      items[build->item_of[i]] = (HengWeightedProgress) { row->weight_bp, row->state == HENG_GOAL_CANCELLED, value (build, i) };
    }
  for (guint i = 0; i < objectives->len; i++)
    {
      const HengForestObjective *row = &g_array_index (objectives, HengForestObjective, i);

      nodes[i].mode = row->mode;
      nodes[i].curve = row->curve;
      nodes[i].parent = build->parents[i];
      nodes[i].link = row->link;
      nodes[i].weight_bp = row->weight_bp;
      nodes[i].cancelled = row->state == HENG_GOAL_CANCELLED;
      nodes[i].key_results = items + build->first_item[i];
      nodes[i].n_key_results = build->first_item[i + 1] - build->first_item[i];
    }
  if (!heng_objective_tree_evaluate (nodes, objectives->len, error))
    return FALSE;
  for (guint i = 0; i < objectives->len; i++)
    {
      values[i] = nodes[i].progress;
      if (points)
        points[i] = nodes[i].points;
    }
  return TRUE;
}

static void
compute (HengForestBuild *build, HengGoalForest *forest)
{
  guint n = build->rows->objectives->len, n_krs = build->rows->key_results->len;
  g_autofree HengWeightedProgress *items = g_new (HengWeightedProgress, n_krs + 1);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HengKrStep));
  g_autoptr (GError) error = NULL;

  build->progress = g_new0 (HengKrProgress, n_krs + 1);
  build->current = g_new0 (HengMicro, n_krs + 1);
  build->rolled = g_new0 (HengValue, n + 1);
  build->points = g_new0 (HengValue, n + 1);
  build->expected = g_new0 (HengValue, n + 1);
  build->confidence = g_new0 (HengValue, n + 1);
  for (guint i = 0; i < n_krs; i++)
    compute_key_result (build, i, steps);
  sort_items (build);
  if (!roll_up (build, items, progress_of, build->rolled, build->points, &error)
      || !roll_up (build, items, expected_of, build->expected, NULL, &error)
      || !roll_up (build, items, confidence_of, build->confidence, NULL, &error))
    forest->fault = g_strdup (error->message);
}

static void
build_clear (HengForestBuild *build)
{
  g_clear_pointer (&build->objective_places, g_hash_table_unref);
  g_clear_pointer (&build->kr_places, g_hash_table_unref);
  g_clear_pointer (&build->departments, g_ptr_array_unref);
  g_clear_pointer (&build->projects, g_ptr_array_unref);
  g_clear_pointer (&build->rows, heng_forest_rows_free);
  g_free (build->parents);
  g_free (build->parent_krs);
  g_free (build->first_item);
  g_free (build->item_of);
  g_free (build->progress);
  g_free (build->current);
  g_free (build->rolled);
  g_free (build->points);
  g_free (build->expected);
  g_free (build->confidence);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengForestBuild, build_clear)

HengGoalForest *
heng_goal_forest_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengGoalForest) forest = g_new0 (HengGoalForest, 1);
  g_auto (HengForestBuild) build = { .db = db };

  forest->today = build.today = today != HENG_DATE_NONE ? today : heng_store_today (db);
  if (!(forest->cycle = heng_cycle_load (db, cycle_id, error)) || !(build.departments = heng_departments_load (db, error))
      || !(build.projects = heng_projects_load (db, error)) || !(build.rows = heng_forest_rows_load (db, cycle_id, build.today, error)))
    return NULL;
  build.cycle = forest->cycle;
  index_rows (&build);
  compute (&build, forest);
  heng_forest_lay_out (&build, forest);
  forest->texts = g_steal_pointer (&build.rows->texts);
  return g_steal_pointer (&forest);
}
