/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of the rule chart: handles and dots stand on the curve, a place on the axis is a value again, and the title tells whom it rewards. */
#include <math.h>

#include "chart-fixture.h"
#include "heng-chart-rule-private.h"
#include "heng-language.h"

#define WIDTH 640.0
#define HEIGHT 240.0

static HengChart *
laid_out (HengChart *chart, double width, double height)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  style.show_title = style.show_foot = FALSE;
  heng_chart_layout (chart, context, &style, width, height);
  g_object_unref (context);
  return chart;
}

static void
middle_of (HengChart *chart, const char *name, double *x, double *y)
{
  const HengChartMark *mark = heng_chart_find_mark (chart, name);

  g_assert_nonnull (mark);
  *x = mark->x + mark->width / 2;
  *y = mark->y + mark->height / 2;
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > 1e-6)
    g_error ("%g is not %g", a, b);
}

/* Threshold, target, stretch: from left to right, at 60, 100 and 120 points of one scale. */
static void
test_handles (void)
{
  g_autoptr (HengChart) chart = laid_out (heng_chart_rule_new ("lin HB 70/90/100", "%"), WIDTH, HEIGHT);
  const HengCurve *curve = chart->data;
  double x0, y0, x1, y1, x2, y2;

  middle_of (chart, "handle:0", &x0, &y0);
  middle_of (chart, "handle:1", &x1, &y1);
  middle_of (chart, "handle:2", &x2, &y2);
  assert_near (curve->low, 62.5);
  assert_near (curve->high, 107.5);
  assert_near (x0, heng_scale_at (&curve->scale, 70));
  assert_near (x1 - x0, 20. / 45 * (curve->scale.to - curve->scale.from));
  assert_near ((y0 - y1) / (y1 - y2), 2); /* 40 points to 20 */
  g_assert_cmpint (heng_chart_rule_value_at (chart, x1), ==, HENG_POINTS (90));
  g_assert_cmpint (heng_chart_rule_handle (heng_chart_find_mark (chart, "handle:2")), ==, 2);
}

static void
test_lower_is_better (void)
{
  g_autoptr (HengChart) chart = laid_out (heng_chart_rule_new ("lin LB 15/8/3", "%"), WIDTH, HEIGHT);
  double x0, y0, x2, y2;

  middle_of (chart, "handle:0", &x0, &y0);
  middle_of (chart, "handle:2", &x2, &y2);
  g_assert_true (x2 < x0 && y2 < y0);
}

/* A drag ends on a round value, whatever the width, and stays on the axis. */
static void
test_values_of_places (void)
{
  g_autoptr (HengChart) chart = laid_out (heng_chart_rule_new ("lin LB 15/8/3", "%"), WIDTH, HEIGHT);
  const HengCurve *curve = chart->data;

  g_assert_cmpint (heng_chart_rule_step (chart), ==, HENG_MICRO / 10);
  for (double x = 0; x < WIDTH; x += 7)
    g_assert_cmpint (heng_chart_rule_value_at (chart, x) % (HENG_MICRO / 10), ==, 0);
  g_assert_cmpint (heng_chart_rule_value_at (chart, -50), ==, (HengMicro) llround (curve->low * 10) * HENG_MICRO / 10);
  g_assert_cmpint (heng_chart_rule_value_at (chart, heng_scale_at (&curve->scale, 6.52)), ==, 6500000);
}

static void
test_dots (void)
{
  const HengRuleDot dots[] = { { 6500000, "张伟", "2026 Q2", 14, FALSE }, { HENG_POINTS (8), NULL, "2026 Q1", 3, TRUE },
                               { HENG_POINTS (99), "far", NULL, 4, FALSE }, { 6500000, "twice", NULL, 5, FALSE } };
  g_autoptr (HengChart) chart = heng_chart_rule_new ("lin LB 15/8/3", "%");
  const HengCurve *curve = chart->data;
  double x, y, tx, ty, fx, fy, sx, sy;

  heng_chart_rule_set_dots (chart, dots, G_N_ELEMENTS (dots));
  laid_out (chart, WIDTH, HEIGHT);
  middle_of (chart, "dot:0", &x, &y);
  middle_of (chart, "dot:1", &tx, &ty);
  middle_of (chart, "dot:2", &fx, &fy);
  middle_of (chart, "dot:3", &sx, &sy);
  assert_near (x, heng_scale_at (&curve->scale, 6.5));
  g_assert_true (y < ty);                 /* 106 is above 100 */
  assert_near (fx, curve->scale.to);      /* far away: at the edge */
  assert_near (sx, x);
  g_assert_true (y - sy > 6);             /* two at one place do not hide each other */
  g_assert_cmpstr (heng_chart_find_mark (chart, "dot:0")->spoken, ==, "张伟 · 2026 Q2: 6.5% → 106.00");
  g_assert_cmpint (heng_chart_find_mark (chart, "dot:0")->target_id, ==, 14);
}

static void
assert_title (const char *rule, const double *values, guint n, const char *title)
{
  g_autoptr (HengChart) chart = heng_chart_rule_new (rule, NULL);
  g_autofree HengRuleDot *dots = g_new0 (HengRuleDot, n + 1);

  for (guint i = 0; i < n; i++)
    dots[i].x = fixture_micro (values[i]);
  heng_chart_rule_set_dots (chart, dots, n);
  g_assert_cmpstr (heng_chart_title (chart), ==, title);
}

static void
test_findings (void)
{
  assert_title ("lin HB 70/90/100", NULL, 0, "No actual values yet to hold against this rule");
  assert_title ("lin HB 70/90/100", (double[]) { 95, 99, 91, 80, 65 }, 5, "3 of 5 would score above 100");
  assert_title ("lin HB 70/90/100", (double[]) { 95, 99, 91 }, 3, "All 3 would score above 100: the target asks for nothing new");
  assert_title ("lin HB 70/90/100", (double[]) { 50, 60, 95 }, 3, "2 of 3 would score below 60");
  assert_title ("lin HB 70/90/100", (double[]) { 90, 80 }, 2, "None of 2 would score above 100");
}

/* What is typed and not yet a rule says so and draws no curve. */
static void
test_no_rule (void)
{
  g_autoptr (HengChart) chart = laid_out (heng_chart_rule_new ("lin HB 70/", NULL), WIDTH, HEIGHT);

  g_assert_cmpuint (heng_chart_n_marks (chart), ==, 0);
  g_assert_nonnull (strstr (heng_chart_description (chart), "lin HB 70/"));
  g_assert_cmpint (heng_chart_rule_value_at (chart, 100), ==, 0);
}

/* Every kind of rule in every width: texts neither meet nor leave, dots and handles stay inside. */
static void
test_all_kinds (void)
{
  static const char *const rules[] = { "lin HB 70/90/100", "lin LB 60/40/25 ramp z=120", "idx lin HB 60/80/95", "ratio HB 5000000", "ratio LB 10",
                                       "band -5..5 k4", "step 0:60 1:90 2:100 3:120", "step 5:100", "ded 100 minor2 major10 veto", "bool",
                                       "rate", "direct", "mile", "lin HB 99.99/99.995/99.999", "no rule" };
  static const double widths[] = { 240, 360, 640, 1100 };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (HengChart) chart = heng_chart_rule_new (rules[i], "分钟");
        HengRuleDot dots[20] = { 0 };

        for (guint k = 0; k < G_N_ELEMENTS (dots); k++)
          dots[k].x = fixture_micro (k * 6.1 - 8);
        heng_chart_rule_set_dots (chart, dots, G_N_ELEMENTS (dots));
        laid_out (chart, widths[w], HEIGHT);
        for (guint k = 0; k < heng_chart_n_marks (chart); k++)
          {
            const HengChartMark *mark = heng_chart_mark (chart, k);

            if (mark->x < -8 || mark->x + mark->width > widths[w] + 8 || mark->y < -8 || mark->y + mark->height > HEIGHT + 8)
              g_error ("%s at %g: %s leaves the chart", rules[i], widths[w], mark->name);
          }
        for (guint a = 0; a < heng_chart_n_boxes (chart); a++)
          for (guint b = a + 1; b < heng_chart_n_boxes (chart); b++)
            {
              const HengChartBox *one = heng_chart_box (chart, a), *two = heng_chart_box (chart, b);

              if (one->x + .01 < two->x + two->width && two->x + .01 < one->x + one->width && one->y + .01 < two->y + two->height
                  && two->y + .01 < one->y + one->height)
                g_error ("%s at %g: “%s” meets “%s”", rules[i], widths[w], one->text, two->text);
              if (one->x < -.5 || one->x + one->width > widths[w] + .5)
                g_error ("%s at %g: “%s” leaves the chart", rules[i], widths[w], one->text);
            }
      }
}

static void
test_table (void)
{
  const HengRuleDot dot = { 6500000, "Zhang Wei", "2026 Q2", 14, FALSE };
  g_autoptr (HengChart) chart = heng_chart_rule_new ("lin LB 15/8/3", "%");
  g_autofree char *table = NULL;

  heng_chart_rule_set_dots (chart, &dot, 1);
  table = heng_chart_table_tsv (chart);
  g_assert_nonnull (strstr (table, "Threshold\t\t15%\t60.00\n"));
  g_assert_nonnull (strstr (table, "Zhang Wei\t2026 Q2\t6.5%\t106.00\n"));
}

/* A large company: each strip of the axis has one disc, on the curve and beside the next one, and together they hold everybody. */
static void
test_many_dots (void)
{
  g_autoptr (HengChart) chart = heng_chart_rule_new ("lin HB 70/90/100", "%");
  HengRuleDot dots[900] = { { 0 } };
  double right = -1;
  guint total = 0, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    dots[i] = (HengRuleDot) { .x = HENG_POINTS (70) + (HengMicro) (i * i % 300) * HENG_MICRO / 10 };
  heng_chart_rule_set_dots (chart, dots, G_N_ELEMENTS (dots));
  laid_out (chart, WIDTH, HEIGHT);
  g_assert_null (heng_chart_find_mark (chart, "dot:0"));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("dots:%u", i);
      const HengChartMark *mark = heng_chart_find_mark (chart, name);

      if (mark == NULL)
        continue;
      n++;
      total += (guint) atoi (mark->spoken);
      g_assert_cmpfloat (mark->x + mark->width / 2, >, right); /* no disc hides the middle of another */
      right = mark->x + mark->width / 2;
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (total, ==, G_N_ELEMENTS (dots));
}

int
main (int argc, char **argv)
{
  heng_language_setup (NULL, g_getenv ("HENG_TEST_LOCALEDIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/rule/handles", test_handles);
  g_test_add_func ("/chart/rule/lower-is-better", test_lower_is_better);
  g_test_add_func ("/chart/rule/values-of-places", test_values_of_places);
  g_test_add_func ("/chart/rule/dots", test_dots);
  g_test_add_func ("/chart/rule/findings", test_findings);
  g_test_add_func ("/chart/rule/no-rule", test_no_rule);
  g_test_add_func ("/chart/rule/all-kinds", test_all_kinds);
  g_test_add_func ("/chart/rule/table", test_table);
  g_test_add_func ("/chart/rule/many-dots", test_many_dots);
  return g_test_run ();
}
