/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Means of raters, and their sums by group without the highest and the lowest where a cycle trims. */
#include "heng-ratings.h"

#include <glib/gi18n-lib.h>

static gboolean
are_alike (const gint64 *weights, gsize n)
{
  for (gsize i = 0; weights && i < n; i++)
    if (weights[i] != 0)
      return FALSE;
  return TRUE;
}

static void
append_term (GString *formula, gint64 weight, gboolean alike, HengMicro answer)
{
  g_autofree char *shown = heng_micro_display_short (answer);
  g_autofree char *share = heng_micro_display_short (weight * (HENG_MICRO / 100));

  if (alike)
    g_string_append_printf (formula, "%s%s", formula->len ? " + " : "", shown);
  else
    g_string_append_printf (formula, "%s%s × %s", formula->len ? " + " : "", share, shown);
}

static void
explain_mean (HengTrace *trace, const HengMicro *answers, gsize n, const gint64 *weights, HengWide sum, gint64 share)
{
  g_autoptr (GString) formula = g_string_new (NULL);
  gboolean alike = are_alike (weights, n);
  g_autofree char *divisor = heng_micro_display_short (alike ? share * HENG_MICRO : share * (HENG_MICRO / 100));

  for (gsize i = 0; i < n; i++)
    if (answers[i])
      append_term (formula, alike ? 0 : weights[i], alike, answers[i]);
  heng_trace_formula (trace, "(%s) ÷ %s", formula->str, divisor);
  heng_trace_note_rounding (trace, sum, share);
}

HengValue
heng_rating_mean (const HengMicro *answers, gsize n, const gint64 *weights, HengTrace *trace)
{
  gboolean alike = are_alike (weights, n);
  gsize answered = 0;
  gint64 share = 0;
  HengWide sum = 0;
  HengValue mean = HENG_MISSING;

  for (gsize i = 0; i < n; i++)
    if (answers[i])
      {
        gint64 weight = alike ? 1 : weights[i];

        answered++;
        share += weight;
        sum += (HengWide) weight * answers[i];
      }
  if (share > 0 && answered * 2 >= n)
    mean = HENG_NUMBER (heng_div_round (sum, share));
  if (trace && mean.state == HENG_VALUE_NUMBER)
    explain_mean (trace, answers, n, weights, sum, share);
  else
    heng_trace_note (trace, "%s", _("fewer than half of the questions answered: does not count"));
  heng_trace_value (trace, mean, 6);
  return mean;
}

void
heng_ratings_sum (const HengRating *ratings, gsize n, gboolean trim, HengRaterGroupInput groups[HENG_N_GROUPS])
{
  HengMicro highest[HENG_N_GROUPS] = { 0 }, lowest[HENG_N_GROUPS] = { 0 };

  for (guint g = 0; g < HENG_N_GROUPS; g++)
    groups[g] = (HengRaterGroupInput) { .weight_bp = groups[g].weight_bp };
  for (gsize i = 0; i < n; i++)
    {
      HengRaterGroupInput *group = &groups[ratings[i].group];
      HengMicro mean = ratings[i].mean;

      highest[ratings[i].group] = group->n ? MAX (highest[ratings[i].group], mean) : mean;
      lowest[ratings[i].group] = group->n ? MIN (lowest[ratings[i].group], mean) : mean;
      group->n++;
      group->sum += mean;
    }
  for (guint g = 0; trim && g < HENG_N_GROUPS; g++)
    if (groups[g].n >= HENG_TRIM_MINIMUM)
      {
        groups[g].trimmed_n = groups[g].n - 2;
        groups[g].trimmed_sum = groups[g].sum - highest[g] - lowest[g];
      }
}
