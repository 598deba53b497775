/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the photos' list; pictures are read off the main thread when a row comes into view. */
#include "heng-photos-row.h"

#include <glib/gi18n.h>

#include "heng-person-picker.h"
#include "heng-photo.h"

#define FACE 36
#define PICKER_WIDTH 132

struct _HengPhotosItem
{
  GObject parent_instance;
  HengPhotoFile *file; /* not owned */
};

G_DEFINE_FINAL_TYPE (HengPhotosItem, heng_photos_item, G_TYPE_OBJECT)

static guint changed;

typedef struct
{
  HengPage *page; /* not owned: it owns the list */
  HengPhotoAssigned assigned;
  gpointer user_data;
} Rows;

/* The parts of a row's widget. */
typedef struct
{
  Rows *rows;
  GtkWidget *face, *file, *sentence, *tag, *picker;
  gboolean filling;
} Row;

static void
heng_photos_item_class_init (HengPhotosItemClass *klass)
{
  changed = g_signal_new ("changed", HENG_TYPE_PHOTOS_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_photos_item_init (HengPhotosItem *self)
{
}

HengPhotosItem *
heng_photos_item_new (HengPhotoFile *file)
{
  HengPhotosItem *self = g_object_new (HENG_TYPE_PHOTOS_ITEM, NULL);

  self->file = file;
  return self;
}

HengPhotoFile *
heng_photos_item_get_file (HengPhotosItem *self)
{
  return self->file;
}

void
heng_photos_item_changed (HengPhotosItem *self)
{
  g_signal_emit (self, changed, 0);
}

static GtkWidget *
label_new (const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char *[]) { first, second, NULL });
  return label;
}

static void
chosen_cb (HengPersonPicker *picker, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "heng-row");
  HengPhotosItem *item = gtk_list_item_get_item (list_item);

  if (!row->filling && item != NULL)
    row->rows->assigned (item, heng_person_picker_get_person (picker), row->rows->user_data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->rows = user_data;
  row->face = heng_avatar_new ("", FACE);
  row->file = label_new ("h-cell", "h-strong");
  row->sentence = label_new ("h-cap", "h-dim");
  row->tag = gtk_label_new (NULL);
  row->picker = heng_person_picker_new (_("Nobody"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->tag, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->picker, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (row->picker, PICKER_WIDTH, -1);
  gtk_widget_add_css_class (box, "h-import-row");
  gtk_box_append (GTK_BOX (texts), row->file);
  gtk_box_append (GTK_BOX (line), row->tag);
  gtk_box_append (GTK_BOX (line), row->sentence);
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (box), row->face);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), row->picker);
  g_object_set_data_full (G_OBJECT (list_item), "heng-row", row, g_free);
  g_signal_connect (row->picker, "chosen", G_CALLBACK (chosen_cb), list_item);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, box);
}

static void
fill (HengPhotosItem *item, GtkListItem *list_item)
{
  static const struct
  {
    const char *text, *style;
  } tags[HENG_N_PHOTO_FATES] = {
    [HENG_PHOTO_NEW] = { NC_ ("photo", "New"), "good" },
    [HENG_PHOTO_OTHER] = { NC_ ("photo", "Replaces"), "info" },
    [HENG_PHOTO_SAME] = { NC_ ("photo", "Stored"), NULL },
    [HENG_PHOTO_AMBIGUOUS] = { NC_ ("photo", "Not Clear"), "warn" },
    [HENG_PHOTO_UNMATCHED] = { NC_ ("photo", "Left Out"), NULL },
    [HENG_PHOTO_UNREADABLE] = { NC_ ("photo", "Damaged"), "bad" },
  };
  Row *row = g_object_get_data (G_OBJECT (list_item), "heng-row");
  const HengPhotoFile *file = item->file;
  g_autofree char *caption = g_strdup_printf (_("Who is on %s"), file->file);

  row->filling = TRUE;
  heng_avatar_set_name (HENG_AVATAR (row->face), file->person);
  heng_avatar_set_photo_file (HENG_AVATAR (row->face), file->path);
  gtk_label_set_text (GTK_LABEL (row->file), file->file);
  gtk_widget_set_tooltip_text (row->file, file->file);
  gtk_label_set_text (GTK_LABEL (row->sentence), file->reason != NULL ? file->reason : "");
  gtk_widget_set_tooltip_text (row->sentence, file->reason);
  gtk_widget_set_visible (row->sentence, file->reason != NULL);
  gtk_label_set_text (GTK_LABEL (row->tag), g_dpgettext2 (NULL, "photo", tags[file->fate].text));
  gtk_widget_set_css_classes (row->tag, (const char *[]) { "h-tag", tags[file->fate].style, NULL });
  heng_person_picker_set_caption (HENG_PERSON_PICKER (row->picker), caption);
  heng_person_picker_set_store (HENG_PERSON_PICKER (row->picker), heng_page_get_store (row->rows->page));
  heng_person_picker_set_chosen (HENG_PERSON_PICKER (row->picker), file->employee_id, file->person);
  row->filling = FALSE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  HengPhotosItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "changed", G_CALLBACK (fill), list_item);
  fill (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), fill, list_item);
}

GtkListItemFactory *
heng_photos_rows_factory_new (HengPage *page, HengPhotoAssigned assigned, gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Rows *rows = g_new (Rows, 1);

  *rows = (Rows) { page, assigned, user_data };
  g_object_set_data_full (G_OBJECT (factory), "heng-rows", rows, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), rows);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
