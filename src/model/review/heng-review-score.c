/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one code path of a person's score: components, parts, final, grade, contributions, and the proof of them all. */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>

gint64
heng_review_part_days (const HengReviewPart *part)
{
  return MAX ((gint64) part->participant->to_date - part->participant->from_date + 1, 0);
}

gint64
heng_review_component_weight (const HengReviewPart *part, HengComponentKind kind)
{
  switch (kind)
    {
    case HENG_COMPONENT_OKR:
      return part->participant->okr_bp;
    case HENG_COMPONENT_KPI:
      return part->participant->kpi_bp;
    case HENG_COMPONENT_FEEDBACK:
    case HENG_N_COMPONENTS:
    default:
      return part->participant->feedback_bp;
    }
}

HengValue
heng_review_component_score (const HengReviewPart *part, HengComponentKind kind)
{
  switch (kind)
    {
    case HENG_COMPONENT_OKR:
      return part->okr;
    case HENG_COMPONENT_KPI:
      return part->kpi.score;
    case HENG_COMPONENT_FEEDBACK:
    case HENG_N_COMPONENTS:
    default:
      return part->raters.points;
    }
}

/* The step of a component, with its weight; a component without weight is computed but is no part of the proof. */
static HengTrace *
add_component_step (const HengReviewPart *part, HengComponentKind kind, HengTrace *trace)
{
  const HengEnumValue *value = heng_enum_by_value (heng_component_values, (int) kind);
  gint64 weight_bp = heng_review_component_weight (part, kind);
  g_autofree char *weight = NULL;
  HengTrace *step;

  if (!trace || weight_bp == 0)
    return NULL;
  weight = heng_micro_display_short (weight_bp * (HENG_MICRO / 100));
  step = heng_trace_add (trace, value->key, _(value->label));
  heng_trace_note (step, _("weight %s%%"), weight);
  return step;
}

static void
score_part (const HengReview *review, HengReviewPart *part, const GArray *adjustments, HengTrace *trace)
{
  HengComponent components[HENG_N_COMPONENTS];

  heng_review_score_okr (review, part, add_component_step (part, HENG_COMPONENT_OKR, trace));
  heng_review_score_lines (review, part, add_component_step (part, HENG_COMPONENT_KPI, trace));
  heng_review_score_feedback (review, part, add_component_step (part, HENG_COMPONENT_FEEDBACK, trace));
  for (guint i = 0; i < HENG_N_COMPONENTS; i++)
    components[i] = (HengComponent) { (HengComponentKind) i, heng_review_component_weight (part, i), heng_review_component_score (part, i) };
  part->final = heng_final_score (components, HENG_N_COMPONENTS,
                                  adjustments ? (const HengMicro *) (gpointer) adjustments->data : NULL,
                                  adjustments ? adjustments->len : 0, trace);
}

static void
note_adjustments (const HengReview *review, HengTrace *trace)
{
  HengTrace *parent = (HengTrace *) heng_trace_find (trace, "adjustments");

  for (guint i = 0; parent && i < review->adjustments->len; i++)
    {
      const HengAdjustment *adjustment = g_ptr_array_index (review->adjustments, i);
      g_autofree char *key = g_strdup_printf ("A%u", i + 1);
      HengTrace *step = heng_trace_add (parent, key, adjustment->reason ? adjustment->reason : "");

      heng_trace_value (step, HENG_NUMBER (adjustment->points), 6);
      if (adjustment->approver && *adjustment->approver)
        heng_trace_note (step, _("approved by %s"), adjustment->approver);
      heng_trace_source (step, "adjustment", adjustment->id);
    }
}

static HengTrace *
add_part_step (const HengReviewPart *part, guint number, HengTrace *trace)
{
  g_autofree char *key = g_strdup_printf ("part%u", number);
  g_autofree char *from = heng_date_format (part->participant->from_date);
  g_autofree char *to = heng_date_format (part->participant->to_date);
  g_autofree char *label = NULL;

  if (!trace)
    return NULL;
  label = g_strdup_printf (_("Part %u: %s, %s to %s (%d days)"), number, part->department_path ? part->department_path : "—",
                           from, to, (int) heng_review_part_days (part));
  return heng_trace_add (trace, key, label);
}

static HengFinalScore
score_parts (HengReview *review, const GArray *adjustments, HengTrace *trace)
{
  g_autofree HengPartialFinal *partials = g_new0 (HengPartialFinal, review->parts->len);
  g_autofree HengTrace **steps = g_new0 (HengTrace *, review->parts->len);
  HengFinalFlags flags = 0;
  HengFinalScore final;
  gint64 days = 0; /* of the parts that are, or will be, in the final score */

  for (guint i = 0; i < review->parts->len; i++)
    {
      HengReviewPart *part = g_ptr_array_index (review->parts, i);

      steps[i] = add_part_step (part, i + 1, trace);
      score_part (review, part, NULL, steps[i]);
      days += part->final.final.state == HENG_VALUE_NA ? 0 : heng_review_part_days (part);
      partials[i] = (HengPartialFinal) { part->final.final, heng_review_part_days (part) };
      flags |= part->final.flags;
    }
  for (guint i = 0; i < review->parts->len; i++)
    heng_review_contributions (g_ptr_array_index (review->parts, i), partials[i].days, days, steps[i]);
  final = heng_final_score_parts (partials, review->parts->len, (const HengMicro *) (gpointer) adjustments->data,
                                  adjustments->len, trace);
  final.flags |= flags;
  return final;
}

static HengFinalScore
score_single (HengReview *review, const GArray *adjustments, HengTrace *trace)
{
  HengReviewPart *part = g_ptr_array_index (review->parts, 0);

  score_part (review, part, adjustments, trace);
  heng_review_contributions (part, 1, 1, trace);
  return part->final;
}

static void
explain_change (const HengReview *review, HengTrace *step)
{
  const HengGradeChange *change = review->grade_change;

  heng_trace_note (step, _("the score gives %s, %s was proposed, %s counts: %s"), review->band->grade, change->from_grade, change->to_grade,
                   change->reason);
  if (change->approver && *change->approver)
    heng_trace_note (step, _("approved by %s"), change->approver);
  if (change->second_approver && *change->second_approver)
    heng_trace_note (step, _("and by %s"), change->second_approver);
}

static void
explain_grade (const HengReview *review, HengTrace *trace)
{
  HengTrace *step = heng_trace_add (trace, "grade", _("Grade"));
  const HengGradeBand *next = NULL;
  g_autofree char *published = heng_micro_display (review->final.published, 2, FALSE);
  g_autofree char *lower = heng_micro_display_short (review->band->lower);
  g_autofree char *coefficient = heng_micro_display_short (review->grade->coefficient);
  g_autofree char *upper = NULL;

  for (guint i = 0; i < review->bands->len; i++)
    {
      const HengGradeBand *band = g_ptr_array_index (review->bands, i);

      if (band->lower > review->band->lower && (!next || band->lower < next->lower))
        next = band;
    }
  upper = next ? heng_micro_display_short (next->lower) : NULL;
  heng_trace_formula (step, "%s ≤ %s%s%s", lower, published, upper ? " < " : "", upper ? upper : "");
  if (review->grade_change)
    explain_change (review, step);
  heng_trace_value_text (step, review->grade->grade);
  heng_trace_note (step, _("coefficient %s"), coefficient);
  heng_trace_source (step, "grade_band", review->grade->id);
}

static void
explain_result (const HengReview *review, HengTrace *trace)
{
  g_autofree char *final = NULL;
  HengTrace *step;

  note_adjustments (review, trace);
  if (review->final.final.state != HENG_VALUE_NUMBER)
    return;
  final = heng_micro_display (review->final.final.micro, 6, FALSE);
  step = heng_trace_add (trace, "published", _("Published score"));
  heng_trace_formula (step, "%s", final);
  heng_trace_note (step, "%s", _("rounded half up to 2 decimals"));
  heng_trace_value (step, HENG_NUMBER (review->final.published), 2);
  if (review->grade)
    explain_grade (review, trace);
}

static const HengGradeBand *
find_grade (const HengReview *review)
{
  if (review->final.final.state != HENG_VALUE_NUMBER)
    return NULL;
  return heng_grade_for ((const HengGradeBand *const *) review->bands->pdata, review->bands->len, review->final.published);
}

/* The grade that counts; a change to a grade the scheme no longer has leaves the band. */
static const HengGradeBand *
find_counting (const HengReview *review)
{
  for (guint i = 0; review->band && review->grade_change && i < review->bands->len; i++)
    if (g_strcmp0 (((HengGradeBand *) g_ptr_array_index (review->bands, i))->grade, review->grade_change->to_grade) == 0)
      return g_ptr_array_index (review->bands, i);
  return review->band;
}

/* The last point of the trend stands for this cycle: until results are published it follows the forecast. */
static void
follow_forecast (HengReview *review)
{
  HengReviewPoint *last = review->history->len > 0 ? g_ptr_array_index (review->history, review->history->len - 1) : NULL;

  if (!last || !last->is_forecast)
    return;
  last->has_value = review->final.final.state == HENG_VALUE_NUMBER;
  last->published = review->final.published;
  g_free (last->grade);
  last->grade = review->grade ? g_strdup (review->grade->grade) : NULL;
}

void
heng_review_score (HengReview *review, HengTrace *trace)
{
  g_autoptr (GArray) adjustments = g_array_new (FALSE, FALSE, sizeof (HengMicro));

  if (trace && !trace->label)
    trace->label = g_strdup (_("Final score"));
  for (guint i = 0; i < review->adjustments->len; i++)
    g_array_append_val (adjustments, ((HengAdjustment *) g_ptr_array_index (review->adjustments, i))->points);
  if (review->parts->len == 1)
    review->final = score_single (review, adjustments, trace);
  else
    review->final = score_parts (review, adjustments, trace);
  review->band = find_grade (review);
  review->grade = find_counting (review);
  follow_forecast (review);
  if (trace)
    explain_result (review, trace);
}
