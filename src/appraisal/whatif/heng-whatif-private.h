/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the what-if files: everybody's values as columns. */
#pragma once

#include "heng-whatif.h"

#include "heng-appraisal-private.h"
#include "heng-score-columns.h"

G_BEGIN_DECLS

/* What of a line decides its points. */
typedef struct
{
  int line;            /* of the card; −1: none of it */
  gboolean own_rule;   /* another rule than the card's: stays */
  gint64 weight_bp;
  HengRule *rule;      /* NULL when the text is wrong: everything is missing */
  gboolean is_numeric; /* `column` holds actual values; else points */
  HengMicro *column;   /* of each row, or marks */
  HengActual *values;  /* of each row, for deductions; else NULL */
  guint8 *problems;    /* of each row: keeps it from being published when the line has weight; NULL: nobody */
  gboolean has_na;
} HengWhatifBlockLine;

/* Parts with the same scorecard. */
typedef struct
{
  guint first, n; /* rows */
  guint card;
  gboolean own_weights;
  HengWhatifBlockLine *lines;
  guint n_lines;
} HengWhatifBlock;

/* Parts with the same shares of components. */
typedef struct
{
  guint profile;
  gboolean is_own;
  gint64 mix[HENG_N_COMPONENTS];
} HengWhatifMix;

/* Rows are parts of people, ordered by block. */
struct _HengWhatifColumns
{
  guint n_rows;
  gint64 *participants; /* ids */
  HengMicro *okr, *feedback, *kpi; /* components, or marks; kpi as it is now */
  guint8 *blocked;      /* as it is now: by the scorecard */
  guint16 *mix;         /* of each row */
  gint32 *days;
  HengMicro *adjustments; /* of people with one part; 0 for the others */
  HengWhatifBlock *blocks;
  guint n_blocks;
  HengWhatifMix *mixes;
  guint n_mixes;
  guint *parts;         /* rows of the people, by person */
  guint n_parts;
  HengMicro *sums;      /* of each person's adjustments */
  guint *members;       /* people by pool */
  guint *pool_begin;    /* n_pools + 1 places in `members` */
  GStringChunk *texts;
};

void heng_whatif_columns_free (HengWhatifColumns *columns);
/* Fills kpi and blocked as they are now. */
void heng_whatif_score_now (HengWhatif *whatif);
/* A trial's rule where it differs from the card's; NULL: unchanged. Borrowed text. */
const char *heng_trial_changed_rule (const HengTrial *trial, const HengWhatif *whatif, guint card, guint line);
gboolean heng_trial_changes_weights (const HengTrial *trial, const HengWhatif *whatif, guint card);
gboolean heng_trial_changes_mix (const HengTrial *trial, const HengWhatif *whatif, guint profile);

G_END_DECLS
