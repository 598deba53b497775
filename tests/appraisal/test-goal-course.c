/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of key results: planned and actual points, one's own round, silence for two weeks, grades; remarks and evidence; carrying over. */
#include "goal-fixture.h"
#include "heng-goal-carry.h"
#include "heng-goal-detail-table.h"
#include "heng-goal-history.h"
#include "heng-goal-state.h"
#include "heng-goal-talk.h"

static void
test_history (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), krs[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalHistory) history = NULL;
  const HengGoalPoint *first, *last;

  add_good_goal (fixture->db, cycle, id_of (fixture->db, "QH0002"), krs);
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 7, 15), "34", 6);
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 8, 20), "20", 8);
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 8, 20), "18", 7);
  history = heng_goal_history_load (fixture->db, krs[0], HENG_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->points->len, ==, 3);
  first = history->points->pdata[0];
  last = history->points->pdata[2];
  g_assert_true (first->has_number);
  g_assert_cmpint (first->number, ==, HENG_POINTS (34));
  g_assert_cmpint (first->progress, ==, 200000);
  g_assert_cmpint (first->expected, ==, heng_div_round ((HengWide) 15 * HENG_MICRO, 92));
  g_assert_true (((HengGoalPoint *) history->points->pdata[1])->superseded);
  g_assert_false (last->superseded);
  g_assert_cmpint (last->confidence, ==, 7);
  g_assert_cmpstr (last->value_text, ==, "18 分钟");
  g_assert_cmpint (history->progress.p, ==, 733333);
  g_assert_true (history->has_plan);
  g_assert_cmpint (history->plan_from, ==, HENG_POINTS (40));
  g_assert_cmpint (history->plan_to, ==, HENG_POINTS (10));
  /* 52 of 92 days: 40 − 30 × 0.565217 */
  g_assert_cmpint (history->plan_today, ==, 23043490);
}

static void
test_own_and_silent (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002"), fang = id_of (fixture->db, "QH0003"), krs[2], dept, led;
  g_autoptr (HengGoalForest) forest = NULL;
  g_autoptr (GArray) own = NULL, silent = NULL, of_fang = NULL;
  g_autofree char *lead = g_strdup_printf ("%d", (int) wei);

  add_good_goal (fixture->db, cycle, wei, krs);
  dept = add_goal (fixture->db, cycle, HENG_OWNER_DEPT, fixture->rd, 0, 0, "让产品版本按期上线");
  led = add_kr (fixture->db, dept, "按期上线率由66%增至90%");
  must_set_kr (fixture->db, led, "lead_id", lead);
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 8, 7), "30", 6);  /* 14 days ago: not yet */
  check_in_on (fixture->db, krs[1], heng_date_new (2026, 8, 6), "3", 6);
  forest = forest_of (fixture->db, cycle);
  own = heng_goal_forest_own (forest, wei);
  of_fang = heng_goal_forest_own (forest, fang);
  silent = heng_goal_forest_silent (forest);
  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpuint (of_fang->len, ==, 0);
  g_assert_cmpuint (silent->len, ==, 2);
  for (guint i = 0; i < silent->len; i++)
    g_assert_cmpint (forest->nodes[g_array_index (silent, int, i)].id, !=, krs[0]);
  g_assert_cmpint (node_of (forest, HENG_GOAL_KEY_RESULT, led)->flags, ==, HENG_KR_FLAG_NO_CHECKIN);
  {
    g_autofree char *now = heng_goal_node_current_text (forest, node_of (forest, HENG_GOAL_KEY_RESULT, krs[0]));
    g_autofree char *none = heng_goal_node_current_text (forest, node_of (forest, HENG_GOAL_KEY_RESULT, led));
    g_autofree char *span = heng_goal_node_span_text (node_of (forest, HENG_GOAL_KEY_RESULT, krs[0]));

    g_assert_cmpstr (now, ==, "30 分钟");
    g_assert_cmpstr (none, ==, "—");
    g_assert_cmpstr (span, ==, "40 → 10 分钟");
  }
}

static void
test_grades (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), krs[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) grades = NULL;
  const HengGoalGrade *newest;

  add_good_goal (fixture->db, cycle, id_of (fixture->db, "QH0002"), krs);
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 8, 7), "18", 6);
  g_assert_false (heng_goal_grade (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "0.7", NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED); /* not yet the close */
  g_clear_error (&error);
  heng_clock_pin (heng_date_new (2026, 9, 25));
  g_assert_false (heng_goal_grade (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "1.2", NULL, "test", &error));
  g_clear_error (&error);
  g_assert_false (heng_goal_grade (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "0.3", NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID); /* computed 0.73: say why */
  g_clear_error (&error);
  g_assert_true (heng_goal_grade (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "70%", NULL, "test", &error));
  g_assert_true (heng_goal_grade (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "0.3", "只在测试环境做到", "test", &error));
  g_assert_no_error (error);
  grades = heng_goal_grades_load (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], &error);
  g_assert_cmpuint (grades->len, ==, 2); /* the first one stays */
  newest = grades->pdata[0];
  g_assert_cmpint (newest->grade, ==, 300000);
  g_assert_cmpint (newest->computed, ==, 733333);
  g_assert_cmpint (((HengGoalGrade *) grades->pdata[1])->grade, ==, 700000);
}

static const HengTodo *
mention_in (GPtrArray *todos)
{
  for (guint i = 0; i < todos->len; i++)
    if (((HengTodo *) todos->pdata[i])->kind == HENG_TODO_MENTIONED)
      return todos->pdata[i];
  return NULL;
}

/* Who is mentioned reads it on Home for two weeks; nobody else does. */
static void
check_mention_todo (HengDb *db, gint64 cycle, gint64 mentioned, gint64 key_result)
{
  g_autoptr (GError) error = NULL;
  const HengDate today = heng_store_today (db);
  g_autoptr (GPtrArray) own = heng_todos_load_for (db, cycle, mentioned, today, &error);
  g_autoptr (GPtrArray) hr = heng_todos_load_for (db, cycle, 0, today, &error);
  g_autoptr (GPtrArray) later = NULL;

  g_assert_no_error (error);
  g_assert_null (mention_in (hr));
  g_assert_nonnull (mention_in (own));
  g_assert_cmpuint (mention_in (own)->n, ==, 1);
  g_assert_cmpint (mention_in (own)->key_result_id, ==, key_result);
  g_assert_nonnull (strstr (mention_in (own)->detail, "镜像推送慢"));
  heng_clock_pin (today + 15);
  later = heng_todos_load_for (db, cycle, mentioned, today + 15, &error);
  heng_clock_pin (today);
  g_assert_no_error (error);
  g_assert_null (mention_in (later));
}

static void
test_mentions (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002"), fang = id_of (fixture->db, "QH0003"), krs[2], comment;
  gint64 id = add_good_goal (fixture->db, cycle, wei, krs);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = NULL, mentioned = NULL, below = NULL;
  g_autoptr (HengGoalForest) forest = NULL;
  const HengGoalRemark *remark;

  comment = heng_goal_comment (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "@王芳 镜像推送慢，写信到 it@example.com，也问 @QH0001。", "张伟", &error);
  g_assert_no_error (error);
  g_assert_cmpint (comment, >, 0);
  remarks = heng_goal_comments_load (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], FALSE, &error);
  g_assert_cmpuint (remarks->len, ==, 1);
  remark = remarks->pdata[0];
  g_assert_cmpuint (remark->mentions->len, ==, 2);
  g_assert_cmpint (g_array_index (remark->mentions, gint64, 0), ==, fang);
  mentioned = heng_goal_mentions_load (fixture->db, cycle, fang, &error);
  g_assert_cmpuint (mentioned->len, ==, 1);
  check_mention_todo (fixture->db, cycle, fang, krs[0]);
  below = heng_goal_comments_load (fixture->db, HENG_GOAL_OBJECTIVE, id, TRUE, &error);
  g_assert_cmpuint (below->len, ==, 1);
  forest = forest_of (fixture->db, cycle);
  g_assert_cmpuint (node_of (forest, HENG_GOAL_KEY_RESULT, krs[0])->n_comments, ==, 1);
  g_assert_cmpint (heng_goal_comment (fixture->db, HENG_GOAL_OBJECTIVE, id, "@没有这个人 请看", "张伟", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  add_employee (fixture->db, "QH0077", "王芳", fixture->hr, 0, heng_date_new (2024, 3, 1));
  g_assert_cmpint (heng_goal_comment (fixture->db, HENG_GOAL_OBJECTIVE, id, "@王芳 是哪一位", "张伟", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (heng_goal_comment_remove (fixture->db, comment, remark->record->version, "other", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_comment_remove (fixture->db, comment, remark->record->version, "张伟", &error));
  undo (fixture->db, "Take a remark back");
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), krs[2];
  gint64 id = add_good_goal (fixture->db, cycle, id_of (fixture->db, "QH0002"), krs), milestone;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ID,minutes\n1,18\n", 16), none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) read = NULL, again = NULL;
  g_autoptr (GPtrArray) list = NULL, of_objective = NULL;
  const HengGoalEvidence *file, *document;

  g_assert_false (heng_goal_attach_file (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "空.csv", "text/csv", none, "test", &error));
  g_clear_error (&error);
  g_assert_true (heng_goal_attach_file (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "构建时长.csv", "text/csv", bytes, "test", &error));
  g_assert_true (heng_goal_attach_link (fixture->db, HENG_GOAL_OBJECTIVE, id, "看板", "https://example.com/board?id=7", "test", &error));
  g_assert_true (heng_goal_attach_link (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], "验收单", "档案室 B-12", "test", &error));
  g_assert_no_error (error);
  list = heng_goal_evidence_load (fixture->db, HENG_GOAL_KEY_RESULT, krs[0], &error);
  of_objective = heng_goal_evidence_load (fixture->db, HENG_GOAL_OBJECTIVE, id, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (of_objective->len, ==, 1);
  g_assert_cmpint (((HengGoalEvidence *) of_objective->pdata[0])->kind, ==, HENG_EVIDENCE_LINK);
  file = list->pdata[0];
  document = list->pdata[1];
  g_assert_cmpint (document->kind, ==, HENG_EVIDENCE_DOCUMENT);
  g_assert_cmpint (file->size, ==, 16);
  read = heng_goal_evidence_bytes (fixture->db, file, &error);
  g_assert_true (g_bytes_equal (read, bytes));
  /* bytes stay for those who undo */
  g_assert_true (heng_goal_evidence_remove (fixture->db, file->id, file->version, "test", &error));
  undo (fixture->db, "Remove evidence of a goal");
  again = heng_goal_evidence_bytes (fixture->db, file, &error);
  g_assert_true (g_bytes_equal (again, bytes));
  /* a link proves a milestone without a written criterion (M4) */
  milestone = add_kr (fixture->db, id, "新版本通过上线评审");
  must_set_kr (fixture->db, milestone, "type", "BOOLEAN");
  {
    g_autoptr (GPtrArray) before = heng_goal_blockers (fixture->db, id, &error), after = NULL;

    g_assert_cmpint (((HengGoalBlocker *) before->pdata[0])->severity, ==, HENG_SMART_ERROR);
    g_assert_true (heng_goal_attach_link (fixture->db, HENG_GOAL_KEY_RESULT, milestone, "评审", "https://example.com/r/1", "test", &error));
    after = heng_goal_blockers (fixture->db, id, &error);
    g_assert_cmpint (((HengGoalBlocker *) after->pdata[0])->severity, ==, HENG_SMART_WARNING);
  }
}

static gint64
open_q4 (HengDb *db)
{
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = "test" };
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (db, &args, &error);

  g_assert_no_error (error);
  return opened->cycle_id;
}

static void
test_carry (Fixture *fixture, gconstpointer data)
{
  HengDb *db = fixture->db;
  gint64 gone = add_employee (db, "QH0066", "要走的人", fixture->rd, 0, heng_date_new (2024, 3, 1));
  gint64 q3 = open_q3 (db), wei = id_of (db, "QH0002"), krs[2], dept, steps, mine, q4;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) preview = NULL, objectives = NULL, kept = NULL;
  HengGoalCarryArgs args = { .how = HENG_GOAL_CARRY, .owner_kind = -1, .actor = "test" };
  const HengKeyResult *left;

  dept = add_goal (db, q3, HENG_OWNER_DEPT, fixture->rd, 0, 0, "让产品版本按期上线");
  steps = add_kr (db, dept, "按期上线率由66%增至90%");
  must_set_kr (db, steps, "type", "STEPS");
  must_set_kr (db, steps, "steps", "20 方案评审;30 试运行;50 上线");
  check_in_on (db, steps, heng_date_new (2026, 8, 1), "1,2", 7);
  mine = add_good_goal (db, q3, wei, krs);
  {
    g_autoptr (HengObjective) objective = objective_of (db, mine);

    g_assert_true (heng_goal_align (db, objective, 0, steps, HENG_LINK_REFERENCE, "test", &error));
  }
  must_set_kr (db, krs[0], "due_date", "2026-09-20");
  check_in_on (db, krs[0], heng_date_new (2026, 8, 7), "18", 6);
  check_in_on (db, krs[1], heng_date_new (2026, 8, 7), "5", 6); /* reached */
  add_kr (db, add_goal (db, q3, HENG_OWNER_PERSON, gone, 0, 0, "离职的人不再带目标"), "回滚次数由5次降到1次");
  leave (db, "QH0066", heng_date_new (2026, 8, 15));
  q4 = open_q4 (db);
  args.from_cycle_id = q3;
  args.to_cycle_id = q4;
  g_assert_cmpint (heng_goal_cycle_before (db, q4, &error), ==, q3);
  preview = heng_goal_carry_preview (db, &args, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->len, ==, 2);
  g_assert_cmpint (heng_goal_carry (db, &args, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (heng_goal_carry (db, &args, &error), ==, 0); /* nothing twice */
  objectives = heng_objectives_load (db, q4, HENG_OWNER_PERSON, wei, &error);
  g_assert_cmpuint (objectives->len, ==, 1);
  g_assert_cmpint (((HengObjective *) objectives->pdata[0])->state, ==, HENG_GOAL_DRAFT);
  g_assert_cmpint (((HengObjective *) objectives->pdata[0])->link, ==, HENG_LINK_REFERENCE);
  kept = heng_key_results_load_of (db, ((HengObjective *) objectives->pdata[0])->id, &error);
  g_assert_cmpuint (kept->len, ==, 1);
  left = kept->pdata[0];
  g_assert_cmpint (left->start_value, ==, HENG_POINTS (18));
  g_assert_cmpint (left->target, ==, HENG_POINTS (10));
  g_assert_cmpint (left->due_date, ==, heng_date_new (2026, 12, 21));
  {
    g_autoptr (HengKeyResult) above = kr_of (db, ((HengObjective *) objectives->pdata[0])->parent_kr_id);
    g_autoptr (HengGoalForest) forest = forest_of (db, q4);

    g_assert_cmpstr (above->steps, ==, "50 上线");
    g_assert_cmpint (node_of (forest, HENG_GOAL_KEY_RESULT, left->id)->progress.micro, ==, 0);
  }
  undo (db, "Carry 2 goals of Q3 2026 over into Q4 2026");
  args.how = HENG_GOAL_CLONE;
  args.owner_kind = HENG_OWNER_PERSON;
  args.owner_id = wei;
  g_assert_cmpint (heng_goal_carry (db, &args, &error), ==, 1);
  g_clear_pointer (&objectives, g_ptr_array_unref);
  g_clear_pointer (&kept, g_ptr_array_unref);
  objectives = heng_objectives_load (db, q4, HENG_OWNER_PERSON, wei, &error);
  kept = heng_key_results_load_of (db, ((HengObjective *) objectives->pdata[0])->id, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (((HengKeyResult *) kept->pdata[0])->start_value, ==, HENG_POINTS (40));
  g_assert_cmpint (((HengObjective *) objectives->pdata[0])->parent_id, ==, 0); /* the department's did not come along */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/goal-course/history", test_history);
  TEST ("/goal-course/own-and-silent", test_own_and_silent);
  TEST ("/goal-course/grades", test_grades);
  TEST ("/goal-course/mentions", test_mentions);
  TEST ("/goal-course/evidence", test_evidence);
  TEST ("/goal-course/carry", test_carry);
  return g_test_run ();
}
