/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of many people stand where their values say: cells, intervals, bars, dots and boxes by position; small numbers stay hidden. */
#include "many-fixture.h"

#include <math.h>
#include <string.h>

#include "heng-chart-bars.h"
#include "heng-chart-calibration.h"
#include "heng-chart-heat.h"
#include "heng-chart-private.h"
#include "heng-chart-stages.h"
#include "heng-mean-interval.h"

#define WIDTH 640.0

static void
lay (HengChart *chart, double width)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  heng_chart_layout (chart, context, &style, width, heng_chart_natural_height (chart, context, &style, width));
  g_object_unref (context);
}

static const HengMarkPlace *
place_of (HengChart *chart, const char *name)
{
  for (guint i = 0; i < chart->marks->len; i++)
    if (g_str_equal (((const HengMarkPlace *) chart->marks->pdata[i])->mark.name, name))
      return chart->marks->pdata[i];
  g_error ("no mark %s", name);
}

static gboolean
has_text (HengChart *chart, const char *text)
{
  for (guint i = 0; i < heng_chart_n_boxes (chart); i++)
    if (g_str_equal (heng_chart_box (chart, i)->text, text))
      return TRUE;
  return FALSE;
}

static void
test_hide (void)
{
  static const guint alone[] = { 9, 2, 5 }, rows[] = { 5, 5, 2, 2, 9, 9 }, none[] = { 3, 3, 0 }, pair[] = { 2, 0 };
  gboolean hidden[6] = { FALSE };

  /* one hidden: the next smallest too; an empty place is nobody's neighbour */
  heng_hide_small (alone, 3, 1, 3, hidden);
  g_assert_cmpint (hidden[0] * 100 + hidden[1] * 10 + hidden[2], ==, 11);
  memset (hidden, 0, sizeof hidden);
  /* a whole row hidden leaves one hidden cell in each column: the next row goes with it */
  heng_hide_small (rows, 3, 2, 3, hidden);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (hidden[i], ==, i < 4);
  memset (hidden, 0, sizeof hidden);
  heng_hide_small (none, 3, 1, 3, hidden);
  g_assert_false (hidden[0] || hidden[1] || hidden[2]);
  heng_hide_small (pair, 2, 1, 3, hidden);
  g_assert_true (hidden[0] && !hidden[1]);
  /* what the caller hides counts as hidden */
  memset (hidden, 0, sizeof hidden);
  hidden[0] = TRUE;
  heng_hide_small (alone, 1, 1, 3, hidden);
  g_assert_true (hidden[0]);
  hidden[0] = FALSE;
  hidden[2] = TRUE;
  heng_hide_small ((const guint[]) { 9, 8, 5 }, 3, 1, 3, hidden);
  g_assert_true (!hidden[0] && hidden[1] && hidden[2]);
}

/* TV of the board's first team: 90.7, 95, 95.5, 95.8, 100.2, 101, 105.2, 96. */
static void
test_interval (void)
{
  static const double values[] = { 90.7, 95, 95.5, 95.8, 100.2, 101, 105.2, 96 };
  HengMicro micro[G_N_ELEMENTS (values)];
  HengMeanInterval interval;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    micro[i] = fixture_micro (values[i]);
  interval = heng_mean_interval (micro, G_N_ELEMENTS (micro));
  g_assert_cmpint (interval.mean, ==, fixture_micro (97.425));
  g_assert_cmpfloat_with_epsilon (interval.sd, 4.189496, 1e-6);
  g_assert_cmpfloat_with_epsilon (interval.half, 3.744932, 1e-6); /* 2.365 · s ÷ √8 */
  g_assert_true (heng_mean_interval_misses (&interval, fixture_micro (91.2)));
  g_assert_false (heng_mean_interval_misses (&interval, fixture_micro (94)));
  interval = heng_mean_interval (micro, 1);
  g_assert_false (interval.has_half);
  g_assert_false (heng_mean_interval_misses (&interval, 0));
  g_assert_cmpint (heng_mean_interval (NULL, 0).mean, ==, 0);
  g_assert_cmpfloat_with_epsilon (heng_student_t975 (11), 2.201, 5e-4);
  g_assert_cmpfloat_with_epsilon (heng_student_t975 (30), 2.042, 5e-4);
  g_assert_cmpfloat_with_epsilon (heng_student_t975 (1000), 1.962, 5e-4);
}

static void
test_heat (void)
{
  g_autoptr (HengChart) chart = fixture_heat (FIXTURE_USUAL);
  const HengMarkPlace *first, *right, *below;

  lay (chart, WIDTH);
  first = place_of (chart, "cell:1/F");
  right = place_of (chart, "cell:1/C");
  below = place_of (chart, "cell:2/F");
  g_assert_cmpfloat_with_epsilon (first->width, right->width, 0.01);
  g_assert_cmpfloat (right->x, >, first->x + first->width);
  g_assert_cmpfloat_with_epsilon (first->y, right->y, 0.01);
  g_assert_cmpfloat (below->y, >=, first->y + first->height);
  g_assert_cmpfloat_with_epsilon (place_of (chart, "cell:6/S")->x + right->width, WIDTH - 16, 0.5);
  g_assert_cmpint (first->mark.target_id, ==, 1);
  g_assert_nonnull (heng_chart_find_mark (chart, "row:6"));
  g_assert_true (has_text (chart, "116.4"));
  g_assert_true (has_text (chart, "≥115"));
}

/* In the hard company HR has two people: hidden, and with it a second cell of every column; nothing of them in picture, words or table. */
static void
test_heat_small (void)
{
  g_autoptr (HengChart) chart = fixture_heat (FIXTURE_NASTY);
  g_autofree char *table = heng_chart_table_tsv (chart);

  lay (chart, WIDTH);
  g_assert_true (has_text (chart, "n<3"));
  g_assert_false (has_text (chart, "−40.0"));
  g_assert_null (strstr (table, "−40.0"));
  g_assert_null (strstr (heng_chart_description (chart), "−40.0"));
  /* the third group goes with it: 96.3 is its customer score, of nobody else */
  g_assert_null (strstr (table, "96.3"));
  g_assert_nonnull (strstr (heng_chart_find_mark (chart, "cell:4/C")->spoken, "hidden"));
  /* the company as a whole stays */
  g_assert_true (has_text (chart, "96.6"));
}

static void
test_calibration (void)
{
  g_autoptr (HengChart) chart = fixture_calibration (FIXTURE_USUAL);
  const HengMarkPlace *first, *last;
  double per_point;

  lay (chart, WIDTH);
  first = place_of (chart, "group:1");
  last = place_of (chart, "group:6");
  /* 97.425 and 84.875 on one scale, 70 at the left */
  per_point = (first->x - last->x) / (97.425 - 84.875);
  g_assert_cmpfloat (per_point, >, 5);
  g_assert_cmpfloat_with_epsilon (place_of (chart, "group:3")->x - last->x, per_point * ((72.9 + 84.6 + 88 + 90.4 + 96.2 + 101 + 104) / 7 - 84.875), 0.1);
  g_assert_cmpfloat (first->y, <, last->y);
  g_assert_true (has_text (chart, "97.4"));
}

static void
test_ninebox (void)
{
  g_autoptr (HengChart) chart = fixture_ninebox (FIXTURE_USUAL), many = fixture_ninebox (FIXTURE_MANY);
  const HengMarkPlace *star, *concern, *core;
  guint discs = 0;

  lay (chart, WIDTH);
  lay (many, WIDTH);
  star = place_of (chart, "box:STAR");
  concern = place_of (chart, "box:CONCERN");
  core = place_of (chart, "box:CORE");
  g_assert_cmpfloat (star->x, >, core->x + core->width);
  g_assert_cmpfloat (core->x, >, concern->x + concern->width);
  g_assert_cmpfloat (star->y + star->height, <, core->y);
  g_assert_cmpfloat (core->y + core->height, <, concern->y);
  for (guint i = 0; i < chart->shapes->len; i++)
    discs += ((const HengShape *) chart->shapes->pdata[i])->kind == HENG_SHAPE_DISC;
  g_assert_cmpuint (discs, ==, 42);
  for (guint i = 0; i < many->shapes->len; i++)
    g_assert_cmpint (((const HengShape *) many->shapes->pdata[i])->kind, !=, HENG_SHAPE_DISC);
  g_assert_true (has_text (many, "204"));
  g_assert_false (has_text (chart, "Wang Fang"));
}

static void
test_stages (void)
{
  g_autoptr (HengChart) chart = fixture_stages (FIXTURE_USUAL), one_late = fixture_stages (FIXTURE_MANY);
  const HengMarkPlace *bar, *late;

  lay (chart, WIDTH);
  lay (one_late, WIDTH);
  bar = place_of (chart, "stage:REVIEW");
  late = place_of (chart, "late:REVIEW");
  /* the hatched part begins where the done part ends, 426 of 512 */
  g_assert_cmpfloat_with_epsilon (late->x + late->width / 2, bar->x + bar->width * (426 + 7) / 512, 0.5);
  /* one of 512 is still 3 px */
  for (guint i = 0; i < one_late->shapes->len; i++)
    {
      const HengShape *shape = one_late->shapes->pdata[i];

      if (shape->hatch != HENG_HATCH_NONE)
        g_assert_cmpfloat (shape->width, >=, 3);
    }
  g_assert_true (has_text (chart, "426 / 512"));
  g_assert_nonnull (strstr (heng_chart_find_mark (chart, "stage:REVIEW")->spoken, "14 late"));
}

static void
test_dumbbell (void)
{
  g_autoptr (HengChart) chart = fixture_dumbbell (FIXTURE_USUAL), few = fixture_dumbbell (FIXTURE_NASTY);
  g_autofree char *table = heng_chart_table_tsv (few);

  lay (chart, WIDTH);
  lay (few, WIDTH);
  /* widest gap on top, in bold with its sign */
  g_assert_cmpfloat (place_of (chart, "question:K01")->y, <, place_of (chart, "question:K03")->y);
  g_assert_cmpfloat (place_of (chart, "question:K03")->y, <, place_of (chart, "question:K07")->y);
  g_assert_true (has_text (chart, "+1.50"));
  g_assert_true (has_text (chart, "−0.25"));
  /* two others are not shown, nor what follows from them */
  g_assert_false (has_text (few, "+1.50"));
  g_assert_null (strstr (table, "3.50"));
  g_assert_null (strstr (heng_chart_find_mark (few, "question:K01")->spoken, "3.5"));
}

static void
test_bullet (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  g_autoptr (HengChart) chart = fixture_bullet (FIXTURE_NASTY), own = NULL;
  const HengMarkPlace *row;
  guint tiny = 0;

  g_ptr_array_add (reviews, review);
  own = heng_chart_new_by_name ("scorecard", reviews);
  lay (own, WIDTH);
  g_assert_cmpuint (heng_chart_n_marks (own), ==, ((HengReviewPart *) review->parts->pdata[0])->lines->len);
  lay (chart, WIDTH);
  row = place_of (chart, "indicator:K04");
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (shape->kind == HENG_SHAPE_RECT && shape->fill == HENG_INK_GAIN_AREA)
        {
          g_assert_cmpfloat (shape->x, ==, row->x);
          g_assert_cmpfloat (shape->x + shape->width, <=, row->x + row->width + 0.01);
          tiny += shape->width < 2.6;
        }
    }
  /* 0, −40 and 0.01 are still seen */
  g_assert_cmpuint (tiny, ==, 3);
  g_assert_true (has_text (chart, "120.00"));
  g_assert_true (has_text (chart, "−40.00"));
}

static void
test_bars (void)
{
  g_autoptr (HengChart) chart = fixture_bars (FIXTURE_USUAL), nasty = fixture_bars (FIXTURE_NASTY);
  g_autofree char *table = heng_chart_table_tsv (nasty);
  const HengMarkPlace *most, *other, *below, *above;

  lay (chart, WIDTH);
  lay (nasty, WIDTH);
  most = place_of (chart, "bar:K04");
  other = place_of (chart, "bar:K05");
  g_assert_cmpfloat (most->y, <, other->y);
  g_assert_cmpfloat_with_epsilon (most->x, other->x, 0.01);
  g_assert_cmpfloat_with_epsilon (most->width / 8.3, other->width / 3.1, 0.05);
  /* −40 and 99.5 to both sides of zero */
  below = place_of (nasty, "bar:K01");
  above = place_of (nasty, "bar:K05");
  g_assert_cmpfloat_with_epsilon (below->x + below->width, above->x, 0.01);
  /* two people: hidden, and the three of Marketing with them */
  g_assert_null (strstr (table, "3.3%"));
  g_assert_null (strstr (table, "120"));
}

static void
test_series (void)
{
  g_autoptr (HengChart) chart = fixture_series (FIXTURE_USUAL), nasty = fixture_series (FIXTURE_NASTY), one = fixture_series (FIXTURE_ONE);
  const HengMarkPlace *july, *august, *may;

  lay (chart, WIDTH);
  lay (nasty, WIDTH);
  lay (one, WIDTH);
  july = place_of (chart, "point:leave/2024-07");
  august = place_of (chart, "point:leave/2024-08");
  may = place_of (chart, "point:leave/2025-05");
  g_assert_cmpfloat_with_epsilon ((may->x - july->x) / 10, august->x - july->x, 0.01);
  /* 1.2, 1.6 and 1.3 upwards on one scale; the radius is the same */
  g_assert_cmpfloat_with_epsilon ((july->y - august->y) / 0.4, (july->y - may->y) / 0.1, 0.01);
  g_assert_null (heng_chart_find_mark (nasty, "point:leave/2024-11")); /* missing */
  g_assert_null (heng_chart_find_mark (nasty, "point:leave/2025-02")); /* of two people */
  g_assert_nonnull (heng_chart_find_mark (one, "point:leave/2024-07"));
}

static void
test_salary (void)
{
  g_autoptr (HengChart) chart = fixture_salary (FIXTURE_USUAL), own = fixture_salary (FIXTURE_ONE), nasty = fixture_salary (FIXTURE_NASTY);
  const HengMarkPlace *high, *low;

  lay (chart, WIDTH);
  lay (own, WIDTH);
  lay (nasty, WIDTH);
  high = place_of (chart, "level:K02");
  low = place_of (chart, "level:K05");
  g_assert_cmpfloat (high->y, <, low->y);
  /* 22,000–34,000 and 10,000–15,000 */
  g_assert_cmpfloat_with_epsilon (high->width / 12, low->width / 5, 0.01);
  g_assert_cmpfloat_with_epsilon (high->x - low->x, low->width / 5 * 12, 0.05);
  g_assert_true (has_text (own, "21,500"));
  g_assert_nonnull (strstr (heng_chart_find_mark (chart, "level:K01")->spoken, "fewer than 3"));
  g_assert_false (has_text (chart, "21,500"));
}

static void
test_quality (void)
{
  g_autoptr (HengChart) chart = fixture_quality (FIXTURE_USUAL);

  lay (chart, WIDTH);
  /* two alarms come first, then one, then none */
  g_assert_cmpfloat (place_of (chart, "indicator:K04")->y, <, place_of (chart, "indicator:K02")->y);
  g_assert_cmpfloat (place_of (chart, "indicator:K02")->y, <, place_of (chart, "indicator:K01")->y);
  g_assert_true (has_text (chart, "90%"));
  g_assert_nonnull (strstr (heng_chart_find_mark (chart, "indicator:K04")->spoken, "same score"));
}

static const char *
name_of (HengChart *chart, int mark)
{
  return heng_chart_mark (chart, (guint) mark)->name;
}

static int
index_of (HengChart *chart, const char *name)
{
  for (guint i = 0; i < heng_chart_n_marks (chart); i++)
    if (g_str_equal (heng_chart_mark (chart, i)->name, name))
      return (int) i;
  g_error ("no mark %s", name);
}

/* Arrow keys: along the marks, straight up and down in a table, from line to line in a month, and nowhere beyond the ends. */
static void
test_steps (void)
{
  g_autoptr (HengChart) heat = fixture_heat (FIXTURE_USUAL), series = fixture_series (FIXTURE_USUAL), none = fixture_heat (FIXTURE_NONE);
  int last;

  lay (heat, WIDTH);
  lay (series, WIDTH);
  lay (none, WIDTH);
  last = (int) heng_chart_n_marks (heat) - 1;
  g_assert_cmpint (heng_chart_step (heat, -1, HENG_CHART_RIGHT), ==, 0);
  g_assert_cmpint (heng_chart_step (heat, -1, HENG_CHART_UP), ==, last);
  g_assert_cmpint (heng_chart_step (heat, last, HENG_CHART_RIGHT), ==, last);
  g_assert_cmpint (heng_chart_step (heat, 0, HENG_CHART_LEFT), ==, 0);
  g_assert_cmpint (heng_chart_step (heat, 3, HENG_CHART_FIRST), ==, 0);
  g_assert_cmpint (heng_chart_step (heat, 3, HENG_CHART_LAST), ==, last);
  g_assert_cmpstr (name_of (heat, heng_chart_step (heat, index_of (heat, "cell:2/C"), HENG_CHART_RIGHT)), ==, "cell:2/I");
  g_assert_cmpstr (name_of (heat, heng_chart_step (heat, index_of (heat, "cell:2/C"), HENG_CHART_DOWN)), ==, "cell:3/C");
  g_assert_cmpstr (name_of (heat, heng_chart_step (heat, index_of (heat, "cell:2/C"), HENG_CHART_UP)), ==, "cell:1/C");
  g_assert_cmpstr (name_of (heat, heng_chart_step (heat, index_of (heat, "row:2"), HENG_CHART_DOWN)), ==, "row:3");
  g_assert_cmpstr (name_of (series, heng_chart_step (series, index_of (series, "point:leave/2024-09"), HENG_CHART_UP)), ==, "point:hire/2024-09");
  g_assert_cmpstr (name_of (series, heng_chart_step (series, index_of (series, "point:leave/2024-09"), HENG_CHART_RIGHT)), ==, "point:leave/2024-10");
  g_assert_cmpint (heng_chart_step (none, -1, HENG_CHART_DOWN), ==, -1);
  g_assert_cmpint (heng_chart_step (none, -1, HENG_CHART_FIRST), ==, -1);
}

/* Whatever the data: a name, a description, a word for every mark, rows of one length; a table where there is no room. */
static void
test_whole (gconstpointer data)
{
  const FixtureMany *many = data;

  for (guint kind = 0; kind < FIXTURE_N_KINDS; kind++)
    {
      g_autoptr (HengChart) chart = many->make ((FixtureKind) kind);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      lay (chart, WIDTH);
      g_assert_true (*heng_chart_name (chart) != '\0' && *heng_chart_title (chart) != '\0' && *heng_chart_subtitle (chart) != '\0');
      g_assert_true (*heng_chart_description (chart) != '\0');
      for (guint i = 0; i < heng_chart_n_marks (chart); i++)
        {
          g_assert_true (g_hash_table_add (names, heng_chart_mark (chart, i)->name));
          g_assert_true (heng_chart_mark (chart, i)->spoken != NULL && *heng_chart_mark (chart, i)->spoken != '\0');
        }
      if (kind != FIXTURE_NONE)
        {
          g_assert_cmpuint (heng_chart_n_marks (chart), >, 0);
          g_assert_cmpuint (chart->table->len, >, 1);
        }
      for (guint i = 1; i < chart->table->len; i++)
        g_assert_cmpuint (g_strv_length (chart->table->pdata[i]), ==, g_strv_length (chart->table->pdata[0]));
    }
}

static void
test_small_is_table (gconstpointer data)
{
  const FixtureMany *many = data;
  g_autoptr (HengChart) chart = many->make (FIXTURE_USUAL);
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  style.show_title = style.show_foot = FALSE; /* as in a card */
  heng_chart_layout (chart, context, &style, 220, 400);
  g_assert_true (g_str_has_prefix (heng_chart_mark (chart, 0)->name, "row:"));
  heng_chart_layout (chart, context, &style, 600, 110);
  g_assert_true (g_str_has_prefix (heng_chart_mark (chart, 0)->name, "row:"));
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/many/hide-small", test_hide);
  g_test_add_func ("/many/mean-interval", test_interval);
  g_test_add_func ("/many/heat", test_heat);
  g_test_add_func ("/many/heat-small-numbers", test_heat_small);
  g_test_add_func ("/many/calibration", test_calibration);
  g_test_add_func ("/many/ninebox", test_ninebox);
  g_test_add_func ("/many/stages", test_stages);
  g_test_add_func ("/many/dumbbell", test_dumbbell);
  g_test_add_func ("/many/bullet", test_bullet);
  g_test_add_func ("/many/bars", test_bars);
  g_test_add_func ("/many/series", test_series);
  g_test_add_func ("/many/salary", test_salary);
  g_test_add_func ("/many/quality", test_quality);
  g_test_add_func ("/many/arrow-keys", test_steps);
  for (const FixtureMany *many = fixture_many; many->name != NULL; many++)
    {
      g_autofree char *whole = g_strdup_printf ("/many/%s-is-whole", many->name), *small = g_strdup_printf ("/many/%s-becomes-its-table", many->name);

      g_test_add_data_func (whole, many, test_whole);
      g_test_add_data_func (small, many, test_small_is_table);
    }
  return g_test_run ();
}
