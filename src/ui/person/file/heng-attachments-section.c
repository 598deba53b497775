/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are read and written on the lanes, never in the window's thread. */
#include "heng-attachments-section.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "heng-compat.h"
#include "heng-content-table.h"
#include "heng-fact.h"
#include "heng-people-text.h"
#include "heng-window.h"

struct _HengAttachmentsSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (HengAttachmentsSection, heng_attachments_section, HENG_TYPE_FILE_SECTION)

typedef struct
{
  HengAttachmentsSection *section;
  HengAttachment *attachment;
} Row;

static void
row_free (gpointer data, GClosure *closure)
{
  Row *row = data;

  heng_attachment_free (row->attachment);
  g_free (row);
}

static GtkWindow *
window_of (HengAttachmentsSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

typedef struct
{
  gint64 employee_id;
  GFile *file;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->file);
  g_free (adding);
}

static gboolean
run_attach (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  Adding *adding = data;
  g_autoptr (GFileInfo) info = g_file_query_info (adding->file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE
                                                                                 "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *media_type = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > HENG_ATTACHMENT_LIMIT)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
                   _("“%s” is larger than 32 MB, the most that an attachment may have."), g_file_info_get_display_name (info));
      return FALSE;
    }
  bytes = g_file_load_bytes (adding->file, NULL, NULL, error);
  if (bytes == NULL)
    return FALSE;
  media_type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  return heng_person_attach (db, writer, adding->employee_id, g_file_info_get_display_name (info), media_type, bytes, error);
}

static void
attach (HengAttachmentsSection *self, GFile *file)
{
  const HengPersonData *data = heng_file_desk_get_data (self->desk);
  Adding *adding;

  if (data == NULL)
    return;
  adding = g_new0 (Adding, 1);
  adding->employee_id = data->employee->id;
  adding->file = g_object_ref (file);
  heng_file_desk_run (self->desk, run_attach, adding, adding_free, _("Attached"), NULL, NULL);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengAttachmentsSection) self = user_data;

  if (file != NULL)
    attach (self, file);
}

static void
add_cb (HengAttachmentsSection *self)
{
  heng_compat_open_file (window_of (self), _("Attach File"), HENG_FILES_ANY, file_chosen_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HengAttachmentsSection *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    attach (self, file->data);
  g_slist_free (files);
  return TRUE;
}

/* Contents on their way out of the store. */
typedef struct
{
  char *sha256;
  GFile *file;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->sha256);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
object_free (gpointer object)
{
  g_object_unref (object);
}

static gpointer
save (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const Saving *saving = args;
  g_autoptr (GBytes) bytes = heng_content_load (db, saving->sha256, error);

  if (bytes == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("The bytes of this file are not in the company."));
      return NULL;
    }
  if (!g_file_replace_contents (saving->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error))
    return NULL;
  return g_object_ref (saving->file);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengAttachmentsSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (self->desk));

  if (window != NULL && file == NULL)
    heng_window_show_error (window, _("The file was not saved"), error);
  else if (window != NULL)
    heng_window_toast (window, _("Saved"), FALSE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengAttachmentsSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (self->desk));
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_show_uri (window_of (self), uri, GDK_CURRENT_TIME);
  else if (window != NULL)
    heng_window_show_error (window, _("The file could not be opened"), error);
}

static void
write_to (HengAttachmentsSection *self, const char *sha256, GFile *file, GAsyncReadyCallback done)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->sha256 = g_strdup (sha256);
  saving->file = g_object_ref (file);
  heng_store_run_async (heng_file_desk_get_store (self->desk), HENG_LANE_READING, save, saving, saving_free, object_free, NULL, done,
                        g_object_ref (self));
}

/* A copy that only this user can read, in a folder of its own below the run-time directory, which does not survive the session. */
static void
open_cb (GtkWidget *button, Row *row)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "heng-open", row->attachment->sha256, NULL);
  g_autofree char *base = g_path_get_basename (row->attachment->name);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, base, NULL);

  g_mkdir_with_parents (folder, 0700);
  write_to (row->section, row->attachment->sha256, file, opened_cb);
}

typedef struct
{
  HengAttachmentsSection *section;
  char *sha256;
} SaveAs;

static void
save_place_cb (GFile *file, gpointer user_data)
{
  SaveAs *save_as = user_data;

  if (file != NULL)
    write_to (save_as->section, save_as->sha256, file, saved_cb);
  g_object_unref (save_as->section);
  g_free (save_as->sha256);
  g_free (save_as);
}

static void
save_cb (GtkWidget *button, Row *row)
{
  SaveAs *save_as = g_new0 (SaveAs, 1);
  g_autofree char *base = g_path_get_basename (row->attachment->name);

  save_as->section = g_object_ref (row->section);
  save_as->sha256 = g_strdup (row->attachment->sha256);
  heng_compat_save_file (window_of (row->section), _("Save Attachment"), HENG_FILES_ANY, base, save_place_cb, save_as);
}

static void
remove_cb (GtkWidget *button, Row *row)
{
  heng_file_desk_remove (row->section->desk, &heng_attachment_type, row->attachment->id, row->attachment->version);
}

static void
add_button (GtkWidget *box, const char *icon, const char *verb, const char *file, GCallback callback, Row row)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, file);
  Row *own = g_memdup2 (&row, sizeof row);

  own->attachment = heng_attachment_copy (row.attachment);
  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "h-s", NULL });
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", callback, own, row_free, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
attachment_row_new (HengAttachmentsSection *self, HengAttachment *attachment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fact = heng_fact_new (self->desk, &heng_attachment_type, "name", HENG_FACT_CELL), *caption;
  g_autofree char *size = g_format_size ((guint64) attachment->size), *day = heng_text_day_year (attachment->added);
  g_autofree char *text = g_strdup_printf ("%s · %s", size, day);
  Row row = { self, attachment };

  heng_fact_set_record (HENG_FACT (fact), attachment);
  caption = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), fact);
  gtk_box_append (GTK_BOX (body), caption);
  gtk_box_append (GTK_BOX (box), body);
  add_button (box, "document-open-symbolic", _("Open"), attachment->name, G_CALLBACK (open_cb), row);
  add_button (box, "document-save-as-symbolic", _("Save As…"), attachment->name, G_CALLBACK (save_cb), row);
  add_button (box, "list-remove-symbolic", _("Remove"), attachment->name, G_CALLBACK (remove_cb), row);
  gtk_widget_add_css_class (box, "h-item");
  return box;
}

void
heng_attachments_section_update (HengAttachmentsSection *self)
{
  const GPtrArray *files = heng_file_desk_get_data (self->desk)->lists[HENG_LIST_ATTACHMENTS];
  GtkRoot *root = gtk_widget_get_root (self->rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *child;

  if (focus != NULL && GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, self->rows))
    return;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < files->len; i++)
    gtk_box_append (GTK_BOX (self->rows), attachment_row_new (self, files->pdata[i]));
  heng_file_section_set_empty (HENG_FILE_SECTION (self), files->len == 0 ? _("Contracts, certificates, letters: drop files here.") : NULL);
}

static void
heng_attachments_section_finalize (GObject *object)
{
  g_clear_object (&HENG_ATTACHMENTS_SECTION (object)->desk);
  G_OBJECT_CLASS (heng_attachments_section_parent_class)->finalize (object);
}

static void
heng_attachments_section_class_init (HengAttachmentsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_attachments_section_finalize;
}

static void
heng_attachments_section_init (HengAttachmentsSection *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
heng_attachments_section_new (HengFileDesk *desk)
{
  HengAttachmentsSection *self = g_object_new (HENG_TYPE_ATTACHMENTS_SECTION, NULL);
  HengFileSection *section = HENG_FILE_SECTION (self);
  GtkWidget *add;

  self->desk = g_object_ref (desk);
  heng_file_section_set_title (section, _("Attachments"));
  add = heng_file_section_add_button (section, _("Attach…"), _("Attach File…"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heng_file_section_append (section, self->rows);
  return GTK_WIDGET (self);
}
