/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a widget: layout for its size, marks under pointer and keyboard, and the bubble that names them. */
#include "heng-chart-view.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-actions.h"
#include "heng-ink.h"

#define BUBBLE_PAD 8
#define BUBBLE_GAP 8
#define PICTURE_SCALE 2 /* pixels of a PNG for each of the screen: sharp on paper and in slides */

struct _HengChartView
{
  GtkWidget parent_instance;
  HengChart *chart;
  PangoContext *pango;
  char *family;
  int content_height;
  double laid_width, laid_height;
  gboolean dirty;
  int hover, focus; /* marks, −1 = none */
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (HengChartView, heng_chart_view, GTK_TYPE_WIDGET)

enum { PROP_CONTENT_HEIGHT = 1, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { MARK_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static HengChartStyle
style_of (HengChartView *self)
{
  const PangoFontDescription *font = pango_context_get_font_description (self->pango);
  double resolution = pango_cairo_context_get_resolution (self->pango);
  HengChartStyle style;

  g_free (self->family);
  self->family = g_strdup (pango_font_description_get_family (font));
  style = heng_chart_style_screen (heng_look_chart_theme (), self->family, resolution > 0 ? resolution / 96 : 1);
  style.show_title = style.show_foot = FALSE; /* the card around it has them */
  return style;
}

static void
ensure_pango (HengChartView *self)
{
  if (self->pango != NULL)
    return;
  self->pango = gtk_widget_create_pango_context (GTK_WIDGET (self));
  heng_chart_setup_pango (self->pango);
}

static void
ensure_layout (HengChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  HengChartStyle style;

  ensure_pango (self);
  if (!self->dirty && width == self->laid_width && height == self->laid_height)
    return;
  style = style_of (self);
  heng_chart_layout (self->chart, self->pango, &style, width, height);
  self->laid_width = width;
  self->laid_height = height;
  self->dirty = FALSE;
}

static void
restyle (HengChartView *self)
{
  g_clear_object (&self->pango);
  self->dirty = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
shown_mark (HengChartView *self)
{
  if (self->hover >= 0)
    return self->hover;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? self->focus : -1;
}

static void
describe (HengChartView *self)
{
  const HengChartMark *mark = NULL;
  g_autofree char *name = NULL;

  if (self->chart == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Empty chart"), -1);
      return;
    }
  if (self->focus >= 0 && (guint) self->focus < heng_chart_n_marks (self->chart))
    mark = heng_chart_mark (self->chart, (guint) self->focus);
  name = g_strdup_printf ("%s: %s", heng_chart_name (self->chart), heng_chart_title (self->chart));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  mark != NULL ? mark->spoken : heng_chart_description (self->chart), -1);
}

static void
draw_bubble (HengChartView *self, GtkSnapshot *snapshot, const HengChartMark *mark)
{
  gboolean light = heng_look () == HENG_LOOK_LIGHT || heng_look () == HENG_LOOK_CONTRAST;
  GdkRGBA ground = light ? (GdkRGBA) { .17f, .17f, .19f, 1 } : (GdkRGBA) { .94f, .94f, .96f, 1 };
  GdkRGBA text = light ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { .1f, .1f, .12f, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), mark->spoken);
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  int tw, th;
  float x, y;
  graphene_rect_t rect;
  GskRoundedRect clip;

  pango_layout_get_pixel_size (layout, &tw, &th);
  if (tw > width - 2 * BUBBLE_PAD)
    {
      pango_layout_set_width (layout, (int) (width - 2 * BUBBLE_PAD) * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &tw, &th);
    }
  x = CLAMP ((float) (mark->x + mark->width / 2) - tw / 2.f - BUBBLE_PAD, 0, MAX (width - tw - 2 * BUBBLE_PAD, 0));
  y = (float) mark->y - th - BUBBLE_PAD - BUBBLE_GAP;
  if (y < 0)
    y = (float) (mark->y + mark->height) + BUBBLE_GAP;
  rect = GRAPHENE_RECT_INIT (x, y, tw + 2 * BUBBLE_PAD, th + BUBBLE_PAD);
  gsk_rounded_rect_init_from_rect (&clip, &rect, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + BUBBLE_PAD, y + BUBBLE_PAD / 2.f));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

static void
heng_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengChartView *self = HENG_CHART_VIEW (widget);
  int mark = shown_mark (self);
  cairo_t *cr;

  if (self->chart == NULL || gtk_widget_get_width (widget) < 20)
    return;
  ensure_layout (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->laid_width, self->laid_height));
  heng_chart_draw (self->chart, cr);
  if (gtk_widget_has_visible_focus (widget) && self->focus >= 0)
    heng_chart_draw_focus (self->chart, cr, (guint) self->focus);
  cairo_destroy (cr);
  if (mark >= 0 && (guint) mark < heng_chart_n_marks (self->chart))
    draw_bubble (self, snapshot, heng_chart_mark (self->chart, (guint) mark));
}

static void
heng_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengChartView *self = HENG_CHART_VIEW (widget);
  HengChartStyle style;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = 200;
      *nat = 480;
      return;
    }
  *min = *nat = MAX (self->content_height, 80);
  if (self->content_height > 0 || self->chart == NULL)
    return;
  ensure_pango (self);
  style = style_of (self);
  *min = *nat = (int) heng_chart_natural_height (self->chart, self->pango, &style, for_size > 0 ? for_size : 480);
  self->dirty = TRUE; /* measuring may have moved the marks */
}

static GtkSizeRequestMode
heng_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_mark (HengChartView *self, int *slot, int mark)
{
  if (*slot == mark)
    return;
  *slot = mark;
  if (slot == &self->focus)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, HengChartView *self)
{
  if (self->chart != NULL && !self->dirty)
    set_mark (self, &self->hover, heng_chart_mark_at (self->chart, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, HengChartView *self)
{
  set_mark (self, &self->hover, -1);
}

static void
activate_mark (HengChartView *self, int mark)
{
  if (mark >= 0)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, (guint) mark, heng_chart_mark (self->chart, (guint) mark)->target_id);
}

static void
show_menu (HengChartView *self, double x, double y)
{
  if (self->menu == NULL)
    {
      self->menu = heng_chart_actions_menu_new ();
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HengChartView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  int mark = self->chart == NULL || self->dirty ? -1 : heng_chart_mark_at (self->chart, x, y);

  if (self->chart == NULL)
    return;
  /* The keyboard goes on where the pointer was. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (mark >= 0)
    set_mark (self, &self->focus, mark);
  if (event != NULL && gdk_event_triggers_context_menu (event))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      show_menu (self, x, y);
    }
  else if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY)
    activate_mark (self, mark);
}

static const struct
{
  guint keyval, keypad;
  HengChartStep step;
} steps[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, HENG_CHART_LEFT },  { GDK_KEY_Right, GDK_KEY_KP_Right, HENG_CHART_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, HENG_CHART_UP },        { GDK_KEY_Down, GDK_KEY_KP_Down, HENG_CHART_DOWN },
  { GDK_KEY_Home, GDK_KEY_KP_Home, HENG_CHART_FIRST }, { GDK_KEY_End, GDK_KEY_KP_End, HENG_CHART_LAST },
};

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengChartView *self)
{
  if (self->chart == NULL || heng_chart_n_marks (self->chart) == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (keyval == steps[i].keyval || keyval == steps[i].keypad)
      {
        set_mark (self, &self->focus, heng_chart_step (self->chart, self->focus, steps[i].step));
        return TRUE;
      }
  switch (keyval)
    {
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_space: case GDK_KEY_KP_Space:
      activate_mark (self, self->focus);
      return self->focus >= 0;
    case GDK_KEY_Escape:
      if (self->focus < 0)
        return FALSE;
      set_mark (self, &self->focus, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (HENG_CHART_VIEW (widget), gtk_widget_get_width (widget) / 2., gtk_widget_get_height (widget) / 2.);
}

static void
heng_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, HENG_CHART_VIEW (object)->content_height);
}

static void
heng_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengChartView *self = HENG_CHART_VIEW (object);

  if (self->content_height == g_value_get_int (value))
    return;
  self->content_height = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
heng_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengChartView *self = HENG_CHART_VIEW (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
heng_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (heng_chart_view_parent_class)->system_setting_changed (widget, setting);
  restyle (HENG_CHART_VIEW (widget));
}

static void
heng_chart_view_dispose (GObject *object)
{
  HengChartView *self = HENG_CHART_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->chart, heng_chart_free);
  g_clear_object (&self->pango);
  g_clear_pointer (&self->family, g_free);
  G_OBJECT_CLASS (heng_chart_view_parent_class)->dispose (object);
}

static void
heng_chart_view_class_init (HengChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_chart_view_get_property;
  object_class->set_property = heng_chart_view_set_property;
  object_class->dispose = heng_chart_view_dispose;
  widget_class->snapshot = heng_chart_view_snapshot;
  widget_class->measure = heng_chart_view_measure;
  widget_class->size_allocate = heng_chart_view_size_allocate;
  widget_class->get_request_mode = heng_chart_view_get_request_mode;
  widget_class->system_setting_changed = heng_chart_view_system_setting_changed;
  props[PROP_CONTENT_HEIGHT] = g_param_spec_int ("content-height", NULL, NULL, 0, 4000, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", HENG_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_UINT, G_TYPE_INT64);
  heng_chart_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
heng_chart_view_init (HengChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hover = self->focus = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  describe (self);
}

GtkWidget *
heng_chart_view_new (void)
{
  return g_object_new (HENG_TYPE_CHART_VIEW, NULL);
}

void
heng_chart_view_set_chart (HengChartView *self, HengChart *chart)
{
  g_autofree char *name = NULL;

  if (self->chart != NULL && self->focus >= 0 && (guint) self->focus < heng_chart_n_marks (self->chart))
    name = g_strdup (heng_chart_mark (self->chart, (guint) self->focus)->name);
  g_clear_pointer (&self->chart, heng_chart_free);
  self->chart = chart;
  self->hover = self->focus = -1;
  self->dirty = TRUE;
  if (chart != NULL && gtk_widget_get_width (GTK_WIDGET (self)) >= 20)
    ensure_layout (self);
  for (guint i = 0; name != NULL && chart != NULL && i < heng_chart_n_marks (chart); i++)
    if (g_strcmp0 (heng_chart_mark (chart, i)->name, name) == 0)
      self->focus = (int) i;
  describe (self);
  if (self->content_height == 0)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

HengChart *
heng_chart_view_get_chart (HengChartView *self)
{
  return self->chart;
}

const HengChartMark *
heng_chart_view_get_focused (HengChartView *self)
{
  if (self->chart == NULL || self->focus < 0 || (guint) self->focus >= heng_chart_n_marks (self->chart))
    return NULL;
  return heng_chart_mark (self->chart, (guint) self->focus);
}

void
heng_chart_view_focus_mark (HengChartView *self, guint mark)
{
  set_mark (self, &self->focus, (int) mark);
}

GBytes *
heng_chart_view_picture (HengChartView *self, const char *format, GError **error)
{
  double scale = g_str_equal (format, "png") ? PICTURE_SCALE : 1;
  HengChartStyle style;
  GBytes *bytes;

  ensure_pango (self);
  style = heng_chart_style_screen (HENG_THEME_LIGHT, style_of (self).family, scale);
  bytes = heng_chart_to_bytes (self->chart, format, MAX (self->laid_width, 640) * scale, (MAX (self->laid_height, 280) + 60) * scale, &style, error);
  self->dirty = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return bytes;
}
