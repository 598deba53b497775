/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small window with the name of a filter. */
#include "heng-save-filter.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-people-extras.h"
#include "heng-small-window.h"

typedef struct
{
  HengWindow *window;
  GtkWindow *dialog;
  HengBanner *banner;
  GtkWidget *name, *save;
  char *query;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->window);
  g_free (dialog->query);
  g_free (dialog);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) owner = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (owner), "heng-dialog");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = name != NULL ? g_strdup_printf (_("Filter “%s” saved"), name) : NULL;

  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (name == NULL)
    {
      heng_banner_show (dialog->banner, HENG_BANNER_ERROR, _("The filter was not saved"), error->message);
      return;
    }
  heng_window_toast (dialog->window, text, TRUE);
  gtk_window_close (owner);
}

static void
save_cb (Dialog *dialog)
{
  HengStore *store = heng_window_get_store (dialog->window);
  HengKeepArgs *args = g_new0 (HengKeepArgs, 1);

  args->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
  args->query = g_strdup (dialog->query);
  args->actor = g_strdup (heng_store_get_actor (store));
  gtk_widget_set_sensitive (dialog->save, FALSE);
  heng_store_run_async (store, HENG_LANE_WORK, heng_people_keep_filter, args, (GDestroyNotify) heng_keep_args_free, g_free, NULL, saved_cb,
                        g_object_ref (dialog->dialog));
}

void
heng_save_filter_present (HengWindow *window, const char *query)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkHeaderBar *header;

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  dialog->window = g_object_ref (window);
  dialog->query = g_strdup (query);
  dialog->banner = HENG_BANNER (heng_banner_new ());
  dialog->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->name), _("Name of the Filter"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), dialog->name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Everybody who works with this company sees it."));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->banner));
  gtk_box_append (GTK_BOX (box), group);
  dialog->dialog = heng_small_window_new (GTK_WIDGET (window), _("Save Filter"), 400, 240, box, &header);
  g_object_set_data_full (G_OBJECT (dialog->dialog), "heng-dialog", dialog, dialog_free);
  dialog->save = gtk_button_new_with_label (C_("button", "Save"));
  gtk_widget_add_css_class (dialog->save, "suggested-action");
  g_signal_connect_swapped (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (dialog->name, "entry-activated", G_CALLBACK (save_cb), dialog);
  gtk_header_bar_pack_end (header, dialog->save);
  gtk_window_present (dialog->dialog);
  gtk_widget_grab_focus (dialog->name);
}
