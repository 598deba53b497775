/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the heng-rule files and heng-score-columns: the parsed rule. */
#pragma once

#include "heng-rule.h"

/* A step of `step`: from this actual on, these points. */
typedef struct
{
  HengMicro from, points;
} HengRuleStep;

struct _HengRule
{
  HengRuleKind kind;
  gboolean is_index;
  gboolean lower_is_better;              /* LIN, RATIO */
  HengMicro threshold, target, stretch;  /* LIN; RATIO uses target */
  gboolean has_stretch, has_ramp;
  HengMicro zero;                        /* zero point of the ramp */
  HengMicro low, high, slope;            /* BAND: points lost for each unit outside */
  HengRuleStep *steps;                   /* STEP, ascending */
  guint n_steps;
  HengMicro base, minor, major;          /* DED */
  gboolean has_veto;
};

#define HENG_POINTS_THRESHOLD HENG_POINTS (60)
#define HENG_POINTS_TARGET HENG_POINTS (100)
#define HENG_POINTS_STRETCH HENG_POINTS (120)

/* Index of a Likert mean: (mean − 1) ÷ 4 · 100, exact in micro. */
static inline HengMicro
heng_likert_index (HengMicro mean)
{
  return (mean - HENG_MICRO) * 25;
}
