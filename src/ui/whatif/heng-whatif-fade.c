/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cross-fade from what a widget looked like to what it looks like. */
#include "heng-whatif-fade.h"

#define DURATION (120 * G_TIME_SPAN_MILLISECOND)
/* A change so soon after the one before is part of a drag. */
#define DRAG_PAUSE (2 * DURATION)

struct _HengWhatifFade
{
  GtkWidget parent_instance;
  GtkWidget *child;
  GdkPaintable *live, *before; /* before: a picture that does not change; NULL: nothing fades */
  gint64 changed_at;           /* monotonic */
  gint64 begun_at;             /* of the frame clock; 0: with the next frame */
  guint tick;
};

G_DEFINE_FINAL_TYPE (HengWhatifFade, heng_whatif_fade, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CHILD, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
stop (HengWhatifFade *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->before);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HengWhatifFade *self = HENG_WHATIF_FADE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->begun_at == 0)
    self->begun_at = now;
  gtk_widget_queue_draw (widget);
  if (now - self->begun_at < DURATION)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_motion_wanted (HengWhatifFade *self)
{
  gboolean animations = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return animations && gtk_widget_get_mapped (GTK_WIDGET (self));
}

void
heng_whatif_fade_begin (HengWhatifFade *self)
{
  gint64 now = g_get_monotonic_time (), since = now - self->changed_at;

  self->changed_at = now;
  stop (self);
  if (since < DRAG_PAUSE || !is_motion_wanted (self))
    return;
  self->before = gdk_paintable_get_current_image (self->live);
  self->begun_at = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

gboolean
heng_whatif_fade_is_running (HengWhatifFade *self)
{
  return self->before != NULL;
}

static void
heng_whatif_fade_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengWhatifFade *self = HENG_WHATIF_FADE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  double passed = self->begun_at != 0 ? (double) (now - self->begun_at) / DURATION : 0;

  if (self->child == NULL)
    return;
  if (self->before == NULL)
    {
      gtk_widget_snapshot_child (widget, self->child, snapshot);
      return;
    }
  gtk_snapshot_push_cross_fade (snapshot, CLAMP (passed, 0, 1));
  gdk_paintable_snapshot (self->before, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->child, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
heng_whatif_fade_unmap (GtkWidget *widget)
{
  stop (HENG_WHATIF_FADE (widget));
  GTK_WIDGET_CLASS (heng_whatif_fade_parent_class)->unmap (widget);
}

static void
set_child (HengWhatifFade *self, GtkWidget *child)
{
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  self->live = gtk_widget_paintable_new (child);
}

static void
heng_whatif_fade_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (HENG_WHATIF_FADE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
heng_whatif_fade_dispose (GObject *object)
{
  HengWhatifFade *self = HENG_WHATIF_FADE (object);

  stop (self);
  g_clear_object (&self->live);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_whatif_fade_parent_class)->dispose (object);
}

static void
heng_whatif_fade_class_init (HengWhatifFadeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = heng_whatif_fade_set_property;
  G_OBJECT_CLASS (klass)->dispose = heng_whatif_fade_dispose;
  widget_class->snapshot = heng_whatif_fade_snapshot;
  widget_class->unmap = heng_whatif_fade_unmap;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
heng_whatif_fade_init (HengWhatifFade *self)
{
}
