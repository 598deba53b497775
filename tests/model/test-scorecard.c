/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scorecards: TV-S1 and TV-C1 of domain.md, the three kinds of no value, and the activation checks. */
#include "heng-scorecard.h"
#include "model-test.h"

typedef struct
{
  const char *code;
  HengPerspective perspective;
  gint64 weight;
  const char *source, *rule, *actual;
} Line;

static const Line hr_card[] = {
  { "HR-01", HENG_PERSPECTIVE_C, 20, "SUR", "lin HB 60/75/90", "72" },
  { "HR-02", HENG_PERSPECTIVE_C, 15, "SUR", "lin HB 60/80/95", "84" },
  { "HR-03", HENG_PERSPECTIVE_I, 15, "REC", "lin LB 60/40/25", "36" },
  { "HR-04", HENG_PERSPECTIVE_L, 10, "HRIS", "lin LB 8/4/2", "5" },
  { "HR-05", HENG_PERSPECTIVE_L, 10, "TRN", "lin HB 4/8/12", "6" },
  { "HR-06", HENG_PERSPECTIVE_L, 10, "TRN", "lin HB 70/85/95", "NA" },
  { "HR-07", HENG_PERSPECTIVE_C, 10, "TKT", "lin HB 80/95/100", "92" },
  { "HR-08", HENG_PERSPECTIVE_F, 10, "FIN", "band -3..3 k4", "4.5" },
};

static const Line rd_card[] = {
  { "RD-01", HENG_PERSPECTIVE_I, 20, "PROJ + R-COM", "mile", "40:0:4 60:7:4.5" },
  { "RD-02", HENG_PERSPECTIVE_C, 15, "TKT", "lin LB 15/8/3", "6.5" },
  { "RD-03", HENG_PERSPECTIVE_I, 15, "R-PEER, R-MGR", "rate", "4.2" },
  { "RD-04", HENG_PERSPECTIVE_F, 15, "R-MGR + PROJ, GIT", "rate", "4.0" },
  { "RD-05", HENG_PERSPECTIVE_I, 10, "R-COM + TKT", "step 0:60 1:90 2:100 3:120", "2" },
  { "RD-06", HENG_PERSPECTIVE_L, 10, "DOC, TRN", "lin HB 1/3/5", "2" },
  { "RD-07", HENG_PERSPECTIVE_C, 10, "SUR", "lin HB 60/80/95", "84" },
  { "RD-08", HENG_PERSPECTIVE_F, 5, "PROJ", "band -10..10 k4", "12" },
};

static void
fill (const Line *lines, guint n, HengScoreItem *items)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HengRule) rule = heng_rule_parse (lines[i].rule, NULL);
      HengActual actual;

      g_assert_true (heng_actual_parse (rule, lines[i].actual, &actual, NULL));
      items[i] = (HengScoreItem) { lines[i].code, lines[i].code, lines[i].perspective, lines[i].weight * 100, lines[i].source,
                                   heng_rule_score (rule, &actual, NULL) };
      heng_actual_clear (&actual);
    }
}

static void
test_s1 (void)
{
  HengScoreItem items[8];
  HengScorecardScore score;

  fill (hr_card, 8, items);
  assert_value (items[0].points, "92");
  assert_value (items[1].points, "105.333333");
  assert_value (items[2].points, "105.333333");
  assert_value (items[3].points, "90");
  assert_value (items[4].points, "80");
  assert_value (items[5].points, "NA");
  assert_value (items[6].points, "92");
  assert_value (items[7].points, "94");
  score = heng_scorecard_score (items, 8, NULL);
  g_assert_cmpint (score.active_weight_bp, ==, 9000);
  assert_value (score.score, "95.111111");
  assert_micro (heng_micro_publish (score.score.micro, HENG_ROUND_HALF_UP), "95.11");
  assert_value (score.perspectives[HENG_PERSPECTIVE_F], "94");
  assert_value (score.perspectives[HENG_PERSPECTIVE_C], "96.444444");
  assert_value (score.perspectives[HENG_PERSPECTIVE_I], "105.333333");
  assert_value (score.perspectives[HENG_PERSPECTIVE_L], "85");
  g_assert_cmpint (score.perspective_weight_bp[HENG_PERSPECTIVE_L], ==, 3000);
  g_assert_cmpint (score.flags, ==, 0);
}

/* NA taken as 0 would be another number. */
static void
test_s1_wrong_way (void)
{
  HengScoreItem items[8];

  fill (hr_card, 8, items);
  items[5].points = number ("0");
  assert_value (heng_scorecard_score (items, 8, NULL).score, "85.6");
  items[5].points = HENG_MISSING;
  assert_value (heng_scorecard_score (items, 8, NULL).score, "MISSING");
  assert_value (heng_scorecard_score (items, 8, NULL).perspectives[HENG_PERSPECTIVE_L], "MISSING");
  assert_value (heng_scorecard_score (items, 8, NULL).perspectives[HENG_PERSPECTIVE_F], "94");
}

static void
test_c1 (void)
{
  HengScoreItem items[8];

  fill (rd_card, 8, items);
  g_assert_cmpint (heng_scorecard_score (items, 8, NULL).objective_share_bp, ==, 5000);
  fill (hr_card, 8, items);
  g_assert_cmpint (heng_scorecard_score (items, 8, NULL).objective_share_bp, ==, 6500);
}

static void
test_rd_card (void)
{
  HengScoreItem items[8];

  fill (rd_card, 8, items);
  assert_value (items[0].points, "92.8");
  assert_value (items[7].points, "92");
  assert_value (heng_scorecard_score (items, 8, NULL).score, "98.193333");
}

static void
test_sources (void)
{
  g_assert_true (heng_source_is_automatic ("PROJ + R-COM"));
  g_assert_true (heng_source_is_automatic (" git"));
  g_assert_true (heng_source_is_automatic ("HRIS"));
  g_assert_true (heng_source_is_automatic ("FIN,R-COM"));
  g_assert_false (heng_source_is_automatic ("SUR"));
  g_assert_false (heng_source_is_automatic ("R-MGR + PROJ"));
  g_assert_false (heng_source_is_automatic ("FINANCE"));
  g_assert_false (heng_source_is_automatic (""));
  g_assert_false (heng_source_is_automatic (NULL));
}

static void
test_flags (void)
{
  HengScoreItem items[8];
  HengScorecardScore score;

  fill (hr_card, 8, items);
  items[0].weight_bp = 2001;
  g_assert_cmpint (heng_scorecard_score (items, 8, NULL).flags, ==, HENG_SCORE_FLAG_WEIGHT_SUM);
  items[0].weight_bp = 4100;
  items[1].weight_bp = 0;
  items[2].weight_bp = 900;
  items[7].weight_bp = 0;
  score = heng_scorecard_score (items, 8, NULL);
  g_assert_cmpint (score.flags & HENG_SCORE_FLAG_WEIGHT_RANGE, !=, 0);
  g_assert_cmpint (score.flags & HENG_SCORE_FLAG_COUNT, ==, 0);
  g_assert_cmpint (heng_scorecard_score (items, 4, NULL).flags & HENG_SCORE_FLAG_COUNT, !=, 0);
  for (guint i = 0; i < 8; i++)
    items[i].points = i == 0 ? number ("100") : HENG_NA;
  score = heng_scorecard_score (items, 8, NULL);
  g_assert_cmpint (score.flags & HENG_SCORE_FLAG_INSUFFICIENT_BASIS, !=, 0);
  assert_value (score.score, "100");
  items[0].points = HENG_NA;
  assert_value (heng_scorecard_score (items, 8, NULL).score, "NA");
  assert_value (heng_scorecard_score (NULL, 0, NULL).score, "NA");
}

/* A row of weight 0 is evidence: it blocks nothing, and is in no sum, count or range. */
static void
test_evidence (void)
{
  HengScoreItem items[9];
  HengScorecardScore score;

  fill (hr_card, 8, items);
  items[8] = (HengScoreItem) { "GIT-1", "Commits", HENG_PERSPECTIVE_I, 0, "GIT", HENG_MISSING };
  score = heng_scorecard_score (items, 9, NULL);
  assert_value (score.score, "95.111111");
  g_assert_cmpint (score.flags, ==, 0);
  g_assert_cmpint (score.objective_share_bp, ==, 6500);
}

static void
test_proof (void)
{
  g_autoptr (HengTrace) trace = heng_trace_new ("KPI", "KPI");
  HengScoreItem items[8];

  fill (hr_card, 8, items);
  heng_scorecard_score (items, 8, trace);
  g_assert_cmpstr (trace->value, ==, "95.111111");
  g_assert_true (g_str_has_prefix (trace->formula, "(20 × 92.000000 + 15 × 105.333333"));
  g_assert_true (g_str_has_suffix (trace->formula, ") ÷ 90"));
  g_assert_nonnull (g_strrstr (trace->note, "effective weight 90 of 100"));
  g_assert_cmpstr (heng_trace_find (trace, "HR-06")->value, ==, "NA");
  g_assert_cmpstr (heng_trace_find (trace, "perspectives/C")->value, ==, "96.444444");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scorecard/TV-S1", test_s1);
  g_test_add_func ("/scorecard/TV-S1/wrong-way", test_s1_wrong_way);
  g_test_add_func ("/scorecard/TV-C1", test_c1);
  g_test_add_func ("/scorecard/TV-F1/rd-card", test_rd_card);
  g_test_add_func ("/scorecard/sources", test_sources);
  g_test_add_func ("/scorecard/flags", test_flags);
  g_test_add_func ("/scorecard/evidence", test_evidence);
  g_test_add_func ("/scorecard/proof", test_proof);
  return g_test_run ();
}
