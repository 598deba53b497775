/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mean, deviation and 95 % interval of the values of one group. */
#include "heng-mean-interval.h"

#include <math.h>

double
heng_student_t975 (guint df)
{
  static const double t[] = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228 };
  const double z = 1.959964;
  double v = df;

  if (df <= G_N_ELEMENTS (t))
    return t[MAX (df, 1) - 1];
  /* Fisher's expansion about the normal quantile */
  return z + (pow (z, 3) + z) / (4 * v) + (5 * pow (z, 5) + 16 * pow (z, 3) + 3 * z) / (96 * v * v)
         + (3 * pow (z, 7) + 19 * pow (z, 5) + 17 * pow (z, 3) - 15 * z) / (384 * v * v * v);
}

HengMeanInterval
heng_mean_interval (const HengMicro *values, guint n)
{
  HengMeanInterval interval = { .n = n };
  HengWide sum = 0;
  double squares = 0, mean;

  if (n == 0)
    return interval;
  for (guint i = 0; i < n; i++)
    sum += values[i];
  interval.mean = heng_div_round (sum, n);
  mean = (double) sum / n;
  for (guint i = 0; i < n; i++)
    squares += ((double) values[i] - mean) * ((double) values[i] - mean);
  interval.sd = sqrt (squares / n) / HENG_MICRO;
  interval.has_half = n >= 2;
  if (n >= 2)
    interval.half = heng_student_t975 (n - 1) * sqrt (squares / (n - 1) / n) / HENG_MICRO;
  return interval;
}

gboolean
heng_mean_interval_misses (const HengMeanInterval *interval, HengMicro other)
{
  return interval->has_half && fabs ((double) (interval->mean - other) / HENG_MICRO) > interval->half;
}
