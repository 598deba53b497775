/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discrimination, missing rate, rater bias, time spent and appeals. Alarms compare whole numbers, so a limit met exactly is met. */
#include "heng-quality.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CAP HENG_POINTS (120)
#define LOW_SD 5
#define CROWDED_PERCENT 80
#define MISSING_PERCENT 10
#define APPEAL_PERCENT 5
#define AMENDED_PERCENT 30
#define FAIR_AT_LEAST (35 * HENG_MICRO / 10)

/* Sums of up to some 10⁹ values of up to 120 points stay inside 128 bits. */
typedef struct
{
  guint n;
  HengWide sum, squares;
} Moments;

static Moments
moments_of (const HengMicro *values, guint n)
{
  Moments moments = { .n = n };

  for (guint i = 0; i < n; i++)
    {
      moments.sum += values[i];
      moments.squares += (HengWide) values[i] * values[i];
    }
  return moments;
}

/* n² · variance, exact, in micro². */
static HengWide
spread (const Moments *moments)
{
  return moments->squares * moments->n - moments->sum * moments->sum;
}

static double
sd_of (const Moments *moments)
{
  return moments->n > 0 ? sqrt ((double) spread (moments)) / moments->n / HENG_MICRO : 0;
}

/* SD < limit, the limit in tenths. */
static gboolean
is_spread_below (const Moments *moments, int tenths)
{
  HengWide limit = (HengWide) moments->n * tenths * (HENG_MICRO / 10);

  return spread (moments) < limit * limit;
}

static int
compare_micro (gconstpointer a, gconstpointer b)
{
  HengMicro x = *(const HengMicro *) a, y = *(const HengMicro *) b;

  return (x > y) - (x < y);
}

static guint
commonest (const HengMicro *points, guint n)
{
  g_autofree HengMicro *sorted = g_memdup2 (points, n * sizeof (HengMicro));
  guint most = 0, run = 0;

  if (n > 0)
    qsort (sorted, n, sizeof (HengMicro), compare_micro);
  for (guint i = 0; i < n; i++)
    {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      most = MAX (most, run);
    }
  return most;
}

HengDiscrimination
heng_discrimination (const HengMicro *points, guint n)
{
  HengDiscrimination found = { .n = n };
  Moments moments = moments_of (points, n);
  guint most;

  if (n == 0)
    return found;
  for (guint i = 0; i < n; i++)
    found.n_cap += points[i] >= CAP;
  found.n_common = commonest (points, n);
  most = MAX (found.n_cap, found.n_common);
  found.mean = (double) moments.sum / n / HENG_MICRO;
  found.sd = sd_of (&moments);
  found.share = (double) most / n;
  found.low_sd = n >= 2 && is_spread_below (&moments, LOW_SD * 10);
  found.crowded = n >= 2 && (guint64) most * 100 >= (guint64) n * CROWDED_PERCENT;
  return found;
}

HengMissingRate
heng_missing_rate (guint missing, guint expected)
{
  return (HengMissingRate) {
    .missing = missing,
    .expected = expected,
    .rate = expected > 0 ? (double) missing / expected : 0,
    .alarm = (guint64) missing * 100 > (guint64) expected * MISSING_PERCENT,
  };
}

HengRaterBias
heng_rater_bias (const HengMicro *own, guint n_own, const HengMicro *pool, guint n_pool)
{
  HengRaterBias found = { .n = n_own };
  Moments mine = moments_of (own, n_own), all = moments_of (pool, n_pool);
  HengWide difference = mine.sum * n_pool - all.sum * n_own;
  HengWide whole = (HengWide) n_own * n_pool;

  if (n_own == 0 || n_pool == 0)
    return found;
  found.bias = (double) difference / (double) whole / HENG_MICRO;
  found.sd = sd_of (&mine);
  found.biased = (difference < 0 ? -difference : difference) * 2 >= whole * HENG_MICRO;
  found.uniform = n_own >= 2 && is_spread_below (&mine, 3);
  return found;
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median_of (const double *values, guint n)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof (double));

  if (n == 0)
    return 0;
  qsort (sorted, n, sizeof (double), compare_double);
  return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
}

HengTimeSpent
heng_time_spent (const double *minutes, guint n, double target, const double *before, guint n_before)
{
  HengTimeSpent found = { .n = n, .median = median_of (minutes, n) };

  found.above_target = n > 0 && found.median > target;
  found.no_fall = n > 0 && n_before > 0 && found.median >= median_of (before, n_before);
  return found;
}

HengAppeals
heng_appeals_judge (guint results, guint appeals, guint decided, guint amended, HengValue fairness)
{
  return (HengAppeals) {
    .results = results,
    .appeals = appeals,
    .decided = decided,
    .amended = amended,
    .many = (guint64) appeals * 100 > (guint64) results * APPEAL_PERCENT,
    .often_amended = (guint64) amended * 100 > (guint64) decided * AMENDED_PERCENT,
    .felt_unfair = fairness.state == HENG_VALUE_NUMBER && fairness.micro < FAIR_AT_LEAST,
  };
}
