/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart view with handles. Every move makes a new rule by the model, which refuses what would be none. */
#include "heng-rule-curve.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-rule.h"
#include "heng-chart-view.h"
#include "heng-rule-points.h"
#include "heng-rule-shape.h"

struct _HengRuleCurve
{
  GtkWidget parent_instance;
  GtkWidget *view;
  char *rule, *unit;
  char *before; /* the rule when the drag began */
  HengIndicatorActuals *actuals;
  int handle;   /* being dragged, −1: none */
  gboolean moved_by_key;
};

G_DEFINE_FINAL_TYPE (HengRuleCurve, heng_rule_curve, GTK_TYPE_WIDGET)

enum { MOVED, DROPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static HengChart *
chart_of (HengRuleCurve *self)
{
  return heng_chart_view_get_chart (HENG_CHART_VIEW (self->view));
}

static void
add_dot (GArray *dots, const HengRule *rule, const HengIndicatorActuals *actuals, const HengIndicatorActual *actual)
{
  const HengCycle *cycle = actuals->cycles->pdata[actual->cycle];
  HengRuleDot dot = { .who = actual->who != NULL ? heng_localized (actual->who, actual->who_en) : NULL,
                      .period = heng_localized (cycle->name, cycle->name_en), .target_id = actual->employee_id, .is_old = actual->cycle > 0 };
  HengActual value = { 0 };

  if (heng_actual_parse (rule, actual->value, &value, NULL) && heng_rule_axis_value (rule, &value, &dot.x))
    g_array_append_val (dots, dot);
  heng_actual_clear (&value);
}

static void
draw (HengRuleCurve *self)
{
  HengChart *chart = heng_chart_rule_new (self->rule != NULL ? self->rule : "", self->unit);
  g_autoptr (HengRule) rule = heng_rule_parse (self->rule, NULL);
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (HengRuleDot));

  for (guint i = 0; rule != NULL && self->actuals != NULL && i < self->actuals->actuals->len; i++)
    add_dot (dots, rule, self->actuals, self->actuals->actuals->pdata[i]);
  heng_chart_rule_set_dots (chart, (const HengRuleDot *) (gpointer) dots->data, dots->len);
  heng_chart_view_set_chart (HENG_CHART_VIEW (self->view), chart);
}

/* A value the rule cannot have (a target beyond the stretch) leaves the number where it is. */
static gboolean
move_to (HengRuleCurve *self, int handle, HengMicro value)
{
  g_autoptr (HengRule) rule = heng_rule_parse (self->rule, NULL);
  g_autofree char *text = rule != NULL && handle >= 0 ? heng_rule_move_point (rule, (guint) handle, value, NULL) : NULL;

  if (text == NULL || g_strcmp0 (text, self->rule) == 0)
    return FALSE;
  g_free (self->rule);
  self->rule = g_steal_pointer (&text);
  draw (self);
  g_signal_emit (self, signals[MOVED], 0, self->rule);
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, HengRuleCurve *self)
{
  HengChart *chart = chart_of (self);
  int mark = chart != NULL ? heng_chart_mark_at (chart, x, y) : -1;

  self->handle = mark >= 0 ? heng_chart_rule_handle (heng_chart_mark (chart, (guint) mark)) : -1;
  if (self->handle < 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_free (self->before);
  self->before = g_strdup (self->rule);
  gtk_widget_grab_focus (self->view);
  heng_chart_view_focus_mark (HENG_CHART_VIEW (self->view), (guint) mark);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HengRuleCurve *self)
{
  double x = 0, y = 0;

  if (self->handle >= 0 && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to (self, self->handle, heng_chart_rule_value_at (chart_of (self), x + dx));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, HengRuleCurve *self)
{
  gboolean moved = self->handle >= 0 && g_strcmp0 (self->before, self->rule) != 0;

  self->handle = -1;
  g_clear_pointer (&self->before, g_free);
  if (moved)
    g_signal_emit (self, signals[DROPPED], 0);
}

static void
take_back (HengRuleCurve *self)
{
  g_free (self->rule);
  self->rule = g_steal_pointer (&self->before);
  self->handle = -1;
  draw (self);
  g_signal_emit (self, signals[MOVED], 0, self->rule);
}

/* The number under the keyboard by so many steps. */
static gboolean
nudge (HengRuleCurve *self, int steps)
{
  const HengChartMark *mark = heng_chart_view_get_focused (HENG_CHART_VIEW (self->view));
  int handle = mark != NULL ? heng_chart_rule_handle (mark) : -1;
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  g_autoptr (HengRule) rule = NULL;

  if (handle < 0)
    return FALSE;
  rule = heng_rule_parse (self->rule, NULL);
  if (rule == NULL || (guint) handle >= heng_rule_points (rule, points))
    return FALSE;
  if (move_to (self, handle, points[handle].value + steps * heng_chart_rule_step (chart_of (self))))
    self->moved_by_key = TRUE;
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengRuleCurve *self)
{
  int far = (state & GDK_CONTROL_MASK) != 0 ? 10 : 1;

  if (keyval == GDK_KEY_Escape && self->handle >= 0)
    {
      take_back (self);
      return TRUE;
    }
  if ((state & GDK_SHIFT_MASK) == 0 || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left: case GDK_KEY_Down: case GDK_KEY_KP_Down:
      return nudge (self, -far);
    case GDK_KEY_Right: case GDK_KEY_KP_Right: case GDK_KEY_Up: case GDK_KEY_KP_Up:
      return nudge (self, far);
    default:
      return FALSE;
    }
}

/* Moving by keyboard ends when the arrow is let go, so that ten presses are ten steps of one move only while the key is held. */
static void
released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengRuleCurve *self)
{
  if (!self->moved_by_key || (keyval != GDK_KEY_Shift_L && keyval != GDK_KEY_Shift_R))
    return;
  self->moved_by_key = FALSE;
  g_signal_emit (self, signals[DROPPED], 0);
}

static void
left_cb (HengRuleCurve *self)
{
  if (!self->moved_by_key)
    return;
  self->moved_by_key = FALSE;
  g_signal_emit (self, signals[DROPPED], 0);
}

static void
heng_rule_curve_dispose (GObject *object)
{
  HengRuleCurve *self = HENG_RULE_CURVE (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->actuals, heng_indicator_actuals_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (heng_rule_curve_parent_class)->dispose (object);
}

static void
heng_rule_curve_class_init (HengRuleCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_RULE_CURVE;

  G_OBJECT_CLASS (klass)->dispose = heng_rule_curve_dispose;
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rulecurve");
}

static void
heng_rule_curve_init (HengRuleCurve *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->handle = -1;
  self->view = heng_chart_view_new ();
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_tooltip_text (self->view, _("Drag a number along the curve, or choose it with the arrows and move it with Shift and an arrow"));
}

GtkWidget *
heng_rule_curve_new (void)
{
  return g_object_new (HENG_TYPE_RULE_CURVE, NULL);
}

void
heng_rule_curve_set_rule (HengRuleCurve *self, const char *rule, const char *unit)
{
  if (g_strcmp0 (rule, self->rule) == 0 && g_strcmp0 (unit, self->unit) == 0 && chart_of (self) != NULL)
    return;
  g_free (self->rule);
  g_free (self->unit);
  self->rule = g_strdup (rule);
  self->unit = g_strdup (unit);
  draw (self);
}

void
heng_rule_curve_set_actuals (HengRuleCurve *self, HengIndicatorActuals *actuals)
{
  g_clear_pointer (&self->actuals, heng_indicator_actuals_free);
  self->actuals = actuals;
  draw (self);
}

const char *
heng_rule_curve_get_finding (HengRuleCurve *self)
{
  return chart_of (self) != NULL ? heng_chart_title (chart_of (self)) : "";
}

const char *
heng_rule_curve_get_measure (HengRuleCurve *self)
{
  return chart_of (self) != NULL ? heng_chart_subtitle (chart_of (self)) : "";
}
