/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews made by hand for the chart tests: plain structs, no store, no scoring. */
#pragma once

#include "heng-chart.h"

G_BEGIN_DECLS

/* 张伟 of TV-F1: O1 at 60 %, eight indicators, 360, a bonus of 2, published 92.17; eight quarters of history. */
HengReview *fixture_review (void);
/* The same person with everything that breaks layouts: 40-character names, NA, missing, regress, over, cancelled, −40 and 120. */
HengReview *fixture_nasty_review (void);
/* Without the 360 component: 87.10, weights 50 : 50. */
HengReview *fixture_review_without_360 (void);
/* A review with no content at all. */
HengReview *fixture_empty_review (void);

void fixture_clear_history (HengReview *review);
HengReviewPoint *fixture_add_point (HengReview *review, const char *key, double score, const char *grade);
void fixture_add_objective (HengReview *review, const char *key, const char *title, const char *title_en, int percent, double contribution);
HengReviewKr *fixture_add_kr (HengReview *review, const char *title, const char *title_en, int percent, int planned, int confidence, HengHealth health);
HengReviewLine *fixture_add_line (HengReview *review, const char *code, const char *name, const char *name_en, double points, double contribution);
void fixture_add_adjustment (HengReview *review, const char *reason, double points);
void fixture_add_bands (HengReview *review);

HengMicro fixture_micro (double points);
/* n scores, reproducible: bell-shaped about 88, between 40 and 118. */
HengMicro *fixture_scores (guint n);
HengChart *fixture_distribution (guint n);

PangoContext *fixture_context (void);
/* The family for a test: the Chinese print family, so that both languages have glyphs of one font. */
#define FIXTURE_FAMILY "Cantarell, Noto Sans CJK SC"

G_END_DECLS
