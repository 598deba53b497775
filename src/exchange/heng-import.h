/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importers: table files (CSV, XLSX) in, with preview, per-row errors and one undoable change. domain.md §9. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

#define HENG_IMPORT_ERROR (heng_import_error_quark ())
GQuark heng_import_error_quark (void);
typedef enum { HENG_IMPORT_ERROR_FILE, HENG_IMPORT_ERROR_FORMAT, HENG_IMPORT_ERROR_HEADER, HENG_IMPORT_ERROR_LIMIT, HENG_IMPORT_ERROR_ROWS,
               HENG_IMPORT_ERROR_ANSWER /* an answer that its question does not allow */ } HengImportError;

typedef enum
{
  HENG_IMPORT_ROSTER,
  HENG_IMPORT_ACTUALS,     /* 工号, 指标编号, 实际值, 不适用原因, 批准人, 来源 */
  HENG_IMPORT_OKR,         /* objectives and key results, one key result a row */
  HENG_IMPORT_CHECKINS,
  HENG_IMPORT_MILESTONES,
  HENG_IMPORT_FEEDBACK,    /* 360: single answers of raters, or sums of groups; with indicator codes as HENG_IMPORT_ACTUALS */
  HENG_IMPORT_ADJUSTMENTS,
  HENG_IMPORT_COMMENTS,
  HENG_IMPORT_PROJECTS,    /* projects and members */
  HENG_IMPORT_HISTORY,     /* past results of other systems: 工号, 周期, 得分, 满分, 等级, 评语 */
  HENG_IMPORT_SURVEY,      /* answers to a satisfaction survey: 指标编号, 服务部门, 部门, 题1 …; what is stored is the actual value */
  HENG_IMPORT_ABSENCES,    /* leave: 工号, 开始, 结束, 类型, 备注 */
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

/* What a file leaves open (domain.md §9: "ask"). Without an answer the safe way is taken, and warned of. */
typedef enum
{
  HENG_ASK_SHEET,      /* several sheets have a header; default the first. Answer: a sheet's name */
  HENG_ASK_DATE_ORDER, /* 05/01/2023, 23-1-5: one question a column. dmy, mdy or ymd; default not read */
  HENG_ASK_DATE,       /* 2023, 202301, 60: one a value. YYYY-MM-DD or empty; default not read */
  HENG_ASK_VALUE,      /* no known value of an enumeration. A known value, empty, and keep where texts are allowed; remembered */
  HENG_ASK_NAME,       /* 张三(离职). keep or the name; default keep */
  HENG_ASK_NUMBER,     /* 123 where 00123 is stored. The stored number or new; default the stored one when the name is the same */
  HENG_ASK_DEPARTMENT, /* a new department. yes, no (left out) or the path of a known one; default see HengNewDepartments */
  HENG_ASK_LEVELS,     /* 电商-线上: is the minus a level or part of the name? split, whole or a path with /; default split */
  HENG_ASK_ID,         /* birth or sex differ from the ID number, one question a column. id or keep; default keep */
  HENG_ASK_RETURN,     /* somebody who had left is in the file as employed. yes: a new period; no: stays as stored; default yes */
} HengAskKind;

typedef struct
{
  char *answer; /* to be given back */
  char *label;  /* translated, for people */
} HengProposal;

/* One question of a file. Its rows are the same value again and again; `line` is the first of them. */
typedef struct
{
  HengAskKind kind;
  char *id;     /* "value:emp_status/休假"; an answer is "ID=ANSWER" */
  char *column; /* header as in the file; NULL: none */
  char *value;  /* the distinct value; an example for questions of a whole column; may be NULL */
  char *text;   /* translated sentence */
  GPtrArray *proposals; /* of HengProposal, the likeliest first */
  gboolean is_open;     /* other answers than the proposals are possible: a date, a name, a path */
  char *answer;         /* what was answered, now or in an earlier import; NULL: the safe way is taken */
  gboolean remembered;  /* of an earlier import */
  gint64 rows, line;
} HengImportQuestion;
void heng_import_question_free (HengImportQuestion *question);

/* A column of the file and how it is read. */
typedef struct
{
  char *header;
  char *key;          /* NULL: not imported */
  char *samples[2];   /* of the first rows that have one; NULL where there is none; of private facts only a mask */
  guint place;        /* of heng_import_rows_get_cell */
  gboolean left_out;  /* sensitive and not needed (domain.md §7.5): imported only when mapped by hand */
} HengImportColumn;

/* One of the first rows of the file, any of which may be the header. */
typedef struct
{
  gint64 line;
  char *text;
} HengImportLine;

/* The rows of the file as they were read, for a window that shows any of them. */
typedef struct _HengImportRows HengImportRows;
typedef enum { HENG_IMPORT_FATE_NONE, HENG_IMPORT_FATE_SAME, HENG_IMPORT_FATE_UPDATED, HENG_IMPORT_FATE_ADDED, HENG_IMPORT_FATE_BAD } HengImportFate;
guint heng_import_rows_get_n (const HengImportRows *rows);
gint64 heng_import_rows_get_line (const HengImportRows *rows, guint row);
HengImportFate heng_import_rows_get_fate (const HengImportRows *rows, guint row);
const char *heng_import_rows_get_cell (const HengImportRows *rows, guint row, guint place); /* never NULL */

/* Departments the file names and the store does not have. */
typedef enum
{
  HENG_NEW_DEPARTMENTS_CREATE, /* whoever runs the import has agreed (a script, a window that has listed them) */
  HENG_NEW_DEPARTMENTS_ASK,    /* only those answered with yes; the others' people stay where they are, or unassigned */
} HengNewDepartments;

typedef struct
{
  HengImportKind kind;
  const char *cycle_key;        /* kinds that belong to a cycle */
  const char *sheet;            /* XLSX: name or NULL = the first with a header */
  guint header_line;            /* the header is the row of this line; 0 = found by its names */
  gboolean any_header;          /* where no row has known names the fullest of the first rows is taken as the header */
  const char *const *maps;      /* "KEY=HEADER", or "=HEADER" for a column left out, NULL-terminated; may be NULL */
  gboolean remember;            /* without maps those of the last import of the same headers hold; those that were used are kept */
  const char *const *fixes;     /* "LINE\tHEADER\tVALUE": cells read as if they held this, NULL-terminated; may be NULL */
  gboolean keep_rows;           /* report->kept */
  const char *const *answers;   /* "ID=ANSWER" of HengImportQuestion, NULL-terminated; may be NULL */
  HengNewDepartments new_departments;
  const char *scale;            /* past results: see heng_legacy_points, also "0:0 100:100"; NULL leaves stored ones alone */
  gboolean complete;            /* past results: mark the record complete (they count for domain.md §2.10) */
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
  char *encoding, *sheet;     /* how the file was read: one of them is NULL */
  GPtrArray *sample;          /* of char **: the header and up to five rows as they stand in the file, to see that they are read rightly */
  GPtrArray *issues;          /* of HengImportIssue, in order of lines; at most 10,000 kept */
  GPtrArray *columns;         /* of HengImportColumn, as they stand in the file */
  GPtrArray *sheets;          /* XLSX: all sheets, of char* */
  GPtrArray *first_rows;      /* of HengImportLine */
  gint64 header_line;         /* of the (first) header row */
  gboolean remembered;        /* the maps of an earlier import were used */
  HengImportRows *kept;       /* NULL unless asked for */
  GPtrArray *unknown_columns; /* headers that are not used, of char* */
  GPtrArray *absent_people;   /* roster: "001 张伟" of those who are stored but not in the file, of char*; at most 10,000 kept */
  GPtrArray *new_departments; /* paths that would be or were created */
  GPtrArray *mapping;         /* of "KEY=HEADER" as recognised */
  GPtrArray *diffs;           /* of HengImportDiff for updated rows; at most 10,000 kept */
  GPtrArray *questions;       /* of HengImportQuestion, by line; at most 1,000 kept */
  gboolean written;
} HengImportReport;
void heng_import_report_free (HengImportReport *report);

/* Reads, checks and (unless dry_run) writes as one undoable change. Returns the report also when rows are bad (nothing written then, unless
 * skip_errors); NULL with error when the file itself cannot be used. */
HengImportReport *heng_import_file (HengDb *db, const char *path, const HengImportOptions *options, GError **error);

/* The kind whose columns the file's headers name best; a roster where they name none. FALSE when the file can not be read. */
gboolean heng_import_guess_kind (const char *path, HengImportKind *kind, GError **error);
/* "roster" … */
const char *heng_import_kind_key (HengImportKind kind);
gboolean heng_import_kind_needs_cycle (HengImportKind kind);
/* Calls back for every column a map may name: its key and its name in the user's language. */
void heng_import_kind_columns (HengImportKind kind, void (*found) (const char *key, const char *name, gpointer data), gpointer data);

/* Creates a store at `path` with the sample company in `language` ("zh_CN" or "en") through the same importers. */
gboolean heng_sample_create (const char *path, const char *language, const char *actor, GError **error);
/* Where the shipped data lies: $HENG_DATA_DIR, the source tree's data/ when run from a build, or the installed one. */
char *heng_data_path (const char *relative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengImportReport, heng_import_report_free)

G_END_DECLS
