/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the heng-review files: the pieces of heng_review_score. */
#pragma once

#include "heng-review.h"

/* Progress, points and effective weights of the part's objectives, and the OKR component; `trace` is the component's step. */
void heng_review_score_okr (const HengReview *review, HengReviewPart *part, HengTrace *trace);

/* Points of the part's lines and the KPI component; `trace` is the component's step. */
void heng_review_score_lines (const HengReview *review, HengReviewPart *part, HengTrace *trace);

/* The 360 component; `trace` is the component's step. */
void heng_review_score_feedback (const HengReview *review, HengReviewPart *part, HengTrace *trace);

/* Contributions of components, objectives and lines of a part that counts days ÷ all_days; `trace` is the part's step. */
void heng_review_contributions (HengReviewPart *part, gint64 days, gint64 all_days, HengTrace *trace);

/* Calendar days of the part, both ends included. */
gint64 heng_review_part_days (const HengReviewPart *part);

/* Whether a check-in counts: not later than today. */
gboolean heng_review_counts_checkin (const HengReview *review, const HengCheckin *checkin);

gint64 heng_review_component_weight (const HengReviewPart *part, HengComponentKind kind);
HengValue heng_review_component_score (const HengReviewPart *part, HengComponentKind kind);
