/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule chart says: whom the rule would reward. */
#include "heng-chart-rule-private.h"

#include <glib/gi18n-lib.h>

char *
heng_curve_value_text (const HengCurve *curve, HengMicro x)
{
  g_autofree char *number = heng_micro_display_short (x);

  switch (heng_rule_kind (curve->rule))
    {
    case HENG_RULE_BOOL:
      return g_strdup (x * 2 >= HENG_MICRO ? _("Yes") : _("No"));
    case HENG_RULE_DED:
      return g_strdup_printf (_("%s points off"), number);
    case HENG_RULE_MILE:
      return x <= 0 ? g_strdup (_("on time")) : g_strdup_printf (_("%s days late"), number);
    case HENG_RULE_LIN: case HENG_RULE_RATIO: case HENG_RULE_BAND: case HENG_RULE_STEP: case HENG_RULE_RATE: case HENG_RULE_DIRECT:
    default:
      return heng_with_unit (number, heng_rule_is_index (curve->rule) ? NULL : curve->unit);
    }
}

char *
heng_curve_dot_spoken (const HengCurve *curve, const HengCurveDot *dot)
{
  g_autofree char *value = heng_curve_value_text (curve, dot->x), *points = heng_micro_display (dot->points, 2, FALSE);
  g_autofree char *whose = dot->who != NULL && dot->period != NULL ? g_strdup_printf ("%s · %s", dot->who, dot->period)
                           : dot->who != NULL                      ? g_strdup (dot->who)
                                                                   : g_strdup (dot->period != NULL ? dot->period : "");

  return g_strdup_printf ("%s%s%s → %s", whose, *whose != '\0' ? ": " : "", value, points);
}

static char *
between (char *least, char *most)
{
  g_autofree char *a = least, *b = most;

  return g_str_equal (a, b) ? g_steal_pointer (&a) : g_strdup_printf ("%s – %s", a, b);
}

char *
heng_curve_strip_spoken (const HengCurve *curve, guint n, HengMicro least, HengMicro most)
{
  g_autofree char *values = between (heng_curve_value_text (curve, least), heng_curve_value_text (curve, most));
  g_autofree char *points = between (heng_micro_display (heng_rule_points_at (curve->rule, least), 2, FALSE),
                                     heng_micro_display (heng_rule_points_at (curve->rule, most), 2, FALSE));
  g_autofree char *count = g_strdup_printf (ngettext ("%u value", "%u values", n), n);

  return g_strdup_printf ("%s: %s → %s", count, values, points);
}

/* How many values score above 100, and below 60. */
static void
count (const HengCurve *curve, guint *above, guint *below)
{
  *above = *below = 0;
  for (guint i = 0; i < curve->dots->len; i++)
    {
      HengMicro points = ((HengCurveDot *) curve->dots->pdata[i])->points;

      *above += points > HENG_POINTS (100);
      *below += points < HENG_POINTS (60);
    }
}

static char *
finding (const HengCurve *curve)
{
  guint n = curve->dots->len, above, below;

  count (curve, &above, &below);
  if (n == 0)
    return g_strdup (_("No actual values yet to hold against this rule"));
  if (above == n)
    return g_strdup_printf (ngettext ("The only value would score above 100", "All %u would score above 100: the target asks for nothing new", n), n);
  if (below * 2 > n)
    return g_strdup_printf (_("%u of %u would score below 60"), below, n);
  if (above == 0)
    return g_strdup_printf (_("None of %u would score above 100"), n);
  return g_strdup_printf (_("%u of %u would score above 100"), above, n);
}

static char *
measure (const HengCurve *curve)
{
  gboolean index = heng_rule_is_index (curve->rule);
  gboolean has_unit = curve->unit != NULL && *curve->unit != '\0' && !index;

  switch (heng_rule_kind (curve->rule))
    {
    case HENG_RULE_DED:
      return g_strdup (_("Points by points taken off"));
    case HENG_RULE_MILE:
      return g_strdup (_("Points of a milestone with quality 4 by working days late"));
    case HENG_RULE_RATE:
      return g_strdup (_("Points by rating"));
    case HENG_RULE_BOOL: case HENG_RULE_DIRECT:
      return g_strdup (_("Points by value"));
    case HENG_RULE_LIN: case HENG_RULE_RATIO: case HENG_RULE_BAND: case HENG_RULE_STEP:
    default:
      return index      ? g_strdup (_("Points by satisfaction index"))
             : has_unit ? g_strdup_printf (_("Points by actual value (%s)"), curve->unit)
                        : g_strdup (_("Points by actual value"));
    }
}

static void
fill_table (HengChart *chart, const HengCurve *curve)
{
  heng_chart_add_row (chart, C_("chart", "Whose"), C_("chart", "Period"), C_("chart", "Actual value"), C_("chart", "Points"), NULL);
  for (guint i = 0; i < curve->n_numbers; i++)
    {
      g_autofree char *value = NULL, *points = NULL;

      if (curve->numbers[i].is_points)
        continue;
      value = heng_curve_value_text (curve, curve->numbers[i].value);
      points = heng_micro_display (heng_rule_points_at (curve->rule, curve->numbers[i].value), 2, FALSE);
      heng_chart_add_row (chart, _(curve->numbers[i].label), "", value, points, NULL);
    }
  for (guint i = 0; i < curve->dots->len; i++)
    {
      const HengCurveDot *dot = curve->dots->pdata[i];
      g_autofree char *value = heng_curve_value_text (curve, dot->x), *points = heng_micro_display (dot->points, 2, FALSE);

      heng_chart_add_row (chart, dot->who != NULL ? dot->who : "", dot->period != NULL ? dot->period : "", value, points, NULL);
    }
}

static void
set (char **slot, char *text)
{
  g_free (*slot);
  *slot = text;
}

void
heng_curve_say (HengChart *chart)
{
  const HengCurve *curve = chart->data;
  g_autofree char *what = NULL, *rule = NULL;
  guint above, below;

  g_ptr_array_set_size (chart->table, 0);
  set (&chart->name, g_strdup (_("Curve of a scoring rule")));
  if (curve->rule == NULL)
    {
      set (&chart->title, g_strdup (_("This is no rule yet")));
      set (&chart->subtitle, g_strdup (""));
      set (&chart->description, g_strdup (chart->empty));
      heng_chart_add_row (chart, C_("chart", "Whose"), C_("chart", "Points"), NULL);
      return;
    }
  count (curve, &above, &below);
  what = measure (curve);
  rule = heng_rule_describe (curve->rule);
  set (&chart->title, finding (curve));
  set (&chart->subtitle, curve->dots->len > 0 ? g_strdup_printf (_("%s; dots: past values, n = %u"), what, curve->dots->len) : g_strdup (what));
  set (&chart->description, g_strdup_printf (_("%s. Of %u values %u score above 100 and %u below 60."), rule, curve->dots->len, above, below));
  fill_table (chart, curve);
}
