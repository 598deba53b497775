/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of key results: the vectors of domain.md §2.2, flags, status and save-time checks. */
#include "heng-key-result.h"
#include "model-test.h"

static HengKrInput
input_of (HengKrType type)
{
  return (HengKrInput) {
    .type = type,
    .has_value = TRUE,
    .cap = HENG_MICRO,
    .cycle_start = heng_date_new (2026, 1, 1),
    .due = heng_date_new (2026, 3, 31),
    .today = heng_date_new (2026, 2, 15),
    .confidence = -1,
  };
}

static HengKrProgress
toward (HengKrType type, const char *start, const char *target, const char *current)
{
  HengKrInput input = input_of (type);

  input.start = micro (start);
  input.target = micro (target);
  input.current = micro (current);
  return heng_kr_progress (&input, NULL);
}

static void
test_k1 (void)
{
  assert_micro (toward (HENG_KR_INCREASE, "100", "200", "150").p, "0.5");
  assert_micro (toward (HENG_KR_DECREASE, "40", "10", "25").p, "0.5");
}

static void
test_k2 (void)
{
  HengKrInput input = input_of (HENG_KR_INCREASE);
  HengKrProgress over = toward (HENG_KR_INCREASE, "100", "200", "260");
  HengKrProgress back = toward (HENG_KR_INCREASE, "100", "200", "80");

  assert_micro (over.p_raw, "1.6");
  assert_micro (over.p, "1");
  g_assert_cmpint (over.flags, ==, HENG_KR_FLAG_OVER);
  assert_micro (back.p_raw, "-0.2");
  assert_micro (back.p, "0");
  g_assert_cmpint (back.flags, ==, HENG_KR_FLAG_REGRESS);
  input.start = micro ("100");
  input.target = micro ("200");
  input.current = micro ("260");
  input.cap = micro ("1.2");
  assert_micro (heng_kr_progress (&input, NULL).p, "1.2");
}

/* A target a millionth away from the start: the progress is too large to store, but keeps its sign. */
static void
test_out_of_reach (void)
{
  HengKrProgress over = toward (HENG_KR_INCREASE, "0", "0.000001", "9223372036854");
  HengKrProgress back = toward (HENG_KR_INCREASE, "0", "0.000001", "-9223372036854");

  g_assert_cmpint (over.p_raw, ==, G_MAXINT64);
  assert_micro (over.p, "1");
  g_assert_cmpint (over.flags, ==, HENG_KR_FLAG_OVER);
  g_assert_cmpint (back.p_raw, ==, -G_MAXINT64);
  assert_micro (back.p, "0");
  g_assert_cmpint (back.flags, ==, HENG_KR_FLAG_REGRESS);
}

static void
test_k3 (void)
{
  HengKrInput input = input_of (HENG_KR_INCREASE);
  HengKrProgress progress;

  input.keep = TRUE;
  input.start = input.target = micro ("95");
  input.current = micro ("96");
  assert_micro (heng_kr_progress (&input, NULL).p, "1");
  input.current = micro ("94");
  assert_micro (heng_kr_progress (&input, NULL).p, "0");
  input.has_value = FALSE;
  progress = heng_kr_progress (&input, NULL);
  assert_micro (progress.p, "0");
  g_assert_cmpint (progress.flags, ==, HENG_KR_FLAG_NO_CHECKIN);
  input = input_of (HENG_KR_DECREASE);
  input.keep = TRUE;
  input.start = input.target = input.current = micro ("5");
  assert_micro (heng_kr_progress (&input, NULL).p, "1");
}

static void
test_k4 (void)
{
  assert_micro (toward (HENG_KR_INCREASE, "-50", "20", "-15").p, "0.5");
  assert_micro (toward (HENG_KR_DECREASE, "5", "-5", "0").p, "0.5");
  assert_micro (toward (HENG_KR_INCREASE, "92.5", "99.9", "97.3").p, "0.648649");
}

static void
test_k5 (void)
{
  HengKrStep steps[] = { { 2000, TRUE }, { 3000, TRUE }, { 5000, FALSE } };
  HengKrStep equal[] = { { 0, TRUE }, { 0, FALSE }, { 0, FALSE } };
  static const char *const values[][2] = { { "47", "1" }, { "52", "0.6" }, { "44", "0.8" }, { "55", "0" }, { "60", "0" } };
  HengKrInput input = input_of (HENG_KR_STEPS);

  input.steps = steps;
  input.n_steps = 3;
  assert_micro (heng_kr_progress (&input, NULL).p, "0.5");
  input.steps = equal;
  assert_micro (heng_kr_progress (&input, NULL).p, "0.333333");
  input = input_of (HENG_KR_RANGE);
  input.low = micro ("45");
  input.high = micro ("50");
  input.tolerance = micro ("5");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      input.current = micro (values[i][0]);
      assert_micro (heng_kr_progress (&input, NULL).p, values[i][1]);
    }
  input.tolerance = 0;
  input.current = micro ("50.000001");
  assert_micro (heng_kr_progress (&input, NULL).p, "0");
  input.current = micro ("50");
  assert_micro (heng_kr_progress (&input, NULL).p, "1");
}

/* A BOOLEAN stands in for progress that is given; the gap is that of domain.md. */
static HengKrProgress
status_at (const char *current, int confidence)
{
  HengKrInput input = input_of (HENG_KR_INCREASE);

  input.target = micro ("1");
  input.current = micro (current);
  input.confidence = confidence;
  return heng_kr_progress (&input, NULL);
}

static void
test_k6 (void)
{
  assert_micro (status_at ("0.45", -1).expected, "0.511111");
  assert_micro (status_at ("0.45", -1).gap, "-0.061111");
  assert_micro (status_at ("0.3", -1).gap, "-0.211111");
  assert_micro (status_at ("0.2", -1).gap, "-0.311111");
  g_assert_cmpint (status_at ("0.45", -1).status, ==, HENG_HEALTH_ON_TRACK);
  g_assert_cmpint (status_at ("0.3", -1).status, ==, HENG_HEALTH_AT_RISK);
  g_assert_cmpint (status_at ("0.2", -1).status, ==, HENG_HEALTH_OFF_TRACK);
  g_assert_cmpint (status_at ("0.411111", -1).status, ==, HENG_HEALTH_ON_TRACK);
  g_assert_cmpint (status_at ("0.41111", -1).status, ==, HENG_HEALTH_AT_RISK);
  g_assert_cmpint (status_at ("0.261111", -1).status, ==, HENG_HEALTH_AT_RISK);
  g_assert_cmpint (status_at ("0.26111", -1).status, ==, HENG_HEALTH_OFF_TRACK);
}

static void
test_confidence (void)
{
  g_assert_cmpint (status_at ("0.45", 7).status, ==, HENG_HEALTH_ON_TRACK);
  g_assert_cmpint (status_at ("0.45", 6).status, ==, HENG_HEALTH_AT_RISK);
  g_assert_cmpint (status_at ("0.45", 4).status, ==, HENG_HEALTH_AT_RISK);
  g_assert_cmpint (status_at ("0.45", 3).status, ==, HENG_HEALTH_OFF_TRACK);
  g_assert_cmpint (status_at ("0.2", 5).status, ==, HENG_HEALTH_OFF_TRACK);
  g_assert_cmpint (status_at ("1", -1).health, ==, HENG_HEALTH_DONE);
  g_assert_cmpint (status_at ("1", -1).status, ==, HENG_HEALTH_ON_TRACK);
  g_assert_cmpint (status_at ("0.45", 0).health, ==, HENG_HEALTH_OFF_TRACK);
}

static void
test_hits (void)
{
  HengKrInput input = input_of (HENG_KR_RANGE_HITS);

  input.hits = 9;
  input.checkins = 12;
  assert_micro (heng_kr_progress (&input, NULL).p, "0.75");
  input.hits = input.checkins = 0;
  g_assert_cmpint (heng_kr_progress (&input, NULL).flags, ==, HENG_KR_FLAG_NO_CHECKIN);
  input = input_of (HENG_KR_BOOLEAN);
  input.done = TRUE;
  assert_micro (heng_kr_progress (&input, NULL).p, "1");
}

static void
test_expected (void)
{
  HengKrInput input = input_of (HENG_KR_BOOLEAN);

  input.today = heng_date_new (2025, 12, 1);
  assert_micro (heng_kr_progress (&input, NULL).expected, "0");
  input.today = heng_date_new (2027, 1, 1);
  assert_micro (heng_kr_progress (&input, NULL).expected, "1");
  input.due = heng_date_new (2025, 12, 31);
  assert_micro (heng_kr_progress (&input, NULL).expected, "1");
}

static void
assert_check (const HengKeyResult *kr, gboolean is_good)
{
  g_autofree char *message = heng_key_result_check (kr);

  g_assert_cmpint (message == NULL, ==, is_good);
}

static void
test_checks (void)
{
  HengKeyResult kr = { .type = HENG_KR_INCREASE, .start_value = micro ("10"), .target = micro ("20") };

  assert_check (&kr, TRUE);
  kr.type = HENG_KR_DECREASE;
  assert_check (&kr, FALSE);
  kr.target = kr.start_value;
  assert_check (&kr, FALSE);
  kr.keep = 1;
  assert_check (&kr, TRUE);
  kr.target++;
  assert_check (&kr, FALSE);
  kr = (HengKeyResult) { .type = HENG_KR_RANGE, .low = 2, .high = 1 };
  assert_check (&kr, FALSE);
  kr.high = 2;
  assert_check (&kr, TRUE);
  kr.tolerance = -1;
  assert_check (&kr, FALSE);
  kr = (HengKeyResult) { .type = HENG_KR_STEPS, .steps = (char *) "x:y;20.001 z" };
  assert_check (&kr, FALSE);
  kr.steps = (char *) " ; ";
  assert_check (&kr, FALSE);
  kr.steps = (char *) "20 方案评审；80 上线";
  assert_check (&kr, TRUE);
  kr = (HengKeyResult) { .type = HENG_KR_BOOLEAN, .weight_bp = -1 };
  assert_check (&kr, FALSE);
}

static void
test_steps (void)
{
  g_autoptr (GPtrArray) steps = heng_kr_steps_parse ("20 方案评审; 30.5% 3D 模型；上线;3D 打印");
  static const gint64 weights[] = { 2000, 3050, 0, 0 };
  static const char *const names[] = { "方案评审", "3D 模型", "上线", "3D 打印" };
  gboolean done[4];

  g_assert_cmpuint (steps->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const HengKrStepText *step = g_ptr_array_index (steps, i);

      g_assert_cmpint (step->weight_bp, ==, weights[i]);
      g_assert_cmpstr (step->name, ==, names[i]);
    }
  g_assert_true (heng_checkin_steps_parse ("1,3", 4, done));
  g_assert_true (done[0] && !done[1] && done[2] && !done[3]);
  g_assert_true (heng_checkin_steps_parse ("", 4, done));
  g_assert_false (done[0]);
  g_assert_false (heng_checkin_steps_parse ("5", 4, done));
  g_assert_false (heng_checkin_steps_parse ("0", 4, done));
  g_assert_false (heng_checkin_steps_parse ("a", 4, done));
}

static void
test_values (void)
{
  HengKeyResult kr = { .type = HENG_KR_STEPS, .steps = (char *) "20 a;80 b" };
  static const struct
  {
    int type;
    const char *value;
    gboolean is_good;
  } cases[] = {
    { HENG_KR_STEPS, "1,2", TRUE },   { HENG_KR_STEPS, "3", FALSE },   { HENG_KR_STEPS, "", TRUE },
    { HENG_KR_BOOLEAN, "是", TRUE },  { HENG_KR_BOOLEAN, "7", FALSE }, { HENG_KR_BOOLEAN, NULL, FALSE },
    { HENG_KR_INCREASE, "-1.5", TRUE }, { HENG_KR_INCREASE, "x", FALSE }, { HENG_KR_RANGE_HITS, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = NULL;

      kr.type = cases[i].type;
      message = heng_checkin_value_check (&kr, cases[i].value);
      g_assert_cmpint (message == NULL, ==, cases[i].is_good);
    }
}

static void
test_proof (void)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("KR1", "Build time");
  HengKrInput input = input_of (HENG_KR_INCREASE);

  input.start = micro ("92.5");
  input.target = micro ("99.9");
  input.current = micro ("97.3");
  heng_kr_progress (&input, trace);
  g_assert_cmpstr (trace->formula, ==, "(97.3 − 92.5) ÷ (99.9 − 92.5)");
  g_assert_cmpstr (trace->value, ==, "0.648649");
  g_assert_cmpstr (trace->note, ==, "rounded half up to 6 decimals");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-result/TV-K1", test_k1);
  g_test_add_func ("/key-result/TV-K2", test_k2);
  g_test_add_func ("/key-result/TV-K3", test_k3);
  g_test_add_func ("/key-result/out-of-reach", test_out_of_reach);
  g_test_add_func ("/key-result/TV-K4", test_k4);
  g_test_add_func ("/key-result/TV-K5", test_k5);
  g_test_add_func ("/key-result/TV-K6", test_k6);
  g_test_add_func ("/key-result/confidence", test_confidence);
  g_test_add_func ("/key-result/range-hits", test_hits);
  g_test_add_func ("/key-result/expected", test_expected);
  g_test_add_func ("/key-result/checks", test_checks);
  g_test_add_func ("/key-result/steps", test_steps);
  g_test_add_func ("/key-result/values", test_values);
  g_test_add_func ("/key-result/proof", test_proof);
  return g_test_run ();
}
