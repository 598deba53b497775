/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles of the same time, a half-year and its quarters: each time counts once, by the finest cycles that cover it whole. */
#include "heng-rolling.h"

static gboolean
takes_part (const HengRollingPoint *point)
{
  return point->published.state == HENG_VALUE_NUMBER && !point->pilot && point->from != HENG_DATE_NONE && point->to >= point->from;
}

static int
span (const HengRollingPoint *point)
{
  return point->to - point->from;
}

/* Shorter and within; of two cycles of the same days the older lies within the newer. */
static gboolean
lies_within (const HengRollingPoint *points, guint inner, guint outer)
{
  const HengRollingPoint *a = &points[inner], *b = &points[outer];

  return inner != outer && takes_part (a) && a->from >= b->from && a->to <= b->to && (span (a) < span (b) || inner < outer);
}

/* Whether shorter cycles fill every day of this one. */
static gboolean
is_filled (const HengRollingPoint *points, guint n, guint outer)
{
  HengDate next = points[outer].from;

  for (gboolean further = TRUE; further && next <= points[outer].to;)
    {
      further = FALSE;
      for (guint i = 0; i < n; i++)
        if (lies_within (points, i, outer) && span (&points[i]) < span (&points[outer]) && points[i].from <= next && points[i].to >= next)
          {
            next = points[i].to + 1;
            further = TRUE;
          }
    }
  return next > points[outer].to;
}

/* The longest cycle that was not looked at, n: none. */
static guint
find_longest (const HengRollingPoint *points, guint n, const gboolean *seen)
{
  guint longest = n;

  for (guint i = 0; i < n; i++)
    if (!seen[i] && takes_part (&points[i]) && (longest == n || span (&points[i]) >= span (&points[longest])))
      longest = i;
  return longest;
}

gboolean *
heng_rolling_repeated (const HengRollingPoint *points, guint n)
{
  gboolean *repeated = g_new0 (gboolean, n + 1);
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);

  for (guint i; (i = find_longest (points, n, seen)) < n;)
    {
      seen[i] = TRUE;
      if (repeated[i])
        continue;
      repeated[i] = is_filled (points, n, i);
      for (guint k = 0; k < n && !repeated[i]; k++)
        repeated[k] |= lies_within (points, k, i);
    }
  return repeated;
}
