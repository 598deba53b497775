/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random reviews with every kind of rule and of key result. */
#include "review-random.h"

static const char *const numeric_rules[] = { "lin HB 60/80/95",  "lin LB 15/8/3",       "ratio HB 70",        "ratio LB 40",
                                             "band 20..60 k4",   "step 0:60 20:90 50:100", "lin HB 0/100/120", "idx lin HB 60/80/95",
                                             "lin HB 60/80 ramp z=-7.5", "lin LB 40/20/5 ramp", "lin HB 70/90", "direct" };

static char *
random_text (gint32 begin, gint32 end)
{
  return heng_micro_format_short (g_test_rand_int_range (begin, end) * G_GINT64_CONSTANT (1000));
}

/* A rule and an actual value that it can read. */
static const char *
random_rule (char **actual)
{
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      *actual = g_strdup_printf ("%d/%d/%d", g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 5) == 0);
      return g_test_rand_bit () ? "ded 100 minor2 major10 veto" : "ded 110 minor2.5 major10";
    case 1:
      *actual = g_strdup (g_test_rand_bit () ? "yes" : "no");
      return "bool";
    case 2:
      *actual = random_text (1000, 5001);
      return "rate";
    case 3:
      *actual = g_strdup_printf ("mean %d.%02d", g_test_rand_int_range (1, 5), g_test_rand_int_range (0, 100));
      return "idx lin HB 60/80/95";
    default:
      *actual = random_text (0, 100000);
      return numeric_rules[g_test_rand_int_range (0, G_N_ELEMENTS (numeric_rules))];
    }
}

static void
add_random_line (HengReviewPart *part, guint i)
{
  g_autofree char *code = g_strdup_printf ("X-%02u", i);
  g_autofree char *actual = NULL;
  const char *rule = random_rule (&actual);
  HengReviewLine *line = fixture_add_line (part, code, (HengPerspective) g_test_rand_int_range (0, HENG_N_PERSPECTIVES),
                                           g_test_rand_int_range (0, 30), "FIN", rule, actual);

  if (g_test_rand_int_range (0, 6) == 0)
    {
      g_free (line->actual->value);
      line->actual->value = g_strdup ("NA");
      line->actual->reason = g_strdup ("x");
    }
}

/* The milestones of the fixture again, with other dates and qualities. */
static void
add_random_milestones (HengReviewPart *part)
{
  fixture_add_line (part, "RD-01", HENG_PERSPECTIVE_I, g_test_rand_int_range (0, 30), "PROJ + R-COM", "mile", NULL);
  for (guint i = 0; i < part->milestones->len; i++)
    {
      HengMilestone *milestone = g_ptr_array_index (part->milestones, i);

      milestone->actual_date = g_test_rand_int_range (0, 5) == 0 ? HENG_DATE_NONE : milestone->plan_date + g_test_rand_int_range (-10, 40);
      milestone->quality = g_test_rand_int_range (2, 11) * (HENG_MICRO / 2);
    }
}

/* Type, fields and a value of that type. */
static char *
random_key_result (HengReviewKr *kr)
{
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      kr->record->type = HENG_KR_BOOLEAN;
      return g_strdup (g_test_rand_bit () ? "yes" : "no");
    case 1:
      kr->record->type = HENG_KR_STEPS;
      kr->record->steps = g_strdup (g_test_rand_bit () ? "20 a;30 b;50 c" : "a;b;c");
      return g_strdup (g_test_rand_bit () ? "1,3" : "2");
    case 2:
    case 3:
      kr->record->type = g_test_rand_bit () ? HENG_KR_RANGE : HENG_KR_RANGE_HITS;
      kr->record->low = HENG_POINTS (45);
      kr->record->high = HENG_POINTS (50);
      kr->record->tolerance = g_test_rand_int_range (0, 3) * HENG_POINTS (5);
      return random_text (35000, 62000);
    case 4:
      kr->record->keep = 1;
      kr->record->start_value = kr->record->target = HENG_POINTS (95);
      return g_strdup_printf ("%d", g_test_rand_int_range (93, 98));
    case 5:
      kr->record->type = HENG_KR_DECREASE;
      kr->record->start_value = HENG_POINTS (40);
      kr->record->target = -HENG_POINTS (2);
      return random_text (-12000, 60000);
    default:
      return g_strdup_printf ("%d", g_test_rand_int_range (-10, 130));
    }
}

static void
add_random_objective (HengReviewPart *part, guint i)
{
  g_autofree char *key = g_strdup_printf ("O%u", i);
  HengReviewObjective *objective = fixture_add_objective (part, i + 1, key, (HengOkrCurve) g_test_rand_int_range (0, 2),
                                                          g_test_rand_int_range (0, 3) * g_test_rand_int_range (1, 40));

  for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
    {
      g_autofree char *kr_key = g_strdup_printf ("KR%d", k);
      HengReviewKr *kr = fixture_add_kr (objective, kr_key, HENG_KR_INCREASE, g_test_rand_int_range (0, 60), "0", "100");
      g_autofree char *value = random_key_result (kr);

      if (g_test_rand_int_range (0, 5) > 0)
        fixture_add_checkin (kr, k, "2026-05-01", value);
      if (g_test_rand_int_range (0, 6) == 0)
        kr->record->state = HENG_GOAL_CANCELLED;
    }
  if (g_test_rand_int_range (0, 6) == 0)
    objective->record->state = HENG_GOAL_CANCELLED;
}

HengReview *
random_review_new (void)
{
  HengReview *review = fixture_f1 ();
  HengReviewPart *part = random_part_at (review, 0);
  guint n_lines = (guint) g_test_rand_int_range (0, 11), n_objectives = (guint) g_test_rand_int_range (0, 5);

  g_ptr_array_set_size (part->lines, 0);
  g_ptr_array_set_size (part->objectives, 0);
  for (guint i = 0; i < n_lines; i++)
    add_random_line (part, i);
  if (g_test_rand_int_range (0, 3) == 0)
    add_random_milestones (part);
  for (guint i = 0; i < n_objectives; i++)
    add_random_objective (part, i);
  for (guint i = 0; i < part->feedback->len; i++)
    {
      HengFeedback *feedback = g_ptr_array_index (part->feedback, i);

      feedback->n = g_test_rand_int_range (0, 6);
      feedback->sum = feedback->n * g_test_rand_int_range (1000, 5001) * G_GINT64_CONSTANT (1000);
    }
  review->cycle->okr_cap = g_test_rand_bit () ? HENG_MICRO : 12 * HENG_MICRO / 10;
  part->participant->okr_bp = g_test_rand_int_range (0, 5000);
  part->participant->kpi_bp = g_test_rand_int_range (0, 5000);
  part->participant->feedback_bp = 10000 - part->participant->okr_bp - part->participant->kpi_bp;
  fixture_add_adjustment (review, "1.5", "a");
  fixture_add_adjustment (review, "-0.75", "b");
  return review;
}
