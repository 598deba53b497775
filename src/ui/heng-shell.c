/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar and content side by side; below 900 px the sidebar folds away and slides over the content on demand. */
#include "heng-shell.h"

#define FOLD_BELOW 900
#define NARROW_BELOW 600

struct _HengShell
{
  GtkWidget parent_instance;
  GtkWidget *sidebar, *content, *scrim;
  AdwAnimation *animation;
  double progress; /* 0 hidden … 1 shown */
  gboolean open, slid_over, folded, narrow;
  guint notify_id;
};

G_DEFINE_FINAL_TYPE (HengShell, heng_shell, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SIDEBAR, PROP_CONTENT, PROP_OPEN, PROP_SHOWN, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
wants_sidebar (HengShell *self)
{
  return self->folded ? self->slid_over : self->open;
}

static void
move_to_target (HengShell *self)
{
  double target = wants_sidebar (self) ? 1 : 0;
  double now = self->progress; /* resetting jumps back to where the last run began */

  adw_animation_reset (self->animation);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation), now);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation), target);
  adw_animation_play (self->animation);
}

static void
animate_cb (double value, gpointer user_data)
{
  HengShell *self = user_data;

  self->progress = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
notify_shown_cb (gpointer user_data)
{
  HengShell *self = user_data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWN]);
  return G_SOURCE_REMOVE;
}

/* Listeners show and hide widgets, which must not happen during layout. */
static void
notify_later (HengShell *self)
{
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_shown_cb, self, NULL);
}

static void
heng_shell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                    int *natural_baseline)
{
  HengShell *self = HENG_SHELL (widget);
  int side_min, side_nat, min, nat;

  gtk_widget_measure (self->sidebar, orientation, -1, &side_min, &side_nat, NULL, NULL);
  gtk_widget_measure (self->content, orientation, -1, &min, &nat, NULL, NULL);
  *minimum = MAX (side_min, min);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? side_min + nat : MAX (side_nat, nat);
}

static void
fold (HengShell *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  self->slid_over = FALSE;
  adw_animation_pause (self->animation);
  self->progress = wants_sidebar (self) ? 1 : 0;
  notify_later (self);
}

static void
heng_shell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengShell *self = HENG_SHELL (widget);
  int side, min, covered;

  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &side, NULL, NULL, NULL);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  side = MIN (side, width);
  fold (self, width < MAX (FOLD_BELOW, side + min));
  if (self->narrow != (width < NARROW_BELOW))
    {
      self->narrow = !self->narrow;
      notify_later (self);
    }
  covered = (int) (self->progress * side + 0.5);
  gtk_widget_set_child_visible (self->sidebar, covered > 0);
  gtk_widget_set_child_visible (self->scrim, self->folded && covered > 0);
  if (covered > 0)
    gtk_widget_size_allocate (self->sidebar, &(GtkAllocation) { covered - side, 0, side, height }, -1);
  if (self->folded)
    {
      gtk_widget_size_allocate (self->content, &(GtkAllocation) { 0, 0, width, height }, -1);
      if (covered > 0)
        gtk_widget_size_allocate (self->scrim, &(GtkAllocation) { 0, 0, width, height }, -1);
    }
  else
    gtk_widget_size_allocate (self->content, &(GtkAllocation) { covered, 0, width - covered, height }, -1);
}

static void
heng_shell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengShell *self = HENG_SHELL (widget);

  gtk_widget_snapshot_child (widget, self->content, snapshot);
  gtk_widget_snapshot_child (widget, self->scrim, snapshot);
  gtk_widget_snapshot_child (widget, self->sidebar, snapshot);
}

static void
set_child (HengShell *self, GtkWidget **slot, GtkWidget *child)
{
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  /* Order of children is order of Tab and of picking: the sidebar last lies on top. */
  if (child == self->sidebar)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
}

static void
heng_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengShell *self = HENG_SHELL (object);

  if (id == PROP_SIDEBAR)
    set_child (self, &self->sidebar, g_value_get_object (value));
  else if (id == PROP_CONTENT)
    set_child (self, &self->content, g_value_get_object (value));
  else if (id == PROP_OPEN)
    heng_shell_set_open (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
heng_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengShell *self = HENG_SHELL (object);

  if (id == PROP_SIDEBAR)
    g_value_set_object (value, self->sidebar);
  else if (id == PROP_CONTENT)
    g_value_set_object (value, self->content);
  else if (id == PROP_OPEN)
    g_value_set_boolean (value, self->open);
  else if (id == PROP_SHOWN)
    g_value_set_boolean (value, heng_shell_get_shown (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
heng_shell_dispose (GObject *object)
{
  HengShell *self = HENG_SHELL (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_shell_parent_class)->dispose (object);
}

static void
heng_shell_class_init (HengShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = heng_shell_set_property;
  object_class->get_property = heng_shell_get_property;
  object_class->dispose = heng_shell_dispose;
  widget_class->measure = heng_shell_measure;
  widget_class->size_allocate = heng_shell_size_allocate;
  widget_class->snapshot = heng_shell_snapshot;
  props[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
heng_shell_init (HengShell *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (animate_cb, self, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->open = TRUE;
  self->progress = 1;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, 200, target);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->scrim = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->scrim, "h-scrim");
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (heng_shell_dismiss), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
}

gboolean
heng_shell_get_open (HengShell *self)
{
  return self->open;
}

void
heng_shell_set_open (HengShell *self, gboolean open)
{
  if (self->open == open)
    return;
  self->open = open;
  move_to_target (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
  notify_later (self);
}

gboolean
heng_shell_get_shown (HengShell *self)
{
  return !self->folded && self->open;
}

gboolean
heng_shell_get_folded (HengShell *self)
{
  return self->folded;
}

void
heng_shell_toggle (HengShell *self)
{
  if (!self->folded)
    {
      heng_shell_set_open (self, !self->open);
      return;
    }
  self->slid_over = !self->slid_over;
  move_to_target (self);
  if (self->slid_over)
    gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
}

void
heng_shell_dismiss (HengShell *self)
{
  if (!self->folded || !self->slid_over)
    return;
  self->slid_over = FALSE;
  move_to_target (self);
}

gboolean
heng_shell_get_narrow (HengShell *self)
{
  return self->narrow;
}
