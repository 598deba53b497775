/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables hand out: order, subtrees, search, newest revisions; every record type fits its table. */
#include "store-fixture.h"

#include "heng-cycle-table.h"
#include "heng-record-sql.h"
#include "heng-scheme-table.h"

static HengChange *
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HengChange *change = heng_change_begin (fixture->db, "tester", "Fill", &error);

  g_assert_no_error (error);
  return change;
}

static void
insert (HengChange *change, const HengRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;

  heng_change_insert (change, type, record, &error);
  g_assert_no_error (error);
}

static void
commit (HengChange *change)
{
  g_autoptr (GError) error = NULL;

  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_change_free (change);
}

static void
test_every_type_fits (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "company", "department", "employee", "job", "employee_private", "employee_detail", "project", "project_member", "indicator",
    "template", "template_line", "profile", "assignment", "grade_band", "calendar_day", "cycle", "participant", "scorecard_line",
    "actual", "milestone", "objective", "key_result", "checkin", "feedback", "adjustment", "result", "comment",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const HengRecordType *type = heng_record_type_for_table (tables[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HengStmt) select = NULL;
      g_autoptr (HengStmt) add = NULL;

      g_assert_nonnull (type);
      select = heng_record_select (fixture->db, type, "", &error);
      g_assert_no_error (error);
      add = heng_record_insert_stmt (fixture->db, type, HENG_ALL_FIELDS, &error);
      g_assert_no_error (error);
    }
  g_assert_null (heng_record_type_for_table ("journal"));
}

static void
test_departments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengChange *change = begin (fixture);
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, &error);
  gint64 group = heng_department_ensure_path (change, departments, "研发部/平台组", &error);
  gint64 market = heng_department_ensure_path (change, departments, " 市场部 ", &error);
  HengDepartment *first;
  g_autofree char *path = NULL;

  g_assert_cmpint (group, >, 0);
  g_assert_cmpint (heng_department_ensure_path (change, departments, "研发部 / 平台组", &error), ==, group);
  g_assert_cmpint (heng_department_ensure_path (change, departments, " / ", &error), ==, 0);
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  first = departments->pdata[0];
  first->dept_type = HENG_DEPT_RD;
  first->sort = 9;
  heng_change_update (change, &heng_department_type, first, &error);
  g_assert_no_error (error);
  commit (change);
  g_clear_pointer (&departments, g_ptr_array_unref);
  departments = heng_departments_load (fixture->db, &error);
  g_assert_cmpuint (departments->len, ==, 3);
  g_assert_cmpint (((HengDepartment *) departments->pdata[0])->id, ==, market);
  g_assert_cmpint (((HengDepartment *) departments->pdata[2])->id, ==, group);
  path = heng_department_path (departments, group);
  g_assert_cmpstr (path, ==, "研发部 / 平台组");
  g_assert_cmpint (heng_department_effective_type (departments, group), ==, HENG_DEPT_RD);
  g_assert_cmpint (heng_department_effective_type (departments, market), ==, HENG_DEPT_OTHER);
}

static void
add_person (HengChange *change, const char *emp_no, const char *name, const char *pinyin, const char *initials, gint64 department_id)
{
  g_autoptr (HengEmployee) employee = new_employee (emp_no, name);

  employee->pinyin = g_strdup (pinyin);
  employee->initials = g_strdup (initials);
  employee->department_id = department_id;
  insert (change, &heng_employee_type, employee);
}

static void
assert_found (HengDb *db, const char *text, const char *emp_nos)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = heng_employees_search (db, text, 0, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i ? " " : "", ((HengEmployee *) found->pdata[i])->emp_no);
  g_assert_cmpstr (names->str, ==, emp_nos);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  HengChange *change = begin (fixture);
  g_autoptr (GPtrArray) limited = NULL;

  add_person (change, "E002", "张伟", "zhang wei", "zw", 0);
  add_person (change, "E001", "吕布", "lu bu", "lb", 0);
  add_person (change, "E_3%", "Ann Li", "ann li", "al", 0);
  commit (change);
  assert_found (fixture->db, NULL, "E001 E002 E_3%");
  assert_found (fixture->db, "  ", "E001 E002 E_3%");
  assert_found (fixture->db, "张", "E002");
  assert_found (fixture->db, "zhang wei", "E002");
  assert_found (fixture->db, "ZhangWei", "E002");
  assert_found (fixture->db, "ngwe", "E002");
  assert_found (fixture->db, "zw", "E002");
  assert_found (fixture->db, "lvbu", "E001");
  assert_found (fixture->db, "e00", "E001 E002");
  assert_found (fixture->db, "_3%", "E_3%");
  assert_found (fixture->db, "%", "E_3%");
  assert_found (fixture->db, "no such person", "");
  limited = heng_employees_search (fixture->db, NULL, 2, NULL);
  g_assert_cmpuint (limited->len, ==, 2);
}

static void
test_subtree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengChange *change = begin (fixture);
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, &error);
  gint64 top = heng_department_ensure_path (change, departments, "研发部", &error);
  gint64 group = heng_department_ensure_path (change, departments, "研发部/平台组", &error);
  gint64 market = heng_department_ensure_path (change, departments, "市场部", &error);
  g_autoptr (GPtrArray) below = NULL;
  g_autoptr (GPtrArray) all = NULL;

  add_person (change, "E3", "甲", NULL, NULL, top);
  add_person (change, "E1", "乙", NULL, NULL, group);
  add_person (change, "E2", "丙", NULL, NULL, market);
  commit (change);
  below = heng_employees_load (fixture->db, top, &error);
  g_assert_cmpuint (below->len, ==, 2);
  g_assert_cmpstr (((HengEmployee *) below->pdata[0])->emp_no, ==, "E1");
  all = heng_employees_load (fixture->db, 0, &error);
  g_assert_cmpuint (all->len, ==, 3);
}

static void
add_job (Fixture *fixture, HengEmployee *employee, HengDate from, const char *position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengJob) job = heng_job_new ();
  HengChange *change = begin (fixture);

  job->from_date = from;
  job->position = g_strdup (position);
  heng_employee_change_job (change, employee, job, &error);
  g_assert_no_error (error);
  commit (change);
}

static void
test_change_of_job (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (GPtrArray) jobs = NULL;

  add_job (fixture, employee, heng_date_new (2025, 1, 1), "工程师");
  add_job (fixture, employee, heng_date_new (2026, 1, 1), "架构师");
  g_assert_cmpstr (employee->position, ==, "架构师");
  add_job (fixture, employee, heng_date_new (2024, 1, 1), "实习生");
  g_assert_cmpstr (employee->position, ==, "架构师");
  jobs = heng_jobs_load (fixture->db, employee->id, NULL);
  g_assert_cmpuint (jobs->len, ==, 3);
  g_assert_cmpstr (((HengJob *) jobs->pdata[0])->position, ==, "实习生");
}

/* Nothing is stored for somebody who was only hired; the first change stores the hiring as it was. */
static void
test_derived_hire (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengEmployee) employee = add_employee (fixture->db, "E001", "张伟");
  g_autoptr (HengEmployee) other = add_employee (fixture->db, "E002", "李娜");
  g_autoptr (HengJob) job = heng_job_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  HengChange *change;

  set_position (fixture->db, employee, "工程师");
  before = heng_jobs_load (fixture->db, employee->id, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (((HengJob *) before->pdata[0])->id, ==, 0);
  g_assert_cmpint (((HengJob *) before->pdata[0])->from_date, ==, employee->hire_date);
  job->from_date = heng_date_new (2025, 7, 1);
  job->kind = HENG_JOB_PROMOTION;
  job->position = g_strdup ("架构师");
  change = begin (fixture);
  g_assert_true (heng_employee_change_job (change, employee, job, NULL));
  commit (change);
  after = heng_jobs_load (fixture->db, employee->id, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (((HengJob *) after->pdata[0])->id, >, 0);
  g_assert_cmpint (((HengJob *) after->pdata[0])->kind, ==, HENG_JOB_HIRE);
  g_assert_cmpstr (((HengJob *) after->pdata[0])->position, ==, "工程师");
  all = heng_jobs_load (fixture->db, 0, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((HengJob *) all->pdata[2])->employee_id, ==, other->id);
  g_free (heng_journal_undo (fixture->db, NULL, NULL));
  undone = heng_jobs_load (fixture->db, employee->id, NULL);
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_cmpstr (((HengJob *) undone->pdata[0])->position, ==, "工程师");
}

static HengCycle *
add_cycle (HengChange *change, const char *key, int year, int state)
{
  HengCycle *cycle = heng_cycle_new ();

  cycle->key = g_strdup (key);
  cycle->name = g_strdup (key);
  cycle->start_date = heng_date_new (year, 1, 1);
  cycle->end_date = heng_date_new (year, 12, 31);
  cycle->state = state;
  insert (change, &heng_cycle_type, cycle);
  return cycle;
}

static void
test_current_cycle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycle) none = heng_cycle_load_current (fixture->db, &error);
  HengChange *change = begin (fixture);
  g_autoptr (HengCycle) past = add_cycle (change, "2024", 2024, HENG_CYCLE_ARCHIVED);
  g_autoptr (HengCycle) present = add_cycle (change, "2025", 2025, HENG_CYCLE_EXECUTING);
  g_autoptr (HengCycle) future = add_cycle (change, "2027", 2027, HENG_CYCLE_DRAFT);
  g_autoptr (HengCycle) current = NULL;
  g_autoptr (HengCycle) early = NULL;

  commit (change);
  g_assert_null (none);
  g_assert_no_error (error);
  heng_clock_pin (heng_date_new (2026, 7, 1));
  current = heng_cycle_load_current (fixture->db, &error);
  g_assert_cmpstr (current->key, ==, "2025");
  heng_clock_pin (heng_date_new (2023, 7, 1));
  early = heng_cycle_load_current (fixture->db, &error);
  g_assert_cmpstr (early->key, ==, "2027");
  heng_clock_pin (HENG_DATE_NONE);
  g_assert_null (heng_cycle_load_by_key (fixture->db, "1999", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW);
}

static gint64
add_participant (HengChange *change, gint64 cycle_id, gint64 employee_id, gint64 part)
{
  g_autoptr (HengParticipant) participant = heng_participant_new ();

  participant->cycle_id = cycle_id;
  participant->employee_id = employee_id;
  participant->part = part;
  participant->from_date = heng_date_new (2026, 1, 1);
  participant->to_date = heng_date_new (2026, 3, 31);
  insert (change, &heng_participant_type, participant);
  return participant->id;
}

static void
add_actual (HengChange *change, gint64 cycle_id, int level, gint64 owner_id, const char *code)
{
  g_autoptr (HengActualRow) actual = heng_actual_row_new ();

  actual->cycle_id = cycle_id;
  actual->level = level;
  actual->owner_id = owner_id;
  actual->code = g_strdup (code);
  actual->value = g_strdup ("1");
  insert (change, &heng_actual_row_type, actual);
}

static void
test_actuals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) one = add_employee (fixture->db, "E1", "甲");
  g_autoptr (HengEmployee) two = add_employee (fixture->db, "E2", "乙");
  HengChange *change = begin (fixture);
  g_autoptr (HengCycle) cycle = add_cycle (change, "2026Q1", 2026, HENG_CYCLE_EXECUTING);
  gint64 first = add_participant (change, cycle->id, one->id, 1);
  gint64 second = add_participant (change, cycle->id, two->id, 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (HengActualRow) row = NULL;

  add_actual (change, cycle->id, HENG_LEVEL_COMPANY, 0, "C-01");
  add_actual (change, cycle->id, HENG_LEVEL_PERSON, second, "B-01");
  add_actual (change, cycle->id, HENG_LEVEL_PERSON, first, "B-02");
  add_actual (change, cycle->id, HENG_LEVEL_PERSON, first, "B-01");
  commit (change);
  all = heng_actuals_load (fixture->db, cycle->id, &error);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpint (((HengActualRow *) all->pdata[0])->owner_id, ==, first);
  g_assert_cmpstr (((HengActualRow *) all->pdata[0])->code, ==, "B-01");
  g_assert_cmpint (((HengActualRow *) all->pdata[3])->level, ==, HENG_LEVEL_COMPANY);
  own = heng_actuals_load_for (fixture->db, cycle->id, two->id, &error);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpint (((HengActualRow *) own->pdata[0])->owner_id, ==, second);
  row = heng_actual_row_load (fixture->db, cycle->id, HENG_LEVEL_COMPANY, 0, "C-01", &error);
  g_assert_nonnull (row);
  g_assert_null (heng_actual_row_load (fixture->db, cycle->id, HENG_LEVEL_DEPT, 0, "C-01", &error));
  g_assert_no_error (error);
}

static void
add_result (HengChange *change, gint64 cycle_id, gint64 employee_id, gint64 revision)
{
  g_autoptr (HengResult) result = heng_result_new ();

  result->cycle_id = cycle_id;
  result->employee_id = employee_id;
  result->revision = revision;
  insert (change, &heng_result_type, result);
}

static void
test_newest_revision (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) one = add_employee (fixture->db, "E1", "甲");
  g_autoptr (HengEmployee) two = add_employee (fixture->db, "E2", "乙");
  HengChange *change = begin (fixture);
  g_autoptr (HengCycle) late = add_cycle (change, "2026", 2026, HENG_CYCLE_EXECUTING);
  g_autoptr (HengCycle) early = add_cycle (change, "2025", 2025, HENG_CYCLE_ARCHIVED);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) history = NULL;

  add_result (change, late->id, two->id, 1);
  add_result (change, late->id, one->id, 1);
  add_result (change, late->id, one->id, 2);
  add_result (change, early->id, one->id, 1);
  commit (change);
  results = heng_results_load (fixture->db, late->id, &error);
  g_assert_cmpuint (results->len, ==, 2);
  g_assert_cmpint (((HengResult *) results->pdata[0])->employee_id, ==, one->id);
  g_assert_cmpint (((HengResult *) results->pdata[0])->revision, ==, 2);
  history = heng_results_load_employee (fixture->db, one->id, &error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpint (((HengResult *) history->pdata[0])->cycle_id, ==, early->id);
}

static gint64
add_objective (HengChange *change, gint64 cycle_id, int kind, gint64 owner_id, const char *key, gint64 sort)
{
  g_autoptr (HengObjective) objective = heng_objective_new ();
  g_autoptr (HengKeyResult) key_result = heng_key_result_new ();
  g_autoptr (HengCheckin) checkin = heng_checkin_new ();

  objective->cycle_id = cycle_id;
  objective->owner_kind = kind;
  objective->owner_id = owner_id;
  objective->key = g_strdup (key);
  objective->title = g_strdup (key);
  objective->sort = sort;
  insert (change, &heng_objective_type, objective);
  key_result->objective_id = objective->id;
  key_result->key = g_strdup ("KR1");
  key_result->title = g_strdup ("…");
  insert (change, &heng_key_result_type, key_result);
  checkin->key_result_id = key_result->id;
  checkin->day = heng_date_new (2026, 2, 1);
  insert (change, &heng_checkin_type, checkin);
  return objective->id;
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengChange *change = begin (fixture);
  g_autoptr (HengCycle) cycle = add_cycle (change, "2026", 2026, HENG_CYCLE_EXECUTING);
  gint64 second = add_objective (change, cycle->id, HENG_OWNER_PERSON, 7, "O2", 2);
  gint64 first = add_objective (change, cycle->id, HENG_OWNER_PERSON, 7, "O1", 1);
  gint64 company = add_objective (change, cycle->id, HENG_OWNER_COMPANY, 0, "O1", 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) of_company = NULL;
  g_autoptr (GPtrArray) key_results = NULL;
  g_autoptr (GPtrArray) checkins = NULL;

  commit (change);
  all = heng_objectives_load (fixture->db, cycle->id, -1, 0, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((HengObjective *) all->pdata[0])->id, ==, company);
  own = heng_objectives_load (fixture->db, cycle->id, HENG_OWNER_PERSON, 7, &error);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpint (((HengObjective *) own->pdata[0])->id, ==, first);
  of_company = heng_objectives_load (fixture->db, cycle->id, HENG_OWNER_COMPANY, 0, &error);
  g_assert_cmpuint (of_company->len, ==, 1);
  key_results = heng_key_results_load (fixture->db, cycle->id, -1, 0, &error);
  g_assert_cmpuint (key_results->len, ==, 3);
  g_assert_cmpint (((HengKeyResult *) key_results->pdata[0])->objective_id, ==, second);
  checkins = heng_checkins_load (fixture->db, cycle->id, HENG_OWNER_PERSON, 7, &error);
  g_assert_cmpuint (checkins->len, ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/tables/every-type-fits", test_every_type_fits);
  ADD ("/tables/departments", test_departments);
  ADD ("/tables/search", test_search);
  ADD ("/tables/subtree", test_subtree);
  ADD ("/tables/change-of-job", test_change_of_job);
  ADD ("/tables/derived-hire", test_derived_hire);
  ADD ("/tables/current-cycle", test_current_cycle);
  ADD ("/tables/actuals", test_actuals);
  ADD ("/tables/newest-revision", test_newest_revision);
  ADD ("/tables/goals", test_goals);
  return g_test_run ();
}
