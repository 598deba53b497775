/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import, or its preview, as work for a lane. */
#include "heng-import-run.h"

#include <string.h>

HengImportChoices *
heng_import_choices_new (const char *path)
{
  HengImportChoices *choices = g_new0 (HengImportChoices, 1);

  choices->path = g_strdup (path);
  choices->answers = g_ptr_array_new_with_free_func (g_free);
  choices->fixes = g_ptr_array_new_with_free_func (g_free);
  return choices;
}

static void
copy_texts (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

HengImportChoices *
heng_import_choices_copy (const HengImportChoices *choices)
{
  HengImportChoices *copy = heng_import_choices_new (choices->path);

  copy->kind = choices->kind;
  copy->guess = choices->guess;
  copy->sheet = g_strdup (choices->sheet);
  copy->header_line = choices->header_line;
  copy->maps = g_strdupv (choices->maps);
  copy_texts (copy->answers, choices->answers);
  copy_texts (copy->fixes, choices->fixes);
  return copy;
}

void
heng_import_choices_free (HengImportChoices *choices)
{
  g_free (choices->path);
  g_free (choices->sheet);
  g_strfreev (choices->maps);
  g_ptr_array_unref (choices->answers);
  g_ptr_array_unref (choices->fixes);
  g_free (choices);
}

/* Takes away the text that begins so, if there is one. */
static void
forget (GPtrArray *texts, const char *start)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_str_has_prefix (texts->pdata[i], start))
      {
        g_ptr_array_remove_index (texts, i);
        return;
      }
}

void
heng_import_choices_answer (HengImportChoices *choices, const char *id, const char *answer)
{
  g_autofree char *start = g_strconcat (id, "=", NULL);

  forget (choices->answers, start);
  if (answer != NULL)
    g_ptr_array_add (choices->answers, g_strconcat (start, answer, NULL));
}

void
heng_import_choices_fix (HengImportChoices *choices, gint64 line, const char *header, const char *value)
{
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t", line, header);

  forget (choices->fixes, start);
  g_ptr_array_add (choices->fixes, g_strconcat (start, value, NULL));
}

/* Names that come twice are told apart by their order alone, so no map speaks of them. */
static gboolean
is_alone (const HengImportReport *report, const char *header)
{
  guint n = 0;

  for (guint i = 0; i < report->columns->len; i++)
    n += g_str_equal (((HengImportColumn *) report->columns->pdata[i])->header, header);
  return n == 1;
}

static gboolean
is_numbered (const char *key)
{
  return key != NULL && *key != '\0' && g_ascii_isdigit (key[strlen (key) - 1]) && !g_str_has_prefix (key, "dept");
}

void
heng_import_choices_map (HengImportChoices *choices, const HengImportReport *report, const char *header, const char *key)
{
  g_autoptr (GStrvBuilder) maps = g_strv_builder_new ();

  for (guint i = 0; i < report->columns->len; i++)
    {
      const HengImportColumn *column = report->columns->pdata[i];
      gboolean chosen = g_str_equal (column->header, header);
      const char *own = chosen ? key : column->key;
      g_autofree char *map = NULL;

      if ((!chosen && !is_alone (report, column->header)) || is_numbered (own))
        continue;
      /* a field is read from one column: the one chosen last */
      if (!chosen && own != NULL && g_str_equal (own, key))
        own = NULL;
      map = g_strconcat (own != NULL ? own : "", "=", column->header, NULL);
      g_strv_builder_add (maps, map);
    }
  g_strfreev (choices->maps);
  choices->maps = g_strv_builder_end (maps);
}

HengImportRun *
heng_import_run_new (const HengImportChoices *choices, gint64 cycle, const char *actor)
{
  HengImportRun *run = g_new0 (HengImportRun, 1);

  run->choices = heng_import_choices_copy (choices);
  run->actor = g_strdup (actor);
  run->cycle = cycle;
  run->dry_run = TRUE;
  return run;
}

void
heng_import_run_free (gpointer data)
{
  HengImportRun *run = data;

  heng_import_choices_free (run->choices);
  g_free (run->actor);
  g_free (run->errors_path);
  g_free (run);
}

void
heng_import_outcome_free (gpointer data)
{
  HengImportOutcome *outcome = data;

  g_clear_pointer (&outcome->report, heng_import_report_free);
  g_free (outcome);
}

gpointer
heng_import_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengImportRun *run = args;
  HengImportChoices *choices = run->choices;
  g_autoptr (HengCycle) cycle = NULL;
  HengImportReport *report;
  HengImportOutcome *outcome;
  HengImportOptions options = {
    .sheet = choices->sheet, .header_line = choices->header_line, .any_header = TRUE, .maps = (const char *const *) choices->maps,
    .remember = TRUE, .new_departments = HENG_NEW_DEPARTMENTS_ASK, .dry_run = run->dry_run, .keep_rows = run->dry_run, .skip_errors = TRUE,
    .errors_path = run->errors_path, .overwrite_errors = TRUE, .actor = run->actor, .progress = run->progress,
    .progress_data = run->progress_data, .cancellable = cancellable,
  };

  if (choices->guess && !heng_import_guess_kind (choices->path, &choices->kind, error))
    return NULL;
  if (heng_import_kind_needs_cycle (choices->kind) && run->cycle != 0)
    {
      cycle = heng_cycle_load (db, run->cycle, error);
      if (cycle == NULL)
        return NULL;
      options.cycle_key = cycle->key;
    }
  options.kind = choices->kind;
  g_ptr_array_add (choices->answers, NULL);
  g_ptr_array_add (choices->fixes, NULL);
  options.answers = (const char *const *) choices->answers->pdata;
  options.fixes = (const char *const *) choices->fixes->pdata;
  report = heng_import_file (db, choices->path, &options, error);
  if (report == NULL)
    return NULL;
  outcome = g_new0 (HengImportOutcome, 1);
  outcome->report = report;
  outcome->kind = choices->kind;
  return outcome;
}
