/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one entry of all importers: file, header, plan, error file, and then everything or nothing in one change. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "heng-csv.h"

#define MAX_KEPT 10000
#define SAMPLE_ROWS 5
#define MAX_WARNINGS 5000 /* so that errors always find room among the kept ones */

const HengImporter *
heng_importer_get (HengImportKind kind)
{
  static const HengImporter *const importers[] = {
    [HENG_IMPORT_ROSTER] = &heng_roster_importer,
    [HENG_IMPORT_ACTUALS] = &heng_actuals_importer,
    [HENG_IMPORT_OKR] = &heng_okr_importer,
    [HENG_IMPORT_CHECKINS] = &heng_checkins_importer,
    [HENG_IMPORT_MILESTONES] = &heng_milestones_importer,
    [HENG_IMPORT_FEEDBACK] = &heng_feedback_importer,
    [HENG_IMPORT_ADJUSTMENTS] = &heng_adjustments_importer,
    [HENG_IMPORT_COMMENTS] = &heng_comments_importer,
    [HENG_IMPORT_PROJECTS] = &heng_projects_importer,
    [HENG_IMPORT_SURVEY] = &heng_survey_importer,
    [HENG_IMPORT_HISTORY] = &heng_history_importer,
    [HENG_IMPORT_ABSENCES] = &heng_absences_importer,
  };

  return importers[kind];
}

void
heng_import_issue_free (HengImportIssue *issue)
{
  g_free (issue->column);
  g_free (issue->value);
  g_free (issue->reason);
  g_free (issue);
}

static void
free_diff (gpointer data)
{
  HengImportDiff *diff = data;

  g_free (diff->column);
  g_free (diff->before);
  g_free (diff->after);
  g_free (diff);
}

void
heng_import_report_free (HengImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->issues);
  g_ptr_array_unref (report->unknown_columns);
  g_ptr_array_unref (report->new_departments);
  g_ptr_array_unref (report->mapping);
  g_ptr_array_unref (report->diffs);
  g_ptr_array_unref (report->questions);
  g_ptr_array_unref (report->absent_people);
  g_ptr_array_unref (report->sample);
  g_ptr_array_unref (report->columns);
  g_ptr_array_unref (report->sheets);
  g_ptr_array_unref (report->first_rows);
  g_clear_pointer (&report->kept, heng_import_rows_free);
  g_free (report->encoding);
  g_free (report->sheet);
  g_free (report);
}

HengImportReport *
heng_import_report_new (void)
{
  HengImportReport *report = g_new0 (HengImportReport, 1);

  report->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_issue_free);
  report->unknown_columns = g_ptr_array_new_with_free_func (g_free);
  report->new_departments = g_ptr_array_new_with_free_func (g_free);
  report->absent_people = g_ptr_array_new_with_free_func (g_free);
  report->sample = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  report->mapping = g_ptr_array_new_with_free_func (g_free);
  report->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_column_free);
  report->sheets = g_ptr_array_new_with_free_func (g_free);
  report->first_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_line_free);
  report->diffs = g_ptr_array_new_with_free_func (free_diff);
  report->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_question_free);
  return report;
}

static void
clear_import (HengImport *import)
{
  if (import->state != NULL)
    import->state_free (import->state);
  g_clear_pointer (&import->report, heng_import_report_free);
  g_clear_pointer (&import->table, heng_table_free);
  g_clear_pointer (&import->header, heng_header_free);
  g_clear_pointer (&import->cycle, heng_cycle_free);
  g_clear_pointer (&import->batch, heng_batch_free);
  g_clear_pointer (&import->asker, heng_asker_free);
  g_clear_pointer (&import->chunk, g_string_chunk_free);
  g_clear_pointer (&import->issues, g_ptr_array_unref);
  g_strfreev (import->recalled);
  g_free (import->bad);
  g_free (import->fate);
  g_free (import->settled);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengImport, clear_import)

static gboolean
has_header (const HengTable *table, gpointer data)
{
  HengImport *import = data;
  g_autoptr (HengHeader) header
    = heng_header_find (table, import->columns, import->n_columns, import->options->maps, NULL);

  return header != NULL;
}

static gboolean
load_cycle (HengImport *import, GError **error)
{
  const char *key = import->options->cycle_key;

  import->cycle = key != NULL ? heng_cycle_load_by_key (import->db, key, error) : heng_cycle_load_current (import->db, error);
  if (import->cycle == NULL && key == NULL && (error == NULL || *error == NULL))
    g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT, _("There is no cycle yet to import into. Open a cycle first."));
  if (import->cycle != NULL && import->cycle->state == HENG_CYCLE_ARCHIVED)
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT, _("The cycle %s is archived. Nothing in it changes any more."),
                   import->cycle->key);
      return FALSE;
    }
  return import->cycle != NULL;
}

static gboolean
check_errors_path (const HengImportOptions *options, GError **error)
{
  if (options->errors_path != NULL && g_file_test (options->errors_path, G_FILE_TEST_EXISTS)
      && !g_file_test (options->errors_path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE, _("“%s” is not a file. Choose another name."), options->errors_path);
      return FALSE;
    }
  if (options->errors_path == NULL || options->overwrite_errors || !g_file_test (options->errors_path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE, _("“%s” exists already and is not overwritten."), options->errors_path);
  return FALSE;
}

static void
fill_sheet (HengImportQuestion *question, gpointer data)
{
  const HengTable *table = data;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("Several sheets of “%s” have a header. Which one is meant?"), table->name);
  for (guint i = 0; i < table->sheets->len; i++)
    heng_ask_propose (question, table->sheets->pdata[i], table->sheets->pdata[i]);
}

/* Several sheets have a header: the first one is taken unless an answer names another. */
static gboolean
choose_sheet (HengImport *import, const char *path, GError **error)
{
  const HengImportQuestion *question;

  if (import->table->sheets == NULL || import->table->sheets->len < 2)
    return TRUE;
  question = heng_import_ask (import, HENG_ASK_SHEET, -1, NULL, G_MAXUINT, fill_sheet, import->table);
  if (question->answer == NULL)
    {
      g_ptr_array_add (import->table->notices, g_strdup_printf (_("Several sheets have a header; “%s” is read."), import->table->sheet));
      return TRUE;
    }
  if (g_str_equal (question->answer, import->table->sheet))
    return TRUE;
  g_clear_pointer (&import->table, heng_table_free);
  import->table = heng_table_load (path, question->answer, has_header, import, error);
  return import->table != NULL;
}

static void
add_sample (HengImport *import)
{
  guint first = heng_import_first_row (import), n = import->header->names->len;

  import->report->encoding = g_strdup (import->table->encoding);
  import->report->sheet = g_strdup (import->table->sheet);
  for (guint row = first - 1; row < MIN (first + SAMPLE_ROWS, import->table->n_rows); row++)
    {
      char **cells = g_new0 (char *, n + 1);

      for (guint c = 0; c < n; c++)
        cells[c] = g_strdup (row < first ? import->header->names->pdata[c] : heng_table_cell (import->table, row, c));
      g_ptr_array_add (import->report->sample, cells);
    }
}

static gboolean
find_header (HengImport *import, GError **error)
{
  const HengImportOptions *options = import->options;
  const char *const *maps = import->recalled != NULL ? (const char *const *) import->recalled : options->maps;

  g_clear_pointer (&import->header, heng_header_free);
  import->header = heng_header_find_at (import->table, import->columns, import->n_columns, maps, options->header_line, options->any_header, error);
  return import->header != NULL;
}

/* Reading a file of this size takes longer than to start a thread for it. */
#define BIG_FILE (128 * 1024)

typedef struct
{
  HengImport *import;
  const char *path;
  HengTable *table;
  GError *problem;
} Load;

static gpointer
load_table (gpointer data)
{
  Load *work = data;

  work->table = heng_table_load (work->path, work->import->options->sheet, has_header, work->import, &work->problem);
  return NULL;
}

/* The file is read by a thread of its own while the importer asks the store; what is wrong with the file is told first. */
static gboolean
load_with_store (HengImport *import, const HengImporter *importer, const char *path, GError **error)
{
  GStatBuf info;
  Load work = { import, path, NULL, NULL };
  GThread *thread = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean ok = TRUE;

  if (importer->meanwhile != NULL && g_stat (path, &info) == 0 && info.st_size >= BIG_FILE)
    thread = g_thread_try_new ("table", load_table, &work, NULL);
  if (thread != NULL)
    {
      ok = importer->meanwhile (import, &problem);
      g_thread_join (thread);
    }
  else
    load_table (&work);
  import->table = work.table;
  if (work.problem != NULL)
    g_propagate_error (error, work.problem);
  else if (!ok)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ok && import->table != NULL;
}

static gboolean
load (HengImport *import, const HengImporter *importer, const char *path, GError **error)
{
  if (!load_with_store (import, importer, path, error) || !choose_sheet (import, path, error))
    return FALSE;
  if (!find_header (import, error) || !heng_import_recall (import, error) || !heng_import_apply_fixes (import, error))
    return FALSE;
  if (import->recalled != NULL && !find_header (import, error))
    return FALSE;
  import->bad = g_malloc0 (import->table->n_rows);
  import->fate = g_malloc0 (import->table->n_rows);
  import->settled = g_malloc0 (import->table->n_rows);
  import->report->rows = import->table->n_rows - heng_import_first_row (import);
  for (guint i = 0; i < import->table->notices->len; i++)
    heng_import_warning (import, G_MAXUINT, -1, NULL, "%s", (char *) import->table->notices->pdata[i]);
  add_sample (import);
  heng_import_review_file (import, import->header->first_row);
  if (import->report->rows == 0)
    heng_import_warning (import, G_MAXUINT, -1, NULL, _("“%s” has a header but no row below it."), import->table->name);
  return TRUE;
}

static gint
compare_issues (gconstpointer a, gconstpointer b)
{
  const HengImportIssue *x = *(gpointer *) a, *y = *(gpointer *) b;

  return x->line != y->line ? (x->line < y->line ? -1 : 1) : (int) y->severity - (int) x->severity;
}

static void
finish_report (HengImport *import)
{
  HengImportReport *report = import->report;
  GPtrArray *swap;

  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    if (!import->bad[row])
      {
        report->added += import->fate[row] == HENG_ROW_ADDED;
        report->updated += import->fate[row] == HENG_ROW_UPDATED;
        report->unchanged += import->fate[row] == HENG_ROW_UNCHANGED;
      }
  g_ptr_array_sort (import->issues, compare_issues);
  swap = report->unknown_columns;
  report->unknown_columns = import->header->unknown;
  import->header->unknown = swap;
  swap = report->mapping;
  report->mapping = import->header->mapping;
  import->header->mapping = swap;
}

/* The reasons of each bad row, by line. */
static GHashTable *
collect_reasons (const HengImport *import)
{
  GHashTable *reasons = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);

  for (guint i = 0; i < import->issues->len; i++)
    {
      const HengImportIssue *issue = import->issues->pdata[i];
      gpointer key = GUINT_TO_POINTER ((guint) issue->line);
      const char *before = g_hash_table_lookup (reasons, key);

      if (issue->severity != HENG_ISSUE_ERROR)
        continue;
      g_hash_table_insert (reasons, key,
                           g_strdup_printf ("%s%s%s%s%s", before != NULL ? before : "", before != NULL ? "; " : "",
                                            issue->column != NULL ? issue->column : "", issue->column != NULL ? ": " : "", issue->reason));
    }
  return reasons;
}

/* A formula in a column that is imported counts as empty; protected by the apostrophe of our files it would come back as text. */
static gboolean
is_lost_formula (const HengImport *import, guint row, guint place)
{
  const char *text;
  gboolean used = FALSE;

  for (guint k = 0; k < import->header->columns->len && !used; k++)
    used = g_array_index (import->header->columns, int, k) == (int) place;
  return used && heng_cell_read (heng_table_cell (import->table, row, place), HENG_CLEAN_TEXT, import->chunk, &text) == HENG_CELL_FORMULA;
}

static const char *
cell_to_repeat (const HengImport *import, guint row, guint place)
{
  if (row == G_MAXUINT)
    return import->header->names->pdata[place];
  return is_lost_formula (import, row, place) ? "" : heng_table_cell (import->table, row, place);
}

static void
append_row (const HengImport *import, GString *out, guint row, const char *reason)
{
  for (guint c = 0; c < import->header->names->len; c++)
    if ((int) c != import->header->reason_column)
      {
        heng_csv_append (out, cell_to_repeat (import, row, c));
        g_string_append_c (out, ',');
      }
  heng_csv_append (out, reason);
  g_string_append (out, "\r\n");
}

/* The bad rows as they stand in the file, one header, and why: can be imported again after correction. */
static gboolean
write_error_file (HengImport *import, GError **error)
{
  g_autoptr (GHashTable) reasons = collect_reasons (import);
  g_autoptr (GString) out = g_string_new ("\xEF\xBB\xBF");
  g_autofree char *reason_header = heng_header_known_name (HENG_HEADER_REASON);

  append_row (import, out, G_MAXUINT, reason_header);
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    if (import->bad[row])
      {
        const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (import->table->rows[row].line));

        append_row (import, out, row, reason != NULL ? reason : "");
      }
  return g_file_set_contents_full (import->options->errors_path, out->str, (gssize) out->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Issues beyond what is kept are only counted. */
static void
hand_over_issues (HengImport *import)
{
  GPtrArray *kept = import->report->issues;

  if (import->issues->len > MAX_KEPT)
    g_ptr_array_set_size (import->issues, MAX_KEPT);
  import->report->issues = import->issues;
  import->issues = kept;
}

/* Inside the writing transaction nobody else commits any more: what the plan was made from must still be so. */
static gboolean
check_unchanged (HengImport *import, GError **error)
{
  if (heng_db_data_version (import->db) == import->data_version)
    return TRUE;
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
               _("Others changed the company again and again while “%s” was being read. Nothing was written; import it once more."),
               import->table->name);
  return FALSE;
}

static gboolean
write_all (HengImport *import, const HengImporter *importer, GError **error)
{
  HengImportReport *report = import->report;
  g_autoptr (HengChange) change = NULL;
  g_autofree char *action = NULL;

  if (import->options->dry_run || (report->errors > 0 && !import->options->skip_errors) || report->added + report->updated == 0)
    return TRUE;
  action = g_strdup_printf (_(importer->action), import->table->name);
  change = heng_change_begin_load (import->db, import->options->actor, action, report->added, error);
  if (change == NULL || !check_unchanged (import, error))
    return FALSE;
  if (!(importer->write != NULL ? importer->write (import, change, error) : heng_batch_apply (import, change, error))
      || !heng_asker_remember (import, change, error) || !heng_import_remember (import, change, error))
    return FALSE;
  if (heng_import_stopped (import, 1, 1, error) || !heng_change_commit (change, error))
    return FALSE;
  report->written = TRUE;
  return TRUE;
}

static HengImportReport *
import_once (HengDb *db, const char *path, const HengImportOptions *options, GError **error)
{
  g_auto (HengImport) import = { .db = db, .data_version = heng_db_data_version (db), .options = options };
  const HengImporter *importer = heng_importer_get (options->kind);

  import.columns = importer->columns;
  import.n_columns = importer->n_columns;
  import.report = heng_import_report_new ();
  import.batch = heng_batch_new ();
  import.chunk = g_string_chunk_new (4096);
  import.issues = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_issue_free);
  import.asker = heng_asker_new ();
  if (!heng_asker_load (&import, error))
    return NULL;
  if (importer->prepare != NULL)
    importer->prepare (&import);
  if ( (importer->needs_cycle && !load_cycle (&import, error)) || !load (&import, importer, path, error)
      || !importer->plan (&import, error) || !heng_asker_finish (&import, error))
    return NULL;
  finish_report (&import);
  if (import.report->errors > 0 && options->errors_path != NULL && !write_error_file (&import, error))
    return NULL;
  if (!write_all (&import, importer, error))
    return NULL;
  hand_over_issues (&import);
  if (options->keep_rows)
    heng_import_keep_rows (&import);
  return g_steal_pointer (&import.report);
}

/* A plan is made without keeping others from writing; when one did meanwhile, the plan is made again. */
#define MOST_PLANS 3

HengImportReport *
heng_import_file (HengDb *db, const char *path, const HengImportOptions *options, GError **error)
{
  if (!check_errors_path (options, error))
    return NULL;
  for (guint plan = 1;; plan++)
    {
      g_autoptr (GError) problem = NULL;
      HengImportReport *report = import_once (db, path, options, &problem);

      if (report != NULL)
        return report;
      if (plan < MOST_PLANS && g_error_matches (problem, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
}

void
heng_import_set_fate (HengImport *import, guint row, HengRowFate fate)
{
  import->fate[row] = (guint8) MAX (import->fate[row], fate);
}

gboolean
heng_import_stopped (HengImport *import, gint64 done, gint64 total, GError **error)
{
  if (import->options->progress != NULL)
    import->options->progress (done, total, import->options->progress_data);
  return g_cancellable_set_error_if_cancelled (import->options->cancellable, error);
}

void
heng_import_add_issue (HengImport *import, GPtrArray *sink, HengIssueSeverity severity, guint row, int column, const char *value,
                       const char *format, ...)
{
  HengImportIssue *issue;
  int at = column >= 0 ? g_array_index (import->header->columns, int, column) : -1;
  va_list args;

  if (sink == NULL)
    {
      sink = import->issues;
      if (severity == HENG_ISSUE_ERROR)
        import->report->errors++;
      else if (++import->report->warnings > MAX_WARNINGS)
        return;
    }
  issue = g_new0 (HengImportIssue, 1);
  issue->severity = severity;
  issue->line = row < import->table->n_rows ? import->table->rows[row].line : 0;
  if (column >= 0)
    issue->column = at >= 0 ? g_strdup (import->header->names->pdata[at]) : heng_header_known_name (import->columns[column].aliases);
  issue->value = g_strdup (value);
  va_start (args, format);
  issue->reason = g_strdup_vprintf (format, args);
  va_end (args);
  if (severity == HENG_ISSUE_ERROR && row < import->table->n_rows)
    import->bad[row] = 1;
  g_ptr_array_add (sink, issue);
}

void
heng_import_take_issues (HengImport *import, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      HengImportIssue *issue = issues->pdata[i];

      if (issue->severity == HENG_ISSUE_ERROR)
        import->report->errors++;
      else if (++import->report->warnings > MAX_WARNINGS)
        {
          heng_import_issue_free (issue);
          continue;
        }
      g_ptr_array_add (import->issues, issue);
    }
  g_ptr_array_set_free_func (issues, NULL);
  g_ptr_array_set_size (issues, 0);
}

void
heng_import_add_diff (HengImport *import, guint row, const char *label, const char *before, const char *after)
{
  HengImportDiff *diff;

  if (import->report->diffs->len >= MAX_KEPT)
    return;
  diff = g_new0 (HengImportDiff, 1);
  diff->row_line = import->table->rows[row].line;
  diff->column = g_strdup (label);
  diff->before = g_strdup (before);
  diff->after = g_strdup (after);
  g_ptr_array_add (import->report->diffs, diff);
}

void
heng_import_add_diffs (HengImport *import, guint row, const HengRecordType *type, gconstpointer before, gconstpointer after)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      if (field->kind == HENG_KIND_REF || field->flags & HENG_FIELD_DERIVED || heng_field_equal (field, before, after))
        continue;
      old = type->sensitive ? g_strdup ("•••") : heng_field_display (field, before);
      new = type->sensitive ? g_strdup ("•••") : heng_field_display (field, after);
      heng_import_add_diff (import, row, _(field->label), old, new);
    }
}
