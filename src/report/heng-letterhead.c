/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing header, logo and footer of a report layout into the margins. */
#include "heng-letterhead.h"

#include <string.h>

#define GAP 3.0 /* mm between logo and words */

/* Where the header stands, in mm from the top: large on the first page, above the running head on the others. */
typedef struct
{
  double top, height, width, baseline;
} Place;

static const Place first_place = { 5.5, 10, 50, 12 }, later_place = { 4.4, 5, 25, 8.2 };

typedef struct
{
  const guchar *data;
  gsize left;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

void
heng_letterhead_clear (HengLetterhead *head)
{
  g_clear_pointer (&head->layout, heng_paper_layout_unref);
  g_clear_pointer (&head->logo, cairo_surface_destroy);
}

/* A logo that cannot be read is left out: a review is printed all the same. */
static void
set_layout (HengLetterhead *head, HengPaperLayout *layout)
{
  Source source = { NULL, 0 };

  if (head->layout == layout)
    return;
  heng_letterhead_clear (head);
  head->layout = heng_paper_layout_ref (layout);
  if (!layout->logo)
    return;
  source.data = g_bytes_get_data (layout->logo, &source.left);
  head->logo = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (head->logo) != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_width (head->logo) < 1)
    g_clear_pointer (&head->logo, cairo_surface_destroy);
}

/* Its width on paper in mm. */
static double
draw_logo (cairo_t *cr, cairo_surface_t *logo, double x, const Place *place)
{
  double width = cairo_image_surface_get_width (logo), height = cairo_image_surface_get_height (logo);
  double scale = MIN (place->width / width, place->height / height);

  cairo_save (cr);
  cairo_translate (cr, MM (x), MM (place->top + (place->height - height * scale) / 2));
  cairo_scale (cr, MM (scale), MM (scale));
  cairo_set_source_surface (cr, logo, 0, 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
  return width * scale;
}

static void
draw_line (HengPaperSheet *paper, cairo_t *cr, HengFace face, double size, double x, double baseline, const char *text)
{
  double room = paper->left + paper->block_width - x;
  g_autoptr (PangoLayout) layout = text && *text ? heng_type_line (paper->type, face, size, text, MM (room)) : NULL;

  if (!layout)
    return;
  cairo_set_source_rgb (cr, 0x4b / 255., 0x4b / 255., 0x50 / 255.);
  heng_type_show (cr, layout, MM (x), MM (baseline));
}

void
heng_letterhead_draw (HengLetterhead *head, HengPaperSheet *paper, cairo_t *cr, guint page)
{
  HengPaperLayout *layout = paper->review ? paper->review->layout : NULL;
  const Place *place = page == 0 ? &first_place : &later_place;
  double x = paper->left;

  if (!layout || paper->landscape)
    return;
  set_layout (head, layout);
  if (head->logo)
    x += draw_logo (cr, head->logo, x, place) + GAP;
  draw_line (paper, cr, page == 0 ? HENG_FACE_BOLD : HENG_FACE_SANS, page == 0 ? SIZE_BODY : SIZE_NOTE, x, place->baseline, layout->record->header);
  draw_line (paper, cr, HENG_FACE_SANS, SIZE_NOTE, paper->left, paper->height - 7.4, layout->record->footer);
}
