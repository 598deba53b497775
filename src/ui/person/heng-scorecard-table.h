/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one part of the cycle: its title, and its sheet of indicators. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-scorecard-model.h"
#include "heng-sheet.h"

G_BEGIN_DECLS

#define HENG_TYPE_SCORECARD_TABLE (heng_scorecard_table_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardTable, heng_scorecard_table, HENG, SCORECARD_TABLE, GtkBox)

/* Signals: "typed-value"; "not-applicable" (guint row); "proof" (GtkWidget *anchor, guint row, guint column). */
GtkWidget *heng_scorecard_table_new (void);
/* `number` from 0; a title stands above the head when there is more than one part. */
void heng_scorecard_table_set (HengScorecardTable *table, HengStore *store, HengReview *review, guint number);
/* Only what the scoring computes. */
void heng_scorecard_table_show_scores (HengScorecardTable *table);
HengScorecardModel *heng_scorecard_table_get_model (HengScorecardTable *table);
HengSheet *heng_scorecard_table_get_sheet (HengScorecardTable *table);
void heng_scorecard_table_set_width_class (HengScorecardTable *table, HengWidthClass width_class);

G_END_DECLS
