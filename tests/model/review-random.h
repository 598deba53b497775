/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random reviews with every kind of rule and of key result, for what must hold whatever was entered. */
#pragma once

#include "review-fixture.h"

HengReview *random_review_new (void);

static inline HengReviewPart *
random_part_at (const HengReview *review, guint i)
{
  return (HengReviewPart *) g_ptr_array_index (review->parts, i);
}
