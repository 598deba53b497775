/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From 100 down and up to the score of a scorecard: one step for each indicator that is not exactly on target. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review.h"

G_BEGIN_DECLS

#define HENG_TYPE_GAP_STEPS (heng_gap_steps_get_type ())
G_DECLARE_FINAL_TYPE (HengGapSteps, heng_gap_steps, HENG, GAP_STEPS, GtkWidget)

/* Copies what it shows. */
void heng_gap_steps_set (HengGapSteps *steps, const HengReviewPart *part);
/* What a line adds to or takes from the scorecard's score, micro; 0 when it is left out. */
HengMicro heng_line_gap (const HengReviewPart *part, const HengReviewLine *line);
/* "Points are lost in knowledge sharing and milestones". New string. */
char *heng_gap_steps_finding (const HengReviewPart *part);

G_END_DECLS
