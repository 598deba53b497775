/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain cairo and pango: draws the same lines of text at the same places as a given set of pages, COPIES times into one PDF.
 * limit-pages LINES.txt COPIES OUT.pdf [PAGES]: with PAGES one file for every so many pages, OUT.pdf.1, OUT.pdf.2 …; a line is "page x y size text", as `pdftotext -bbox-layout` found them. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  int page;
  double x, y, size;
  char *text;
} Line;

static GArray *
read_lines (const char *path)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *all = NULL;
  g_auto (GStrv) rows = NULL;

  if (!g_file_get_contents (path, &all, NULL, NULL))
    exit (1);
  rows = g_strsplit (all, "\n", -1);
  for (char **row = rows; *row; row++)
    {
      g_auto (GStrv) part = g_strsplit (*row, " ", 5);
      Line line;

      if (g_strv_length (part) < 5)
        continue;
      line = (Line) { atoi (part[0]), g_ascii_strtod (part[1], NULL), g_ascii_strtod (part[2], NULL), g_ascii_strtod (part[3], NULL),
                      g_strdup (part[4]) };
      g_array_append_val (lines, line);
    }
  return lines;
}

static cairo_t *
begin_file (const char *path, int number)
{
  g_autofree char *name = number > 0 ? g_strdup_printf ("%s.%d", path, number) : g_strdup (path);
  cairo_surface_t *surface = cairo_pdf_surface_create (name, 595.28, 841.89);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static void
end_file (cairo_t *cr)
{
  cairo_surface_finish (cairo_get_target (cr));
  if (cairo_surface_status (cairo_get_target (cr)) != CAIRO_STATUS_SUCCESS)
    exit (1);
  cairo_destroy (cr);
}

int
main (int argc, char **argv)
{
  GArray *lines = read_lines (argv[1]);
  int pages = argc > 4 ? atoi (argv[4]) : 0, done = 0, number = pages > 0;
  cairo_t *cr = begin_file (argv[3], number);
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK SC");
  PangoLayout *layout = pango_layout_new (context);

  for (int copy = 0; copy < atoi (argv[2]); copy++)
    {
      int page = 0;

      for (guint i = 0; i < lines->len; i++)
        {
          const Line *line = &g_array_index (lines, Line, i);

          if (line->page != page)
            {
              cairo_show_page (cr);
              if (pages > 0 && ++done % pages == 0)
                {
                  end_file (cr);
                  cr = begin_file (argv[3], ++number);
                }
            }
          page = line->page;
          pango_font_description_set_absolute_size (font, line->size * PANGO_SCALE);
          pango_layout_set_font_description (layout, font);
          pango_layout_set_text (layout, line->text, -1);
          cairo_move_to (cr, line->x, line->y);
          pango_cairo_show_layout (cr, layout);
          cairo_move_to (cr, line->x, line->y + line->size * 1.5);
          cairo_rel_line_to (cr, 60, 0);
          cairo_set_line_width (cr, .5);
          cairo_stroke (cr);
        }
      cairo_show_page (cr);
      if (pages > 0 && copy + 1 < atoi (argv[2]))
        {
          done++;
          end_file (cr);
          cr = begin_file (argv[3], ++number);
        }
    }
  end_file (cr);
  return 0;
}
