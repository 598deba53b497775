/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores a cycle of many people in memory with the model's own columns: actual → rule → points → score → grade. bench-score PEOPLE ROUNDS */
#include <stdio.h>
#include <stdlib.h>

#include "heng-final-score.h"
#include "heng-score-columns.h"

#define LINES 8

static const char *const rules[LINES] = { "lin HB 70/90/100", "lin LB 15/8/3", "rate", "rate", "lin HB 1/3/5", "lin HB 4/8/12",
                                          "lin HB 60/80/95", "band -10..10 k4" };
static const HengMicro low[LINES] = { 60, 0, 1, 1, 0, 2, 50, -20 }, span[LINES] = { 50, 20, 4, 4, 7, 12, 50, 40 };
static const gint64 weights[LINES] = { 2000, 1500, 1500, 1500, 1000, 1000, 1000, 500 };
static const HengMicro cuts[5] = { HENG_POINTS (60), HENG_POINTS (75), HENG_POINTS (90), HENG_POINTS (100), HENG_POINTS (110) };

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? strtoul (argv[1], NULL, 10) : 300000, rounds = argc > 2 ? strtoul (argv[2], NULL, 10) : 9;
  g_autofree HengMicro *scores = g_new (HengMicro, n);
  HengMicro *columns[LINES];
  HengRule *parsed[LINES];
  HengScoreColumns input = { n, LINES, (const HengRule *const *) parsed, weights, (const HengMicro *const *) columns };
  double best = 1e9;
  glong counts[6] = { 0 };

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
      for (guint i = 0; i < n; i++)
        {
          HengMicro published = heng_micro_publish (scores[i], HENG_ROUND_HALF_UP);
          int grade = 0;

          for (int cut = 0; cut < 5; cut++)
            grade += published >= cuts[cut];
          counts[grade]++;
        }
      best = MIN (best, (g_get_monotonic_time () - start) / 1e3);
    }
  printf ("{\"ms\": %.3f, \"grades\": [%ld, %ld, %ld, %ld, %ld, %ld]}\n", best, counts[0], counts[1], counts[2], counts[3], counts[4],
          counts[5]);
  for (int line = 0; line < LINES; line++)
    {
      heng_rule_free (parsed[line]);
      g_free (columns[line]);
    }
  return 0;
}
