/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is in a sheet and what a key does there. Pure functions. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* READY: a cell is chosen; ENTER: what is typed writes over it, arrows store and go on; EDIT: arrows go inside the text. */
typedef enum { HENG_SHEET_READY, HENG_SHEET_ENTER, HENG_SHEET_EDIT } HengSheetMode;

/* Counts rows and shown columns from 0. The chosen block lies between the anchor and the place. */
typedef struct
{
  guint row, column, anchor_row, anchor_column;
  guint n_rows, n_columns; /* n_rows with the line for a new row */
} HengSheetPlace;

/* The corners of the chosen block, both included. */
typedef struct
{
  guint top, left, bottom, right;
} HengSheetBlock;

typedef enum
{
  HENG_SHEET_PASS,       /* not the sheet's key */
  HENG_SHEET_SWALLOW,    /* the sheet's key, and nothing to do */
  HENG_SHEET_MOVE,       /* the place has moved; what is typed is stored first */
  HENG_SHEET_BEGIN_EDIT, /* F2 */
  HENG_SHEET_CANCEL,
  HENG_SHEET_OPEN,       /* Enter in READY: a proof where there is one, else down; Ctrl+Enter */
  HENG_SHEET_CLEAR,
  HENG_SHEET_FILL_DOWN,
  HENG_SHEET_INSERT_ROW,
  HENG_SHEET_REMOVE_ROWS,
  HENG_SHEET_ROWS_UP,
  HENG_SHEET_ROWS_DOWN,
  HENG_SHEET_COPY,
  HENG_SHEET_CUT,
  HENG_SHEET_PASTE,
  HENG_SHEET_OFFER,
  HENG_SHEET_MENU,
  HENG_SHEET_LEAVE,      /* Tab beyond the end, Ctrl+Tab */
  HENG_SHEET_LEAVE_BACK,
} HengSheetAct;

HengSheetBlock heng_sheet_place_block (const HengSheetPlace *place);
/* Keeps the place inside after the numbers of rows or columns have changed. */
void heng_sheet_place_fit (HengSheetPlace *place, guint n_rows, guint n_columns);
/* Goes there and chooses it alone, or with `extend` all between the anchor and it. */
void heng_sheet_place_go (HengSheetPlace *place, guint row, guint column, gboolean extend);
HengSheetAct heng_sheet_key (HengSheetPlace *place, HengSheetMode mode, guint keyval, GdkModifierType state);

G_END_DECLS
