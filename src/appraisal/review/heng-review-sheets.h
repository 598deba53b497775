/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rating sheets of a cycle on their way into reviews: turned answers, weights, leniency of raters, unnamed comments. */
#pragma once

#include "heng-review.h"
#include "heng-db.h"

G_BEGIN_DECLS

typedef struct _HengSheetSource HengSheetSource;

/* Loads every sheet of the cycle: leniency looks at all of them. */
HengSheetSource *heng_sheet_source_load (HengDb *db, const HengCycle *cycle, GError **error);
void heng_sheet_source_free (HengSheetSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSheetSource, heng_sheet_source_free)

/* Gives the part its participant's sheets. */
void heng_sheet_source_add (const HengSheetSource *source, HengReviewPart *part);

/* Adds what the raters of a scored review wrote to its comments: of anonymous groups only where three and more answered, without names and
 * in an order that tells nothing; of the manager with the name. What people wrote about themselves stays with their sheet. */
void heng_review_add_rater_comments (HengReview *review, GHashTable *employees_by_id);

G_END_DECLS
