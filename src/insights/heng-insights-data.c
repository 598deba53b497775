/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and counting for the Insights page. */
#include "heng-insights-data.h"

#include <glib/gi18n.h>

#include "heng-chart-quality.h"

#define MOST_INDICATORS 12 /* of the table of quality: those with an alarm first, then by spread */

HengInsightsData *
heng_insights_data_ref (HengInsightsData *data)
{
  g_atomic_int_inc (&data->ref_count);
  return data;
}

void
heng_insights_data_unref (HengInsightsData *data)
{
  if (data == NULL || !g_atomic_int_dec_and_test (&data->ref_count))
    return;
  g_clear_pointer (&data->views, g_ptr_array_unref);
  g_clear_pointer (&data->cycles, g_ptr_array_unref);
  g_clear_pointer (&data->months, heng_insights_months_free);
  g_clear_pointer (&data->course, heng_insights_course_free);
  g_clear_pointer (&data->insights, heng_insights_unref);
  g_free (data);
}

gpointer
heng_insights_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengInsightsData) data = g_new0 (HengInsightsData, 1);

  data->ref_count = 1;
  if ((data->insights = heng_insights_load (db, *(gint64 *) args, error)) == NULL
      || (data->course = heng_insights_course_load (db, data->insights, error)) == NULL
      || (data->months = heng_insights_months_load (db, data->insights, error)) == NULL
      || (data->views = heng_insights_views_load (db, error)) == NULL || (data->cycles = heng_cycles_load (db, error)) == NULL)
    return NULL;
  return g_steal_pointer (&data);
}

void
heng_insights_result_free (HengInsightsResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->departments, g_ptr_array_unref);
  g_clear_pointer (&result->managers, g_ptr_array_unref);
  g_clear_pointer (&result->points, g_array_unref);
  g_clear_pointer (&result->indicators, g_array_unref);
  g_clear_pointer (&result->all, heng_insights_group_free);
  g_clear_pointer (&result->scope, heng_insights_scope_free);
  g_clear_pointer (&result->data, heng_insights_data_unref);
  g_free (result);
}

static gboolean
has_alarm (const HengQualityRow *row)
{
  return row->discrimination.low_sd || row->discrimination.crowded || row->missing.alarm;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const HengQualityRow *x = a, *y = b;

  if (has_alarm (x) != has_alarm (y))
    return has_alarm (x) ? -1 : 1;
  if (x->discrimination.sd != y->discrimination.sd)
    return x->discrimination.sd < y->discrimination.sd ? -1 : 1;
  return g_strcmp0 (x->key, y->key);
}

/* Indicators that enough people of the scope have points in. */
static GArray *
count_indicators (const HengInsightsScope *scope)
{
  const HengInsights *insights = scope->insights;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (HengQualityRow));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HengMicro));

  for (guint i = 0; i < insights->indicators->len; i++)
    {
      const HengInsightsIndicator *indicator = &g_array_index (insights->indicators, HengInsightsIndicator, i);
      HengQualityRow row = { .key = indicator->code, .label = indicator->name };
      guint expected = heng_insights_indicator_points (scope, indicator, points);

      if (points->len < HENG_INSIGHTS_LEAST)
        continue;
      heng_quality_row_fill (&row, (const HengMicro *) (gpointer) points->data, points->len, expected - points->len, expected);
      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  if (rows->len > MOST_INDICATORS)
    g_array_set_size (rows, MOST_INDICATORS);
  return rows;
}

HengInsightsResult *
heng_insights_result_new (HengInsightsData *data, const HengInsightsFilter *filter)
{
  HengInsightsResult *result = g_new0 (HengInsightsResult, 1);

  result->data = heng_insights_data_ref (data);
  result->scope = heng_insights_scope_new (data->insights, filter);
  result->departments = heng_insights_groups (result->scope, HENG_INSIGHTS_BY_DEPARTMENT);
  result->managers = heng_insights_groups (result->scope, HENG_INSIGHTS_BY_MANAGER);
  result->all = heng_insights_all (result->scope);
  result->indicators = count_indicators (result->scope);
  heng_insights_months_count (data->months, result->scope, &result->monthly);
  result->points = heng_insights_course_points (data->course, result->scope);
  return result;
}

/* What the thread gets. */
typedef struct
{
  HengInsightsData *data;
  HengInsightsFilter filter;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  heng_insights_data_unref (request->data);
  g_free ((char *) request->filter.level);
  g_free (request);
}

static void
count (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Request *request = task_data;

  g_task_return_pointer (task, heng_insights_result_new (request->data, &request->filter), (GDestroyNotify) heng_insights_result_free);
}

void
heng_insights_count_async (HengInsightsData *data, const HengInsightsFilter *filter, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->data = heng_insights_data_ref (data);
  request->filter = *filter;
  request->filter.level = g_strdup (filter->level);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, count);
}

HengInsightsResult *
heng_insights_count_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const char *
name_in (const GArray *units, gint64 id)
{
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, HengInsightsUnit, i).id == id)
      return g_array_index (units, HengInsightsUnit, i).name;
  return NULL;
}

char *
heng_insights_who (const HengInsights *insights, const HengInsightsFilter *filter)
{
  const char *department = filter->department_id != 0 ? name_in (insights->units, filter->department_id) : NULL;
  const char *manager = filter->manager_id != 0 ? name_in (insights->leaders, filter->manager_id) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (department != NULL)
    g_ptr_array_add (parts, g_strdup (department));
  if (manager != NULL)
    g_ptr_array_add (parts, g_strdup_printf (C_("insights", "%s’s team"), manager));
  if (filter->level != NULL)
    g_ptr_array_add (parts, g_strdup (filter->level));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **) parts->pdata) : NULL;
}
