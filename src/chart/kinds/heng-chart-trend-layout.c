/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the trend chart: bands and axis, line, points, and values that avoid the line and each other. */
#include "heng-chart-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  HengFrame *frame;
  const HengTrendChart *trend;
  double left, right, top, bottom; /* of the plot */
  HengScale x, y;
  GArray *line; /* the drawn polyline, for labels to avoid */
} Plot;

static double
value_y (const Plot *plot, double value)
{
  return heng_scale_at (&plot->y, CLAMP (value, plot->trend->low, plot->trend->high));
}

static double
point_x (const Plot *plot, double index)
{
  return plot->trend->points->len > 1 ? heng_scale_at (&plot->x, index) : (plot->x.from + plot->x.to) / 2;
}

static const HengTrendPoint *
point_at (const Plot *plot, guint i)
{
  return plot->trend->points->pdata[i];
}

static Plot
open_plot (HengFrame *frame, const HengTrendChart *trend)
{
  const HengChartStyle *style = frame->style;
  double grade = 0, tick = heng_frame_text_width (frame, "120", style->f2, FALSE), inset;
  Plot plot = { frame, trend, frame->left, 0, frame->top, 0 };

  for (guint i = 0; i < trend->cuts->len; i++)
    grade = MAX (grade, heng_frame_text_width (frame, g_array_index (trend->cuts, HengTrendCut, i).grade, style->f2, TRUE));
  plot.right = frame->right - tick - grade - 18 * frame->unit;
  plot.bottom = frame->bottom - 2.1 * style->f2;
  inset
      = MAX (heng_frame_text_width (frame, "100.00", style->f1, TRUE), heng_frame_text_width (frame, "2026 Q4", style->f2, FALSE))
        / 2;
  plot.x = (HengScale) { 0, MAX (1, (double) trend->points->len - 1), plot.left + inset, plot.right - inset };
  plot.y = (HengScale) { trend->low, trend->high, plot.bottom, plot.top };
  plot.line = g_array_new (FALSE, FALSE, sizeof (double));
  return plot;
}

/* Ticks on the grade cuts, the ends first, then from above; grade letters between the cuts. */
static void
lay_axis (Plot *plot)
{
  HengFrame *frame = plot->frame;
  const GArray *cuts = plot->trend->cuts;
  double last = plot->bottom + 2 * frame->style->f2, upper = plot->top, line = 1.15 * frame->style->f2;

  heng_frame_grid_y (frame, plot->bottom, plot->left, plot->right, HENG_INK_AXIS);
  for (guint i = cuts->len; i > 0; i--)
    {
      const HengTrendCut *cut = &g_array_index (cuts, HengTrendCut, i - 1);
      double lower = value_y (plot, cut->value);
      g_autofree char *tick = g_strdup_printf ("%.0f", cut->value);
      HengLabel label = { .text = tick, .x = frame->right, .y = lower, .align = 1, .size = frame->style->f2,
                          .ink = HENG_INK_TICK };

      if (cut->value > plot->trend->low && cut->value < plot->trend->high)
        heng_frame_grid_y (frame, lower, plot->left, plot->right, HENG_INK_GRID);
      if (cut->value >= plot->trend->low
          && (cut->value <= plot->trend->low || (plot->bottom - lower >= line && last - lower >= 0)))
        heng_frame_try_text (frame, &label, NULL);
      label = (HengLabel) { .text = cut->grade, .x = plot->right + 8 * frame->unit, .y = (lower + upper) / 2,
                            .size = frame->style->f2,
                            .bold = TRUE, .ink = HENG_INK_LABEL };
      if (upper < lower && lower - upper >= line)
        heng_frame_try_text (frame, &label, NULL);
      upper = lower;
    }
}

static void
lay_bands (Plot *plot)
{
  const GArray *cuts = plot->trend->cuts;
  double upper = plot->top;

  for (guint i = cuts->len; i > 0; i--)
    {
      double lower = value_y (plot, g_array_index (cuts, HengTrendCut, i - 1).value);

      if ((cuts->len - i) % 2 == 0 && lower > upper)
        heng_frame_rect (plot->frame, plot->left, upper, plot->right - plot->left, lower - upper, HENG_INK_BAND);
      upper = lower;
    }
}

/* Position of place t of the fit, between its points by proportion. */
static double
fit_x (const Plot *plot, double t)
{
  const HengTrendChart *trend = plot->trend;
  guint i = MIN ((guint) t, trend->n - 2);

  return point_x (plot, trend->fitted[i]) + (t - i) * (point_x (plot, trend->fitted[i + 1]) - point_x (plot, trend->fitted[i]));
}

static void
lay_fit (Plot *plot)
{
  const HengTrendChart *trend = plot->trend;
  const int steps = 32;
  gboolean print = plot->frame->style->theme == HENG_THEME_PRINT;
  double span = trend->n - 1.0;
  HengShape *shape;

  if (trend->show_band)
    {
      shape = heng_frame_polygon (plot->frame, HENG_INK_TINT, print ? HENG_INK_AXIS : HENG_INK_NONE, 0.5);
      shape->dash = 2;
      shape->gap = print ? 1.5 : 0;
      for (int i = 0; i <= 2 * steps + 1; i++)
        {
          double t = span * (i <= steps ? i : 2 * steps + 1 - i) / steps,
                 half = heng_trend_half_width (trend, t) * (i <= steps ? 1 : -1);

          heng_shape_add_point (shape, fit_x (plot, t), value_y (plot, heng_trend_fit (trend, t) + half));
        }
    }
  if (trend->show_fit)
    {
      shape = heng_frame_line (plot->frame, fit_x (plot, 0), value_y (plot, heng_trend_fit (trend, 0)), fit_x (plot, span),
                               value_y (plot, heng_trend_fit (trend, span)), HENG_INK_GAIN, 1.5 * plot->frame->unit);
      shape->dash = 5 * plot->frame->unit;
      shape->gap = 3.5 * plot->frame->unit;
    }
}

static void
lay_mean (Plot *plot)
{
  HengShape *shape = NULL;

  for (guint i = 0; i < plot->trend->points->len; i++)
    {
      const HengTrendPoint *point = point_at (plot, i);

      if (!point->has_mean)
        {
          shape = NULL;
          continue;
        }
      if (shape == NULL)
        {
          shape = heng_frame_polygon (plot->frame, HENG_INK_NONE, HENG_INK_TICK, 1.5 * plot->frame->unit);
          shape->open = TRUE;
          shape->dash = shape->gap = 4 * plot->frame->unit;
        }
      heng_shape_add_point (shape, point_x (plot, i), value_y (plot, point->mean));
    }
}

/* Solid from score to score; dotted over a gap, from a pilot, and to a forecast. */
static void
lay_line (Plot *plot)
{
  int before = -1;

  for (guint i = 0; i < plot->trend->points->len; i++)
    {
      const HengTrendPoint *point = point_at (plot, i);
      double x = point_x (plot, i), y = value_y (plot, point->value), unit = plot->frame->unit;

      if (!point->has_value)
        continue;
      if (before >= 0)
        {
          gboolean weak = (int) i - before > 1 || point_at (plot, (guint) before)->pilot || point->pilot;
          HengShape *shape
              = heng_frame_line (plot->frame, point_x (plot, before), value_y (plot, point_at (plot, (guint) before)->value), x, y,
                                 weak ? HENG_INK_TICK : HENG_INK_GAIN, (weak ? 1.5 : 2.5) * unit);

          shape->gap = weak ? 4 * unit : point->forecast ? 5 * unit : 0;
        }
      g_array_append_val (plot->line, x);
      g_array_append_val (plot->line, y);
      before = (int) i;
    }
}

/* An arrow head at the edge says that the value lies outside the axis. */
static void
lay_outside (Plot *plot, double x, double y, double value)
{
  double size = 6 * plot->frame->unit, tip = value > plot->trend->high ? -size : size;
  HengShape *shape = heng_frame_polygon (plot->frame, HENG_INK_GAIN, HENG_INK_BACKGROUND, plot->frame->unit);

  heng_shape_add_point (shape, x, y + tip);
  heng_shape_add_point (shape, x - size * 0.8, y);
  heng_shape_add_point (shape, x + size * 0.8, y);
}

static void
lay_point (Plot *plot, guint i)
{
  const HengTrendPoint *point = point_at (plot, i);
  HengFrame *frame = plot->frame;
  gboolean last = (int) i == plot->trend->last, hollow = point->pilot || point->forecast;
  double x = point_x (plot, i), y = value_y (plot, point->value), unit = frame->unit, radius = (last ? 5.5 : 4.5) * unit;
  g_autofree char *name = g_strdup_printf ("point:%s", point->key);
  g_autofree char *score = heng_micro_display (point->micro, 2, FALSE);
  g_autofree char *words = point->pilot ? g_strdup_printf (_("%s, %s, pilot"), point->name, score)
                 : point->forecast ? g_strdup_printf (_("%s, forecast %s, %s"), point->name, score, point->grade)
                                   : g_strdup_printf ("%s, %s, %s", point->name, score, point->grade);
  char *spoken = point->people > 0 ? g_strdup_printf (_("%s, n = %u"), words, point->people) : g_strdup (words);
  HengMarkPlace *place = heng_frame_mark (frame, name, x - 24 * unit, y - 24 * unit, 48 * unit, 48 * unit, spoken, 0);

  place->x = x - radius;
  place->y = y - radius;
  place->width = place->height = 2 * radius;
  if (point->value > plot->trend->high || point->value < plot->trend->low)
    lay_outside (plot, x, y, point->value);
  else
    {
      HengShape *ring = heng_frame_disc (frame, x, y, radius + 1.5 * unit, HENG_INK_BACKGROUND);

      ring = heng_frame_disc (frame, x, y, hollow ? radius - unit : radius, hollow ? HENG_INK_BACKGROUND : HENG_INK_GAIN);
      ring->stroke = point->pilot ? HENG_INK_LABEL : hollow ? HENG_INK_GAIN : HENG_INK_OUTLINE;
      ring->line_width = hollow ? 2 * unit : frame->hair;
    }
}

/* Above the point, else below, then farther away; a value that must stand may at last cross the line, under its halo. */
static gboolean
try_value (Plot *plot, guint i, gboolean must)
{
  static const double away[] = { -1.15, 1.2, -1.7, 1.75, -2.4, 2.4 };
  const HengTrendPoint *point = point_at (plot, i);
  int last = plot->trend->last;
  gboolean bold = (int) i == last || ((int) i + 1 == last && point_at (plot, i + 1)->forecast);
  g_autofree char *text = heng_micro_display (point->micro, (int) i == last ? 2 : 1, FALSE);
  HengLabel label = { .text = text, .x = point_x (plot, i), .align = 0.5, .bold = bold,
                      .ink = HENG_INK_TEXT, .halo = HENG_INK_BACKGROUND };

  for (guint pass = 0; pass < (must ? 2 : 1); pass++)
    for (guint k = 0; k < G_N_ELEMENTS (away); k++)
      {
        label.y = value_y (plot, point->value) + away[k] * plot->frame->style->f1;
        if (label.y + plot->frame->style->f1 * 0.6 <= plot->bottom
            && heng_frame_try_text (plot->frame, &label, pass == 0 ? plot->line : NULL))
          return TRUE;
      }
  return FALSE;
}

/* First, last and extremes get their value before all others. */
static void
lay_values (Plot *plot)
{
  int last = plot->trend->last, first = plot->trend->first, least = -1, most = -1;
  gboolean forecast = last > 0 && point_at (plot, (guint) last)->forecast;

  for (guint i = 0; i < plot->trend->points->len; i++)
    {
      const HengTrendPoint *point = point_at (plot, i);

      if (point->has_value && (least < 0 || point->value < point_at (plot, (guint) least)->value))
        least = (int) i;
      if (point->has_value && (most < 0 || point->value > point_at (plot, (guint) most)->value))
        most = (int) i;
    }
  const int order[] = { last, first, forecast ? last - 1 : last, most, least };

  for (guint pass = 0; pass <= G_N_ELEMENTS (order); pass++)
    for (guint i = 0; i < plot->trend->points->len; i++)
      {
        gsize rank = 0;

        while (rank < G_N_ELEMENTS (order) && order[rank] != (int) i)
          rank++;
        if (rank == pass && point_at (plot, i)->has_value)
          try_value (plot, i, rank < G_N_ELEMENTS (order));
      }
}

static void
lay_notes (Plot *plot)
{
  double line = plot->frame->style->f2;

  for (guint i = 0; i < plot->trend->points->len; i++)
    {
      const HengTrendPoint *point = point_at (plot, i);
      HengLabel label = { .x = point_x (plot, i), .align = 0.5, .size = line, .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND };

      label.text = point->has_value ? (point->pilot ? C_("chart", "pilot") : NULL) : C_("chart", "no score");
      label.y = point->has_value ? value_y (plot, point->value) + 1.3 * line + 3 * plot->frame->unit : plot->bottom - line;
      heng_frame_try_text (plot->frame, &label, NULL);
    }
  if (!plot->trend->show_mean)
    return;
  for (guint i = plot->trend->points->len; i > 0; i--)
    {
      const HengTrendPoint *point = point_at (plot, i - 1);
      double below = value_y (plot, point->mean) + 1.2 * line;
      HengLabel label = { .text = _("department mean"), .x = point_x (plot, i - 1), .y = below, .align = 0.5, .size = line,
                          .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND };

      if (i < plot->trend->points->len && point->has_mean && below + line < plot->bottom
          && heng_frame_try_text (plot->frame, &label, plot->line))
        return;
    }
}

static char *
period_text (const Plot *plot, guint i, gboolean with_year, gboolean is_short)
{
  g_autofree char *year = NULL, *part = NULL;

  if (!heng_cycle_key_split (point_at (plot, i)->key, &year, &part))
    return g_strdup (point_at (plot, i)->key);
  return with_year ? g_strdup_printf ("%s %s", is_short ? year + 2 : year, part) : g_strdup (part);
}

static gboolean
new_year (const Plot *plot, guint i)
{
  return i == 0 || !g_str_has_prefix (point_at (plot, i)->key, "2") || !g_str_has_prefix (point_at (plot, i - 1)->key, "2")
         || strncmp (point_at (plot, i)->key, point_at (plot, i - 1)->key, 4) != 0;
}

/* Last and first always; then the years; then the rest as there is room. */
static void
lay_periods (Plot *plot)
{
  guint n = plot->trend->points->len;
  double step = n > 1 ? point_x (plot, 1) - point_x (plot, 0) : plot->right - plot->left;
  gboolean is_short
      = heng_frame_text_width (plot->frame, "2026 Q4", plot->frame->style->f2, FALSE) > step - 6 * plot->frame->unit;

  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; i < n; i++)
      {
        gboolean last = i + 1 == n, year = new_year (plot, i);
        guint rank = last ? 0 : i == 0 ? 1 : year ? 2 : 3;
        g_autofree char *text = period_text (plot, i, year, is_short);
        HengLabel label = { .text = text, .x = point_x (plot, i), .y = plot->bottom + 1.25 * plot->frame->style->f2, .align = 0.5,
                            .size = plot->frame->style->f2, .bold = last, .ink = last ? HENG_INK_TEXT : HENG_INK_TICK };

        if (rank == pass)
          heng_frame_try_text (plot->frame, &label, NULL);
      }
}

void
heng_trend_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot = open_plot (frame, chart->data);

  if (!plot.trend->show_fit)
    lay_bands (&plot);
  lay_fit (&plot);
  lay_axis (&plot);
  lay_mean (&plot);
  lay_line (&plot);
  for (guint i = 0; i < plot.trend->points->len; i++)
    if (point_at (&plot, i)->has_value)
      lay_point (&plot, i);
  lay_periods (&plot);
  lay_values (&plot);
  lay_notes (&plot);
  g_array_unref (plot.line);
}
