/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of ink: what stands on paper, and drawing it. */
#include "heng-paper.h"

#include <math.h>
#include <qrencode.h>

typedef enum { MARK_TEXT, MARK_LINE, MARK_DOTTED, MARK_RECT, MARK_FRAME, MARK_HATCH, MARK_DOT, MARK_RING, MARK_TRIANGLE, MARK_UP, MARK_DOWN, MARK_CHART, MARK_QR } MarkKind;

/* One mark of ink; lengths in mm. */
typedef struct
{
  MarkKind kind;
  HengInk ink;
  double x, y, width, height; /* lines: to x + width, y + height */
  double points;
  gboolean titled; /* of a chart */
  gpointer object; /* PangoLayout, HengChart or QRcode, owned */
} Mark;

static const struct { double r, g, b; } inks[] = {
  [HENG_INK_TEXT] = { 0x11 / 255., 0x11 / 255., 0x13 / 255. },
  [HENG_INK_SECONDARY] = { 0x4b / 255., 0x4b / 255., 0x50 / 255. },
  [HENG_INK_ACCENT] = { 0x0b / 255., 0x65 / 255., 0xcb / 255. },
  [HENG_INK_LOSS] = { 0xe0 / 255., 0x72 / 255., 0x29 / 255. },
  [HENG_INK_ROW_LINE] = { 0xc9 / 255., 0xc9 / 255., 0xce / 255. },
  [HENG_INK_GROUP_LINE] = { 0x8c / 255., 0x8c / 255., 0x92 / 255. },
  [HENG_INK_FAINT_TEXT] = { 0x5c / 255., 0x5c / 255., 0x62 / 255. },
  [HENG_INK_FAINT] = { 0xe6 / 255., 0xe6 / 255., 0xea / 255. },
};

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  if (mark->kind == MARK_TEXT)
    g_clear_object (&mark->object);
  else if (mark->kind == MARK_CHART)
    g_clear_pointer (&mark->object, heng_chart_free);
  else if (mark->kind == MARK_QR)
    g_clear_pointer (&mark->object, QRcode_free);
}

static void
block_free (gpointer data)
{
  HengBlock *block = data;

  g_array_unref (block->marks);
  g_free (block->name);
  g_free (block);
}

static HengBlock *
block_new (const char *name, double height)
{
  HengBlock *block = g_new0 (HengBlock, 1);

  block->name = g_strdup (name);
  block->height = height;
  block->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (block->marks, mark_clear);
  return block;
}

HengPaperSheet *
heng_paper_new (HengType *type, const HengReview *review, HengPaper size, gboolean draft)
{
  HengPaperSheet *paper = g_new0 (HengPaperSheet, 1);

  paper->type = type;
  paper->review = review;
  paper->blocks = g_ptr_array_new_with_free_func (block_free);
  paper->repeats = g_ptr_array_new_with_free_func (block_free);
  paper->placed = g_array_new (FALSE, FALSE, sizeof (HengBlock));
  paper->width = size == HENG_PAPER_A4 ? 210 : 215.9;
  paper->height = size == HENG_PAPER_A4 ? 297 : 279.4;
  paper->left = (paper->width - BLOCK_WIDTH) / 2;
  paper->top = size == HENG_PAPER_A4 ? 20 : 18;
  paper->bottom = paper->height - (size == HENG_PAPER_A4 ? 20 : 18);
  paper->block_width = BLOCK_WIDTH;
  paper->draft = draft;
  return paper;
}

void
heng_paper_landscape (HengPaperSheet *paper)
{
  double width = paper->width;

  paper->width = paper->height;
  paper->height = width;
  paper->landscape = TRUE;
  paper->left = paper->top = 15;
  paper->bottom = paper->height - 15;
  paper->block_width = paper->width - 2 * paper->left;
}

void
heng_paper_free (HengPaperSheet *paper)
{
  if (!paper)
    return;
  g_ptr_array_unref (paper->blocks);
  g_ptr_array_unref (paper->repeats);
  g_array_unref (paper->placed);
  g_free (paper->title);
  g_free (paper->running);
  g_free (paper->number);
  g_free (paper->name);
  g_free (paper->code);
  g_free (paper->readers);
  g_free (paper);
}

HengBlock *
heng_paper_block (HengPaperSheet *paper, const char *name, double height, double gap, HengBlockFlags flags)
{
  HengBlock *block = block_new (name, height);

  block->gap = gap;
  block->flags = flags;
  g_ptr_array_add (paper->blocks, block);
  return block;
}

HengBlock *
heng_paper_repeat (HengPaperSheet *paper, double height)
{
  HengBlock *block = block_new (NULL, height);

  g_ptr_array_add (paper->repeats, block);
  return block;
}

static void
add_mark (HengBlock *block, Mark mark)
{
  g_array_append_val (block->marks, mark);
}

double
heng_block_text (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, HengAlign align, double x,
                 double baseline, double max_width, const char *text)
{
  PangoLayout *layout;
  double width;

  if (!text || !*text)
    return 0;
  layout = heng_type_line (paper->type, face, size, text, MM (max_width));
  width = heng_type_width (layout) / MM (1);
  if (align == HENG_ALIGN_RIGHT)
    x -= width;
  else if (align == HENG_ALIGN_CENTER)
    x -= width / 2;
  add_mark (block, (Mark) { .kind = MARK_TEXT, .ink = ink, .x = x, .y = baseline, .width = width, .height = size / MM (1), .object = layout });
  return width;
}

static double
leading_of (double size)
{
  return size >= SIZE_BODY ? 14.5 : 11.8;
}

double
heng_block_paragraph (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, double x, double baseline,
                      double width, const char *text)
{
  PangoLayout *layout = heng_type_paragraph (paper->type, face, size, text, MM (width), leading_of (size), PANGO_ALIGN_LEFT);
  double height = pango_layout_get_line_count (layout) * leading_of (size) / MM (1);

  add_mark (block, (Mark) { .kind = MARK_TEXT, .ink = ink, .x = x, .y = baseline, .width = width, .height = height, .object = layout });
  return height;
}

void
heng_block_cell (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, HengAlign align, double x, double width,
                 const char *text)
{
  g_autoptr (PangoLayout) line = heng_type_line (paper->type, face, size, text ? text : "", 0);
  gboolean right = align == HENG_ALIGN_RIGHT;
  GString *breakable;
  PangoLayout *lines;
  double height;

  if (heng_type_width (line) <= MM (width))
    {
      heng_block_text (paper, block, face, size, ink, align, x, ROW_BASELINE, 0, text);
      return;
    }
  breakable = g_string_new (text);
  g_string_replace (breakable, "\u00a0", " ", 0); /* a unit goes to the next line rather than break itself */
  lines = heng_type_paragraph (paper->type, face, size, breakable->str, MM (width), leading_of (size), right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  height = pango_layout_get_line_count (lines) * leading_of (size) / MM (1);
  add_mark (block, (Mark) { .kind = MARK_TEXT, .ink = ink, .x = right ? x - width : x, .y = ROW_BASELINE, .width = width, .height = height,
                            .object = lines });
  block->height = MAX (block->height, ROW_HEIGHT + height - leading_of (size) / MM (1));
  g_string_free (breakable, TRUE);
}

double
heng_paper_measure (HengPaperSheet *paper, HengFace face, double size, double width, const char *text)
{
  g_autoptr (PangoLayout) layout = heng_type_paragraph (paper->type, face, size, text, MM (width), leading_of (size), PANGO_ALIGN_LEFT);

  return pango_layout_get_line_count (layout) * leading_of (size) / MM (1);
}

void
heng_block_line (HengBlock *block, double x1, double y1, double x2, double y2, double points, HengInk ink)
{
  add_mark (block, (Mark) { .kind = MARK_LINE, .ink = ink, .x = x1, .y = y1, .width = x2 - x1, .height = y2 - y1, .points = points });
}

void
heng_block_dotted (HengBlock *block, double x1, double y, double x2)
{
  add_mark (block, (Mark) { .kind = MARK_DOTTED, .ink = HENG_INK_SECONDARY, .x = x1, .y = y, .width = x2 - x1, .points = .5 });
}

void
heng_block_rect (HengBlock *block, double x, double y, double width, double height, HengInk fill, gboolean filled)
{
  add_mark (block, (Mark) { .kind = filled ? MARK_RECT : MARK_FRAME, .ink = fill, .x = x, .y = y, .width = width, .height = height, .points = .5 });
}

void
heng_block_hatched (HengBlock *block, double x, double y, double width, double height)
{
  add_mark (block, (Mark) { .kind = MARK_HATCH, .ink = HENG_INK_LOSS, .x = x, .y = y, .width = width, .height = height, .points = .5 });
}

void
heng_block_dot (HengBlock *block, double x, double y, double radius, gboolean filled, HengInk ink)
{
  add_mark (block, (Mark) { .kind = filled ? MARK_DOT : MARK_RING, .ink = ink, .x = x, .y = y, .width = radius, .points = .75 });
}

void
heng_block_triangle (HengBlock *block, double x, double y, double width)
{
  add_mark (block, (Mark) { .kind = MARK_TRIANGLE, .ink = HENG_INK_TEXT, .x = x, .y = y, .width = width });
}

void
heng_block_arrow (HengBlock *block, double x, double y, double width, gboolean up)
{
  add_mark (block, (Mark) { .kind = up ? MARK_UP : MARK_DOWN, .ink = up ? HENG_INK_ACCENT : HENG_INK_LOSS, .x = x, .y = y, .width = width });
}

HengChartStyle
heng_paper_chart_style (HengPaperSheet *paper)
{
  HengChartStyle style = heng_chart_style_paper (HENG_PAPER_FAMILIES);

  style.texts = heng_type_cache (paper->type);
  style.show_foot = FALSE; /* the page says when and of whom */
  return style;
}

void
heng_block_chart (HengBlock *block, HengChart *chart, gboolean titled, double x, double y, double width, double height)
{
  add_mark (block, (Mark) { .kind = MARK_CHART, .x = x, .y = y, .width = width, .height = height, .titled = titled, .object = chart });
}

void
heng_block_settle_charts (HengPaperSheet *paper, HengBlock *block)
{
  HengChartStyle style = heng_paper_chart_style (paper);

  for (guint i = 0; i < block->marks->len; i++)
    {
      const Mark *mark = &g_array_index (block->marks, Mark, i);

      if (mark->kind != MARK_CHART)
        continue;
      style.show_title = mark->titled;
      heng_chart_layout (mark->object, heng_type_context (paper->type), &style, MM (mark->width), MM (MIN (mark->height, block->height - mark->y)));
    }
}

void
heng_block_qr (HengBlock *block, const char *text, double x, double y, double width)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  if (code)
    add_mark (block, (Mark) { .kind = MARK_QR, .ink = HENG_INK_TEXT, .x = x, .y = y, .width = width, .object = code });
}

static void
set_ink (cairo_t *cr, HengInk ink)
{
  cairo_set_source_rgb (cr, inks[ink].r, inks[ink].g, inks[ink].b);
}

/* Loss: lines at 45° inside an outline, so that it stays apart from gain in grey. */
static void
draw_hatch (cairo_t *cr, const Mark *mark)
{
  double x = MM (mark->x), y = MM (mark->y), width = MM (mark->width), height = MM (mark->height), step = 2.6;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double d = step / 2; d < width + height; d += step)
    {
      cairo_move_to (cr, x + d, y);
      cairo_line_to (cr, x + d - height, y + height);
    }
  cairo_set_line_width (cr, .6);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_set_line_width (cr, mark->points);
  cairo_stroke (cr);
}

static gboolean
is_dark (const QRcode *code, int row, int column)
{
  return row >= 0 && column >= 0 && row < code->width && column < code->width && code->data[row * code->width + column] & 1;
}

/* The same dark run, no longer and no shorter, in that row? */
static gboolean
has_run (const QRcode *code, int row, int first, int end)
{
  for (int column = first; column < end; column++)
    if (!is_dark (code, row, column))
      return FALSE;
  return !is_dark (code, row, first - 1) && !is_dark (code, row, end);
}

/* Dark modules that touch are one rectangle. */
static void
fill_modules (cairo_t *cr, const Mark *mark)
{
  const QRcode *code = mark->object;
  double module = MM (mark->width) / code->width;

  for (int row = 0; row < code->width; row++)
    for (int first = 0, end; first < code->width; first = end + 1)
      {
        int below = row;

        for (end = first; is_dark (code, row, end); end++)
          continue;
        if (end == first || has_run (code, row - 1, first, end))
          continue;
        while (has_run (code, below, first, end))
          below++;
        cairo_rectangle (cr, MM (mark->x) + first * module, MM (mark->y) + row * module, (end - first) * module, (below - row) * module);
      }
  cairo_fill (cr);
}

/* In a file a stencil of one bit a module takes a fortieth of the outlines; on other surfaces outlines are sharper. */
static void
mask_modules (cairo_t *cr, const Mark *mark)
{
  const QRcode *code = mark->object;
  cairo_surface_t *stencil = cairo_image_surface_create (CAIRO_FORMAT_A1, code->width, code->width);
  unsigned char *bits = cairo_image_surface_get_data (stencil);
  int stride = cairo_image_surface_get_stride (stencil);
  cairo_pattern_t *pattern;

  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (is_dark (code, row, column))
        bits[row * stride + column / 8] |= G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1 << column % 8 : 0x80 >> column % 8;
  cairo_surface_mark_dirty (stencil);
  cairo_save (cr);
  cairo_translate (cr, MM (mark->x), MM (mark->y));
  cairo_scale (cr, MM (mark->width) / code->width, MM (mark->width) / code->width);
  pattern = cairo_pattern_create_for_surface (stencil);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (stencil);
}

static void
draw_qr (cairo_t *cr, const Mark *mark)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    mask_modules (cr, mark);
  else
    fill_modules (cr, mark);
}

static void
draw_shape (cairo_t *cr, const Mark *mark)
{
  double x = MM (mark->x), y = MM (mark->y), width = MM (mark->width);

  cairo_new_path (cr);
  cairo_set_line_width (cr, mark->points);
  if (mark->kind == MARK_UP || mark->kind == MARK_DOWN)
    {
      double height = width * .85, base = mark->kind == MARK_UP ? y + height : y;

      cairo_move_to (cr, x, base);
      cairo_rel_line_to (cr, width, 0);
      cairo_line_to (cr, x + width / 2, mark->kind == MARK_UP ? y : y + height);
      cairo_close_path (cr);
    }
  else if (mark->kind == MARK_TRIANGLE)
    {
      cairo_move_to (cr, x - width / 2, y - width * .72);
      cairo_rel_line_to (cr, width, 0);
      cairo_line_to (cr, x, y);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x, y, width, 0, 2 * G_PI);
  if (mark->kind == MARK_RING)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_straight (cairo_t *cr, const Mark *mark)
{
  const double dots[] = { .5, 1.5 };

  if (mark->kind == MARK_LINE || mark->kind == MARK_DOTTED)
    {
      cairo_move_to (cr, MM (mark->x), MM (mark->y));
      cairo_rel_line_to (cr, MM (mark->width), MM (mark->height));
    }
  else
    cairo_rectangle (cr, MM (mark->x), MM (mark->y), MM (mark->width), MM (mark->height));
  cairo_set_line_width (cr, mark->points);
  if (mark->kind == MARK_DOTTED)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  if (mark->kind == MARK_RECT)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  if (mark->kind == MARK_DOTTED)
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_mark (cairo_t *cr, const Mark *mark)
{
  set_ink (cr, mark->ink);
  switch (mark->kind)
    {
    case MARK_TEXT:
      heng_type_show (cr, mark->object, MM (mark->x), MM (mark->y));
      break;
    case MARK_CHART:
      cairo_save (cr);
      cairo_translate (cr, MM (mark->x), MM (mark->y));
      heng_chart_draw (mark->object, cr);
      cairo_restore (cr);
      break;
    case MARK_HATCH:
      draw_hatch (cr, mark);
      break;
    case MARK_QR:
      draw_qr (cr, mark);
      break;
    case MARK_DOT:
    case MARK_RING:
    case MARK_TRIANGLE:
    case MARK_UP:
    case MARK_DOWN:
      draw_shape (cr, mark);
      break;
    case MARK_LINE:
    case MARK_DOTTED:
    case MARK_RECT:
    case MARK_FRAME:
    default:
      draw_straight (cr, mark);
      break;
    }
}

static void
draw_block (HengPaperSheet *paper, cairo_t *cr, const HengBlock *block, gboolean tagged)
{
  const char *tag = block->flags & HENG_BLOCK_HEADING ? "H1" : "P";

  if (tagged)
    cairo_tag_begin (cr, tag, NULL);
  cairo_save (cr);
  cairo_translate (cr, MM (paper->left), MM (block->y));
  for (guint i = 0; i < block->marks->len; i++)
    draw_mark (cr, &g_array_index (block->marks, Mark, i));
  cairo_restore (cr);
  if (tagged)
    cairo_tag_end (cr, tag);
}

void
heng_paper_draw (HengPaperSheet *paper, cairo_t *cr, guint page, gboolean tagged)
{
  for (guint i = 0; i < paper->placed->len; i++)
    {
      const HengBlock *block = &g_array_index (paper->placed, HengBlock, i);

      if (block->page == page)
        draw_block (paper, cr, block, FALSE);
    }
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HengBlock *block = g_ptr_array_index (paper->blocks, i);

      if (block->page == page)
        draw_block (paper, cr, block, tagged);
    }
}
