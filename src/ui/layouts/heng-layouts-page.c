/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of report layouts: every edit is stored at once and can be undone; the page at the right follows what is being typed. */
#include "heng-layouts-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-adaptive-bin.h"
#include "heng-appraisal.h"
#include "heng-compat.h"
#include "heng-layout-edit.h"
#include "heng-layout-form.h"
#include "heng-layouts-work.h"
#include "heng-paper-desk.h"
#include "heng-preferences.h"
#include "heng-window.h"

#define TYPING_MS 150 /* the page is drawn anew when typing pauses for so long */

struct _HengLayoutsPage
{
  HengPage parent_instance;
  HengAdaptiveBin *bin;
  GtkWidget *panes, *form_pane, *none, *form;
  GtkStack *stack;
  HengPaperDesk *desk;
  GtkWidget *choice, *fields;
  GPtrArray *layouts;     /* of HengPaperLayout; NULL: not loaded yet */
  gint64 shown_id;        /* of the layout in the form; 0: none */
  GPtrArray *reviews;     /* what the desk shows it on … */
  gint64 cycle_id;        /* … and of which period; 0: none yet */
  GCancellable *loading;
  guint preview_source;
  gboolean filling, writing, again; /* again: edited while the edit before was being written */
  gboolean added;         /* the keyboard goes to the name of a new one */
  gboolean replaced;      /* what is in the fields goes, whatever it is */
};

G_DEFINE_FINAL_TYPE (HengLayoutsPage, heng_layouts_page, HENG_TYPE_PAGE)

static HengWindow *
window_of (HengLayoutsPage *self)
{
  return heng_page_get_window (HENG_PAGE (self));
}

static const HengPaperLayout *
layout_shown (HengLayoutsPage *self)
{
  for (guint i = 0; self->layouts != NULL && i < self->layouts->len; i++)
    {
      const HengPaperLayout *layout = self->layouts->pdata[i];

      if (layout->record->id == self->shown_id)
        return layout;
    }
  return NULL;
}

/* The page as the form has it now. */
static void
show_preview (HengLayoutsPage *self)
{
  const HengPrintOptions options = { .kind = HENG_REPORT_REVIEW, .paper = heng_preferences_get_paper () };
  g_autoptr (HengPaperLayout) layout = NULL;
  HengReviewPrint *print;

  g_clear_handle_id (&self->preview_source, g_source_remove);
  if (self->reviews == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->reviews->len > 0 ? "desk" : "nobody");
  if (self->reviews->len == 0)
    return;
  if (self->shown_id != 0)
    {
      GBytes *logo;
      g_autoptr (HengReportLayout) record = heng_layout_form_get (HENG_LAYOUT_FORM (self->fields), TRUE, &logo);

      layout = heng_paper_layout_new (record, logo);
    }
  heng_reviews_set_layout (self->reviews, layout);
  print = heng_review_print_new (&options);
  heng_review_print_add (print, self->reviews->pdata[0]);
  heng_paper_desk_replace (self->desk, heng_pages_new_reviews (print, self->reviews));
}

static gboolean
preview_timeout_cb (gpointer user_data)
{
  HengLayoutsPage *self = user_data;

  self->preview_source = 0;
  show_preview (self);
  return G_SOURCE_REMOVE;
}

static void
typing_cb (HengLayoutsPage *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (TYPING_MS, preview_timeout_cb, self);
}

static void
enable (HengLayoutsPage *self, gboolean one)
{
  const char *const actions[] = { "layouts.duplicate", "layouts.export", "layouts.delete" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], one);
}

static void
fill_choice (HengLayoutsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->layouts->len; i++)
    {
      const HengReportLayout *record = ((HengPaperLayout *) self->layouts->pdata[i])->record;

      g_autofree char *marked = record->is_default ? g_strdup_printf (C_("layout", "%s (for all reviews)"), record->name) : NULL;

      gtk_string_list_append (names, marked != NULL ? marked : record->name);
      if (record->id == self->shown_id)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), chosen);
  self->filling = FALSE;
}

/* `reset`: what is being typed belongs to another layout. */
static void
show_layout (HengLayoutsPage *self, gboolean reset)
{
  const HengPaperLayout *layout = layout_shown (self);

  if (layout == NULL && self->layouts->len > 0)
    {
      layout = self->layouts->pdata[0];
      self->shown_id = layout->record->id;
      reset = TRUE;
    }
  if (layout == NULL)
    self->shown_id = 0;
  fill_choice (self);
  gtk_widget_set_visible (self->none, layout == NULL);
  gtk_widget_set_visible (self->form, layout != NULL);
  gtk_widget_set_visible (self->choice, self->layouts->len > 1);
  enable (self, layout != NULL);
  self->filling = TRUE;
  if (layout != NULL)
    heng_layout_form_load (HENG_LAYOUT_FORM (self->fields), layout, reset || self->added || self->replaced);
  self->filling = FALSE;
  show_preview (self);
  if (layout != NULL && self->added)
    heng_layout_form_focus_name (HENG_LAYOUT_FORM (self->fields));
  self->added = self->replaced = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengLayoutsData) data = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (data == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        heng_window_show_error (window_of (self), _("The report layouts could not be read"), error);
      return;
    }
  if (data->reviews != NULL)
    {
      g_clear_pointer (&self->reviews, g_ptr_array_unref);
      self->reviews = g_steal_pointer (&data->reviews);
      self->cycle_id = heng_page_get_cycle (HENG_PAGE (self));
    }
  if (self->writing) /* it is read again when that is done */
    return;
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  self->layouts = g_steal_pointer (&data->layouts);
  show_layout (self, FALSE);
}

static void
heng_layouts_page_reload (HengPage *page)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (page);
  HengStore *store = heng_page_get_store (page);
  gint64 cycle_id = heng_page_get_cycle (page);

  if (store == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  heng_layouts_load_async (store, cycle_id != self->cycle_id ? cycle_id : 0, self->loading, loaded_cb, g_object_ref (self));
}

static void save (HengLayoutsPage *self, const char *action);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportLayout) stored = heng_store_run_finish (HENG_STORE (source), result, &error);
  gboolean again = self->again;

  self->writing = self->again = FALSE;
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (stored == NULL)
    {
      heng_window_show_error (window_of (self), _("The change was not stored"), error);
      heng_page_reload (HENG_PAGE (self));
      return;
    }
  if (self->shown_id == stored->id)
    heng_layout_form_stored (HENG_LAYOUT_FORM (self->fields), stored);
  if (again && self->shown_id == stored->id)
    {
      save (self, NULL);
      return;
    }
  heng_window_toast (window_of (self), _("Saved"), TRUE);
  heng_page_reload (HENG_PAGE (self));
}

static void
save (HengLayoutsPage *self, const char *action)
{
  GBytes *logo;
  g_autoptr (HengReportLayout) record = NULL;

  if (self->writing)
    {
      self->again = TRUE;
      return;
    }
  self->writing = TRUE;
  record = heng_layout_form_get (HENG_LAYOUT_FORM (self->fields), FALSE, &logo);
  heng_layouts_save_async (heng_page_get_store (HENG_PAGE (self)), record, logo, action, saved_cb, g_object_ref (self));
}

static void
edited_cb (HengLayoutsPage *self, const char *action)
{
  if (self->filling || self->shown_id == 0)
    return;
  show_preview (self);
  save (self, action);
}

static void
chosen_cb (HengLayoutsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->filling || self->layouts == NULL || chosen >= self->layouts->len)
    return;
  self->shown_id = ((HengPaperLayout *) self->layouts->pdata[chosen])->record->id;
  show_layout (self, TRUE);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportLayout) stored = heng_store_run_finish (HENG_STORE (source), result, &error);

  self->writing = FALSE;
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (stored == NULL)
    heng_window_show_error (window_of (self), _("The change was not stored"), error);
  else
    {
      self->shown_id = stored->id;
      self->added = TRUE;
      heng_window_toast (window_of (self), _("Layout added"), TRUE);
    }
  heng_page_reload (HENG_PAGE (self));
}

static gboolean
has_name (HengLayoutsPage *self, const char *name)
{
  for (guint i = 0; i < self->layouts->len; i++)
    if (strcmp (((HengPaperLayout *) self->layouts->pdata[i])->record->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The first one is used at once; later ones when somebody says so. */
static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (widget);
  g_autoptr (HengReportLayout) record = heng_report_layout_new ();

  if (self->layouts == NULL || self->writing)
    return;
  for (guint i = 1; record->name == NULL || has_name (self, record->name); i++)
    {
      g_free (record->name);
      record->name = g_strdup_printf (_("Layout %u"), i);
    }
  record->is_default = self->layouts->len == 0;
  self->writing = TRUE;
  heng_layouts_save_async (heng_page_get_store (HENG_PAGE (self)), record, NULL, NULL, added_cb, g_object_ref (self));
}

/* Under a name that is free. */
static void
duplicate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (widget);
  const HengPaperLayout *layout = layout_shown (self);
  g_autoptr (HengReportLayout) record = NULL;
  g_autofree char *copied = NULL;

  if (layout == NULL || self->writing)
    return;
  copied = g_strdup_printf (C_("layout", "%s (copy)"), layout->record->name);
  record = heng_report_layout_copy (layout->record);
  record->id = record->version = record->is_default = 0;
  g_free (record->name);
  record->name = g_strdup (copied);
  for (guint i = 2; has_name (self, record->name); i++)
    {
      g_free (record->name);
      record->name = g_strdup_printf ("%s %u", copied, i);
    }
  self->writing = TRUE;
  heng_layouts_save_async (heng_page_get_store (HENG_PAGE (self)), record, NULL, NULL, added_cb, g_object_ref (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportLayout) stored = heng_store_run_finish (HENG_STORE (source), result, &error);

  self->writing = FALSE;
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (stored == NULL)
    heng_window_show_error (window_of (self), _("The layout was not imported"), error);
  else
    {
      self->shown_id = stored->id;
      self->replaced = TRUE;
      heng_window_toast (window_of (self), _("Layout imported"), TRUE);
    }
  heng_page_reload (HENG_PAGE (self));
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->writing || heng_page_get_store (HENG_PAGE (self)) == NULL)
    return;
  self->writing = TRUE;
  heng_layouts_import_async (heng_page_get_store (HENG_PAGE (self)), path, imported_cb, g_object_ref (self));
}

static void
import_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (widget);

  heng_compat_open_file (GTK_WINDOW (window_of (self)), _("Import a Layout"), HENG_FILES_ANY, import_chosen_cb, g_object_ref (self));
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  const HengPaperLayout *layout = layout_shown (self);
  g_autofree char *text = file != NULL && layout != NULL ? heng_layout_to_json (layout) : NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, &error))
    heng_window_toast (window_of (self), _("Layout exported"), FALSE);
  else
    heng_window_show_error (window_of (self), _("The layout was not exported"), error);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (widget);
  const HengPaperLayout *layout = layout_shown (self);
  g_autofree char *name = layout != NULL ? g_strdup_printf ("%s.json", layout->record->name) : NULL;

  if (layout != NULL)
    heng_compat_save_file (GTK_WINDOW (window_of (self)), _("Export the Layout"), HENG_FILES_ANY, g_strdelimit (name, "/\\", '-'),
                           export_chosen_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLayoutsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportLayout) gone = heng_store_run_finish (HENG_STORE (source), result, &error);

  self->writing = FALSE;
  if (heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  if (gone == NULL)
    heng_window_show_error (window_of (self), _("The change was not stored"), error);
  else
    heng_window_toast (window_of (self), _("Layout deleted"), TRUE);
  heng_page_reload (HENG_PAGE (self));
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (widget);
  const HengPaperLayout *layout = layout_shown (self);

  if (layout == NULL || self->writing)
    return;
  self->writing = TRUE;
  heng_layouts_delete_async (heng_page_get_store (HENG_PAGE (self)), layout->record, deleted_cb, g_object_ref (self));
}

static void
width_class_cb (HengLayoutsPage *self)
{
  gboolean narrow = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->form_pane), narrow);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->form_pane), narrow ? 280 : -1);
}

static void
heng_layouts_page_dispose (GObject *object)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  G_OBJECT_CLASS (heng_layouts_page_parent_class)->dispose (object);
}

static void
heng_layouts_page_finalize (GObject *object)
{
  HengLayoutsPage *self = HENG_LAYOUTS_PAGE (object);

  g_clear_object (&self->loading);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_layouts_page_parent_class)->finalize (object);
}

static void
heng_layouts_page_class_init (HengLayoutsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_layouts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_layouts_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_layouts_page_reload;
  HENG_PAGE_CLASS (klass)->help = "reports";
  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_PAPER_DESK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/layouts/heng-layouts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, none);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, form);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengLayoutsPage, desk);
  gtk_widget_class_bind_template_callback (widget_class, width_class_cb);
  gtk_widget_class_install_action (widget_class, "layouts.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "layouts.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "layouts.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "layouts.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "layouts.delete", NULL, delete_action);
}

static void
heng_layouts_page_init (HengLayoutsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_page_set_title (HENG_PAGE (self), _("Report Layouts"));
  self->choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  self->fields = heng_layout_form_new ();
  heng_compat_name_choice (self->choice, _("Layout"));
  gtk_box_prepend (GTK_BOX (self->form), self->choice);
  gtk_box_append (GTK_BOX (self->form), self->fields);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->fields, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->fields, "typing", G_CALLBACK (typing_cb), self);
  enable (self, FALSE);
  width_class_cb (self);
}

HengPage *
heng_layouts_page_new (void)
{
  return g_object_new (HENG_TYPE_LAYOUTS_PAGE, NULL);
}
