/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does in a sheet, as a spreadsheet would do it. */
#include "heng-sheet-keys.h"

#define PAGE_ROWS 10

HengSheetBlock
heng_sheet_place_block (const HengSheetPlace *place)
{
  return (HengSheetBlock) { MIN (place->row, place->anchor_row), MIN (place->column, place->anchor_column),
                            MAX (place->row, place->anchor_row), MAX (place->column, place->anchor_column) };
}

static guint
inside (guint value, guint n)
{
  return n == 0 ? 0 : MIN (value, n - 1);
}

void
heng_sheet_place_fit (HengSheetPlace *place, guint n_rows, guint n_columns)
{
  place->n_rows = n_rows;
  place->n_columns = n_columns;
  place->row = inside (place->row, n_rows);
  place->anchor_row = inside (place->anchor_row, n_rows);
  place->column = inside (place->column, n_columns);
  place->anchor_column = inside (place->anchor_column, n_columns);
}

void
heng_sheet_place_go (HengSheetPlace *place, guint row, guint column, gboolean extend)
{
  place->row = inside (row, place->n_rows);
  place->column = inside (column, place->n_columns);
  if (extend)
    return;
  place->anchor_row = place->row;
  place->anchor_column = place->column;
}

static HengSheetAct
step (HengSheetPlace *place, int rows, int columns, gboolean extend)
{
  guint row = (guint) CLAMP ((gint64) place->row + rows, 0, (gint64) place->n_rows - 1);
  guint column = (guint) CLAMP ((gint64) place->column + columns, 0, (gint64) place->n_columns - 1);

  heng_sheet_place_go (place, row, column, extend);
  return HENG_SHEET_MOVE;
}

/* Through the rows like reading; out of the sheet at either end. */
static HengSheetAct
tab (HengSheetPlace *place, gboolean back, gboolean leave)
{
  guint last = place->n_rows * place->n_columns - 1, here = place->row * place->n_columns + place->column;

  if (leave || (back ? here == 0 : here == last))
    return back ? HENG_SHEET_LEAVE_BACK : HENG_SHEET_LEAVE;
  here = back ? here - 1 : here + 1;
  heng_sheet_place_go (place, here / place->n_columns, here % place->n_columns, FALSE);
  return HENG_SHEET_MOVE;
}

/* Arrows, ends and pages; PASS for other keys. `far`: with Ctrl. */
static HengSheetAct
travel (HengSheetPlace *place, guint keyval, gboolean far, gboolean extend)
{
  int rows = (int) place->n_rows, columns = (int) place->n_columns;

  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      return step (place, far ? -rows : -1, 0, extend);
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      return step (place, far ? rows : 1, 0, extend);
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      return step (place, 0, far ? -columns : -1, extend);
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      return step (place, 0, far ? columns : 1, extend);
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      return step (place, far ? -rows : 0, -columns, extend);
    case GDK_KEY_End: case GDK_KEY_KP_End:
      return step (place, far ? rows : 0, columns, extend);
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up:
      return far ? HENG_SHEET_PASS : step (place, -PAGE_ROWS, 0, extend);
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down:
      return far ? HENG_SHEET_PASS : step (place, PAGE_ROWS, 0, extend);
    default:
      return HENG_SHEET_PASS;
    }
}

static HengSheetAct
select_all (HengSheetPlace *place)
{
  place->anchor_row = place->anchor_column = 0;
  place->row = inside (place->n_rows, place->n_rows);
  place->column = inside (place->n_columns, place->n_columns);
  return HENG_SHEET_MOVE;
}

/* Keys with Ctrl in READY. */
static HengSheetAct
control_key (HengSheetPlace *place, guint keyval, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_a: case GDK_KEY_A:
      return shift ? HENG_SHEET_PASS : select_all (place);
    case GDK_KEY_c: case GDK_KEY_C: case GDK_KEY_Insert: case GDK_KEY_KP_Insert:
      return shift ? HENG_SHEET_PASS : HENG_SHEET_COPY;
    case GDK_KEY_x: case GDK_KEY_X:
      return shift ? HENG_SHEET_PASS : HENG_SHEET_CUT;
    case GDK_KEY_v: case GDK_KEY_V:
      return HENG_SHEET_PASTE;
    case GDK_KEY_d: case GDK_KEY_D:
      return shift ? HENG_SHEET_PASS : HENG_SHEET_FILL_DOWN;
    case GDK_KEY_plus: case GDK_KEY_KP_Add: case GDK_KEY_equal:
      return shift || keyval != GDK_KEY_equal ? HENG_SHEET_INSERT_ROW : HENG_SHEET_PASS;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      return shift ? HENG_SHEET_PASS : HENG_SHEET_REMOVE_ROWS;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      return shift ? HENG_SHEET_ROWS_UP : travel (place, keyval, TRUE, FALSE);
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      return shift ? HENG_SHEET_ROWS_DOWN : travel (place, keyval, TRUE, FALSE);
    default:
      return travel (place, keyval, TRUE, shift);
    }
}

/* Keys without Ctrl in READY. */
static HengSheetAct
plain_key (HengSheetPlace *place, guint keyval, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_F2:
      return shift ? HENG_SHEET_PASS : HENG_SHEET_BEGIN_EDIT;
    case GDK_KEY_F4:
      return HENG_SHEET_OFFER;
    case GDK_KEY_Menu:
      return HENG_SHEET_MENU;
    case GDK_KEY_F10:
      return shift ? HENG_SHEET_MENU : HENG_SHEET_PASS;
    case GDK_KEY_Escape:
      return HENG_SHEET_CANCEL;
    case GDK_KEY_Delete: case GDK_KEY_KP_Delete: case GDK_KEY_BackSpace:
      return shift ? HENG_SHEET_CUT : HENG_SHEET_CLEAR;
    case GDK_KEY_Insert: case GDK_KEY_KP_Insert:
      return shift ? HENG_SHEET_PASTE : HENG_SHEET_INSERT_ROW;
    default:
      return travel (place, keyval, FALSE, shift);
    }
}

static gboolean
is_return (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_tab (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab;
}

/* While there is a text being typed, only what stores it, takes it back or goes on is the sheet's. */
static HengSheetAct
editing_key (HengSheetPlace *place, HengSheetMode mode, guint keyval, gboolean control, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      return HENG_SHEET_CANCEL;
    case GDK_KEY_F2:
      return mode == HENG_SHEET_ENTER ? HENG_SHEET_BEGIN_EDIT : HENG_SHEET_SWALLOW;
    case GDK_KEY_F4:
      return HENG_SHEET_OFFER;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: case GDK_KEY_Down: case GDK_KEY_KP_Down:
      return control ? HENG_SHEET_SWALLOW : travel (place, keyval, FALSE, FALSE);
    case GDK_KEY_Left: case GDK_KEY_KP_Left: case GDK_KEY_Right: case GDK_KEY_KP_Right:
      return mode == HENG_SHEET_ENTER && !control && !shift ? travel (place, keyval, FALSE, FALSE) : HENG_SHEET_PASS;
    default:
      return HENG_SHEET_PASS;
    }
}

HengSheetAct
heng_sheet_key (HengSheetPlace *place, HengSheetMode mode, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0, alt = (state & GDK_ALT_MASK) != 0;

  if (place->n_rows == 0 || place->n_columns == 0 || (state & GDK_SUPER_MASK) != 0)
    return HENG_SHEET_PASS;
  if (alt)
    return keyval == GDK_KEY_Down && !control && !shift ? HENG_SHEET_OFFER : HENG_SHEET_PASS;
  if (is_tab (keyval))
    return tab (place, shift, control);
  if (is_return (keyval) && control)
    return HENG_SHEET_OPEN;
  if (is_return (keyval) && (shift || mode != HENG_SHEET_READY))
    return step (place, shift ? -1 : 1, 0, FALSE);
  if (is_return (keyval))
    return HENG_SHEET_OPEN;
  if (mode != HENG_SHEET_READY)
    return editing_key (place, mode, keyval, control, shift);
  return control ? control_key (place, keyval, shift) : plain_key (place, keyval, shift);
}
