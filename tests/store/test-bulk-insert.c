/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fast path of imports: ids, blocks, undo, redo and what its digests notice. */
#include "store-fixture.h"

#define MANY 2500
#define SORTED 12000 /* enough to have the indexes made anew */

static GPtrArray *
make_employees (guint n)
{
  GPtrArray *employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("E%06u", n - i);

      g_ptr_array_add (employees, new_employee (emp_no, "张伟"));
    }
  return employees;
}

static void
import (HengDb *db, GPtrArray *employees)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", "Import", &error);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_private_free);

  heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < employees->len; i++)
    {
      HengEmployeePrivate *private = heng_employee_private_new ();

      private->id = ((HengEmployee *) employees->pdata[i])->id;
      private->id_no = g_strdup_printf ("secret-%u", i);
      g_ptr_array_add (facts, private);
    }
  heng_change_insert_many (change, &heng_employee_private_type, facts->pdata, facts->len, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static void
assert_intact (HengDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  heng_journal_verify (db, &error);
  g_assert_no_error (error);
  heng_db_check (db, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_consecutive_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) first = add_employee (fixture->db, "A1", "李娜");
  g_autoptr (GPtrArray) employees = make_employees (MANY);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  import (fixture->db, employees);
  for (guint i = 0; i < employees->len; i++)
    g_assert_cmpint (((HengEmployee *) employees->pdata[i])->id, ==, first->id + 1 + i);
  entries = heng_journal_for_row (fixture->db, "employee", first->id + 1501, 10, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  lines = heng_journal_lines (fixture->db, ((HengJournalEntry *) entries->pdata[0])->id, &error);
  g_assert_cmpuint (lines->len, ==, 6); /* 2 × (1000 + 1000 + 500) */
  g_assert_cmpint (((HengJournalLine *) lines->pdata[2])->n, ==, 500);
  assert_intact (fixture->db);
}

static void
check_undo_and_redo (HengDb *db, guint n)
{
  g_autoptr (GPtrArray) employees = make_employees (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) back = NULL;
  g_autoptr (HengEmployeePrivate) private = NULL;
  HengEmployee *middle = employees->pdata[n / 2];

  middle->mobile = g_strdup ("13800138000");
  import (db, employees);
  for (int round = 0; round < 2; round++)
    {
      g_free (heng_journal_undo (db, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (heng_employees_count (db, NULL), ==, 0);
      g_free (heng_journal_redo (db, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (heng_employees_count (db, NULL), ==, n);
    }
  back = heng_employee_load_by_no (db, middle->emp_no, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < heng_employee_type.n_fields; i++)
    g_assert_true (heng_field_equal (&heng_employee_type.fields[i], back, middle));
  private = heng_employee_private_load (db, back->id, &error);
  g_assert_true (g_str_has_prefix (private->id_no, "secret-"));
  assert_intact (db);
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  check_undo_and_redo (fixture->db, MANY);
}

static void
test_sorted_indexes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengStmt) stmt = NULL;

  check_undo_and_redo (fixture->db, SORTED);
  stmt = heng_db_prepare (fixture->db, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'employee'", NULL);
  heng_stmt_step (stmt, NULL);
  g_assert_cmpint (heng_stmt_int (stmt, 0), ==, 3);
}

static void
test_duplicate_in_big_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees (SORTED);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Import", &error);
  HengEmployee *last = employees->pdata[SORTED - 1];

  g_free (last->emp_no);
  last->emp_no = g_strdup (((HengEmployee *) employees->pdata[0])->emp_no);
  g_assert_false (heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Employee number"));
  g_clear_pointer (&change, heng_change_free);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
  assert_intact (fixture->db);
}

static void
test_reserved_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees (MANY);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Import", &error);
  gint64 first = heng_change_reserve_ids (change, &heng_employee_type, employees->len, &error);

  g_assert_cmpint (first, >, 0);
  for (guint i = 0; i < employees->len; i++)
    {
      HengEmployee *employee = employees->pdata[i];

      employee->id = first + i;
      employee->manager_id = first + employees->len - 1; /* the last of the list manages all */
    }
  heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  assert_intact (fixture->db);
}

static void
test_undo_refuses_touched_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees (MANY);
  g_autoptr (GError) error = NULL;

  import (fixture->db, employees);
  heng_db_exec (fixture->db, "UPDATE employee SET level = 'P9', version = 77 WHERE emp_no = 'E000007'", &error);
  g_assert_no_error (error);
  g_assert_null (heng_journal_undo (fixture->db, NULL, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, MANY);
}

static void
test_verify_compares_untouched_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) employees = make_employees (MANY);
  g_autoptr (GError) error = NULL;

  import (fixture->db, employees);
  heng_db_exec (fixture->db, "UPDATE employee SET name = '王芳' WHERE emp_no = 'E000007'", &error);
  g_assert_no_error (error);
  g_assert_false (heng_journal_verify (fixture->db, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bulk/consecutive-ids", test_consecutive_ids);
  ADD ("/bulk/undo-and-redo", test_undo_and_redo);
  ADD ("/bulk/sorted-indexes", test_sorted_indexes);
  ADD ("/bulk/duplicate-in-big-load", test_duplicate_in_big_load);
  ADD ("/bulk/reserved-ids", test_reserved_ids);
  ADD ("/bulk/undo-refuses-touched-row", test_undo_refuses_touched_row);
  ADD ("/bulk/verify-compares-untouched-rows", test_verify_compares_untouched_rows);
  return g_test_run ();
}
