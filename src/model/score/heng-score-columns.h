/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of a whole cycle in one pass over columns; the same arithmetic as heng_rule_score and heng_scorecard_score, to the last micro. */
#pragma once

#include "heng-rule.h"

G_BEGIN_DECLS

#define HENG_COLUMN_MISSING G_MININT64
#define HENG_COLUMN_NA (G_MININT64 + 1)

/* People who share one template: column i holds the actual of line i for each person (micro, or the marks above). */
typedef struct
{
  guint n_people, n_lines;
  const HengRule *const *rules; /* numeric kinds only: LIN, RATIO, BAND, STEP, RATE, DIRECT */
  const gint64 *weights_bp; /* 0–10,000 each */
  const HengMicro *const *actuals;
} HengScoreColumns;

/* scores (n_people) get S in micro or a mark; points, when not NULL, n_lines columns of n_people. FALSE for a rule that is not numeric. */
gboolean heng_score_columns (const HengScoreColumns *columns, HengMicro *scores, HengMicro *const *points);

G_END_DECLS
