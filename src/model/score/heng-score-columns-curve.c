/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a rule into a curve of jumps and ramps. The pieces of a rule may be added up because each ramp ends on whole micros, so
 * that only the piece where the actual lies is ever rounded. */
#include "heng-score-columns-curve.h"

#include "heng-rule-private.h"

#define FARTHEST ((HengWide) 1 << 62) /* beyond, the distance of two marks might not fit */
#define STEEPEST ((HengWide) 1 << 29) /* beyond, gain · 2^shift might not fit */
#define SHIFT_NARROW 68               /* 120 points · 2³⁶ above 32 bits: below 2⁶³ */
#define SHIFT_WIDE 96                 /* 120 points · 2⁹⁶: below 2¹²³ */

static HengWide
greatest_common_divisor (HengWide a, HengWide b)
{
  while (b != 0)
    {
      HengWide rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

static gboolean
is_near (HengWide mark)
{
  return mark > -FARTHEST && mark < FARTHEST;
}

static void
add_jump (HengCurve *curve, HengWide from, gint64 points)
{
  if (curve->n_jumps == HENG_CURVE_MOST_JUMPS || !is_near (from))
    curve->fits = FALSE;
  else
    curve->jumps[curve->n_jumps++] = (HengCurveJump) { (gint64) from, points };
}

/* Points from `from` on (rising), or up to and with `from` (falling). */
static void
add_level (HengCurve *curve, gboolean falling, HengWide from, gint64 points)
{
  curve->base += falling ? points : 0;
  add_jump (curve, from + falling, falling ? -points : points);
}

/* From `from` to `to` there are (gain · d + extra) ÷ divisor points; `to` < `from` when falling. */
static void
add_ramp (HengCurve *curve, HengWide from, HengWide to, HengWide gain, HengWide extra, HengWide divisor)
{
  HengWide common = greatest_common_divisor (greatest_common_divisor (divisor, gain), extra);
  gboolean falling = to < from;

  gain /= common;
  extra /= common;
  divisor /= common;
  if (!is_near (from) || !is_near (to) || gain >= STEEPEST || extra >= STEEPEST || divisor >= FARTHEST)
    curve->fits = FALSE;
  else
    curve->ramps[curve->n_ramps++] = (HengCurveRamp) { (gint64) MIN (from, to), (gint64) MAX (from, to), falling, (gint64) gain,
                                                       (gint64) extra, (gint64) divisor };
}

static void
add_lin (HengCurve *curve, const HengRule *rule)
{
  HengWide zero = rule->zero, threshold = rule->threshold, target = rule->target, stretch = rule->stretch;
  gboolean falling = rule->lower_is_better;

  if (rule->has_ramp)
    add_ramp (curve, zero, threshold, HENG_POINTS_THRESHOLD, 0, falling ? zero - threshold : threshold - zero);
  else
    add_level (curve, falling, threshold, HENG_POINTS_THRESHOLD);
  add_ramp (curve, threshold, target, HENG_POINTS_TARGET - HENG_POINTS_THRESHOLD, 0,
            falling ? threshold - target : target - threshold);
  if (rule->has_stretch)
    add_ramp (curve, target, stretch, HENG_POINTS_STRETCH - HENG_POINTS_TARGET, 0, falling ? target - stretch : stretch - target);
}

/* The ramp ends a micro before the first actual that earns 120; the rest is a jump, for 120 may lie between two micros. */
static void
add_ratio (HengCurve *curve, const HengRule *rule)
{
  HengWide target = rule->target;
  gboolean falling = rule->lower_is_better;
  HengWide start = falling ? 2 * target : 0;
  HengWide full = falling ? 4 * target / 5 : (6 * target + 4) / 5;
  HengWide reach = (falling ? start - full : full) - 1;
  HengMicro reached = heng_div_round (HENG_POINTS (100) * reach, target);

  add_ramp (curve, start, falling ? full + 1 : full - 1, HENG_POINTS (100), 0, target);
  add_level (curve, falling, full, HENG_POINTS_STRETCH - reached);
}

/* One ramp up to the low edge and one down from the high one, less the 100 points that both give between the edges. */
static void
add_band (HengCurve *curve, const HengRule *rule)
{
  HengWide whole = HENG_POINTS (100) * (HengWide) HENG_MICRO;
  HengWide reach = (whole + rule->slope - 1) / rule->slope - 1; /* the last distance with more than 0 points */
  HengWide rest = whole - rule->slope * reach;
  HengMicro least = heng_div_round (rest, HENG_MICRO);

  add_ramp (curve, rule->low - reach, rule->low, rule->slope, rest, HENG_MICRO);
  add_ramp (curve, rule->high + reach, rule->high, rule->slope, rest, HENG_MICRO);
  add_jump (curve, rule->low - reach, least);
  add_jump (curve, rule->high + reach + 1, -least);
  curve->base -= HENG_POINTS_TARGET + least;
}

static void
add_steps (HengCurve *curve, const HengRule *rule)
{
  for (guint i = 0; i < rule->n_steps; i++)
    add_jump (curve, rule->steps[i].from, rule->steps[i].points - (i > 0 ? rule->steps[i - 1].points : 0));
}

static void
find_ends (HengCurve *curve)
{
  curve->first = G_MAXINT64;
  curve->last = G_MININT64;
  for (guint i = 0; i < curve->n_ramps; i++)
    {
      curve->first = MIN (curve->first, curve->ramps[i].from);
      curve->last = MAX (curve->last, curve->ramps[i].to);
    }
  for (guint i = 0; i < curve->n_jumps; i++)
    {
      curve->first = MIN (curve->first, curve->jumps[i].from - 1);
      curve->last = MAX (curve->last, curve->jumps[i].from);
    }
  curve->is_narrow = curve->last - curve->first < G_MAXINT32;
}

/* The factor is rounded up, so the product is never too small; it is exact when all that is too much stays below the distance
 * to the next half micro, 1 ÷ (2 · divisor). FALSE when it does not. */
static gboolean
ramp_finish (HengCurveRamp *ramp, guint most_shift)
{
  HengCurveWide gain = (HengCurveWide) ramp->gain, extra = (HengCurveWide) ramp->extra, divisor = (HengCurveWide) ramp->divisor;
  HengCurveWide factor, share, excess;

  ramp->shift = most_shift;
  while ((gain << ramp->shift) / divisor >= (HengCurveWide) G_MAXINT64)
    ramp->shift--;
  factor = ((gain << ramp->shift) + divisor - 1) / divisor;
  share = ((extra << ramp->shift) + divisor - 1) / divisor;
  excess = (factor * divisor - (gain << ramp->shift)) * (HengCurveWide) (ramp->to - ramp->from) + share * divisor
           - (extra << ramp->shift);
  ramp->factor = (guint64) factor;
  ramp->add = share + ((HengCurveWide) 1 << (ramp->shift - 1));
  return 2 * excess < (HengCurveWide) 1 << ramp->shift;
}

static gboolean
add_pieces (HengCurve *curve, const HengRule *rule)
{
  switch (rule->kind)
    {
    case HENG_RULE_LIN:
      add_lin (curve, rule);
      return TRUE;
    case HENG_RULE_RATIO:
      add_ratio (curve, rule);
      return TRUE;
    case HENG_RULE_BAND:
      add_band (curve, rule);
      return TRUE;
    case HENG_RULE_STEP:
      add_steps (curve, rule);
      return TRUE;
    case HENG_RULE_RATE:
      add_ramp (curve, -HENG_MICRO, 5 * HENG_MICRO, 20, 0, 1);
      return TRUE;
    case HENG_RULE_DIRECT:
      add_ramp (curve, 0, HENG_POINTS_STRETCH, 1, 0, 1);
      return TRUE;
    case HENG_RULE_DED:
    case HENG_RULE_BOOL:
    case HENG_RULE_MILE:
    default:
      return FALSE;
    }
}

gboolean
heng_curve_init (HengCurve *curve, const HengRule *rule)
{
  *curve = (HengCurve) { .fits = TRUE };
  if (!add_pieces (curve, rule))
    return FALSE;
  if (!curve->fits)
    return TRUE;
  find_ends (curve);
  for (guint i = 0; i < curve->n_ramps; i++)
    curve->fits &= ramp_finish (&curve->ramps[i], curve->is_narrow ? SHIFT_NARROW : SHIFT_WIDE);
  return TRUE;
}
