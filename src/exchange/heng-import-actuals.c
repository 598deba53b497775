/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actual values of indicators: of a person, or entered once for a department or the company. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

#include "heng-rule.h"

enum { EMP_NO, DEPT, CODE, VALUE, REASON, APPROVER, SOURCE, PART, N_COLUMNS };

static const HengColumn columns[N_COLUMNS] = {
  [EMP_NO] = { "emp_no", "工号|员工编号|员工工号|Employee No|Employee ID|Job Number" },
  [DEPT] = { "dept", "部门|所属部门|Department" },
  [CODE] = { "code", "指标编号|指标代码|指标编码|Indicator|Indicator Code|KPI Code" },
  [VALUE] = { "value", "实际值|实际完成值|完成值|Actual|Actual Value" },
  [REASON] = { "reason", "不适用原因|不适用理由|Reason|NA Reason" },
  [APPROVER] = { "approver", "批准人|审批人|Approver|Approved By" },
  [SOURCE] = { "source", "数据来源|来源|Source|Data Source" },
  [PART] = { "part", "段次|考核段|Part" },
};

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  GHashTable *shared; /* "level:owner:CODE" → HengScorecardLine of anyone who reads it */
  GHashTable *stored; /* the same key → HengActualRow */
  GHashTable *given;  /* the same key → row + 1 of this file */
  GHashTable *settled; /* the same keys, of shared values that a published result rests on */
  GPtrArray *actuals;
} Run;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->lookup, heng_lookup_free);
  g_clear_pointer (&run->shared, g_hash_table_unref);
  g_clear_pointer (&run->stored, g_hash_table_unref);
  g_clear_pointer (&run->given, g_hash_table_unref);
  g_clear_pointer (&run->settled, g_hash_table_unref);
  g_clear_pointer (&run->actuals, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static char *
make_key (int level, gint64 owner, const char *code)
{
  g_autofree char *upper = g_ascii_strup (code, -1);

  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", level, owner, upper);
}

static void
index_shared_line (Run *run, const HengParticipant *participant, HengScorecardLine *line)
{
  gint64 owner;

  if (line->level == HENG_LEVEL_PERSON)
    return;
  owner = heng_actual_owner (heng_lookup_departments (run->lookup), participant, line->level);
  g_hash_table_insert (run->shared, make_key (line->level, owner, line->code), line);
  if (heng_lookup_has_result (run->lookup, participant->employee_id))
    g_hash_table_add (run->settled, make_key (line->level, owner, line->code));
}

static void
index_shared (Run *run)
{
  GPtrArray *participants = heng_lookup_all_participants (run->lookup);

  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];
      GPtrArray *lines = heng_lookup_lines (run->lookup, participant->id);

      for (guint k = 0; lines != NULL && k < lines->len; k++)
        index_shared_line (run, participant, lines->pdata[k]);
    }
}

static gboolean
begin_run (Run *run, HengImport *import, GError **error)
{
  run->import = import;
  run->lookup = heng_lookup_new (import, error);
  if (run->lookup == NULL)
    return FALSE;
  run->actuals = heng_actuals_load (import->db, import->cycle->id, error);
  if (run->actuals == NULL)
    return FALSE;
  run->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < run->actuals->len; i++)
    {
      HengActualRow *actual = run->actuals->pdata[i];

      g_hash_table_insert (run->stored, make_key (actual->level, actual->owner_id, actual->code), actual);
    }
  index_shared (run);
  return TRUE;
}

/* The line a row without employee number speaks of. */
static HengScorecardLine *
find_shared_line (Run *run, guint row, const char *code, int *level, gint64 *owner)
{
  const char *path = heng_import_text (run->import, row, DEPT, HENG_CLEAN_TEXT);
  g_autofree char *key = NULL;
  HengScorecardLine *line;

  *level = *path != '\0' ? HENG_LEVEL_DEPT : HENG_LEVEL_COMPANY;
  *owner = *path != '\0' ? heng_lookup_department (run->lookup, path) : 0;
  if (*level == HENG_LEVEL_DEPT && *owner == 0)
    {
      heng_import_error (run->import, row, DEPT, path, _("There is no such department. Write its path as in the department list."));
      return NULL;
    }
  key = make_key (*level, *owner, code);
  line = g_hash_table_lookup (run->shared, key);
  if (line == NULL)
    heng_import_error (
        run->import, row, CODE, code,
        _("No scorecard of the cycle %s reads a shared value of this indicator. Give the employee number, or correct the code."),
        run->import->cycle->key);
  return line;
}

static HengScorecardLine *
find_line (Run *run, guint row, const char *code, int *level, gint64 *owner)
{
  const char *emp_no = heng_import_text (run->import, row, EMP_NO, HENG_CLEAN_NARROW);
  const char *part = heng_import_text (run->import, row, PART, HENG_CLEAN_NARROW);
  HengParticipant *participant = NULL;
  HengScorecardLine *line;
  gint64 employee;

  if (*emp_no == '\0')
    return find_shared_line (run, row, code, level, owner);
  employee = heng_lookup_employee (run->lookup, row, EMP_NO, TRUE);
  if (employee == 0 || heng_lookup_is_published (run->lookup, row, employee))
    return NULL;
  line = heng_lookup_line (run->lookup, row, employee, g_ascii_strtoll (part, NULL, 10), CODE, code, &participant);
  if (line == NULL)
    return NULL;
  *level = line->level;
  *owner = heng_actual_owner (heng_lookup_departments (run->lookup), participant, line->level);
  return line;
}

/* A published result of anyone rests on this shared value: the same value again is fine, another one is refused. */
static gboolean
is_settled (Run *run, guint row, const char *key, const HengActualRow *before, const char *value)
{
  if (!g_hash_table_contains (run->settled, key))
    return FALSE;
  if (before != NULL && g_strcmp0 (before->value, value) == 0)
    heng_import_set_fate (run->import, row, HENG_ROW_UNCHANGED);
  else
    heng_import_error (run->import, row, VALUE, value, _("A published result rests on this value. It can no longer change; remove the row."));
  return TRUE;
}

/* The stored form of the value; NULL with an error added. */
static char *
read_value (Run *run, guint row, const HengScorecardLine *line, const char *text)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengRule) rule = heng_rule_parse (line->rule, &problem);
  HengActual actual = { 0 };
  char *stored = NULL;

  if (g_str_equal (text, "不适用") || g_ascii_strcasecmp (text, "N/A") == 0 || g_ascii_strcasecmp (text, "na") == 0)
    text = "NA";
  if (rule != NULL && heng_rule_kind (rule) == HENG_RULE_MILE && !g_str_equal (text, "NA"))
    heng_import_error (run->import, row, VALUE, text,
                       _("The value of %s comes from its milestones. Import the milestones instead."), line->code);
  else if (rule != NULL && heng_actual_parse (rule, text, &actual, &problem))
    stored = heng_actual_format (rule, &actual);
  else
    heng_import_error (run->import, row, VALUE, text, "%s: %s", line->code, problem->message);
  heng_actual_clear (&actual);
  return stored;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = *text != '\0' ? g_strdup (text) : NULL;
}

/* An NA must say why and who agreed; another value needs neither. */
static gboolean
fill_reason (Run *run, guint row, HengActualRow *actual)
{
  const char *reason = heng_import_text (run->import, row, REASON, HENG_CLEAN_TEXT);
  const char *approver = heng_import_text (run->import, row, APPROVER, HENG_CLEAN_TEXT);
  const char *source = heng_import_text (run->import, row, SOURCE, HENG_CLEAN_TEXT);
  gboolean is_na = g_strcmp0 (actual->value, "NA") == 0;

  if (*source != '\0')
    set_text (&actual->source_note, source);
  if (!is_na)
    {
      set_text (&actual->reason, "");
      set_text (&actual->approver, "");
      return TRUE;
    }
  if (*reason != '\0')
    set_text (&actual->reason, reason);
  if (*approver != '\0')
    set_text (&actual->approver, approver);
  return heng_import_required (run->import, row, REASON, actual->reason != NULL ? actual->reason : "")
         && heng_import_required (run->import, row, APPROVER, actual->approver != NULL ? actual->approver : "");
}

/* Two rows may repeat a shared value, but not contradict each other. TRUE when the row has nothing more to say. */
static gboolean
is_repeated (Run *run, guint row, const char *key, const char *text)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (run->given, key));
  const char *earlier;

  if (before == 0)
    {
      g_hash_table_insert (run->given, g_strdup (key), GUINT_TO_POINTER (row + 1));
      return FALSE;
    }
  earlier = heng_import_text (run->import, before - 1, VALUE, HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL);
  if (!g_str_equal (earlier, text))
    heng_import_error (run->import, row, VALUE, text, _("Line %u gives another value, %s, for the same indicator. Keep one of them."),
                       run->import->table->rows[before - 1].line, earlier);
  else
    heng_import_set_fate (run->import, row, HENG_ROW_UNCHANGED);
  return TRUE;
}

static void
plan_row (Run *run, guint row)
{
  const char *code = heng_import_text (run->import, row, CODE, HENG_CLEAN_NARROW);
  const char *text;
  HengCellState state = heng_cell_read (heng_import_raw (run->import, row, VALUE), HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL, run->import->chunk, &text);
  HengScorecardLine *line;
  HengActualRow *actual, *before;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  gint64 owner = 0;
  int level = 0;

  if (!heng_import_required (run->import, row, CODE, code) || (line = find_line (run, row, code, &level, &owner)) == NULL)
    return;
  text = heng_import_text (run->import, row, VALUE, HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL);
  if (*text == '\0' && state != HENG_CELL_CLEAR)
    {
      heng_import_set_fate (run->import, row, HENG_ROW_UNCHANGED);
      return;
    }
  if (*text != '\0' && (value = read_value (run, row, line, text)) == NULL)
    return;
  key = make_key (level, owner, line->code);
  if (is_repeated (run, row, key, text))
    return;
  before = g_hash_table_lookup (run->stored, key);
  if (is_settled (run, row, key, before, value))
    return;
  if (before == NULL && value == NULL)
    {
      heng_import_set_fate (run->import, row, HENG_ROW_UNCHANGED);
      return;
    }
  actual = before != NULL ? heng_actual_row_copy (before) : heng_actual_row_new ();
  actual->cycle_id = run->import->cycle->id;
  actual->level = level;
  actual->owner_id = owner;
  set_text (&actual->code, line->code);
  set_text (&actual->value, value != NULL ? value : "");
  if (!fill_reason (run, row, actual))
    {
      heng_actual_row_free (actual);
      return;
    }
  if (before == NULL || !heng_batch_same (&heng_actual_row_type, actual, before))
    {
      set_text (&actual->entered_by, run->import->options->actor != NULL ? run->import->options->actor : g_get_user_name ());
      actual->entered_at = heng_now_ms ();
    }
  heng_batch_add (run->import, row, &heng_actual_row_type, actual, before != NULL ? heng_actual_row_copy (before) : NULL, NULL, 0);
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

const HengImporter heng_actuals_importer = { columns, N_COLUMNS, TRUE, N_("Import of actual values from %s"), plan, NULL };
