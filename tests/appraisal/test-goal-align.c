/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where goals hang: alignment to objectives and key results, loops, indenting, order, links sideways. */
#include "goal-fixture.h"
#include "heng-goal-detail-table.h"

typedef struct
{
  gint64 cycle, company, company_kr, dept, dept_kr, wei, wei_kr;
} Goals;

static Goals
some_goals (Fixture *fixture)
{
  Goals goals = { .cycle = open_q3 (fixture->db) };
  HengDb *db = fixture->db;

  goals.company = add_goal (db, goals.cycle, HENG_OWNER_COMPANY, 0, 0, 0, "交付更快，也更可靠");
  goals.company_kr = add_kr (db, goals.company, "需求交付周期由20天缩短到10天");
  goals.dept = add_goal (db, goals.cycle, HENG_OWNER_DEPT, fixture->rd, 0, goals.company_kr, "让产品版本按期上线");
  goals.dept_kr = add_kr (db, goals.dept, "按期上线率由66%增至90%");
  goals.wei = add_goal (db, goals.cycle, HENG_OWNER_PERSON, id_of (db, "QH0002"), 0, goals.dept_kr, "打造一天可上线的发布流程");
  goals.wei_kr = add_kr (db, goals.wei, "构建时长由40分钟降到10分钟");
  return goals;
}

static gboolean
align (HengDb *db, gint64 id, gint64 parent, gint64 kr, HengOkrLink link, GError **error)
{
  g_autoptr (HengObjective) objective = objective_of (db, id);

  return heng_goal_align (db, objective, parent, kr, link, "test", error);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (HengGoalForest) forest = forest_of (fixture->db, goals.cycle);
  const HengGoalNode *nodes = forest->nodes;
  gint64 ids[] = { goals.company, goals.company_kr, goals.dept, goals.dept_kr, goals.wei, goals.wei_kr };

  g_assert_cmpuint (forest->n_nodes, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (nodes[i].id, ==, ids[i]);
      g_assert_cmpuint (nodes[i].depth, ==, i);
      g_assert_cmpint (nodes[i].parent, ==, (int) i - 1);
      g_assert_cmpuint (nodes[i].n_below, ==, 5 - i);
      g_assert_cmpuint (nodes[i].n_children, ==, i < 5);
      g_assert_cmpint (nodes[i].objective, ==, (int) (i - i % 2));
    }
  g_assert_cmpint (nodes[4].parent_id, ==, goals.dept);
  g_assert_cmpint (nodes[4].parent_kr_id, ==, goals.dept_kr);
  g_assert_cmpint (nodes[4].link, ==, HENG_LINK_COUNT);
  g_assert_cmpstr (nodes[4].owner_name, ==, "张伟");
  g_assert_cmpstr (nodes[2].owner_name, ==, "研发部");
  g_assert_true (heng_goal_forest_is_below (forest, 5, 2));
  g_assert_false (heng_goal_forest_is_below (forest, 1, 2));
  g_assert_cmpuint (forest->summary.n_objectives, ==, 3);
  g_assert_cmpuint (forest->summary.n_key_results, ==, 3);
  g_assert_null (forest->fault);
}

static void
test_loop (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalForest) forest = forest_of (fixture->db, goals.cycle);

  g_assert_true (heng_goal_forest_would_loop (forest, 0, 5));
  g_assert_false (heng_goal_forest_would_loop (forest, 4, 1));
  g_assert_false (align (fixture->db, goals.company, 0, goals.wei_kr, HENG_LINK_COUNT, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "R2"));
  g_clear_error (&error);
  g_assert_false (align (fixture->db, goals.dept, goals.dept, 0, HENG_LINK_REFERENCE, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (GError) error = NULL;
  gint64 fang = add_goal (fixture->db, goals.cycle, HENG_OWNER_PERSON, id_of (fixture->db, "QH0003"), 0, 0, "让新版本稳定可靠");
  gint64 link = heng_goal_add_link (fixture->db, fang, 0, goals.wei_kr, "同一条流水线", "test", &error);
  g_autoptr (HengGoalForest) forest = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (link, >, 0);
  forest = forest_of (fixture->db, goals.cycle);
  g_assert_cmpuint (forest->n_links, ==, 1);
  g_assert_cmpint (forest->nodes[forest->links[0].from].id, ==, fang);
  g_assert_cmpint (forest->nodes[forest->links[0].to].id, ==, goals.wei_kr);
  g_assert_cmpuint (node_of (forest, HENG_GOAL_KEY_RESULT, goals.wei_kr)->n_links, ==, 1);
  /* the same again; and what would close a loop, in both directions of the two kinds */
  g_assert_cmpint (heng_goal_add_link (fixture->db, fang, 0, goals.wei_kr, NULL, "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_add_link (fixture->db, goals.wei, fang, 0, NULL, "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (align (fixture->db, goals.company, fang, 0, HENG_LINK_REFERENCE, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_goal_add_link (fixture->db, goals.company, fang, 0, NULL, "test", &error), ==, 0);
  g_clear_error (&error);
  heng_goal_remove_link (fixture->db, link, forest->links[0].version, "test", &error);
  g_assert_no_error (error);
  g_assert_true (align (fixture->db, goals.company, fang, 0, HENG_LINK_REFERENCE, &error));
}

static void
test_indent (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002");
  gint64 a = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "甲目标写在最前面");
  gint64 b = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "乙目标写在第二个");
  gint64 kr = add_kr (fixture->db, a, "甲一由1个增至2个");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengObjective) under = NULL, deeper = NULL, level = NULL, top = NULL;

  g_assert_false (heng_goal_indent (fixture->db, a, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (heng_goal_indent (fixture->db, b, "test", &error));
  under = objective_of (fixture->db, b);
  g_assert_cmpint (under->parent_id, ==, a);
  g_assert_cmpint (under->parent_kr_id, ==, 0);
  g_assert_cmpint (under->link, ==, HENG_LINK_COUNT);
  g_assert_true (heng_goal_indent (fixture->db, b, "test", &error)); /* the line above it is the key result */
  deeper = objective_of (fixture->db, b);
  g_assert_cmpint (deeper->parent_kr_id, ==, kr);
  g_assert_true (heng_goal_outdent (fixture->db, b, "test", &error));
  level = objective_of (fixture->db, b);
  g_assert_cmpint (level->parent_id, ==, a);
  g_assert_cmpint (level->parent_kr_id, ==, 0);
  g_assert_true (heng_goal_outdent (fixture->db, b, "test", &error));
  top = objective_of (fixture->db, b);
  g_assert_cmpint (top->parent_id, ==, 0);
  g_assert_cmpint (top->link, ==, HENG_LINK_NONE);
  g_assert_false (heng_goal_outdent (fixture->db, b, "test", &error));
}

static void
assert_order (HengDb *db, gint64 cycle, HengGoalKind kind, gint64 first, gint64 second, gint64 third)
{
  g_autoptr (HengGoalForest) forest = forest_of (db, cycle);

  g_assert_cmpint (heng_goal_forest_find (forest, kind, first), <, heng_goal_forest_find (forest, kind, second));
  g_assert_cmpint (heng_goal_forest_find (forest, kind, second), <, heng_goal_forest_find (forest, kind, third));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), wei = id_of (fixture->db, "QH0002"), fang = id_of (fixture->db, "QH0003");
  gint64 a = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "甲目标写在最前面");
  gint64 b = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, fang, 0, 0, "乙目标写在第二个");
  gint64 c = add_goal (fixture->db, cycle, HENG_OWNER_PERSON, wei, 0, 0, "丙目标写在第三个");
  gint64 k1 = add_kr (fixture->db, a, "甲一由1个增至2个"), k2 = add_kr (fixture->db, a, "甲二由1个增至2个"), k3 = add_kr (fixture->db, a, "甲三由1个增至2个");
  g_autoptr (GError) error = NULL;

  assert_order (fixture->db, cycle, HENG_GOAL_OBJECTIVE, a, b, c);
  g_assert_true (heng_goal_move (fixture->db, HENG_GOAL_OBJECTIVE, c, -1, "test", &error));
  assert_order (fixture->db, cycle, HENG_GOAL_OBJECTIVE, a, c, b);
  g_assert_true (heng_goal_move (fixture->db, HENG_GOAL_OBJECTIVE, a, 1, "test", &error));
  assert_order (fixture->db, cycle, HENG_GOAL_OBJECTIVE, c, a, b);
  g_assert_true (heng_goal_move (fixture->db, HENG_GOAL_KEY_RESULT, k1, 1, "test", &error));
  assert_order (fixture->db, cycle, HENG_GOAL_KEY_RESULT, k2, k1, k3);
  g_assert_false (heng_goal_move (fixture->db, HENG_GOAL_KEY_RESULT, k3, 1, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  undo (fixture->db, "Move 张伟 O1 KR1 down");
  assert_order (fixture->db, cycle, HENG_GOAL_KEY_RESULT, k1, k2, k3);
}

static void
test_move_key_result (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (GError) error = NULL;
  gint64 other = add_goal (fixture->db, goals.cycle, HENG_OWNER_PERSON, id_of (fixture->db, "QH0002"), 0, 0, "让新版本稳定可靠");
  gint64 kr1 = add_kr (fixture->db, other, "回滚次数由5次降到1次");
  g_autoptr (HengKeyResult) kr = kr_of (fixture->db, goals.dept_kr), moved = NULL;
  g_autoptr (HengObjective) along = NULL;

  g_assert_true (heng_goal_move_key_result (fixture->db, kr, other, -1, "test", &error));
  g_assert_no_error (error);
  moved = kr_of (fixture->db, goals.dept_kr);
  g_assert_cmpint (moved->objective_id, ==, other);
  g_assert_cmpstr (moved->key, ==, "KR2");
  along = objective_of (fixture->db, goals.wei);
  g_assert_cmpint (along->parent_id, ==, other);
  g_assert_cmpint (along->parent_kr_id, ==, goals.dept_kr);
  {
    g_autoptr (HengGoalForest) forest = forest_of (fixture->db, goals.cycle);

    g_assert_cmpint (heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, goals.dept_kr), <,
                     heng_goal_forest_find (forest, HENG_GOAL_KEY_RESULT, kr1));
  }
  undo (fixture->db, "Move 研发部 O1 KR1 to 张伟 O2");
}

/* What is aligned to a key result counts in its objective, by the mode of that objective. */
static void
test_parent_moves (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (HengGoalForest) before = NULL, after = NULL, referred = NULL;
  g_autoptr (GError) error = NULL;

  must_set (fixture->db, goals.dept, "mode", "MIXED");
  check_in_on (fixture->db, goals.dept_kr, heng_date_new (2026, 8, 1), "78", 7);
  before = forest_of (fixture->db, goals.cycle);
  g_assert_cmpint (node_of (before, HENG_GOAL_OBJECTIVE, goals.dept)->progress.micro, ==, 250000); /* 0.5 and 0, equal */
  check_in_on (fixture->db, goals.wei_kr, heng_date_new (2026, 8, 2), "10", 7);
  after = forest_of (fixture->db, goals.cycle);
  g_assert_cmpint (node_of (after, HENG_GOAL_OBJECTIVE, goals.dept)->progress.micro, ==, 750000);
  g_assert_true (align (fixture->db, goals.wei, 0, goals.dept_kr, HENG_LINK_REFERENCE, &error));
  referred = forest_of (fixture->db, goals.cycle);
  g_assert_cmpint (node_of (referred, HENG_GOAL_OBJECTIVE, goals.dept)->progress.micro, ==, 500000);
  undo (fixture->db, "Align 张伟 O1 to 研发部 O1 KR1 as a reference");
}

/* What a published result rests on stays, whoever owns it. */
static void
test_published_above (Fixture *fixture, gconstpointer data)
{
  HengDb *db = fixture->db;
  gint64 cycle = open_q3 (db);
  gint64 above = add_goal (db, cycle, HENG_OWNER_PERSON, id_of (db, "QH0002"), 0, 0, "让平台版本按期高质量交付");
  gint64 below = add_goal (db, cycle, HENG_OWNER_DEPT, fixture->platform, above, 0, "打造一天可上线的发布流程");
  gint64 kr = add_kr (db, below, "构建时长由40分钟降到10分钟");
  g_autoptr (GError) error = NULL;

  must_set (db, above, "mode", "CHILDREN");
  check_in_on (db, kr, heng_date_new (2026, 8, 1), "25", 7);
  fill_everything (db, cycle);
  g_assert_cmpint (heng_results_publish_early (db, cycle, TRUE, "closed early", NULL, "test", &error), >, 0);
  g_assert_no_error (error);
  g_assert_false (heng_check_in (db, kr, heng_date_new (2026, 8, 2), "10", 7, NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (set_kr (db, kr, "target", "5", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_results_verify (db, cycle, NULL, &error), ==, 0);
}

/* A store that was damaged: the forest names it and shows every goal once. */
static void
test_stored_loop (Fixture *fixture, gconstpointer data)
{
  Goals goals = some_goals (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (fixture->db, "test", "loop", &error);
  g_autoptr (HengObjective) company = objective_of (fixture->db, goals.company);
  g_autoptr (HengGoalForest) forest = NULL;
  guint n = 0;

  company->parent_id = goals.wei;
  company->parent_kr_id = goals.wei_kr;
  company->link = HENG_LINK_COUNT;
  g_assert_true (heng_change_update (change, &heng_objective_type, company, &error));
  g_assert_true (heng_change_commit (change, &error));
  forest = forest_of (fixture->db, goals.cycle);
  g_assert_nonnull (forest->fault);
  g_assert_cmpuint (forest->n_nodes, ==, 6);
  {
    g_autoptr (GPtrArray) findings = NULL;

    g_assert_false (heng_store_check (fixture->db, &findings, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (findings->len, ==, 1);
    g_assert_nonnull (strstr (findings->pdata[0], forest->fault));
  }
  for (guint i = 0; i < forest->n_nodes; i++)
    n += forest->nodes[i].id != 0 && forest->nodes[i].title != NULL;
  g_assert_cmpuint (n, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/goal-align/tree", test_tree);
  TEST ("/goal-align/loop", test_loop);
  TEST ("/goal-align/links", test_links);
  TEST ("/goal-align/indent", test_indent);
  TEST ("/goal-align/move", test_move);
  TEST ("/goal-align/move-key-result", test_move_key_result);
  TEST ("/goal-align/parent-moves", test_parent_moves);
  TEST ("/goal-align/published-above", test_published_above);
  TEST ("/goal-align/stored-loop", test_stored_loop);
  return g_test_run ();
}
