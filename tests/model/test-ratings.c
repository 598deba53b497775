/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 360 from single answers, leniency and surveys: the vectors of domain.md §2.6 and §2.7, and what holds for any ratings. */
#include <string.h>

#include "heng-leniency.h"
#include "heng-question.h"
#include "heng-ratings.h"
#include "heng-survey.h"
#include "model-test.h"

#define WEIGHTS { 4000, 2500, 1500, 2000, 0 }

static void
add (GArray *ratings, HengRaterGroup group, ...)
{
  va_list texts;
  const char *text;

  va_start (texts, group);
  while ((text = va_arg (texts, const char *)))
    {
      HengRating rating = { (int) group, 0 };

      g_assert_true (heng_micro_parse (text, &rating.mean));
      g_array_append_val (ratings, rating);
    }
  va_end (texts);
}

static HengRaterScore
score_of (GArray *ratings, gboolean trim, HengTrace *trace)
{
  static const gint64 weights[HENG_N_GROUPS] = WEIGHTS;
  HengRaterGroupInput groups[HENG_N_GROUPS] = { 0 };

  for (int g = 0; g < HENG_N_GROUPS; g++)
    groups[g].weight_bp = weights[g];
  heng_ratings_sum ((const HengRating *) (gpointer) ratings->data, ratings->len, trim, groups);
  return heng_rater_groups_score (groups, trace);
}

static GArray *
ratings_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (HengRating));
}

static void
test_g1 (void)
{
  g_autoptr (GArray) ratings = ratings_new ();
  HengRaterScore score;

  add (ratings, HENG_GROUP_MGR, "4.2", NULL);
  add (ratings, HENG_GROUP_PEER, "3", "4", "5", "4", NULL);
  add (ratings, HENG_GROUP_CUST, "4", "5", NULL);
  score = score_of (ratings, FALSE, NULL);
  assert_value (score.rating, "4.123077");
  assert_value (score.points, "102.46154");
  g_assert_cmpint (score.fate[HENG_GROUP_CUST], ==, HENG_GROUP_EXCLUDED);
}

static void
test_g2 (void)
{
  g_autoptr (GArray) ratings = ratings_new ();
  HengRaterScore score;

  add (ratings, HENG_GROUP_MGR, "4.2", NULL);
  add (ratings, HENG_GROUP_PEER, "3.5", "4.5", NULL);
  add (ratings, HENG_GROUP_CUST, "4", "5", NULL);
  score = score_of (ratings, FALSE, NULL);
  assert_value (score.pool_mean, "4.25");
  assert_value (score.rating, "4.226471");
  assert_value (score.points, "104.52942");
}

static void
test_g3 (void)
{
  g_autoptr (GArray) ratings = ratings_new ();
  g_autoptr (HengTrace) trace = heng_trace_new ("360", "360");

  add (ratings, HENG_GROUP_PEER, "1", "4", "4", "4.5", "5", NULL);
  assert_value (score_of (ratings, TRUE, trace).mean[HENG_GROUP_PEER], "4.166667");
  assert_value (score_of (ratings, FALSE, NULL).mean[HENG_GROUP_PEER], "3.7");
  g_assert_cmpstr (heng_trace_find (trace, "PEER")->formula, ==, "12.5 ÷ 3");
  g_array_set_size (ratings, 4);
  assert_value (score_of (ratings, TRUE, NULL).mean[HENG_GROUP_PEER], "3.375");
}

/* A's and B's ratings with the pool of both. */
static const char *const lenient[] = { "4.8", "4.6", "5.0", "4.6", "5.0" }, *const strict[] = { "3.0", "3.4", "2.6", "3.2", "2.8" };

static HengRatingSums
sums_of (const char *const *first, const char *const *second)
{
  HengRatingSums sums = { 0 };
  HengMicro mean;

  for (guint i = 0; i < 10; i++)
    {
      const char *const *texts = i < 5 ? first : second;

      if (!texts)
        continue;
      g_assert_true (heng_micro_parse (texts[i % 5], &mean));
      heng_rating_sums_add (&sums, mean);
    }
  return sums;
}

static void
test_g4 (void)
{
  HengRatingSums a = sums_of (lenient, NULL), b = sums_of (strict, NULL), pool = sums_of (lenient, strict);
  g_autoptr (HengTrace) trace = heng_trace_new ("r", "r");
  HengRatingSums few = a;

  assert_micro (heng_leniency_correct (4600000, HENG_LENIENCY_SHIFT, HENG_MICRO, &a, &pool, trace), "3.7");
  g_assert_cmpstr (trace->formula, ==, "4.6 − 1 × (4.8 − 3.9)");
  assert_micro (heng_leniency_correct (3400000, HENG_LENIENCY_SHIFT, HENG_MICRO, &b, &pool, NULL), "4.3");
  assert_micro (heng_leniency_correct (4600000, HENG_LENIENCY_SHIFT, HENG_MICRO / 2, &a, &pool, NULL), "4.15");
  assert_micro (heng_leniency_correct (3400000, HENG_LENIENCY_SHIFT, HENG_MICRO / 2, &b, &pool, NULL), "3.85");
  assert_micro (heng_leniency_correct (4600000, HENG_LENIENCY_ZSCORE, 0, &a, &pool, NULL), "2.859567");
  assert_micro (heng_leniency_correct (3400000, HENG_LENIENCY_ZSCORE, 0, &b, &pool, NULL), "5");
  assert_micro (heng_leniency_correct (4600000, HENG_LENIENCY_NONE, HENG_MICRO, &a, &pool, NULL), "4.6");
  few.n = 4;
  assert_micro (heng_leniency_correct (4600000, HENG_LENIENCY_SHIFT, HENG_MICRO, &few, &pool, NULL), "4.6");
}

/* A rater without any spread gets the mean of the pool. */
static void
test_flat_rater (void)
{
  static const char *const flat[] = { "3", "3", "3", "3", "3" };
  HengRatingSums own = sums_of (flat, NULL), pool = sums_of (flat, lenient);

  assert_micro (heng_leniency_correct (3000000, HENG_LENIENCY_ZSCORE, 0, &own, &pool, NULL), "3.9");
}

static void
test_g5 (void)
{
  g_autoptr (GArray) ratings = ratings_new ();
  HengRaterScore score;

  add (ratings, HENG_GROUP_MGR, "4.2", NULL);
  add (ratings, HENG_GROUP_PEER, "1", "4", "4", "4.5", "5", NULL);
  add (ratings, HENG_GROUP_SUB, "3", "3.5", NULL);
  add (ratings, HENG_GROUP_CUST, "4", NULL);
  score = score_of (ratings, TRUE, NULL);
  assert_value (score.mean[HENG_GROUP_PEER], "4.166667");
  assert_value (score.pool_mean, "3.5");
  assert_value (score.rating, "3.946667");
  assert_value (score.points, "98.93334");
}

static void
test_answers (void)
{
  gsize n;
  g_autofree HengMicro *answers = heng_answers_parse ("4 - 3.5 5", &n);
  g_autofree HengMicro *half = heng_answers_parse ("4 - - 2", &n), *less = heng_answers_parse ("4 - -", &n);
  g_autofree HengMicro *wrong = heng_answers_parse ("4 6", &n), *none = heng_answers_parse ("- -", &n);
  const gint64 weights[] = { 2000, 1000, 0, 1000 }, zeros[] = { 0, 0, 0, 0 }, only[] = { 0, 1, 0, 0 };
  g_autoptr (HengTrace) trace = heng_trace_new ("r", "r");
  g_autofree char *text = heng_answers_format (answers, 4);

  g_assert_cmpstr (text, ==, "4 - 3.5 5");
  g_assert_null (wrong);
  assert_value (heng_rating_mean (answers, 4, NULL, trace), "4.166667");
  g_assert_cmpstr (trace->formula, ==, "(4 + 3.5 + 5) ÷ 3");
  assert_value (heng_rating_mean (answers, 4, weights, NULL), "4.333333");
  assert_value (heng_rating_mean (answers, 4, zeros, NULL), "4.166667");
  assert_value (heng_rating_mean (answers, 4, only, NULL), "MISSING");
  assert_value (heng_rating_mean (half, 4, NULL, NULL), "3");
  assert_value (heng_rating_mean (less, 3, NULL, NULL), "MISSING");
  assert_value (heng_rating_mean (none, 2, NULL, NULL), "MISSING");
}

/* Surveys */

static void
add_replies (GArray *replies, const char *department, guint n, HengMicro mean)
{
  HengSurveyReply reply = { department, mean };

  for (guint i = 0; i < n; i++)
    g_array_append_val (replies, reply);
}

static HengSurveyScore *
survey_of (GArray *replies, gint64 invited, HengTrace *trace)
{
  return heng_survey_score ((const HengSurveyReply *) (gpointer) replies->data, replies->len, invited, trace);
}

static void
test_s2 (void)
{
  g_autoptr (GArray) replies = g_array_new (FALSE, FALSE, sizeof (HengSurveyReply));
  g_autoptr (HengSurveyScore) three = NULL, alone = NULL, pooled = NULL, missing = NULL;
  g_autoptr (HengTrace) trace = heng_trace_new ("SUR", "survey");

  add_replies (replies, "研发部", 20, 4500000);
  add_replies (replies, "市场部", 6, 3500000);
  add_replies (replies, "财务部", 5, 4000000);
  three = survey_of (replies, 40, NULL);
  assert_value (three->mean, "4");
  assert_value (three->index, "75");
  g_assert_false (three->low_response);
  add_replies (replies, "IT", 2, 1000000);
  alone = survey_of (replies, 66, NULL);
  assert_value (alone->index, "75");
  g_assert_false (alone->low_response);
  add_replies (replies, "法务部", 1, 2000000);
  pooled = survey_of (replies, 100, trace);
  assert_value (pooled->mean, "3.333333");
  assert_value (pooled->index, "58.333325");
  g_assert_true (pooled->low_response);
  g_assert_cmpuint (pooled->departments->len, ==, 4);
  g_assert_null (g_array_index (pooled->departments, HengSurveyDepartment, 3).name);
  assert_micro (g_array_index (pooled->departments, HengSurveyDepartment, 3).mean, "1.333333");
  g_assert_cmpstr (heng_trace_find (trace, "OTHER")->formula, ==, "4 ÷ 3");
  g_assert_cmpstr (trace->formula, ==, "(3.333333 − 1) ÷ 4 × 100");
  g_array_set_size (replies, 4);
  missing = survey_of (replies, 4, NULL);
  assert_value (missing->mean, "MISSING");
  assert_value (missing->index, "MISSING");
}

static void
test_respondent (void)
{
  const HengMicro answers[] = { 4000000, 5000000, 0, 2000000 };
  const gboolean reversed[] = { FALSE, FALSE, TRUE, TRUE };

  assert_value (heng_survey_respondent_mean (answers, 4, reversed), "4.333333");
  assert_value (heng_survey_respondent_mean (answers, 4, NULL), "3.666667");
}

/* Properties, over many random cases. */

static void
fill_random (GArray *ratings)
{
  g_array_set_size (ratings, 0);
  for (int g = 0; g < HENG_N_GROUPS; g++)
    for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
      {
        HengRating rating = { g, g_test_rand_int_range (1000000, 5000001) };

        g_array_append_val (ratings, rating);
      }
}

static void
shuffle (GArray *ratings)
{
  for (guint i = ratings->len; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      HengRating swap = g_array_index (ratings, HengRating, i - 1);

      g_array_index (ratings, HengRating, i - 1) = g_array_index (ratings, HengRating, k);
      g_array_index (ratings, HengRating, k) = swap;
    }
}

static void
assert_same (const HengRaterScore *a, const HengRaterScore *b)
{
  g_assert_cmpint (a->rating.state, ==, b->rating.state);
  g_assert_cmpint (a->rating.micro, ==, b->rating.micro);
  g_assert_cmpint (a->points.micro, ==, b->points.micro);
  g_assert_cmpint (a->pool_n, ==, b->pool_n);
  g_assert_cmpint (a->pool_mean.micro, ==, b->pool_mean.micro);
  for (int g = 0; g < HENG_N_GROUPS; g++)
    {
      g_assert_cmpint (a->fate[g], ==, b->fate[g]);
      g_assert_cmpint (a->mean[g].micro, ==, b->mean[g].micro);
    }
}

static void
test_order (void)
{
  g_autoptr (GArray) ratings = ratings_new ();

  for (int i = 0; i < 2000; i++)
    {
      gboolean trim = i % 2;
      HengRaterScore before, after;

      fill_random (ratings);
      before = score_of (ratings, trim, NULL);
      shuffle (ratings);
      after = score_of (ratings, trim, NULL);
      assert_same (&before, &after);
    }
}

/* What an excluded group said changes no number that is published, so nothing can be found by subtraction. */
static void
test_excluded (void)
{
  g_autoptr (GArray) ratings = ratings_new ();
  guint n_excluded = 0;

  for (int i = 0; i < 2000; i++)
    {
      HengRaterScore before, after;

      fill_random (ratings);
      before = score_of (ratings, i % 2, NULL);
      for (guint k = 0; k < ratings->len; k++)
        {
          HengRating *rating = &g_array_index (ratings, HengRating, k);

          if (before.fate[rating->group] != HENG_GROUP_EXCLUDED)
            continue;
          rating->mean = g_test_rand_int_range (1000000, 5000001);
          n_excluded++;
        }
      after = score_of (ratings, i % 2, NULL);
      assert_same (&before, &after);
    }
  g_assert_cmpuint (n_excluded, >, 100);
}

/* Weights re-normalise: the rating lies between the groups' means, all equal ratings give themselves, and scale does not matter. */
static void
test_weights (void)
{
  static const gint64 weights[HENG_N_GROUPS] = WEIGHTS;
  g_autoptr (GArray) ratings = ratings_new ();

  for (int i = 0; i < 2000; i++)
    {
      HengRaterGroupInput groups[HENG_N_GROUPS] = { 0 };
      HengRaterScore score, scaled;
      HengMicro same = g_test_rand_int_range (1000000, 5000001);

      fill_random (ratings);
      score = score_of (ratings, FALSE, NULL);
      for (int g = 0; g < HENG_N_GROUPS; g++)
        groups[g].weight_bp = weights[g] * 7;
      heng_ratings_sum ((const HengRating *) (gpointer) ratings->data, ratings->len, FALSE, groups);
      scaled = heng_rater_groups_score (groups, NULL);
      assert_same (&score, &scaled);
      for (guint k = 0; k < ratings->len; k++)
        g_array_index (ratings, HengRating, k).mean = same;
      score = score_of (ratings, i % 2, NULL);
      if (score.rating.state == HENG_VALUE_NUMBER)
        g_assert_cmpint (score.rating.micro, ==, same);
    }
}

/* The whole shift moves every rater's mean to the pool's, but for rounding and the ends of the scale. */
static void
test_shift_levels (void)
{
  for (int i = 0; i < 500; i++)
    {
      HengMicro means[8];
      HengRatingSums own = { 0 }, pool = { 0 };
      HengWide sum = 0;

      for (int k = 0; k < 8; k++)
        {
          means[k] = g_test_rand_int_range (2500000, 3500000);
          heng_rating_sums_add (&own, means[k]);
          heng_rating_sums_add (&pool, means[k]);
          heng_rating_sums_add (&pool, g_test_rand_int_range (2500000, 3500000));
        }
      for (int k = 0; k < 8; k++)
        sum += heng_leniency_correct (means[k], HENG_LENIENCY_SHIFT, HENG_MICRO, &own, &pool, NULL);
      g_assert_cmpint (ABS (heng_div_round (sum, 8) - heng_div_round (pool.sum, pool.n)), <=, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratings/TV-G1", test_g1);
  g_test_add_func ("/ratings/TV-G2", test_g2);
  g_test_add_func ("/ratings/TV-G3", test_g3);
  g_test_add_func ("/ratings/TV-G4", test_g4);
  g_test_add_func ("/ratings/TV-G5", test_g5);
  g_test_add_func ("/ratings/flat-rater", test_flat_rater);
  g_test_add_func ("/ratings/answers", test_answers);
  g_test_add_func ("/survey/TV-S2", test_s2);
  g_test_add_func ("/survey/respondent", test_respondent);
  g_test_add_func ("/ratings/order-never-matters", test_order);
  g_test_add_func ("/ratings/excluded-changes-nothing", test_excluded);
  g_test_add_func ("/ratings/weights-renormalise", test_weights);
  g_test_add_func ("/leniency/shift-levels", test_shift_levels);
  return g_test_run ();
}
