/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals written in place: titles that fill fields, rules by name, conflicts, undo, taking away and cancelling. */
#include "goal-fixture.h"
#include "heng-goal-detail-table.h"

static void
test_title_fills_fields (void)
{
  HengDate from = heng_date_new (2026, 4, 1), to = heng_date_new (2026, 6, 30);
  g_auto (HengGoalParsed) chinese = { 0 };
  g_auto (HengGoalParsed) english = { 0 };
  g_auto (HengGoalParsed) none = { 0 };

  heng_goal_parse_title ("2026-06-28前将缺陷逃逸率由12%降至6%", from, to, &chinese);
  g_assert_true (chinese.has_values);
  g_assert_cmpint (chinese.type, ==, HENG_KR_DECREASE);
  g_assert_cmpint (chinese.start, ==, HENG_POINTS (12));
  g_assert_cmpint (chinese.target, ==, HENG_POINTS (6));
  g_assert_cmpstr (chinese.unit, ==, "%");
  g_assert_cmpint (chinese.due, ==, heng_date_new (2026, 6, 28));
  heng_goal_parse_title ("Time to hire from 42 to 30 days", from, to, &english);
  g_assert_true (english.has_values);
  g_assert_cmpint (english.target, ==, HENG_POINTS (30));
  g_assert_cmpstr (english.unit, ==, "days");
  heng_goal_parse_title ("发布 v2.3", from, to, &none);
  g_assert_false (none.has_values);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 first = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "  打造一天可上线的发布流程 ");
  gint64 second = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "让新版本稳定可靠");
  gint64 kr = add_kr (fixture->db, first, "构建时长由40分钟降到10分钟");
  g_autoptr (HengObjective) o1 = objective_of (fixture->db, first);
  g_autoptr (HengObjective) o2 = objective_of (fixture->db, second);
  g_autoptr (HengKeyResult) k1 = kr_of (fixture->db, kr);

  g_assert_cmpstr (o1->title, ==, "打造一天可上线的发布流程");
  g_assert_cmpstr (o1->key, ==, "O1");
  g_assert_cmpstr (o2->key, ==, "O2");
  g_assert_cmpint (o1->state, ==, HENG_GOAL_DRAFT);
  g_assert_cmpint (o2->sort, >, o1->sort);
  g_assert_cmpstr (k1->key, ==, "KR1");
  g_assert_cmpint (k1->type, ==, HENG_KR_DECREASE);
  g_assert_cmpint (k1->start_value, ==, HENG_POINTS (40));
  g_assert_cmpstr (k1->unit, ==, "分钟");
  g_assert_cmpint (k1->due_date, ==, Q3_TO);
  undo (fixture->db, "New key result 张伟 O1 KR1");
  undo (fixture->db, "New objective 张伟 O2");
  g_assert_null (heng_objective_load (fixture->db, second, NULL));
}

static void
test_add_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 first = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "甲目标写在最前面");
  gint64 last = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "乙目标写在最后面");
  HengGoalPlace place = { cycle, HENG_OWNER_PERSON, wei, 0, 0, HENG_LINK_NONE, first };
  gint64 between = heng_goal_add_objective (fixture->db, &place, "丙目标写在两者之间", "test", &error);
  gint64 kr1 = add_kr (fixture->db, first, "甲一由1个增至2个"), kr2 = add_kr (fixture->db, first, "甲二由1个增至2个");
  gint64 kr3 = heng_goal_add_key_result (fixture->db, first, kr1, "甲三由1个增至2个", "test", &error);
  g_autoptr (HengGoalForest) forest = forest_of (fixture->db, cycle);

  g_assert_no_error (error);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, first), ==, 0);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, kr1), ==, 1);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, kr3), ==, 2);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, kr2), ==, 3);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, between), ==, 4);
  g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_OBJECTIVE, last), ==, 5);
}

static void
refused (HengDb *db, gint64 kr, const char *field, const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengKeyResult) before = kr_of (db, kr);
  g_autoptr (HengKeyResult) after = NULL;

  g_assert_false (set_kr (db, kr, field, text, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  if (!strstr (error->message, words))
    g_error ("%s does not say %s", error->message, words);
  after = kr_of (db, kr);
  g_assert_cmpint (after->version, ==, before->version);
}

static void
test_fields_by_rule (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 objective = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 id = add_kr (fixture->db, objective, "构建时长明显缩短到可接受");
  g_autoptr (HengKeyResult) kr = NULL;

  must_set_kr (fixture->db, id, "start_value", "40 分钟");
  must_set_kr (fixture->db, id, "target", "１０");
  must_set_kr (fixture->db, id, "weight_bp", "33.5%");
  must_set_kr (fixture->db, id, "due_date", "2026-09-20");
  must_set_kr (fixture->db, id, "acceptance", "连续三天");
  kr = kr_of (fixture->db, id);
  g_assert_cmpint (kr->start_value, ==, HENG_POINTS (40));
  g_assert_cmpint (kr->target, ==, HENG_POINTS (10));
  g_assert_cmpint (kr->type, ==, HENG_KR_DECREASE); /* the numbers say which way */
  g_assert_cmpstr (kr->unit, ==, "分钟");
  g_assert_cmpint (kr->weight_bp, ==, 3350);
  g_assert_cmpint (kr->due_date, ==, heng_date_new (2026, 9, 20));
  refused (fixture->db, id, "target", "ten", "is no number");
  refused (fixture->db, id, "target", "10 天", "is no number");
  refused (fixture->db, id, "weight_bp", "120", "is no weight");
  refused (fixture->db, id, "weight_bp", "33.333", "is no weight");
  refused (fixture->db, id, "due_date", "2026-10-01", "Rule T1");
  refused (fixture->db, id, "due_date", "2026-07-01", "Rule T1");
  refused (fixture->db, id, "due_date", "soon", "is no day");
  refused (fixture->db, id, "title", "   ", "must not be empty");
  refused (fixture->db, id, "type", "INCREASE", "must be above the start");
  refused (fixture->db, id, "type", "SOMETHING", "none of the choices");
  refused (fixture->db, id, "steps", "x% a;-3 b;4..4 c", "weight is no number");
  must_set_kr (fixture->db, id, "type", "STEPS");
  must_set_kr (fixture->db, id, "steps", "20 方案评审；80 上线");
  must_set_kr (fixture->db, id, "type", "Within a range");
  must_set_kr (fixture->db, id, "high", "50");
  must_set_kr (fixture->db, id, "low", "45");
  refused (fixture->db, id, "low", "60", "above the upper");
  refused (fixture->db, id, "tolerance", "-1", "negative");
}

static void
test_keep_and_direction (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 objective = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 id = add_kr (fixture->db, objective, "重点客户续约率由82%增至90%");
  g_autoptr (HengKeyResult) kept = NULL, turned = NULL;

  must_set_kr (fixture->db, id, "keep", "yes");
  kept = kr_of (fixture->db, id);
  g_assert_true (kept->keep);
  g_assert_cmpint (kept->start_value, ==, HENG_POINTS (90));
  must_set_kr (fixture->db, id, "target", "80%");
  turned = kr_of (fixture->db, id);
  g_assert_false (turned->keep);
  g_assert_cmpint (turned->type, ==, HENG_KR_DECREASE);
}

static void
test_title_keeps_typed_numbers (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 objective = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 id = add_kr (fixture->db, objective, "构建时长由40分钟降到10分钟");
  g_autoptr (HengKeyResult) kr = NULL;

  must_set_kr (fixture->db, id, "title", "构建时长由50分钟降到20分钟");
  kr = kr_of (fixture->db, id);
  g_assert_cmpint (kr->start_value, ==, HENG_POINTS (40));
  undo (fixture->db, "Title of 张伟 O1 KR1 构建时长由40分钟降到10分钟 → 构建时长由50分钟降到20分钟");
}

static void
test_conflicts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 objective = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 id = add_kr (fixture->db, objective, "构建时长由40分钟降到10分钟");
  g_autoptr (HengKeyResult) seen = kr_of (fixture->db, id);
  g_autoptr (HengKeyResult) merged = NULL, chosen = NULL;
  const HengConflict *conflict;

  must_set_kr (fixture->db, id, "target", "12");
  g_assert_true (heng_goal_set_field (fixture->db, &heng_key_result_type, seen, "weight_bp", "40", "other", &error));
  g_assert_no_error (error);
  merged = kr_of (fixture->db, id);
  g_assert_cmpint (merged->target, ==, HENG_POINTS (12));
  g_assert_cmpint (merged->weight_bp, ==, 4000);
  g_assert_false (heng_goal_set_field (fixture->db, &heng_key_result_type, seen, "target", "15", "other", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  conflict = heng_store_error_get_conflict (error);
  g_assert_nonnull (conflict);
  g_assert_true (heng_goal_resolve (fixture->db, conflict, HENG_KEEP_BOTH, "other", NULL));
  chosen = kr_of (fixture->db, id);
  g_assert_cmpint (chosen->target, ==, HENG_POINTS (15));
  g_assert_cmpint (chosen->weight_bp, ==, 4000);
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002"), fang = id_of (fixture->db, "QH0003");
  gint64 mine = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  g_autoptr (HengObjective) objective = NULL, moved = NULL;

  add_goal (fixture->db, cycle, HENG_OWNER_PERSON, fang, 0, 0, "让新版本稳定可靠");
  objective = objective_of (fixture->db, mine);
  g_assert_false (heng_goal_set_owner (fixture->db, objective, HENG_OWNER_PERSON, id_of (fixture->db, "QH0008"), "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (heng_goal_set_owner (fixture->db, objective, HENG_OWNER_PERSON, fang, "test", &error));
  moved = objective_of (fixture->db, mine);
  g_assert_cmpint (moved->owner_id, ==, fang);
  g_assert_cmpstr (moved->key, ==, "O2");
  undo (fixture->db, "Owner of 张伟 O1: 王芳");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 above = add_goal (fixture->db, cycle, HENG_OWNER_DEPT, fixture->rd, 0, 0, "让产品版本按期上线");
  gint64 kr = add_kr (fixture->db, above, "按期上线率由66%增至90%");
  gint64 below = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, kr, "打造一天可上线的发布流程");
  g_autoptr (HengObjective) before = objective_of (fixture->db, above), freed = NULL, back = NULL;

  g_assert_true (heng_goal_remove (fixture->db, HENG_GOAL_OBJECTIVE, above, before->version, "test", &error));
  g_assert_no_error (error);
  freed = objective_of (fixture->db, below);
  g_assert_cmpint (freed->parent_id, ==, 0);
  g_assert_cmpint (freed->parent_kr_id, ==, 0);
  g_assert_cmpint (freed->link, ==, HENG_LINK_NONE);
  undo (fixture->db, "Remove 研发部 O1");
  back = objective_of (fixture->db, below);
  g_assert_cmpint (back->parent_kr_id, ==, kr);
  check_in_on (fixture->db, kr, heng_date_new (2026, 8, 1), "70", 7);
  g_assert_false (heng_goal_remove (fixture->db, HENG_GOAL_KEY_RESULT, kr, kr_version (fixture->db, kr), "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 objective = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "打造一天可上线的发布流程");
  gint64 kr = add_kr (fixture->db, objective, "构建时长由40分钟降到10分钟"), other = add_kr (fixture->db, objective, "每周可发布天数由2天增至5天");
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (HengGoalForest) forest = NULL;

  check_in_on (fixture->db, other, heng_date_new (2026, 8, 1), "5", 7);
  g_assert_false (heng_goal_cancel (fixture->db, HENG_GOAL_KEY_RESULT, kr, kr_version (fixture->db, kr), "  ", "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (heng_goal_cancel (fixture->db, HENG_GOAL_KEY_RESULT, kr, kr_version (fixture->db, kr), "镜像推送改由平台组负责", "test", &error));
  g_assert_no_error (error);
  forest = forest_of (fixture->db, cycle);
  g_assert_cmpint (node_of (forest, HENG_GOAL_OBJECTIVE, objective)->progress.micro, ==, HENG_MICRO);
  g_assert_cmpint (node_of (forest, HENG_GOAL_KEY_RESULT, kr)->progress.state, ==, HENG_VALUE_NA);
  g_assert_cmpint (node_of (forest, HENG_GOAL_KEY_RESULT, kr)->health, ==, HENG_HEALTH_NONE);
  remarks = heng_goal_rows_load (fixture->db, &heng_goal_comment_type, objective, kr, (GDestroyNotify) heng_goal_comment_free, &error);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (((HengGoalComment *) remarks->pdata[0])->kind, ==, HENG_REMARK_CANCEL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-edit/title", test_title_fills_fields);
  TEST ("/goal-edit/add", test_add);
  TEST ("/goal-edit/add-behind", test_add_behind);
  TEST ("/goal-edit/rules", test_fields_by_rule);
  TEST ("/goal-edit/direction", test_keep_and_direction);
  TEST ("/goal-edit/title-keeps-numbers", test_title_keeps_typed_numbers);
  TEST ("/goal-edit/conflicts", test_conflicts);
  TEST ("/goal-edit/owner", test_owner);
  TEST ("/goal-edit/remove", test_remove);
  TEST ("/goal-edit/cancel", test_cancel);
  return g_test_run ();
}
