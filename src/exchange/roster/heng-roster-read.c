/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a roster, in blocks on all processors. */
#include "heng-roster-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_ROWS 4096

static void
free_block (gpointer data)
{
  HengRosterBlock *block = data;

  g_string_chunk_free (block->chunk);
  g_string_chunk_free (block->spellings);
  g_ptr_array_unref (block->issues);
  g_free (block->privates);
  g_free (block->details);
  g_free (block);
}

static void
finish_row (HengRosterBlock *block, HengRosterRow *row)
{
  HengEmployee *employee = &row->employee;

  if (row->given & COLUMN_BIT (R_ID_NO))
    heng_roster_check_id (block, row);
  if (employee->emp_no != NULL)
    row->hash_no = heng_text_hash (employee->emp_no);
  if (row->given & COLUMN_BIT (R_ID_NO))
    row->hash_id = heng_text_hash (row->priv->id_no);
  if (employee->mobile != NULL)
    row->hash_mobile = heng_text_hash (employee->mobile);
}

static void
spell_row (HengRosterBlock *block, HengEmployee *employee)
{
  g_autofree char *reading = NULL;
  g_autofree char *initials = NULL;

  if (employee->name == NULL)
    return;
  heng_pinyin_name (block->run->pinyin, employee->name, &reading, &initials);
  employee->pinyin = g_string_chunk_insert (block->spellings, reading);
  employee->initials = g_string_chunk_insert (block->spellings, initials);
}

void
heng_roster_spell_names (HengRosterRun *run)
{
  for (guint i = 0; i < run->blocks->len && !g_cancellable_is_cancelled (run->import->options->cancellable); i++)
    {
      HengRosterBlock *block = run->blocks->pdata[i];

      for (guint k = 0; k < block->n; k++)
        spell_row (block, &run->rows[block->first + k].employee);
    }
}

/* The roster columns the file has, and where. */
typedef struct
{
  guint n;
  HengRosterColumn columns[R_NOT_IMPORTED];
  guint places[R_NOT_IMPORTED];
  guint64 mask;
} Present;

static void
find_present (const HengImport *import, Present *present)
{
  *present = (Present) { 0 };
  for (guint c = 0; c < R_NOT_IMPORTED; c++)
    if (heng_import_has_column (import, c))
      {
        present->columns[present->n] = (HengRosterColumn) c;
        present->places[present->n++] = (guint) g_array_index (import->header->columns, int, c);
        present->mask |= COLUMN_BIT (c);
      }
}

static void
read_row (HengRosterBlock *block, HengRosterRow *row, const Present *present)
{
  const HengTable *table = block->run->import->table;

  for (guint c = 0; c < present->n; c++)
    {
      const char *raw = heng_table_cell (table, row->table_row, present->places[c]);

      if (*raw != '\0')
        heng_roster_read_cell (block, row, present->columns[c], raw);
    }
  finish_row (block, row);
}

static void
work_cb (gpointer data, gpointer user_data)
{
  HengRosterBlock *block = data;
  const Present *present = user_data;
  HengRosterRun *run = block->run;
  guint first = heng_import_first_row (run->import);

  if (g_cancellable_is_cancelled (run->import->options->cancellable))
    return;
  if (present->mask & heng_roster_record_columns (HENG_RECORD_PRIVATE))
    block->privates = g_new0 (HengEmployeePrivate, block->n);
  if (present->mask & heng_roster_record_columns (HENG_RECORD_DETAIL))
    block->details = g_new0 (HengEmployeeDetail, block->n);
  for (guint i = 0; i < block->n; i++)
    {
      HengRosterRow *row = &run->rows[block->first + i];

      row->table_row = first + block->first + i;
      row->priv = block->privates != NULL ? &block->privates[i] : NULL;
      row->detail = block->details != NULL ? &block->details[i] : NULL;
      row->dept_type = row->dept = row->manager_row = -1;
      read_row (block, row, present);
    }
}

gboolean
heng_roster_read_rows (HengRosterRun *run, GError **error)
{
  Present present;
  GThreadPool *pool = g_thread_pool_new (work_cb, &present, (int) MIN (g_get_num_processors (), 4), FALSE, NULL);

  find_present (run->import, &present);
  run->n_rows = run->import->table->n_rows - heng_import_first_row (run->import);
  run->rows = g_new0 (HengRosterRow, run->n_rows);
  run->blocks = g_ptr_array_new_with_free_func (free_block);
  for (guint first = 0; first < run->n_rows; first += BLOCK_ROWS)
    {
      HengRosterBlock *block = g_new0 (HengRosterBlock, 1);

      block->run = run;
      block->first = first;
      block->n = MIN (BLOCK_ROWS, run->n_rows - first);
      block->chunk = g_string_chunk_new (16384);
      block->spellings = g_string_chunk_new (16384);
      block->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_issue_free);
      g_ptr_array_add (run->blocks, block);
      g_thread_pool_push (pool, block, NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < run->blocks->len; i++)
    heng_import_take_issues (run->import, ((HengRosterBlock *) run->blocks->pdata[i])->issues);
  return !heng_import_stopped (run->import, run->n_rows / 4, run->n_rows, error);
}
