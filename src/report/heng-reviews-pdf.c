/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes reviews into PDF files: outline, structure, document data, byte-identical for equal input. */
#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "heng-paper.h"
#include "heng-review-print-private.h"

typedef struct
{
  FILE *file;
  int error; /* errno of the first failed write */
} Sink;

typedef struct
{
  cairo_surface_t *surface;
  int parent;       /* outline entry of the review */
  guint first_page; /* 1 … in the file */
} Outline;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (fwrite (data, 1, length, sink->file) == length)
    return CAIRO_STATUS_SUCCESS;
  sink->error = errno;
  return CAIRO_STATUS_WRITE_ERROR;
}

static const char *
heading_title (const char *name)
{
  static const char *const titles[][2] = {
    { "okr", N_ ("Objectives and Key Results (OKR)") }, { "kpi", N_ ("Scorecard (KPI)") },        { "milestones", N_ ("Milestones") },
    { "feedback", N_ ("360 Feedback") },                { "adjustments", N_ ("Adjustments") },    { "charts", N_ ("How the Score Came About, and the Trend") },
    { "comments", N_ ("Manager's Comment") },           { "next", N_ ("Interview and Next Goals") }, { "opinion", N_ ("Opinion and Signatures") },
    { "support", N_ ("Support and Development") },      { "signatures", N_ ("Signatures") },
    { "findings", N_ ("Findings") },                    { "scores", N_ ("Scores and Grades") },
    { "managers", N_ ("Managers Compared") },           { "needs", N_ ("Training Needs") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i][0], name))
      return _ (titles[i][1]);
  return NULL;
}

static void
heading_cb (const char *name, guint page, double y, gpointer data)
{
  Outline *outline = data;
  const char *title = heading_title (name);
  char position[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *target = NULL;

  if (!title)
    return;
  g_ascii_formatd (position, sizeof position, "%.1f", y);
  target = g_strdup_printf ("page=%u pos=[0 %s]", outline->first_page + page, position);
  cairo_pdf_surface_add_outline (outline->surface, outline->parent, title, target, 0);
}

static void
add_outline (cairo_surface_t *surface, HengReviewPrint *print, const HengReview *review, guint first_page)
{
  g_autofree char *name = g_strdup_printf ("%s %s", heng_localized (review->employee->name, review->employee->name_en), review->employee->emp_no);
  g_autofree char *target = g_strdup_printf ("page=%u", first_page);
  Outline outline = { surface, 0, first_page };

  outline.parent = cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, target, 0);
  heng_review_print_headings (print, heading_cb, &outline);
}

static void
set_document_data (cairo_surface_t *surface, HengReportKind kind, const HengReview *first, guint n)
{
  g_autofree char *time = heng_paper_time (heng_review_moment (first));
  g_autofree char *created = g_strdup_printf ("%.10sT%s:00+08:00", time, time + 11);
  g_autofree char *number = heng_review_document_number (first);
  gboolean single = n == 1 && !heng_report_kind_is_group (kind);
  g_autofree char *title = single ? g_strdup_printf ("%s %s", heng_report_kind_title (kind), number)
                                  : g_strdup_printf ("%s %s", kind == HENG_REPORT_REVIEW ? _ ("Performance Reviews") : heng_report_kind_title (kind), heng_localized (first->cycle->name, first->cycle->name_en));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, heng_localized (first->company->name, first->company->name_en));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Heng " HENG_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, _ ("Confidential"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* White over the whole sheet. cairo joins the areas of all that is drawn on a page into one region; with the sheet in it from the
 * start that costs nothing, without it a tenth of all time. Not to the last hair: on a sheet of whole points (Letter) cairo would take it for a
 * new beginning and forget the tags opened before it. */
static void
draw_ground (cairo_t *cr, HengReviewPrint *print)
{
  double width, height;

  heng_review_print_page_size (print, &width, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width - .05, height - .05);
  cairo_fill (cr);
}

/* Ending the document's tag after the last page would add an empty one with newer PDF writers, so it ends before. */
static void
draw_review (cairo_t *cr, HengReviewPrint *print, gboolean tagged, gboolean last)
{
  guint n = heng_review_print_n_pages (print);

  if (tagged)
    cairo_tag_begin (cr, "Sect", NULL);
  for (guint page = 0; page < n; page++)
    {
      draw_ground (cr, print);
      heng_review_print_draw_tagged (print, cr, page, tagged);
      if (page + 1 == n && tagged)
        cairo_tag_end (cr, "Sect");
      if (page + 1 == n && tagged && last)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

typedef struct
{
  HengReviewPrint *print; /* one for all files: fonts are looked up once */
  GPtrArray *reviews;
  HengPrintOptions options;
  GCancellable *cancellable;
  void (*progress) (guint done, guint total, gpointer data);
  gpointer data;
} Job;

/* One document about everybody. */
static void
draw_group (cairo_surface_t *surface, cairo_t *cr, const Job *job, gboolean tagged)
{
  heng_review_print_add_group (job->print, job->reviews);
  heng_review_print_headings (job->print, heading_cb, &(Outline) { surface, CAIRO_PDF_OUTLINE_ROOT, 1 });
  draw_review (cr, job->print, tagged, TRUE);
  heng_review_print_drop (job->print);
  if (job->progress)
    job->progress (job->reviews->len, job->reviews->len, job->data);
}

static gboolean
draw_all (cairo_surface_t *surface, const Job *job, GError **error)
{
  HengReviewPrint *print = job->print;
  cairo_t *cr = cairo_create (surface);
  gboolean tagged = !job->options.untagged;
  g_autoptr (GString) codes = g_string_new (NULL); /* so that the file can be checked as its paper can */
  guint page = 1;

  set_document_data (surface, job->options.kind, g_ptr_array_index (job->reviews, 0), job->reviews->len);
  if (tagged)
    cairo_tag_begin (cr, "Document", NULL);
  if (heng_report_kind_is_group (job->options.kind))
    draw_group (surface, cr, job, tagged);
  for (guint i = 0; !heng_report_kind_is_group (job->options.kind) && i < job->reviews->len; i++)
    {
      const HengReview *review = g_ptr_array_index (job->reviews, i);

      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        {
          cairo_destroy (cr);
          return FALSE;
        }
      heng_review_print_add (print, review);
      heng_review_print_add_codes (print, codes);
      add_outline (surface, print, review, page);
      draw_review (cr, print, tagged, i + 1 == job->reviews->len);
      page += heng_review_print_n_pages (print);
      heng_review_print_drop (print);
      if (job->progress)
        job->progress (i + 1, job->reviews->len, job->data);
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, codes->len ? codes->str : heng_report_kind_title (job->options.kind));
  cairo_destroy (cr);
  return TRUE;
}

/* Writes beside the target and renames, so that a failure leaves nothing half-written. */
static gboolean
write_pdf (const char *path, const Job *job, GError **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.part", path);
  Sink sink = { NULL, 0 };
  cairo_surface_t *surface;
  gboolean drawn;
  double width, height;

  if (!heng_chart_check_target (path, error))
    return FALSE;
  if (!(sink.file = g_fopen (beside, "wb")))
    {
      g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE, _ ("%s cannot be written: %s. Choose another folder."), path, g_strerror (errno));
      return FALSE;
    }
  heng_review_print_page_size (job->print, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  drawn = draw_all (surface, job, error);
  cairo_surface_finish (surface);
  if (drawn && (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS || fflush (sink.file) != 0))
    {
      g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE, _ ("%s was not written: %s. Free some space or choose another folder."), path,
                   g_strerror (sink.error ? sink.error : errno));
      drawn = FALSE;
    }
  cairo_surface_destroy (surface);
  fclose (sink.file);
  if (drawn && g_rename (beside, path) != 0)
    {
      g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE, _ ("%s cannot be written: %s. Choose another folder."), path, g_strerror (errno));
      drawn = FALSE;
    }
  if (!drawn)
    g_unlink (beside);
  return drawn;
}

gboolean
heng_reviews_to_pdf (GPtrArray *reviews, const HengPrintOptions *options, const char *path, GCancellable *cancellable,
                     void (*progress) (guint done, guint total, gpointer data), gpointer data, GError **error)
{
  g_autoptr (HengReviewPrint) print = heng_review_print_new (options);
  Job job = { print, reviews, options ? *options : (HengPrintOptions) { 0 }, cancellable, progress, data };

  if (reviews->len == 0)
    {
      g_set_error_literal (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_EMPTY, _ ("There is nobody to print a review for. Choose other people or another period."));
      return FALSE;
    }
  return write_pdf (path, &job, error);
}

/* "JX-2026Q2-QH0014 张伟.pdf", "JX-2026Q2-QH0014 张伟 proof.pdf": a name that every file system takes. */
static char *
file_name (HengReportKind kind, const HengReview *review)
{
  g_autofree char *number = heng_review_document_number (review);
  g_autofree char *suffix = kind == HENG_REPORT_REVIEW ? g_strdup ("") : g_strconcat (" ", heng_report_kind_name (kind), NULL);
  char *name = g_strdup_printf ("%s %s%s.pdf", number, heng_localized (review->employee->name, review->employee->name_en), suffix);

  return g_strdelimit (name, "/\\:*?\"<>|", '_');
}

/* "JX-2026Q2 company.pdf" */
static gint64
group_file (HengReviewPrint *print, GPtrArray *reviews, const HengPrintOptions *options, const char *directory, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL, *name = NULL;

  if (reviews->len == 0)
    return 0;
  name = g_strdup_printf ("JX-%s %s.pdf", ((HengReview *) reviews->pdata[0])->cycle->key, heng_report_kind_name (options->kind));
  path = g_build_filename (directory, name, NULL);
  return write_pdf (path, &(Job) { print, reviews, *options, cancellable, NULL, NULL }, error) ? 1 : -1;
}

gint64
heng_reviews_to_pdf_files (GPtrArray *reviews, const HengPrintOptions *options, const char *directory, GCancellable *cancellable,
                           void (*progress) (guint done, guint total, gpointer data), gpointer data, GError **error)
{
  g_autoptr (HengReviewPrint) print = heng_review_print_new (options);

  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      g_set_error (error, HENG_REPORT_ERROR, HENG_REPORT_ERROR_WRITE, _ ("The folder %s cannot be made: %s."), directory, g_strerror (errno));
      return -1;
    }
  if (options && heng_report_kind_is_group (options->kind))
    return group_file (print, reviews, options, directory, cancellable, error);
  for (guint i = 0; i < reviews->len; i++)
    {
      HengReview *review = g_ptr_array_index (reviews, i);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *name = file_name (options ? options->kind : HENG_REPORT_REVIEW, review), *path = g_build_filename (directory, name, NULL);
      Job job = { print, one, options ? *options : (HengPrintOptions) { 0 }, cancellable, NULL, NULL };

      g_ptr_array_add (one, review);
      if (!write_pdf (path, &job, error))
        return -1;
      if (progress)
        progress (i + 1, reviews->len, data);
    }
  return reviews->len;
}
