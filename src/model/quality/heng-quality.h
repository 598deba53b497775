/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The half-yearly look at the scheme itself (domain.md §4, TV-V1…V4): statistics, in double, with their alarms. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* Discrimination 区分度 of an indicator: do its scores tell people apart? */
typedef struct
{
  guint n;
  double mean, sd;        /* points; population SD */
  guint n_cap, n_common;  /* at 120; at the commonest value */
  double share;           /* of the larger of both, 0–1 */
  gboolean low_sd, crowded; /* alarms: SD < 5; share ≥ 80 %; compared exactly, from n ≥ 2 on */
} HengDiscrimination;
HengDiscrimination heng_discrimination (const HengMicro *points, guint n);

/* Missing rate 缺失率: (MISSING + NA) ÷ expected. */
typedef struct
{
  guint missing, expected;
  double rate;     /* 0–1; 0 when nothing was expected */
  gboolean alarm;  /* > 10 % */
} HengMissingRate;
HengMissingRate heng_missing_rate (guint missing, guint expected);

/* Pearson's r. */
typedef struct
{
  guint n;
  gboolean has_value; /* FALSE: n < 2 or an SD of 0, "—" */
  double r;
} HengCorrelation;
HengCorrelation heng_correlation (const HengMicro *x, const HengMicro *y, guint n);
#define HENG_CORRELATION_SHOWN 5
#define HENG_CORRELATION_JUDGED 8
/* n ≥ 5. */
gboolean heng_correlation_is_shown (const HengCorrelation *correlation);
/* |r| ≥ 0.80 from n ≥ 8: two indicators say the same, merge one. */
gboolean heng_correlation_is_redundant (const HengCorrelation *correlation);
/* r < 0.2 from n ≥ 8: the automatic indicators and the manager disagree, discuss. */
gboolean heng_correlation_is_discordant (const HengCorrelation *correlation);

/* Rater agreement 评价一致性, one-way ICC with unequal numbers of raters. */
typedef enum { HENG_AGREEMENT_NONE, HENG_AGREEMENT_WEAK, HENG_AGREEMENT_FAIR, HENG_AGREEMENT_MODERATE, HENG_AGREEMENT_GOOD,
               HENG_AGREEMENT_EXCELLENT } HengAgreementLevel;
extern const HengEnumValue heng_agreement_level_values[];
typedef struct
{
  const HengMicro *ratings; /* of one ratee */
  guint k;
} HengRatee;
typedef struct
{
  guint n, n_ratings; /* ratees with at least one rating; ratings */
  gboolean has_value; /* FALSE: 0 ÷ 0, "—" */
  double k0, msb, msw;
  double single, mean;      /* ICC(1), ICC(k); negative → 0 */
  HengAgreementLevel level; /* of ICC(1): < 0.30 WEAK (alarm), 0.50 / 0.75 / 0.90 MODERATE / GOOD / EXCELLENT, between FAIR */
} HengAgreement;
HengAgreement heng_agreement (const HengRatee *ratees, guint n);

/* Rater bias 宽严度: a rater's mean against that of the pool, and how much the ratings differ among themselves. */
typedef struct
{
  guint n;
  double bias, sd;
  gboolean biased;  /* |bias| ≥ 0.5, compared exactly */
  gboolean uniform; /* SD < 0.3 over two or more ratings: no differentiation */
} HengRaterBias;
HengRaterBias heng_rater_bias (const HengMicro *own, guint n_own, const HengMicro *pool, guint n_pool);

/* Time spent 耗时: the median of a stage above its target, or no fall against the median of two cycles ago. Minutes. */
typedef struct
{
  guint n;
  double median;
  gboolean above_target, no_fall;
} HengTimeSpent;
HengTimeSpent heng_time_spent (const double *minutes, guint n, double target, const double *before, guint n_before);

/* Appeals and the survey item 考核公平. */
typedef struct
{
  guint results, appeals, decided, amended;
  gboolean many, often_amended; /* > 5 % of the results; > 30 % of the decided appeals */
  gboolean felt_unfair;         /* fairness given and < 3.5 */
} HengAppeals;
/* `fairness`: the survey's mean from 1 to 5; MISSING when it was not asked. */
HengAppeals heng_appeals_judge (guint results, guint appeals, guint decided, guint amended, HengValue fairness);

G_END_DECLS
