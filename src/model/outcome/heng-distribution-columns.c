/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grades of a big pool by counting: who ties has the same grade, so how many have each score says everything a ranking would. */
#include "heng-distribution.h"

#define CENT (HENG_MICRO / 100)
#define MOST_CENTS 12000 /* 120 points */

/* The place of the seat that the person of this rank (0 = best) has. */
static int
seat_of_rank (const HengGradeScale *scale, const gint64 *seats, gint64 rank)
{
  guint place = 0;

  for (gint64 end = seats[0]; rank >= end && place + 1 < scale->n; end += seats[place])
    place++;
  return (int) place;
}

/* Proposals of all scores that occur, best first. */
static void
propose_scores (const HengGradeScale *scale, const gint64 *seats, const guint32 *counts, guint8 *proposals)
{
  gint64 better = 0;

  for (int cents = MOST_CENTS; cents >= 0; better += counts[cents--])
    if (counts[cents] > 0)
      {
        int band = heng_grade_scale_of_score (scale, cents * CENT);

        proposals[cents] = (guint8) heng_distribution_guard (scale, band, seat_of_rank (scale, seats, better));
      }
}

gboolean
heng_distribution_columns (const HengGradeScale *scale, const HengMicro *published, guint n, gint64 *seats, guint8 *proposals)
{
  g_autofree guint32 *counts = g_new0 (guint32, MOST_CENTS + 1);
  guint8 of_score[MOST_CENTS + 1];

  if (n < HENG_DISTRIBUTION_LEAST_POOL || scale->n == 0 || scale->n > G_MAXUINT8)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint64 cents = (guint64) published[i] / CENT;

      if (cents > MOST_CENTS || (HengMicro) (cents * CENT) != published[i])
        return FALSE;
      counts[cents]++;
    }
  heng_distribution_seats (scale, n, seats, NULL);
  propose_scores (scale, seats, counts, of_score);
  for (guint i = 0; i < n; i++)
    proposals[i] = of_score[(guint64) published[i] / CENT];
  return TRUE;
}
