/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every chart still looks as in its reference picture: the grey of 32 × 20 fields, kept in pictures.txt, compared within a tolerance that other
 * versions of cairo and of the fonts stay in. With HENG_WRITE_PICTURES=FILE it writes the pictures of today instead. */
#include "many-fixture.h"

#include <math.h>
#include <string.h>

#include "heng-chart-private.h"

#define WIDTH 640
#define HEIGHT 400
#define ACROSS 32
#define DOWN 20
#define FIELD (WIDTH / ACROSS)
#define LEVELS 35.0 /* 0–9, a–z: from black to white */

/* What two fonts may move: levels on average, and the share of fields that differ much. Cantarell against Noto Sans is at most 0.20 and none, the
 * two most alike of different charts are 0.50 apart. */
#define MEAN_OFF 0.28
#define MUCH 4
#define MUCH_SHARE 0.005

typedef struct
{
  char name[40];
  HengChart *chart;
  HengChartTheme theme;
} Picture;

static char *
fields_of (HengChart *chart, HengChartTheme theme, const char *family)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  HengChartStyle style = heng_chart_style_screen (theme, family, 1);
  HengColor ground = heng_ink_color (HENG_INK_BACKGROUND, theme);
  char *fields = g_malloc0 (ACROSS * DOWN + 1);

  heng_chart_setup_pango (context);
  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  heng_chart_layout (chart, context, &style, WIDTH, HEIGHT);
  heng_chart_draw (chart, cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < ACROSS * DOWN; i++)
    {
      double sum = 0;
      int level;

      for (int y = 0; y < FIELD; y++)
        for (int x = 0; x < FIELD; x++)
          {
            const guint8 *line = cairo_image_surface_get_data (surface) + (i / ACROSS * FIELD + y) * cairo_image_surface_get_stride (surface);
            guint32 pixel = ((const guint32 *) (gconstpointer) line)[i % ACROSS * FIELD + x];

            sum += 0.2126 * ((pixel >> 16) & 0xff) + 0.7152 * ((pixel >> 8) & 0xff) + 0.0722 * (pixel & 0xff);
          }
      level = (int) lround (sum / (FIELD * FIELD * 255.0) * LEVELS);
      fields[i] = (char) (level < 10 ? '0' + level : 'a' + level - 10);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return fields;
}

static int
level_of (char field)
{
  return field <= '9' ? field - '0' : field - 'a' + 10;
}

/* Means over each field and its neighbours, so that a line that moves by a pixel into the next field is no difference. */
static double
smooth (const char *fields, int x, int y)
{
  double sum = 0, weights = 0;

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      if (x + dx >= 0 && x + dx < ACROSS && y + dy >= 0 && y + dy < DOWN)
        {
          double weight = (dx == 0 ? 2 : 1) * (dy == 0 ? 2 : 1);

          sum += weight * level_of (fields[(y + dy) * ACROSS + x + dx]);
          weights += weight;
        }
  return sum / weights;
}

static gboolean
are_alike (const char *one, const char *other, double *mean, double *much)
{
  guint n_much = 0;

  *mean = 0;
  for (int y = 0; y < DOWN; y++)
    for (int x = 0; x < ACROSS; x++)
      {
        double off = fabs (smooth (one, x, y) - smooth (other, x, y));

        *mean += off / (ACROSS * DOWN);
        n_much += off >= MUCH;
      }
  *much = (double) n_much / (ACROSS * DOWN);
  return *mean <= MEAN_OFF && *much <= MUCH_SHARE;
}

static void
picture_free (gpointer data)
{
  heng_chart_free (((Picture *) data)->chart);
  g_free (data);
}

static void
add (GPtrArray *pictures, const char *name, HengChart *(*make) (guint which), guint which)
{
  static const char *const themes[] = { "light", "dark", "contrast", "print" };

  for (guint theme = HENG_THEME_LIGHT; theme <= HENG_THEME_PRINT; theme += HENG_THEME_PRINT)
    {
      Picture *picture = g_new0 (Picture, 1);

      g_snprintf (picture->name, sizeof picture->name, "%s-%s", name, themes[theme]);
      picture->chart = make (which);
      picture->theme = (HengChartTheme) theme;
      g_ptr_array_add (pictures, picture);
    }
}

static HengChart *
make_by_name (guint which)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  guint n;
  const char *name = heng_chart_kinds (&n)[which].name;

  g_ptr_array_add (reviews, fixture_review ());
  return g_str_equal (name, "distribution") ? fixture_distribution (50) : heng_chart_new_by_name (name, reviews);
}

static HengChart *
make_usual (guint which)
{
  return fixture_many[which].make (FIXTURE_USUAL);
}

static GPtrArray *
all_pictures (void)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (picture_free);
  guint n;
  const HengChartKind *kinds = heng_chart_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i].of_person || g_str_equal (kinds[i].name, "distribution"))
      add (pictures, kinds[i].name, make_by_name, i);
  for (guint i = 0; fixture_many[i].name != NULL; i++)
    add (pictures, fixture_many[i].name, make_usual, i);
  return pictures;
}

/* name → fields */
static GHashTable *
read_references (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "pictures.txt", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 2);

      if (**line != '#' && g_strv_length (words) == 2 && strlen (words[1]) == ACROSS * DOWN)
        g_hash_table_insert (table, g_strdup (words[0]), g_strdup (words[1]));
    }
  return table;
}

static void
test_references (void)
{
  g_autoptr (GHashTable) references = read_references ();
  g_autoptr (GPtrArray) pictures = all_pictures ();

  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = pictures->pdata[i];
      const char *reference = g_hash_table_lookup (references, picture->name);
      g_autofree char *fields = fields_of (picture->chart, picture->theme, FIXTURE_FAMILY);
      double mean, much;

      if (reference == NULL)
        g_error ("no reference picture of %s", picture->name);
      if (!are_alike (fields, reference, &mean, &much))
        g_error ("%s looks different: %.2f levels on average, %.1f %% of the fields by more than %d", picture->name, mean, much * 100, MUCH);
      g_test_message ("%s: %.2f, %.1f %%", picture->name, mean, much * 100);
    }
}

/* The tolerance tells charts apart: no two different ones pass for each other. */
static void
test_tolerance (void)
{
  g_autoptr (GPtrArray) pictures = all_pictures ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  double mean, much;

  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = pictures->pdata[i];
      g_autofree char *other = fields_of (picture->chart, picture->theme, "Noto Sans CJK SC");

      g_ptr_array_add (fields, fields_of (picture->chart, picture->theme, FIXTURE_FAMILY));
      are_alike (fields->pdata[i], other, &mean, &much);
      g_test_message ("%s in another font: %.2f, %.1f %%", picture->name, mean, much * 100);
    }
  for (guint i = 0; i < fields->len; i++)
    for (guint k = i + 1; k < fields->len; k++)
      {
        const char *one = ((Picture *) pictures->pdata[i])->chart->class->kind, *other = ((Picture *) pictures->pdata[k])->chart->class->kind;

        if (!g_str_equal (one, other))
          g_assert_false (are_alike (fields->pdata[i], fields->pdata[k], &mean, &much));
      }
}

static void
write_pictures (const char *path)
{
  g_autoptr (GPtrArray) pictures = all_pictures ();
  g_autoptr (GString) text = g_string_new ("# Charts of tests/chart/test-chart-pictures.c: 32 × 20 fields of grey, 0 black to z white.\n");

  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = pictures->pdata[i];
      g_autofree char *fields = fields_of (picture->chart, picture->theme, FIXTURE_FAMILY);

      g_string_append_printf (text, "%s %s\n", picture->name, fields);
    }
  g_file_set_contents (path, text->str, (gssize) text->len, NULL);
}

int
main (int argc, char **argv)
{
  const char *path = g_getenv ("HENG_WRITE_PICTURES");

  g_test_init (&argc, &argv, NULL);
  if (path != NULL)
    {
      write_pictures (path);
      return 0;
    }
  g_test_add_func ("/pictures/references", test_references);
  g_test_add_func ("/pictures/tolerance", test_tolerance);
  return g_test_run ();
}
