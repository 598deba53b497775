/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of two columns that stack when there is no room for both. */
#include "heng-columns.h"

#include "heng-adaptive-bin.h"

struct _HengColumns
{
  GtkWidget parent_instance;
  GtkWidget *start, *end;
  int end_width, break_width, spacing;
  gboolean end_first, end_at_start;
};

static void heng_columns_buildable_init (GtkBuildableIface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (HengColumns, heng_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, heng_columns_buildable_init))

enum { PROP_START = 1, PROP_END, PROP_END_WIDTH, PROP_BREAK_WIDTH, PROP_SPACING, PROP_END_FIRST, PROP_END_AT_START, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean natural)
{
  int min, nat;

  if (!is_shown (child))
    return 0;
  if (for_size >= 0 && orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
      for_size = MAX (for_size, min);
    }
  gtk_widget_measure (child, orientation, for_size, &min, &nat, NULL, NULL);
  return natural ? nat : min;
}

static int
end_width (HengColumns *self)
{
  return MAX (self->end_width, measure_child (self->end, GTK_ORIENTATION_HORIZONTAL, -1, self->end_width == 0));
}

static gboolean
is_stacked (HengColumns *self, int width)
{
  return width >= 0 && width < heng_scaled_width (GTK_WIDGET (self), self->break_width);
}

static int
gap (HengColumns *self)
{
  return is_shown (self->start) && is_shown (self->end) ? self->spacing : 0;
}

static int
height_for (HengColumns *self, int width, gboolean natural)
{
  int end_w = is_shown (self->end) ? end_width (self) : 0;

  if (is_stacked (self, width))
    return measure_child (self->start, GTK_ORIENTATION_VERTICAL, width, natural) + gap (self) +
           measure_child (self->end, GTK_ORIENTATION_VERTICAL, width, natural);
  return MAX (measure_child (self->start, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : MAX (width - gap (self) - end_w, 0), natural),
              measure_child (self->end, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : end_w, natural));
}

static void
heng_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengColumns *self = HENG_COLUMNS (widget);
  int start_min = measure_child (self->start, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  int end_min = measure_child (self->end, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = MAX (start_min, end_min);
      *nat = MAX (*min, measure_child (self->start, orientation, -1, TRUE) + gap (self) + (is_shown (self->end) ? end_width (self) : 0));
      return;
    }
  *min = height_for (self, for_size, FALSE);
  *nat = MAX (*min, height_for (self, for_size, TRUE));
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  if (is_shown (child))
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_stacked (HengColumns *self, int width, int height)
{
  GtkWidget *top = self->end_first ? self->end : self->start;
  GtkWidget *bottom = self->end_first ? self->start : self->end;
  int bottom_height = measure_child (bottom, GTK_ORIENTATION_VERTICAL, width, TRUE);
  int top_height = is_shown (bottom) ? measure_child (top, GTK_ORIENTATION_VERTICAL, width, TRUE) : height;

  allocate (top, 0, 0, width, top_height);
  if (is_shown (top))
    allocate (bottom, 0, top_height + self->spacing, width, MAX (bottom_height, height - top_height - self->spacing));
  else
    allocate (bottom, 0, 0, width, height);
}

static void
heng_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengColumns *self = HENG_COLUMNS (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int end_w = is_shown (self->end) ? end_width (self) : 0;
  int start_w = width - end_w - gap (self);

  if (is_stacked (self, width))
    {
      allocate_stacked (self, width, height);
      return;
    }
  if (!is_shown (self->start))
    end_w = width;
  allocate (self->start, rtl != self->end_at_start ? width - start_w : 0, 0, start_w, height);
  allocate (self->end, rtl != self->end_at_start ? 0 : width - end_w, 0, end_w, height);
}

static GtkSizeRequestMode
heng_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
replace (HengColumns *self, GtkWidget **slot, GtkWidget *child, int prop)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
heng_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengColumns *self = HENG_COLUMNS (object);

  switch (id)
    {
    case PROP_START: g_value_set_object (value, self->start); break;
    case PROP_END: g_value_set_object (value, self->end); break;
    case PROP_END_WIDTH: g_value_set_int (value, self->end_width); break;
    case PROP_BREAK_WIDTH: g_value_set_int (value, self->break_width); break;
    case PROP_SPACING: g_value_set_int (value, self->spacing); break;
    case PROP_END_FIRST: g_value_set_boolean (value, self->end_first); break;
    case PROP_END_AT_START: g_value_set_boolean (value, self->end_at_start); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
heng_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengColumns *self = HENG_COLUMNS (object);

  switch (id)
    {
    case PROP_START: heng_columns_set_start (self, g_value_get_object (value)); break;
    case PROP_END: heng_columns_set_end (self, g_value_get_object (value)); break;
    case PROP_END_WIDTH: self->end_width = g_value_get_int (value); break;
    case PROP_BREAK_WIDTH: self->break_width = g_value_get_int (value); break;
    case PROP_SPACING: self->spacing = g_value_get_int (value); break;
    case PROP_END_FIRST: self->end_first = g_value_get_boolean (value); break;
    case PROP_END_AT_START: self->end_at_start = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
heng_columns_dispose (GObject *object)
{
  HengColumns *self = HENG_COLUMNS (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_columns_parent_class)->dispose (object);
}

static void
heng_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  HengColumns *self = HENG_COLUMNS (buildable);

  if (g_strcmp0 (type, "end") == 0)
    heng_columns_set_end (self, GTK_WIDGET (child));
  else
    heng_columns_set_start (self, GTK_WIDGET (child));
}

static void
heng_columns_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = heng_columns_add_child;
}

static void
heng_columns_class_init (HengColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = heng_columns_get_property;
  object_class->set_property = heng_columns_set_property;
  object_class->dispose = heng_columns_dispose;
  widget_class->measure = heng_columns_measure;
  widget_class->size_allocate = heng_columns_size_allocate;
  widget_class->get_request_mode = heng_columns_get_request_mode;
  props[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, 10000, 404, flags);
  props[PROP_BREAK_WIDTH] = g_param_spec_int ("break-width", NULL, NULL, 0, 10000, 860, flags);
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 100, 18, flags);
  props[PROP_END_FIRST] = g_param_spec_boolean ("end-first", NULL, NULL, FALSE, flags);
  props[PROP_END_AT_START] = g_param_spec_boolean ("end-at-start", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
heng_columns_init (HengColumns *self)
{
  self->end_width = 404;
  self->break_width = 860;
  self->spacing = 18;
}

GtkWidget *
heng_columns_new (void)
{
  return g_object_new (HENG_TYPE_COLUMNS, NULL);
}

void
heng_columns_set_start (HengColumns *self, GtkWidget *child)
{
  replace (self, &self->start, child, PROP_START);
}

void
heng_columns_set_end (HengColumns *self, GtkWidget *child)
{
  replace (self, &self->end, child, PROP_END);
}
