/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose grade differs between two outcomes, and by how much. */
#include "heng-whatif-private.h"

/* Up before down before those who only got or lost a grade; then the longest way, then the bigger difference of scores, then by number. */
typedef struct
{
  HengOutcomeMove move;
  HengMicro difference;
} Ranked;

static int
kind_of (int steps)
{
  return steps > 0 ? 0 : steps < 0 ? 1 : 2;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (kind_of (x->move.steps) != kind_of (y->move.steps))
    return kind_of (x->move.steps) - kind_of (y->move.steps);
  if (ABS (x->move.steps) != ABS (y->move.steps))
    return ABS (y->move.steps) - ABS (x->move.steps);
  if (x->difference != y->difference)
    return x->difference > y->difference ? -1 : 1;
  return (x->move.person > y->move.person) - (x->move.person < y->move.person);
}

GArray *
heng_outcome_moves (const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *moves;

  for (guint i = 0; i < whatif->n_people; i++)
    {
      gboolean both = before->grades[i] >= 0 && after->grades[i] >= 0;
      /* the bands stand best first */
      Ranked move = { { i, both ? before->grades[i] - after->grades[i] : 0 }, both ? ABS (after->published[i] - before->published[i]) : 0 };

      if (before->grades[i] != after->grades[i])
        g_array_append_val (ranked, move);
    }
  g_array_sort (ranked, compare);
  moves = g_array_sized_new (FALSE, FALSE, sizeof (HengOutcomeMove), ranked->len);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (moves, g_array_index (ranked, Ranked, i).move);
  return moves;
}

guint
heng_outcome_scores_changed (const HengOutcome *before, const HengOutcome *after)
{
  guint n = 0;

  for (guint i = 0; i < before->n_people; i++)
    n += before->published[i] != after->published[i];
  return n;
}
