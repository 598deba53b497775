/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tidy tree to shapes: only what the view shows is drawn, and text only where it could be read. */
#include "heng-chart-map-private.h"

#include <math.h>

/* Smaller than this a name on screen is a grey line; on paper one may look closer. */
#define LEAST_TEXT 5.0
#define MOST_FIT 1.6

static HengMapRect
seen (const HengMapPort *view, const HengMapRect *rect)
{
  return (HengMapRect) { view->x + rect->x * view->scale, view->y + rect->y * view->scale, rect->width * view->scale,
                         rect->height * view->scale };
}

static gboolean
is_in_view (const HengMapPort *view, const HengMapRect *r)
{
  return r->x < view->frame->right && r->y < view->frame->bottom && r->x + r->width > view->frame->left
         && r->y + r->height > view->frame->top;
}

static const HengMapRect *
place_of (const HengMapPort *view, guint node)
{
  return &g_array_index (view->layout->places, HengMapRect, node);
}

/* From the middle of one edge to the middle of the facing one, with one bend half-way. */
static void
connect (HengMapPort *view, const HengMapRect *from, const HengMapRect *to, gboolean is_weak)
{
  HengMapRect a = seen (view, from), b = seen (view, to);
  double bend = HENG_MAP_LEVEL_GAP / 2 * view->scale, x = a.x + a.width / 2, y = a.y + a.height / 2;
  HengMapRect box = { MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x + a.width, b.x + b.width) - MIN (a.x, b.x),
                      MAX (a.y + a.height, b.y + b.height) - MIN (a.y, b.y) };
  HengShape *line;

  if (!is_in_view (view, &box))
    return;
  line = heng_frame_polygon (view->frame, HENG_INK_NONE, HENG_INK_AXIS, MAX (view->frame->hair, 1.2 * view->scale));
  line->open = TRUE;
  if (is_weak)
    {
      line->dash = 4 * MAX (view->scale, 0.4);
      line->gap = 3 * MAX (view->scale, 0.4);
    }
  if (view->map->sideways)
    {
      heng_shape_add_point (line, a.x + a.width, y);
      heng_shape_add_point (line, b.x - bend, y);
      heng_shape_add_point (line, b.x - bend, b.y + b.height / 2);
      heng_shape_add_point (line, b.x, b.y + b.height / 2);
      return;
    }
  heng_shape_add_point (line, x, a.y + a.height);
  heng_shape_add_point (line, x, b.y - bend);
  heng_shape_add_point (line, b.x + b.width / 2, b.y - bend);
  heng_shape_add_point (line, b.x + b.width / 2, b.y);
}

static void
draw_connections (HengMapPort *view)
{
  for (guint i = 0; i < view->map->nodes->len; i++)
    {
      const HengMapNode *node = view->map->nodes->pdata[i];

      if (node->parent >= 0 && g_array_index (view->layout->in_list, guint, i) == 0)
        connect (view, place_of (view, (guint) node->parent), place_of (view, i), node->is_weak);
    }
  for (guint i = 0; i < view->layout->lists->len; i++)
    {
      int parent = g_array_index (view->layout->list_parents, int, i);

      if (parent >= 0)
        connect (view, place_of (view, (guint) parent), &g_array_index (view->layout->lists, HengMapRect, i), FALSE);
    }
}

static void
draw_lists (HengMapPort *view)
{
  for (guint i = 0; i < view->layout->lists->len; i++)
    {
      HengMapRect r = seen (view, &g_array_index (view->layout->lists, HengMapRect, i));
      HengShape *shape;

      if (!is_in_view (view, &r))
        continue;
      shape = heng_frame_rect (view->frame, r.x, r.y, r.width, r.height, HENG_INK_BACKGROUND);
      shape->stroke = HENG_INK_GRID;
      shape->line_width = view->frame->hair;
      shape->radius = 8 * view->scale;
    }
}

/* From edge to edge: a line through the cards would cross out what they say. */
static void
clip_to_edge (const HengMapRect *r, double toward_x, double toward_y, double *x, double *y)
{
  double dx = toward_x - (r->x + r->width / 2), dy = toward_y - (r->y + r->height / 2);
  double t = MIN (fabs (dx) > 1e-9 ? r->width / 2 / fabs (dx) : G_MAXDOUBLE, fabs (dy) > 1e-9 ? r->height / 2 / fabs (dy) : G_MAXDOUBLE);

  *x = r->x + r->width / 2 + (t < 1 ? dx * t : 0);
  *y = r->y + r->height / 2 + (t < 1 ? dy * t : 0);
}

static void
draw_second_lines (HengMapPort *view)
{
  for (guint i = 0; i + 1 < view->map->lines->len; i += 2)
    {
      HengMapRect a = seen (view, place_of (view, g_array_index (view->map->lines, guint, i)));
      HengMapRect b = seen (view, place_of (view, g_array_index (view->map->lines, guint, i + 1)));
      double x1, y1, x2, y2;
      HengShape *line;

      clip_to_edge (&a, b.x + b.width / 2, b.y + b.height / 2, &x1, &y1);
      clip_to_edge (&b, a.x + a.width / 2, a.y + a.height / 2, &x2, &y2);
      line = heng_frame_line (view->frame, x1, y1, x2, y2, HENG_INK_LOSS, MAX (1.5 * view->scale, view->frame->hair));
      line->dash = 6 * MAX (view->scale, 0.4);
      line->gap = 4 * MAX (view->scale, 0.4);
    }
}

static void
draw_nodes (HengMapPort *view, HengChart *chart)
{
  for (guint i = 0; i < view->map->nodes->len; i++)
    {
      const HengMapNode *node = view->map->nodes->pdata[i];
      HengMapRect r = seen (view, place_of (view, i));
      g_autofree char *name = NULL;

      if (!is_in_view (view, &r))
        continue;
      name = heng_chart_map_mark_name (chart, i);
      view->map->kind->draw_node (view, node, &r, g_array_index (view->layout->in_list, guint, i) != 0,
                                  g_array_index (view->map->found, gboolean, i));
      heng_frame_mark (view->frame, name, r.x, r.y, r.width, r.height, g_strdup (node->spoken), node->id);
    }
}

static void
fit (HengMapPort *view)
{
  HengFrame *frame = view->frame;
  double width = MAX (view->layout->width, 1), height = MAX (view->layout->height, 1);
  double room_x = frame->right - frame->left, room_y = frame->bottom - frame->top;

  view->scale = MIN (MIN (room_x / width, room_y / height), MOST_FIT * frame->unit);
  view->x = frame->left + (room_x - width * view->scale) / 2;
  view->y = frame->top + (room_y - height * view->scale) / 2;
}

void
heng_map_draw (HengChart *chart, HengFrame *frame)
{
  HengMap *map = chart->data;
  HengMapPort view = { .frame = frame, .map = map, .layout = heng_map_get_layout (map) };

  view.scale = map->scale * frame->unit;
  view.x = frame->left - map->x * view.scale;
  view.y = frame->top - map->y * view.scale;
  if (map->scale <= 0)
    fit (&view);
  view.words = frame->style->theme == HENG_THEME_PRINT || 12 * view.scale >= LEAST_TEXT;
  draw_connections (&view);
  draw_lists (&view);
  draw_second_lines (&view); /* under the cards: nothing is crossed out */
  draw_nodes (&view, chart);
}
