/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full disk is told as such; what was acknowledged stays, nothing half is left, and with room again the work goes on. */
#include "store-fixture.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#define DISK_SIZE "size=3m"
#define FILE_LIMIT (3 * 1024 * 1024)

static gboolean own_disk; /* a small one of its own, seen by this process only; else files are limited in size */

static gboolean
write_map (const char *path, guint id)
{
  g_autofree char *line = g_strdup_printf ("%u %u 1", id, id);
  FILE *file = g_fopen (path, "we");
  gboolean ok = file && fputs (line, file) >= 0;

  return file && fclose (file) == 0 && ok;
}

/* Who is not the superuser becomes one of a small world of his own, in which he keeps his number. */
static gboolean
enter_own_world (void)
{
  guint user = geteuid (), group = getegid ();
  FILE *groups;

  if (user == 0)
    return unshare (CLONE_NEWNS) == 0;
  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  groups = g_fopen ("/proc/self/setgroups", "we");
  if (groups)
    {
      fputs ("deny", groups);
      fclose (groups);
    }
  return write_map ("/proc/self/uid_map", user) && write_map ("/proc/self/gid_map", group);
}

static gboolean
may_mount (void)
{
  g_autofree char *folder = NULL;
  gboolean ok;

  if (!enter_own_world () || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    return FALSE;
  folder = g_dir_make_tmp ("heng-full-XXXXXX", NULL);
  ok = mount ("none", folder, "tmpfs", 0, DISK_SIZE) == 0 && umount (folder) == 0;
  g_rmdir (folder);
  return ok;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("heng-full-XXXXXX", &error);
  g_assert_no_error (error);
  if (own_disk)
    g_assert_cmpint (mount ("none", fixture->folder, "tmpfs", 0, DISK_SIZE), ==, 0);
  fixture->path = g_build_filename (fixture->folder, "company.heng", NULL);
  fixture->db = heng_db_open (fixture->path, HENG_DB_CREATE, &error);
  g_assert_no_error (error);
}

static void
limit_files (gboolean limited)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = limited ? FILE_LIMIT : limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  limit_files (FALSE);
  g_clear_pointer (&fixture->db, heng_db_close);
  if (own_disk)
    umount2 (fixture->folder, MNT_DETACH);
  fixture_tear_down (fixture, data);
}

static HengEmployee *
add_long (HengDb *db, guint number, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", "Add", error);
  g_autoptr (HengEmployee) employee = NULL;
  g_autofree char *emp_no = g_strdup_printf ("E%05u", number);

  if (!change)
    return NULL;
  employee = new_employee (emp_no, "张伟");
  employee->position = g_strnfill (8000, 'x');
  if (!heng_change_insert (change, &heng_employee_type, employee, error) || !heng_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&employee);
}

/* A limit of the process is not always told as what it is. */
static void
assert_told (const GError *error)
{
  if (own_disk)
    g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FULL);
  else
    g_assert_true (g_error_matches (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FULL)
                   || g_error_matches (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED));
}

/* Adds people until the disk is full; how many were acknowledged. */
static guint
fill (HengDb *db, guint first)
{
  g_autoptr (GError) error = NULL;
  guint n = first;

  if (!own_disk)
    limit_files (TRUE);
  while (!error)
    {
      g_autoptr (HengEmployee) employee = add_long (db, n, &error);

      n += employee != NULL;
    }
  assert_told (error);
  return n;
}

static void
make_room (Fixture *fixture)
{
  if (own_disk)
    g_assert_cmpint (mount ("none", fixture->folder, "tmpfs", MS_REMOUNT, "size=20m"), ==, 0);
  else
    limit_files (FALSE);
}

static void
assert_whole (HengDb *db, guint n)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_employees_count (db, &error), ==, n);
  g_assert_true (heng_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  heng_journal_verify (db, &error);
  g_assert_no_error (error);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  guint n = fill (fixture->db, 0);

  g_assert_cmpuint (n, >, 5);
  assert_whole (fixture->db, n);
  /* still full, and still sound after a restart */
  fixture_reopen (fixture);
  assert_whole (fixture->db, n);
  make_room (fixture);
  heng_employee_free (add_long (fixture->db, n, NULL));
  fixture_reopen (fixture);
  assert_whole (fixture->db, n + 1);
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

/* What does not fit leaves nothing behind. */
static void
test_new_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.heng", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.heng", NULL);
  g_autoptr (GError) error = NULL;
  guint n = fill (fixture->db, 0);
  guint n_files = count_files (fixture->folder);

  if (!own_disk)
    {
      g_test_skip ("a limit of each file's size does not keep new ones out");
      return;
    }
  g_assert_false (heng_db_backup (fixture->db, copy, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_null (heng_db_open (other, HENG_DB_CREATE, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_FULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  assert_whole (fixture->db, n);
}

/* A big import goes around the log; it is there whole or not at all as well. */
static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  g_autoptr (HengEmployee) first = add_long (fixture->db, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = NULL;

  for (guint i = 0; i < 12000; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("L%05u", i);
      HengEmployee *employee = new_employee (emp_no, "张伟");

      employee->position = g_strnfill (400, 'x');
      g_ptr_array_add (employees, employee);
    }
  if (!own_disk)
    limit_files (TRUE);
  change = heng_change_begin_load (fixture->db, "tester", "Load", employees->len, &error);
  g_assert_no_error (error);
  g_assert_false (heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error)
                  && heng_change_commit (change, &error));
  assert_told (error);
  g_clear_error (&error);
  g_clear_pointer (&change, heng_change_free);
  assert_whole (fixture->db, 1);
  make_room (fixture);
  fixture_reopen (fixture);
  assert_whole (fixture->db, 1);
  heng_employee_free (add_long (fixture->db, 2, &error));
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  own_disk = may_mount ();
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  ADD ("/full-disk/changes", test_changes);
  ADD ("/full-disk/new-files", test_new_files);
  ADD ("/full-disk/load", test_load);
  return g_test_run ();
}
