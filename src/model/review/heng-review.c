/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The containers of a review: who owns what, and finding things in it. */
#include "heng-review.h"

#include <string.h>

static void
review_kr_free (gpointer data)
{
  HengReviewKr *kr = data;

  heng_key_result_free (kr->record);
  g_ptr_array_unref (kr->checkins);
  g_free (kr->current_text);
  g_free (kr);
}

HengReviewKr *
heng_review_kr_new (void)
{
  HengReviewKr *kr = g_new0 (HengReviewKr, 1);

  kr->checkins = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_checkin_free);
  return kr;
}

static void
review_objective_free (gpointer data)
{
  HengReviewObjective *objective = data;

  heng_objective_free (objective->record);
  g_ptr_array_unref (objective->key_results);
  g_free (objective);
}

HengReviewObjective *
heng_review_objective_new (void)
{
  HengReviewObjective *objective = g_new0 (HengReviewObjective, 1);

  objective->key_results = g_ptr_array_new_with_free_func (review_kr_free);
  return objective;
}

static void
review_line_free (gpointer data)
{
  HengReviewLine *line = data;

  heng_scorecard_line_free (line->record);
  heng_actual_row_free (line->actual);
  heng_rule_free (line->rule);
  heng_actual_clear (&line->value);
  g_free (line->rule_error);
  g_free (line->rule_read);
  g_free (line->value_error);
  g_free (line);
}

HengReviewLine *
heng_review_line_new (void)
{
  return g_new0 (HengReviewLine, 1);
}

void
heng_review_sheet_free (HengReviewSheet *sheet)
{
  heng_rating_sheet_free (sheet->record);
  g_free (sheet->answers);
  g_free (sheet->weights);
  g_free (sheet);
}

HengReviewSheet *
heng_review_sheet_new (void)
{
  return g_new0 (HengReviewSheet, 1);
}

static void
review_part_free (gpointer data)
{
  HengReviewPart *part = data;

  heng_participant_free (part->participant);
  g_free (part->department_path);
  g_free (part->manager_name);
  g_free (part->manager_no);
  g_free (part->profile_name);
  g_free (part->template_name);
  g_ptr_array_unref (part->objectives);
  g_ptr_array_unref (part->counted);
  g_ptr_array_unref (part->lines);
  g_ptr_array_unref (part->milestones);
  g_ptr_array_unref (part->sheets);
  g_ptr_array_unref (part->feedback);
  g_free (part);
}

HengReviewPart *
heng_review_part_new (void)
{
  HengReviewPart *part = g_new0 (HengReviewPart, 1);

  part->objectives = g_ptr_array_new_with_free_func (review_objective_free);
  part->counted = g_ptr_array_new_with_free_func (review_objective_free);
  part->lines = g_ptr_array_new_with_free_func (review_line_free);
  part->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_milestone_free);
  part->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_sheet_free);
  part->feedback = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_feedback_free);
  return part;
}

HengReview *
heng_review_new (void)
{
  HengReview *review = g_new0 (HengReview, 1);

  review->parts = g_ptr_array_new_with_free_func (review_part_free);
  review->adjustments = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_adjustment_free);
  review->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_comment_free);
  review->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  review->history = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_point_free);
  review->rolling_points = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_point_free);
  review->next_goals = g_ptr_array_new_with_free_func (review_objective_free);
  review->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_decision_free);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    review->perspective_mean[i] = HENG_NA;
  return review;
}

void
heng_review_free (HengReview *review)
{
  if (!review)
    return;
  heng_company_free (review->company);
  heng_cycle_free (review->cycle);
  heng_cycle_free (review->next_cycle);
  g_ptr_array_unref (review->next_goals);
  g_ptr_array_unref (review->plans);
  heng_paper_layout_unref (review->layout);
  heng_employee_free (review->employee);
  g_free (review->department_path);
  g_free (review->department_head);
  g_free (review->manager_name);
  g_free (review->manager_no);
  g_ptr_array_unref (review->parts);
  g_ptr_array_unref (review->adjustments);
  g_ptr_array_unref (review->comments);
  g_ptr_array_unref (review->bands);
  g_ptr_array_unref (review->history);
  g_ptr_array_unref (review->rolling_points);
  heng_result_free (review->published);
  heng_grade_change_free (review->grade_change);
  heng_calendar_free (review->calendar);
  g_free (review);
}

HengReviewPart *
heng_review_current_part (const HengReview *review)
{
  for (guint i = 0; i < review->parts->len; i++)
    {
      HengReviewPart *part = g_ptr_array_index (review->parts, i);

      if (part->participant->from_date <= review->today && review->today <= part->participant->to_date)
        return part;
    }
  return review->parts->len ? g_ptr_array_index (review->parts, review->parts->len - 1) : NULL;
}

static HengReviewLine *
find_line_in (const HengReviewPart *part, const char *code)
{
  for (guint i = 0; part && i < part->lines->len; i++)
    {
      HengReviewLine *line = g_ptr_array_index (part->lines, i);

      if (g_strcmp0 (line->record->code, code) == 0)
        return line;
    }
  return NULL;
}

HengReviewLine *
heng_review_find_line (const HengReview *review, const char *code)
{
  HengReviewLine *line = find_line_in (heng_review_current_part (review), code);

  for (guint i = 0; i < review->parts->len && !line; i++)
    line = find_line_in (g_ptr_array_index (review->parts, i), code);
  return line;
}

const char *
heng_localized (const char *name, const char *name_en)
{
  const char *language;

  if (!name_en || !*name_en)
    return name ? name : "";
  if (!name || !*name)
    return name_en;
  language = g_get_language_names ()[0];
  return g_str_has_prefix (language, "zh") ? name : name_en;
}
