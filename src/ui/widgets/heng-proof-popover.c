/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover around a proof view, and its way into a window. */
#include "heng-proof-popover.h"

#include <glib/gi18n-lib.h>

#include "heng-small-window.h"

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  /* not inside its own signal */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
enlarge_cb (GtkWidget *popover, GVariant *args, gpointer data)
{
  GtkWidget *view = heng_proof_view_clone (HENG_PROOF_VIEW (gtk_popover_get_child (GTK_POPOVER (popover))));
  GtkWidget *anchor = gtk_widget_get_parent (popover);
  GtkWindow *window = heng_small_window_new (anchor, _("How It Came About"), 560, 640, view, NULL);

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_window_present (window);
  return TRUE;
}

void
heng_proof_popover_show (GtkWidget *anchor, HengTrace *root, const HengTrace *step, const char *title, const char *subtitle,
                         const char *value, HengStore *store)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (popover, "h-proof-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), heng_proof_view_new (root, step, title, subtitle, value, store));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (enlarge_cb, NULL, NULL)));
  gtk_widget_add_controller (popover, keys);
  gtk_widget_set_parent (popover, anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
