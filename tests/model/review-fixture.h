/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole review in memory: TV-F1 of domain.md, from check-ins, actuals, milestones and group sums. */
#pragma once

#include "heng-review.h"

/* 张伟, R&D staff, second quarter of 2026: F 90.169641. */
HengReview *fixture_f1 (void);

/* One more line, key result, … for a part; the records' texts are copied. */
HengReviewLine *fixture_add_line (HengReviewPart *part, const char *code, HengPerspective perspective, gint64 weight,
                                  const char *source, const char *rule, const char *actual);
HengReviewObjective *fixture_add_objective (HengReviewPart *part, gint64 id, const char *key, HengOkrCurve curve, gint64 weight);
HengReviewKr *fixture_add_kr (HengReviewObjective *objective, const char *key, HengKrType type, gint64 weight, const char *start,
                              const char *target);
void fixture_add_checkin (HengReviewKr *kr, gint64 id, const char *day, const char *value);
void fixture_add_adjustment (HengReview *review, const char *points, const char *reason);
