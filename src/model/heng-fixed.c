/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed-point numbers: one rounding, half away from zero, everywhere. */
#include "heng-fixed.h"

gint64
heng_div_round (HengWide numerator, HengWide denominator)
{
  gboolean negative = (numerator < 0) != (denominator < 0);
  HengWide n = numerator < 0 ? -numerator : numerator;
  HengWide d = denominator < 0 ? -denominator : denominator;
  HengWide q = n / d;

  if ((n % d) * 2 >= d)
    q++;
  return (gint64) (negative ? -q : q);
}
