/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scored review becomes: the result record, and what still keeps it from being published. */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>

static const HengMicro comment_free_low = HENG_POINTS (80), comment_free_high = HENG_POINTS (105);

static void
add_line_blocker (GPtrArray *blockers, const HengReviewLine *line, const char *problem)
{
  g_autofree char *subject = g_strdup_printf ("%s %s", line->record->code, heng_localized (line->record->name, line->record->name_en));

  g_ptr_array_add (blockers, g_strdup_printf (_("%s: %s"), subject, problem));
}

static gboolean
is_empty (const char *text)
{
  return !text || !*text;
}

/* Points given directly need a comment when they are unusual. */
static gboolean
lacks_comment (const HengReviewLine *line)
{
  return heng_rule_kind (line->rule) == HENG_RULE_DIRECT && line->points.state == HENG_VALUE_NUMBER
         && (line->points.micro < comment_free_low || line->points.micro > comment_free_high)
         && (!line->actual || (is_empty (line->actual->reason) && is_empty (line->actual->source_note)));
}

const char *
heng_review_line_problem (const HengReviewLine *line)
{
  if (line->rule_error)
    return line->rule_error;
  if (line->value_error)
    return line->value_error;
  if (line->points.state == HENG_VALUE_MISSING)
    return heng_rule_kind (line->rule) == HENG_RULE_MILE ? _("no milestone is due or rated yet") : _("no actual value");
  if (line->points.state == HENG_VALUE_NA && is_empty (line->actual->approver))
    return _("“not applicable” needs somebody who approved it");
  return lacks_comment (line) ? _("points outside 80–105 need a comment") : NULL;
}

static void
block_line (GPtrArray *blockers, const HengReviewLine *line)
{
  const char *problem = line->record->weight_bp != 0 ? heng_review_line_problem (line) : NULL;

  if (problem)
    add_line_blocker (blockers, line, problem);
}

static void
block_card (GPtrArray *blockers, const HengReviewPart *part)
{
  g_autofree char *active = heng_micro_display_short (part->kpi.active_weight_bp * (HENG_MICRO / 100));
  g_autofree char *total = heng_micro_display_short (part->kpi.total_weight_bp * (HENG_MICRO / 100));

  for (guint i = 0; i < part->lines->len; i++)
    block_line (blockers, g_ptr_array_index (part->lines, i));
  if (part->kpi.flags & HENG_SCORE_FLAG_WEIGHT_SUM)
    g_ptr_array_add (blockers, g_strdup_printf (_("The weights of the scorecard add up to %s%%, not 100%%"), total));
  else if (part->kpi.flags & HENG_SCORE_FLAG_INSUFFICIENT_BASIS)
    g_ptr_array_add (blockers, g_strdup_printf (_("Only %s%% of the scorecard's weight applies; at least 50%% is needed"), active));
}

GPtrArray *
heng_review_blockers (const HengReview *review)
{
  GPtrArray *blockers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, i);

      if (part->participant->kpi_bp > 0)
        block_card (blockers, part);
      if (part->participant->okr_bp > 0 && part->okr.state == HENG_VALUE_MISSING)
        g_ptr_array_add (blockers, g_strdup (_("The links between the objectives form a loop")));
    }
  if (review->final.final.state == HENG_VALUE_NA)
    g_ptr_array_add (blockers, g_strdup (_("There is nothing to score yet")));
  return blockers;
}

/* The mean over the parts by days, for the components of a person who was transferred. */
static HengValue
mean_over_parts (const HengReview *review, HengValue (*get) (const HengReviewPart *part, int which), int which)
{
  HengWide sum = 0;
  gint64 days = 0;

  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, i);
      HengValue value = get (part, which);

      if (value.state == HENG_VALUE_MISSING)
        return HENG_MISSING;
      if (value.state == HENG_VALUE_NA)
        continue;
      sum += (HengWide) value.micro * heng_review_part_days (part);
      days += heng_review_part_days (part);
    }
  return days > 0 ? HENG_NUMBER (heng_div_round (sum, days)) : HENG_NA;
}

static HengValue
get_component (const HengReviewPart *part, int which)
{
  return heng_review_component_score (part, (HengComponentKind) which);
}

static HengValue
get_perspective (const HengReviewPart *part, int which)
{
  return part->kpi.perspectives[which];
}

static char *
perspectives_text (const HengReview *review)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      g_autofree char *value = heng_value_format (mean_over_parts (review, get_perspective, i), 6);

      g_string_append_printf (text, "%s%s=%s", i ? " " : "", heng_enum_by_value (heng_perspective_values, i)->key, value);
    }
  return g_string_free (text, FALSE);
}

static void
append_flags (GString *text, const HengEnumValue *values, guint flags)
{
  for (; values->key; values++)
    if (flags & (guint) values->value)
      g_string_append_printf (text, "%s%s", text->len ? " " : "", values->key);
}

static char *
flags_text (const HengReview *review)
{
  GString *text = g_string_new (NULL);
  guint flags = 0;

  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, i);

      if (part->participant->kpi_bp > 0)
        flags |= part->kpi.flags;
    }
  append_flags (text, heng_final_flag_values, review->final.flags);
  append_flags (text, heng_score_flag_values, flags);
  return g_string_free (text, FALSE);
}

/* The weakest basis of the parts, because a warning about any of them concerns the whole result. */
static void
set_shares (const HengReview *review, HengResult *result)
{
  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengScorecardScore *kpi = &((const HengReviewPart *) g_ptr_array_index (review->parts, i))->kpi;

      result->active_weight_bp = i ? MIN (result->active_weight_bp, kpi->active_weight_bp) : kpi->active_weight_bp;
      result->objective_share_bp = i ? MIN (result->objective_share_bp, kpi->objective_share_bp) : kpi->objective_share_bp;
    }
}

HengResult *
heng_review_to_figures (const HengReview *review)
{
  HengResult *result = heng_result_new ();

  result->cycle_id = review->cycle->id;
  result->employee_id = review->employee->id;
  result->rule_version = g_strdup (review->cycle->rule_version);
  result->okr = heng_value_format (mean_over_parts (review, get_component, HENG_COMPONENT_OKR), 6);
  result->kpi = heng_value_format (mean_over_parts (review, get_component, HENG_COMPONENT_KPI), 6);
  result->feedback = heng_value_format (mean_over_parts (review, get_component, HENG_COMPONENT_FEEDBACK), 6);
  result->adjustment = review->final.adjustment;
  result->final_micro = review->final.final.micro;
  result->published = review->final.published;
  result->grade = g_strdup (review->grade ? review->grade->grade : NULL);
  result->band_grade = g_strdup (review->band ? review->band->grade : NULL);
  result->coefficient = review->grade ? review->grade->coefficient : 0;
  result->perspectives = perspectives_text (review);
  result->flags = flags_text (review);
  set_shares (review, result);
  return result;
}

HengResult *
heng_review_to_result (const HengReview *review)
{
  HengResult *result = heng_review_to_figures (review);

  result->checksum = heng_review_checksum (review);
  return result;
}
