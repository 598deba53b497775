/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many key results are on track, at risk and behind, as one bar. */
#include "heng-health-bar.h"

#include "heng-ink.h"

#define WIDTH 118
#define HEIGHT 8
#define GAP 1.0f

struct _HengHealthBar
{
  GtkWidget parent_instance;
  guint n[3]; /* on track (and done), at risk, off track */
};

G_DEFINE_FINAL_TYPE (HengHealthBar, heng_health_bar, GTK_TYPE_WIDGET)

static void
heng_health_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const HengInk inks[] = { HENG_INK_GOOD, HENG_INK_WARNING, HENG_INK_BAD };
  HengHealthBar *self = HENG_HEALTH_BAR (widget);
  guint total = self->n[0] + self->n[1] + self->n[2];
  float width = (float) gtk_widget_get_width (widget), y = (float) (gtk_widget_get_height (widget) - HEIGHT) / 2, x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (inks) && total > 0; i++)
    {
      GdkRGBA color = heng_ink (inks[i]);
      float part = width * (float) self->n[i] / (float) total;

      if (self->n[i] > 0)
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, MAX (part - GAP, 1), HEIGHT));
      x += part;
    }
}

static void
heng_health_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  *min = *nat = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
heng_health_bar_class_init (HengHealthBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = heng_health_bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = heng_health_bar_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
heng_health_bar_init (HengHealthBar *self)
{
  heng_ink_follow (GTK_WIDGET (self));
}

GtkWidget *
heng_health_bar_new (void)
{
  return g_object_new (HENG_TYPE_HEALTH_BAR, NULL);
}

void
heng_health_bar_set (HengHealthBar *self, const HengGoalSummary *summary)
{
  self->n[0] = summary->n_health[HENG_HEALTH_ON_TRACK] + summary->n_health[HENG_HEALTH_DONE];
  self->n[1] = summary->n_health[HENG_HEALTH_AT_RISK];
  self->n[2] = summary->n_health[HENG_HEALTH_OFF_TRACK];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
