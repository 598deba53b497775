/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Big loads: the way around the log, foreign keys looked up together, and what others see meanwhile. */
#include "store-fixture.h"

#include "heng-db-private.h"

#define LOADED 12000

static GPtrArray *
make_employees (void)
{
  GPtrArray *employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);

  for (guint i = 0; i < LOADED; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("E%06u", i);

      g_ptr_array_add (employees, new_employee (emp_no, "张伟"));
    }
  return employees;
}

/* "wal", "truncate" … */
static char *
journal_mode (HengDb *db)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "PRAGMA journal_mode", NULL);

  g_assert_true (heng_stmt_step (stmt, NULL) == HENG_STEP_ROW);
  return g_strdup (heng_stmt_text (stmt, 0));
}

static void
assert_mode (HengDb *db, const char *expected)
{
  g_autofree char *mode = journal_mode (db);

  g_assert_cmpstr (mode, ==, expected);
}

static HengChange *
begin_load (HengDb *db, GPtrArray *employees)
{
  g_autoptr (GError) error = NULL;
  HengChange *change = heng_change_begin_load (db, "tester", "Load", employees->len, &error);

  g_assert_no_error (error);
  heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error);
  g_assert_no_error (error);
  return change;
}

static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees ();
  g_autoptr (GError) error = NULL;
  HengChange *change = begin_load (fixture->db, employees);

  assert_mode (fixture->db, "truncate");
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_change_free (change);
  assert_mode (fixture->db, "wal");
  fixture_reopen (fixture);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, LOADED);
}

static void
test_rolled_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees ();

  heng_change_free (begin_load (fixture->db, employees));
  assert_mode (fixture->db, "wal");
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
  heng_employee_free (add_employee (fixture->db, "E1", "李娜"));
}

/* With a second window open the log stays, and the other reads on undisturbed. */
static void
test_not_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) other = heng_db_open (fixture->path, HENG_DB_OPEN, &error);
  HengChange *change;

  /* nobody waits for the other to go: it would be for good */
  heng_db_set_busy_limit (fixture->db, G_MAXINT64);
  change = begin_load (fixture->db, employees);
  assert_mode (fixture->db, "wal");
  g_assert_cmpint (heng_employees_count (other, NULL), ==, 0);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_change_free (change);
  g_assert_cmpint (heng_employees_count (other, NULL), ==, LOADED);
}

static void
commit_with_managers (HengDb *db, GPtrArray *employees, GError **error)
{
  g_autoptr (HengChange) change = begin_load (db, employees);

  heng_change_commit (change, error);
}

static void
test_scattered_parents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LOADED; i++)
    ((HengEmployee *) employees->pdata[i])->manager_id = 1 + (gint64) i * 7919 % LOADED;
  commit_with_managers (fixture->db, employees, &error);
  g_assert_no_error (error);
  heng_db_check (fixture->db, findings, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* data: the manager that does not exist, one of the others' neighbours or far away; scattered or not. */
static void
test_missing_parent (Fixture *fixture, gconstpointer data)
{
  gboolean scattered = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) employees = make_employees ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LOADED && scattered; i++)
    ((HengEmployee *) employees->pdata[i])->manager_id = 1 + (gint64) i * 7919 % LOADED;
  ((HengEmployee *) employees->pdata[LOADED / 2])->manager_id = LOADED + 1;
  commit_with_managers (fixture->db, employees, &error);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

static void
test_missing_owner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_private_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin_load (fixture->db, NULL, "Load", LOADED, &error);

  for (guint i = 0; i < LOADED; i++)
    {
      HengEmployeePrivate *private = heng_employee_private_new ();

      private->id = i + 1;
      g_ptr_array_add (facts, private);
    }
  heng_change_insert_many (change, &heng_employee_private_type, facts->pdata, facts->len, &error);
  g_assert_no_error (error);
  g_assert_false (heng_change_commit (change, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
}

/* Columns that only some rows fill, in other blocks than the others. */
static void
test_sparse_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) filled = NULL;
  g_autoptr (HengEmployee) empty = NULL;

  ((HengEmployee *) employees->pdata[5500])->email = g_strdup ("a@example.com");
  ((HengEmployee *) employees->pdata[5501])->leave_date = heng_date_new (2026, 2, 28);
  commit_with_managers (fixture->db, employees, &error);
  g_assert_no_error (error);
  filled = heng_employee_load_by_no (fixture->db, "E005500", &error);
  g_assert_cmpstr (filled->email, ==, "a@example.com");
  g_assert_cmpint (filled->leave_date, ==, HENG_DATE_NONE);
  empty = heng_employee_load_by_no (fixture->db, "E005501", &error);
  g_assert_null (empty->email);
  g_assert_cmpint (empty->leave_date, ==, heng_date_new (2026, 2, 28));
  heng_journal_verify (fixture->db, &error);
  g_assert_no_error (error);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/load/alone-goes-around-the-log", NULL, test_alone);
  ADD ("/load/rolled-back-returns-to-the-log", NULL, test_rolled_back);
  ADD ("/load/not-alone-keeps-the-log", NULL, test_not_alone);
  ADD ("/load/scattered-parents", NULL, test_scattered_parents);
  ADD ("/load/missing-parent", GINT_TO_POINTER (FALSE), test_missing_parent);
  ADD ("/load/missing-parent-among-scattered", GINT_TO_POINTER (TRUE), test_missing_parent);
  ADD ("/load/missing-owner", NULL, test_missing_owner);
  ADD ("/load/sparse-columns", NULL, test_sparse_columns);
  return g_test_run ();
}
