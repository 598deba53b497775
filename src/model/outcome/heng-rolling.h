/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More than one cycle: rolling result, trend and its band (domain.md §2.10, TV-M1). */
#pragma once

#include "heng-date.h"
#include "heng-trace.h"
#include "heng-record.h"

G_BEGIN_DECLS

#define HENG_ROLLING_CYCLES 4
#define HENG_TREND_CYCLES 8

typedef enum { HENG_TREND_INSUFFICIENT, HENG_TREND_RISING, HENG_TREND_FALLING, HENG_TREND_STABLE } HengTrend;
extern const HengEnumValue heng_trend_values[];

typedef struct
{
  const char *key;     /* of the cycle, for the proof; may be NULL */
  HengValue published; /* what is no number is left out, as pilot cycles are */
  gboolean pilot;
  HengDate from, to;   /* of the cycle; HENG_DATE_NONE: not known, then it stands beside all others */
} HengRollingPoint;

typedef struct
{
  guint n;             /* published non-pilot cycles in the trend, at most 8 */
  guint n_rolling;     /* of them in the rolling result, at most 4 */
  HengValue rolling;   /* micro; NA without any cycle */
  HengMicro published; /* 2 decimals, in micro; 0 when rolling is NA */
  HengTrend trend;
  gboolean is_volatile;
  /* from three cycles on, else 0: statistics, never fed back into a score */
  double slope, sd, s;
  double fit[HENG_TREND_CYCLES], half_width[HENG_TREND_CYCLES]; /* at t = 1 … n */
} HengRolling;

/* Which points speak of a time that others speak of too and do not count (new array of n): a half-year beside its quarters. The finest cycles
 * that cover the time of a longer one whole stand for it; where they leave a gap, the longer one stands for them. domain.md §2.10 is silent. */
gboolean *heng_rolling_repeated (const HengRollingPoint *points, guint n);

/* `points` old to new; each time counts once. `trace` (may be NULL) becomes the step "rolling" with one child per cycle that counts. */
HengRolling heng_rolling (const HengRollingPoint *points, guint n_points, HengTrace *trace);

G_END_DECLS
