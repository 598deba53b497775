/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all importers share: one run over one file, its report, and a batch of records that is written at the end as one change. */
#pragma once

#include "heng-cell.h"
#include "heng-header.h"

G_BEGIN_DECLS

typedef struct _HengBatch HengBatch;
typedef struct _HengAsker HengAsker;

typedef enum { HENG_ROW_NONE, HENG_ROW_UNCHANGED, HENG_ROW_UPDATED, HENG_ROW_ADDED } HengRowFate;

/* One import. Rows are indexes into `table`; column numbers are indexes into the importer's HengColumn table. */
typedef struct
{
  HengDb *db;
  gint64 data_version; /* of the store that the plan was made from */
  const HengImportOptions *options;
  HengImportReport *report;
  const HengColumn *columns;
  guint n_columns;
  HengTable *table;
  HengHeader *header;
  HengCycle *cycle;     /* NULL for kinds without one */
  HengBatch *batch;
  GStringChunk *chunk;  /* cleaned texts; main thread only */
  guint8 *bad;          /* per row of the table: 1 has an error */
  guint8 *fate;         /* per row of the table: HengRowFate */
  guint8 *settled;      /* per row of the table: 1 may say again what is stored, but change nothing */
  gpointer state;       /* of importers that do not use the batch */
  GDestroyNotify state_free;
  GPtrArray *issues;    /* of HengImportIssue */
  char **recalled;      /* maps of an earlier import; NULL: those of the options */
  HengAsker *asker;
  gint64 kept_warnings;
} HengImport;

typedef struct
{
  const HengColumn *columns;
  guint n_columns;
  gboolean needs_cycle;
  const char *action; /* msgid of the change's name; "%s" is the file */
  /* Checks every row and fills the batch or `state`; FALSE only when the import can not go on. Writes nothing. */
  gboolean (*plan) (HengImport *import, GError **error);
  /* NULL: the batch is written. */
  gboolean (*write) (HengImport *import, HengChange *change, GError **error);
  /* May be NULL. Called before the file is read; may set `state` and start what takes time. */
  void (*prepare) (HengImport *import);
  /* May be NULL. Called while a big file is read: loads of the store what `plan` will need. */
  gboolean (*meanwhile) (HengImport *import, GError **error);
} HengImporter;

extern const HengImporter heng_actuals_importer, heng_milestones_importer, heng_feedback_importer, heng_adjustments_importer,
  heng_comments_importer, heng_projects_importer, heng_okr_importer, heng_checkins_importer, heng_roster_importer, heng_survey_importer, heng_history_importer,
  heng_absences_importer;

/* What files call the values of enumerations, "KEY=中文|English|…" each: read by the importers, written by the exports. */
extern const char *const heng_owner_words[], *const heng_okr_curve_words[], *const heng_okr_mode_words[], *const heng_okr_link_words[],
  *const heng_okr_type_words[], *const heng_goal_state_words[];

const HengImporter *heng_importer_get (HengImportKind kind);
/* heng-import-review.c: what a window shows of the file, and what a person corrects in it. */
void heng_import_review_file (HengImport *import, guint header_row);
gboolean heng_import_recall (HengImport *import, GError **error);
gboolean heng_import_remember (HengImport *import, HengChange *change, GError **error);
gboolean heng_import_apply_fixes (HengImport *import, GError **error);
void heng_import_keep_rows (HengImport *import);
void heng_import_rows_free (HengImportRows *rows);
void heng_import_column_free (HengImportColumn *column);
void heng_import_line_free (HengImportLine *line);

/* An empty report. */
HengImportReport *heng_import_report_new (void);

/* First row of data; rows run to table->n_rows. */
static inline guint
heng_import_first_row (const HengImport *import)
{
  return import->header->row + 1;
}
gboolean heng_import_has_column (const HengImport *import, guint column);
const char *heng_import_raw (const HengImport *import, guint row, guint column);
/* The cleaned text, "" when the cell is empty, a placeholder or masked; a formula without a value adds a warning. */
const char *heng_import_text (HengImport *import, guint row, guint column, HengCleanFlags flags);

/* Adds an issue; an error marks the row as bad. column −1: the whole row. `sink` NULL = import->issues (main thread only). */
void heng_import_add_issue (HengImport *import, GPtrArray *sink, HengIssueSeverity severity, guint row, int column, const char *value,
                            const char *format, ...) G_GNUC_PRINTF (7, 8);
#define heng_import_error(import, row, column, value, ...) \
  heng_import_add_issue (import, NULL, HENG_ISSUE_ERROR, row, column, value, __VA_ARGS__)
#define heng_import_warning(import, row, column, value, ...) \
  heng_import_add_issue (import, NULL, HENG_ISSUE_WARNING, row, column, value, __VA_ARGS__)
/* Moves the issues a worker has collected into the report. */
void heng_import_take_issues (HengImport *import, GPtrArray *issues);
void heng_import_set_fate (HengImport *import, guint row, HengRowFate fate); /* the greatest of a row stays */
/* The error of a row that would change what a published result rests on. */
void heng_import_refuse_settled (HengImport *import, guint row, int column, const char *value);
/* Records each plain field that differs; references have to be added by name. Sensitive records show the field but not the values. */
void heng_import_add_diffs (HengImport *import, guint row, const HengRecordType *type, gconstpointer before, gconstpointer after);
void heng_import_add_diff (HengImport *import, guint row, const char *label, const char *before, const char *after);
/* TRUE when the user has cancelled; sets error. Reports progress. */
gboolean heng_import_stopped (HengImport *import, gint64 done, gint64 total, GError **error);
/* What the file leaves open. `fill` is called each time, under a lock: it sets the sentence and the proposals when the question has none yet, and
 * may narrow them. The question's `answer` does not change afterwards. Any thread. Row G_MAXUINT: no row. */
typedef void (*HengAskFill) (HengImportQuestion *question, gpointer data);
HengImportQuestion *heng_import_ask (HengImport *import, HengAskKind kind, int column, const char *value, guint row, HengAskFill fill,
                                     gpointer data);
/* Whether an answer is there already, without asking. */
gboolean heng_import_has_answer (HengImport *import, HengAskKind kind, int column, const char *value);
void heng_ask_propose (HengImportQuestion *question, const char *answer, const char *label);
gboolean heng_ask_is (const HengImportQuestion *question, const char *answer);
/* The answer does not fit: the import ends with that. Any thread. */
void heng_import_refuse_answer (HengImport *import, const HengImportQuestion *question);
HengAsker *heng_asker_new (void);
void heng_asker_free (HengAsker *asker);
gboolean heng_asker_load (HengImport *import, GError **error);     /* given and remembered answers */
gboolean heng_asker_finish (HengImport *import, GError **error);   /* questions to the report */
gboolean heng_asker_remember (HengImport *import, HengChange *change, GError **error);

/* heng_cell_date, and where that leaves the date open the answer to a question. Any thread. */
HengDateRead heng_import_read_date (HengImport *import, guint row, int column, const char *text, HengDate *date);
/* The value of an unknown word of an enumeration by its answer: TRUE with *value, or with *is_empty. `find` reads words, may be NULL. Any thread. */
typedef gboolean (*HengFindWord) (const char *text, int *value, gpointer data);
gboolean heng_import_ask_value (HengImport *import, guint row, int column, const char *text, const HengEnumValue *values, HengFindWord find,
                                gpointer data, int *value, gboolean *is_empty);
/* Typed readers for the table importers. FALSE: an error was added. Empty cells give 0 / HENG_DATE_NONE / `fallback`. */
gboolean heng_import_date (HengImport *import, guint row, guint column, HengDate *date);
gboolean heng_import_micro (HengImport *import, guint row, guint column, HengMicro *micro); /* accepts a trailing % and grouping commas */
gboolean heng_import_weight (HengImport *import, guint row, guint column, gint64 *bp);      /* "40", "40%" → 4000 */
/* `words`: "VALUE_KEY=中文|English|…" per value, NULL-terminated; keys of `values` are accepted too. */
gboolean heng_import_enum (HengImport *import, guint row, guint column, const HengEnumValue *values, const char *const *words, int fallback,
                           int *value);
gboolean heng_import_required (HengImport *import, guint row, guint column, const char *text);

/* People, departments and participants by the names files use. Built on first use, kept for the run. */
typedef struct _HengLookup HengLookup;
HengLookup *heng_lookup_new (HengImport *import, GError **error);
void heng_lookup_free (HengLookup *lookup);
/* The employee of the number in the cell; 0 with an issue. An empty cell gives 0 and is an error only when `required`. */
gint64 heng_lookup_employee (HengLookup *lookup, guint row, guint column, gboolean required);
gint64 heng_lookup_employee_no (HengLookup *lookup, const char *emp_no); /* 0: none */
gint64 heng_lookup_department (HengLookup *lookup, const char *path);    /* 0: none; also a unique name, with or without its path */
const char *heng_lookup_emp_no (HengLookup *lookup, gint64 employee_id);
/* Participants of the cycle of one person, oldest part first; NULL when there is none. */
GPtrArray *heng_lookup_participants (HengLookup *lookup, gint64 employee_id);
/* Scorecard lines of a participant; may be NULL. */
GPtrArray *heng_lookup_lines (HengLookup *lookup, gint64 participant_id);
/* The participant (newest part first, or `part` when > 0) of an employee that has the line; *participant is set. NULL: an error was added. */
HengScorecardLine *heng_lookup_line (HengLookup *lookup, guint row, gint64 employee_id, gint64 part, int code_column, const char *code,
                                     HengParticipant **participant);
/* The newest part of an employee, or `part` when > 0; NULL: an error was added. */
HengParticipant *heng_lookup_participant (HengLookup *lookup, guint row, int column, gint64 employee_id, gint64 part);
/* All participants and departments, borrowed. */
GPtrArray *heng_lookup_all_participants (HengLookup *lookup);
GPtrArray *heng_lookup_departments (HengLookup *lookup);
/* A result of this person is published in the cycle of the import. */
gboolean heng_lookup_has_result (HengLookup *lookup, gint64 employee_id);
/* What a published result of the person rests on no longer changes: then the row is settled, and heng_batch_add refuses it unless it says what
 * is stored. */
void heng_lookup_settle (HengLookup *lookup, guint row, gint64 employee_id);
/* The project of a key; 0: none. */
gint64 heng_lookup_project (HengLookup *lookup, const char *key);

/* Records to be written: ids of new parents are put into their children when the time comes. */
HengBatch *heng_batch_new (void);
void heng_batch_free (HengBatch *batch);
gboolean heng_batch_same (const HengRecordType *type, gconstpointer a, gconstpointer b);
/* Takes `record` and returns it. `before` is a copy of the stored row, taken as well, or NULL for a new one; sets the row's fate and
 * the diffs. Records of rows that turn out bad later are left out. `parent` (may be NULL) is a record of the batch whose id goes to the gint64 at `parent_offset`. */
gpointer heng_batch_add (HengImport *import, guint row, const HengRecordType *type, gpointer record, gpointer before, gpointer parent,
                         gsize parent_offset);
/* Writes `record`, which was added before, once more with the id of `to`, a record that was added after it. */
void heng_batch_add_link (HengImport *import, guint row, const HengRecordType *type, gpointer record, gpointer to, gsize offset);
gboolean heng_batch_apply (HengImport *import, HengChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengLookup, heng_lookup_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengBatch, heng_batch_free)

G_END_DECLS
