/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mean shift and z-score in whole numbers. */
#include "heng-leniency.h"

#include <glib/gi18n-lib.h>

void
heng_rating_sums_add (HengRatingSums *sums, HengMicro mean)
{
  sums->n++;
  sums->sum += mean;
  sums->squares += (HengWide) mean * mean;
}

/* ⌊√x⌋ by Newton's method from above. */
static HengWide
square_root (HengWide x)
{
  HengWide root = 1, next;

  if (x <= 0)
    return 0;
  while (root * root < x)
    root *= 2;
  for (next = (root + x / root) / 2; next < root; next = (root + x / root) / 2)
    root = next;
  return root;
}

/* How finely deviations are taken, in parts of a micro: as fine as the pool's number leaves room for in 128 bits. */
static HengWide
grain_of (const HengRatingSums *pool)
{
  return pool->n <= 1000000 ? (HengWide) 1000000 * 1000000 : (HengWide) 1000000000;
}

/* σ in micro × grain: √(n·Σr² − (Σr)²) ÷ n. The quotient and its remainder are widened apart, so that nothing overflows. */
static HengWide
deviation (const HengRatingSums *sums, HengWide grain)
{
  HengWide widen = grain * grain;
  HengWide n2 = (HengWide) sums->n * sums->n;
  HengWide spread = sums->n * sums->squares - sums->sum * sums->sum;

  return square_root (spread / n2 * widen + spread % n2 * widen / n2);
}

static HengMicro
shift (HengMicro mean, HengMicro lambda, const HengRatingSums *own, const HengRatingSums *pool)
{
  HengWide both = (HengWide) own->n * pool->n;

  return heng_div_round (both * HENG_MICRO * mean - lambda * (own->sum * pool->n - pool->sum * own->n), both * HENG_MICRO);
}

static HengMicro
standardise (HengMicro mean, const HengRatingSums *own, const HengRatingSums *pool)
{
  HengWide grain = grain_of (pool), of_own = deviation (own, grain), of_pool = deviation (pool, grain);

  if (of_own == 0)
    return heng_div_round (pool->sum, pool->n);
  return heng_div_round (pool->sum * own->n * of_own + (own->n * (HengWide) mean - own->sum) * of_pool * pool->n,
                         own->n * of_own * pool->n);
}

/* σ to 6 decimals, for people. */
static char *
show_deviation (const HengRatingSums *sums)
{
  HengWide grain = grain_of (sums);

  return heng_micro_display (heng_div_round (deviation (sums, grain), grain), 6, FALSE);
}

static void
explain (HengTrace *trace, HengMicro mean, HengLeniency method, HengMicro lambda, const HengRatingSums *own, const HengRatingSums *pool)
{
  g_autofree char *r = heng_micro_display_short (mean), *strength = heng_micro_display_short (lambda);
  g_autofree char *mine = heng_micro_display_short (heng_div_round (own->sum, own->n));
  g_autofree char *all = heng_micro_display_short (heng_div_round (pool->sum, pool->n));

  if (method == HENG_LENIENCY_SHIFT)
    heng_trace_formula (trace, "%s − %s × (%s − %s)", r, strength, mine, all);
  else if (deviation (own, grain_of (pool)) == 0)
    heng_trace_formula (trace, "%s", all);
  else
    {
      g_autofree char *of_own = show_deviation (own), *of_pool = show_deviation (pool);

      heng_trace_formula (trace, "%s + %s × (%s − %s) ÷ %s", all, of_pool, r, mine, of_own);
    }
}

HengMicro
heng_leniency_correct (HengMicro mean, HengLeniency method, HengMicro lambda, const HengRatingSums *own, const HengRatingSums *pool,
                       HengTrace *trace)
{
  HengMicro corrected, clamped;

  if (method == HENG_LENIENCY_NONE || own->n < HENG_LENIENCY_RATEES)
    {
      if (method != HENG_LENIENCY_NONE)
        heng_trace_note (trace, _("fewer than %d people rated: not corrected"), HENG_LENIENCY_RATEES);
      heng_trace_value (trace, HENG_NUMBER (mean), 6);
      return mean;
    }
  corrected = method == HENG_LENIENCY_SHIFT ? shift (mean, lambda, own, pool) : standardise (mean, own, pool);
  clamped = CLAMP (corrected, HENG_POINTS (1), HENG_POINTS (5));
  if (trace)
    {
      explain (trace, mean, method, lambda, own, pool);
      heng_trace_note (trace, "%s", _("rounded half up to 6 decimals"));
      if (clamped != corrected)
        heng_trace_note (trace, "%s", _("limited to 1–5"));
      heng_trace_value (trace, HENG_NUMBER (clamped), 6);
    }
  return clamped;
}
