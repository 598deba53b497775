/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a cycle: managers, order by score, and the narrowing of all that by a filter. */
#include "heng-insights.h"

#include <string.h>

#include "heng-insights-private.h"

/* Scores have 2 decimals and run from 0 to 120: sorted by counting. */
#define STEP (HENG_MICRO / 100)
#define N_STEPS (120 * 100 + 1)

HengInsights *
heng_insights_ref (HengInsights *insights)
{
  g_atomic_int_inc (&insights->ref_count);
  return insights;
}

void
heng_insights_unref (HengInsights *insights)
{
  if (insights == NULL || !g_atomic_int_dec_and_test (&insights->ref_count))
    return;
  g_clear_pointer (&insights->cycle, heng_cycle_free);
  g_clear_pointer (&insights->bands, g_ptr_array_unref);
  for (guint i = 0; i < insights->indicators->len; i++)
    {
      HengInsightsIndicator *indicator = &g_array_index (insights->indicators, HengInsightsIndicator, i);

      g_free (indicator->rows);
      g_free (indicator->points);
    }
  g_array_unref (insights->indicators);
  g_array_unref (insights->units);
  g_array_unref (insights->leaders);
  g_ptr_array_unref (insights->level_names);
  g_free (insights->employees);
  g_free (insights->departments);
  g_free (insights->managers);
  g_free (insights->levels);
  g_free (insights->scores);
  g_free (insights->grades);
  g_free (insights->is_published);
  for (guint p = 0; p < HENG_N_PERSPECTIVES; p++)
    g_free (insights->perspectives[p]);
  g_free (insights->by_score);
  g_string_chunk_free (insights->texts);
  g_free (insights);
}

int
heng_insights_compare_names (gconstpointer a, gconstpointer b, gpointer unused)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;

  while (*x != '\0' && *y != '\0')
    {
      if (g_ascii_isdigit (*x) && g_ascii_isdigit (*y))
        {
          char *x_end, *y_end;
          guint64 m = g_ascii_strtoull (x, &x_end, 10), n = g_ascii_strtoull (y, &y_end, 10);

          if (m != n)
            return m < n ? -1 : 1;
          x = x_end;
          y = y_end;
        }
      else if (*x != *y)
        return (guchar) *x < (guchar) *y ? -1 : 1;
      else
        {
          x++;
          y++;
        }
    }
  return (*x != '\0') - (*y != '\0');
}

/* The whole company by id: the line above a leader may lead out of the cycle. */
static GHashTable *
index_employees (GPtrArray *employees)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < employees->len; i++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) ((HengEmployee *) employees->pdata[i])->id), employees->pdata[i]);
  return index;
}

/* Places a leader behind whoever leads them, once; a line that bites its tail is cut where it was entered. */
static int
place_leader (HengInsights *insights, GHashTable *places, GHashTable *employees, gint64 id, guint depth)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
  const HengEmployee *employee = g_hash_table_lookup (employees, key);
  HengInsightsUnit leader = { id, -1, "" };

  if (known > 0 || id == 0 || employee == NULL)
    return (int) known - 1;
  if (employee->manager_id != id && depth < HENG_MOST_LEVELS)
    leader.parent = place_leader (insights, places, employees, employee->manager_id, depth + 1);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
  if (known > 0)
    return (int) known - 1;
  leader.name = g_string_chunk_insert (insights->texts, heng_localized (employee->name, employee->name_en));
  g_array_append_val (insights->leaders, leader);
  g_hash_table_insert (places, key, GUINT_TO_POINTER (insights->leaders->len));
  return (int) insights->leaders->len - 1;
}

gboolean
heng_insights_add_leaders (HengInsights *insights, HengDb *db, const gint64 *manager_ids, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  g_autoptr (GHashTable) by_id = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  if (employees == NULL)
    return FALSE;
  by_id = index_employees (employees);
  insights->managers = g_new (gint32, insights->n + 1);
  for (guint row = 0; row < insights->n; row++)
    insights->managers[row] = place_leader (insights, places, by_id, manager_ids[row], 0);
  return TRUE;
}

void
heng_insights_sort (HengInsights *insights)
{
  g_autofree guint32 *starts = g_new0 (guint32, N_STEPS + 1);

  for (guint row = 0; row < insights->n; row++)
    if (insights->scores[row] != HENG_INSIGHTS_NONE)
      starts[CLAMP (insights->scores[row] / STEP, 0, N_STEPS - 1) + 1]++;
  for (guint i = 0; i < N_STEPS; i++)
    starts[i + 1] += starts[i];
  insights->n_scored = starts[N_STEPS];
  insights->by_score = g_new (guint32, insights->n_scored + 1);
  for (guint row = 0; row < insights->n; row++)
    if (insights->scores[row] != HENG_INSIGHTS_NONE)
      insights->by_score[starts[CLAMP (insights->scores[row] / STEP, 0, N_STEPS - 1)]++] = row;
}

guint8 *
heng_insights_units_within (const GArray *units, gint64 id)
{
  guint8 *within = g_new0 (guint8, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    {
      const HengInsightsUnit *unit = &g_array_index (units, HengInsightsUnit, i);

      within[i] = unit->id == id || (unit->parent >= 0 && within[unit->parent]);
    }
  return within;
}

int
heng_insights_find_level (const HengInsights *insights, const char *level)
{
  for (guint i = 0; i < insights->level_names->len; i++)
    if (strcmp (insights->level_names->pdata[i], level) == 0)
      return (int) i;
  return G_MAXINT; /* nobody has it */
}

HengInsightsWithin
heng_insights_within (const HengInsights *insights, const HengInsightsFilter *filter)
{
  return (HengInsightsWithin) { filter->department_id != 0 ? heng_insights_units_within (insights->units, filter->department_id) : NULL,
                                filter->manager_id != 0 ? heng_insights_units_within (insights->leaders, filter->manager_id) : NULL,
                                filter->level != NULL ? heng_insights_find_level (insights, filter->level) : -1 };
}

void
heng_insights_within_clear (HengInsightsWithin *within)
{
  g_free (within->units);
  g_free (within->leaders);
}

static void
mark_rows (HengInsightsScope *scope)
{
  const HengInsights *insights = scope->insights;
  g_auto (HengInsightsWithin) within = heng_insights_within (insights, &scope->filter);

  for (guint row = 0; row < insights->n; row++)
    {
      scope->is_in[row] = heng_insights_is_within (&within, insights->departments[row], insights->managers[row], insights->levels[row]);
      scope->n += scope->is_in[row];
      scope->n_published += scope->is_in[row] && insights->is_published[row];
    }
}

HengInsightsScope *
heng_insights_scope_new (HengInsights *insights, const HengInsightsFilter *filter)
{
  HengInsightsScope *scope = g_new0 (HengInsightsScope, 1);

  scope->insights = heng_insights_ref (insights);
  if (filter != NULL)
    scope->filter = *filter;
  if (scope->filter.level != NULL)
    scope->filter.level = g_strdup (scope->filter.level);
  scope->is_in = g_new0 (guint8, insights->n + 1);
  scope->scores = g_new (HengMicro, insights->n_scored + 1);
  mark_rows (scope);
  for (guint i = 0; i < insights->n_scored; i++)
    if (scope->is_in[insights->by_score[i]])
      scope->scores[scope->n_scored++] = insights->scores[insights->by_score[i]];
  return scope;
}

void
heng_insights_scope_free (HengInsightsScope *scope)
{
  if (scope == NULL)
    return;
  g_free ((char *) scope->filter.level);
  g_free (scope->is_in);
  g_free (scope->scores);
  heng_insights_unref (scope->insights);
  g_free (scope);
}

guint
heng_insights_indicator_points (const HengInsightsScope *scope, const HengInsightsIndicator *indicator, GArray *points)
{
  guint expected = 0;

  g_array_set_size (points, 0);
  for (guint i = 0; i < indicator->n; i++)
    if (scope->is_in[indicator->rows[i]])
      {
        expected++;
        if (indicator->points[i] != HENG_INSIGHTS_NONE)
          g_array_append_vals (points, &(HengMicro) { indicator->points[i] }, 1);
      }
  return expected;
}

GArray *
heng_insights_indicator_people (const HengInsightsScope *scope, const HengInsightsIndicator *indicator)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < indicator->n; i++)
    if (scope->is_in[indicator->rows[i]])
      g_array_append_val (ids, scope->insights->employees[indicator->rows[i]]);
  return ids;
}
