/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making photos small, and a cache of the textures that are shown. */
#include "heng-photo.h"

#include <glib/gi18n-lib.h>

#include "heng-content-table.h"

#define MOST_KEPT 400 /* textures of a few kB; more than any list shows at once */

static GHashTable *textures; /* "SUM@PX" → GdkTexture */

GBytes *
heng_photo_read (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GdkPixbuf) whole = stream != NULL ? gdk_pixbuf_new_from_stream (G_INPUT_STREAM (stream), NULL, error) : NULL;
  g_autoptr (GdkPixbuf) upright = whole != NULL ? gdk_pixbuf_apply_embedded_orientation (whole) : NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  char *data;
  gsize size;
  int width, height, longer;

  if (upright == NULL)
    return NULL;
  width = gdk_pixbuf_get_width (upright);
  height = gdk_pixbuf_get_height (upright);
  longer = MAX (width, height);
  if (longer > HENG_PHOTO_SIZE)
    small = gdk_pixbuf_scale_simple (upright, MAX (1, width * HENG_PHOTO_SIZE / longer), MAX (1, height * HENG_PHOTO_SIZE / longer),
                                     GDK_INTERP_BILINEAR);
  else
    small = g_object_ref (upright);
  if (gdk_pixbuf_get_has_alpha (small) ? !gdk_pixbuf_save_to_buffer (small, &data, &size, "png", error, NULL)
                                       : !gdk_pixbuf_save_to_buffer (small, &data, &size, "jpeg", error, "quality", "88", NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

/* A picture as small as it is shown, read on a lane. */
typedef struct
{
  char *sha256; /* or the path of a file */
  int size;     /* px, the longer side */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->sha256);
  g_free (wish);
}

static gpointer
load_texture (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Wish *wish = args;
  /* rows that have passed by are not read at all */
  g_autoptr (GBytes) bytes = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : heng_content_load (db, wish->sha256, error);
  g_autoptr (GInputStream) stream = bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autoptr (GdkPixbuf) pixbuf
    = stream != NULL ? gdk_pixbuf_new_from_stream_at_scale (stream, wish->size, wish->size, TRUE, cancellable, error) : NULL;

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* What an avatar waits for; it goes with the avatar or when the avatar shows somebody else, and then nothing is read any more. */
typedef struct
{
  char *key;
  GCancellable *cancellable;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_cancellable_cancel (waiting->cancellable);
  g_object_unref (waiting->cancellable);
  g_free (waiting->key);
  g_free (waiting);
}

/* A picture that cannot be read leaves the initials. */
static void
show_texture (HengAvatar *avatar, GdkTexture *texture, GAsyncResult *result)
{
  Waiting *waiting = g_object_get_data (G_OBJECT (avatar), "heng-photo");

  if (texture == NULL || waiting == NULL || waiting->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  if (g_hash_table_size (textures) >= MOST_KEPT)
    g_hash_table_remove_all (textures);
  g_hash_table_insert (textures, g_strdup (waiting->key), g_object_ref (texture));
  heng_avatar_set_picture (avatar, texture);
}

static void
texture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengAvatar) avatar = user_data;
  g_autoptr (GdkTexture) texture = heng_store_run_finish (HENG_STORE (source), result, NULL);

  show_texture (avatar, texture, result);
}

static void
file_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  show_texture (HENG_AVATAR (source), texture, result);
}

/* Takes what is at hand; else what the avatar waits for from now on, NULL when it needs nothing. */
static Waiting *
prepare (HengAvatar *avatar, const char *name, int size)
{
  g_autofree char *key = name != NULL && *name != '\0' ? g_strdup_printf ("%s@%d", name, size) : NULL;
  Waiting *waiting = g_object_get_data (G_OBJECT (avatar), "heng-photo");
  GdkTexture *texture;

  if (textures == NULL)
    textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (key != NULL && waiting != NULL && g_str_equal (waiting->key, key))
    return NULL;
  if (waiting != NULL)
    g_object_set_data (G_OBJECT (avatar), "heng-photo", NULL);
  texture = key != NULL ? g_hash_table_lookup (textures, key) : NULL;
  heng_avatar_set_picture (avatar, texture);
  if (key == NULL || texture != NULL)
    return NULL;
  waiting = g_new (Waiting, 1);
  *waiting = (Waiting) { g_steal_pointer (&key), g_cancellable_new () };
  g_object_set_data_full (G_OBJECT (avatar), "heng-photo", waiting, waiting_free);
  return waiting;
}

/* Enough pixels for the shorter side of most pictures. */
static int
size_for (HengAvatar *avatar)
{
  return heng_avatar_get_size (avatar) * gtk_widget_get_scale_factor (GTK_WIDGET (avatar)) * 3 / 2;
}

void
heng_avatar_set_photo (HengAvatar *avatar, HengStore *store, const char *sha256)
{
  int size = size_for (avatar);
  Waiting *waiting = prepare (avatar, store != NULL ? sha256 : NULL, size);
  Wish *wish;

  if (waiting == NULL)
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_strdup (sha256), size };
  heng_store_run_async (store, HENG_LANE_READING, load_texture, wish, wish_free, g_object_unref, waiting->cancellable, texture_loaded_cb,
                        g_object_ref (avatar));
}

static void
load_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Wish *wish = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = g_task_return_error_if_cancelled (task)
                                   ? NULL
                                   : gdk_pixbuf_new_from_file_at_scale (wish->sha256, wish->size, wish->size, TRUE, &error);
  g_autoptr (GdkPixbuf) upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;

  if (upright != NULL)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (upright), g_object_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
}

void
heng_avatar_set_photo_file (HengAvatar *avatar, const char *path)
{
  int size = size_for (avatar);
  Waiting *waiting = prepare (avatar, path, size);
  g_autoptr (GTask) task = NULL;
  Wish *wish;

  if (waiting == NULL)
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_strdup (path), size };
  task = g_task_new (avatar, waiting->cancellable, file_loaded_cb, NULL);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, load_file);
}
