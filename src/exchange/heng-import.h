/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importers: table files (CSV, XLSX) in, with preview, per-row errors and one undoable change. domain.md §9. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

#define HENG_IMPORT_ERROR (heng_import_error_quark ())
GQuark heng_import_error_quark (void);
typedef enum { HENG_IMPORT_ERROR_FILE, HENG_IMPORT_ERROR_FORMAT, HENG_IMPORT_ERROR_HEADER, HENG_IMPORT_ERROR_LIMIT, HENG_IMPORT_ERROR_ROWS } HengImportError;

typedef enum
{
  HENG_IMPORT_ROSTER,
  HENG_IMPORT_ACTUALS,     /* 工号, 指标编号, 实际值, 不适用原因, 批准人, 来源 */
  HENG_IMPORT_OKR,         /* objectives and key results, one key result a row */
  HENG_IMPORT_CHECKINS,
  HENG_IMPORT_MILESTONES,
  HENG_IMPORT_FEEDBACK,    /* group sums of 360 */
  HENG_IMPORT_ADJUSTMENTS,
  HENG_IMPORT_COMMENTS,
  HENG_IMPORT_PROJECTS,    /* projects and members */
} HengImportKind;

typedef enum { HENG_ISSUE_WARNING, HENG_ISSUE_ERROR } HengIssueSeverity;

/* A fault in the file. line counts from 1 as an editor does (the header is a line). */
typedef struct
{
  HengIssueSeverity severity;
  gint64 line;
  char *column; /* header as in the file; NULL: the whole row */
  char *value;
  char *reason; /* translated: what is wrong and what to do */
} HengImportIssue;
void heng_import_issue_free (HengImportIssue *issue);

typedef struct
{
  gint64 row_line;
  char *column, *before, *after;
} HengImportDiff;

typedef struct
{
  HengImportKind kind;
  const char *cycle_key;        /* kinds that belong to a cycle */
  const char *sheet;            /* XLSX: name or NULL = the first with a header */
  const char *const *maps;      /* "KEY=HEADER", NULL-terminated; may be NULL */
  gboolean dry_run;
  gboolean skip_errors;         /* store the good rows */
  const char *errors_path;      /* CSV of the bad rows plus a reason column; NULL = none */
  gboolean overwrite_errors;
  const char *actor;
  void (*progress) (gint64 done, gint64 total, gpointer data); /* any thread; may be NULL */
  gpointer progress_data;
  GCancellable *cancellable;
} HengImportOptions;

typedef struct
{
  gint64 rows, added, updated, unchanged, absent, warnings, errors;
  GPtrArray *issues;          /* of HengImportIssue, in order of lines; at most 10,000 kept */
  GPtrArray *unknown_columns; /* headers that are not used, of char* */
  GPtrArray *new_departments; /* paths that would be or were created */
  GPtrArray *mapping;         /* of "KEY=HEADER" as recognised */
  GPtrArray *diffs;           /* of HengImportDiff for updated rows; at most 10,000 kept */
  gboolean written;
} HengImportReport;
void heng_import_report_free (HengImportReport *report);

/* Reads, checks and (unless dry_run) writes as one undoable change. Returns the report also when rows are bad (nothing written then, unless
 * skip_errors); NULL with error when the file itself cannot be used. */
HengImportReport *heng_import_file (HengDb *db, const char *path, const HengImportOptions *options, GError **error);

/* Creates a store at `path` with the sample company in `language` ("zh_CN" or "en") through the same importers. */
gboolean heng_sample_create (const char *path, const char *language, const char *actor, GError **error);
/* Where the shipped data lies: $HENG_DATA_DIR, the source tree's data/ when run from a build, or the installed one. */
char *heng_data_path (const char *relative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengImportReport, heng_import_report_free)

G_END_DECLS
