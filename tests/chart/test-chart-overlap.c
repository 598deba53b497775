/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No two texts of a chart meet and none leaves it: every chart, hard data, three widths, two text scales, screen and paper. */
#include "heng-language.h"
#include "chart-fixture.h"
#include "many-fixture.h"

#include <libintl.h>

static void
check_boxes (HengChart *chart, const char *what, double width, double height)
{
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    {
      const HengChartBox *a = heng_chart_box (chart, i);

      if (a->x < -0.5 || a->y < -0.5 || a->x + a->width > width + 0.5 || a->y + a->height > height + 0.5)
        g_error ("%s at %g × %g: “%s” leaves the chart (%g, %g, %g × %g)", what, width, height, a->text, a->x, a->y, a->width,
                 a->height);
      for (guint k = i + 1; k < heng_chart_n_boxes (chart); k++)
        {
          const HengChartBox *b = heng_chart_box (chart, k);

          if (a->x + 0.01 < b->x + b->width && b->x + 0.01 < a->x + a->width && a->y + 0.01 < b->y + b->height
              && b->y + 0.01 < a->y + a->height)
            g_error ("%s at %g × %g: “%s” meets “%s”", what, width, height, a->text, b->text);
        }
    }
}

static void
check_at (HengChart *chart, const char *what, const double *heights, guint n_heights)
{
  static const double widths[] = { 280, 640, 1100 };
  PangoContext *context = fixture_context ();

  for (guint scale = 1; scale <= 3; scale++)
    for (guint title = 0; title < 2; title++)
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        for (guint h = 0; h < n_heights; h++)
          {
            HengChartStyle style = scale < 3 ? heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, scale)
                                             : heng_chart_style_paper ("Noto Sans CJK SC");
            double height = heights[h];
            gboolean fits;

            style.show_title = style.show_foot = title > 0;
            if (height <= 0)
              height = heng_chart_natural_height (chart, context, &style, widths[w]);
            heng_chart_layout (chart, context, &style, widths[w], height);
            /* A title at 200 % alone can be higher than the lowest card; then there is nothing to prove. */
            fits = style.show_title == FALSE || height >= 170 * (scale == 2 ? 2 : 1);
            if (fits)
              check_boxes (chart, what, widths[w], height);
          }
  g_object_unref (context);
}

static void
check_chart (HengChart *chart, const char *what)
{
  static const double heights[] = { 0, 170, 260, 420 };

  check_at (chart, what, heights, G_N_ELEMENTS (heights));
}

static void
check_review (HengReview *(*make) (void), const char *data)
{
  HengChart *(*const charts[]) (const HengReview *) = {
    heng_chart_trend_new, heng_chart_waterfall_new, heng_chart_perspectives_new, heng_chart_radar_new, heng_chart_okr_new,
  };
  g_autoptr (HengReview) review = make ();

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (HengChart) chart = charts[i](review);
      g_autofree char *what = g_strdup_printf ("%s, %s", heng_chart_name (chart), data);

      check_chart (chart, what);
    }
}

static void
test_reviews (void)
{
  check_review (fixture_review, "usual");
  check_review (fixture_nasty_review, "nasty");
  check_review (fixture_review_without_360, "without 360");
  check_review (fixture_empty_review, "empty");
}

static void
test_distributions (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 4, 9, 10, 50, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HengChart) chart = fixture_distribution (sizes[i]);
      g_autofree char *what = g_strdup_printf ("distribution of %u", sizes[i]);

      check_chart (chart, what);
    }
}

static void
test_extreme_scores (void)
{
  static const double scores[] = { -40, 0, 0.01, 59.99, 60, 74.99, 75, 90, 100, 110, 119.99, 120 };
  HengMicro micro[G_N_ELEMENTS (scores)];
  g_autoptr (HengReview) review = fixture_empty_review ();
  g_autoptr (HengChart) chart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    micro[i] = fixture_micro (scores[i]);
  chart = heng_chart_distribution_new (micro, G_N_ELEMENTS (micro), (const HengGradeBand *const *) review->bands->pdata,
                                       review->bands->len, "");
  check_chart (chart, "distribution of extremes");
}

/* Trends of every length with a saw-tooth, the worst a line can do to its labels. */
static void
test_long_trends (void)
{
  for (guint n = 0; n <= 24; n += n < 4 ? 1 : 5)
    {
      g_autoptr (HengReview) review = fixture_empty_review ();
      g_autoptr (HengChart) chart = NULL;
      g_autofree char *what = g_strdup_printf ("trend of %u", n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("%uQ%u", 2020 + i / 4, i % 4 + 1);

          fixture_add_point (review, key, i % 2 ? 118.4 : 63.2 + i, i % 7 == 3 ? NULL : "B")->group_mean
              = n > 10 ? fixture_micro (88) : 0;
        }
      chart = heng_chart_trend_new (review);
      check_chart (chart, what);
    }
}

/* Charts of many people: usual, hard, none, one, more than fit. */
static void
test_many (gconstpointer data)
{
  const FixtureMany *many = data;

  for (guint kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr (HengChart) chart = many->make ((FixtureKind) kind);
      g_autofree char *what = g_strdup_printf ("%s, %u", many->name, kind);

      check_at (chart, what, (const double[]) { 0, 240 }, 2);
    }
}

int
main (int argc, char **argv)
{
  heng_language_setup (NULL, g_getenv ("HENG_TEST_LOCALEDIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap/reviews", test_reviews);
  g_test_add_func ("/overlap/distributions", test_distributions);
  g_test_add_func ("/overlap/extreme-scores", test_extreme_scores);
  g_test_add_func ("/overlap/trends", test_long_trends);
  for (const FixtureMany *many = fixture_many; many->name != NULL; many++)
    {
      g_autofree char *path = g_strdup_printf ("/overlap/%s", many->name);

      g_test_add_data_func (path, many, test_many);
    }
  return g_test_run ();
}
