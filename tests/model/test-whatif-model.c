/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a trial moves: finals by columns equal heng_final_score, weights always add up to 100.00 %, a rule's numbers read back as the same rule. */
#include <string.h>

#include "heng-final-columns.h"
#include "heng-rule-points.h"
#include "heng-weights.h"

#define PEOPLE 4000
#define MIXES 40

static HengMicro
random_score (void)
{
  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      return HENG_COLUMN_NA;
    case 1:
      return HENG_COLUMN_MISSING;
    case 2:
      return HENG_POINTS (g_test_rand_int_range (0, 121));
    default:
      return g_test_rand_int_range (0, 120000001);
    }
}

static HengValue
value_of (HengMicro score)
{
  return score == HENG_COLUMN_NA ? HENG_NA : score == HENG_COLUMN_MISSING ? HENG_MISSING : HENG_NUMBER (score);
}

static HengMicro
mark_of (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? value.micro : value.state == HENG_VALUE_NA ? HENG_COLUMN_NA : HENG_COLUMN_MISSING;
}

static void
test_finals (void)
{
  static HengMicro scores[HENG_N_COMPONENTS][PEOPLE], adjustments[PEOPLE], finals[PEOPLE], published[PEOPLE];
  static gint64 mixes[MIXES][HENG_N_COMPONENTS];
  static guint16 mix[PEOPLE];
  const HengFinalColumns columns = { PEOPLE, { scores[0], scores[1], scores[2] }, mix, mixes, adjustments };

  for (int m = 0; m < MIXES; m++)
    for (int c = 0; c < HENG_N_COMPONENTS; c++)
      mixes[m][c] = g_test_rand_int_range (0, 3) == 0 ? 0 : g_test_rand_int_range (0, 10001);
  for (int i = 0; i < PEOPLE; i++)
    {
      for (int c = 0; c < HENG_N_COMPONENTS; c++)
        scores[c][i] = random_score ();
      mix[i] = (guint16) g_test_rand_int_range (0, MIXES);
      adjustments[i] = g_test_rand_int_range (0, 2) ? 0 : g_test_rand_int_range (-8000000, 8000001);
    }
  heng_final_columns (&columns, finals);
  heng_publish_columns (finals, PEOPLE, published);
  for (int i = 0; i < PEOPLE; i++)
    {
      HengComponent components[HENG_N_COMPONENTS];
      HengFinalScore expected;

      for (int c = 0; c < HENG_N_COMPONENTS; c++)
        components[c] = (HengComponent) { (HengComponentKind) c, mixes[mix[i]][c], value_of (scores[c][i]) };
      expected = heng_final_score (components, HENG_N_COMPONENTS, &adjustments[i], 1, NULL);
      g_assert_cmpint (finals[i], ==, mark_of (expected.final));
      g_assert_cmpint (published[i], ==, expected.final.state == HENG_VALUE_NUMBER ? expected.published : mark_of (expected.final));
    }
}

static void
test_weights (void)
{
  const gint64 like[] = { 2000, 1500, 1500, 0, 2500, 2500 };
  gint64 weights[] = { 2000, 1500, 1500, 0, 2500, 2500 };
  gboolean pinned[6] = { FALSE };

  /* the others give in proportion: 5 of 80 each ⇒ 1.25 of 15 → half points, the rest by largest remainder */
  g_assert_true (heng_weights_move (weights, like, 6, 0, 2500, 50, NULL));
  g_assert_cmpint (weights[0], ==, 2500);
  g_assert_cmpint (weights[3], ==, 0);
  g_assert_cmpint (weights[0] + weights[1] + weights[2] + weights[4] + weights[5], ==, 10000);
  g_assert_cmpint (weights[1] % 50, ==, 0);
  g_assert_true (weights[4] >= 2300 && weights[4] <= 2400);
  /* all the way and back leaves no trace */
  g_assert_true (heng_weights_move (weights, like, 6, 0, 10000, 50, NULL));
  g_assert_cmpint (weights[1], ==, 0);
  g_assert_true (heng_weights_move (weights, like, 6, 0, 2000, 50, NULL));
  g_assert_cmpmem (weights, sizeof weights, like, sizeof like);
  pinned[4] = TRUE;
  g_assert_true (heng_weights_move (weights, like, 6, 0, 9000, 50, pinned));
  g_assert_cmpint (weights[0], ==, 7500);
  g_assert_cmpint (weights[4], ==, 2500);
  pinned[1] = pinned[2] = pinned[5] = TRUE;
  g_assert_false (heng_weights_move (weights, like, 6, 0, 5000, 50, pinned));
  g_assert_cmpint (weights[0], ==, 7500);
}

static void
test_weights_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      gint64 like[8], weights[8], left = 10000, sum = 0;

      for (int i = 0; i < 8; i++)
        {
          like[i] = i == 7 ? left : g_test_rand_int_range (0, (gint32) left + 1);
          left -= like[i];
        }
      memcpy (weights, like, sizeof like);
      if (!heng_weights_move (weights, like, 8, (guint) g_test_rand_int_range (0, 8), g_test_rand_int_range (-500, 11000),
                              g_test_rand_int_range (0, 2) ? 1 : 100, NULL))
        continue;
      for (int i = 0; i < 8; i++)
        {
          g_assert_cmpint (weights[i], >=, 0);
          sum += weights[i];
        }
      g_assert_cmpint (sum, ==, 10000);
    }
}

static const char *const rules[] = { "lin HB 70/90/100", "lin LB 60/40/25 ramp z=120", "idx lin HB 60/80/95", "ratio HB 100", "band -10..10 k4",
                                     "step 0:60 1:90 2:100 3:120", "ded 100 minor2 major10 veto", "bool", "rate", "direct", "mile" };

static void
test_rule_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HengRule) rule = heng_rule_parse (rules[i], &error);
      g_autofree char *text = heng_rule_format (rule);
      HengRulePoint points[HENG_RULE_MOST_POINTS];

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, rules[i]);
      for (guint p = 0, n = heng_rule_points (rule, points); p < n; p++)
        {
          g_autofree char *same = heng_rule_move_point (rule, p, points[p].value, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (same, ==, rules[i]);
        }
    }
}

static void
test_rule_moved (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengRule) lin = heng_rule_parse ("lin HB 70/90/100", NULL);
  g_autoptr (HengRule) steps = heng_rule_parse ("step 0:60 1:90", NULL);
  g_autofree char *moved = heng_rule_move_point (lin, 1, HENG_POINTS (95), &error);
  g_autofree char *step = heng_rule_move_point (steps, 3, HENG_POINTS (85), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moved, ==, "lin HB 70/95/100");
  g_assert_cmpstr (step, ==, "step 0:60 1:85");
  g_assert_null (heng_rule_move_point (lin, 1, HENG_POINTS (101), &error));
  g_assert_error (error, HENG_RULE_ERROR, HENG_RULE_ERROR_ORDER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whatif-model/finals", test_finals);
  g_test_add_func ("/whatif-model/weights", test_weights);
  g_test_add_func ("/whatif-model/weights-random", test_weights_random);
  g_test_add_func ("/whatif-model/rule-text", test_rule_text);
  g_test_add_func ("/whatif-model/rule-moved", test_rule_moved);
  return g_test_run ();
}
