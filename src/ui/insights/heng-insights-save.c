/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views on the work lane, and the window with the name of a view. */
#include "heng-insights-save.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  HengInsightsWork work;
  HengInsightsView *view; /* NULL: read */
  char *path, *actor;
} Args;

/* Whom to tell. */
typedef struct
{
  HengPage *page;
  HengInsightsWork work;
  HengInsightsDone done;
  gpointer user_data;
  GtkWindow *dialog;  /* of the name; NULL: none */
  HengBanner *banner; /* in it */
} Asker;

static void
args_free (gpointer data)
{
  Args *args = data;

  g_clear_pointer (&args->view, heng_insights_view_free);
  g_free (args->path);
  g_free (args->actor);
  g_free (args);
}

static void
asker_free (Asker *asker)
{
  g_object_unref (asker->page);
  g_clear_object (&asker->dialog);
  g_free (asker);
}

static gboolean
read_file (HengDb *db, Args *args, GError **error)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (args->path);
  gsize length;

  if (!g_file_get_contents (args->path, &text, &length, error))
    return FALSE;
  args->view = heng_insights_view_read (db, name, text, length, error);
  return args->view != NULL && heng_insights_view_keep (db, args->view, args->actor, error);
}

static gboolean
write_file (HengDb *db, const Args *args, GError **error)
{
  g_autofree char *text = heng_insights_view_write (db, args->view, error);

  return text != NULL && g_file_set_contents (args->path, text, -1, error);
}

/* A HengStoreFunc; the view's name. */
static gpointer
run (HengDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Args *args = data;
  gboolean fine = FALSE;

  switch (args->work)
    {
    case HENG_INSIGHTS_KEEP:
      fine = heng_insights_view_keep (db, args->view, args->actor, error);
      break;
    case HENG_INSIGHTS_DROP:
      fine = heng_insights_view_drop (db, args->view, args->actor, error);
      break;
    case HENG_INSIGHTS_WRITE:
      fine = write_file (db, args, error);
      break;
    case HENG_INSIGHTS_READ:
      fine = read_file (db, args, error);
      break;
    }
  return fine ? g_strdup (args->view->name) : NULL;
}

static char *
words_of (HengInsightsWork work, const char *name)
{
  switch (work)
    {
    case HENG_INSIGHTS_DROP:
      return g_strdup_printf (_("View “%s” deleted"), name);
    case HENG_INSIGHTS_WRITE:
      return g_strdup_printf (_("View “%s” written to a file"), name);
    case HENG_INSIGHTS_KEEP:
    case HENG_INSIGHTS_READ:
    default:
      return g_strdup_printf (_("View “%s” saved"), name);
    }
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asker *asker = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = name != NULL ? words_of (asker->work, name) : NULL;
  HengWindow *window = heng_page_get_window (asker->page);

  if (name == NULL && asker->dialog != NULL)
    heng_banner_show (asker->banner, HENG_BANNER_ERROR, _("The view was not saved"), error->message);
  else if (name == NULL && window != NULL)
    heng_window_show_error (window, asker->work == HENG_INSIGHTS_READ ? _("The view was not opened") : _("The view was not saved"), error);
  else if (window != NULL)
    {
      heng_window_toast (window, text, asker->work != HENG_INSIGHTS_WRITE);
      if (asker->done != NULL)
        asker->done (name, asker->user_data);
      if (asker->dialog != NULL)
        gtk_window_close (asker->dialog);
    }
  asker_free (asker);
}

static void
start (Asker *asker, const HengInsightsView *view, const char *path)
{
  HengStore *store = heng_page_get_store (asker->page);
  Args *args = g_new0 (Args, 1);

  args->work = asker->work;
  args->view = view != NULL ? heng_insights_view_copy (view) : NULL;
  args->path = g_strdup (path);
  args->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, asker->work == HENG_INSIGHTS_WRITE ? HENG_LANE_READING : HENG_LANE_WORK, run, args, args_free, g_free, NULL,
                        worked_cb, asker);
}

void
heng_insights_work_start (HengPage *page, HengInsightsWork work, const HengInsightsView *view, const char *path, HengInsightsDone done,
                          gpointer user_data)
{
  Asker *asker = g_new0 (Asker, 1);

  asker->page = g_object_ref (page);
  asker->work = work;
  asker->done = done;
  asker->user_data = user_data;
  start (asker, view, path);
}

typedef struct
{
  HengPage *page;
  HengInsightsView *view;
  HengInsightsDone done;
  GtkWindow *dialog;
  HengBanner *banner;
  GtkWidget *name;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->page);
  heng_insights_view_free (dialog->view);
  g_free (dialog);
}

static void
save_cb (Dialog *dialog)
{
  Asker *asker = g_new0 (Asker, 1);

  g_free (dialog->view->name);
  dialog->view->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
  asker->page = g_object_ref (dialog->page);
  asker->work = HENG_INSIGHTS_KEEP;
  asker->done = dialog->done;
  asker->user_data = dialog->page;
  asker->dialog = g_object_ref (dialog->dialog);
  asker->banner = dialog->banner;
  start (asker, dialog->view, NULL);
}

static GtkWidget *
content_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *group = adw_preferences_group_new ();

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  dialog->banner = HENG_BANNER (heng_banner_new ());
  dialog->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->name), _("Name of the View"));
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), dialog->view->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), dialog->name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Filters and shown figures, for everybody who works with this company. "
                                                                          "One of the same name is replaced."));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dialog->banner));
  gtk_box_append (GTK_BOX (box), group);
  return box;
}

void
heng_insights_save_present (HengPage *page, const HengInsightsView *view, HengInsightsDone done)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *save = gtk_button_new_with_label (C_("button", "Save"));
  GtkHeaderBar *header;

  dialog->page = g_object_ref (page);
  dialog->view = heng_insights_view_copy (view);
  dialog->done = done;
  dialog->dialog = heng_small_window_new (GTK_WIDGET (page), _("Save View"), 420, 260, content_new (dialog), &header);
  g_object_set_data_full (G_OBJECT (dialog->dialog), "heng-dialog", dialog, dialog_free);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (dialog->name, "entry-activated", G_CALLBACK (save_cb), dialog);
  gtk_header_bar_pack_end (header, save);
  gtk_window_present (dialog->dialog);
  gtk_widget_grab_focus (dialog->name);
}
