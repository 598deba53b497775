/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rolling result of the newest cycles, exact, and the line through them, a statistic (domain.md §2.10). */
#include "heng-rolling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const HengEnumValue heng_trend_values[] = {
  { HENG_TREND_INSUFFICIENT, "INSUFFICIENT", N_("Too few cycles for a trend") },
  { HENG_TREND_RISING, "RISING", N_("Rising") },
  { HENG_TREND_FALLING, "FALLING", N_("Falling") },
  { HENG_TREND_STABLE, "STABLE", N_("Steady") },
  { 0, NULL, NULL },
};

/* Newest first. */
static const gint64 weights[HENG_ROLLING_CYCLES] = { 40, 30, 20, 10 };
static const double t_975[] = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447 };

#define SLOPE_ALARM HENG_POINTS (2)
#define SD_ALARM HENG_POINTS (8)

static void
explain_point (HengTrace *trace, const HengRollingPoint *point, gint64 weight)
{
  HengTrace *step = heng_trace_add (trace, point->key ? point->key : "cycle", point->key ? point->key : _("Cycle"));

  heng_trace_note (step, _("weight %d"), (int) weight);
  heng_trace_value (step, point->published, 2);
}

/* `used` old to new. */
static void
roll (HengRolling *result, const HengRollingPoint *const *used, guint n, HengTrace *trace)
{
  g_autoptr (GString) formula = trace ? g_string_new (NULL) : NULL;
  g_autofree char *published = NULL;
  HengWide sum = 0;
  gint64 total = 0;

  result->n_rolling = MIN (n, HENG_ROLLING_CYCLES);
  for (guint i = 0; i < result->n_rolling; i++)
    {
      const HengRollingPoint *point = used[n - 1 - i];

      sum += (HengWide) weights[i] * point->published.micro;
      total += weights[i];
      if (trace)
        {
          g_autofree char *score = heng_micro_display (point->published.micro, 2, FALSE);

          g_string_append_printf (formula, "%s%d × %s", i ? " + " : "", (int) weights[i], score);
          explain_point (trace, point, weights[i]);
        }
    }
  if (total == 0)
    {
      heng_trace_value (trace, result->rolling, 6);
      return;
    }
  result->rolling = HENG_NUMBER (heng_div_round (sum, total));
  result->published = heng_micro_publish (result->rolling.micro, HENG_ROUND_HALF_UP);
  if (!trace)
    return;
  published = heng_micro_display (result->published, 2, FALSE);
  heng_trace_formula (trace, "(%s) ÷ %d", formula->str, (int) total);
  heng_trace_note_rounding (trace, sum, total);
  heng_trace_note (trace, _("published as %s"), published);
  heng_trace_value (trace, result->rolling, 6);
}

/* Sums over t = 1 … n that decide alarms without rounding; each is n times the usual sum of squares, y in micro. */
typedef struct
{
  HengWide tt, ty, yy;
} Squares;

static Squares
sum_squares (const HengRollingPoint *const *used, guint n)
{
  HengWide t = 0, y = 0, tt = 0, ty = 0, yy = 0;

  for (guint i = 0; i < n; i++)
    {
      HengWide value = used[i]->published.micro;

      t += i + 1;
      y += value;
      tt += (HengWide) (i + 1) * (i + 1);
      ty += (i + 1) * value;
      yy += value * value;
    }
  return (Squares) { n * tt - t * t, n * ty - t * y, n * yy - y * y };
}

static void
fill_band (HengRolling *result, const Squares *squares, const HengRollingPoint *const *used, guint n)
{
  double mean = 0, middle = (n + 1) / 2.0, s_tt = (double) squares->tt / n;
  HengWide sse = squares->yy * squares->tt - squares->ty * squares->ty; /* n · tt · SSE, 0 on a perfect line */

  for (guint i = 0; i < n; i++)
    mean += (double) used[i]->published.micro / HENG_MICRO / n;
  result->slope = (double) squares->ty / (double) squares->tt / HENG_MICRO;
  result->sd = sqrt ((double) squares->yy) / n / HENG_MICRO;
  result->s = sqrt ((double) sse / (double) squares->tt / n / (n - 2)) / HENG_MICRO;
  for (guint i = 0; i < n; i++)
    {
      double distance = i + 1 - middle;

      result->fit[i] = mean + result->slope * distance;
      result->half_width[i] = t_975[n - 3] * result->s * sqrt (1.0 / n + distance * distance / s_tt);
    }
}

static void
find_trend (HengRolling *result, const HengRollingPoint *const *used, guint n, HengTrace *trace)
{
  Squares squares = sum_squares (used, n);

  fill_band (result, &squares, used, n);
  if (squares.ty >= SLOPE_ALARM * squares.tt)
    result->trend = HENG_TREND_RISING;
  else if (squares.ty <= -SLOPE_ALARM * squares.tt)
    result->trend = HENG_TREND_FALLING;
  else
    result->trend = HENG_TREND_STABLE;
  result->is_volatile = squares.yy >= (HengWide) SD_ALARM * SD_ALARM * n * n;
  if (trace)
    {
      g_autofree char *slope = heng_micro_display (heng_div_round (squares.ty, squares.tt), 3, TRUE);

      heng_trace_note (trace, _("%s: %s points a cycle over %u cycles"), heng_enum_label (heng_trend_values, (int) result->trend), slope, n);
      if (result->is_volatile)
        heng_trace_note (trace, "%s", _("varies widely from cycle to cycle"));
    }
}

HengRolling
heng_rolling (const HengRollingPoint *points, guint n_points, HengTrace *trace)
{
  HengRolling result = { .rolling = HENG_NA, .trend = HENG_TREND_INSUFFICIENT };
  g_autofree gboolean *repeated = heng_rolling_repeated (points, n_points);
  const HengRollingPoint *used[HENG_TREND_CYCLES];
  guint n = 0;

  if (trace && !trace->label)
    trace->label = g_strdup (_("Rolling result"));
  for (guint i = n_points; i > 0 && n < HENG_TREND_CYCLES; i--)
    if (points[i - 1].published.state == HENG_VALUE_NUMBER && !points[i - 1].pilot && !repeated[i - 1])
      used[HENG_TREND_CYCLES - ++n] = &points[i - 1];
  result.n = n;
  roll (&result, used + HENG_TREND_CYCLES - n, n, trace);
  if (n >= 3)
    find_trend (&result, used + HENG_TREND_CYCLES - n, n, trace);
  return result;
}
