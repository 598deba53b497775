/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads Home's lists and reduces the reviews of a cycle to counts and means. */
#include "heng-home-data.h"

#include "heng-chart-about.h"
#include "heng-reporting-line.h"

void
heng_home_data_free (HengHomeData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->cycle, heng_cycle_free);
  g_clear_pointer (&data->todos, g_ptr_array_unref);
  g_clear_pointer (&data->risks, g_ptr_array_unref);
  g_clear_pointer (&data->views, g_ptr_array_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHomeData, heng_home_data_free)

/* Keeps the key results of people of the line; those of departments are HR's. */
static gboolean
keep_line (GPtrArray *risks, HengDb *db, gint64 manager_id, GError **error)
{
  g_autoptr (GHashTable) line = heng_reporting_line_load (db, manager_id, error);

  for (guint i = risks->len; line != NULL && i > 0; i--)
    if (!heng_is_in_line (line, ((HengRiskRow *) risks->pdata[i - 1])->employee_id))
      g_ptr_array_remove_index (risks, i - 1);
  return line != NULL;
}

static gboolean
load_views (HengHomeData *data, HengDb *db, GError **error)
{
  data->views = heng_insights_views_load (db, error);
  for (guint i = data->views != NULL ? data->views->len : 0; i > 0; i--)
    if (!((HengInsightsView *) data->views->pdata[i - 1])->is_on_home)
      g_ptr_array_remove_index (data->views, i - 1);
  return data->views != NULL;
}

gpointer
heng_home_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengHomeData) data = g_new0 (HengHomeData, 1);
  const HengHomeArgs *asked = args;
  gint64 people = heng_employees_count (db, error);

  if (people < 0)
    return NULL;
  data->cycle_id = asked->cycle_id;
  data->has_people = people > 0;
  data->today = heng_store_today (db);
  if (data->cycle_id != 0 && (data->cycle = heng_cycle_load (db, data->cycle_id, error)) == NULL)
    return NULL;
  data->todos = heng_todos_load_for (db, data->cycle_id, asked->manager_id, data->today, error);
  if (data->todos == NULL)
    return NULL;
  if (data->cycle_id != 0 && (data->risks = heng_risks_load (db, data->cycle_id, data->today, error)) == NULL)
    return NULL;
  if ((data->risks != NULL && asked->manager_id != 0 && !keep_line (data->risks, db, asked->manager_id, error)) || !load_views (data, db, error))
    return NULL;
  return g_steal_pointer (&data);
}

static void
department_free (gpointer data)
{
  HengHomeDepartment *department = data;

  g_free (department->name);
  g_free (department);
}

void
heng_home_stats_free (HengHomeStats *stats)
{
  if (stats == NULL)
    return;
  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    g_clear_pointer (&stats->behind[i], g_array_unref);
  g_clear_pointer (&stats->scores, g_array_unref);
  g_clear_pointer (&stats->scored, g_array_unref);
  g_clear_pointer (&stats->bands, g_ptr_array_unref);
  g_clear_pointer (&stats->departments, g_ptr_array_unref);
  g_free (stats);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHomeStats, heng_home_stats_free)

/* A mean under construction. */
typedef struct
{
  HengWide sum;
  guint n;
} Sum;

typedef struct
{
  char *name;
  guint n;
  Sum perspectives[HENG_N_PERSPECTIVES], total;
} DepartmentSum;

static void
department_sum_free (gpointer data)
{
  g_free (((DepartmentSum *) data)->name);
  g_free (data);
}

static void
sum_add (Sum *sum, HengValue value)
{
  if (value.state != HENG_VALUE_NUMBER)
    return;
  sum->sum += value.micro;
  sum->n++;
}

static HengValue
sum_mean (const Sum *sum)
{
  return sum->n > 0 ? HENG_NUMBER (heng_div_round (sum->sum, sum->n)) : HENG_NA;
}

static DepartmentSum *
department_sum (GPtrArray *sums, const char *path)
{
  const char *end = path != NULL ? strstr (path, " / ") : NULL;
  g_autofree char *name = end != NULL ? g_strndup (path, (gsize) (end - path)) : g_strdup (path != NULL ? path : "");
  DepartmentSum *sum;

  for (guint i = 0; i < sums->len; i++)
    if (g_str_equal (((DepartmentSum *) g_ptr_array_index (sums, i))->name, name))
      return g_ptr_array_index (sums, i);
  sum = g_new0 (DepartmentSum, 1);
  sum->name = g_steal_pointer (&name);
  g_ptr_array_add (sums, sum);
  return sum;
}

static gboolean
has_all_actuals (const HengReview *review)
{
  for (guint p = 0; p < review->parts->len; p++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, p);

      for (guint i = 0; i < part->lines->len; i++)
        if (((HengReviewLine *) g_ptr_array_index (part->lines, i))->points.state == HENG_VALUE_MISSING)
          return FALSE;
    }
  return TRUE;
}

/* FALSE in `has` when the person has no key result of their own. */
static gboolean
has_all_checkins (const HengReview *review, gboolean *has)
{
  gboolean all = TRUE;

  *has = FALSE;
  for (guint p = 0; p < review->parts->len; p++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, p);

      for (guint i = 0; i < part->objectives->len; i++)
        {
          const HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);

          *has = *has || objective->key_results->len > 0;
          for (guint k = 0; k < objective->key_results->len; k++)
            all = all && ((HengReviewKr *) g_ptr_array_index (objective->key_results, k))->checkins->len > 0;
        }
    }
  return all;
}

static void
count_stages (HengHomeStats *stats, const HengReview *review)
{
  g_autoptr (GPtrArray) blockers = heng_review_blockers (review);
  gboolean has_goals, checked = has_all_checkins (review, &has_goals);

  const gboolean through[HENG_HOME_N_STAGES] = {
    [HENG_HOME_STAGE_SCORECARDS] = heng_review_current_part (review)->lines->len > 0,
    [HENG_HOME_STAGE_CHECKINS] = checked,
    [HENG_HOME_STAGE_ACTUALS] = has_all_actuals (review),
    [HENG_HOME_STAGE_READY] = blockers->len == 0,
    [HENG_HOME_STAGE_PUBLISHED] = review->published != NULL,
  };

  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    {
      if (i == HENG_HOME_STAGE_CHECKINS && !has_goals)
        continue;
      stats->stage_of[i]++;
      stats->stage[i] += through[i];
      if (!through[i])
        g_array_append_val (stats->behind[i], review->employee->id);
    }
}

static void
count_review (HengHomeStats *stats, GPtrArray *sums, const HengReview *review)
{
  HengReviewPart *part = heng_review_current_part (review);
  DepartmentSum *sum = department_sum (sums, part->department_path);
  HengMicro score = review->published != NULL ? review->published->published : review->final.published;

  stats->n_people++;
  count_stages (stats, review);
  sum->n++;
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    sum_add (&sum->perspectives[p], part->kpi.perspectives[p]);
  sum_add (&sum->total, review->final.final);
  if (review->published == NULL && review->final.final.state != HENG_VALUE_NUMBER)
    return;
  g_array_append_val (stats->scores, score);
  g_array_append_val (stats->scored, review->employee->id);
  stats->published = stats->published || review->published != NULL;
}

static void
finish_departments (HengHomeStats *stats, GPtrArray *sums)
{
  for (guint i = 0; i < sums->len; i++)
    {
      const DepartmentSum *sum = g_ptr_array_index (sums, i);
      HengHomeDepartment *department = g_new0 (HengHomeDepartment, 1);

      department->name = g_strdup (sum->name);
      department->n = sum->n;
      for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
        department->perspectives[p] = sum_mean (&sum->perspectives[p]);
      department->total = sum_mean (&sum->total);
      g_ptr_array_add (stats->departments, department);
    }
}

/* Hides what heng_hide_small says of a table of `columns` columns that begins with column `first` of the departments. */
static void
hide_columns (HengHomeStats *stats, GPtrArray *sums, guint first, guint columns)
{
  g_autofree guint *n = g_new0 (guint, sums->len * columns + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, sums->len * columns + 1);

  for (guint i = 0; i < sums->len * columns; i++)
    {
      const DepartmentSum *sum = g_ptr_array_index (sums, i / columns);
      guint column = first + i % columns;

      n[i] = column < HENG_N_PERSPECTIVES ? sum->perspectives[column].n : sum->total.n;
    }
  heng_hide_small (n, sums->len, columns, HENG_CHART_LEAST, hidden);
  for (guint i = 0; i < sums->len * columns; i++)
    if (hidden[i])
      ((HengHomeDepartment *) g_ptr_array_index (stats->departments, i / columns))->hidden[first + i % columns]
        = n[i] < HENG_CHART_LEAST ? HENG_HOME_FEW : HENG_HOME_FOLLOWS;
}

gpointer
heng_home_stats_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengHomeArgs *asked = args;
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, asked->cycle_id, 0, FALSE, error);
  g_autoptr (GHashTable) line = NULL;
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (department_sum_free);
  g_autoptr (HengHomeStats) stats = g_new0 (HengHomeStats, 1);

  if (reviews == NULL || (asked->manager_id != 0 && (line = heng_reporting_line_load (db, asked->manager_id, error)) == NULL))
    return NULL;
  for (guint i = 0; i < HENG_HOME_N_STAGES; i++)
    stats->behind[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  stats->scored = g_array_new (FALSE, FALSE, sizeof (gint64));
  stats->scores = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  stats->departments = g_ptr_array_new_with_free_func (department_free);
  stats->bands = heng_grade_bands_load (db, error);
  if (stats->bands == NULL)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    if (heng_is_in_line (line, ((HengReview *) g_ptr_array_index (reviews, i))->employee->id))
      count_review (stats, sums, g_ptr_array_index (reviews, i));
  finish_departments (stats, sums);
  hide_columns (stats, sums, 0, HENG_N_PERSPECTIVES);
  hide_columns (stats, sums, HENG_N_PERSPECTIVES, 1);
  return g_steal_pointer (&stats);
}
