/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past results of other systems and years, kept on their own scale (domain.md §9.4). */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-identity.h"
#include "heng-legacy.h"
#include "heng-period.h"
#include "heng-record-sql.h"

enum { EMP_NO, NAME, PERIOD, SCORE, FULL, GRADE, COMMENT, N_COLUMNS };

static const HengColumn columns[N_COLUMNS] = {
  [EMP_NO] = { "emp_no", "工号|员工编号|员工工号|编号|Employee No|Employee ID|Job Number" },
  [NAME] = { "name", "姓名|员工姓名|Name|Full Name" },
  [PERIOD] = { "period", "周期|考核周期|考核期|考核期间|期间|季度|Period|Cycle|Quarter" },
  [SCORE] = { "score", "得分|分数|考核得分|最终得分|考核分数|绩效得分|总分|成绩|Score|Points|Final Score" },
  [FULL] = { "full_marks", "满分|满分值|总分值|Full Marks|Maximum|Max Score|Out Of" },
  [GRADE] = { "grade", "等级|考核等级|绩效等级|考核结果|绩效结果|评级|Grade|Rating|Result" },
  [COMMENT] = { "comment", "评语|考核评语|综合评语|评价|Comment|Comments|Remarks" },
};

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  GHashTable *names;     /* employee id → name, borrowed */
  GHashTable *stored;    /* "employee:period" → HengLegacyResult */
  GHashTable *given;     /* the same key → row + 1 of this file */
  GPtrArray *records, *employees;
  char *scale;           /* in the form that is stored; NULL: not given */
  HengDate today;
} Run;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->lookup, heng_lookup_free);
  g_clear_pointer (&run->names, g_hash_table_unref);
  g_clear_pointer (&run->stored, g_hash_table_unref);
  g_clear_pointer (&run->given, g_hash_table_unref);
  g_clear_pointer (&run->records, g_ptr_array_unref);
  g_clear_pointer (&run->employees, g_ptr_array_unref);
  g_free (run->scale);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static char *
make_key (gint64 employee_id, const char *period)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s", employee_id, period);
}

/* "0:0 60:60" is as good as "0=0 60=60": the shorter form to type. */
static gboolean
read_scale (Run *run, GError **error)
{
  const char *given = run->import->options->scale;
  g_autofree char *fault = NULL;

  if (given == NULL)
    return TRUE;
  run->scale = g_strdup (given);
  if (!g_str_has_prefix (given, "full:"))
    g_strdelimit (run->scale, ":", '=');
  g_strstrip (run->scale);
  if (heng_legacy_scale_check (run->scale, &fault))
    return TRUE;
  g_set_error_literal (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT, fault);
  return FALSE;
}

static gboolean
begin_run (Run *run, HengImport *import, GError **error)
{
  HengStmt *stmt;

  run->import = import;
  run->today = heng_store_today (import->db);
  if (!read_scale (run, error) || (run->lookup = heng_lookup_new (import, error)) == NULL
      || (run->employees = heng_employees_load (import->db, 0, error)) == NULL)
    return FALSE;
  stmt = heng_record_select (import->db, &heng_legacy_result_type, "", error);
  run->records = heng_record_read_all (&heng_legacy_result_type, stmt, (GDestroyNotify) heng_legacy_result_free, error);
  if (run->records == NULL)
    return FALSE;
  run->names = g_hash_table_new (NULL, NULL);
  run->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < run->employees->len; i++)
    {
      HengEmployee *employee = run->employees->pdata[i];

      g_hash_table_insert (run->names, GSIZE_TO_POINTER ((gsize) employee->id), employee->name);
    }
  for (guint i = 0; i < run->records->len; i++)
    {
      HengLegacyResult *result = run->records->pdata[i];

      g_hash_table_insert (run->stored, make_key (result->employee_id, result->cycle_key), result);
    }
  return TRUE;
}

/* A wrong number would give somebody another person's past. */
static void
check_name (Run *run, guint row, gint64 employee_id)
{
  const char *text = heng_import_text (run->import, row, NAME, HENG_CLEAN_TEXT);
  const char *stored = g_hash_table_lookup (run->names, GSIZE_TO_POINTER ((gsize) employee_id));
  HengNameFlags flags;
  g_autofree char *name = NULL;

  if (*text == '\0' || employee_id == 0)
    return;
  name = heng_name_normalize (text, &flags, NULL);
  if (g_strcmp0 (name, stored) != 0)
    heng_import_error (run->import, row, NAME, text, _("The employee number belongs to %s. Correct the number or the name."), stored);
}

static void
read_period (Run *run, guint row, HengPeriod *period)
{
  const char *text = heng_import_text (run->import, row, PERIOD, HENG_CLEAN_NARROW);

  *period = (HengPeriod) { 0 };
  if (!heng_import_required (run->import, row, PERIOD, text))
    return;
  if (!heng_period_parse (text, period))
    heng_import_error (run->import, row, PERIOD, text, _("Not a period. Write for instance 2025Q3, 2025上半年 or 2025年度."));
  else if (period->to > run->today)
    heng_import_warning (run->import, row, PERIOD, text, _("This period is not over yet; kept as a past result. Check it."));
}

/* "95分" and "95 points" as well. FALSE: an error was added. */
static gboolean
read_points (Run *run, guint row, guint column, HengMicro *micro)
{
  const char *text = heng_import_text (run->import, row, column, HENG_CLEAN_NARROW);
  g_autofree char *number = heng_cell_number (text, NULL);

  *micro = 0;
  if (*text == '\0')
    return TRUE;
  if (number != NULL && heng_micro_parse (number, micro) && *micro >= 0 && *micro <= HENG_POINTS (1000000))
    return TRUE;
  heng_import_error (run->import, row, (int) column, text, _("Not a score. Write a number from 0 on with at most six decimals."));
  return FALSE;
}

static void
set_text (char **field, const char *text)
{
  if (*text == '\0')
    return;
  g_free (*field);
  *field = g_strdup (text);
}

/* Both rows of a pair are wrong, because nobody can tell which one is right. */
static gboolean
is_repeated (Run *run, guint row, char *key)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (run->given, key));
  const char *text = heng_import_raw (run->import, row, PERIOD);

  if (before == 0)
    {
      g_hash_table_insert (run->given, key, GUINT_TO_POINTER (row + 1));
      return FALSE;
    }
  g_free (key);
  heng_import_error (run->import, row, PERIOD, text, _("Line %u has a result of the same person and period. Keep one of them."),
                     run->import->table->rows[before - 1].line);
  heng_import_error (run->import, before - 1, PERIOD, heng_import_raw (run->import, before - 1, PERIOD),
                     _("Line %u has a result of the same person and period. Keep one of them."), run->import->table->rows[row].line);
  return TRUE;
}

static HengLegacyResult *
make_result (Run *run, guint row, const HengLegacyResult *before, gint64 employee_id, const HengPeriod *period)
{
  HengLegacyResult *result = before != NULL ? heng_legacy_result_copy (before) : heng_legacy_result_new ();

  result->employee_id = employee_id;
  set_text (&result->cycle_key, period->key);
  result->from_date = period->from;
  result->to_date = period->to;
  set_text (&result->grade, heng_import_text (run->import, row, GRADE, HENG_CLEAN_TEXT));
  set_text (&result->comment, heng_import_text (run->import, row, COMMENT, HENG_CLEAN_TEXT));
  if (run->scale != NULL)
    set_text (&result->scale, run->scale);
  if (run->import->options->complete)
    result->complete = 1;
  return result;
}

/* A scale of full marks counts for the rows that have these full marks: 4.1 of 5 is not 4.1 of 100. */
static void
check_full_marks (Run *run, guint row, const HengLegacyResult *result)
{
  HengMicro full;

  if (result->scale != NULL && result->full_marks > 0 && g_str_has_prefix (result->scale, "full:")
      && heng_micro_parse (result->scale + strlen ("full:"), &full) && full != result->full_marks)
    heng_import_error (run->import, row, FULL, heng_import_raw (run->import, row, FULL),
                       _("The scale “%s” has other full marks. Import rows of other full marks from a file of their own, with their scale."),
                       result->scale);
}

/* Score and full marks; FALSE when the row says nothing at all. */
static gboolean
fill_score (Run *run, guint row, HengLegacyResult *result)
{
  const char *text = heng_import_text (run->import, row, SCORE, HENG_CLEAN_NARROW);
  HengMicro score, full;

  if (!read_points (run, row, SCORE, &score) || !read_points (run, row, FULL, &full))
    return TRUE;
  if (*text != '\0')
    {
      result->score = score;
      result->has_score = 1;
    }
  if (full > 0)
    result->full_marks = full;
  check_full_marks (run, row, result);
  if (result->has_score && result->full_marks > 0 && result->score > result->full_marks)
    heng_import_warning (run->import, row, SCORE, text, _("More than the full marks; kept. Check it."));
  return result->has_score || result->grade != NULL;
}

static void
plan_row (Run *run, guint row)
{
  gint64 employee_id = heng_lookup_employee (run->lookup, row, EMP_NO, TRUE);
  const HengLegacyResult *before;
  HengLegacyResult *result;
  HengPeriod period;
  char *key;

  check_name (run, row, employee_id);
  read_period (run, row, &period);
  key = make_key (employee_id, period.key);
  before = g_hash_table_lookup (run->stored, key);
  result = make_result (run, row, before, employee_id, &period);
  if (!fill_score (run, row, result))
    heng_import_error (run->import, row, SCORE, NULL, _("Neither a score nor a grade. Fill in one of them."));
  if (employee_id == 0 || *period.key == '\0' || is_repeated (run, row, g_strdup (key)) || run->import->bad[row])
    heng_legacy_result_free (result);
  else
    heng_batch_add (run->import, row, &heng_legacy_result_type, result, before != NULL ? heng_legacy_result_copy (before) : NULL, NULL, 0);
  g_free (key);
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { 0 };

  if (!begin_run (&run, import, error))
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      plan_row (&run, row);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

const HengImporter heng_history_importer = { columns, N_COLUMNS, FALSE, N_("Import of past results from %s"), plan, NULL };
