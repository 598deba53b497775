/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Halos where they are needed: around texts that cross other marks, nowhere else. */
#include "heng-chart-private.h"

#define HALO_REACH 0.13 /* of the text size, on each side */

typedef struct
{
  double left, top, right, bottom;
} Area;

static gboolean
overlap (const Area *a, const Area *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static Area
text_area (const HengShape *text, double reach)
{
  PangoRectangle ink;

  pango_layout_get_extents (text->layout, &ink, NULL);
  return (Area) { text->x + ink.x / (double) PANGO_SCALE - reach, text->y + ink.y / (double) PANGO_SCALE - reach,
                  text->x + (ink.x + ink.width) / (double) PANGO_SCALE + reach, text->y + (ink.y + ink.height) / (double) PANGO_SCALE + reach };
}

/* Does the part of the line within the area's width lie above or below it? */
static gboolean
crosses (const Area *area, double x1, double y1, double x2, double y2)
{
  double from = MAX (MIN (x1, x2), area->left), to = MIN (MAX (x1, x2), area->right), slope = x2 > x1 || x2 < x1 ? (y2 - y1) / (x2 - x1) : 0;
  double a = y1 + slope * (from - x1), b = y1 + slope * (to - x1);

  if (from > to)
    return FALSE;
  if (slope <= 0 && slope >= 0)
    a = MIN (y1, y2), b = MAX (y1, y2);
  return MIN (a, b) < area->bottom && MAX (a, b) > area->top;
}

static Area
widened (const Area *area, double by)
{
  return (Area) { area->left - by, area->top - by, area->right + by, area->bottom + by };
}

static gboolean
meets_polygon (const Area *area, const HengShape *polygon)
{
  Area bounds = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i + 1 < polygon->points->len; i += 2)
    {
      const double *p = &g_array_index (polygon->points, double, i);

      if (polygon->open && i + 3 < polygon->points->len && crosses (area, p[0], p[1], p[2], p[3]))
        return TRUE;
      bounds = (Area) { MIN (bounds.left, p[0]), MIN (bounds.top, p[1]), MAX (bounds.right, p[0]), MAX (bounds.bottom, p[1]) };
    }
  return !polygon->open && overlap (area, &bounds);
}

static gboolean
meets (const Area *area, const HengShape *shape)
{
  Area wide = widened (area, shape->line_width / 2), bounds;

  switch (shape->kind)
    {
    case HENG_SHAPE_LINE:
      return crosses (&wide, shape->x, shape->y, shape->x + shape->width, shape->y + shape->height);
    case HENG_SHAPE_POLYGON:
      return meets_polygon (&wide, shape);
    case HENG_SHAPE_DISC:
      bounds = (Area) { shape->x - shape->width, shape->y - shape->width, shape->x + shape->width, shape->y + shape->width };
      return overlap (&wide, &bounds);
    case HENG_SHAPE_TEXT:
      bounds = text_area (shape, 0);
      return overlap (area, &bounds);
    case HENG_SHAPE_RECT:
    default:
      bounds = (Area) { shape->x, shape->y, shape->x + shape->width, shape->y + shape->height };
      return overlap (&wide, &bounds);
    }
}

static gboolean
covers (const HengShape *shape, const Area *area)
{
  double edge = shape->line_width;

  return shape->kind == HENG_SHAPE_RECT && shape->fill != HENG_INK_NONE && shape->hatch == HENG_HATCH_NONE && shape->radius <= 0
         && area->left >= shape->x + edge && area->top >= shape->y + edge && area->right <= shape->x + shape->width - edge
         && area->bottom <= shape->y + shape->height - edge;
}

/* On a plain area the halo takes the area's colour (paper-and-charts.md §3), and what lies under the area is hidden anyway. */
static void
settle_halo (HengChart *chart, guint at)
{
  HengShape *text = chart->shapes->pdata[at];
  Area area = text_area (text, HALO_REACH * text->text_size);
  gboolean crossed = FALSE;

  for (guint i = 0; i < at; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (covers (shape, &area))
        {
          text->stroke = shape->fill;
          crossed = FALSE;
        }
      else
        crossed = crossed || meets (&area, shape);
    }
  if (!crossed)
    text->stroke = HENG_INK_NONE;
}

void
heng_chart_drop_halos (HengChart *chart)
{
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (shape->kind == HENG_SHAPE_TEXT && shape->stroke != HENG_INK_NONE)
        settle_halo (chart, i);
    }
}
