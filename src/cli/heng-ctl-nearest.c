/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody probably meant who mistyped a word. */
#include "heng-ctl.h"

#include <string.h>

/* Letters to add, drop, change or swap with their neighbour to get from one word to the other (restricted Damerau–Levenshtein). */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b), width = m + 1;
  g_autofree guint *table = g_new0 (guint, (n + 1) * width);

  for (gsize i = 0; i <= n; i++)
    for (gsize j = 0; j <= m; j++)
      {
        guint *cell = &table[i * width + j];

        if (i == 0 || j == 0)
          {
            *cell = (guint) (i + j);
            continue;
          }
        *cell = cell[-1 - (gssize) width] + (a[i - 1] != b[j - 1]);
        *cell = MIN (*cell, 1 + MIN (cell[-1], *(cell - width)));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          *cell = MIN (*cell, 1 + *(cell - 2 * width - 2));
      }
  return table[(n + 1) * width - 1];
}

const char *
heng_ctl_nearest (const char *word, const GPtrArray *candidates)
{
  const gsize longest = 60;
  guint best = (guint) (strlen (word) / 3) + 1;
  const char *nearest = NULL;

  for (guint i = 0; i < candidates->len && strlen (word) <= longest; i++)
    {
      guint here = distance (word, candidates->pdata[i]);

      if (here <= best && (!nearest || here < best))
        {
          best = here;
          nearest = candidates->pdata[i];
        }
    }
  return nearest;
}
