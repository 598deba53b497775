/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the alignment map, and its table. */
#include "heng-chart-goals.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-map-private.h"
#include "heng-chart-okr.h"

const HengMapMetrics heng_goals_metrics = { 190, 88, 28, 8 };

/* A card and the picture of who answers for it. */
typedef struct
{
  HengGoalCard card;
  cairo_surface_t *photo; /* NULL: the initials */
} Card;

static void
free_node (HengMapNode *node)
{
  HengGoalCard *self = (HengGoalCard *) node;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->initials);
  g_clear_pointer (&((Card *) node)->photo, cairo_surface_destroy);
}

static char *
percent_of (const HengGoalCard *node)
{
  return node->progress.state == HENG_VALUE_NUMBER ? heng_percent (node->progress.micro) : g_strdup ("—");
}

static void
draw_ground (const HengMapPort *view, const HengGoalCard *node, const HengMapRect *r, gboolean row, gboolean found)
{
  HengShape *shape;

  if (row && !found)
    return;
  shape = heng_frame_rect (view->frame, r->x, r->y, r->width, r->height,
                           found ? HENG_INK_LOSS_TINT : node->is_strong ? HENG_INK_TINT : HENG_INK_BACKGROUND);
  shape->radius = (row ? 5 : 8) * view->scale;
  shape->stroke = found ? HENG_INK_LOSS : node->is_strong ? HENG_INK_GAIN : HENG_INK_AXIS;
  shape->line_width = found ? MAX (2, 2 * view->scale) : view->frame->hair;
}

/* Bar on its track with the plan as a mark, then the percentage and the shape of the state. */
static void
draw_progress (const HengMapPort *view, const HengGoalCard *node, const HengMapRect *r, double y)
{
  HengFrame *frame = view->frame;
  double s = view->scale, pad = 10 * s, height = 7 * s, icon = r->x + r->width - pad - 6 * s, end = icon - 11 * s;
  double width = r->width - 2 * pad - 62 * s, share = CLAMP (heng_points_double (node->progress.micro), 0, 1);
  g_autofree char *percent = percent_of (node);
  HengLabel label = { .text = percent, .x = end, .y = y, .align = 1, .size = 12 * s, .bold = TRUE, .ink = HENG_INK_TEXT };
  HengShape *track = heng_frame_rect (frame, r->x + pad, y - height / 2, width, height, HENG_INK_TRACK);

  track->stroke = HENG_INK_TRACK_LINE;
  track->line_width = frame->hair;
  if (node->progress.state == HENG_VALUE_NUMBER && share > 0)
    heng_okr_lay_fill (frame, r->x + pad, y - height / 2, width * share, height, node->health);
  if (node->expected >= 0)
    heng_frame_rect (frame, r->x + pad + width * CLAMP (heng_points_double (node->expected), 0, 1) - s, y - height / 2 - 3 * s, 2 * s,
                     height + 6 * s, HENG_INK_TEXT);
  heng_frame_text (frame, &label);
  heng_okr_lay_icon (frame, icon, y, 5.5 * s, node->health);
}

/* The disc of the person, as in the rows of the table; its width. */
static double
draw_face (const HengMapPort *view, const HengGoalCard *node, double x, double y)
{
  double s = view->scale, r = 8 * s;
  cairo_surface_t *photo = ((const Card *) node)->photo;
  HengLabel label = { .text = node->initials, .x = x + r, .y = y, .align = 0.5, .size = (g_utf8_strlen (node->initials, -1) > 1 ? 6.5 : 8.5) * s,
                      .bold = TRUE, .ink = HENG_INK_LABEL };

  if (photo != NULL)
    {
      heng_frame_picture (view->frame, x + r, y, r, photo);
      return 2 * r + 6 * s;
    }
  heng_frame_disc (view->frame, x + r, y, r, HENG_INK_TRACK);
  heng_frame_text (view->frame, &label);
  return 2 * r + 6 * s;
}

static void
draw_card (const HengMapPort *view, const HengGoalCard *node, const HengMapRect *r)
{
  double s = view->scale, pad = 10 * s, face = 0;
  HengLabel label = { .text = node->title, .x = r->x + pad, .y = r->y + 22 * s, .size = 12 * s, .bold = TRUE, .ink = HENG_INK_TEXT,
                      .max_width = r->width - 2 * pad, .max_lines = 2 };

  heng_frame_text (view->frame, &label);
  if (node->initials != NULL && *node->initials != '\0')
    face = draw_face (view, node, r->x + pad, r->y + 51 * s);
  label = (HengLabel) { .text = node->detail, .x = r->x + pad + face, .y = r->y + 51 * s, .size = 11 * s, .max_width = r->width - 2 * pad - face };
  if (node->detail != NULL)
    heng_frame_text (view->frame, &label);
  draw_progress (view, node, r, r->y + 71 * s);
}

static void
draw_row (const HengMapPort *view, const HengGoalCard *node, const HengMapRect *r)
{
  double s = view->scale, pad = 10 * s, y = r->y + r->height / 2;
  g_autofree char *percent = percent_of (node);
  HengLabel label = { .text = node->title, .x = r->x + pad + 14 * s, .y = y, .size = 12 * s, .ink = HENG_INK_TEXT,
                      .max_width = r->width - 2 * pad - 52 * s };

  heng_okr_lay_icon (view->frame, r->x + pad + 4 * s, y, 4.5 * s, node->health);
  heng_frame_text (view->frame, &label);
  label = (HengLabel) { .text = percent, .x = r->x + r->width - pad, .y = y, .align = 1, .size = 11 * s, .ink = HENG_INK_TICK };
  heng_frame_text (view->frame, &label);
}

static void
draw_node (const HengMapPort *view, const HengMapNode *node, const HengMapRect *r, gboolean in_list, gboolean is_found)
{
  draw_ground (view, (const HengGoalCard *) node, r, in_list, is_found);
  if (view->words)
    (in_list ? draw_row : draw_card) (view, (const HengGoalCard *) node, r);
}

static const HengMapKind goals_kind = { "objective", NULL, &heng_goals_metrics, draw_node, free_node };
static const HengChartClass goals_class = { "goals", heng_map_draw, heng_map_content_height, heng_map_free };

HengChart *
heng_chart_goals_new (const char *title, const char *subtitle)
{
  HengChart *chart = heng_map_chart_new (&goals_class, &goals_kind, title, subtitle);

  chart->name = g_strdup (_("Alignment map"));
  heng_chart_add_row (chart, _("Objective"), _("Owner"), _("Progress"), _("State"), _("Below"), NULL);
  return chart;
}

guint
heng_chart_goals_add (HengChart *chart, const HengGoalCard *node)
{
  Card *whole = g_new0 (Card, 1);
  HengGoalCard *copy = &whole->card;
  const HengGoalCard *parent = node->map.parent >= 0 ? (const HengGoalCard *) heng_chart_map_node (chart, (guint) node->map.parent) : NULL;
  g_autofree char *percent = percent_of (node);

  *copy = *node;
  copy->title = g_strdup (node->title != NULL ? node->title : "");
  copy->detail = g_strdup (node->detail);
  copy->initials = g_strdup (node->initials);
  copy->map.spoken = g_strdup (node->map.spoken != NULL ? node->map.spoken : copy->title);
  heng_chart_add_row (chart, copy->title, copy->detail != NULL ? copy->detail : "", percent,
                      node->health != HENG_HEALTH_NONE ? heng_enum_label (heng_health_values, node->health) : "",
                      parent != NULL ? parent->title : "", NULL);
  return heng_map_add (chart, &copy->map);
}

void
heng_chart_goals_set_photo (HengChart *chart, guint i, cairo_surface_t *image)
{
  Card *card = (Card *) heng_chart_map_node (chart, i);

  g_clear_pointer (&card->photo, cairo_surface_destroy);
  card->photo = cairo_surface_reference (image);
}
