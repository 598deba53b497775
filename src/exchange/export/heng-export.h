/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out: tables as CSV, XLSX or JSON, and the whole company as JSON. */
#pragma once

#include "heng-import.h"

G_BEGIN_DECLS

#define HENG_EXPORT_ERROR (heng_export_error_quark ())
GQuark heng_export_error_quark (void);
typedef enum
{
  HENG_EXPORT_ERROR_FILE,   /* cannot be written there */
  HENG_EXPORT_ERROR_FORMAT, /* this kind has no such format, or the format needs a file */
  HENG_EXPORT_ERROR_PRIVATE, /* the kind holds sensitive facts only, or a reason is missing */
  HENG_EXPORT_ERROR_DATA,
} HengExportError;

typedef enum
{
  HENG_EXPORT_ROSTER,
  HENG_EXPORT_OKR,
  HENG_EXPORT_ACTUALS,
  HENG_EXPORT_CHECKINS,
  HENG_EXPORT_RATINGS,    /* single sheets, unnamed ones without a rater, and sums of groups; sensitive as a whole */
  HENG_EXPORT_HISTORY,    /* past results of other systems */
  HENG_EXPORT_SCORECARDS, /* every line with target, actual and points */
  HENG_EXPORT_SCORES,     /* one row a person; published results where there are any */
  HENG_EXPORT_JOURNAL,
  HENG_EXPORT_COMPANY,    /* JSON only: see heng-company.h. Always whole, so always private to the reader of the file */
  HENG_N_EXPORTS
} HengExportKind;

typedef enum { HENG_FORMAT_CSV, HENG_FORMAT_XLSX, HENG_FORMAT_JSON, HENG_N_FORMATS } HengExportFormat;

/* The word of a kind on the command line ("roster"), and whether it is of one cycle. */
const char *heng_export_word (HengExportKind kind);
gboolean heng_export_find (const char *word, HengExportKind *kind);
gboolean heng_export_is_of_cycle (HengExportKind kind);
/* By the end of a file's name; FALSE: unknown. */
gboolean heng_export_format_of (const char *path, HengExportFormat *format);

/* From here on an export of sensitive facts needs a reason, which the journal keeps (domain.md §7.5). */
#define HENG_EXPORT_REASON_ROWS 50

typedef struct
{
  HengExportKind kind;
  HengExportFormat format;
  const char *path;       /* NULL: standard output (not for XLSX) */
  const char *cycle_key;  /* kinds of a cycle; NULL: the current one */
  gboolean with_private;  /* ID, bank, addresses in a roster; ratings at all. The file is then for its owner alone (0600) */
  const char *reason;     /* why sensitive facts are taken out */
  const GArray *employee_ids; /* a roster of these people (gint64) only, in this order; NULL: of everybody */
  gboolean without_mark;  /* CSV without the byte-order mark that Excel needs to see UTF-8; standard output never has one */
  GPtrArray *missing;     /* of char *: a whole company is written without the bytes that the store has lost, and here it says whose; NULL: refused */
  const char *actor;
  GCancellable *cancellable;
} HengExportOptions;

/* Writes the file whole or not at all; it never replaces what is not a plain file. CSV is RFC 4180 (CRLF), headers in the language of the
 * process and known to the importer of the same kind, columns always in the same order; texts that a spreadsheet would run as a formula
 * begin with an apostrophe, which the importers take off again. Sensitive exports are noted in the journal before they are written.
 * Returns the number of rows (of people for COMPANY), −1 with error. */
gint64 heng_export_file (HengDb *db, const HengExportOptions *options, GError **error);

/* A table as a window shows it: rows (of GStrv, the first one the heads, at least that one) go to a CSV or XLSX file by the end of its name, whole
 * or not at all. A column whose cells are numbers ("−1.25", "—" for none) is one of numbers. HENG_EXPORT_ERROR_FORMAT for another ending. */
gboolean heng_export_rows (const char *path, GPtrArray *rows, GError **error);

G_END_DECLS
