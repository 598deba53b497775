/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a block of cells would do to a sheet: which cells fit, and which rule refuses the others. No widget. */
#pragma once

#include "heng-sheet-clip.h"
#include "heng-sheet-keys.h"
#include "heng-sheet-model.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, column; /* of the model; row may lie beyond the last line */
  char *text;
  char *fault;       /* NULL: it fits */
} HengSheetPasteCell;

/* Cells that would stay as they are are left out. */
typedef struct
{
  GPtrArray *cells; /* of HengSheetPasteCell */
  guint n_good, n_bad;
  guint n_insert;   /* new lines at the end, with good cells only */
} HengSheetPaste;

/* `columns`: the model's columns that are seen (guint), which is what the block counts in. The clip begins at the block's corner; where
 * it fits into the block several times it is repeated. */
HengSheetPaste *heng_sheet_paste_new (HengSheetModel *model, const GArray *columns, HengSheetBlock block, const HengSheetClip *clip);
void heng_sheet_paste_free (HengSheetPaste *paste);
/* The cells that fit as one action; NULL when there is none. */
HengSheetChange *heng_sheet_paste_change (const HengSheetPaste *paste, HengSheetModel *model, const char *action);
/* What stands in the block, as it is edited. The line for a new row is left out. */
HengSheetClip *heng_sheet_copy (HengSheetModel *model, const GArray *columns, HengSheetBlock block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSheetPaste, heng_sheet_paste_free)

G_END_DECLS
