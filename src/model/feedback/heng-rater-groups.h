/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 360 component from what each group gave: anonymity minimum, pooling, group weights (domain.md §2.7 steps 3 and 4, TV-G1, G2). Single
 * answers become such groups in heng-ratings.h. */
#pragma once

#include "heng-cycle.h"
#include "heng-trace.h"

G_BEGIN_DECLS

#define HENG_ANONYMITY_MINIMUM 3

typedef struct
{
  gint64 n; /* valid raters */
  HengMicro sum; /* of their means, each 1–5 */
  gint64 weight_bp;
  gint64 trimmed_n; /* 0: not trimmed; else what is left without one highest and one lowest, used unless the group is pooled */
  HengMicro trimmed_sum;
} HengRaterGroupInput;

typedef enum { HENG_GROUP_ABSENT, HENG_GROUP_SHOWN, HENG_GROUP_POOLED, HENG_GROUP_EXCLUDED } HengGroupFate;

typedef struct
{
  HengGroupFate fate[HENG_N_GROUPS];
  HengValue mean[HENG_N_GROUPS]; /* NA unless shown */
  gint64 pool_n;
  HengValue pool_mean;           /* 其他评价人; NA when there is none */
  gint64 active_weight_bp;
  HengValue rating, points;      /* R and 20 + 20·R */
} HengRaterScore;

HengRaterScore heng_rater_groups_score (const HengRaterGroupInput groups[HENG_N_GROUPS], HengTrace *trace);

G_END_DECLS
