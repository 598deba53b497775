/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a cycle in a row: a filled disc with a tick, a ring filled by share, an empty ring. */
#include "heng-stage-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "heng-ink.h"

#define DISC 24
#define GAP 8
#define LABEL_WIDTH 84

struct _HengStageBar
{
  GtkWidget parent_instance;
  HengCycleState state;
  HengMicro share;
};

G_DEFINE_FINAL_TYPE (HengStageBar, heng_stage_bar, GTK_TYPE_WIDGET)

/* Stages as the file keeps them; a draft has not begun and an archived cycle is past them all. */
static const HengCycleState stages[] = { HENG_CYCLE_GOAL_SETTING, HENG_CYCLE_EXECUTING, HENG_CYCLE_SELF_REVIEW, HENG_CYCLE_REVIEW,
                                         HENG_CYCLE_CALIBRATION,  HENG_CYCLE_INTERVIEW, HENG_CYCLE_SIGN_OFF };

static void
draw_tick (cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x - 5, y);
  cairo_line_to (cr, x - 1.5, y + 3.5);
  cairo_line_to (cr, x + 5, y - 4);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
set_ink (cairo_t *cr, HengInk ink)
{
  GdkRGBA color = heng_ink (ink);

  gdk_cairo_set_source_rgba (cr, &color);
}

static void
draw_disc (HengStageBar *self, cairo_t *cr, HengCycleState stage, double x, double y)
{
  double radius = DISC / 2.0;
  double part = CLAMP ((double) self->share / HENG_MICRO, 0, 1);

  cairo_new_path (cr);
  if (stage < self->state)
    {
      set_ink (cr, HENG_INK_UP);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      set_ink (cr, HENG_INK_CARD);
      draw_tick (cr, x, y);
      return;
    }
  set_ink (cr, stage == self->state ? HENG_INK_TROUGH : HENG_INK_IDLE);
  cairo_set_line_width (cr, stage == self->state ? 4 : 1.5);
  cairo_arc (cr, x, y, radius - 2, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (stage != self->state)
    return;
  set_ink (cr, HENG_INK_UP);
  cairo_set_line_width (cr, 4);
  cairo_arc (cr, x, y, radius - 2, -G_PI / 2, -G_PI / 2 + 2 * G_PI * part);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 3.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_line (HengStageBar *self, cairo_t *cr, HengCycleState stage, double from, double to, double y)
{
  static const double dashes[] = { 3, 3 };

  set_ink (cr, stage < self->state ? HENG_INK_UP : HENG_INK_IDLE);
  cairo_set_line_width (cr, stage < self->state ? 2 : 1);
  cairo_set_dash (cr, dashes, stage < self->state ? 0 : 2, 0);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_label (HengStageBar *self, GtkSnapshot *snapshot, HengCycleState stage, double x, double width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), heng_enum_label (heng_cycle_state_values, stage));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color = heng_ink (stage > self->state ? HENG_INK_DIM : HENG_INK_TEXT);

  if (stage == self->state)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.91));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - width / 2), DISC + GAP));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
heng_stage_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengStageBar *self = HENG_STAGE_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double step = (double) width / G_N_ELEMENTS (stages);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      double x = step * (i + 0.5);

      if (i + 1 < G_N_ELEMENTS (stages))
        draw_line (self, cr, stages[i], x + DISC / 2.0 + GAP, x + step - DISC / 2.0 - GAP, DISC / 2.0);
      draw_disc (self, cr, stages[i], x, DISC / 2.0);
    }
  cairo_destroy (cr);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    draw_label (self, snapshot, stages[i], step * (i + 0.5), step - 4);
}

static void
heng_stage_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "字g");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = DISC + GAP + height;
  else
    {
      *minimum = (DISC + GAP) * (int) G_N_ELEMENTS (stages);
      *natural = LABEL_WIDTH * (int) G_N_ELEMENTS (stages);
    }
}

static void
heng_stage_bar_class_init (HengStageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = heng_stage_bar_snapshot;
  widget_class->measure = heng_stage_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
heng_stage_bar_init (HengStageBar *self)
{
  heng_ink_follow (GTK_WIDGET (self));
}

GtkWidget *
heng_stage_bar_new (void)
{
  return g_object_new (HENG_TYPE_STAGE_BAR, NULL);
}

void
heng_stage_bar_set (HengStageBar *self, HengCycleState state, HengMicro share)
{
  g_autofree char *spoken = g_strdup_printf (_("Stage: %s"), heng_enum_label (heng_cycle_state_values, (int) state));

  self->state = state;
  self->share = share;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
