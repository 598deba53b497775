/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that appears after 300 ms: what is going on, how far, Cancel. */
#include "heng-busy.h"

#include <glib/gi18n.h>

#define SHOW_AFTER_MS 300
#define REFRESH_MS 100

struct _HengBusy
{
  GtkWidget parent_instance;
  GtkWidget *box, *what, *bar, *count, *cancel;
  HengOperation *operation; /* NULL: nothing is shown */
  guint show_id, refresh_id;
};

G_DEFINE_FINAL_TYPE (HengBusy, heng_busy, GTK_TYPE_WIDGET)

static char *
count_text (HengBusy *self, gint64 done, gint64 total)
{
  gint64 elapsed = g_get_monotonic_time () - heng_operation_get_start (self->operation);
  gint64 left = done > 0 ? elapsed * (total - done) / done / G_USEC_PER_SEC : 0;
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, done, total);
  g_autofree char *seconds = NULL;

  if (left < 2)
    return g_steal_pointer (&count);
  /* Translators: time left of a long operation */
  seconds = g_strdup_printf (ngettext ("about %d second", "about %d seconds", (gulong) left), (int) left);
  return g_strdup_printf ("%s · %s", count, seconds);
}

static gboolean
refresh_cb (gpointer user_data)
{
  HengBusy *self = user_data;
  g_autofree char *text = NULL;
  gint64 done, total;

  heng_operation_get_progress (self->operation, &done, &total);
  if (total <= 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    {
      text = count_text (self, done, total);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) done / (double) total);
    }
  gtk_label_set_text (GTK_LABEL (self->count), text != NULL ? text : "");
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  HengBusy *self = user_data;

  self->show_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  refresh_cb (self);
  self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (HengBusy *self)
{
  if (self->operation != NULL && heng_operation_get_cancellable (self->operation) != NULL)
    g_cancellable_cancel (heng_operation_get_cancellable (self->operation));
  gtk_widget_set_sensitive (self->cancel, FALSE);
}

static void
heng_busy_dispose (GObject *object)
{
  HengBusy *self = HENG_BUSY (object);

  heng_busy_stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_busy_parent_class)->dispose (object);
}

static void
heng_busy_class_init (HengBusyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_busy_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
heng_busy_init (HengBusy *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->what = gtk_label_new (NULL);
  self->bar = gtk_progress_bar_new ();
  self->count = gtk_label_new (NULL);
  self->cancel = gtk_button_new_with_label (_("Cancel"));
  gtk_label_set_ellipsize (GTK_LABEL (self->what), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->what, "h-strong");
  gtk_widget_add_css_class (self->count, "h-cap");
  gtk_widget_add_css_class (self->count, "h-dim");
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->cancel, "h-s");
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->what);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_box_append (GTK_BOX (self->box), self->cancel);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
heng_busy_new (void)
{
  return g_object_new (HENG_TYPE_BUSY, NULL);
}

void
heng_busy_set_stacked (HengBusy *self, gboolean stacked)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->box), stacked ? 4 : 12);
  gtk_label_set_xalign (GTK_LABEL (self->what), stacked ? 0 : 0.5f);
  gtk_label_set_xalign (GTK_LABEL (self->count), stacked ? 0 : 0.5f);
  gtk_widget_set_halign (self->cancel, stacked ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

void
heng_busy_show (HengBusy *self, HengOperation *operation)
{
  const char *what = heng_operation_get_what (operation);
  gboolean old = g_get_monotonic_time () - heng_operation_get_start (operation) > SHOW_AFTER_MS * 1000;

  heng_busy_stop (self);
  g_set_object (&self->operation, operation);
  gtk_label_set_text (GTK_LABEL (self->what), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_widget_set_visible (self->cancel, heng_operation_get_cancellable (operation) != NULL);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  g_signal_connect_object (operation, "finished", G_CALLBACK (heng_busy_stop), self, G_CONNECT_SWAPPED);
  if (old)
    show_cb (self);
  else
    self->show_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

void
heng_busy_start (HengBusy *self, const char *what, GCancellable *cancellable)
{
  g_autoptr (HengOperation) operation = heng_operation_new (what, cancellable);

  heng_busy_show (self, operation);
}

void
heng_busy_stop (HengBusy *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_func (self->operation, heng_busy_stop, self);
  g_clear_object (&self->operation);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
is_running (GtkWidget *widget)
{
  HengBusy *self = HENG_IS_BUSY (widget) ? HENG_BUSY (widget) : NULL;

  return self != NULL && self->operation != NULL && heng_operation_get_cancellable (self->operation) != NULL && gtk_widget_get_visible (widget);
}

gboolean
heng_busy_is_running_below (GtkWidget *widget)
{
  gboolean running = is_running (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !running; child = gtk_widget_get_next_sibling (child))
    running = heng_busy_is_running_below (child);
  return running;
}

void
heng_busy_cancel_below (GtkWidget *widget)
{
  if (is_running (widget))
    cancel_cb (HENG_BUSY (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    heng_busy_cancel_below (child);
}
