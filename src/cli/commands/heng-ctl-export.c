/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl export, and import company: what goes out, and the way back in of a whole company. */
#include "heng-ctl.h"

#include "heng-company.h"
#include "heng-ctl-import.h"
#include "heng-ctl-print.h"
#include "heng-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What `export` was asked for. */
typedef struct
{
  char *cycle, *format, *output, *reason;
  gboolean with_private, without_mark, schema, skip_missing;
} ExportArgs;

static void
export_args_clear (ExportArgs *args)
{
  g_free (args->cycle);
  g_free (args->format);
  g_free (args->output);
  g_free (args->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportArgs, export_args_clear)

static gboolean
find_format (const char *word, HengExportFormat *format)
{
  g_autofree char *name = g_strconcat ("x.", word, NULL);

  return heng_export_format_of (name, format);
}

/* --format, else the end of the file's name, else CSV; a company is always JSON. */
static gboolean
choose_format (const ExportArgs *args, HengExportOptions *options)
{
  options->format = options->kind == HENG_EXPORT_COMPANY ? HENG_FORMAT_JSON : HENG_FORMAT_CSV;
  if (args->format)
    return find_format (args->format, &options->format);
  if (options->path && options->kind != HENG_EXPORT_COMPANY)
    heng_export_format_of (options->path, &options->format);
  return TRUE;
}

/* A file was written: said on stdout, where nothing else stands. */
static void
print_exported (HengCtl *ctl, const HengExportOptions *options, gint64 rows)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!options->path)
    return;
  if (!ctl->json)
    {
      g_print (ngettext ("%d row written to %s\n", "%d rows written to %s\n", (gulong) rows), (int) rows, options->path);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "kind", heng_export_word (options->kind));
  heng_ctl_json_int (json, "rows", rows);
  heng_ctl_json_text (json, "output", options->path);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_kind (HengCtl *ctl, const ExportArgs *args, HengExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  gboolean noted = options->with_private || options->kind == HENG_EXPORT_COMPANY;
  gint64 rows;

  /* what is sensitive is noted in the journal, everything else only read */
  db = heng_ctl_open (ctl, noted ? HENG_DB_OPEN : HENG_DB_READ_ONLY, &error);
  if (db && heng_export_is_of_cycle (options->kind))
    {
      cycle = heng_ctl_find_cycle (db, args->cycle, &error);
      options->cycle_key = cycle ? cycle->key : NULL;
    }
  options->missing = args->skip_missing ? missing : NULL;
  rows = db && !error ? heng_export_file (db, options, &error) : -1;
  if (rows < 0)
    return heng_ctl_fail (g_steal_pointer (&error));
  for (guint i = 0; i < missing->len; i++)
    g_printerr ("hengctl: %s\n", (char *) missing->pdata[i]);
  print_exported (ctl, options, rows);
  return HENG_EXIT_DONE;
}

static int
run_export (HengCtl *ctl, GStrv args)
{
  g_auto (ExportArgs) given = { 0 };
  HengExportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "cycle", 0, 0, G_OPTION_ARG_STRING, &given.cycle, N_("Cycle to export; otherwise the current one"), N_("KEY") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &given.format, N_("csv, xlsx or json; otherwise by the name of the file, else csv"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output, N_("File to write; - is standard output, as without the option"), N_("FILE") },
    { "private", 0, 0, G_OPTION_ARG_NONE, &given.with_private, N_("With sensitive facts: ID, bank, addresses, ratings; the file is for its owner alone"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &given.reason, N_("Why sensitive facts are exported; kept in the journal"), N_("TEXT") },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &given.without_mark, N_("CSV files without the byte-order mark by which Excel knows UTF-8"), NULL },
    { "skip-missing", 0, 0, G_OPTION_ARG_NONE, &given.skip_missing, N_("Write a whole company although files have lost their content"), NULL },
    { "schema", 0, 0, G_OPTION_ARG_NONE, &given.schema, N_("Print the JSON Schema of a whole company and nothing else"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!heng_export_find (operands[0], &options.kind))
    return heng_ctl_usage (ctl, _("There is no export “%s”."), operands[0]);
  if (given.schema)
    {
      g_autofree char *schema = heng_company_schema ();

      if (options.kind != HENG_EXPORT_COMPANY)
        return heng_ctl_usage (ctl, _("--schema belongs to “export company”."));
      g_print ("%s", schema);
      return HENG_EXIT_DONE;
    }
  options.path = given.output && !g_str_equal (given.output, "-") ? given.output : NULL;
  options.with_private = given.with_private;
  options.reason = given.reason;
  options.without_mark = given.without_mark;
  if (!choose_format (&given, &options))
    return heng_ctl_usage (ctl, _("“%s” is no format. Use csv, xlsx or json."), given.format);
  return run_kind (ctl, &given, &options);
}

static void
print_progress (gint64 done, gint64 total, gpointer data)
{
  heng_ctl_progress (done, total);
}

static void
remove_store (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/* The document's store is made when there is none yet; nothing of it stays when the document is refused. */
static int
import_company (HengCtl *ctl, const char *path, const HengImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengImportReport) report = NULL;
  gboolean is_new = !g_file_test (ctl->store, G_FILE_TEST_EXISTS);
  HengDb *db = heng_ctl_open (ctl, is_new ? HENG_DB_CREATE : HENG_DB_OPEN, &error);

  if (!db)
    return heng_ctl_fail (g_steal_pointer (&error));
  report = heng_company_import (db, path, options, &error);
  heng_db_close (db);
  if (is_new && !(report && report->written))
    remove_store (ctl->store);
  if (!report)
    return heng_ctl_fail (g_steal_pointer (&error));
  heng_ctl_print_import (ctl, path, report);
  return report->errors > 0 ? HENG_EXIT_REFUSED : HENG_EXIT_DONE;
}

static int
run_import_company (HengCtl *ctl, GStrv args)
{
  HengImportOptions options = { .progress = print_progress };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Check and count, write nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  return import_company (ctl, operands[0], &options);
}

const HengCtlCommand heng_ctl_export_commands[] = {
  { "export", "KIND [--cycle KEY] [--format csv|xlsx|json] [--output FILE] [--private --reason TEXT] [--no-bom] [--skip-missing]",
    N_("Writes roster, okr, actuals, checkins, ratings, history, scorecards, scores, journal or company."), run_export },
  { "import company", "FILE [--dry-run]", N_("Builds a new store from the document of a whole company."), run_import_company },
  { NULL },
};
