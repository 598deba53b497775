/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell: a text that is edited where it stands, a number that opens its proof, or words. */
#pragma once

#include <gtk/gtk.h>

#include "heng-sheet-keys.h"
#include "heng-sheet-model.h"

G_BEGIN_DECLS

#define HENG_TYPE_SHEET_CELL (heng_sheet_cell_get_type ())
G_DECLARE_FINAL_TYPE (HengSheetCell, heng_sheet_cell, HENG, SHEET_CELL, GtkWidget)

/* Signals: "typed": the text was changed by a person; "opened": the number was pressed; "entered": it has the keyboard now. */
GtkWidget *heng_sheet_cell_new (const HengSheetField *field, guint row, guint column);
guint heng_sheet_cell_get_row (HengSheetCell *cell);
void heng_sheet_cell_set_row (HengSheetCell *cell, guint row);
guint heng_sheet_cell_get_column (HengSheetCell *cell);
/* What the model says about it; what is being typed stays. In the line for a new row the model's display is a hint. */
void heng_sheet_cell_load (HengSheetCell *cell, HengSheetModel *model);
/* Shows another text than the model's: one that waits for the store, one that is refused, one that would be pasted. NULL: the model's. */
void heng_sheet_cell_overlay (HengSheetCell *cell, const char *text, const char *css_class);
/* A second, small line; NULL: none. */
void heng_sheet_cell_set_sub (HengSheetCell *cell, const char *sub);
void heng_sheet_cell_set_mode (HengSheetCell *cell, HengSheetMode mode);
HengSheetMode heng_sheet_cell_get_mode (HengSheetCell *cell);
gboolean heng_sheet_cell_is_editable (HengSheetCell *cell);
gboolean heng_sheet_cell_is_link (HengSheetCell *cell);
/* What is in the text now, without outer spaces. New string. */
char *heng_sheet_cell_get_typed (HengSheetCell *cell);
void heng_sheet_cell_put_typed (HengSheetCell *cell, const char *text);
gboolean heng_sheet_cell_is_composing (HengSheetCell *cell); /* an input method has not finished */
void heng_sheet_cell_set_chosen (HengSheetCell *cell, gboolean chosen);
void heng_sheet_cell_set_fault (HengSheetCell *cell, const char *fault);

G_END_DECLS
