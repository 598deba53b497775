/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a result may mean for pay, always as a proposal with its proof (domain.md §2.12, TV-P1–P5). Money is int64 fen. */
#pragma once

#include "heng-trace.h"

G_BEGIN_DECLS

/* Where a salary lies in its range; min ≤ midpoint ≤ max, in fen. Both exact quotients are rounded to micro for showing only. */
typedef struct
{
  HengValue compa_ratio; /* salary ÷ midpoint; NA when the midpoint is 0 */
  HengValue penetration; /* (salary − min) ÷ (max − min); NA when the range is empty */
} HengPayPosition;
HengPayPosition heng_pay_position (gint64 salary, gint64 min, gint64 midpoint, gint64 max, HengTrace *trace);

/* One grade of the merit matrix: raises in basis points for compa-ratios below 0.90, from 0.90 to 1.10, above 1.10. */
typedef struct
{
  const char *grade;
  gint64 below_bp, within_bp, above_bp;
} HengMeritRow;

/* The raise in fen for one person by the grade of the newest published non-pilot cycle; NULL grade or a grade without a row gives 0. The
 * compa-ratio is compared unrounded. *raise_bp may be NULL. */
gint64 heng_merit_raise (const HengMeritRow *rows, guint n_rows, const char *grade, gint64 salary, gint64 midpoint, gint64 *raise_bp,
                         HengTrace *trace);

/* One person's share of a sum of money. */
typedef struct
{
  const char *emp_no; /* unique; the order of ties */
  HengWide weight;    /* ≥ 0: base fen × coefficient micro, or the unscaled raise */
  gint64 amount;      /* out: fen */
} HengPayShare;

/* Splits `pool` fen by weight: floors, then single fen to the largest remainders, ties by number; the amounts always sum to the pool. FALSE
 * (amounts 0) when the pool is negative, a weight is negative, a pool above 0 has no weight to go by, or pool × weight is
 * beyond any money (2^125). */
gboolean heng_pool_split (gint64 pool, HengPayShare *shares, guint n_shares, HengTrace *trace);

/* Raises in fen that must not exceed `budget` together: within it they stay, else all are scaled by budget ÷ Σ so that they sum to it.
 * `shares` carry each raise as weight. FALSE as heng_pool_split. */
gboolean heng_budget_scale (gint64 budget, HengPayShare *shares, guint n_shares, HengTrace *trace);

typedef struct
{
  gint64 base;                                 /* fen */
  HengMicro personal, department, company;     /* coefficients */
  gint64 paid_days, due_days;
} HengBonusInput;
/* base × personal × department × company × paid ÷ due days, rounded once to fen; NA when no days are due. */
HengValue heng_bonus (const HengBonusInput *input, HengTrace *trace);

/* "12978.00" from fen, for proofs and JSON; new string. */
char *heng_fen_format (gint64 fen);

G_END_DECLS
