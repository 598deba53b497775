/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups the reviews of a cycle by department and by manager; the means are the model's. */
#include "heng-chart-reviews.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"
#include "heng-mean-interval.h"

#define N_COLUMNS (HENG_N_PERSPECTIVES + 1)

/* People with one key, in the order the keys were met. */
typedef struct
{
  char *key, *label;
  guint people;
  GArray *values[N_COLUMNS]; /* of HengMicro */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->key);
  g_free (group->label);
  for (guint c = 0; c < N_COLUMNS; c++)
    g_array_unref (group->values[c]);
  g_free (group);
}

static Group *
group_of (GPtrArray *groups, const char *key, const char *label)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (((Group *) groups->pdata[i])->key, key))
      return groups->pdata[i];
  group = g_new0 (Group, 1);
  group->key = g_strdup (key);
  group->label = g_strdup (label);
  for (guint c = 0; c < N_COLUMNS; c++)
    group->values[c] = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  g_ptr_array_add (groups, group);
  return group;
}

static HengChartAbout
about_of (GPtrArray *reviews)
{
  const HengReview *first = reviews->len > 0 ? reviews->pdata[0] : NULL;
  HengChartAbout about = { NULL };

  if (first == NULL || first->cycle == NULL)
    return about;
  about.period = heng_localized (first->cycle->name, first->cycle->name_en);
  about.frozen_at = first->cycle->frozen_at;
  about.day = first->today;
  return about;
}

static void
add_value (Group *group, guint column, HengValue value)
{
  if (value.state == HENG_VALUE_NUMBER)
    g_array_append_val (group->values[column], value.micro);
}

static void
add_scorecard (Group *group, const HengReviewPart *part)
{
  group->people++;
  for (guint c = 0; c < HENG_N_PERSPECTIVES; c++)
    add_value (group, c, part->kpi.perspectives[c]);
  add_value (group, HENG_N_PERSPECTIVES, part->kpi.score);
}

static void
fill_cells (HengHeatCell *cells, const Group *group)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      HengMeanInterval mean = heng_mean_interval ((const HengMicro *) (gpointer) group->values[c]->data, group->values[c]->len);

      cells[c] = (HengHeatCell) { mean.n > 0 ? HENG_NUMBER (mean.mean) : HENG_NA, mean.n };
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Group *const *) a)->label, (*(const Group *const *) b)->label);
}

HengChart *
heng_chart_heat_of_reviews (GPtrArray *reviews)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free), total = g_ptr_array_new_with_free_func (group_free);
  Group *all = group_of (total, "all", _("Company"));
  g_autofree HengHeatRow *rows = NULL;
  g_autofree HengHeatCell *cells = NULL;
  HengHeatColumn columns[N_COLUMNS];
  HengHeat heat = { about_of (reviews) };

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      const HengReviewPart *part = review->parts->len > 0 ? heng_review_current_part (review) : NULL;
      const char *path = part != NULL && part->department_path != NULL ? part->department_path : "";
      const char *end = strstr (path, " / ");
      g_autofree char *department = end != NULL ? g_strndup (path, (gsize) (end - path)) : g_strdup (*path != '\0' ? path : "—");

      if (part == NULL)
        continue;
      add_scorecard (group_of (groups, department, department), part);
      add_scorecard (all, part);
    }
  g_ptr_array_sort (groups, compare_labels);
  for (guint c = 0; c < HENG_N_PERSPECTIVES; c++)
    columns[c] = (HengHeatColumn) { heng_enum_by_value (heng_perspective_values, (int) c)->key, heng_enum_label (heng_perspective_values, (int) c) };
  columns[HENG_N_PERSPECTIVES] = (HengHeatColumn) { "scorecard", C_("chart", "Scorecard"), TRUE };
  rows = g_new0 (HengHeatRow, groups->len + 1);
  cells = g_new0 (HengHeatCell, (groups->len + 1) * N_COLUMNS);
  for (guint r = 0; r <= groups->len; r++)
    {
      const Group *group = r < groups->len ? groups->pdata[r] : all;

      fill_cells (cells + r * N_COLUMNS, group);
      rows[r] = (HengHeatRow) { group->key, group->label, group->people, r == groups->len, 0, cells + r * N_COLUMNS };
    }
  heat.columns = columns;
  heat.n_columns = N_COLUMNS;
  heat.rows = rows;
  heat.n_rows = groups->len > 0 ? groups->len + 1 : 0;
  return heng_chart_heat_new (&heat);
}

HengChart *
heng_chart_calibration_of_reviews (GPtrArray *reviews)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autofree HengCalibrationGroup *teams = NULL;
  HengCalibrationSet set = { about_of (reviews) };

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      if (review->manager_no != NULL && review->final.final.state == HENG_VALUE_NUMBER)
        add_value (group_of (groups, review->manager_no, review->manager_name != NULL ? review->manager_name : review->manager_no), 0,
                   HENG_NUMBER (review->final.published));
    }
  teams = g_new0 (HengCalibrationGroup, groups->len + 1);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];

      teams[i] = (HengCalibrationGroup) { .key = group->key, .label = group->label, .scores = (const HengMicro *) (gpointer) group->values[0]->data,
                                          .n = group->values[0]->len, .quota = -1 };
    }
  set.groups = teams;
  set.n_groups = groups->len;
  return heng_chart_calibration_new (&set);
}
