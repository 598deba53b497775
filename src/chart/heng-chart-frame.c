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

typedef struct
{
  const char *text;
  double size;
  gboolean bold;
  HengInk ink;
  double gap;    /* to what follows, or to what stands above the foot */
  double height; /* with its gap; 0: left out */
} Block;

static double
measure (const HengFrame *frame, Block *block)
{
  double height = block_height (frame, block->text, block->size, block->bold, 2);

  block->height = height > 0 ? height + block->gap * frame->unit : 0;
  return block->height;
}

static void
place_block (HengFrame *frame, const Block *block, double top)
{
  HengLabel label = { .text = block->text, .x = frame->left, .y = top + (block->height - block->gap * frame->unit) / 2,
                      .size = block->size,
                      .bold = block->bold, .ink = block->ink, .max_width = frame->right - frame->left, .max_lines = 2 };

  if (block->height > 0)
    heng_frame_text (frame, &label);
}

HengFrame
heng_frame_open (HengChart *chart, PangoContext *context, const HengChartStyle *style, double width, double height,
                 gboolean place)
{
  gboolean print = style->theme == HENG_THEME_PRINT;
  double unit = style->f1 / 12;
  double pad = style->show_title ? (print ? 0 : 16 * unit) : 3 * unit;
  HengFrame frame = { chart, context, style, width, height, unit, print ? 0.5 : 1.0, pad, pad, width - pad, height - pad };
  Block title = { style->show_title ? chart->title : NULL, style->f0, TRUE, HENG_INK_TEXT, 5 };
  Block subtitle = { style->show_title ? chart->subtitle : NULL, style->f1, FALSE, HENG_INK_LABEL, 11 };
  Block foot = { style->show_foot ? chart->foot : NULL, style->f2, FALSE, HENG_INK_TICK, 9 };
  double room = height - 2 * pad - measure (&frame, &title) - measure (&frame, &subtitle) - measure (&frame, &foot);

  /* Before the picture has to go, the foot and then the subtitle do. */
  if (room < HENG_LEAST_HEIGHT * style->f1)
    {
      room += foot.height;
      foot.height = 0;
    }
  if (room < HENG_LEAST_HEIGHT * style->f1)
    subtitle.height = 0;
  if (place)
    {
      place_block (&frame, &title, frame.top);
      place_block (&frame, &subtitle, frame.top + title.height);
      place_block (&frame, &foot, frame.bottom - foot.height + foot.gap * unit);
    }
  frame.top += title.height + subtitle.height;
  frame.bottom -= foot.height;
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
heng_frame_picture (HengFrame *frame, double x, double y, double radius, cairo_surface_t *image)
{
  HengShape *shape = heng_frame_disc (frame, x, y, radius, HENG_INK_NONE);

  shape->kind = HENG_SHAPE_PICTURE;
  shape->picture = cairo_surface_reference (image);
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
heng_frame_mark (HengFrame *frame, const char *name, double x, double y, double width, double height, char *spoken,
                 gint64 target_id)
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
