/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trend of a person beside the means of the comparison department; means of fewer than three people stay hidden. */
#include "heng-review-source.h"

/* Means of the cycle itself. */
struct _HengGroupMeans
{
  GHashTable *scores;                             /* comparison department → HengMean */
  GHashTable *perspectives[HENG_N_PERSPECTIVES];
};

void
heng_group_means_free (HengGroupMeans *means)
{
  g_clear_pointer (&means->scores, g_hash_table_unref);
  for (int i = 0; i < HENG_N_PERSPECTIVES; i++)
    g_clear_pointer (&means->perspectives[i], g_hash_table_unref);
  g_free (means);
}

static gint64
comparison_of (const HengReview *review, const HengReviewSource *source)
{
  return heng_comparison_department (source->departments, heng_review_current_part (review)->participant->department_id);
}

/* The published score, else the forecast; FALSE when there is neither. */
static gboolean
current_score (const HengReview *review, HengMicro *score)
{
  if (review->published)
    *score = review->published->published;
  else if (review->final.final.state == HENG_VALUE_NUMBER)
    *score = review->final.published;
  else
    return FALSE;
  return TRUE;
}

HengGroupMeans *
heng_group_means_new (const HengReviewSource *source, GPtrArray *scored_reviews)
{
  HengGroupMeans *means = g_new0 (HengGroupMeans, 1);

  means->scores = heng_means_new ();
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    means->perspectives[p] = heng_means_new ();
  for (guint i = 0; i < scored_reviews->len; i++)
    {
      const HengReview *review = scored_reviews->pdata[i];
      const HengReviewPart *part = heng_review_current_part (review);
      gint64 department_id = comparison_of (review, source);
      HengMicro score;

      if (!heng_participant_is_scored (part->participant))
        continue;
      if (current_score (review, &score))
        heng_mean_add (means->scores, department_id, score);
      for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
        if (part->kpi.perspectives[p].state == HENG_VALUE_NUMBER)
          heng_mean_add (means->perspectives[p], department_id, part->kpi.perspectives[p].micro);
    }
  return means;
}

static void
add_past_point (HengReview *review, const HengReviewSource *source, const HengPastCycle *past)
{
  const HengResult *result = g_hash_table_lookup (past->by_employee, &review->employee->id);
  const HengParticipant *participant = g_hash_table_lookup (past->department_of, &review->employee->id);
  HengReviewPoint *point;

  if (!result)
    return;
  point = g_new0 (HengReviewPoint, 1);
  point->cycle_key = g_strdup (past->cycle->key);
  point->cycle_name = g_strdup (heng_localized (past->cycle->name, past->cycle->name_en));
  point->published = result->published;
  point->grade = g_strdup (result->grade);
  point->pilot = past->cycle->pilot != 0;
  point->has_value = TRUE;
  point->counts = !point->pilot;
  point->from = past->cycle->start_date;
  point->day = past->cycle->end_date;
  if (participant)
    point->group_mean = heng_mean_get (past->means, heng_comparison_department (source->departments, participant->department_id));
  g_ptr_array_add (review->history, point);
}

static void
add_current_point (HengReview *review, gint64 department_id, const HengGroupMeans *means)
{
  HengReviewPoint *point = g_new0 (HengReviewPoint, 1);

  point->cycle_key = g_strdup (review->cycle->key);
  point->cycle_name = g_strdup (heng_localized (review->cycle->name, review->cycle->name_en));
  point->has_value = current_score (review, &point->published);
  point->is_forecast = review->published == NULL;
  point->pilot = review->cycle->pilot != 0;
  point->counts = review->published && !point->pilot;
  point->from = review->cycle->start_date;
  point->day = review->cycle->end_date;
  if (review->published)
    point->grade = g_strdup (review->published->grade);
  else if (review->grade)
    point->grade = g_strdup (review->grade->grade);
  point->group_mean = heng_mean_get (means->scores, department_id);
  g_ptr_array_add (review->history, point);
}

void
heng_review_add_history (HengReview *review, const HengReviewSource *source, const HengGroupMeans *means)
{
  gint64 department_id = comparison_of (review, source);

  for (guint i = 0; i < source->past->len; i++)
    add_past_point (review, source, source->past->pdata[i]);
  add_current_point (review, department_id, means);
  heng_review_past_add (source->before, source->db, review);
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    {
      const HengMean *mean = g_hash_table_lookup (means->perspectives[p], &department_id);

      review->perspective_mean[p] = mean && mean->n >= HENG_ANONYMITY_MINIMUM ? HENG_NUMBER (heng_div_round (mean->sum, mean->n)) : HENG_NA;
      review->perspective_mean_n = MAX (review->perspective_mean_n, mean ? mean->n : 0);
    }
}
