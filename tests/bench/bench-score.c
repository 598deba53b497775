/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores a cycle of many people in memory with the model's own columns: actual → rule → points → score → grade; the same with quota grades
 * and means of each of 200 departments; and one changed value. bench-score PEOPLE ROUNDS */
#include <stdio.h>
#include <stdlib.h>

#include "heng-distribution.h"
#include "heng-final-score.h"
#include "heng-review.h"
#include "heng-score-columns.h"

#define LINES 8
#define DEPARTMENTS 200
#define CHANGES 20000

static const char *const rules[LINES] = { "lin HB 70/90/100", "lin LB 15/8/3", "rate", "rate", "lin HB 1/3/5", "lin HB 4/8/12",
                                          "lin HB 60/80/95", "band -10..10 k4" };
static const HengMicro low[LINES] = { 60, 0, 1, 1, 0, 2, 50, -20 }, span[LINES] = { 50, 20, 4, 4, 7, 12, 50, 40 };
static const gint64 weights[LINES] = { 2000, 1500, 1500, 1500, 1000, 1000, 1000, 500 };
static HengGradeBand bands[6] = {
  { .grade = (char *) "S", .sort = 1, .lower = HENG_POINTS (110), .share_bp = 500 },
  { .grade = (char *) "A", .sort = 2, .lower = HENG_POINTS (100), .share_bp = 1500 },
  { .grade = (char *) "B+", .sort = 3, .lower = HENG_POINTS (90), .share_bp = 3000 },
  { .grade = (char *) "B", .sort = 4, .lower = HENG_POINTS (75), .share_bp = 4000 },
  { .grade = (char *) "C", .sort = 5, .lower = HENG_POINTS (60), .share_bp = 700 },
  { .grade = (char *) "D", .sort = 6, .lower = 0, .share_bp = 300 },
};

static const HengMicro cuts[5] = { HENG_POINTS (60), HENG_POINTS (75), HENG_POINTS (90), HENG_POINTS (100), HENG_POINTS (110) };

/* Publishes the scores in place and counts their grades, worst first. */
static void
count_grades (HengMicro *scores, guint n, glong counts[6])
{
  for (guint i = 0; i < n; i++)
    {
      int grade = 0;

      scores[i] = heng_micro_publish (scores[i], HENG_ROUND_HALF_UP);
      for (int band = 0; band < 5; band++)
        grade += scores[i] >= cuts[band];
      counts[grade]++;
    }
}

/* Everybody's grade by seats, in departments of equal size, and what each department adds up to. */
static gint64
distribute (const HengGradeScale *scale, const HengMicro *published, guint n, guint8 *grades)
{
  guint size = n / DEPARTMENTS;
  gint64 seats[6], total = 0;

  for (guint d = 0; d < DEPARTMENTS; d++)
    {
      HengWide sum = 0;

      if (!heng_distribution_columns (scale, published + d * size, size, seats, grades + d * size))
        exit (1);
      for (guint i = 0; i < size; i++)
        sum += published[d * size + i];
      total += heng_div_round (sum, size);
    }
  return total;
}

/* A person with eight lines whose one value changes each time. */
static double
change_one (void)
{
  g_autoptr (HengReview) review = heng_review_new ();
  HengReviewPart *part = heng_review_part_new ();
  HengReviewLine *line;
  gint64 start;

  review->cycle = heng_cycle_new ();
  review->employee = heng_employee_new ();
  part->participant = heng_participant_new ();
  part->participant->kpi_bp = 10000;
  g_ptr_array_add (review->parts, part);
  for (int i = 0; i < LINES; i++)
    {
      line = heng_review_line_new ();
      line->record = heng_scorecard_line_new ();
      line->record->code = g_strdup_printf ("RD-%02d", i + 1);
      line->record->rule = g_strdup (rules[i]);
      line->record->weight_bp = weights[i];
      line->actual = heng_actual_row_new ();
      line->actual->value = heng_micro_format_short (HENG_POINTS (low[i] + span[i] / 2));
      g_ptr_array_add (part->lines, line);
    }
  line = part->lines->pdata[1];
  start = g_get_monotonic_time ();
  for (int i = 0; i < CHANGES; i++)
    {
      g_free (line->actual->value);
      line->actual->value = heng_micro_format_short (HENG_POINTS (i % 20));
      heng_review_score (review, NULL);
    }
  return (double) (g_get_monotonic_time () - start) / CHANGES;
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? strtoul (argv[1], NULL, 10) : 300000, rounds = argc > 2 ? strtoul (argv[2], NULL, 10) : 9;
  g_autofree HengMicro *scores = g_new (HengMicro, n);
  g_autofree guint8 *grades = g_new (guint8, n);
  const HengGradeBand *list[6] = { &bands[0], &bands[1], &bands[2], &bands[3], &bands[4], &bands[5] };
  g_autoptr (HengGradeScale) scale = heng_grade_scale_new (list, 6);
  HengMicro *columns[LINES];
  HengRule *parsed[LINES];
  HengScoreColumns input = { n, LINES, (const HengRule *const *) parsed, weights, (const HengMicro *const *) columns };
  double best = 1e9, best_whole = 1e9;
  glong counts[6] = { 0 };
  gint64 total = 0;

  srandom (7);
  for (int line = 0; line < LINES; line++)
    {
      parsed[line] = heng_rule_parse (rules[line], NULL);
      columns[line] = g_new (HengMicro, n);
      for (guint i = 0; i < n; i++)
        columns[line][i] = HENG_POINTS (low[line]) + random () % HENG_POINTS (span[line]);
    }
  for (guint round = 0; round < rounds; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (int g = 0; g < 6; g++)
        counts[g] = 0;
      if (!heng_score_columns (&input, scores, NULL))
        return 1;
      count_grades (scores, n, counts);
      best = MIN (best, (g_get_monotonic_time () - start) / 1e3);
      total = distribute (scale, scores, n, grades);
      best_whole = MIN (best_whole, (g_get_monotonic_time () - start) / 1e3);
    }
  printf ("{\"ms\": %.3f, \"whole_ms\": %.3f, \"change_us\": %.3f, \"total\": %" G_GINT64_FORMAT ", "
          "\"grades\": [%ld, %ld, %ld, %ld, %ld, %ld]}\n", best, best_whole, change_one (), total, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  for (int line = 0; line < LINES; line++)
    {
      heng_rule_free (parsed[line]);
      g_free (columns[line]);
    }
  return 0;
}
