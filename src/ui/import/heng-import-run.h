/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import, or its preview, as work for a lane. */
#pragma once

#include "heng-import.h"

G_BEGIN_DECLS

/* What a person has said about a file so far. */
typedef struct
{
  char *path;
  HengImportKind kind;
  gboolean guess;       /* the kind is found by the headers first */
  char *sheet;          /* NULL = the first with a header */
  guint header_line;    /* 0 = found */
  GStrv maps;           /* NULL = by the headers, or as the last time */
  GPtrArray *answers;   /* of char*: "ID=ANSWER" */
  GPtrArray *fixes;     /* of char*: "LINE\tHEADER\tVALUE" */
} HengImportChoices;

HengImportChoices *heng_import_choices_new (const char *path);
HengImportChoices *heng_import_choices_copy (const HengImportChoices *choices);
void heng_import_choices_free (HengImportChoices *choices);
/* The answer takes the place of an earlier one to the same question; NULL takes that away. */
void heng_import_choices_answer (HengImportChoices *choices, const char *id, const char *answer);
/* The value takes the place of the cell's, and of an earlier correction. */
void heng_import_choices_fix (HengImportChoices *choices, gint64 line, const char *header, const char *value);
/* Maps of all columns of the report, one of them read as `key` ("" = left out) instead. */
void heng_import_choices_map (HengImportChoices *choices, const HengImportReport *report, const char *header, const char *key);

typedef struct
{
  HengImportChoices *choices;
  char *actor;
  gint64 cycle;        /* 0 = none */
  gboolean dry_run;
  char *errors_path;   /* NULL = none */
  void (*progress) (gint64 done, gint64 total, gpointer data); /* any thread */
  gpointer progress_data;
} HengImportRun;

/* The report, and the kind the file turned out to be. */
typedef struct
{
  HengImportReport *report;
  HengImportKind kind;
} HengImportOutcome;
void heng_import_outcome_free (gpointer outcome);

HengImportRun *heng_import_run_new (const HengImportChoices *choices, gint64 cycle, const char *actor);
void heng_import_run_free (gpointer run);
/* HengStoreFunc; returns a HengImportOutcome. Good rows are written although others are bad: the page has said so. */
gpointer heng_import_run (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_END_DECLS
