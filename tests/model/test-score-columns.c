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
  /* far apart: distances above 31 bits, and numbers that leave the columns' arithmetic */
  "lin HB -1000000000000/0/1000000000000", "lin LB 8000000.12/1234567.89/0.01 ramp z=9000000", "ratio HB 7777777777.777777",
  "ratio LB 300000000000.000001", "band -1000000000000..1000000000000 k0.000001", "band 0..0 k0.000001", "band 1..2 k99999999",
  "band -1..1 k0.046567", "step -1000000000000:1 999999999999.999999:120", "step -2000:120 0:0 147.483647:119.999999",
  "step 1:1 2:2 3:3 4:4 5:5 6:6 7:7 8:8 9:9 10:10 11:11 12:12 13:13 14:14 15:15 16:16 17:17", "idx ratio LB 0.000001",
  "idx band 60..80 k3.333333", "lin HB 0/1073.741823/2147.483646", "lin HB 0/1073.741823/2147.483647", "lin LB 15/8 cliff",
};

enum { N_RULES = G_N_ELEMENTS (rule_texts), N_PEOPLE = 4003 /* three tiles and an odd rest */ };

typedef struct
{
  HengRule *rules[N_RULES];
  gint64 weights[N_RULES];
  HengMicro *actuals[N_RULES];
  HengMicro *points[N_RULES];
  HengMicro *scores;
  guint n_lines;
} Card;

static HengRule *
rule_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  HengRule *rule = heng_rule_parse (text, &error);

  g_assert_no_error (error);
  return rule;
}

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
          card.rules[i] = rule_of (rule_texts[g_test_rand_int_range (0, N_RULES)]);
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
      card.rules[i] = rule_of (rule_texts[i]);
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

/* Numbers of one size: millionths, units or billions. */
static HengMicro
random_mark (gint64 scale)
{
  return g_test_rand_int_range (-1000000, 1000000) * scale;
}

static HengMicro
random_distance (gint64 scale)
{
  return g_test_rand_int_range (1, 1000000) * scale;
}

/* A rule of any kind with arbitrary marks, one of which comes back in `mark`. */
static HengRule *
random_rule (HengMicro *mark)
{
  static const gint64 scales[] = { 1, 7, 100, 1000, 10000, 1000000, 999983, 1000000007 };
  gint64 scale = scales[g_test_rand_int_range (0, G_N_ELEMENTS (scales))];
  HengMicro from = random_mark (scale), step = random_distance (scale), more = random_distance (scale);
  gboolean falling = g_test_rand_bit ();
  g_autofree char *a = heng_micro_format_short (from), *b = heng_micro_format_short (falling ? from - step : from + step);
  g_autofree char *c = heng_micro_format_short (falling ? from - step - more : from + step + more);
  g_autofree char *z = heng_micro_format_short (falling ? from + more : from - more);
  g_autofree char *up = heng_micro_format_short (from + step), *size = heng_micro_format_short (step);
  g_autofree char *text = NULL;
  const char *direction = falling ? "LB" : "HB";

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      text = g_strdup_printf ("lin %s %s/%s", direction, a, b);
      break;
    case 1:
      text = g_strdup_printf ("lin %s %s/%s/%s", direction, a, b, c);
      break;
    case 2:
      text = g_strdup_printf ("lin %s %s/%s/%s ramp z=%s", direction, a, b, c, z);
      break;
    case 3:
      text = g_strdup_printf ("ratio %s %s", direction, size);
      break;
    case 4:
      text = g_strdup_printf ("band %s..%s k%s", a, up, size);
      break;
    default:
      text = g_strdup_printf ("step %s:%d.%06d %s:%d", a, g_test_rand_int_range (0, 120), g_test_rand_int_range (0, 1000000), up,
                              g_test_rand_int_range (0, 121));
    }
  g_test_message ("%s", text);
  *mark = g_test_rand_bit () ? from : falling ? from - step : from + step;
  return rule_of (text);
}

/* Near a mark of the rule, anywhere about it, or at the ends of all numbers. */
static HengMicro
nasty_actual (HengMicro mark)
{
  static const HengMicro ends[] = { G_MAXINT64, G_MAXINT64 - 1, G_MININT64 + 2, G_MININT64 + 3, G_MAXINT64 / 2, G_MAXINT64 / 2 + 1,
                                    -G_MAXINT64 / 2 - 1, -G_MAXINT64 / 2 - 2, 0, -1, G_MAXINT32, G_MININT32, G_MAXUINT32 };
  HengMicro end = ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))];

  switch (g_test_rand_int_range (0, 16))
    {
    case 0:
      return HENG_COLUMN_NA;
    case 1:
      return g_test_rand_int_range (0, 4) == 0 ? HENG_COLUMN_MISSING : end;
    case 2:
      return end;
    case 3:
    case 4:
    case 5:
      return mark + g_test_rand_int_range (-3, 4);
    case 6:
      return mark + (end > 0 ? G_MAXINT32 : -(gint64) G_MAXINT32) + g_test_rand_int_range (-2, 3);
    default:
      return mark + random_mark (g_test_rand_bit () ? 1 : g_test_rand_int_range (1, 2000000));
    }
}

static void
test_random_rules (void)
{
  for (guint round = 0; round < 40; round++)
    {
      Card card;

      card_init (&card, (guint) g_test_rand_int_range (1, 11));
      for (guint i = 0; i < card.n_lines; i++)
        {
          HengMicro mark;
          gboolean calm = g_test_rand_bit (); /* no marks in this column */

          card.rules[i] = random_rule (&mark);
          card.weights[i] = g_test_rand_int_range (0, 5) == 0 ? 0 : g_test_rand_int_range (1, 10001);
          for (guint person = 0; person < N_PEOPLE; person++)
            {
              HengMicro actual = nasty_actual (mark);

              card.actuals[i][person] = calm && actual <= HENG_COLUMN_NA ? mark : actual;
            }
        }
      score (&card);
      assert_same (&card);
      card_clear (&card);
    }
}

/* The first distance that is rounded up to k + 1 micros on a ramp of 40 points, where a product that is a trifle wrong shows. */
static HengMicro
first_rounded_up (HengMicro length, gint64 k)
{
  HengWide twice_gain = 2 * HENG_POINTS (40);

  return (HengMicro) (((2 * k + 1) * (HengWide) length + twice_gain - 1) / twice_gain);
}

static void
test_rounding_edges (void)
{
  static const HengMicro lengths[] = { 7000000, 6999999, 400000001, G_MAXINT32 - 1, 5000000011, 1234567890123, 2000000000000000,
                                       999999999999999989, 1000000000000000000, 80000000, 160000000, 160000001 };
  Card card;

  card_init (&card, 2 * G_N_ELEMENTS (lengths));
  for (guint i = 0; i < card.n_lines; i++)
    {
      gboolean falling = i % 2 == 1;
      HengMicro from = falling ? 3 : -3, length = lengths[i / 2] - 3;
      g_autofree char *a = heng_micro_format_short (from), *b = heng_micro_format_short (falling ? from - length : from + length);
      g_autofree char *text = g_strdup_printf ("lin %s %s/%s", falling ? "LB" : "HB", a, b);

      card.rules[i] = rule_of (text);
      card.weights[i] = 10000;
      for (guint person = 0; person < N_PEOPLE; person++)
        {
          gint64 k = person < 6 ? (gint32) person : g_test_rand_int_range (0, (gint32) HENG_POINTS (40));
          HengMicro distance = first_rounded_up (length, k) - (HengMicro) (person % 2);

          card.actuals[i][person] = falling ? from - distance : from + distance;
        }
    }
  score (&card);
  assert_same (&card);
  card_clear (&card);
}

/* Whoever is scored with others gets the same as with fewer of them, also where a tile begins or ends. */
static void
test_any_number_of_people (void)
{
  static const guint counts[] = { 1, 2, 3, 5, 7, 8, 9, 31, 33, 1023, 1024, 1025, 2047, 2049 };
  HengMicro some[N_PEOPLE];
  Card card;

  card_init (&card, N_RULES);
  for (guint i = 0; i < N_RULES; i++)
    {
      card.rules[i] = rule_of (rule_texts[i]);
      card.weights[i] = 100 + i;
      for (guint person = 0; person < N_PEOPLE; person++)
        card.actuals[i][person] = nasty_actual (random_mark (1000));
    }
  score (&card);
  assert_same (&card);
  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      HengScoreColumns columns = { counts[k], N_RULES, (const HengRule *const *) card.rules, card.weights,
                                   (const HengMicro *const *) card.actuals };

      some[counts[k]] = -7; /* must stay */
      g_assert_true (heng_score_columns (&columns, some, NULL));
      g_assert_cmpmem (some, sizeof (HengMicro) * counts[k], card.scores, sizeof (HengMicro) * counts[k]);
      g_assert_cmpint (some[counts[k]], ==, -7);
    }
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
  g_test_add_func ("/columns/random-rules", test_random_rules);
  g_test_add_func ("/columns/rounding-edges", test_rounding_edges);
  g_test_add_func ("/columns/any-number-of-people", test_any_number_of_people);
  g_test_add_func ("/columns/not-numeric", test_not_numeric);
  g_test_add_func ("/columns/nobody", test_nobody);
  return g_test_run ();
}
