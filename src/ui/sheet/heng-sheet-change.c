/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed, and changes one after the other: each waits for the one before, because it may have moved the lines. */
#include "heng-sheet-private.h"

#include <glib/gi18n-lib.h>

#define UNFOCUSED_REST_MS 400 /* text set by assistive technology without the keyboard is stored after this rest */

/* Either a whole change, or a text for a cell, which becomes a change when its turn has come. */
typedef struct
{
  HengSheet *sheet; /* owned while it runs */
  HengSheetChange *change;
  guint line, column;
  char *text, *choice;
  gboolean inserts;
} Task;

static void
task_free (Task *task)
{
  g_clear_pointer (&task->change, heng_sheet_change_free);
  g_free (task->text);
  g_free (task->choice);
  g_clear_object (&task->sheet);
  g_free (task);
}

void
heng_sheet_clear_tasks (HengSheet *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) task_free);
}

static HengSheetCell *
task_cell (HengSheet *self, const Task *task)
{
  HengSheetRow *row = heng_sheet_line (self, task->line);

  return row != NULL && task->text != NULL ? HENG_SHEET_CELL (heng_sheet_row_get (row, task->column)) : NULL;
}

/* "Weight RD-02: 15 → 20" */
static char *
action_text (HengSheet *self, guint row, const Task *task)
{
  g_autofree char *name = heng_sheet_model_row_name (self->model, row), *old = heng_sheet_model_text (self->model, row, task->column);

  return g_strdup_printf ("%s %s: %s → %s", self->fields[task->column]->title, name, *old != '\0' ? old : "—",
                          *task->text != '\0' ? task->text : "—");
}

static HengSheetChange *
change_of_text (HengSheet *self, Task *task)
{
  guint row = heng_sheet_model_row (self, task->line);
  gboolean is_new = row >= heng_sheet_model_n_rows (self->model);
  g_autofree char *action = is_new ? g_strdup_printf (_("Add %s"), task->text) : action_text (self, row, task);
  HengSheetChange *change = heng_sheet_change_new (action);

  task->inserts = is_new;
  change->insert_at = is_new ? self->new_at : 0;
  change->n_insert = is_new ? 1 : 0;
  heng_sheet_change_set (change, is_new ? self->new_at : row, task->column, task->text, task->choice);
  return change;
}

static void run_next (HengSheet *self);

static void
show_failure (HengSheet *self, const Task *task, const GError *error)
{
  HengSheetRow *row = heng_sheet_line (self, MIN (task->line, self->place.n_rows - 1));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (row != NULL)
    heng_sheet_row_set_fault (row, error->message);
  g_signal_emit (self, heng_sheet_signals[HENG_SHEET_SIGNAL_FAILED], 0, error->message);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Task *task = data;
  g_autoptr (HengSheet) self = g_object_ref (task->sheet);
  g_autoptr (GError) error = NULL;
  gboolean done = heng_sheet_model_change_finish (HENG_SHEET_MODEL (source), result, &error);
  HengSheetCell *cell;

  self->running = FALSE;
  if (self->model == NULL || HENG_SHEET_MODEL (source) != self->model)
    {
      task_free (task);
      return;
    }
  cell = task_cell (self, task);
  if (cell != NULL)
    heng_sheet_cell_overlay (cell, NULL, NULL);
  if (done && task->inserts)
    self->new_at = heng_sheet_model_n_rows (self->model);
  heng_sheet_reload (self);
  if (done && task->inserts && self->follow_down)
    heng_sheet_go (self, self->place.row + 1, self->place.column, FALSE);
  self->follow_down = FALSE;
  if (!done)
    show_failure (self, task, error);
  task_free (task);
  run_next (self);
}

static void
run_next (HengSheet *self)
{
  Task *task;

  if (self->running || g_queue_is_empty (&self->waiting) || self->model == NULL)
    return;
  task = g_queue_pop_head (&self->waiting);
  task->sheet = g_object_ref (self);
  self->running = TRUE;
  heng_sheet_model_change_async (self->model, task->change != NULL ? g_steal_pointer (&task->change) : change_of_text (self, task),
                                 self->cancellable, done_cb, task);
}

void
heng_sheet_submit (HengSheet *self, HengSheetChange *change)
{
  Task *task = g_new0 (Task, 1);

  task->change = change;
  task->line = self->place.row;
  g_queue_push_tail (&self->waiting, task);
  run_next (self);
}

static void
submit_text (HengSheet *self, HengSheetCell *cell, const char *text, const char *choice)
{
  Task *task = g_new0 (Task, 1);

  task->line = heng_sheet_line_of (self, heng_sheet_cell_get_row (cell));
  task->column = heng_sheet_cell_get_column (cell);
  task->text = g_strdup (text);
  task->choice = g_strdup (choice);
  heng_sheet_cell_overlay (cell, text, "waiting");
  g_queue_push_tail (&self->waiting, task);
  run_next (self);
}

void
heng_sheet_set_text (HengSheet *self, guint row, guint column, const char *text)
{
  HengSheetRow *line = heng_sheet_line (self, heng_sheet_line_of (self, row));
  GtkWidget *cell = line != NULL ? heng_sheet_row_get (line, column) : NULL;
  g_autofree char *old = heng_sheet_model_text (self->model, row, column);

  if (cell != NULL && g_strcmp0 (old, text) != 0)
    submit_text (self, HENG_SHEET_CELL (cell), text, NULL);
}

static void
show_fault (HengSheet *self, HengSheetCell *cell, const char *fault)
{
  HengSheetRow *row = heng_sheet_line (self, heng_sheet_line_of (self, heng_sheet_cell_get_row (cell)));

  heng_sheet_cell_set_fault (cell, fault);
  if (row != NULL)
    heng_sheet_row_set_fault (row, fault);
}

/* A word of a choice need not be written to its end. */
static void
complete_choice (HengSheet *self, HengSheetCell *cell, char **text)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->fields[heng_sheet_cell_get_column (cell)]->kind != HENG_SHEET_CHOICE || **text == '\0')
    return;
  found = heng_sheet_model_suggest (self->model, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell), *text);
  if (found == NULL || found->len != 1)
    return;
  g_free (*text);
  *text = g_strdup (((HengSheetSuggestion *) found->pdata[0])->text);
  g_free (self->choice);
  self->choice = g_strdup (((HengSheetSuggestion *) found->pdata[0])->choice);
}

static void
end_typing (HengSheet *self, HengSheetCell *cell)
{
  g_clear_handle_id (&self->stray_timeout, g_source_remove);
  heng_sheet_suggest_hide (self->suggest);
  heng_sheet_cell_set_mode (cell, HENG_SHEET_READY);
  show_fault (self, cell, NULL);
  self->editing = NULL;
}

gboolean
heng_sheet_settle (HengSheet *self)
{
  HengSheetCell *cell = self->editing;
  g_autofree char *text = NULL, *old = NULL, *fault = NULL, *choice = NULL;
  guint row, column;

  if (cell == NULL)
    return TRUE;
  row = heng_sheet_cell_get_row (cell);
  column = heng_sheet_cell_get_column (cell);
  text = heng_sheet_cell_get_typed (cell);
  complete_choice (self, cell, &text);
  old = heng_sheet_model_text (self->model, row, column);
  if (g_strcmp0 (old, text) == 0)
    {
      heng_sheet_take_back (self);
      return TRUE;
    }
  fault = heng_sheet_model_check (self->model, row, column, text);
  if (fault != NULL)
    {
      show_fault (self, cell, fault);
      return FALSE;
    }
  choice = g_steal_pointer (&self->choice);
  end_typing (self, cell);
  submit_text (self, cell, text, choice);
  return TRUE;
}

void
heng_sheet_take_back (HengSheet *self)
{
  HengSheetCell *cell = self->editing;

  if (cell == NULL)
    return;
  g_clear_pointer (&self->choice, g_free);
  end_typing (self, cell);
  heng_sheet_model_typed (self->model, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell), NULL);
}

static gboolean
stray_cb (gpointer data)
{
  HengSheet *self = data;

  self->stray_timeout = 0;
  heng_sheet_settle (self);
  return G_SOURCE_REMOVE;
}

/* The model hears every text that the rule accepts, and that there is none when it refuses. */
static void
judge (HengSheet *self, HengSheetCell *cell)
{
  guint row = heng_sheet_cell_get_row (cell), column = heng_sheet_cell_get_column (cell);
  g_autofree char *text = heng_sheet_cell_get_typed (cell), *fault = heng_sheet_model_check (self->model, row, column, text);
  /* a word of a choice, or a name, is not wrong before it is finished */
  gboolean unfinished = fault != NULL && (self->fields[column]->kind == HENG_SHEET_CHOICE || self->fields[column]->kind == HENG_SHEET_TEXT);

  show_fault (self, cell, unfinished ? NULL : fault);
  heng_sheet_model_typed (self->model, row, column, fault == NULL ? text : NULL);
}

void
heng_sheet_typed_cb (HengSheet *self, HengSheetCell *cell)
{
  gboolean focused = heng_sheet_cell_get_mode (cell) != HENG_SHEET_READY;

  if (self->editing != NULL && self->editing != cell)
    heng_sheet_settle (self);
  if (!focused)
    heng_sheet_cell_set_mode (cell, HENG_SHEET_ENTER);
  self->editing = cell;
  g_clear_pointer (&self->choice, g_free);
  judge (self, cell);
  if (gtk_widget_get_focus_child (GTK_WIDGET (cell)) != NULL)
    {
      heng_sheet_show_suggestions (self, FALSE);
      return;
    }
  g_clear_handle_id (&self->stray_timeout, g_source_remove);
  self->stray_timeout = g_timeout_add (UNFOCUSED_REST_MS, stray_cb, self);
}

void
heng_sheet_show_suggestions (HengSheet *self, gboolean all)
{
  HengSheetCell *cell = self->editing != NULL ? self->editing : heng_sheet_cell_at (self, self->place.row, self->place.column);
  g_autofree char *text = cell != NULL && !all ? heng_sheet_cell_get_typed (cell) : g_strdup ("");
  graphene_rect_t bounds;
  GPtrArray *found;

  if (cell == NULL || !heng_sheet_cell_is_editable (cell) || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  found = *text != '\0' || all
              ? heng_sheet_model_suggest (self->model, heng_sheet_cell_get_row (cell), heng_sheet_cell_get_column (cell), text)
              : NULL;
  if (found == NULL)
    {
      heng_sheet_suggest_hide (self->suggest);
      return;
    }
  heng_sheet_suggest_show (self->suggest,
                           &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height },
                           found, self->fields[heng_sheet_cell_get_column (cell)]->kind == HENG_SHEET_CHOICE);
}

void
heng_sheet_take_suggestion (HengSheet *self)
{
  const HengSheetSuggestion *chosen = heng_sheet_suggest_get (self->suggest);
  HengSheetCell *cell = self->editing != NULL ? self->editing : heng_sheet_cell_at (self, self->place.row, self->place.column);

  if (chosen == NULL || cell == NULL)
    return;
  self->editing = cell;
  heng_sheet_cell_set_mode (cell, HENG_SHEET_ENTER);
  heng_sheet_cell_put_typed (cell, chosen->text);
  g_free (self->choice);
  self->choice = g_strdup (chosen->choice);
  heng_sheet_suggest_hide (self->suggest);
}
