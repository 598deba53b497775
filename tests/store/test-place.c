/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which places take a store, by the file system's number and by the marks of sync programs. */
#include "store-fixture.h"

#include "heng-place.h"

static void
test_file_systems (void)
{
  g_assert_cmpint (heng_place_from_fs_type (0xef53), ==, HENG_PLACE_LOCAL);     /* ext4 */
  g_assert_cmpint (heng_place_from_fs_type (0x58465342), ==, HENG_PLACE_LOCAL); /* xfs */
  g_assert_cmpint (heng_place_from_fs_type (0x9123683e), ==, HENG_PLACE_LOCAL); /* btrfs */
  g_assert_cmpint (heng_place_from_fs_type (0x01021994), ==, HENG_PLACE_LOCAL); /* tmpfs */
  g_assert_cmpint (heng_place_from_fs_type (0x6969), ==, HENG_PLACE_NFS);
  g_assert_cmpint (heng_place_from_fs_type (0xfe534d42), ==, HENG_PLACE_NETWORK);
  g_assert_cmpint (heng_place_from_fs_type (0xff534d42), ==, HENG_PLACE_NETWORK);
  g_assert_cmpint (heng_place_from_fs_type ((gint32) 0xff534d42), ==, HENG_PLACE_NETWORK); /* as a 32-bit f_type shows it */
  g_assert_cmpint (heng_place_from_fs_type (0x65735546), ==, HENG_PLACE_NETWORK);
}

static void
test_writing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (heng_place_allows_writing (HENG_PLACE_LOCAL, NULL, "a.heng", &error));
  g_assert_true (heng_place_allows_writing (HENG_PLACE_NFS, NULL, "a.heng", &error));
  g_assert_no_error (error);
  g_assert_false (heng_place_allows_writing (HENG_PLACE_NETWORK, NULL, "a.heng", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
  g_clear_error (&error);
  g_assert_false (heng_place_allows_writing (HENG_PLACE_SYNCED, "Dropbox", "/home/x/Dropbox/a.heng", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
  g_assert_nonnull (strstr (error->message, "Dropbox"));
  g_assert_nonnull (strstr (error->message, "a.heng"));
}

typedef struct
{
  const char *folder, *mark, *program;
} Case;

static void
test_sync_marks (void)
{
  static const Case cases[] = {
    { "plain", NULL, NULL },
    { "plain-with-dotfile", ".hidden", NULL },
    { "Box", ".dropbox.cache", "Dropbox" },
    { "cloud", "._sync_1a2b3c.db", "Nextcloud" },
    { "cloud2", ".sync_1a2b3c.db", "Nextcloud" },
    { "things", ".stfolder", "Syncthing" },
    { "OneDrive", NULL, "OneDrive" },
    { "OneDrive - 公司", NULL, "OneDrive" },
    { "OneDriver", NULL, NULL },
    { "我的坚果云", NULL, "坚果云 Nutstore" },
    { "Nutstore Files", NULL, "坚果云 Nutstore" },
  };
  g_autofree char *top = g_dir_make_tmp ("heng-place-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_build_filename (top, cases[i].folder, NULL);
      g_autofree char *below = g_build_filename (folder, "HR", "2026", NULL);
      g_autofree char *path = g_build_filename (below, "company.heng", NULL);
      g_autofree char *mark = cases[i].mark ? g_build_filename (folder, cases[i].mark, NULL) : NULL;

      g_mkdir_with_parents (below, 0755);
      if (mark)
        g_file_set_contents (mark, "", 0, NULL);
      g_assert_cmpstr (heng_place_sync_program (path), ==, cases[i].program);
    }
  fixture_remove_folder (top);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/file-systems", test_file_systems);
  g_test_add_func ("/place/writing", test_writing);
  g_test_add_func ("/place/sync-marks", test_sync_marks);
  return g_test_run ();
}
