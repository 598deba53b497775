/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map (heng-chart-map.h) as a widget: zoom, pan, walking by keys, search. */
#pragma once

#include <adwaita.h>

#include "heng-chart-map.h"

G_BEGIN_DECLS

#define HENG_TYPE_MAP_VIEW (heng_map_view_get_type ())
G_DECLARE_FINAL_TYPE (HengMapView, heng_map_view, HENG, MAP_VIEW, GtkWidget)

/* Signals: "opened" (guint node, gint64 id): Enter or double click; "zoomed": another scale; "focused": another node. Actions map.zoom-in,
 * map.zoom-out, map.zoom-original, map.zoom-fit, map.table (the chart as real rows), map.copy (Ctrl+C). */
GtkWidget *heng_map_view_new (void);
/* Takes the chart; view and focus stay where they are when the node is still there. */
void heng_map_view_set_chart (HengMapView *self, HengChart *chart);
HengChart *heng_map_view_get_chart (HengMapView *self);
void heng_map_view_chart_changed (HengMapView *self); /* what its nodes look like, not where they are */
void heng_map_view_set_sideways (HengMapView *self, gboolean sideways);
/* It begins at this scale at least, at its first node, so that its words can be read; 'fit' still shows all of it. */
void heng_map_view_set_least (HengMapView *self, double least);
int heng_map_view_get_focus (HengMapView *self); /* the node, −1 = none */
double heng_map_view_get_scale (HengMapView *self);
/* Highlights all nodes whose words contain the text and goes to the next of them; returns how many there are. */
guint heng_map_view_search (HengMapView *self, const char *text, gboolean next);

G_END_DECLS
