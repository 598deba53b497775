/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface of a sheet's model: its defaults, and the small structures that go through it. */
#include "heng-sheet-model.h"

G_DEFINE_INTERFACE (HengSheetModel, heng_sheet_model, G_TYPE_OBJECT)

static guint changed_signal;

static void
edit_free (gpointer data)
{
  HengSheetEdit *edit = data;

  g_free (edit->text);
  g_free (edit->choice);
  g_free (edit);
}

HengSheetChange *
heng_sheet_change_new (const char *action)
{
  HengSheetChange *change = g_new0 (HengSheetChange, 1);

  change->action = g_strdup (action);
  change->edits = g_ptr_array_new_with_free_func (edit_free);
  return change;
}

void
heng_sheet_change_set (HengSheetChange *change, guint row, guint column, const char *text, const char *choice)
{
  HengSheetEdit *edit = g_new0 (HengSheetEdit, 1);

  edit->row = row;
  edit->column = column;
  edit->text = g_strdup (text);
  edit->choice = g_strdup (choice);
  g_ptr_array_add (change->edits, edit);
}

void
heng_sheet_change_free (HengSheetChange *change)
{
  g_free (change->action);
  g_ptr_array_unref (change->edits);
  g_free (change);
}

HengSheetSuggestion *
heng_sheet_suggestion_new (const char *choice, const char *text, const char *detail)
{
  HengSheetSuggestion *suggestion = g_new0 (HengSheetSuggestion, 1);

  suggestion->choice = g_strdup (choice);
  suggestion->text = g_strdup (text);
  suggestion->detail = g_strdup (detail);
  return suggestion;
}

void
heng_sheet_suggestion_free (HengSheetSuggestion *suggestion)
{
  g_free (suggestion->choice);
  g_free (suggestion->text);
  g_free (suggestion->detail);
  g_free (suggestion);
}

static guint
no_rows (HengSheetModel *model)
{
  return 0;
}

static gboolean
no (HengSheetModel *model)
{
  return FALSE;
}

static char *
row_number (HengSheetModel *model, guint row)
{
  return g_strdup_printf ("%u", row + 1);
}

static char *
text_as_display (HengSheetModel *model, guint row, guint column)
{
  return heng_sheet_model_text (model, row, column);
}

static HengSheetState
normal (HengSheetModel *model, guint row, guint column, char **why)
{
  return HENG_SHEET_NORMAL;
}

static gboolean
editable_by_kind (HengSheetModel *model, guint row, guint column, char **why)
{
  return heng_sheet_model_field (model, column)->kind != HENG_SHEET_READONLY;
}

static gboolean
no_cell (HengSheetModel *model, guint row, guint column)
{
  return FALSE;
}

static char *
no_tip (HengSheetModel *model, guint row, guint column)
{
  return NULL;
}

static int
no_dot (HengSheetModel *model, guint row, guint column)
{
  return -1;
}

static char *
accept_all (HengSheetModel *model, guint row, guint column, const char *text)
{
  return NULL;
}

static GPtrArray *
suggest_nothing (HengSheetModel *model, guint row, guint column, const char *text)
{
  return NULL;
}

static void
ignore (HengSheetModel *model, guint row, guint column, const char *text)
{
}

static gboolean
finish_task (HengSheetModel *model, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
no_foot (HengSheetModel *model, guint column)
{
  return NULL;
}

static gboolean
no_column (HengSheetModel *model, guint column)
{
  return FALSE;
}

static void
heng_sheet_model_default_init (HengSheetModelInterface *iface)
{
  iface->n_rows = no_rows;
  iface->can_insert = no;
  iface->row_name = row_number;
  iface->display = text_as_display;
  iface->state = normal;
  iface->editable = editable_by_kind;
  iface->has_proof = no_cell;
  iface->tip = no_tip;
  iface->dot = no_dot;
  iface->check = accept_all;
  iface->suggest = suggest_nothing;
  iface->typed = ignore;
  iface->change_finish = finish_task;
  iface->foot = no_foot;
  iface->foot_name = no_foot;
  iface->foot_proof = no_column;
  changed_signal = g_signal_new ("changed", HENG_TYPE_SHEET_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

guint
heng_sheet_model_n_columns (HengSheetModel *model)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->n_columns (model);
}

const HengSheetField *
heng_sheet_model_field (HengSheetModel *model, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->field (model, column);
}

guint
heng_sheet_model_n_rows (HengSheetModel *model)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->n_rows (model);
}

gboolean
heng_sheet_model_can_insert (HengSheetModel *model)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->can_insert (model);
}

char *
heng_sheet_model_row_name (HengSheetModel *model, guint row)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->row_name (model, row);
}

char *
heng_sheet_model_text (HengSheetModel *model, guint row, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->text (model, row, column);
}

char *
heng_sheet_model_display (HengSheetModel *model, guint row, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->display (model, row, column);
}

HengSheetState
heng_sheet_model_state (HengSheetModel *model, guint row, guint column, char **why)
{
  char *reason = NULL;
  HengSheetState state = HENG_SHEET_MODEL_GET_IFACE (model)->state (model, row, column, &reason);

  if (why != NULL)
    *why = reason;
  else
    g_free (reason);
  return state;
}

gboolean
heng_sheet_model_editable (HengSheetModel *model, guint row, guint column, char **why)
{
  char *reason = NULL;
  gboolean editable = HENG_SHEET_MODEL_GET_IFACE (model)->editable (model, row, column, &reason);

  if (why != NULL)
    *why = reason;
  else
    g_free (reason);
  return editable;
}

gboolean
heng_sheet_model_has_proof (HengSheetModel *model, guint row, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->has_proof (model, row, column);
}

char *
heng_sheet_model_tip (HengSheetModel *model, guint row, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->tip (model, row, column);
}

int
heng_sheet_model_dot (HengSheetModel *model, guint row, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->dot (model, row, column);
}

char *
heng_sheet_model_check (HengSheetModel *model, guint row, guint column, const char *text)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->check (model, row, column, text);
}

GPtrArray *
heng_sheet_model_suggest (HengSheetModel *model, guint row, guint column, const char *text)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->suggest (model, row, column, text);
}

void
heng_sheet_model_typed (HengSheetModel *model, guint row, guint column, const char *text)
{
  HENG_SHEET_MODEL_GET_IFACE (model)->typed (model, row, column, text);
}

void
heng_sheet_model_change_async (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  HENG_SHEET_MODEL_GET_IFACE (model)->change_async (model, change, cancellable, callback, data);
}

gboolean
heng_sheet_model_change_finish (HengSheetModel *model, GAsyncResult *result, GError **error)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->change_finish (model, result, error);
}

char *
heng_sheet_model_foot (HengSheetModel *model, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->foot (model, column);
}

char *
heng_sheet_model_foot_name (HengSheetModel *model, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->foot_name (model, column);
}

gboolean
heng_sheet_model_foot_proof (HengSheetModel *model, guint column)
{
  return HENG_SHEET_MODEL_GET_IFACE (model)->foot_proof (model, column);
}

void
heng_sheet_model_changed (HengSheetModel *model)
{
  g_signal_emit (model, changed_signal, 0);
}
