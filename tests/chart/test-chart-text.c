/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of charts: halos only where a text crosses a mark, and the cache of layouts stays small and never mixes two texts up. */
#include "chart-fixture.h"
#include "heng-chart-private.h"

static void
nothing_layout (HengChart *chart, HengFrame *frame)
{
  HengLabel label = { .text = "crossed", .x = 100, .y = 100, .halo = HENG_INK_BACKGROUND };

  (void) chart;
  heng_frame_line (frame, 90, 100, 200, 100, HENG_INK_GRID, 1);
  heng_frame_text (frame, &label);
  label.text = "free";
  label.y = 200;
  heng_frame_text (frame, &label);
  heng_frame_rect (frame, 50, 280, 300, 60, HENG_INK_BAND);
  label.text = "on a band";
  label.y = 310;
  heng_frame_text (frame, &label);
  heng_frame_line (frame, 90, 310, 200, 310, HENG_INK_GRID, 1);
  label.text = "beside an edge";
  label.y = 340;
  heng_frame_text (frame, &label);
}

static double
nothing_height (HengChart *chart, const HengFrame *frame)
{
  (void) chart;
  (void) frame;
  return 400;
}

static const HengChartClass nothing_class = { "nothing", nothing_layout, nothing_height, NULL };

static gboolean
has_halo (const HengChart *chart, const char *text)
{
  for (guint i = 0; i < chart->shapes->len; i++)
    {
      const HengShape *shape = chart->shapes->pdata[i];

      if (shape->kind == HENG_SHAPE_TEXT && g_str_equal (pango_layout_get_text (shape->layout), text))
        return shape->stroke != HENG_INK_NONE;
    }
  g_assert_not_reached ();
}

static void
test_halos (void)
{
  PangoContext *context = fixture_context ();
  g_autoptr (HengChart) chart = heng_chart_new (&nothing_class, NULL);
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);

  style.show_title = style.show_foot = FALSE;
  heng_chart_layout (chart, context, &style, 400, 400);
  g_assert_true (has_halo (chart, "crossed"));
  g_assert_false (has_halo (chart, "free"));
  g_assert_false (has_halo (chart, "on a band")); /* the line is drawn later, over the text */
  g_assert_true (has_halo (chart, "beside an edge"));
  g_object_unref (context);
}

static PangoLayout *
put (HengTextCache *cache, PangoContext *context, const HengTextKey *key)
{
  PangoLayout *layout = pango_layout_new (context);

  heng_text_cache_put (cache, key, layout);
  g_object_unref (layout);
  return layout;
}

static void
test_cache_tells_apart (void)
{
  PangoContext *context = fixture_context ();
  g_autoptr (HengTextCache) cache = heng_text_cache_new ();
  const HengTextKey keys[] = { { "a", 9, 0, 0 }, { "b", 9, 0, 0 }, { "a", 8, 0, 0 }, { "a", 9, 50, 0 }, { "a", 9, 0, 1 } };
  PangoLayout *layouts[G_N_ELEMENTS (keys)];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_null (heng_text_cache_get (cache, &keys[i]));
      layouts[i] = put (cache, context, &keys[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (PangoLayout) found = heng_text_cache_get (cache, &keys[i]);

      g_assert_true (found == layouts[i]);
    }
  g_object_unref (context);
}

/* Ten thousand texts go through; the one that is asked for again and again stays, the early ones are forgotten. */
static void
test_cache_is_bounded (void)
{
  PangoContext *context = fixture_context ();
  g_autoptr (HengTextCache) cache = heng_text_cache_new ();
  const HengTextKey often = { "often", 9, 0, 0 };
  PangoLayout *layout = put (cache, context, &often);
  guint kept = 0;

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);
      g_autoptr (PangoLayout) found = heng_text_cache_get (cache, &often);

      g_assert_true (found == layout);
      put (cache, context, &(HengTextKey) { text, 9, 0, 0 });
    }
  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);
      g_autoptr (PangoLayout) found = heng_text_cache_get (cache, &(HengTextKey) { text, 9, 0, 0 });

      kept += found != NULL;
    }
  g_assert_cmpuint (kept, >, 500);
  g_assert_cmpuint (kept, <, 2500);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-text/halos-only-where-crossed", test_halos);
  g_test_add_func ("/chart-text/cache-tells-apart", test_cache_tells_apart);
  g_test_add_func ("/chart-text/cache-is-bounded", test_cache_is_bounded);
  return g_test_run ();
}
