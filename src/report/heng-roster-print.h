/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of people on paper: a plain table over as many A4 pages as it takes, the heads on each. */
#pragma once

#include "heng-review-print.h"

G_BEGIN_DECLS

typedef struct
{
  HengPaper paper;
  const char *company, *title; /* at the top of each page; title may be long */
  const char *day;             /* the day it speaks of, as words */
} HengRosterPaper;

/* The same pages for the screen and the printer. rows as below; the print keeps them and copies the paper. */
typedef struct _HengRosterPrint HengRosterPrint;
HengRosterPrint *heng_roster_print_new (GPtrArray *rows, const HengRosterPaper *paper);
void heng_roster_print_free (HengRosterPrint *print);
guint heng_roster_print_n_pages (const HengRosterPrint *print);
void heng_roster_print_page_size (const HengRosterPrint *print, double *width_pt, double *height_pt);
/* Draws one page (0 …) in points from the top left. */
void heng_roster_print_draw_page (HengRosterPrint *print, cairo_t *cr, guint page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengRosterPrint, heng_roster_print_free)

/* rows: GStrv each, all of the same number of cells; the first one holds the heads. Wide tables lie across the page; what does not fit into its
 * column ends with …. Byte-identical for equal input. Returns the number of pages, 0 with error. */
guint heng_roster_to_pdf (GPtrArray *rows, const HengRosterPaper *paper, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
