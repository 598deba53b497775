/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed review (绩效考核表, domain.md §6, paper-and-charts.md §1): pages on a cairo context. Knows neither store nor GTK. */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "heng-chart.h"

G_BEGIN_DECLS

#define HENG_REPORT_ERROR (heng_report_error_quark ())
GQuark heng_report_error_quark (void);
typedef enum { HENG_REPORT_ERROR_WRITE, HENG_REPORT_ERROR_CANCELLED, HENG_REPORT_ERROR_EMPTY } HengReportError;

typedef enum { HENG_PAPER_A4, HENG_PAPER_LETTER } HengPaper;

/* What is printed. The first ones are about one person each. */
typedef enum { HENG_REPORT_REVIEW, HENG_REPORT_PROOF, HENG_REPORT_LETTER, HENG_REPORT_INTERVIEW, HENG_REPORT_FORM,
               HENG_REPORT_DEPARTMENT, HENG_REPORT_COMPANY, /* about many people at once */
               HENG_N_REPORTS } HengReportKind;

typedef struct
{
  HengReportKind kind;
  HengPaper paper;
  gboolean draft;      /* watermark "草稿 / Draft": the score is not published */
  gboolean untagged;   /* leave out PDF structure tags */
} HengPrintOptions;

/* By its name on the command line ("review", "proof" …); FALSE for an unknown one. */
gboolean heng_report_kind_by_name (const char *name, HengReportKind *kind);
/* Its name in files and on the command line; its title, translated. */
const char *heng_report_kind_name (HengReportKind kind);
const char *heng_report_kind_title (HengReportKind kind);

/* One or many reviews laid out into pages. Thread-safe per object: own pango objects. */
typedef struct _HengReviewPrint HengReviewPrint;

HengReviewPrint *heng_review_print_new (const HengPrintOptions *options);
void heng_review_print_free (HengReviewPrint *print);
/* Lays a review out; returns its number of pages. The review must outlive the print object. */
guint heng_review_print_add (HengReviewPrint *print, const HengReview *review);
/* One document about all of them; for kinds about many people, at least one review. */
guint heng_review_print_add_group (HengReviewPrint *print, GPtrArray *reviews);
/* Is this kind one document about many people? */
gboolean heng_report_kind_is_group (HengReportKind kind);
guint heng_review_print_n_pages (HengReviewPrint *print);
void heng_review_print_page_size (HengReviewPrint *print, double *width_pt, double *height_pt);
/* Draws one page (0 …) in points from the top left: for the preview, GtkPrintOperation and PDF alike. */
void heng_review_print_draw_page (HengReviewPrint *print, cairo_t *cr, guint page);
/* Text box of a named block on a page, for tests ("head", "result", "okr", "kpi", "signatures" …); FALSE when not on it. */
gboolean heng_review_print_block (HengReviewPrint *print, const char *name, guint *page, double *y, double *height);

/* All reviews into one PDF with outline and document data. Byte-identical for equal reviews (creation date = freeze or publishing time). */
gboolean heng_reviews_to_pdf (GPtrArray *reviews, const HengPrintOptions *options, const char *path, GCancellable *cancellable,
                              void (*progress) (guint done, guint total, gpointer data), gpointer data, GError **error);
/* One PDF per person into a directory, "JX-2026Q2-QH0014 张伟.pdf"; returns how many, −1 on error. */
gint64 heng_reviews_to_pdf_files (GPtrArray *reviews, const HengPrintOptions *options, const char *directory, GCancellable *cancellable,
                                  void (*progress) (guint done, guint total, gpointer data), gpointer data, GError **error);

/* The texts of the QR codes in a PDF of Heng ("HENG:JX-2026Q2-QH0014:1:7f3a9c21…"), at least one; NULL with error. */
GStrv heng_report_codes_of_pdf (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReviewPrint, heng_review_print_free)

G_END_DECLS
