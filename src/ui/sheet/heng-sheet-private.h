/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the room: the sheet's parts. */
#pragma once

#include "heng-sheet-panel.h"
#include "heng-sheet-row.h"
#include "heng-sheet-suggest.h"
#include "heng-sheet.h"

G_BEGIN_DECLS

/* Places count lines as they are shown; the line for a new row is the last one, or where a row is to be inserted. */
struct _HengSheet
{
  GtkWidget parent_instance;
  HengSheetModel *model;
  GtkWidget *box, *head, *rows, *foot;
  HengSheetPanel *panel;
  HengSheetSuggest *suggest;
  const HengSheetField *fields[HENG_SHEET_MOST_COLUMNS];
  HengSheetGrid grid;
  GArray *columns; /* of guint: the model's columns that are seen */
  HengWidthClass width_class;
  HengSheetPlace place;
  guint new_at;      /* where the line for a new row stands, when there is one */
  gboolean has_new;
  HengSheetCell *editing; /* the cell in which a text is being typed */
  char *choice;           /* key of the suggestion taken into it */
  HengSheetPaste *paste;
  GQueue waiting;         /* of HengSheetTask */
  GCancellable *cancellable;
  gboolean running, leaving, moving, follow_down;
  HengSheetCell *stray; /* set by assistive technology without the keyboard */
  guint stray_timeout;
};

enum { HENG_SHEET_SIGNAL_OPEN, HENG_SHEET_SIGNAL_MENU, HENG_SHEET_SIGNAL_FAILED, HENG_SHEET_SIGNAL_SELECTED, HENG_SHEET_N_SIGNALS };
extern guint heng_sheet_signals[HENG_SHEET_N_SIGNALS];

/* Shown lines and rows of the model. */
guint heng_sheet_model_row (HengSheet *sheet, guint line);
guint heng_sheet_line_of (HengSheet *sheet, guint row);
HengSheetRow *heng_sheet_line (HengSheet *sheet, guint line);
/* The cell at a place (shown column); NULL when there is none. */
HengSheetCell *heng_sheet_cell_at (HengSheet *sheet, guint line, guint place);
/* Reads the model anew. */
void heng_sheet_reload (HengSheet *sheet);
/* Puts the line for a new row; G_MAXUINT: at the end. */
void heng_sheet_place_new (HengSheet *sheet, guint line);
void heng_sheet_show_chosen (HengSheet *sheet);
void heng_sheet_go (HengSheet *sheet, guint line, guint place, gboolean extend);
void heng_sheet_show_place (HengSheet *sheet);

/* heng-sheet-change.c */
/* Stores what is being typed. FALSE when the rule refuses it: the sentence is shown and the text stays. */
gboolean heng_sheet_settle (HengSheet *sheet);
void heng_sheet_take_back (HengSheet *sheet);
/* Takes the change. */
void heng_sheet_submit (HengSheet *sheet, HengSheetChange *change);
void heng_sheet_clear_tasks (HengSheet *sheet);
void heng_sheet_typed_cb (HengSheet *sheet, HengSheetCell *cell);
void heng_sheet_take_suggestion (HengSheet *sheet);
void heng_sheet_show_suggestions (HengSheet *sheet, gboolean all);

/* heng-sheet-verbs.c */
void heng_sheet_fill_down (HengSheet *sheet);
void heng_sheet_clear_block (HengSheet *sheet);
void heng_sheet_insert (HengSheet *sheet);
void heng_sheet_remove (HengSheet *sheet);
void heng_sheet_move_rows (HengSheet *sheet, int by);
void heng_sheet_copy_block (HengSheet *sheet);
void heng_sheet_paste_block (HengSheet *sheet);
void heng_sheet_panel_paste_cb (HengSheet *sheet);
void heng_sheet_panel_closed_cb (HengSheet *sheet);
void heng_sheet_panel_correct_cb (HengSheet *sheet, guint index);

/* heng-sheet-input.c */
void heng_sheet_add_input (HengSheet *sheet);
void heng_sheet_entered_cb (HengSheet *sheet, HengSheetCell *cell);
void heng_sheet_open (HengSheet *sheet, HengSheetCell *cell);

G_END_DECLS
