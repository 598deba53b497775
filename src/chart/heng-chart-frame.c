/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a chart: padding, title, subtitle and foot; and the shapes and marks of its display list. */
#include "heng-chart-private.h"

#include <math.h>

static double
block_height (const HengFrame *frame, const char *text, double size, gboolean bold, int lines)
{
  HengLabel label = { .text = text, .size = size, .bold = bold, .max_width = frame->right - frame->left, .max_lines = lines };
  double width, height;

  if (text == NULL || *text == '\0')
    return 0;
  heng_frame_text_size (frame, &label, &width, &height);
  return height;
}

/* Title and subtitle, from the top down. */
static void
open_head (HengFrame *frame, gboolean place)
{
  const HengChartStyle *style = frame->style;
  const struct
  {
    const char *text;
    double size;
    gboolean bold;
    HengInk ink;
    double gap;
  } blocks[] = { { frame->chart->title, style->f0, TRUE, HENG_INK_TEXT, 5 }, { frame->chart->subtitle, style->f1, FALSE, HENG_INK_LABEL, 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      double height = block_height (frame, blocks[i].text, blocks[i].size, blocks[i].bold, 2);
      HengLabel label = { .text = blocks[i].text, .x = frame->left, .y = frame->top + height / 2, .size = blocks[i].size,
                          .bold = blocks[i].bold, .ink = blocks[i].ink, .max_width = frame->right - frame->left, .max_lines = 2 };

      if (height > 0 && place)
        heng_frame_text (frame, &label);
      if (height > 0)
        frame->top += height + blocks[i].gap * frame->unit;
    }
}

static void
open_foot (HengFrame *frame, gboolean place)
{
  double height = block_height (frame, frame->chart->foot, frame->style->f2, FALSE, 2);
  HengLabel label = { .text = frame->chart->foot, .x = frame->left, .y = frame->bottom - height / 2, .size = frame->style->f2,
                      .ink = HENG_INK_TICK, .max_width = frame->right - frame->left, .max_lines = 2 };

  if (height <= 0)
    return;
  if (place)
    heng_frame_text (frame, &label);
  frame->bottom -= height + 9 * frame->unit;
}

HengFrame
heng_frame_open (HengChart *chart, PangoContext *context, const HengChartStyle *style, double width, double height, gboolean place)
{
  gboolean print = style->theme == HENG_THEME_PRINT;
  double unit = style->f1 / 12;
  double pad = style->show_title ? (print ? 0 : 16 * unit) : 3 * unit;
  HengFrame frame = { chart, context, style, width, height, unit, print ? 0.5 : 1.0, pad, pad, width - pad, height - pad };

  if (style->show_title)
    open_head (&frame, place);
  if (style->show_foot)
    open_foot (&frame, place);
  return frame;
}

static HengShape *
add_shape (HengFrame *frame, HengShapeKind kind)
{
  HengShape *shape = g_new0 (HengShape, 1);

  shape->kind = kind;
  g_ptr_array_add (frame->chart->shapes, shape);
  return shape;
}

HengShape *
heng_frame_rect (HengFrame *frame, double x, double y, double width, double height, HengInk fill)
{
  HengShape *shape = add_shape (frame, HENG_SHAPE_RECT);

  shape->x = x;
  shape->y = y;
  shape->width = width;
  shape->height = height;
  shape->fill = fill;
  return shape;
}

HengShape *
heng_frame_area (HengFrame *frame, double x, double y, double width, double height, HengInk fill)
{
  HengShape *shape = heng_frame_rect (frame, x, y, width, height, fill);

  shape->stroke = HENG_INK_OUTLINE;
  shape->line_width = frame->hair;
  return shape;
}

HengShape *
heng_frame_hatched (HengFrame *frame, double x, double y, double width, double height, HengInk ink, HengInk tint, HengHatch hatch)
{
  HengShape *shape = heng_frame_rect (frame, x, y, width, height, tint);

  shape->stroke = ink;
  shape->line_width = frame->hair;
  shape->hatch = hatch;
  shape->hatch_step = frame->style->theme == HENG_THEME_PRINT ? 2.6 : 4.5 * MAX (1, frame->unit * 0.75);
  return shape;
}

HengShape *
heng_frame_line (HengFrame *frame, double x1, double y1, double x2, double y2, HengInk stroke, double line_width)
{
  HengShape *shape = add_shape (frame, HENG_SHAPE_LINE);

  shape->x = x1;
  shape->y = y1;
  shape->width = x2 - x1;
  shape->height = y2 - y1;
  shape->stroke = stroke;
  shape->line_width = line_width;
  return shape;
}

HengShape *
heng_frame_disc (HengFrame *frame, double x, double y, double radius, HengInk fill)
{
  HengShape *shape = add_shape (frame, HENG_SHAPE_DISC);

  shape->x = x;
  shape->y = y;
  shape->width = radius;
  shape->fill = fill;
  return shape;
}

HengShape *
heng_frame_polygon (HengFrame *frame, HengInk fill, HengInk stroke, double line_width)
{
  HengShape *shape = add_shape (frame, HENG_SHAPE_POLYGON);

  shape->fill = fill;
  shape->stroke = stroke;
  shape->line_width = line_width;
  shape->points = g_array_new (FALSE, FALSE, sizeof (double));
  return shape;
}

void
heng_shape_add_point (HengShape *shape, double x, double y)
{
  g_array_append_val (shape->points, x);
  g_array_append_val (shape->points, y);
}

/* Hairlines on the middle of a pixel stay one pixel wide; paper has no pixels. */
static double
on_pixel (const HengFrame *frame, double position)
{
  return frame->style->theme == HENG_THEME_PRINT ? position : floor (position) + 0.5;
}

HengShape *
heng_frame_grid_x (HengFrame *frame, double x, double y1, double y2, HengInk ink)
{
  x = on_pixel (frame, x);
  return heng_frame_line (frame, x, y1, x, y2, ink, frame->hair);
}

HengShape *
heng_frame_grid_y (HengFrame *frame, double y, double x1, double x2, HengInk ink)
{
  y = on_pixel (frame, y);
  return heng_frame_line (frame, x1, y, x2, y, ink, frame->hair);
}

HengMarkPlace *
heng_frame_mark (HengFrame *frame, const char *name, double x, double y, double width, double height, char *spoken, gint64 target_id)
{
  HengMarkPlace *place = g_new0 (HengMarkPlace, 1);

  place->mark = (HengChartMark) { g_strdup (name), x, y, width, height, spoken, target_id };
  place->x = x;
  place->y = y;
  place->width = width;
  place->height = height;
  g_ptr_array_add (frame->chart->marks, place);
  return place;
}

double
heng_scale_at (const HengScale *scale, double value)
{
  return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

double
heng_tick_step (double span, int most)
{
  static const double mantissas[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (span / most)));

  for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
    if (span / (mantissas[i] * power) <= most + 1e-9)
      return mantissas[i] * power;
  return 10 * power;
}
