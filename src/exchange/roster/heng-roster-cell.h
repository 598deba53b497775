/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of a roster's cells share: the block of rows one worker fills, and one cell of it. Private to those files. */
#pragma once

#include "heng-roster-import.h"

G_BEGIN_DECLS

/* What one worker fills: the texts of its rows, their sensitive and detail records, and the issues found. */
typedef struct
{
  HengRosterRun *run;
  guint first, n;
  GStringChunk *chunk;
  GStringChunk *spellings; /* of names; another thread's than the chunk */
  GPtrArray *issues;
  HengEmployeePrivate *privates;
  HengEmployeeDetail *details;
} HengRosterBlock;

typedef struct
{
  HengRosterBlock *block;
  HengRosterRow *row;
  HengRosterColumn column;
  const char *text;
} HengRosterCell;

/* Adds the issue; always FALSE. An error is also noted as the column's, so that nobody calls the cell empty as well. */
gboolean heng_roster_cell_fault (HengRosterCell *cell, HengIssueSeverity severity, const char *sentence);
/* One cell into its row. */
void heng_roster_read_cell (HengRosterBlock *block, HengRosterRow *row, HengRosterColumn column, const char *raw);
/* The number of the row's document, once its type is known, and what it says of birth and sex. */
void heng_roster_check_id (HengRosterBlock *block, HengRosterRow *row);

G_END_DECLS
