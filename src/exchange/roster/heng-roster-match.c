/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who: duplicates inside the file, and the stored person a row means — by number, then ID, then mobile, never by name alone. */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-sql.h"

#define LOOK_AHEAD 8 /* rows */
#define MAX_ABSENT 10000
#define MANY_ROWS 4096 /* worth a thread */

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

static gboolean
has_id (const HengRosterRow *row)
{
  return row->given & COLUMN_BIT (R_ID_NO) && row->id_birth != HENG_DATE_NONE;
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

/* The IDs and mobiles of all rows are different; the other thread looks at the numbers meanwhile. */
static gpointer
are_different (gpointer data)
{
  const HengRosterRun *run = data;
  g_autoptr (HengTextIndex) ids = heng_text_index_new (run->n_rows);
  g_autoptr (HengTextIndex) mobiles = heng_text_index_new (run->n_rows);

  for (guint i = 0; i < run->n_rows; i++)
    {
      const HengRosterRow *row = &run->rows[i];
      const HengRosterRow *coming = &run->rows[MIN (i + LOOK_AHEAD, run->n_rows - 1)];

      heng_text_index_expect (ids, coming->hash_id);
      heng_text_index_expect (mobiles, coming->hash_mobile);
      if (has_id (row) && heng_text_index_add (ids, row->priv->id_no, row->hash_id, (int) i) >= 0)
        return GINT_TO_POINTER (FALSE);
      if (row->employee.mobile != NULL && heng_text_index_add (mobiles, row->employee.mobile, row->hash_mobile, (int) i) >= 0)
        return GINT_TO_POINTER (FALSE);
    }
  return GINT_TO_POINTER (TRUE);
}

static gboolean
index_numbers (HengRosterRun *run)
{
  gboolean different = TRUE;

  run->rows_by_no = heng_text_index_new (run->n_rows);
  for (guint i = 0; i < run->n_rows; i++)
    {
      const HengRosterRow *row = &run->rows[i];

      heng_text_index_expect (run->rows_by_no, run->rows[MIN (i + LOOK_AHEAD, run->n_rows - 1)].hash_no);
      if (row->employee.emp_no != NULL)
        different &= heng_text_index_add (run->rows_by_no, row->employee.emp_no, row->hash_no, (int) i) < 0;
    }
  return different;
}

/* Two threads find out that a big file has no duplicates. FALSE: it has some, or they were not asked. */
static gboolean
has_none (HengRosterRun *run)
{
  GThread *thread = run->n_rows >= MANY_ROWS ? g_thread_try_new ("duplicates", are_different, run, NULL) : NULL;
  gboolean different;

  if (thread == NULL)
    return FALSE;
  different = index_numbers (run);
  if (!GPOINTER_TO_INT (g_thread_join (thread)))
    different = FALSE;
  if (!different)
    g_clear_pointer (&run->rows_by_no, heng_text_index_free);
  return different;
}

static void
find_duplicates (HengRosterRun *run)
{
  g_autoptr (HengTextIndex) ids = NULL;
  g_autoptr (HengTextIndex) mobiles = NULL;

  if (has_none (run))
    return;
  ids = heng_text_index_new (run->n_rows);
  mobiles = heng_text_index_new (run->n_rows);
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
      if (has_id (row))
        check_duplicate (run, ids, i, R_ID_NO, row->priv->id_no, row->hash_id);
      if (row->employee.mobile != NULL)
        check_duplicate (run, mobiles, i, R_MOBILE, row->employee.mobile, row->hash_mobile);
    }
}

static void
fill_number (HengImportQuestion *question, gpointer data)
{
  const HengEmployee *found = data;
  g_autofree char *label = NULL;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("Is “%s” the stored number %s, whose zeros a spreadsheet has dropped?"), question->value, found->emp_no);
  label = g_strdup_printf (_("Yes, it is %s (%s)"), found->emp_no, found->name);
  heng_ask_propose (question, found->emp_no, label);
  heng_ask_propose (question, "new", _("No, it is a new number"));
}

/* 123 may be 00123 that a spreadsheet has shortened; the answer tells, without one only the name can. */
static const HengEmployee *
find_padded (HengRosterRun *run, HengRosterRow *row)
{
  const char *emp_no = row->employee.emp_no;
  const HengEmployee *found = NULL;
  const HengImportQuestion *question;
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
  question = heng_import_ask (run->import, HENG_ASK_NUMBER, R_EMP_NO, emp_no, row->table_row, fill_number, (gpointer) found);
  if (heng_ask_is (question, "new"))
    return NULL;
  if (question->answer != NULL && !heng_ask_is (question, found->emp_no))
    heng_import_refuse_answer (run->import, question);
  if (question->answer == NULL && g_strcmp0 (found->name, row->employee.name) != 0)
    {
      heng_import_error (
          run->import, row->table_row, R_EMP_NO, emp_no,
          _("Number %s exists and belongs to %s. If a spreadsheet has dropped the zeros, write %s; else choose another number."),
          padded, found->name, padded);
      return NULL;
    }
  heng_import_warning (run->import, row->table_row, R_EMP_NO, emp_no,
                       _("Taken as %s: the zeros in front were lost."), padded);
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

/* A cell with a fault of its own is not empty as well. */
static void
require (HengRosterRun *run, const HengRosterRow *row, HengRosterColumn column)
{
  if ((row->given | row->faulty) & COLUMN_BIT (column))
    return;
  heng_import_error (run->import, row->table_row, (int) column, NULL, _("Empty, but needed for a new person. Fill it in."));
}

/* People who are in the store and still with the company, but not in the file, are only reported (§9.4 case 21). */
static void
count_absent (HengRosterRun *run, GHashTable *taken)
{
  HengImportReport *report = run->import->report;

  for (guint i = 0; i < run->employees->len; i++)
    {
      const HengEmployee *employee = run->employees->pdata[i];

      if (employee->emp_status == HENG_EMP_STATUS_LEFT || g_hash_table_contains (taken, employee))
        continue;
      if (++report->absent <= MAX_ABSENT)
        g_ptr_array_add (report->absent_people, g_strdup_printf ("%s %s", employee->emp_no, employee->name));
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
