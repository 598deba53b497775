/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a sheet: head, cells of a row with the sentence of a refused value below them, or the total line. */
#pragma once

#include "heng-sheet-cell.h"

G_BEGIN_DECLS

#define HENG_SHEET_MOST_COLUMNS 16
#define HENG_SHEET_GAP 12 /* px between cells */

/* Where the columns stand, for all lines. A column that is not seen has width 0. */
typedef struct
{
  guint n_columns;
  int x[HENG_SHEET_MOST_COLUMNS], width[HENG_SHEET_MOST_COLUMNS];
  gboolean shown[HENG_SHEET_MOST_COLUMNS];
} HengSheetGrid;

/* Widths of the columns for `width` px: each its figures, what is left by `grow`, and less than its figures for those that grow when there
 * is too little. `figure`: px of one figure. Pure. */
void heng_sheet_grid_lay (HengSheetGrid *grid, const HengSheetField *const *fields, int figure, int width);
/* The least width at which nothing but columns that grow is narrower than its figures, and those no narrower than half. */
int heng_sheet_grid_least (const HengSheetGrid *grid, const HengSheetField *const *fields, int figure);

typedef enum { HENG_SHEET_HEAD, HENG_SHEET_BODY, HENG_SHEET_FOOT } HengSheetPart;

#define HENG_TYPE_SHEET_ROW (heng_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (HengSheetRow, heng_sheet_row, HENG, SHEET_ROW, GtkWidget)

/* `grid` must outlive the row. */
GtkWidget *heng_sheet_row_new (HengSheetPart part, const HengSheetGrid *grid);
/* One widget for each column, in order. */
void heng_sheet_row_add (HengSheetRow *row, GtkWidget *cell);
GtkWidget *heng_sheet_row_get (HengSheetRow *row, guint column);
void heng_sheet_row_set_fault (HengSheetRow *row, const char *fault);
/* Words across the row from a column on, while it has not the keyboard; NULL: none. */
void heng_sheet_row_set_hint (HengSheetRow *row, guint column, const char *hint);
/* After a change of which columns are seen. */
void heng_sheet_row_update (HengSheetRow *row);

G_END_DECLS
