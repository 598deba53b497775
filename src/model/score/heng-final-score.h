/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final score, contributions, transfers (domain.md §2.8, TV-F1, F2) and grades (§2.9 bands). */
#pragma once

#include "heng-scheme.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum { HENG_COMPONENT_OKR, HENG_COMPONENT_KPI, HENG_COMPONENT_FEEDBACK, HENG_N_COMPONENTS } HengComponentKind;
extern const HengEnumValue heng_component_values[]; /* keys OKR KPI 360 */

#define HENG_ADJUSTMENT_LIMIT HENG_POINTS (5)

typedef struct
{
  HengComponentKind kind;
  gint64 weight_bp;
  HengValue score;
} HengComponent;

typedef enum
{
  HENG_FINAL_FLAG_COMPONENT_MISSING = 1 << 0, /* a weighted component is NA: re-normalised */
  HENG_FINAL_FLAG_BLOCKED = 1 << 1,           /* a weighted component is MISSING: nothing to publish */
  HENG_FINAL_FLAG_CLAMPED = 1 << 2,
  HENG_FINAL_FLAG_ADJUSTMENT_CLAMPED = 1 << 3,
} HengFinalFlags;
extern const HengEnumValue heng_final_flag_values[]; /* keys as above without the prefix; values are the bits */

typedef struct
{
  HengValue final;         /* F, micro */
  HengMicro published;     /* valid when final is a number */
  HengMicro adjustment;    /* after the ±5 limit */
  gint64 active_weight_bp; /* of the components present; of several parts: their share of the days */
  HengFinalFlags flags;
} HengFinalScore;

HengFinalScore heng_final_score (const HengComponent *components, guint n_components, const HengMicro *adjustments,
                                 guint n_adjustments, HengTrace *trace);

typedef struct
{
  HengValue final; /* of the part, without adjustments */
  gint64 days;
} HengPartialFinal;

/* Day-weighted mean of partial finals plus adjustments (TV-F2). NA parts are left out, a MISSING part blocks. */
HengFinalScore heng_final_score_parts (const HengPartialFinal *parts, guint n_parts, const HengMicro *adjustments,
                                       guint n_adjustments, HengTrace *trace);

/* w_c/Σw_c · w_i/Σ_A w · (s_i − 100), rounded once to micro. Weights in basis points; sums must not be 0. */
HengMicro heng_contribution (gint64 component_bp, gint64 components_sum_bp, gint64 item_bp, gint64 items_sum_bp, HengMicro points);

/* The same for one part of a cycle that counts days ÷ all_days of it. */
HengMicro heng_contribution_of_days (gint64 component_bp, gint64 components_sum_bp, gint64 item_bp, gint64 items_sum_bp, HengMicro points,
                                     gint64 days, gint64 all_days);

/* The band of a published score; bands may come in any order. NULL when there are none. */
const HengGradeBand *heng_grade_for (const HengGradeBand *const *bands, guint n_bands, HengMicro published);

G_END_DECLS
