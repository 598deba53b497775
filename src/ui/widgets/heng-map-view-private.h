/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the map view share. */
#pragma once

#include "heng-map-view.h"

G_BEGIN_DECLS

#define PAN_STEP 60.0 /* px, of one arrow or one notch of the wheel */

struct _HengMapView
{
  GtkWidget parent_instance;
  HengChart *chart;
  PangoContext *pango;
  HengTextCache *texts;
  char *family;
  double scale, x, y;          /* scale 1 = 100 %; x, y: the chart's point at the left top */
  double drag_x, drag_y;       /* the same when a drag began */
  double pointer_x, pointer_y;
  gboolean fitted, dirty;      /* shows all of it, and does so after a change of size */
  double least;                /* it begins no smaller, at its first node; 0: it begins whole */
  gboolean sideways;
  double width, height;        /* of the last layout */
  int focus;                   /* node, −1 = none */
};

/* heng-map-view.c: moves the view by so many px of the screen; goes to a node, −1 = none; tells that it is opened, −1 does nothing. */
void heng_map_view_pan (HengMapView *self, double dx, double dy);
void heng_map_view_set_focus (HengMapView *self, int node);
void heng_map_view_open_node (HengMapView *self, int node);

/* heng-map-view-keys.c: those of its actions, and those that walk. */
void heng_map_view_install_keys (GtkWidgetClass *widget_class);
void heng_map_view_add_keys (HengMapView *self);

G_END_DECLS
