/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and pointer of a sheet. Keys are taken before the text field sees them, but never while an input method composes. */
#include "heng-sheet-private.h"

static HengSheetCell *
cell_of (GtkWidget *widget)
{
  while (widget != NULL && !HENG_IS_SHEET_CELL (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? HENG_SHEET_CELL (widget) : NULL;
}

static HengSheetCell *
current (HengSheet *self)
{
  return heng_sheet_cell_at (self, self->place.row, self->place.column);
}

void
heng_sheet_open (HengSheet *self, HengSheetCell *cell)
{
  g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_OPEN], 0, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell), cell);
}

static gboolean
show_menu (HengSheet *self, HengSheetCell *cell)
{
  gboolean shown = FALSE;

  g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_MENU], 0, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell), cell,
                 &shown);
  return shown;
}

/* Another cell has the keyboard, by Tab from outside, by a press or by assistive technology. */
void
heng_sheet_entered_cb (HengSheet *self, HengSheetCell *cell)
{
  guint line = heng_sheet_line_of (self, heng_sheet_cell_get_row (cell)), before = self->place.row;

  if (self->editing != NULL && self->editing != cell && !heng_sheet_settle (self))
    self->editing = NULL; /* the refused text stays with its sentence */
  if (heng_sheet_cell_get_mode (cell) != HENG_SHEET_READY)
    self->editing = cell;
  if (self->moving)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, guint, i) == heng_sheet_cell_get_column (cell) && (self->place.row != line || self->place.column != i))
      {
        heng_sheet_place_go (&self->place, line, i, FALSE);
        heng_sheet_show_chosen (self);
        if (before != line)
          g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_SELECTED], 0, heng_sheet_cell_get_row (cell));
      }
}

static void
begin_edit (HengSheet *self)
{
  HengSheetCell *cell = current (self);

  if (cell == NULL || !heng_sheet_cell_is_editable (cell))
    return;
  heng_sheet_cell_set_mode (cell, HENG_SHEET_EDIT);
  self->editing = cell;
}

/* Escape: the suggestions first, then what is typed, then the line for a new row goes home, then the chosen block. */
static gboolean
cancel (HengSheet *self)
{
  HengSheetBlock block = heng_sheet_place_block (&self->place);

  if (heng_sheet_suggest_is_open (self->suggest))
    heng_sheet_suggest_hide (self->suggest);
  else if (self->editing != NULL)
    heng_sheet_take_back (self);
  else if (self->has_new && self->new_at < heng_sheet_model_n_rows (self->model))
    heng_sheet_place_new (self, G_MAXUINT);
  else if (block.top != block.bottom || block.left != block.right)
    heng_sheet_go (self, self->place.row, self->place.column, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
leave (HengSheet *self, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), direction);
}

static gboolean
open_or_go_down (HengSheet *self, gboolean control)
{
  HengSheetCell *cell = current (self);
  guint row = heng_sheet_cell_get_row (cell), column = heng_sheet_cell_get_column (cell);

  if (!heng_sheet_settle (self))
    return TRUE;
  if (heng_sheet_model_has_proof (self->model, row, column) && (control || !heng_sheet_cell_is_editable (cell)))
    heng_sheet_open (self, cell);
  else if (control)
    return FALSE;
  else
    heng_sheet_go (self, self->place.row + 1, self->place.column, FALSE);
  return TRUE;
}

static gboolean
act (HengSheet *self, HengSheetAct what, gboolean control)
{
  switch (what)
    {
    case HENG_SHEET_BEGIN_EDIT:
      begin_edit (self);
      return TRUE;
    case HENG_SHEET_CANCEL:
      return cancel (self);
    case HENG_SHEET_OPEN:
      return open_or_go_down (self, control);
    case HENG_SHEET_CLEAR:
      heng_sheet_clear_block (self);
      return TRUE;
    case HENG_SHEET_FILL_DOWN:
      heng_sheet_fill_down (self);
      return TRUE;
    case HENG_SHEET_INSERT_ROW:
      heng_sheet_insert (self);
      return TRUE;
    case HENG_SHEET_REMOVE_ROWS:
      heng_sheet_remove (self);
      return TRUE;
    case HENG_SHEET_ROWS_UP:
      heng_sheet_move_rows (self, -1);
      return TRUE;
    case HENG_SHEET_ROWS_DOWN:
      heng_sheet_move_rows (self, 1);
      return TRUE;
    case HENG_SHEET_COPY:
      heng_sheet_copy_block (self);
      return TRUE;
    case HENG_SHEET_CUT:
      heng_sheet_copy_block (self);
      heng_sheet_clear_block (self);
      return TRUE;
    case HENG_SHEET_PASTE:
      heng_sheet_paste_block (self);
      return TRUE;
    case HENG_SHEET_OFFER:
      heng_sheet_show_suggestions (self, TRUE);
      return TRUE;
    case HENG_SHEET_MENU:
      return show_menu (self, current (self));
    case HENG_SHEET_PASS: case HENG_SHEET_SWALLOW: case HENG_SHEET_MOVE: case HENG_SHEET_LEAVE: case HENG_SHEET_LEAVE_BACK:
    default:
      return what != HENG_SHEET_PASS;
    }
}

/* Up, Down, Enter and Tab belong to open suggestions first. FALSE: the key goes on. */
static gboolean
suggestion_key (HengSheet *self, guint keyval)
{
  if (!heng_sheet_suggest_is_open (self->suggest))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      heng_sheet_suggest_move (self->suggest, -1);
      return TRUE;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      heng_sheet_suggest_move (self->suggest, 1);
      return TRUE;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_ISO_Enter: case GDK_KEY_Tab: case GDK_KEY_KP_Tab:
      heng_sheet_take_suggestion (self); /* then the key stores it and goes on */
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
move (HengSheet *self, const HengSheetPlace *to, HengSheetAct what)
{
  gboolean in_new = heng_sheet_model_row (self, self->place.row) >= heng_sheet_model_n_rows (self->model);
  gboolean typed = self->editing != NULL;

  if (!heng_sheet_settle (self))
    return TRUE;
  if (what == HENG_SHEET_LEAVE || what == HENG_SHEET_LEAVE_BACK)
    {
      leave (self, what == HENG_SHEET_LEAVE ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
      return TRUE;
    }
  /* after the last line a new one appears below it as soon as it is stored */
  self->follow_down = in_new && typed && to->column == self->place.column && to->row == self->place.row && self->running;
  self->place = *to;
  heng_sheet_show_place (self);
  heng_sheet_show_chosen (self);
  g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_SELECTED], 0, heng_sheet_model_row (self, self->place.row));
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, HengSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  HengSheetCell *cell = cell_of (root != NULL ? gtk_root_get_focus (root) : NULL);
  HengSheetPlace place = self->place;
  HengSheetAct what;

  if (cell == NULL || !gtk_widget_is_ancestor (GTK_WIDGET (cell), self->rows) || heng_sheet_cell_is_composing (cell))
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && suggestion_key (self, keyval))
    return TRUE;
  what = heng_sheet_key (&place, heng_sheet_cell_get_mode (cell), keyval, state);
  if (what == HENG_SHEET_MOVE || what == HENG_SHEET_LEAVE || what == HENG_SHEET_LEAVE_BACK)
    return move (self, &place, what);
  return act (self, what, (state & GDK_CONTROL_MASK) != 0);
}

static void
taken_cb (HengSheet *self)
{
  heng_sheet_take_suggestion (self);
  heng_sheet_settle (self);
}

static HengSheetCell *
cell_under (HengSheet *self, double x, double y)
{
  return cell_of (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
}

static int
place_of_cell (HengSheet *self, HengSheetCell *cell)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, guint, i) == heng_sheet_cell_get_column (cell))
      return (int) i;
  return -1;
}

/* A text being edited and a number that opens its proof take the press themselves. */
static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, HengSheet *self)
{
  HengSheetCell *cell = cell_under (self, x, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean own = cell != NULL && heng_sheet_cell_get_mode (cell) == HENG_SHEET_READY && !heng_sheet_cell_is_link (cell);

  if (!own)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!heng_sheet_settle (self))
    self->editing = NULL;
  heng_sheet_go (self, heng_sheet_line_of (self, heng_sheet_cell_get_row (cell)), (guint) MAX (place_of_cell (self, cell), 0),
                 (state & GDK_SHIFT_MASK) != 0);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, HengSheet *self)
{
  double x = 0, y = 0;
  HengSheetCell *cell;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  cell = cell_under (self, x + dx, y + dy);
  if (cell != NULL && place_of_cell (self, cell) >= 0 && cell != current (self))
    heng_sheet_go (self, heng_sheet_line_of (self, heng_sheet_cell_get_row (cell)), (guint) place_of_cell (self, cell), TRUE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HengSheet *self)
{
  HengSheetCell *cell = cell_under (self, x, y);

  if (n_press != 2 || cell == NULL || cell != current (self))
    return;
  if (heng_sheet_cell_is_editable (cell))
    begin_edit (self);
  else if (heng_sheet_model_has_proof (self->model, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell)))
    heng_sheet_open (self, cell);
}

static void
menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, HengSheet *self)
{
  HengSheetCell *cell = cell_under (self, x, y);

  if (cell == NULL || heng_sheet_cell_get_mode (cell) != HENG_SHEET_READY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  show_menu (self, cell);
}

static void
left_cb (HengSheet *self)
{
  if (self->model != NULL && !heng_sheet_settle (self))
    self->editing = NULL;
  heng_sheet_suggest_hide (self->suggest);
}

static void
add_pointer (HengSheet *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);
  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}

void
heng_sheet_add_input (HengSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->suggest, "taken", G_CALLBACK (taken_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (self->rows, focus);
  add_pointer (self);
}
