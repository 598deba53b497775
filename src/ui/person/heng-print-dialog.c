/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around the preview: Save PDF and Print. */
#include "heng-print-dialog.h"

#include <glib/gi18n-lib.h>

#include "heng-appraisal.h"
#include "heng-compat.h"
#include "heng-paper-desk.h"
#include "heng-people-text.h"
#include "heng-preferences.h"
#include "heng-small-window.h"
#include "heng-window.h"

typedef struct
{
  GtkWindow *window;
  HengPaperDesk *desk;
  GtkWidget *banner, *save, *print;
  GPtrArray *reviews; /* the one, when it has been read */
  HengPrintOptions options;
} Dialog;

typedef struct
{
  gint64 cycle_id, employee_id;
} ReviewArgs;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_pointer (&dialog->reviews, g_ptr_array_unref);
  g_free (dialog);
}

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
file_name (Dialog *dialog)
{
  const HengReview *review = dialog->reviews->pdata[0];

  return g_strdup_printf ("JX-%s-%s %s.pdf", review->cycle->key, review->employee->emp_no, heng_text_name (review->employee));
}

static void
pdf_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "heng-dialog");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || dialog == NULL)
    return;
  if (!heng_reviews_to_pdf (dialog->reviews, &dialog->options, g_file_peek_path (file), NULL, NULL, NULL, &error))
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
  g_autofree char *name = file_name (dialog);

  heng_compat_save_file (dialog->window, _("Save PDF"), HENG_FILES_PDF, name, pdf_chosen_cb, g_object_ref (dialog->window));
}

static void
print_cb (Dialog *dialog)
{
  g_autofree char *name = file_name (dialog);
  g_autoptr (GError) error = NULL;

  if (!heng_pages_print (heng_paper_desk_get_pages (dialog->desk), dialog->window, name, &error))
    fail (dialog, _("The review was not printed"), error);
}

static gpointer
load_review (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const ReviewArgs *which = args;
  HengReview *review = heng_review_load (db, which->cycle_id, which->employee_id, NULL, error);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);

  if (review == NULL)
    return NULL;
  g_ptr_array_add (one, review);
  return heng_reviews_add_plans (db, one, error) ? g_steal_pointer (&one) : NULL;
}

static void
lay_out (Dialog *dialog)
{
  const HengReview *review = dialog->reviews->pdata[0];
  HengReviewPrint *print;

  dialog->options.draft = review->published == NULL;
  dialog->options.paper = heng_preferences_get_paper ();
  print = heng_review_print_new (&dialog->options);
  heng_review_print_add (print, review);
  gtk_widget_set_visible (dialog->banner, dialog->options.draft);
  heng_paper_desk_show (dialog->desk, heng_pages_new_reviews (print, dialog->reviews), NULL, FALSE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "heng-dialog");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (dialog == NULL || gtk_window_get_child (GTK_WINDOW (window)) == NULL) /* closed meanwhile */
    return;
  if (reviews == NULL)
    {
      fail (dialog, _("The review could not be read"), error);
      gtk_window_close (window);
      return;
    }
  dialog->reviews = g_steal_pointer (&reviews);
  lay_out (dialog);
  gtk_widget_set_sensitive (dialog->save, TRUE);
  gtk_widget_set_sensitive (dialog->print, TRUE);
  gtk_widget_grab_focus (dialog->save);
}

/* What a page that is not the last word says in the window, too. */
static GtkWidget *
banner_new (void)
{
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_("The result is not published yet, so every page bears the word Draft."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-cell");
  gtk_widget_add_css_class (banner, "h-banner");
  gtk_widget_add_css_class (banner, "info");
  gtk_widget_add_css_class (banner, "h-print-banner");
  gtk_box_append (GTK_BOX (banner), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (banner), label);
  gtk_widget_set_visible (banner, FALSE);
  return banner;
}

static GtkWidget *
body_new (Dialog *dialog)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->banner = banner_new ();
  dialog->desk = HENG_PAPER_DESK (heng_paper_desk_new ());
  heng_paper_desk_set_zoom (dialog->desk, 100);
  gtk_box_append (GTK_BOX (body), dialog->banner);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (dialog->desk));
  return body;
}

void
heng_print_dialog_show (GtkWidget *parent, HengStore *store, gint64 cycle_id, gint64 employee_id)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  ReviewArgs *args = g_new0 (ReviewArgs, 1);
  GtkHeaderBar *header;

  dialog->window = heng_small_window_new (parent, _("Print Review"), 860, 760, body_new (dialog), &header);
  g_object_set_data_full (G_OBJECT (dialog->window), "heng-dialog", dialog, dialog_free);
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
  heng_store_run_async (store, HENG_LANE_READING, load_review, args, g_free, (GDestroyNotify) g_ptr_array_unref, NULL, loaded_cb,
                        g_object_ref (dialog->window));
  gtk_window_present (dialog->window);
}
