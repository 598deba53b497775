/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grades in their order, and the seats each has in a pool by largest remainder (domain.md §2.9). */
#include "heng-distribution.h"

#include <glib/gi18n-lib.h>

#define CENTRE_GRADE "B"

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const HengGradeBand *x = *(const HengGradeBand *const *) a, *y = *(const HengGradeBand *const *) b;

  if (x->lower != y->lower)
    return x->lower > y->lower ? -1 : 1;
  return (x->sort > y->sort) - (x->sort < y->sort);
}

HengGradeScale *
heng_grade_scale_new (const HengGradeBand *const *bands, guint n_bands)
{
  HengGradeScale *scale = g_new0 (HengGradeScale, 1);
  int centre;

  scale->n = n_bands;
  scale->bands = g_new0 (const HengGradeBand *, MAX (n_bands, 1));
  for (guint i = 0; i < n_bands; i++)
    scale->bands[i] = bands[i];
  if (n_bands > 1)
    qsort (scale->bands, n_bands, sizeof *scale->bands, compare_bands);
  centre = heng_grade_scale_find (scale, CENTRE_GRADE);
  scale->centre = centre >= 0 ? (guint) centre : n_bands / 2;
  return scale;
}

void
heng_grade_scale_free (HengGradeScale *scale)
{
  g_free (scale->bands);
  g_free (scale);
}

int
heng_grade_scale_find (const HengGradeScale *scale, const char *grade)
{
  for (guint i = 0; i < scale->n; i++)
    if (g_strcmp0 (scale->bands[i]->grade, grade) == 0)
      return (int) i;
  return -1;
}

int
heng_grade_scale_of_score (const HengGradeScale *scale, HengMicro published)
{
  for (guint i = 0; i < scale->n; i++)
    if (scale->bands[i]->lower <= published)
      return (int) i;
  return (int) scale->n - 1;
}

gboolean
heng_grade_scale_is_low (const HengGradeScale *scale, const char *grade)
{
  return heng_grade_scale_find (scale, grade) > (int) scale->centre;
}

const char *
heng_grade_capped (const HengGradeScale *scale, const char *grade, const char *cap)
{
  int place = heng_grade_scale_find (scale, grade);

  return place >= 0 && heng_grade_scale_find (scale, cap) > place ? cap : grade;
}

/* Grades in the order in which they win a tie: from the centre outwards, two steps up for one down (B, B+, A, C, S, D). */
static void
tie_order (const HengGradeScale *scale, guint *order)
{
  int up = (int) scale->centre - 1;
  guint down = scale->centre + 1, n = 0;

  if (scale->n == 0)
    return;
  order[n++] = scale->centre;
  if (up >= 0)
    order[n++] = (guint) up--;
  while (up >= 0 || down < scale->n)
    {
      if (up >= 0)
        order[n++] = (guint) up--;
      if (down < scale->n)
        order[n++] = down++;
    }
}

/* What a grade is entitled to, in units of 1 ÷ sum. */
typedef struct
{
  HengWide remainder;
  gboolean extra; /* got a seat for it */
} Quota;

static void
give_leftovers (const HengGradeScale *scale, gint64 left, Quota *quotas, gint64 *seats)
{
  g_autofree guint *order = g_new0 (guint, MAX (scale->n, 1));

  tie_order (scale, order);
  for (; left > 0; left--)
    {
      int best = -1;

      for (guint k = 0; k < scale->n; k++)
        if (!quotas[order[k]].extra && (best < 0 || quotas[order[k]].remainder > quotas[best].remainder))
          best = (int) order[k];
      quotas[best].extra = TRUE;
      seats[best]++;
    }
}

static void
explain_seats (const HengGradeScale *scale, gint64 n, gint64 sum, const Quota *quotas, const gint64 *seats, HengTrace *trace)
{
  heng_trace_note (trace, "%s", _("floors first, seats left over to the largest remainders; ties in the order B, B+, A, C, S, D"));
  for (guint i = 0; i < scale->n; i++)
    {
      const HengGradeBand *band = scale->bands[i];
      HengTrace *step = heng_trace_add (trace, band->grade, band->grade);
      HengMicro quota = heng_div_round ((HengWide) n * band->share_bp * HENG_MICRO, sum);
      g_autofree char *share = heng_micro_display_short (heng_div_round ((HengWide) band->share_bp * 100 * HENG_MICRO, sum));
      g_autofree char *quota_text = heng_micro_display_short (quota);
      g_autofree char *rest = heng_micro_display_short (quota - (seats[i] - quotas[i].extra) * HENG_MICRO);
      g_autofree char *seat = g_strdup_printf ("%" G_GINT64_FORMAT, seats[i]);

      heng_trace_formula (step, "%" G_GINT64_FORMAT " × %s%% = %s", n, share, quota_text);
      heng_trace_note (step, _("whole seats %d, remainder %s"), (int) (seats[i] - quotas[i].extra), rest);
      if (quotas[i].extra)
        heng_trace_note (step, "%s", _("one more seat for the remainder"));
      heng_trace_value_text (step, seat);
    }
}

void
heng_distribution_seats (const HengGradeScale *scale, gint64 n, gint64 *seats, HengTrace *trace)
{
  g_autofree Quota *quotas = g_new0 (Quota, MAX (scale->n, 1));
  gint64 sum = 0, left = n;

  for (guint i = 0; i < scale->n; i++)
    sum += scale->bands[i]->share_bp;
  for (guint i = 0; i < scale->n; i++)
    {
      HengWide product = (HengWide) n * scale->bands[i]->share_bp;

      seats[i] = sum > 0 ? (gint64) (product / sum) : i == scale->centre ? n : 0;
      quotas[i].remainder = sum > 0 ? product % sum : 0;
      left -= seats[i];
    }
  if (scale->n == 0)
    return;
  give_leftovers (scale, left, quotas, seats);
  if (trace && sum > 0)
    explain_seats (scale, n, sum, quotas, seats, trace);
}
