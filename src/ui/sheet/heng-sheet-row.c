/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines lay their cells out by one grid, so that they line up without measuring each other. */
#include "heng-sheet-row.h"

#define ROW_HEIGHT 40
#define END_HEIGHT 36

struct _HengSheetRow
{
  GtkWidget parent_instance;
  HengSheetPart part;
  const HengSheetGrid *grid;
  GPtrArray *cells; /* of GtkWidget, children */
  GtkWidget *fault_box, *hint;
  guint hint_column;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (HengSheetRow, heng_sheet_row, GTK_TYPE_WIDGET)

static int
width_of (const HengSheetField *field, int figure)
{
  return field->chars * figure;
}

int
heng_sheet_grid_least (const HengSheetGrid *grid, const HengSheetField *const *fields, int figure)
{
  int sum = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    if (grid->shown[i])
      sum += (sum > 0 ? HENG_SHEET_GAP : 0) + (fields[i]->grow > 0 ? width_of (fields[i], figure) / 2 : width_of (fields[i], figure));
  return sum;
}

void
heng_sheet_grid_lay (HengSheetGrid *grid, const HengSheetField *const *fields, int figure, int width)
{
  int left = width, grow = 0, flexible = 0, x = 0;
  gboolean first = TRUE;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      grid->width[i] = grid->shown[i] ? width_of (fields[i], figure) : 0;
      if (!grid->shown[i])
        continue;
      left -= grid->width[i] + (first ? 0 : HENG_SHEET_GAP);
      grow += fields[i]->grow;
      flexible += fields[i]->grow > 0 ? grid->width[i] : 0;
      first = FALSE;
    }
  first = TRUE;
  for (guint i = 0; i < grid->n_columns; i++)
    {
      if (!grid->shown[i])
        continue;
      if (left > 0 && grow > 0)
        grid->width[i] += left * fields[i]->grow / grow;
      else if (left < 0 && flexible > 0 && fields[i]->grow > 0)
        grid->width[i] = MAX (grid->width[i] + (int) ((gint64) left * grid->width[i] / flexible), figure);
      x += first ? 0 : HENG_SHEET_GAP;
      grid->x[i] = x;
      x += grid->width[i];
      first = FALSE;
    }
}

static int
cells_height (HengSheetRow *self)
{
  int height = self->part == HENG_SHEET_BODY ? ROW_HEIGHT : END_HEIGHT;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int least = 0;

      if (!self->grid->shown[i])
        continue;
      gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      height = MAX (height, least + 8);
    }
  return height;
}

static void
heng_sheet_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengSheetRow *self = HENG_SHEET_ROW (widget);
  int fault = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = *nat = 0; /* the sheet decides the width */
      return;
    }
  if (gtk_widget_get_visible (self->fault_box))
    gtk_widget_measure (self->fault_box, orientation, for_size, &fault, NULL, NULL, NULL);
  *min = *nat = cells_height (self) + fault;
}

static GtkSizeRequestMode
heng_sheet_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
heng_sheet_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengSheetRow *self = HENG_SHEET_ROW (widget);
  int fault = 0, cells;

  if (gtk_widget_get_visible (self->fault_box))
    gtk_widget_measure (self->fault_box, GTK_ORIENTATION_VERTICAL, width, &fault, NULL, NULL, NULL);
  cells = height - fault;
  for (guint i = 0; i < self->cells->len; i++)
    if (self->grid->shown[i])
      gtk_widget_size_allocate (self->cells->pdata[i], &(GtkAllocation) { self->grid->x[i], 0, self->grid->width[i], cells }, -1);
  if (self->hint != NULL && gtk_widget_get_visible (self->hint))
    gtk_widget_size_allocate (self->hint, &(GtkAllocation) { self->grid->x[self->hint_column], 0, MAX (width - 2 * self->grid->x[0], 0), cells }, -1);
  if (fault > 0)
    gtk_widget_size_allocate (self->fault_box, &(GtkAllocation) { 0, cells, width, fault }, -1);
}

static void
heng_sheet_row_dispose (GObject *object)
{
  HengSheetRow *self = HENG_SHEET_ROW (object);

  for (guint i = 0; self->cells != NULL && i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->fault_box, gtk_widget_unparent);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_sheet_row_parent_class)->dispose (object);
}

static void
heng_sheet_row_class_init (HengSheetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_sheet_row_dispose;
  widget_class->measure = heng_sheet_row_measure;
  widget_class->get_request_mode = heng_sheet_row_get_request_mode;
  widget_class->size_allocate = heng_sheet_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sheetrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
heng_sheet_row_init (HengSheetRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic"), *label = gtk_label_new (NULL);

  self->cells = g_ptr_array_new ();
  self->fault_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->fault = GTK_LABEL (label);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_add_css_class (icon, "h-bad");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", "h-bad", NULL });
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (self->fault_box, "h-fault");
  gtk_box_append (GTK_BOX (self->fault_box), icon);
  gtk_box_append (GTK_BOX (self->fault_box), label);
  gtk_widget_set_visible (self->fault_box, FALSE);
  gtk_widget_set_parent (self->fault_box, GTK_WIDGET (self));
}

GtkWidget *
heng_sheet_row_new (HengSheetPart part, const HengSheetGrid *grid)
{
  static const char *const classes[] = { "head", "body", "foot" };
  HengSheetRow *self = g_object_new (HENG_TYPE_SHEET_ROW, NULL);

  self->part = part;
  self->grid = grid;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[part]);
  return GTK_WIDGET (self);
}

void
heng_sheet_row_add (HengSheetRow *self, GtkWidget *cell)
{
  g_ptr_array_add (self->cells, cell);
  gtk_widget_insert_before (cell, GTK_WIDGET (self), self->fault_box);
  gtk_widget_set_visible (cell, self->grid->shown[self->cells->len - 1]);
}

GtkWidget *
heng_sheet_row_get (HengSheetRow *self, guint column)
{
  return column < self->cells->len ? self->cells->pdata[column] : NULL;
}

void
heng_sheet_row_set_fault (HengSheetRow *self, const char *fault)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault_box, fault != NULL);
}

void
heng_sheet_row_set_hint (HengSheetRow *self, guint column, const char *hint)
{
  if (hint == NULL && self->hint == NULL)
    return;
  if (self->hint == NULL)
    {
      /* the cell itself says it to a screen reader */
      self->hint = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.,
                                 "can-target", FALSE, NULL);
      gtk_widget_set_css_classes (self->hint, (const char *[]) { "h-cell", "h-hint", NULL });
      gtk_widget_insert_after (self->hint, GTK_WIDGET (self), NULL);
    }
  self->hint_column = column;
  gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint, hint != NULL);
}

void
heng_sheet_row_update (HengSheetRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_visible (self->cells->pdata[i], self->grid->shown[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
