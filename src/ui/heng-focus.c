/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is when a page appears. */
#include "heng-focus.h"

#include "heng-page-private.h"

/* A page that is higher than its view would jump to its end to show the whole of itself. */
static void
let_view_follow (GtkWidget *place, gboolean follow)
{
  GtkWidget *view = gtk_widget_get_parent (place);

  if (GTK_IS_VIEWPORT (view))
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (view), follow);
}

static gboolean
remove_cb (gpointer controller)
{
  GtkWidget *place = gtk_event_controller_get_widget (controller);

  if (place != NULL)
    gtk_widget_remove_controller (place, controller);
  return G_SOURCE_REMOVE;
}

static void
rested_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *place = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (gtk_event_controller_focus_is_focus (controller))
    return;
  g_signal_handlers_disconnect_by_func (controller, rested_cb, NULL);
  let_view_follow (place, TRUE);
  gtk_widget_set_focusable (place, FALSE);
  gtk_widget_remove_css_class (place, "h-resting");
  /* later: the toolkit is walking along the controllers of this widget */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_cb, g_object_ref (controller), g_object_unref);
}

/* The keyboard waits on something that is no control: Tab goes on from there, and there is no such stop on the way back. */
static void
rest_on (GtkWidget *place)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (place, TRUE);
  gtk_widget_add_css_class (place, "h-resting");
  let_view_follow (place, FALSE);
  g_signal_connect (controller, "notify::is-focus", G_CALLBACK (rested_cb), NULL);
  gtk_widget_add_controller (place, controller); /* before the keyboard comes: it would not hear of its leaving otherwise */
  gtk_widget_grab_focus (place);
}

static GtkWidget *
find_rest (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, "h-rest"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_rest (child);
  return found;
}

void
heng_focus_page (GtkWindow *window, HengPage *page)
{
  GtkWidget *part = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (page)));
  GtkWidget *focus = gtk_window_get_focus (window), *rest = find_rest (GTK_WIDGET (page));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    return;
  if (heng_page_restore_focus (page))
    return;
  if (rest != NULL)
    {
      rest_on (rest);
      return;
    }
  while (part != NULL && !gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
    part = gtk_widget_get_next_sibling (part);
  if (part == NULL)
    rest_on (GTK_WIDGET (page));
}
