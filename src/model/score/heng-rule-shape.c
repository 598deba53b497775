/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve of a rule: where it bends, and its height there by the one function that scores. */
#include "heng-rule-shape.h"

#include "heng-rule-private.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  HengMicro left = *(const HengMicro *) a, right = *(const HengMicro *) b;

  return (left > right) - (left < right);
}

static void
add (GArray *corners, HengMicro x)
{
  g_array_append_val (corners, x);
}

/* Where the points of a range have fallen to 0. */
static HengMicro
band_reach (const HengRule *rule)
{
  return heng_div_round ((HengWide) HENG_POINTS_TARGET * HENG_MICRO, rule->slope);
}

static void
add_curve (GArray *corners, const HengRule *rule)
{
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      if (rule->has_ramp)
        add (corners, rule->zero);
      add (corners, rule->threshold);
      add (corners, rule->target);
      if (rule->has_stretch)
        add (corners, rule->stretch);
      break;
    case HENG_RULE_RATIO:
      add (corners, 0);
      add (corners, rule->target);
      add (corners, rule->lower_is_better ? heng_div_round ((HengWide) rule->target * 4, 5) : heng_div_round ((HengWide) rule->target * 6, 5));
      if (rule->lower_is_better)
        add (corners, 2 * rule->target);
      break;
    case HENG_RULE_BAND:
      add (corners, rule->low - band_reach (rule));
      add (corners, rule->low);
      add (corners, rule->high);
      add (corners, rule->high + band_reach (rule));
      break;
    case HENG_RULE_STEP:
      for (guint i = 0; i < rule->n_steps; i++)
        add (corners, rule->steps[i].from);
      break;
    case HENG_RULE_DED: case HENG_RULE_BOOL: case HENG_RULE_RATE: case HENG_RULE_DIRECT: case HENG_RULE_MILE:
    default:
      break;
    }
}

static void
add_fixed (GArray *corners, const HengRule *rule)
{
  static const int days[] = { 0, 5, 10, 20 };

  switch (rule->kind)
    {
    case HENG_RULE_DED:
      add (corners, 0);
      add (corners, rule->base);
      break;
    case HENG_RULE_BOOL:
      add (corners, 0);
      add (corners, HENG_MICRO);
      break;
    case HENG_RULE_RATE:
      add (corners, HENG_MICRO);
      add (corners, 5 * HENG_MICRO);
      break;
    case HENG_RULE_DIRECT:
      add (corners, 0);
      add (corners, HENG_POINTS_STRETCH);
      break;
    case HENG_RULE_MILE:
      for (guint i = 0; i < G_N_ELEMENTS (days); i++)
        add (corners, days[i] * HENG_MICRO);
      break;
    case HENG_RULE_LIN: case HENG_RULE_RATIO: case HENG_RULE_BAND: case HENG_RULE_STEP:
    default:
      break;
    }
}

GArray *
heng_rule_corners (const HengRule *rule)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (HengMicro));

  add_curve (corners, rule);
  add_fixed (corners, rule);
  g_array_sort (corners, compare);
  return corners;
}

/* A day begun is a day late. */
static gint64
days_late (HengMicro x)
{
  return x <= 0 ? 0 : (x + HENG_MICRO - 1) / HENG_MICRO;
}

HengMicro
heng_rule_points_at (const HengRule *rule, HengMicro x)
{
  HengMilestoneActual milestone = { 10000, TRUE, days_late (x), 4 * HENG_MICRO };
  HengActual actual = { .state = HENG_VALUE_NUMBER, .number = x, .yes = x * 2 >= HENG_MICRO, .milestones = &milestone, .n_milestones = 1 };
  HengRule one = *rule;

  if (rule->kind == HENG_RULE_DED)
    {
      /* as many events of one point each as were taken off */
      one.minor = HENG_MICRO;
      actual.minor = MAX (x / HENG_MICRO, 0);
      return heng_rule_score (&one, &actual, NULL).micro;
    }
  return heng_rule_score (rule, &actual, NULL).micro;
}

gboolean
heng_rule_axis_value (const HengRule *rule, const HengActual *actual, HengMicro *x)
{
  HengValue points;

  if (actual->state != HENG_VALUE_NUMBER)
    return FALSE;
  switch (rule->kind)
    {
    case HENG_RULE_DED:
      points = heng_rule_score (rule, actual, NULL);
      *x = rule->base - points.micro;
      return TRUE;
    case HENG_RULE_BOOL:
      *x = actual->yes ? HENG_MICRO : 0;
      return TRUE;
    case HENG_RULE_MILE:
      if (actual->n_milestones != 1 || !actual->milestones[0].delivered)
        return FALSE;
      *x = actual->milestones[0].delay * HENG_MICRO;
      return TRUE;
    case HENG_RULE_LIN: case HENG_RULE_RATIO: case HENG_RULE_BAND: case HENG_RULE_STEP: case HENG_RULE_RATE: case HENG_RULE_DIRECT:
    default:
      *x = actual->is_likert ? heng_likert_index (actual->number) : actual->number;
      return TRUE;
    }
}
