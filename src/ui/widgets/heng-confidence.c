/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten cells to choose a confidence from 0 to 10. */
#include "heng-confidence.h"

#include <glib/gi18n-lib.h>

#include "heng-ink.h"

#define CELLS 10
#define GAP 3
#define BAR 10
#define HEIGHT 28

struct _HengConfidence
{
  GtkWidget parent_instance;
  int value;
};

G_DEFINE_FINAL_TYPE (HengConfidence, heng_confidence, GTK_TYPE_WIDGET)

enum { PROP_VALUE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
draw_cell (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, rect, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (GtkSnapshot *snapshot, float width, float height)
{
  GdkRGBA color = heng_ink (HENG_INK_FOCUS);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 6);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 2, 2, 2, 2 }, (const GdkRGBA[4]) { color, color, color, color });
}

static void
heng_confidence_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengConfidence *self = HENG_CONFIDENCE (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float cell = (width - 8 - GAP * (CELLS - 1)) / CELLS;
  GdkRGBA on = heng_ink (HENG_INK_UP), off = heng_ink (HENG_INK_TROUGH);

  for (int i = 0; i < CELLS; i++)
    draw_cell (snapshot, &GRAPHENE_RECT_INIT (4 + i * (cell + GAP), (height - BAR) / 2, cell, BAR), i < self->value ? &on : &off);
  if (gtk_widget_has_visible_focus (widget))
    draw_ring (snapshot, width, height);
}

static void
heng_confidence_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
  *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
}

static void
choose_at (HengConfidence *self, double x)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 8;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  heng_confidence_set_value (self, x < 4 ? 0 : CLAMP ((int) ((x - 4) / width * CELLS) + 1, 0, CELLS));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HengConfidence *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose_at (self, x);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HengConfidence *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  choose_at (self, x + dx);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengConfidence *self)
{
  int value = MAX (self->value, 0);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left: case GDK_KEY_minus: value--; break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: case GDK_KEY_plus: value++; break;
    case GDK_KEY_Home: value = 0; break;
    case GDK_KEY_End: value = CELLS; break;
    default:
      if (keyval < GDK_KEY_0 || keyval > GDK_KEY_9)
        return FALSE;
      value = (int) (keyval - GDK_KEY_0);
    }
  heng_confidence_set_value (self, CLAMP (value, 0, CELLS));
  return TRUE;
}

static void
announce (HengConfidence *self)
{
  g_autofree char *text = self->value < 0 ? g_strdup (_("not given")) : g_strdup_printf (_("%d of 10"), self->value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) CELLS, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) MAX (self->value, 0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
heng_confidence_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, HENG_CONFIDENCE (object)->value);
}

static void
heng_confidence_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  heng_confidence_set_value (HENG_CONFIDENCE (object), g_value_get_int (value));
}

static void
heng_confidence_class_init (HengConfidenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_confidence_get_property;
  object_class->set_property = heng_confidence_set_property;
  widget_class->snapshot = heng_confidence_snapshot;
  widget_class->measure = heng_confidence_measure;
  props[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, -1, CELLS, -1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "confidence");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
heng_confidence_init (HengConfidence *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  self->value = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  heng_ink_follow (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Confidence"), -1);
  announce (self);
}

GtkWidget *
heng_confidence_new (void)
{
  return g_object_new (HENG_TYPE_CONFIDENCE, NULL);
}

int
heng_confidence_get_value (HengConfidence *self)
{
  return self->value;
}

void
heng_confidence_set_value (HengConfidence *self, int value)
{
  if (self->value == value)
    return;
  self->value = value;
  announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}
