/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier cycles as columns and their means. */
#include "heng-insights-course.h"

#include "heng-insights-private.h"
#include "heng-insights-table.h"

/* One cycle: its people with their places in the insights. */
typedef struct
{
  HengCycle *cycle;
  guint n;
  gint64 *employees;
  gint32 *units, *leaders, *levels, *scores;
} Past;

struct _HengInsightsCourse
{
  GPtrArray *past; /* of Past, old → new */
};

static void
past_free (gpointer data)
{
  Past *past = data;

  g_clear_pointer (&past->cycle, heng_cycle_free);
  g_free (past->employees);
  g_free (past->units);
  g_free (past->leaders);
  g_free (past->levels);
  g_free (past->scores);
  g_free (past);
}

void
heng_insights_course_free (HengInsightsCourse *course)
{
  if (course == NULL)
    return;
  g_ptr_array_unref (course->past);
  g_free (course);
}

/* id → place + 1 */
static GHashTable *
index_units (const GArray *units)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) g_array_index (units, HengInsightsUnit, i).id), GUINT_TO_POINTER (i + 1));
  return index;
}

static GHashTable *
index_levels (const HengInsights *insights)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < insights->n; row++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) insights->employees[row]), GINT_TO_POINTER (insights->levels[row] + 1));
  return index;
}

static gint32
place_in (GHashTable *index, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (index, GSIZE_TO_POINTER ((gsize) id))) - 1;
}

/* Takes the cycle. */
static Past *
past_new (HengCycle *cycle, const GArray *scores, GHashTable *units, GHashTable *leaders, GHashTable *levels)
{
  Past *past = g_new0 (Past, 1);

  past->cycle = cycle;
  past->n = scores->len;
  past->employees = g_new (gint64, past->n + 1);
  past->units = g_new (gint32, past->n + 1);
  past->leaders = g_new (gint32, past->n + 1);
  past->levels = g_new (gint32, past->n + 1);
  past->scores = g_new (gint32, past->n + 1);
  for (guint i = 0; i < past->n; i++)
    {
      const HengResultScore *score = &g_array_index (scores, HengResultScore, i);

      past->employees[i] = score->employee_id;
      past->units[i] = place_in (units, score->department_id);
      past->leaders[i] = place_in (leaders, score->manager_id);
      past->levels[i] = place_in (levels, score->employee_id);
      past->scores[i] = (gint32) score->published;
    }
  return past;
}

/* Cycles that ended before this one did, old → new. */
static GPtrArray *
cycles_before (HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (GPtrArray) all = heng_cycles_load (db, error);
  GPtrArray *before = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_cycle_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const HengCycle *other = all->pdata[i];

      if (other->id != cycle->id && other->end_date < cycle->end_date)
        g_ptr_array_add (before, heng_cycle_copy (other));
    }
  while (before->len >= HENG_INSIGHTS_CYCLES)
    g_ptr_array_remove_index (before, 0);
  if (all == NULL)
    g_clear_pointer (&before, g_ptr_array_unref);
  return before;
}

HengInsightsCourse *
heng_insights_course_load (HengDb *db, const HengInsights *insights, GError **error)
{
  g_autoptr (GPtrArray) cycles = cycles_before (db, insights->cycle, error);
  g_autoptr (GHashTable) units = index_units (insights->units);
  g_autoptr (GHashTable) leaders = index_units (insights->leaders);
  g_autoptr (GHashTable) levels = index_levels (insights);
  g_autoptr (HengInsightsCourse) course = g_new0 (HengInsightsCourse, 1);

  course->past = g_ptr_array_new_with_free_func (past_free);
  if (cycles == NULL)
    return NULL;
  for (guint i = 0; i < cycles->len; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];
      g_autoptr (GArray) scores = heng_result_scores_load (db, cycle->id, error);

      if (scores == NULL)
        return NULL;
      if (scores->len > 0)
        g_ptr_array_add (course->past, past_new (heng_cycle_copy (cycle), scores, units, leaders, levels));
    }
  return g_steal_pointer (&course);
}

static HengValue
mean_of (HengWide sum, guint n)
{
  return n >= HENG_INSIGHTS_LEAST ? HENG_NUMBER (heng_div_round (sum, n)) : HENG_NA;
}

static gboolean
is_within (const HengInsightsWithin *within, const Past *past, guint i)
{
  return heng_insights_is_within (within, past->units[i], past->leaders[i], past->levels[i]);
}

static HengInsightsPoint
point_of_past (const Past *past, const HengInsightsWithin *within)
{
  HengInsightsPoint point = { .cycle = past->cycle };
  HengWide sum = 0;

  for (guint i = 0; i < past->n; i++)
    if (is_within (within, past, i))
      {
        sum += past->scores[i];
        point.n++;
      }
  point.mean = mean_of (sum, point.n);
  return point;
}

GArray *
heng_insights_course_points (const HengInsightsCourse *course, const HengInsightsScope *scope)
{
  const HengInsights *insights = scope->insights;
  g_auto (HengInsightsWithin) within = heng_insights_within (scope->insights, &scope->filter);
  HengInsightsPoint last = { .cycle = insights->cycle, .n = scope->n_scored, .is_forecast = scope->n_published < scope->n_scored };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (HengInsightsPoint));
  HengWide sum = 0;

  for (guint i = 0; i < course->past->len; i++)
    {
      HengInsightsPoint point = point_of_past (course->past->pdata[i], &within);

      g_array_append_val (points, point);
    }
  for (guint i = 0; i < scope->n_scored; i++)
    sum += scope->scores[i];
  last.mean = mean_of (sum, last.n);
  if (last.n > 0)
    g_array_append_val (points, last);
  return points;
}

GArray *
heng_insights_course_people (const HengInsightsCourse *course, const HengInsightsScope *scope, gint64 cycle_id)
{
  g_auto (HengInsightsWithin) within = heng_insights_within (scope->insights, &scope->filter);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint c = 0; c < course->past->len; c++)
    {
      const Past *past = course->past->pdata[c];

      for (guint i = 0; past->cycle->id == cycle_id && i < past->n; i++)
        if (is_within (&within, past, i))
          g_array_append_val (ids, past->employees[i]);
    }
  return ids;
}
