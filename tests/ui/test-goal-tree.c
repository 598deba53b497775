/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the Goals page: folding, searching and a goal being written announce only what changed, and goals keep their objects over a reload. */
#include "heng-goal-tree.h"

#include <string.h>

typedef struct
{
  guint n_calls, position, removed, added;
} Announced;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Announced *announced = user_data;

  announced->n_calls++;
  announced->position = position;
  announced->removed = removed;
  announced->added = added;
}

/* One line of the small world: depth and kind by the place of the title. */
typedef struct
{
  HengGoalKind kind;
  guint depth;
  const char *title, *owner;
  HengHealth health;
} Line;

static const Line world[] = {
  { HENG_GOAL_OBJECTIVE, 0, "交付更快", "王建国", HENG_HEALTH_OFF_TRACK },
  { HENG_GOAL_KEY_RESULT, 1, "交付周期由 20 天缩短到 10 天", "王建国", HENG_HEALTH_OFF_TRACK },
  { HENG_GOAL_OBJECTIVE, 2, "一天可上线", "李娜", HENG_HEALTH_ON_TRACK },
  { HENG_GOAL_KEY_RESULT, 3, "构建时长由 40 分钟降到 10 分钟", "张伟", HENG_HEALTH_ON_TRACK },
  { HENG_GOAL_KEY_RESULT, 1, "Uptime from 99 to 99.9 %", "Zhang Lei", HENG_HEALTH_ON_TRACK },
  { HENG_GOAL_OBJECTIVE, 0, "月结又快又准", "郑海燕", HENG_HEALTH_ON_TRACK },
};

static void
hang (HengGoalForest *forest, guint i)
{
  HengGoalNode *node = &forest->nodes[i];

  node->parent = -1;
  for (int j = (int) i - 1; j >= 0 && node->parent < 0; j--)
    if (forest->nodes[j].depth < node->depth)
      node->parent = j;
  for (int j = node->parent; j >= 0; j = forest->nodes[j].parent)
    forest->nodes[j].n_below++;
  if (node->parent >= 0)
    forest->nodes[node->parent].n_children++;
}

/* Without a store; `skip` leaves out one line, as another person may have taken it away. */
static HengGoalData *
make_data (int skip)
{
  HengGoalForest *forest = g_new0 (HengGoalForest, 1);

  forest->cycle = heng_cycle_new ();
  forest->today = heng_date_new (2026, 8, 21);
  forest->texts = g_string_chunk_new (256);
  forest->nodes = g_new0 (HengGoalNode, G_N_ELEMENTS (world));
  for (guint kind = 0; kind < 2; kind++)
    forest->places[kind] = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    {
      HengGoalNode *node = &forest->nodes[forest->n_nodes];

      if ((int) i == skip)
        continue;
      *node = (HengGoalNode) { .id = (gint64) i + 1, .kind = world[i].kind, .depth = world[i].depth, .title = world[i].title, .key = "",
                               .owner_name = world[i].owner, .lead_name = world[i].owner, .health = world[i].health, .unit = "", .confidence = -1,
                               .state = HENG_GOAL_APPROVED, .objective = (int) forest->n_nodes, .progress = HENG_NUMBER (0) };
      hang (forest, forest->n_nodes);
      g_hash_table_insert (forest->places[node->kind], GSIZE_TO_POINTER ((gsize) node->id), GUINT_TO_POINTER (forest->n_nodes + 1));
      forest->n_nodes++;
    }
  return heng_goal_data_new (forest);
}

static guint
n_rows (HengGoalTree *tree)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tree));
}

static const char *
title_at (HengGoalTree *tree, guint i)
{
  g_autoptr (HengGoalItem) item = g_list_model_get_item (G_LIST_MODEL (tree), i);
  const HengGoalNode *node = heng_goal_item_get_node (item);

  return node != NULL ? node->title : "(new)";
}

static HengGoalTree *
make_tree (Announced *announced)
{
  HengGoalTree *tree = heng_goal_tree_new ();
  g_autoptr (HengGoalData) data = make_data (-1);

  heng_goal_tree_set_data (tree, data);
  if (announced != NULL)
    g_signal_connect (tree, "items-changed", G_CALLBACK (items_changed_cb), announced);
  return tree;
}

static void
test_fold (void)
{
  Announced announced = { 0 };
  g_autoptr (HengGoalTree) tree = make_tree (&announced);
  g_autoptr (HengGoalItem) last = g_list_model_get_item (G_LIST_MODEL (tree), 5), again = NULL;

  g_assert_cmpuint (n_rows (tree), ==, 6); /* few goals are all unfolded */
  heng_goal_tree_set_unfolded (tree, 1, FALSE);
  g_assert_cmpuint (n_rows (tree), ==, 4);
  g_assert_cmpuint (announced.n_calls, ==, 1);
  g_assert_cmpuint (announced.position, ==, 2);
  g_assert_cmpuint (announced.removed, ==, 2);
  g_assert_cmpuint (announced.added, ==, 0);
  again = g_list_model_get_item (G_LIST_MODEL (tree), 3);
  g_assert_true (again == last);
  g_assert_cmpuint (heng_goal_tree_find (tree, HENG_GOAL_KEY_RESULT, 4), ==, G_MAXUINT);
  g_assert_cmpuint (heng_goal_tree_reveal (tree, HENG_GOAL_KEY_RESULT, 4), ==, 3);
  g_assert_cmpuint (heng_goal_tree_parent (tree, 3), ==, 2);
  heng_goal_tree_unfold_all (tree, FALSE);
  g_assert_cmpuint (n_rows (tree), ==, 2);
}

/* A match deep in the tree is shown with its way; a match on top hides the rest but can be unfolded. */
static void
test_search (void)
{
  g_autoptr (HengGoalTree) tree = make_tree (NULL);

  heng_goal_tree_set_search (tree, "构建");
  g_assert_cmpuint (n_rows (tree), ==, 4);
  g_assert_cmpstr (title_at (tree, 3), ==, world[3].title);
  heng_goal_tree_set_search (tree, "gjs"); /* initials of 构建时 */
  g_assert_cmpuint (n_rows (tree), ==, 4);
  heng_goal_tree_set_search (tree, "Zhang  lei");
  g_assert_cmpuint (n_rows (tree), ==, 2);
  g_assert_cmpstr (title_at (tree, 1), ==, world[4].title);
  heng_goal_tree_set_search (tree, "一天");
  g_assert_cmpuint (n_rows (tree), ==, 3);
  heng_goal_tree_set_unfolded (tree, 2, TRUE);
  g_assert_cmpuint (n_rows (tree), ==, 4);
  heng_goal_tree_set_search (tree, "nobody is called so");
  g_assert_cmpuint (n_rows (tree), ==, 0);
  g_assert_cmpuint (heng_goal_tree_n_matches (tree), ==, 0);
  heng_goal_tree_set_search (tree, "");
  g_assert_cmpuint (n_rows (tree), ==, 6);
}

static void
test_risk (void)
{
  g_autoptr (HengGoalTree) tree = make_tree (NULL);

  heng_goal_tree_set_only (tree, HENG_GOAL_ONLY_RISK);
  g_assert_true (heng_goal_tree_is_filtered (tree));
  g_assert_cmpuint (heng_goal_tree_n_matches (tree), ==, 2);
  g_assert_cmpstr (title_at (tree, 0), ==, world[0].title);
  g_assert_cmpstr (title_at (tree, 1), ==, world[1].title);
}

/* Somebody else took a goal away: the others keep their objects and what is folded stays folded. */
static void
test_reload (void)
{
  Announced announced = { 0 };
  g_autoptr (HengGoalTree) tree = make_tree (&announced);
  g_autoptr (HengGoalData) fewer = make_data (4);
  g_autoptr (HengGoalItem) first = NULL, again = NULL;

  heng_goal_tree_set_unfolded (tree, 1, FALSE);
  first = g_list_model_get_item (G_LIST_MODEL (tree), 0);
  announced.n_calls = 0;
  heng_goal_tree_set_data (tree, fewer);
  g_assert_cmpuint (n_rows (tree), ==, 3);
  g_assert_cmpuint (announced.n_calls, ==, 1);
  g_assert_cmpuint (announced.removed, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (tree), 0);
  g_assert_true (again == first);
}

/* The row of a new key result stands behind the last one, that of an objective behind all that hangs on the chosen one. */
static void
test_new (void)
{
  g_autoptr (HengGoalTree) tree = make_tree (NULL);

  g_assert_cmpuint (heng_goal_tree_begin_new (tree, HENG_GOAL_KEY_RESULT, 4, 1), ==, 5);
  g_assert_cmpuint (n_rows (tree), ==, 7);
  g_assert_cmpstr (title_at (tree, 5), ==, "(new)");
  g_assert_cmpuint (heng_goal_tree_begin_new (tree, HENG_GOAL_OBJECTIVE, 0, 0), ==, 5); /* in place of the other */
  g_assert_cmpuint (n_rows (tree), ==, 7);
  g_assert_cmpuint (heng_goal_tree_begin_new (tree, HENG_GOAL_KEY_RESULT, 2, 3), ==, 3); /* the first of its objective */
  g_assert_cmpuint (heng_goal_tree_begin_new (tree, HENG_GOAL_OBJECTIVE, -1, 0), ==, 6);
  heng_goal_tree_end_new (tree);
  g_assert_cmpuint (n_rows (tree), ==, 6);
}

static void
test_list (void)
{
  g_autoptr (HengGoalTree) tree = make_tree (NULL);

  heng_goal_tree_set_shape (tree, HENG_GOAL_SHAPE_LIST);
  g_assert_cmpuint (n_rows (tree), ==, 3);
  heng_goal_tree_set_order (tree, HENG_GOAL_BY_TITLE, FALSE);
  g_assert_cmpstr (title_at (tree, 0), ==, world[4].title); /* Latin before Han */
  heng_goal_tree_set_order (tree, HENG_GOAL_BY_TITLE, TRUE);
  g_assert_cmpstr (title_at (tree, 2), ==, world[4].title);
}

/* What a row on the screen holds follows without a reload. */
static void
test_held (void)
{
  g_autoptr (HengGoalTree) tree = make_tree (NULL);
  g_autoptr (HengGoalItem) item = g_list_model_get_item (G_LIST_MODEL (tree), 0);

  heng_goal_tree_set_unfolded (tree, 0, FALSE);
  g_assert_false (heng_goal_item_is_unfolded (item)); /* what is held follows */
  g_assert_true (heng_goal_item_is_foldable (item));
  heng_goal_tree_set_editing (tree, HENG_GOAL_OBJECTIVE, 1);
  g_assert_true (heng_goal_item_is_editing (item));
  heng_goal_tree_set_editing (tree, HENG_GOAL_OBJECTIVE, 0);
  g_assert_false (heng_goal_item_is_editing (item));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-tree/fold", test_fold);
  g_test_add_func ("/goal-tree/search", test_search);
  g_test_add_func ("/goal-tree/risk", test_risk);
  g_test_add_func ("/goal-tree/reload", test_reload);
  g_test_add_func ("/goal-tree/new", test_new);
  g_test_add_func ("/goal-tree/list", test_list);
  g_test_add_func ("/goal-tree/held-rows-follow", test_held);
  return g_test_run ();
}
