/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/appraisal/insight: the ratings of a quality report. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-insight.h"

G_BEGIN_DECLS

/* Single ratings by ratee and by rater, as far as the store has them. */
typedef struct _HengRatingGathering HengRatingGathering;

HengRatingGathering *heng_rating_gathering_new (void);
void heng_rating_gathering_free (HengRatingGathering *gathering);
/* The ratings about one participant; `cycle` tells raters of different cycles apart. */
void heng_rating_gathering_add (HengRatingGathering *gathering, const HengReviewPart *part, guint cycle);
/* Fills agreements, managers and the numbers of anonymous raters. */
gboolean heng_rating_gathering_report (HengRatingGathering *gathering, HengDb *db, HengQualityReport *report, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengRatingGathering, heng_rating_gathering_free)

G_END_DECLS
