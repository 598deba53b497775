/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's file field by field: rules by name, what follows from a field, merging, leaving, private facts, contents. */
#include "appraisal-fixture.h"

#include "heng-content-table.h"
#include "heng-person-edit.h"

static const HengPersonWriter writer = { "test", NULL };

static HengEmployee *
person (HengDb *db, const char *emp_no)
{
  g_autoptr (GError) error = NULL;
  HengEmployee *employee = heng_employee_load_by_no (db, emp_no, &error);

  g_assert_no_error (error);
  return employee;
}

static void
set_fact (HengDb *db, const char *emp_no, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = person (db, emp_no);

  heng_person_set_field (db, &writer, &heng_employee_type, employee, field, text, &error);
  g_assert_no_error (error);
}

/* The rule that a text breaks; "" for none. */
static char *
rule_of (const HengRecordType *type, gconstpointer record, const HengPersonFacts *facts, const char *field, const char *text, HengCheckLevel level)
{
  char *sentence = NULL;

  g_assert_cmpint (heng_person_check (type, heng_record_field (type, field), record, facts, text, NULL, &sentence), ==, level);
  return sentence != NULL ? sentence : g_strdup ("");
}

#define SAYS(type, record, field, text, level, words)                                          \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autofree char *sentence = rule_of (&(type), record, &facts, field, text, level);         \
    g_assert_nonnull (strstr (sentence, words));                                               \
  }                                                                                            \
  G_STMT_END

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = person (fixture->db, "QH0002");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_new ();
  g_autoptr (HengSkill) skill = heng_skill_new ();
  g_autoptr (HengEmployeeDetail) detail = heng_employee_detail_new ();
  HengPersonFacts facts = { employee, detail, heng_date_new (2026, 8, 21) };

  SAYS (heng_employee_type, employee, "mobile", "139 0000", HENG_CHECK_FAULT, "11 digits");
  SAYS (heng_employee_type, employee, "mobile", "13800000000", HENG_CHECK_FAULT, "placeholder");
  SAYS (heng_employee_type, employee, "mobile", "+86 139-1234-5678", HENG_CHECK_FINE, "");
  SAYS (heng_employee_type, employee, "email", "zhangwei", HENG_CHECK_FAULT, "@");
  SAYS (heng_employee_type, employee, "name", " ", HENG_CHECK_FAULT, "empty");
  SAYS (heng_employee_type, employee, "hire_date", "2023-02-30", HENG_CHECK_FAULT, "2026-08-21");
  SAYS (heng_employee_type, employee, "regular_date", "2024-02-01", HENG_CHECK_FAULT, "before the hire date");
  SAYS (heng_employee_private_type, priv, "id_no", "110105194912310021", HENG_CHECK_FAULT, "check character");
  SAYS (heng_employee_private_type, priv, "id_no", "11010519491231002x", HENG_CHECK_FINE, "");
  SAYS (heng_employee_private_type, priv, "bank_no", "6222020200112230081", HENG_CHECK_WARNING, "check digit");
  SAYS (heng_employee_private_type, priv, "birth", "2010-01-01", HENG_CHECK_FAULT, "16");
  SAYS (heng_skill_type, skill, "level", "6", HENG_CHECK_FAULT, "1 (beginner) to 5");
  priv->birth = heng_date_new (1950, 1, 1);
  SAYS (heng_employee_private_type, priv, "id_no", "11010519491231002X", HENG_CHECK_WARNING, "day of birth");
  /* domain.md §7.4: two years allow two months */
  detail->ctr_start = heng_date_new (2024, 3, 1);
  detail->ctr_end = heng_date_new (2026, 2, 28);
  g_assert_cmpint (heng_probation_cap (detail), ==, 2);
  SAYS (heng_employee_type, employee, "probation_months", "3", HENG_CHECK_WARNING, "2 months");
  SAYS (heng_employee_type, employee, "probation_months", "2", HENG_CHECK_FINE, "");
  detail->ctr_end = heng_date_new (2027, 2, 28);
  g_assert_cmpint (heng_probation_cap (detail), ==, 6);
  detail->ctr_end = heng_date_new (2024, 5, 30);
  g_assert_cmpint (heng_probation_cap (detail), ==, 0);
  detail->ctr_end = heng_date_new (2025, 2, 27);
  g_assert_cmpint (heng_probation_cap (detail), ==, 1);
}

static void
test_dates (void)
{
  HengDate day = heng_date_new (2023, 1, 5);
  const char *const texts[] = { "2023-01-05", "2023/1/5", "2023.1.5", "20230105", "2023年1月5日" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (heng_date_read (texts[i]), ==, day);
  g_assert_cmpint (heng_date_read ("2023-02-30"), ==, HENG_DATE_NONE);
  g_assert_cmpint (heng_date_read ("5.1.23"), ==, HENG_DATE_NONE);
  g_assert_cmpint (heng_date_add_months (heng_date_new (2024, 8, 31), 6), ==, heng_date_new (2025, 2, 28));
}

static void
test_named_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) after = NULL, undone = NULL;
  g_autofree char *name = NULL, *what = NULL;

  set_fact (fixture->db, "QH0002", "mobile", "139 1234 5678");
  set_fact (fixture->db, "QH0002", "mobile", "13812345678");
  after = person (fixture->db, "QH0002");
  g_assert_cmpstr (after->mobile, ==, "13812345678");
  name = heng_journal_undo_name (fixture->db);
  g_assert_cmpstr (name, ==, "Mobile phone of 张伟 13912345678 → 13812345678");
  what = heng_journal_undo (fixture->db, "test", &error);
  g_assert_no_error (error);
  undone = person (fixture->db, "QH0002");
  g_assert_cmpstr (undone->mobile, ==, "13912345678");
}

static void
test_what_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = NULL, regular = NULL;

  set_fact (fixture->db, "QH0002", "emp_status", "PROBATION");
  set_fact (fixture->db, "QH0002", "probation_months", "6");
  employee = person (fixture->db, "QH0002");
  g_assert_cmpint (employee->regular_plan, ==, heng_date_new (2024, 9, 1));
  set_fact (fixture->db, "QH0002", "regular_date", "2024-09-01");
  set_fact (fixture->db, "QH0002", "name", "张 薇");
  regular = person (fixture->db, "QH0002");
  g_assert_cmpint (regular->emp_status, ==, HENG_EMP_STATUS_REGULAR);
  g_assert_cmpstr (regular->name, ==, "张薇");
  g_assert_cmpstr (regular->pinyin, ==, "zhang wei");
}

static void
test_other_fields_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) mine = person (fixture->db, "QH0002"), merged = NULL, kept = NULL;
  const HengConflict *conflict;

  set_fact (fixture->db, "QH0002", "email", "zw@company.cn");
  g_assert_true (heng_person_set_field (fixture->db, &writer, &heng_employee_type, mine, "mobile", "13912345678", &error));
  merged = person (fixture->db, "QH0002");
  g_assert_cmpstr (merged->email, ==, "zw@company.cn");
  g_assert_cmpstr (merged->mobile, ==, "13912345678");
  /* the same field: somebody has to choose */
  g_assert_false (heng_person_set_field (fixture->db, &writer, &heng_employee_type, mine, "mobile", "13700000001", &error));
  conflict = heng_store_error_get_conflict (error);
  g_assert_nonnull (conflict);
  g_assert_true (heng_person_resolve (fixture->db, &writer, conflict, HENG_KEEP_MINE, NULL));
  kept = person (fixture->db, "QH0002");
  g_assert_cmpstr (kept->mobile, ==, "13700000001");
}

static void
test_job_only_by_a_job_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = person (fixture->db, "QH0006"), after = NULL;
  g_autoptr (GPtrArray) jobs = heng_jobs_load (fixture->db, employee->id, &error);
  const HengJob *newest = jobs->pdata[jobs->len - 1];

  g_assert_false (heng_person_set_field (fixture->db, &writer, &heng_employee_type, employee, "position", "总监", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  /* a corrected record moves the person; a removed one moves back */
  g_assert_true (heng_person_set_field (fixture->db, &writer, &heng_job_type, newest, "position", "招聘主管", &error));
  after = person (fixture->db, "QH0006");
  g_assert_cmpstr (after->position, ==, "招聘主管");
  g_clear_pointer (&jobs, g_ptr_array_unref);
  jobs = heng_jobs_load (fixture->db, after->id, &error);
  newest = jobs->pdata[jobs->len - 1];
  g_clear_pointer (&after, heng_employee_free);
  heng_person_remove_record (fixture->db, &writer, &heng_job_type, newest->id, newest->version, &error);
  g_assert_no_error (error);
  after = person (fixture->db, "QH0006");
  g_assert_cmpint (after->department_id, ==, fixture->rd);
}

static void
test_leave_and_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengHomecoming) homecoming = NULL;
  HengDb *db = fixture->db;
  g_autoptr (HengEmployee) head = person (db, "QH0001"), left = NULL, report = NULL, back = NULL;
  HengLeaveRequest request = { head->id, heng_date_new (2026, 8, 20), "personal", id_of (db, "QH0003") };
  g_autoptr (HengDeparture) departure = NULL;
  g_autoptr (HengJob) job = heng_job_new ();

  open_q3 (db);
  departure = heng_departure_load (db, head->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (departure->cycles->len, ==, 1);
  g_assert_cmpuint (departure->reports->len, >, 4);
  g_assert_true (heng_person_leave (db, &writer, &request, &error));
  g_assert_no_error (error);
  left = person (db, "QH0001");
  report = person (db, "QH0002");
  g_assert_cmpint (left->emp_status, ==, HENG_EMP_STATUS_LEFT);
  g_assert_cmpint (report->manager_id, ==, request.next_manager_id);
  homecoming = heng_homecoming_load (db, left->id, &error);
  g_assert_cmpuint (homecoming->cycles->len, ==, 1);
  g_assert_null (homecoming->manager);
  job->employee_id = head->id;
  job->from_date = heng_date_new (2026, 8, 21);
  job->department_id = fixture->rd;
  g_assert_true (heng_person_return (db, &writer, job, 3, &error));
  g_assert_no_error (error);
  back = person (db, "QH0001");
  g_assert_cmpint (back->emp_status, ==, HENG_EMP_STATUS_PROBATION);
  g_assert_cmpint (back->regular_plan, ==, heng_date_new (2026, 11, 21));
  g_assert_cmpint (back->leave_date, ==, HENG_DATE_NONE);
}

static void
test_hire (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_employee_new (), stored = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  employee->name = g_strdup ("欧阳华");
  employee->emp_no = g_strdup ("QH0002");
  employee->probation_months = 3;
  employee->hire_date = heng_store_today (fixture->db);
  employee->department_id = fixture->rd;
  g_assert_false (heng_person_hire (fixture->db, &writer, employee, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "QH0002"));
  g_clear_error (&error);
  g_free (employee->emp_no);
  employee->emp_no = g_strdup ("QH0990");
  g_assert_true (heng_person_add_record (fixture->db, &writer, &heng_employee_type, employee, &error));
  g_assert_no_error (error);
  stored = person (fixture->db, "QH0990");
  jobs = heng_jobs_load (fixture->db, stored->id, &error);
  g_assert_cmpint (stored->emp_status, ==, HENG_EMP_STATUS_PROBATION);
  g_assert_cmpint (stored->regular_plan, ==, heng_date_add_months (stored->hire_date, 3));
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpint (((HengJob *) jobs->pdata[0])->kind, ==, HENG_JOB_HIRE);
  /* one person, one number: also when it is changed later */
  g_assert_false (heng_person_set_field (fixture->db, &writer, &heng_employee_type, stored, "emp_no", "QH0002", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengReportingLine) line = heng_reporting_line_new (), other = NULL;

  line->employee_id = line->manager_id = id_of (fixture->db, "QH0002");
  g_assert_false (heng_person_add_record (fixture->db, &writer, &heng_reporting_line_type, line, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  line->manager_id = id_of (fixture->db, "QH0001");
  line->share_bp = 3000;
  g_assert_true (heng_person_add_record (fixture->db, &writer, &heng_reporting_line_type, line, &error));
  other = heng_reporting_line_copy (line);
  line->kind = HENG_LINE_PROJECT;
  line->share_bp = 2000;
  g_assert_true (heng_person_save_record (fixture->db, &writer, &heng_reporting_line_type, line, &error));
  g_assert_no_error (error);
  other->share_bp = 1000;
  g_assert_false (heng_person_save_record (fixture->db, &writer, &heng_reporting_line_type, other, &error));
  g_assert_nonnull (heng_store_error_get_conflict (error));
}

static void
test_homecoming (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) report = person (fixture->db, "QH0002");
  HengLeaveRequest boss = { .employee_id = report->manager_id, .day = heng_date_new (2026, 8, 20) };
  HengLeaveRequest first = { .employee_id = report->id, .day = heng_date_new (2026, 8, 19) };
  g_autoptr (HengHomecoming) homecoming = NULL;

  g_assert_cmpint (report->manager_id, !=, 0);
  g_assert_true (heng_person_leave (fixture->db, &writer, &first, &error));
  g_assert_true (heng_person_leave (fixture->db, &writer, &boss, &error));
  homecoming = heng_homecoming_load (fixture->db, report->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (homecoming->manager->id, ==, boss.employee_id);
  g_assert_true (homecoming->manager_has_left);
  g_assert_nonnull (homecoming->department);
  g_assert_false (homecoming->department_is_closed);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = id_of (fixture->db, "QH0002");
  g_autoptr (HengPrivateFile) file = heng_person_reveal (fixture->db, &writer, id, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (GStrv) masked = NULL;

  g_assert_no_error (error);
  g_assert_true (heng_person_set_field (fixture->db, &writer, &heng_employee_private_type, file->facts, "id_no", "11010519491231002x", &error));
  g_assert_no_error (error);
  masked = heng_person_masked (fixture->db, id, &error);
  g_assert_cmpstr (masked[1], ==, "110105********002X");
  g_assert_cmpstr (masked[0], ==, "");
  entries = heng_journal_list (fixture->db, 0, 2, &error);
  g_assert_cmpstr (((HengJournalEntry *) entries->pdata[0])->action, ==, "ID number of 张伟 changed");
  g_assert_cmpstr (((HengJournalEntry *) entries->pdata[1])->action, ==, "Private facts of 张伟 (QH0002) shown");
  g_assert_true (((HengJournalEntry *) entries->pdata[1])->is_note);
}

static GPtrArray *
attachments (HengDb *db, gint64 id)
{
  return heng_person_records_load (db, &heng_attachment_type, (GDestroyNotify) heng_attachment_free, id, "t.id", NULL);
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  gint64 id = id_of (db, "QH0002");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3), empty = g_bytes_new_static ("", 0), read = NULL, kept = NULL, gone = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *undone = NULL, *sum = NULL;
  const HengAttachment *file;
  g_autoptr (HengChange) change = NULL;

  g_assert_false (heng_person_attach (db, &writer, id, "x.pdf", NULL, empty, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (heng_person_attach (db, &writer, id, "x.pdf", "application/pdf", bytes, &error));
  g_assert_no_error (error);
  files = attachments (db, id);
  file = files->pdata[0];
  sum = g_strdup (file->sha256);
  read = heng_content_load (db, sum, &error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), "a\0b", 3);
  g_assert_true (heng_person_remove_record (db, &writer, &heng_attachment_type, file->id, file->version, &error));
  kept = heng_content_load (db, sum, &error);
  g_assert_nonnull (kept); /* for undo */
  undone = heng_journal_undo (db, "test", &error);
  g_assert_no_error (error);
  g_clear_pointer (&files, g_ptr_array_unref);
  files = attachments (db, id);
  file = files->pdata[0];
  g_assert_true (heng_person_remove_record (db, &writer, &heng_attachment_type, file->id, file->version, &error));
  change = heng_change_begin (db, "test", "clean", &error);
  g_assert_cmpint (heng_content_sweep (change, heng_now_ms () + 89 * G_GINT64_CONSTANT (86400000), &error), ==, 0);
  g_assert_cmpint (heng_content_sweep (change, heng_now_ms () + 91 * G_GINT64_CONSTANT (86400000), &error), ==, 1);
  gone = heng_content_load (db, sum, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengSkill) skill = heng_skill_new ();
  g_autofree char *name = NULL;

  skill->employee_id = id_of (fixture->db, "QH0002");
  skill->name = g_strdup ("Go");
  g_assert_false (heng_person_add_record (fixture->db, &writer, &heng_skill_type, skill, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  skill->level = 4;
  g_assert_true (heng_person_add_record (fixture->db, &writer, &heng_skill_type, skill, &error));
  name = heng_journal_undo_name (fixture->db);
  g_assert_cmpstr (name, ==, "Add skill of 张伟");
  g_assert_false (heng_person_set_field (fixture->db, &writer, &heng_skill_type, skill, "level", "9", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/person-edit/rules-are-named", test_rules);
  g_test_add_func ("/person-edit/dates", test_dates);
  TEST ("/person-edit/named-and-undone", test_named_and_undone);
  TEST ("/person-edit/what-follows", test_what_follows);
  TEST ("/person-edit/other-fields-merge", test_other_fields_merge);
  TEST ("/person-edit/job-only-by-a-job-change", test_job_only_by_a_job_change);
  TEST ("/person-edit/leave-and-return", test_leave_and_return);
  TEST ("/person-edit/hire", test_hire);
  TEST ("/person-edit/reporting-lines", test_lines);
  TEST ("/person-edit/homecoming", test_homecoming);
  TEST ("/person-edit/private", test_private);
  TEST ("/person-edit/contents", test_contents);
  TEST ("/person-edit/lists", test_lists);
  return g_test_run ();
}
