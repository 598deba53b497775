/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 360 component from group sums: the vectors of domain.md §2.7, and that small groups stay hidden. */
#include "heng-rater-groups.h"
#include "model-test.h"

#include <string.h>

#define WEIGHTS { 4000, 2500, 1500, 2000, 0 }

static HengRaterScore
score_of (const HengRaterGroupInput given[HENG_N_GROUPS], HengTrace *trace)
{
  static const gint64 weights[HENG_N_GROUPS] = WEIGHTS;
  HengRaterGroupInput groups[HENG_N_GROUPS];

  for (guint i = 0; i < HENG_N_GROUPS; i++)
    {
      groups[i] = given[i];
      groups[i].weight_bp = weights[i];
    }
  return heng_rater_groups_score (groups, trace);
}

static void
test_g1 (void)
{
  const HengRaterGroupInput groups[HENG_N_GROUPS] = { { 1, 4200000 }, { 4, 16000000 }, { 0 }, { 2, 9000000 }, { 1, 5000000 } };
  HengRaterScore score = score_of (groups, NULL);

  assert_value (score.rating, "4.123077");
  assert_value (score.points, "102.46154");
  assert_micro (heng_micro_publish (score.points.micro, HENG_ROUND_HALF_UP), "102.46");
  g_assert_cmpint (score.fate[HENG_GROUP_CUST], ==, HENG_GROUP_EXCLUDED);
  g_assert_cmpint (score.fate[HENG_GROUP_SUB], ==, HENG_GROUP_ABSENT);
  g_assert_cmpint (score.fate[HENG_GROUP_SELF], ==, HENG_GROUP_SHOWN);
  assert_value (score.mean[HENG_GROUP_CUST], "NA");
  assert_value (score.pool_mean, "NA");
  g_assert_cmpint (score.active_weight_bp, ==, 6500);
}

static void
test_g2 (void)
{
  const HengRaterGroupInput groups[HENG_N_GROUPS] = { { 1, 4200000 }, { 2, 8000000 }, { 0 }, { 2, 9000000 } };
  HengRaterScore score = score_of (groups, NULL);

  assert_value (score.rating, "4.226471");
  assert_value (score.points, "104.52942");
  g_assert_cmpint (score.pool_n, ==, 4);
  assert_value (score.pool_mean, "4.25");
  g_assert_cmpint (score.fate[HENG_GROUP_PEER], ==, HENG_GROUP_POOLED);
  assert_value (score.mean[HENG_GROUP_PEER], "NA");
  g_assert_cmpint (score.active_weight_bp, ==, 8500);
}

/* The peers' highest and lowest are already dropped from the sum; the pool is not trimmed. */
static void
test_g5 (void)
{
  const HengRaterGroupInput groups[HENG_N_GROUPS] = { { 1, 4200000 }, { 3, 12500000 }, { 2, 6500000 }, { 1, 4000000 } };
  HengRaterScore score = score_of (groups, NULL);

  assert_value (score.mean[HENG_GROUP_PEER], "4.166667");
  assert_value (score.pool_mean, "3.5");
  assert_value (score.rating, "3.946667");
  assert_value (score.points, "98.93334");
}

static void
test_nothing (void)
{
  const HengRaterGroupInput none[HENG_N_GROUPS] = { { 0 } };
  const HengRaterGroupInput only_self[HENG_N_GROUPS] = { { 0 }, { 0 }, { 0 }, { 0 }, { 1, 5000000 } };
  const HengRaterGroupInput only_short[HENG_N_GROUPS] = { { 0 }, { 2, 9000000 } };

  assert_value (score_of (none, NULL).points, "NA");
  assert_value (score_of (only_self, NULL).points, "NA");
  assert_value (score_of (only_short, NULL).points, "NA");
}

/* The proof must not give away what a hidden group said. */
static void
test_proof_hides (void)
{
  const HengRaterGroupInput groups[HENG_N_GROUPS] = { { 1, 4200000 }, { 4, 16000000 }, { 0 }, { 2, 9000000 } };
  g_autoptr (HengTrace) trace = heng_trace_new ("360", "360");
  g_autofree char *text = NULL;

  score_of (groups, trace);
  text = heng_trace_to_text (trace);
  g_assert_null (strstr (text, "4.5"));
  g_assert_null (strstr (text, "9 ÷"));
  g_assert_cmpstr (heng_trace_find (trace, "CUST")->value, ==, "not shown");
  g_assert_cmpstr (heng_trace_find (trace, "PEER")->formula, ==, "16 ÷ 4");
  g_assert_cmpstr (heng_trace_find (trace, "R")->formula, ==, "(40 × 4.200000 + 25 × 4.000000) ÷ 65");
  g_assert_cmpstr (trace->formula, ==, "20 + 20 × 4.123077");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raters/TV-G1", test_g1);
  g_test_add_func ("/raters/TV-G2", test_g2);
  g_test_add_func ("/raters/TV-G5", test_g5);
  g_test_add_func ("/raters/nothing", test_nothing);
  g_test_add_func ("/raters/proof-hides", test_proof_hides);
  return g_test_run ();
}
