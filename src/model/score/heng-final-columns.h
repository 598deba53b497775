/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final and published scores of many people in one pass; the same arithmetic as heng_final_score, to the last micro (domain.md §2.8). */
#pragma once

#include "heng-final-score.h"
#include "heng-score-columns.h"

G_BEGIN_DECLS

/* Scores are micro or the marks HENG_COLUMN_NA and HENG_COLUMN_MISSING. */
typedef struct
{
  guint n;
  const HengMicro *scores[HENG_N_COMPONENTS];
  const guint16 *mix;                          /* of each person: which of the mixes */
  const gint64 (*mixes)[HENG_N_COMPONENTS];    /* weights in basis points, 0–10,000 each */
  const HengMicro *adjustments;                /* of each: the sum of all, limited here; NULL: nobody has any */
} HengFinalColumns;

/* `finals` (n) gets F in micro or a mark. */
void heng_final_columns (const HengFinalColumns *columns, HengMicro *finals);
/* Rounds to two decimals; marks stay. `published` may be `finals`. */
void heng_publish_columns (const HengMicro *finals, guint n, HengMicro *published);

G_END_DECLS
