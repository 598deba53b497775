/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and scoring reviews: one person, or all of a cycle or department. */
#include "heng-review-source.h"

#include <glib/gi18n-lib.h>

/* Whether any part of the person whose parts begin at `first` lies in the comparison department; 0 = every person does. */
static gboolean
belongs (const HengReviewSource *source, guint first, gint64 comparison_department)
{
  const HengParticipant *participant = source->participants->pdata[first];
  gint64 employee_id = participant->employee_id;

  if (comparison_department == 0)
    return TRUE;
  for (; first < source->participants->len; first++)
    {
      participant = source->participants->pdata[first];
      if (participant->employee_id != employee_id)
        break;
      if (heng_comparison_department (source->departments, participant->department_id) == comparison_department)
        return TRUE;
    }
  return FALSE;
}

/* Scored reviews by employee id, exempt people too: everyone's, or with `comparison_department` those compared within it. */
static GPtrArray *
score_group (const HengReviewSource *source, gint64 comparison_department)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);

  for (guint i = 0; i < source->participants->len; i++)
    {
      const HengParticipant *participant = source->participants->pdata[i];
      gboolean is_first = i == 0 || ((HengParticipant *) source->participants->pdata[i - 1])->employee_id != participant->employee_id;
      HengReview *review;

      if (!is_first || !belongs (source, i, comparison_department) || !(review = heng_review_assemble (source, participant->employee_id)))
        continue;
      heng_review_score (review, NULL);
      heng_review_add_rater_comments (review, source->employees_by_id);
      g_ptr_array_add (reviews, review);
    }
  return reviews;
}

static gboolean
is_wanted (const HengReview *review, const HengReviewSource *source, gint64 department_id, gboolean include_exempt)
{
  const HengParticipant *participant = heng_review_current_part (review)->participant;

  return (include_exempt || heng_participant_is_scored (participant))
         && (department_id == 0 || heng_department_is_within (source->departments, participant->department_id, department_id));
}

static int
compare_emp_no (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(HengReview *const *) a)->employee->emp_no, (*(HengReview *const *) b)->employee->emp_no);
}

GPtrArray *
heng_reviews_load_on (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, HengDate today, GError **error)
{
  g_autoptr (HengReviewSource) source = heng_review_source_load (db, cycle_id, today, error);
  g_autoptr (GPtrArray) everyone = source ? score_group (source, 0) : NULL;
  g_autoptr (HengGroupMeans) means = everyone ? heng_group_means_new (source, everyone) : NULL;
  g_autoptr (GPtrArray) wanted = NULL;

  if (!everyone)
    return NULL;
  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  g_ptr_array_set_free_func (everyone, NULL);
  for (guint i = 0; i < everyone->len; i++)
    {
      HengReview *review = everyone->pdata[i];

      if (!is_wanted (review, source, department_id, include_exempt))
        {
          heng_review_free (review);
          continue;
        }
      heng_review_add_history (review, source, means);
      g_ptr_array_add (wanted, review);
    }
  g_ptr_array_sort (wanted, compare_emp_no);
  return g_steal_pointer (&wanted);
}

GPtrArray *
heng_reviews_load (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, GError **error)
{
  return heng_reviews_load_on (db, cycle_id, department_id, include_exempt, heng_store_today (db), error);
}

HengReview *
heng_review_load (HengDb *db, gint64 cycle_id, gint64 employee_id, HengTrace *trace, GError **error)
{
  g_autoptr (HengReviewSource) source = heng_review_source_load (db, cycle_id, heng_store_today (db), error);
  g_autoptr (HengReview) review = source ? heng_review_assemble (source, employee_id) : NULL;
  g_autoptr (GPtrArray) peers = NULL;
  g_autoptr (HengGroupMeans) means = NULL;

  if (!source)
    return NULL;
  if (!review)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("This person takes no part in %s."),
                   heng_localized (source->cycle->name, source->cycle->name_en));
      return NULL;
    }
  heng_review_score (review, trace);
  heng_review_add_rater_comments (review, source->employees_by_id);
  peers = score_group (source, heng_comparison_department (source->departments, heng_review_current_part (review)->participant->department_id));
  means = heng_group_means_new (source, peers);
  heng_review_add_history (review, source, means);
  return g_steal_pointer (&review);
}
