/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to heng-score-columns: a numeric rule as a sum of jumps and ramps, in whole numbers only. */
#pragma once

#include "heng-rule.h"

G_BEGIN_DECLS

enum { HENG_CURVE_MOST_RAMPS = 3, HENG_CURVE_MOST_JUMPS = 16 };

__extension__ typedef unsigned __int128 HengCurveWide;

/* From this actual on, so many points more (or fewer). */
typedef struct
{
  gint64 from;
  gint64 points;
} HengCurveJump;

/* Points that grow between two actuals and stay outside of them: round ((gain · d + extra) ÷ divisor), where d is the distance of
 * the actual, brought between from and to, from the end with the fewer points. The same without division, for every d that can
 * occur: (factor · d + add) >> shift; `add` holds the half for rounding, shift is at least 32. */
typedef struct
{
  gint64 from, to;
  gboolean falling; /* the fewer points are at `to` */
  gint64 gain, extra, divisor;
  guint64 factor;
  HengCurveWide add;
  guint shift;
} HengCurveRamp;

/* Points in micro of an actual: base + Σ jumps + Σ ramps. */
typedef struct
{
  gboolean fits;      /* FALSE: heng_rule_score has to do it */
  gboolean is_narrow; /* last − first < 2³¹, so that distances fit in 32 bits */
  gint64 first, last; /* nothing changes outside */
  gint64 base;
  guint n_ramps, n_jumps;
  HengCurveRamp ramps[HENG_CURVE_MOST_RAMPS];
  HengCurveJump jumps[HENG_CURVE_MOST_JUMPS];
} HengCurve;

/* FALSE for a rule that is not numeric. */
gboolean heng_curve_init (HengCurve *curve, const HengRule *rule);

/* Adds weight · points of the actuals to the sums, where processor and curve allow it at once; FALSE, with nothing done, when they do not, when n is
 * no multiple of 8, or when an actual is beyond ±2⁶² (as the marks are). */
gboolean heng_curve_add_line (const HengCurve *curve, const HengMicro *actuals, guint n, guint32 weight_bp, gint64 *sum);

G_END_DECLS
