/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clips a child that does not fit yet and tells the width class from an idle, so that handlers may rearrange it. */
#include "heng-adaptive-bin.h"

struct _HengAdaptiveBin
{
  GtkWidget parent_instance;
  GtkWidget *child;
  int min_width, narrow_below, medium_below;
  HengWidthClass width_class;
  HengWidthClass announced;
  guint idle;
};

static void heng_adaptive_bin_buildable_init (GtkBuildableIface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (HengAdaptiveBin, heng_adaptive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, heng_adaptive_bin_buildable_init))

enum { PROP_CHILD = 1, PROP_MIN_WIDTH, PROP_NARROW_BELOW, PROP_MEDIUM_BELOW, PROP_WIDTH_CLASS, N_PROPS };
static GParamSpec *props[N_PROPS];

int
heng_scaled_width (GtkWidget *widget, int width)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024 ? (int) ((gint64) width * dpi / (96 * 1024)) : width;
}

static HengWidthClass
class_for (HengAdaptiveBin *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (width < heng_scaled_width (widget, self->narrow_below))
    return HENG_WIDTH_NARROW;
  return width < heng_scaled_width (widget, self->medium_below) ? HENG_WIDTH_MEDIUM : HENG_WIDTH_WIDE;
}

static int
child_min_width (HengAdaptiveBin *self)
{
  int min = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return min;
}

static void
heng_adaptive_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (widget);

  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, child_min_width (self));
  gtk_widget_measure (self->child, orientation, for_size, min, nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *min = MIN (*min, self->min_width);
}

static gboolean
announce_cb (gpointer data)
{
  HengAdaptiveBin *self = data;

  self->idle = 0;
  if (self->announced == self->width_class)
    return G_SOURCE_REMOVE;
  self->announced = self->width_class;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDTH_CLASS]);
  return G_SOURCE_REMOVE;
}

static void
heng_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (widget);

  self->width_class = class_for (self, width);
  if (self->width_class != self->announced && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, announce_cb, self, NULL);
  if (self->child != NULL)
    gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, MAX (width, child_min_width (self)), height }, -1);
}

/* In a window that is narrow already a page must never ask for the room of its wide form: the window would grow at once and stay so. */
static void
heng_adaptive_bin_root (GtkWidget *widget)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (widget);
  int room;

  GTK_WIDGET_CLASS (heng_adaptive_bin_parent_class)->root (widget);
  room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget)));
  if (room == 0 || class_for (self, room) != HENG_WIDTH_NARROW)
    return;
  self->width_class = HENG_WIDTH_NARROW;
  g_clear_handle_id (&self->idle, g_source_remove);
  announce_cb (self);
}

static void
heng_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_CHILD: g_value_set_object (value, self->child); break;
    case PROP_MIN_WIDTH: g_value_set_int (value, self->min_width); break;
    case PROP_NARROW_BELOW: g_value_set_int (value, self->narrow_below); break;
    case PROP_MEDIUM_BELOW: g_value_set_int (value, self->medium_below); break;
    case PROP_WIDTH_CLASS: g_value_set_int (value, self->announced); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
heng_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_CHILD: heng_adaptive_bin_set_child (self, g_value_get_object (value)); break;
    case PROP_MIN_WIDTH: self->min_width = g_value_get_int (value); break;
    case PROP_NARROW_BELOW: self->narrow_below = g_value_get_int (value); break;
    case PROP_MEDIUM_BELOW: self->medium_below = g_value_get_int (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GtkSizeRequestMode
heng_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = HENG_ADAPTIVE_BIN (widget)->child;

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
heng_adaptive_bin_dispose (GObject *object)
{
  HengAdaptiveBin *self = HENG_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_adaptive_bin_parent_class)->dispose (object);
}

static void
heng_adaptive_bin_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  heng_adaptive_bin_set_child (HENG_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
}

static void
heng_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = heng_adaptive_bin_add_child;
}

static void
heng_adaptive_bin_class_init (HengAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = heng_adaptive_bin_get_property;
  object_class->set_property = heng_adaptive_bin_set_property;
  object_class->dispose = heng_adaptive_bin_dispose;
  widget_class->root = heng_adaptive_bin_root;
  widget_class->measure = heng_adaptive_bin_measure;
  widget_class->size_allocate = heng_adaptive_bin_size_allocate;
  widget_class->get_request_mode = heng_adaptive_bin_get_request_mode;
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_MIN_WIDTH] = g_param_spec_int ("min-width", NULL, NULL, 0, 10000, 340, flags);
  props[PROP_NARROW_BELOW] = g_param_spec_int ("narrow-below", NULL, NULL, 0, 10000, 600, flags);
  props[PROP_MEDIUM_BELOW] = g_param_spec_int ("medium-below", NULL, NULL, 0, 10000, 900, flags);
  props[PROP_WIDTH_CLASS] = g_param_spec_int ("width-class", NULL, NULL, HENG_WIDTH_NARROW, HENG_WIDTH_WIDE, HENG_WIDTH_WIDE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "adaptive");
}

static void
heng_adaptive_bin_init (HengAdaptiveBin *self)
{
  self->min_width = 340;
  self->narrow_below = 600;
  self->medium_below = 900;
  self->width_class = self->announced = HENG_WIDTH_WIDE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
heng_adaptive_bin_new (void)
{
  return g_object_new (HENG_TYPE_ADAPTIVE_BIN, NULL);
}

void
heng_adaptive_bin_set_child (HengAdaptiveBin *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

HengWidthClass
heng_adaptive_bin_get_width_class (HengAdaptiveBin *self)
{
  return self->announced;
}
