/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos from a folder, on the lanes of the store. */
#include "heng-photos-page.h"

#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-photo.h"
#include "heng-photos-row.h"
#include "heng-window.h"

struct _HengPhotosPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  GtkWidget *import_button, *body;
  HengAdaptiveBin *bin;
  HengBanner *banner;
  HengBusy *busy;
  GtkLabel *summary;
  GtkStack *stack;
  GtkListView *list;
  GListStore *items; /* of HengPhotosItem: those that need a person first */
  char *folder;
  HengPhotos *photos;
  HengOperation *operation;
  gboolean done; /* stored: later reloads keep away */
};

G_DEFINE_FINAL_TYPE (HengPhotosPage, heng_photos_page, HENG_TYPE_PAGE)

static guint
count_taken (HengPhotosPage *self)
{
  return heng_photos_count (self->photos, HENG_PHOTO_NEW) + heng_photos_count (self->photos, HENG_PHOTO_OTHER);
}

static void
append_count (GString *text, guint n, char *sentence)
{
  g_autofree char *owned = sentence;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", owned);
}

static void
show_counts (HengPhotosPage *self)
{
  guint n = count_taken (self), fresh = heng_photos_count (self->photos, HENG_PHOTO_NEW), other = n - fresh;
  guint several = heng_photos_count (self->photos, HENG_PHOTO_AMBIGUOUS), nobody = heng_photos_count (self->photos, HENG_PHOTO_UNMATCHED);
  guint bad = heng_photos_count (self->photos, HENG_PHOTO_UNREADABLE), ignored = self->photos->n_ignored;
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("Import %u Photo", "Import %u Photos", n), n) : g_strdup (_("Nothing to Import"));
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, fresh, g_strdup_printf (ngettext ("%u new photo", "%u new photos", fresh), fresh));
  append_count (text, other, g_strdup_printf (ngettext ("%u replaces another", "%u replace others", other), other));
  append_count (text, several, g_strdup_printf (ngettext ("%u not clear", "%u not clear", several), several));
  append_count (text, nobody, g_strdup_printf (ngettext ("%u of nobody known", "%u of nobody known", nobody), nobody));
  append_count (text, bad, g_strdup_printf (ngettext ("%u damaged", "%u damaged", bad), bad));
  append_count (text, ignored, g_strdup_printf (ngettext ("%u other file left alone", "%u other files left alone", ignored), ignored));
  gtk_label_set_text (self->summary, text->str);
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0);
}

/* What needs a person comes first. */
static void
show_photos (HengPhotosPage *self)
{
  static const HengPhotoFate order[] = { HENG_PHOTO_UNREADABLE, HENG_PHOTO_AMBIGUOUS, HENG_PHOTO_UNMATCHED, HENG_PHOTO_OTHER, HENG_PHOTO_NEW,
                                         HENG_PHOTO_SAME };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; k < self->photos->files->len; k++)
      if (((HengPhotoFile *) self->photos->files->pdata[k])->fate == order[i])
        g_ptr_array_add (items, heng_photos_item_new (self->photos->files->pdata[k]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  show_counts (self);
}

static void
start (HengPhotosPage *self, const char *what)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_clear_object (&self->operation);
  self->operation = heng_operation_new (what, cancellable);
  heng_banner_hide (self->banner);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  heng_window_add_operation (heng_page_get_window (HENG_PAGE (self)), self->operation);
  heng_busy_show (self->busy, self->operation);
}

static gpointer
read_folder (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_photos_read (db, args, cancellable, error);
}

static void
show_error (HengPhotosPage *self, const char *what, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    heng_banner_show (self->banner, HENG_BANNER_INFO, _("Cancelled; nothing was changed"), NULL);
  else
    heng_banner_show (self->banner, HENG_BANNER_ERROR, what, error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPhotosPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPhotos *photos = heng_store_run_finish (HENG_STORE (source), result, &error);

  heng_operation_finish (self->operation);
  if (photos == NULL)
    {
      show_error (self, _("The folder cannot be read"), error);
      return;
    }
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->photos, heng_photos_free);
  self->photos = photos;
  show_photos (self);
}

typedef struct
{
  HengPhotos *photos; /* of its own: the page goes on showing the others */
  HengOperation *operation;
  char *actor;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->photos, heng_photos_free);
  g_object_unref (writing->operation);
  g_free (writing->actor);
  g_free (writing);
}

static void
progress (gint64 done, gint64 total, gpointer data)
{
  heng_operation_set_progress (data, done, total);
}

static gpointer
write_photos (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Writing *writing = args;
  HengPhotosOptions options = { .load = heng_photo_read, .actor = writing->actor, .progress = progress, .progress_data = writing->operation,
                                .cancellable = cancellable };

  return heng_photos_write (db, writing->photos, &options, error) >= 0 ? g_steal_pointer (&writing->photos) : NULL;
}

/* Those that were stored are done with; damaged files stay on the page, which says so. */
static void
tell (HengPhotosPage *self)
{
  HengWindow *window = heng_page_get_window (HENG_PAGE (self));
  gint64 n = self->photos->n_stored;
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("Imported %d photo", "Imported %d photos", (gulong) n), (int) n)
                                : g_strdup (_("All these photos are stored already"));

  if (window == NULL)
    return;
  if (n > 0 || heng_photos_count (self->photos, HENG_PHOTO_UNREADABLE) == 0)
    heng_window_toast (window, text, n > 0);
  if (heng_photos_count (self->photos, HENG_PHOTO_UNREADABLE) == 0)
    {
      heng_window_close_page (window, HENG_PAGE (self));
      return;
    }
  heng_banner_show (self->banner, HENG_BANNER_WARNING, _("Some files could not be read as pictures"), NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPhotosPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengPhotos *photos = heng_store_run_finish (HENG_STORE (source), result, &error);

  heng_operation_finish (self->operation);
  if (photos == NULL)
    {
      show_counts (self);
      show_error (self, _("Nothing was imported"), error);
      return;
    }
  self->done = TRUE;
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->photos, heng_photos_free);
  self->photos = photos;
  show_photos (self);
  tell (self);
}

static void
import_cb (HengPhotosPage *self)
{
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  Writing *writing;

  if (self->photos == NULL || store == NULL)
    return;
  start (self, _("Importing photos"));
  writing = g_new0 (Writing, 1);
  writing->photos = heng_photos_copy (self->photos);
  writing->operation = g_object_ref (self->operation);
  writing->actor = g_strdup (heng_store_get_actor (store));
  heng_store_run_async (store, HENG_LANE_WORK, write_photos, writing, writing_free, (GDestroyNotify) heng_photos_free,
                        heng_operation_get_cancellable (self->operation), written_cb, g_object_ref (self));
}

/* Somebody says whom a file shows. */
static void
assigned_cb (HengPhotosItem *item, const HengEmployee *employee, gpointer user_data)
{
  HengPhotosPage *self = user_data;

  heng_photos_assign (self->photos, heng_photos_item_get_file (item), employee);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (HengPhotosItem) other = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      heng_photos_item_changed (other);
    }
  show_counts (self);
}

static void
arrange_cb (HengPhotosPage *self)
{
  gboolean narrow = heng_adaptive_bin_get_width_class (self->bin) == HENG_WIDTH_NARROW;

  gtk_widget_set_margin_start (self->body, narrow ? 12 : 24);
  gtk_widget_set_margin_end (self->body, narrow ? 12 : 24);
}

static void
heng_photos_page_reload (HengPage *page)
{
  HengPhotosPage *self = HENG_PHOTOS_PAGE (page);
  HengStore *store = heng_page_get_store (page);

  if (self->done || self->operation != NULL)
    return;
  start (self, _("Reading the folder"));
  heng_store_run_async (store, HENG_LANE_READING, read_folder, g_strdup (self->folder), g_free, (GDestroyNotify) heng_photos_free,
                        heng_operation_get_cancellable (self->operation), read_cb, g_object_ref (self));
}

static void
heng_photos_page_unroot (GtkWidget *widget)
{
  HengPhotosPage *self = HENG_PHOTOS_PAGE (widget);

  if (self->operation != NULL && !self->done)
    g_cancellable_cancel (heng_operation_get_cancellable (self->operation));
  GTK_WIDGET_CLASS (heng_photos_page_parent_class)->unroot (widget);
}

static void
heng_photos_page_finalize (GObject *object)
{
  HengPhotosPage *self = HENG_PHOTOS_PAGE (object);

  g_clear_object (&self->items);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->photos, heng_photos_free);
  g_free (self->folder);
  G_OBJECT_CLASS (heng_photos_page_parent_class)->finalize (object);
}

static void
heng_photos_page_class_init (HengPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  G_OBJECT_CLASS (klass)->finalize = heng_photos_page_finalize;
  widget_class->unroot = heng_photos_page_unroot;
  HENG_PAGE_CLASS (klass)->reload = heng_photos_page_reload;
  HENG_PAGE_CLASS (klass)->help = "import";
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/import/heng-photos-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, title);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, body);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, banner);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, busy);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HengPhotosPage, list);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
}

static void
heng_photos_page_init (HengPhotosPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HENG_TYPE_PHOTOS_ITEM);
  factory = heng_photos_rows_factory_new (HENG_PAGE (self), assigned_cb, self);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  heng_page_set_title (HENG_PAGE (self), _("Import Photos"));
}

HengPage *
heng_photos_page_new (const char *folder)
{
  HengPhotosPage *self = g_object_new (HENG_TYPE_PHOTOS_PAGE, NULL);
  g_autofree char *name = g_path_get_basename (folder);

  self->folder = g_strdup (folder);
  adw_window_title_set_title (self->title, _("Import Photos"));
  adw_window_title_set_subtitle (self->title, name);
  return HENG_PAGE (self);
}
