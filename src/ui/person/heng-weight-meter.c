/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weight meter of a scorecard, and the coloured square of a perspective. */
#include "heng-weight-meter.h"

#include <glib/gi18n-lib.h>

#include "heng-ink.h"
#include "heng-people-text.h"

#define BAR 14
#define GAP 3
#define LABEL_GAP 8
#define TOP 4
#define DOT 8

struct _HengWeightMeter
{
  GtkWidget parent_instance;
  GtkWidget *columns[HENG_N_PERSPECTIVES];
  GtkLabel *names[HENG_N_PERSPECTIVES], *weights[HENG_N_PERSPECTIVES], *scores[HENG_N_PERSPECTIVES];
  gint64 bp[HENG_N_PERSPECTIVES], total_bp;
};

G_DEFINE_FINAL_TYPE (HengWeightMeter, heng_weight_meter, GTK_TYPE_WIDGET)

static const HengPerspective order[] = { HENG_PERSPECTIVE_I, HENG_PERSPECTIVE_C, HENG_PERSPECTIVE_F, HENG_PERSPECTIVE_L };

const char *
heng_perspective_short (HengPerspective perspective)
{
  switch (perspective)
    {
    case HENG_PERSPECTIVE_F:
      return _("Finance");
    case HENG_PERSPECTIVE_C:
      return _("Customer");
    case HENG_PERSPECTIVE_L:
      return _("Growth");
    case HENG_PERSPECTIVE_I:
    case HENG_N_PERSPECTIVES:
    default:
      return _("Process");
    }
}

static int
segment_width (HengWeightMeter *self, HengPerspective perspective, int width)
{
  return self->total_bp > 0 ? (int) (self->bp[perspective] * width / self->total_bp) : 0;
}

static void
heng_weight_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengWeightMeter *self = HENG_WEIGHT_METER (widget);
  int width = gtk_widget_get_width (widget), x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      int segment = segment_width (self, order[i], width);
      GdkRGBA color = heng_ink (heng_ink_perspective (order[i]));
      graphene_rect_t rect = GRAPHENE_RECT_INIT (x, TOP, MAX (segment - GAP, 0), BAR);
      GskRoundedRect clip;

      x += segment;
      if (rect.size.width <= 0)
        continue;
      gsk_rounded_rect_init_from_rect (&clip, &rect, 3);
      gtk_snapshot_push_rounded_clip (snapshot, &clip);
      gtk_snapshot_append_color (snapshot, &color, &rect);
      gtk_snapshot_pop (snapshot);
    }
  GTK_WIDGET_CLASS (heng_weight_meter_parent_class)->snapshot (widget, snapshot);
}

static void
heng_weight_meter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengWeightMeter *self = HENG_WEIGHT_METER (widget);
  int most = 0, sum = 0;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      int child = 0;

      if (self->bp[i] > 0)
        gtk_widget_measure (self->columns[i], orientation, -1, &child, NULL, NULL, NULL);
      most = MAX (most, child);
      sum += child > 0 ? child + LABEL_GAP : 0;
    }
  *min = orientation == GTK_ORIENTATION_HORIZONTAL ? sum : TOP + BAR + LABEL_GAP + most;
  *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (sum, 280) : *min;
}

/* Labels begin where their segment begins, but never run into each other nor out of the widget. */
static void
heng_weight_meter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengWeightMeter *self = HENG_WEIGHT_METER (widget);
  int x[HENG_N_PERSPECTIVES], w[HENG_N_PERSPECTIVES], segment = 0, free_from = 0, limit = width;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      w[i] = 0;
      if (self->bp[order[i]] > 0)
        gtk_widget_measure (self->columns[order[i]], GTK_ORIENTATION_HORIZONTAL, -1, &w[i], NULL, NULL, NULL);
      x[i] = MAX (segment, free_from);
      free_from = w[i] > 0 ? x[i] + w[i] + LABEL_GAP : free_from;
      segment += segment_width (self, order[i], width);
    }
  for (int i = G_N_ELEMENTS (order) - 1; i >= 0; i--)
    {
      if (w[i] == 0)
        continue;
      x[i] = MAX (MIN (x[i], limit - w[i]), 0);
      limit = x[i] - LABEL_GAP;
      gtk_widget_size_allocate (self->columns[order[i]],
                                &(GtkAllocation) { x[i], TOP + BAR + LABEL_GAP, w[i], MAX (height - TOP - BAR - LABEL_GAP, 0) }, -1);
    }
}

static void
heng_weight_meter_dispose (GObject *object)
{
  HengWeightMeter *self = HENG_WEIGHT_METER (object);

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    g_clear_pointer (&self->columns[i], gtk_widget_unparent);
  G_OBJECT_CLASS (heng_weight_meter_parent_class)->dispose (object);
}

static void
heng_weight_meter_class_init (HengWeightMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_weight_meter_dispose;
  widget_class->snapshot = heng_weight_meter_snapshot;
  widget_class->measure = heng_weight_meter_measure;
  widget_class->size_allocate = heng_weight_meter_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "weights");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkWidget *column, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (column), label);
  return GTK_LABEL (label);
}

static void
heng_weight_meter_init (HengWeightMeter *self)
{
  static const char *const strong[] = { "h-cap", "h-strong", NULL }, *const dim[] = { "h-cap", "h-dim", NULL },
                           *const number[] = { "h-cell", "h-strong", NULL };

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      self->columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      self->names[i] = add_label (self->columns[i], strong);
      self->weights[i] = add_label (self->columns[i], dim);
      self->scores[i] = add_label (self->columns[i], number);
      gtk_label_set_text (self->names[i], heng_perspective_short ((HengPerspective) i));
      gtk_widget_set_visible (self->columns[i], FALSE);
      gtk_widget_set_parent (self->columns[i], GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weights and scores by perspective"), -1);
  heng_ink_follow (GTK_WIDGET (self));
}

void
heng_weight_meter_set (HengWeightMeter *self, const HengScorecardScore *score)
{
  self->total_bp = score->total_weight_bp;
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      g_autofree char *weight = heng_text_weight (score->perspective_weight_bp[i], 0);
      g_autofree char *points = heng_text_value (score->perspectives[i], 1);

      self->bp[i] = score->perspective_weight_bp[i];
      gtk_label_set_text (self->weights[i], weight);
      gtk_label_set_text (self->scores[i], points);
      gtk_widget_set_visible (self->columns[i], self->bp[i] > 0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

struct _HengDot
{
  GtkWidget parent_instance;
  HengPerspective perspective;
};

G_DEFINE_FINAL_TYPE (HengDot, heng_dot, GTK_TYPE_WIDGET)

static void
heng_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color = heng_ink (heng_ink_perspective (HENG_DOT (widget)->perspective));
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, (gtk_widget_get_height (widget) - DOT) / 2, DOT, DOT);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &rect, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
heng_dot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = *nat = DOT;
}

static void
heng_dot_class_init (HengDotClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = heng_dot_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = heng_dot_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
heng_dot_init (HengDot *self)
{
  heng_ink_follow (GTK_WIDGET (self));
}

void
heng_dot_set_perspective (HengDot *self, HengPerspective perspective)
{
  self->perspective = perspective;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
heng_weight_meter_set_weights (HengWeightMeter *self, const gint64 bp[HENG_N_PERSPECTIVES], gint64 total_bp)
{
  HengScorecardScore score = { .total_weight_bp = total_bp };

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      score.perspective_weight_bp[i] = bp[i];
      gtk_widget_set_visible (GTK_WIDGET (self->scores[i]), FALSE);
    }
  heng_weight_meter_set (self, &score);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weights by perspective"), -1);
}
