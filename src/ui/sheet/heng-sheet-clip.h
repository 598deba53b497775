/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells as spreadsheets hand it over: text with tabs and quotes, or a table in HTML. Pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HENG_SHEET_CLIP_MOST 100000 /* cells; the rest of a larger block is left out */

/* Cells row by row, never NULL; short rows are filled with "". Outer white space of a cell is dropped. */
typedef struct
{
  guint n_rows, n_columns;
  GPtrArray *cells; /* of char *, n_rows · n_columns */
} HengSheetClip;

HengSheetClip *heng_sheet_clip_new (guint n_rows, guint n_columns);
void heng_sheet_clip_free (HengSheetClip *clip);
const char *heng_sheet_clip_get (const HengSheetClip *clip, guint row, guint column);
void heng_sheet_clip_set (HengSheetClip *clip, guint row, guint column, const char *text);

/* Tabs between cells, \n, \r\n or \r between rows; a cell that begins with a quote may hold all three, quotes doubled. A quote that is
 * never closed is a character as any other. A line end after the last row adds no row. */
HengSheetClip *heng_sheet_clip_parse_tsv (const char *text);
/* The first table of the document, spans filled with empty cells; NULL when there is none. */
HengSheetClip *heng_sheet_clip_parse_html (const char *html);
/* Of what an application offers: the text, unless it is a single cell beside a table of several. Either may be NULL; NULL for nothing. */
HengSheetClip *heng_sheet_clip_parse (const char *text, const char *html);
char *heng_sheet_clip_tsv (const HengSheetClip *clip);
char *heng_sheet_clip_html (const HengSheetClip *clip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSheetClip, heng_sheet_clip_free)

G_END_DECLS
