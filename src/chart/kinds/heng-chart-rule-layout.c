/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the rule chart: grid at 0, 60, 100, 120, the curve, dots that do not hide each other, handles with their names. */
#include "heng-chart-rule-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HANDLE 6.0  /* px, half of a handle */
#define REACH 12.0  /* px, half of what can be pressed */
#define DOT 3.5
#define MOST_STACKED 6
/* More values than this do not stand side by side any more: each strip of the axis has one disc whose area says how many. */
#define MOST_DOTS 200
#define STRIP 13.0 /* px */

typedef struct
{
  HengFrame *frame;
  HengCurve *curve;
  HengScale x, y;
  double left, right, top, bottom;
  GArray *line; /* the drawn curve, for labels to avoid */
} Plot;

static Plot
open_plot (HengFrame *frame, HengCurve *curve)
{
  const HengChartStyle *style = frame->style;
  double tick = heng_frame_text_width (frame, "120", style->f2, FALSE);
  Plot plot = { frame, curve };

  plot.left = frame->left + tick + 8 * frame->unit;
  plot.right = frame->right - 10 * frame->unit;
  plot.top = frame->top + 12 * frame->unit;
  plot.bottom = frame->bottom - 2.2 * style->f2;
  plot.x = (HengScale) { curve->low, curve->high, plot.left, plot.right };
  plot.y = (HengScale) { 0, 120, plot.bottom, plot.top };
  plot.line = g_array_new (FALSE, FALSE, sizeof (double));
  curve->scale = plot.x;
  return plot;
}

static void
lay_points_axis (Plot *plot)
{
  static const int ticks[] = { 100, 0, 60, 120 };
  HengFrame *frame = plot->frame;

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      double y = heng_scale_at (&plot->y, ticks[i]);
      g_autofree char *text = g_strdup_printf ("%d", ticks[i]);
      HengLabel label = { .text = text, .x = plot->left - 6 * frame->unit, .y = y, .align = 1, .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_grid_y (frame, y, plot->left, plot->right,
                         ticks[i] == 100 ? HENG_INK_TARGET : ticks[i] == 0 ? HENG_INK_AXIS : HENG_INK_GRID);
      heng_frame_try_text (frame, &label, NULL);
    }
}

static void
lay_tick (Plot *plot, double value, gboolean last)
{
  HengFrame *frame = plot->frame;
  g_autofree char *number = heng_micro_display_short ((HengMicro) llround (value * 1e6));
  g_autofree char *with = last ? heng_curve_value_text (plot->curve, (HengMicro) llround (value * 1e6)) : NULL;
  HengLabel label = { .text = with != NULL ? with : number, .x = heng_scale_at (&plot->x, value), .y = plot->bottom + 1.2 * frame->style->f2,
                      .align = 0.5, .size = frame->style->f2, .ink = HENG_INK_TICK };
  double half = heng_frame_text_width (frame, label.text, label.size, FALSE) / 2;

  label.x = CLAMP (label.x, plot->left + MIN (half, 2), plot->right - half + 8 * frame->unit);
  heng_frame_try_text (frame, &label, NULL);
}

static void
lay_value_axis (Plot *plot)
{
  HengRuleKind kind = heng_rule_kind (plot->curve->rule);
  double span = plot->curve->high - plot->curve->low, step = heng_tick_step (span, plot->right - plot->left > 360 * plot->frame->unit ? 8 : 4);
  double last = floor (plot->curve->high / step + 1e-9) * step;

  if (kind == HENG_RULE_BOOL)
    {
      lay_tick (plot, 1, TRUE);
      lay_tick (plot, 0, TRUE);
      return;
    }
  lay_tick (plot, last, TRUE); /* its unit says what the axis measures */
  for (double value = ceil (plot->curve->low / step - 1e-9) * step; value < last - step / 2; value += step)
    lay_tick (plot, fabs (value) < step / 1000 ? 0 : value, FALSE);
}

static void
lay_curve (Plot *plot)
{
  const GArray *line = plot->curve->line;
  HengShape *shape = heng_frame_polygon (plot->frame, HENG_INK_NONE, HENG_INK_GAIN, 2.5 * plot->frame->unit);

  shape->open = TRUE;
  for (guint i = 0; i + 1 < line->len; i += 2)
    {
      double x = heng_scale_at (&plot->x, g_array_index (line, double, i)), y = heng_scale_at (&plot->y, g_array_index (line, double, i + 1));

      heng_shape_add_point (shape, x, y);
      g_array_append_val (plot->line, x);
      g_array_append_val (plot->line, y);
    }
}

/* Values at the same place stand above each other, up to a few. */
static guint
stacked (const Plot *plot, guint i, double x)
{
  guint n = 0;

  for (guint k = 0; k < i; k++)
    {
      const HengCurveDot *other = plot->curve->dots->pdata[k];
      double at = heng_scale_at (&plot->x, CLAMP (heng_points_double (other->x), plot->curve->low, plot->curve->high));

      n += fabs (at - x) < 1.5 * DOT * plot->frame->unit;
    }
  return MIN (n, MOST_STACKED);
}

static void
lay_dot (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const HengCurveDot *dot = plot->curve->dots->pdata[i];
  double x = heng_scale_at (&plot->x, CLAMP (heng_points_double (dot->x), plot->curve->low, plot->curve->high));
  double y = heng_scale_at (&plot->y, heng_points_double (dot->points)), radius = DOT * frame->unit;
  g_autofree char *name = g_strdup_printf ("dot:%u", i);
  HengShape *shape;

  y = MAX (y - 2 * radius * stacked (plot, i, x), plot->top);
  shape = heng_frame_disc (frame, x, y, radius, dot->is_old ? HENG_INK_BACKGROUND : HENG_INK_TEXT);
  shape->stroke = dot->is_old ? HENG_INK_TICK : HENG_INK_BACKGROUND;
  shape->line_width = 1.5 * frame->unit;
  heng_frame_mark (frame, name, x - radius, y - radius, 2 * radius, 2 * radius, heng_curve_dot_spoken (plot->curve, dot), dot->target_id);
}

/* The values in one strip of the axis. */
typedef struct
{
  guint n;
  HengMicro least, most;
  double sum; /* of values on the axis */
} Strip;

static void
lay_strip (Plot *plot, const Strip *strip, guint fullest, guint i)
{
  HengFrame *frame = plot->frame;
  double value = strip->sum / strip->n, x = heng_scale_at (&plot->x, value);
  double radius = MAX (STRIP / 2 * sqrt ((double) strip->n / fullest), 1.5) * frame->unit;
  HengMicro points = heng_rule_points_at (plot->curve->rule, CLAMP ((HengMicro) llround (value * 1e6), strip->least, strip->most));
  double y = heng_scale_at (&plot->y, heng_points_double (points));
  g_autofree char *name = g_strdup_printf ("dots:%u", i);
  HengShape *shape = heng_frame_disc (frame, x, y, radius, HENG_INK_TEXT);

  shape->stroke = HENG_INK_BACKGROUND;
  shape->line_width = frame->unit;
  heng_frame_mark (frame, name, x - radius, y - radius, 2 * radius, 2 * radius,
                   heng_curve_strip_spoken (plot->curve, strip->n, strip->least, strip->most), 0);
}

static void
lay_strips (Plot *plot)
{
  double width = STRIP * plot->frame->unit;
  guint n = (guint) ceil ((plot->right - plot->left) / width) + 1, fullest = 1;
  g_autofree Strip *strips = g_new0 (Strip, n);

  for (guint i = 0; i < plot->curve->dots->len; i++)
    {
      const HengCurveDot *dot = plot->curve->dots->pdata[i];
      double value = CLAMP (heng_points_double (dot->x), plot->curve->low, plot->curve->high), x = heng_scale_at (&plot->x, value);
      Strip *strip = &strips[MIN ((guint) MAX ((x - plot->left) / width, 0), n - 1)];

      strip->least = strip->n > 0 ? MIN (strip->least, dot->x) : dot->x;
      strip->most = strip->n > 0 ? MAX (strip->most, dot->x) : dot->x;
      strip->sum += value;
      strip->n++;
      fullest = MAX (fullest, strip->n);
    }
  for (guint i = 0; i < n; i++)
    if (strips[i].n > 0)
      lay_strip (plot, &strips[i], fullest, i);
}

static void
lay_dots (Plot *plot)
{
  if (plot->curve->dots->len > MOST_DOTS)
    {
      lay_strips (plot);
      return;
    }
  for (guint i = 0; i < plot->curve->dots->len; i++)
    lay_dot (plot, i);
}

static char *
handle_text (const Plot *plot, guint i)
{
  g_autofree char *value = heng_curve_value_text (plot->curve, plot->curve->numbers[i].value);

  return g_strdup_printf ("%s %s", _(plot->curve->numbers[i].label), value);
}

/* Beside the handle where there is room: away from the curve first. */
static void
name_handle (Plot *plot, const char *text, double x, double y)
{
  double gap = 12 * plot->frame->unit, line = 1.1 * plot->frame->style->f2;
  const struct { double dx, dy, align; } tries[] = { { gap, line, 0 }, { -gap, -line, 1 }, { gap, -line, 0 }, { -gap, line, 1 },
                                                     { gap, 2.2 * line, 0 }, { -gap, 2.2 * line, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      HengLabel label = { .text = text, .x = x + tries[i].dx, .y = y + tries[i].dy, .align = tries[i].align, .size = plot->frame->style->f2,
                          .ink = HENG_INK_LABEL };

      if (label.y > plot->bottom - line / 2 || label.y < plot->frame->top + line / 2)
        continue;
      if (heng_frame_try_text (plot->frame, &label, plot->line))
        return;
    }
}

static void
lay_handle (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  HengMicro value = plot->curve->numbers[i].value;
  double x = heng_scale_at (&plot->x, heng_points_double (value)), half = HANDLE * frame->unit, reach = REACH * frame->unit;
  double y = heng_scale_at (&plot->y, heng_points_double (heng_rule_points_at (plot->curve->rule, value)));
  g_autofree char *name = g_strdup_printf ("handle:%u", i), *text = handle_text (plot, i);
  g_autofree char *points = heng_micro_display (heng_rule_points_at (plot->curve->rule, value), 2, FALSE);
  HengShape *shape;
  HengMarkPlace *place;

  if (plot->curve->numbers[i].is_points || heng_points_double (value) < plot->curve->low || heng_points_double (value) > plot->curve->high)
    return;
  shape = heng_frame_rect (frame, x - half, y - half, 2 * half, 2 * half, HENG_INK_BACKGROUND);
  shape->stroke = HENG_INK_GAIN;
  shape->line_width = 2.5 * frame->unit;
  shape->radius = 3 * frame->unit;
  place = heng_frame_mark (frame, name, x - reach, y - reach, 2 * reach, 2 * reach, g_strdup_printf ("%s → %s", text, points), 0);
  place->x = x - half;
  place->y = y - half;
  place->width = place->height = 2 * half;
  name_handle (plot, text, x, y);
}

void
heng_curve_layout (HengChart *chart, HengFrame *frame)
{
  HengCurve *curve = chart->data;
  Plot plot;

  if (curve->rule == NULL)
    {
      heng_frame_message (frame);
      return;
    }
  plot = open_plot (frame, curve);
  if (plot.bottom - plot.top < 6 * frame->style->f2 || plot.right - plot.left < 8 * frame->style->f1)
    heng_frame_table (frame);
  else
    {
      lay_points_axis (&plot);
      lay_value_axis (&plot);
      lay_curve (&plot);
      lay_dots (&plot);
      for (guint i = 0; i < curve->n_numbers; i++)
        lay_handle (&plot, i);
    }
  g_array_unref (plot.line);
}
