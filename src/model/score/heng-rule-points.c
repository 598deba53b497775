/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a rule as a list that can be read and changed, and the rule as text. */
#include "heng-rule-points.h"

#include <glib/gi18n-lib.h>

#include "heng-rule-private.h"

/* Where the numbers are, in the order people read them. */
typedef struct
{
  HengRulePoint *points;
  HengMicro **places; /* of the same, NULL when only read */
  guint n;
} List;

static void
list_add (List *list, const char *label, HengMicro *place, gboolean is_points)
{
  if (list->n == HENG_RULE_MOST_POINTS)
    return;
  list->points[list->n] = (HengRulePoint) { label, *place, is_points };
  if (list->places)
    list->places[list->n] = place;
  list->n++;
}

static void
list_lin (List *list, HengRule *rule)
{
  if (rule->has_ramp)
    list_add (list, N_("Zero point"), &rule->zero, FALSE);
  list_add (list, N_("Threshold"), &rule->threshold, FALSE);
  list_add (list, N_("Target"), &rule->target, FALSE);
  if (rule->has_stretch)
    list_add (list, N_("Stretch"), &rule->stretch, FALSE);
}

static void
list_numbers (List *list, HengRule *rule)
{
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      list_lin (list, rule);
      break;
    case HENG_RULE_RATIO:
      list_add (list, N_("Target"), &rule->target, FALSE);
      break;
    case HENG_RULE_BAND:
      list_add (list, N_("Lower end"), &rule->low, FALSE);
      list_add (list, N_("Upper end"), &rule->high, FALSE);
      list_add (list, N_("Points lost per unit"), &rule->slope, TRUE);
      break;
    case HENG_RULE_STEP:
      for (guint i = 0; i < rule->n_steps; i++)
        {
          list_add (list, N_("Step from"), &rule->steps[i].from, FALSE);
          list_add (list, N_("Points of the step"), &rule->steps[i].points, TRUE);
        }
      break;
    case HENG_RULE_DED:
      list_add (list, N_("Points to begin with"), &rule->base, TRUE);
      list_add (list, N_("Off for a minor event"), &rule->minor, TRUE);
      list_add (list, N_("Off for a major event"), &rule->major, TRUE);
      break;
    case HENG_RULE_BOOL:
    case HENG_RULE_RATE:
    case HENG_RULE_DIRECT:
    case HENG_RULE_MILE:
    default:
      break;
    }
}

guint
heng_rule_points (const HengRule *rule, HengRulePoint *points)
{
  HengRule copy = *rule; /* the steps are shared, and only read */
  List list = { points, NULL, 0 };

  list_numbers (&list, &copy);
  return list.n;
}

char *
heng_rule_move_point (const HengRule *rule, guint index, HengMicro value, GError **error)
{
  HengRule copy = *rule;
  g_autofree HengRuleStep *steps = g_memdup2 (rule->steps, rule->n_steps * sizeof *rule->steps);
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  HengMicro *places[HENG_RULE_MOST_POINTS];
  List list = { points, places, 0 };
  g_autoptr (HengRule) checked = NULL;
  g_autofree char *text = NULL;

  copy.steps = steps;
  list_numbers (&list, &copy);
  g_return_val_if_fail (index < list.n, NULL);
  *places[index] = value;
  text = heng_rule_format (&copy);
  checked = heng_rule_parse (text, error);
  return checked ? g_steal_pointer (&text) : NULL;
}

static void
append (GString *text, const char *before, HengMicro number)
{
  g_autofree char *word = heng_micro_format_short (number);

  g_string_append_printf (text, "%s%s", before, word);
}

static void
append_lin (GString *text, const HengRule *rule)
{
  append (text, " ", rule->threshold);
  append (text, "/", rule->target);
  if (rule->has_stretch)
    append (text, "/", rule->stretch);
  if (rule->has_ramp)
    append (text, " ramp z=", rule->zero);
}

static void
append_ded (GString *text, const HengRule *rule)
{
  append (text, "ded ", rule->base);
  append (text, " minor", rule->minor);
  append (text, " major", rule->major);
  if (rule->has_veto)
    g_string_append (text, " veto");
}

static void
append_numbers (GString *text, const HengRule *rule)
{
  const char *direction = rule->lower_is_better ? "LB" : "HB";

  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      g_string_append_printf (text, "lin %s", direction);
      append_lin (text, rule);
      break;
    case HENG_RULE_RATIO:
      g_string_append_printf (text, "ratio %s", direction);
      append (text, " ", rule->target);
      break;
    case HENG_RULE_BAND:
      append (text, "band ", rule->low);
      append (text, "..", rule->high);
      append (text, " k", rule->slope);
      break;
    case HENG_RULE_STEP:
      g_string_append (text, "step");
      for (guint i = 0; i < rule->n_steps; i++)
        {
          append (text, " ", rule->steps[i].from);
          append (text, ":", rule->steps[i].points);
        }
      break;
    case HENG_RULE_DED:
      append_ded (text, rule);
      break;
    case HENG_RULE_BOOL:
    case HENG_RULE_RATE:
    case HENG_RULE_DIRECT:
    case HENG_RULE_MILE:
    default:
      break;
    }
}

char *
heng_rule_format (const HengRule *rule)
{
  static const char *const plain[] = { [HENG_RULE_BOOL] = "bool", [HENG_RULE_RATE] = "rate", [HENG_RULE_DIRECT] = "direct",
                                       [HENG_RULE_MILE] = "mile" };
  GString *text = g_string_new (rule->is_index ? "idx " : "");

  if (rule->kind < G_N_ELEMENTS (plain) && plain[rule->kind])
    g_string_append (text, plain[rule->kind]);
  append_numbers (text, rule);
  return g_string_free (text, FALSE);
}
