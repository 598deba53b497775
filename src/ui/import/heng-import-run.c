/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import, or its preview, as work for a lane. */
#include "heng-import-run.h"

HengImportRun *
heng_import_run_new (const char *path, HengImportKind kind, gint64 cycle, const char *actor)
{
  HengImportRun *run = g_new0 (HengImportRun, 1);

  run->path = g_strdup (path);
  run->actor = g_strdup (actor);
  run->kind = kind;
  run->cycle = cycle;
  run->dry_run = TRUE;
  return run;
}

void
heng_import_run_free (gpointer data)
{
  HengImportRun *run = data;

  g_free (run->path);
  g_free (run->actor);
  g_free (run->errors_path);
  g_free (run);
}

gpointer
heng_import_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  HengImportRun *run = args;
  g_autoptr (HengCycle) cycle = NULL;
  HengImportOptions options = {
    .kind = run->kind, .dry_run = run->dry_run, .skip_errors = TRUE, .errors_path = run->errors_path, .overwrite_errors = TRUE,
    .actor = run->actor, .progress = run->progress, .progress_data = run->progress_data, .cancellable = cancellable,
  };

  if (run->kind != HENG_IMPORT_ROSTER && run->cycle != 0)
    {
      cycle = heng_cycle_load (db, run->cycle, error);
      if (cycle == NULL)
        return NULL;
      options.cycle_key = cycle->key;
    }
  return heng_import_file (db, run->path, &options, error);
}
