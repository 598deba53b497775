/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a person's scorecard as a sheet: actual values are edited, everything else is read, and every number opens its proof. */
#pragma once

#include "heng-review.h"
#include "heng-sheet-model.h"
#include "heng-store.h"

G_BEGIN_DECLS

typedef enum { HENG_COLUMN_CODE, HENG_COLUMN_NAME, HENG_COLUMN_PERSPECTIVE, HENG_COLUMN_WEIGHT, HENG_COLUMN_TARGET, HENG_COLUMN_ACTUAL,
               HENG_COLUMN_RULE, HENG_COLUMN_SCORE, HENG_COLUMN_SOURCE, HENG_COLUMN_GAP, HENG_N_COLUMNS } HengScorecardColumn;

#define HENG_TYPE_SCORECARD_MODEL (heng_scorecard_model_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardModel, heng_scorecard_model, HENG, SCORECARD_MODEL, GObject)

/* Implements HengSheetModel. Signals: "typed-value": a value in the review in memory has changed and the review has to be scored anew;
 * "not-applicable" (guint row): "NA" was typed, which needs a reason and an approver. */
HengScorecardModel *heng_scorecard_model_new (void);
/* `review` must outlive the model or its next set; what is being typed counts in the new one, too (then "typed-value" is emitted). The store
 * may be NULL for a sheet that is only read. */
void heng_scorecard_model_set (HengScorecardModel *model, HengStore *store, HengReview *review, guint part);
HengReviewPart *heng_scorecard_model_get_part (HengScorecardModel *model);
HengReviewLine *heng_scorecard_model_get_line (HengScorecardModel *model, guint row);
/* Row of an indicator, −1: none. */
int heng_scorecard_model_find (HengScorecardModel *model, const char *code);
/* Path in the proof of the review of what stands in a cell ("KPI/RD-02/actual"); row n_rows + 1: the total. NULL: it has none. New string. */
char *heng_scorecard_model_proof_path (HengScorecardModel *model, guint row, guint column);

G_END_DECLS
