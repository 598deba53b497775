/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roll-up of objectives and OKR points: the vectors of domain.md §2.3 and §2.4. */
#include "heng-objective-tree.h"
#include "model-test.h"

#include <gio/gio.h>

#define ITEM(weight, p) { (weight) * 100, FALSE, HENG_NUMBER (p) }
#define CANCELLED(weight) { (weight) * 100, TRUE, HENG_NUMBER (500000) }
#define NOT_APPLICABLE(weight) { (weight) * 100, FALSE, HENG_NA }

static void
test_o1 (void)
{
  HengWeightedProgress items[] = { ITEM (50, 500000), ITEM (30, 1000000), ITEM (20, 250000) };

  assert_value (heng_weighted_progress (items, 3, NULL), "0.6");
}

static void
test_o2 (void)
{
  HengWeightedProgress tracked[] = { ITEM (50, 400000), ITEM (50, 800000), ITEM (0, 1000000) };
  HengWeightedProgress equal[] = { ITEM (0, 400000), ITEM (0, 800000) };

  assert_value (heng_weighted_progress (tracked, 3, NULL), "0.6");
  assert_value (heng_weighted_progress (equal, 2, NULL), "0.6");
}

static void
test_o3 (void)
{
  HengWeightedProgress cancelled[] = { ITEM (50, 500000), CANCELLED (30), ITEM (20, 250000) };
  HengWeightedProgress no_checkin[] = { ITEM (60, 500000), ITEM (40, 0) };

  assert_value (heng_weighted_progress (cancelled, 3, NULL), "0.428571");
  assert_value (heng_weighted_progress (no_checkin, 2, NULL), "0.3");
}

static void
test_o4 (void)
{
  HengWeightedProgress own[] = { ITEM (40, 500000) };
  HengWeightedProgress eight[] = { ITEM (100, 800000) };
  HengWeightedProgress seven[] = { ITEM (100, 700000) };
  HengWeightedProgress b[] = { ITEM (1, 900000), ITEM (3, 500000) };
  HengObjectiveNode mixed[] = {
    { .mode = HENG_OKR_MIXED, .parent = -1, .key_results = own, .n_key_results = 1 },
    { .parent = 0, .link = HENG_LINK_COUNT, .weight_bp = 3000, .key_results = eight, .n_key_results = 1 },
    { .parent = 0, .link = HENG_LINK_COUNT, .weight_bp = 3000 },
  };
  HengObjectiveNode children[] = {
    { .parent = 2, .link = HENG_LINK_COUNT, .weight_bp = 5000, .key_results = seven, .n_key_results = 1 },
    { .parent = 2, .link = HENG_LINK_COUNT, .weight_bp = 5000, .key_results = b, .n_key_results = 2 },
    { .mode = HENG_OKR_CHILDREN, .parent = -1, .key_results = own, .n_key_results = 1 },
    { .parent = 2, .link = HENG_LINK_REFERENCE, .weight_bp = 5000, .key_results = eight, .n_key_results = 1 },
  };

  g_assert_true (heng_objective_tree_evaluate (mixed, 3, NULL));
  assert_value (mixed[0].progress, "0.628571");
  assert_value (mixed[2].progress, "NA");
  assert_value (mixed[2].points, "NA");
  g_assert_true (heng_objective_tree_evaluate (children, 4, NULL));
  assert_value (children[1].progress, "0.6");
  assert_value (children[2].progress, "0.65");
}

static void
test_o5 (void)
{
  HengWeightedProgress left[] = { CANCELLED (100), ITEM (0, 400000) };
  HengWeightedProgress zeros[] = { CANCELLED (0), ITEM (0, 400000) };
  HengWeightedProgress child[] = { ITEM (0, 500000), NOT_APPLICABLE (100) };

  assert_value (heng_weighted_progress (left, 2, NULL), "NA");
  assert_value (heng_weighted_progress (zeros, 2, NULL), "0.4");
  assert_value (heng_weighted_progress (child, 2, NULL), "NA");
  assert_value (heng_weighted_progress (NULL, 0, NULL), "NA");
}

static void
test_q1 (void)
{
  assert_value (heng_okr_points (number ("0.628571"), HENG_CURVE_COMMITTED, NULL), "62.8571");
  assert_value (heng_okr_points (number ("0.35"), HENG_CURVE_ASPIRATIONAL, NULL), "50");
  assert_value (heng_okr_points (number ("0.7"), HENG_CURVE_ASPIRATIONAL, NULL), "100");
  assert_value (heng_okr_points (number ("0.85"), HENG_CURVE_ASPIRATIONAL, NULL), "110");
  assert_value (heng_okr_points (number ("1"), HENG_CURVE_ASPIRATIONAL, NULL), "120");
  assert_value (heng_okr_points (number ("1.2"), HENG_CURVE_COMMITTED, NULL), "100");
  assert_value (heng_okr_points (number ("1.2"), HENG_CURVE_ASPIRATIONAL, NULL), "120");
  assert_value (heng_okr_points (number ("0.628571"), HENG_CURVE_ASPIRATIONAL, NULL), "89.795857");
  assert_value (heng_okr_points (number ("0.700001"), HENG_CURVE_ASPIRATIONAL, NULL), "100.000067");
  assert_value (heng_okr_points (HENG_NA, HENG_CURVE_COMMITTED, NULL), "NA");
}

static void
test_component (void)
{
  HengWeightedPoints items[] = { { 6000, FALSE, HENG_NUMBER (HENG_POINTS (60)) }, { 4000, FALSE, HENG_NUMBER (HENG_POINTS (100)) } };

  assert_value (heng_okr_component (items, 2, NULL), "76");
  items[1].points = HENG_NA;
  assert_value (heng_okr_component (items, 2, NULL), "60");
  items[0].cancelled = TRUE;
  assert_value (heng_okr_component (items, 2, NULL), "NA");
}

static void
test_loops (void)
{
  HengObjectiveNode ring[] = { { .parent = 1, .link = HENG_LINK_COUNT },
                               { .parent = 2, .link = HENG_LINK_REFERENCE },
                               { .parent = 0, .link = HENG_LINK_COUNT } };
  HengObjectiveNode self[] = { { .parent = 0, .link = HENG_LINK_COUNT } };
  HengObjectiveNode unlinked[] = { { .parent = 1, .link = HENG_LINK_NONE }, { .parent = 0, .link = HENG_LINK_COUNT } };
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_objective_tree_evaluate (ring, 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_false (heng_objective_tree_evaluate (self, 1, NULL));
  g_assert_true (heng_objective_tree_evaluate (unlinked, 2, NULL));
  g_assert_true (heng_objective_tree_evaluate (NULL, 0, NULL));
}

/* A chain of 20,000 objectives is no recursion. */
static void
test_deep (void)
{
  enum { DEPTH = 20000 };
  g_autofree HengObjectiveNode *nodes = g_new0 (HengObjectiveNode, DEPTH);
  HengWeightedProgress leaf[] = { ITEM (100, 123456) };

  for (int i = 0; i < DEPTH; i++)
    nodes[i] = (HengObjectiveNode) { .mode = HENG_OKR_MIXED, .parent = i - 1, .link = HENG_LINK_COUNT, .weight_bp = 100 };
  nodes[DEPTH - 1].key_results = leaf;
  nodes[DEPTH - 1].n_key_results = 1;
  g_assert_true (heng_objective_tree_evaluate (nodes, DEPTH, NULL));
  assert_value (nodes[0].progress, "0.123456");
}

static void
test_proof (void)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("progress", "Progress");
  HengWeightedProgress items[] = { ITEM (50, 500000), CANCELLED (30), ITEM (20, 250000) };

  heng_weighted_progress (items, 3, trace);
  g_assert_cmpstr (trace->formula, ==, "(50 × 0.500000 + 20 × 0.250000) ÷ 70");
  g_assert_cmpstr (trace->value, ==, "0.428571");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/objective/TV-O1", test_o1);
  g_test_add_func ("/objective/TV-O2", test_o2);
  g_test_add_func ("/objective/TV-O3", test_o3);
  g_test_add_func ("/objective/TV-O4", test_o4);
  g_test_add_func ("/objective/TV-O5", test_o5);
  g_test_add_func ("/objective/TV-Q1", test_q1);
  g_test_add_func ("/objective/component", test_component);
  g_test_add_func ("/objective/loops", test_loops);
  g_test_add_func ("/objective/deep", test_deep);
  g_test_add_func ("/objective/proof", test_proof);
  return g_test_run ();
}
