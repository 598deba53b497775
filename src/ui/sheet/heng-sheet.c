/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet: lines of cells over a model, laid out by one grid. What keys and changes do is in the files beside it. */
#include "heng-sheet-private.h"

#include <glib/gi18n-lib.h>

#define PAD 18
#define NARROW_PAD 12

G_DEFINE_FINAL_TYPE (HengSheet, heng_sheet, GTK_TYPE_WIDGET)

guint heng_sheet_signals[HENG_SHEET_N_SIGNALS];

static int
pad_of (HengSheet *self)
{
  return self->width_class == HENG_WIDTH_NARROW ? NARROW_PAD : PAD;
}

/* Width of a figure in the sheet's font. */
static int
figure_width (HengSheet *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 4);
}

static void
heng_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengSheet *self = HENG_SHEET (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->box, orientation, for_size, min, nat, NULL, NULL);
  else
    *min = *nat = heng_sheet_grid_least (&self->grid, self->fields, figure_width (self)) + 2 * pad_of (self);
}

static GtkSizeRequestMode
heng_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
heng_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengSheet *self = HENG_SHEET (widget);
  int pad = pad_of (self);

  heng_sheet_grid_lay (&self->grid, self->fields, figure_width (self), width - 2 * pad);
  for (guint i = 0; i < self->grid.n_columns; i++)
    self->grid.x[i] += pad;
  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, -1);
  gtk_popover_present (GTK_POPOVER (self->suggest));
}

/* One stop of the Tab key for the page; inside, Tab goes from cell to cell by the sheet's own keys. */
static gboolean
heng_sheet_focus (GtkWidget *widget, GtkDirectionType direction)
{
  HengSheet *self = HENG_SHEET (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean in_panel = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel));
  gboolean in_cells = focus != NULL && gtk_widget_is_ancestor (focus, widget) && !in_panel;

  if (in_panel && gtk_widget_child_focus (GTK_WIDGET (self->panel), direction))
    return TRUE;
  if (in_panel && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (in_cells)
    return direction == GTK_DIR_TAB_FORWARD && heng_sheet_panel_is_open (self->panel)
           && gtk_widget_child_focus (GTK_WIDGET (self->panel), direction);
  if (self->place.n_rows == 0 || self->place.n_columns == 0)
    return FALSE;
  heng_sheet_show_place (self);
  return TRUE;
}

static gboolean
heng_sheet_grab_focus (GtkWidget *widget)
{
  HengSheet *self = HENG_SHEET (widget);

  if (self->place.n_rows == 0 || self->place.n_columns == 0)
    return FALSE;
  heng_sheet_show_place (self);
  return TRUE;
}

static void
drop_model (HengSheet *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

static void
heng_sheet_dispose (GObject *object)
{
  HengSheet *self = HENG_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->stray_timeout, g_source_remove);
  heng_sheet_clear_tasks (self);
  drop_model (self);
  self->editing = self->stray = NULL;
  if (self->suggest != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->suggest));
  self->suggest = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->paste, heng_sheet_paste_free);
  g_clear_pointer (&self->choice, g_free);
  G_OBJECT_CLASS (heng_sheet_parent_class)->dispose (object);
}

static void
heng_sheet_finalize (GObject *object)
{
  HengSheet *self = HENG_SHEET (object);

  g_array_unref (self->columns);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (heng_sheet_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  GType type = HENG_TYPE_SHEET;

  heng_sheet_signals[HENG_SHEET_SIGNAL_OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, GTK_TYPE_WIDGET);
  heng_sheet_signals[HENG_SHEET_SIGNAL_MENU]
      = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3, G_TYPE_UINT,
                      G_TYPE_UINT, GTK_TYPE_WIDGET);
  heng_sheet_signals[HENG_SHEET_SIGNAL_FAILED]
      = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  heng_sheet_signals[HENG_SHEET_SIGNAL_SELECTED]
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
heng_sheet_class_init (HengSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heng_sheet_dispose;
  object_class->finalize = heng_sheet_finalize;
  widget_class->measure = heng_sheet_measure;
  widget_class->get_request_mode = heng_sheet_get_request_mode;
  widget_class->size_allocate = heng_sheet_size_allocate;
  widget_class->focus = heng_sheet_focus;
  widget_class->grab_focus = heng_sheet_grab_focus;
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
heng_sheet_init (HengSheet *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cancellable = g_cancellable_new ();
  self->width_class = HENG_WIDTH_WIDE;
  self->new_at = G_MAXUINT;
  g_queue_init (&self->waiting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->panel = HENG_SHEET_PANEL (heng_sheet_panel_new ());
  self->suggest = HENG_SHEET_SUGGEST (heng_sheet_suggest_new ());
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->panel));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->suggest), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-cell");
  g_signal_connect_swapped (self->panel, "paste", G_CALLBACK (heng_sheet_panel_paste_cb), self);
  g_signal_connect_swapped (self->panel, "closed", G_CALLBACK (heng_sheet_panel_closed_cb), self);
  g_signal_connect_swapped (self->panel, "correct", G_CALLBACK (heng_sheet_panel_correct_cb), self);
  heng_sheet_add_input (self);
}

guint
heng_sheet_model_row (HengSheet *self, guint line)
{
  if (!self->has_new || line < self->new_at)
    return line;
  return line == self->new_at ? heng_sheet_model_n_rows (self->model) : line - 1;
}

guint
heng_sheet_line_of (HengSheet *self, guint row)
{
  if (!self->has_new || row < self->new_at)
    return row;
  return row >= heng_sheet_model_n_rows (self->model) ? self->new_at : row + 1;
}

HengSheetRow *
heng_sheet_line (HengSheet *self, guint line)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && line-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL ? HENG_SHEET_ROW (row) : NULL;
}

HengSheetCell *
heng_sheet_cell_at (HengSheet *self, guint line, guint place)
{
  HengSheetRow *row = place < self->columns->len ? heng_sheet_line (self, line) : NULL;

  return row != NULL ? HENG_SHEET_CELL (heng_sheet_row_get (row, g_array_index (self->columns, guint, place))) : NULL;
}

void
heng_sheet_show_chosen (HengSheet *self)
{
  HengSheetBlock block = heng_sheet_place_block (&self->place);
  gboolean several = block.top != block.bottom || block.left != block.right;
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (guint line = 0; row != NULL; line++, row = gtk_widget_get_next_sibling (row))
    for (guint place = 0; place < self->columns->len; place++)
      {
        HengSheetCell *cell = HENG_SHEET_CELL (heng_sheet_row_get (HENG_SHEET_ROW (row), g_array_index (self->columns, guint, place)));

        heng_sheet_cell_set_chosen (cell, several && line >= block.top && line <= block.bottom && place >= block.left && place <= block.right);
      }
}

void
heng_sheet_show_place (HengSheet *self)
{
  HengSheetCell *cell = heng_sheet_cell_at (self, self->place.row, self->place.column);

  self->moving = TRUE;
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  self->moving = FALSE;
}

void
heng_sheet_go (HengSheet *self, guint line, guint place, gboolean extend)
{
  guint before = self->place.row;

  heng_sheet_place_go (&self->place, line, place, extend);
  heng_sheet_show_place (self);
  heng_sheet_show_chosen (self);
  if (before != self->place.row)
    g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_SELECTED], 0, heng_sheet_model_row (self, self->place.row));
}

GtkWidget *
heng_sheet_widget_new (void)
{
  return g_object_new (HENG_TYPE_SHEET, NULL);
}

static gboolean
is_seen (const HengSheetField *field, HengWidthClass width_class)
{
  switch (field->room)
    {
    case HENG_SHEET_MEDIUM:
      return width_class != HENG_WIDTH_NARROW;
    case HENG_SHEET_WIDE:
      return width_class == HENG_WIDTH_WIDE;
    case HENG_SHEET_ALWAYS:
    default:
      return TRUE;
    }
}

static void
choose_columns (HengSheet *self)
{
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < self->grid.n_columns; i++)
    {
      self->grid.shown[i] = is_seen (self->fields[i], self->width_class);
      if (self->grid.shown[i])
        g_array_append_val (self->columns, i);
    }
}

static gboolean
stands_at_end (const HengSheetField *field)
{
  return field->at_end || (!field->at_start && (field->kind == HENG_SHEET_NUMBER || field->kind == HENG_SHEET_PERCENT));
}

static GtkWidget *
head_cell (const HengSheetField *field)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "label", field->title, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "xalign", stands_at_end (field) ? 1. : 0., NULL);

  gtk_widget_add_css_class (label, "h-colhead");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
  gtk_widget_set_tooltip_text (label, field->title);
  return label;
}

static void
foot_opened_cb (GtkButton *button, HengSheet *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_OPEN], 0, heng_sheet_model_n_rows (self->model) + 1, column, button);
}

static GtkWidget *
foot_cell (HengSheet *self, guint column)
{
  GtkWidget *label = gtk_label_new (NULL), *button;
  gboolean end = stands_at_end (self->fields[column]);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), end ? 1 : 0);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cell", "h-strong", NULL });
  if (!heng_sheet_model_foot_proof (self->model, column))
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_css_classes (button, (const char *[]) { "h-linkbutton", NULL });
  gtk_widget_set_halign (button, end ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect (button, "clicked", G_CALLBACK (foot_opened_cb), self);
  return button;
}

static void
build_ends (HengSheet *self)
{
  self->head = heng_sheet_row_new (HENG_SHEET_HEAD, &self->grid);
  self->foot = heng_sheet_row_new (HENG_SHEET_FOOT, &self->grid);
  for (guint i = 0; i < self->grid.n_columns; i++)
    {
      heng_sheet_row_add (HENG_SHEET_ROW (self->head), head_cell (self->fields[i]));
      heng_sheet_row_add (HENG_SHEET_ROW (self->foot), foot_cell (self, i));
    }
  gtk_box_prepend (GTK_BOX (self->box), self->head);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->foot, self->rows);
}

static void
tear_down (HengSheet *self)
{
  GtkWidget *row;

  self->editing = self->stray = NULL;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  if (self->head != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->head);
  if (self->foot != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->foot);
  self->head = self->foot = NULL;
  heng_sheet_panel_close (self->panel);
  g_clear_pointer (&self->paste, heng_sheet_paste_free);
  drop_model (self);
}

void
heng_sheet_set_model (HengSheet *self, HengSheetModel *model, const char *label)
{
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (model == self->model)
    return;
  tear_down (self);
  if (model == NULL)
    return;
  self->model = g_object_ref (model);
  self->grid.n_columns = MIN (heng_sheet_model_n_columns (model), HENG_SHEET_MOST_COLUMNS);
  for (guint i = 0; i < self->grid.n_columns; i++)
    self->fields[i] = heng_sheet_model_field (model, i);
  choose_columns (self);
  build_ends (self);
  self->new_at = G_MAXUINT;
  g_signal_connect_swapped (model, "changed", G_CALLBACK (heng_sheet_reload), self);
  heng_sheet_reload (self);
}

HengSheetModel *
heng_sheet_get_model (HengSheet *self)
{
  return self->model;
}

void
heng_sheet_set_width_class (HengSheet *self, HengWidthClass width_class)
{
  if (self->width_class == width_class)
    return;
  self->width_class = width_class;
  if (self->model == NULL)
    return;
  choose_columns (self);
  heng_sheet_row_update (HENG_SHEET_ROW (self->head));
  heng_sheet_row_update (HENG_SHEET_ROW (self->foot));
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    heng_sheet_row_update (HENG_SHEET_ROW (row));
  heng_sheet_reload (self);
}

/* Place among the shown columns; −1 when it is not seen. */
static int
place_of (HengSheet *self, guint column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, guint, i) == column)
      return (int) i;
  return -1;
}

gboolean
heng_sheet_focus_cell (HengSheet *self, guint row, guint column, gboolean edit)
{
  int place = place_of (self, column);
  HengSheetCell *cell;

  if (place < 0 || self->model == NULL || heng_sheet_line_of (self, row) >= self->place.n_rows)
    return FALSE;
  heng_sheet_go (self, heng_sheet_line_of (self, row), (guint) place, FALSE);
  cell = heng_sheet_cell_at (self, self->place.row, self->place.column);
  if (edit && heng_sheet_cell_is_editable (cell))
    {
      self->editing = cell;
      heng_sheet_cell_set_mode (cell, HENG_SHEET_EDIT);
    }
  return TRUE;
}

gboolean
heng_sheet_get_cell (HengSheet *self, guint *row, guint *column)
{
  if (self->place.n_rows == 0 || self->columns->len == 0)
    return FALSE;
  *row = heng_sheet_model_row (self, self->place.row);
  *column = g_array_index (self->columns, guint, self->place.column);
  return TRUE;
}

void
heng_sheet_set_row_fault (HengSheet *self, guint row, const char *fault)
{
  HengSheetRow *line = heng_sheet_line (self, heng_sheet_line_of (self, row));

  if (line != NULL)
    heng_sheet_row_set_fault (line, fault);
}

GtkWidget *
heng_sheet_get_anchor (HengSheet *self, guint row, guint column)
{
  int place = place_of (self, column);
  HengSheetCell *cell = place >= 0 ? heng_sheet_cell_at (self, heng_sheet_line_of (self, row), (guint) place) : NULL;

  return cell != NULL ? GTK_WIDGET (cell) : NULL;
}
