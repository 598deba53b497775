/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Means of small groups with the interval that chance leaves them: a statistic for comparing, never part of a score. */
#pragma once

#include "heng-fixed.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  HengMicro mean;    /* rounded once; 0 when n is 0 */
  double sd;         /* points; population SD (domain.md §0); 0 when n < 2 */
  gboolean has_half; /* n ≥ 2 */
  double half;       /* points: t(0.975, n − 1) · s ÷ √n with the sample's s, so mean ± half is the 95 % interval */
} HengMeanInterval;

HengMeanInterval heng_mean_interval (const HengMicro *values, guint n);
/* Does the interval leave `other` out? FALSE without an interval. */
gboolean heng_mean_interval_misses (const HengMeanInterval *interval, HengMicro other);

/* t(0.975, df) of Student, df ≥ 1, to 3 decimals. */
double heng_student_t975 (guint df);

G_END_DECLS
