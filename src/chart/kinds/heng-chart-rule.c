/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule chart as an object: the curve by corners, the axis that shows all of it, the dots. */
#include "heng-chart-rule-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
dot_free (gpointer data)
{
  HengCurveDot *dot = data;

  g_free (dot->who);
  g_free (dot->period);
  g_free (dot);
}

static void
curve_free (gpointer data)
{
  HengCurve *curve = data;

  g_clear_pointer (&curve->rule, heng_rule_free);
  g_free (curve->unit);
  g_array_unref (curve->line);
  g_ptr_array_unref (curve->dots);
  g_free (curve);
}

static double
curve_height (HengChart *chart, const HengFrame *frame)
{
  (void) chart;
  return MAX (190 * frame->unit, 14 * frame->style->f1);
}

static const HengChartClass curve_class = { "rule", heng_curve_layout, curve_height, curve_free };

/* Room beside the outermost corners, and for values not too far beyond them. */
static void
find_ends (HengCurve *curve, const GArray *corners)
{
  HengMicro first = g_array_index (corners, HengMicro, 0), last = g_array_index (corners, HengMicro, corners->len - 1);
  double from = heng_points_double (first), to = heng_points_double (last);
  double span = to > from ? to - from : MAX (fabs (from), 1);
  HengRuleKind kind = heng_rule_kind (curve->rule);
  gboolean fixed = kind == HENG_RULE_RATE || kind == HENG_RULE_DIRECT || kind == HENG_RULE_BOOL;

  curve->low = fixed || kind == HENG_RULE_DED || kind == HENG_RULE_RATIO ? from : from - .25 * span;
  curve->high = fixed ? to : to + .25 * span;
  for (guint i = 0; i < curve->dots->len && !fixed; i++)
    {
      double x = heng_points_double (((HengCurveDot *) curve->dots->pdata[i])->x);

      if (x < curve->low && x > from - span)
        curve->low = x - .05 * span;
      if (x > curve->high && x < to + span)
        curve->high = x + .05 * span;
    }
  if (heng_rule_is_index (curve->rule))
    {
      curve->low = MAX (curve->low, 0);
      curve->high = MIN (curve->high, 100);
    }
}

static void
add_point (HengCurve *curve, HengMicro x)
{
  double at = heng_points_double (x), points = heng_points_double (heng_rule_points_at (curve->rule, x));
  guint n = curve->line->len;

  if (at < curve->low || at > curve->high)
    return;
  if (n >= 2 && fabs (g_array_index (curve->line, double, n - 2) - at) < 1e-9 && fabs (g_array_index (curve->line, double, n - 1) - points) < 1e-9)
    return;
  g_array_append_val (curve->line, at);
  g_array_append_val (curve->line, points);
}

/* Between corners a rule is straight, so its ends and both sides of each corner are the whole curve. */
static void
trace_line (HengCurve *curve, const GArray *corners)
{
  add_point (curve, (HengMicro) llround (curve->low * 1e6));
  for (guint i = 0; i < corners->len; i++)
    {
      HengMicro x = g_array_index (corners, HengMicro, i);

      add_point (curve, x - 1);
      add_point (curve, x);
      add_point (curve, x + 1);
    }
  add_point (curve, (HengMicro) llround (curve->high * 1e6));
}

static void
rebuild (HengChart *chart)
{
  HengCurve *curve = chart->data;
  g_autoptr (GArray) corners = NULL;

  g_array_set_size (curve->line, 0);
  if (curve->rule != NULL)
    {
      corners = heng_rule_corners (curve->rule);
      find_ends (curve, corners);
      trace_line (curve, corners);
    }
  heng_curve_say (chart);
}

HengChart *
heng_chart_rule_new (const char *rule, const char *unit)
{
  HengCurve *curve = g_new0 (HengCurve, 1);
  HengChart *chart = heng_chart_new (&curve_class, curve);
  g_autoptr (GError) error = NULL;

  curve->rule = heng_rule_parse (rule, &error);
  curve->unit = g_strdup (unit);
  curve->line = g_array_new (FALSE, FALSE, sizeof (double));
  curve->dots = g_ptr_array_new_with_free_func (dot_free);
  curve->n_numbers = curve->rule != NULL ? heng_rule_points (curve->rule, curve->numbers) : 0;
  chart->empty = error != NULL ? g_strdup (error->message) : NULL;
  rebuild (chart);
  return chart;
}

void
heng_chart_rule_set_dots (HengChart *chart, const HengRuleDot *dots, guint n)
{
  HengCurve *curve = chart->data;

  g_ptr_array_set_size (curve->dots, 0);
  for (guint i = 0; i < n && curve->rule != NULL; i++)
    {
      HengCurveDot *dot = g_new0 (HengCurveDot, 1);

      *dot = (HengCurveDot) { dots[i].x, heng_rule_points_at (curve->rule, dots[i].x), g_strdup (dots[i].who), g_strdup (dots[i].period),
                              dots[i].target_id, dots[i].is_old };
      g_ptr_array_add (curve->dots, dot);
    }
  rebuild (chart);
}

int
heng_chart_rule_handle (const HengChartMark *mark)
{
  return g_str_has_prefix (mark->name, "handle:") ? (int) g_ascii_strtoll (mark->name + strlen ("handle:"), NULL, 10) : -1;
}

HengMicro
heng_chart_rule_step (HengChart *chart)
{
  const HengCurve *curve = chart->data;
  double span = curve->high - curve->low;

  return span > 0 ? MAX ((HengMicro) llround (heng_tick_step (span, 200) * 1e6), 1) : HENG_MICRO;
}

HengMicro
heng_chart_rule_value_at (HengChart *chart, double x)
{
  const HengCurve *curve = chart->data;
  HengMicro step = heng_chart_rule_step (chart);
  double width = curve->scale.to - curve->scale.from, value;

  if (width <= 0)
    return 0;
  value = curve->low + (x - curve->scale.from) / width * (curve->high - curve->low);
  return (HengMicro) llround (CLAMP (value, curve->low, curve->high) * 1e6 / (double) step) * step;
}
