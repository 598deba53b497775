/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one entry of all exports: what may go out, the note in the journal, the file. */
#include "heng-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-company.h"
#include "heng-content-table.h"

G_DEFINE_QUARK (heng-export-error-quark, heng_export_error)

typedef struct
{
  const char *word;
  HengSheet *(*make) (HengDb *db, const HengExportOptions *options, GError **error);
  HengSheet *(*make_of_cycle) (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
  gboolean is_private; /* as a whole */
} Kind;

static const Kind kinds[HENG_N_EXPORTS] = {
  [HENG_EXPORT_ROSTER] = { "roster", heng_export_roster, NULL, FALSE },
  [HENG_EXPORT_OKR] = { "okr", NULL, heng_export_okr, FALSE },
  [HENG_EXPORT_ACTUALS] = { "actuals", NULL, heng_export_actuals, FALSE },
  [HENG_EXPORT_CHECKINS] = { "checkins", NULL, heng_export_checkins, FALSE },
  [HENG_EXPORT_RATINGS] = { "ratings", NULL, heng_export_ratings, TRUE },
  [HENG_EXPORT_HISTORY] = { "history", heng_export_history, NULL, FALSE },
  [HENG_EXPORT_SCORECARDS] = { "scorecards", NULL, heng_export_scorecards, FALSE },
  [HENG_EXPORT_SCORES] = { "scores", NULL, heng_export_scores, FALSE },
  [HENG_EXPORT_JOURNAL] = { "journal", heng_export_journal, NULL, FALSE },
  [HENG_EXPORT_COMPANY] = { "company", NULL, NULL, TRUE },
};

const char *
heng_export_word (HengExportKind kind)
{
  return kinds[kind].word;
}

gboolean
heng_export_find (const char *word, HengExportKind *kind)
{
  for (guint i = 0; i < HENG_N_EXPORTS; i++)
    if (g_str_equal (kinds[i].word, word))
      {
        *kind = (HengExportKind) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
heng_export_is_of_cycle (HengExportKind kind)
{
  return kinds[kind].make_of_cycle != NULL;
}

gboolean
heng_export_format_of (const char *path, HengExportFormat *format)
{
  static const char *const endings[HENG_N_FORMATS] = { ".csv", ".xlsx", ".json" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < HENG_N_FORMATS; i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (HengExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/* What leaves the store of sensitive facts is on record before it is out. A store that cannot be written keeps no record; then only the
 * whole company may still be saved from it. */
static gboolean
note (HengDb *db, const HengExportOptions *options, gint64 rows, GError **error)
{
  g_autofree char *action = NULL;
  const char *reason = options->reason && *options->reason ? options->reason : _("no reason given");

  if (options->kind == HENG_EXPORT_COMPANY && heng_db_is_read_only (db))
    return TRUE;
  if (options->kind != HENG_EXPORT_COMPANY && rows > HENG_EXPORT_REASON_ROWS && !(options->reason && *options->reason))
    {
      g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_PRIVATE,
                   _("Sensitive facts of more than %d people leave the company's books only for a reason. Say why with --reason."),
                   HENG_EXPORT_REASON_ROWS);
      return FALSE;
    }
  /* Translators: an entry of the journal: kind of export, number of rows, reason */
  action = g_strdup_printf (_("Export with sensitive facts: %s, %d rows (%s)"), kinds[options->kind].word, (int) rows, reason);
  return heng_journal_note (db, options->actor, action, error);
}

#define MOST_TOLD 20 /* sentences of one message */

/* A document that lacks files without a word would be taken for a whole one. */
static gboolean
check_contents (HengDb *db, const HengExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) told = g_string_new (NULL);

  if (!heng_content_list_missing (db, missing, error))
    return FALSE;
  for (guint i = 0; i < missing->len && options->missing; i++)
    g_ptr_array_add (options->missing, g_strdup (missing->pdata[i]));
  if (options->missing || missing->len == 0)
    return TRUE;
  for (guint i = 0; i < missing->len && i < MOST_TOLD; i++)
    g_string_append_printf (told, "\n%s", (char *) missing->pdata[i]);
  if (missing->len > MOST_TOLD)
    g_string_append (told, "\n…");
  /* Translators: the document, then how many files, then a list of them */
  g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_DATA,
               ngettext ("“%s” is not written: %u file has lost its content. Restore a backup, remove the file, or leave it out with --skip-missing.%s",
                         "“%s” is not written: %u files have lost their content. Restore a backup, remove the files, or leave them out with "
                         "--skip-missing.%s",
                         missing->len),
               options->path ? options->path : _("standard output"), missing->len, told->str);
  return FALSE;
}

static gint64
export_company (HengDb *db, const HengExportOptions *options, GError **error)
{
  gint64 people = heng_employees_count (db, error);
  g_autoptr (HengOutput) output = NULL;

  if (people < 0 || !check_contents (db, options, error))
    return -1;
  output = heng_output_open (options->path, TRUE, error);
  if (!output || !note (db, options, people, error) || !heng_company_export (db, output->stream, options->cancellable, error)
      || !heng_output_finish (output, error))
    return -1;
  return people;
}

static HengSheet *
make_sheet (HengDb *db, const HengExportOptions *options, GError **error)
{
  const Kind *kind = &kinds[options->kind];
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GError) problem = NULL;

  if (kind->make)
    return kind->make (db, options, error);
  cycle = options->cycle_key ? heng_cycle_load_by_key (db, options->cycle_key, &problem) : heng_cycle_load_current (db, &problem);
  if (cycle)
    return kind->make_of_cycle (db, cycle, options, error);
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_DATA, _("There is no cycle yet to export from. Open a cycle first."));
  return NULL;
}

static gboolean
write_sheet (const HengSheet *sheet, HengOutput *output, const HengExportOptions *options, GError **error)
{
  switch (options->format)
    {
    case HENG_FORMAT_XLSX:
      return heng_sheet_write_xlsx (sheet, output, error);
    case HENG_FORMAT_JSON:
      return heng_sheet_write_json (sheet, output, error);
    case HENG_FORMAT_CSV:
    default:
      return heng_sheet_write_csv (sheet, output, options->path && !options->without_mark, error);
    }
}

static gboolean
check (const HengExportOptions *options, GError **error)
{
  const Kind *kind = &kinds[options->kind];

  if (options->kind == HENG_EXPORT_COMPANY && options->format != HENG_FORMAT_JSON)
    g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FORMAT, _("A whole company is a JSON document. Leave --format out, or write json."));
  else if (options->format == HENG_FORMAT_XLSX && !options->path)
    g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_FORMAT, _("An Excel workbook needs a file. Name one with --output FILE.xlsx."));
  else if (kind->is_private && options->kind != HENG_EXPORT_COMPANY && !options->with_private)
    g_set_error (error, HENG_EXPORT_ERROR, HENG_EXPORT_ERROR_PRIVATE,
                 _("Ratings are sensitive as a whole. Add --private if they are to leave the company's books."));
  else
    return TRUE;
  return FALSE;
}

gint64
heng_export_file (HengDb *db, const HengExportOptions *options, GError **error)
{
  g_autoptr (HengSheet) sheet = NULL;
  g_autoptr (HengOutput) output = NULL;

  if (!check (options, error))
    return -1;
  if (options->kind == HENG_EXPORT_COMPANY)
    return export_company (db, options, error);
  sheet = make_sheet (db, options, error);
  output = sheet ? heng_output_open (options->path, options->with_private, error) : NULL;
  if (!output || (options->with_private && !note (db, options, heng_sheet_rows (sheet), error)) || !write_sheet (sheet, output, options, error)
      || !heng_output_finish (output, error))
    return -1;
  return heng_sheet_rows (sheet);
}
