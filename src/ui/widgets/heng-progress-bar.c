/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trough, fill and plan tick of a progress bar. */
#include "heng-progress-bar.h"

#include <glib/gi18n-lib.h>

#include "heng-ink.h"

#define TICK_WIDTH 2
#define TICK_REACH 3 /* above and below the bar */
#define TICK_CUT 1   /* clear space at both sides of the tick */

struct _HengProgressBar
{
  GtkWidget parent_instance;
  HengMicro progress, plan;
  HengHealth health;
  int thickness;
};

G_DEFINE_FINAL_TYPE (HengProgressBar, heng_progress_bar, GTK_TYPE_WIDGET)

enum { PROP_THICKNESS = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static HengInk
ink_of (HengHealth health)
{
  switch (health)
    {
    case HENG_HEALTH_ON_TRACK:
      return HENG_INK_GOOD;
    case HENG_HEALTH_AT_RISK:
      return HENG_INK_WARNING;
    case HENG_HEALTH_OFF_TRACK:
      return HENG_INK_BAD;
    case HENG_HEALTH_DONE:
      return HENG_INK_DONE;
    case HENG_HEALTH_NONE:
    default:
      return HENG_INK_UP;
    }
}

static void
fill_pill (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  GskRoundedRect clip;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, width, height);

  gsk_rounded_rect_init_from_rect (&clip, &rect, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_plan (HengProgressBar *self, GtkSnapshot *snapshot, float width, float y)
{
  GdkRGBA text = heng_ink (HENG_INK_TEXT), card = heng_ink (HENG_INK_CARD);
  float x = (float) (CLAMP (self->plan, 0, HENG_MICRO) / (double) HENG_MICRO) * (width - TICK_WIDTH);
  float h = self->thickness + 2 * TICK_REACH;

  gtk_snapshot_append_color (snapshot, &card, &GRAPHENE_RECT_INIT (x - TICK_CUT, y, TICK_WIDTH + 2 * TICK_CUT, self->thickness));
  gtk_snapshot_append_color (snapshot, &text, &GRAPHENE_RECT_INIT (x, y - TICK_REACH, TICK_WIDTH, h));
}

static void
heng_progress_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HengProgressBar *self = HENG_PROGRESS_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float y = (gtk_widget_get_height (widget) - self->thickness) / 2;
  float fill = (float) (CLAMP (self->progress, 0, HENG_MICRO) / (double) HENG_MICRO) * width;
  GdkRGBA trough = heng_ink (HENG_INK_TROUGH), color = heng_ink (ink_of (self->health));

  fill_pill (snapshot, &trough, 0, y, width, self->thickness);
  if (fill > 0)
    fill_pill (snapshot, &color, 0, y, MAX (fill, self->thickness), self->thickness);
  if (self->plan >= 0)
    draw_plan (self, snapshot, width, y);
}

static void
heng_progress_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = 40;
      *nat = 110;
    }
  else
    *min = *nat = HENG_PROGRESS_BAR (widget)->thickness + 2 * TICK_REACH;
}

static void
heng_progress_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, HENG_PROGRESS_BAR (object)->thickness);
}

static void
heng_progress_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengProgressBar *self = HENG_PROGRESS_BAR (object);

  if (self->thickness == g_value_get_int (value))
    return;
  self->thickness = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
heng_progress_bar_class_init (HengProgressBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = heng_progress_bar_get_property;
  object_class->set_property = heng_progress_bar_set_property;
  widget_class->snapshot = heng_progress_bar_snapshot;
  widget_class->measure = heng_progress_bar_measure;
  props[PROP_THICKNESS] = g_param_spec_int ("thickness", NULL, NULL, 2, 24, 6, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "plan-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
heng_progress_bar_init (HengProgressBar *self)
{
  self->thickness = 6;
  self->plan = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  heng_ink_follow (GTK_WIDGET (self));
}

GtkWidget *
heng_progress_bar_new (void)
{
  return g_object_new (HENG_TYPE_PROGRESS_BAR, NULL);
}

void
heng_progress_bar_set (HengProgressBar *self, HengMicro progress, HengMicro plan, HengHealth health)
{
  g_autofree char *now = heng_micro_format (progress * 100, 0), *planned = heng_micro_format (plan * 100, 0);
  g_autofree char *spoken = plan >= 0 ? g_strdup_printf (_("%s%%, planned %s%%"), now, planned) : g_strdup_printf ("%s%%", now);

  self->progress = progress;
  self->plan = plan;
  self->health = health;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, progress / 10000.0, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
