/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody's scored review of a cycle, one after the other, however many people there are. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* Called with each review; it may be changed by the next call, so what is needed of it has to be copied. FALSE ends the walk (error set by the
 * visitor or not). */
typedef gboolean (*HengReviewVisit) (const HengReview *review, gpointer data, GError **error);

/**
 * heng_cycle_walk: the reviews of heng_reviews_load_on in the same order, scored by the same heng_review_score, with everything that blockers,
 * result and checksum rest on. Left out is what only a single page shows: history, means, comments, names of managers and templates.
 * People with nothing but a scorecard share one review that is filled from columns of values; the others are assembled as ever.
 */
gboolean heng_cycle_walk (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, HengDate today, HengReviewVisit visit,
                          gpointer data, GError **error);

G_END_DECLS
