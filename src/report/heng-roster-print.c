/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays a list of people out and writes it as PDF. */
#include "heng-roster-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "heng-paper.h"

#define MARGIN MM (14)
#define HEAD MM (17)       /* company, title and day */
#define ROW MM (6.2)
#define FOOT MM (10)
#define GAP MM (3)         /* between columns */
#define ACROSS_FROM 7      /* columns: more than these lie better across */
#define MEASURED 400       /* rows that decide the widths */
#define LEAST MM (11)

struct _HengRosterPrint
{
  GPtrArray *rows;
  char *company, *heading, *day;
  PangoLayout *layout; /* with fonts of its own: the thread that lays out is not the one that draws */
  PangoFontDescription *plain, *bold, *title;
  double width, height;
  double *widths;
  guint n_columns, per_page, n_pages;
};
typedef HengRosterPrint Print;

static PangoFontDescription *
face (double size, PangoWeight weight)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, HENG_PAPER_FAMILIES);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, weight);
  return description;
}

static double
measure (Print *print, const PangoFontDescription *description, const char *text)
{
  int width;

  pango_layout_set_font_description (print->layout, description);
  pango_layout_set_width (print->layout, -1);
  pango_layout_set_text (print->layout, text, -1);
  pango_layout_get_size (print->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static void
put (Print *print, cairo_t *cr, const PangoFontDescription *description, double x, double y, double width, const char *text)
{
  pango_layout_set_font_description (print->layout, description);
  pango_layout_set_width (print->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (print->layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, print->layout);
}

/* Each column as wide as its widest cell needs; when that is too much, the widest give way first. */
static void
share_width (Print *print)
{
  double room = print->width - 2 * MARGIN, sum = 0;

  print->widths = g_new0 (double, print->n_columns);
  for (guint i = 0; i < MIN (print->rows->len, MEASURED); i++)
    for (guint c = 0; c < print->n_columns; c++)
      print->widths[c] = MAX (print->widths[c], measure (print, i == 0 ? print->bold : print->plain, ((char **) print->rows->pdata[i])[c]) + GAP);
  for (guint c = 0; c < print->n_columns; c++)
    sum += print->widths[c];
  while (sum > room + .01)
    {
      guint widest = 0;

      for (guint c = 1; c < print->n_columns; c++)
        if (print->widths[c] > print->widths[widest])
          widest = c;
      if (print->widths[widest] <= LEAST)
        return;
      print->widths[widest] = MAX (LEAST, print->widths[widest] * .97);
      sum = 0;
      for (guint c = 0; c < print->n_columns; c++)
        sum += print->widths[c];
    }
  for (guint c = 0; c < print->n_columns; c++) /* what is left over is shared alike */
    print->widths[c] += (room - sum) / print->n_columns;
}

static void
rule (Print *print, cairo_t *cr, double y, double points, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, points);
  cairo_move_to (cr, MARGIN, y);
  cairo_line_to (cr, print->width - MARGIN, y);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_row (Print *print, cairo_t *cr, const PangoFontDescription *description, char **cells, double y)
{
  double x = MARGIN;

  for (guint c = 0; c < print->n_columns; c++)
    {
      if (*cells[c] != '\0')
        put (print, cr, description, x, y + MM (1.3), print->widths[c] - GAP, cells[c]);
      x += print->widths[c];
    }
}

static void
draw_page (Print *print, cairo_t *cr, guint page)
{
  guint first = 1 + page * print->per_page, last = MIN (first + print->per_page, print->rows->len);
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, print->n_pages);
  g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", print->rows->len - 1), print->rows->len - 1);
  double y = MARGIN + HEAD, room = print->width - 2 * MARGIN;

  cairo_set_source_rgb (cr, 0, 0, 0);
  put (print, cr, print->title, MARGIN, MARGIN, room, print->heading);
  put (print, cr, print->plain, MARGIN, MARGIN + MM (7.5), room / 2, print->company);
  put (print, cr, print->plain, print->width - MARGIN - measure (print, print->plain, print->day), MARGIN + MM (7.5), room / 2,
       print->day);
  draw_row (print, cr, print->bold, print->rows->pdata[0], y - ROW);
  rule (print, cr, y, .75, 0);
  for (guint i = first; i < last; i++)
    {
      draw_row (print, cr, print->plain, print->rows->pdata[i], y);
      y += ROW;
      rule (print, cr, y, .5, .82);
    }
  put (print, cr, print->plain, MARGIN, print->height - FOOT, room / 2, count);
  put (print, cr, print->plain, print->width - MARGIN - measure (print, print->plain, number), print->height - FOOT, room / 2, number);
}

static void
set_document_data (cairo_surface_t *surface, const HengRosterPaper *paper)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, paper->company);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Heng " HENG_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z"); /* equal lists make equal files */
}

static PangoLayout *
layout_new (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  PangoLayout *layout;

  heng_chart_setup_pango (context);
  layout = pango_layout_new (context);
  g_object_unref (context);
  g_object_unref (fonts);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

HengRosterPrint *
heng_roster_print_new (GPtrArray *rows, const HengRosterPaper *paper)
{
  Print *print = g_new0 (Print, 1);
  double narrow = paper->paper == HENG_PAPER_LETTER ? 612 : MM (210), tall = paper->paper == HENG_PAPER_LETTER ? 792 : MM (297);

  print->rows = g_ptr_array_ref (rows);
  print->company = g_strdup (paper->company);
  print->heading = g_strdup (paper->title);
  print->day = g_strdup (paper->day);
  print->n_columns = g_strv_length (rows->pdata[0]);
  print->width = print->n_columns > ACROSS_FROM ? tall : narrow;
  print->height = print->n_columns > ACROSS_FROM ? narrow : tall;
  print->layout = layout_new ();
  print->plain = face (SIZE_NOTE, PANGO_WEIGHT_NORMAL);
  print->bold = face (SIZE_NOTE, PANGO_WEIGHT_SEMIBOLD);
  print->title = face (15, PANGO_WEIGHT_BOLD);
  print->per_page = (guint) ((print->height - 2 * MARGIN - HEAD) / ROW);
  print->n_pages = MAX (1, (print->rows->len - 1 + print->per_page - 1) / print->per_page);
  share_width (print);
  return print;
}

void
heng_roster_print_free (HengRosterPrint *print)
{
  g_ptr_array_unref (print->rows);
  g_free (print->company);
  g_free (print->heading);
  g_free (print->day);
  g_clear_object (&print->layout);
  g_clear_pointer (&print->plain, pango_font_description_free);
  g_clear_pointer (&print->bold, pango_font_description_free);
  g_clear_pointer (&print->title, pango_font_description_free);
  g_free (print->widths);
  g_free (print);
}

guint
heng_roster_print_n_pages (const HengRosterPrint *print)
{
  return print->n_pages;
}

void
heng_roster_print_page_size (const HengRosterPrint *print, double *width_pt, double *height_pt)
{
  *width_pt = print->width;
  *height_pt = print->height;
}

void
heng_roster_print_draw_page (HengRosterPrint *print, cairo_t *cr, guint page)
{
  draw_page (print, cr, page);
}

guint
heng_roster_to_pdf (GPtrArray *rows, const HengRosterPaper *paper, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengRosterPrint) print = heng_roster_print_new (rows, paper);
  g_autofree char *draft = g_strconcat (path, ".new", NULL); /* a file that fails does not take the place of a good one */
  cairo_surface_t *surface = cairo_pdf_surface_create (draft, print->width, print->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_document_data (surface, paper);
  for (guint page = 0; page < print->n_pages && !g_cancellable_is_cancelled (cancellable); page++)
    {
      draw_page (print, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || status != CAIRO_STATUS_SUCCESS || g_rename (draft, path) != 0)
    {
      g_unlink (draft);
      if (error != NULL && *error == NULL)
        g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE, _("“%s” cannot be written."), path);
      return 0;
    }
  return print->n_pages;
}
