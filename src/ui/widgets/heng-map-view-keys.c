/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a map: arrows walk from node to node as the chart lies, or move the view. */
#include "heng-map-view-private.h"

static int
parent_of (HengMapView *self, int node)
{
  return heng_chart_map_node (self->chart, (guint) node)->parent;
}

static int
first_child (HengMapView *self, int node)
{
  for (guint i = (guint) node + 1; i < heng_chart_map_n_nodes (self->chart); i++)
    if (parent_of (self, (int) i) == node)
      return (int) i;
  return -1;
}

static int
sibling (HengMapView *self, int node, int step)
{
  for (int i = node + step; i >= 0 && i < (int) heng_chart_map_n_nodes (self->chart); i += step)
    if (parent_of (self, i) == parent_of (self, node))
      return i;
  return -1;
}

static gboolean
is_in_list (HengMapView *self, int node)
{
  return heng_chart_map_is_in_list (self->chart, (guint) node);
}

/* Toward the root, toward the leaves, or along the siblings, as the chart lies; in a list siblings stand above each other. */
static int
neighbour (HengMapView *self, guint key)
{
  gboolean vertical = key == GDK_KEY_Up || key == GDK_KEY_Down, forward = key == GDK_KEY_Down || key == GDK_KEY_Right;
  int next;

  if (self->focus < 0)
    return heng_chart_map_n_nodes (self->chart) > 0 ? 0 : -1;
  if (vertical != self->sideways && !(vertical && is_in_list (self, self->focus)))
    return forward ? first_child (self, self->focus) : parent_of (self, self->focus);
  next = sibling (self, self->focus, forward ? 1 : -1);
  while (vertical && next >= 0 && is_in_list (self, self->focus) && !is_in_list (self, next))
    next = sibling (self, next, forward ? 1 : -1);
  if (next < 0 && vertical && !forward && is_in_list (self, self->focus))
    return parent_of (self, self->focus);
  return next;
}

static guint
plain_key (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Up: return GDK_KEY_Up;
    case GDK_KEY_KP_Down: return GDK_KEY_Down;
    case GDK_KEY_KP_Left: return GDK_KEY_Left;
    case GDK_KEY_KP_Right: return GDK_KEY_Right;
    default: return keyval;
    }
}

static gboolean
arrow (HengMapView *self, guint key, GdkModifierType state)
{
  int next;

  if (key != GDK_KEY_Up && key != GDK_KEY_Down && key != GDK_KEY_Left && key != GDK_KEY_Right)
    return FALSE;
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      heng_map_view_pan (self, key == GDK_KEY_Left ? -PAN_STEP : key == GDK_KEY_Right ? PAN_STEP : 0,
                         key == GDK_KEY_Up ? -PAN_STEP : key == GDK_KEY_Down ? PAN_STEP : 0);
      return TRUE;
    }
  next = neighbour (self, key);
  if (next >= 0)
    heng_map_view_set_focus (self, next);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengMapView *self)
{
  guint key = plain_key (keyval);

  if (self->chart == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (arrow (self, key, state))
    return TRUE;
  if (key == GDK_KEY_Home)
    heng_map_view_set_focus (self, 0);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->focus >= 0)
    heng_map_view_open_node (self, self->focus);
  else
    return FALSE;
  return TRUE;
}

void
heng_map_view_install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "map.zoom-in" }, { GDK_KEY_equal, "map.zoom-in" }, { GDK_KEY_KP_Add, "map.zoom-in" },
    { GDK_KEY_minus, "map.zoom-out" }, { GDK_KEY_KP_Subtract, "map.zoom-out" },
    { GDK_KEY_0, "map.zoom-original" }, { GDK_KEY_KP_0, "map.zoom-original" }, { GDK_KEY_9, "map.zoom-fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys[i].action, NULL);
    }
}

void
heng_map_view_add_keys (HengMapView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
