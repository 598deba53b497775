/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a sheet as its model has them now: widgets are kept, added at the end and taken from there. */
#include <glib/gi18n-lib.h>

#include "heng-sheet-private.h"

static void
opened_cb (HengSheet *self, HengSheetCell *cell)
{
  heng_sheet_open (self, cell);
}

static GtkWidget *
new_line (HengSheet *self)
{
  GtkWidget *row = heng_sheet_row_new (HENG_SHEET_BODY, &self->grid);

  for (guint i = 0; i < self->grid.n_columns; i++)
    {
      GtkWidget *cell = heng_sheet_cell_new (self->fields[i], 0, i);

      g_signal_connect_swapped (cell, "typed", G_CALLBACK (heng_sheet_typed_cb), self);
      g_signal_connect_swapped (cell, "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect_swapped (cell, "entered", G_CALLBACK (heng_sheet_entered_cb), self);
      heng_sheet_row_add (HENG_SHEET_ROW (row), cell);
    }
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

/* What a narrow page does not show in columns of their own, up to the last one it does show, stands small below the name. */
static char *
sub_text (HengSheet *self, guint row)
{
  GString *text = g_string_new (NULL);
  guint end = self->columns->len > 0 ? g_array_index (self->columns, guint, self->columns->len - 1) : 0;

  for (guint i = 0; i < end; i++)
    {
      g_autofree char *display = NULL;

      if (self->grid.shown[i] || self->fields[i]->room != HENG_SHEET_MEDIUM)
        continue;
      display = heng_sheet_model_display (self->model, row, i);
      if (*display != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", display);
    }
  return g_string_free (text, FALSE);
}

/* The model's words for the line of a new row reach beyond the name's column. */
static void
show_hint (HengSheet *self, HengSheetRow *line, guint column, gboolean is_new)
{
  g_autofree char *hint = is_new ? heng_sheet_model_display (self->model, heng_sheet_model_n_rows (self->model), column) : NULL;

  heng_sheet_row_set_hint (line, column, hint);
}

static void
load_line (HengSheet *self, guint line, HengSheetRow *widget)
{
  guint row = heng_sheet_model_row (self, line);
  gboolean is_new = row >= heng_sheet_model_n_rows (self->model), narrow = self->width_class == HENG_WIDTH_NARROW;
  g_autofree char *sub = narrow && !is_new ? sub_text (self, row) : NULL;
  g_autofree char *name = is_new ? g_strdup (_("New line")) : heng_sheet_model_row_name (self->model, row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < self->grid.n_columns; i++)
    {
      HengSheetCell *cell = HENG_SHEET_CELL (heng_sheet_row_get (widget, i));

      heng_sheet_cell_set_row (cell, row);
      heng_sheet_cell_load (cell, self->model);
      if (!self->fields[i]->strong)
        continue;
      heng_sheet_cell_set_sub (cell, sub);
      show_hint (self, widget, i, is_new);
    }
  if (is_new)
    gtk_widget_add_css_class (GTK_WIDGET (widget), "new");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), "new");
}

static void
load_foot (HengSheet *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->grid.n_columns; i++)
    {
      g_autofree char *text = heng_sheet_model_foot (self->model, i);
      g_autofree char *own = heng_sheet_model_foot_name (self->model, i);
      g_autofree char *name = own != NULL ? g_strdup (own) : g_strdup_printf (_("Total %s: %s"), self->fields[i]->title, text != NULL ? text : "");
      GtkWidget *cell = heng_sheet_row_get (HENG_SHEET_ROW (self->foot), i);
      GtkWidget *label = GTK_IS_BUTTON (cell) ? gtk_button_get_child (GTK_BUTTON (cell)) : cell;

      gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
      if (GTK_IS_BUTTON (cell))
        gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      any = any || text != NULL;
    }
  gtk_widget_set_visible (self->foot, any);
}

static void
load_lines (HengSheet *self)
{
  guint n_rows = heng_sheet_model_n_rows (self->model), n_lines;
  GtkWidget *widget, *next;
  guint line = 0;

  self->has_new = heng_sheet_model_can_insert (self->model);
  self->new_at = MIN (self->new_at, n_rows);
  n_lines = n_rows + (self->has_new ? 1 : 0);
  for (widget = gtk_widget_get_first_child (self->rows); line < n_lines; line++, widget = next)
    {
      if (widget == NULL)
        widget = new_line (self);
      next = gtk_widget_get_next_sibling (widget);
      load_line (self, line, HENG_SHEET_ROW (widget));
    }
  for (; widget != NULL; widget = next)
    {
      next = gtk_widget_get_next_sibling (widget);
      if (self->editing != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->editing), widget))
        self->editing = NULL;
      if (self->stray != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->stray), widget))
        self->stray = NULL;
      gtk_box_remove (GTK_BOX (self->rows), widget);
    }
}

void
heng_sheet_reload (HengSheet *self)
{
  gboolean has_focus = gtk_widget_get_focus_child (self->rows) != NULL;
  guint n_rows = heng_sheet_model_n_rows (self->model);

  if (self->new_at == self->place.n_rows - 1 && self->has_new && self->place.n_rows > 0)
    self->new_at = n_rows; /* the line for a new row stays at the end */
  load_lines (self);
  load_foot (self);
  heng_sheet_place_fit (&self->place, n_rows + (self->has_new ? 1 : 0), self->columns->len);
  heng_sheet_show_chosen (self);
  if (has_focus && gtk_widget_get_focus_child (self->rows) == NULL)
    heng_sheet_show_place (self);
}

void
heng_sheet_place_new (HengSheet *self, guint line)
{
  self->new_at = MIN (line, heng_sheet_model_n_rows (self->model));
  load_lines (self);
  heng_sheet_show_chosen (self);
}
