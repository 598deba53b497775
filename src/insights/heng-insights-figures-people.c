/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the marks of figures back to people: departments, teams, cycles, months, indicators. */
#include "heng-insights-figures-private.h"

#include <string.h>

static const HengInsightsGroup *
find_group (GPtrArray *groups, gint64 id)
{
  for (guint i = 0; i < groups->len; i++)
    if (((HengInsightsGroup *) groups->pdata[i])->id == id)
      return groups->pdata[i];
  return NULL;
}

/* "bar:12", "row:12", "cell:12/F", "cell:all/F". */
static gboolean
target_department (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  const char *id = strchr (mark, ':'), *column = strchr (mark, '/');
  const HengInsightsGroup *group;

  if (id == NULL)
    return FALSE;
  for (guint c = 0; column != NULL && c < HENG_N_PERSPECTIVES; c++)
    if (g_str_equal (column + 1, heng_perspective_values[heng_figure_perspectives[c]].key))
      target->pick.perspective = (int) heng_figure_perspectives[c];
  if (g_str_has_prefix (id + 1, "all"))
    return TRUE;
  group = find_group (result->departments, g_ascii_strtoll (id + 1, NULL, 10));
  if (group == NULL)
    return FALSE;
  target->pick.group = group;
  target->can_narrow = group->place >= 0 && group->id != result->scope->filter.department_id;
  target->narrow.department_id = group->id;
  target->name = group->name;
  return TRUE;
}

/* "group:12" */
static gboolean
target_manager (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  const char *id = strchr (mark, ':');
  const HengInsightsGroup *group = id != NULL ? find_group (result->managers, g_ascii_strtoll (id + 1, NULL, 10)) : NULL;

  if (group == NULL)
    return FALSE;
  target->pick.by = HENG_INSIGHTS_BY_MANAGER;
  target->pick.group = group;
  target->can_narrow = group->id != result->scope->filter.manager_id;
  target->narrow.manager_id = group->id;
  target->name = group->name;
  return TRUE;
}

/* "point:2026Q1"; an earlier cycle can be looked at itself. */
static gboolean
target_cycle (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  for (guint i = 0; i < result->points->len; i++)
    {
      const HengCycle *cycle = g_array_index (result->points, HengInsightsPoint, i).cycle;
      g_autofree char *name = g_strdup_printf ("point:%s", cycle->key);

      if (!g_str_equal (mark, name))
        continue;
      if (cycle->id == result->data->insights->cycle->id)
        return TRUE;
      target->cycle_id = cycle->id;
      target->name = heng_localized (cycle->name, cycle->name_en);
      target->ids = heng_insights_course_people (result->data->course, result->scope, cycle->id);
      return TRUE;
    }
  return FALSE;
}

/* "point:LINE/2026-03"; −1: no such month. */
static int
month_of (const HengInsightsResult *result, const char *mark)
{
  const char *slash = strrchr (mark, '/');

  for (guint i = 0; slash != NULL && i < HENG_INSIGHTS_MONTHS; i++)
    {
      g_autofree char *day = heng_date_format (result->monthly.days[i]);

      if (strncmp (day, slash + 1, strlen ("2026-03")) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
is_line (const char *mark, const char *line)
{
  g_autofree char *name = g_strdup_printf ("point:%s/", line);

  return g_str_has_prefix (mark, name);
}

static gboolean
target_goals (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  int month = month_of (result, mark);

  for (guint i = 0; month >= 0 && i < HENG_FIGURE_N_HEALTHS; i++)
    if (is_line (mark, heng_health_values[heng_figure_healths[i]].key))
      target->ids = heng_insights_months_owners (result->data->months, result->scope, (guint) month, heng_figure_health_bits (i));
  return target->ids != NULL;
}

static gboolean
target_moves (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  static const struct
  {
    const char *line;
    HengInsightsMove move;
  } lines[] = { { "turnover", HENG_INSIGHTS_LEAVERS }, { "voluntary", HENG_INSIGHTS_VOLUNTARY }, { "joiners", HENG_INSIGHTS_JOINERS },
                { "leavers", HENG_INSIGHTS_LEAVERS } };
  int month = month_of (result, mark);

  for (guint i = 0; month >= 0 && i < G_N_ELEMENTS (lines); i++)
    if (is_line (mark, lines[i].line))
      target->ids = heng_insights_months_movers (result->data->months, result->scope, (guint) month, lines[i].move);
  return target->ids != NULL;
}

/* "indicator:CODE" */
static gboolean
target_indicator (const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  const GArray *indicators = result->data->insights->indicators;
  const char *code = strchr (mark, ':');

  for (guint i = 0; code != NULL && i < indicators->len; i++)
    if (g_str_equal (g_array_index (indicators, HengInsightsIndicator, i).code, code + 1))
      target->ids = heng_insights_indicator_people (result->scope, &g_array_index (indicators, HengInsightsIndicator, i));
  return target->ids != NULL;
}

static gboolean
find_target (HengFigure figure, const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  switch (figure)
    {
    case HENG_FIGURE_DISTRIBUTION:
      return heng_figure_score_range (result->data->insights->bands, mark, &target->pick.low, &target->pick.high);
    case HENG_FIGURE_DEPARTMENTS:
    case HENG_FIGURE_HEAT:
      return target_department (result, mark, target);
    case HENG_FIGURE_CALIBRATION:
      return target_manager (result, mark, target);
    case HENG_FIGURE_TREND:
      return target_cycle (result, mark, target);
    case HENG_FIGURE_OKR:
      return target_goals (result, mark, target);
    case HENG_FIGURE_TURNOVER:
    case HENG_FIGURE_MOVES:
      return target_moves (result, mark, target);
    case HENG_FIGURE_QUALITY:
      return target_indicator (result, mark, target);
    default: /* figures that are never drawn */
      return FALSE;
    }
}

gboolean
heng_figure_target (HengFigure figure, const HengInsightsResult *result, const char *mark, HengFigureTarget *target)
{
  *target = (HengFigureTarget) { .pick = HENG_INSIGHTS_ALL, .narrow = result->scope->filter };
  if (!find_target (figure, result, mark, target))
    return FALSE;
  if (target->ids == NULL)
    target->ids = heng_insights_people (result->scope, &target->pick);
  return TRUE;
}

void
heng_figure_target_clear (HengFigureTarget *target)
{
  g_clear_pointer (&target->ids, g_array_unref);
}
