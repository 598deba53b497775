/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grey desk with one true page of a document on it, paging and zoom. */
#pragma once

#include "heng-pages.h"

G_BEGIN_DECLS

#define HENG_TYPE_PAPER_DESK (heng_paper_desk_get_type ())
G_DECLARE_FINAL_TYPE (HengPaperDesk, heng_paper_desk, HENG, PAPER_DESK, GtkBox)

GtkWidget *heng_paper_desk_new (void);
/* Takes the pages (NULL: none); from_end begins with the last one. `who` stands before the page number. */
void heng_paper_desk_show (HengPaperDesk *desk, HengPages *pages, const char *who, gboolean from_end);
/* Another state of the same document: the page that is open stays so where it still is one. Takes the pages. */
void heng_paper_desk_replace (HengPaperDesk *desk, HengPages *pages);
HengPages *heng_paper_desk_get_pages (HengPaperDesk *desk); /* NULL: none */
guint heng_paper_desk_get_n_pages (HengPaperDesk *desk);
/* As large as on paper is 100; at first the whole page fits. */
void heng_paper_desk_set_zoom (HengPaperDesk *desk, int percent);
/* Whether there is another document before and after this one; signal "turn" (int −1 or 1) asks for it. */
void heng_paper_desk_set_neighbours (HengPaperDesk *desk, gboolean before, gboolean after);

G_END_DECLS
