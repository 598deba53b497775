/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of a scope and what their means are; the people of a group, a range of scores, a grade. */
#include "heng-insights.h"

#include "heng-insights-private.h"

/* Sums of a group under construction. */
typedef struct
{
  HengWide score, perspectives[HENG_N_PERSPECTIVES];
} Sums;

void
heng_insights_group_free (HengInsightsGroup *group)
{
  if (group == NULL)
    return;
  g_free (group->name);
  g_clear_pointer (&group->scores, g_array_unref);
  g_free (group);
}

/* For every place the group it counts in; the last one is that of those without. Units: the child of the chosen one that it is below. */
static gint32 *
groups_of_units (const HengInsightsScope *scope, guint *n)
{
  const GArray *units = scope->insights->units;
  gint64 chosen = scope->filter.department_id;
  g_autofree guint8 *within = heng_insights_units_within (units, chosen);
  gint32 *group = g_new (gint32, units->len + 1);

  *n = units->len + 1;
  for (guint i = 0; i < units->len; i++)
    {
      const HengInsightsUnit *unit = &g_array_index (units, HengInsightsUnit, i);

      if (chosen != 0 && !within[i])
        group[i] = (gint32) units->len; /* nobody of the scope is there */
      else if (unit->parent < 0 || (chosen != 0 && (unit->id == chosen || g_array_index (units, HengInsightsUnit, unit->parent).id == chosen)))
        group[i] = (gint32) i;
      else
        group[i] = group[unit->parent];
    }
  group[units->len] = (gint32) units->len;
  return group;
}

static gint32 *
groups_of_places (guint n_places, guint *n)
{
  gint32 *group = g_new (gint32, n_places + 1);

  for (guint i = 0; i <= n_places; i++)
    group[i] = (gint32) i;
  *n = n_places + 1;
  return group;
}

static const gint32 *
column_of (const HengInsights *insights, HengInsightsBy by)
{
  return by == HENG_INSIGHTS_BY_DEPARTMENT ? insights->departments : by == HENG_INSIGHTS_BY_MANAGER ? insights->managers : insights->levels;
}

/* By place, one more for those without one. */
static gint32 *
group_places (const HengInsightsScope *scope, HengInsightsBy by, guint *n)
{
  if (by == HENG_INSIGHTS_BY_DEPARTMENT)
    return groups_of_units (scope, n);
  return groups_of_places (by == HENG_INSIGHTS_BY_MANAGER ? scope->insights->leaders->len : scope->insights->level_names->len, n);
}

static void
add_row (HengInsightsGroup *group, Sums *sums, const HengInsights *insights, guint row)
{
  gint32 score = insights->scores[row];

  group->n++;
  if (score != HENG_INSIGHTS_NONE)
    {
      group->n_scored++;
      sums->score += score;
    }
  for (guint p = 0; p < HENG_N_PERSPECTIVES; p++)
    if (insights->perspectives[p][row] != HENG_INSIGHTS_NONE)
      {
        group->n_of[p]++;
        sums->perspectives[p] += insights->perspectives[p][row];
      }
}

static HengValue
mean_of (HengWide sum, guint n)
{
  return n > 0 ? HENG_NUMBER (heng_div_round (sum, n)) : HENG_NA;
}

static void
finish (HengInsightsGroup *group, const Sums *sums)
{
  group->mean = mean_of (sums->score, group->n_scored);
  for (guint p = 0; p < HENG_N_PERSPECTIVES; p++)
    group->perspectives[p] = mean_of (sums->perspectives[p], group->n_of[p]);
}

static void
name_group (HengInsightsGroup *group, const HengInsightsScope *scope, HengInsightsBy by, guint place)
{
  const HengInsights *insights = scope->insights;
  const GArray *units = by == HENG_INSIGHTS_BY_DEPARTMENT ? insights->units : insights->leaders;

  group->place = -1;
  group->name = g_strdup ("");
  if (place >= (by == HENG_INSIGHTS_BY_LEVEL ? insights->level_names->len : units->len))
    return;
  group->place = (int) place;
  g_free (group->name);
  if (by == HENG_INSIGHTS_BY_LEVEL)
    {
      group->name = g_strdup (insights->level_names->pdata[place]);
      return;
    }
  group->id = g_array_index (units, HengInsightsUnit, place).id;
  group->name = g_strdup (g_array_index (units, HengInsightsUnit, place).name);
  group->is_direct = by == HENG_INSIGHTS_BY_DEPARTMENT && group->id == scope->filter.department_id;
}

GPtrArray *
heng_insights_groups (const HengInsightsScope *scope, HengInsightsBy by)
{
  const HengInsights *insights = scope->insights;
  const gint32 *column = column_of (insights, by);
  guint n;
  g_autofree gint32 *places = group_places (scope, by, &n);
  g_autofree HengInsightsGroup *groups = g_new0 (HengInsightsGroup, n);
  g_autofree Sums *sums = g_new0 (Sums, n);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_insights_group_free);

  for (guint row = 0; row < insights->n; row++)
    if (scope->is_in[row])
      {
        guint place = (guint) places[column[row] >= 0 ? column[row] : (gint32) n - 1];

        add_row (&groups[place], &sums[place], insights, row);
        if (by != HENG_INSIGHTS_BY_MANAGER || insights->scores[row] == HENG_INSIGHTS_NONE)
          continue;
        if (groups[place].scores == NULL)
          groups[place].scores = g_array_new (FALSE, FALSE, sizeof (HengMicro));
        g_array_append_vals (groups[place].scores, &(HengMicro) { insights->scores[row] }, 1);
      }
  for (guint i = 0; i < n; i++)
    if (groups[i].n > 0)
      {
        HengInsightsGroup *group = g_memdup2 (&groups[i], sizeof *group);

        finish (group, &sums[i]);
        name_group (group, scope, by, i);
        g_ptr_array_add (found, group);
      }
  return found;
}

HengInsightsGroup *
heng_insights_all (const HengInsightsScope *scope)
{
  HengInsightsGroup *group = g_new0 (HengInsightsGroup, 1);
  Sums sums = { 0 };

  for (guint row = 0; row < scope->insights->n; row++)
    if (scope->is_in[row])
      add_row (group, &sums, scope->insights, row);
  group->place = -1;
  group->name = g_strdup ("");
  finish (group, &sums);
  return group;
}

static gboolean
is_picked (const HengInsights *insights, const HengInsightsPick *pick, guint row)
{
  gint32 score = insights->scores[row];

  if (pick->high > pick->low && (score == HENG_INSIGHTS_NONE || score < pick->low || score >= pick->high))
    return FALSE;
  if (pick->grade >= 0 && insights->grades[row] != pick->grade)
    return FALSE;
  return pick->perspective < 0 || insights->perspectives[pick->perspective][row] != HENG_INSIGHTS_NONE;
}

GArray *
heng_insights_people (const HengInsightsScope *scope, const HengInsightsPick *pick)
{
  const HengInsights *insights = scope->insights;
  const gint32 *column = column_of (insights, pick->by);
  guint n = 0;
  g_autofree gint32 *places = pick->group != NULL ? group_places (scope, pick->by, &n) : NULL;
  gint32 wanted = pick->group != NULL && pick->group->place >= 0 ? pick->group->place : (gint32) n - 1;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint row = 0; row < insights->n; row++)
    if (scope->is_in[row] && (places == NULL || places[column[row] >= 0 ? column[row] : (gint32) n - 1] == wanted)
        && is_picked (insights, pick, row))
      g_array_append_val (ids, insights->employees[row]);
  return ids;
}
