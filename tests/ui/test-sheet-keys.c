/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every key does in a sheet of 4 × 3 cells. */
#include "heng-sheet-keys.h"

static HengSheetPlace
place_at (guint row, guint column)
{
  return (HengSheetPlace) { row, column, row, column, 4, 3 };
}

static void
assert_goes (guint row, guint column, guint key, GdkModifierType state, guint to_row, guint to_column)
{
  HengSheetPlace place = place_at (row, column);

  g_assert_cmpint (heng_sheet_key (&place, HENG_SHEET_READY, key, state), ==, HENG_SHEET_MOVE);
  g_assert_cmpuint (place.row, ==, to_row);
  g_assert_cmpuint (place.column, ==, to_column);
  if ((state & GDK_SHIFT_MASK) == 0 || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Return)
    {
      g_assert_cmpuint (place.anchor_row, ==, to_row);
      g_assert_cmpuint (place.anchor_column, ==, to_column);
    }
  else
    {
      g_assert_cmpuint (place.anchor_row, ==, row);
      g_assert_cmpuint (place.anchor_column, ==, column);
    }
}

static void
assert_does (HengSheetMode mode, guint key, GdkModifierType state, HengSheetAct act)
{
  HengSheetPlace place = place_at (1, 1);

  g_assert_cmpint (heng_sheet_key (&place, mode, key, state), ==, act);
}

static void
test_arrows (void)
{
  assert_goes (1, 1, GDK_KEY_Up, 0, 0, 1);
  assert_goes (1, 1, GDK_KEY_Down, 0, 2, 1);
  assert_goes (1, 1, GDK_KEY_Left, 0, 1, 0);
  assert_goes (1, 1, GDK_KEY_Right, 0, 1, 2);
  assert_goes (0, 0, GDK_KEY_Up, 0, 0, 0);
  assert_goes (3, 2, GDK_KEY_Down, 0, 3, 2);
  assert_goes (1, 1, GDK_KEY_KP_Down, 0, 2, 1);
  assert_goes (1, 1, GDK_KEY_Page_Down, 0, 3, 1);
}

static void
test_ends (void)
{
  assert_goes (1, 1, GDK_KEY_Home, 0, 1, 0);
  assert_goes (1, 1, GDK_KEY_End, 0, 1, 2);
  assert_goes (1, 1, GDK_KEY_Home, GDK_CONTROL_MASK, 0, 0);
  assert_goes (1, 1, GDK_KEY_End, GDK_CONTROL_MASK, 3, 2);
  assert_goes (1, 1, GDK_KEY_Down, GDK_CONTROL_MASK, 3, 1);
  assert_goes (1, 1, GDK_KEY_Left, GDK_CONTROL_MASK, 1, 0);
}

static void
test_ranges (void)
{
  HengSheetPlace place = place_at (1, 1);
  HengSheetBlock block;

  assert_goes (1, 1, GDK_KEY_Down, GDK_SHIFT_MASK, 2, 1);
  assert_goes (1, 1, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 3, 2);
  heng_sheet_key (&place, HENG_SHEET_READY, GDK_KEY_Up, GDK_SHIFT_MASK);
  heng_sheet_key (&place, HENG_SHEET_READY, GDK_KEY_Right, GDK_SHIFT_MASK);
  block = heng_sheet_place_block (&place);
  g_assert_cmpuint (block.top, ==, 0);
  g_assert_cmpuint (block.bottom, ==, 1);
  g_assert_cmpuint (block.left, ==, 1);
  g_assert_cmpuint (block.right, ==, 2);
  heng_sheet_key (&place, HENG_SHEET_READY, GDK_KEY_a, GDK_CONTROL_MASK);
  block = heng_sheet_place_block (&place);
  g_assert_cmpuint ((block.bottom - block.top + 1) * (block.right - block.left + 1), ==, 12);
}

static void
test_tab (void)
{
  assert_goes (1, 1, GDK_KEY_Tab, 0, 1, 2);
  assert_goes (1, 2, GDK_KEY_Tab, 0, 2, 0);
  assert_goes (1, 0, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 0, 2);
  assert_does (HENG_SHEET_READY, GDK_KEY_Tab, GDK_CONTROL_MASK, HENG_SHEET_LEAVE);
  for (guint mode = HENG_SHEET_READY; mode <= HENG_SHEET_EDIT; mode++)
    {
      HengSheetPlace last = place_at (3, 2), first = place_at (0, 0);

      g_assert_cmpint (heng_sheet_key (&last, mode, GDK_KEY_Tab, 0), ==, HENG_SHEET_LEAVE);
      g_assert_cmpint (heng_sheet_key (&first, mode, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK), ==, HENG_SHEET_LEAVE_BACK);
    }
}

static void
test_enter (void)
{
  assert_does (HENG_SHEET_READY, GDK_KEY_Return, 0, HENG_SHEET_OPEN);
  assert_does (HENG_SHEET_READY, GDK_KEY_Return, GDK_CONTROL_MASK, HENG_SHEET_OPEN);
  assert_does (HENG_SHEET_ENTER, GDK_KEY_Return, 0, HENG_SHEET_MOVE);
  assert_goes (2, 1, GDK_KEY_Return, GDK_SHIFT_MASK, 1, 1);
}

static void
test_ready_verbs (void)
{
  static const struct { guint key; GdkModifierType state; HengSheetAct act; } keys[] = {
    { GDK_KEY_F2, 0, HENG_SHEET_BEGIN_EDIT },
    { GDK_KEY_Delete, 0, HENG_SHEET_CLEAR },
    { GDK_KEY_BackSpace, 0, HENG_SHEET_CLEAR },
    { GDK_KEY_d, GDK_CONTROL_MASK, HENG_SHEET_FILL_DOWN },
    { GDK_KEY_plus, GDK_CONTROL_MASK | GDK_SHIFT_MASK, HENG_SHEET_INSERT_ROW },
    { GDK_KEY_equal, GDK_CONTROL_MASK | GDK_SHIFT_MASK, HENG_SHEET_INSERT_ROW },
    { GDK_KEY_equal, GDK_CONTROL_MASK, HENG_SHEET_PASS },
    { GDK_KEY_Insert, 0, HENG_SHEET_INSERT_ROW },
    { GDK_KEY_minus, GDK_CONTROL_MASK, HENG_SHEET_REMOVE_ROWS },
    { GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK, HENG_SHEET_ROWS_UP },
    { GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK, HENG_SHEET_ROWS_DOWN },
    { GDK_KEY_c, GDK_CONTROL_MASK, HENG_SHEET_COPY },
    { GDK_KEY_x, GDK_CONTROL_MASK, HENG_SHEET_CUT },
    { GDK_KEY_v, GDK_CONTROL_MASK, HENG_SHEET_PASTE },
    { GDK_KEY_Insert, GDK_SHIFT_MASK, HENG_SHEET_PASTE },
    { GDK_KEY_Escape, 0, HENG_SHEET_CANCEL },
    { GDK_KEY_F4, 0, HENG_SHEET_OFFER },
    { GDK_KEY_Down, GDK_ALT_MASK, HENG_SHEET_OFFER },
    { GDK_KEY_F10, GDK_SHIFT_MASK, HENG_SHEET_MENU },
    /* keys of the page and of the window */
    { GDK_KEY_z, GDK_CONTROL_MASK, HENG_SHEET_PASS },
    { GDK_KEY_p, GDK_CONTROL_MASK, HENG_SHEET_PASS },
    { GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, HENG_SHEET_PASS },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, HENG_SHEET_PASS },
    { GDK_KEY_Left, GDK_ALT_MASK, HENG_SHEET_PASS },
    { GDK_KEY_8, 0, HENG_SHEET_PASS },
    { GDK_KEY_a, 0, HENG_SHEET_PASS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_does (HENG_SHEET_READY, keys[i].key, keys[i].state, keys[i].act);
}

/* While a text is written, nothing but storing, taking back and going on belongs to the sheet. */
static void
test_text_keys (void)
{
  static const guint own[] = { GDK_KEY_Delete, GDK_KEY_BackSpace, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_Insert, GDK_KEY_a };

  for (guint mode = HENG_SHEET_ENTER; mode <= HENG_SHEET_EDIT; mode++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        assert_does (mode, own[i], 0, HENG_SHEET_PASS);
      for (const char *key = "acvxzd-"; *key != '\0'; key++)
        assert_does (mode, (guint) *key, GDK_CONTROL_MASK, HENG_SHEET_PASS);
      assert_does (mode, GDK_KEY_Escape, 0, HENG_SHEET_CANCEL);
      assert_does (mode, GDK_KEY_Down, 0, HENG_SHEET_MOVE);
      assert_does (mode, GDK_KEY_Tab, 0, HENG_SHEET_MOVE);
    }
  assert_does (HENG_SHEET_ENTER, GDK_KEY_Left, 0, HENG_SHEET_MOVE);
  assert_does (HENG_SHEET_EDIT, GDK_KEY_Left, 0, HENG_SHEET_PASS);
  assert_does (HENG_SHEET_ENTER, GDK_KEY_Left, GDK_SHIFT_MASK, HENG_SHEET_PASS);
  assert_does (HENG_SHEET_ENTER, GDK_KEY_F2, 0, HENG_SHEET_BEGIN_EDIT);
}

static void
test_shrinking (void)
{
  HengSheetPlace place = { 3, 2, 0, 0, 4, 3 }, empty = { 0 };

  heng_sheet_place_fit (&place, 2, 2);
  g_assert_cmpuint (place.row, ==, 1);
  g_assert_cmpuint (place.column, ==, 1);
  heng_sheet_place_fit (&place, 0, 2);
  g_assert_cmpuint (place.row, ==, 0);
  g_assert_cmpint (heng_sheet_key (&empty, HENG_SHEET_READY, GDK_KEY_Down, 0), ==, HENG_SHEET_PASS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/keys/arrows", test_arrows);
  g_test_add_func ("/sheet/keys/ends", test_ends);
  g_test_add_func ("/sheet/keys/ranges", test_ranges);
  g_test_add_func ("/sheet/keys/tab", test_tab);
  g_test_add_func ("/sheet/keys/enter", test_enter);
  g_test_add_func ("/sheet/keys/ready", test_ready_verbs);
  g_test_add_func ("/sheet/keys/text", test_text_keys);
  g_test_add_func ("/sheet/keys/shrinking", test_shrinking);
  return g_test_run ();
}
