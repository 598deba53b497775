/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of a map, shared by its files and the kinds of maps. */
#pragma once

#include "heng-chart-map.h"
#include "heng-chart-private.h"

G_BEGIN_DECLS

typedef struct _HengMapPort HengMapPort;

typedef struct
{
  const char *mark; /* "objective"; NULL: mark_of tells it */
  const char *(*mark_of) (const HengMapNode *node);
  const HengMapMetrics *metrics;
  void (*draw_node) (const HengMapPort *view, const HengMapNode *node, const HengMapRect *r, gboolean in_list, gboolean is_found);
  void (*free_node) (HengMapNode *node); /* its own fields */
} HengMapKind;

typedef struct
{
  const HengMapKind *kind;
  GPtrArray *nodes; /* of HengMapNode */
  GArray *lines;    /* of guint: from, to, from, to … */
  GArray *found;    /* of gboolean */
  gboolean sideways;
  HengMapLayout *layout; /* NULL: to be made */
  double scale, x, y;
} HengMap;

struct _HengMapPort
{
  HengFrame *frame;
  const HengMap *map;
  const HengMapLayout *layout;
  double scale;   /* of a px of the layout */
  double x, y;    /* where 0,0 of the layout stands */
  gboolean words; /* are there texts? */
};

HengChart *heng_map_chart_new (const HengChartClass *class, const HengMapKind *kind, const char *title, const char *subtitle);
/* Takes the node and its words; returns its index. */
guint heng_map_add (HengChart *chart, HengMapNode *node);
const HengMapLayout *heng_map_get_layout (HengMap *map);

/* The three functions of a chart class. */
void heng_map_draw (HengChart *chart, HengFrame *frame);
double heng_map_content_height (HengChart *chart, const HengFrame *frame);
void heng_map_free (gpointer data);

G_END_DECLS
