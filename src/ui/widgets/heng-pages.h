/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document, whatever it is: for the desk and for the printer. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review-print.h"

G_BEGIN_DECLS

typedef struct _HengPages HengPages;

/* Draws one page (0 …) of the document in points from the top left. */
typedef void (*HengPagesDraw) (gpointer document, cairo_t *cr, guint page);

/* `n` pages of this size in points; takes the document. */
HengPages *heng_pages_new (guint n, double width, double height, HengPagesDraw draw, gpointer document, GDestroyNotify document_free);
/* Takes the laid-out print and keeps the reviews it shows. */
HengPages *heng_pages_new_reviews (HengReviewPrint *print, GPtrArray *reviews);
HengPages *heng_pages_ref (HengPages *pages);
void heng_pages_unref (HengPages *pages);

guint heng_pages_get_n (const HengPages *pages);
void heng_pages_get_size (const HengPages *pages, double *width, double *height);
void heng_pages_draw (const HengPages *pages, cairo_t *cr, guint page);

/* Prints them through the system's dialog, which goes on after this returns; `name` is the job's. On a
 * smaller sheet than theirs they become smaller. FALSE with error when it could not begin. */
gboolean heng_pages_print (HengPages *pages, GtkWindow *parent, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPages, heng_pages_unref)

G_END_DECLS
