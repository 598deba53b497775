/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over a cycle that leaves columns behind. */
#include "heng-insights.h"

#include <string.h>

#include "heng-cycle-walk.h"
#include "heng-insights-private.h"

/* What is gathered of one indicator. */
typedef struct
{
  const char *code, *name;
  GArray *rows, *points; /* of guint32, gint32 */
} Gathered;

typedef struct
{
  HengInsights *insights;
  GPtrArray *departments;
  GHashTable *units;       /* department id → place + 1 */
  GHashTable *levels;      /* level → place + 1 */
  GHashTable *indicators;  /* code → Gathered */
  GHashTable *shared;      /* "level:owner:code" of shared values that were met */
  GArray *manager_ids;     /* of gint64, by row */
  GArray *columns[9];      /* growing copies of the columns, by the names below */
  GArray *employees;
} Walk;

enum { DEPARTMENT, LEVEL, SCORE, IS_PUBLISHED, GRADE, FIRST_PERSPECTIVE, N_COLUMNS = FIRST_PERSPECTIVE + HENG_N_PERSPECTIVES };
G_STATIC_ASSERT (N_COLUMNS == 9);

static void
gathered_free (gpointer data)
{
  Gathered *gathered = data;

  g_array_unref (gathered->rows);
  g_array_unref (gathered->points);
  g_free (gathered);
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->insights, heng_insights_unref);
  g_clear_pointer (&walk->departments, g_ptr_array_unref);
  g_clear_pointer (&walk->units, g_hash_table_unref);
  g_clear_pointer (&walk->levels, g_hash_table_unref);
  g_clear_pointer (&walk->indicators, g_hash_table_unref);
  g_clear_pointer (&walk->shared, g_hash_table_unref);
  g_clear_pointer (&walk->manager_ids, g_array_unref);
  g_clear_pointer (&walk->employees, g_array_unref);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&walk->columns[i], g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
append (Walk *walk, guint column, gint32 value)
{
  g_array_append_val (walk->columns[column], value);
}

static gint32
points_of (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? (gint32) value.micro : HENG_INSIGHTS_NONE;
}

static int
level_place (Walk *walk, const char *level)
{
  guint place;

  if (level == NULL || *level == '\0')
    return -1;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (walk->levels, level));
  if (place == 0)
    {
      char *copy = g_string_chunk_insert (walk->insights->texts, level);

      g_ptr_array_add (walk->insights->level_names, copy);
      place = walk->insights->level_names->len;
      g_hash_table_insert (walk->levels, copy, GUINT_TO_POINTER (place));
    }
  return (int) place - 1;
}

static int
grade_place (const HengInsights *insights, const char *grade)
{
  for (guint i = 0; grade != NULL && i < insights->bands->len; i++)
    if (g_str_equal (((const HengGradeBand *) insights->bands->pdata[i])->grade, grade))
      return (int) i;
  return -1;
}

static Gathered *
find_gathered (Walk *walk, const HengScorecardLine *line)
{
  Gathered *gathered = g_hash_table_lookup (walk->indicators, line->code);

  if (gathered != NULL)
    return gathered;
  gathered = g_new0 (Gathered, 1);
  gathered->code = g_string_chunk_insert_const (walk->insights->texts, line->code);
  gathered->name = g_string_chunk_insert (walk->insights->texts, heng_localized (line->name, line->name_en));
  gathered->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  gathered->points = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_hash_table_insert (walk->indicators, (char *) gathered->code, gathered);
  return gathered;
}

/* TRUE once for each person's value, and once for a value that several people share (as heng_quality_load counts). */
static gboolean
is_first (Walk *walk, const HengReviewPart *part, const HengScorecardLine *line)
{
  if (line->level == HENG_LEVEL_PERSON)
    return TRUE;
  return g_hash_table_add (walk->shared, g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", line->level,
                                                          heng_actual_owner (walk->departments, part->participant, line->level), line->code));
}

static void
gather_lines (Walk *walk, const HengReviewPart *part, guint32 row)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];
      gint32 points = points_of (line->points);
      Gathered *gathered;

      if (line->record->weight_bp == 0 || !is_first (walk, part, line->record))
        continue;
      gathered = find_gathered (walk, line->record);
      g_array_append_val (gathered->rows, row);
      g_array_append_val (gathered->points, points);
    }
}

static gboolean
visit (const HengReview *review, gpointer data, GError **error)
{
  Walk *walk = data;
  const HengReviewPart *part = heng_review_current_part (review);
  const HengResult *result = review->published;
  gboolean is_number = review->final.final.state == HENG_VALUE_NUMBER;
  guint unit = GPOINTER_TO_UINT (g_hash_table_lookup (walk->units, GSIZE_TO_POINTER ((gsize) part->participant->department_id)));
  gint64 manager = part->participant->manager_id != 0 ? part->participant->manager_id : review->employee->manager_id;
  guint32 row = walk->employees->len;

  g_array_append_val (walk->employees, review->employee->id);
  g_array_append_val (walk->manager_ids, manager);
  append (walk, DEPARTMENT, (gint32) unit - 1);
  append (walk, LEVEL, level_place (walk, review->employee->level));
  append (walk, SCORE, result != NULL ? (gint32) result->published : is_number ? (gint32) review->final.published : HENG_INSIGHTS_NONE);
  append (walk, IS_PUBLISHED, result != NULL);
  append (walk, GRADE, grade_place (walk->insights, result != NULL ? result->grade : review->grade != NULL ? review->grade->grade : NULL));
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    append (walk, FIRST_PERSPECTIVE + (guint) p, points_of (part->kpi.perspectives[p]));
  gather_lines (walk, part, row);
  walk->insights->n_published += result != NULL;
  return TRUE;
}

static void
add_units (Walk *walk)
{
  for (guint i = 0; i < walk->departments->len; i++)
    {
      const HengDepartment *department = walk->departments->pdata[i];
      guint parent = GPOINTER_TO_UINT (g_hash_table_lookup (walk->units, GSIZE_TO_POINTER ((gsize) department->parent_id)));
      HengInsightsUnit unit = { department->id, (int) parent - 1,
                                g_string_chunk_insert (walk->insights->texts, heng_localized (department->name, department->name_en)) };

      g_array_append_val (walk->insights->units, unit);
      g_hash_table_insert (walk->units, GSIZE_TO_POINTER ((gsize) department->id), GUINT_TO_POINTER (walk->insights->units->len));
    }
}

static int
compare_gathered (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Gathered *const *) a)->code, (*(Gathered *const *) b)->code);
}

static void
fill_indicators (Walk *walk)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, walk->indicators);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_gathered);
  for (guint i = 0; i < sorted->len; i++)
    {
      Gathered *gathered = sorted->pdata[i];
      HengInsightsIndicator indicator = { gathered->code, gathered->name, NULL, NULL, gathered->rows->len };

      indicator.rows = (guint32 *) (gpointer) g_array_steal (gathered->rows, NULL);
      indicator.points = (gint32 *) (gpointer) g_array_steal (gathered->points, NULL);
      g_array_append_val (walk->insights->indicators, indicator);
    }
}

/* Levels get the order of their names: "P5" before "P6", whoever came first. */
static void
sort_levels (HengInsights *insights)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (insights->level_names, NULL, NULL);
  g_autofree gint32 *new_place = g_new (gint32, insights->level_names->len + 1);
  guint place;

  g_ptr_array_sort_with_data (sorted, (GCompareDataFunc) heng_insights_compare_names, NULL);
  for (guint i = 0; i < insights->level_names->len; i++)
    new_place[i] = g_ptr_array_find (sorted, insights->level_names->pdata[i], &place) ? (gint32) place : -1;
  for (guint row = 0; row < insights->n; row++)
    if (insights->levels[row] >= 0)
      insights->levels[row] = new_place[insights->levels[row]];
  g_ptr_array_unref (insights->level_names);
  insights->level_names = g_steal_pointer (&sorted);
}

static void
fill_columns (Walk *walk)
{
  HengInsights *insights = walk->insights;
  guint n = insights->n = walk->employees->len;
  const gint32 *grades = (const gint32 *) (gpointer) walk->columns[GRADE]->data;
  const gint32 *published = (const gint32 *) (gpointer) walk->columns[IS_PUBLISHED]->data;

  insights->employees = (gint64 *) (gpointer) g_array_steal (walk->employees, NULL);
  insights->departments = (gint32 *) (gpointer) g_array_steal (walk->columns[DEPARTMENT], NULL);
  insights->levels = (gint32 *) (gpointer) g_array_steal (walk->columns[LEVEL], NULL);
  insights->scores = (gint32 *) (gpointer) g_array_steal (walk->columns[SCORE], NULL);
  for (guint p = 0; p < HENG_N_PERSPECTIVES; p++)
    insights->perspectives[p] = (gint32 *) (gpointer) g_array_steal (walk->columns[FIRST_PERSPECTIVE + p], NULL);
  insights->grades = g_new (gint8, n + 1);
  insights->is_published = g_new (guint8, n + 1);
  for (guint row = 0; row < n; row++)
    {
      insights->grades[row] = (gint8) grades[row];
      insights->is_published[row] = (guint8) published[row];
    }
}

static void
walk_init (Walk *walk)
{
  HengInsights *insights = walk->insights = g_new0 (HengInsights, 1);

  insights->ref_count = 1;
  insights->texts = g_string_chunk_new (4096);
  insights->units = g_array_new (FALSE, FALSE, sizeof (HengInsightsUnit));
  insights->leaders = g_array_new (FALSE, FALSE, sizeof (HengInsightsUnit));
  insights->level_names = g_ptr_array_new ();
  insights->indicators = g_array_new (FALSE, TRUE, sizeof (HengInsightsIndicator));
  walk->units = g_hash_table_new (NULL, NULL);
  walk->levels = g_hash_table_new (g_str_hash, g_str_equal);
  walk->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gathered_free);
  walk->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->manager_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  walk->employees = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_COLUMNS; i++)
    walk->columns[i] = g_array_new (FALSE, FALSE, sizeof (gint32));
}

HengInsights *
heng_insights_load (HengDb *db, gint64 cycle_id, GError **error)
{
  g_auto (Walk) walk = { 0 };
  HengInsights *insights;

  walk_init (&walk);
  insights = walk.insights;
  insights->today = heng_store_today (db);
  if (!(insights->cycle = heng_cycle_load (db, cycle_id, error)) || !(insights->bands = heng_grade_bands_load (db, error))
      || !(walk.departments = heng_departments_load (db, error)))
    return NULL;
  add_units (&walk);
  if (!heng_cycle_walk (db, cycle_id, 0, FALSE, insights->today, visit, &walk, error))
    return NULL;
  fill_columns (&walk);
  fill_indicators (&walk);
  sort_levels (insights);
  if (!heng_insights_add_leaders (insights, db, (const gint64 *) (gpointer) walk.manager_ids->data, error))
    return NULL;
  heng_insights_sort (insights);
  return g_steal_pointer (&walk.insights);
}
