/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaint-handling timeliness: service promises in working hours (domain.md §2.11). */
#pragma once

#include "heng-date.h"
#include "heng-trace.h"

G_BEGIN_DECLS

/* A minute of a day in the company's own time; day NONE = not yet. */
typedef struct
{
  HengDate day;
  int minute; /* from midnight, 0–1439 */
} HengMoment;

/* Working hours of a working day in minutes from midnight; without a break both break marks are equal. */
typedef struct
{
  int begin, break_begin, break_end, end;
} HengWorkHours;
#define HENG_WORK_HOURS_DEFAULT ((HengWorkHours) { 9 * 60, 12 * 60, 13 * 60, 18 * 60 })

/* The moment at which `minutes` working minutes have passed since `opened`; a ticket opened outside working hours begins with the next
 * ones. Day NONE when there are no working hours in the following ten years. */
HengMoment heng_sla_due (const HengCalendar *calendar, const HengWorkHours *hours, HengMoment opened, gint64 minutes);
int heng_moment_compare (HengMoment a, HengMoment b);

typedef struct
{
  HengMoment opened, closed; /* closed.day NONE = open */
  gint64 sla_minutes;
} HengTicket;
typedef struct
{
  gint64 due, in_time, late, open; /* tickets whose due moment falls in the period */
  HengValue rate;                  /* percent; MISSING when none is due */
} HengTimeliness;
/* Tickets that are due from `from` to `to`, both included; open overdue ones stay in the denominator. */
HengTimeliness heng_timeliness (const HengTicket *tickets, gsize n, const HengCalendar *calendar, const HengWorkHours *hours, HengDate from,
                                HengDate to, HengTrace *trace);

G_END_DECLS
