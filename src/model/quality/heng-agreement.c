/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pearson's r and the one-way intraclass correlation. Sums are exact whole numbers; only the last divisions are not. */
#include "heng-quality.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WEAK 0.30
#define MODERATE 0.50
#define GOOD 0.75
#define EXCELLENT 0.90
#define REDUNDANT 0.80
#define DISCORDANT 0.20

const HengEnumValue heng_agreement_level_values[] = {
  { HENG_AGREEMENT_NONE, "NONE", N_("cannot be told") },
  { HENG_AGREEMENT_WEAK, "WEAK", NC_ ("agreement", "weak") },
  { HENG_AGREEMENT_FAIR, "FAIR", NC_ ("agreement", "fair") },
  { HENG_AGREEMENT_MODERATE, "MODERATE", NC_ ("agreement", "moderate") },
  { HENG_AGREEMENT_GOOD, "GOOD", NC_ ("agreement", "good") },
  { HENG_AGREEMENT_EXCELLENT, "EXCELLENT", NC_ ("agreement", "excellent") },
  { 0, NULL, NULL },
};

HengCorrelation
heng_correlation (const HengMicro *x, const HengMicro *y, guint n)
{
  HengCorrelation found = { .n = n };
  HengWide sum_x = 0, sum_y = 0, xx = 0, yy = 0, xy = 0;
  double var_x, var_y;

  for (guint i = 0; i < n; i++)
    {
      sum_x += x[i];
      sum_y += y[i];
      xx += (HengWide) x[i] * x[i];
      yy += (HengWide) y[i] * y[i];
      xy += (HengWide) x[i] * y[i];
    }
  var_x = (double) (xx * n - sum_x * sum_x);
  var_y = (double) (yy * n - sum_y * sum_y);
  found.has_value = n >= 2 && var_x > 0 && var_y > 0;
  if (found.has_value)
    found.r = CLAMP ((double) (xy * n - sum_x * sum_y) / sqrt (var_x) / sqrt (var_y), -1, 1);
  return found;
}

gboolean
heng_correlation_is_shown (const HengCorrelation *correlation)
{
  return correlation->has_value && correlation->n >= HENG_CORRELATION_SHOWN;
}

gboolean
heng_correlation_is_redundant (const HengCorrelation *correlation)
{
  return correlation->has_value && correlation->n >= HENG_CORRELATION_JUDGED && fabs (correlation->r) >= REDUNDANT;
}

gboolean
heng_correlation_is_discordant (const HengCorrelation *correlation)
{
  return correlation->has_value && correlation->n >= HENG_CORRELATION_JUDGED && correlation->r < DISCORDANT;
}

static HengAgreementLevel
level_of (double icc)
{
  /* a limit that is met but for the last bits of a division is met */
  icc += 1e-9;
  if (icc < WEAK)
    return HENG_AGREEMENT_WEAK;
  if (icc < MODERATE)
    return HENG_AGREEMENT_FAIR;
  if (icc < GOOD)
    return HENG_AGREEMENT_MODERATE;
  return icc < EXCELLENT ? HENG_AGREEMENT_GOOD : HENG_AGREEMENT_EXCELLENT;
}

/* Sums of squares within and around the means; within one ratee from whole numbers, so that equal ratings give exactly 0. */
static void
sums_of_squares (const HengRatee *ratees, guint n, double grand_mean, double *between, double *within, double *k_squares)
{
  *between = *within = *k_squares = 0;
  for (guint i = 0; i < n; i++)
    {
      HengWide sum = 0, squares = 0;
      guint k = ratees[i].k;
      double mean;

      if (k == 0)
        continue;
      for (guint j = 0; j < k; j++)
        {
          sum += ratees[i].ratings[j];
          squares += (HengWide) ratees[i].ratings[j] * ratees[i].ratings[j];
        }
      mean = (double) sum / k / HENG_MICRO;
      *within += (double) (squares * k - sum * sum) / k / HENG_MICRO / HENG_MICRO;
      *between += k * (mean - grand_mean) * (mean - grand_mean);
      *k_squares += (double) k * k;
    }
}

static gboolean
means_are_equal (const HengRatee *ratees, guint n, HengWide total, guint n_ratings)
{
  for (guint i = 0; i < n; i++)
    {
      HengWide sum = 0;

      for (guint j = 0; j < ratees[i].k; j++)
        sum += ratees[i].ratings[j];
      if (sum * n_ratings != total * ratees[i].k)
        return FALSE;
    }
  return TRUE;
}

HengAgreement
heng_agreement (const HengRatee *ratees, guint n)
{
  HengAgreement found = { .level = HENG_AGREEMENT_NONE };
  HengWide total = 0;
  double between, within, k_squares;

  for (guint i = 0; i < n; i++)
    {
      found.n += ratees[i].k > 0;
      found.n_ratings += ratees[i].k;
      for (guint j = 0; j < ratees[i].k; j++)
        total += ratees[i].ratings[j];
    }
  if (found.n < 2 || found.n_ratings <= found.n)
    return found;
  sums_of_squares (ratees, n, (double) total / found.n_ratings / HENG_MICRO, &between, &within, &k_squares);
  if (means_are_equal (ratees, n, total, found.n_ratings))
    between = 0;
  found.k0 = (found.n_ratings - k_squares / found.n_ratings) / (found.n - 1);
  found.msb = between / (found.n - 1);
  found.msw = within / (found.n_ratings - found.n);
  found.has_value = found.msb > 0 || found.msw > 0;
  if (!found.has_value)
    return found;
  found.single = MAX (0, (found.msb - found.msw) / (found.msb + (found.k0 - 1) * found.msw));
  found.mean = found.msb > found.msw ? (found.msb - found.msw) / found.msb : 0;
  found.level = level_of (found.single);
  return found;
}
