/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the PDF writer needs of laid-out reviews beyond the public face. */
#pragma once

#include "heng-review-print.h"

G_BEGIN_DECLS

/* Forgets the reviews added so far, keeping fonts: for long batches. */
void heng_review_print_drop (HengReviewPrint *print);
void heng_review_print_draw_tagged (HengReviewPrint *print, cairo_t *cr, guint page, gboolean tagged);

/* Appends the codes of the laid-out documents, with a space between. */
void heng_review_print_add_codes (HengReviewPrint *print, GString *codes);

/* Each heading with its block name, page within its review and y in points; for the outline. */
typedef void (*HengPrintHeadingFunc) (const char *name, guint page, double y, gpointer data);
guint heng_review_print_headings (HengReviewPrint *print, HengPrintHeadingFunc func, gpointer data);

G_END_DECLS
