/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of the organisation chart: parents centred, nothing meets, leaves as lists, the view shows what it says. */
#include "chart-fixture.h"
#include "heng-chart-map-private.h"
#include "heng-chart-organisation.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static HengMapRect
at (const HengMapLayout *layout, guint i)
{
  return g_array_index (layout->places, HengMapRect, i);
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > 1e-6)
    g_error ("%g is not %g", a, b);
}

static gboolean
meet (const HengMapRect *a, const HengMapRect *b)
{
  return a->x < b->x + b->width - 1e-6 && b->x < a->x + a->width - 1e-6 && a->y < b->y + b->height - 1e-6 && b->y < a->y + a->height - 1e-6;
}

/* A company, two departments, one with two teams: every middle is known. */
static void
test_small (void)
{
  const int parents[] = { -1, 0, 0, 1, 1 };
  g_autoptr (HengMapLayout) layout = heng_map_layout_new (parents, 5, &heng_org_metrics, FALSE);
  double step = HENG_ORG_CARD_WIDTH + HENG_MAP_GAP, level = HENG_ORG_CARD_HEIGHT + HENG_MAP_LEVEL_GAP;

  assert_near (at (layout, 3).x, 0);
  assert_near (at (layout, 4).x, step);
  assert_near (at (layout, 1).x, step / 2);
  assert_near (at (layout, 2).x, step * 1.5); /* above the free place beside the teams */
  assert_near (at (layout, 0).x, step);
  assert_near (at (layout, 0).y, 0);
  assert_near (at (layout, 2).y, level);
  assert_near (at (layout, 4).y, 2 * level);
  assert_near (layout->width, 1.5 * step + HENG_ORG_CARD_WIDTH);
  assert_near (layout->height, 2 * level + HENG_ORG_CARD_HEIGHT);
  g_assert_cmpuint (layout->lists->len, ==, 0);
}

static void
test_sideways (void)
{
  const int parents[] = { -1, 0, 0 };
  g_autoptr (HengMapLayout) layout = heng_map_layout_new (parents, 3, &heng_org_metrics, TRUE);

  assert_near (at (layout, 1).x, HENG_ORG_CARD_WIDTH + HENG_MAP_LEVEL_GAP);
  assert_near (at (layout, 1).y, 0);
  assert_near (at (layout, 2).y, HENG_ORG_CARD_HEIGHT + HENG_MAP_GAP);
  assert_near (at (layout, 0).x, 0);
  assert_near (at (layout, 0).y, (HENG_ORG_CARD_HEIGHT + HENG_MAP_GAP) / 2);
}

/* Five leaves are a list of five rows below the parent's middle; three stay cards. */
static void
test_list (void)
{
  const int parents[] = { -1, 0, 0, 0, 0, 0 }, few[] = { -1, 0, 0, 0 };
  g_autoptr (HengMapLayout) layout = heng_map_layout_new (parents, 6, &heng_org_metrics, FALSE), cards = heng_map_layout_new (few, 4, &heng_org_metrics, FALSE);

  g_assert_cmpuint (layout->lists->len, ==, 1);
  for (guint i = 1; i < 6; i++)
    {
      g_assert_cmpuint (g_array_index (layout->in_list, guint, i), ==, 1);
      assert_near (at (layout, i).x, at (layout, 0).x);
      assert_near (at (layout, i).y, HENG_ORG_CARD_HEIGHT + HENG_MAP_LEVEL_GAP + HENG_MAP_LIST_PAD + (i - 1) * HENG_ORG_ROW_HEIGHT);
    }
  assert_near (layout->width, HENG_ORG_CARD_WIDTH);
  g_assert_cmpuint (cards->lists->len, ==, 0);
  assert_near (cards->width, 3 * HENG_ORG_CARD_WIDTH + 2 * HENG_MAP_GAP);
}

/* 400 leaves are a block, not a column of four screens. */
static void
test_big_list (void)
{
  g_autofree int *parents = g_new0 (int, 401);
  g_autoptr (HengMapLayout) layout = NULL;

  parents[0] = -1;
  layout = heng_map_layout_new (parents, 401, &heng_org_metrics, FALSE);
  g_assert_cmpfloat (layout->height, <, 2000);
  g_assert_cmpfloat (layout->width, <, 2000);
}

static int *
random_tree (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int *parents = g_new (int, n);

  parents[0] = -1;
  for (guint i = 1; i < n; i++)
    parents[i] = g_rand_int_range (random, i > 60 ? (int) (i / 3) : 0, (int) i);
  return parents;
}

static void
assert_tidy (const HengMapLayout *layout, const int *parents, guint n, gboolean sideways)
{
  for (guint i = 0; i < n; i++)
    {
      HengMapRect a = at (layout, i);

      g_assert_cmpfloat (a.x, >=, -1e-6);
      g_assert_cmpfloat (a.x + a.width, <=, layout->width + 1e-6);
      g_assert_cmpfloat (a.y + a.height, <=, layout->height + 1e-6);
      if (parents[i] >= 0 && sideways)
        g_assert_cmpfloat (a.x, >=, at (layout, (guint) parents[i]).x + HENG_ORG_CARD_WIDTH);
      if (parents[i] >= 0 && !sideways)
        g_assert_cmpfloat (a.y, >=, at (layout, (guint) parents[i]).y + HENG_ORG_CARD_HEIGHT);
      for (guint k = 0; k < i; k++)
        {
          HengMapRect b = at (layout, k);

          g_assert_false (meet (&a, &b));
        }
    }
}

/* 2,000 nodes of any shape, in both directions; how long it takes is said, not judged. */
static void
test_two_thousand (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autofree int *parents = random_tree (2000, seed);

      for (guint sideways = 0; sideways < 2; sideways++)
        {
          gint64 before = g_get_monotonic_time ();
          g_autoptr (HengMapLayout) layout = heng_map_layout_new (parents, 2000, &heng_org_metrics, sideways);

          g_test_message ("%d µs", (int) (g_get_monotonic_time () - before));
          assert_tidy (layout, parents, 2000, sideways);
        }
    }
}

static HengChart *
chart_of (guint n, const int *parents)
{
  HengChart *chart = heng_chart_organisation_new ("Organisation", "of a test");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("部门 %u", i);
      HengOrgNode node = { { (gint64) i + 1, parents[i], FALSE, NULL }, FALSE, i == 0, name, (char *) "李娜", (char *) "12" };

      heng_chart_organisation_add (chart, &node);
    }
  return chart;
}

static void
lay_out (HengChart *chart, double width, double height)
{
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  style.show_title = FALSE;
  heng_chart_layout (chart, context, &style, width, height);
  g_object_unref (context);
}

/* At 200 % a card is twice as large and stands where the view says; what is out of sight is not laid out at all. */
static void
test_view (void)
{
  g_autofree int *parents = random_tree (500, 7);
  g_autoptr (HengChart) chart = chart_of (500, parents);
  HengMapRect place = heng_chart_map_place (chart, 0);
  const HengChartMark *mark;

  heng_chart_map_set_view (chart, 2, place.x - 10, place.y - 20);
  lay_out (chart, 800, 600);
  mark = heng_chart_find_mark (chart, "unit:1");
  assert_near (mark->x, 3 + 20);
  assert_near (mark->y, 3 + 40);
  assert_near (mark->width, 2 * HENG_ORG_CARD_WIDTH);
  g_assert_cmpuint (heng_chart_n_marks (chart), <, 60);
  heng_chart_map_set_view (chart, 0, 0, 0);
  lay_out (chart, 800, 600);
  g_assert_cmpuint (heng_chart_n_marks (chart), ==, 500);
}

static void
test_second_line (void)
{
  const int parents[] = { -1, 0, 0 };
  g_autoptr (HengChart) chart = chart_of (3, parents);
  guint n_dashed = 0;

  heng_chart_map_add_line (chart, 1, 2);
  heng_chart_map_set_view (chart, 1, 0, 0);
  lay_out (chart, 800, 600);
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (shape->kind != HENG_SHAPE_LINE || shape->dash <= 0)
        continue;
      n_dashed++;
      assert_near (shape->x, 3 + HENG_ORG_CARD_WIDTH);
      assert_near (shape->width, HENG_MAP_GAP);
    }
  g_assert_cmpuint (n_dashed, ==, 1);
}

/* Every name is on the page, whatever its size. */
static void
test_pdf (void)
{
  g_autofree int *parents = random_tree (300, 3);
  g_autoptr (HengChart) chart = chart_of (300, parents);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("heng-org-XXXXXX", &error), *path = g_build_filename (folder, "a3.pdf", NULL), *bytes = NULL;
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_PRINT, FIXTURE_FAMILY, 1);

  heng_chart_map_set_view (chart, 0, 0, 0);
  g_assert_true (heng_chart_save (chart, path, 1587, 1123, &style, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_assert_cmpuint (heng_chart_n_marks (chart), ==, 300);
  g_assert_cmpuint (heng_chart_n_boxes (chart), >=, 900);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/organisation/small", test_small);
  g_test_add_func ("/chart/organisation/sideways", test_sideways);
  g_test_add_func ("/chart/organisation/list", test_list);
  g_test_add_func ("/chart/organisation/big-list", test_big_list);
  g_test_add_func ("/chart/organisation/two-thousand", test_two_thousand);
  g_test_add_func ("/chart/organisation/view", test_view);
  g_test_add_func ("/chart/organisation/second-line", test_second_line);
  g_test_add_func ("/chart/organisation/pdf", test_pdf);
  return g_test_run ();
}
