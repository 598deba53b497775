/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins by type of key result, the at-risk list and the to-do list. */
#include "appraisal-fixture.h"

static gint64
add_objective (HengDb *db, gint64 cycle_id, gint64 employee_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "objective", &error);
  g_autoptr (HengObjective) objective = heng_objective_new ();

  objective->cycle_id = cycle_id;
  objective->owner_kind = HENG_OWNER_PERSON;
  objective->owner_id = employee_id;
  objective->key = g_strdup ("O1");
  objective->title = g_strdup ("让新版本稳定可靠");
  objective->state = HENG_GOAL_APPROVED;
  objective->weight_bp = 10000;
  heng_change_insert (change, &heng_objective_type, objective, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  return objective->id;
}

static gint64
add_key_result (HengDb *db, gint64 objective_id, const char *key, HengKrType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "key result", &error);
  g_autoptr (HengKeyResult) kr = heng_key_result_new ();

  kr->objective_id = objective_id;
  kr->key = g_strdup (key);
  kr->title = g_strdup_printf ("%s 标题", key);
  kr->type = type;
  kr->start_value = HENG_POINTS (12);
  kr->target = HENG_POINTS (6);
  kr->steps = g_strdup ("20 方案评审;30 灰度;50 上线");
  kr->unit = g_strdup ("%");
  kr->weight_bp = 5000;
  kr->due_date = Q3_TO;
  kr->state = HENG_GOAL_APPROVED;
  heng_change_insert (change, &heng_key_result_type, kr, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  return kr->id;
}

static HengReviewKr *
find_kr (const HengReview *review, guint i)
{
  const HengReviewObjective *objective = ((HengReviewPart *) review->parts->pdata[0])->objectives->pdata[0];

  return objective->key_results->pdata[i];
}

static void
test_by_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  gint64 cycle_id = open_q3 (db);
  gint64 objective_id = add_objective (db, cycle_id, id_of (db, "QH0002"));
  gint64 metric = add_key_result (db, objective_id, "KR1", HENG_KR_DECREASE);
  gint64 steps = add_key_result (db, objective_id, "KR2", HENG_KR_STEPS);
  gint64 done = add_key_result (db, objective_id, "KR3", HENG_KR_BOOLEAN);
  g_autoptr (HengReview) review = NULL;

  g_assert_true (heng_check_in (db, metric, HENG_DATE_NONE, "９ ％", 7, "进展顺利", "test", &error));
  g_assert_no_error (error);
  g_assert_true (heng_check_in (db, steps, HENG_DATE_NONE, "2, 1", -1, NULL, "test", &error));
  g_assert_true (heng_check_in (db, done, HENG_DATE_NONE, "否", -1, NULL, "test", &error));
  g_assert_no_error (error);
  review = review_of (db, cycle_id, "QH0002");
  g_assert_cmpint (find_kr (review, 0)->progress.p, ==, 500000);
  g_assert_cmpint (find_kr (review, 1)->progress.p, ==, 500000);
  g_assert_cmpint (find_kr (review, 2)->progress.p, ==, 0);
  g_assert_cmpint (((HengCheckin *) find_kr (review, 0)->checkins->pdata[0])->day, ==, heng_date_new (2026, 8, 21));
  undo (db, "Check-in 张伟 O1 KR3: no");
}

static void
assert_refused (HengDb *db, gint64 kr, HengDate day, const char *value, int confidence, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_check_in (db, kr, day, value, confidence, NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  HengDb *db = fixture->db;
  gint64 cycle_id = open_q3 (db);
  gint64 objective_id = add_objective (db, cycle_id, id_of (db, "QH0002"));
  gint64 metric = add_key_result (db, objective_id, "KR1", HENG_KR_DECREASE);
  gint64 steps = add_key_result (db, objective_id, "KR2", HENG_KR_STEPS);
  gint64 done = add_key_result (db, objective_id, "KR3", HENG_KR_BOOLEAN);

  assert_refused (db, metric, HENG_DATE_NONE, "many", -1, HENG_APPRAISAL_ERROR_INVALID, "number");
  assert_refused (db, steps, HENG_DATE_NONE, "1,4", -1, HENG_APPRAISAL_ERROR_INVALID, "1 to 3");
  assert_refused (db, done, HENG_DATE_NONE, "maybe", -1, HENG_APPRAISAL_ERROR_INVALID, "yes or no");
  assert_refused (db, metric, HENG_DATE_NONE, "9", 11, HENG_APPRAISAL_ERROR_INVALID, "0 to 10");
  assert_refused (db, metric, heng_date_new (2026, 8, 22), "9", -1, HENG_APPRAISAL_ERROR_REFUSED, "future");
  assert_refused (db, metric, heng_date_new (2026, 6, 30), "9", -1, HENG_APPRAISAL_ERROR_REFUSED, "2026-07-01 to 2026-09-30");
}

static void
test_risks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  gint64 cycle_id = open_q3 (db);
  gint64 objective_id = add_objective (db, cycle_id, id_of (db, "QH0002"));
  gint64 good = add_key_result (db, objective_id, "KR1", HENG_KR_DECREASE);
  gint64 bad = add_key_result (db, objective_id, "KR2", HENG_KR_DECREASE);
  gint64 worst = add_key_result (db, objective_id, "KR3", HENG_KR_DECREASE);
  g_autoptr (GPtrArray) rows = NULL;
  const HengRiskRow *row;

  heng_check_in (db, good, HENG_DATE_NONE, "8", 8, NULL, "test", &error);
  heng_check_in (db, bad, HENG_DATE_NONE, "10", 5, NULL, "test", &error);
  g_assert_no_error (error);
  rows = heng_risks_load (db, cycle_id, heng_date_new (2026, 8, 21), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->key_result_id, ==, worst);
  g_assert_cmpint (row->last_checkin, ==, HENG_DATE_NONE);
  row = rows->pdata[1];
  g_assert_cmpint (row->key_result_id, ==, bad);
  g_assert_cmpstr (row->owner_name, ==, "张伟");
  g_assert_cmpint (row->confidence, ==, 5);
  g_assert_cmpint (row->employee_id, ==, id_of (db, "QH0002"));
}

static const HengTodo *
find_todo (GPtrArray *todos, HengTodoKind kind)
{
  for (guint i = 0; i < todos->len; i++)
    if (((HengTodo *) todos->pdata[i])->kind == kind)
      return todos->pdata[i];
  return NULL;
}

static void
test_todos (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  gint64 cycle_id = open_q3 (db);
  gint64 objective_id = add_objective (db, cycle_id, id_of (db, "QH0002"));
  g_autoptr (GPtrArray) todos = NULL;
  const HengTodo *todo;

  add_key_result (db, objective_id, "KR1", HENG_KR_DECREASE);
  todos = heng_todos_load (db, cycle_id, heng_date_new (2026, 8, 21), &error);
  g_assert_no_error (error);
  todo = find_todo (todos, HENG_TODO_MISSING_ACTUALS);
  g_assert_cmpuint (todo->n, ==, 5);
  g_assert_cmpstr (todo->title, ==, "5 people lack actual values");
  g_assert_cmpstr (todo->detail, ==, "研发部 4 · 人事部 1");
  /* five working days after 30 September, past the holidays and the swap day */
  g_assert_cmpint (todo->due, ==, heng_date_new (2026, 10, 13));
  todo = find_todo (todos, HENG_TODO_NO_CHECKIN);
  g_assert_cmpuint (todo->n, ==, 1);
  g_assert_cmpint (g_array_index (todo->employee_ids, gint64, 0), ==, id_of (db, "QH0002"));
  todo = find_todo (todos, HENG_TODO_NO_MANAGER);
  g_assert_cmpstr (todo->detail, ==, "李娜");
  /* what the cycle already says of the same people is not said twice */
  g_assert_null (find_todo (todos, HENG_TODO_MANAGER));
  g_assert_null (find_todo (todos, HENG_TODO_OPEN_CYCLE));
  g_assert_null (find_todo (todos, HENG_TODO_PUBLISH));
}

/* Whose result is published can check in no more, so nobody asks for it. */
static void
test_todos_of_the_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle_id = open_q3 (fixture->db);
  gint64 objective_id = add_objective (fixture->db, cycle_id, id_of (fixture->db, "QH0002"));
  g_autoptr (GPtrArray) todos = NULL;

  add_key_result (fixture->db, objective_id, "KR1", HENG_KR_DECREASE);
  fill_everything (fixture->db, cycle_id);
  heng_results_publish_early (fixture->db, cycle_id, FALSE, "closed early", NULL, "test", &error);
  g_assert_no_error (error);
  todos = heng_todos_load (fixture->db, cycle_id, heng_date_new (2026, 8, 21), &error);
  g_assert_no_error (error);
  g_assert_null (find_todo (todos, HENG_TODO_NO_CHECKIN));
}

/* Reminders need no cycle: they follow from the facts, and go when the facts are there. */
static void
test_todos_of_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HengDb *db = fixture->db;
  HengDate today = heng_date_new (2026, 8, 21);
  g_autoptr (HengEmployee) employee = heng_employee_load (db, id_of (db, "QH0002"), &error);
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "Probation", &error);
  g_autoptr (GPtrArray) todos = NULL;
  const HengTodo *todo;

  employee->emp_status = HENG_EMP_STATUS_PROBATION;
  employee->regular_plan = today + 12;
  g_assert_true (heng_change_update (change, &heng_employee_type, employee, &error));
  g_assert_true (heng_change_commit (change, &error));
  todos = heng_todos_load (db, 0, today, &error);
  g_assert_no_error (error);
  todo = find_todo (todos, HENG_TODO_PROBATION);
  g_assert_cmpuint (todo->n, ==, 1);
  g_assert_cmpint (todo->due, ==, today + 12);
  g_assert_cmpint (g_array_index (todo->employee_ids, gint64, 0), ==, employee->id);
  g_assert_nonnull (strstr (todo->detail, employee->name));
  g_assert_cmpuint (find_todo (todos, HENG_TODO_IDENTITY)->n, ==, 7); /* two have left or are known */
  g_assert_cmpint (find_todo (todos, HENG_TODO_IDENTITY)->due, ==, HENG_DATE_NONE);
  g_clear_pointer (&todos, g_ptr_array_unref);
  todos = heng_todos_load (db, 0, today - 60, &error);
  g_assert_null (find_todo (todos, HENG_TODO_PROBATION));
}

static void
test_todo_next_cycle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = heng_todos_load (fixture->db, 0, heng_date_new (2026, 8, 21), &error);
  gint64 cycle_id = open_q3 (fixture->db);
  g_autoptr (GPtrArray) late = heng_todos_load (fixture->db, cycle_id, heng_date_new (2026, 9, 24), &error);

  g_assert_no_error (error);
  g_assert_nonnull (find_todo (none, HENG_TODO_OPEN_CYCLE));
  g_assert_cmpint (find_todo (late, HENG_TODO_OPEN_CYCLE)->due, ==, heng_date_new (2026, 10, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/check-in/by-type", test_by_type);
  TEST ("/check-in/refused", test_refused);
  TEST ("/risks/worst-first", test_risks);
  TEST ("/todos/of-a-running-cycle", test_todos);
  TEST ("/todos/of-the-published", test_todos_of_the_published);
  TEST ("/todos/next-cycle", test_todo_next_cycle);
  TEST ("/todos/reminders-of-facts", test_todos_of_facts);
  return g_test_run ();
}
