/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of many reviews: distribution, means by unit and perspective, managers compared, the course of the mean. */
#include "heng-group.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"

static const char *
period_of (const HengReview *review)
{
  return heng_localized (review->cycle->name, review->cycle->name_en);
}

HengChart *
heng_group_distribution (GPtrArray *reviews)
{
  const HengReview *first = reviews->pdata[0];
  g_autoptr (GArray) scores = heng_group_scores (reviews);

  return heng_chart_distribution_new ((const HengMicro *) (gpointer) scores->data, scores->len, (const HengGradeBand *const *) first->bands->pdata,
                                      first->bands->len, period_of (first));
}

/* Mean over those who have a value. */
static HengHeatCell
mean_cell (GPtrArray *reviews, guint column)
{
  HengWide sum = 0;
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReviewPart *part = heng_review_current_part (reviews->pdata[i]);
      HengValue value = column < HENG_N_PERSPECTIVES ? part->kpi.perspectives[column] : part->kpi.score;

      if (value.state == HENG_VALUE_NUMBER)
        sum += value.micro, n++;
    }
  return (HengHeatCell) { .value = n > 0 ? HENG_NUMBER (heng_div_round (sum, n)) : HENG_NA, .n = n };
}

HengChart *
heng_group_heat (GPtrArray *reviews, GPtrArray *units, const char *name)
{
  const HengReview *first = reviews->pdata[0];
  HengHeatColumn columns[HENG_N_PERSPECTIVES + 1];
  guint n_columns = G_N_ELEMENTS (columns), n_rows = units->len + (units->len > 1 || units->len == 0);
  g_autofree HengHeatCell *cells = g_new0 (HengHeatCell, n_rows * n_columns);
  g_autofree HengHeatRow *rows = g_new0 (HengHeatRow, n_rows);
  HengHeat heat = { .about = { .period = period_of (first), .frozen_at = heng_review_moment (first) },
                    .columns = columns, .n_columns = n_columns, .rows = rows, .n_rows = n_rows };

  for (guint c = 0; c < HENG_N_PERSPECTIVES; c++)
    columns[c] = (HengHeatColumn) { heng_enum_by_value (heng_perspective_values, (int) c)->key, heng_enum_label (heng_perspective_values, (int) c), FALSE };
  columns[HENG_N_PERSPECTIVES] = (HengHeatColumn) { "KPI", _ ("Scorecard"), TRUE };
  for (guint r = 0; r < n_rows; r++)
    {
      gboolean total = r == units->len;
      HengGroupUnit *unit = total ? NULL : units->pdata[r];
      GPtrArray *people = total ? reviews : unit->reviews;

      for (guint c = 0; c < n_columns; c++)
        cells[r * n_columns + c] = mean_cell (people, c);
      rows[r] = (HengHeatRow) { .key = total ? "total" : unit->label, .label = total ? name : unit->label, .n = people->len, .is_total = total,
                                .cells = cells + r * n_columns };
    }
  return heng_chart_heat_new (&heat);
}

HengChart *
heng_group_calibration (GPtrArray *reviews, GPtrArray *managers)
{
  const HengReview *first = reviews->pdata[0];
  g_autofree HengCalibrationGroup *groups = g_new0 (HengCalibrationGroup, managers->len);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  HengCalibrationSet set = { .about = { .period = period_of (first), .frozen_at = heng_review_moment (first) }, .groups = groups };

  for (guint i = 0; i < managers->len; i++)
    {
      HengGroupUnit *unit = managers->pdata[i];
      GArray *own = heng_group_scores (unit->reviews);

      g_ptr_array_add (scores, own);
      if (own->len > 0)
        groups[set.n_groups++] = (HengCalibrationGroup) { .key = unit->label, .label = unit->label, .scores = (const HengMicro *) (gpointer) own->data,
                                                          .n = own->len, .quota = -1 };
    }
  return heng_chart_calibration_new (&set);
}

/* Of one cycle over all people: the first one that has it says when it was. */
typedef struct
{
  const HengReviewPoint *example;
  HengWide sum;
  gint64 n;
} Mean;

static void
add_point (GHashTable *means, const HengReviewPoint *point)
{
  Mean *mean;

  if (!point->has_value || point->is_legacy || !point->cycle_key)
    return;
  if (!(mean = g_hash_table_lookup (means, point->cycle_key)))
    {
      mean = g_new0 (Mean, 1);
      mean->example = point;
      g_hash_table_insert (means, point->cycle_key, mean);
    }
  mean->sum += point->published;
  mean->n++;
}

static int
compare_means (gconstpointer a, gconstpointer b)
{
  const Mean *x = a, *y = b;

  if (x->example->from != y->example->from)
    return x->example->from < y->example->from ? -1 : 1;
  return g_strcmp0 (x->example->cycle_key, y->example->cycle_key);
}

/* A review that stands for all of them: the trend chart knows the means as it knows a person's scores. */
static HengReview *
mean_review (GPtrArray *reviews, GHashTable *means, GArray *people)
{
  const HengReview *first = reviews->pdata[0];
  HengReview *all = heng_review_new ();
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_values (means), compare_means);

  all->today = first->today;
  for (guint i = 0; i < first->bands->len; i++)
    g_ptr_array_add (all->bands, heng_grade_band_copy (first->bands->pdata[i]));
  for (GList *at = sorted; at; at = at->next)
    {
      const Mean *mean = at->data;
      HengReviewPoint *point;

      if (mean->n < HENG_ANONYMITY_MINIMUM)
        continue;
      point = heng_review_point_copy (mean->example);
      point->published = heng_div_round (mean->sum, mean->n);
      point->group_mean = 0;
      g_clear_pointer (&point->grade, g_free);
      g_ptr_array_add (all->history, point);
      g_array_append_vals (people, &(guint) { (guint) mean->n }, 1);
      if (point->counts)
        g_ptr_array_add (all->rolling_points, heng_review_point_copy (point));
    }
  heng_review_roll (all, NULL);
  return all;
}

HengChart *
heng_group_trend (GPtrArray *reviews)
{
  g_autoptr (GHashTable) means = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (HengReview) all = NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      for (guint j = 0; j < review->history->len; j++)
        add_point (means, review->history->pdata[j]);
    }
  all = mean_review (reviews, means, people);
  return heng_chart_trend_of_means_new (all, (const guint *) (gpointer) people->data);
}
