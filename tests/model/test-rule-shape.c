/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as curves: corners, heights, and the rules that other rules are made into are rules again. */
#include "heng-rule-points.h"
#include "heng-rule-shape.h"

static const char *const rules[] = { "lin HB 70/90/100", "lin LB 60/40/25", "lin HB 90/100", "lin LB 60/40/25 ramp z=120", "lin HB -10/0/10",
                                     "idx lin HB 60/80/95", "ratio HB 500", "ratio LB 10", "band -5..5 k4", "band -10..10 k3",
                                     "step 0:60 1:90 2:100 3:120", "step 5:100", "ded 100 minor2 major10 veto", "ded 90 minor1 major5",
                                     "bool", "rate", "direct", "mile" };

static void
assert_corners (const char *text, const char *expected)
{
  g_autoptr (HengRule) rule = heng_rule_parse (text, NULL);
  g_autoptr (GArray) corners = heng_rule_corners (rule);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < corners->len; i++)
    {
      HengMicro x = g_array_index (corners, HengMicro, i);
      g_autofree char *at = heng_micro_format_short (x), *points = heng_micro_format_short (heng_rule_points_at (rule, x));

      g_string_append_printf (got, "%s%s→%s", i > 0 ? " " : "", at, points);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_corners (void)
{
  assert_corners ("lin HB 70/90/100", "70→60 90→100 100→120");
  assert_corners ("lin LB 60/40/25 ramp z=120", "25→120 40→100 60→60 120→0");
  assert_corners ("ratio HB 500", "0→0 500→100 600→120");
  assert_corners ("ratio LB 10", "0→120 8→120 10→100 20→0");
  assert_corners ("band -5..5 k4", "-30→0 -5→100 5→100 30→0");
  assert_corners ("step 0:60 1:90 2:100 3:120", "0→60 1→90 2→100 3→120");
  assert_corners ("ded 100 minor2 major10 veto", "0→100 100→0");
  assert_corners ("bool", "0→0 1→100");
  assert_corners ("rate", "1→40 5→120");
  assert_corners ("direct", "0→0 120→120");
  assert_corners ("mile", "0→100 5→90 10→80 20→60");
}

/* Nothing bends between corners: the middle of two is as high as the mean of what is just beside them. */
static void
test_straight_between (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (HengRule) rule = heng_rule_parse (rules[i], NULL);
      g_autoptr (GArray) corners = heng_rule_corners (rule);

      if (heng_rule_kind (rule) == HENG_RULE_DED || heng_rule_kind (rule) == HENG_RULE_BOOL)
        continue; /* they count whole events */
      for (guint k = 0; k + 1 < corners->len; k++)
        {
          HengMicro left = g_array_index (corners, HengMicro, k) + 1, right = g_array_index (corners, HengMicro, k + 1) - 1;
          HengMicro mean = (heng_rule_points_at (rule, left) + heng_rule_points_at (rule, right)) / 2;

          if (ABS (heng_rule_points_at (rule, (left + right) / 2) - mean) > 200)
            g_error ("%s bends between %u and %u", rules[i], k, k + 1);
        }
    }
}

static HengMicro
axis (const char *text, const char *value, gboolean *there)
{
  g_autoptr (HengRule) rule = heng_rule_parse (text, NULL);
  HengActual actual = { 0 };
  HengMicro x = 0;

  g_assert_true (heng_actual_parse (rule, value, &actual, NULL));
  *there = heng_rule_axis_value (rule, &actual, &x);
  heng_actual_clear (&actual);
  return x;
}

static void
test_axis_values (void)
{
  gboolean there;

  g_assert_cmpint (axis ("lin LB 15/8/3", "6.5", &there), ==, 6500000);
  g_assert_true (there);
  g_assert_cmpint (axis ("idx lin HB 60/80/95", "mean 4.2", &there), ==, HENG_POINTS (80));
  g_assert_cmpint (axis ("ded 100 minor2 major10 veto", "3/1/0", &there), ==, HENG_POINTS (16));
  g_assert_cmpint (axis ("ded 100 minor2 major10 veto", "0/0/1", &there), ==, HENG_POINTS (100));
  g_assert_cmpint (axis ("bool", "yes", &there), ==, HENG_MICRO);
  g_assert_cmpint (axis ("mile", "100:7:4", &there), ==, 7 * HENG_MICRO);
  g_assert_true (there);
  axis ("mile", "40:0:4 60:7:4.5", &there);
  g_assert_false (there);
  axis ("lin HB 70/90/100", "NA", &there);
  g_assert_false (there);
  axis ("lin HB 70/90/100", "", &there);
  g_assert_false (there);
}

static void
assert_switch (const char *text, HengRulePart part, gboolean on, const char *expected)
{
  g_autoptr (HengRule) rule = heng_rule_parse (text, NULL);
  g_autofree char *got = heng_rule_switch (rule, part, on);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_switches (void)
{
  assert_switch ("lin HB 70/90/100", HENG_RULE_PART_STRETCH, FALSE, "lin HB 70/90");
  assert_switch ("lin HB 70/90", HENG_RULE_PART_STRETCH, TRUE, "lin HB 70/90/100");
  assert_switch ("lin HB 70/90/100", HENG_RULE_PART_RAMP, TRUE, "lin HB 70/90/100 ramp z=0");
  assert_switch ("lin LB 60/40/25", HENG_RULE_PART_RAMP, TRUE, "lin LB 60/40/25 ramp z=120");
  assert_switch ("lin HB -10/0/10", HENG_RULE_PART_RAMP, TRUE, "lin HB -10/0/10 ramp z=-20");
  assert_switch ("lin HB 70/90/100", HENG_RULE_PART_LOWER, TRUE, "lin LB 110/90/80");
  assert_switch ("lin LB 110/90/80", HENG_RULE_PART_LOWER, FALSE, "lin HB 70/90/100");
  assert_switch ("ratio HB 500", HENG_RULE_PART_LOWER, TRUE, "ratio LB 500");
  assert_switch ("ded 100 minor2 major10", HENG_RULE_PART_VETO, TRUE, "ded 100 minor2 major10 veto");
  assert_switch ("step 60:90 80:100", HENG_RULE_PART_INDEX, TRUE, "idx step 60:90 80:100");
}

/* Whatever is switched, turned or changed into another kind can be read again. */
static void
test_all_are_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (HengRule) rule = heng_rule_parse (rules[i], NULL);

      for (guint kind = 0; kind < HENG_RULE_N_KINDS; kind++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = heng_rule_as_kind (rule, (HengRuleKind) kind);
          g_autoptr (HengRule) made = heng_rule_parse (text, &error);

          g_assert_no_error (error);
          g_assert_cmpint (heng_rule_kind (made), ==, kind);
        }
      for (guint part = 0; part <= HENG_RULE_PART_LOWER; part++)
        for (guint on = 0; on < 2 && heng_rule_can_have (rule, (HengRulePart) part); on++)
          {
            g_autoptr (GError) error = NULL;
            g_autofree char *text = heng_rule_switch (rule, (HengRulePart) part, on == 1);
            g_autoptr (HengRule) made = heng_rule_parse (text, &error);

            g_assert_no_error (error);
            g_assert_cmpint (heng_rule_has (made, (HengRulePart) part), ==, on);
          }
    }
}

static void
test_steps (void)
{
  g_autoptr (HengRule) rule = heng_rule_parse ("step 0:60 2:100", NULL), one = heng_rule_parse ("step 5:100", NULL),
                      lin = heng_rule_parse ("lin HB 70/90/100", NULL);
  g_autofree char *more = heng_rule_add_step (rule), *less = heng_rule_drop_step (rule), *least = heng_rule_drop_step (one);

  g_assert_cmpstr (more, ==, "step 0:60 2:100 4:100");
  g_assert_cmpstr (less, ==, "step 0:60");
  g_assert_cmpstr (least, ==, "step 5:100");
  g_assert_null (heng_rule_add_step (lin));
}

static void
assert_brief (const char *text, const char *expected)
{
  g_autoptr (HengRule) rule = heng_rule_parse (text, NULL);
  g_autofree char *got = heng_rule_brief (rule);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_brief (void)
{
  assert_brief ("lin LB 15/8/3", "Linear 15 / 8 / 3");
  assert_brief ("lin LB 60/40/25 ramp z=120", "Linear 60 / 40 / 25");
  assert_brief ("idx lin HB 60/80/95", "Index: Linear 60 / 80 / 95");
  assert_brief ("band -10..10 k4", "Range ±10");
  assert_brief ("step 0:60 1:90 2:100 3:120", "Steps 0 / 1 / 2 / 3");
  assert_brief ("ratio HB 500", "Completion of 500");
  assert_brief ("ded 100 minor2 major10", "Deductions from 100");
  assert_brief ("mile", "Date × quality");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-shape/corners", test_corners);
  g_test_add_func ("/rule-shape/straight-between", test_straight_between);
  g_test_add_func ("/rule-shape/axis-values", test_axis_values);
  g_test_add_func ("/rule-shape/switches", test_switches);
  g_test_add_func ("/rule-shape/all-are-rules", test_all_are_rules);
  g_test_add_func ("/rule-shape/steps", test_steps);
  g_test_add_func ("/rule-shape/brief", test_brief);
  return g_test_run ();
}
