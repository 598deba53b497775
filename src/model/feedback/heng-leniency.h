/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correcting rater means for habitual leniency or severity (domain.md §2.7, TV-G4). */
#pragma once

#include "heng-cycle.h"
#include "heng-trace.h"

G_BEGIN_DECLS

/* A rater with fewer ratees than this is not corrected. */
#define HENG_LENIENCY_RATEES 5

/* Rater means (step 1) added up: those of one rater, or the pool of one group kind in the cycle. Up to some 10⁹ of them. */
typedef struct
{
  gint64 n;
  HengWide sum, squares; /* of the micro values */
} HengRatingSums;

void heng_rating_sums_add (HengRatingSums *sums, HengMicro mean);

/* What counts instead of the rater's `mean`: r − λ·(μ_j − μ) exactly, rounded once, or μ + σ·(r − μ_j) ÷ σ_j with the deviations taken to 15
 * decimals and more by whole numbers, so that every machine gives the same; clamped to 1–5. `lambda` is micro from 0 to 1. `own` are the rater's
 * means, `pool` all of the group kind; the mean itself comes back when the rater has fewer than five ratees. */
HengMicro heng_leniency_correct (HengMicro mean, HengLeniency method, HengMicro lambda, const HengRatingSums *own,
                                 const HengRatingSums *pool, HengTrace *trace);

G_END_DECLS
