/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a table file: what it would change first, then one undoable step. */
#include "heng-import-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-compat.h"
#include "heng-import-choices.h"
#include "heng-import-columns.h"
#include "heng-import-rows.h"
#include "heng-import-run.h"
#include "heng-window.h"

#define LEFT_WIDTH 370
#define MANY_ROWS 10000 /* figures of so many digits need the room of their notes */
#define LEFT_WIDTH_MEDIUM 300

struct _HengImportPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  GtkWidget *import_button, *columns_toggle, *left, *divider, *right, *counts, *preview, *errors_button, *sheet_label;
  HengAdaptiveBin *bin;
  GtkDropDown *kind_choice, *sheet_choice, *header_choice;
  GtkListView *preview_list;
  GtkListBox *column_list;
  GtkLabel *file_label, *columns_label;
  GtkWidget *filters[HENG_N_PARTS], *numbers[HENG_N_PARTS], *notes[HENG_N_PARTS]; /* of the four parts that are counted */
  HengBanner *banner;
  HengBusy *busy;
  HengImportList *list;
  HengImportPart part;
  HengImportChoices *choices;
  HengOperation *operation;
  HengImportReport *report;
  gboolean filling; /* the choices are being set from the report */
  gboolean running, again; /* a preview is under way; it is out of date already */
  gboolean done; /* written: later reloads keep away */
};

G_DEFINE_FINAL_TYPE (HengImportPage, heng_import_page, HENG_TYPE_PAGE)

static void preview (HengImportPage *self);

static void
filter_cb (GtkToggleButton *button, gpointer user_data)
{
  HengImportPage *self = user_data;

  if (self->filling)
    return;
  self->filling = TRUE;
  self->part = HENG_PART_ALL;
  for (guint i = 0; i < HENG_N_PARTS; i++)
    if (self->filters[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      self->part = (HengImportPart) i;
    else if (self->filters[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[i]), FALSE);
  self->filling = FALSE;
  heng_import_list_show (self->list, self->report, self->part);
}

/* A count is a filter as well. */
static void
append_count (HengImportPage *self, HengImportPart part, const char *what, const char *note)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = gtk_label_new (what), *second = gtk_label_new (note);

  self->numbers[part] = gtk_label_new ("0");
  self->filters[part] = button;
  self->notes[part] = second;
  gtk_widget_add_css_class (button, "h-card");
  gtk_widget_add_css_class (button, "h-count");
  gtk_widget_add_css_class (self->numbers[part], "h-big");
  gtk_widget_add_css_class (first, "h-strong");
  gtk_widget_add_css_class (second, "h-cap");
  gtk_widget_add_css_class (second, "h-dim");
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), second);
  gtk_box_append (GTK_BOX (box), self->numbers[part]);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "toggled", G_CALLBACK (filter_cb), self, 0);
  gtk_flow_box_append (GTK_FLOW_BOX (self->counts), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
set_count (HengImportPage *self, HengImportPart part, const char *what, gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, text);

  gtk_label_set_text (GTK_LABEL (self->numbers[part]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters[part]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_counts (HengImportPage *self, const HengImportReport *report)
{
  gint64 bad = heng_import_count_bad_rows (report);

  set_count (self, HENG_PART_ADDED, _("New"), report->added);
  set_count (self, HENG_PART_UPDATED, _("Changed"), report->updated);
  set_count (self, HENG_PART_SAME, _("Same"), report->unchanged);
  set_count (self, HENG_PART_ISSUES, _("Problems"), bad);
  if (bad > 0)
    gtk_widget_add_css_class (self->numbers[HENG_PART_ISSUES], "h-bad");
  else
    gtk_widget_remove_css_class (self->numbers[HENG_PART_ISSUES], "h-bad");
  gtk_widget_set_visible (self->counts, TRUE);
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
show_file (HengImportPage *self, const HengImportReport *report)
{
  guint read = 0;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", (guint) report->rows), (guint) report->rows);
  g_autofree char *file = g_strdup_printf ("%s · %s", rows, report->encoding != NULL ? report->encoding : report->sheet);
  g_autofree char *columns = NULL;

  for (guint i = 0; i < report->columns->len; i++)
    read += ((HengImportColumn *) report->columns->pdata[i])->key != NULL;
  columns = report->remembered ? g_strdup_printf (ngettext ("%u column read as the last time", "%u columns read as the last time", read), read)
                               : g_strdup_printf (ngettext ("%u column recognised", "%u columns recognised", read), read);
  adw_window_title_set_subtitle (self->title, rows);
  gtk_label_set_text (self->file_label, file);
  gtk_label_set_text (self->columns_label, columns);
}

static void
arrange_cb (HengImportPage *self)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);
  gboolean narrow = width == HENG_WIDTH_NARROW;
  gboolean columns = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->columns_toggle));

  gtk_widget_set_visible (self->columns_toggle, narrow && self->report != NULL);
  gtk_widget_set_visible (self->left, self->report != NULL && (!narrow || columns));
  gtk_widget_set_visible (self->divider, self->report != NULL && !narrow);
  gtk_widget_set_visible (self->right, !narrow || !columns || self->report == NULL);
  for (guint i = 0; i < HENG_N_PARTS; i++)
    if (self->notes[i] != NULL)
      gtk_widget_set_visible (self->notes[i], width == HENG_WIDTH_WIDE && (self->report == NULL || self->report->rows < MANY_ROWS));
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->counts), self->report == NULL || self->report->rows < MANY_ROWS);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->counts), narrow ? 2 : 4);
  gtk_widget_set_hexpand (self->left, narrow);
  gtk_widget_set_size_request (self->left, narrow ? -1 : width == HENG_WIDTH_MEDIUM ? LEFT_WIDTH_MEDIUM : LEFT_WIDTH, -1);
  /* beside Back, Columns and Import there is no room for it */
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
}

/* A list whose rows change keeps the keyboard at the place it had, far down perhaps; one that has not got it begins at its first row again, and
 * makes its rows once. */
static void
show_rows (HengImportPage *self, const HengImportReport *report)
{
  g_autoptr (GtkSelectionModel) model = g_object_ref (gtk_list_view_get_model (self->preview_list));
  gboolean anew = gtk_widget_get_focus_child (GTK_WIDGET (self->preview_list)) == NULL;

  if (anew)
    gtk_list_view_set_model (self->preview_list, NULL);
  heng_import_list_show (self->list, report, self->part);
  if (anew)
    gtk_list_view_set_model (self->preview_list, model);
}

static void
show_report (HengImportPage *self, HengImportReport *report)
{
  g_autoptr (HengImportReport) before = g_steal_pointer (&self->report);

  self->report = report;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kind_choice, (guint) self->choices->kind);
  heng_import_fill_sheets (self->sheet_choice, report);
  gtk_widget_set_visible (self->sheet_label, report->sheets->len > 1);
  heng_import_fill_header_rows (self->header_choice, report);
  self->filling = FALSE;
  show_file (self, report);
  show_counts (self, report);
  show_button (self, report);
  heng_import_columns_show (self->column_list, self->choices->kind, report);
  show_rows (self, report);
  gtk_widget_set_visible (self->errors_button, report->errors > 0);
  gtk_widget_set_visible (self->preview, TRUE);
  arrange_cb (self);
}

static void
progress (gint64 done, gint64 total, gpointer data)
{
  heng_operation_set_progress (data, done, total);
}

static void
start (HengImportPage *self, HengImportRun *run, const char *what, GAsyncReadyCallback callback)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_clear_object (&self->operation);
  self->operation = heng_operation_new (what, cancellable);
  run->progress = progress;
  run->progress_data = self->operation; /* lives as long as the page, which the callback holds */
  heng_banner_hide (self->banner);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  heng_window_add_operation (heng_page_get_window (HENG_PAGE (self)), self->operation);
  heng_busy_show (self->busy, self->operation);
  heng_store_run_async (store, HENG_LANE_WORK, heng_import_run, run, heng_import_run_free, heng_import_outcome_free,
                        cancellable, callback, g_object_ref (self));
}

static HengImportRun *
run_new (HengImportPage *self)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));

  return heng_import_run_new (self->choices, heng_page_get_cycle (HENG_PAGE (self)), heng_store_get_actor (store));
}

/* The report, or NULL after the banner has said why there is none. */
static HengImportReport *
finish (HengImportPage *self, GObject *source, GAsyncResult *result, const char *failed)
{
  g_autoptr (GError) error = NULL;
  HengImportOutcome *outcome = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengImportReport *report = outcome != NULL ? g_steal_pointer (&outcome->report) : NULL;

  heng_operation_finish (self->operation);
  if (outcome != NULL)
    {
      self->choices->kind = outcome->kind;
      self->choices->guess = FALSE;
      heng_import_outcome_free (outcome);
    }
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

  self->running = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      g_clear_pointer (&report, heng_import_report_free);
      preview (self);
    }
  else if (report != NULL)
    show_report (self, report);
}

/* Reads the file again by what was chosen; a reading that is under way is out of date. */
static void
preview (HengImportPage *self)
{
  if (self->running)
    {
      self->again = TRUE;
      g_cancellable_cancel (heng_operation_get_cancellable (self->operation));
      return;
    }
  if (heng_page_get_store (HENG_PAGE (self)) == NULL)
    return;
  self->running = TRUE;
  start (self, run_new (self), _("Reading the file"), previewed_cb);
}

static void
map_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);
  const char *header, *key;

  g_variant_get (parameter, "(&s&s)", &header, &key);
  heng_import_choices_map (self->choices, self->report, header, key);
  preview (self);
}

static void
answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);
  const char *id, *answer;
  gboolean given;

  g_variant_get (parameter, "(&sb&s)", &id, &given, &answer);
  heng_import_choices_answer (self->choices, id, given ? answer : NULL);
  preview (self);
}

static void
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);
  const char *header, *value;
  gint64 line;

  g_variant_get (parameter, "(x&s&s)", &line, &header, &value);
  heng_import_choices_fix (self->choices, line, header, value);
  preview (self);
}

static void
departments_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);

  for (guint i = 0; i < self->report->questions->len; i++)
    {
      const HengImportQuestion *question = self->report->questions->pdata[i];

      if (question->kind == HENG_ASK_DEPARTMENT && question->answer == NULL)
        heng_import_choices_answer (self->choices, question->id, "yes");
    }
  preview (self);
}

/* Another kind, sheet or header row: what was said about columns and rows no longer holds. */
static void
start_anew (HengImportPage *self)
{
  g_clear_pointer (&self->choices->maps, g_strfreev);
  g_ptr_array_set_size (self->choices->answers, 0);
  g_ptr_array_set_size (self->choices->fixes, 0);
  preview (self);
}

static void
kind_cb (HengImportPage *self)
{
  guint at = gtk_drop_down_get_selected (self->kind_choice);

  if (self->filling || at == GTK_INVALID_LIST_POSITION || at == (guint) self->choices->kind)
    return;
  self->choices->kind = (HengImportKind) at;
  self->choices->guess = FALSE;
  self->choices->header_line = 0;
  start_anew (self);
}

static void
sheet_cb (HengImportPage *self)
{
  guint at = gtk_drop_down_get_selected (self->sheet_choice);

  if (self->filling || self->report == NULL || at >= self->report->sheets->len)
    return;
  g_free (self->choices->sheet);
  self->choices->sheet = g_strdup (self->report->sheets->pdata[at]);
  self->choices->header_line = 0;
  start_anew (self);
}

static void
header_cb (HengImportPage *self)
{
  guint at = gtk_drop_down_get_selected (self->header_choice);

  if (self->filling || self->report == NULL || at >= self->report->first_rows->len)
    return;
  self->choices->header_line = (guint) ((HengImportLine *) self->report->first_rows->pdata[at])->line;
  start_anew (self);
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
  heng_window_close_page (window, HENG_PAGE (self));
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

  if (!self->done && self->operation == NULL)
    preview (self);
}

static void
heng_import_page_unroot (GtkWidget *widget)
{
  HengImportPage *self = HENG_IMPORT_PAGE (widget);

  if (self->operation != NULL && !self->done)
    g_cancellable_cancel (heng_operation_get_cancellable (self->operation));
  GTK_WIDGET_CLASS (heng_import_page_parent_class)->unroot (widget);
}

static void
heng_import_page_finalize (GObject *object)
{
  HengImportPage *self = HENG_IMPORT_PAGE (object);

  heng_import_list_show (self->list, NULL, HENG_PART_ALL);
  g_clear_object (&self->list);
  g_clear_pointer (&self->choices, heng_import_choices_free);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->report, heng_import_report_free);
  G_OBJECT_CLASS (heng_import_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, columns_toggle);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, left);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, divider);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, right);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, errors_button);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, sheet_choice);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, header_choice);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, preview_list);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, column_list);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, columns_label);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HengImportPage, busy);
}

static void
heng_import_page_class_init (HengImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  G_OBJECT_CLASS (klass)->finalize = heng_import_page_finalize;
  widget_class->unroot = heng_import_page_unroot;
  HENG_PAGE_CLASS (klass)->reload = heng_import_page_reload;
  HENG_PAGE_CLASS (klass)->help = "import";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/import/heng-import-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_errors_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_install_action (widget_class, "import.map", "(ss)", map_cb);
  gtk_widget_class_install_action (widget_class, "import.answer", "(sbs)", answer_cb);
  gtk_widget_class_install_action (widget_class, "import.fix", "(xss)", fix_cb);
  gtk_widget_class_install_action (widget_class, "import.departments", NULL, departments_cb);
}

static void
heng_import_page_init (HengImportPage *self)
{
  GtkListItemFactory *factory;
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->part = HENG_PART_ALL;
  self->list = heng_import_list_new ();
  factory = heng_import_rows_factory_new (self->list);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_factory (self->preview_list, factory);
  gtk_list_view_set_model (self->preview_list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
  self->filling = TRUE;
  heng_import_fill_kinds (self->kind_choice);
  self->filling = FALSE;
  heng_import_choice_prepare (self->kind_choice, _("Content"));
  heng_import_choice_prepare (self->sheet_choice, _("Sheet"));
  heng_import_choice_prepare (self->header_choice, _("Header Row"));
  append_count (self, HENG_PART_ADDED, _("New"), _("not here yet"));
  append_count (self, HENG_PART_UPDATED, _("Changed"), _("differ from here"));
  append_count (self, HENG_PART_SAME, _("Same"), _("nothing to do"));
  append_count (self, HENG_PART_ISSUES, _("Problems"), _("not imported"));
}

HengPage *
heng_import_page_new (const char *path, HengImportKind kind)
{
  HengImportPage *self = g_object_new (HENG_TYPE_IMPORT_PAGE, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->choices = heng_import_choices_new (path);
  self->choices->kind = kind;
  adw_window_title_set_title (self->title, name);
  heng_page_set_title (HENG_PAGE (self), kind == HENG_IMPORT_ROSTER ? _("Import Roster") : _("Enter Actuals"));
  return HENG_PAGE (self);
}

HengPage *
heng_import_page_new_for_file (const char *path)
{
  HengPage *page = heng_import_page_new (path, HENG_IMPORT_ROSTER);

  HENG_IMPORT_PAGE (page)->choices->guess = TRUE;
  heng_page_set_title (page, _("Import"));
  return page;
}
