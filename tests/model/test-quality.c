/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look at the scheme itself (domain.md §4, TV-V1…V4) within 1e-6, and each alarm at its limit. */
#include "heng-quality.h"

#include <math.h>

#include "model-test.h"

#define P(x) HENG_POINTS (x)

static void
near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-6);
}

static void
test_v1 (void)
{
  const HengMicro points[] = { P (100), P (100), P (100), P (100), P (100), P (100), P (99), P (98) };
  HengDiscrimination found = heng_discrimination (points, 8);

  near (found.sd, 0.695971);
  near (found.mean, 99.625);
  g_assert_cmpuint (found.n_common, ==, 6);
  g_assert_true (found.low_sd);
  g_assert_false (found.crowded); /* 75 % */
}

static void
test_discrimination_limits (void)
{
  const HengMicro five[] = { P (95), P (105) };   /* SD 5 exactly */
  const HengMicro below[] = { P (95), P (105) - 1 };
  const HengMicro cap[] = { P (120), P (120), P (120), P (120), P (60) }; /* 80 % at the cap */
  const HengMicro common[] = { P (60), P (60), P (60), P (120), P (100), P (60), P (60), P (60), P (60), P (60) };
  const HengMicro one[] = { P (80) };

  g_assert_false (heng_discrimination (five, 2).low_sd);
  near (heng_discrimination (five, 2).sd, 5);
  g_assert_true (heng_discrimination (below, 2).low_sd);
  g_assert_true (heng_discrimination (cap, 5).crowded);
  g_assert_false (heng_discrimination (cap, 5).low_sd);
  near (heng_discrimination (common, 10).share, 0.8);
  g_assert_true (heng_discrimination (common, 10).crowded);
  g_assert_false (heng_discrimination (one, 1).low_sd); /* one score says nothing */
  g_assert_false (heng_discrimination (one, 1).crowded);
  g_assert_cmpuint (heng_discrimination (NULL, 0).n, ==, 0);
}

static void
test_missing_rate (void)
{
  near (heng_missing_rate (1, 8).rate, 0.125);
  g_assert_true (heng_missing_rate (1, 8).alarm);
  g_assert_false (heng_missing_rate (1, 10).alarm);
  g_assert_true (heng_missing_rate (11, 100).alarm);
  g_assert_false (heng_missing_rate (0, 0).alarm);
}

static void
test_v2 (void)
{
  const HengMicro x[] = { P (80), P (90), P (100), P (95), P (110), P (85), P (80), P (90) };
  const HengMicro y[] = { P (78), P (92), P (101), P (97), P (108), P (88), P (78), P (92) };
  const HengMicro flat[] = { P (90), P (90), P (90), P (90), P (90), P (90), P (90), P (90) };
  HengCorrelation r = heng_correlation (x, y, 6);

  near (r.r, 0.979836);
  g_assert_true (heng_correlation_is_shown (&r));
  g_assert_false (heng_correlation_is_redundant (&r)); /* alarm from n ≥ 8 */
  r = heng_correlation (x, y, 8);
  g_assert_true (heng_correlation_is_redundant (&r));
  r = heng_correlation (x, y, 4);
  g_assert_false (heng_correlation_is_shown (&r));
  r = heng_correlation (x, flat, 8);
  g_assert_false (r.has_value);
  g_assert_false (heng_correlation_is_redundant (&r));
  g_assert_false (heng_correlation_is_discordant (&r));
}

static void
test_objective_manager (void)
{
  const HengMicro x[] = { P (1), P (2), P (3), P (4), P (5), P (6), P (7), P (8) };
  const HengMicro same[] = { P (1), P (2), P (3), P (4), P (5), P (6), P (7), P (8) };
  const HengMicro reversed[] = { P (8), P (7), P (6), P (5), P (4), P (3), P (2), P (1) };
  HengCorrelation r = heng_correlation (x, same, 8);

  near (r.r, 1);
  g_assert_false (heng_correlation_is_discordant (&r));
  r = heng_correlation (x, reversed, 8);
  near (r.r, -1);
  g_assert_true (heng_correlation_is_discordant (&r));
  g_assert_true (heng_correlation_is_redundant (&r)); /* |r| */
  r = heng_correlation (x, reversed, 7);
  g_assert_false (heng_correlation_is_discordant (&r));
}

static void
test_v3 (void)
{
  const HengMicro a[] = { P (4), P (4), P (5) }, b[] = { P (3), P (3), P (4) }, c[] = { P (2), P (3), P (2) }, d[] = { P (5), P (4), P (5) };
  const HengRatee ratees[] = { { a, 3 }, { b, 3 }, { c, 3 }, { d, 3 } };
  HengAgreement found = heng_agreement (ratees, 4);

  near (found.msb, 3.333333);
  near (found.msw, 0.333333);
  near (found.single, 0.75);
  near (found.mean, 0.9);
  near (found.k0, 3);
  g_assert_cmpint (found.level, ==, HENG_AGREEMENT_GOOD);
}

static void
test_v4 (void)
{
  const HengMicro a[] = { P (4), P (4) }, b[] = { P (3), P (3), P (4) }, c[] = { P (5), P (4), P (5), P (4) };
  const HengRatee ratees[] = { { a, 2 }, { b, 3 }, { c, 4 }, { NULL, 0 } };
  HengAgreement found = heng_agreement (ratees, 4);

  near (found.k0, 2.888889);
  near (found.single, 0.525547);
  g_assert_cmpuint (found.n, ==, 3);
  g_assert_cmpuint (found.n_ratings, ==, 9);
  g_assert_cmpint (found.level, ==, HENG_AGREEMENT_MODERATE);
}

static void
test_agreement_edges (void)
{
  const HengMicro same[] = { P (4), P (4) }, third[] = { 3333333, 3333333 }, low[] = { P (1), P (5) }, high[] = { P (5), P (1) }, one[] = { P (3) };
  const HengRatee equal[] = { { same, 2 }, { same, 2 } }, thirds[] = { { third, 2 }, { third, 1 }, { third, 2 } };
  const HengRatee noise[] = { { low, 2 }, { high, 2 } }, singles[] = { { one, 1 }, { same, 1 } }, alone[] = { { same, 2 } };
  const HengRatee mixed[] = { { same, 2 }, { one, 1 } };

  g_assert_false (heng_agreement (equal, 2).has_value); /* 0 ÷ 0 */
  g_assert_false (heng_agreement (thirds, 3).has_value);
  near (heng_agreement (noise, 2).single, 0); /* negative → 0 */
  near (heng_agreement (noise, 2).mean, 0);
  g_assert_cmpint (heng_agreement (noise, 2).level, ==, HENG_AGREEMENT_WEAK);
  g_assert_false (heng_agreement (singles, 2).has_value);
  g_assert_false (heng_agreement (alone, 1).has_value);
  g_assert_cmpint (heng_agreement (singles, 2).level, ==, HENG_AGREEMENT_NONE);
  near (heng_agreement (mixed, 2).single, 1); /* ratees with k 1 count */
}

static void
test_bias (void)
{
  const HengMicro own[] = { 4800000, 4600000, 5000000, 4600000, 5000000 };
  const HengMicro pool[] = { 4800000, 4600000, 5000000, 4600000, 5000000, 3000000, 3400000, 2600000, 3200000, 2800000 };
  const HengMicro half[] = { 4400000, 4400000 }, less[] = { 4399999, 4400000 }, others[] = { 3900000, 3900000, 3900000 };
  HengRaterBias found = heng_rater_bias (own, 5, pool, 10);

  near (found.bias, 0.9);
  near (found.sd, 0.178885);
  g_assert_true (found.biased);
  g_assert_true (found.uniform);
  g_assert_true (heng_rater_bias (half, 2, others, 3).biased); /* 0.5 exactly */
  g_assert_false (heng_rater_bias (less, 2, others, 3).biased);
  g_assert_false (heng_rater_bias (half, 1, others, 3).uniform);
  g_assert_cmpuint (heng_rater_bias (NULL, 0, others, 3).n, ==, 0);
}

static void
test_time_and_appeals (void)
{
  const double now[] = { 30, 50, 90, 60 }, before[] = { 55, 55 }, longer[] = { 70, 80, 60 };
  HengTimeSpent time = heng_time_spent (now, 4, 54, before, 2);
  HengAppeals appeals = heng_appeals_judge (100, 6, 3, 1, HENG_NUMBER (3499999));

  near (time.median, 55);
  g_assert_true (time.above_target);
  g_assert_true (time.no_fall);
  time = heng_time_spent (now, 4, 55, longer, 3);
  g_assert_false (time.above_target);
  g_assert_false (time.no_fall);
  g_assert_false (heng_time_spent (now, 4, 55, NULL, 0).no_fall);
  g_assert_true (appeals.many);
  g_assert_true (appeals.often_amended);
  g_assert_true (appeals.felt_unfair);
  appeals = heng_appeals_judge (100, 5, 10, 3, number ("3.5"));
  g_assert_false (appeals.many || appeals.often_amended || appeals.felt_unfair);
  g_assert_false (heng_appeals_judge (0, 0, 0, 0, HENG_MISSING).felt_unfair);
}

/* Order and a shift change nothing; r and ICC stay inside their ranges. */
static void
test_properties (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, 30);
      HengMicro x[30], y[30], shifted[30];
      HengRatee ratees[10];
      HengCorrelation r, again;
      HengAgreement icc;

      for (guint i = 0; i < 30; i++)
        {
          x[i] = g_test_rand_int_range (0, 120) * HENG_MICRO;
          y[i] = g_test_rand_int_range (0, 120) * HENG_MICRO;
          shifted[i] = x[i] + P (7);
        }
      r = heng_correlation (x, y, n);
      again = heng_correlation (y, shifted, n);
      g_assert_cmpfloat (fabs (r.r), <=, 1);
      near (r.r, again.r);
      near (heng_discrimination (x, n).sd, heng_discrimination (shifted, n).sd);
      for (guint i = 0; i < 10; i++)
        ratees[i] = (HengRatee) { x + i * 3, (guint) g_test_rand_int_range (0, 4) };
      icc = heng_agreement (ratees, 10);
      if (icc.has_value)
        {
          g_assert_cmpfloat (icc.single, >=, 0);
          g_assert_cmpfloat (icc.single, <=, 1);
          g_assert_cmpfloat (icc.mean, <=, 1);
          g_assert_cmpfloat (icc.k0, >, 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality/TV-V1", test_v1);
  g_test_add_func ("/quality/discrimination-limits", test_discrimination_limits);
  g_test_add_func ("/quality/missing-rate", test_missing_rate);
  g_test_add_func ("/quality/TV-V2", test_v2);
  g_test_add_func ("/quality/objective-manager", test_objective_manager);
  g_test_add_func ("/quality/TV-V3", test_v3);
  g_test_add_func ("/quality/TV-V4", test_v4);
  g_test_add_func ("/quality/agreement-edges", test_agreement_edges);
  g_test_add_func ("/quality/bias", test_bias);
  g_test_add_func ("/quality/time-and-appeals", test_time_and_appeals);
  g_test_add_func ("/quality/properties", test_properties);
  return g_test_run ();
}
