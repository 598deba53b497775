/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One indicator of the scorecard sheet; its actual value is edited in place. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-review.h"

G_BEGIN_DECLS

typedef enum { HENG_COLUMN_CODE, HENG_COLUMN_PERSPECTIVE, HENG_COLUMN_WEIGHT, HENG_COLUMN_TARGET, HENG_COLUMN_ACTUAL, HENG_COLUMN_RULE,
               HENG_COLUMN_SCORE, HENG_COLUMN_SOURCE, HENG_COLUMN_GAP, HENG_COLUMN_MENU, HENG_COLUMN_NAME, HENG_N_COLUMNS } HengSheetColumn;
/* Columns that a page of this width shows. */
gboolean heng_sheet_column_visible (HengSheetColumn column, HengWidthClass width_class);

#define HENG_TYPE_SCORECARD_ROW (heng_scorecard_row_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardRow, heng_scorecard_row, HENG, SCORECARD_ROW, GtkBox)

/* Signals: "typed" (text, a value the rule accepts, not stored yet), "commit" (text to be stored; "" clears), "not-applicable" (asks for the
 * reason), "proof" (the anchor widget), "move" (rows up or down, after Enter and arrows). */
GtkWidget *heng_scorecard_row_new (GtkSizeGroup *const groups[HENG_N_COLUMNS]);
/* The line must outlive the row or its next set. `locked`: why the actual cannot be edited, NULL when it can. What is being typed stays. */
void heng_scorecard_row_set (HengScorecardRow *row, const HengReviewPart *part, HengReviewLine *line, const char *locked);
/* Only what the scoring computes. */
void heng_scorecard_row_show_score (HengScorecardRow *row, const HengReviewPart *part);
HengReviewLine *heng_scorecard_row_get_line (HengScorecardRow *row);
/* What is being typed and accepted but not stored yet; NULL when nothing is. */
const char *heng_scorecard_row_get_pending (HengScorecardRow *row);
void heng_scorecard_row_set_fault (HengScorecardRow *row, const char *fault);
void heng_scorecard_row_set_width_class (HengScorecardRow *row, HengWidthClass width_class);
void heng_scorecard_row_edit (HengScorecardRow *row);
GtkWidget *heng_scorecard_row_get_score_button (HengScorecardRow *row);
GtkWidget *heng_scorecard_row_get_entry (HengScorecardRow *row);

G_END_DECLS
