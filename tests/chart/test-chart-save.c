/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as PNG, SVG and PDF: the files are what they say, equal bytes twice, errors in words. */
#include "chart-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static char *directory;

static void
save (HengChart *chart, const char *name, HengChartTheme theme, char **bytes, gsize *length)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  HengChartStyle style = heng_chart_style_screen (theme, FIXTURE_FAMILY, 1);

  heng_chart_save (chart, path, 640, 400, &style, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, bytes, length, NULL));
  g_remove (path);
}

static HengChart *
make (guint i)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  guint n;
  const char *name = heng_chart_kinds (&n)[i].name;

  g_ptr_array_add (reviews, i % 2 ? fixture_review () : fixture_nasty_review ());
  return g_str_equal (name, "distribution") ? fixture_distribution (50) : heng_chart_new_by_name (name, reviews);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name, *magic;
  } formats[] = { { "chart.png", "\x89PNG" }, { "chart.svg", "<?xml" }, { "chart.pdf", "%PDF" } };

  guint n;

  heng_chart_kinds (&n);
  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
      {
        g_autoptr (HengChart) first = make (i), second = make (i);
        g_autofree char *a = NULL, *b = NULL;
        gsize length_a, length_b;

        save (first, formats[f].name, HENG_THEME_LIGHT, &a, &length_a);
        save (second, formats[f].name, HENG_THEME_LIGHT, &b, &length_b);
        g_assert_cmpuint (length_a, >, 1000);
        g_assert_true (memcmp (a, formats[f].magic, strlen (formats[f].magic)) == 0);
        g_assert_cmpmem (a, length_a, b, length_b);
      }
}

static void
test_themes_differ (void)
{
  g_autofree char *bytes[4] = { NULL };
  gsize length[4];

  for (guint theme = 0; theme < 4; theme++)
    {
      g_autoptr (HengChart) chart = make (1);

      save (chart, "chart.png", (HengChartTheme) theme, &bytes[theme], &length[theme]);
      for (guint other = 0; other < theme; other++)
        g_assert_false (length[theme] == length[other] && memcmp (bytes[theme], bytes[other], length[theme]) == 0);
    }
  for (guint theme = 1; theme < 4; theme++)
    g_free (g_steal_pointer (&bytes[theme]));
}

static void
test_png_size (void)
{
  g_autoptr (HengChart) chart = make (0);
  g_autofree char *path = g_build_filename (directory, "size.png", NULL);
  cairo_surface_t *image;

  g_assert_true (heng_chart_save (chart, path, 700, 350, NULL, NULL));
  image = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (image), ==, 700);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, 350);
  cairo_surface_destroy (image);
  g_remove (path);
}

static void
test_errors (void)
{
  g_autoptr (HengChart) chart = make (0);
  g_autoptr (GError) ending = NULL, size = NULL, place = NULL;
  g_autofree char *gif = g_build_filename (directory, "chart.gif", NULL),
                  *nowhere = g_build_filename (directory, "none", "chart.png", NULL);

  g_assert_false (heng_chart_save (chart, gif, 640, 400, NULL, &ending));
  g_assert_error (ending, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (ending->message, "chart.gif"));
  g_assert_false (heng_chart_save (chart, "/tmp/x.png", 0, 400, NULL, &size));
  g_assert_error (size, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_false (heng_chart_save (chart, nowhere, 640, 400, NULL, &place));
  g_assert_error (place, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* A file put in place whole must not take the place of a pipe or a device. */
static void
test_no_file (void)
{
  g_autoptr (HengChart) chart = make (0);
  g_autoptr (GError) error = NULL;
  g_autofree char *pipe = g_build_filename (directory, "pipe.png", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (heng_chart_save (chart, pipe, 640, 400, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_false (g_file_test (pipe, G_FILE_TEST_IS_REGULAR));
  g_remove (pipe);
}

/* The focus ring is drawn around its mark and nowhere else. */
static void
test_focus (void)
{
  g_autoptr (HengReview) review = fixture_review ();
  g_autoptr (HengChart) chart = heng_chart_perspectives_new (review);
  PangoContext *context = fixture_context ();
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, FIXTURE_FAMILY, 1);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 320);
  cairo_t *cr = cairo_create (image);
  const HengChartMark *mark;
  guint inked = 0, outside = 0;

  heng_chart_layout (chart, context, &style, 640, 320);
  heng_chart_draw_focus (chart, cr, 1);
  heng_chart_draw_focus (chart, cr, 99);
  mark = heng_chart_mark (chart, 1);
  cairo_surface_flush (image);
  for (int y = 0; y < 320; y++)
    for (int x = 0; x < 640; x++)
      if (((guint32 *) (void *) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image)))[x] != 0)
        {
          inked++;
          outside += y < mark->y - 6 || y > mark->y + mark->height + 6;
        }
  g_assert_cmpuint (inked, >, 100);
  g_assert_cmpuint (outside, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("heng-chart-XXXXXX", NULL);
  g_test_add_func ("/save/formats-byte-identical", test_formats);
  g_test_add_func ("/save/themes-differ", test_themes_differ);
  g_test_add_func ("/save/size", test_png_size);
  g_test_add_func ("/save/errors", test_errors);
  g_test_add_func ("/save/never-replaces-what-is-no-file", test_no_file);
  g_test_add_func ("/draw/focus-ring", test_focus);
  result = g_test_run ();
  g_rmdir (directory);
  g_free (directory);
  return result;
}
