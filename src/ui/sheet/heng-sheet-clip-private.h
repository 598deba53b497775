/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows being read, for the two readers of blocks. */
#pragma once

#include "heng-sheet-clip.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of char * */
  guint n_columns, n_cells;
} HengSheetRows;

HengSheetRows *heng_sheet_rows_new (void);
void heng_sheet_rows_begin (HengSheetRows *rows);
void heng_sheet_rows_add (HengSheetRows *rows, const char *text);
HengSheetClip *heng_sheet_rows_finish (HengSheetRows *rows); /* takes the rows */

G_END_DECLS
