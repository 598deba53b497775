/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One template. */
#include "heng-template-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-banner.h"
#include "heng-card-checks.h"
#include "heng-columns.h"
#include "heng-compare-list.h"
#include "heng-compat.h"
#include "heng-import.h"
#include "heng-library-fields.h"
#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-sheet.h"
#include "heng-template-sheet.h"
#include "heng-window.h"

struct _HengTemplatePage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin;
  GtkWidget *place, *title, *banner;
  GtkWidget *checks, *facts, *people, *used, *sheet, *name, *name_en, *type;
  HengTemplateSheet *model;
  HengLibrary *library;
  char *key;
};

G_DEFINE_FINAL_TYPE (HengTemplatePage, heng_template_page, HENG_TYPE_PAGE)

static const HengLibraryTemplate *
template_of (HengTemplatePage *self)
{
  return self->library != NULL ? heng_library_template (self->library, self->key) : NULL;
}

static gboolean
is_editable (HengTemplatePage *self)
{
  const HengLibraryTemplate *template = template_of (self);

  return template != NULL && !template->record->retired && !heng_store_is_read_only (heng_page_get_store (HENG_PAGE (self)));
}

static void
show_checks (HengTemplatePage *self)
{
  const HengLibraryTemplate *template = template_of (self);
  g_autoptr (GPtrArray) lines = heng_template_sheet_get_lines (self->model);
  HengCardCheck check = heng_card_check (lines, template != NULL ? template->record->dept_type : HENG_DEPT_OTHER);

  heng_card_checks_show (HENG_CARD_CHECKS (self->checks), &check);
}

static void
show_banner (HengTemplatePage *self, const HengLibraryTemplate *template)
{
  g_autofree char *text = g_strdup_printf (_("A cycle uses v%d. A change here makes a new revision for the next cycle; this one stays as it is."),
                                           (int) template->record->revision);

  if (template->record->retired)
    heng_banner_show (HENG_BANNER (self->banner), HENG_BANNER_WARNING, _("No longer used"), _("Restore it to change it or give it to somebody."));
  else if (template->used)
    heng_banner_show (HENG_BANNER (self->banner), HENG_BANNER_INFO, text, NULL);
  else
    heng_banner_hide (HENG_BANNER (self->banner));
}

static void
show_use (HengTemplatePage *self, const HengLibraryTemplate *template)
{
  g_autofree char *people = g_strdup_printf (ngettext ("%u person gets it today", "%u people get it today", template->n_people), template->n_people);

  gtk_label_set_text (GTK_LABEL (self->people), people);
  gtk_label_set_text (GTK_LABEL (self->used), *template->cycles != '\0' ? template->cycles : _("No cycle has used it yet"));
}

static void
update_actions (HengTemplatePage *self, const HengLibraryTemplate *template)
{
  gboolean editable = template != NULL && !heng_store_is_read_only (heng_page_get_store (HENG_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.duplicate", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.retire", editable && !template->record->retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.restore", editable && template->record->retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.reset", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.export", template != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.compare", template != NULL);
}

static void
show_template (HengTemplatePage *self)
{
  const HengLibraryTemplate *template = template_of (self);
  gboolean editable = is_editable (self);
  g_autofree char *title = NULL;
  const char *name;

  update_actions (self, template);
  if (template == NULL)
    return;
  name = heng_localized (template->record->name, template->record->name_en);
  title = g_strdup_printf ("%s v%d", name, (int) template->record->revision);
  heng_page_set_title (HENG_PAGE (self), name);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), self->key);
  heng_library_field_load (HENG_LIBRARY_FIELD (self->name), template->record, editable, FALSE);
  heng_library_field_load (HENG_LIBRARY_FIELD (self->name_en), template->record, editable, FALSE);
  heng_library_field_load (HENG_LIBRARY_FIELD (self->type), template->record, editable, FALSE);
  heng_template_sheet_load (self->model, template->card, self->library,
                            editable ? NULL : template->record->retired ? _("This template is no longer used. Restore it to change it.")
                                                                        : _("The company is open for reading only."), FALSE);
  show_banner (self, template);
  show_use (self, template);
  show_checks (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengTemplatePage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengLibrary *library = heng_store_run_finish (HENG_STORE (source), result, &error), *old = self->library;
  gboolean first = old == NULL;

  if (library == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&library, heng_library_free);
      if (error != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The template could not be read"), error);
      return;
    }
  self->library = library;
  show_template (self);
  if (first && template_of (self) != NULL)
    heng_sheet_focus_cell (HENG_SHEET (self->sheet), 0, HENG_LINE_WEIGHT, FALSE);
  g_clear_pointer (&old, heng_library_free);
  if (template_of (self) == NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
    heng_window_close_page (heng_page_get_window (HENG_PAGE (self)), HENG_PAGE (self));
}

static void
heng_template_page_reload (HengPage *page)
{
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_library_load, NULL, NULL, (GDestroyNotify) heng_library_free, NULL,
                        loaded_cb, g_object_ref (page));
}

static char *
heng_template_page_get_place (HengPage *page)
{
  return g_strdup_printf ("template:%s", HENG_TEMPLATE_PAGE (page)->key);
}

static void
lines_written_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error != NULL)
    g_task_return_error (user_data, g_error_copy (error));
  else
    g_task_return_boolean (user_data, TRUE);
}

static void
write_lines (GPtrArray *seen, GPtrArray *lines, const char *action, GTask *task, gpointer user_data)
{
  HengTemplatePage *self = user_data;
  const HengLibraryTemplate *template = template_of (self);
  HengLibraryWork *work = heng_library_work_new (heng_verb_edit_template, template != NULL ? template->record->id : 0);

  work->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);
  for (guint i = 0; i < seen->len; i++)
    g_ptr_array_add (work->seen, heng_scorecard_line_copy (seen->pdata[i]));
  work->lines = g_ptr_array_ref (lines);
  work->text = g_strdup (action);
  heng_library_work_run (HENG_PAGE (self), work, NULL, lines_written_cb, task);
  g_object_unref (task);
}

static void
field_saved_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error != NULL)
    heng_library_field_show_fault (user_data, error->message);
}

static void
field_edited_cb (HengLibraryField *field, const char *text, HengTemplatePage *self)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_set_template_field, template_of (self)->record->id);

  work->field = g_strdup (heng_library_field_get_name (field));
  work->text = g_strdup (text);
  heng_library_work_run (HENG_PAGE (self), work, _("Saved"), field_saved_cb, field);
}

static void
duplicated_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    heng_window_show_area (heng_page_get_window (page), "scorecards");
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (widget);

  heng_library_work_run (HENG_PAGE (self), heng_library_work_new (heng_verb_add_template, template_of (self)->record->id), _("Template duplicated"),
                         duplicated_cb, NULL);
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (widget);
  HengLibraryWork *work = heng_library_work_new (heng_verb_retire_template, 0);

  work->key = g_strdup (self->key);
  work->number = g_str_equal (name, "template.retire");
  heng_library_work_run (HENG_PAGE (self), work, work->number != 0 ? _("Template retired") : _("Template restored"), NULL, NULL);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (widget);
  HengLibraryWork *work = heng_library_work_new (heng_verb_reset_template, 0);

  work->key = g_strdup (self->key);
  work->path = heng_data_path ("templates");
  heng_library_work_run (HENG_PAGE (self), work, _("Template reset"), NULL, NULL);
}

static void
exported_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    heng_window_toast (heng_page_get_window (page), _("Template exported"), FALSE);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengTemplatePage) self = user_data;
  HengLibraryWork *work;

  if (file == NULL || template_of (self) == NULL)
    return;
  work = heng_library_work_new (heng_verb_export_template, template_of (self)->record->id);
  work->path = g_file_get_path (file);
  heng_library_work_run (HENG_PAGE (self), work, NULL, exported_cb, NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (widget);
  g_autofree char *lower = g_ascii_strdown (self->key, -1), *file = g_strdup_printf ("%s.json", lower);

  heng_compat_save_file (GTK_WINDOW (gtk_widget_get_root (widget)), _("Export Template"), HENG_FILES_ANY, file, file_chosen_cb, g_object_ref (self));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (widget);

  if (self->library != NULL)
    heng_compare_present (HENG_PAGE (self), self->library, self->key);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, HengTemplatePage *self)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (bin);
  int side = width == HENG_WIDTH_NARROW ? 12 : 24;

  heng_sheet_set_width_class (HENG_SHEET (self->sheet), width);
  gtk_widget_set_margin_start (self->place, side);
  gtk_widget_set_margin_end (self->place, side);
}

static void
failed_cb (HengSheet *sheet, const char *sentence, HengTemplatePage *self)
{
  heng_page_reload (HENG_PAGE (self));
}

static void
heng_template_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HENG_TYPE_TEMPLATE_PAGE);
  G_OBJECT_CLASS (heng_template_page_parent_class)->dispose (object);
}

static void
heng_template_page_finalize (GObject *object)
{
  HengTemplatePage *self = HENG_TEMPLATE_PAGE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->library, heng_library_free);
  g_free (self->key);
  G_OBJECT_CLASS (heng_template_page_parent_class)->finalize (object);
}

static void
heng_template_page_class_init (HengTemplatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  G_OBJECT_CLASS (klass)->dispose = heng_template_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_template_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_template_page_reload;
  HENG_PAGE_CLASS (klass)->get_place = heng_template_page_get_place;
  HENG_PAGE_CLASS (klass)->help = "scorecards";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/scorecards/heng-template-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengTemplatePage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengTemplatePage, place);
  gtk_widget_class_bind_template_child (widget_class, HengTemplatePage, title);
  gtk_widget_class_install_action (widget_class, "template.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "template.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "template.restore", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "template.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "template.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "template.compare", NULL, compare_action);
}

static GtkWidget *
facts_new (HengTemplatePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->name = heng_library_field_new (heng_record_field (&heng_template_type, "name"), _("_Name"));
  self->name_en = heng_library_field_new (heng_record_field (&heng_template_type, "name_en"), _("_English name"));
  self->type = heng_library_field_new (heng_record_field (&heng_template_type, "dept_type"), _("_Department type"));
  self->people = heng_cell_label_new (NULL, NULL);
  self->used = heng_cell_label_new (NULL, "h-dim");
  gtk_widget_add_css_class (self->used, "h-cap");
  gtk_label_set_wrap (GTK_LABEL (self->used), TRUE);
  g_signal_connect (self->name, "edited", G_CALLBACK (field_edited_cb), self);
  g_signal_connect (self->name_en, "edited", G_CALLBACK (field_edited_cb), self);
  g_signal_connect (self->type, "edited", G_CALLBACK (field_edited_cb), self);
  gtk_widget_set_css_classes (box, (const char *[]) { "h-card", "h-pad", NULL });
  gtk_box_append (GTK_BOX (box), heng_library_pair (self->name, self->name_en));
  gtk_box_append (GTK_BOX (box), self->type);
  gtk_box_append (GTK_BOX (box), self->people);
  gtk_box_append (GTK_BOX (box), self->used);
  return box;
}

static void
heng_template_page_init (HengTemplatePage *self)
{
  GtkWidget *columns, *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->banner = heng_banner_new ();
  self->checks = heng_card_checks_new ();
  self->facts = facts_new (self);
  self->sheet = heng_sheet_widget_new ();
  self->model = heng_template_sheet_new (write_lines, self);
  heng_sheet_set_model (HENG_SHEET (self->sheet), HENG_SHEET_MODEL (self->model), _("Lines of the template"));
  g_signal_connect_swapped (self->model, "weights", G_CALLBACK (show_checks), self);
  g_signal_connect (self->sheet, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->bin, "notify::width-class", G_CALLBACK (width_class_cb), self);
  columns = heng_columns_new ();
  g_object_set (columns, "end-width", 404, "break-width", 820, "spacing", 18, NULL);
  heng_columns_set_start (HENG_COLUMNS (columns), self->checks);
  heng_columns_set_end (HENG_COLUMNS (columns), self->facts);
  gtk_widget_add_css_class (card, "h-card");
  gtk_box_append (GTK_BOX (card), self->sheet);
  gtk_box_append (GTK_BOX (self->place), self->banner);
  gtk_box_append (GTK_BOX (self->place), columns);
  gtk_box_append (GTK_BOX (self->place), card);
  update_actions (self, NULL);
}

HengPage *
heng_template_page_new (const char *key)
{
  HengTemplatePage *self = g_object_new (HENG_TYPE_TEMPLATE_PAGE, NULL);

  self->key = g_strdup (key);
  heng_page_set_title (HENG_PAGE (self), key);
  return HENG_PAGE (self);
}
