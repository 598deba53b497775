/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the folder and writing the pictures. */
#include "heng-photos.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-appraisal.h"
#include "heng-content-table.h"
#include "heng-people-table.h"

static void
file_free (gpointer data)
{
  HengPhotoFile *file = data;

  g_free (file->path);
  g_free (file->file);
  g_free (file->person);
  g_free (file->photo);
  g_free (file->reason);
  g_free (file);
}

void
heng_photos_free (HengPhotos *photos)
{
  if (photos == NULL)
    return;
  g_clear_pointer (&photos->files, g_ptr_array_unref);
  g_free (photos);
}

HengPhotos *
heng_photos_copy (const HengPhotos *photos)
{
  HengPhotos *copy = g_new0 (HengPhotos, 1);

  copy->files = g_ptr_array_new_with_free_func (file_free);
  copy->n_ignored = photos->n_ignored;
  for (guint i = 0; i < photos->files->len; i++)
    {
      const HengPhotoFile *from = photos->files->pdata[i];
      HengPhotoFile *file = g_memdup2 (from, sizeof *from);

      file->path = g_strdup (from->path);
      file->file = g_strdup (from->file);
      file->person = g_strdup (from->person);
      file->photo = g_strdup (from->photo);
      file->reason = g_strdup (from->reason);
      g_ptr_array_add (copy->files, file);
    }
  return copy;
}

guint
heng_photos_count (const HengPhotos *photos, HengPhotoFate fate)
{
  guint n = 0;

  for (guint i = 0; i < photos->files->len; i++)
    n += ((const HengPhotoFile *) photos->files->pdata[i])->fate == fate;
  return n;
}

static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* Names of archives made elsewhere are often still in GB18030. */
static char *
readable_name (const char *name)
{
  g_autofree char *converted = NULL;

  if (g_utf8_validate (name, -1, NULL))
    return g_strdup (name);
  converted = g_convert (name, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
  return converted != NULL ? g_steal_pointer (&converted) : g_utf8_make_valid (name, -1);
}

static char *
person_text (const char *name, const char *number)
{
  return g_strdup_printf ("%s %s", name, number);
}

static HengPhotoFile *
file_new (const HengDirectory *directory, const HengPhotoIndex *index, const char *folder, const char *name)
{
  HengPhotoFile *file = g_new0 (HengPhotoFile, 1);
  g_autofree char *stem = NULL;
  guint place;

  file->path = g_build_filename (folder, name, NULL);
  file->file = readable_name (name);
  stem = g_strndup (file->file, (gsize) (strrchr (file->file, '.') - file->file));
  file->employee_id = heng_photos_match (index, stem, &file->fate, &file->reason);
  place = file->employee_id != 0 ? heng_directory_find (directory, file->employee_id) : G_MAXUINT;
  if (place == G_MAXUINT)
    return file;
  file->person = person_text (heng_localized (heng_directory_text (directory, place, HENG_DIRECTORY_NAME),
                                              heng_directory_text (directory, place, HENG_DIRECTORY_NAME_EN)),
                              heng_directory_text (directory, place, HENG_DIRECTORY_NUMBER));
  file->photo = g_strdup (heng_directory_text (directory, place, HENG_DIRECTORY_PHOTO));
  return file;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(HengPhotoFile *const *) a)->file, (*(HengPhotoFile *const *) b)->file);
}

/* Two pictures of one person: nobody but a person can say which. */
static void
refuse_doubles (HengPhotos *photos)
{
  g_autoptr (GHashTable) by_person = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < photos->files->len; i++)
    {
      HengPhotoFile *file = photos->files->pdata[i], *other;

      if (file->fate > HENG_PHOTO_OTHER)
        continue;
      other = g_hash_table_lookup (by_person, &file->employee_id);
      if (other == NULL)
        {
          g_hash_table_insert (by_person, &file->employee_id, file);
          continue;
        }
      file->fate = other->fate = HENG_PHOTO_AMBIGUOUS;
      g_free (other->reason);
      file->reason = g_strdup_printf (_("Also “%s” is a picture of this person."), other->file);
      other->reason = g_strdup_printf (_("Also “%s” is a picture of this person."), file->file);
    }
}

HengPhotos *
heng_photos_read (HengDb *db, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengDirectory) directory = heng_directory_load (db, 0, cancellable, error);
  g_autoptr (GDir) dir = directory != NULL ? g_dir_open (folder, 0, error) : NULL;
  g_autoptr (HengPhotoIndex) index = dir != NULL ? heng_photo_index_new (directory) : NULL;
  g_autoptr (HengPhotos) photos = g_new0 (HengPhotos, 1);
  const char *name;

  if (index == NULL)
    return NULL;
  photos->files = g_ptr_array_new_with_free_func (file_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (*name == '.')
        continue; /* hidden, and the shadows that other systems leave */
      if (is_picture (name))
        g_ptr_array_add (photos->files, file_new (directory, index, folder, name));
      else
        photos->n_ignored++;
    }
  g_ptr_array_sort (photos->files, compare_files);
  refuse_doubles (photos);
  return g_steal_pointer (&photos);
}

void
heng_photos_assign (HengPhotos *photos, HengPhotoFile *file, const HengEmployee *employee)
{
  g_clear_pointer (&file->person, g_free);
  g_clear_pointer (&file->photo, g_free);
  g_clear_pointer (&file->reason, g_free);
  file->employee_id = employee != NULL ? employee->id : 0;
  if (employee == NULL)
    {
      file->fate = HENG_PHOTO_UNMATCHED;
      file->reason = g_strdup (_("Left out"));
      return;
    }
  file->person = person_text (heng_localized (employee->name, employee->name_en), employee->emp_no);
  file->photo = g_strdup (employee->photo);
  file->fate = employee->photo != NULL && *employee->photo != '\0' ? HENG_PHOTO_OTHER : HENG_PHOTO_NEW;
  refuse_doubles (photos);
}

/* TRUE also when the picture is left out: the file says why. */
static gboolean
write_one (HengChange *change, HengPhotoFile *file, const HengPhotosOptions *options, gint64 *n, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (file->path);
  g_autoptr (GBytes) bytes = options->load (source, &problem);
  g_autoptr (HengEmployee) employee = NULL;
  g_autofree char *sum = NULL;

  if (bytes == NULL)
    {
      file->fate = HENG_PHOTO_UNREADABLE;
      g_free (file->reason);
      file->reason = g_strdup (problem->message);
      return TRUE;
    }
  employee = heng_employee_load (heng_change_db (change), file->employee_id, error);
  sum = employee != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (sum == NULL)
    return FALSE;
  if (g_strcmp0 (employee->photo, sum) == 0)
    {
      file->fate = HENG_PHOTO_SAME;
      return TRUE;
    }
  g_free (employee->photo);
  employee->photo = heng_content_put (change, bytes, error);
  if (employee->photo == NULL || !heng_change_update (change, &heng_employee_type, employee, error))
    return FALSE;
  ++*n;
  return TRUE;
}

static gboolean
write_all (HengChange *change, HengPhotos *photos, const HengPhotosOptions *options, gint64 *n, GError **error)
{
  gint64 total = heng_photos_count (photos, HENG_PHOTO_NEW) + heng_photos_count (photos, HENG_PHOTO_OTHER), done = 0;

  for (guint i = 0; i < photos->files->len; i++)
    {
      HengPhotoFile *file = photos->files->pdata[i];

      if (file->fate > HENG_PHOTO_OTHER)
        continue;
      if (g_cancellable_set_error_if_cancelled (options->cancellable, error) || !write_one (change, file, options, n, error))
        return FALSE;
      if (options->progress != NULL)
        options->progress (++done, total, options->progress_data);
    }
  return TRUE;
}

gint64
heng_photos_write (HengDb *db, HengPhotos *photos, const HengPhotosOptions *options, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, options->actor, _("Photos"), error);
  g_autofree char *action = NULL;
  gint64 n = 0;

  if (change == NULL || !write_all (change, photos, options, &n, error))
    return -1;
  if (n == 0)
    return 0;
  action = g_strdup_printf (ngettext ("Photo of %d person", "Photos of %d people", (gulong) n), (int) n);
  heng_change_set_action (change, action);
  if (heng_content_sweep (change, heng_now_ms (), error) < 0 || !heng_change_commit (change, error))
    return -1;
  photos->n_stored = n;
  for (guint i = 0; i < photos->files->len; i++)
    if (((HengPhotoFile *) photos->files->pdata[i])->fate <= HENG_PHOTO_OTHER)
      ((HengPhotoFile *) photos->files->pdata[i])->fate = HENG_PHOTO_SAME;
  return n;
}
