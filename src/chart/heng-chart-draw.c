/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one drawing function: puts a shape of the display list on a cairo context, whatever the surface. */
#include "heng-chart-private.h"

#include <math.h>
#include <string.h>

#include "heng-type.h"

/* Characters that cairo 1.16 and 1.18 lose when they write Noto Sans CJK into a PDF (paper-and-charts.md §2). */
static const char *const lost_in_pdf[] = { "如" };

static gboolean
set_ink (cairo_t *cr, HengInk ink, HengChartTheme theme)
{
  HengColor color = heng_ink_color (ink, theme);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  return color.alpha > 0;
}

static void
path_rect (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
path_polygon (cairo_t *cr, const HengShape *shape)
{
  for (guint i = 0; i + 1 < shape->points->len; i += 2)
    cairo_line_to (cr, g_array_index (shape->points, double, i), g_array_index (shape->points, double, i + 1));
  if (!shape->open)
    cairo_close_path (cr);
}

static void
set_line (cairo_t *cr, const HengShape *shape)
{
  double dashes[] = { shape->dash, shape->gap };

  cairo_set_line_width (cr, shape->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (shape->gap > 0)
    {
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_set_line_cap (cr, shape->dash > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    }
}

/* Lines at 45° on a raster fixed to the page, so that neighbouring areas continue each other. */
static void
draw_hatch (cairo_t *cr, const HengShape *shape)
{
  double step = shape->hatch_step;
  double left = shape->x, right = shape->x + shape->width, top = shape->y, bottom = shape->y + shape->height;
  double slope = shape->hatch == HENG_HATCH_RISING ? -1 : 1;
  double from = left - slope * (slope > 0 ? bottom : top), to = right - slope * (slope > 0 ? top : bottom);

  cairo_save (cr);
  cairo_rectangle (cr, left, top, shape->width, shape->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, shape->hatch_step * 0.27);
  for (double c = ceil (from / step) * step; c <= to; c += step)
    {
      cairo_move_to (cr, c + slope * (top - 1), top - 1);
      cairo_line_to (cr, c + slope * (bottom + 1), bottom + 1);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_area (const HengShape *shape, cairo_t *cr, HengChartTheme theme)
{
  double inset = shape->line_width / 2;

  if (set_ink (cr, shape->fill, theme))
    {
      path_rect (cr, shape->x, shape->y, shape->width, shape->height, shape->radius);
      cairo_fill (cr);
    }
  if (!set_ink (cr, shape->stroke, theme) || shape->line_width <= 0)
    return;
  if (shape->hatch != HENG_HATCH_NONE)
    draw_hatch (cr, shape);
  set_line (cr, shape);
  path_rect (cr, shape->x + inset, shape->y + inset, MAX (0, shape->width - 2 * inset), MAX (0, shape->height - 2 * inset),
             shape->radius);
  cairo_stroke (cr);
}

static void
draw_path (const HengShape *shape, cairo_t *cr, HengChartTheme theme)
{
  if (shape->kind == HENG_SHAPE_POLYGON)
    path_polygon (cr, shape);
  else if (shape->kind == HENG_SHAPE_DISC)
    cairo_arc (cr, shape->x, shape->y, shape->width, 0, 2 * G_PI);
  else
    {
      cairo_move_to (cr, shape->x, shape->y);
      cairo_line_to (cr, shape->x + shape->width, shape->y + shape->height);
    }
  if (set_ink (cr, shape->fill, theme))
    cairo_fill_preserve (cr);
  set_line (cr, shape);
  if (set_ink (cr, shape->stroke, theme) && shape->line_width > 0)
    cairo_stroke (cr);
  cairo_new_path (cr);
}

static gboolean
loses_characters (cairo_t *cr, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  if (cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_PDF
      || pango_font_description_get_weight (pango_layout_get_font_description (layout)) != PANGO_WEIGHT_NORMAL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lost_in_pdf); i++)
    if (strstr (text, lost_in_pdf[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* cairo before 1.17.4 sets glyphs on whole pixels, which tears words apart; filled outlines stand where Pango put them. */
static gboolean
rounds_positions (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4)
         && (type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_RECORDING);
}

static void
fill_outline (const HengShape *shape, cairo_t *cr, HengInk ink, HengChartTheme theme)
{
  cairo_move_to (cr, shape->x, shape->y);
  pango_cairo_layout_path (cr, shape->layout);
  set_ink (cr, ink, theme);
  cairo_fill (cr);
}

static void
draw_text (const HengShape *shape, cairo_t *cr, HengChartTheme theme)
{
  gboolean lost = theme != HENG_THEME_PRINT && loses_characters (cr, shape->layout);

  cairo_move_to (cr, shape->x, shape->y);
  if (shape->stroke != HENG_INK_NONE && set_ink (cr, shape->stroke, theme))
    {
      pango_cairo_layout_path (cr, shape->layout);
      cairo_set_line_width (cr, 0.26 * shape->text_size);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_move_to (cr, shape->x, shape->y);
    }
  if (rounds_positions (cr))
    {
      fill_outline (shape, cr, shape->fill, theme);
      return;
    }
  if (theme == HENG_THEME_PRINT)
    {
      set_ink (cr, shape->fill, theme);
      heng_type_show (cr, shape->layout, shape->x, shape->y + pango_layout_get_baseline (shape->layout) / (double) PANGO_SCALE);
      return;
    }
  /* Text in the colour of the ground keeps search and copy, its outline on top is what one reads. */
  set_ink (cr, lost ? HENG_INK_BACKGROUND : shape->fill, theme);
  pango_cairo_show_layout (cr, shape->layout);
  if (lost)
    fill_outline (shape, cr, shape->fill, theme);
}

/* The middle square of the image in the disc. */
static void
draw_picture (const HengShape *shape, cairo_t *cr)
{
  int width = cairo_image_surface_get_width (shape->picture), height = cairo_image_surface_get_height (shape->picture);
  double scale = 2 * shape->width / MAX (1, MIN (width, height));

  cairo_arc (cr, shape->x, shape->y, shape->width, 0, 2 * G_PI);
  cairo_clip (cr);
  cairo_translate (cr, shape->x, shape->y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, shape->picture, -width / 2.0, -height / 2.0);
  cairo_paint (cr);
}

void
heng_shape_draw (const HengShape *shape, cairo_t *cr, HengChartTheme theme)
{
  cairo_save (cr);
  cairo_new_path (cr);
  switch (shape->kind)
    {
    case HENG_SHAPE_RECT:
      draw_area (shape, cr, theme);
      break;
    case HENG_SHAPE_TEXT:
      draw_text (shape, cr, theme);
      break;
    case HENG_SHAPE_LINE:
    case HENG_SHAPE_POLYGON:
    case HENG_SHAPE_DISC:
      draw_path (shape, cr, theme);
      break;
    case HENG_SHAPE_PICTURE:
      draw_picture (shape, cr);
      break;
    }
  cairo_restore (cr);
}
