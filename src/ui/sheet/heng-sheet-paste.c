/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cell of a block is asked before any is written. */
#include "heng-sheet-paste.h"

#include <glib/gi18n-lib.h>

static void
cell_free (gpointer data)
{
  HengSheetPasteCell *cell = data;

  g_free (cell->text);
  g_free (cell->fault);
  g_free (cell);
}

void
heng_sheet_paste_free (HengSheetPaste *paste)
{
  g_ptr_array_unref (paste->cells);
  g_free (paste);
}

static gboolean
stays (HengSheetModel *model, guint row, guint column, const char *text)
{
  g_autofree char *old = NULL, *shown = NULL;

  if (row >= heng_sheet_model_n_rows (model))
    return *text == '\0';
  old = heng_sheet_model_text (model, row, column);
  shown = heng_sheet_model_display (model, row, column);
  return g_strcmp0 (old, text) == 0 || g_strcmp0 (shown, text) == 0;
}

/* Why the text cannot stand there; NULL when it can. */
static char *
refusal (HengSheetModel *model, guint row, guint column, const char *text)
{
  g_autofree char *why = NULL;

  if (row >= heng_sheet_model_n_rows (model) && !heng_sheet_model_can_insert (model))
    return g_strdup (_("The block is longer than the sheet; no line can be added here."));
  if (!heng_sheet_model_editable (model, MIN (row, heng_sheet_model_n_rows (model)), column, &why))
    return why != NULL ? g_steal_pointer (&why) : g_strdup (_("This column is computed and cannot be written."));
  return heng_sheet_model_check (model, MIN (row, heng_sheet_model_n_rows (model)), column, text);
}

static void
add_cell (HengSheetPaste *paste, guint row, guint column, const char *text, char *fault)
{
  HengSheetPasteCell *cell = g_new0 (HengSheetPasteCell, 1);

  cell->row = row;
  cell->column = column;
  cell->text = g_strdup (text);
  cell->fault = fault;
  g_ptr_array_add (paste->cells, cell);
  if (fault != NULL)
    paste->n_bad++;
  else
    paste->n_good++;
}

static guint
extent (guint chosen, guint given)
{
  return chosen > given && chosen % given == 0 ? chosen : given;
}

static void
take_cell (HengSheetPaste *paste, HengSheetModel *model, const GArray *columns, guint row, guint place, const char *text)
{
  guint column, n_rows = heng_sheet_model_n_rows (model);
  char *fault;

  if (place >= columns->len)
    {
      if (*text != '\0')
        add_cell (paste, row, heng_sheet_model_n_columns (model), text, g_strdup (_("The block is wider than the sheet.")));
      return;
    }
  column = g_array_index (columns, guint, place);
  if (stays (model, row, column, text))
    return;
  fault = refusal (model, row, column, text);
  add_cell (paste, row, column, text, fault);
  if (fault == NULL && row >= n_rows)
    paste->n_insert = MAX (paste->n_insert, row - n_rows + 1);
}

HengSheetPaste *
heng_sheet_paste_new (HengSheetModel *model, const GArray *columns, HengSheetBlock block, const HengSheetClip *clip)
{
  HengSheetPaste *paste = g_new0 (HengSheetPaste, 1);
  guint n_rows = extent (block.bottom - block.top + 1, clip->n_rows), n_columns = extent (block.right - block.left + 1, clip->n_columns);

  paste->cells = g_ptr_array_new_with_free_func (cell_free);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      take_cell (paste, model, columns, block.top + r, block.left + c,
                 heng_sheet_clip_get (clip, r % clip->n_rows, c % clip->n_columns));
  return paste;
}

HengSheetChange *
heng_sheet_paste_change (const HengSheetPaste *paste, HengSheetModel *model, const char *action)
{
  HengSheetChange *change;

  if (paste->n_good == 0)
    return NULL;
  change = heng_sheet_change_new (action);
  change->insert_at = heng_sheet_model_n_rows (model);
  change->n_insert = paste->n_insert;
  for (guint i = 0; i < paste->cells->len; i++)
    {
      const HengSheetPasteCell *cell = paste->cells->pdata[i];

      if (cell->fault == NULL)
        heng_sheet_change_set (change, cell->row, cell->column, cell->text, NULL);
    }
  return change;
}

HengSheetClip *
heng_sheet_copy (HengSheetModel *model, const GArray *columns, HengSheetBlock block)
{
  guint end = MIN (block.bottom + 1, heng_sheet_model_n_rows (model)), n_rows = end > block.top ? end - block.top : 0;
  HengSheetClip *clip = heng_sheet_clip_new (n_rows, block.right - block.left + 1);

  for (guint r = 0; r < clip->n_rows; r++)
    for (guint c = 0; c < clip->n_columns; c++)
      {
        g_autofree char *text = heng_sheet_model_text (model, block.top + r, g_array_index (columns, guint, block.left + c));

        heng_sheet_clip_set (clip, r, c, text);
      }
  return clip;
}
