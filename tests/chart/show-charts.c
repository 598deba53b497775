/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws every chart in every theme into a directory, to be looked at: show-charts DIRECTORY [WIDTH [SCALE]]. */
#include "heng-language.h"
#include "chart-fixture.h"

#include <libintl.h>
#include <stdlib.h>

static HengChart *
trend_of_fit (const HengReview *unused)
{
  g_autoptr (HengReview) review = fixture_empty_review ();

  (void) unused;
  fixture_add_point (review, "2025Q2", 79.2, "B")->pilot = TRUE;
  fixture_add_point (review, "2025Q3", 82, "B");
  fixture_add_point (review, "2025Q4", 88.5, "B");
  fixture_add_point (review, "2026Q1", 91, "B+");
  fixture_add_point (review, "2026Q2", 92.17, "B+");
  return heng_chart_trend_new (review);
}

static HengChart *
trend_of_two (const HengReview *unused)
{
  g_autoptr (HengReview) review = fixture_empty_review ();

  (void) unused;
  fixture_add_point (review, "2025Q3", 61.5, "C")->pilot = TRUE;
  fixture_add_point (review, "2025Q4", 0, NULL);
  fixture_add_point (review, "2026Q1", 78, "B");
  fixture_add_point (review, "2026Q2", 74.99, "C");
  return heng_chart_trend_new (review);
}

static HengChart *
waterfall_without_360 (const HengReview *unused)
{
  g_autoptr (HengReview) review = fixture_review_without_360 ();

  (void) unused;
  return heng_chart_waterfall_new (review);
}

static HengChart *
distribution_of_50 (const HengReview *unused)
{
  (void) unused;
  return fixture_distribution (50);
}

static HengChart *
distribution_of_8 (const HengReview *unused)
{
  (void) unused;
  return fixture_distribution (8);
}

static HengChart *
distribution_of_4 (const HengReview *unused)
{
  (void) unused;
  return fixture_distribution (4);
}

static const struct
{
  const char *name;
  HengChart *(*make) (const HengReview *review);
  gboolean nasty;
} shows[] = {
  { "trend", heng_chart_trend_new },
  { "trend-fit", trend_of_fit },
  { "trend-two", trend_of_two },
  { "trend-nasty", heng_chart_trend_new, TRUE },
  { "waterfall", heng_chart_waterfall_new },
  { "waterfall-no360", waterfall_without_360 },
  { "waterfall-nasty", heng_chart_waterfall_new, TRUE },
  { "perspectives", heng_chart_perspectives_new },
  { "perspectives-nasty", heng_chart_perspectives_new, TRUE },
  { "radar", heng_chart_radar_new },
  { "radar-nasty", heng_chart_radar_new, TRUE },
  { "okr", heng_chart_okr_new },
  { "okr-nasty", heng_chart_okr_new, TRUE },
  { "distribution", distribution_of_50 },
  { "distribution-8", distribution_of_8 },
  { "distribution-4", distribution_of_4 },
};

static int
show (const char *directory, guint i, HengChartTheme theme, const char *theme_name, double width, double scale)
{
  g_autoptr (HengReview) review = shows[i].nasty ? fixture_nasty_review () : fixture_review ();
  g_autoptr (HengChart) chart = shows[i].make (review);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", directory, shows[i].name, theme_name);
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (theme, FIXTURE_FAMILY, scale);
  double height = heng_chart_natural_height (chart, context, &style, width);

  g_object_unref (context);
  if (heng_chart_save (chart, path, width, height, &style, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

int
main (int argc, char **argv)
{
  static const char *const themes[] = { "light", "dark", "contrast", "print" };
  double width = argc > 2 ? atof (argv[2]) : 640, scale = argc > 3 ? atof (argv[3]) : 1;
  const char *locale_dir = g_getenv ("HENG_TEST_LOCALEDIR");
  int failed = 0;

  heng_language_setup (NULL, locale_dir);
  if (argc < 2)
    {
      g_printerr ("show-charts DIRECTORY [WIDTH [SCALE]]\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    for (guint theme = 0; theme < G_N_ELEMENTS (themes); theme++)
      failed |= show (argv[1], i, (HengChartTheme) theme, themes[theme], width, scale);
  return failed;
}
