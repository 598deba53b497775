/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a metric in words, and ticks of an axis. */
#include "heng-chart-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-language.h"

HengMeasure
heng_measure_copy (const char *name, const char *unit, int decimals, gboolean is_count)
{
  return (HengMeasure) { g_strdup (name != NULL ? name : ""), g_strdup (unit), CLAMP (decimals, 0, 2), is_count };
}

void
heng_measure_clear (HengMeasure *measure)
{
  g_free (measure->name);
  g_free (measure->unit);
}

char *
heng_measure_text (const HengMeasure *measure, HengMicro value)
{
  g_autofree char *number = heng_micro_display (value, measure->decimals, FALSE);

  /* a count says itself what it counts */
  return measure->is_count ? g_steal_pointer (&number) : heng_with_unit (number, measure->unit);
}

char *
heng_measure_tick (const HengMeasure *measure, double value, double step)
{
  int decimals = step >= 1 ? 0 : (int) ceil (-log10 (step) - 1e-9);
  g_autofree char *number = NULL;

  if (fabs (value) < step / 1e6)
    value = 0;
  if (fabs (value) >= 10000)
    return heng_short_number (value);
  number = g_strdup_printf ("%s%.*f", value < 0 ? "−" : "", decimals, fabs (value));
  return g_strcmp0 (measure->unit, "%") == 0 ? g_strdup_printf ("%s%%", number) : g_steal_pointer (&number);
}

char *
heng_short_number (double value)
{
  gboolean tens = g_str_equal (C_("numbers", "short scale"), "wan"); /* Translators: "wan" where 10,000 has a name of its own */
  double large = tens ? 1e8 : 1e6, middle = tens ? 1e4 : 1e3, size = fabs (value);
  const char *sign = value < 0 ? "−" : "";

  if (size < 10000)
    return g_strdup_printf ("%s%g", sign, round (size));
  if (size >= large)
    return g_strdup_printf ("%s%.3g%s", sign, size / large, tens ? " 亿" : "M");
  return g_strdup_printf ("%s%.4g%s", sign, size / middle, tens ? " 万" : "k");
}
