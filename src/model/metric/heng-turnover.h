/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headcount and turnover of a period (domain.md §2.11). */
#pragma once

#include "heng-people.h"
#include "heng-trace.h"

G_BEGIN_DECLS

typedef enum { HENG_LEAVE_OTHER, HENG_LEAVE_VOLUNTARY, HENG_LEAVE_INVOLUNTARY, HENG_LEAVE_RETIREMENT, HENG_LEAVE_DEATH } HengLeaveKind;
extern const HengEnumValue heng_leave_kind_values[];
/* What a written reason means: "主动离职", "个人原因", "dismissed", "退休" …; OTHER when it says neither or is NULL. */
HengLeaveKind heng_leave_kind_of (const char *reason);

/* One employment, from hiring to leaving. */
typedef struct
{
  HengDate hired, left;  /* left: the last day of work, NONE = still here */
  HengDate regular;      /* end of probation: the day of regularisation, or the planned one while that is open; NONE = no probation known */
  gboolean is_regular;   /* regularised: `regular` is the real day */
  int emp_type;          /* HengEmpType */
  int leave_kind;        /* HengLeaveKind */
} HengEmployment;

/* Types outside turnover by default: interns, dispatched. One bit per HengEmpType. */
#define HENG_TURNOVER_EXCLUDED ((1u << HENG_EMP_TYPE_INTERN) | (1u << HENG_EMP_TYPE_DISPATCH))

typedef struct
{
  gint64 opening, closing;      /* at work before the first day; after the last */
  gint64 joiners, leavers;      /* opening + joiners − leavers = closing */
  gint64 voluntary, involuntary, retired, died, other; /* leavers by kind */
  gint64 probation_leavers;     /* of all leavers, before they were regularised */
  gint64 probation_due, probation_passed; /* whose probation ended in the period: all, and regularised by then */
} HengHeadcount;
/* `from` and `to` are both in the period; a last day of work counts as a leaver of the period it lies in. */
HengHeadcount heng_headcount_count (const HengEmployment *employments, gsize n, HengDate from, HengDate to, guint excluded_types);

typedef enum
{
  HENG_TURNOVER_AVERAGE, /* ÷ ((opening + closing) ÷ 2) */
  HENG_TURNOVER_JOINED,  /* ÷ (opening + joiners) */
} HengTurnoverBase;
/* Percent, for any part of the leavers; `times` 4 annualises a quarter (unrounded × 4), 1 leaves it. MISSING when nobody was there. */
HengValue heng_turnover_rate (const HengHeadcount *count, gint64 leavers, HengTurnoverBase base, gint64 times, HengTrace *trace);
/* (opening + closing) ÷ 2. */
HengValue heng_headcount_average (const HengHeadcount *count, HengTrace *trace);
/* Mean years of those at work at the end of `day` (days ÷ 365.25). */
HengValue heng_tenure_mean (const HengEmployment *employments, gsize n, HengDate day, guint excluded_types, HengTrace *trace);

G_END_DECLS
