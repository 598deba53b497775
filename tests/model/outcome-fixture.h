/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grades of the shipped scheme, for tests of what follows from a score. */
#pragma once

#include "heng-distribution.h"

static inline HengGradeScale *
shipped_scale (void)
{
  static HengGradeBand bands[] = {
    { 1, 1, (char *) "S", NULL, NULL, 0, HENG_POINTS (110), 1500000, 500 },   { 2, 1, (char *) "A", NULL, NULL, 1, HENG_POINTS (100), 1200000, 2000 },
    { 3, 1, (char *) "B+", NULL, NULL, 2, HENG_POINTS (90), 1100000, 3000 },  { 4, 1, (char *) "B", NULL, NULL, 3, HENG_POINTS (75), 1000000, 3000 },
    { 5, 1, (char *) "C", NULL, NULL, 4, HENG_POINTS (60), 600000, 1000 },    { 6, 1, (char *) "D", NULL, NULL, 5, HENG_POINTS (0), 0, 500 },
  };
  static const HengGradeBand *const pointers[] = { &bands[4], &bands[0], &bands[5], &bands[2], &bands[1], &bands[3] };

  return heng_grade_scale_new (pointers, 6);
}
