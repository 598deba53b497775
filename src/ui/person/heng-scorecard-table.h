/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of one part of the cycle: head, a row for each indicator, total. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-review.h"
#include "heng-scorecard-row.h"

G_BEGIN_DECLS

#define HENG_TYPE_SCORECARD_TABLE (heng_scorecard_table_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardTable, heng_scorecard_table, HENG, SCORECARD_TABLE, GtkBox)

/* Signals, all with the row first: "typed" (text), "commit" (text), "not-applicable"; "proof" (anchor, row or NULL for the total). */
GtkWidget *heng_scorecard_table_new (void);
/* `number` from 0; a title stands above the head when there is more than one part. Rows of the same lines are kept. */
void heng_scorecard_table_set (HengScorecardTable *table, const HengReview *review, guint number);
/* Only what the scoring computes. */
void heng_scorecard_table_show_scores (HengScorecardTable *table);
HengReviewPart *heng_scorecard_table_get_part (HengScorecardTable *table);
HengScorecardRow *heng_scorecard_table_find_row (HengScorecardTable *table, const char *code);
void heng_scorecard_table_set_width_class (HengScorecardTable *table, HengWidthClass width_class);
/* The row next to `row` (±1) gets the keyboard; FALSE at the end. */
gboolean heng_scorecard_table_focus_from (HengScorecardTable *table, HengScorecardRow *row, int delta);

G_END_DECLS
