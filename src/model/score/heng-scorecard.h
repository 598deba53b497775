/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scorecard sum with NA, MISSING and 0, perspectives and activation checks (domain.md §2.6, TV-S1; §2.1, TV-C1). */
#pragma once

#include "heng-rule.h"
#include "heng-scheme.h"

G_BEGIN_DECLS

/* Less active weight is no basis for a published score. */
#define HENG_SCORECARD_BASIS_BP 5000

typedef struct
{
  const char *code, *name; /* for the trace */
  HengPerspective perspective;
  gint64 weight_bp;
  const char *source; /* "PROJ + R-COM": the first decides the objective-data share */
  HengValue points;
} HengScoreItem;

typedef enum
{
  HENG_SCORE_FLAG_INSUFFICIENT_BASIS = 1 << 0, /* active weight < 50 */
  HENG_SCORE_FLAG_WEIGHT_SUM = 1 << 1,         /* error: Σ w ≠ 100.00 */
  HENG_SCORE_FLAG_COUNT = 1 << 2,              /* warning: not 5–10 indicators */
  HENG_SCORE_FLAG_WEIGHT_RANGE = 1 << 3,       /* warning: a weight outside 5–40 */
  HENG_SCORE_FLAG_LOW_OBJECTIVE_DATA = 1 << 4, /* warning: objective-data share < 30 % */
} HengScoreFlags;
extern const HengEnumValue heng_score_flag_values[]; /* keys as above without the prefix; values are the bits */

typedef struct
{
  HengValue score;
  gint64 active_weight_bp; /* Σ of the indicators that are not NA */
  gint64 total_weight_bp;
  gint64 objective_share_bp;
  HengValue perspectives[HENG_N_PERSPECTIVES];
  gint64 perspective_weight_bp[HENG_N_PERSPECTIVES]; /* as set, NA included */
  HengScoreFlags flags;
} HengScorecardScore;

HengScorecardScore heng_scorecard_score (const HengScoreItem *items, guint n_items, HengTrace *trace);

/* TRUE for GIT PROJ DOC REC TRN TKT CRM FIN HRIS; surveys and ratings are not automatic. */
gboolean heng_source_is_automatic (const char *source);

G_END_DECLS
