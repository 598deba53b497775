/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 360 component of a part: from single sheets where there are any, else from the sums of the groups (domain.md §2.7). */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>

#include "heng-ratings.h"

static gboolean
is_named (const HengReviewSheet *sheet)
{
  return sheet->record->rater_group == HENG_GROUP_MGR || sheet->record->rater_group == HENG_GROUP_SELF;
}

/* The step of a rater who is not anonymous; answers of the others stay out of the proof. */
static HengTrace *
add_sheet_step (const HengReviewSheet *sheet, guint numbers[HENG_N_GROUPS], HengTrace *trace)
{
  const HengEnumValue *group = heng_enum_by_value (heng_rater_group_values, sheet->record->rater_group);
  g_autofree char *key = NULL;
  HengTrace *step;

  if (!trace || !is_named (sheet))
    return NULL;
  key = g_strdup_printf ("%s%u", group->key, ++numbers[group->value]);
  step = heng_trace_add (trace, key, _(group->label));
  heng_trace_source (step, heng_rating_sheet_type.table, sheet->record->id);
  return step;
}

/* The mean of a sheet as it counts; FALSE when too few questions are answered. */
static gboolean
rate_sheet (const HengReview *review, const HengReviewSheet *sheet, HengTrace *step, HengMicro *mean)
{
  gboolean corrects = review->cycle->leniency != HENG_LENIENCY_NONE && sheet->own.n > 0;
  HengTrace *answers = corrects ? heng_trace_add (step, "answers", _("Mean of the answers")) : step;
  HengValue plain = heng_rating_mean (sheet->answers, sheet->n, sheet->weights, answers);

  if (plain.state != HENG_VALUE_NUMBER)
    {
      if (corrects)
        heng_trace_value (step, plain, 6);
      return FALSE;
    }
  *mean = plain.micro;
  if (corrects)
    *mean = heng_leniency_correct (plain.micro, review->cycle->leniency, review->cycle->leniency_lambda, &sheet->own, &sheet->pool, step);
  return TRUE;
}

static gboolean
has_named_sheet (const HengReviewPart *part)
{
  for (guint i = 0; i < part->sheets->len; i++)
    if (is_named (part->sheets->pdata[i]))
      return TRUE;
  return FALSE;
}

/* What the groups gave is kept as their sums: readers of a review see no sheets. */
static void
put_sums (HengReviewPart *part, const HengRaterGroupInput groups[HENG_N_GROUPS])
{
  g_ptr_array_set_size (part->feedback, 0);
  for (int g = 0; g < HENG_N_GROUPS; g++)
    {
      HengFeedback *feedback;

      if (groups[g].n == 0)
        continue;
      feedback = heng_feedback_new ();
      feedback->participant_id = part->participant->id;
      feedback->rater_group = g;
      feedback->n = groups[g].n;
      feedback->sum = groups[g].sum;
      g_ptr_array_add (part->feedback, feedback);
    }
}

static void
note_correction (const HengReview *review, HengTrace *trace)
{
  g_autofree char *lambda = NULL;

  if (!trace || review->cycle->leniency == HENG_LENIENCY_NONE)
    return;
  if (review->cycle->leniency == HENG_LENIENCY_ZSCORE)
    {
      heng_trace_note (trace, "%s", _("raters' means corrected for leniency by z-score"));
      return;
    }
  lambda = heng_micro_display_short (review->cycle->leniency_lambda);
  heng_trace_note (trace, _("raters' means corrected for leniency by mean shift, λ = %s"), lambda);
}

static void
sum_sheets (const HengReview *review, HengReviewPart *part, HengRaterGroupInput groups[HENG_N_GROUPS], HengTrace *trace)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (HengRating));
  guint numbers[HENG_N_GROUPS] = { 0 };
  HengTrace *named = has_named_sheet (part) ? heng_trace_add (trace, "raters", _("Raters who are not anonymous")) : NULL;

  for (guint i = 0; i < part->sheets->len; i++)
    {
      const HengReviewSheet *sheet = part->sheets->pdata[i];
      HengRating rating = { sheet->record->rater_group, 0 };

      if (rate_sheet (review, sheet, add_sheet_step (sheet, numbers, named), &rating.mean))
        g_array_append_val (ratings, rating);
    }
  heng_ratings_sum ((const HengRating *) (gpointer) ratings->data, ratings->len, review->cycle->trim != 0, groups);
  put_sums (part, groups);
  note_correction (review, trace);
}

void
heng_review_score_feedback (const HengReview *review, HengReviewPart *part, HengTrace *trace)
{
  HengRaterGroupInput groups[HENG_N_GROUPS] = { 0 };

  for (guint i = 0; i < HENG_N_GROUPS; i++)
    groups[i].weight_bp = part->group_weight_bp[i];
  if (part->sheets->len > 0)
    sum_sheets (review, part, groups, trace);
  else
    for (guint i = 0; i < part->feedback->len; i++)
      {
        const HengFeedback *feedback = g_ptr_array_index (part->feedback, i);

        groups[feedback->rater_group].n += feedback->n;
        groups[feedback->rater_group].sum += feedback->sum;
      }
  part->raters = heng_rater_groups_score (groups, trace);
}
