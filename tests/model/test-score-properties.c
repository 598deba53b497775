/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every review, tried on random ones: weights re-normalise, contributions add up to the score, and the order in
 * which anything was entered never matters. */
#include "model-test.h"
#include "review-random.h"

enum { ROUNDS = 1000 };

static HengMicro
sum_of_contributions (const HengReviewPart *part, guint *n_items)
{
  HengMicro sum = part->component_contribution[HENG_COMPONENT_FEEDBACK];

  for (guint i = 0; i < part->objectives->len; i++)
    sum += ((HengReviewObjective *) g_ptr_array_index (part->objectives, i))->contribution;
  for (guint i = 0; i < part->lines->len; i++)
    sum += ((HengReviewLine *) g_ptr_array_index (part->lines, i))->contribution;
  *n_items = part->objectives->len + part->lines->len + 1;
  return sum;
}

/* Each contribution and each component is rounded once, so the sum is off by at most half a micro for each. */
static void
test_contributions_add_up (void)
{
  guint scored = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();
      HengReviewPart *part = random_part_at (review, 0);
      HengMicro sum, components = 0;
      guint n_items;

      heng_review_score (review, NULL);
      if (review->final.final.state != HENG_VALUE_NUMBER || review->final.flags & HENG_FINAL_FLAG_CLAMPED)
        continue;
      scored++;
      sum = sum_of_contributions (part, &n_items);
      for (guint i = 0; i < HENG_N_COMPONENTS; i++)
        components += part->component_contribution[i];
      g_assert_cmpint (ABS (sum - (review->final.final.micro - review->final.adjustment - HENG_POINTS (100))), <=, n_items + 2);
      g_assert_cmpint (ABS (components - (review->final.final.micro - review->final.adjustment - HENG_POINTS (100))), <=, 3);
    }
  g_assert_cmpuint (scored, >, ROUNDS / 2);
}

/* The same for somebody who was transferred: two parts, weighted by days. */
static void
test_parts_add_up (void)
{
  for (guint round = 0; round < ROUNDS / 3; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();
      g_autoptr (HengReview) other = random_review_new ();
      guint n_first, n_second;
      HengMicro sum;

      g_ptr_array_add (review->parts, g_ptr_array_steal_index (other->parts, 0));
      random_part_at (review, 0)->participant->to_date = review->cycle->start_date + g_test_rand_int_range (10, 80);
      random_part_at (review, 1)->participant->from_date = random_part_at (review, 0)->participant->to_date + 1;
      heng_review_score (review, NULL);
      if (random_part_at (review, 0)->final.final.state != HENG_VALUE_NUMBER || random_part_at (review, 1)->final.final.state != HENG_VALUE_NUMBER)
        continue;
      sum = sum_of_contributions (random_part_at (review, 0), &n_first) + sum_of_contributions (random_part_at (review, 1), &n_second);
      g_assert_cmpint (ABS (sum - (review->final.final.micro - review->final.adjustment - HENG_POINTS (100))), <=,
                       n_first + n_second + 4);
    }
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer moved = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = moved;
    }
}

static void
shuffle_review (HengReview *review)
{
  HengReviewPart *part = random_part_at (review, 0);

  shuffle (part->lines);
  shuffle (part->objectives);
  shuffle (part->milestones);
  shuffle (part->feedback);
  shuffle (review->adjustments);
  shuffle (review->bands);
  for (guint i = 0; i < part->objectives->len; i++)
    {
      HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);

      shuffle (objective->key_results);
      for (guint k = 0; k < objective->key_results->len; k++)
        shuffle (((HengReviewKr *) g_ptr_array_index (objective->key_results, k))->checkins);
    }
}

static void
test_order_does_not_matter (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (HengReview) review = round == 0 ? fixture_f1 () : random_review_new ();
      g_autoptr (HengResult) before = NULL, after = NULL;

      heng_review_score (review, NULL);
      before = heng_review_to_result (review);
      shuffle_review (review);
      heng_review_score (review, NULL);
      after = heng_review_to_result (review);
      for (guint i = 0; i < heng_result_type.n_fields; i++)
        if (!g_str_equal (heng_result_type.fields[i].name, "checksum"))
          g_assert_true (heng_field_equal (&heng_result_type.fields[i], before, after));
    }
}

/* Taking NA lines out changes nothing; nor does another scale of the weights. */
static void
test_weights_renormalise (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();
      HengReviewPart *part = random_part_at (review, 0);
      HengValue score;

      heng_review_score (review, NULL);
      score = part->kpi.score;
      for (guint i = part->lines->len; i > 0; i--)
        {
          HengReviewLine *line = g_ptr_array_index (part->lines, i - 1);

          line->record->weight_bp *= 3;
          if (line->points.state == HENG_VALUE_NA)
            g_ptr_array_remove_index (part->lines, i - 1);
        }
      heng_review_score (review, NULL);
      g_assert_cmpint (part->kpi.score.state, ==, score.state);
      g_assert_cmpint (part->kpi.score.micro, ==, score.micro);
    }
}

/* A score lies between its lowest and its highest line. */
static void
test_between (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (HengReview) review = random_review_new ();
      HengReviewPart *part = random_part_at (review, 0);
      HengMicro low = G_MAXINT64, high = G_MININT64;

      heng_review_score (review, NULL);
      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = g_ptr_array_index (part->lines, i);

          if (line->record->weight_bp == 0 || line->points.state != HENG_VALUE_NUMBER)
            continue;
          low = MIN (low, line->points.micro);
          high = MAX (high, line->points.micro);
        }
      if (part->kpi.score.state != HENG_VALUE_NUMBER)
        continue;
      g_assert_cmpint (part->kpi.score.micro, >=, low);
      g_assert_cmpint (part->kpi.score.micro, <=, high);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/contributions-add-up", test_contributions_add_up);
  g_test_add_func ("/properties/parts-add-up", test_parts_add_up);
  g_test_add_func ("/properties/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/properties/weights-renormalise", test_weights_renormalise);
  g_test_add_func ("/properties/between", test_between);
  return g_test_run ();
}
