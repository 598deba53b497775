/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews laid out into pages, and drawing one page: the same for preview, printer and PDF. */
#include "heng-review-print.h"

#include <glib/gi18n-lib.h>

#include "heng-group.h"
#include "heng-letterhead.h"
#include "heng-review-print-private.h"

struct _HengReviewPrint
{
  HengPrintOptions options;
  HengType *type;
  GPtrArray *papers; /* of HengPaperSheet */
  guint n_pages;
  HengLetterhead letterhead;
};

G_DEFINE_QUARK (heng-report-error-quark, heng_report_error)

static const struct { const char *name, *title; } kinds[HENG_N_REPORTS] = {
  [HENG_REPORT_REVIEW] = { "review", N_ ("Performance Review") },
  [HENG_REPORT_PROOF] = { "proof", N_ ("How This Score Came About") },
  [HENG_REPORT_LETTER] = { "letter", N_ ("Result Letter") },
  [HENG_REPORT_INTERVIEW] = { "interview", N_ ("Interview Record") },
  [HENG_REPORT_FORM] = { "form", N_ ("Scorecard to Fill In") },
  [HENG_REPORT_DEPARTMENT] = { "department", N_ ("Department Summary") },
  [HENG_REPORT_COMPANY] = { "company", N_ ("Quarter Report") },
};

gboolean
heng_report_kind_by_name (const char *name, HengReportKind *kind)
{
  for (guint i = 0; i < HENG_N_REPORTS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = (HengReportKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
heng_report_kind_name (HengReportKind kind)
{
  return kinds[kind].name;
}

const char *
heng_report_kind_title (HengReportKind kind)
{
  return _ (kinds[kind].title);
}

HengReviewPrint *
heng_review_print_new (const HengPrintOptions *options)
{
  HengReviewPrint *print = g_new0 (HengReviewPrint, 1);

  if (options)
    print->options = *options;
  print->type = heng_type_new ();
  print->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_paper_free);
  return print;
}

void
heng_review_print_free (HengReviewPrint *print)
{
  if (!print)
    return;
  g_ptr_array_unref (print->papers);
  heng_letterhead_clear (&print->letterhead);
  heng_type_free (print->type);
  g_free (print);
}

static void (*const builders[HENG_N_REPORTS]) (HengPaperSheet *paper) = {
  [HENG_REPORT_REVIEW] = heng_review_build,
  [HENG_REPORT_PROOF] = heng_proof_sheet_build,
  [HENG_REPORT_LETTER] = heng_result_letter_build,
  [HENG_REPORT_INTERVIEW] = heng_interview_form_build,
  [HENG_REPORT_FORM] = heng_scorecard_form_build,
};

guint
heng_review_print_add (HengReviewPrint *print, const HengReview *review)
{
  HengPaperSheet *paper = heng_paper_new (print->type, review, print->options.paper, print->options.draft || !review->published);

  builders[print->options.kind] (paper);
  heng_paper_paginate (paper);
  g_ptr_array_add (print->papers, paper);
  print->n_pages += paper->n_pages;
  return paper->n_pages;
}

gboolean
heng_report_kind_is_group (HengReportKind kind)
{
  return kind == HENG_REPORT_DEPARTMENT || kind == HENG_REPORT_COMPANY;
}

static gboolean
any_unpublished (GPtrArray *reviews)
{
  for (guint i = 0; i < reviews->len; i++)
    if (!((HengReview *) reviews->pdata[i])->published)
      return TRUE;
  return FALSE;
}

guint
heng_review_print_add_group (HengReviewPrint *print, GPtrArray *reviews)
{
  HengPaperSheet *paper = heng_paper_new (print->type, reviews->pdata[0], print->options.paper, print->options.draft || any_unpublished (reviews));

  if (print->options.kind == HENG_REPORT_DEPARTMENT)
    heng_department_summary_build (paper, reviews);
  else
    heng_company_report_build (paper, reviews);
  heng_paper_paginate (paper);
  g_ptr_array_add (print->papers, paper);
  print->n_pages += paper->n_pages;
  return paper->n_pages;
}

void
heng_review_print_drop (HengReviewPrint *print)
{
  g_ptr_array_set_size (print->papers, 0);
  print->n_pages = 0;
}

guint
heng_review_print_n_pages (HengReviewPrint *print)
{
  return print->n_pages;
}

void
heng_review_print_page_size (HengReviewPrint *print, double *width_pt, double *height_pt)
{
  gboolean a4 = print->options.paper == HENG_PAPER_A4;

  *width_pt = a4 ? MM (210) : 612;
  *height_pt = a4 ? MM (297) : 792;
  if (print->options.kind == HENG_REPORT_DEPARTMENT)
    {
      double width = *width_pt;

      *width_pt = *height_pt;
      *height_pt = width;
    }
}

/* The document that holds page `*page`, which becomes its own page number. */
static HengPaperSheet *
paper_of (HengReviewPrint *print, guint *page)
{
  for (guint i = 0; i < print->papers->len; i++)
    {
      HengPaperSheet *paper = g_ptr_array_index (print->papers, i);

      if (*page < paper->n_pages)
        return paper;
      *page -= paper->n_pages;
    }
  return NULL;
}

static double
furniture_text (HengPaperSheet *paper, cairo_t *cr, HengFace face, double x, double y, HengAlign align, const char *text)
{
  g_autoptr (PangoLayout) layout = heng_type_line (paper->type, face, SIZE_NOTE, text, 0);
  double width = heng_type_width (layout);

  if (face == HENG_FACE_BOLD)
    cairo_set_source_rgb (cr, 0x11 / 255., 0x11 / 255., 0x13 / 255.);
  else
    cairo_set_source_rgb (cr, 0x4b / 255., 0x4b / 255., 0x50 / 255.);
  heng_type_show (cr, layout, align == HENG_ALIGN_RIGHT ? MM (x) - width : MM (x), MM (y));
  return width / MM (1);
}

/* Running head from page 2, foot, hole mark (§1 of the page grid). */
static void
draw_furniture (HengPaperSheet *paper, cairo_t *cr, guint page)
{
  double right = paper->left + paper->block_width, foot = paper->height - (paper->landscape ? 10.6 : 16), line = paper->landscape ? 4.2 : 4.6, width;
  g_autofree char *count = g_strdup_printf (_ ("Page %u of %u"), page + 1, paper->n_pages);

  g_autofree char *end = paper->landscape ? g_strdup_printf ("%s · %s", paper->number, count) : g_strdup (count);

  if (page > 0 && !paper->landscape)
    {
      furniture_text (paper, cr, HENG_FACE_SANS, paper->left, 13.5, HENG_ALIGN_LEFT, paper->running);
      furniture_text (paper, cr, HENG_FACE_SANS, right, 13.5, HENG_ALIGN_RIGHT, paper->number);
    }
  width = furniture_text (paper, cr, HENG_FACE_BOLD, paper->left, foot + line, HENG_ALIGN_LEFT, _ ("Confidential"));
  furniture_text (paper, cr, HENG_FACE_SANS, paper->left + width + 3, foot + line, HENG_ALIGN_LEFT,
                  paper->readers ? paper->readers : _ ("For the employee, manager, department head and HR only"));
  furniture_text (paper, cr, HENG_FACE_SANS, right, foot + line, HENG_ALIGN_RIGHT, end);
  cairo_set_source_rgb (cr, 0x8c / 255., 0x8c / 255., 0x92 / 255.);
  cairo_set_line_width (cr, .5);
  cairo_move_to (cr, MM (paper->left), MM (foot));
  cairo_line_to (cr, MM (right), MM (foot));
  if (!paper->landscape)
    {
      cairo_move_to (cr, MM (6), MM (paper->height / 2));
      cairo_line_to (cr, MM (9.5), MM (paper->height / 2));
    }
  cairo_stroke (cr);
}

/* Behind everything, so that the text stays readable. */
static void
draw_watermark (HengPaperSheet *paper, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = heng_type_line (paper->type, HENG_FACE_BOLD, 120, _ ("DRAFT"), 0);

  cairo_save (cr);
  cairo_translate (cr, MM (paper->width / 2), MM (paper->height / 2));
  cairo_rotate (cr, -G_PI / 5);
  cairo_set_source_rgb (cr, .945, .945, .95);
  heng_type_show (cr, layout, -heng_type_width (layout) / 2, 40);
  cairo_restore (cr);
}

void
heng_review_print_draw_tagged (HengReviewPrint *print, cairo_t *cr, guint page, gboolean tagged)
{
  HengPaperSheet *paper = paper_of (print, &page);

  if (!paper)
    return;
  if (paper->draft)
    draw_watermark (paper, cr);
  heng_paper_draw (paper, cr, page, tagged);
  draw_furniture (paper, cr, page);
  heng_letterhead_draw (&print->letterhead, paper, cr, page);
}

void
heng_review_print_draw_page (HengReviewPrint *print, cairo_t *cr, guint page)
{
  heng_review_print_draw_tagged (print, cr, page, FALSE);
}

gboolean
heng_review_print_block (HengReviewPrint *print, const char *name, guint *page, double *y, double *height)
{
  guint before = 0;

  for (guint i = 0; i < print->papers->len; i++)
    {
      HengPaperSheet *paper = g_ptr_array_index (print->papers, i);

      for (guint j = 0; j < paper->blocks->len; j++)
        {
          const HengBlock *block = g_ptr_array_index (paper->blocks, j);

          if (g_strcmp0 (block->name, name) != 0)
            continue;
          *page = before + block->page;
          *y = MM (block->y);
          *height = MM (block->height);
          return TRUE;
        }
      before += paper->n_pages;
    }
  return FALSE;
}

void
heng_review_print_add_codes (HengReviewPrint *print, GString *codes)
{
  for (guint i = 0; i < print->papers->len; i++)
    {
      const HengPaperSheet *paper = g_ptr_array_index (print->papers, i);

      if (paper->code)
        g_string_append_printf (codes, "%s%s", codes->len ? " " : "", paper->code);
    }
}

guint
heng_review_print_headings (HengReviewPrint *print, HengPrintHeadingFunc func, gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < print->papers->len; i++)
    {
      HengPaperSheet *paper = g_ptr_array_index (print->papers, i);

      for (guint j = 0; j < paper->blocks->len; j++)
        {
          const HengBlock *block = g_ptr_array_index (paper->blocks, j);

          if (block->flags & HENG_BLOCK_HEADING && block->name)
            func (block->name, block->page, MM (block->y), data), n++;
        }
    }
  return n;
}
