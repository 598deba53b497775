/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a trial takes from a moved weight to everybody's score, rank and grade: bench-whatif STORE CYCLE ROUNDS. Once with one weight moved, once with
 * weights, rules, shares, bounds and an enforced distribution together, and this once more with all that the page shows of it: the chart, the sentences,
 * who moves, what keeps it from being applied; and what loading took. */
#include <stdio.h>
#include <stdlib.h>

#include "heng-language.h"
#include "heng-rule-points.h"
#include "heng-whatif-data.h"

/* Every scorecard, profile and bound differs from now. */
static void
move_everything (HengTrial *trial, const HengWhatif *whatif, int round)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];

  for (guint c = 0; c < trial->n_cards; c++)
    for (guint i = 0; i < trial->cards[c].n_lines; i++)
      {
        const HengWhatifLine *line = ((HengWhatifCard *) whatif->cards->pdata[c])->lines->pdata[i];
        guint n = line->parsed ? heng_rule_points (line->parsed, points) : 0;
        g_autofree char *rule = n > 0 ? heng_rule_move_point (line->parsed, 0, points[0].value + round * HENG_MICRO / 100, NULL) : NULL;

        if (rule)
          heng_trial_set_rule (trial, whatif, c, i, rule, NULL);
      }
  for (guint p = 0; p < trial->n_profiles; p++)
    heng_trial_set_share (trial, whatif, p, HENG_COMPONENT_KPI, 5000 + round * 50, TRUE);
  for (guint b = 0; b + 1 < trial->n_bands; b++)
    heng_trial_set_lower (trial, whatif, b, trial->lowers[b] + round * HENG_MICRO / 10);
  trial->mode = HENG_DISTRIBUTION_ENFORCE;
}

static void
move (HengTrial *trial, const HengWhatif *whatif, int round, gboolean everything)
{
  for (guint c = 0; c < trial->n_cards && (everything || c == 0); c++)
    heng_trial_set_weight (trial, whatif, c, 0, 1000 + round * 50, TRUE);
  if (everything)
    move_everything (trial, whatif, round);
}

/* As the thread of the page does it. */
static double
measure_answer (const HengWhatif *whatif, int rounds)
{
  double best = 1e9;

  for (int round = 1; round <= rounds; round++)
    {
      g_autoptr (HengTrial) trial = heng_trial_new (whatif);
      HengWhatifAnswer *answer;
      gint64 start;

      move (trial, whatif, round, TRUE);
      start = g_get_monotonic_time ();
      answer = heng_whatif_answer_new (whatif, NULL, trial);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1e3);
      heng_whatif_answer_free (answer);
    }
  return best;
}

static double
measure (const HengWhatif *whatif, int rounds, gboolean everything)
{
  double best = 1e9;

  for (int round = 1; round <= rounds; round++)
    {
      g_autoptr (HengTrial) trial = heng_trial_new (whatif);
      g_autoptr (HengOutcome) outcome = NULL;
      g_autoptr (GArray) moves = NULL;
      gint64 start;

      move (trial, whatif, round, everything);
      start = g_get_monotonic_time ();
      outcome = heng_whatif_evaluate (whatif, trial);
      moves = heng_outcome_moves (whatif, whatif->now, outcome);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1e3);
    }
  return best;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengWhatif) whatif = NULL;
  gint64 start;
  double load, one, all, answer;

  heng_language_setup (NULL, NULL);
  if (argc != 4)
    return 2;
  db = heng_db_open (argv[1], HENG_DB_READ_ONLY, &error);
  cycle = db ? heng_cycle_load_by_key (db, argv[2], &error) : NULL;
  start = g_get_monotonic_time ();
  whatif = cycle ? heng_whatif_load (db, cycle->id, &error) : NULL;
  if (!whatif)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  load = (double) (g_get_monotonic_time () - start) / 1e3;
  one = measure (whatif, atoi (argv[3]), FALSE);
  all = measure (whatif, atoi (argv[3]), TRUE);
  answer = measure_answer (whatif, atoi (argv[3]));
  printf ("{\"people\": %u, \"scored\": %u, \"load_ms\": %.1f, \"one_ms\": %.3f, \"all_ms\": %.3f, \"answer_ms\": %.3f}\n", whatif->n_people,
          whatif->now->n_scored, load, one, all, answer);
  return 0;
}
