/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring rules: the vectors of domain.md §2.5, what is refused, and the texts. */
#include "heng-rule.h"
#include "model-test.h"

#include <string.h>

static HengRule *
rule_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  HengRule *rule = heng_rule_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rule);
  return rule;
}

static void
assert_points (const char *rule_text, const char *actual_text, const char *expected)
{
  g_autoptr (HengRule) rule = rule_of (rule_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTrace) trace = heng_trace_new ("points", "Points");
  HengActual actual;
  HengValue points, traced;

  g_test_message ("%s: %s", rule_text, actual_text);
  heng_actual_parse (rule, actual_text, &actual, &error);
  g_assert_no_error (error);
  points = heng_rule_score (rule, &actual, NULL);
  traced = heng_rule_score (rule, &actual, trace);
  assert_value (points, expected);
  assert_value (traced, expected);
  assert_value (points, trace->value);
  heng_actual_clear (&actual);
}

static void
test_i1 (void)
{
  static const char *const high[] = { "69.9", "70", "80", "90", "95", "100", "103" };
  static const char *const low[] = { "61", "60", "50", "40", "32.5", "25", "20" };
  static const char *const points[] = { "0", "60", "80", "100", "110", "120", "120" };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      assert_points ("lin HB 70/90/100", high[i], points[i]);
      assert_points ("lin LB 60/40/25", low[i], points[i]);
    }
}

static void
test_i2 (void)
{
  assert_points ("lin HB 70/90/100 ramp z=0", "35", "30");
  assert_points ("lin HB 70/90/100 ramp", "35", "30");
  assert_points ("lin HB 70/90/100 cliff", "35", "0");
  assert_points ("lin HB -10/0/10", "-5", "80");
  assert_points ("lin HB 90/100", "97", "88");
  assert_points ("lin HB 90/100", "104", "100");
}

static void
test_i3 (void)
{
  assert_points ("ratio HB 500", "450", "90");
  assert_points ("ratio HB 500", "650", "120");
  assert_points ("ratio HB 500", "-1", "0");
  assert_points ("ratio LB 10", "12", "80");
  assert_points ("ratio LB 10", "25", "0");
  assert_points ("band -5..5 k4", "7.5", "90");
  assert_points ("band -5..5 k4", "-5", "100");
  assert_points ("band -5..5 k4", "40", "0");
  assert_points ("band -5..5 k4", "-7.5", "90");
}

static void
test_i4 (void)
{
  static const char steps[] = "step 0:60 1:90 2:100 3:120";
  static const char ded[] = "ded 100 minor2 major10 veto";

  assert_points (steps, "0", "60");
  assert_points (steps, "2", "100");
  assert_points (steps, "7", "120");
  assert_points (steps, "-1", "0");
  assert_points (ded, "3/1", "84");
  assert_points (ded, "60/0/0", "0");
  assert_points (ded, "0/0/1", "0");
  assert_points (ded, "0", "100");
}

static void
test_i5 (void)
{
  assert_points ("rate", "3.5", "90");
  assert_points ("rate", "1", "40");
  assert_points ("idx lin HB 60/80/95", "mean 4.2", "100");
  assert_points ("idx lin HB 60/80/95", "mean 4.5", "110");
  assert_points ("idx lin HB 60/80/95", "80", "100");
  assert_points ("idx lin HB 60/80/95", "87.5", "110");
}

static void
test_i6 (void)
{
  assert_points ("mile", "40:0:4 60:7:4.5", "92.8");
  assert_points ("mile", "50:-2:5 50:-:-", "60");
}

static void
test_i7 (void)
{
  assert_points ("lin LB 60/40/25 ramp", "90", "30");
  assert_points ("lin LB 60/40/25 ramp", "120", "0");
  assert_points ("lin LB 60/40/25 ramp", "150", "0");
  assert_points ("rate", "4.2", "104");
  assert_points ("ded 100 minor2 major10", "3/1/2", "64");
}

static void
test_delay_factors (void)
{
  g_assert_cmpint (heng_milestone_factor (TRUE, -3), ==, micro ("1"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 0), ==, micro ("1"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 1), ==, micro ("0.9"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 5), ==, micro ("0.9"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 6), ==, micro ("0.8"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 10), ==, micro ("0.8"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 11), ==, micro ("0.6"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 20), ==, micro ("0.6"));
  g_assert_cmpint (heng_milestone_factor (TRUE, 21), ==, 0);
  g_assert_cmpint (heng_milestone_factor (FALSE, 0), ==, 0);
}

static void
test_no_value (void)
{
  assert_points ("lin HB 70/90/100", "", "MISSING");
  assert_points ("lin HB 70/90/100", NULL, "MISSING");
  assert_points ("lin HB 70/90/100", "NA", "NA");
  assert_points ("lin HB 70/90/100", "0", "0");
  assert_points ("mile", "", "MISSING");
  assert_points ("mile", "40:0:-", "MISSING");
  assert_points ("mile", "40:25:- 60:0:4", "60");
  assert_points ("mile", "0:0:4", "MISSING");
  assert_points ("bool", "yes", "100");
  assert_points ("bool", "否", "0");
  assert_points ("direct", "92.5", "92.5");
  assert_points ("lin HB 0/3", "1", "73.333333");
  assert_points ("lin LB 15/8/3", "6.5 %", "106");
  assert_points ("lin HB 1000/3000/5000", "2,000", "80");
  /* Numbers far beyond 64 bits on the way. */
  assert_points ("lin HB 0/900000000000", "450000000000", "80");
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "", "nonsense", "idx", "idx rate", "idx mile", "lin", "lin HB", "lin 70/90/100", "lin HB 70", "lin HB 70/90/100/110",
    "lin HB 90/70/100", "lin HB 70/70/100", "lin HB 70/90/90", "lin LB 25/40/60", "lin HB 70/x/100", "lin HB 70/90/100 steep",
    "lin HB 70/90/100 ramp z=70", "lin HB 70/90/100 ramp z=", "lin LB 60/40/25 ramp z=50", "lin HB -10/0/10 ramp",
    "lin HB 70/90/100 ramp z=0 more", "ratio HB 0", "ratio HB -5", "ratio 100", "ratio HB", "band 5..-5 k4", "band 5 k4",
    "band -5..5", "band -5..5 k0", "band -5..5 k-1", "band -5..5 4", "step", "step 1", "step 0:60 0:90", "step 1:60 0:90",
    "step 0:130", "step 0:-1", "ded", "ded 100", "ded 100 minor2", "ded 130 minor2 major10", "ded 100 minor-2 major10",
    "ded 100 minor2 major10 veto veto", "bool yes", "rate 5", "lin HB 70/90/1e3", "lin HB 70/90/100.0000001",
    "lin HB 70/90/9000000000000", NULL,
  };

  g_assert_null (heng_rule_parse (NULL, NULL));
  for (guint i = 0; bad[i]; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (heng_rule_parse (bad[i], &error));
      g_assert_true (error && error->domain == HENG_RULE_ERROR);
      g_assert_nonnull (strstr (error->message, bad[i]));
    }
}

static void
test_error_codes (void)
{
  g_autoptr (GError) order = NULL, syntax = NULL;

  g_assert_null (heng_rule_parse ("lin HB 90/70", &order));
  g_assert_error (order, HENG_RULE_ERROR, HENG_RULE_ERROR_ORDER);
  g_assert_null (heng_rule_parse ("lin HB 70/9O", &syntax));
  g_assert_error (syntax, HENG_RULE_ERROR, HENG_RULE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (syntax->message, "“9O”"));
}

static void
test_bad_actuals (void)
{
  static const struct
  {
    const char *rule, *text;
  } bad[] = {
    { "lin HB 70/90", "abc" }, { "lin HB 70/90", "5 %%" }, { "rate", "0.9" },      { "rate", "5.1" },
    { "direct", "121" },       { "direct", "-1" },         { "idx lin HB 60/80", "mean 5.5" },
    { "idx lin HB 60/80", "101" }, { "ded 100 minor2 major10", "3" }, { "ded 100 minor2 major10", "3/-1" },
    { "ded 100 minor2 major10", "1/2/3/4" }, { "ded 100 minor2 major10", "1.5/0" }, { "bool", "maybe" },
    { "mile", "40" },          { "mile", "40:0:6" },       { "mile", "40:x:4" },   { "mile", "-1:0:4" },
    { "lin HB 70/90", "mean 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (HengRule) rule = rule_of (bad[i].rule);
      g_autoptr (GError) error = NULL;
      HengActual actual;

      g_test_message ("%s: %s", bad[i].rule, bad[i].text);
      g_assert_false (heng_actual_parse (rule, bad[i].text, &actual, &error));
      g_assert_error (error, HENG_RULE_ERROR, HENG_RULE_ERROR_ACTUAL);
      g_assert_cmpint (actual.state, ==, HENG_VALUE_MISSING);
    }
}

static void
test_actual_texts (void)
{
  static const struct
  {
    const char *rule, *text, *stored, *shown;
  } cases[] = {
    { "lin HB 70/90", "6.50%", "6.5", "6.5 件" },    { "lin HB -7/9", "−6.5", "-6.5", "−6.5 件" },
    { "lin HB 70/90", "N/A", "NA", "not applicable" }, { "lin HB 70/90", " ", NULL, "—" },
    { "ded 100 minor2 major10", "3/1", "3/1/0", "3 / 1 / 0" }, { "bool", "是", "yes", "Yes" },
    { "idx lin HB 60/80", "mean 4.20", "mean 4.2", "80 件" }, { "mile", "40:0:4  50:-:-", "40:0:4 50:-:-", "2 milestones" },
    { "ded 100 minor2 major10", "３／１", "3/1/0", "3 / 1 / 0" }, { "lin HB 70/90", "８５．５％", "85.5", "85.5 件" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengRule) rule = rule_of (cases[i].rule);
      g_autofree char *stored = NULL, *shown = NULL;
      HengActual actual;

      g_assert_true (heng_actual_parse (rule, cases[i].text, &actual, NULL));
      stored = heng_actual_format (rule, &actual);
      shown = heng_actual_display (rule, &actual, "件");
      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      heng_actual_clear (&actual);
    }
}

static void
test_targets (void)
{
  static const struct
  {
    const char *rule, *target;
  } cases[] = {
    { "lin LB 15/8/3", "8" },        { "ratio HB 100", "100" }, { "band -10..10 k4", "±10" }, { "band 1..3 k4", "1 to 3" },
    { "step 0:60 1:90 2:100 3:120", "2" }, { "step 0:60 1:90", "1" }, { "ded 100 minor2 major10", "0" }, { "rate", "4" },
    { "bool", "Yes" },               { "mile", "quality ≥ 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengRule) rule = rule_of (cases[i].rule);
      g_autofree char *target = heng_rule_target (rule, NULL);

      g_assert_cmpstr (target, ==, cases[i].target);
    }
}

static void
test_descriptions (void)
{
  static const struct
  {
    const char *rule, *words;
  } cases[] = {
    { "lin LB 15/8/3", "Linear, lower is better: 15 / 8 / 3" },
    { "lin HB 90/100 ramp z=-5", "Linear, higher is better: 90 / 100, sloping to 0 points at −5" },
    { "idx lin HB 60/80/95", "Satisfaction index. Linear, higher is better: 60 / 80 / 95" },
    { "band -10..10 k4", "Range −10 to 10, 4 points off for each unit outside" },
    { "step 0:60 1:90", "Steps: 0 → 60, 1 → 90" },
    { "ratio LB 10", "Completion, lower is better: target 10" },
    { "ded 100 minor2 major10 veto", "100 points, minus 2 for each minor and 10 for each major event; a critical one gives 0" },
    { "bool", "Yes 100, no 0" }, { "rate", "Rating 1–5: 20 + 20 × rating" }, { "direct", "Points given directly, 0–120" },
    { "mile", "Milestones: date factor × quality" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengRule) rule = rule_of (cases[i].rule);
      g_autofree char *words = heng_rule_describe (rule);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_facts (void)
{
  g_autoptr (HengRule) index = rule_of ("idx lin HB 60/80/95");
  g_autoptr (HengRule) low = rule_of ("lin LB 60/40/25");

  g_assert_true (heng_rule_is_index (index));
  g_assert_false (heng_rule_is_index (low));
  g_assert_true (heng_rule_lower_is_better (low));
  g_assert_false (heng_rule_lower_is_better (index));
  g_assert_cmpint (heng_rule_kind (index), ==, HENG_RULE_LIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/TV-I1", test_i1);
  g_test_add_func ("/rule/TV-I2", test_i2);
  g_test_add_func ("/rule/TV-I3", test_i3);
  g_test_add_func ("/rule/TV-I4", test_i4);
  g_test_add_func ("/rule/TV-I5", test_i5);
  g_test_add_func ("/rule/TV-I6", test_i6);
  g_test_add_func ("/rule/TV-I7", test_i7);
  g_test_add_func ("/rule/delay-factors", test_delay_factors);
  g_test_add_func ("/rule/no-value", test_no_value);
  g_test_add_func ("/rule/refused", test_refused);
  g_test_add_func ("/rule/error-codes", test_error_codes);
  g_test_add_func ("/rule/bad-actuals", test_bad_actuals);
  g_test_add_func ("/rule/actual-texts", test_actual_texts);
  g_test_add_func ("/rule/targets", test_targets);
  g_test_add_func ("/rule/descriptions", test_descriptions);
  g_test_add_func ("/rule/facts", test_facts);
  return g_test_run ();
}
