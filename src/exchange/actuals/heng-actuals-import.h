/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the importer of actual values: one run over one file, and its way for many personal numbers at once. */
#pragma once

#include "heng-actual-table.h"
#include "heng-cast-table.h"
#include "heng-import-private.h"
#include "heng-rule.h"

G_BEGIN_DECLS

/* Columns that are known by name; behind them stands one for each indicator, for tables with a column an indicator. */
enum { A_EMP_NO, A_NAME, A_DEPT, A_CODE, A_VALUE, A_REASON, A_APPROVER, A_SOURCE, A_PART, A_FIRST_INDICATOR };

/* From so many new personal numbers on they are stored as packs, one row a participant. */
#define HENG_ACTUALS_PACK_FROM 5000

/**
 * HengActualsBulk: personal numbers of a big file in a matrix, a row a participant and a column a line of the scorecard. What it does not
 * understand at once (other people's values, reasons, odd spelling, anything at fault) it leaves to the careful way, row by row.
 */
typedef struct _HengActualsBulk HengActualsBulk;
HengActualsBulk *heng_actuals_bulk_new (HengImport *import, GError **error);
void heng_actuals_bulk_free (HengActualsBulk *bulk);
/* Before the first row is read. */
void heng_actuals_bulk_begin (HengActualsBulk *bulk);
/* Where one reader of a range of rows stands; several threads may read ranges that do not overlap, each with a cursor of its own. */
typedef struct
{
  guint first, end; /* rows */
  gboolean crossed; /* set when a row of another range gives the same value: which one came first is not known then */
  int member, last_member; /* of last_emp_no, and of the last number that has one; −1: none */
  const char *last_emp_no;
  guint n_jumps;
  guint last_place;
} HengBulkCursor;
HengBulkCursor heng_bulk_cursor (guint first, guint end);
/* A row with one value, whose code stands in a column. TRUE when nothing is left to do for it. */
gboolean heng_actuals_bulk_read (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row);
/* A row with a column an indicator; bit i is set when something is left to do for columns[i]. An empty cell says nothing. */
#define HENG_BULK_COLUMNS 64
guint64 heng_actuals_bulk_read_wide (HengActualsBulk *bulk, HengBulkCursor *cursor, guint row, const guint *columns, guint n_columns);
/* Forgets what was read. */
void heng_actuals_bulk_restart (HengActualsBulk *bulk);
/* Row + 1 that gave this participant's value of the line before, 0: none, then `row` is noted. FALSE when the matrix has no place for it. */
gboolean heng_actuals_bulk_note (HengActualsBulk *bulk, gint64 participant_id, const char *code, guint row, guint *before);
/* Takes a number that was read the careful way and noted just before. FALSE: it has to become a row of its own. */
gboolean heng_actuals_bulk_take (HengActualsBulk *bulk, gint64 participant_id, const char *code, guint row, HengMicro value);
/* Compares what was read with what is stored and sets the fates of the rows. */
void heng_actuals_bulk_settle (HengActualsBulk *bulk);
gboolean heng_actuals_bulk_write (HengActualsBulk *bulk, HengChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengActualsBulk, heng_actuals_bulk_free)

/* What the careful way knows of the cycle; `packs` are borrowed. */
typedef struct _HengActualsStored HengActualsStored;
HengActualsStored *heng_actuals_stored_new (HengImport *import, GError **error);
void heng_actuals_stored_free (HengActualsStored *stored);
HengLookup *heng_actuals_stored_lookup (HengActualsStored *stored);
/* "level:owner:CODE", new string. */
char *heng_actuals_key (int level, gint64 owner, const char *code);
/* Anyone's line that reads this shared value; NULL: nobody does. */
HengScorecardLine *heng_actuals_stored_shared_line (HengActualsStored *stored, const char *key);
/* Whether a published result rests on this shared value. */
gboolean heng_actuals_stored_is_settled (HengActualsStored *stored, const char *key);
/* The value there is: its row (maybe without a value), else what its pack says with id 0. New; NULL: none. */
HengActualRow *heng_actuals_stored_value (HengActualsStored *stored, int level, gint64 owner, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengActualsStored, heng_actuals_stored_free)

G_END_DECLS
