/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modal helper windows: tables, proofs, print preview, forms. */
#include "heng-small-window.h"

/* What does not scroll by itself does so here. A window's least height is that of its narrowest shape, which is more than its words need at
 * the width it opens with: GTK 4.10 and later object to any lower window, and on a low screen nothing would be reached. */
static GtkWidget *
scrolling (GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  return scroller;
}

GtkWindow *
heng_small_window_new (GtkWidget *parent, const char *title, int width, int height, GtkWidget *content, GtkHeaderBar **header)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", width,
                                    "default-height", height, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = gtk_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (bar, "flat");
  if (!GTK_IS_SCROLLED_WINDOW (content))
    content = scrolling (content);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  if (header != NULL)
    *header = GTK_HEADER_BAR (bar);
  return GTK_WINDOW (window);
}
