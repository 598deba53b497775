/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distribution of scores: bins, grade counts, quota and the five-number summary (paper-and-charts.md §4). */
#include "heng-chart-distribution.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BIN HENG_POINTS (5)
#define TOP HENG_POINTS (120)

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  HengMicro x = *(const HengMicro *) a, y = *(const HengMicro *) b;

  return x < y ? -1 : x > y;
}

static gboolean
is_sorted (const GArray *scores)
{
  for (guint i = 1; i < scores->len; i++)
    if (g_array_index (scores, HengMicro, i - 1) > g_array_index (scores, HengMicro, i))
      return FALSE;
  return TRUE;
}

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const HengGradeBand *x = *(const HengGradeBand *const *) a, *y = *(const HengGradeBand *const *) b;

  return x->lower > y->lower ? -1 : x->lower < y->lower;
}

static void
grade_free (gpointer data)
{
  HengGradeCount *grade = data;

  g_free (grade->grade);
  g_free (grade);
}

static HengMicro
at (const HengDistribution *d, guint i)
{
  return g_array_index (d->scores, HengMicro, i);
}

/* Value at k quarters of the ordered scores, between neighbours by proportion (type 7 of Hyndman and Fan). */
static HengMicro
quartile (const HengDistribution *d, guint k)
{
  guint quarters = (d->scores->len - 1) * k, i = quarters / 4;

  if (quarters % 4 == 0)
    return at (d, i);
  return at (d, i) + heng_div_round ((HengWide) (at (d, i + 1) - at (d, i)) * (quarters % 4), 4);
}

static void
summarise (HengDistribution *d)
{
  double mean = 0, squares = 0;
  guint n = d->scores->len;

  if (n == 0)
    return;
  for (guint k = 0; k < 5; k++)
    d->quartiles[k] = quartile (d, k);
  for (guint i = 0; i < n; i++)
    mean += heng_points_double (at (d, i)) / n;
  for (guint i = 0; i < n; i++)
    squares += (heng_points_double (at (d, i)) - mean) * (heng_points_double (at (d, i)) - mean);
  d->deviation = n > 1 ? (HengMicro) llround (sqrt (squares / (n - 1)) * 1e6) : 0;
}

/* Who takes a seat first when remainders are equal (domain.md §2.9). */
static guint
tie_rank (const char *grade)
{
  static const char *const order[] = { "B", "B+", "A", "C", "S", "D" };
  guint rank = 0;

  while (rank < G_N_ELEMENTS (order) && !g_str_equal (order[rank], grade))
    rank++;
  return rank;
}

/* Seats by recommended share: whole parts first, the rest to the largest remainders (domain.md §2.9, TV-Q2). */
static void
share_quota (HengDistribution *d, const HengGradeBand *const *bands, guint n)
{
  g_autofree gint64 *rest = g_new0 (gint64, n + 1);
  gint64 people = d->scores->len, left = people, total = 0;

  for (guint i = 0; i < n; i++)
    {
      HengGradeCount *grade = d->grades->pdata[i];

      grade->quota = (guint) (people * bands[i]->share_bp / 10000);
      rest[i] = people * bands[i]->share_bp % 10000;
      total += bands[i]->share_bp;
      left -= grade->quota;
    }
  d->has_quota = total == 10000;
  for (; left > 0 && d->has_quota; left--)
    {
      guint best = 0;

      for (guint i = 1; i < n; i++)
        if (rest[i] > rest[best] || (rest[i] == rest[best] && tie_rank (bands[i]->grade) < tie_rank (bands[best]->grade)))
          best = i;
      ((HengGradeCount *) d->grades->pdata[best])->quota++;
      rest[best] = -1;
    }
}

/* The axis holds every score, in steps of 10, and reaches from the lower half of the scale to the top of the highest. */
static void
choose_axis (HengDistribution *d)
{
  HengMicro least = HENG_POINTS (60), most = HENG_POINTS (110);

  if (d->scores->len > 0)
    {
      least = CLAMP (at (d, 0), 0, TOP - 1);
      most = CLAMP (at (d, d->scores->len - 1), 0, TOP);
    }
  if (d->before->len > 0)
    {
      least = MIN (least, CLAMP (g_array_index (d->before, HengMicro, 0), 0, TOP - 1));
      most = MAX (most, CLAMP (g_array_index (d->before, HengMicro, d->before->len - 1), 0, TOP));
    }
  d->low = MIN (least / HENG_POINTS (10) * HENG_POINTS (10), HENG_POINTS (60));
  d->high = CLAMP ((most / HENG_POINTS (5) + 1) * HENG_POINTS (5), HENG_POINTS (115), TOP);
}

/* How many of the ascending scores lie in [low, high); those outside of the axis count at its ends. */
static guint
count_between (const HengDistribution *d, const GArray *scores, HengMicro low, HengMicro high)
{
  guint n = 0;

  for (guint i = 0; i < scores->len; i++)
    {
      HengMicro score = CLAMP (g_array_index (scores, HengMicro, i), d->low, d->high - 1);

      n += score >= low && score < high;
    }
  return n;
}

static void
count_grades (HengDistribution *d, const HengGradeBand *const *bands, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      HengGradeCount *grade = g_new0 (HengGradeCount, 1);

      grade->grade = g_strdup (bands[i]->grade);
      grade->low = i + 1 < n ? bands[i]->lower : G_MININT64;
      grade->high = i > 0 ? bands[i - 1]->lower : G_MAXINT64;
      for (guint k = 0; k < d->scores->len; k++)
        grade->count += at (d, k) >= grade->low && at (d, k) < grade->high;
      g_ptr_array_add (d->grades, grade);
    }
}

static void
count_bins (HengDistribution *d)
{
  for (HengMicro low = d->low; low < d->high;)
    {
      HengBin bin = { .low = low, .high = (low / BIN + 1) * BIN };

      for (guint i = 0; i < d->grades->len; i++)
        {
          const HengGradeCount *grade = d->grades->pdata[i];

          if (grade->low > low && grade->low < bin.high)
            bin.high = grade->low;
          if (low >= grade->low && low < grade->high)
            bin.rank = i;
        }
      bin.count = count_between (d, d->scores, bin.low, bin.high);
      bin.before = count_between (d, d->before, bin.low, bin.high);
      g_array_append_val (d->bins, bin);
      low = bin.high;
    }
}

void
heng_distribution_count (HengDistribution *d, const HengGradeBand *const *bands, guint n_bands)
{
  g_autofree const HengGradeBand **sorted = g_new0 (const HengGradeBand *, n_bands + 1);

  for (guint i = 0; i < n_bands; i++)
    sorted[i] = bands[i];
  qsort (sorted, n_bands, sizeof *sorted, compare_bands);
  if (!is_sorted (d->scores)) /* of a whole company they come sorted: that is most of the time */
    g_array_sort (d->scores, compare_scores);
  g_array_sort (d->before, compare_scores);
  summarise (d);
  choose_axis (d);
  count_grades (d, sorted, n_bands);
  share_quota (d, sorted, n_bands);
  count_bins (d);
}

static void
distribution_free (gpointer data)
{
  HengDistribution *d = data;

  g_array_unref (d->scores);
  g_array_unref (d->bins);
  g_array_unref (d->before);
  g_array_unref (d->cuts);
  g_ptr_array_unref (d->grades);
  g_free (d);
}

static double
distribution_height (HengChart *chart, const HengFrame *frame)
{
  const HengDistribution *d = chart->data;
  double share = d->scores->len < 10 ? 0.36 : 0.44;

  return CLAMP ((frame->right - frame->left) * share, 180 * frame->unit, 300 * frame->unit);
}

static const HengChartClass distribution_class
    = { "distribution", heng_distribution_layout, distribution_height, distribution_free };

static HengDistribution *
distribution_alloc (const HengMicro *scores, guint n)
{
  HengDistribution *d = g_new0 (HengDistribution, 1);

  d->scores = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  if (n > 0)
    g_array_append_vals (d->scores, scores, n);
  d->bins = g_array_new (FALSE, FALSE, sizeof (HengBin));
  d->before = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  d->cuts = g_array_new (FALSE, FALSE, sizeof (HengMicro));
  d->grades = g_ptr_array_new_with_free_func (grade_free);
  return d;
}

HengChart *
heng_chart_distribution_new (const HengMicro *scores, guint n, const HengGradeBand *const *bands, guint n_bands,
                             const char *period)
{
  HengDistribution *d = distribution_alloc (scores, n);
  HengChart *chart = heng_chart_new (&distribution_class, d);

  heng_distribution_count (d, bands, n_bands);
  heng_distribution_say (chart, d, period);
  return chart;
}

/* What people had before by the grades of before, and the bounds that have moved. */
static void
compare_grades (HengDistribution *d, const HengScoreSet *before)
{
  for (guint i = 0; i < d->grades->len && i < before->n_bands; i++)
    {
      HengGradeCount *grade = d->grades->pdata[i];
      HengMicro low = i + 1 < before->n_bands ? before->bands[i]->lower : G_MININT64;
      HengMicro high = i > 0 ? before->bands[i - 1]->lower : G_MAXINT64;

      for (guint k = 0; k < d->before->len; k++)
        grade->before += g_array_index (d->before, HengMicro, k) >= low && g_array_index (d->before, HengMicro, k) < high;
      if (i + 1 < before->n_bands && low != grade->low)
        g_array_append_val (d->cuts, low);
    }
}

HengChart *
heng_chart_distribution_compare_new (const HengScoreSet *now, const HengScoreSet *before, const char *period)
{
  HengDistribution *d = distribution_alloc (now->scores, now->n);
  HengChart *chart = heng_chart_new (&distribution_class, d);

  d->compares = TRUE;
  if (before->n > 0)
    g_array_append_vals (d->before, before->scores, before->n);
  heng_distribution_count (d, now->bands, now->n_bands);
  compare_grades (d, before);
  heng_distribution_say (chart, d, period);
  return chart;
}
