/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map: a tidy tree of cards, with many leaves as lists, seen through a view that zooms and pans. What stands on the cards is the kind's. */
#pragma once

#include "heng-chart.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} HengMapRect;

/* Sizes in px at 100 %. */
typedef struct
{
  double card_width, card_height;
  double row_height; /* of a leaf in a list */
  guint list_from;   /* as many leaves below one node become a list */
} HengMapMetrics;

#define HENG_MAP_GAP 16.0       /* between siblings */
#define HENG_MAP_LEVEL_GAP 36.0 /* between a node and those below */
#define HENG_MAP_LIST_PAD 6.0

/* Rectangles in px at 100 %, from 0,0. `list` of a node: 1 + index of the list it stands in, 0 = a card of its own. */
typedef struct
{
  GArray *places;  /* of HengMapRect, one for each node */
  GArray *in_list; /* of guint, one for each node */
  GArray *lists;   /* of HengMapRect: the ground of each list */
  GArray *list_parents; /* of int; −1: those that hang on nothing */
  double width, height;
} HengMapLayout;

/* The pure layout: parents[i] < i. Top-down, or from left to right when `sideways`. Parents stand centred before their children; no two
 * rectangles meet. */
HengMapLayout *heng_map_layout_new (const int *parents, guint n, const HengMapMetrics *metrics, gboolean sideways);
void heng_map_layout_free (HengMapLayout *layout);

/* What every node of a map has; the kinds' nodes begin with it. */
typedef struct
{
  gint64 id;
  int parent;       /* index of the node above, which was added before; −1: at the top */
  gboolean is_weak; /* the line to the parent is dashed */
  char *spoken;     /* what a screen reader says, and what a search finds */
} HengMapNode;

/* A dashed line that is no part of the tree: a second reporting line, a goal that supports another one. */
void heng_chart_map_add_line (HengChart *chart, guint from, guint to);
void heng_chart_map_set_sideways (HengChart *chart, gboolean sideways);
/* What the next layout shows: `scale` 1 = 100 %, x and y the point at the left top of the frame. scale 0: all of it, centred. */
void heng_chart_map_set_view (HengChart *chart, double scale, double x, double y);
void heng_chart_map_set_found (HengChart *chart, guint node, gboolean found);
guint heng_chart_map_n_nodes (HengChart *chart);
const HengMapNode *heng_chart_map_node (HengChart *chart, guint i);
HengMapRect heng_chart_map_place (HengChart *chart, guint i); /* px at 100 % */
gboolean heng_chart_map_is_in_list (HengChart *chart, guint i);
void heng_chart_map_size (HengChart *chart, double *width, double *height);
/* The node's stable name as a mark: "unit:12", "person:7", "objective:3". New string. */
char *heng_chart_map_mark_name (HengChart *chart, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengMapLayout, heng_map_layout_free)

G_END_DECLS
