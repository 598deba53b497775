/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forest's numbers are those of the review, to the last micro: random goals of every type, mode, weight and state. */
#include "goal-fixture.h"

static const char *const values[] = { "12", "47.5", "80", "-3", "100.25", "0" };

/* Some check-ins that fit the type; sometimes none, sometimes two on a day. */
static void
random_checkins (GRand *rand, HengChange *change, const HengKeyResult *kr)
{
  g_autoptr (GError) error = NULL;
  int n = g_rand_int_range (rand, 0, 5);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (HengCheckin) checkin = heng_checkin_new ();

      checkin->key_result_id = kr->id;
      checkin->day = heng_date_new (2026, 7, 2) + g_rand_int_range (rand, 0, 60); /* some lie after today */
      checkin->value = g_strdup (kr->type == HENG_KR_BOOLEAN ? (g_rand_boolean (rand) ? "yes" : "no")
                                 : kr->type == HENG_KR_STEPS ? (g_rand_boolean (rand) ? "1,3" : "2")
                                                             : values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
      checkin->confidence = g_rand_int_range (rand, -1, 11);
      heng_change_insert (change, &heng_checkin_type, checkin, &error);
      g_assert_no_error (error);
    }
}

static void
random_key_result (GRand *rand, HengChange *change, gint64 objective_id, int number)
{
  static const gint64 weights[] = { 0, 0, 2500, 4000, 10000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengKeyResult) kr = heng_key_result_new ();

  kr->objective_id = objective_id;
  kr->key = g_strdup_printf ("KR%d", number);
  kr->title = g_strdup ("数");
  kr->type = g_rand_int_range (rand, 0, HENG_KR_RANGE_HITS + 1);
  kr->start_value = HENG_POINTS (g_rand_int_range (rand, -5, 30));
  kr->target = HENG_POINTS (g_rand_int_range (rand, 30, 90));
  if (kr->type == HENG_KR_DECREASE)
    {
      HengMicro start = kr->start_value;

      kr->start_value = kr->target;
      kr->target = start;
    }
  if (g_rand_int_range (rand, 0, 6) == 0)
    {
      kr->keep = 1;
      kr->start_value = kr->target;
    }
  kr->low = HENG_POINTS (45);
  kr->high = HENG_POINTS (50);
  kr->tolerance = HENG_POINTS (g_rand_int_range (rand, 0, 10));
  kr->steps = g_strdup (g_rand_boolean (rand) ? "20 甲;30 乙;50 丙" : "甲;乙;丙");
  kr->weight_bp = weights[g_rand_int_range (rand, 0, G_N_ELEMENTS (weights))];
  kr->due_date = g_rand_boolean (rand) ? heng_date_new (2026, 9, 15) : HENG_DATE_NONE;
  kr->state = g_rand_int_range (rand, 0, 8) == 0 ? HENG_GOAL_CANCELLED : HENG_GOAL_APPROVED;
  kr->sort = g_rand_int_range (rand, 0, 3);
  heng_change_insert (change, &heng_key_result_type, kr, &error);
  g_assert_no_error (error);
  random_checkins (rand, change, kr);
}

/* Parents come before their children, so nothing loops. `owners`: one person, or several. */
static void
random_goals (GRand *rand, HengDb *db, gint64 cycle_id, const gint64 *owners, int n_owners, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "goals", &error);
  g_autofree gint64 *ids = g_new0 (gint64, n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (HengObjective) objective = heng_objective_new ();

      objective->cycle_id = cycle_id;
      objective->owner_kind = HENG_OWNER_PERSON;
      objective->owner_id = owners[g_rand_int_range (rand, 0, n_owners)];
      objective->key = g_strdup_printf ("O%d", i + 1);
      objective->title = g_strdup ("标");
      objective->mode = g_rand_int_range (rand, 0, HENG_OKR_MIXED + 1);
      objective->curve = g_rand_boolean (rand);
      objective->weight_bp = g_rand_int_range (rand, 0, 3) * 2000;
      objective->state = g_rand_int_range (rand, 0, 10) == 0 ? HENG_GOAL_CANCELLED : HENG_GOAL_APPROVED;
      objective->sort = i;
      if (i > 0 && g_rand_boolean (rand))
        {
          objective->parent_id = ids[g_rand_int_range (rand, 0, i)];
          objective->link = g_rand_boolean (rand) ? HENG_LINK_COUNT : HENG_LINK_REFERENCE;
        }
      heng_change_insert (change, &heng_objective_type, objective, &error);
      g_assert_no_error (error);
      ids[i] = objective->id;
      for (int k = g_rand_int_range (rand, 0, 4); k > 0; k--)
        random_key_result (rand, change, objective->id, k);
    }
  g_assert_true (heng_change_commit (change, &error));
}

static void
compare_objective (const HengGoalForest *forest, const HengReviewObjective *objective)
{
  const HengGoalNode *node = node_of (forest, HENG_GOAL_OBJECTIVE, objective->record->id);
  gboolean cancelled = objective->record->state == HENG_GOAL_CANCELLED;

  if (!cancelled)
    {
      g_assert_cmpint (node->progress.state, ==, objective->progress.state);
      g_assert_cmpint (node->progress.micro, ==, objective->progress.micro);
      g_assert_cmpint (node->points.state, ==, objective->points.state);
      g_assert_cmpint (node->points.micro, ==, objective->points.micro);
    }
  for (guint k = 0; k < objective->key_results->len; k++)
    {
      const HengReviewKr *kr = objective->key_results->pdata[k];
      const HengGoalNode *line = node_of (forest, HENG_GOAL_KEY_RESULT, kr->record->id);
      g_autofree char *text = heng_goal_node_current_text (forest, line);

      g_assert_cmpint (line->raw, ==, kr->progress.p_raw);
      g_assert_cmpint (line->expected, ==, kr->progress.expected);
      g_assert_cmpuint (line->flags, ==, kr->progress.flags);
      g_assert_cmpstr (text, ==, kr->current_text);
      if (cancelled || kr->record->state == HENG_GOAL_CANCELLED)
        continue;
      g_assert_cmpint (line->progress.micro, ==, kr->progress.p);
      g_assert_cmpint (line->health, ==, kr->progress.health);
    }
}

static guint
compare_with_reviews (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengGoalForest) forest = forest_of (db, cycle_id);
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, 0, TRUE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint r = 0; r < reviews->len; r++)
    {
      const HengReviewPart *part = heng_review_current_part (reviews->pdata[r]);

      for (guint i = 0; i < part->objectives->len; i++, n++)
        compare_objective (forest, part->objectives->pdata[i]);
    }
  return n;
}

static void
test_equal_to_the_reviews (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261001);
  gint64 cycle = open_q3 (fixture->db);
  const gint64 owners[] = { id_of (fixture->db, "QH0002"), id_of (fixture->db, "QH0003"), id_of (fixture->db, "QH0005") };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    random_goals (rand, fixture->db, cycle, &owners[i], 1, 40);
  g_assert_cmpuint (compare_with_reviews (fixture->db, cycle), ==, 120);
}

/* Goals of others that count in mine: the review of every owner sees them as the tree does. */
static void
test_equal_across_owners (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint64 cycle = open_q3 (fixture->db);
  const gint64 owners[] = { id_of (fixture->db, "QH0002"), id_of (fixture->db, "QH0003"), id_of (fixture->db, "QH0005") };

  random_goals (rand, fixture->db, cycle, owners, G_N_ELEMENTS (owners), 120);
  g_assert_cmpuint (compare_with_reviews (fixture->db, cycle), ==, 120);
}

/* Goals of two cycles written in turn: the ids of one lie far apart. */
static void
test_scattered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  HengCycleOpenArgs args = { .key = "2026Q4", .from = heng_date_new (2026, 10, 1), .to = heng_date_new (2026, 12, 31), .actor = "test" };
  gint64 cycle = open_q3 (fixture->db);
  g_autoptr (HengCycleOpened) next = heng_cycle_open (fixture->db, &args, &error);
  const gint64 owners[] = { id_of (fixture->db, "QH0002"), id_of (fixture->db, "QH0003") };

  g_assert_no_error (error);
  random_goals (rand, fixture->db, cycle, &owners[0], 1, 5);
  random_goals (rand, fixture->db, next->cycle_id, &owners[0], 1, 150);
  random_goals (rand, fixture->db, cycle, &owners[1], 1, 5);
  g_assert_cmpuint (compare_with_reviews (fixture->db, cycle), ==, 10);
  g_assert_cmpuint (compare_with_reviews (fixture->db, next->cycle_id), ==, 150);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  gint64 cycle = open_q3 (fixture->db);
  const gint64 owner = id_of (fixture->db, "QH0002");
  g_autoptr (HengGoalForest) forest = NULL;

  random_goals (rand, fixture->db, cycle, &owner, 1, 150);
  forest = forest_of (fixture->db, cycle);
  for (int i = 0; i < (int) forest->n_nodes; i++)
    {
      const HengGoalNode *node = &forest->nodes[i];
      guint children = 0;

      g_assert_cmpint (heng_goal_forest_find (forest, node->kind, node->id), ==, i);
      for (int k = i + 1; k < (int) forest->n_nodes; k++)
        {
          children += forest->nodes[k].parent == i;
          g_assert_true ((k <= i + (int) node->n_below) == (forest->nodes[k].depth > node->depth && k <= i + (int) node->n_below));
        }
      g_assert_cmpuint (children, ==, node->n_children);
      if (node->parent >= 0)
        g_assert_cmpuint (node->depth, ==, forest->nodes[node->parent].depth + 1);
    }
}

/* What an objective is expected to have by now is the roll-up of what its key results are. */
static void
test_expected_and_health (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), krs[2];
  gint64 id = add_good_goal (fixture->db, cycle, id_of (fixture->db, "QH0002"), krs);
  g_autoptr (HengGoalForest) forest = NULL;
  const HengGoalNode *node;

  must_set_kr (fixture->db, krs[0], "weight_bp", "75");
  must_set_kr (fixture->db, krs[1], "weight_bp", "25");
  must_set_kr (fixture->db, krs[1], "due_date", "2026-08-15"); /* e = 1 */
  check_in_on (fixture->db, krs[0], heng_date_new (2026, 8, 1), "25", 8);
  check_in_on (fixture->db, krs[1], heng_date_new (2026, 8, 3), "3.5", 5);
  forest = forest_of (fixture->db, cycle);
  node = node_of (forest, HENG_GOAL_OBJECTIVE, id);
  g_assert_cmpint (node->progress.micro, ==, 500000);
  g_assert_cmpint (node->expected, ==, heng_div_round ((HengWide) 565217 * 75 + (HengWide) HENG_MICRO * 25, 100));
  g_assert_cmpint (node->health, ==, HENG_HEALTH_AT_RISK); /* −0.17 */
  g_assert_cmpint (node->confidence, ==, 7);
  g_assert_cmpint (node->last_checkin, ==, heng_date_new (2026, 8, 3));
  g_assert_cmpint (node->due, ==, Q3_TO);
  g_assert_false (forest->summary.has_plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/goal-forest/equal-to-the-reviews", test_equal_to_the_reviews);
  TEST ("/goal-forest/equal-across-owners", test_equal_across_owners);
  TEST ("/goal-forest/scattered", test_scattered);
  TEST ("/goal-forest/order", test_order);
  TEST ("/goal-forest/expected", test_expected_and_health);
  return g_test_run ();
}
