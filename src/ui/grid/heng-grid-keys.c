/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rows of a table are chosen by keyboard and mouse: as in any list of the platform. */
#include "heng-grid-private.h"

typedef enum { BY_ROW, BY_PAGE, TO_END } Stride;

void
heng_grid_set_cursor (HengGrid *self, guint position)
{
  HengGridRow *row;

  self->cursor = position;
  heng_grid_scroll_to (self, position);
  heng_grid_update_rows (self);
  row = heng_grid_row_at (self, position);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
choose (HengGrid *self, guint position, gboolean add, gboolean extend)
{
  if (extend)
    gtk_selection_model_select_range (self->model, MIN (self->anchor, position), MAX (self->anchor, position) - MIN (self->anchor, position) + 1,
                                      !add);
  else if (!add)
    gtk_selection_model_select_item (self->model, position, TRUE);
  else if (gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    gtk_selection_model_select_item (self->model, position, FALSE);
  if (!extend)
    self->anchor = position;
}

static guint
page_rows (HengGrid *self)
{
  return self->row_height > 0 ? (guint) MAX (self->body_height / self->row_height - 1, 1) : 1;
}

/* Arguments: Stride, whether downwards, whether without selecting, whether to extend. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HengGrid *self = HENG_GRID (widget);
  guint n = heng_grid_n_rows (self), step, to;
  int stride;
  gboolean down, without, extend;

  g_variant_get (arguments, "(ibbb)", &stride, &down, &without, &extend);
  if (n == 0)
    return FALSE;
  step = stride == BY_ROW ? 1 : stride == BY_PAGE ? page_rows (self) : n;
  to = down ? MIN (self->cursor, n - 1) + MIN (step, n - 1 - MIN (self->cursor, n - 1)) : self->cursor - MIN (step, self->cursor);
  if (to == self->cursor && stride == BY_ROW && !without && !extend)
    return FALSE; /* on to what is above or below */
  heng_grid_set_cursor (self, to);
  if (!without)
    choose (self, to, FALSE, extend);
  return TRUE;
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HengGrid *self = HENG_GRID (widget);

  if (self->cursor >= heng_grid_n_rows (self))
    return FALSE;
  choose (self, self->cursor, TRUE, FALSE);
  return TRUE;
}

static gboolean
all_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HengGrid *self = HENG_GRID (widget);
  gboolean on;

  g_variant_get (arguments, "(b)", &on);
  if (self->model != NULL && on)
    gtk_selection_model_select_all (self->model);
  else if (self->model != NULL)
    gtk_selection_model_unselect_all (self->model);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HengGrid *self = HENG_GRID (widget);

  if (self->cursor >= heng_grid_n_rows (self))
    return FALSE;
  g_signal_emit_by_name (self, "activate", self->cursor);
  return TRUE;
}

static void
bind_move (GtkWidgetClass *widget_class, guint key, guint keypad, Stride stride, gboolean down)
{
  guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint mode = 0; mode < 4; mode++)
      {
        GdkModifierType modifiers = (mode & 1 ? GDK_CONTROL_MASK : 0) | (mode & 2 ? GDK_SHIFT_MASK : 0);

        gtk_widget_class_add_binding (widget_class, keys[i], modifiers, move_cb, "(ibbb)", (int) stride, down, mode == 1, (mode & 2) != 0);
      }
}

void
heng_grid_install_keys (GtkWidgetClass *widget_class)
{
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  static const guint spaces[] = { GDK_KEY_space, GDK_KEY_KP_Space };

  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, BY_ROW, FALSE);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, BY_ROW, TRUE);
  bind_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, BY_PAGE, FALSE);
  bind_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, BY_PAGE, TRUE);
  bind_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, TO_END, FALSE);
  bind_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, TO_END, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, activate_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      gtk_widget_class_add_binding (widget_class, spaces[i], 0, toggle_cb, NULL);
      gtk_widget_class_add_binding (widget_class, spaces[i], GDK_CONTROL_MASK, toggle_cb, NULL);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, all_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_slash, GDK_CONTROL_MASK, all_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK, all_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_backslash, GDK_CONTROL_MASK, all_cb, "(b)", FALSE);
}

static guint
position_at (HengGrid *self, double y)
{
  double at = y + gtk_adjustment_get_value (self->vadjustment);

  return self->row_height > 0 && at >= 0 ? (guint) (at / self->row_height) : GTK_INVALID_LIST_POSITION;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  HengGrid *self = user_data;
  guint position = position_at (self, y);

  if (n_press != 2 || position >= heng_grid_n_rows (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit_by_name (self, "activate", position);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  HengGrid *self = user_data;
  guint position = position_at (self, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (n_press != 1 || position >= heng_grid_n_rows (self))
    return;
  heng_grid_set_cursor (self, position);
  choose (self, position, (state & GDK_CONTROL_MASK) != 0, (state & GDK_SHIFT_MASK) != 0);
}

void
heng_grid_add_mouse (HengGrid *self, GtkWidget *body)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (body, GTK_EVENT_CONTROLLER (click));
}
