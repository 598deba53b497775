/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months: goals scored as on the last day of each, employments counted within each. */
#include "heng-insights-months.h"

#include <string.h>

#include "heng-goal-load.h"
#include "heng-insights-private.h"

/* Where somebody or something belongs, in places of the insights. */
typedef struct
{
  gint32 unit, leader, level;
} Home;

typedef struct
{
  Home home;
  gint64 owner; /* employee id; 0: of a department or the company */
  guint8 health[HENG_INSIGHTS_MONTHS]; /* 1 + HengHealth; 0: there was no such goal */
} Goal;

struct _HengInsightsMonths
{
  HengDate days[HENG_INSIGHTS_MONTHS];
  GArray *goals;       /* of Goal */
  GArray *homes;       /* of Home, of the employments */
  GArray *employments; /* of HengEmployment */
  GArray *employees;   /* of gint64, whose they are */
};

typedef struct
{
  const HengInsights *insights;
  HengInsightsMonths *months;
  GHashTable *units, *leaders, *levels; /* → place + 1 */
  GHashTable *homes;                    /* employee id → Home */
  GHashTable *goals;                    /* key result id → index + 1 */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->units, g_hash_table_unref);
  g_clear_pointer (&reading->leaders, g_hash_table_unref);
  g_clear_pointer (&reading->levels, g_hash_table_unref);
  g_clear_pointer (&reading->homes, g_hash_table_unref);
  g_clear_pointer (&reading->goals, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
heng_insights_months_free (HengInsightsMonths *months)
{
  if (months == NULL)
    return;
  g_clear_pointer (&months->goals, g_array_unref);
  g_clear_pointer (&months->homes, g_array_unref);
  g_clear_pointer (&months->employments, g_array_unref);
  g_clear_pointer (&months->employees, g_array_unref);
  g_free (months);
}

static HengDate
month_begin (HengDate day)
{
  int year, month, of_month;

  heng_date_split (day, &year, &month, &of_month);
  return heng_date_new (year, month, 1);
}

/* The last days of twelve months, the running one until today. */
static void
fill_days (HengInsightsMonths *months, HengDate today)
{
  HengDate day = today;

  for (guint i = HENG_INSIGHTS_MONTHS; i > 0; i--)
    {
      months->days[i - 1] = day;
      day = month_begin (day) - 1;
    }
}

static gint32
place_in (GHashTable *index, gconstpointer key)
{
  return key != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (index, key)) - 1 : -1;
}

#define ID_KEY(id) GSIZE_TO_POINTER ((gsize) (id))

static void
index_places (Reading *reading)
{
  const HengInsights *insights = reading->insights;

  reading->units = g_hash_table_new (NULL, NULL);
  reading->leaders = g_hash_table_new (NULL, NULL);
  reading->levels = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < insights->units->len; i++)
    g_hash_table_insert (reading->units, ID_KEY (g_array_index (insights->units, HengInsightsUnit, i).id), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < insights->leaders->len; i++)
    g_hash_table_insert (reading->leaders, ID_KEY (g_array_index (insights->leaders, HengInsightsUnit, i).id), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < insights->level_names->len; i++)
    g_hash_table_insert (reading->levels, insights->level_names->pdata[i], GUINT_TO_POINTER (i + 1));
}

static HengEmployment
employment_of (const HengEmployee *employee)
{
  HengEmployment employment = { .hired = employee->hire_date, .emp_type = employee->emp_type };

  if (employee->leave_date != HENG_DATE_NONE && employee->leave_date >= employee->hire_date)
    {
      employment.left = employee->leave_date;
      employment.leave_kind = heng_leave_kind_of (employee->leave_reason);
    }
  employment.is_regular = employee->regular_date != HENG_DATE_NONE;
  employment.regular = employment.is_regular ? employee->regular_date : employee->regular_plan;
  return employment;
}

static gboolean
read_people (Reading *reading, HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);

  reading->homes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; employees != NULL && i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];
      Home home = { place_in (reading->units, ID_KEY (employee->department_id)), place_in (reading->leaders, ID_KEY (employee->manager_id)),
                    place_in (reading->levels, employee->level) };
      HengEmployment employment = employment_of (employee);

      g_hash_table_insert (reading->homes, ID_KEY (employee->id), g_memdup2 (&home, sizeof home));
      if (employment.hired == HENG_DATE_NONE)
        continue;
      g_array_append_val (reading->months->homes, home);
      g_array_append_val (reading->months->employments, employment);
      g_array_append_val (reading->months->employees, employee->id);
    }
  return employees != NULL;
}

static Home
home_of (const Reading *reading, const HengObjective *objective)
{
  const Home *home = objective->owner_kind == HENG_OWNER_PERSON ? g_hash_table_lookup (reading->homes, ID_KEY (objective->owner_id)) : NULL;

  if (home != NULL)
    return *home;
  return (Home) { objective->owner_kind == HENG_OWNER_DEPT ? place_in (reading->units, ID_KEY (objective->owner_id)) : -1, -1, -1 };
}

static void
note_health (Reading *reading, const HengObjective *objective, const HengReviewKr *kr, guint month)
{
  GArray *goals = reading->months->goals;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (reading->goals, ID_KEY (kr->record->id)));

  if (objective->state == HENG_GOAL_CANCELLED || kr->record->state == HENG_GOAL_CANCELLED)
    return;
  if (known == 0)
    {
      Goal goal = { .home = home_of (reading, objective), .owner = objective->owner_kind == HENG_OWNER_PERSON ? objective->owner_id : 0 };

      g_array_append_val (goals, goal);
      known = goals->len;
      g_hash_table_insert (reading->goals, ID_KEY (kr->record->id), GUINT_TO_POINTER (known));
    }
  g_array_index (goals, Goal, known - 1).health[month] = (guint8) (1 + kr->progress.health);
}

/* A cycle's goals as they stood on the days that lie in it. */
static gboolean
read_goals (Reading *reading, HengDb *db, const HengCycle *cycle, GError **error)
{
  g_autoptr (HengReview) review = NULL;

  for (guint month = 0; month < HENG_INSIGHTS_MONTHS; month++)
    {
      HengDate day = reading->months->days[month];
      const HengReviewPart *part;

      if (day < cycle->start_date || day > cycle->end_date)
        continue;
      if (review == NULL && !(review = heng_review_of_all_goals (db, cycle->id, day, error)))
        return FALSE;
      review->today = day;
      heng_review_score (review, NULL);
      part = review->parts->pdata[0];
      for (guint i = 0; i < part->objectives->len; i++)
        {
          const HengReviewObjective *objective = part->objectives->pdata[i];

          for (guint k = 0; k < objective->key_results->len; k++)
            note_health (reading, objective->record, objective->key_results->pdata[k], month);
        }
    }
  return TRUE;
}

HengInsightsMonths *
heng_insights_months_load (HengDb *db, const HengInsights *insights, GError **error)
{
  g_autoptr (HengInsightsMonths) months = g_new0 (HengInsightsMonths, 1);
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);
  g_auto (Reading) reading = { .insights = insights, .months = months };

  months->goals = g_array_new (FALSE, TRUE, sizeof (Goal));
  months->homes = g_array_new (FALSE, FALSE, sizeof (Home));
  months->employments = g_array_new (FALSE, FALSE, sizeof (HengEmployment));
  months->employees = g_array_new (FALSE, FALSE, sizeof (gint64));
  fill_days (months, insights->today);
  index_places (&reading);
  reading.goals = g_hash_table_new (NULL, NULL);
  if (cycles == NULL || !read_people (&reading, db, error))
    return NULL;
  for (guint i = 0; i < cycles->len; i++)
    if (!read_goals (&reading, db, cycles->pdata[i], error))
      return NULL;
  return g_steal_pointer (&months);
}

static gboolean
is_within (const HengInsightsWithin *within, const Home *home)
{
  return heng_insights_is_within (within, home->unit, home->leader, home->level);
}

static void
count_goals (const HengInsightsMonths *months, const HengInsightsWithin *within, HengInsightsMonthly *monthly)
{
  for (guint i = 0; i < months->goals->len; i++)
    {
      const Goal *goal = &g_array_index (months->goals, Goal, i);

      for (guint month = 0; month < HENG_INSIGHTS_MONTHS && is_within (within, &goal->home); month++)
        if (goal->health[month] > 0)
          {
            monthly->health[month][goal->health[month] - 1]++;
            monthly->key_results[month]++;
          }
    }
}

void
heng_insights_months_count (const HengInsightsMonths *months, const HengInsightsScope *scope, HengInsightsMonthly *monthly)
{
  g_auto (HengInsightsWithin) within = heng_insights_within (scope->insights, &scope->filter);
  g_autoptr (GArray) employments = g_array_sized_new (FALSE, FALSE, sizeof (HengEmployment), months->employments->len);

  memset (monthly, 0, sizeof *monthly);
  memcpy (monthly->days, months->days, sizeof monthly->days);
  count_goals (months, &within, monthly);
  for (guint i = 0; i < months->employments->len; i++)
    if (is_within (&within, &g_array_index (months->homes, Home, i)))
      g_array_append_val (employments, g_array_index (months->employments, HengEmployment, i));
  for (guint month = 0; month < HENG_INSIGHTS_MONTHS; month++)
    monthly->staff[month] = heng_headcount_count ((const HengEmployment *) (gpointer) employments->data, employments->len,
                                                  month_begin (months->days[month]), months->days[month], HENG_TURNOVER_EXCLUDED);
}

GArray *
heng_insights_months_owners (const HengInsightsMonths *months, const HengInsightsScope *scope, guint month, guint healths)
{
  g_auto (HengInsightsWithin) within = heng_insights_within (scope->insights, &scope->filter);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < months->goals->len; i++)
    {
      const Goal *goal = &g_array_index (months->goals, Goal, i);

      if (goal->owner != 0 && goal->health[month] > 0 && (healths & 1u << (goal->health[month] - 1)) != 0 && is_within (&within, &goal->home)
          && g_hash_table_add (met, ID_KEY (goal->owner)))
        g_array_append_val (ids, goal->owner);
    }
  return ids;
}

/* By the count of this one employment, so that the figure and its people cannot differ. */
static gboolean
has_moved (const HengEmployment *employment, HengDate day, HengInsightsMove move)
{
  HengHeadcount count = heng_headcount_count (employment, 1, month_begin (day), day, HENG_TURNOVER_EXCLUDED);

  return (move == HENG_INSIGHTS_JOINERS ? count.joiners : move == HENG_INSIGHTS_LEAVERS ? count.leavers : count.voluntary) > 0;
}

GArray *
heng_insights_months_movers (const HengInsightsMonths *months, const HengInsightsScope *scope, guint month, HengInsightsMove move)
{
  g_auto (HengInsightsWithin) within = heng_insights_within (scope->insights, &scope->filter);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < months->employments->len; i++)
    if (is_within (&within, &g_array_index (months->homes, Home, i))
        && has_moved (&g_array_index (months->employments, HengEmployment, i), months->days[month], move))
      g_array_append_val (ids, g_array_index (months->employees, gint64, i));
  return ids;
}
