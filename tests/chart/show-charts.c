/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws every chart in every theme into a directory, to be looked at: show-charts DIRECTORY [WIDTH [SCALE]]. */
#include "heng-language.h"
#include "chart-fixture.h"
#include "heng-chart-rule.h"
#include "many-fixture.h"

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

static HengChart *
rule_with_dots (const HengReview *unused)
{
  static const double values[] = { 6.5, 7.2, 4.1, 8, 9.5, 5.5, 6.5, 12, 16.5, 3.2, 6.5, 7.9 };
  HengChart *chart = heng_chart_rule_new ("lin LB 15/8/3", "%");
  HengRuleDot dots[G_N_ELEMENTS (values)] = { 0 };

  (void) unused;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    dots[i] = (HengRuleDot) { fixture_micro (values[i]), "张伟", "2026 Q2", 1, i % 3 == 2 };
  heng_chart_rule_set_dots (chart, dots, G_N_ELEMENTS (dots));
  return chart;
}

static HengChart *
rule_of_steps (const HengReview *unused)
{
  (void) unused;
  return heng_chart_rule_new ("step 0:60 1:90 2:100 3:120", "次");
}

static HengChart *
rule_of_range (const HengReview *unused)
{
  (void) unused;
  return heng_chart_rule_new ("band -10..10 k4", "%");
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
  { "rule", rule_with_dots },
  { "rule-steps", rule_of_steps },
  { "rule-range", rule_of_range },
};

static int
draw (HengChart *chart, const char *path, HengChartTheme theme, double width, double scale)
{
  g_autoptr (GError) error = NULL;
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (theme, FIXTURE_FAMILY, scale);
  double height = heng_chart_natural_height (chart, context, &style, width);

  g_object_unref (context);
  if (heng_chart_save (chart, path, width, height, &style, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

static const char *const themes[] = { "light", "dark", "contrast", "print" };

static int
show (const char *directory, guint i, guint theme, double width, double scale)
{
  g_autoptr (HengReview) review = shows[i].nasty ? fixture_nasty_review () : fixture_review ();
  g_autoptr (HengChart) chart = shows[i].make (review);
  g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", directory, shows[i].name, themes[theme]);

  return draw (chart, path, (HengChartTheme) theme, width, scale);
}

static int
show_many (const char *directory, const FixtureMany *many, FixtureKind kind, guint theme, double width, double scale)
{
  static const char *const kinds[] = { "", "-nasty", "-none", "-one", "-many" };
  g_autoptr (HengChart) chart = many->make (kind);
  g_autofree char *path = g_strdup_printf ("%s/%s%s-%s.png", directory, many->name, kinds[kind], themes[theme]);

  return draw (chart, path, (HengChartTheme) theme, width, scale);
}

int
main (int argc, char **argv)
{
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
  for (guint theme = 0; theme < G_N_ELEMENTS (themes); theme++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
        failed |= show (argv[1], i, theme, width, scale);
      for (const FixtureMany *many = fixture_many; many->name != NULL; many++)
        for (guint kind = 0; kind < FIXTURE_N_KINDS; kind++)
          failed |= show_many (argv[1], many, (FixtureKind) kind, theme, width, scale);
    }
  return failed;
}
