/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final score, contributions, transfers and grades: the vectors of domain.md §2.8 and §2.9. */
#include "heng-final-score.h"
#include "model-test.h"

static const HengComponent f1[] = {
  { HENG_COMPONENT_OKR, 4000, { HENG_VALUE_NUMBER, 76000000 } },
  { HENG_COMPONENT_KPI, 4000, { HENG_VALUE_NUMBER, 98193333 } },
  { HENG_COMPONENT_FEEDBACK, 2000, { HENG_VALUE_NUMBER, 102461540 } },
};

static void
test_f1 (void)
{
  HengMicro plus_two = micro ("2");
  HengFinalScore score = heng_final_score (f1, 3, NULL, 0, NULL);

  assert_value (score.final, "90.169641");
  assert_micro (score.published, "90.17");
  g_assert_cmpint (score.flags, ==, 0);
  g_assert_cmpint (score.active_weight_bp, ==, 10000);
  score = heng_final_score (f1, 3, &plus_two, 1, NULL);
  assert_value (score.final, "92.169641");
  assert_micro (score.published, "92.17");
  assert_micro (score.adjustment, "2");
}

static void
test_f1_without_360 (void)
{
  HengComponent components[3] = { f1[0], f1[1], f1[2] };
  HengFinalScore score;

  components[2].score = HENG_NA;
  score = heng_final_score (components, 3, NULL, 0, NULL);
  assert_value (score.final, "87.096667");
  assert_micro (score.published, "87.1");
  g_assert_cmpint (score.flags, ==, HENG_FINAL_FLAG_COMPONENT_MISSING);
  g_assert_cmpint (score.active_weight_bp, ==, 8000);
}

static void
test_f1_contributions (void)
{
  assert_micro (heng_contribution (4000, 10000, 1, 1, f1[0].score.micro), "-9.6");
  assert_micro (heng_contribution (4000, 10000, 1, 1, f1[1].score.micro), "-0.722667");
  assert_micro (heng_contribution (2000, 10000, 1, 1, f1[2].score.micro), "0.492308");
  assert_micro (heng_contribution (4000, 10000, 1500, 10000, micro ("106")), "0.36");
  assert_micro (heng_contribution_of_days (4000, 10000, 1500, 10000, micro ("106"), 55, 90), "0.22");
}

static void
test_f2 (void)
{
  HengPartialFinal parts[] = { { HENG_NUMBER (HENG_POINTS (92)), 55 }, { HENG_NUMBER (86500000), 35 } };
  HengFinalScore score = heng_final_score_parts (parts, 2, NULL, 0, NULL);

  assert_value (score.final, "89.861111");
  assert_micro (score.published, "89.86");
  parts[1].final = HENG_NA;
  score = heng_final_score_parts (parts, 2, NULL, 0, NULL);
  assert_value (score.final, "92");
  g_assert_cmpint (score.flags, ==, HENG_FINAL_FLAG_COMPONENT_MISSING);
  parts[1].final = HENG_MISSING;
  assert_value (heng_final_score_parts (parts, 2, NULL, 0, NULL).final, "MISSING");
}

static void
test_states (void)
{
  HengComponent components[3] = { f1[0], f1[1], f1[2] };
  HengFinalScore score;

  components[1].score = HENG_MISSING;
  score = heng_final_score (components, 3, NULL, 0, NULL);
  assert_value (score.final, "MISSING");
  g_assert_cmpint (score.flags & HENG_FINAL_FLAG_BLOCKED, !=, 0);
  components[1].weight_bp = 0; /* no weight: it may be missing */
  assert_value (heng_final_score (components, 3, NULL, 0, NULL).final, "84.820513");
  for (guint i = 0; i < 3; i++)
    components[i].score = HENG_NA;
  assert_value (heng_final_score (components, 3, NULL, 0, NULL).final, "NA");
  assert_value (heng_final_score (NULL, 0, NULL, 0, NULL).final, "NA");
}

static void
test_limits (void)
{
  const HengComponent top[] = { { HENG_COMPONENT_KPI, 10000, { HENG_VALUE_NUMBER, 119000000 } } };
  const HengComponent bottom[] = { { HENG_COMPONENT_KPI, 10000, { HENG_VALUE_NUMBER, 1000000 } } };
  const HengMicro many[] = { 3000000, 4000000 }, minus[] = { -3000000, -1000000 };
  HengFinalScore score = heng_final_score (top, 1, many, 2, NULL);

  assert_value (score.final, "120");
  assert_micro (score.adjustment, "5");
  g_assert_cmpint (score.flags, ==, HENG_FINAL_FLAG_CLAMPED | HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED);
  score = heng_final_score (bottom, 1, minus, 2, NULL);
  assert_value (score.final, "0");
  assert_micro (score.adjustment, "-4");
  g_assert_cmpint (score.flags, ==, HENG_FINAL_FLAG_CLAMPED);
}

static void
test_bands (void)
{
  HengGradeBand bands[] = {
    { .grade = (char *) "C", .lower = HENG_POINTS (60) },   { .grade = (char *) "S", .lower = HENG_POINTS (110) },
    { .grade = (char *) "B", .lower = HENG_POINTS (75) },   { .grade = (char *) "A", .lower = HENG_POINTS (100) },
    { .grade = (char *) "D", .lower = 0 },                  { .grade = (char *) "B+", .lower = HENG_POINTS (90) },
  };
  const HengGradeBand *list[6];
  static const char *const expected[][2] = {
    { "120", "S" }, { "110", "S" }, { "109.99", "A" }, { "100", "A" }, { "99.99", "B+" }, { "90", "B+" },
    { "89.99", "B" }, { "75", "B" }, { "74.99", "C" }, { "60", "C" }, { "59.99", "D" }, { "0", "D" },
  };

  for (guint i = 0; i < 6; i++)
    list[i] = &bands[i];
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (heng_grade_for (list, 6, micro (expected[i][0]))->grade, ==, expected[i][1]);
  g_assert_null (heng_grade_for (list, 0, micro ("90")));
  g_assert_null (heng_grade_for (list, 1, micro ("59.99")));
}

static void
test_proof (void)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("final", "Final score");
  const HengMicro adjustments[] = { 3000000, -1000000 };

  heng_final_score (f1, 3, adjustments, 2, trace);
  g_assert_cmpstr (trace->value, ==, "92.169641");
  g_assert_cmpstr (trace->formula, ==, "(40 × 76.000000 + 40 × 98.193333 + 20 × 102.461540) ÷ 100 + 2");
  g_assert_cmpstr (heng_trace_find (trace, "adjustments")->formula, ==, "3 − 1");
  g_assert_cmpstr (heng_trace_find (trace, "KPI")->value, ==, "98.193333");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/final/TV-F1", test_f1);
  g_test_add_func ("/final/TV-F1/without-360", test_f1_without_360);
  g_test_add_func ("/final/TV-F1/contributions", test_f1_contributions);
  g_test_add_func ("/final/TV-F2", test_f2);
  g_test_add_func ("/final/states", test_states);
  g_test_add_func ("/final/limits", test_limits);
  g_test_add_func ("/final/bands", test_bands);
  g_test_add_func ("/final/proof", test_proof);
  return g_test_run ();
}
