/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of very many rows, some twenty of which are widgets. */
#include "heng-grid-private.h"

#define GUESSED_HEIGHT 720 /* px of the body before its first allocation: rows are there for the first frame */

enum { PROP_HADJUSTMENT = 1, PROP_VADJUSTMENT, PROP_HPOLICY, PROP_VPOLICY };
enum { ACTIVATE, SORT, RESIZED, REORDERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (HengGrid, heng_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The body of the rows; the table itself allocates it and them. */
#define HENG_TYPE_GRID_BODY (heng_grid_body_get_type ())
G_DECLARE_FINAL_TYPE (HengGridBody, heng_grid_body, HENG, GRID_BODY, GtkWidget)
struct _HengGridBody
{
  GtkWidget parent_instance;
};
G_DEFINE_FINAL_TYPE (HengGridBody, heng_grid_body, GTK_TYPE_WIDGET)

static HengGrid *
table_of (GtkWidget *body)
{
  return HENG_GRID (gtk_widget_get_parent (body));
}

static void
heng_grid_body_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengGrid *self = table_of (widget);
  int top = (int) gtk_adjustment_get_value (self->vadjustment), left = (int) gtk_adjustment_get_value (self->hadjustment);
  int whole = (int) gtk_adjustment_get_upper (self->hadjustment);

  for (guint i = 0; i < self->rows->len; i++)
    {
      HengGridRow *row = self->rows->pdata[i];
      int least;

      if (heng_grid_row_get_position (row) == GTK_INVALID_LIST_POSITION)
        continue;
      gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (row), &(GtkAllocation) { -left, (int) heng_grid_row_get_position (row) * self->row_height - top,
                                                                     MAX (whole, least), self->row_height }, -1);
    }
}

static void
heng_grid_body_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

/* What gets the keyboard is where it goes on from. */
static void
heng_grid_body_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  guint position = HENG_IS_GRID_ROW (child) ? heng_grid_row_get_position (HENG_GRID_ROW (child)) : GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (heng_grid_body_parent_class)->set_focus_child (widget, child);
  if (position != GTK_INVALID_LIST_POSITION)
    table_of (widget)->cursor = position;
}

static void
heng_grid_body_class_init (HengGridBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->size_allocate = heng_grid_body_size_allocate;
  widget_class->measure = heng_grid_body_measure;
  widget_class->set_focus_child = heng_grid_body_set_focus_child;
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_GROUP);
}

static void
heng_grid_body_init (HengGridBody *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

guint
heng_grid_n_rows (HengGrid *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

HengGridRow *
heng_grid_row_at (HengGrid *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (heng_grid_row_get_position (self->rows->pdata[i]) == position)
      return self->rows->pdata[i];
  return NULL;
}

/* One that shows nothing; the one with the keyboard is never taken from it. */
static HengGridRow *
free_row (HengGrid *self)
{
  HengGridRow *row = heng_grid_row_at (self, GTK_INVALID_LIST_POSITION);

  if (row != NULL)
    return row;
  row = heng_grid_row_new (self);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_parent (GTK_WIDGET (row), self->body);
  return row;
}

static void
show_at (HengGrid *self, guint position)
{
  HengGridRow *row = heng_grid_row_at (self, position);
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  heng_grid_row_bind (row != NULL ? row : free_row (self), item, position);
}

static void
measure_row (HengGrid *self)
{
  int height = 0;

  if (self->row_height == 0 && heng_grid_n_rows (self) > 0)
    show_at (self, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      int natural;

      if (heng_grid_row_get_position (self->rows->pdata[i]) == GTK_INVALID_LIST_POSITION)
        continue;
      gtk_widget_measure (self->rows->pdata[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  if (height > 0)
    self->row_height = height;
}

static void
measure_columns (HengGrid *self)
{
  if (self->measured || heng_grid_n_rows (self) == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    heng_grid_row_measure_cells (self->rows->pdata[i]);
  heng_grid_head_measure_titles (self->head);
  self->measured = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self->head)); /* its titles stood elsewhere while there were no rows */
}

static gboolean
holds_keyboard (HengGridRow *row)
{
  return gtk_widget_has_focus (GTK_WIDGET (row)) || gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL;
}

/* Rows that went out of view are free for others. */
static void
drop_rows (HengGrid *self, guint first, guint end)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      HengGridRow *row = self->rows->pdata[i];
      guint position = heng_grid_row_get_position (row);

      if (position == GTK_INVALID_LIST_POSITION || (position >= first && position < end)
          || (holds_keyboard (row) && position < heng_grid_n_rows (self)))
        continue;
      if (holds_keyboard (row))
        self->focus_wanted = TRUE;
      heng_grid_row_set_position (row, GTK_INVALID_LIST_POSITION);
    }
}

/* After the needed ones were bound: the others are hidden, which would move a keyboard that is on them. */
static void
hide_free_rows (HengGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (heng_grid_row_get_position (self->rows->pdata[i]) == GTK_INVALID_LIST_POSITION)
      heng_grid_row_bind (self->rows->pdata[i], NULL, GTK_INVALID_LIST_POSITION);
}

void
heng_grid_update_rows (HengGrid *self)
{
  guint n = heng_grid_n_rows (self), first, end;
  int height = self->body_height > 0 ? self->body_height : GUESSED_HEIGHT;
  double top = gtk_adjustment_get_value (self->vadjustment);

  if (self->in_update || self->columns->len == 0)
    return;
  self->in_update = TRUE;
  if (self->row_height == 0)
    measure_row (self);
  first = self->row_height > 0 ? MIN ((guint) (top / self->row_height), n) : 0;
  end = self->row_height > 0 ? MIN (first + (guint) (height / self->row_height) + 2, n) : 0;
  if (end - first < (guint) (height / MAX (self->row_height, 1)) + 2 && end == n) /* the last page */
    first = end - MIN (end, (guint) (height / MAX (self->row_height, 1)) + 2);
  drop_rows (self, first, end);
  for (guint i = first; i < end; i++)
    show_at (self, i);
  hide_free_rows (self);
  if (self->focus_wanted && n > 0)
    {
      HengGridRow *row = heng_grid_row_at (self, MIN (self->cursor, n - 1));

      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  self->focus_wanted = FALSE;
  self->in_update = FALSE;
}

static void
configure (HengGrid *self, int width, int height)
{
  int whole = heng_grid_divide (self->columns, width);
  double all = (double) heng_grid_n_rows (self) * self->row_height;
  double left = gtk_adjustment_get_value (self->hadjustment), top = gtk_adjustment_get_value (self->vadjustment);

  if (self->wanted_top != GTK_INVALID_LIST_POSITION && self->row_height > 0)
    {
      top = (double) self->wanted_top * self->row_height;
      self->wanted_top = GTK_INVALID_LIST_POSITION;
    }
  gtk_adjustment_configure (self->hadjustment, CLAMP (left, 0, MAX (whole - width, 0)), 0, MAX (whole, width), width * .1, width * .9, width);
  gtk_adjustment_configure (self->vadjustment, CLAMP (top, 0, MAX (all - height, 0)), 0, MAX (all, height), self->row_height,
                            MAX (height - self->row_height, 1), height);
}

static void
heng_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengGrid *self = HENG_GRID (widget);
  int head, least;

  gtk_widget_measure (GTK_WIDGET (self->head), GTK_ORIENTATION_VERTICAL, -1, &head, NULL, NULL, NULL);
  self->body_height = MAX (height - head, 1);
  measure_columns (self);
  configure (self, width, self->body_height);
  gtk_widget_measure (GTK_WIDGET (self->head), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  heng_grid_update_rows (self);
  gtk_widget_size_allocate (GTK_WIDGET (self->head), &(GtkAllocation) { -(int) gtk_adjustment_get_value (self->hadjustment), 0,
                                                                        MAX ((int) gtk_adjustment_get_upper (self->hadjustment), least), head }, -1);
  gtk_widget_size_allocate (self->body, &(GtkAllocation) { 0, head, width, self->body_height }, -1);
}

static void
heng_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                    int *natural_baseline)
{
  HengGrid *self = HENG_GRID (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (guint i = 0; i < self->columns->len; i++)
        *natural += MAX (((const HengGridColumn *) self->columns->pdata[i])->width, ((const HengGridColumn *) self->columns->pdata[i])->natural);
      return;
    }
  gtk_widget_measure (GTK_WIDGET (self->head), orientation, -1, minimum, natural, NULL, NULL);
  measure_row (self);
  *natural += (int) MIN (heng_grid_n_rows (self), 1000) * self->row_height;
}

static void
scrolled_cb (HengGrid *self)
{
  heng_grid_update_rows (self);
  gtk_widget_queue_allocate (self->body);
}

static void
scrolled_sideways_cb (HengGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (HengGrid *self, GtkAdjustment **which, GtkAdjustment *adjustment, GCallback changed)
{
  if (*which != NULL)
    g_signal_handlers_disconnect_by_data (*which, self);
  g_clear_object (which);
  *which = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*which, "value-changed", changed, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
heng_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HengGrid *self = HENG_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value), G_CALLBACK (scrolled_sideways_cb));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value), G_CALLBACK (scrolled_cb));
      break;
    case PROP_HPOLICY:
      self->hpolicy = (guint) g_value_get_enum (value);
      break;
    case PROP_VPOLICY:
      self->vpolicy = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
heng_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengGrid *self = HENG_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HPOLICY:
      g_value_set_enum (value, (int) self->hpolicy);
      break;
    case PROP_VPOLICY:
      g_value_set_enum (value, (int) self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
heng_grid_grab_focus (GtkWidget *widget)
{
  HengGrid *self = HENG_GRID (widget);
  guint n = heng_grid_n_rows (self);

  if (n == 0)
    return FALSE;
  heng_grid_set_cursor (self, MIN (self->cursor, n - 1));
  return TRUE;
}

/* Tab comes in to the row where the keyboard was, and leaves from any; arrows are keys of the table. */
static gboolean
heng_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
heng_grid_dispose (GObject *object)
{
  HengGrid *self = HENG_GRID (object);

  heng_grid_set_model (self, NULL);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->head != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->head)));
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  G_OBJECT_CLASS (heng_grid_parent_class)->dispose (object);
}

static void
heng_grid_class_init (HengGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = heng_grid_dispose;
  object_class->set_property = heng_grid_set_property;
  object_class->get_property = heng_grid_get_property;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HPOLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VPOLICY, "vscroll-policy");
  widget_class->measure = heng_grid_measure;
  widget_class->size_allocate = heng_grid_size_allocate;
  widget_class->grab_focus = heng_grid_grab_focus;
  widget_class->focus = heng_grid_focus;
  signals[ACTIVATE] = g_signal_new ("activate", HENG_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT] = g_signal_new ("sort", HENG_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESIZED] = g_signal_new ("resized", HENG_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REORDERED] = g_signal_new ("reordered", HENG_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "columnview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_GRID);
  heng_grid_install_keys (widget_class);
}

static void
heng_grid_init (HengGrid *self)
{
  self->columns = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->wanted_top = GTK_INVALID_LIST_POSITION;
  self->body = g_object_new (HENG_TYPE_GRID_BODY, NULL);
  self->head = heng_grid_head_new (self);
  gtk_widget_set_parent (GTK_WIDGET (self->head), GTK_WIDGET (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, &self->hadjustment, NULL, G_CALLBACK (scrolled_sideways_cb));
  set_adjustment (self, &self->vadjustment, NULL, G_CALLBACK (scrolled_cb));
  heng_grid_add_mouse (self, self->body);
}

GtkWidget *
heng_grid_new (void)
{
  return g_object_new (HENG_TYPE_GRID, NULL);
}

/* Rows behind the change stay with their items. */
static void
shift_rows (HengGrid *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      HengGridRow *row = self->rows->pdata[i];
      guint at = heng_grid_row_get_position (row);

      if (at == GTK_INVALID_LIST_POSITION || at < position)
        continue;
      if (at >= position + removed)
        heng_grid_row_set_position (row, at - removed + added);
      else if (at >= position + added)
        {
          self->focus_wanted = self->focus_wanted || holds_keyboard (row);
          heng_grid_row_set_position (row, GTK_INVALID_LIST_POSITION);
        }
    }
}

static guint
shifted (guint at, guint position, guint removed, guint added)
{
  if (at < position)
    return at;
  return at >= position + removed ? at - removed + added : MIN (at, position + added);
}

/* What is in view stays where it is on the screen when only something above it comes or goes. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, HengGrid *self)
{
  double top = gtk_adjustment_get_value (self->vadjustment);
  guint n = heng_grid_n_rows (self);

  shift_rows (self, position, removed, added);
  if (n - added + removed > 0) /* in an empty table it stands at the first row that will come */
    {
      self->cursor = shifted (self->cursor, position, removed, added);
      self->anchor = shifted (self->anchor, position, removed, added);
    }
  if (self->row_height > 0 && (double) (position + removed) * self->row_height <= top && top > 0)
    top += ((double) added - removed) * self->row_height;
  if (self->row_height > 0)
    gtk_adjustment_configure (self->vadjustment, top, 0, MAX ((double) n * self->row_height, gtk_adjustment_get_page_size (self->vadjustment)),
                              self->row_height, gtk_adjustment_get_page_increment (self->vadjustment),
                              gtk_adjustment_get_page_size (self->vadjustment));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) n, -1);
  heng_grid_update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, HengGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint at = heng_grid_row_get_position (self->rows->pdata[i]);

      if (at != GTK_INVALID_LIST_POSITION && at >= position && at - position < n)
        heng_grid_row_set_selected (self->rows->pdata[i], gtk_selection_model_is_selected (model, at));
    }
}

void
heng_grid_set_model (HengGrid *self, GtkSelectionModel *model)
{
  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (model, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  heng_grid_update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkSelectionModel *
heng_grid_get_model (HengGrid *self)
{
  return self->model;
}

void
heng_grid_set_columns (HengGrid *self, GPtrArray *columns)
{
  g_autoptr (GPtrArray) old = self->columns;

  self->columns = g_ptr_array_ref (columns);
  self->measured = FALSE;
  heng_grid_head_set_up (self->head);
  for (guint i = 0; i < self->rows->len; i++)
    heng_grid_row_set_up (self->rows->pdata[i]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) columns->len, -1);
  heng_grid_update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GPtrArray *
heng_grid_get_columns (HengGrid *self)
{
  return self->columns;
}

void
heng_grid_columns_changed (HengGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self->head)); /* it and the rows keep their size, but what is in them moves */
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_allocate (self->rows->pdata[i]);
}

void
heng_grid_set_row_name (HengGrid *self, char *(*name) (gpointer item))
{
  self->row_name = name;
}

void
heng_grid_set_sort (HengGrid *self, const char *id, gboolean descending)
{
  heng_grid_head_set_sort (self->head, id, descending);
}

void
heng_grid_scroll_to (HengGrid *self, guint position)
{
  double top = (double) position * self->row_height;

  gtk_adjustment_clamp_page (self->vadjustment, top, top + self->row_height);
}

guint
heng_grid_get_top (HengGrid *self)
{
  double top = gtk_adjustment_get_value (self->vadjustment);
  guint position = self->row_height > 0 ? (guint) ((top + self->row_height - 1) / self->row_height) : 0;

  return position < heng_grid_n_rows (self) ? position : GTK_INVALID_LIST_POSITION;
}

void
heng_grid_set_top (HengGrid *self, guint position)
{
  self->wanted_top = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
