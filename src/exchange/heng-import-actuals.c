/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actual values of indicators: of a person, or entered once for a department or the company. */
#include "heng-actuals-import.h"

#include <glib/gi18n-lib.h>

static const HengColumn columns[A_FIRST_INDICATOR] = {
  [A_EMP_NO] = { "emp_no",
                 "工号|被评人工号|被评价人工号|被考核人工号|Ratee|Ratee No|员工编号|员工工号|Employee No|Employee ID|Job Number" },
  [A_NAME] = { "name", "姓名|员工姓名|Name", HENG_COLUMN_NOT_IMPORTED },
  [A_DEPT] = { "dept", "部门|所属部门|Department" },
  [A_CODE] = { "code", "指标编号|指标代码|指标编码|Indicator|Indicator Code|KPI Code" },
  [A_VALUE] = { "value",
                "实际值|实际完成值|完成值|上级评价|上级评分|主管评分|得分|评分|Actual|Actual Value|Score|Rating" },
  [A_REASON] = { "reason", "不适用原因|不适用理由|Reason|NA Reason" },
  [A_APPROVER] = { "approver", "批准人|审批人|Approver|Approved By" },
  [A_SOURCE] = { "source", "数据来源|来源|Source|Data Source" },
  [A_PART] = { "part", "段次|考核段|Part" },
};

/* The columns with those of the indicators behind them. */
typedef struct
{
  HengColumn *columns;
  GPtrArray *texts; /* of char *: their keys and names */
  HengActualsBulk *bulk; /* NULL: the file is small */
} Wide;

typedef struct
{
  HengImport *import;
  HengActualsStored *stored; /* made for the first row that needs care */
  HengActualsBulk *bulk;     /* borrowed, NULL: the file is small */
  GHashTable *given;         /* key → row + 1 of this file */
  guint *wide, n_wide;       /* the columns of indicators, when each has one of its own */
} Run;

/* One value of the file. */
typedef struct
{
  guint row, column; /* where the value stands */
  const char *code;
} Cell;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->stored, heng_actuals_stored_free);
  g_clear_pointer (&run->given, g_hash_table_unref);
  g_free (run->wide);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
free_wide (gpointer data)
{
  Wide *wide = data;

  g_clear_pointer (&wide->bulk, heng_actuals_bulk_free);
  g_ptr_array_unref (wide->texts);
  g_free (wide->columns);
  g_free (wide);
}

/* An indicator may head a column of its own: "RD-02", or "RD-02 缺陷逃逸率". */
static void
add_indicator_column (Wide *wide, HengColumn *column, const HengIndicator *indicator)
{
  char *code = g_strdup (indicator->code);
  char *names = g_strdup_printf ("%s%s|%s%s", code, indicator->name ? indicator->name : "", code, indicator->name_en ? indicator->name_en : "");

  g_ptr_array_add (wide->texts, code);
  g_ptr_array_add (wide->texts, names);
  *column = (HengColumn) { .key = code, .aliases = names };
}

static void
prepare (HengImport *import)
{
  g_autoptr (GPtrArray) indicators = heng_indicators_load (import->db, NULL);
  guint n = indicators ? indicators->len : 0;
  Wide *wide = g_new0 (Wide, 1);

  wide->texts = g_ptr_array_new_with_free_func (g_free);
  wide->columns = g_new0 (HengColumn, A_FIRST_INDICATOR + n);
  memcpy (wide->columns, columns, sizeof columns);
  for (guint i = 0; i < n; i++)
    add_indicator_column (wide, &wide->columns[A_FIRST_INDICATOR + i], indicators->pdata[i]);
  import->columns = wide->columns;
  import->n_columns = A_FIRST_INDICATOR + n;
  import->state = wide;
  import->state_free = free_wide;
}

/* The line a row without employee number speaks of. */
static HengScorecardLine *
find_shared_line (Run *run, const Cell *cell, int *level, gint64 *owner)
{
  HengLookup *lookup = heng_actuals_stored_lookup (run->stored);
  const char *path = heng_import_text (run->import, cell->row, A_DEPT, HENG_CLEAN_TEXT);
  g_autofree char *key = NULL;
  HengScorecardLine *line;

  *level = *path != '\0' ? HENG_LEVEL_DEPT : HENG_LEVEL_COMPANY;
  *owner = *path != '\0' ? heng_lookup_department (lookup, path) : 0;
  if (*level == HENG_LEVEL_DEPT && *owner == 0)
    {
      heng_import_error (run->import, cell->row, A_DEPT, path, _("There is no such department. Write its path as in the department list."));
      return NULL;
    }
  key = heng_actuals_key (*level, *owner, cell->code);
  line = heng_actuals_stored_shared_line (run->stored, key);
  if (line == NULL)
    heng_import_error (
        run->import, cell->row, cell->column == A_VALUE ? A_CODE : (int) cell->column, cell->code,
        _("No scorecard of the cycle %s reads a shared value of this indicator. Give the employee number, or correct the code."),
        run->import->cycle->key);
  return line;
}

static HengScorecardLine *
find_line (Run *run, const Cell *cell, int *level, gint64 *owner)
{
  HengLookup *lookup = heng_actuals_stored_lookup (run->stored);
  const char *emp_no = heng_import_text (run->import, cell->row, A_EMP_NO, HENG_CLEAN_NARROW);
  const char *part = heng_import_text (run->import, cell->row, A_PART, HENG_CLEAN_NARROW);
  HengParticipant *participant = NULL;
  HengScorecardLine *line;
  gint64 employee;

  if (*emp_no == '\0')
    return find_shared_line (run, cell, level, owner);
  employee = heng_lookup_employee (lookup, cell->row, A_EMP_NO, TRUE);
  if (employee == 0)
    return NULL;
  heng_lookup_settle (lookup, cell->row, employee);
  line = heng_lookup_line (lookup, cell->row, employee, g_ascii_strtoll (part, NULL, 10),
                           cell->column == A_VALUE ? A_CODE : (int) cell->column, cell->code, &participant);
  if (line == NULL)
    return NULL;
  *level = line->level;
  *owner = heng_actual_owner (heng_lookup_departments (lookup), participant, line->level);
  return line;
}

/* A published result of anyone rests on this shared value: the same value again is fine, another one is refused. */
static gboolean
is_settled (Run *run, const Cell *cell, const char *key, const HengActualRow *before, const char *value)
{
  if (!heng_actuals_stored_is_settled (run->stored, key))
    return FALSE;
  if (before != NULL && g_strcmp0 (before->value, value) == 0)
    heng_import_set_fate (run->import, cell->row, HENG_ROW_UNCHANGED);
  else
    heng_import_error (run->import, cell->row, (int) cell->column, value,
                       _("A published result rests on this value. It can no longer change; remove the row."));
  return TRUE;
}

/* 12,500元 or 1.2万 where the rule expects a plain number. The problem of the plain reading stays unless this one succeeds. */
static gboolean
parse_with_unit (const HengRule *rule, const HengScorecardLine *line, const char *text, HengActual *actual, GError **problem)
{
  g_autofree char *plain = heng_cell_number (text, line->unit);

  if (plain == NULL || g_str_equal (plain, text) || !heng_actual_parse (rule, plain, actual, NULL))
    return FALSE;
  g_clear_error (problem);
  return TRUE;
}

/* The stored form of the value, and the number when it is nothing but one (else HENG_NO_VALUE); NULL with an error added. */
static char *
read_value (Run *run, const Cell *cell, const HengScorecardLine *line, const char *text, HengMicro *number)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengRule) rule = heng_rule_parse (line->rule, &problem);
  HengActual actual = { 0 };
  char *stored = NULL;

  *number = HENG_NO_VALUE;
  if (g_str_equal (text, "不适用") || g_ascii_strcasecmp (text, "N/A") == 0 || g_ascii_strcasecmp (text, "na") == 0)
    text = "NA";
  if (rule != NULL && heng_rule_kind (rule) == HENG_RULE_MILE && !g_str_equal (text, "NA"))
    heng_import_error (run->import, cell->row, (int) cell->column, text,
                       _("The value of %s comes from its milestones. Import the milestones instead."), line->code);
  else if (rule != NULL && (heng_actual_parse (rule, text, &actual, &problem) || parse_with_unit (rule, line, text, &actual, &problem)))
    stored = heng_actual_format (rule, &actual);
  else
    heng_import_error (run->import, cell->row, (int) cell->column, text, "%s: %s", line->code, problem->message);
  if (stored != NULL && heng_rule_numbers (rule, NULL, NULL) && actual.state == HENG_VALUE_NUMBER && !actual.is_likert)
    *number = actual.number;
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
  const char *reason = heng_import_text (run->import, row, A_REASON, HENG_CLEAN_TEXT);
  const char *approver = heng_import_text (run->import, row, A_APPROVER, HENG_CLEAN_TEXT);
  const char *source = heng_import_text (run->import, row, A_SOURCE, HENG_CLEAN_TEXT);
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
  return heng_import_required (run->import, row, A_REASON, actual->reason != NULL ? actual->reason : "")
         && heng_import_required (run->import, row, A_APPROVER, actual->approver != NULL ? actual->approver : "");
}

/* The row + 1 that gave this value before, 0 when this one is the first. */
static guint
note_given (Run *run, const Cell *cell, int level, gint64 owner, const char *code)
{
  g_autofree char *key = NULL;
  guint before;

  if (run->bulk != NULL && level == HENG_LEVEL_PERSON && heng_actuals_bulk_note (run->bulk, owner, code, cell->row, &before))
    return before;
  key = heng_actuals_key (level, owner, code);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (run->given, key));
  if (before == 0)
    g_hash_table_insert (run->given, g_steal_pointer (&key), GUINT_TO_POINTER (cell->row + 1));
  return before;
}

/* Two rows may repeat a value, but not contradict each other. TRUE when the row has nothing more to say. */
static gboolean
is_repeated (Run *run, const Cell *cell, guint before, const char *text)
{
  const char *earlier;

  if (before == 0)
    return FALSE;
  earlier = heng_import_text (run->import, before - 1, cell->column, HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL);
  if (!g_str_equal (earlier, text))
    heng_import_error (run->import, cell->row, (int) cell->column, text,
                       _("Line %u gives another value, %s, for the same indicator. Keep one of them."),
                       run->import->table->rows[before - 1].line, earlier);
  else
    heng_import_set_fate (run->import, cell->row, HENG_ROW_UNCHANGED);
  return TRUE;
}

/* Takes `before`. */
static void
plan_value (Run *run, const Cell *cell, const HengScorecardLine *line, int level, gint64 owner, HengActualRow *before, const char *value)
{
  HengActualRow *actual = before != NULL ? heng_actual_row_copy (before) : heng_actual_row_new ();

  actual->cycle_id = run->import->cycle->id;
  actual->level = level;
  actual->owner_id = owner;
  set_text (&actual->code, line->code);
  set_text (&actual->value, value != NULL ? value : "");
  if (!fill_reason (run, cell->row, actual))
    {
      heng_actual_row_free (actual);
      heng_actual_row_free (before);
      return;
    }
  if (before == NULL || !heng_batch_same (&heng_actual_row_type, actual, before))
    {
      set_text (&actual->entered_by, run->import->options->actor != NULL ? run->import->options->actor : g_get_user_name ());
      actual->entered_at = heng_now_ms ();
    }
  heng_batch_add (run->import, cell->row, &heng_actual_row_type, actual, before, NULL, 0);
}

/* A value whose row, line and text are right so far. */
static void
plan_found (Run *run, const Cell *cell, const HengScorecardLine *line, int level, gint64 owner, const char *text)
{
  g_autofree char *key = heng_actuals_key (level, owner, line->code);
  g_autoptr (HengActualRow) before = NULL;
  g_autofree char *value = NULL;
  HengMicro number = HENG_NO_VALUE;

  if (*text != '\0' && (value = read_value (run, cell, line, text, &number)) == NULL)
    return;
  if (is_repeated (run, cell, note_given (run, cell, level, owner, line->code), text))
    return;
  if (number != HENG_NO_VALUE && run->bulk != NULL && level == HENG_LEVEL_PERSON
      && heng_actuals_bulk_take (run->bulk, owner, line->code, cell->row, number))
    return;
  before = heng_actuals_stored_value (run->stored, level, owner, line->code);
  if (is_settled (run, cell, key, before, value))
    return;
  if ((before == NULL || before->value == NULL) && value == NULL)
    heng_import_set_fate (run->import, cell->row, HENG_ROW_UNCHANGED);
  else
    plan_value (run, cell, line, level, owner, g_steal_pointer (&before), value);
}

static void
plan_cell (Run *run, const Cell *cell)
{
  const char *text;
  HengCellState state = heng_cell_read (heng_import_raw (run->import, cell->row, cell->column), HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL,
                                        run->import->chunk, &text);
  HengScorecardLine *line;
  gint64 owner = 0;
  int level = 0;

  if ((line = find_line (run, cell, &level, &owner)) == NULL)
    return;
  text = heng_import_text (run->import, cell->row, cell->column, HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL);
  if (*text == '\0' && state != HENG_CELL_CLEAR)
    heng_import_set_fate (run->import, cell->row, HENG_ROW_UNCHANGED);
  else
    plan_found (run, cell, line, level, owner, text);
}

static gboolean
plan_carefully (Run *run, const Cell *cell, GError **error)
{
  if (run->stored == NULL && (run->stored = heng_actuals_stored_new (run->import, error)) == NULL)
    return FALSE;
  plan_cell (run, cell);
  return TRUE;
}

/* Rows that one thread reads; what it does not understand at once is left for afterwards. */
typedef struct
{
  Run *run;
  gboolean wide; /* a column an indicator; else one value a row, whose code stands in a column */
  HengBulkCursor cursor;
  GArray *left; /* of Cell */
} Range;

static void
leave (Range *range, guint row, guint column, const char *code)
{
  Cell cell = { row, column, code };

  g_array_append_val (range->left, cell);
}

/* An empty cell says nothing, so people need not have every indicator. */
static void
read_wide_row (Range *range, guint row)
{
  const Run *run = range->run;
  HengImport *import = run->import;

  for (guint first = 0; first < run->n_wide; first += HENG_BULK_COLUMNS)
    {
      const guint *some = run->wide + first;
      guint n = MIN (run->n_wide - first, HENG_BULK_COLUMNS);
      guint64 left = run->bulk != NULL ? heng_actuals_bulk_read_wide (run->bulk, &range->cursor, row, some, n) : G_MAXUINT64;

      for (guint i = 0; left != 0 && i < n; i++)
        if (!(left >> i & 1))
          continue;
        else if (*heng_import_raw (import, row, some[i]) == '\0')
          heng_import_set_fate (import, row, HENG_ROW_UNCHANGED);
        else
          leave (range, row, some[i], import->columns[some[i]].key);
    }
}

static void
read_row (Range *range, guint row)
{
  if (range->wide)
    read_wide_row (range, row);
  else if (range->run->bulk == NULL || !heng_actuals_bulk_read (range->run->bulk, &range->cursor, row))
    leave (range, row, A_VALUE, heng_import_raw (range->run->import, row, A_CODE));
}

static gpointer
read_range (gpointer data)
{
  Range *range = data;

  for (guint row = range->cursor.first; row < range->cursor.end; row++)
    read_row (range, row);
  return NULL;
}

static gboolean
plan_left (Range *range, GError **error)
{
  HengImport *import = range->run->import;

  for (guint i = 0; i < range->left->len; i++)
    {
      Cell *cell = &g_array_index (range->left, Cell, i);

      if (!range->wide)
        cell->code = heng_import_text (import, cell->row, A_CODE, HENG_CLEAN_NARROW);
      if ((range->wide || heng_import_required (import, cell->row, A_CODE, cell->code)) && !plan_carefully (range->run, cell, error))
        return FALSE;
      if (i % 1024 == 0 && heng_import_stopped (import, cell->row, import->table->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

static Range
new_range (Run *run, gboolean wide, guint first, guint end)
{
  return (Range) { run, wide, heng_bulk_cursor (first, end), g_array_new (FALSE, FALSE, sizeof (Cell)) };
}

static gboolean
plan_range (Run *run, gboolean wide, guint first, guint end, GError **error)
{
  Range range = new_range (run, wide, first, end);
  gboolean ok;

  read_range (&range);
  ok = plan_left (&range, error);
  g_array_unref (range.left);
  return ok;
}

/* From so many rows on a second thread pays. */
#define ROWS_FOR_TWO 4000

/* FALSE in *done: the halves of the file speak of the same value, and which row came first matters. */
static gboolean
plan_by_two (Run *run, gboolean wide, guint first, guint end, gboolean *done, GError **error)
{
  guint middle = first + (end - first) / 2;
  Range ranges[2] = { new_range (run, wide, first, middle), new_range (run, wide, middle, end) };
  GThread *thread = g_thread_try_new ("values", read_range, &ranges[1], NULL);
  gboolean ok = TRUE;

  read_range (&ranges[0]);
  if (thread != NULL)
    g_thread_join (thread);
  else
    read_range (&ranges[1]);
  *done = !ranges[0].cursor.crossed && !ranges[1].cursor.crossed;
  if (*done)
    ok = plan_left (&ranges[0], error) && plan_left (&ranges[1], error);
  else
    heng_actuals_bulk_restart (run->bulk);
  g_array_unref (ranges[0].left);
  g_array_unref (ranges[1].left);
  return ok;
}

static gboolean
plan_all (Run *run, gboolean wide, GError **error)
{
  guint first = heng_import_first_row (run->import), end = run->import->table->n_rows;
  gboolean done = FALSE;

  if (run->bulk != NULL)
    heng_actuals_bulk_begin (run->bulk);
  if (run->bulk != NULL && end - first >= ROWS_FOR_TWO && !plan_by_two (run, wide, first, end, &done, error))
    return FALSE;
  return done || plan_range (run, wide, first, end, error);
}

/* The columns of indicators the file has, unless a column holds the codes. */
static void
find_wide_columns (Run *run)
{
  const HengImport *import = run->import;

  run->wide = g_new (guint, import->n_columns);
  for (guint column = A_FIRST_INDICATOR; column < import->n_columns && !heng_import_has_column (import, A_CODE); column++)
    if (heng_import_has_column (import, column))
      run->wide[run->n_wide++] = column;
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { .import = import, .given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  guint first = heng_import_first_row (import), n_rows = import->table->n_rows;
  Wide *wide = import->state;

  find_wide_columns (&run);
  if ((gsize) (n_rows - first) * MAX (run.n_wide, 1) < HENG_ACTUALS_PACK_FROM)
    g_clear_pointer (&wide->bulk, heng_actuals_bulk_free);
  else if (wide->bulk == NULL && (wide->bulk = heng_actuals_bulk_new (import, error)) == NULL)
    return FALSE;
  run.bulk = wide->bulk;
  if (!plan_all (&run, run.n_wide > 0, error))
    return FALSE;
  if (run.bulk != NULL)
    heng_actuals_bulk_settle (run.bulk);
  return TRUE;
}

/* A big file mostly has many values. */
static gboolean
load_bulk (HengImport *import, GError **error)
{
  Wide *wide = import->state;

  return (wide->bulk = heng_actuals_bulk_new (import, error)) != NULL;
}

static gboolean
write_actuals (HengImport *import, HengChange *change, GError **error)
{
  Wide *wide = import->state;

  return (wide->bulk == NULL || heng_actuals_bulk_write (wide->bulk, change, error)) && heng_batch_apply (import, change, error);
}

const HengImporter heng_actuals_importer
  = { columns, A_FIRST_INDICATOR, TRUE, N_("Import of actual values from %s"), plan, write_actuals, prepare, load_bulk };
