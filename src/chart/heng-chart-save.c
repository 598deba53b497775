/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file: PNG, SVG or PDF by the ending of its name, equal bytes for equal data. */
#include "heng-chart-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Without a fixed day cairo would write the present moment into the file. */
static cairo_surface_t *
pdf_surface (HengChart *chart, GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width * 0.75, height * 0.75);
  g_autofree char *day = heng_date_format (chart->day != HENG_DATE_NONE ? chart->day : heng_date_today ());
  g_autofree char *moment = g_strdup_printf ("%sT00:00:00Z", day);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, chart->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, chart->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Heng " HENG_VERSION);
  return surface;
}

static void
draw_on (HengChart *chart, cairo_surface_t *surface, double scale, double width, double height, const HengChartStyle *style)
{
  cairo_t *cr = cairo_create (surface);
  HengColor ground = heng_ink_color (HENG_INK_BACKGROUND, style->theme);
  PangoContext *context;
  /* On paper the page has the margins; a file of its own needs some. */
  double margin = style->theme == HENG_THEME_PRINT ? MIN (16, MIN (width, height) / 20) : 0;

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, margin, margin);
  context = pango_cairo_create_context (cr);
  heng_chart_setup_pango (context);
  heng_chart_layout (chart, context, style, width - 2 * margin, height - 2 * margin);
  heng_chart_draw (chart, cr);
  g_object_unref (context);
  cairo_destroy (cr);
}

static gboolean
rename_cb (const GMatchInfo *match, GString *result, gpointer data)
{
  g_autofree char *before = g_match_info_fetch (match, 1), *name = g_match_info_fetch (match, 2);
  gpointer number = g_hash_table_lookup (data, name);

  if (number != NULL)
    g_string_append_printf (result, "%si%d", before, GPOINTER_TO_INT (number));
  else
    g_string_append_printf (result, "%s%s", before, name);
  return FALSE;
}

/* cairo numbers surfaces through the life of the process; counted anew, equal charts give equal files. */
static void
number_svg_ids (GByteArray *bytes)
{
  g_autoptr (GRegex) ids = g_regex_new ("id=\"([^\"]+)\"", 0, 0, NULL),
                     uses = g_regex_new ("(id=\"|#)([A-Za-z][\\w-]*)", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *old = g_strndup ((const char *) bytes->data, bytes->len), *text = NULL;

  for (g_regex_match (ids, old, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_insert (numbers, g_match_info_fetch (match, 1), GINT_TO_POINTER ((int) g_hash_table_size (numbers) + 1));
  text = g_regex_replace_eval (uses, old, -1, 0, 0, rename_cb, numbers, NULL);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

static gboolean
fill_bytes (HengChart *chart, GByteArray *bytes, const char *path, double width, double height, const HengChartStyle *style,
            GError **error)
{
  cairo_surface_t *surface = NULL;
  cairo_status_t status;
  gboolean png = g_str_has_suffix (path, ".png");

  if (png)
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  else if (g_str_has_suffix (path, ".svg"))
    surface = cairo_svg_surface_create_for_stream (write_cb, bytes, width, height);
  else if (g_str_has_suffix (path, ".pdf"))
    surface = pdf_surface (chart, bytes, width, height);
  if (surface == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” must end in .png, .svg or .pdf"), path);
      return FALSE;
    }
  draw_on (chart, surface, g_str_has_suffix (path, ".pdf") ? 0.75 : 1, width, height, style);
  status = png ? cairo_surface_write_to_png_stream (surface, write_cb, bytes) : CAIRO_STATUS_SUCCESS;
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_str_has_suffix (path, ".svg"))
    number_svg_ids (bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart cannot be drawn into “%s”: %s"), path,
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

GBytes *
heng_chart_to_bytes (HengChart *chart, const char *format, double width, double height, const HengChartStyle *style, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *name = g_strdup_printf ("chart.%s", format);
  HengChartStyle light = heng_chart_style_screen (HENG_THEME_LIGHT, "sans", 1);

  if (width < 1 || height < 1 || width > 20000 || height > 20000)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A chart of %.0f × %.0f px cannot be made"), width, height);
      return NULL;
    }
  if (!fill_bytes (chart, bytes, name, width, height, style != NULL ? style : &light, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
heng_chart_check_target (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is not a file. Choose another name."), path);
  return FALSE;
}

gboolean
heng_chart_save (HengChart *chart, const char *path, double width, double height, const HengChartStyle *style, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  HengChartStyle light = heng_chart_style_screen (HENG_THEME_LIGHT, "sans", 1);

  if (width < 1 || height < 1 || width > 20000 || height > 20000)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A chart of %.0f × %.0f px cannot be made"), width, height);
      return FALSE;
    }
  return heng_chart_check_target (path, error) && fill_bytes (chart, bytes, path, width, height, style != NULL ? style : &light, error)
         && g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}
