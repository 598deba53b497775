/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving one weight of several that add up to 100.00 %. */
#include "heng-weights.h"

/* The other weights: free ones make room in proportion to `like`. */
typedef struct
{
  const gint64 *weights, *like;
  const gboolean *pinned;
  guint n, index;
} Others;

static gboolean
is_free (const Others *others, guint i)
{
  return i != others->index && others->like[i] > 0 && !(others->pinned && others->pinned[i]);
}

static gint64
sum_of (const Others *others, gboolean free)
{
  gint64 sum = 0;

  for (guint i = 0; i < others->n; i++)
    if (i != others->index && is_free (others, i) == free)
      sum += free ? others->like[i] : others->weights[i];
  return sum;
}

/* Gives single steps to those whose share was cut off most; what they take together. */
static gint64
give_steps (const Others *others, gint64 left, gint64 step, gint64 *shares, gint64 *cut)
{
  gint64 given = 0;

  for (; left - given >= step; given += step)
    {
      int best = -1;

      for (guint i = 0; i < others->n; i++)
        if (is_free (others, i) && (best < 0 || cut[i] > cut[best]))
          best = (int) i;
      shares[best] += step;
      cut[best] = -1;
    }
  return given;
}

static guint
heaviest (const Others *others)
{
  guint best = others->n;

  for (guint i = 0; i < others->n; i++)
    if (is_free (others, i) && (best == others->n || others->like[i] > others->like[best]))
      best = i;
  return best;
}

gboolean
heng_weights_move (gint64 *weights_bp, const gint64 *like, guint n, guint index, gint64 value, gint64 step, const gboolean *pinned)
{
  const Others others = { weights_bp, like, pinned, n, index };
  gint64 fixed = sum_of (&others, FALSE), free = sum_of (&others, TRUE), rest, left;
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);
  g_autofree gint64 *cut = g_new0 (gint64, n + 1);

  if (free == 0 || fixed > HENG_WEIGHTS_WHOLE)
    return FALSE;
  value = CLAMP (value, 0, HENG_WEIGHTS_WHOLE - fixed);
  left = rest = HENG_WEIGHTS_WHOLE - fixed - value;
  for (guint i = 0; i < n; i++)
    if (is_free (&others, i))
      {
        shares[i] = rest * like[i] / free / step * step;
        cut[i] = rest * like[i] - shares[i] * free;
        left -= shares[i];
      }
  left -= give_steps (&others, left, step, shares, cut);
  shares[heaviest (&others)] += left;
  for (guint i = 0; i < n; i++)
    weights_bp[i] = i == index ? value : is_free (&others, i) ? shares[i] : weights_bp[i];
  return TRUE;
}
