/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map as a widget: zoom, pan, walking by keys, search. */
#include "heng-map-view-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "heng-chart-actions.h"
#include "heng-ink.h"

#define STEP 1.25
#define LEAST_SCALE 0.02
#define MOST_SCALE 4.0

G_DEFINE_FINAL_TYPE (HengMapView, heng_map_view, GTK_TYPE_WIDGET)

enum { OPENED, ZOOMED, FOCUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
view_changed (HengMapView *self)
{
  self->dirty = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_fonts (HengMapView *self)
{
  g_clear_pointer (&self->texts, heng_text_cache_free);
  g_clear_object (&self->pango);
  view_changed (self);
}

static HengChartStyle
style_of (HengMapView *self)
{
  HengChartStyle style;
  double resolution;

  if (self->pango == NULL)
    {
      self->pango = gtk_widget_create_pango_context (GTK_WIDGET (self));
      heng_chart_setup_pango (self->pango);
      self->texts = heng_text_cache_new ();
    }
  g_free (self->family);
  self->family = g_strdup (pango_font_description_get_family (pango_context_get_font_description (self->pango)));
  resolution = pango_cairo_context_get_resolution (self->pango);
  style = heng_chart_style_screen (heng_look_chart_theme (), self->family, resolution > 0 ? resolution / 96 : 1);
  style.show_title = style.show_foot = FALSE;
  style.texts = self->texts;
  return style;
}

/* One px of the chart at 100 %, for larger text. */
static double
unit_of (HengMapView *self)
{
  HengChartStyle style = style_of (self);

  return style.f1 / 12;
}

static void
fit (HengMapView *self)
{
  double width, height, unit = unit_of (self), room_x = gtk_widget_get_width (GTK_WIDGET (self)) / unit - 32;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) / unit - 32;

  heng_chart_map_size (self->chart, &width, &height);
  if (width <= 0 || room_x <= 0 || room_y <= 0)
    return;
  self->scale = CLAMP (MIN (room_x / width, room_y / height), LEAST_SCALE, 1);
  if (self->scale < self->least)
    {
      HengMapRect first = heng_chart_map_n_nodes (self->chart) > 0 ? heng_chart_map_place (self->chart, 0) : (HengMapRect) { 0 };

      self->scale = self->least;
      self->x = self->sideways ? -16 / self->scale : first.x + first.width / 2 - (room_x + 32) / 2 / self->scale;
      self->y = self->sideways ? first.y + first.height / 2 - (room_y + 32) / 2 / self->scale : -16 / self->scale;
      return;
    }
  self->x = width / 2 - (room_x + 32) / 2 / self->scale;
  self->y = height / 2 - (room_y + 32) / 2 / self->scale;
  if (height * self->scale < room_y * 0.7)
    self->y = -16 / self->scale;
}

/* The point under x, y stays where it is. */
static void
zoom_at (HengMapView *self, double factor, double x, double y)
{
  double unit = unit_of (self), scale = CLAMP (self->scale * factor, LEAST_SCALE, MOST_SCALE);

  if (self->chart == NULL)
    return;
  self->x += x / unit * (1 / self->scale - 1 / scale);
  self->y += y / unit * (1 / self->scale - 1 / scale);
  self->scale = scale;
  self->fitted = FALSE;
  view_changed (self);
  g_signal_emit (self, signals[ZOOMED], 0);
}

static void
zoom_middle (HengMapView *self, double factor)
{
  zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
heng_map_view_pan (HengMapView *self, double dx, double dy)
{
  double scale = self->scale * unit_of (self);

  self->x += dx / scale;
  self->y += dy / scale;
  self->fitted = FALSE;
  view_changed (self);
}

static void
describe (HengMapView *self)
{
  const char *name = self->chart != NULL ? heng_chart_title (self->chart) : _("Empty chart");
  const char *words = self->chart != NULL ? heng_chart_subtitle (self->chart) : "";

  if (self->chart != NULL && self->focus >= 0)
    words = heng_chart_map_node (self->chart, (guint) self->focus)->spoken;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* Moves the view no more than needed. */
static void
show_node (HengMapView *self, guint i)
{
  HengMapRect r = heng_chart_map_place (self->chart, i);
  double scale = self->scale * unit_of (self), margin = 24 / scale;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / scale, height = gtk_widget_get_height (GTK_WIDGET (self)) / scale;

  if (r.x - margin < self->x || r.x + r.width + margin > self->x + width)
    self->x = r.x + r.width / 2 - width / 2;
  if (r.y - margin < self->y || r.y + r.height + margin > self->y + height)
    self->y = r.y + r.height / 2 - height / 2;
}

void
heng_map_view_set_focus (HengMapView *self, int node)
{
  self->focus = node;
  if (node >= 0)
    {
      show_node (self, (guint) node);
      self->fitted = FALSE;
    }
  describe (self);
  view_changed (self);
  g_signal_emit (self, signals[FOCUSED], 0);
}

void
heng_map_view_open_node (HengMapView *self, int i)
{
  if (i >= 0)
    g_signal_emit (self, signals[OPENED], 0, (guint) i, heng_chart_map_node (self->chart, (guint) i)->id);
}

static int
node_at (HengMapView *self, double x, double y)
{
  double scale = self->scale * unit_of (self), cx = self->x + x / scale, cy = self->y + y / scale;

  for (guint i = 0; self->chart != NULL && i < heng_chart_map_n_nodes (self->chart); i++)
    {
      HengMapRect r = heng_chart_map_place (self->chart, i);

      if (cx >= r.x && cx < r.x + r.width && cy >= r.y && cy < r.y + r.height)
        return (int) i;
    }
  return -1;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HengMapView *self)
{
  int node = node_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (node >= 0 && n_press == 1)
    {
      self->focus = node;
      describe (self);
      view_changed (self);
      g_signal_emit (self, signals[FOCUSED], 0);
    }
  else if (n_press == 2)
    heng_map_view_open_node (self, node);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, HengMapView *self)
{
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HengMapView *self)
{
  double scale = self->scale * unit_of (self);

  self->x = self->drag_x - dx / scale;
  self->y = self->drag_y - dy / scale;
  self->fitted = FALSE;
  view_changed (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, HengMapView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, HengMapView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (self->chart == NULL)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0)
    zoom_at (self, pow (STEP, -dy), self->pointer_x, self->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0)
    heng_map_view_pan (self, (dx + dy) * PAN_STEP, 0);
  else
    heng_map_view_pan (self, dx * PAN_STEP, dy * PAN_STEP);
  return TRUE;
}

static void
draw_focus (HengMapView *self, cairo_t *cr)
{
  g_autofree char *name = heng_chart_map_mark_name (self->chart, (guint) self->focus);

  for (guint i = 0; i < heng_chart_n_marks (self->chart); i++)
    if (g_strcmp0 (heng_chart_mark (self->chart, i)->name, name) == 0)
      heng_chart_draw_focus (self->chart, cr, i);
}

static gboolean
tell_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[ZOOMED], 0);
  return G_SOURCE_REMOVE;
}

static void
heng_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengMapView *self = HENG_MAP_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width < 20 || height < 20)
    return;
  if (self->fitted && (width != self->width || height != self->height))
    {
      fit (self);
      self->dirty = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_cb, g_object_ref (self), g_object_unref); /* not while it is drawn */
    }
  if (self->dirty || width != self->width || height != self->height)
    {
      HengChartStyle style = style_of (self);
      double pad = 3 * style.f1 / 12; /* of the frame: the view's corner is the widget's */

      heng_chart_map_set_view (self->chart, self->scale, self->x + pad / (self->scale * style.f1 / 12), self->y + pad / (self->scale * style.f1 / 12));
      heng_chart_layout (self->chart, self->pango, &style, MAX (width, 260 * style.f1 / 12), MAX (height, 150 * style.f1 / 12));
      self->width = width;
      self->height = height;
      self->dirty = FALSE;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  heng_chart_draw (self->chart, cr);
  if (self->focus >= 0 && gtk_widget_has_focus (widget))
    draw_focus (self, cr);
  cairo_destroy (cr);
}

static void
heng_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 160;
  *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 400;
}

static void
heng_map_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (heng_map_view_parent_class)->system_setting_changed (widget, setting);
  forget_fonts (HENG_MAP_VIEW (widget));
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_chart_show_table (widget, HENG_MAP_VIEW (widget)->chart);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_chart_copy_table (widget, HENG_MAP_VIEW (widget)->chart);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengMapView *self = HENG_MAP_VIEW (widget);

  if (self->chart == NULL)
    return;
  if (g_str_equal (name, "map.zoom-in"))
    zoom_middle (self, STEP);
  else if (g_str_equal (name, "map.zoom-out"))
    zoom_middle (self, 1 / STEP);
  else if (g_str_equal (name, "map.zoom-original"))
    zoom_middle (self, 1 / self->scale);
  else
    {
      self->fitted = TRUE;
      self->least = 0;
      fit (self);
      view_changed (self);
      g_signal_emit (self, signals[ZOOMED], 0);
    }
}

static void
heng_map_view_dispose (GObject *object)
{
  HengMapView *self = HENG_MAP_VIEW (object);

  g_clear_pointer (&self->chart, heng_chart_free);
  g_clear_pointer (&self->texts, heng_text_cache_free);
  g_clear_object (&self->pango);
  g_clear_pointer (&self->family, g_free);
  G_OBJECT_CLASS (heng_map_view_parent_class)->dispose (object);
}

static void
heng_map_view_class_init (HengMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_map_view_dispose;
  widget_class->snapshot = heng_map_view_snapshot;
  widget_class->measure = heng_map_view_measure;
  widget_class->system_setting_changed = heng_map_view_system_setting_changed;
  signals[OPENED] = g_signal_new ("opened", HENG_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[ZOOMED] = g_signal_new ("zoomed", HENG_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOCUSED] = g_signal_new ("focused", HENG_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "map.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "map.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "map.copy", NULL);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-original", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-fit", NULL, zoom_action);
  heng_map_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (HengMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  heng_map_view_add_keys (self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
heng_map_view_init (HengMapView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->scale = 1;
  self->fitted = TRUE;
  self->focus = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_fonts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_fonts), self, G_CONNECT_SWAPPED);
  describe (self);
}

GtkWidget *
heng_map_view_new (void)
{
  return g_object_new (HENG_TYPE_MAP_VIEW, NULL);
}

void
heng_map_view_set_chart (HengMapView *self, HengChart *chart)
{
  g_autofree char *name = self->chart != NULL && self->focus >= 0 ? heng_chart_map_mark_name (self->chart, (guint) self->focus) : NULL;

  g_clear_pointer (&self->chart, heng_chart_free);
  self->chart = chart;
  self->focus = -1;
  heng_chart_map_set_sideways (chart, self->sideways);
  for (guint i = 0; name != NULL && i < heng_chart_map_n_nodes (chart); i++)
    {
      g_autofree char *other = heng_chart_map_mark_name (chart, i);

      if (g_str_equal (name, other))
        self->focus = (int) i;
    }
  if (self->fitted)
    fit (self);
  describe (self);
  view_changed (self);
}

void
heng_map_view_chart_changed (HengMapView *self)
{
  view_changed (self);
}

HengChart *
heng_map_view_get_chart (HengMapView *self)
{
  return self->chart;
}

void
heng_map_view_set_sideways (HengMapView *self, gboolean sideways)
{
  self->sideways = sideways;
  if (self->chart == NULL)
    return;
  heng_chart_map_set_sideways (self->chart, sideways);
  if (self->fitted || self->focus < 0)
    fit (self);
  else
    show_node (self, (guint) self->focus);
  view_changed (self);
}

void
heng_map_view_set_least (HengMapView *self, double least)
{
  self->least = least;
}

int
heng_map_view_get_focus (HengMapView *self)
{
  return self->focus;
}

double
heng_map_view_get_scale (HengMapView *self)
{
  return self->scale;
}

guint
heng_map_view_search (HengMapView *self, const char *text, gboolean next)
{
  g_autofree char *needle = g_utf8_casefold (text, -1);
  guint n = self->chart != NULL ? heng_chart_map_n_nodes (self->chart) : 0, found = 0;
  int first = -1, after = -1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = g_utf8_casefold (heng_chart_map_node (self->chart, i)->spoken, -1);
      gboolean match = *needle != '\0' && strstr (words, needle) != NULL;

      heng_chart_map_set_found (self->chart, i, match);
      if (!match)
        continue;
      found++;
      first = first < 0 ? (int) i : first;
      if (after < 0 && (int) i > self->focus)
        after = (int) i;
    }
  if (found > 0)
    {
      if (self->scale < 0.6)
        zoom_middle (self, 1 / self->scale);
      heng_map_view_set_focus (self, next && after >= 0 ? after : first);
    }
  else
    view_changed (self);
  return found;
}
