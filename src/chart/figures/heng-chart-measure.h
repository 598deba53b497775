/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart of a metric measures: its name, its unit, how its values are written. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *name, *unit; /* "Turnover", "%" or NULL */
  int decimals;
  gboolean is_count;
} HengMeasure;

HengMeasure heng_measure_copy (const char *name, const char *unit, int decimals, gboolean is_count);
void heng_measure_clear (HengMeasure *measure);
char *heng_measure_text (const HengMeasure *measure, HengMicro value);              /* "2.5%", "18" */
char *heng_measure_tick (const HengMeasure *measure, double value, double step);    /* without the unit, but for "%" */

/* "1 万", "1.2 亿" in Chinese, "10k", "1.2M" in English; a plain number below 10,000. */
char *heng_short_number (double value);

G_END_DECLS
