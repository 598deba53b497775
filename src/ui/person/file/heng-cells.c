/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wrapping layout; unlike a flow box it leaves the keyboard to the children. */
#include "heng-cells.h"

#include "heng-adaptive-bin.h"

#define GAP 8
#define MOST_COLUMNS 5

struct _HengCells
{
  GtkWidget parent_instance;
  int cell_width;
};

G_DEFINE_FINAL_TYPE (HengCells, heng_cells, GTK_TYPE_WIDGET)

static int
count_children (HengCells *self)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return MAX (n, 1);
}

static int
columns_for (HengCells *self, int width)
{
  int n = count_children (self), cell = heng_scaled_width (GTK_WIDGET (self), self->cell_width);
  int columns = width < 0 ? n : (width + GAP) / (cell + GAP), lines;

  columns = CLAMP (columns, 1, MIN (n, MOST_COLUMNS));
  lines = (n + columns - 1) / columns;
  return (n + lines - 1) / lines; /* evenly: 3 and 2 rather than 4 and 1 */
}

/* The height of the lines, which are told in turn by `place` when it is not NULL. */
static int
lay_out (HengCells *self, int width, void (*place) (GtkWidget *child, const GtkAllocation *area))
{
  int columns = columns_for (self, width), cell = MAX (1, (width - (columns - 1) * GAP) / columns), y = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *first = child;
      int line = 0;

      for (int i = 0; i < columns && child != NULL; i++, child = gtk_widget_get_next_sibling (child))
        {
          int height;

          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, cell, &height, NULL, NULL, NULL);
          line = MAX (line, height);
        }
      for (int i = 0; place != NULL && first != child; i++, first = gtk_widget_get_next_sibling (first))
        place (first, &(GtkAllocation) { i * (cell + GAP), y, cell, line });
      y += line;
    }
  return y;
}

static GtkSizeRequestMode
heng_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
heng_cells_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengCells *self = HENG_CELLS (widget);
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      widest = MAX (widest, width);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = widest;
      *nat = MAX (widest, columns_for (self, -1) * (self->cell_width + GAP) - GAP);
    }
  else
    *min = *nat = lay_out (self, for_size >= 0 ? MAX (for_size, widest) : MAX (widest, columns_for (self, -1) * (self->cell_width + GAP) - GAP), NULL);
}

static void
place_child (GtkWidget *child, const GtkAllocation *area)
{
  int min;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { area->x, area->y, MAX (area->width, min), area->height }, -1);
}

static void
heng_cells_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (HENG_CELLS (widget), width, place_child);
}

static void
heng_cells_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (heng_cells_parent_class)->dispose (object);
}

static void
heng_cells_class_init (HengCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_cells_dispose;
  widget_class->get_request_mode = heng_cells_get_request_mode;
  widget_class->measure = heng_cells_measure;
  widget_class->size_allocate = heng_cells_size_allocate;
}

static void
heng_cells_init (HengCells *self)
{
}

GtkWidget *
heng_cells_new (int cell_width)
{
  HengCells *self = g_object_new (HENG_TYPE_CELLS, NULL);

  self->cell_width = cell_width;
  return GTK_WIDGET (self);
}

void
heng_cells_append (HengCells *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
