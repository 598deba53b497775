/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scoring rule in words for people, and its target. */
#include "heng-rule-private.h"

#include <glib/gi18n-lib.h>

static char *
describe_lin (const HengRule *rule)
{
  g_autofree char *threshold = heng_micro_display_short (rule->threshold);
  g_autofree char *target = heng_micro_display_short (rule->target);
  g_autofree char *stretch = heng_micro_display_short (rule->stretch);
  g_autofree char *zero = heng_micro_display_short (rule->zero);
  g_autofree char *marks = g_strjoin (" / ", threshold, target, rule->has_stretch ? stretch : NULL, NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf (rule->lower_is_better ? _("Linear, lower is better: %s") : _("Linear, higher is better: %s"), marks);
  if (rule->has_ramp)
    return g_strdup_printf (_("%s, sloping to 0 points at %s"), text, zero);
  return g_steal_pointer (&text);
}

static char *
describe_ratio (const HengRule *rule)
{
  g_autofree char *target = heng_micro_display_short (rule->target);

  return g_strdup_printf (rule->lower_is_better ? _("Completion, lower is better: target %s")
                                                : _("Completion: 100 × actual ÷ %s"),
                          target);
}

static char *
describe_band (const HengRule *rule)
{
  g_autofree char *low = heng_micro_display_short (rule->low);
  g_autofree char *high = heng_micro_display_short (rule->high);
  g_autofree char *slope = heng_micro_display_short (rule->slope);

  return g_strdup_printf (_("Range %s to %s, %s points off for each unit outside"), low, high, slope);
}

static char *
describe_step (const HengRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rule->n_steps; i++)
    {
      g_autofree char *from = heng_micro_display_short (rule->steps[i].from);
      g_autofree char *points = heng_micro_display_short (rule->steps[i].points);

      g_string_append_printf (text, "%s%s → %s", i ? ", " : "", from, points);
    }
  return g_strdup_printf (_("Steps: %s"), text->str);
}

static char *
describe_ded (const HengRule *rule)
{
  g_autofree char *base = heng_micro_display_short (rule->base);
  g_autofree char *minor = heng_micro_display_short (rule->minor);
  g_autofree char *major = heng_micro_display_short (rule->major);

  return g_strdup_printf (rule->has_veto ? _("%s points, minus %s for each minor and %s for each major event; a critical one gives 0")
                                         : _("%s points, minus %s for each minor and %s for each major event"),
                          base, minor, major);
}

static char *
describe_kind (const HengRule *rule)
{
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      return describe_lin (rule);
    case HENG_RULE_RATIO:
      return describe_ratio (rule);
    case HENG_RULE_BAND:
      return describe_band (rule);
    case HENG_RULE_STEP:
      return describe_step (rule);
    case HENG_RULE_DED:
      return describe_ded (rule);
    case HENG_RULE_BOOL:
      return g_strdup (_("Yes 100, no 0"));
    case HENG_RULE_RATE:
      return g_strdup (_("Rating 1–5: 20 + 20 × rating"));
    case HENG_RULE_DIRECT:
      return g_strdup (_("Points given directly, 0–120"));
    case HENG_RULE_MILE:
    default:
      return g_strdup (_("Milestones: date factor × quality"));
    }
}

char *
heng_rule_describe (const HengRule *rule)
{
  g_autofree char *kind = describe_kind (rule);

  if (rule->is_index)
    return g_strdup_printf (_("Satisfaction index. %s"), kind);
  return g_steal_pointer (&kind);
}

static char *
number_target (HengMicro target, HengMicro *micro)
{
  if (micro)
    *micro = target;
  return heng_micro_display_short (target);
}

static char *
band_target (const HengRule *rule)
{
  g_autofree char *low = heng_micro_display_short (rule->low);
  g_autofree char *high = heng_micro_display_short (rule->high);

  if (rule->low == -rule->high)
    return g_strdup_printf ("±%s", high);
  return g_strdup_printf (_("%s to %s"), low, high);
}

/* The first step that reaches 100 points, else the best one. */
static HengMicro
step_target (const HengRule *rule)
{
  const HengRuleStep *best = &rule->steps[0];

  for (guint i = 0; i < rule->n_steps && best->points < HENG_POINTS_TARGET; i++)
    if (rule->steps[i].points > best->points)
      best = &rule->steps[i];
  return best->from;
}

char *
heng_rule_target (const HengRule *rule, HengMicro *micro)
{
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
    case HENG_RULE_RATIO:
      return number_target (rule->target, micro);
    case HENG_RULE_STEP:
      return number_target (step_target (rule), micro);
    case HENG_RULE_DED:
      return number_target (0, micro);
    case HENG_RULE_RATE:
      return number_target (HENG_POINTS (4), micro);
    case HENG_RULE_DIRECT:
      return number_target (HENG_POINTS_TARGET, micro);
    case HENG_RULE_BAND:
      return band_target (rule);
    case HENG_RULE_BOOL:
      return g_strdup (_("Yes"));
    case HENG_RULE_MILE:
    default:
      return g_strdup (_("quality ≥ 4"));
    }
}
