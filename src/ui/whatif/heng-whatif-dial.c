/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slider and a number that always agree, and the way back. */
#include "heng-whatif-dial.h"

#include <glib/gi18n.h>
#include <math.h>

struct _HengWhatifDial
{
  GtkBox parent_instance;
  GtkAdjustment *adjustment;
  GtkLabel *was, *fault;
  GtkWidget *back, *spin, *scale;
  HengMicro now;
  int decimals;
  char *unit;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (HengWhatifDial, heng_whatif_dial, GTK_TYPE_BOX)

enum { MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static double
double_of (HengMicro micro)
{
  return (double) micro / (double) HENG_MICRO;
}

HengMicro
heng_whatif_dial_get_value (HengWhatifDial *self)
{
  double scale = pow (10, self->decimals);

  if (fabs (gtk_adjustment_get_value (self->adjustment) - double_of (self->now)) < 0.5 / scale)
    return self->now;
  /* what the number shows is what is meant */
  return (HengMicro) (llround (gtk_adjustment_get_value (self->adjustment) * scale) * (gint64) (1e6 / scale));
}

static void
show_was (HengWhatifDial *self)
{
  gboolean differs = heng_whatif_dial_get_value (self) != self->now;
  g_autofree char *number = heng_micro_display (self->now, self->decimals, FALSE);
  g_autofree char *text = g_strdup_printf (_("now %s%s"), number, self->unit);

  gtk_label_set_text (self->was, differs ? text : "");
  gtk_widget_set_sensitive (self->back, differs);
  gtk_widget_set_opacity (self->back, differs ? 1 : 0);
}

static void
value_changed_cb (GtkAdjustment *adjustment, HengWhatifDial *self)
{
  show_was (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[MOVED], 0);
}

void
heng_whatif_dial_set_value (HengWhatifDial *self, HengMicro value)
{
  self->is_setting = TRUE;
  gtk_adjustment_set_value (self->adjustment, double_of (value));
  self->is_setting = FALSE;
  show_was (self);
}

void
heng_whatif_dial_set_now (HengWhatifDial *self, HengMicro now)
{
  if (self->now == now)
    return;
  self->now = now;
  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  gtk_scale_add_mark (GTK_SCALE (self->scale), double_of (now), GTK_POS_BOTTOM, NULL);
  show_was (self);
}

/* The number, not the slider: that is where one types on. */
static gboolean
heng_whatif_dial_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HENG_WHATIF_DIAL (widget)->spin);
}

void
heng_whatif_dial_set_fault (HengWhatifDial *self, const char *fault)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (self->spin, "error");
  else
    gtk_widget_remove_css_class (self->spin, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
back_cb (HengWhatifDial *self)
{
  gtk_adjustment_set_value (self->adjustment, double_of (self->now));
}

/* The wheel scrolls the list of parameters; it would otherwise move whatever happens to lie under the pointer. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, HengWhatifDial *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  if (vertical == NULL)
    return FALSE;
  gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + dy * pow (gtk_adjustment_get_page_size (vertical), 2.0 / 3.0));
  return TRUE;
}

static void
heng_whatif_dial_finalize (GObject *object)
{
  g_free (HENG_WHATIF_DIAL (object)->unit);
  G_OBJECT_CLASS (heng_whatif_dial_parent_class)->finalize (object);
}

static void
heng_whatif_dial_class_init (HengWhatifDialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_whatif_dial_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = heng_whatif_dial_grab_focus;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
heng_whatif_dial_init (HengWhatifDial *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->was = label_new ("", "h-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->was), "h-dim");
  self->fault = label_new ("", "h-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "h-bad");
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  self->back = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (self->back, "h-s");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
}

static GtkWidget *
head_new (HengWhatifDial *self, const char *text)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLabel *label = label_new (text, "h-cell");

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->was));
  gtk_box_append (GTK_BOX (head), self->back); /* where it leads to; the slider needs its place below */
  return head;
}

static GtkWidget *
scale_new (HengWhatifDial *self, const char *text)
{
  GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);

  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_scale_add_mark (GTK_SCALE (scale), double_of (self->now), GTK_POS_BOTTOM, NULL);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return scale;
}

GtkWidget *
heng_whatif_dial_new (const char *label, const char *unit, HengMicro least, HengMicro most, HengMicro step, int decimals, HengMicro now)
{
  HengWhatifDial *self = g_object_new (HENG_TYPE_WHATIF_DIAL, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *back = g_strdup_printf (_("%s: back to where it is now"), label);

  self->now = now;
  self->decimals = decimals;
  self->unit = g_strdup (unit);
  self->adjustment = gtk_adjustment_new (double_of (now), double_of (least), double_of (most), double_of (step), double_of (step * 10), 0);
  self->spin = gtk_spin_button_new (self->adjustment, double_of (step), (guint) decimals);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 6); /* 100.00 */
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
  gtk_widget_set_tooltip_text (self->back, _("Back to Where It Is Now"));
  self->scale = scale_new (self, label);
  gtk_box_append (GTK_BOX (row), self->scale);
  gtk_box_append (GTK_BOX (row), self->spin);
  gtk_box_append (GTK_BOX (self), head_new (self, label));
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->fault));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, 0);
  show_was (self);
  return GTK_WIDGET (self);
}
