/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a table file: what it would change first, then one undoable step. */
#include "heng-import-page.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-columns.h"
#include "heng-compat.h"
#include "heng-import-rows.h"
#include "heng-import-run.h"
#include "heng-window.h"

struct _HengImportPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  GtkWidget *import_button, *columns, *counts, *issues_card, *changes_card, *errors_button;
  GtkListBox *issues, *changes, *column_list;
  GtkLabel *departments, *columns_label;
  HengBanner *banner;
  HengBusy *busy;
  char *path;
  HengImportKind kind;
  GCancellable *cancellable;
  HengImportReport *report;
  gboolean done; /* written: later reloads keep away */
};

G_DEFINE_FINAL_TYPE (HengImportPage, heng_import_page, HENG_TYPE_PAGE)

static void
append_count (HengImportPage *self, gint64 n, const char *what, const char *note, gboolean bad)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  GtkWidget *number = gtk_label_new (text), *first = gtk_label_new (what), *second = gtk_label_new (note);

  gtk_widget_add_css_class (card, "h-card");
  gtk_widget_add_css_class (card, "h-count");
  gtk_widget_add_css_class (number, "h-big");
  if (bad && n > 0)
    gtk_widget_add_css_class (number, "h-bad");
  gtk_widget_add_css_class (first, "h-strong");
  gtk_widget_add_css_class (second, "h-cap");
  gtk_widget_add_css_class (second, "h-dim");
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), second);
  gtk_box_append (GTK_BOX (card), number);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_box_append (GTK_BOX (self->counts), card);
}

/* Rows, not faults: a row may have several. */
static gint64
count_bad_rows (const HengImportReport *report)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 kept = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      HengImportIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->severity != HENG_ISSUE_ERROR)
        continue;
      kept++;
      g_hash_table_add (lines, &issue->line);
    }
  return kept < report->errors ? report->errors : g_hash_table_size (lines);
}

static void
show_counts (HengImportPage *self, const HengImportReport *report)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), card);
  append_count (self, report->added, _("New"), _("not here yet"), FALSE);
  append_count (self, report->updated, _("Changed"), _("differ from here"), FALSE);
  append_count (self, report->unchanged, _("Same"), _("nothing to do"), FALSE);
  append_count (self, count_bad_rows (report), _("Problems"), _("not imported"), TRUE);
}

static void
show_button (HengImportPage *self, const HengImportReport *report)
{
  guint n = (guint) (report->added + report->updated);
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("Import %u Row", "Import %u Rows", n), n) : g_strdup (_("Nothing to Import"));

  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0);
}

static void
show_departments (HengImportPage *self, const HengImportReport *report)
{
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->departments), report->new_departments->len > 0);
  if (report->new_departments->len == 0)
    return;
  g_ptr_array_add (report->new_departments, NULL);
  names = g_strjoinv (_(", "), (char **) report->new_departments->pdata);
  g_ptr_array_set_size (report->new_departments, (int) report->new_departments->len - 1);
  text = g_strdup_printf (_("New departments: %s"), names);
  gtk_label_set_text (self->departments, text);
}

static void
show_report (HengImportPage *self)
{
  const HengImportReport *report = self->report;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u row", "%u rows", (guint) report->rows), (guint) report->rows);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column recognised", "%u columns recognised", report->mapping->len), report->mapping->len);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->columns_label, columns);
  show_counts (self, report);
  show_button (self, report);
  show_departments (self, report);
  heng_import_rows_columns (self->column_list, report);
  heng_import_rows_issues (self->issues, report);
  heng_import_rows_changes (self->changes, report);
  gtk_widget_set_visible (self->issues_card, report->issues->len > 0);
  gtk_widget_set_visible (self->errors_button, report->errors > 0);
  gtk_widget_set_visible (self->changes_card, report->diffs->len > 0);
  gtk_widget_set_visible (self->columns, TRUE);
}

static void
progress (gint64 done, gint64 total, gpointer data)
{
  heng_busy_progress (data, done, total);
}

static void
start (HengImportPage *self, HengImportRun *run, const char *what, GAsyncReadyCallback callback)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  run->progress = progress;
  run->progress_data = self->busy; /* lives as long as the page, which the callback holds */
  heng_banner_hide (self->banner);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  heng_busy_start (self->busy, what, self->cancellable);
  heng_store_run_async (store, HENG_LANE_WORK, heng_import_run, run, heng_import_run_free, (GDestroyNotify) heng_import_report_free,
                        self->cancellable, callback, g_object_ref (self));
}

static HengImportRun *
run_new (HengImportPage *self)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  return heng_import_run_new (self->path, self->kind, heng_page_get_cycle (HENG_PAGE (self)), heng_store_get_actor (store));
}

/* The report, or NULL after the banner has said why there is none. */
static HengImportReport *
finish (HengImportPage *self, GObject *source, GAsyncResult *result, const char *failed)
{
  g_autoptr (GError) error = NULL;
  HengImportReport *report = heng_store_run_finish (HENG_STORE (source), result, &error);

  heng_busy_stop (self->busy);
  if (report == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heng_banner_show (self->banner, HENG_BANNER_INFO, _("Cancelled; nothing was changed"), NULL);
  else if (report == NULL)
    heng_banner_show (self->banner, HENG_BANNER_ERROR, failed, error->message);
  return report;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengImportPage) self = user_data;
  HengImportReport *report = finish (self, source, result, _("The file cannot be imported"));

  if (report == NULL)
    return;
  g_clear_pointer (&self->report, heng_import_report_free);
  self->report = report;
  show_report (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengImportPage) self = user_data;
  g_autoptr (HengImportReport) report = finish (self, source, result, _("Nothing was imported"));
  g_autofree char *text = NULL;
  HengWindow *window = heng_page_get_window (HENG_PAGE (self));
  guint n;

  if (report == NULL)
    {
      gtk_widget_set_sensitive (self->import_button, TRUE);
      return;
    }
  n = (guint) (report->added + report->updated);
  text = g_strdup_printf (ngettext ("Imported %u row", "Imported %u rows", n), n);
  self->done = TRUE;
  heng_window_toast (window, text, TRUE);
  heng_window_back (window);
}

static void
import_cb (HengImportPage *self)
{
  HengImportRun *run = run_new (self);

  run->dry_run = FALSE;
  start (self, run, _("Importing"), imported_cb);
}

static void
errors_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengImportPage) self = user_data;
  g_autoptr (HengImportReport) report = finish (self, source, result, _("The problem rows were not saved"));

  if (report == NULL)
    return;
  show_button (self, self->report);
  heng_window_toast (heng_page_get_window (HENG_PAGE (self)), _("Problem rows saved, each with its reason"), FALSE);
}

static void
errors_path_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengImportPage) self = user_data;
  HengImportRun *run;

  if (file == NULL || heng_page_get_store (HENG_PAGE (self)) == NULL)
    return;
  run = run_new (self);
  run->errors_path = g_file_get_path (file);
  start (self, run, _("Saving problem rows"), errors_saved_cb);
}

static void
save_errors_cb (HengImportPage *self)
{
  heng_compat_save_file (GTK_WINDOW (heng_page_get_window (HENG_PAGE (self))), _("Save Problem Rows"), HENG_FILES_CSV, _("problems.csv"),
                         errors_path_cb, g_object_ref (self));
}

static void
heng_import_page_reload (HengPage *page)
{
  HengImportPage *self = HENG_IMPORT_PAGE (page);

  if (!self->done && self->cancellable == NULL)
    start (self, run_new (self), _("Reading the file"), previewed_cb);
}

static void
heng_import_page_unroot (GtkWidget *widget)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);

  if (self->cancellable != NULL && !self->done)
    g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (heng_import_page_parent_class)->unroot (widget);
}

static void
heng_import_page_finalize (GObject *object)
{
  HengImportPage *self = HENG_IMPORT_PAGE (object);

  g_free (self->path);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, heng_import_report_free);
  G_OBJECT_CLASS (heng_import_page_parent_class)->finalize (object);
}

static void
heng_import_page_class_init (HengImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_COLUMNS);
  G_OBJECT_CLASS (klass)->finalize = heng_import_page_finalize;
  widget_class->unroot = heng_import_page_unroot;
  HENG_PAGE_CLASS (klass)->reload = heng_import_page_reload;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/import/heng-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, issues_card);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, changes_card);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, errors_button);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, issues);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, changes);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, column_list);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, departments);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, columns_label);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, busy);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_errors_cb);
}

static void
heng_import_page_init (HengImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HengPage *
heng_import_page_new (const char *path, HengImportKind kind)
{
  HengImportPage *self = g_object_new (HENG_TYPE_IMPORT_PAGE, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->path = g_strdup (path);
  self->kind = kind;
  adw_window_title_set_title (self->title, name);
  heng_page_set_title (HENG_PAGE (self), kind == HENG_IMPORT_ROSTER ? _("Import Roster") : _("Enter Actuals"));
  return HENG_PAGE (self);
}
