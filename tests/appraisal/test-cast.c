/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part in a cycle, kept in one piece: always what the rows say, whatever changed since; a damaged piece is never believed. */
#include "appraisal-fixture.h"

#include "heng-cast-private.h"
#include "heng-record-sql.h"

static HengCast *
load (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  HengCast *cast = heng_cast_load_named (db, cycle_id, &error);

  g_assert_no_error (error);
  return cast;
}

static guint
count_findings (HengDb *db)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  heng_cast_check (db, findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  return findings->len;
}

static void
exec (HengDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  heng_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static gpointer
load_record (HengDb *db, const HengRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = heng_record_load (db, type, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static void
end (HengChange *change, gboolean ok, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (ok);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static int
find_number (const HengCast *cast, const char *emp_no)
{
  for (guint i = 0; i < cast->n_members; i++)
    if (strcmp (cast->emp_nos[i], emp_no) == 0)
      return (int) i;
  return -1;
}

static void
test_opened (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) cast = load (fixture->db, cycle_id);

  g_assert_true (cast->was_packed);
  g_assert_cmpuint (cast->n_members, >, 5);
  g_assert_cmpint (find_number (cast, "QH0003"), >=, 0);
  g_assert_cmpuint (count_findings (fixture->db), ==, 0);
}

/* A state, a number of an employee, a participant who is gone and one who is new. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) before = load (fixture->db, cycle_id);
  int at = find_number (before, "QH0003");
  g_autoptr (HengParticipant) participant = load_record (fixture->db, &heng_participant_type, before->members[at].id);
  g_autoptr (HengEmployee) employee = load_record (fixture->db, &heng_employee_type, before->members[at].employee_id);
  g_autoptr (HengCast) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "change", &error);
  gboolean ok;

  participant->state = HENG_PART_GOAL_APPROVED;
  ok = heng_change_update (change, &heng_participant_type, participant, &error);
  g_free (employee->emp_no);
  employee->emp_no = g_strdup ("QH9003");
  ok = ok && heng_change_update (change, &heng_employee_type, employee, &error);
  participant->id = 0;
  participant->part = 2;
  ok = ok && heng_change_insert (change, &heng_participant_type, participant, &error);
  end (change, ok, error);
  after = load (fixture->db, cycle_id);
  g_assert_false (after->was_packed);
  g_assert_cmpuint (after->n_members, ==, before->n_members + 1);
  g_assert_cmpint (find_number (after, "QH0003"), ==, -1);
  g_assert_cmpint (find_number (after, "QH9003"), ==, at);
  g_assert_cmpint (after->members[at].state, ==, HENG_PART_GOAL_APPROVED);
  g_assert_cmpint (after->members[after->n_members - 1].part, ==, 2);
  g_assert_cmpuint (count_findings (fixture->db), ==, 0);
}

/* What was read and brought up to date is kept again; undo and redo are changes like any other. */
static void
test_kept_again (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) opened = load (fixture->db, cycle_id);
  guint last = opened->n_members - 1;
  g_autoptr (HengParticipant) participant = load_record (fixture->db, &heng_participant_type, opened->members[last].id);
  g_autoptr (HengCast) changed = NULL;
  g_autoptr (HengCast) kept = NULL;
  g_autoptr (HengCast) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "change", &error);
  g_autoptr (HengChange) keeping = NULL;

  participant->outside_distribution = 1;
  end (change, heng_change_update (change, &heng_participant_type, participant, &error), error);
  changed = load (fixture->db, cycle_id);
  keeping = heng_change_begin (fixture->db, "test", "keep", &error);
  end (keeping, heng_cast_keep_read (keeping, changed, &error), error);
  kept = load (fixture->db, cycle_id);
  g_assert_true (kept->was_packed);
  g_assert_true (kept->members[last].is_outside);
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  undone = load (fixture->db, cycle_id);
  g_assert_false (undone->was_packed);
  g_assert_false (undone->members[last].is_outside);
  g_assert_cmpuint (count_findings (fixture->db), ==, 0);
}

static void
test_undone_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) opened = load (fixture->db, cycle_id);
  g_autoptr (HengCast) undone = NULL;
  g_autoptr (HengCast) redone = NULL;

  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  undone = load (fixture->db, cycle_id);
  g_assert_cmpuint (undone->n_members, ==, 0);
  g_free (heng_journal_redo (fixture->db, "test", &error));
  g_assert_no_error (error);
  redone = load (fixture->db, cycle_id);
  g_assert_cmpuint (redone->n_members, ==, opened->n_members);
  g_assert_cmpuint (count_findings (fixture->db), ==, 0);
}

/* A piece that is cut short anywhere is refused; then the rows are read. One that is whole but wrong is found by the check. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) cast = load (fixture->db, cycle_id);
  g_autoptr (GByteArray) content = heng_cast_encode (cast);
  g_autoptr (HengCast) rows = NULL;
  g_autoptr (HengCast) empty = NULL;

  exec (fixture->db, "UPDATE cast_pack SET content = substr(content, 1, 40)");
  rows = load (fixture->db, cycle_id);
  g_assert_false (rows->was_packed);
  g_assert_cmpuint (rows->n_members, ==, cast->n_members);
  for (guint i = 0; i < rows->n_members; i++)
    g_assert_cmpstr (rows->emp_nos[i], ==, cast->emp_nos[i]);
  exec (fixture->db, "DELETE FROM cast_pack");
  empty = heng_cast_load_rows (fixture->db, cycle_id + 1, NULL);
  heng_cast_forget_members (empty);
  for (guint size = 0; size < content->len; size++)
    {
      g_autofree guint8 *part = g_memdup2 (content->data, MAX (size, 1));

      g_assert_false (heng_cast_decode (empty, part, size));
    }
  g_assert_true (heng_cast_decode (empty, content->data, content->len));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (HengCast) cast = load (fixture->db, cycle_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "wrong", &error);

  cast->members[0].okr_bp++;
  cast->was_packed = FALSE;
  end (change, heng_cast_keep_read (change, cast, &error), error);
  g_assert_cmpuint (count_findings (fixture->db), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/cast/opened", test_opened);
  TEST ("/cast/changed-since", test_changed_since);
  TEST ("/cast/kept-again", test_kept_again);
  TEST ("/cast/undone-opening", test_undone_opening);
  TEST ("/cast/damaged", test_damaged);
  TEST ("/cast/wrong", test_wrong);
  return g_test_run ();
}
