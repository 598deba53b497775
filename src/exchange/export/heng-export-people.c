/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roster, past results and journal as tables. The roster has the columns its importer reads. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-import-private.h"
#include "heng-legacy.h"
#include "heng-record-tree.h"
#include "heng-roster-import.h"

/* The columns of a roster in their fixed order; each field of the store has one. */
static const HengRosterColumn roster_columns[] = {
  R_EMP_NO, R_EXT_ID, R_NAME, R_NAME_EN, R_DEPT, R_POSITION, R_LEVEL, R_MANAGER_NO, R_MANAGER, R_IS_HEAD, R_IS_MANAGER, R_MOBILE, R_EMAIL,
  R_EXT_TEL, R_WORK_PLACE, R_HIRE_DATE, R_EMP_TYPE, R_EMP_STATUS, R_PROBATION, R_REGULAR_PLAN, R_REGULAR_DATE, R_LEAVE_DATE, R_LEAVE_REASON,
  R_FIRST_WORK, R_EDU, R_SCHOOL, R_GRAD, R_MAJOR, R_CTR_COMPANY, R_CTR_TYPE, R_CTR_TERM, R_CTR_RENEW, R_CTR_FIRST_START, R_CTR_FIRST_END,
  R_CTR_START, R_CTR_END,
  R_ID_TYPE, R_ID_NO, R_ID_EXPIRY, R_BIRTH, R_SEX, R_ETHNICITY, R_POLITICS, R_MARITAL, R_HUKOU, R_ADDR_ID, R_ADDR, R_BANK_NO, R_BANK, R_SI_NO,
  R_HF_NO, R_EM_NAME, R_EM_REL, R_EM_TEL,
};

typedef struct
{
  HengDb *db;
  GPtrArray *departments;
  GHashTable *employees; /* id → HengEmployee */
  GHashTable *privates, *details; /* id → record */
} Roster;

static HengOutKind
kind_of (HengRosterColumn column)
{
  const HengField *field = heng_roster_field (column);

  if (field && field->kind == HENG_KIND_DATE)
    return HENG_OUT_DATE;
  if (field && field->flags & HENG_FIELD_YES_NO)
    return HENG_OUT_BOOL;
  return field && field->kind == HENG_KIND_INT ? HENG_OUT_NUMBER : HENG_OUT_TEXT;
}

/* "研发部/平台组" */
static void
put_department (HengSheet *sheet, GPtrArray *departments, gint64 id)
{
  g_autofree char *shown = heng_department_path (departments, id);
  g_autoptr (GString) path = g_string_new (shown);

  g_string_replace (path, " / ", "/", 0);
  heng_sheet_text (sheet, path->str);
}

/* The first value of each enumeration and a count of 0 mean: not known. */
static void
put_field (HengSheet *sheet, const HengField *field, gconstpointer record)
{
  const char *member = (const char *) record + field->offset;
  gboolean count = field->kind == HENG_KIND_INT && !(field->flags & HENG_FIELD_YES_NO);
  g_autofree char *text = NULL;

  if (!record || (field->kind == HENG_KIND_ENUM && *(const int *) (gconstpointer) member == 0)
      || (count && *(const gint64 *) (gconstpointer) member == 0))
    {
      heng_sheet_text (sheet, NULL);
      return;
    }
  text = field->kind == HENG_KIND_ENUM && !sheet->for_programs ? heng_field_display (field, record) : heng_field_get_text (field, record);
  heng_sheet_text (sheet, text);
}

static void
put_cell (HengSheet *sheet, Roster *roster, const HengEmployee *employee, HengRosterColumn column)
{
  gpointer id = GSIZE_TO_POINTER ((gsize) employee->id);
  const HengEmployee *manager = g_hash_table_lookup (roster->employees, GSIZE_TO_POINTER ((gsize) employee->manager_id));

  switch ((int) column)
    {
    case R_DEPT:
      put_department (sheet, roster->departments, employee->department_id);
      return;
    case R_MANAGER_NO:
      heng_sheet_text (sheet, manager ? manager->emp_no : NULL);
      return;
    case R_MANAGER:
      heng_sheet_text (sheet, manager ? manager->name : NULL);
      return;
    default:
      put_field (sheet, heng_roster_field (column),
                 heng_roster_specs[column].record == HENG_RECORD_PRIVATE  ? g_hash_table_lookup (roster->privates, id)
                 : heng_roster_specs[column].record == HENG_RECORD_DETAIL ? g_hash_table_lookup (roster->details, id)
                                                                          : employee);
    }
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) ((HengRecord *) records->pdata[i])->id), records->pdata[i]);
  return index;
}

/* Everybody, or those who were asked for. */
static GPtrArray *
choose (const Roster *roster, GPtrArray *employees, const GArray *ids)
{
  GPtrArray *chosen;

  if (!ids)
    return g_ptr_array_ref (employees);
  chosen = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      gpointer employee = g_hash_table_lookup (roster->employees, GSIZE_TO_POINTER ((gsize) g_array_index (ids, gint64, i)));

      if (employee)
        g_ptr_array_add (chosen, employee);
    }
  return chosen;
}

static HengSheet *
make_roster (Roster *roster, GPtrArray *employees, const HengExportOptions *options)
{
  gboolean with_private = options->with_private;
  HengSheet *sheet = heng_sheet_new ("roster", NULL, options);
  g_autoptr (GPtrArray) chosen = choose (roster, employees, options->employee_ids);

  for (guint c = 0; c < G_N_ELEMENTS (roster_columns); c++)
    if (with_private || heng_roster_specs[roster_columns[c]].record != HENG_RECORD_PRIVATE)
      heng_sheet_import_column (sheet, &heng_roster_columns[roster_columns[c]], kind_of (roster_columns[c]));
  for (guint i = 0; i < chosen->len; i++)
    for (guint c = 0; c < G_N_ELEMENTS (roster_columns); c++)
      if (with_private || heng_roster_specs[roster_columns[c]].record != HENG_RECORD_PRIVATE)
        put_cell (sheet, roster, chosen->pdata[i], roster_columns[c]);
  return sheet;
}

HengSheet *
heng_export_roster (HengDb *db, const HengExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  g_autoptr (GPtrArray) departments = employees ? heng_departments_load (db, error) : NULL;
  GPtrArray *privates = departments ? heng_records_load_below (db, &heng_employee_private_type, NULL, 0, 0, error) : NULL;
  GPtrArray *details = privates ? heng_records_load_below (db, &heng_employee_detail_type, NULL, 0, 0, error) : NULL;
  HengSheet *sheet = NULL;

  if (details)
    {
      g_autoptr (GHashTable) by_id = index_records (employees);
      g_autoptr (GHashTable) private_by_id = index_records (privates);
      g_autoptr (GHashTable) detail_by_id = index_records (details);
      Roster roster = { db, departments, by_id, private_by_id, detail_by_id };

      sheet = make_roster (&roster, employees, options);
      heng_records_free (&heng_employee_detail_type, details);
    }
  if (privates)
    heng_records_free (&heng_employee_private_type, privates);
  return sheet;
}

static void
put_past_result (HengSheet *sheet, const HengLegacyResult *result, const HengEmployee *employee)
{
  heng_sheet_text (sheet, employee->emp_no);
  heng_sheet_text (sheet, employee->name);
  heng_sheet_text (sheet, result->cycle_key);
  heng_sheet_value (sheet, result->has_score ? HENG_NUMBER (result->score) : HENG_NA, -1);
  heng_sheet_value (sheet, result->full_marks ? HENG_NUMBER (result->full_marks) : HENG_NA, -1);
  heng_sheet_text (sheet, result->grade);
  heng_sheet_text (sheet, result->comment);
}

HengSheet *
heng_export_history (HengDb *db, const HengExportOptions *options, GError **error)
{
  static const char *const columns[] = { "emp_no", "name", "period", "score", "full_marks", "grade", "comment" };
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  GPtrArray *results = employees ? heng_records_load_below (db, &heng_legacy_result_type, NULL, 0, 0, error) : NULL;
  g_autoptr (GHashTable) by_id = NULL;
  HengSheet *sheet;

  if (!results)
    return NULL;
  by_id = index_records (employees);
  sheet = heng_sheet_new ("history", NULL, options);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (guint k = 0; k < heng_history_importer.n_columns; k++)
      if (strcmp (heng_history_importer.columns[k].key, columns[i]) == 0)
        heng_sheet_import_column (sheet, &heng_history_importer.columns[k], i == 3 || i == 4 ? HENG_OUT_NUMBER : HENG_OUT_TEXT);
  for (guint i = 0; i < results->len; i++)
    {
      const HengLegacyResult *result = results->pdata[i];
      const HengEmployee *employee = g_hash_table_lookup (by_id, GSIZE_TO_POINTER ((gsize) result->employee_id));

      if (employee)
        put_past_result (sheet, result, employee);
    }
  heng_records_free (&heng_legacy_result_type, results);
  return sheet;
}

/* Entries are listed newest first; a book is read from the beginning. */
static GPtrArray *
list_journal (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_journal_entry_free);
  gint64 before = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) page = heng_journal_list (db, before, 1000, error);

      if (!page)
        return NULL;
      if (page->len == 0)
        return g_steal_pointer (&all);
      before = ((HengJournalEntry *) page->pdata[page->len - 1])->id;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&page));
    }
}

static void
put_line (HengSheet *sheet, const HengJournalEntry *entry, const HengJournalLine *line)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->at / 1000);
  g_autofree char *when = time ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;

  heng_sheet_int (sheet, entry->id);
  heng_sheet_text (sheet, when);
  heng_sheet_text (sheet, entry->actor);
  heng_sheet_text (sheet, entry->action);
  heng_sheet_bool (sheet, entry->undone);
  heng_sheet_text (sheet, line ? line->table : NULL);
  heng_sheet_value (sheet, line ? HENG_NUMBER (line->row_id * HENG_MICRO) : HENG_NA, 0);
  heng_sheet_text (sheet, line ? line->op : NULL);
  heng_sheet_value (sheet, line ? HENG_NUMBER (line->n * HENG_MICRO) : HENG_NA, 0);
  heng_sheet_text (sheet, line ? line->field : NULL);
  heng_sheet_text (sheet, line ? line->before : NULL);
  heng_sheet_text (sheet, line ? line->after : NULL);
}

static HengSheet *
new_journal_sheet (const HengExportOptions *options)
{
  HengSheet *sheet = heng_sheet_new ("journal", NULL, options);

  heng_sheet_column (sheet, "entry", N_("Entry"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "at", N_("Time"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "actor", N_("Who"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "action", N_("Action"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "undone", N_("Undone"), HENG_OUT_BOOL);
  heng_sheet_column (sheet, "table", N_("Table"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "row", N_("Row number"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "operation", N_("Operation"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "rows", N_("Number of rows"), HENG_OUT_NUMBER);
  heng_sheet_column (sheet, "field", N_("Field"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "before", N_("Before"), HENG_OUT_TEXT);
  heng_sheet_column (sheet, "after", N_("After"), HENG_OUT_TEXT);
  return sheet;
}

HengSheet *
heng_export_journal (HengDb *db, const HengExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) entries = list_journal (db, error);
  g_autoptr (HengSheet) sheet = entries ? new_journal_sheet (options) : NULL;

  for (guint i = entries ? entries->len : 0; i-- > 0;)
    {
      const HengJournalEntry *entry = entries->pdata[i];
      g_autoptr (GPtrArray) lines = heng_journal_lines (db, entry->id, error);

      if (!lines || g_cancellable_set_error_if_cancelled (options->cancellable, error))
        return NULL;
      if (lines->len == 0)
        put_line (sheet, entry, NULL);
      for (guint k = 0; k < lines->len; k++)
        put_line (sheet, entry, lines->pdata[k]);
    }
  return g_steal_pointer (&sheet);
}
