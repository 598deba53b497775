/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of a table's columns. */
#include "heng-grid-private.h"

#define EDGE 6    /* px to both sides of an edge that take hold of it */
#define MOVED 8   /* px from where on a press is a drag */
#define LEAST 24  /* px of a column */

struct _HengGridHead
{
  GtkWidget parent_instance;
  HengGrid *table;  /* not owned */
  GPtrArray *titles; /* GtkButton, one for each column */
  char *sort;        /* id; NULL: none */
  gboolean descending;
  int dragged;       /* place of the column that is widened or moved; −1: none */
  gboolean widening, moving;
  int begun_at;      /* its width, or its x */
};

G_DEFINE_FINAL_TYPE (HengGridHead, heng_grid_head, GTK_TYPE_WIDGET)

static HengGridColumn *
column_at (HengGridHead *self, int i)
{
  return self->table->columns->pdata[i];
}

static void
clicked_cb (GtkButton *title, gpointer user_data)
{
  HengGridHead *self = user_data;
  guint i;

  if (g_ptr_array_find (self->titles, title, &i) && column_at (self, (int) i)->title != NULL)
    g_signal_emit_by_name (self->table, "sort", column_at (self, (int) i)->id);
}

static GtkWidget *
title_new (HengGridHead *self, const HengGridColumn *column)
{
  GtkWidget *title = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (column->title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_widget_set_visible (gtk_widget_get_last_child (box), FALSE);
  gtk_button_set_child (GTK_BUTTON (title), box);
  gtk_widget_set_focusable (title, FALSE); /* the keyboard sorts by the menu of the columns */
  gtk_widget_set_focus_on_click (title, FALSE);
  g_signal_connect (title, "clicked", G_CALLBACK (clicked_cb), self);
  return title;
}

static void
show_sort (HengGridHead *self)
{
  for (guint i = 0; i < self->titles->len; i++)
    {
      GtkWidget *title = self->titles->pdata[i], *arrow = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (title)));
      gboolean sorts = g_strcmp0 (column_at (self, (int) i)->id, self->sort) == 0 && self->sort != NULL;

      gtk_image_set_from_icon_name (GTK_IMAGE (arrow), self->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_widget_set_visible (arrow, sorts);
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_SORT,
                                      !sorts ? GTK_ACCESSIBLE_SORT_NONE
                                             : self->descending ? GTK_ACCESSIBLE_SORT_DESCENDING : GTK_ACCESSIBLE_SORT_ASCENDING,
                                      -1);
    }
}

static void
drop_titles (HengGridHead *self)
{
  for (guint i = 0; i < self->titles->len; i++)
    gtk_widget_unparent (self->titles->pdata[i]);
  g_ptr_array_set_size (self->titles, 0);
}

/* The column whose right edge is here, −1 for none. */
static int
edge_at (HengGridHead *self, double x)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const HengGridColumn *column = column_at (self, (int) i);

      if (column->title != NULL && ABS (column->x + column->given - x) <= EDGE)
        return (int) i;
    }
  return -1;
}

static int
place_at (HengGridHead *self, double x)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    if (x < column_at (self, (int) i)->x + column_at (self, (int) i)->given)
      return (int) i;
  return (int) self->table->columns->len - 1;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  HengGridHead *self = user_data;

  self->moving = FALSE;
  self->dragged = edge_at (self, x);
  self->widening = self->dragged >= 0;
  if (self->widening)
    {
      self->begun_at = column_at (self, self->dragged)->given;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  self->dragged = place_at (self, x);
  if (self->dragged >= 0 && column_at (self, self->dragged)->title == NULL)
    self->dragged = -1;
}

/* The dragged head changes places with the one whose middle it has passed. */
static void
move_to (HengGridHead *self, double x)
{
  int to = place_at (self, x);
  const HengGridColumn *other = column_at (self, to);
  double middle = other->x + other->given / 2.0;
  gpointer column;

  if (to == self->dragged || other->title == NULL || (to > self->dragged ? x < middle : x > middle))
    return;
  column = g_ptr_array_steal_index (self->table->columns, (guint) self->dragged);
  g_ptr_array_insert (self->table->columns, to, column);
  self->dragged = to;
  heng_grid_set_columns (self->table, self->table->columns);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  HengGridHead *self = user_data;
  double x, y;

  if (self->dragged < 0)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->widening)
    {
      column_at (self, self->dragged)->chosen = MAX (LEAST, self->begun_at + (int) dx);
      heng_grid_columns_changed (self->table);
      return;
    }
  if (!self->moving && ABS (dx) > MOVED)
    {
      self->moving = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (self->moving)
    move_to (self, x + dx);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  HengGridHead *self = user_data;

  if (self->dragged >= 0 && self->widening)
    g_signal_emit_by_name (self->table, "resized");
  else if (self->moving)
    g_signal_emit_by_name (self->table, "reordered");
  self->dragged = -1;
  self->moving = self->widening = FALSE;
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  HengGridHead *self = user_data;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->widening || edge_at (self, x) >= 0 ? "col-resize" : NULL);
}

static void
heng_grid_head_dispose (GObject *object)
{
  drop_titles (HENG_GRID_HEAD (object));
  G_OBJECT_CLASS (heng_grid_head_parent_class)->dispose (object);
}

static void
heng_grid_head_finalize (GObject *object)
{
  HengGridHead *self = HENG_GRID_HEAD (object);

  g_ptr_array_unref (self->titles);
  g_free (self->sort);
  G_OBJECT_CLASS (heng_grid_head_parent_class)->finalize (object);
}

static void
heng_grid_head_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  HengGridHead *self = HENG_GRID_HEAD (widget);

  *minimum = *natural = 0;
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->titles->len; i++)
    {
      int least, nat;

      gtk_widget_measure (self->titles->pdata[i], orientation, -1, &least, &nat, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, nat);
    }
}

static void
heng_grid_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengGridHead *self = HENG_GRID_HEAD (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->titles->len; i++)
    {
      const HengGridColumn *column = column_at (self, (int) i);
      int least;

      gtk_widget_measure (self->titles->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->titles->pdata[i],
                                &(GtkAllocation) { mirrored ? width - column->x - column->given : column->x, 0, MAX (column->given, least), height },
                                -1);
    }
}

static void
heng_grid_head_class_init (HengGridHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_grid_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_grid_head_finalize;
  widget_class->measure = heng_grid_head_measure;
  widget_class->size_allocate = heng_grid_head_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
heng_grid_head_init (HengGridHead *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->titles = g_ptr_array_new ();
  self->dragged = -1;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

HengGridHead *
heng_grid_head_new (HengGrid *table)
{
  HengGridHead *self = g_object_new (HENG_TYPE_GRID_HEAD, NULL);

  self->table = table;
  return self;
}

void
heng_grid_head_set_up (HengGridHead *self)
{
  drop_titles (self);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      GtkWidget *title = title_new (self, column_at (self, (int) i));

      g_ptr_array_add (self->titles, title);
      gtk_widget_set_parent (title, GTK_WIDGET (self));
    }
  show_sort (self);
}

void
heng_grid_head_set_sort (HengGridHead *self, const char *id, gboolean descending)
{
  char *copy = g_strdup (id);

  g_free (self->sort);
  self->sort = copy;
  self->descending = descending;
  show_sort (self);
}

void
heng_grid_head_measure_titles (HengGridHead *self)
{
  for (guint i = 0; i < self->titles->len; i++)
    {
      int natural;

      gtk_widget_measure (self->titles->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      column_at (self, (int) i)->natural = MAX (column_at (self, (int) i)->natural, natural);
    }
}
