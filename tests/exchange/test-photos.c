/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a folder: whom file names mean, what is left out, one undoable change. */
#include "import-fixture.h"

#include "heng-content-table.h"
#include "heng-photos.h"

#define ROSTER                                                       \
  "工号,姓名,英文名,部门,入职时间,员工状态,离职日期\n"               \
  "QH0001,黎明,Li Ming,研发部,2021-03-01,正式,\n"                     \
  "QH0002,张伟,,研发部,2021-03-01,正式,\n"                            \
  "QH0003,张伟,,市场部,2021-03-01,正式,\n"                            \
  "00042,王芳,Wang Fang,市场部,2021-03-01,正式,\n"                    \
  "QH0005,王芳,,市场部,2019-03-01,离职,2024-01-31\n" \
  "QH-06,阿依古丽·买买提,,市场部,2021-03-01,正式,\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  fixture_set_up (fixture, data);
  report = fixture_import (fixture, HENG_IMPORT_ROSTER, ROSTER);
  g_assert_true (report->written);
}

static char *
number_of (Fixture *fixture, gint64 id)
{
  g_autoptr (HengEmployee) employee = id != 0 ? heng_employee_load (fixture->db, id, NULL) : NULL;

  return g_strdup (employee != NULL ? employee->emp_no : "");
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *stem, *number;
    HengPhotoFate fate;
  } cases[] = {
    { "QH0001", "QH0001", HENG_PHOTO_NEW },           { "qh0001", "QH0001", HENG_PHOTO_NEW },
    { "黎明", "QH0001", HENG_PHOTO_NEW },             { "Li Ming", "QH0001", HENG_PHOTO_NEW },
    { "liming", "QH0001", HENG_PHOTO_NEW },           { "QH0002_张伟", "QH0002", HENG_PHOTO_NEW },
    { "张伟-QH0003", "QH0003", HENG_PHOTO_NEW },      { "QH0003张伟", "QH0003", HENG_PHOTO_NEW },
    { "张伟(QH0003)", "QH0003", HENG_PHOTO_NEW },     { "42", "00042", HENG_PHOTO_NEW },
    { "00042 王芳", "00042", HENG_PHOTO_NEW },        { "王芳", "00042", HENG_PHOTO_NEW },
    { "QH-06", "QH-06", HENG_PHOTO_NEW },             { "QH-06-阿依古丽·买买提", "QH-06", HENG_PHOTO_NEW },
    { "QH0001_证件照", "QH0001", HENG_PHOTO_NEW },    { "张伟", "", HENG_PHOTO_AMBIGUOUS },
    { "QH0001_王芳", "", HENG_PHOTO_AMBIGUOUS },      { "李四", "", HENG_PHOTO_UNMATCHED },
    { "QH00011", "", HENG_PHOTO_UNMATCHED },          { "", "", HENG_PHOTO_UNMATCHED },
  };
  g_autoptr (HengDirectory) directory = heng_directory_load (fixture->db, 0, NULL, NULL);
  g_autoptr (HengPhotoIndex) index = heng_photo_index_new (directory);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HengPhotoFate fate;
      g_autofree char *reason = NULL;
      gint64 id = heng_photos_match (index, cases[i].stem, &fate, &reason);
      g_autofree char *number = number_of (fixture, id);

      g_test_message ("%s → %s (%d, %s)", cases[i].stem, number, fate, reason);
      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpint (fate, ==, cases[i].fate);
      g_assert_true ((reason == NULL) == (id != 0));
    }
}

static GBytes *
load (GFile *file, GError **error)
{
  char *text;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return NULL;
  if (length > 0)
    return g_bytes_new_take (text, length);
  g_free (text);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture");
  return NULL;
}

static void
put (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static char *
photo_of (Fixture *fixture, const char *number)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (fixture->db, number, NULL);

  return g_strdup (employee->photo != NULL ? employee->photo : "");
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("heng-photos-XXXXXX", NULL), *one = NULL, *none = NULL, *undone = NULL;
  g_autoptr (HengPhotos) photos = NULL, again = NULL;
  g_autoptr (GBytes) stored = NULL;
  HengPhotosOptions options = { .load = load, .actor = "test" };

  put (folder, "QH0001.JPG", "one");
  put (folder, "QH0002.png", "");
  put (folder, "王芳.jpeg", "four");
  put (folder, "00042.png", "four again");
  put (folder, "李四.jpg", "nobody");
  put (folder, "notes.txt", "x");
  put (folder, "._QH0001.jpg", "shadow");
  photos = heng_photos_read (fixture->db, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (photos->files->len, ==, 5);
  g_assert_cmpuint (photos->n_ignored, ==, 1);
  g_assert_cmpuint (heng_photos_count (photos, HENG_PHOTO_NEW), ==, 2);
  g_assert_cmpuint (heng_photos_count (photos, HENG_PHOTO_AMBIGUOUS), ==, 2);
  g_assert_cmpuint (heng_photos_count (photos, HENG_PHOTO_UNMATCHED), ==, 1);
  g_assert_cmpint (heng_photos_write (fixture->db, photos, &options, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (heng_photos_count (photos, HENG_PHOTO_UNREADABLE), ==, 1);
  one = photo_of (fixture, "QH0001");
  stored = heng_content_load (fixture->db, one, &error);
  g_assert_cmpmem (g_bytes_get_data (stored, NULL), g_bytes_get_size (stored), "one", 3);
  none = photo_of (fixture, "00042");
  g_assert_cmpstr (none, ==, "");

  /* the same folder again changes nothing */
  again = heng_photos_read (fixture->db, folder, NULL, &error);
  g_assert_cmpuint (heng_photos_count (again, HENG_PHOTO_OTHER), ==, 1);
  g_assert_cmpint (heng_photos_write (fixture->db, again, &options, &error), ==, 0);
  g_assert_cmpuint (heng_photos_count (again, HENG_PHOTO_SAME), ==, 1);

  /* one undo for all */
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  undone = photo_of (fixture, "QH0001");
  g_assert_cmpstr (undone, ==, "");
  clear_folder (folder);
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("heng-photos-XXXXXX", NULL);
  g_autoptr (HengPhotos) photos = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (fixture->db, "QH0003", NULL);
  HengPhotoFile *file;

  put (folder, "张伟.jpg", "three");
  photos = heng_photos_read (fixture->db, folder, NULL, NULL);
  file = photos->files->pdata[0];
  g_assert_cmpint (file->fate, ==, HENG_PHOTO_AMBIGUOUS);
  g_assert_nonnull (strstr (file->reason, "QH0002"));
  heng_photos_assign (photos, file, employee);
  g_assert_cmpint (file->fate, ==, HENG_PHOTO_NEW);
  heng_photos_assign (photos, file, NULL);
  g_assert_cmpint (file->fate, ==, HENG_PHOTO_UNMATCHED);
  clear_folder (folder);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("heng-photos-XXXXXX", NULL), *none = NULL;
  g_autoptr (HengPhotos) photos = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HengPhotosOptions options = { .load = load, .actor = "test", .cancellable = cancellable };

  put (folder, "QH0001.jpg", "one");
  photos = heng_photos_read (fixture->db, folder, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (heng_photos_write (fixture->db, photos, &options, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  none = photo_of (fixture, "QH0001");
  g_assert_cmpstr (none, ==, "");
  clear_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/photos/names", Fixture, NULL, set_up, test_match, fixture_tear_down);
  g_test_add ("/photos/folder", Fixture, NULL, set_up, test_write, fixture_tear_down);
  g_test_add ("/photos/assigned-by-hand", Fixture, NULL, set_up, test_assign, fixture_tear_down);
  g_test_add ("/photos/cancelled", Fixture, NULL, set_up, test_cancel, fixture_tear_down);
  return g_test_run ();
}
