/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of an indicator from its actual value: each rule is one exact fraction, rounded once (domain.md §2.5). */
#include "heng-rule-private.h"

#include <glib/gi18n-lib.h>

/* Points in micro, before rounding. */
typedef struct
{
  HengWide numerator, denominator;
} Fraction;

static Fraction
whole (HengMicro micro)
{
  return (Fraction) { micro, 1 };
}

/* A number inside a formula: negative ones in brackets. */
static char *
operand (HengMicro micro)
{
  g_autofree char *text = heng_micro_display_short (micro);

  return micro < 0 ? g_strdup_printf ("(%s)", text) : g_steal_pointer (&text);
}

static void
explain_line (HengTrace *trace, HengMicro base, HengMicro span, HengMicro x, HengMicro from, HengMicro to)
{
  gboolean downward = to < from;
  g_autofree char *base_text = heng_micro_display_short (base);
  g_autofree char *span_text = heng_micro_display_short (span);
  g_autofree char *x_text = operand (x);
  g_autofree char *from_text = operand (from);
  g_autofree char *to_text = operand (to);
  g_autofree char *sum = base == 0 ? g_strdup (span_text) : g_strdup_printf ("%s + %s", base_text, span_text);

  heng_trace_formula (trace, "%s × (%s − %s) ÷ (%s − %s)", sum, downward ? from_text : x_text, downward ? x_text : from_text,
                      downward ? from_text : to_text, downward ? to_text : from_text);
}

/* base + span · (x − from) ÷ (to − from); from ≠ to. */
static Fraction
interpolate (HengMicro base, HengMicro span, HengMicro x, HengMicro from, HengMicro to, HengTrace *trace)
{
  HengWide length = (HengWide) to - from;

  if (trace)
    explain_line (trace, base, span, x, from, to);
  return (Fraction) { base * length + span * ((HengWide) x - from), length };
}

/* "69.9 < 70 → 0" */
static Fraction
constant (HengMicro points, HengMicro x, const char *relation, HengMicro mark, HengTrace *trace)
{
  if (trace)
    {
      g_autofree char *x_text = heng_micro_display_short (x);
      g_autofree char *mark_text = heng_micro_display_short (mark);
      g_autofree char *points_text = heng_micro_display_short (points);

      heng_trace_formula (trace, "%s %s %s → %s", x_text, relation, mark_text, points_text);
    }
  return whole (points);
}

static Fraction
score_lin (const HengRule *rule, HengMicro x, HengTrace *trace)
{
  gboolean lower = rule->lower_is_better;

#define IS_WORSE(a, b) (lower ? (a) > (b) : (a) < (b))
  if (IS_WORSE (x, rule->threshold))
    {
      if (!rule->has_ramp || !IS_WORSE (rule->zero, x))
        return constant (0, x, rule->has_ramp ? (lower ? "≥" : "≤") : (lower ? ">" : "<"),
                         rule->has_ramp ? rule->zero : rule->threshold, trace);
      return interpolate (0, HENG_POINTS_THRESHOLD, x, rule->zero, rule->threshold, trace);
    }
  if (!IS_WORSE (rule->target, x))
    return interpolate (HENG_POINTS_THRESHOLD, HENG_POINTS (40), x, rule->threshold, rule->target, trace);
  if (!rule->has_stretch)
    return constant (HENG_POINTS_TARGET, x, lower ? "<" : ">", rule->target, trace);
  if (!IS_WORSE (rule->stretch, x))
    return interpolate (HENG_POINTS_TARGET, HENG_POINTS (20), x, rule->target, rule->stretch, trace);
  return constant (HENG_POINTS_STRETCH, x, lower ? "<" : ">", rule->stretch, trace);
#undef IS_WORSE
}

static Fraction
score_ratio (const HengRule *rule, HengMicro x, HengTrace *trace)
{
  HengWide done = rule->lower_is_better ? 2 * (HengWide) rule->target - x : x;

  if (trace)
    {
      g_autofree char *x_text = operand (x);
      g_autofree char *target_text = heng_micro_display_short (rule->target);

      if (rule->lower_is_better)
        heng_trace_formula (trace, "100 × (2 − %s ÷ %s)", x_text, target_text);
      else
        heng_trace_formula (trace, "100 × %s ÷ %s", x_text, target_text);
    }
  return (Fraction) { HENG_POINTS (100) * done, rule->target };
}

static Fraction
score_band (const HengRule *rule, HengMicro x, HengTrace *trace)
{
  HengMicro edge = x < rule->low ? rule->low : rule->high;
  HengWide distance = x < rule->low ? (HengWide) rule->low - x : x > rule->high ? (HengWide) x - rule->high : 0;

  if (trace)
    {
      g_autofree char *x_text = operand (x);
      g_autofree char *slope_text = heng_micro_display_short (rule->slope);
      g_autofree char *edge_text = operand (edge);
      g_autofree char *low_text = heng_micro_display_short (rule->low);
      g_autofree char *high_text = heng_micro_display_short (rule->high);

      if (distance == 0)
        heng_trace_formula (trace, "%s ≤ %s ≤ %s → 100", low_text, x_text, high_text);
      else
        heng_trace_formula (trace, "100 − %s × (%s − %s)", slope_text, x < rule->low ? edge_text : x_text,
                            x < rule->low ? x_text : edge_text);
    }
  return (Fraction) { HENG_POINTS (100) * (HengWide) HENG_MICRO - rule->slope * distance, HENG_MICRO };
}

static Fraction
score_step (const HengRule *rule, HengMicro x, HengTrace *trace)
{
  for (guint i = rule->n_steps; i > 0; i--)
    if (x >= rule->steps[i - 1].from)
      return constant (rule->steps[i - 1].points, x, "≥", rule->steps[i - 1].from, trace);
  return constant (0, x, "<", rule->steps[0].from, trace);
}

static Fraction
score_ded (const HengRule *rule, const HengActual *actual, HengTrace *trace)
{
  gint64 majors = actual->major + (rule->has_veto ? 0 : actual->critical);
  g_autofree char *base = NULL, *minor = NULL, *major = NULL;

  if (rule->has_veto && actual->critical > 0)
    {
      heng_trace_formula (trace, _("%d critical → 0"), (int) actual->critical);
      return whole (0);
    }
  if (trace)
    {
      base = heng_micro_display_short (rule->base);
      minor = heng_micro_display_short (rule->minor);
      major = heng_micro_display_short (rule->major);
      heng_trace_formula (trace, "%s − %s × %" G_GINT64_FORMAT " − %s × %" G_GINT64_FORMAT, base, minor, actual->minor, major,
                          majors);
      if (majors != actual->major)
        heng_trace_note (trace, "%s", _("critical events count as major: the rule has no veto"));
    }
  return (Fraction) { rule->base - (HengWide) rule->minor * actual->minor - (HengWide) rule->major * majors, 1 };
}

static Fraction
score_rate (HengMicro x, HengTrace *trace)
{
  if (trace)
    {
      g_autofree char *x_text = operand (x);

      heng_trace_formula (trace, "20 + 20 × %s", x_text);
    }
  return (Fraction) { HENG_POINTS (20) + 20 * (HengWide) x, 1 };
}

static Fraction
score_direct (HengMicro x, HengTrace *trace)
{
  heng_trace_formula (trace, "%s", _("points given directly"));
  return whole (x);
}

static HengMicro
index_of (const HengActual *actual, HengTrace *trace)
{
  HengMicro index = heng_likert_index (actual->number);
  HengTrace *step = heng_trace_add (trace, "index", _("Satisfaction index"));
  g_autofree char *mean = step ? operand (actual->number) : NULL;

  heng_trace_formula (step, "(%s − 1) ÷ 4 × 100", mean ? mean : "");
  heng_trace_value (step, HENG_NUMBER (index), 6);
  return index;
}

static Fraction
score_number (const HengRule *rule, const HengActual *actual, HengTrace *trace)
{
  HengMicro x = rule->is_index && actual->is_likert ? index_of (actual, trace) : actual->number;

  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      return score_lin (rule, x, trace);
    case HENG_RULE_RATIO:
      return score_ratio (rule, x, trace);
    case HENG_RULE_BAND:
      return score_band (rule, x, trace);
    case HENG_RULE_STEP:
      return score_step (rule, x, trace);
    case HENG_RULE_RATE:
      return score_rate (x, trace);
    case HENG_RULE_DED:
      return score_ded (rule, actual, trace);
    case HENG_RULE_BOOL:
      heng_trace_formula (trace, "%s", actual->yes ? _("yes → 100") : _("no → 0"));
      return whole (actual->yes ? HENG_POINTS_TARGET : 0);
    case HENG_RULE_DIRECT:
    case HENG_RULE_MILE:
    default:
      return score_direct (x, trace);
    }
}

/* Rounds once; points outside 0–120 become the nearer end. */
static HengMicro
finish (Fraction points, HengTrace *trace)
{
  HengWide top = HENG_POINTS_STRETCH * points.denominator;

  if (points.denominator < 0)
    points = (Fraction) { -points.numerator, -points.denominator };
  top = HENG_POINTS_STRETCH * points.denominator;
  if (points.numerator < 0 || points.numerator > top)
    {
      heng_trace_note (trace, "%s", _("limited to 0–120"));
      return points.numerator < 0 ? 0 : HENG_POINTS_STRETCH;
    }
  heng_trace_note_rounding (trace, points.numerator, points.denominator);
  return heng_div_round (points.numerator, points.denominator);
}

/* Tenths of the points that are left for a delay. */
static int
tenths_for_delay (gboolean delivered, gint64 delay)
{
  if (!delivered || delay > 20)
    return 0;
  if (delay > 10)
    return 6;
  if (delay > 5)
    return 8;
  return delay > 0 ? 9 : 10;
}

HengMicro
heng_milestone_factor (gboolean delivered, gint64 delay)
{
  return tenths_for_delay (delivered, delay) * (HENG_MICRO / 10);
}

static void
explain_milestone (HengTrace *trace, const HengMilestoneActual *milestone, int tenths)
{
  g_autofree char *quality = heng_micro_display_short (milestone->quality);
  g_autofree char *factor = heng_micro_display (tenths * (HENG_MICRO / 10), 1, FALSE);

  if (!milestone->delivered)
    heng_trace_formula (trace, "%s", _("not delivered → 0"));
  else
    heng_trace_formula (trace, "%s × (20 + 20 × %s)", factor, quality);
  if (milestone->delivered && milestone->delay > 0)
    heng_trace_note (trace,
                     g_dngettext (GETTEXT_PACKAGE, "%d working day late", "%d working days late", (gulong) milestone->delay),
                     (int) milestone->delay);
  else if (milestone->delivered)
    heng_trace_note (trace, "%s", _("on time"));
}

HengValue
heng_milestone_points (const HengMilestoneActual *milestone, HengTrace *trace)
{
  int tenths = tenths_for_delay (milestone->delivered, milestone->delay);
  HengValue points = HENG_NUMBER (2 * (HENG_MICRO + milestone->quality) * tenths);

  if (tenths > 0 && milestone->quality < HENG_MICRO)
    {
      points = HENG_MISSING;
      heng_trace_note (trace, "%s", _("the quality is not rated yet"));
    }
  else if (trace)
    explain_milestone (trace, milestone, tenths);
  heng_trace_value (trace, points, 6);
  return points;
}

static void
append_weighted (GString *sum, gint64 weight_bp, HengMicro points)
{
  g_autofree char *weight = heng_micro_display_short (weight_bp * (HENG_MICRO / 100));
  g_autofree char *text = heng_micro_display_short (points);

  g_string_append_printf (sum, "%s%s × %s", sum->len ? " + " : "", weight, text);
}

static HengValue
score_milestones (const HengActual *actual, HengTrace *trace)
{
  HengWide sum = 0, weights = 0;
  gboolean missing = FALSE;
  g_autoptr (GString) formula = trace ? g_string_new (NULL) : NULL;

  for (guint i = 0; i < actual->n_milestones; i++)
    {
      const HengMilestoneActual *milestone = &actual->milestones[i];
      g_autofree char *key = trace ? g_strdup_printf ("M%u", i + 1) : NULL;
      g_autofree char *label = trace ? g_strdup_printf (_("Milestone %u"), i + 1) : NULL;
      HengValue points = heng_milestone_points (milestone, heng_trace_add (trace, key, label));

      missing |= points.state == HENG_VALUE_MISSING && milestone->weight_bp > 0;
      sum += (HengWide) milestone->weight_bp * points.micro;
      weights += milestone->weight_bp;
      if (formula)
        append_weighted (formula, milestone->weight_bp, points.micro);
    }
  if (missing || weights == 0)
    return HENG_MISSING;
  if (trace)
    {
      g_autofree char *total = heng_micro_display_short ((gint64) weights * (HENG_MICRO / 100));

      heng_trace_formula (trace, "(%s) ÷ %s", formula->str, total);
    }
  heng_trace_note_rounding (trace, sum, weights);
  return HENG_NUMBER (heng_div_round (sum, weights));
}

HengValue
heng_rule_score (const HengRule *rule, const HengActual *actual, HengTrace *trace)
{
  HengValue value = { actual->state, 0 };

  if (actual->state == HENG_VALUE_NUMBER)
    value = rule->kind == HENG_RULE_MILE ? score_milestones (actual, trace)
                                         : HENG_NUMBER (finish (score_number (rule, actual, trace), trace));
  heng_trace_value (trace, value, 6);
  return value;
}
