/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another rule made of one: parts switched, direction turned, another kind with the same target. */
#include <glib/gi18n-lib.h>

#include "heng-rule-points.h"
#include "heng-rule-private.h"
#include "heng-rule-shape.h"

gboolean
heng_rule_can_have (const HengRule *rule, HengRulePart part)
{
  gboolean curve = rule->kind == HENG_RULE_LIN || rule->kind == HENG_RULE_RATIO;

  switch (part)
    {
    case HENG_RULE_PART_STRETCH:
    case HENG_RULE_PART_RAMP:
      return rule->kind == HENG_RULE_LIN;
    case HENG_RULE_PART_VETO:
      return rule->kind == HENG_RULE_DED;
    case HENG_RULE_PART_INDEX:
      return curve || rule->kind == HENG_RULE_BAND || rule->kind == HENG_RULE_STEP;
    case HENG_RULE_PART_LOWER:
    default:
      return curve;
    }
}

gboolean
heng_rule_has (const HengRule *rule, HengRulePart part)
{
  switch (part)
    {
    case HENG_RULE_PART_STRETCH:
      return rule->has_stretch;
    case HENG_RULE_PART_RAMP:
      return rule->has_ramp;
    case HENG_RULE_PART_VETO:
      return rule->has_veto;
    case HENG_RULE_PART_INDEX:
      return rule->is_index;
    case HENG_RULE_PART_LOWER:
    default:
      return rule->lower_is_better;
    }
}

/* The stretch as far beyond the target as half of the way up to it. */
static HengMicro
usual_stretch (const HengRule *rule)
{
  HengMicro half = (rule->target - rule->threshold) / 2;

  return rule->target + (half != 0 ? half : rule->target - rule->threshold);
}

static void
set_ramp (HengRule *rule, gboolean on)
{
  HengMicro way = rule->target - rule->threshold;

  rule->has_ramp = on;
  rule->zero = rule->lower_is_better ? 2 * rule->threshold : 0;
  /* the usual zero point does not lie on the bad side of every threshold */
  if (rule->lower_is_better ? rule->zero <= rule->threshold : rule->zero >= rule->threshold)
    rule->zero = rule->threshold - way;
}

/* Mirrors the numbers at the target, so that what was good is bad. */
static void
turn (HengRule *rule, gboolean lower)
{
  if (rule->lower_is_better == lower)
    return;
  rule->lower_is_better = lower;
  if (rule->kind != HENG_RULE_LIN)
    return;
  rule->threshold = 2 * rule->target - rule->threshold;
  rule->stretch = 2 * rule->target - rule->stretch;
  rule->zero = 2 * rule->target - rule->zero;
}

char *
heng_rule_switch (const HengRule *rule, HengRulePart part, gboolean on)
{
  HengRule copy = *rule;

  switch (part)
    {
    case HENG_RULE_PART_STRETCH:
      if (on && !copy.has_stretch)
        copy.stretch = usual_stretch (rule);
      copy.has_stretch = on;
      break;
    case HENG_RULE_PART_RAMP:
      set_ramp (&copy, on);
      break;
    case HENG_RULE_PART_VETO:
      copy.has_veto = on;
      break;
    case HENG_RULE_PART_INDEX:
      copy.is_index = on;
      break;
    case HENG_RULE_PART_LOWER:
    default:
      turn (&copy, on);
      break;
    }
  return heng_rule_format (&copy);
}

/* A number above 0 that the rule aims at, 100 when it has none. */
static HengMicro
aim (const HengRule *rule)
{
  HengMicro target = 0;
  g_autofree char *text = heng_rule_target (rule, &target);

  if (rule->kind == HENG_RULE_BAND)
    target = (rule->low + rule->high) / 2;
  return target > 0 ? target : HENG_POINTS_TARGET;
}

static void
make_lin (HengRule *rule, HengMicro target)
{
  rule->threshold = rule->lower_is_better ? heng_div_round ((HengWide) target * 3, 2) : heng_div_round ((HengWide) target * 4, 5);
  rule->target = target;
  rule->stretch = rule->lower_is_better ? target / 2 : heng_div_round ((HengWide) target * 11, 10);
  rule->has_stretch = TRUE;
}

char *
heng_rule_as_kind (const HengRule *rule, HengRuleKind kind)
{
  HengMicro target = aim (rule);
  HengRuleStep steps[] = { { 0, HENG_POINTS_THRESHOLD }, { target, HENG_POINTS_TARGET }, { target * 2, HENG_POINTS_STRETCH } };
  HengRule made = { .kind = kind, .lower_is_better = heng_rule_lower_is_better (rule) && rule->kind != HENG_RULE_DED,
                    .is_index = rule->is_index, .target = target, .low = target - target / 10, .high = target + target / 10,
                    .slope = 4 * HENG_MICRO, .base = HENG_POINTS_TARGET, .minor = 2 * HENG_MICRO, .major = 10 * HENG_MICRO, .has_veto = TRUE,
                    .steps = steps, .n_steps = G_N_ELEMENTS (steps) };

  if (kind == rule->kind)
    return heng_rule_format (rule);
  made.is_index = made.is_index && heng_rule_can_have (&made, HENG_RULE_PART_INDEX);
  if (kind == HENG_RULE_LIN)
    make_lin (&made, target);
  return heng_rule_format (&made);
}

char *
heng_rule_add_step (const HengRule *rule)
{
  HengRule copy = *rule;
  g_autofree HengRuleStep *steps = g_new0 (HengRuleStep, rule->n_steps + 1);
  HengMicro gap;

  if (rule->kind != HENG_RULE_STEP)
    return NULL;
  memcpy (steps, rule->steps, rule->n_steps * sizeof *steps);
  gap = rule->n_steps > 1 ? steps[rule->n_steps - 1].from - steps[rule->n_steps - 2].from : HENG_MICRO;
  steps[rule->n_steps] = (HengRuleStep) { steps[rule->n_steps - 1].from + gap, steps[rule->n_steps - 1].points };
  copy.steps = steps;
  copy.n_steps++;
  return heng_rule_format (&copy);
}

char *
heng_rule_drop_step (const HengRule *rule)
{
  HengRule copy = *rule;

  if (rule->kind != HENG_RULE_STEP)
    return NULL;
  copy.n_steps = MAX (rule->n_steps - 1, 1);
  return heng_rule_format (&copy);
}

const char *
heng_rule_kind_label (HengRuleKind kind)
{
  static const char *const labels[] = {
    [HENG_RULE_LIN] = N_("Linear: threshold, target, stretch"), [HENG_RULE_RATIO] = N_("Completion: actual ÷ target"),
    [HENG_RULE_BAND] = N_("Range"), [HENG_RULE_STEP] = N_("Steps"), [HENG_RULE_DED] = N_("Points taken off for events"),
    [HENG_RULE_BOOL] = N_("Yes or no"), [HENG_RULE_RATE] = N_("Rating 1–5"), [HENG_RULE_DIRECT] = N_("Points given directly"),
    [HENG_RULE_MILE] = N_("Milestones: date × quality"),
  };

  return kind < G_N_ELEMENTS (labels) ? labels[kind] : labels[0];
}

/* "15 / 8 / 3": the numbers that are actual values. */
static char *
brief_numbers (const HengRule *rule)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  guint n = heng_rule_points (rule, points);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = heng_micro_display_short (points[i].value);

      if (!points[i].is_points && !(rule->has_ramp && i == 0))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", number);
    }
  return g_string_free (text, FALSE);
}

static char *
brief_kind (const HengRule *rule)
{
  g_autofree char *numbers = brief_numbers (rule), *target = heng_rule_target (rule, NULL), *base = heng_micro_display_short (rule->base);

  switch (rule->kind)
    {
    case HENG_RULE_RATIO:
      return g_strdup_printf (_("Completion of %s"), target);
    case HENG_RULE_BAND:
      return g_strdup_printf (_("Range %s"), target);
    case HENG_RULE_STEP:
      return g_strdup_printf (_("Steps %s"), numbers);
    case HENG_RULE_DED:
      return g_strdup_printf (_("Deductions from %s"), base);
    case HENG_RULE_BOOL:
      return g_strdup (_("Yes or no"));
    case HENG_RULE_RATE:
      return g_strdup (_("Rating 1–5"));
    case HENG_RULE_DIRECT:
      return g_strdup (_("Points given directly"));
    case HENG_RULE_MILE:
      return g_strdup (_("Date × quality"));
    case HENG_RULE_LIN:
    default:
      return g_strdup_printf (_("Linear %s"), numbers);
    }
}

char *
heng_rule_brief (const HengRule *rule)
{
  g_autofree char *kind = brief_kind (rule);

  return rule->is_index ? g_strdup_printf (_("Index: %s"), kind) : g_steal_pointer (&kind);
}
