/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of options. */
#include "heng-reports-choices.h"

#include "heng-compat.h"

#define WIDEST 18 /* characters of what is chosen */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (cut))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
factory_new (gboolean cut)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (cut));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

void
heng_reports_choice_row (GtkListBox *list, const char *name, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_list_box_append (list, row);
  g_object_set_data (G_OBJECT (widget), "heng-row", row);
}

void
heng_reports_choice_show (gpointer widget, gboolean shown)
{
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (widget), "heng-row"), shown);
}

GtkDropDown *
heng_reports_choice_new (GtkListBox *list, const char *name, GCallback changed, gpointer data)
{
  GtkWidget *drop = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkListItemFactory) shown = factory_new (TRUE), rows = factory_new (FALSE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop), rows);
  heng_compat_name_choice (drop, name);
  gtk_widget_add_css_class (drop, "flat");
  heng_reports_choice_row (list, name, drop);
  g_signal_connect_swapped (drop, "notify::selected", changed, data);
  return GTK_DROP_DOWN (drop);
}

void
heng_reports_choice_fill (GtkDropDown *drop, const char *const *texts, guint chosen)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (texts);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  g_object_set_data (G_OBJECT (drop), "heng-filling", GINT_TO_POINTER (TRUE));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (drop, chosen < n ? chosen : 0);
  g_object_set_data (G_OBJECT (drop), "heng-filling", NULL);
}
