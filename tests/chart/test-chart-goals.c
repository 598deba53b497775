/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alignment map and the course of a key result: everything stands where its value says, no text meets another, words in both languages. */
#include "heng-language.h"
#include "chart-fixture.h"
#include "heng-chart-course.h"
#include "heng-chart-goals.h"
#include "heng-chart-map-private.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

static gboolean chinese;

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > 0.01)
    g_error ("%g is not %g", a, b);
}

static void
expect (const char *text, const char *en, const char *zh)
{
  g_assert_cmpstr (text, ==, chinese ? zh : en);
}

static void
lay_out (HengChart *chart, HengChartStyle style, double width, double height)
{
  PangoContext *context = fixture_context ();

  heng_chart_layout (chart, context, &style, width, height);
  g_object_unref (context);
}

static HengChartStyle
screen_style (double scale)
{
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, scale);

  style.show_title = style.show_foot = FALSE;
  return style;
}

static void
assert_no_two_meet (HengChart *chart, const char *what)
{
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    for (guint k = i + 1; k < heng_chart_n_boxes (chart); k++)
      {
        const HengChartBox *a = heng_chart_box (chart, i), *b = heng_chart_box (chart, k);

        if (a->x + 0.01 < b->x + b->width && b->x + 0.01 < a->x + a->width && a->y + 0.01 < b->y + b->height && b->y + 0.01 < a->y + a->height)
          g_error ("%s: “%s” meets “%s”", what, a->text, b->text);
      }
}

static void
assert_inside (HengChart *chart, const char *what, double width, double height)
{
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    {
      const HengChartBox *a = heng_chart_box (chart, i);

      if (a->x < -0.5 || a->y < -0.5 || a->x + a->width > width + 0.5 || a->y + a->height > height + 0.5)
        g_error ("%s at %g × %g: “%s” leaves the chart", what, width, height, a->text);
    }
}

/* The shapes of the display list in an ink, in the order they are drawn. */
static const HengShape *
shape_of (HengChart *chart, HengShapeKind kind, HengInk fill, guint nth)
{
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (shape->kind == kind && shape->fill == fill && nth-- == 0)
        return shape;
    }
  return NULL;
}

/* A goal above two: one counts in it, one only refers to it. */
static HengChart *
small_map (void)
{
  HengChart *chart = heng_chart_goals_new (chinese ? "2026年第3季度目标" : "Goals of Q3 2026", NULL);
  const HengGoalCard cards[] = {
    { { 1, -1, FALSE, (char *) "top" }, TRUE, (char *) "交付更快", (char *) "公司 王建国", (char *) "王", HENG_NUMBER (HENG_MICRO * 3 / 4), HENG_MICRO / 2,
      HENG_HEALTH_ON_TRACK },
    { { 2, 0, FALSE, (char *) "counts" }, FALSE, (char *) "Ship releases on time", (char *) "R&D", NULL, HENG_NUMBER (0), HENG_MICRO / 2,
      HENG_HEALTH_OFF_TRACK },
    { { 3, 0, TRUE, (char *) "refers" }, FALSE, (char *) "让产线跑起来", NULL, NULL, HENG_NA, -1, HENG_HEALTH_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    heng_chart_goals_add (chart, &cards[i]);
  heng_chart_map_set_sideways (chart, TRUE);
  return chart;
}

static void
test_map_places (void)
{
  g_autoptr (HengChart) chart = small_map ();
  double level = heng_goals_metrics.card_width + HENG_MAP_LEVEL_GAP, step = heng_goals_metrics.card_height + HENG_MAP_GAP;
  const HengChartMark *mark;

  heng_chart_map_set_view (chart, 1, 0, 0);
  lay_out (chart, screen_style (1), 900, 600);
  mark = heng_chart_find_mark (chart, "objective:1");
  assert_near (mark->x, 3);
  assert_near (mark->y, 3 + step / 2);
  assert_near (mark->width, heng_goals_metrics.card_width);
  mark = heng_chart_find_mark (chart, "objective:2");
  assert_near (mark->x, 3 + level);
  assert_near (mark->y, 3);
  mark = heng_chart_find_mark (chart, "objective:3");
  assert_near (mark->x, 3 + level);
  assert_near (mark->y, 3 + step);
  g_assert_cmpstr (mark->spoken, ==, "refers");
  g_assert_cmpint (mark->target_id, ==, 3);
  /* twice as large about the same corner */
  heng_chart_map_set_view (chart, 2, 0, 0);
  lay_out (chart, screen_style (1), 900, 600);
  assert_near (heng_chart_find_mark (chart, "objective:2")->x, 3 + 2 * level);
}

static void
test_map_lines (void)
{
  g_autoptr (HengChart) chart = small_map ();
  guint solid = 0, dashed = 0;

  heng_chart_map_set_view (chart, 1, 0, 0);
  lay_out (chart, screen_style (1), 900, 600);
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];
      const double *points = shape->kind == HENG_SHAPE_POLYGON && shape->open && shape->stroke == HENG_INK_AXIS ? (const double *) (gconstpointer) shape->points->data : NULL;

      if (points == NULL)
        continue;
      assert_near (points[0], 3 + heng_goals_metrics.card_width); /* from the right edge of the one above … */
      assert_near (points[6], 3 + heng_goals_metrics.card_width + HENG_MAP_LEVEL_GAP); /* … to the left edge of the one below */
      *(shape->gap > 0 ? &dashed : &solid) += 1;
    }
  g_assert_cmpuint (solid, ==, 1);
  g_assert_cmpuint (dashed, ==, 1);
}

/* The bar is as long as the progress says, the plan's mark stands at the plan, and what has no progress has no bar. */
static void
test_map_progress (void)
{
  g_autoptr (HengChart) chart = small_map ();
  const HengShape *track, *fill, *plan;

  heng_chart_map_set_view (chart, 1, 0, 0);
  lay_out (chart, screen_style (1), 900, 600);
  track = shape_of (chart, HENG_SHAPE_RECT, HENG_INK_TRACK, 0);
  fill = shape_of (chart, HENG_SHAPE_RECT, HENG_INK_GAIN_AREA, 0);
  if (fill == NULL)
    fill = shape_of (chart, HENG_SHAPE_RECT, HENG_INK_GAIN, 0);
  plan = shape_of (chart, HENG_SHAPE_RECT, HENG_INK_TEXT, 0);
  assert_near (fill->x, track->x);
  assert_near (fill->width, track->width * 0.75);
  assert_near (plan->x + plan->width / 2, track->x + track->width / 2);
  g_assert_nonnull (shape_of (chart, HENG_SHAPE_RECT, HENG_INK_TRACK, 2));
  g_assert_nonnull (shape_of (chart, HENG_SHAPE_RECT, HENG_INK_TEXT, 1));
  g_assert_null (shape_of (chart, HENG_SHAPE_RECT, HENG_INK_TEXT, 2)); /* no plan, no mark */
  g_assert_nonnull (shape_of (chart, HENG_SHAPE_DISC, HENG_INK_TRACK, 0)); /* the face of who answers */
}

/* Long names in cards and rows of every size: no text meets another, none leaves its card. */
static void
test_map_overlap (void)
{
  static const double scales[] = { 0.45, 0.7, 1, 1.6 };
  g_autoptr (HengChart) chart = heng_chart_goals_new ("Goals", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %d", i % 2 ? "Bring new customers of the second region into the first thousand without a single complaint"
                                                             : "让第二大区的新客户全部进入前一千名，并且全年没有任何一次投诉", i);
      g_autofree char *spoken = g_strdup_printf ("goal %d", i);
      HengGoalCard card = { { i + 1, i == 0 ? -1 : g_rand_int_range (random, i / 9, i), i % 5 == 0, spoken }, i == 0, title,
                            (char *) "Department of Research and Development 欧阳明日香 · conf. 10", (char *) (i % 3 ? "WM" : "欧"),
                            i % 7 == 0 ? HENG_NA : HENG_NUMBER (HENG_MICRO * (i % 13) / 10), i % 4 ? HENG_MICRO / 2 : -1, (HengHealth) (i % 5) };

      heng_chart_goals_add (chart, &card);
    }
  for (int sideways = 0; sideways < 2; sideways++)
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
      {
        heng_chart_map_set_sideways (chart, sideways);
        heng_chart_map_set_view (chart, scales[i], 0, 0);
        lay_out (chart, screen_style (1), 4000, 3000);
        g_assert_cmpuint (heng_chart_n_boxes (chart), >, 20);
        assert_no_two_meet (chart, "map");
      }
  heng_chart_map_set_view (chart, 0, 0, 0); /* all of it */
  lay_out (chart, screen_style (1), 6000, 6000);
  g_assert_cmpuint (heng_chart_n_marks (chart), ==, 120);
  assert_inside (chart, "map", 6000, 6000);
}

static void
test_map_words (void)
{
  g_autoptr (HengChart) chart = small_map ();
  g_autofree char *table = heng_chart_table_tsv (chart);
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);

  expect (heng_chart_name (chart), "Alignment map", "目标对齐图");
  expect (rows[0], "Objective\tOwner\tProgress\tState\tBelow", "目标\t归属\t进度\t状态\t隶属于");
  g_assert_true (g_str_has_prefix (rows[1], "交付更快\t公司 王建国\t75"));
  g_assert_true (g_str_has_suffix (rows[2], "\t交付更快"));
  g_assert_nonnull (strstr (rows[3], "让产线跑起来\t\t—\t\t交付更快"));
}

#define FROM heng_date_new (2026, 7, 1)
#define TO heng_date_new (2026, 9, 30)

static HengChart *
course (const HengCoursePoint *points, guint n, HengMicro plan_from, HengMicro plan_to, const char *current, const char *target)
{
  const HengCourse data = { chinese ? "构建时长" : "Build time", chinese ? "分钟" : "minutes", FALSE, FROM, TO, heng_date_new (2026, 8, 21), plan_from,
                            plan_to, current, target };

  return heng_chart_course_new (&data, points, n);
}

/* The dashed line of the plan. */
static const HengShape *
plan_line (HengChart *chart)
{
  for (guint i = 0; i < chart->shapes->len; i++)
    if (((HengShape *) chart->shapes->pdata[i])->kind == HENG_SHAPE_LINE && ((HengShape *) chart->shapes->pdata[i])->dash > 0)
      return chart->shapes->pdata[i];
  return NULL;
}

static double
middle_x (const HengChartMark *mark)
{
  return mark->x + mark->width / 2;
}

static double
middle_y (const HengChartMark *mark)
{
  return mark->y + mark->height / 2;
}

/* A check-in that is on plan stands on the plan's line: at its two ends and in the middle of both. */
static void
test_course_places (void)
{
  const HengCoursePoint points[] = { { FROM, HENG_POINTS (40), "first", 11 }, { FROM + (TO - FROM) / 2, HENG_POINTS (30), "behind", 12 },
                                     { TO, HENG_POINTS (10), "last", 13 } };
  g_autoptr (HengChart) chart = course (points, 3, HENG_POINTS (40), HENG_POINTS (10), "10", "10");
  const HengChartMark *first, *middle, *last;
  const HengShape *plan;

  lay_out (chart, screen_style (1), 420, 180);
  plan = plan_line (chart);
  first = heng_chart_find_mark (chart, "checkin:2026-07-01");
  middle = heng_chart_find_mark (chart, "checkin:2026-08-15");
  last = heng_chart_find_mark (chart, "checkin:2026-09-30");
  assert_near (middle_x (first), plan->x);
  assert_near (middle_y (first), plan->y);
  assert_near (middle_x (last), plan->x + plan->width);
  assert_near (middle_y (last), plan->y + plan->height);
  assert_near (middle_x (middle), plan->x + plan->width * ((TO - FROM) / 2) / (TO - FROM));
  assert_near (middle_y (middle), plan->y + plan->height / 3); /* 30 of 40 → 10: a third of the way, where half was planned */
  g_assert_cmpfloat (middle_y (first), <, middle_y (last));    /* 40 stands above 10 */
  g_assert_cmpint (middle->target_id, ==, 12);
  g_assert_cmpstr (middle->spoken, ==, "behind");
}

static void
test_course_overlap (void)
{
  static const HengMicro ends[][2] = { { HENG_POINTS (40), HENG_POINTS (10) }, { 0, HENG_POINTS (1) }, { HENG_POINTS (95), HENG_POINTS (95) },
                                       { -HENG_POINTS (50), HENG_POINTS (20) }, { HENG_POINTS (1234567), HENG_POINTS (99) } };
  static const double widths[] = { 200, 264, 400, 900 }, heights[] = { 120, 180, 320 };

  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    for (guint n = 0; n <= 14; n += n < 2 ? 1 : 6)
      {
        HengCoursePoint points[14];
        g_autoptr (HengChart) chart = NULL;

        for (guint i = 0; i < n; i++)
          points[i] = (HengCoursePoint) { FROM + (HengDate) i * 7, ends[e][0] + (ends[e][1] - ends[e][0]) / 13 * (gint64) (i * (1 + i % 2)), "", i };
        chart = course (points, n, ends[e][0], ends[e][1], n > 0 ? "1,234,567" : "—", "1,234,567");
        for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
          for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
            for (guint scale = 1; scale <= 2; scale++)
              {
                g_autofree char *what = g_strdup_printf ("course %u of %u", e, n);

                lay_out (chart, screen_style (scale), widths[w] * scale, heights[h] * scale);
                assert_no_two_meet (chart, what);
                assert_inside (chart, what, widths[w] * scale, heights[h] * scale);
              }
      }
}

static void
test_course_words (void)
{
  const HengCoursePoint points[] = { { FROM, HENG_POINTS (40), "a", 1 }, { FROM + 30, HENG_POINTS (18), "b", 2 } };
  g_autoptr (HengChart) chart = course (points, 2, HENG_POINTS (40), HENG_POINTS (10), "18", "10");
  g_autofree char *table = heng_chart_table_tsv (chart);
  gboolean actual = FALSE, plan = FALSE;

  expect (heng_chart_name (chart), "Planned against actual", "计划与实际");
  expect (heng_chart_subtitle (chart), "minutes", "分钟");
  expect (heng_chart_description (chart), "2 check-ins, actual 18, planned to reach 10", "2 次打点，实际 18，计划达到 10");
  expect (table, "Day\tValue\n2026-07-01\t40\n2026-07-31\t18\n", "日期\t数值\n2026-07-01\t40\n2026-07-31\t18\n");
  lay_out (chart, screen_style (1), 420, 180);
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    {
      actual |= g_str_equal (heng_chart_box (chart, i)->text, chinese ? "实际 18" : "actual 18");
      plan |= g_str_equal (heng_chart_box (chart, i)->text, chinese ? "计划 10" : "plan 10");
    }
  g_assert_true (actual);
  g_assert_true (plan);
}

int
main (int argc, char **argv)
{
  heng_language_setup (NULL, g_getenv ("HENG_TEST_LOCALEDIR"));
  g_test_init (&argc, &argv, NULL);
  chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  g_test_add_func ("/chart/goals/places", test_map_places);
  g_test_add_func ("/chart/goals/lines", test_map_lines);
  g_test_add_func ("/chart/goals/progress", test_map_progress);
  g_test_add_func ("/chart/goals/overlap", test_map_overlap);
  g_test_add_func ("/chart/goals/words", test_map_words);
  g_test_add_func ("/chart/course/places", test_course_places);
  g_test_add_func ("/chart/course/overlap", test_course_overlap);
  g_test_add_func ("/chart/course/words", test_course_words);
  return g_test_run ();
}
