/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import, or its preview, as work for a lane. */
#pragma once

#include "heng-import.h"

G_BEGIN_DECLS

typedef struct
{
  char *path, *actor;
  HengImportKind kind;
  gint64 cycle;        /* 0 = none */
  gboolean dry_run;
  char *errors_path;   /* NULL = none */
  void (*progress) (gint64 done, gint64 total, gpointer data); /* any thread */
  gpointer progress_data;
} HengImportRun;

HengImportRun *heng_import_run_new (const char *path, HengImportKind kind, gint64 cycle, const char *actor);
void heng_import_run_free (gpointer run);
/* HengStoreFunc; returns a HengImportReport. Good rows are written although others are bad: the page has said so. */
gpointer heng_import_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_END_DECLS
