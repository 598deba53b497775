/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The final score of a person, what each item contributed, parts of a cycle, and the grade (domain.md §2.8, §2.9). */
#include "heng-final-score.h"

#include <glib/gi18n-lib.h>

const HengEnumValue heng_component_values[] = {
  { HENG_COMPONENT_OKR, "OKR", N_("OKR") },
  { HENG_COMPONENT_KPI, "KPI", N_("KPI scorecard") },
  { HENG_COMPONENT_FEEDBACK, "360", N_("360° feedback") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_final_flag_values[] = {
  { HENG_FINAL_FLAG_COMPONENT_MISSING, "COMPONENT_MISSING", N_("A component is missing; the others count for it") },
  { HENG_FINAL_FLAG_BLOCKED, "BLOCKED", N_("Values are missing") },
  { HENG_FINAL_FLAG_CLAMPED, "CLAMPED", N_("Limited to 0–120") },
  { HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED, "ADJUSTMENT_CLAMPED", N_("Bonus and penalty points limited to ±5") },
  { 0, NULL, NULL },
};

/* A weighted mean of finals or components; unit is one weight in micro, for showing it. */
typedef struct
{
  HengWide sum;
  gint64 weights, all_weights;
  gint64 unit;
  GString *formula;
  HengFinalFlags flags;
} Mean;

static void
mean_add (Mean *mean, gint64 weight, HengValue value)
{
  if (weight <= 0)
    return;
  mean->all_weights += weight;
  if (value.state == HENG_VALUE_MISSING)
    mean->flags |= HENG_FINAL_FLAG_BLOCKED;
  if (value.state == HENG_VALUE_NA)
    mean->flags |= HENG_FINAL_FLAG_COMPONENT_MISSING;
  if (value.state != HENG_VALUE_NUMBER)
    return;
  mean->sum += (HengWide) weight * value.micro;
  mean->weights += weight;
  if (mean->formula)
    {
      g_autofree char *weight_text = heng_micro_display_short (weight * mean->unit);
      g_autofree char *text = heng_micro_display (value.micro, 6, FALSE);

      g_string_append_printf (mean->formula, "%s%s × %s", mean->formula->len ? " + " : "", weight_text, text);
    }
}

/* Sums the approved adjustments and keeps the sum within ±5. */
static HengMicro
limit_adjustments (const HengMicro *adjustments, guint n, HengFinalFlags *flags, HengTrace *trace)
{
  HengWide sum = 0;
  HengMicro limited;

  for (guint i = 0; i < n; i++)
    sum += adjustments[i];
  limited = (HengMicro) CLAMP (sum, -HENG_ADJUSTMENT_LIMIT, HENG_ADJUSTMENT_LIMIT);
  if (limited != sum)
    *flags |= HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED;
  if (trace && n > 0)
    {
      HengTrace *step = heng_trace_add (trace, "adjustments", _("Bonus and penalty points"));
      g_autoptr (GString) formula = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *text = heng_micro_display_short (ABS (adjustments[i]));

          g_string_append_printf (formula, adjustments[i] < 0 ? " − %s" : i ? " + %s" : "%s", text);
        }
      heng_trace_formula (step, "%s", g_strchug (formula->str));
      if (limited != sum)
        heng_trace_note (step, "%s", _("limited to ±5"));
      heng_trace_value (step, HENG_NUMBER (limited), 6);
    }
  return limited;
}

static void
explain_final (HengTrace *trace, const Mean *mean, const HengFinalScore *score, HengWide numerator)
{
  g_autofree char *weights = heng_micro_display_short (mean->weights * mean->unit);
  g_autofree char *adjustment = heng_micro_display_short (ABS (score->adjustment));

  if (score->adjustment == 0)
    heng_trace_formula (trace, "(%s) ÷ %s", mean->formula->str, weights);
  else
    heng_trace_formula (trace, "(%s) ÷ %s %s %s", mean->formula->str, weights, score->adjustment < 0 ? "−" : "+", adjustment);
  if (score->flags & HENG_FINAL_FLAG_CLAMPED)
    heng_trace_note (trace, "%s", _("limited to 0–120"));
  else
    heng_trace_note_rounding (trace, numerator, mean->weights);
}

static void
explain_state (HengTrace *trace, const Mean *mean, const HengFinalScore *score)
{
  if (score->flags & HENG_FINAL_FLAG_COMPONENT_MISSING)
    {
      g_autofree char *weights = heng_micro_display_short (mean->weights * mean->unit);
      g_autofree char *all = heng_micro_display_short (mean->all_weights * mean->unit);

      heng_trace_note (trace, _("effective weight %s of %s: a component is missing"), weights, all);
    }
  if (score->flags & HENG_FINAL_FLAG_BLOCKED)
    heng_trace_note (trace, "%s", _("values are missing"));
  heng_trace_value (trace, score->final, 6);
}

static HengFinalScore
mean_finish (Mean *mean, const HengMicro *adjustments, guint n_adjustments, HengTrace *trace)
{
  HengFinalScore score = { .final = HENG_NA, .flags = mean->flags };
  HengWide numerator = 0;

  score.adjustment = limit_adjustments (adjustments, n_adjustments, &score.flags, trace);
  if (mean->flags & HENG_FINAL_FLAG_BLOCKED)
    score.final = HENG_MISSING;
  else if (mean->weights > 0)
    {
      numerator = mean->sum + (HengWide) score.adjustment * mean->weights;
      if (numerator < 0 || numerator > (HengWide) HENG_POINTS (120) * mean->weights)
        score.flags |= HENG_FINAL_FLAG_CLAMPED;
      score.final = HENG_NUMBER (CLAMP (heng_div_round (numerator, mean->weights), 0, HENG_POINTS (120)));
      score.published = heng_micro_publish (score.final.micro, HENG_ROUND_HALF_UP);
      if (trace)
        explain_final (trace, mean, &score, numerator);
    }
  explain_state (trace, mean, &score);
  if (mean->formula)
    g_string_free (mean->formula, TRUE);
  return score;
}

/* A leaf for each component, unless the caller has already put its own step there. */
static void
explain_component (HengTrace *trace, const HengComponent *component)
{
  const HengEnumValue *value = heng_enum_by_value (heng_component_values, (int) component->kind);

  if (trace && component->weight_bp > 0 && !heng_trace_find (trace, value->key))
    heng_trace_value (heng_trace_add (trace, value->key, _(value->label)), component->score, 6);
}

HengFinalScore
heng_final_score (const HengComponent *components, guint n_components, const HengMicro *adjustments, guint n_adjustments,
                  HengTrace *trace)
{
  Mean mean = { .unit = HENG_MICRO / 100, .formula = trace ? g_string_new (NULL) : NULL };
  HengFinalScore score;

  for (guint i = 0; i < n_components; i++)
    {
      mean_add (&mean, components[i].weight_bp, components[i].score);
      explain_component (trace, &components[i]);
    }
  score = mean_finish (&mean, adjustments, n_adjustments, trace);
  score.active_weight_bp = mean.weights;
  return score;
}

HengFinalScore
heng_final_score_parts (const HengPartialFinal *parts, guint n_parts, const HengMicro *adjustments, guint n_adjustments,
                        HengTrace *trace)
{
  Mean mean = { .unit = HENG_MICRO, .formula = trace ? g_string_new (NULL) : NULL };
  HengFinalScore score;

  for (guint i = 0; i < n_parts; i++)
    mean_add (&mean, parts[i].days, parts[i].final);
  heng_trace_note (trace, "%s", _("parts weighted by calendar days"));
  score = mean_finish (&mean, adjustments, n_adjustments, trace);
  score.active_weight_bp = mean.all_weights ? heng_div_round ((HengWide) mean.weights * 10000, mean.all_weights) : 0;
  return score;
}

HengMicro
heng_contribution_of_days (gint64 component_bp, gint64 components_sum_bp, gint64 item_bp, gint64 items_sum_bp, HengMicro points,
                           gint64 days, gint64 all_days)
{
  HengWide numerator = (HengWide) component_bp * item_bp * days * (points - HENG_POINTS (100));

  return heng_div_round (numerator, (HengWide) components_sum_bp * items_sum_bp * all_days);
}

HengMicro
heng_contribution (gint64 component_bp, gint64 components_sum_bp, gint64 item_bp, gint64 items_sum_bp, HengMicro points)
{
  return heng_contribution_of_days (component_bp, components_sum_bp, item_bp, items_sum_bp, points, 1, 1);
}

const HengGradeBand *
heng_grade_for (const HengGradeBand *const *bands, guint n_bands, HengMicro published)
{
  const HengGradeBand *best = NULL;

  for (guint i = 0; i < n_bands; i++)
    if (bands[i]->lower <= published && (!best || bands[i]->lower > best->lower))
      best = bands[i];
  return best;
}
