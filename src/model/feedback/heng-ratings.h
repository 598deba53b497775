/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From raters' single answers to what their groups gave: means of raters, validity, trimming (domain.md §2.7 steps 1 and 2, TV-G3, G5). */
#pragma once

#include "heng-rater-groups.h"

G_BEGIN_DECLS

/* From this many raters on a group can be trimmed. */
#define HENG_TRIM_MINIMUM 5

/* The mean of one sheet over its answered questions. `answers`: micro from 1 to 5, 0 = not answered. `weights` in any one unit, NULL or
 * all 0 = all alike. MISSING when fewer than half of the questions, by count, are answered: such a sheet counts nowhere. */
HengValue heng_rating_mean (const HengMicro *answers, gsize n, const gint64 *weights, HengTrace *trace);

/* One valid rater: the group and the mean, corrected for leniency or not. */
typedef struct
{
  int group; /* HengRaterGroup */
  HengMicro mean;
} HengRating;

/* Numbers and sums of the groups, in any order of the raters; weights in `groups` stay as they are. */
void heng_ratings_sum (const HengRating *ratings, gsize n, gboolean trim, HengRaterGroupInput groups[HENG_N_GROUPS]);

G_END_DECLS
