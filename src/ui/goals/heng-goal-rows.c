/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which goals are shown, in which order. */
#include "heng-goal-rows.h"

#include <string.h>

#define ALL_UNFOLDED 80 /* as many goals as one reads at once */

enum { FOLDED = 1, UNFOLDED = 2 };

gpointer
heng_goal_rows_key (HengGoalKind kind, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id * 2 + (kind == HENG_GOAL_KEY_RESULT ? 1 : 0));
}

gpointer
heng_goal_rows_key_at (const HengGoalRows *rows, guint place)
{
  const HengGoalNode *node;

  if (place == HENG_GOAL_NEW_ROW)
    return HENG_GOAL_NEW_KEY;
  node = &rows->data->forest->nodes[place];
  return heng_goal_rows_key (node->kind, node->id);
}

GArray *
heng_goal_rows_keys (const HengGoalRows *rows)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gpointer), rows->shown->len);

  for (guint i = 0; i < rows->shown->len; i++)
    {
      gpointer key = heng_goal_rows_key_at (rows, g_array_index (rows->shown, guint32, i));

      g_array_append_val (keys, key);
    }
  return keys;
}

void
heng_goal_rows_init (HengGoalRows *rows)
{
  memset (rows, 0, sizeof *rows);
  rows->folds = g_hash_table_new (NULL, NULL);
  rows->search_folds = g_hash_table_new (NULL, NULL);
  rows->shown = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
heng_goal_rows_clear (HengGoalRows *rows)
{
  g_clear_pointer (&rows->data, heng_goal_data_unref);
  g_hash_table_unref (rows->folds);
  g_hash_table_unref (rows->search_folds);
  g_array_unref (rows->shown);
  g_free (rows->needle);
  g_free (rows->matches);
  g_free (rows->sums);
}

gboolean
heng_goal_rows_is_filtered (const HengGoalRows *rows)
{
  return (rows->needle != NULL && *rows->needle != '\0') || rows->only != 0;
}

static gboolean
is_match (const HengGoalRows *rows, guint i)
{
  const HengGoalNode *node = &rows->data->forest->nodes[i];

  if (rows->needle != NULL && *rows->needle != '\0' && strstr (rows->data->keys[i], rows->needle) == NULL)
    return FALSE;
  if ((rows->only & HENG_GOAL_ONLY_RISK) != 0 && node->health != HENG_HEALTH_AT_RISK && node->health != HENG_HEALTH_OFF_TRACK)
    return FALSE;
  if ((rows->only & HENG_GOAL_ONLY_SILENT) != 0 && !rows->data->silent[i])
    return FALSE;
  return (rows->only & HENG_GOAL_ONLY_WAITING) == 0
         || (node->kind == HENG_GOAL_OBJECTIVE && (node->state == HENG_GOAL_SUBMITTED || node->has_request));
}

static void
find_matches (HengGoalRows *rows)
{
  guint n = rows->data != NULL ? rows->data->forest->n_nodes : 0;

  g_clear_pointer (&rows->matches, g_free);
  g_clear_pointer (&rows->sums, g_free);
  rows->n_matches = 0;
  if (!heng_goal_rows_is_filtered (rows))
    return;
  rows->matches = g_new0 (guint8, n + 1);
  rows->sums = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      rows->sums[i] = rows->n_matches;
      rows->matches[i] = is_match (rows, i);
      rows->n_matches += rows->matches[i];
    }
  rows->sums[n] = rows->n_matches;
}

/* Matches anywhere below a node. */
static guint
n_matches_below (const HengGoalRows *rows, guint i)
{
  return rows->sums[i + 1 + rows->data->forest->nodes[i].n_below] - rows->sums[i + 1];
}

void
heng_goal_rows_set_data (HengGoalRows *rows, HengGoalData *data)
{
  heng_goal_data_ref (data);
  g_clear_pointer (&rows->data, heng_goal_data_unref);
  rows->data = data;
  find_matches (rows);
}

void
heng_goal_rows_set_needle (HengGoalRows *rows, const char *needle)
{
  g_free (rows->needle);
  rows->needle = g_strdup (needle);
  g_hash_table_remove_all (rows->search_folds);
  find_matches (rows);
}

void
heng_goal_rows_set_only (HengGoalRows *rows, HengGoalOnly only)
{
  rows->only = only;
  g_hash_table_remove_all (rows->search_folds);
  find_matches (rows);
}

void
heng_goal_rows_set_unfolded (HengGoalRows *rows, guint place, gboolean unfolded)
{
  GHashTable *folds = rows->matches != NULL ? rows->search_folds : rows->folds;

  if (rows->data->forest->nodes[place].n_children > 0)
    g_hash_table_insert (folds, heng_goal_rows_key_at (rows, place), GINT_TO_POINTER (unfolded ? UNFOLDED : FOLDED));
}

gboolean
heng_goal_rows_is_unfolded (const HengGoalRows *rows, guint place)
{
  int kept = GPOINTER_TO_INT (g_hash_table_lookup (rows->matches != NULL ? rows->search_folds : rows->folds, heng_goal_rows_key_at (rows, place)));

  if (kept != 0)
    return kept == UNFOLDED;
  if (rows->matches != NULL)
    return n_matches_below (rows, place) > 0;
  return rows->data->forest->n_nodes <= ALL_UNFOLDED;
}

void
heng_goal_rows_set_new (HengGoalRows *rows, HengGoalKind kind, int after, guint depth)
{
  rows->has_new = TRUE;
  rows->new_kind = kind;
  rows->new_depth = depth;
  rows->new_after = after >= 0 ? heng_goal_rows_key_at (rows, (guint) after) : NULL;
}

/* Below a match without matches of its own all stands; elsewhere only the way to matches. */
static void
make_tree (HengGoalRows *rows)
{
  const HengGoalForest *forest = rows->data->forest;
  guint whole = 0; /* up to here everything is shown */

  for (guint32 i = 0; i < forest->n_nodes;)
    {
      guint below = rows->matches != NULL ? n_matches_below (rows, i) : 0;

      if (rows->matches != NULL && i >= whole && !rows->matches[i] && below == 0)
        {
          i += 1 + forest->nodes[i].n_below;
          continue;
        }
      if (rows->matches != NULL && rows->matches[i] && below == 0)
        whole = MAX (whole, i + 1 + forest->nodes[i].n_below);
      g_array_append_val (rows->shown, i);
      i += forest->nodes[i].n_children > 0 && !heng_goal_rows_is_unfolded (rows, i) ? 1 + forest->nodes[i].n_below : 1;
    }
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_values (const HengGoalRows *rows, const HengGoalNode *x, const HengGoalNode *y)
{
  switch (rows->order)
    {
    case HENG_GOAL_BY_TITLE:
      return g_utf8_collate (x->title, y->title);
    case HENG_GOAL_BY_PROGRESS:
      return compare_numbers (x->raw, y->raw);
    case HENG_GOAL_BY_OWNER:
      return g_utf8_collate (x->lead_name != NULL ? x->lead_name : "", y->lead_name != NULL ? y->lead_name : "");
    case HENG_GOAL_BY_CONFIDENCE:
      return compare_numbers (x->confidence, y->confidence);
    case HENG_GOAL_BY_HEALTH:
      return compare_numbers (x->progress.micro - x->expected, y->progress.micro - y->expected);
    case HENG_GOAL_BY_DUE:
      return compare_numbers (x->due, y->due);
    case HENG_GOAL_BY_TREE:
    default:
      return 0;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const HengGoalRows *rows = user_data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  int order = compare_values (rows, &rows->data->forest->nodes[i], &rows->data->forest->nodes[j]);

  if (order != 0)
    return rows->descending ? -order : order;
  return (i > j) - (i < j);
}

static void
make_list (HengGoalRows *rows)
{
  for (guint32 i = 0; i < rows->data->forest->n_nodes; i++)
    if (rows->data->forest->nodes[i].kind == HENG_GOAL_KEY_RESULT && (rows->matches == NULL || rows->matches[i]))
      g_array_append_val (rows->shown, i);
  if (rows->order != HENG_GOAL_BY_TREE || rows->descending)
    g_array_sort_with_data (rows->shown, compare_rows, rows);
}

static void
put_new (HengGoalRows *rows)
{
  const guint32 row = HENG_GOAL_NEW_ROW;
  guint at = rows->shown->len;

  for (guint i = 0; rows->new_after != NULL && i < rows->shown->len; i++)
    {
      guint32 place = g_array_index (rows->shown, guint32, i), end;

      if (heng_goal_rows_key_at (rows, place) != rows->new_after)
        continue;
      end = place + rows->data->forest->nodes[place].n_below;
      at = i + 1;
      if (rows->new_kind == HENG_GOAL_KEY_RESULT && rows->data->forest->nodes[place].kind == HENG_GOAL_OBJECTIVE)
        break; /* the first of its key results stands right below it */
      while (rows->shape == HENG_GOAL_SHAPE_TREE && at < rows->shown->len && g_array_index (rows->shown, guint32, at) <= end)
        at++;
      break;
    }
  g_array_insert_val (rows->shown, at, row);
}

void
heng_goal_rows_make (HengGoalRows *rows)
{
  g_array_set_size (rows->shown, 0);
  if (rows->data == NULL)
    return;
  if (rows->shape == HENG_GOAL_SHAPE_TREE)
    make_tree (rows);
  else
    make_list (rows);
  if (rows->has_new)
    put_new (rows);
}
