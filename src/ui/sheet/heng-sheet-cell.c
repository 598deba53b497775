/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell. Its text field lies unseen below the label until something is typed, so that an input method begins where the keyboard is. */
#include "heng-sheet-cell.h"

#include <glib/gi18n-lib.h>

#include "heng-weight-meter.h"

struct _HengSheetCell
{
  GtkWidget parent_instance;
  const HengSheetField *field;
  guint row, column;
  GtkWidget *box, *dot, *label, *sub, *entry, *text, *button, *button_label; /* text: inside the entry */
  char *stored, *shown, *hint, *told;
  const char *overlay_class;
  HengSheetMode mode;
  gboolean editable, is_link, overlaid, filling, composing;
};

G_DEFINE_FINAL_TYPE (HengSheetCell, heng_sheet_cell, GTK_TYPE_WIDGET)

enum { TYPED, OPENED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static float
align_of (const HengSheetField *field)
{
  gboolean number = field->kind == HENG_SHEET_NUMBER || field->kind == HENG_SHEET_PERCENT || field->at_end;

  return number && !field->at_start ? 1.f : 0.f;
}

static void
fill_text (HengSheetCell *self, const char *text)
{
  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
}

/* The label is what is seen of a cell at rest; the field below it has the same text for keyboard and screen reader. */
static void
show_layers (HengSheetCell *self)
{
  gboolean at_rest = self->mode == HENG_SHEET_READY && !self->composing;

  gtk_widget_set_opacity (self->entry, at_rest ? 0 : 1);
  gtk_widget_set_child_visible (self->box, at_rest); /* no new layout at every key */
  gtk_widget_set_visible (self->entry, self->editable);
  gtk_widget_set_visible (self->button, self->is_link && !self->editable);
  gtk_widget_set_visible (self->label, !(self->is_link && !self->editable));
  gtk_widget_set_focusable (GTK_WIDGET (self), !self->editable && !self->is_link);
}

static void
show_words (HengSheetCell *self, const char *text)
{
  /* the name's hint stands across the row until the cell has the keyboard */
  gboolean hinted = *text == '\0' && self->hint != NULL && (!self->field->strong || gtk_widget_has_focus (self->text));

  gtk_label_set_text (GTK_LABEL (self->label), hinted ? self->hint : text);
  gtk_label_set_text (GTK_LABEL (self->button_label), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *text != '\0' ? text : NULL);
  if (hinted)
    gtk_widget_add_css_class (self->label, "h-dim");
  else
    gtk_widget_remove_css_class (self->label, "h-dim");
}

static void
choose_all (HengSheetCell *self)
{
  if (self->editable)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
changed_cb (HengSheetCell *self)
{
  if (self->filling)
    return;
  if (self->mode == HENG_SHEET_READY && gtk_widget_has_focus (self->text))
    heng_sheet_cell_set_mode (self, HENG_SHEET_ENTER);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
preedit_cb (HengSheetCell *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (self->composing && self->mode == HENG_SHEET_READY)
    heng_sheet_cell_set_mode (self, HENG_SHEET_ENTER);
  show_layers (self);
}

static void
clicked_cb (HengSheetCell *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
enter_cb (HengSheetCell *self)
{
  if (self->mode == HENG_SHEET_READY)
    choose_all (self);
  if (self->hint != NULL && self->mode == HENG_SHEET_READY && !self->overlaid)
    show_words (self, self->shown);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
leave_cb (HengSheetCell *self)
{
  self->composing = FALSE;
  if (self->hint != NULL && self->mode == HENG_SHEET_READY && !self->overlaid)
    gtk_label_set_text (GTK_LABEL (self->label), self->field->strong ? "" : self->hint);
}

static gboolean
heng_sheet_cell_grab_focus (GtkWidget *widget)
{
  HengSheetCell *self = HENG_SHEET_CELL (widget);

  if (self->editable)
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  if (self->is_link)
    return gtk_widget_grab_focus (self->button);
  return GTK_WIDGET_CLASS (heng_sheet_cell_parent_class)->grab_focus (widget);
}

static void
heng_sheet_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *min, int *nat, int *min_base, int *nat_base)
{
  HengSheetCell *self = HENG_SHEET_CELL (widget);
  int least = 0, label = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *min = *nat = 0; /* the sheet decides the width */
      return;
    }
  gtk_widget_measure (self->entry, orientation, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->box, orientation, -1, &label, NULL, NULL, NULL);
  *min = *nat = MAX (least, label);
}

static void
heng_sheet_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengSheetCell *self = HENG_SHEET_CELL (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, MAX (width, 0), height }, -1);
  if (gtk_widget_get_visible (self->entry))
    gtk_widget_size_allocate (self->entry, &(GtkAllocation) { 0, 0, MAX (width, 0), height }, -1);
}

static void
heng_sheet_cell_dispose (GObject *object)
{
  HengSheetCell *self = HENG_SHEET_CELL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (heng_sheet_cell_parent_class)->dispose (object);
}

static void
heng_sheet_cell_class_init (HengSheetCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = HENG_TYPE_SHEET_CELL;

  G_OBJECT_CLASS (klass)->dispose = heng_sheet_cell_dispose;
  widget_class->grab_focus = heng_sheet_cell_grab_focus;
  widget_class->measure = heng_sheet_cell_measure;
  widget_class->size_allocate = heng_sheet_cell_size_allocate;
  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "sheetcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

/* Only for the eye: the cell's name says the same. */
static GtkWidget *
silent_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
}

static void
build_text (HengSheetCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  self->text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_add_css_class (self->entry, "h-cell");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
build_words (HengSheetCell *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = silent_label ();
  self->sub = silent_label ();
  self->button_label = silent_label ();
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->button_label);
  gtk_widget_set_css_classes (self->button, (const char *[]) { "h-linkbutton", "h-score", NULL });
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->label, "h-cell");
  gtk_widget_set_css_classes (self->sub, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_label_set_xalign (GTK_LABEL (self->sub), 0);
  gtk_widget_set_visible (self->sub, FALSE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), self->label);
  gtk_box_append (GTK_BOX (lines), self->sub);
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_can_target (lines, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}

static void
heng_sheet_cell_init (HengSheetCell *self)
{
  self->stored = g_strdup ("");
  self->shown = g_strdup ("");
  build_text (self);
  build_words (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
heng_sheet_cell_new (const HengSheetField *field, guint row, guint column)
{
  HengSheetCell *self = g_object_new (HENG_TYPE_SHEET_CELL, NULL);

  self->field = field;
  self->row = row;
  self->column = column;
  if (field->strong)
    gtk_widget_add_css_class (self->label, "h-strong");
  return GTK_WIDGET (self);
}

guint
heng_sheet_cell_get_row (HengSheetCell *self)
{
  return self->row;
}

void
heng_sheet_cell_set_row (HengSheetCell *self, guint row)
{
  self->row = row;
}

guint
heng_sheet_cell_get_column (HengSheetCell *self)
{
  return self->column;
}

static void
take (char **slot, char *text)
{
  g_free (*slot);
  *slot = text;
}

/* "Actual RD-02" for what is edited, "Score RD-02: 106.00" for what is only read. */
static void
tell (HengSheetCell *self, HengSheetModel *model, const char *why)
{
  g_autofree char *row = heng_sheet_model_row_name (model, self->row);
  const char *format = self->field->cell_name;
  g_autofree char *title = format != NULL ? g_strdup_printf (format, row, self->shown) : g_strdup_printf ("%s %s", self->field->title, row);
  gboolean told_all = format != NULL && self->field->kind == HENG_SHEET_READONLY;
  g_autofree char *name = told_all ? g_strdup (title) : g_strdup_printf ("%s: %s", title, self->shown);
  g_autofree char *told = g_strdup_printf ("%s%d%s", name, self->editable, why != NULL ? why : "");

  if (g_strcmp0 (told, self->told) == 0)
    return;
  take (&self->told, g_steal_pointer (&told));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : self->shown, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : _("Opens how it came about"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->editable ? title : name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why != NULL ? why : "", -1);
}

static void
show_state (HengSheetCell *self, HengSheetState state)
{
  static const char *const classes[] = { NULL, "warning", "error", "na", "missing" };

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    if (i == state)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static void
show_dot (HengSheetCell *self, HengSheetModel *model)
{
  int dot = heng_sheet_model_dot (model, self->row, self->column);

  if (dot < 0)
    {
      if (self->dot != NULL)
        gtk_widget_set_visible (self->dot, FALSE);
      return;
    }
  if (self->dot == NULL)
    {
      self->dot = g_object_new (HENG_TYPE_DOT, "valign", GTK_ALIGN_CENTER, NULL);
      gtk_box_prepend (GTK_BOX (self->box), self->dot);
    }
  gtk_widget_set_visible (self->dot, TRUE);
  heng_dot_set_perspective (HENG_DOT (self->dot), (HengPerspective) dot);
}

static void
load_texts (HengSheetCell *self, HengSheetModel *model)
{
  gboolean is_new = self->row >= heng_sheet_model_n_rows (model);
  g_autofree char *display = heng_sheet_model_display (model, self->row, self->column);

  take (&self->stored, heng_sheet_model_text (model, self->row, self->column));
  take (&self->hint, is_new ? g_strdup (display) : NULL);
  take (&self->shown, is_new ? g_strdup ("") : g_steal_pointer (&display));
}

void
heng_sheet_cell_load (HengSheetCell *self, HengSheetModel *model)
{
  g_autofree char *why = NULL, *locked = NULL, *tip = NULL;
  HengSheetState state = heng_sheet_model_state (model, self->row, self->column, &why);
  float align;

  self->editable = heng_sheet_model_editable (model, self->row, self->column, &locked);
  self->is_link = self->field->is_link && heng_sheet_model_has_proof (model, self->row, self->column);
  load_texts (self, model);
  align = align_of (self->field);
  gtk_label_set_xalign (GTK_LABEL (self->label), align);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), align);
  gtk_widget_set_halign (self->button, align > 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  show_state (self, state);
  show_dot (self, model);
  tell (self, model, why != NULL ? why : locked);
  if (self->overlaid || self->mode != HENG_SHEET_READY || self->composing)
    return;
  show_words (self, self->shown);
  tip = heng_sheet_model_tip (model, self->row, self->column);
  if (why != NULL || locked != NULL || tip != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), why != NULL ? why : locked != NULL ? locked : tip);
  show_layers (self);
  if (!self->editable)
    return;
  fill_text (self, self->stored);
  if (gtk_widget_has_focus (self->text))
    choose_all (self);
}

void
heng_sheet_cell_overlay (HengSheetCell *self, const char *text, const char *css_class)
{
  if (self->overlay_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->overlay_class);
  self->overlay_class = text != NULL ? css_class : NULL;
  if (self->overlay_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->overlay_class);
  self->overlaid = text != NULL;
  if (self->mode != HENG_SHEET_READY)
    return;
  show_words (self, text != NULL ? text : self->shown);
  if (!self->editable)
    return;
  fill_text (self, text != NULL ? text : self->stored);
  if (gtk_widget_has_focus (self->text))
    choose_all (self);
}

void
heng_sheet_cell_set_sub (HengSheetCell *self, const char *sub)
{
  gtk_label_set_text (GTK_LABEL (self->sub), sub != NULL ? sub : "");
  gtk_widget_set_visible (self->sub, sub != NULL);
}

/* F2 keeps what stands there and goes to its end; typing has already written over it. */
void
heng_sheet_cell_set_mode (HengSheetCell *self, HengSheetMode mode)
{
  if (!self->editable || self->mode == mode)
    return;
  self->mode = mode;
  /* The history must not begin in the middle of the first key, which the field is still working on. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), mode == HENG_SHEET_EDIT);
  if (mode == HENG_SHEET_EDIT)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  if (mode == HENG_SHEET_READY)
    {
      show_words (self, self->shown);
      fill_text (self, self->stored);
      if (gtk_widget_has_focus (self->text))
        choose_all (self);
    }
  if (mode == HENG_SHEET_READY)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  show_layers (self);
}

HengSheetMode
heng_sheet_cell_get_mode (HengSheetCell *self)
{
  return self->mode;
}

gboolean
heng_sheet_cell_is_editable (HengSheetCell *self)
{
  return self->editable;
}

gboolean
heng_sheet_cell_is_link (HengSheetCell *self)
{
  return self->is_link && !self->editable;
}

char *
heng_sheet_cell_get_typed (HengSheetCell *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

void
heng_sheet_cell_put_typed (HengSheetCell *self, const char *text)
{
  fill_text (self, text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

gboolean
heng_sheet_cell_is_composing (HengSheetCell *self)
{
  return self->composing;
}

void
heng_sheet_cell_set_chosen (HengSheetCell *self, gboolean chosen)
{
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

void
heng_sheet_cell_set_fault (HengSheetCell *self, const char *fault)
{
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fault");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fault");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
