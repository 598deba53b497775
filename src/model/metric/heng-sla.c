/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a promise in working hours falls due, and how many were kept. */
#include "heng-sla.h"

#include <glib/gi18n-lib.h>

#include "heng-metric.h"

#define FARTHEST_DAYS 3660

int
heng_moment_compare (HengMoment a, HengMoment b)
{
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return (a.minute > b.minute) - (a.minute < b.minute);
}

/* Uses up working minutes between `begin` and `end`, not before *now; TRUE when the promise falls due there, at *now. */
static gboolean
use_span (int begin, int end, int *now, gint64 *left)
{
  int from = MAX (begin, *now);

  if (from >= end)
    return FALSE;
  if (*left <= end - from)
    {
      *now = from + (int) *left;
      return TRUE;
    }
  *left -= end - from;
  *now = end;
  return FALSE;
}

HengMoment
heng_sla_due (const HengCalendar *calendar, const HengWorkHours *hours, HengMoment opened, gint64 minutes)
{
  gint64 left = MAX (minutes, 0);
  int now = opened.minute;

  for (HengDate day = opened.day; day <= opened.day + FARTHEST_DAYS; day++, now = 0)
    {
      if (!heng_calendar_is_working (calendar, day))
        continue;
      if (use_span (hours->begin, hours->break_begin, &now, &left) || use_span (hours->break_end, hours->end, &now, &left))
        return (HengMoment) { day, now };
    }
  return (HengMoment) { HENG_DATE_NONE, 0 };
}

HengTimeliness
heng_timeliness (const HengTicket *tickets, gsize n, const HengCalendar *calendar, const HengWorkHours *hours, HengDate from, HengDate to,
                 HengTrace *trace)
{
  HengTimeliness found = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      HengMoment due = heng_sla_due (calendar, hours, tickets[i].opened, tickets[i].sla_minutes);

      if (due.day == HENG_DATE_NONE || due.day < from || due.day > to)
        continue;
      found.due++;
      if (tickets[i].closed.day == HENG_DATE_NONE)
        found.open++;
      else if (heng_moment_compare (tickets[i].closed, due) <= 0)
        found.in_time++;
      else
        found.late++;
    }
  heng_trace_note (trace, _("closed in time ÷ due in the period; %d late, %d open"), (int) found.late, (int) found.open);
  found.rate = heng_metric_share (found.in_time, found.due, trace);
  return found;
}
