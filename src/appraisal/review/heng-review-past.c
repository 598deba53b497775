/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts for the rolling result of a person: published non-pilot cycles, and past results of other systems that HR has marked complete
 * and given a scale (domain.md §2.10, §9.4). */
#include "heng-review-source.h"

#include "heng-outcome-table.h"

struct _HengReviewPast
{
  GPtrArray *legacy;       /* of HengLegacyResult */
  HengGrouping by_employee;
  GPtrArray *older;        /* of HengCycle: those before the window of the history, old → new */
};

void
heng_review_past_free (HengReviewPast *past)
{
  heng_grouping_clear (&past->by_employee);
  g_clear_pointer (&past->legacy, g_ptr_array_unref);
  g_clear_pointer (&past->older, g_ptr_array_unref);
  g_free (past);
}

HengReviewPast *
heng_review_past_load (HengDb *db, GPtrArray *cycles, guint n_older, GError **error)
{
  g_autoptr (HengReviewPast) past = g_new0 (HengReviewPast, 1);

  if (!(past->legacy = heng_legacy_results_load (db, 0, error)))
    return NULL;
  heng_grouping_init (&past->by_employee, past->legacy, G_STRUCT_OFFSET (HengLegacyResult, employee_id));
  past->older = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_cycle_free);
  for (guint i = 0; i < n_older; i++)
    g_ptr_array_add (past->older, heng_cycle_copy (cycles->pdata[i]));
  return g_steal_pointer (&past);
}

static gboolean
has_key (GPtrArray *points, const char *key)
{
  for (guint i = 0; i < points->len; i++)
    if (g_strcmp0 (((HengReviewPoint *) points->pdata[i])->cycle_key, key) == 0)
      return TRUE;
  return FALSE;
}

static HengReviewPoint *
legacy_point (const HengLegacyResult *result, HengValue points)
{
  HengReviewPoint *point = g_new0 (HengReviewPoint, 1);

  point->cycle_key = g_strdup (result->cycle_key);
  point->cycle_name = g_strdup (result->cycle_key);
  point->published = heng_micro_publish (points.micro, HENG_ROUND_HALF_UP);
  point->grade = g_strdup (result->grade);
  point->has_value = TRUE;
  point->is_legacy = TRUE;
  point->counts = result->complete != 0;
  point->from = result->to_date ? result->from_date : HENG_DATE_NONE;
  point->day = result->to_date ? result->to_date : result->from_date;
  return point;
}

/* Where a point of that day belongs; one without a day is older than all. */
static guint
place_of_day (GPtrArray *points, HengDate day)
{
  guint place = 0;

  while (place < points->len && ((HengReviewPoint *) points->pdata[place])->day <= day)
    place++;
  return day == HENG_DATE_NONE ? 0 : place;
}

static void
add_legacy (const HengReviewPast *past, HengReview *review)
{
  guint begin, end;

  heng_grouping_find (&past->by_employee, review->employee->id, &begin, &end);
  for (guint i = begin; i < end; i++)
    {
      const HengLegacyResult *result = past->legacy->pdata[i];
      HengValue points = heng_legacy_points (result);

      if (points.state != HENG_VALUE_NUMBER || result->from_date > review->cycle->start_date || has_key (review->history, result->cycle_key))
        continue;
      g_ptr_array_insert (review->history, (int) place_of_day (review->history, result->to_date ? result->to_date : result->from_date),
                          legacy_point (result, points));
    }
}

static const HengCycle *
find_older (const HengReviewPast *past, gint64 cycle_id)
{
  for (guint i = 0; i < past->older->len; i++)
    if (((HengCycle *) past->older->pdata[i])->id == cycle_id)
      return past->older->pdata[i];
  return NULL;
}

/* Somebody who missed some of the newest cycles has older ones that count; `counting` is in the order of the history. */
static void
add_older (const HengReviewPast *past, HengDb *db, const HengReview *review, GPtrArray *counting)
{
  g_autoptr (GPtrArray) results = NULL;

  if (counting->len >= HENG_TREND_CYCLES || past->older->len == 0
      || review->employee->hire_date > ((HengCycle *) past->older->pdata[past->older->len - 1])->end_date)
    return;
  results = heng_results_load_employee (db, review->employee->id, NULL);
  for (guint i = 0; results && i < results->len; i++)
    {
      const HengResult *result = results->pdata[i];
      const HengCycle *cycle = find_older (past, result->cycle_id);
      HengReviewPoint *point;

      if (!cycle || cycle->pilot)
        continue;
      point = g_new0 (HengReviewPoint, 1);
      point->cycle_key = g_strdup (cycle->key);
      point->published = result->published;
      point->has_value = point->counts = TRUE;
      point->from = cycle->start_date;
      point->day = cycle->end_date;
      g_ptr_array_insert (counting, (int) place_of_day (counting, point->day), point);
    }
}

void
heng_review_past_add (const HengReviewPast *past, HengDb *db, HengReview *review)
{
  add_legacy (past, review);
  g_ptr_array_set_size (review->rolling_points, 0);
  for (guint i = 0; i < review->history->len; i++)
    {
      const HengReviewPoint *point = review->history->pdata[i];

      if (point->counts)
        g_ptr_array_add (review->rolling_points, heng_review_point_copy (point));
    }
  add_older (past, db, review, review->rolling_points);
  heng_review_leave_repeated_out (review);
  while (review->history->len > HENG_TREND_CYCLES)
    g_ptr_array_remove_index (review->history, 0);
  heng_review_roll (review, NULL);
}
