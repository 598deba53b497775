/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every Han of GB 2312 and every character of the sample company leaves ink in a PDF in each print face (paper-and-charts.md §2). */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "heng-type.h"

#define CELL 20.0 /* points; a pixel each, for the pages are rasterised at 72 dpi */
#define TEXT 12.0
#define COLUMNS 24
#define CHUNK 288 /* characters a document: in a larger one cairo may keep what a small one loses */
#define FACES 3
#define ROWS (FACES * CHUNK / COLUMNS)
#define HAN_OF_GB2312 6763
#define INK 224 /* paler is paper */

static const char *const face_names[FACES] = { "sans", "bold", "serif" };

typedef struct
{
  guint width, height;
  guint8 *pixels; /* into data */
  char *data;
} Raster;

static char *folder;

static gboolean
has_family (const char *family)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *wanted = pango_font_description_from_string (family), *got;
  PangoFont *font = pango_context_load_font (context, wanted);
  gboolean has;

  got = pango_font_describe (font);
  has = g_str_equal (pango_font_description_get_family (got), family);
  pango_font_description_free (got);
  pango_font_description_free (wanted);
  g_object_unref (font);
  g_object_unref (context);
  return has;
}

static const char *
reason_to_skip (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");

  if (!program)
    return "pdftoppm is not installed";
  if (!has_family ("Noto Sans CJK SC") || !has_family ("Noto Serif CJK SC"))
    return "the Noto CJK fonts are not installed";
  return NULL;
}

static void
raster_clear (Raster *raster)
{
  g_free (raster->data);
}

/* The only page in grey, a pixel a point. */
static Raster
rasterise (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = g_strconcat (path, ".grey", NULL), *file = g_strconcat (out, ".pgm", NULL), *errors = NULL;
  const char *const command[] = { "pdftoppm", "-r", "72", "-gray", "-singlefile", path, out, NULL };
  Raster raster = { 0 };
  gsize length;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (file, &raster.data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (raster.data, "P5 %u %u 255", &raster.width, &raster.height), ==, 2);
  g_assert_cmpuint (length, >, raster.width * raster.height);
  raster.pixels = (guint8 *) raster.data + length - raster.width * raster.height;
  g_unlink (file);
  return raster;
}

static gboolean
has_ink (const Raster *raster, guint cell)
{
  guint left = cell % COLUMNS * (guint) CELL, top = cell / COLUMNS * (guint) CELL;

  for (guint y = top; y < top + (guint) CELL; y++)
    for (guint x = left; x < left + (guint) CELL; x++)
      if (raster->pixels[y * raster->width + x] < INK)
        return TRUE;
  return FALSE;
}

typedef void (*DrawFunc) (cairo_t *cr, HengType *type, HengFace face, const char *character, double x, double y);

static void
draw_as_printed (cairo_t *cr, HengType *type, HengFace face, const char *character, double x, double y)
{
  g_autoptr (PangoLayout) layout = heng_type_line (type, face, TEXT, character, 0);

  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  heng_type_show (cr, layout, x, y);
}

/* As any program would: for proving that the cure is one. */
static void
draw_plainly (cairo_t *cr, HengType *type, HengFace face, const char *character, double x, double y)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (heng_type_context (type));
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK SC");

  pango_font_description_set_absolute_size (font, TEXT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, character, -1);
  cairo_move_to (cr, x, y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

/* One document of up to CHUNK characters in `faces` faces, as pixels. */
static Raster
document (HengType *type, const gunichar *characters, guint n, guint faces, DrawFunc draw)
{
  g_autofree char *path = g_build_filename (folder, "inked.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, COLUMNS * CELL, ROWS * CELL);
  cairo_t *cr = cairo_create (surface);
  Raster raster;

  for (guint face = 0; face < faces; face++)
    for (guint i = 0; i < n; i++)
      {
        guint cell = face * CHUNK + i;
        char text[8] = "";

        g_unichar_to_utf8 (characters[i], text);
        draw (cr, type, (HengFace) face, text, cell % COLUMNS * CELL + (CELL - TEXT) / 2, cell / COLUMNS * CELL + CELL * .75);
      }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  raster = rasterise (path);
  g_unlink (path);
  return raster;
}

static void
add_han_of_gb2312 (GArray *all)
{
  GIConv converter = g_iconv_open ("UTF-8", "GB2312");

  for (guint row = 0xb0; row <= 0xf7; row++)
    for (guint cell = 0xa1; cell <= 0xfe; cell++)
      {
        char code[] = { (char) row, (char) cell }, utf8[8] = "", *from = code, *to = utf8;
        gsize n_from = sizeof code, n_to = sizeof utf8 - 1;

        if (g_iconv (converter, &from, &n_from, &to, &n_to) != (gsize) -1)
          {
            gunichar c = g_utf8_get_char (utf8);

            g_array_append_val (all, c);
          }
      }
  g_iconv_close (converter);
  g_assert_cmpuint (all->len, ==, HAN_OF_GB2312);
}

static void
add_text (GArray *all, GHashTable *known, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isgraph (c) && !g_unichar_iszerowidth (c) && g_hash_table_add (known, GUINT_TO_POINTER (c)))
        g_array_append_val (all, c);
    }
}

static void
add_sample (GArray *all, const char *path)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GDir) languages = g_dir_open (path, 0, NULL);
  guint before = all->len;

  g_assert_nonnull (languages);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (g_array_index (all, gunichar, i)));
  for (const char *language; (language = g_dir_read_name (languages));)
    {
      g_autofree char *sub = g_build_filename (path, language, NULL);
      g_autoptr (GDir) files = g_dir_open (sub, 0, NULL);

      for (const char *name; files && (name = g_dir_read_name (files));)
        {
          g_autofree char *file = g_build_filename (sub, name, NULL), *text = NULL;

          if (g_file_get_contents (file, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
            add_text (all, known, text);
        }
    }
  g_assert_cmpuint (all->len, >, before + 60);
}

static void
test_every_character (void)
{
  const char *skip = reason_to_skip ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (HengType) type = NULL;
  guint empty = 0;

  if (skip)
    {
      g_test_skip (skip);
      return;
    }
  type = heng_type_new ();
  add_han_of_gb2312 (all);
  add_sample (all, HENG_SOURCE_DATADIR "/sample");
  for (guint first = 0; first < all->len; first += CHUNK)
    {
      const gunichar *characters = &g_array_index (all, gunichar, first);
      guint n = MIN (CHUNK, all->len - first);
      Raster raster = document (type, characters, n, FACES, draw_as_printed);

      for (guint face = 0; face < FACES; face++)
        for (guint i = 0; i < n; i++)
          if (!has_ink (&raster, face * CHUNK + i))
            {
              g_test_message ("U+%04X leaves no ink in %s", characters[i], face_names[face]);
              empty++;
            }
      raster_clear (&raster);
    }
  g_assert_cmpuint (empty, ==, 0);
}

/* The one character known to vanish: plainly drawn it does, as printed it does not. With a cairo that writes it, there is nothing to prove. */
static void
test_lost_character (void)
{
  const char *skip = reason_to_skip ();
  const gunichar lost = 0x5982, beside = 0x679c;
  const gunichar characters[] = { lost, beside };
  g_autoptr (HengType) type = NULL;
  Raster plain, printed;
  gboolean vanishes;

  if (skip)
    {
      g_test_skip (skip);
      return;
    }
  type = heng_type_new ();
  plain = document (type, characters, 2, 1, draw_plainly);
  printed = document (type, characters, 2, 1, draw_as_printed);
  vanishes = !has_ink (&plain, 0);
  g_assert_true (has_ink (&plain, 1));
  g_assert_false (has_ink (&plain, 2)); /* an empty cell is seen as empty */
  g_assert_true (has_ink (&printed, 0));
  g_assert_true (has_ink (&printed, 1));
  g_test_message ("without the cure this cairo (%s) %s the character", cairo_version_string (), vanishes ? "loses" : "writes");
  if (!vanishes)
    g_test_skip ("this cairo writes the character");
  raster_clear (&plain);
  raster_clear (&printed);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("heng-inked-XXXXXX", NULL);
  g_test_add_func ("/inked/lost-character", test_lost_character);
  g_test_add_func ("/inked/every-character", test_every_character);
  failed = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return failed;
}
