/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving in a worker thread with progress and Cancel, the folder afterwards, and the system's print dialog. */
#include "heng-reports-out.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-layouts-page.h"
#include "heng-reports-page-private.h"
#include "heng-window.h"

static HengWindow *
window_of (HengReportsPage *self)
{
  return heng_page_get_window (HENG_PAGE (self));
}

static void
enable (HengReportsPage *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.save", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", enabled);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  heng_operation_set_progress (data, done, total);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengReportsPage) self = user_data;
  g_autoptr (HengOperation) writing = g_steal_pointer (&self->writing);
  g_autoptr (GError) error = NULL;
  gssize n = heng_reports_write_finish (result, &error);
  g_autofree char *text = NULL;

  heng_operation_finish (writing);
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  enable (self, TRUE);
  if (n < 0)
    {
      if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
        heng_window_show_error (window_of (self), _("The reports were not saved"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Saved %u document in %s", "Saved %u documents in %s", (guint) n), (guint) n, self->folder);
  gtk_label_set_text (GTK_LABEL (self->done_label), text);
  gtk_widget_set_visible (self->done_box, TRUE);
  heng_window_toast (window_of (self), text, FALSE);
}

static void
write_to (HengReportsPage *self, GFile *file)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  g_auto (HengReportsJob) job = heng_reports_page_job (self);
  g_autoptr (GCancellable) cancellable = NULL;

  job.path = file != NULL ? g_file_get_path (file) : NULL;
  if (job.path == NULL || store == NULL || self->writing != NULL)
    return;
  cancellable = g_cancellable_new ();
  g_free (self->folder);
  self->folder = job.many ? g_strdup (job.path) : g_path_get_dirname (job.path);
  self->writing = heng_operation_new (_("Printing reports"), cancellable);
  gtk_widget_set_visible (self->done_box, FALSE);
  enable (self, FALSE);
  heng_window_add_operation (window_of (self), self->writing);
  heng_busy_show (self->busy, self->writing);
  /* the page, which the callback holds, keeps the operation for as long as the thread reports to it */
  heng_reports_write_async (store, &job, cancellable, progress_cb, self->writing, written_cb, g_object_ref (self));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengReportsPage) self = user_data;

  write_to (self, file);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengReportsPage *self = HENG_REPORTS_PAGE (widget);
  g_auto (HengReportsJob) job = heng_reports_page_job (self);
  GtkWindow *parent = GTK_WINDOW (window_of (self));
  g_autofree char *file = NULL;

  if (job.many)
    {
      heng_compat_choose_folder (parent, _("Folder for the PDF Files"), chosen_cb, g_object_ref (self));
      return;
    }
  file = g_strdup_printf ("%s %s.pdf", heng_reports_kind_title (job.kind), self->scope != NULL && self->scope->cycle_key != NULL ? self->scope->cycle_key : "");
  heng_compat_save_file (parent, _("Save PDF"), HENG_FILES_PDF, g_strdelimit (file, "/\\", '-'), chosen_cb, g_object_ref (self));
}

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengReportsPage *self = HENG_REPORTS_PAGE (widget);
  g_autofree char *uri = self->folder != NULL ? g_filename_to_uri (self->folder, NULL, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (uri != NULL && !g_app_info_launch_default_for_uri (uri, NULL, &error))
    heng_window_show_error (window_of (self), _("The folder could not be opened"), error);
}

static void
to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportsDocument) document = heng_store_run_finish (HENG_STORE (source), result, &error);
  const char *name = heng_reports_kind_title (self->kind);

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (document == NULL || (document->pages != NULL && !heng_pages_print (document->pages, GTK_WINDOW (window_of (self)), name, &error)))
    heng_window_show_error (window_of (self), _("The reports were not printed"), error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengReportsPage *self = HENG_REPORTS_PAGE (widget);
  g_auto (HengReportsJob) job = heng_reports_page_job (self);

  heng_reports_document_async (heng_page_get_store (HENG_PAGE (self)), &job, NULL, to_print_cb, g_object_ref (self));
}

static void
layouts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_window_push (window_of (HENG_REPORTS_PAGE (widget)), heng_layouts_page_new ());
}

void
heng_reports_out_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "reports.save", NULL, save_action);
  gtk_widget_class_install_action (page_class, "reports.layouts", NULL, layouts_action);
  gtk_widget_class_install_action (page_class, "reports.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (page_class, "page.print", NULL, print_action);
}
