/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that cannot be used gets its own error, and not one byte of it changes. */
#include "store-fixture.h"

#include <unistd.h>

#include "heng-upgrade.h"

typedef struct
{
  char *content;
  gsize length;
} Bytes;

static Bytes
read_bytes (const char *path)
{
  Bytes bytes = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes.content, &bytes.length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_bytes (const char *path, const char *content, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
}

static void
assert_refused_unchanged (const char *path, HengStoreError code)
{
  Bytes before = read_bytes (path);
  Bytes after;
  g_autoptr (GError) error = NULL;
  HengDb *db = heng_db_open (path, HENG_DB_OPEN, &error);

  g_assert_null (db);
  g_assert_error (error, HENG_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  after = read_bytes (path);
  g_assert_cmpmem (before.content, before.length, after.content, after.length);
  g_free (before.content);
  g_free (after.content);
}

/* A closed store with some content, and its bytes. */
static Bytes
make_store (Fixture *fixture)
{
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("E%03d", i);
      g_autoptr (HengEmployee) employee = add_employee (fixture->db, emp_no, "张伟");
    }
  g_clear_pointer (&fixture->db, heng_db_close);
  return read_bytes (fixture->path);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "no-such.heng", NULL);

  g_assert_null (heng_db_open (path, HENG_DB_OPEN, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_create_in_missing_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "none", "new.heng", NULL);

  g_assert_null (heng_db_open (path, HENG_DB_CREATE, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_FOUND);
}

static void
test_create_refuses_existing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autofree char *content = NULL;

  write_bytes (path, "mine", -1);
  g_assert_null (heng_db_open (path, HENG_DB_CREATE, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_EXISTS);
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");
}

static void
test_create_leaves_no_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  g_clear_pointer (&fixture->db, heng_db_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_assert_cmpstr (name, ==, "company.heng");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (heng_db_open (fixture->folder, HENG_DB_OPEN, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NOT_HENG);
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "a", "name,number\n张伟,1\n", "SQLite format 2, and more than sixteen bytes" };
  g_autofree char *path = g_build_filename (fixture->folder, "other.heng", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      write_bytes (path, contents[i], -1);
      assert_refused_unchanged (path, HENG_STORE_ERROR_NOT_HENG);
    }
}

static void
test_other_application (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  heng_db_exec (fixture->db, "PRAGMA application_id = 7", &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->db, heng_db_close);
  assert_refused_unchanged (fixture->path, HENG_STORE_ERROR_NOT_HENG);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  heng_db_exec (fixture->db, "INSERT INTO schema_version VALUES (999, 0, 'Heng 9'); PRAGMA user_version = 999", &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->db, heng_db_close);
  assert_refused_unchanged (fixture->path, HENG_STORE_ERROR_NEWER);
}

/* The header is what a crash may leave behind the log; the version table decides as well. */
static void
test_newer_by_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  heng_db_exec (fixture->db, "INSERT INTO schema_version VALUES (999, 0, 'Heng 9')", &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->db, heng_db_close);
  assert_refused_unchanged (fixture->path, HENG_STORE_ERROR_NEWER);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  Bytes store = make_store (fixture);
  const gsize lengths[] = { 20, 99, 100, 5000, store.length / 2, store.length - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      write_bytes (fixture->path, store.content, (gssize) lengths[i]);
      assert_refused_unchanged (fixture->path, HENG_STORE_ERROR_DAMAGED);
    }
  g_free (store.content);
}

static void
test_damaged_pages (Fixture *fixture, gconstpointer data)
{
  Bytes store = make_store (fixture);
  const gsize page = 4096;

  for (gsize offset = 0; offset < 6; offset++)
    {
      g_autofree char *copy = g_memdup2 (store.content, store.length);

      /* the first page keeps its header and loses the list of tables, the others go whole */
      memset (copy + offset * page + (offset == 0 ? 100 : 0), 0xa5, page - (offset == 0 ? 100 : 0));
      write_bytes (fixture->path, copy, (gssize) store.length);
      assert_refused_unchanged (fixture->path, HENG_STORE_ERROR_DAMAGED);
    }
  g_free (store.content);
}

static void
test_read_only_flag (Fixture *fixture, gconstpointer data)
{
  Bytes before = make_store (fixture);
  Bytes after;
  g_autoptr (GError) error = NULL;
  HengChange *change;

  fixture->db = heng_db_open (fixture->path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (heng_db_is_read_only (fixture->db));
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 40);
  change = heng_change_begin (fixture->db, NULL, "Change", &error);
  g_assert_null (change);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (heng_db_exec (fixture->db, "DELETE FROM employee", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&fixture->db, heng_db_close);
  after = read_bytes (fixture->path);
  g_assert_cmpmem (before.content, before.length, after.content, after.length);
  g_free (before.content);
  g_free (after.content);
}

/* The superuser may write everything, so the test becomes nobody for a while. */
static void
drop_rights (void)
{
  if (getuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
}

static void
regain_rights (void)
{
  uid_t real, effective, saved;

  g_assert_cmpint (getresuid (&real, &effective, &saved), ==, 0);
  if (saved == 0)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

static void
assert_readable_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  drop_rights ();
  fixture->db = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (heng_db_is_read_only (fixture->db));
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 40);
  g_assert_null (heng_change_begin (fixture->db, NULL, "Change", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&fixture->db, heng_db_close);
  regain_rights ();
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  Bytes store = make_store (fixture);

  g_free (store.content);
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  assert_readable_only (fixture);
  g_chmod (fixture->folder, 0755);
}

/* The file might be written, but no log beside it. */
static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.heng", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.heng", NULL);
  g_autoptr (GError) error = NULL;
  Bytes store = make_store (fixture);

  g_free (store.content);
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  assert_readable_only (fixture);
  drop_rights ();
  g_assert_null (heng_db_open (other, HENG_DB_CREATE, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  fixture->db = heng_db_open (fixture->path, HENG_DB_READ_ONLY, &error);
  g_assert_false (heng_db_backup (fixture->db, copy, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&fixture->db, heng_db_close);
  regain_rights ();
  g_chmod (fixture->folder, 0755);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A log that cannot be taken over holds changes: better no store than an older one. */
static void
test_read_only_with_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "disc", NULL);
  g_autofree char *path = g_build_filename (folder, "company.heng", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (path, "-wal", NULL);
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GError) error = NULL;
  Bytes store = read_bytes (fixture->path);
  Bytes changes = read_bytes (log);

  g_chmod (fixture->folder, 0755);
  g_mkdir (folder, 0755);
  write_bytes (path, store.content, (gssize) store.length);
  write_bytes (log_copy, changes.content, (gssize) changes.length);
  g_chmod (folder, 0555);
  drop_rights ();
  g_assert_null (heng_db_open (path, HENG_DB_OPEN, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_READ_ONLY);
  regain_rights ();
  g_chmod (folder, 0755);
  g_clear_error (&error);
  g_clear_pointer (&fixture->db, heng_db_close);
  fixture->db = heng_db_open (path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 1);
  g_free (store.content);
  g_free (changes.content);
}

static void
test_synced_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "Nutstore Files", NULL);
  g_autofree char *path = g_build_filename (folder, "company.heng", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  Bytes store = make_store (fixture);

  g_mkdir (folder, 0755);
  write_bytes (path, store.content, (gssize) store.length);
  g_free (store.content);
  assert_refused_unchanged (path, HENG_STORE_ERROR_UNSAFE_PLACE);
  db = heng_db_open (path, HENG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, heng_db_close);
  g_unlink (path);
  g_assert_null (heng_db_open (path, HENG_DB_CREATE, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE);
}

static void
test_upgrade_makes_backup (Fixture *fixture, gconstpointer data)
{
  const int newest = heng_schema_newest ();
  const HengSchemaStep steps[] = {
    { newest, NULL, "CREATE TABLE never_run(id {int})" },
    { newest + 1, NULL, "CREATE TABLE second(id {int} PRIMARY KEY, content {blob}){strict}" },
    { newest + 2, NULL, "CREATE TABLE third(a TEXT PRIMARY KEY){strictwr}" },
  };
  const HengSchemaStep failing[] = { { newest + 3, NULL, "CREATE TABLE fourth(id {int}); CREATE TABLE second(id {int})" } };
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autofree char *backup = g_strdup_printf ("%s.version-%d.backup", fixture->path, newest);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;

  heng_upgrade_run (fixture->db, steps, G_N_ELEMENTS (steps), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_db_schema_version (fixture->db), ==, newest + 2);
  g_assert_true (heng_db_exec (fixture->db, "SELECT * FROM second, third", &error));
  db = heng_db_open (backup, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_db_schema_version (db), ==, newest);
  g_assert_cmpint (heng_employees_count (db, NULL), ==, 1);
  g_assert_false (heng_upgrade_run (fixture->db, failing, 1, NULL, NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_cmpint (heng_db_schema_version (fixture->db), ==, newest + 2);
  g_assert_false (heng_db_exec (fixture->db, "SELECT * FROM fourth", &error));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/open/missing", test_missing);
  ADD ("/open/create-in-missing-folder", test_create_in_missing_folder);
  ADD ("/open/create-refuses-existing", test_create_refuses_existing);
  ADD ("/open/create-leaves-no-draft", test_create_leaves_no_draft);
  ADD ("/open/folder", test_folder);
  ADD ("/open/other-files", test_other_files);
  ADD ("/open/other-application", test_other_application);
  ADD ("/open/newer", test_newer);
  ADD ("/open/newer-by-table", test_newer_by_table);
  ADD ("/open/truncated", test_truncated);
  ADD ("/open/damaged-pages", test_damaged_pages);
  ADD ("/open/read-only-flag", test_read_only_flag);
  ADD ("/open/read-only-file", test_read_only_file);
  ADD ("/open/read-only-folder", test_read_only_folder);
  ADD ("/open/read-only-with-log", test_read_only_with_log);
  ADD ("/open/synced-folder", test_synced_folder);
  ADD ("/open/upgrade-makes-backup", test_upgrade_makes_backup);
  return g_test_run ();
}
