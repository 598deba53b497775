/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes, versions, undo and redo, secrets, and the chain of the journal. */
#include "store-fixture.h"

static void
assert_position (HengDb *db, gint64 id, const char *expected)
{
  g_autofree char *position = position_of (db, id);

  g_assert_cmpstr (position, ==, expected);
}

static void
assert_undo (HengDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (db, "tester", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
assert_redo (HengDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_redo (db, "tester", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
assert_names (HengDb *db, const char *undo, const char *redo)
{
  g_autofree char *undo_name = heng_journal_undo_name (db);
  g_autofree char *redo_name = heng_journal_redo_name (db);

  g_assert_cmpstr (undo_name, ==, undo);
  g_assert_cmpstr (redo_name, ==, redo);
}

static void
assert_verified (HengDb *db)
{
  g_autoptr (GError) error = NULL;

  heng_journal_verify (db, &error);
  g_assert_no_error (error);
}

static void
test_insert_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) written = new_employee ("E001", "张伟 \"阿伟\" \\ \t");
  g_autoptr (HengEmployee) read = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Add 张伟", &error);

  written->probation_months = 3;
  written->level = g_strdup ("");
  heng_change_insert (change, &heng_employee_type, written, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (written->id, >, 0);
  g_assert_cmpint (written->version, >, 0);
  read = heng_employee_load_by_no (fixture->db, "E001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->version, ==, written->version);
  for (guint i = 0; i < heng_employee_type.n_fields; i++)
    g_assert_true (heng_field_equal (&heng_employee_type.fields[i], read, written));
  assert_undo (fixture->db, "Add 张伟");
  assert_redo (fixture->db, "Add 张伟");
  g_clear_pointer (&read, heng_employee_free);
  read = heng_employee_load (fixture->db, written->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < heng_employee_type.n_fields; i++)
    g_assert_true (heng_field_equal (&heng_employee_type.fields[i], read, written));
}

static void
test_update_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const HengJournalEntry *entry;
  const HengJournalLine *line;

  set_position (fixture->db, employee, "工程师");
  set_position (fixture->db, employee, "高级工程师");
  entries = heng_journal_for_row (fixture->db, "employee", employee->id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->action, ==, "Position 高级工程师");
  g_assert_cmpstr (entry->actor, ==, "tester");
  g_assert_cmpint (entry->at, >, 0);
  lines = heng_journal_lines (fixture->db, entry->id, &error);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  g_assert_cmpstr (line->op, ==, "update");
  g_assert_cmpstr (line->field, ==, "position");
  g_assert_cmpstr (line->before, ==, "工程师");
  g_assert_cmpstr (line->after, ==, "高级工程师");
}

static void
test_unchanged_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Nothing", &error);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 version = employee->version;

  heng_change_update (change, &heng_employee_type, employee, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (employee->version, ==, version);
  entries = heng_journal_list (fixture->db, 0, 10, &error);
  g_assert_cmpuint (entries->len, ==, 1);
}

static void
test_undo_like_an_editor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  gint64 id = employee->id;

  set_position (fixture->db, employee, "A");
  set_position (fixture->db, employee, "B");
  assert_names (fixture->db, "Position B", NULL);
  assert_undo (fixture->db, "Position B");
  assert_undo (fixture->db, "Position A");
  assert_position (fixture->db, id, NULL);
  assert_names (fixture->db, "Add 张伟", "Position A");
  assert_redo (fixture->db, "Position A");
  assert_position (fixture->db, id, "A");
  assert_redo (fixture->db, "Position B");
  assert_position (fixture->db, id, "B");
  assert_names (fixture->db, "Position B", NULL);
  for (int round = 0; round < 3; round++)
    {
      assert_undo (fixture->db, "Position B");
      assert_undo (fixture->db, "Position A");
      assert_undo (fixture->db, "Add 张伟");
      assert_redo (fixture->db, "Add 张伟");
      assert_redo (fixture->db, "Position A");
      assert_redo (fixture->db, "Position B");
    }
  assert_position (fixture->db, id, "B");
  assert_verified (fixture->db);
}

static void
test_new_change_clears_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) fresh = NULL;
  g_autofree char *name = NULL;

  set_position (fixture->db, employee, "A");
  assert_undo (fixture->db, "Position A");
  fresh = heng_employee_load (fixture->db, employee->id, &error);
  set_position (fixture->db, fresh, "C");
  assert_names (fixture->db, "Position C", NULL);
  name = heng_journal_redo (fixture->db, NULL, &error);
  g_assert_null (name);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW);
  assert_undo (fixture->db, "Position C");
  assert_undo (fixture->db, "Add 张伟");
  assert_names (fixture->db, NULL, "Add 张伟");
}

static void
test_undo_survives_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");

  set_position (fixture->db, employee, "A");
  fixture_reopen (fixture);
  assert_undo (fixture->db, "Position A");
  fixture_reopen (fixture);
  assert_names (fixture->db, "Add 张伟", "Position A");
  assert_redo (fixture->db, "Position A");
  fixture_reopen (fixture);
  assert_position (fixture->db, employee->id, "A");
  assert_verified (fixture->db);
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) back = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Delete 张伟", &error);

  heng_change_delete (change, &heng_employee_type, employee->id, employee->version, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (heng_employees_count (fixture->db, &error), ==, 0);
  assert_undo (fixture->db, "Delete 张伟");
  back = heng_employee_load (fixture->db, employee->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->name, ==, "张伟");
  assert_redo (fixture->db, "Delete 张伟");
  g_assert_cmpint (heng_employees_count (fixture->db, &error), ==, 0);
}

static void
test_ids_never_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) first = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) second = NULL;

  assert_undo (fixture->db, "Add 张伟");
  second = add_employee (fixture->db, "E002", "李娜");
  g_assert_cmpint (second->id, !=, first->id);
}

static void
test_stale_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) mine = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) theirs = heng_employee_load (fixture->db, mine->id, &error);
  g_autoptr (HengChange) change = NULL;

  set_position (fixture->db, theirs, "theirs");
  change = heng_change_begin (fixture->db, NULL, "Mine", &error);
  mine->position = g_strdup ("mine");
  g_assert_false (heng_change_update (change, &heng_employee_type, mine, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (heng_change_commit (change, &error));
  g_clear_error (&error);
  g_clear_pointer (&change, heng_change_free);
  assert_position (fixture->db, mine->id, "theirs");
  change = heng_change_begin (fixture->db, NULL, "Delete", &error);
  g_assert_false (heng_change_delete (change, &heng_employee_type, mine->id, mine->version, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
}

static void
test_undo_refuses_foreign_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autofree char *name = NULL;

  set_position (fixture->db, employee, "A");
  heng_db_exec (fixture->db, "UPDATE employee SET position = 'X' WHERE emp_no = 'E001'", &error);
  g_assert_no_error (error);
  name = heng_journal_undo (fixture->db, NULL, &error);
  g_assert_null (name);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  assert_position (fixture->db, employee->id, "X");
  g_clear_error (&error);
  heng_db_exec (fixture->db, "UPDATE employee SET position = 'A', version = version + 100", &error);
  name = heng_journal_undo (fixture->db, NULL, &error);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
}

static void
test_required_names_the_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = new_employee ("E001", "");
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Add", &error);

  g_assert_false (heng_change_insert (change, &heng_employee_type, employee, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, heng_record_field (&heng_employee_type, "name")->label));
  g_assert_cmpint (employee->id, ==, 0);
}

static void
test_duplicate_names_the_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) first = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) second = new_employee ("E001", "李娜");
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Add", &error);

  g_assert_false (heng_change_insert (change, &heng_employee_type, second, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Employee number"));
}

static void
test_unknown_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = new_employee ("E001", "张伟");
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Add", &error);

  employee->manager_id = 99;
  heng_change_insert (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  g_assert_false (heng_change_commit (change, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_clear_pointer (&change, heng_change_free);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

static gboolean
column_contains (HengDb *db, const char *sql, const char *needle)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, NULL);

  while (heng_stmt_step (stmt, NULL) == HENG_STEP_ROW)
    for (int i = 0; i < 3; i++)
      if (heng_stmt_text (stmt, i) && strstr (heng_stmt_text (stmt, i), needle))
        return TRUE;
  return FALSE;
}

static void
test_secrets_stay_out (Fixture *fixture, gconstpointer data)
{
  static const char secret[] = "110101199003078888";
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployeePrivate) facts = heng_employee_private_new ();
  g_autoptr (HengEmployeePrivate) back = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, NULL, "Private facts of 张伟", &error);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 entry = 2;

  facts->id = employee->id;
  facts->id_no = g_strdup (secret);
  heng_change_insert (change, &heng_employee_private_type, facts, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  g_assert_false (column_contains (fixture->db, "SELECT before, after, tbl FROM journal_line", secret));
  g_assert_false (column_contains (fixture->db, "SELECT action, actor, hash FROM journal", secret));
  g_assert_true (column_contains (fixture->db, "SELECT before, after, salt FROM journal_sealed", secret));
  lines = heng_journal_lines (fixture->db, entry, &error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_null (((HengJournalLine *) lines->pdata[0])->after);
  assert_undo (fixture->db, "Private facts of 张伟");
  g_assert_false (column_contains (fixture->db, "SELECT before, after, tbl FROM journal_line", secret));
  assert_redo (fixture->db, "Private facts of 张伟");
  back = heng_employee_private_load (fixture->db, employee->id, &error);
  g_assert_cmpstr (back->id_no, ==, secret);
  assert_verified (fixture->db);
}

static void
test_tampering_is_found (Fixture *fixture, gconstpointer data)
{
  static const char *const tampering[] = {
    "UPDATE journal SET actor = 'someone else' WHERE id = 2",
    "UPDATE journal SET at = at - 1 WHERE id = 2",
    "UPDATE journal SET undone = 1 WHERE id = 2",
    "UPDATE journal SET action = 'Position Z' WHERE id = 3",
    "UPDATE journal_line SET after = '{\"position\":\"Z\"}' WHERE journal_id = 2",
    "UPDATE journal_line SET row_id = 9 WHERE journal_id = 3",
    "DELETE FROM journal_line WHERE journal_id = 2",
    "PRAGMA foreign_keys = OFF; DELETE FROM journal_line WHERE journal_id = 2; DELETE FROM journal WHERE id = 2",
    "UPDATE journal_sealed SET after = '{}'",
    "DELETE FROM journal_sealed",
  };
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployeePrivate) facts = heng_employee_private_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = NULL;

  set_position (fixture->db, employee, "A");
  set_position (fixture->db, employee, "B");
  change = heng_change_begin (fixture->db, NULL, "Private facts", &error);
  facts->id = employee->id;
  heng_change_insert (change, &heng_employee_private_type, facts, &error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  assert_verified (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/copy-%u.heng", fixture->folder, i);
      g_autoptr (HengDb) db = NULL;

      heng_db_backup (fixture->db, copy, &error);
      g_assert_no_error (error);
      db = heng_db_open (copy, HENG_DB_OPEN, &error);
      g_assert_no_error (error);
      heng_db_exec (db, tampering[i], &error);
      g_assert_no_error (error);
      g_assert_false (heng_journal_verify (db, &error));
      g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

/* A note is read like any entry, is part of the chain, and stands beside the undo line; a seal ends that line. */
static void
test_notes_and_seals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (heng_journal_note (fixture->db, "tester", "Exported 50 private fields", &error));
  undo = heng_journal_undo (fixture->db, "tester", &error);
  g_assert_cmpstr (undo, ==, "Add 张伟");
  g_assert_true (heng_journal_note (fixture->db, "tester", "Showed an ID number", &error));
  redo = heng_journal_redo_name (fixture->db);
  g_assert_cmpstr (redo, ==, "Add 张伟");
  redone = heng_journal_redo (fixture->db, "tester", &error);
  g_assert_no_error (error);
  entries = heng_journal_list (fixture->db, 0, 10, &error);
  g_assert_cmpuint (entries->len, ==, 5);
  g_assert_true (((HengJournalEntry *) entries->pdata[1])->is_note);
  g_assert_false (((HengJournalEntry *) entries->pdata[0])->is_note);
  assert_verified (fixture->db);
  g_assert_true (heng_journal_seal (fixture->db, "tester", "Closed", &error));
  g_assert_null (heng_journal_undo_name (fixture->db));
  assert_verified (fixture->db);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/insert-round-trip", test_insert_round_trip);
  ADD ("/journal/update-lines", test_update_lines);
  ADD ("/journal/unchanged-writes-nothing", test_unchanged_writes_nothing);
  ADD ("/journal/undo-like-an-editor", test_undo_like_an_editor);
  ADD ("/journal/new-change-clears-redo", test_new_change_clears_redo);
  ADD ("/journal/undo-survives-restart", test_undo_survives_restart);
  ADD ("/journal/delete-and-undo", test_delete_and_undo);
  ADD ("/journal/ids-never-come-back", test_ids_never_come_back);
  ADD ("/journal/stale-write", test_stale_write);
  ADD ("/journal/undo-refuses-foreign-change", test_undo_refuses_foreign_change);
  ADD ("/journal/required-names-the-field", test_required_names_the_field);
  ADD ("/journal/duplicate-names-the-field", test_duplicate_names_the_field);
  ADD ("/journal/unknown-reference", test_unknown_reference);
  ADD ("/journal/secrets-stay-out", test_secrets_stay_out);
  ADD ("/journal/tampering-is-found", test_tampering_is_found);
  ADD ("/journal/notes-and-seals", test_notes_and_seals);
  return g_test_run ();
}
