/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distribution, calibration, rolling results, decision guards, pay and the nine-box: the vectors of domain.md §2.9, §2.10 and §2.12. */
#include <math.h>

#include "heng-calibration.h"
#include "heng-decision-guards.h"
#include "heng-nine-box.h"
#include "heng-pay.h"
#include "heng-rolling.h"
#include "model-test.h"
#include "outcome-fixture.h"

/* §2.9 */

static void
test_q2 (void)
{
  static const struct { gint64 n; gint64 seats[6]; } cases[] = {
    { 1, { 0, 0, 0, 1, 0, 0 } },  { 3, { 0, 1, 1, 1, 0, 0 } },  { 7, { 0, 2, 2, 2, 1, 0 } }, { 10, { 1, 2, 3, 3, 1, 0 } },
    { 13, { 1, 2, 4, 4, 1, 1 } }, { 20, { 1, 4, 6, 6, 2, 1 } }, { 50, { 3, 10, 15, 15, 5, 2 } },
  };
  g_autoptr (HengGradeScale) scale = shipped_scale ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seats[6];

      heng_distribution_seats (scale, cases[i].n, seats, NULL);
      for (guint k = 0; k < 6; k++)
        g_assert_cmpint (seats[k], ==, cases[i].seats[k]);
    }
}

/* "112 104 …" → "A A …" */
static void
assert_proposal (const char *scores, HengDistributionMode mode, const char *expected)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();
  g_auto (GStrv) words = g_strsplit (scores, " ", -1);
  g_autofree HengDistributionPerson *people = g_new0 (HengDistributionPerson, g_strv_length (words));
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HengDistribution) distribution = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    {
      g_ptr_array_add (numbers, g_strdup_printf ("E%02u", i));
      people[i] = (HengDistributionPerson) { numbers->pdata[i], micro (words[i]), FALSE, NULL };
    }
  distribution = heng_distribution_propose (scale, mode, people, g_strv_length (words), NULL);
  for (guint i = 0; i < distribution->n_people; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", scale->bands[distribution->grades[i].proposal]->grade);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_d1_to_d5 (void)
{
  assert_proposal ("112 104 104 98 95 88 71", HENG_DISTRIBUTION_ENFORCE, "A A A B+ B B C");
  assert_proposal ("112 104 104 98 95 94 93", HENG_DISTRIBUTION_ENFORCE, "A A A B+ B B B");
  assert_proposal ("118 108 104 101 99 98 97 96 94 92 91 89 80", HENG_DISTRIBUTION_ENFORCE, "S A A B+ B+ B+ B+ B B B B C C");
  assert_proposal ("101 101 101 101 101 85 70 60", HENG_DISTRIBUTION_ENFORCE, "A A A A A B B C");
  assert_proposal ("95 94 93 92 91 90 89 88 87 86", HENG_DISTRIBUTION_ENFORCE, "A A A B+ B+ B+ B B B C");
}

static void
test_modes (void)
{
  assert_proposal ("112 104 104 98 95 88 71", HENG_DISTRIBUTION_ADVISE, "S A A B+ B+ B C");
  assert_proposal ("112 104 104 98 95 88 71", HENG_DISTRIBUTION_OFF, "S A A B+ B+ B C");
  /* four people: advised only */
  assert_proposal ("112 104 98 71", HENG_DISTRIBUTION_ENFORCE, "S A B+ C");
  assert_proposal ("112 104 98 88 71", HENG_DISTRIBUTION_ENFORCE, "A B+ B+ B B");
}

static void
test_outside_and_cap (void)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();
  HengDistributionPerson people[] = {
    { "E1", micro ("112"), TRUE, NULL }, { "E2", micro ("104"), FALSE, "C" }, { "E3", micro ("104"), FALSE, NULL },
    { "E4", micro ("98"), FALSE, "S" },  { "E5", micro ("95"), FALSE, NULL }, { "E6", micro ("60"), FALSE, NULL },
  };
  g_autoptr (HengDistribution) distribution = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, people, 6, NULL);

  g_assert_cmpint (distribution->n, ==, 5);
  g_assert_cmpint (distribution->grades[0].proposal, ==, 0);
  g_assert_cmpint (distribution->grades[0].seat, ==, -1);
  g_assert_cmpstr (scale->bands[distribution->grades[1].proposal]->grade, ==, "C");
  /* nobody else's seat changes */
  g_assert_cmpint (distribution->grades[2].proposal, ==, distribution->grades[1].seat);
  g_assert_cmpstr (heng_grade_capped (scale, "A", "C"), ==, "C");
  g_assert_cmpstr (heng_grade_capped (scale, "D", "C"), ==, "D");
  g_assert_cmpstr (heng_grade_capped (scale, "A", NULL), ==, "A");
}

static void
test_proof_of_a_distribution (void)
{
  g_autoptr (HengGradeScale) scale = shipped_scale ();
  HengDistributionPerson people[10];
  char numbers[10][4];
  g_autoptr (HengTrace) trace = heng_trace_new ("distribution", "Distribution");
  g_autoptr (HengDistribution) distribution = NULL;

  for (int i = 0; i < 10; i++)
    {
      g_snprintf (numbers[i], sizeof numbers[i], "E%d", i);
      people[i] = (HengDistributionPerson) { numbers[i], HENG_POINTS (95 - i), FALSE, NULL };
    }
  distribution = heng_distribution_propose (scale, HENG_DISTRIBUTION_ENFORCE, people, 10, trace);
  /* D5: quota, floor, remainder, seat, guard */
  g_assert_cmpstr (heng_trace_find (trace, "seats/S")->formula, ==, "10 × 5% = 0.5");
  g_assert_nonnull (strstr (heng_trace_find (trace, "seats/S")->note, "whole seats 0, remainder 0.5"));
  g_assert_nonnull (strstr (heng_trace_find (trace, "seats/S")->note, "one more seat"));
  g_assert_cmpstr (heng_trace_find (trace, "seats/S")->value, ==, "1");
  g_assert_nonnull (strstr (heng_trace_find (trace, "people/E0")->note, "seat S"));
  g_assert_nonnull (strstr (heng_trace_find (trace, "people/E0")->note, "S → A"));
  g_assert_cmpstr (heng_trace_find (trace, "people/E0")->value, ==, "A");
}

static void
test_calibration (void)
{
  static const struct { const char *from, *to, *reason, *second; gboolean protected; gint64 seats, taken; HengMoveCheck check; } cases[] = {
    { "B", "B+", "r", NULL, FALSE, -1, 0, HENG_MOVE_ALLOWED },
    { "B", "B+", " ", NULL, FALSE, -1, 0, HENG_MOVE_NEEDS_REASON },
    { "B", "A", "r", NULL, FALSE, -1, 0, HENG_MOVE_NEEDS_SECOND },
    { "B", "A", "r", "boss", FALSE, -1, 0, HENG_MOVE_NEEDS_SECOND },
    { "B", "A", "r", "head", FALSE, -1, 0, HENG_MOVE_ALLOWED },
    { "B", "S", "r", "head", FALSE, -1, 0, HENG_MOVE_TOO_FAR },
    { "S", "B", "r", "head", FALSE, -1, 0, HENG_MOVE_TOO_FAR },
    { "B", "E", "r", "head", FALSE, -1, 0, HENG_MOVE_UNKNOWN_GRADE },
    { "B", "C", "r", NULL, TRUE, -1, 0, HENG_MOVE_PROTECTED },
    { "B", "B+", "r", NULL, TRUE, -1, 0, HENG_MOVE_ALLOWED },
    { "A", "S", "r", NULL, FALSE, 1, 1, HENG_MOVE_SEATS_FULL },
    { "A", "S", "r", "head", FALSE, 1, 1, HENG_MOVE_ALLOWED },
    { "A", "S", "r", NULL, FALSE, 2, 1, HENG_MOVE_ALLOWED },
    { "B", "C", "r", NULL, FALSE, 1, 1, HENG_MOVE_SEATS_FULL },
    /* A, B+ and B may be exceeded, C and S left empty */
    { "B+", "A", "r", NULL, FALSE, 1, 5, HENG_MOVE_ALLOWED },
    { "C", "B", "r", NULL, FALSE, 1, 5, HENG_MOVE_ALLOWED },
  };
  g_autoptr (HengGradeScale) scale = shipped_scale ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HengMove move = { cases[i].from, cases[i].to, cases[i].reason, "boss", cases[i].second, cases[i].protected, cases[i].seats, cases[i].taken };

      g_assert_cmpint (heng_calibration_check (scale, &move), ==, cases[i].check);
    }
}

/* §2.10 */

static void
test_m1 (void)
{
  HengRollingPoint points[] = {
    { "1", number ("82"), FALSE }, { "2", number ("88.5"), FALSE }, { "3", number ("91"), FALSE }, { "4", number ("93.74"), FALSE },
  };
  HengRolling rolling = heng_rolling (points, 4, NULL);

  assert_micro (rolling.published, "90.70");
  g_assert_cmpint (rolling.trend, ==, HENG_TREND_RISING);
  g_assert_false (rolling.is_volatile);
  g_assert_cmpfloat_with_epsilon (rolling.slope, 3.772, 1e-9);
  g_assert_cmpfloat_with_epsilon (rolling.sd, 4.346642, 1e-6);
  g_assert_cmpfloat_with_epsilon (rolling.s, 1.488838, 1e-6);
  g_assert_cmpfloat_with_epsilon (rolling.fit[3], 94.468, 1e-9);
  g_assert_cmpfloat_with_epsilon (rolling.half_width[3], 5.360039, 1e-6);
  rolling = heng_rolling (points + 2, 2, NULL);
  assert_micro (rolling.published, "92.57");
  g_assert_cmpint (rolling.trend, ==, HENG_TREND_INSUFFICIENT);
}

/* Each time counts once: the finest cycles that cover it whole. */
static void
test_cycles_of_one_time (void)
{
#define DAY(m, d) heng_date_new (2026, m, d)
#define Q1 { "Q1", number ("80"), FALSE, DAY (1, 1), DAY (3, 31) }
#define Q2 { "Q2", number ("90"), FALSE, DAY (4, 1), DAY (6, 30) }
#define Q3 { "Q3", number ("70"), FALSE, DAY (7, 1), DAY (9, 30) }
#define Q4 { "Q4", number ("60"), FALSE, DAY (10, 1), DAY (12, 31) }
#define H1 { "H1", number ("100"), FALSE, DAY (1, 1), DAY (6, 30) }
#define YEAR { "Y", number ("110"), FALSE, DAY (1, 1), DAY (12, 31) }
  static const char *const keys[] = { "Q2 Q1", "H1", "Q3 H1", "Q4 Q3 Q2 Q1", "Y", "Q2 Q1", "H1b", "Q3 Q2 ?" };
  HengRollingPoint quarters[] = { Q1, Q2, H1 }, gap[] = { Q1, H1 }, beside[] = { Q1, H1, Q3 }, all[] = { Q1, Q2, H1, Q3, Q4, YEAR };
  HengRollingPoint year[] = { Q1, Q2, H1, Q3, YEAR }, pilot[] = { Q1, Q2, { "H1", number ("100"), TRUE, DAY (1, 1), DAY (6, 30) } };
  HengRollingPoint twins[] = { H1, { "H1b", number ("90"), FALSE, DAY (1, 1), DAY (6, 30) } }, unknown[] = { { "?", number ("50"), FALSE }, Q2, Q3 };
  const struct
  {
    const HengRollingPoint *points;
    guint n;
  } cases[] = { { quarters, 3 }, { gap, 2 }, { beside, 3 }, { all, 6 }, { year, 5 }, { pilot, 3 }, { twins, 2 }, { unknown, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengTrace) trace = heng_trace_new ("rolling", NULL);
      g_autoptr (GString) used = g_string_new (NULL);

      heng_rolling (cases[i].points, cases[i].n, trace);
      for (guint k = 0; k < trace->children->len; k++)
        g_string_append_printf (used, "%s%s", k ? " " : "", ((HengTrace *) trace->children->pdata[k])->key);
      g_assert_cmpstr (used->str, ==, keys[i]);
    }
}

static void
test_edges_of_a_trend (void)
{
  HengRollingPoint rising[] = { { NULL, number ("80"), FALSE }, { NULL, number ("82"), FALSE }, { NULL, number ("84"), FALSE } };
  HengRollingPoint steady[] = { { NULL, number ("80"), FALSE }, { NULL, number ("82"), FALSE }, { NULL, number ("83.99"), FALSE } };
  HengRollingPoint falling[] = { { NULL, number ("84"), FALSE }, { NULL, number ("82"), FALSE }, { NULL, number ("80"), FALSE } };
  /* SD exactly 8 */
  HengRollingPoint wide[] = { { NULL, number ("82"), FALSE }, { NULL, number ("98"), FALSE }, { NULL, number ("98"), FALSE }, { NULL, number ("82"), FALSE } };
  HengRollingPoint mixed[] = { { NULL, number ("90"), FALSE }, { NULL, number ("10"), TRUE }, { NULL, HENG_NA, FALSE }, { NULL, number ("92"), FALSE } };
  HengRolling rolling;

  g_assert_cmpint (heng_rolling (rising, 3, NULL).trend, ==, HENG_TREND_RISING);
  g_assert_cmpint (heng_rolling (steady, 3, NULL).trend, ==, HENG_TREND_STABLE);
  g_assert_cmpint (heng_rolling (falling, 3, NULL).trend, ==, HENG_TREND_FALLING);
  g_assert_cmpfloat (heng_rolling (rising, 3, NULL).s, ==, 0);
  g_assert_true (heng_rolling (wide, 4, NULL).is_volatile);
  rolling = heng_rolling (mixed, 4, NULL);
  g_assert_cmpuint (rolling.n, ==, 2);
  assert_value (rolling.rolling, "91.142857");
  assert_value (heng_rolling (mixed, 0, NULL).rolling, "NA");
}

/* Guards: each kind of decision, with and without what it asks for. */

static HengEvidenceCycle
cycle (const char *score, gboolean low)
{
  return (HengEvidenceCycle) { "c", micro (score), TRUE, FALSE, low, TRUE, 10000, FALSE };
}

static HengGuardFlags
guards (HengDecisionKind kind, const HengEvidenceCycle *cycles, guint n, HengProofFlags proofs)
{
  HengDecisionCase decision = { kind, cycles, n, proofs, FALSE, "王总", "迁移项目提前上线，协作评价稳定" };

  return heng_decision_guards (&decision, NULL);
}

static void
test_dg1 (void)
{
  HengEvidenceCycle good[] = { cycle ("92", FALSE), cycle ("91", FALSE) };
  HengEvidenceCycle weak[] = { cycle ("92", FALSE), cycle ("88", FALSE) };

  g_assert_cmpint (guards (HENG_DECISION_PROMOTION, good, 2, 0), ==, 0);
  g_assert_cmpint (guards (HENG_DECISION_KEY_TALENT, good, 1, 0), ==, HENG_GUARD_DG1);
  g_assert_cmpint (guards (HENG_DECISION_PROMOTION, weak, 2, 0), ==, HENG_GUARD_DG1);
  g_assert_cmpint (guards (HENG_DECISION_RAISE_ABOVE_MATRIX, weak, 2, 0), ==, 0);
  g_assert_cmpint (guards (HENG_DECISION_RAISE_ABOVE_MATRIX, weak, 1, 0), ==, HENG_GUARD_DG1);
  /* a pilot is no published cycle to rest on */
  good[0].pilot = TRUE;
  g_assert_cmpint (guards (HENG_DECISION_RAISE_ABOVE_MATRIX, good, 2, 0), ==, HENG_GUARD_DG1 | HENG_GUARD_DG7);
}

static void
test_dg2 (void)
{
  HengEvidenceCycle low[] = { cycle ("70", TRUE), cycle ("65", TRUE) };
  HengEvidenceCycle old[] = { cycle ("70", TRUE), cycle ("76", FALSE), cycle ("77", FALSE), cycle ("76", FALSE), cycle ("70", TRUE) };

  g_assert_cmpint (guards (HENG_DECISION_DEMOTION, low, 2, 0), ==, 0);
  g_assert_cmpint (guards (HENG_DECISION_PAY_CUT, low, 1, 0), ==, HENG_GUARD_DG2);
  g_assert_cmpint (guards (HENG_DECISION_PAY_CUT, low, 1, HENG_PROOF_INCIDENT), ==, 0);
  /* only the newest four count */
  g_assert_cmpint (guards (HENG_DECISION_DEMOTION, old, 5, 0), ==, HENG_GUARD_DG2);
  g_assert_cmpint (guards (HENG_DECISION_PIP, low, 1, 0), ==, HENG_GUARD_DG2);
  g_assert_cmpint (guards (HENG_DECISION_PIP, low, 1, HENG_PROOF_EXAMPLES), ==, 0);
  low[0].has_minutes = FALSE;
  g_assert_cmpint (guards (HENG_DECISION_PIP, low, 1, HENG_PROOF_EXAMPLES), ==, HENG_GUARD_DG2);
  g_assert_cmpint (guards (HENG_DECISION_DEMOTION, low, 2, 0), ==, HENG_GUARD_DG2);
}

static void
test_dg3_to_dg8 (void)
{
  const HengProofFlags all = HENG_PROOF_INCOMPETENCE | HENG_PROOF_TRAINING | HENG_PROOF_STILL_INCOMPETENT | HENG_PROOF_LEGAL_REVIEW;
  HengEvidenceCycle two[] = { cycle ("80", FALSE), cycle ("95", FALSE) };
  HengDecisionCase decision = { HENG_DECISION_OTHER, two, 2, 0, TRUE, " ", "等级C" };
  HengGuardFlags flags;

  g_assert_cmpint (guards (HENG_DECISION_DISMISSAL, two, 2, all), ==, 0);
  for (guint bit = 0; bit < 6; bit++)
    if (all & 1u << bit)
      g_assert_cmpint (guards (HENG_DECISION_DISMISSAL, two, 2, all & ~(1u << bit)), ==, HENG_GUARD_DG3);
  /* 15.00 is no jump, 15.01 is */
  g_assert_cmpint (guards (HENG_DECISION_OTHER, two, 2, 0), ==, 0);
  two[1].published += 10000;
  g_assert_cmpint (guards (HENG_DECISION_OTHER, two, 2, 0), ==, HENG_GUARD_DG6);
  two[1].published = two[0].published;
  two[0].active_weight_bp = 4999;
  g_assert_cmpint (guards (HENG_DECISION_OTHER, two, 2, 0), ==, HENG_GUARD_DG5);
  two[0].active_weight_bp = 5000;
  two[1].component_missing = TRUE;
  g_assert_cmpint (guards (HENG_DECISION_OTHER, two, 2, 0), ==, HENG_GUARD_DG5);
  two[1].component_missing = FALSE;
  flags = heng_decision_guards (&decision, NULL);
  g_assert_cmpint (flags, ==, HENG_GUARD_DG4 | HENG_GUARD_DG8);
}

static void
test_reasons (void)
{
  static const char *const thin[] = { "C", "等级C", "绩效考核结果为D", "grade D, ranked last", "2026Q1 2026Q2 连续得分 70", "", "末位", "Only the grade C." };
  static const char *const full[] = { "连续两个季度延误发布，三次辅导后无改进", "Missed both releases after coaching", "考核结果C，且客户投诉四次" };

  for (guint i = 0; i < G_N_ELEMENTS (thin); i++)
    if (heng_reason_is_more_than_grade (thin[i]))
      g_error ("taken as a reason: %s", thin[i]);
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    if (!heng_reason_is_more_than_grade (full[i]))
      g_error ("not taken as a reason: %s", full[i]);
}

/* §2.12 */

static const HengMeritRow matrix[] = {
  { "S", 800, 600, 400 }, { "A", 600, 450, 300 }, { "B+", 400, 300, 200 }, { "B", 300, 200, 0 }, { "C", 0, 0, 0 }, { "D", 0, 0, 0 },
};

static void
test_p1_p2 (void)
{
  HengPayPosition position = heng_pay_position (1260000, 1000000, 1250000, 1500000, NULL);
  gint64 raise, bp;

  assert_value (position.compa_ratio, "1.008");
  assert_value (position.penetration, "0.52");
  raise = heng_merit_raise (matrix, 6, "B+", 1260000, 1250000, &bp, NULL);
  g_assert_cmpint (bp, ==, 300);
  g_assert_cmpint (1260000 + raise, ==, 1297800);
  /* 0.90 and 1.10 belong to the middle, unrounded */
  heng_merit_raise (matrix, 6, "S", 900000, 1000000, &bp, NULL);
  g_assert_cmpint (bp, ==, 600);
  heng_merit_raise (matrix, 6, "S", 899999, 1000000, &bp, NULL);
  g_assert_cmpint (bp, ==, 800);
  heng_merit_raise (matrix, 6, "S", 1100000, 1000000, &bp, NULL);
  g_assert_cmpint (bp, ==, 600);
  heng_merit_raise (matrix, 6, "S", 1100001, 1000000, &bp, NULL);
  g_assert_cmpint (bp, ==, 400);
  g_assert_cmpint (heng_merit_raise (matrix, 6, NULL, 1100001, 1000000, &bp, NULL), ==, 0);
}

static void
test_budget (void)
{
  HengPayShare shares[] = { { "E1", 37800, 0 }, { "E2", 50000, 0 }, { "E3", 36000, 0 } };
  g_autoptr (HengTrace) trace = heng_trace_new ("budget", "Budget");

  g_assert_true (heng_budget_scale (100000, shares, 3, trace));
  g_assert_cmpint (shares[0].amount, ==, 30533);
  g_assert_cmpint (shares[1].amount, ==, 40388);
  g_assert_cmpint (shares[2].amount, ==, 29079);
  g_assert_nonnull (strstr (trace->formula, "0.807754"));
  g_assert_true (heng_budget_scale (123800, shares, 3, NULL));
  g_assert_cmpint (shares[0].amount, ==, 37800);
}

static void
test_p3_p4_p5 (void)
{
  HengBonusInput bonus = { 600000, 1100000, 1050000, 1000000, 58, 62 };
  HengPayShare shares[] = { { "E1", (HengWide) 1200000 * 1200000, 0 }, { "E2", (HengWide) 900000 * 1000000, 0 }, { "E3", (HengWide) 800000 * 600000, 0 } };
  HengPayShare thirds[] = { { "E3", 1, 0 }, { "E1", 1, 0 }, { "E2", 1, 0 } };

  g_assert_cmpint (heng_bonus (&bonus, NULL).micro, ==, 648290);
  bonus.due_days = 0;
  g_assert_cmpint (heng_bonus (&bonus, NULL).state, ==, HENG_VALUE_NA);
  g_assert_true (heng_pool_split (10000000, shares, 3, NULL));
  g_assert_cmpint (shares[0].amount, ==, 5106383);
  g_assert_cmpint (shares[1].amount, ==, 3191489);
  g_assert_cmpint (shares[2].amount, ==, 1702128);
  /* ties by number, whatever the order given */
  g_assert_true (heng_pool_split (10000, thirds, 3, NULL));
  g_assert_cmpint (thirds[0].amount, ==, 3333);
  g_assert_cmpint (thirds[1].amount, ==, 3334);
  g_assert_cmpint (thirds[2].amount, ==, 3333);
  thirds[0].weight = thirds[1].weight = thirds[2].weight = 0;
  g_assert_false (heng_pool_split (10000, thirds, 3, NULL));
  g_assert_cmpint (thirds[1].amount, ==, 0);
}

static void
test_nine_box (void)
{
  static const struct { const char *rolling, *manager, *second; HengNineBox box; } cases[] = {
    { "74.99", "3.75", "3.75", HENG_BOX_ENIGMA },       { "75", "4", "3.5", HENG_BOX_GROWTH },    { "100", "5", "5", HENG_BOX_STAR },
    { "74.99", "2.5", "2.5", HENG_BOX_INCONSISTENT },   { "99.99", "3.7", "3.7", HENG_BOX_CORE }, { "110", "3", "3", HENG_BOX_HIGH_PERFORMER },
    { "60", "2.4", "2.5", HENG_BOX_CONCERN },           { "80", "1", "2", HENG_BOX_EFFECTIVE },   { "100", "2", "2.9", HENG_BOX_TRUSTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (heng_nine_box (number (cases[i].rolling), number (cases[i].manager), number (cases[i].second), NULL), ==, cases[i].box);
  g_assert_cmpint (heng_nine_box (number ("80"), number ("3"), HENG_NA, NULL), ==, HENG_BOX_NONE);
  g_assert_cmpint (heng_nine_box (HENG_NA, number ("3"), number ("3"), NULL), ==, HENG_BOX_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/TV-Q2", test_q2);
  g_test_add_func ("/outcome/TV-D1-to-D5", test_d1_to_d5);
  g_test_add_func ("/outcome/modes", test_modes);
  g_test_add_func ("/outcome/outside-and-cap", test_outside_and_cap);
  g_test_add_func ("/outcome/proof-of-a-distribution", test_proof_of_a_distribution);
  g_test_add_func ("/outcome/calibration", test_calibration);
  g_test_add_func ("/outcome/TV-M1", test_m1);
  g_test_add_func ("/outcome/edges-of-a-trend", test_edges_of_a_trend);
  g_test_add_func ("/outcome/cycles-of-one-time", test_cycles_of_one_time);
  g_test_add_func ("/outcome/DG1", test_dg1);
  g_test_add_func ("/outcome/DG2", test_dg2);
  g_test_add_func ("/outcome/DG3-to-DG8", test_dg3_to_dg8);
  g_test_add_func ("/outcome/a-reason-is-more-than-a-grade", test_reasons);
  g_test_add_func ("/outcome/TV-P1-P2", test_p1_p2);
  g_test_add_func ("/outcome/budget", test_budget);
  g_test_add_func ("/outcome/TV-P3-P4-P5", test_p3_p4_p5);
  g_test_add_func ("/outcome/nine-box", test_nine_box);
  return g_test_run ();
}
