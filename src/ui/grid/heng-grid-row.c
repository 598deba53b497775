/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a table. */
#include "heng-grid-private.h"

#include <glib/gi18n.h>

struct _HengGridRow
{
  GtkWidget parent_instance;
  HengGrid *table; /* not owned */
  GPtrArray *cells; /* GtkWidget, "cell", one for each column */
  gpointer item;
  guint position;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (HengGridRow, heng_grid_row, GTK_TYPE_WIDGET)

/* A cell is nothing but the padding around what is in it. */
#define HENG_TYPE_GRID_CELL (heng_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (HengGridCell, heng_grid_cell, HENG, GRID_CELL, GtkWidget)
struct _HengGridCell
{
  GtkWidget parent_instance;
};
G_DEFINE_FINAL_TYPE (HengGridCell, heng_grid_cell, GTK_TYPE_WIDGET)

static void
heng_grid_cell_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_grid_cell_parent_class)->dispose (object);
}

/* However narrow a column is made: what does not fit is cut. */
static void
heng_grid_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
heng_grid_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, MAX (width, least), height }, -1);
}

static void
heng_grid_cell_class_init (HengGridCellClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = heng_grid_cell_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = heng_grid_cell_size_allocate;
  G_OBJECT_CLASS (klass)->dispose = heng_grid_cell_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cell");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
heng_grid_cell_init (HengGridCell *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
box_toggled_cb (GtkCheckButton *box, gpointer user_data)
{
  HengGridRow *self = user_data;
  gboolean on = gtk_check_button_get_active (box);

  if (self->selecting || self->position == GTK_INVALID_LIST_POSITION)
    return;
  if (on)
    gtk_selection_model_select_item (self->table->model, self->position, FALSE);
  else
    gtk_selection_model_unselect_item (self->table->model, self->position);
}

static GtkWidget *
box_new (HengGridRow *self)
{
  GtkWidget *box = gtk_check_button_new ();

  gtk_widget_set_focusable (box, FALSE); /* Ctrl+Space does the same on the row */
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select"), -1);
  g_signal_connect (box, "toggled", G_CALLBACK (box_toggled_cb), self);
  return box;
}

static GtkWidget *
content (HengGridRow *self, guint i)
{
  return gtk_widget_get_first_child (self->cells->pdata[i]);
}

static void
drop_cells (HengGridRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, 0);
}

static void
heng_grid_row_dispose (GObject *object)
{
  HengGridRow *self = HENG_GRID_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  drop_cells (self);
  G_OBJECT_CLASS (heng_grid_row_parent_class)->dispose (object);
}

static void
heng_grid_row_finalize (GObject *object)
{
  g_ptr_array_unref (HENG_GRID_ROW (object)->cells);
  G_OBJECT_CLASS (heng_grid_row_parent_class)->finalize (object);
}

/* Rows are as wide as the columns: nothing is asked of the cells but their height. */
static void
heng_grid_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  HengGridRow *self = HENG_GRID_ROW (widget);

  *minimum = *natural = 0;
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->cells->len; i++)
    {
      int least, nat;

      gtk_widget_measure (self->cells->pdata[i], orientation, -1, &least, &nat, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, nat);
    }
}

static void
heng_grid_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengGridRow *self = HENG_GRID_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const HengGridColumn *column = self->table->columns->pdata[i];
      int least;

      gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL); /* no more than its padding */
      gtk_widget_size_allocate (self->cells->pdata[i],
                                &(GtkAllocation) { mirrored ? width - column->x - column->given : column->x, 0, MAX (column->given, least), height },
                                -1);
    }
}

static void
heng_grid_row_class_init (HengGridRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_grid_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_grid_row_finalize;
  widget_class->measure = heng_grid_row_measure;
  widget_class->size_allocate = heng_grid_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
heng_grid_row_init (HengGridRow *self)
{
  self->cells = g_ptr_array_new ();
  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
}

void
heng_grid_row_set_up (HengGridRow *self)
{
  drop_cells (self);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const HengGridColumn *column = self->table->columns->pdata[i];
      GtkWidget *cell = g_object_new (HENG_TYPE_GRID_CELL, NULL);

      gtk_widget_set_parent (column->boxes ? box_new (self) : column->create (column), cell);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
  if (self->item != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      heng_grid_row_refill (self);
    }
}

HengGridRow *
heng_grid_row_new (HengGrid *table)
{
  HengGridRow *self = g_object_new (HENG_TYPE_GRID_ROW, NULL);

  self->table = table;
  heng_grid_row_set_up (self);
  return self;
}

void
heng_grid_row_set_selected (HengGridRow *self, gboolean selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  self->selecting = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    if (((const HengGridColumn *) self->table->columns->pdata[i])->boxes)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (content (self, i)), selected);
  self->selecting = FALSE;
}

void
heng_grid_row_refill (HengGridRow *self)
{
  g_autofree char *name = NULL;

  if (self->item == NULL)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const HengGridColumn *column = self->table->columns->pdata[i];

      if (!column->boxes)
        column->fill (column, content (self, i), self->item);
    }
  name = self->table->row_name != NULL ? self->table->row_name (self->item) : NULL;
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
heng_grid_row_set_position (HengGridRow *self, guint position)
{
  if (self->position == position)
    return;
  self->position = position;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) position + 1, -1);
}

void
heng_grid_row_bind (HengGridRow *self, gpointer item, guint position)
{
  gboolean moved = self->position != position;

  if (!moved && self->item == item)
    return;
  heng_grid_row_set_position (self, position);
  if (self->item != item)
    {
      if (self->item != NULL)
        g_signal_handlers_disconnect_by_func (self->item, heng_grid_row_refill, self);
      g_set_object (&self->item, item);
      if (item != NULL)
        g_signal_connect_swapped (item, "changed", G_CALLBACK (heng_grid_row_refill), self);
      heng_grid_row_refill (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item != NULL)
    heng_grid_row_set_selected (self, gtk_selection_model_is_selected (self->table->model, position));
}

guint
heng_grid_row_get_position (HengGridRow *self)
{
  return self->position;
}

void
heng_grid_row_measure_cells (HengGridRow *self)
{
  for (guint i = 0; self->item != NULL && i < self->cells->len; i++)
    {
      HengGridColumn *column = self->table->columns->pdata[i];
      int padding, least, natural;

      gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &padding, &natural, NULL, NULL);
      gtk_widget_measure (content (self, i), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      column->least = MAX (column->least, least + padding);
      column->natural = MAX (column->natural, natural);
    }
}
