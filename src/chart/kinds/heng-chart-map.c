/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map as an object: its nodes and its view. */
#include "heng-chart-map-private.h"

static void
free_node (HengMap *map, HengMapNode *node)
{
  map->kind->free_node (node);
  g_free (node->spoken);
  g_free (node);
}

void
heng_map_free (gpointer data)
{
  HengMap *map = data;

  g_clear_pointer (&map->layout, heng_map_layout_free);
  for (guint i = 0; i < map->nodes->len; i++)
    free_node (map, map->nodes->pdata[i]);
  g_ptr_array_unref (map->nodes);
  g_array_unref (map->lines);
  g_array_unref (map->found);
  g_free (map);
}

const HengMapLayout *
heng_map_get_layout (HengMap *map)
{
  g_autofree int *parents = NULL;

  if (map->layout != NULL)
    return map->layout;
  parents = g_new0 (int, map->nodes->len + 1);
  for (guint i = 0; i < map->nodes->len; i++)
    parents[i] = ((HengMapNode *) map->nodes->pdata[i])->parent;
  map->layout = heng_map_layout_new (parents, map->nodes->len, map->kind->metrics, map->sideways);
  return map->layout;
}

double
heng_map_content_height (HengChart *chart, const HengFrame *frame)
{
  return heng_map_get_layout (chart->data)->height * frame->unit;
}

HengChart *
heng_map_chart_new (const HengChartClass *class, const HengMapKind *kind, const char *title, const char *subtitle)
{
  HengMap *map = g_new0 (HengMap, 1);
  HengChart *chart = heng_chart_new (class, map);

  map->kind = kind;
  map->nodes = g_ptr_array_new ();
  map->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  map->found = g_array_new (FALSE, TRUE, sizeof (gboolean));
  chart->title = g_strdup (title);
  chart->subtitle = g_strdup (subtitle);
  chart->description = g_strdup (subtitle);
  return chart;
}

guint
heng_map_add (HengChart *chart, HengMapNode *node)
{
  HengMap *map = chart->data;
  gboolean found = FALSE;

  g_ptr_array_add (map->nodes, node);
  g_array_append_val (map->found, found);
  g_clear_pointer (&map->layout, heng_map_layout_free);
  return map->nodes->len - 1;
}

void
heng_chart_map_add_line (HengChart *chart, guint from, guint to)
{
  HengMap *map = chart->data;

  g_array_append_val (map->lines, from);
  g_array_append_val (map->lines, to);
}

void
heng_chart_map_set_sideways (HengChart *chart, gboolean sideways)
{
  HengMap *map = chart->data;

  if (map->sideways == sideways)
    return;
  map->sideways = sideways;
  g_clear_pointer (&map->layout, heng_map_layout_free);
}

void
heng_chart_map_set_view (HengChart *chart, double scale, double x, double y)
{
  HengMap *map = chart->data;

  map->scale = scale;
  map->x = x;
  map->y = y;
}

void
heng_chart_map_set_found (HengChart *chart, guint node, gboolean found)
{
  g_array_index (((HengMap *) chart->data)->found, gboolean, node) = found;
}

guint
heng_chart_map_n_nodes (HengChart *chart)
{
  return ((HengMap *) chart->data)->nodes->len;
}

const HengMapNode *
heng_chart_map_node (HengChart *chart, guint i)
{
  return ((HengMap *) chart->data)->nodes->pdata[i];
}

HengMapRect
heng_chart_map_place (HengChart *chart, guint i)
{
  return g_array_index (heng_map_get_layout (chart->data)->places, HengMapRect, i);
}

gboolean
heng_chart_map_is_in_list (HengChart *chart, guint i)
{
  return g_array_index (heng_map_get_layout (chart->data)->in_list, guint, i) != 0;
}

void
heng_chart_map_size (HengChart *chart, double *width, double *height)
{
  const HengMapLayout *layout = heng_map_get_layout (chart->data);

  *width = layout->width;
  *height = layout->height;
}

char *
heng_chart_map_mark_name (HengChart *chart, guint i)
{
  const HengMapNode *node = heng_chart_map_node (chart, i);
  const HengMapKind *kind = ((HengMap *) chart->data)->kind;

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind->mark != NULL ? kind->mark : kind->mark_of (node), node->id);
}
