/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scorecard of a person: weights, gaps and the sheet of each part; scores follow every key press. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-person-data.h"
#include "heng-store.h"

G_BEGIN_DECLS

/* An actual value to be stored. */
typedef struct
{
  HengScorecardLine *line; /* owned copy */
  char *value;             /* NULL clears */
  char *reason, *approver; /* for "NA" */
  gint64 expected_version;
  char *actor;
} HengActualRequest;
void heng_actual_request_free (HengActualRequest *request);

#define HENG_TYPE_SCORECARD_SHEET (heng_scorecard_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HengScorecardSheet, heng_scorecard_sheet, HENG, SCORECARD_SHEET, GtkBox)

/* Signals: "rescored" (the review in data was computed anew), "store-actual" (HengActualRequest *, to be taken over: what is not
 * applicable; values are stored by the sheet itself),
 * "proof" (anchor widget, path in the trace, title, value). `data` must outlive the sheet or its next set; it has a review. */
void heng_scorecard_sheet_set (HengScorecardSheet *sheet, HengStore *store, const HengPersonData *data);
void heng_scorecard_sheet_set_width_class (HengScorecardSheet *sheet, HengWidthClass width_class);
/* The first value that is missing, else the first one, gets the keyboard. */
void heng_scorecard_sheet_focus (HengScorecardSheet *sheet);

G_END_DECLS
