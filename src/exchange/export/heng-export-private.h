/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the exports: a table on its way out, and the file it goes to. */
#pragma once

#include "heng-export.h"
#include "heng-import-private.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_OUT_TEXT,   /* also identifiers: never a number to a spreadsheet */
  HENG_OUT_NUMBER, /* decimal text */
  HENG_OUT_DATE,   /* YYYY-MM-DD */
  HENG_OUT_BOOL,   /* "1" or "0": 是 否, Yes No, true false */
} HengOutKind;

typedef struct
{
  const char *key; /* of JSON; borrowed */
  char *header;    /* in the language of the process */
  HengOutKind kind;
} HengOutColumn;

typedef struct
{
  const char *word, *cycle_key; /* borrowed */
  gboolean for_programs; /* JSON: keys instead of words */
  GArray *columns;  /* of HengOutColumn */
  GPtrArray *cells; /* const char*, row by row, "" for none */
  GStringChunk *texts;
} HengSheet;

HengSheet *heng_sheet_new (const char *word, const char *cycle_key, const HengExportOptions *options);
/* Columns of an importer by their keys; behind a key :n is a number, :d a date, :b yes or no. */
HengSheet *heng_sheet_new_like (const char *word, const HengCycle *cycle, const HengImporter *importer, const HengExportOptions *options,
                                const char *keys);
void heng_sheet_free (HengSheet *sheet);
/* A column with a header of its own (msgid, translated here). */
void heng_sheet_column (HengSheet *sheet, const char *key, const char *header, HengOutKind kind);
/* A column an importer knows: the header is its first alias in the language of the process. */
void heng_sheet_import_column (HengSheet *sheet, const HengColumn *column, HengOutKind kind);
/* The next cell of the row at hand; NULL and "" for none. */
void heng_sheet_text (HengSheet *sheet, const char *text);
/* The label of a value; its key where programs read. */
void heng_sheet_enum (HengSheet *sheet, const HengEnumValue *values, int value);
/* The word a file uses for a value, in the language of the process; its key where programs read. */
void heng_sheet_word (HengSheet *sheet, const HengEnumValue *values, const char *const *words, int value);
void heng_sheet_int (HengSheet *sheet, gint64 number);
void heng_sheet_micro (HengSheet *sheet, HengMicro micro, int decimals); /* decimals −1: as many as needed */
void heng_sheet_value (HengSheet *sheet, HengValue value, int decimals); /* nothing for NA and MISSING */
void heng_sheet_percent (HengSheet *sheet, gint64 bp);
void heng_sheet_date (HengSheet *sheet, HengDate date);
void heng_sheet_bool (HengSheet *sheet, gboolean yes);
guint heng_sheet_rows (const HengSheet *sheet);
const char *heng_sheet_cell (const HengSheet *sheet, guint row, guint column);
/* "是", "Yes". */
const char *heng_sheet_yes_no (gboolean yes);

/* Where an export goes. */
typedef struct
{
  GOutputStream *stream;
  char *path, *draft; /* NULL: standard output */
  gboolean is_private;
  int fd;
} HengOutput;
HengOutput *heng_output_open (const char *path, gboolean is_private, GError **error);
/* Everything is on the disk and the file has its name. FALSE with error. */
gboolean heng_output_finish (HengOutput *output, GError **error);
void heng_output_free (HengOutput *output); /* without finish: nothing stays */

gboolean heng_sheet_write_csv (const HengSheet *sheet, HengOutput *output, gboolean with_mark, GError **error);
gboolean heng_sheet_write_json (const HengSheet *sheet, HengOutput *output, GError **error);
gboolean heng_sheet_write_xlsx (const HengSheet *sheet, HengOutput *output, GError **error);

/* The tables. NULL with error. */
HengSheet *heng_export_roster (HengDb *db, const HengExportOptions *options, GError **error);
HengSheet *heng_export_history (HengDb *db, const HengExportOptions *options, GError **error);
HengSheet *heng_export_journal (HengDb *db, const HengExportOptions *options, GError **error);
HengSheet *heng_export_okr (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
HengSheet *heng_export_checkins (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
HengSheet *heng_export_actuals (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
HengSheet *heng_export_ratings (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
HengSheet *heng_export_scorecards (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);
HengSheet *heng_export_scores (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSheet, heng_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOutput, heng_output_free)

G_END_DECLS
