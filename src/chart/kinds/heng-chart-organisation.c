/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the organisation chart, and its table. */
#include "heng-chart-organisation.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-map-private.h"

static void
free_node (HengMapNode *node)
{
  HengOrgNode *self = (HengOrgNode *) node;

  g_free (self->name);
  g_free (self->detail);
  g_free (self->count);
}

static const char *
mark_of (const HengMapNode *node)
{
  return ((const HengOrgNode *) node)->is_person ? "person" : "unit";
}

static void
draw_ground (const HengMapPort *view, const HengOrgNode *node, const HengMapRect *r, gboolean row, gboolean found)
{
  HengShape *shape;

  if (row && !found)
    return;
  shape = heng_frame_rect (view->frame, r->x, r->y, r->width, r->height,
                           found ? HENG_INK_LOSS_TINT : node->is_strong ? HENG_INK_TINT : node->is_person ? HENG_INK_TRACK : HENG_INK_BACKGROUND);
  shape->radius = (row ? 5 : node->is_person ? 18 : 8) * view->scale;
  shape->stroke = found ? HENG_INK_LOSS : node->is_strong ? HENG_INK_GAIN : HENG_INK_AXIS;
  shape->line_width = found ? MAX (2, 2 * view->scale) : view->frame->hair;
}

static void
draw_words (const HengMapPort *view, const HengOrgNode *node, const HengMapRect *r, gboolean row)
{
  gboolean two = !row && node->detail && *node->detail;
  double s = view->scale, size = 12 * s, small = 11 * s, pad = 10 * s;
  double count = node->count ? heng_frame_text_width (view->frame, node->count, small, FALSE) : 0;
  double room = r->width - 2 * pad - (count > 0 ? count + 6 * s : 0), y = r->y + r->height * (two ? 0.34 : 0.5);
  HengLabel label = { .text = node->name, .x = r->x + pad, .y = y, .size = size, .bold = !row && !node->is_person, .ink = HENG_INK_TEXT,
                      .max_width = room };

  if (row && node->detail && *node->detail)
    {
      double name = MIN (heng_frame_text_width (view->frame, node->name, size, FALSE), room);

      heng_frame_text (view->frame, &label);
      label = (HengLabel) { .text = node->detail, .x = r->x + pad + name + 6 * s, .y = y, .size = small, .max_width = room - name - 6 * s };
      if (label.max_width > 3 * small)
        heng_frame_text (view->frame, &label);
    }
  else
    heng_frame_text (view->frame, &label);
  if (two)
    {
      label = (HengLabel) { .text = node->detail, .x = r->x + pad, .y = r->y + r->height * 0.71, .size = small, .max_width = r->width - 2 * pad };
      heng_frame_text (view->frame, &label);
    }
  label = (HengLabel) { .text = node->count, .x = r->x + r->width - pad, .y = y, .align = 1, .size = small, .ink = HENG_INK_TICK };
  heng_frame_text (view->frame, &label);
}

static void
draw_node (const HengMapPort *view, const HengMapNode *node, const HengMapRect *r, gboolean in_list, gboolean is_found)
{
  draw_ground (view, (const HengOrgNode *) node, r, in_list, is_found);
  if (view->words)
    draw_words (view, (const HengOrgNode *) node, r, in_list);
}

const HengMapMetrics heng_org_metrics = { HENG_ORG_CARD_WIDTH, HENG_ORG_CARD_HEIGHT, HENG_ORG_ROW_HEIGHT, HENG_ORG_LIST_FROM };
static const HengMapKind org_kind = { NULL, mark_of, &heng_org_metrics, draw_node, free_node };
static const HengChartClass org_class = { "organisation", heng_map_draw, heng_map_content_height, heng_map_free };

HengChart *
heng_chart_organisation_new (const char *title, const char *subtitle)
{
  HengChart *chart = heng_map_chart_new (&org_class, &org_kind, title, subtitle);

  chart->name = g_strdup (_("Organisation chart"));
  heng_chart_add_row (chart, _("Unit or person"), _("Head or position"), _("People"), _("Below"), NULL);
  return chart;
}

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

guint
heng_chart_organisation_add (HengChart *chart, const HengOrgNode *node)
{
  HengOrgNode *copy = g_memdup2 (node, sizeof *node);
  const HengOrgNode *parent = node->map.parent >= 0 ? (const HengOrgNode *) heng_chart_map_node (chart, (guint) node->map.parent) : NULL;

  copy->name = g_strdup (text_of (node->name));
  copy->detail = g_strdup (node->detail);
  copy->count = g_strdup (node->count);
  copy->map.spoken = g_strdup (node->map.spoken != NULL ? node->map.spoken : copy->name);
  heng_chart_add_row (chart, copy->name, text_of (copy->detail), text_of (copy->count), parent != NULL ? parent->name : "", NULL);
  return heng_map_add (chart, &copy->map);
}
