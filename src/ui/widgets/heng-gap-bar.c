/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar to the left or right of a common zero line. */
#include "heng-gap-bar.h"

#include "heng-ink.h"

#define THICKNESS 10
#define RADIUS 2

struct _HengGapBar
{
  GtkWidget parent_instance;
  HengMicro value, low, high;
};

G_DEFINE_FINAL_TYPE (HengGapBar, heng_gap_bar, GTK_TYPE_WIDGET)

static void
heng_gap_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengGapBar *self = HENG_GAP_BAR (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double span = MAX (self->high - self->low, 1);
  float zero = (float) (-self->low / span) * (width - 2) + 1;
  float length = (float) (ABS (self->value) / span) * (width - 2);
  GdkRGBA line = heng_ink (HENG_INK_DIM), color = heng_ink (self->value < 0 ? HENG_INK_DOWN : HENG_INK_UP);
  graphene_rect_t bar = GRAPHENE_RECT_INIT (self->value < 0 ? zero - length : zero, (height - THICKNESS) / 2, length, THICKNESS);
  GskRoundedRect clip;

  line.alpha *= .5f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (zero - .5f, 0, 1, height));
  if (self->value == 0)
    return;
  gsk_rounded_rect_init_from_rect (&clip, &bar, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &color, &bar);
  gtk_snapshot_pop (snapshot);
}

static void
heng_gap_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : 24;
  *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? 72 : 24;
}

static void
heng_gap_bar_class_init (HengGapBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = heng_gap_bar_snapshot;
  widget_class->measure = heng_gap_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "gap-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
heng_gap_bar_init (HengGapBar *self)
{
  heng_ink_follow (GTK_WIDGET (self));
}

GtkWidget *
heng_gap_bar_new (void)
{
  return g_object_new (HENG_TYPE_GAP_BAR, NULL);
}

void
heng_gap_bar_set (HengGapBar *self, HengMicro value, HengMicro low, HengMicro high)
{
  self->value = value;
  self->low = MIN (low, 0);
  self->high = MAX (high, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
