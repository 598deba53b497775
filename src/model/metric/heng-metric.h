/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Human-resources metrics (domain.md §2.11): exact, each with its proof. A metric is an actual: 12 % is 12.000000. */
#pragma once

#include "heng-date.h"
#include "heng-trace.h"

G_BEGIN_DECLS

/* Fewer answers than this are not shown. */
#define HENG_ENPS_MINIMUM 5

/* Employee net promoter score from answers 0–10. */
typedef struct
{
  gint64 n, promoters, passives, detractors; /* 9–10, 7–8, 0–6 */
  HengValue value; /* a whole number from −100 to 100, rounded half up; MISSING when hidden */
  gboolean hidden; /* n < 5 */
} HengEnps;
HengEnps heng_enps_from_counts (gint64 promoters, gint64 passives, gint64 detractors, HengTrace *trace);
/* Answers outside 0–10 do not count. */
HengEnps heng_enps (const int *answers, gsize n, HengTrace *trace);

/* 100 · part ÷ whole, in percent; MISSING when whole is 0. */
HengValue heng_metric_share (gint64 part, gint64 whole, HengTrace *trace);
HengValue heng_offer_acceptance (gint64 accepted, gint64 sent, HengTrace *trace);
/* 转正率: passed ÷ due. */
HengValue heng_regularisation_rate (gint64 passed, gint64 due, HengTrace *trace);
/* Both in micro days; MISSING when nothing was scheduled. */
HengValue heng_absence_rate (HengMicro absent, HengMicro scheduled, HengTrace *trace);

/* A filled position. Days count from the approved requisition to the accepted offer, less the days it was paused. */
typedef struct
{
  HengDate approved, accepted;
  gint64 paused_days;
} HengHireCase;
typedef struct
{
  gint64 n;
  HengValue mean, median; /* days; MISSING without any */
} HengHireTime;
/* Of the hires whose offer was accepted from `from` to `to`, both included. */
HengHireTime heng_time_to_hire (const HengHireCase *hires, gsize n, HengDate from, HengDate to, HengTrace *trace);

typedef struct
{
  HengMicro hours;
  gint64 present;
} HengTrainingSession;
/* Σ hours × attendees present ÷ ((opening + closing) ÷ 2). */
HengValue heng_training_hours (const HengTrainingSession *sessions, gsize n, gint64 opening, gint64 closing, HengTrace *trace);

G_END_DECLS
