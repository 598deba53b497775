/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of charts: bars end where the value scale says, waterfall rows connect and add up, bins respect grade cuts. */
#include "chart-fixture.h"
#include "heng-chart-distribution.h"
#include "heng-chart-trend.h"
#include "heng-chart-waterfall.h"

#include <math.h>
#include <string.h>

static void
lay_out (HengChart *chart, double width, double height)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  heng_chart_layout (chart, context, &style, width,
                     height > 0 ? height : heng_chart_natural_height (chart, context, &style, width));
  g_object_unref (context);
}

static const HengMarkPlace *
place (HengChart *chart, const char *name)
{
  for (guint i = 0; i < chart->marks->len; i++)
    if (g_str_equal (heng_chart_mark (chart, i)->name, name))
      return chart->marks->pdata[i];
  g_error ("no mark %s", name);
}

static void
assert_near (double a, double b, double tolerance)
{
  if (fabs (a - b) > tolerance)
    g_error ("%g is not %g", a, b);
}

static void
test_perspectives_scale (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_perspectives_new (review);
  const HengMarkPlace *f, *c, *l;
  double per_point;

  lay_out (chart, 640, 0);
  f = place (chart, "bar:F");
  c = place (chart, "bar:C");
  l = place (chart, "bar:L");
  per_point = f->width / 98.0;
  g_assert_cmpfloat (per_point, >, 2);
  assert_near (c->width, 105.7 * per_point, 1e-6);
  assert_near (l->width, 80.0 * per_point, 1e-6);
  assert_near (f->x, l->x, 1e-9);
  g_assert_cmpstr (c->mark.spoken, ==, "Customer, 105.7, group mean 98.3");
}

/* Where a row ends the next begins, and the ends are 100 and the published score. */
static void
test_waterfall_connects (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_waterfall_new (review);
  const HengWaterfall *waterfall = chart->data;
  g_autoptr (GPtrArray) rows = heng_waterfall_rows (waterfall, G_MAXUINT);
  const HengMarkPlace *start, *end;
  double per_point, previous, y = 0;

  lay_out (chart, 640, 0);
  start = place (chart, "start");
  end = place (chart, "end");
  per_point = (start->x - end->x) / (100 - 92.17);
  previous = start->x + start->width / 2;
  for (guint i = 1; i + 1 < chart->marks->len; i++)
    {
      const HengMarkPlace *row = place (chart, i == 1 ? "row:O1" : heng_chart_mark (chart, i)->name);
      HengMicro value = ((HengWaterRow *) rows->pdata[i - 1])->value;
      double from = value < 0 ? row->x + row->width : row->x, to = value < 0 ? row->x : row->x + row->width;

      assert_near (from, previous, 1e-6);
      assert_near (row->width, fabs (heng_points_double (value)) * per_point, 1e-6);
      g_assert_cmpfloat (row->mark.y, >, y);
      y = row->mark.y;
      previous = to;
    }
  assert_near (previous, end->x + end->width / 2, 1e-6);
}

static HengMicro
sum_of_rows (GPtrArray *rows)
{
  HengMicro sum = HENG_POINTS (100);

  for (guint i = 0; i < rows->len; i++)
    {
      const HengWaterRow *row = rows->pdata[i];

      g_assert_cmpint (row->value % 10000, ==, 0);
      g_assert_cmpint (row->from, ==, sum);
      sum += row->value;
      g_assert_cmpint (row->to, ==, sum);
    }
  return sum;
}

/* Printed rows and the rounding row give the published score exactly, however much is folded. */
static void
test_waterfall_adds_up (void)
{
  HengReview *(*const make[]) (void) = { fixture_review, fixture_review_without_360, fixture_nasty_review };

  for (guint i = 0; i < G_N_ELEMENTS (make); i++)
    for (guint most = 3; most < 40; most += 6)
      {
        g_autoptr (HengReview) review = make[i]();
        g_autoptr (HengChart) chart = heng_chart_waterfall_new (review);
        g_autoptr (GPtrArray) rows = heng_waterfall_rows (chart->data, most);

        g_assert_cmpint (sum_of_rows (rows), ==, review->final.published);
      }
}

static void
test_waterfall_folds (void)
{
  g_autoptr (HengReview) review = fixture_review (), nasty = fixture_nasty_review ();
  g_autoptr (HengChart) chart = heng_chart_waterfall_new (review), big = heng_chart_waterfall_new (nasty);
  g_autoptr (GPtrArray) rows = heng_waterfall_rows (chart->data, G_MAXUINT), few = heng_waterfall_rows (big->data, 6),
                        all = heng_waterfall_rows (big->data, G_MAXUINT);
  guint folded = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const HengWaterRow *row = rows->pdata[i];

      if (row->item == NULL)
        {
          folded++;
          g_assert_cmpstr (row->label, ==, "3 items at target");
          g_assert_cmpint (row->group, ==, HENG_COMPONENT_KPI);
          g_assert_cmpint (row->value, ==, 0);
        }
      else
        g_assert_false (row->item->at_target);
    }
  g_assert_cmpuint (folded, ==, 1);
  g_assert_cmpuint (few->len, <=, 6);
  /* 20 lines of up to 0.31 points: only those below 0.05 fold by themselves. */
  for (guint i = 0; i < all->len; i++)
    {
      const HengWaterRow *row = all->pdata[i];

      g_assert_true (row->item == NULL || row->group != HENG_COMPONENT_KPI || ABS (row->value) >= 50000);
    }
}

/* Losses before gains inside a component, components in their order. */
static void
test_waterfall_order (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_waterfall_new (review);
  const char *expected[] = { "start", "row:O1", "row:RD-06", "row:RD-01", "row:RD-08", "row:RD-07", "row:RD-03", "row:RD-02",
                             "row:folded-KPI", "row:360", "row:adjustment-1", "row:rounding", "end" };

  lay_out (chart, 640, 0);
  g_assert_cmpuint (heng_chart_n_marks (chart), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (heng_chart_mark (chart, i)->name, ==, expected[i]);
  g_assert_cmpint (heng_chart_find_mark (chart, "row:RD-06")->target_id, ==, 15);
  g_assert_cmpstr (heng_chart_find_mark (chart, "row:RD-06")->spoken, ==, "Knowledge sharing, −0.80, leads to 89.60");
}

static void
test_waterfall_cap (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = NULL;
  const HengWaterItem *last;

  fixture_add_adjustment (review, "prize", 9);
  review->final.adjustment = HENG_POINTS (5);
  review->final.flags = HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED;
  review->final.published = fixture_micro (95.17);
  chart = heng_chart_waterfall_new (review);
  lay_out (chart, 640, 0);
  g_assert_cmpstr (heng_chart_find_mark (chart, "row:limit")->spoken, ==, "Limit of adjustments ±5, −6.00, leads to 95.16");
  last = ((HengWaterfall *) chart->data)->items->pdata[((HengWaterfall *) chart->data)->items->len - 1];
  g_assert_cmpstr (last->name, ==, "rounding");
  g_assert_cmpint (last->value, ==, 10000);
}

static void
test_bins_respect_cuts (void)
{
  static const guint sizes[] = { 10, 50, 500 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (HengChart) chart = fixture_distribution (sizes[s]);
      const HengDistribution *d = chart->data;
      guint people = 0, graded = 0;

      for (guint i = 0; i < d->bins->len; i++)
        {
          const HengBin *bin = &g_array_index (d->bins, HengBin, i);

          people += bin->count;
          g_assert_cmpint (bin->high - bin->low, <=, HENG_POINTS (5));
          for (guint k = 0; k < d->grades->len; k++)
            {
              HengMicro cut = ((HengGradeCount *) d->grades->pdata[k])->low;

              g_assert_false (bin->low < cut && cut < bin->high);
            }
        }
      for (guint k = 0; k < d->grades->len; k++)
        graded += ((HengGradeCount *) d->grades->pdata[k])->count;
      g_assert_cmpuint (people, ==, sizes[s]);
      g_assert_cmpuint (graded, ==, sizes[s]);
    }
}

/* A cut off the raster of five becomes a bin edge, too. */
static void
test_bins_odd_cut (void)
{
  HengGradeBand *high = heng_grade_band_new (), *low = heng_grade_band_new ();
  const HengGradeBand *bands[] = { low, high };
  HengMicro scores[12];
  g_autoptr (HengChart) chart = NULL;
  const HengDistribution *d;
  gboolean edge = FALSE;

  high->grade = g_strdup ("pass");
  high->lower = HENG_POINTS (87);
  low->grade = g_strdup ("fail");
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    scores[i] = HENG_POINTS (81 + i);
  chart = heng_chart_distribution_new (scores, G_N_ELEMENTS (scores), bands, 2, "");
  d = chart->data;
  for (guint i = 0; i < d->bins->len; i++)
    edge |= g_array_index (d->bins, HengBin, i).high == HENG_POINTS (87);
  g_assert_true (edge);
  g_assert_cmpuint (((HengGradeCount *) d->grades->pdata[0])->count, ==, 6);
  heng_grade_band_free (high);
  heng_grade_band_free (low);
}

static void
test_bars_on_scale (void)
{
  g_autoptr (HengChart) chart = fixture_distribution (50);
  const HengDistribution *d = chart->data;
  double per_person = 0, base = 0;

  lay_out (chart, 640, 0);
  for (guint i = 0; i < d->bins->len; i++)
    {
      const HengBin *bin = &g_array_index (d->bins, HengBin, i);
      g_autofree char *low = heng_micro_display (bin->low, 0, FALSE), *name = g_strdup_printf ("bar:%s", low);
      const HengMarkPlace *bar = place (chart, name);

      base = base > 0 ? base : bar->y + bar->height;
      assert_near (bar->y + bar->height, base, 1e-6);
      if (bin->count > 0)
        {
          per_person = per_person > 0 ? per_person : bar->height / bin->count;
          assert_near (bar->height, bin->count * per_person, 1e-6);
        }
    }
}

static void
test_quota (void)
{
  static const struct
  {
    guint n, seats[6];
  } vectors[] = { { 10, { 1, 2, 3, 3, 1, 0 } },    { 13, { 1, 2, 4, 4, 1, 1 } }, { 20, { 1, 4, 6, 6, 2, 1 } },
                  { 50, { 3, 10, 15, 15, 5, 2 } }, { 1, { 0, 0, 0, 1, 0, 0 } },  { 3, { 0, 1, 1, 1, 0, 0 } },
                  { 7, { 0, 2, 2, 2, 1, 0 } } };

  for (guint v = 0; v < G_N_ELEMENTS (vectors); v++)
    {
      g_autoptr (HengChart) chart = fixture_distribution (vectors[v].n);
      const HengDistribution *d = chart->data;

      for (guint i = 0; i < 6; i++)
        g_assert_cmpuint (((HengGradeCount *) d->grades->pdata[i])->quota, ==, vectors[v].seats[i]);
    }
}

static void
test_five_numbers (void)
{
  static const double values[] = { 104.9, 78.4, 87.0, 90.3, 92.8, 93.6, 97.1, 101.2 },
                      expected[] = { 78.4, 89.475, 93.2, 98.125, 104.9 };
  HengMicro scores[G_N_ELEMENTS (values)];
  g_autoptr (HengChart) chart = NULL;
  const HengDistribution *d;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    scores[i] = fixture_micro (values[i]);
  chart = heng_chart_distribution_new (scores, G_N_ELEMENTS (scores), NULL, 0, "");
  d = chart->data;
  for (guint k = 0; k < 5; k++)
    g_assert_cmpint (d->quartiles[k], ==, fixture_micro (expected[k]));
  assert_near (heng_points_double (d->deviation), 8.4, 0.1);
}

/* Nobody's score can be read off a small group. */
/* What was before: counted in the same bins, its moved bound as a cut of its own, spoken with each bar; names are known to who compares. */
static void
test_comparison (void)
{
  static const HengMicro now[] = { HENG_POINTS (76), HENG_POINTS (77), HENG_POINTS (91) }, before[] = { HENG_POINTS (62), HENG_POINTS (77) };
  HengGradeBand bands[] = { { .grade = (char *) "A", .lower = HENG_POINTS (90), .sort = 1 }, { .grade = (char *) "B", .lower = HENG_POINTS (75), .sort = 2 },
                            { .grade = (char *) "C", .lower = 0, .sort = 3 } };
  HengGradeBand old[] = { { .grade = (char *) "A", .lower = HENG_POINTS (90), .sort = 1 }, { .grade = (char *) "B", .lower = HENG_POINTS (70), .sort = 2 },
                          { .grade = (char *) "C", .lower = 0, .sort = 3 } };
  const HengGradeBand *const new_bands[] = { &bands[0], &bands[1], &bands[2] }, *const old_bands[] = { &old[0], &old[1], &old[2] };
  const HengScoreSet now_set = { now, 3, new_bands, 3 }, before_set = { before, 2, old_bands, 3 };
  g_autoptr (HengChart) chart = heng_chart_distribution_compare_new (&now_set, &before_set, "2026Q3");
  const HengDistribution *d = chart->data;
  guint people = 0;

  for (guint i = 0; i < d->bins->len; i++)
    people += g_array_index (d->bins, HengBin, i).before;
  g_assert_cmpuint (people, ==, 2);
  g_assert_cmpuint (d->cuts->len, ==, 1);
  g_assert_cmpint (g_array_index (d->cuts, HengMicro, 0), ==, HENG_POINTS (70));
  g_assert_null (chart->empty);
  lay_out (chart, 640, 0);
  g_assert_nonnull (heng_chart_find_mark (chart, "bar:75"));
  g_assert_nonnull (strstr (heng_chart_find_mark (chart, "bar:75")->spoken, "1")); /* before */
  g_assert_cmpuint (chart->table->len, ==, 4);
}

static void
test_small_groups (void)
{
  g_autoptr (HengChart) none = fixture_distribution (0), two = fixture_distribution (2), four = fixture_distribution (4),
                        nine = fixture_distribution (9);
  g_autofree char *table = NULL;

  lay_out (none, 640, 0);
  lay_out (two, 640, 0);
  lay_out (four, 640, 0);
  lay_out (nine, 640, 0);
  g_assert_cmpuint (heng_chart_n_marks (none), ==, 0);
  g_assert_cmpuint (heng_chart_n_marks (two), ==, 0);
  g_assert_cmpuint (heng_chart_n_marks (four), ==, 1);
  g_assert_nonnull (heng_chart_find_mark (four, "range"));
  g_assert_null (strstr (heng_chart_description (four), "B+"));
  table = heng_chart_table_tsv (four);
  g_assert_null (strstr (table, "B+"));
  g_assert_cmpuint (heng_chart_n_marks (nine), ==, 9);
}

/* domain.md §2.10 TV-M1. */
static void
test_fit (void)
{
  static const double scores[] = { 82, 88.5, 91, 93.74 };
  static const char *const keys[] = { "2025Q3", "2025Q4", "2026Q1", "2026Q2" };
  g_autoptr (HengReview) review = fixture_empty_review ();
  g_autoptr (HengChart) chart = NULL;
  const HengTrendChart *trend;

  fixture_add_point (review, "2025Q2", 61, "C")->pilot = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    fixture_add_point (review, keys[i], scores[i], "B");
  fixture_add_point (review, "2026Q3", 70, "C")->is_forecast = TRUE;
  chart = heng_chart_trend_new (review);
  trend = chart->data;
  g_assert_cmpuint (trend->n, ==, 4);
  assert_near (trend->fit_slope, 3.772, 1e-9);
  assert_near (heng_trend_fit (trend, 3), 94.468, 1e-9);
  assert_near (heng_trend_half_width (trend, 3), 5.360039, 1e-4);
  g_assert_true (trend->show_band);
}

static void
test_trend_axis (void)
{
  static const struct
  {
    double least, low;
  } cases[] = { { 80, 75 }, { 76.9, 60 }, { 62, 60 }, { 61.9, 0 }, { 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HengReview) review = fixture_empty_review ();
      g_autoptr (HengChart) chart = NULL;

      fixture_add_point (review, "2026Q1", cases[i].least, "B");
      fixture_add_point (review, "2026Q2", 91, "B+");
      chart = heng_chart_trend_new (review);
      assert_near (((HengTrendChart *) chart->data)->low, cases[i].low, 1e-9);
    }
}

static void
test_trend_positions (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_trend_new (review);
  const HengMarkPlace *first, *second, *third;
  double step, per_point;

  lay_out (chart, 640, 300);
  first = place (chart, "point:2024Q4");
  second = place (chart, "point:2025Q1");
  third = place (chart, "point:2025Q2");
  step = second->mark.x - first->mark.x;
  assert_near (third->mark.x - second->mark.x, step, 1e-6);
  per_point = (first->mark.y - second->mark.y) / (84.6 - 81.2);
  g_assert_cmpfloat (per_point, >, 2);
  assert_near (third->mark.y - second->mark.y, (84.6 - 83.1) * per_point, 1e-6);
  g_assert_cmpstr (third->mark.spoken, ==, "2025 Q2, 83.10, B");
  g_assert_cmpstr (heng_chart_find_mark (chart, "point:2026Q3")->spoken, ==, "2026 Q3, forecast 92.17, B+");
}

/* Hit areas of neighbours overlap: the nearest point wins; outside all there is none. */
static void
test_hit (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_trend_new (review), rows = heng_chart_waterfall_new (review);
  const HengChartMark *a, *b;

  lay_out (chart, 320, 260);
  for (guint i = 0; i < heng_chart_n_marks (chart); i++)
    {
      const HengChartMark *mark = heng_chart_mark (chart, i);

      g_assert_cmpint (heng_chart_mark_at (chart, mark->x + mark->width / 2, mark->y + mark->height / 2), ==, (int) i);
      g_assert_cmpfloat (mark->width, >=, 48);
    }
  a = heng_chart_mark (chart, 0);
  b = heng_chart_mark (chart, 1);
  g_assert_cmpfloat (b->x, <, a->x + a->width);
  g_assert_cmpint (heng_chart_mark_at (chart, b->x + b->width / 2 - 1, b->y + b->height / 2 - 1), ==, 1);
  g_assert_cmpint (heng_chart_mark_at (chart, -50, -50), ==, -1);

  lay_out (rows, 640, 0);
  for (guint i = 0; i < heng_chart_n_marks (rows); i++)
    {
      const HengChartMark *mark = heng_chart_mark (rows, i);

      g_assert_cmpfloat (mark->height, >=, 24);
      g_assert_cmpint (heng_chart_mark_at (rows, mark->x + 2, mark->y + mark->height / 2), ==, (int) i);
    }
}

static void
test_okr_rows (void)
{
  g_autoptr (HengReview) review = fixture_review (), nasty = fixture_nasty_review ();
  g_autoptr (HengChart) chart = heng_chart_okr_new (review), hard = heng_chart_okr_new (nasty);
  const HengMarkPlace *o1, *kr1, *kr2;

  lay_out (chart, 640, 0);
  o1 = place (chart, "objective:O1");
  kr1 = place (chart, "kr:O1/KR1");
  kr2 = place (chart, "kr:O1/KR2");
  assert_near (kr1->width / 40, kr2->width / 80, 1e-6);
  assert_near (o1->width / 60, kr2->width / 80, 1e-6);
  assert_near (o1->height, 14, 1e-9);
  assert_near (kr1->height, 9, 1e-9);
  g_assert_cmpstr (kr1->mark.spoken, ==, "Unit-test coverage 55→75 %, 40% of planned 73%, Off track");
  lay_out (hard, 640, 0);
  g_assert_nonnull (strstr (place (hard, "kr:O3/KR2")->mark.spoken, "Regress −20%"));
  g_assert_nonnull (strstr (place (hard, "kr:O3/KR3")->mark.spoken, "Over 160%"));
  g_assert_nonnull (strstr (place (hard, "kr:O3/KR4")->mark.spoken, "—, Cancelled"));
  g_assert_nonnull (strstr (place (hard, "kr:O3/KR1")->mark.spoken, "No check-in"));
}

/* Too small for a picture: the table, with as many columns and rows as fit. */
static void
test_table_instead (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_waterfall_new (review);

  lay_out (chart, 200, 150);
  g_assert_nonnull (heng_chart_find_mark (chart, "row:1"));
  g_assert_null (heng_chart_find_mark (chart, "start"));
}

static void
test_by_name (void)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  const HengChartKind *kinds;
  guint n;

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (reviews, fixture_review ());
  kinds = heng_chart_kinds (&n);
  g_assert_cmpuint (n, ==, 9);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HengChart) chart = heng_chart_new_by_name (kinds[i].name, reviews);

      g_assert_cmpstr (chart->class->kind, ==, kinds[i].name);
    }
  g_assert_null (heng_chart_new_by_name ("pie", reviews));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/perspectives/bars-end-on-the-scale", test_perspectives_scale);
  g_test_add_func ("/waterfall/rows-connect", test_waterfall_connects);
  g_test_add_func ("/waterfall/rows-add-up", test_waterfall_adds_up);
  g_test_add_func ("/waterfall/folds", test_waterfall_folds);
  g_test_add_func ("/waterfall/order", test_waterfall_order);
  g_test_add_func ("/waterfall/limit-and-rounding", test_waterfall_cap);
  g_test_add_func ("/distribution/bins-respect-grade-cuts", test_bins_respect_cuts);
  g_test_add_func ("/distribution/cut-off-the-raster", test_bins_odd_cut);
  g_test_add_func ("/distribution/bars-on-one-scale", test_bars_on_scale);
  g_test_add_func ("/distribution/TV-Q2", test_quota);
  g_test_add_func ("/distribution/five-numbers", test_five_numbers);
  g_test_add_func ("/distribution/comparison", test_comparison);
  g_test_add_func ("/distribution/small-groups-stay-secret", test_small_groups);
  g_test_add_func ("/trend/TV-M1", test_fit);
  g_test_add_func ("/trend/axis", test_trend_axis);
  g_test_add_func ("/trend/positions", test_trend_positions);
  g_test_add_func ("/marks/hit", test_hit);
  g_test_add_func ("/okr/rows", test_okr_rows);
  g_test_add_func ("/small/table-instead", test_table_instead);
  g_test_add_func ("/kinds/by-name", test_by_name);
  return g_test_run ();
}
