/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preview of the printed review: one true page at a time. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review-print.h"

G_BEGIN_DECLS

#define HENG_TYPE_PRINT_VIEW (heng_print_view_get_type ())
G_DECLARE_FINAL_TYPE (HengPrintView, heng_print_view, HENG, PRINT_VIEW, GtkBox)

GtkWidget *heng_print_view_new (void);
/* Takes the review and lays it out. */
void heng_print_view_set_review (HengPrintView *view, HengReview *review);
const HengReview *heng_print_view_get_review (HengPrintView *view);
HengReviewPrint *heng_print_view_get_print (HengPrintView *view);
const HengPrintOptions *heng_print_view_get_options (HengPrintView *view);

G_END_DECLS
