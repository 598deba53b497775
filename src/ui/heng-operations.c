/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of long work and the button that shows it. */
#include "heng-operations.h"

#include <glib/gi18n.h>

#include "heng-busy.h"

#define POPOVER_WIDTH 400

static void
finished_cb (HengOperation *operation, GListStore *operations)
{
  guint position;

  if (g_list_store_find (operations, operation, &position))
    g_list_store_remove (operations, position);
}

void
heng_operations_add (GListStore *operations, HengOperation *operation)
{
  g_signal_connect_object (operation, "finished", G_CALLBACK (finished_cb), operations, 0);
  g_list_store_append (operations, operation);
}

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  GtkWidget *busy = heng_busy_new ();

  heng_busy_set_stacked (HENG_BUSY (busy), TRUE);
  heng_busy_show (HENG_BUSY (busy), HENG_OPERATION (item));
  gtk_widget_set_margin_top (busy, 6);
  gtk_widget_set_margin_bottom (busy, 6);
  return busy;
}

static void
fill_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), user_data, row_new, NULL, NULL);
  gtk_widget_set_size_request (list, POPOVER_WIDTH, -1);
  gtk_widget_add_css_class (list, "h-plain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Under Way"), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (button, popover);
}

static void
changed_cb (GListModel *operations, guint position, guint removed, guint added, GtkWidget *button)
{
  guint n = g_list_model_get_n_items (operations);
  g_autofree char *text = g_strdup_printf (ngettext ("%u operation under way", "%u operations under way", n), n);

  if (n == 0)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_widget_set_visible (button, n > 0);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
heng_operations_button_new (GListModel *operations)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), spinner);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, operations, NULL);
  g_signal_connect_object (operations, "items-changed", G_CALLBACK (changed_cb), button, 0);
  changed_cb (operations, 0, 0, 0, button);
  return button;
}

void
heng_operations_cancel (GListModel *operations)
{
  for (guint i = 0; i < g_list_model_get_n_items (operations); i++)
    {
      g_autoptr (HengOperation) operation = g_list_model_get_item (operations, i);

      if (heng_operation_get_cancellable (operation) != NULL)
        g_cancellable_cancel (heng_operation_get_cancellable (operation));
    }
}
