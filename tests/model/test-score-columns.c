/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columnar path gives the very results of the scalar one, on random people and on every edge of every rule. */
#include "heng-score-columns.h"
#include "heng-scorecard.h"
#include "model-test.h"

static const char *const rule_texts[] = {
  "lin LB 15/8/3", "lin HB 70/90/100", "lin HB 90/100", "lin LB 60/40/25 ramp", "lin HB -10/0/10 ramp z=-35", "ratio HB 100",
  "ratio LB 10", "ratio HB 7.000001", "ratio LB 0.333333", "band -10..10 k4", "band 5..5 k0.3", "band -3..3 k7.77",
  "step 0:60 1:90 2:100 3:120", "step 1:1 2:2 3:3 4:4 5:5 6:6 7:7 8:8 9:9 10:10", "rate", "direct", "idx lin HB 60/80/95",
  "lin HB 0/3/7", "lin LB 0.000003/0.000002/0.000001", "lin HB 100000/345678.123457/999999.999999",
  "ratio HB 1000000000", "lin LB 60/40 ramp z=130",
};

enum { N_RULES = G_N_ELEMENTS (rule_texts), N_PEOPLE = 4000 };

typedef struct
{
  HengRule *rules[N_RULES];
  gint64 weights[N_RULES];
  HengMicro *actuals[N_RULES];
  HengMicro *points[N_RULES];
  HengMicro *scores;
  guint n_lines;
} Card;

static void
card_init (Card *card, guint n_lines)
{
  *card = (Card) { .scores = g_new (HengMicro, N_PEOPLE), .n_lines = n_lines };
  for (guint i = 0; i < n_lines; i++)
    {
      card->actuals[i] = g_new (HengMicro, N_PEOPLE);
      card->points[i] = g_new (HengMicro, N_PEOPLE);
    }
}

static void
card_clear (Card *card)
{
  for (guint i = 0; i < card->n_lines; i++)
    {
      heng_rule_free (card->rules[i]);
      g_free (card->actuals[i]);
      g_free (card->points[i]);
    }
  g_free (card->scores);
}

static HengValue
value_of (HengMicro cell)
{
  return cell == HENG_COLUMN_MISSING ? HENG_MISSING : cell == HENG_COLUMN_NA ? HENG_NA : HENG_NUMBER (cell);
}

static HengMicro
cell_of (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? value.micro : value.state == HENG_VALUE_NA ? HENG_COLUMN_NA : HENG_COLUMN_MISSING;
}

static void
assert_same (const Card *card)
{
  for (guint person = 0; person < N_PEOPLE; person++)
    {
      HengScoreItem items[N_RULES] = { 0 };

      for (guint i = 0; i < card->n_lines; i++)
        {
          HengActual actual = { .state = value_of (card->actuals[i][person]).state, .number = card->actuals[i][person] };

          items[i].weight_bp = card->weights[i];
          items[i].points = heng_rule_score (card->rules[i], &actual, NULL);
          if (card->points[i][person] != cell_of (items[i].points))
            g_test_message ("line %u, actual %" G_GINT64_FORMAT, i, card->actuals[i][person]);
          g_assert_cmpint (card->points[i][person], ==, cell_of (items[i].points));
        }
      g_assert_cmpint (card->scores[person], ==, cell_of (heng_scorecard_score (items, card->n_lines, NULL).score));
    }
}

static void
score (Card *card)
{
  HengScoreColumns columns = { N_PEOPLE, card->n_lines, (const HengRule *const *) card->rules, card->weights,
                               (const HengMicro *const *) card->actuals };
  g_autofree HengMicro *again = g_new (HengMicro, N_PEOPLE);

  g_assert_true (heng_score_columns (&columns, card->scores, card->points));
  g_assert_true (heng_score_columns (&columns, again, NULL));
  g_assert_cmpmem (again, sizeof (HengMicro) * N_PEOPLE, card->scores, sizeof (HengMicro) * N_PEOPLE);
}

/* Small and large numbers, with a few NA and MISSING among them. */
static HengMicro
random_actual (void)
{
  gint64 scale = 1;

  for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
    scale *= 10;
  switch (g_test_rand_int_range (0, 40))
    {
    case 0:
      return HENG_COLUMN_NA;
    case 1:
      return HENG_COLUMN_MISSING;
    default:
      return (g_test_rand_int_range (-20000, 130000)) * scale;
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 12; round++)
    {
      Card card;

      card_init (&card, (guint) g_test_rand_int_range (1, 9));
      for (guint i = 0; i < card.n_lines; i++)
        {
          card.rules[i] = heng_rule_parse (rule_texts[g_test_rand_int_range (0, N_RULES)], NULL);
          card.weights[i] = g_test_rand_int_range (0, 4) * g_test_rand_int_range (0, 1500);
          for (guint person = 0; person < N_PEOPLE; person++)
            card.actuals[i][person] = random_actual ();
        }
      score (&card);
      assert_same (&card);
      card_clear (&card);
    }
}

/* All whole numbers around the marks of the rules, a micro to each side, and the far ends. */
static void
test_edges (void)
{
  static const char *const marks[] = { "0", "1", "3", "8", "10", "12", "15", "25", "40", "60", "70", "80", "90", "95", "100", "120",
                                       "130", "-10", "-35", "7.000001", "8.400001", "0.266666", "0.666666", "0.000002",
                                       "345678.123457", "999999.999999", "1200000000", "-1200000000" };
  Card card;
  guint person = 0;

  card_init (&card, N_RULES);
  for (guint i = 0; i < N_RULES; i++)
    {
      card.rules[i] = heng_rule_parse (rule_texts[i], NULL);
      card.weights[i] = 100;
    }
  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    for (int offset = -40; offset <= 40; offset++, person++)
      for (guint i = 0; i < N_RULES; i++)
        card.actuals[i][person] = micro (marks[m]) + offset;
  for (; person < N_PEOPLE; person++)
    for (guint i = 0; i < N_RULES; i++)
      card.actuals[i][person] = person % 2 ? G_MAXINT64 : -G_MAXINT64 + 2;
  score (&card);
  assert_same (&card);
  card_clear (&card);
}

static void
test_not_numeric (void)
{
  static const char *const others[] = { "ded 100 minor2 major10", "bool", "mile" };
  HengMicro actual = 0, result = 0;
  const HengMicro *column = &actual;
  gint64 weight = 10000;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HengRule) rule = heng_rule_parse (others[i], NULL);
      const HengRule *const rules[] = { rule };
      HengScoreColumns columns = { 1, 1, rules, &weight, &column };

      g_assert_false (heng_score_columns (&columns, &result, NULL));
    }
}

static void
test_nobody (void)
{
  HengScoreColumns columns = { 0 };
  HengMicro result = 0;

  g_assert_true (heng_score_columns (&columns, &result, NULL));
  columns.n_people = 1;
  g_assert_true (heng_score_columns (&columns, &result, NULL));
  g_assert_cmpint (result, ==, HENG_COLUMN_NA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/random", test_random);
  g_test_add_func ("/columns/edges", test_edges);
  g_test_add_func ("/columns/not-numeric", test_not_numeric);
  g_test_add_func ("/columns/nobody", test_nobody);
  return g_test_run ();
}
