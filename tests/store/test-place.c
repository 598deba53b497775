/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which places take a store, by the file system's number and by the marks of sync programs. */
#include "store-fixture.h"

#include <unistd.h>

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

static void
test_mounts (void)
{
  HengFileSystem disk = { .f_type = 0x65735546, .mount_type = (char *) "fuseblk" };
  HengFileSystem sshfs = { .f_type = 0x65735546, .mount_type = (char *) "fuse.sshfs" };
  HengFileSystem nfs = { .f_type = 0x6969, .mount_type = (char *) "nfs4", .mount_options = (char *) "rw,vers=4.2,local_lock=none" };
  HengFileSystem lonely = { .f_type = 0x6969, .mount_type = (char *) "nfs", .mount_options = (char *) "rw,nolock,vers=3" };
  HengFileSystem local = { .f_type = 0x6969, .mount_type = (char *) "nfs", .mount_options = (char *) "rw,local_lock=all" };

  g_assert_cmpint (heng_place_from_file_system (&disk), ==, HENG_PLACE_LOCAL);
  g_assert_cmpint (heng_place_from_file_system (&sshfs), ==, HENG_PLACE_NETWORK);
  g_assert_cmpint (heng_place_from_file_system (&nfs), ==, HENG_PLACE_NFS);
  g_assert_cmpint (heng_place_from_file_system (&lonely), ==, HENG_PLACE_NETWORK);
  g_assert_cmpint (heng_place_from_file_system (&local), ==, HENG_PLACE_NETWORK);
}

/* A file system that is played. */
static gboolean
look_like (const char *path, HengFileSystem *fs, gpointer data)
{
  fs->f_type = *(const gint64 *) data;
  fs->free_bytes = G_MAXINT64;
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
play (Fixture *fixture, const gint64 *f_type)
{
  g_clear_pointer (&fixture->db, heng_db_close);
  heng_place_set_look (f_type ? look_like : NULL, (gpointer) f_type);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  heng_place_set_look (NULL, NULL);
  fixture_tear_down (fixture, data);
}

static void
assert_refused (Fixture *fixture, HengDbFlags flags, HengStoreError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  g_file_get_contents (fixture->path, &before, &length_before, NULL);
  g_assert_null (heng_db_open (fixture->path, flags, &error));
  g_assert_error (error, HENG_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
  g_file_get_contents (fixture->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static char *
journal_mode (HengDb *db)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "PRAGMA journal_mode", NULL);

  heng_stmt_step (stmt, NULL);
  return g_strdup (heng_stmt_text (stmt, 0));
}

/* On each kind of file system that passes no locks: no writing, with the way out; reading what a log does not guard. */
static void
test_untrusted (Fixture *fixture, gconstpointer data)
{
  static const gint64 untrusted[] = { 0xfe534d42, 0xff534d42, 0x65735546, 0x01021997 };
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.heng", NULL);
  g_autofree char *wal = g_strdup (fixture->path);
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GError) error = NULL;

  heng_db_backup (fixture->db, copy, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (untrusted); i++)
    {
      play (fixture, &untrusted[i]);
      g_free (fixture->path);
      fixture->path = g_strdup (wal);
      assert_refused (fixture, HENG_DB_OPEN, HENG_STORE_ERROR_UNSAFE_PLACE, "-wal");
      assert_refused (fixture, HENG_DB_READ_ONLY, HENG_STORE_ERROR_UNSAFE_PLACE, "-wal");
      g_free (fixture->path);
      fixture->path = g_strdup (copy);
      assert_refused (fixture, HENG_DB_OPEN, HENG_STORE_ERROR_UNSAFE_PLACE, "Copy it to a disk");
      fixture->db = heng_db_open (copy, HENG_DB_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 1);
    }
}

/* NFS: never a log; a store that has one is refused before it is opened, and a backup of it made by Heng is fine there. */
static void
test_nfs (Fixture *fixture, gconstpointer data)
{
  static const gint64 nfs = 0x6969;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.heng", NULL);
  g_autofree char *fresh = g_build_filename (fixture->folder, "fresh.heng", NULL);
  g_autofree char *presence = g_strconcat (copy, ".presence", NULL);
  g_autofree char *mode = NULL;
  g_autofree char *fresh_mode = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GError) error = NULL;

  heng_db_backup (fixture->db, copy, &error);
  g_assert_no_error (error);
  play (fixture, &nfs);
  assert_refused (fixture, HENG_DB_OPEN, HENG_STORE_ERROR_UNSAFE_PLACE, "-wal");
  fixture->db = heng_db_open (copy, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  mode = journal_mode (fixture->db);
  g_assert_cmpstr (mode, ==, "truncate");
  g_assert_true (g_file_test (presence, G_FILE_TEST_EXISTS));
  employee = add_employee (fixture->db, "E001", "张伟");
  g_clear_pointer (&fixture->db, heng_db_close);
  g_assert_false (g_file_test (presence, G_FILE_TEST_EXISTS));
  fixture->db = heng_db_open (fresh, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
  fresh_mode = journal_mode (fixture->db);
  g_assert_cmpstr (fresh_mode, ==, "truncate");
}

/* A link to a store in a synchronised folder is that store. */
static void
test_link_into_synced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "Nutstore Files", NULL);
  g_autofree char *inside = g_build_filename (folder, "company.heng", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.heng", NULL);

  g_clear_pointer (&fixture->db, heng_db_close);
  g_mkdir (folder, 0755);
  g_assert_cmpint (g_rename (fixture->path, inside), ==, 0);
  g_assert_cmpint (symlink (inside, link_path), ==, 0);
  g_assert_cmpstr (heng_place_sync_program (link_path), ==, "坚果云 Nutstore");
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&link_path);
  assert_refused (fixture, HENG_DB_OPEN, HENG_STORE_ERROR_UNSAFE_PLACE, "Nutstore");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/file-systems", test_file_systems);
  g_test_add_func ("/place/writing", test_writing);
  g_test_add_func ("/place/sync-marks", test_sync_marks);
  g_test_add_func ("/place/mounts", test_mounts);
  g_test_add ("/place/untrusted", Fixture, NULL, fixture_set_up, test_untrusted, tear_down);
  g_test_add ("/place/nfs", Fixture, NULL, fixture_set_up, test_nfs, tear_down);
  g_test_add ("/place/link-into-synced", Fixture, NULL, fixture_set_up, test_link_into_synced, tear_down);
  return g_test_run ();
}
