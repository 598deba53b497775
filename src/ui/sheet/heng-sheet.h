/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of cells at the speed of a spreadsheet, for 5–40 rows: every cell is a widget of its own, so screen readers read all of it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-sheet-model.h"

G_BEGIN_DECLS

#define HENG_TYPE_SHEET (heng_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HengSheet, heng_sheet, HENG, SHEET, GtkWidget)

/**
 * HengSheet: arrows, Home, End and Ctrl+arrows go; typing writes over, F2 edits, Enter and Tab store and go on, Esc takes back, Delete
 * clears; Shift+arrows and dragging choose cells, Ctrl+A all; Ctrl+C, Ctrl+X, Ctrl+V with spreadsheets; Ctrl+D fills down; Insert or
 * Ctrl+Shift+= a new row, Ctrl+− removes, Ctrl+Shift+↑ ↓ move rows; F4 or Alt+↓ suggestions; Enter on a number that has a proof and
 * Ctrl+Enter open it; Tab after the last cell and Ctrl+Tab leave. While an input method composes every key is its own.
 *
 * Signals: "open" (guint row, guint column, GtkWidget *anchor): the proof of a number is wanted; row n_rows + 1 is the total line.
 * "menu" (guint row, guint column, GtkWidget *anchor) → gboolean: Menu key, Shift+F10 or right click on a cell; TRUE when the host shows
 * one. "failed" (char *sentence): a change was refused by the store; the sheet shows the sentence below the row as well.
 * "selected" (guint row): another row has the keyboard.
 */
GtkWidget *heng_sheet_widget_new (void);
/* Keeps a reference. `label` is the sheet's accessible name. */
void heng_sheet_set_model (HengSheet *sheet, HengSheetModel *model, const char *label);
HengSheetModel *heng_sheet_get_model (HengSheet *sheet);
/* Which columns are seen. */
void heng_sheet_set_width_class (HengSheet *sheet, HengWidthClass width_class);
/* The cell gets the keyboard; `edit`: as F2. FALSE when there is no such cell. */
gboolean heng_sheet_focus_cell (HengSheet *sheet, guint row, guint column, gboolean edit);
/* The cell with the keyboard, or that had it last; FALSE when there was none. */
gboolean heng_sheet_get_cell (HengSheet *sheet, guint *row, guint *column);
/* Writes a text into a cell as if it had been typed there and stored. */
void heng_sheet_set_text (HengSheet *sheet, guint row, guint column, const char *text);
/* The sentence below a row (from the host: a change that failed elsewhere); NULL takes it away. */
void heng_sheet_set_row_fault (HengSheet *sheet, guint row, const char *fault);
/* Where a popover of a cell is anchored; NULL when the column is not seen. */
GtkWidget *heng_sheet_get_anchor (HengSheet *sheet, guint row, guint column);

G_END_DECLS
