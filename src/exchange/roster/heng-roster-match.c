/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who: duplicates inside the file, and the stored person a row means — by number, then ID, then mobile, never by name alone. */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-sql.h"

#define LOOK_AHEAD 8 /* rows */

/* All records of a type by id, when the file has columns of it; *index stays empty otherwise. */
static gboolean
load_records (HengRosterRun *run, HengRosterRecord record, GDestroyNotify free_record, GPtrArray **records, GHashTable *index,
              GError **error)
{
  const HengRecordType *type = heng_roster_record_type (record);
  gboolean wanted = FALSE;

  for (guint c = 0; c < R_N_COLUMNS; c++)
    wanted |= heng_roster_specs[c].record == record && heng_import_has_column (run->import, c);
  if (run->employees->len == 0 || !wanted)
    return TRUE;
  *records = heng_record_read_all (type, heng_record_select (run->import->db, type, "", error), free_record, error);
  for (guint i = 0; *records != NULL && i < (*records)->len; i++)
    g_hash_table_insert (index, GSIZE_TO_POINTER ((gsize) ((HengRecord *) (*records)->pdata[i])->id), (*records)->pdata[i]);
  return *records != NULL;
}

static gboolean
load_stored (HengRosterRun *run, GError **error)
{
  HengDb *db = run->import->db;
  GHashTableIter iter;
  gpointer value;

  run->employees = heng_employees_load (db, 0, error);
  if (run->employees == NULL)
    return FALSE;
  run->by_no = g_hash_table_new (g_str_hash, g_str_equal);
  run->by_mobile = g_hash_table_new (g_str_hash, g_str_equal);
  run->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  run->by_employee = g_hash_table_new (NULL, NULL);
  run->privates = g_hash_table_new (NULL, NULL);
  run->details = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < run->employees->len; i++)
    {
      HengEmployee *employee = run->employees->pdata[i];

      g_hash_table_insert (run->by_no, employee->emp_no, employee);
      g_hash_table_insert (run->by_employee, GSIZE_TO_POINTER ((gsize) employee->id), employee);
      if (employee->mobile != NULL)
        g_hash_table_insert (run->by_mobile, employee->mobile, employee);
    }
  if (!load_records (run, HENG_RECORD_PRIVATE, (GDestroyNotify) heng_employee_private_free, &run->private_records, run->privates, error)
      || !load_records (run, HENG_RECORD_DETAIL, (GDestroyNotify) heng_employee_detail_free, &run->detail_records, run->details, error))
    return FALSE;
  g_hash_table_iter_init (&iter, run->privates);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HengEmployeePrivate *priv = value;
      HengEmployee *employee = g_hash_table_lookup (run->by_employee, GSIZE_TO_POINTER ((gsize) priv->id));

      if (priv->id_no != NULL && employee != NULL)
        g_hash_table_insert (run->by_id, priv->id_no, employee);
    }
  return TRUE;
}

/* Both rows of a pair are wrong, because nobody can tell which one is right. */
static void
check_duplicate (HengRosterRun *run, HengTextIndex *seen, guint i, HengRosterColumn column, const char *text, guint32 hash)
{
  int before = heng_text_index_add (seen, text, hash, (int) i);
  guint row = run->rows[i].table_row, other;

  if (before < 0)
    return;
  other = run->rows[before].table_row;
  heng_import_error (run->import, row, (int) column, text, _("Line %u has the same value. Correct one of them."),
                     run->import->table->rows[other].line);
  heng_import_error (run->import, other, (int) column, text, _("Line %u has the same value. Correct one of them."),
                     run->import->table->rows[row].line);
}

static void
find_duplicates (HengRosterRun *run)
{
  g_autoptr (HengTextIndex) ids = heng_text_index_new (run->n_rows);
  g_autoptr (HengTextIndex) mobiles = heng_text_index_new (run->n_rows);

  run->rows_by_no = heng_text_index_new (run->n_rows);
  for (guint i = 0; i < run->n_rows; i++)
    {
      const HengRosterRow *row = &run->rows[i];
      const HengRosterRow *coming = &run->rows[MIN (i + LOOK_AHEAD, run->n_rows - 1)];

      heng_text_index_expect (run->rows_by_no, coming->hash_no);
      heng_text_index_expect (ids, coming->hash_id);
      heng_text_index_expect (mobiles, coming->hash_mobile);
      if (row->employee.emp_no != NULL)
        check_duplicate (run, run->rows_by_no, i, R_EMP_NO, row->employee.emp_no, row->hash_no);
      if (row->given & COLUMN_BIT (R_ID_NO) && row->id_birth != HENG_DATE_NONE)
        check_duplicate (run, ids, i, R_ID_NO, row->priv->id_no, row->hash_id);
      if (row->employee.mobile != NULL)
        check_duplicate (run, mobiles, i, R_MOBILE, row->employee.mobile, row->hash_mobile);
    }
}

/* 123 may be 00123 that a spreadsheet has shortened; only the name can tell. */
static const HengEmployee *
find_padded (HengRosterRun *run, HengRosterRow *row)
{
  const char *emp_no = row->employee.emp_no;
  const HengEmployee *found = NULL;
  g_autofree char *padded = NULL;

  if (strspn (emp_no, "0123456789") != strlen (emp_no))
    return NULL;
  for (guint zeros = 1; zeros <= 8 && found == NULL; zeros++)
    {
      g_free (padded);
      padded = g_strdup_printf ("%.*s%s", (int) zeros, "00000000", emp_no);
      found = g_hash_table_lookup (run->by_no, padded);
    }
  if (found == NULL)
    return NULL;
  if (g_strcmp0 (found->name, row->employee.name) != 0)
    {
      heng_import_error (
          run->import, row->table_row, R_EMP_NO, emp_no,
          _("Number %s exists and belongs to %s. If a spreadsheet has dropped the zeros, write %s; else choose another number."),
          padded, found->name, padded);
      return NULL;
    }
  heng_import_warning (run->import, row->table_row, R_EMP_NO, emp_no,
                       _("Taken as %s: the zeros in front were lost, the name is the same."), padded);
  row->employee.emp_no = found->emp_no;
  return found;
}

static const HengEmployee *
find_by_mobile (HengRosterRun *run, HengRosterRow *row)
{
  const HengEmployee *found = row->employee.mobile != NULL ? g_hash_table_lookup (run->by_mobile, row->employee.mobile) : NULL;

  if (found == NULL)
    return NULL;
  if (row->employee.emp_no == NULL && g_strcmp0 (found->name, row->employee.name) == 0)
    return found;
  heng_import_warning (run->import, row->table_row, R_MOBILE, row->employee.mobile, _("%s (%s) has the same number. Check which is right."),
                       found->name, found->emp_no);
  return NULL;
}

static const HengEmployee *
find_stored (HengRosterRun *run, HengRosterRow *row)
{
  const HengEmployee *found = NULL;

  if (row->employee.emp_no != NULL)
    found = g_hash_table_lookup (run->by_no, row->employee.emp_no);
  if (found != NULL)
    return found;
  if (row->given & COLUMN_BIT (R_ID_NO) && row->priv->id_no != NULL)
    found = g_hash_table_lookup (run->by_id, row->priv->id_no);
  if (found != NULL)
    {
      if (row->employee.emp_no != NULL)
        heng_import_warning (run->import, row->table_row, R_EMP_NO, row->employee.emp_no,
                             _("The same ID number is stored for %s (%s); taken as that person with a new number."), found->name,
                             found->emp_no);
      return found;
    }
  if (row->employee.emp_no != NULL && (found = find_padded (run, row)) != NULL)
    return found;
  return run->import->bad[row->table_row] ? NULL : find_by_mobile (run, row);
}

static void
require (HengRosterRun *run, const HengRosterRow *row, HengRosterColumn column)
{
  if (row->given & COLUMN_BIT (column) || run->import->bad[row->table_row])
    return;
  heng_import_error (run->import, row->table_row, (int) column, NULL, _("Empty, but needed for a new person. Fill it in."));
}

/* People who are in the store and still with the company, but not in the file, are only reported (§9.4 case 21). */
static void
count_absent (HengRosterRun *run, GHashTable *taken)
{
  for (guint i = 0; i < run->employees->len; i++)
    {
      const HengEmployee *employee = run->employees->pdata[i];

      if (employee->emp_status != HENG_EMP_STATUS_LEFT && !g_hash_table_contains (taken, employee))
        run->import->report->absent++;
    }
}

gboolean
heng_roster_match (HengRosterRun *run, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  if (!load_stored (run, error))
    return FALSE;
  find_duplicates (run);
  for (guint i = 0; i < run->n_rows; i++)
    {
      HengRosterRow *row = &run->rows[i];

      row->stored = run->employees->len > 0 ? find_stored (run, row) : NULL;
      if (row->stored == NULL)
        {
          require (run, row, R_EMP_NO);
          require (run, row, R_NAME);
          require (run, row, R_HIRE_DATE);
        }
      else if (!g_hash_table_add (taken, (gpointer) row->stored) && !run->import->bad[row->table_row])
        heng_import_error (run->import, row->table_row, -1, row->stored->emp_no,
                           _("Another row of the file means the same stored person. Keep one of them."));
    }
  count_absent (run, taken);
  return TRUE;
}
