/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rolling result and the trend of a review, from the cycles that count for it. */
#include "heng-review.h"

static HengRollingPoint *
make_points (const HengReview *review)
{
  HengRollingPoint *points = g_new0 (HengRollingPoint, review->rolling_points->len + 1);

  for (guint i = 0; i < review->rolling_points->len; i++)
    {
      const HengReviewPoint *point = g_ptr_array_index (review->rolling_points, i);

      points[i] = (HengRollingPoint) { point->cycle_key, HENG_NUMBER (point->published), point->pilot, point->from, point->day };
    }
  return points;
}

void
heng_review_leave_repeated_out (HengReview *review)
{
  g_autofree HengRollingPoint *points = make_points (review);
  g_autofree gboolean *repeated = heng_rolling_repeated (points, review->rolling_points->len);

  for (guint i = review->rolling_points->len; i > 0; i--)
    if (repeated[i - 1])
      g_ptr_array_remove_index (review->rolling_points, i - 1);
}

void
heng_review_roll (HengReview *review, HengTrace *trace)
{
  g_autofree HengRollingPoint *points = make_points (review);

  review->rolling = heng_rolling (points, review->rolling_points->len, trace);
}

HengReviewPoint *
heng_review_point_copy (const HengReviewPoint *point)
{
  HengReviewPoint *copy = g_memdup2 (point, sizeof *point);

  copy->cycle_key = g_strdup (point->cycle_key);
  copy->cycle_name = g_strdup (point->cycle_name);
  copy->grade = g_strdup (point->grade);
  return copy;
}

void
heng_review_point_free (HengReviewPoint *point)
{
  g_free (point->cycle_key);
  g_free (point->cycle_name);
  g_free (point->grade);
  g_free (point);
}
