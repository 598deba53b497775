/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around the preview: Save PDF and Print. */
#include "heng-print-dialog.h"

#include <glib/gi18n-lib.h>

#include "heng-appraisal.h"
#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-print-view.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  GtkWindow *window;
  HengPrintView *view;
  GtkWidget *save, *print;
} Dialog;

typedef struct
{
  gint64 cycle_id, employee_id;
} ReviewArgs;

static HengWindow *
main_window (Dialog *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog->window);

  return HENG_IS_WINDOW (parent) ? HENG_WINDOW (parent) : NULL;
}

static void
fail (Dialog *dialog, const char *summary, const GError *error)
{
  HengWindow *window = main_window (dialog);

  if (window != NULL)
    heng_window_show_error (window, summary, error);
}

/* "JX-2026Q2-QH0014 张伟.pdf", the name one also gets for a whole company. */
static char *
file_name (const HengReview *review)
{
  return g_strdup_printf ("JX-%s-%s %s.pdf", review->cycle->key, review->employee->emp_no, heng_text_name (review->employee));
}

static void
pdf_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "heng-dialog");
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || dialog == NULL)
    return;
  g_ptr_array_add (reviews, (gpointer) heng_print_view_get_review (dialog->view));
  if (!heng_reviews_to_pdf (reviews, heng_print_view_get_options (dialog->view), g_file_peek_path (file), NULL, NULL, NULL, &error))
    {
      fail (dialog, _("The PDF was not written"), error);
      return;
    }
  text = g_strdup_printf (_("Saved %s"), g_file_peek_path (file));
  if (main_window (dialog) != NULL)
    heng_window_toast (main_window (dialog), text, FALSE);
  gtk_window_close (window);
}

static void
save_cb (Dialog *dialog)
{
  g_autofree char *name = file_name (heng_print_view_get_review (dialog->view));

  heng_compat_save_file (dialog->window, _("Save PDF"), HENG_FILES_PDF, name, pdf_chosen_cb, g_object_ref (dialog->window));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, HengPrintView *view)
{
  gtk_print_operation_set_n_pages (operation, (int) heng_review_print_n_pages (heng_print_view_get_print (view)));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, HengPrintView *view)
{
  heng_review_print_draw_page (heng_print_view_get_print (view), gtk_print_context_get_cairo_context (context), (guint) page);
}

static GtkPageSetup *
page_setup_new (HengReviewPrint *print)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  double width, height;

  heng_review_print_page_size (print, &width, &height);
  paper = gtk_paper_size_new (width > 600 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  return setup;
}

static void
print_cb (Dialog *dialog)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup_new (heng_print_view_get_print (dialog->view));
  g_autofree char *name = file_name (heng_print_view_get_review (dialog->view));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), dialog->view, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), dialog->view, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, dialog->window, &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    fail (dialog, _("The review was not printed"), error);
}

static gpointer
load_review (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const ReviewArgs *which = args;

  return heng_review_load (db, which->cycle_id, which->employee_id, NULL, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "heng-dialog");
  g_autoptr (GError) error = NULL;
  HengReview *review = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (review == NULL)
    {
      if (dialog != NULL)
        fail (dialog, _("The review could not be read"), error);
      gtk_window_close (window);
      return;
    }
  heng_print_view_set_review (dialog->view, review);
  gtk_widget_set_sensitive (dialog->save, TRUE);
  gtk_widget_set_sensitive (dialog->print, TRUE);
  gtk_widget_grab_focus (dialog->save);
}

void
heng_print_dialog_show (GtkWidget *parent, HengStore *store, gint64 cycle_id, gint64 employee_id)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  ReviewArgs *args = g_new0 (ReviewArgs, 1);
  GtkHeaderBar *header;

  dialog->view = HENG_PRINT_VIEW (heng_print_view_new ());
  dialog->window = heng_small_window_new (parent, _("Print Review"), 860, 760, GTK_WIDGET (dialog->view), &header);
  g_object_set_data_full (G_OBJECT (dialog->window), "heng-dialog", dialog, g_free);
  dialog->print = gtk_button_new_with_mnemonic (_("_Print…"));
  dialog->save = gtk_button_new_with_mnemonic (_("Save P_DF…"));
  gtk_widget_add_css_class (dialog->save, "suggested-action");
  gtk_widget_set_sensitive (dialog->save, FALSE);
  gtk_widget_set_sensitive (dialog->print, FALSE);
  gtk_header_bar_pack_end (header, dialog->save);
  gtk_header_bar_pack_end (header, dialog->print);
  g_signal_connect_swapped (dialog->save, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (dialog->print, "clicked", G_CALLBACK (print_cb), dialog);
  args->cycle_id = cycle_id;
  args->employee_id = employee_id;
  heng_store_run_async (store, HENG_LANE_READING, load_review, args, g_free, (GDestroyNotify) heng_review_free, NULL, loaded_cb,
                        g_object_ref (dialog->window));
  gtk_window_present (dialog->window);
}
