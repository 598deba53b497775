/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster importer: the order of its steps. */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>

/* ICU takes as long to prepare as a middling file to read, so both go on at once. */
static gpointer
open_pinyin (gpointer data)
{
  HengRosterRun *run = data;
  g_autofree char *surnames = heng_data_path ("surnames.txt");

  run->pinyin = heng_pinyin_new (g_file_test (surnames, G_FILE_TEST_EXISTS) ? surnames : NULL, &run->pinyin_problem);
  return NULL;
}

static void
wait_for_pinyin (HengRosterRun *run)
{
  if (run->pinyin_thread != NULL)
    g_thread_join (g_steal_pointer (&run->pinyin_thread));
}

static void
free_run (gpointer data)
{
  HengRosterRun *run = data;

  wait_for_pinyin (run);
  g_clear_error (&run->pinyin_problem);
  g_clear_pointer (&run->pinyin, heng_pinyin_free);
  g_clear_pointer (&run->blocks, g_ptr_array_unref);
  g_clear_pointer (&run->departments, g_ptr_array_unref);
  g_clear_pointer (&run->children, g_hash_table_unref);
  g_clear_pointer (&run->dept_texts, g_hash_table_unref);
  g_clear_pointer (&run->cut_texts, g_hash_table_unref);
  g_clear_pointer (&run->by_no, g_hash_table_unref);
  g_clear_pointer (&run->by_mobile, g_hash_table_unref);
  g_clear_pointer (&run->by_id, g_hash_table_unref);
  g_clear_pointer (&run->by_employee, g_hash_table_unref);
  g_clear_pointer (&run->privates, g_hash_table_unref);
  g_clear_pointer (&run->details, g_hash_table_unref);
  g_clear_pointer (&run->rows_by_no, heng_text_index_free);
  g_clear_pointer (&run->employees, g_ptr_array_unref);
  g_clear_pointer (&run->private_records, g_ptr_array_unref);
  g_clear_pointer (&run->detail_records, g_ptr_array_unref);
  g_clear_pointer (&run->groups, heng_roster_groups_free);
  g_free (run->company_name);
  g_free (run->company_name_en);
  g_free (run->rows);
  g_free (run);
}

static void
prepare (HengImport *import)
{
  HengRosterRun *run = g_new0 (HengRosterRun, 1);

  import->state = run;
  import->state_free = free_run;
  run->import = import;
  run->pinyin_thread = g_thread_new ("pinyin", open_pinyin, run);
}

static gpointer
spell_names (gpointer data)
{
  heng_roster_spell_names (data);
  return NULL;
}

/* Nobody asks for the readings until rows are compared with what is stored. */
static gboolean
begin_spelling (HengRosterRun *run, GError **error)
{
  wait_for_pinyin (run);
  if (run->pinyin == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&run->pinyin_problem));
      return FALSE;
    }
  run->pinyin_thread = g_thread_new ("spelling", spell_names, run);
  return TRUE;
}

static gboolean
plan (HengImport *import, GError **error)
{
  HengRosterRun *run = import->state;

  run->today = heng_store_today (import->db);
  if (!heng_roster_read_rows (run, error) || !begin_spelling (run, error) || !heng_roster_load_departments (run, error))
    return FALSE;
  heng_roster_resolve_departments (run);
  if (!heng_roster_match (run, error))
    return FALSE;
  heng_roster_resolve_managers (run);
  wait_for_pinyin (run);
  if (!heng_roster_merge (run, error) || !heng_roster_read_groups (run, error))
    return FALSE;
  heng_roster_list_departments (run);
  return TRUE;
}

const HengImporter heng_roster_importer
  = { heng_roster_columns, R_N_COLUMNS, FALSE, N_("Import of people from %s"), plan, heng_roster_write, prepare };
