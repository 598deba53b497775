/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a cycle somebody was on leave, in working days of the company's calendar (domain.md §4). */
#include "heng-cycle-plan.h"

/* Index of the first absence of the employee or a later one; the array is ordered by employee, from_date. */
static guint
first_absence (GPtrArray *absences, gint64 employee_id)
{
  guint low = 0, high = absences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((HengAbsence *) absences->pdata[middle])->employee_id < employee_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Days that two absences share count once: `from` moves on. */
HengLeave
heng_roster_count_leave (const HengRoster *roster, gint64 employee_id, HengDate from, HengDate to)
{
  HengLeave leave = { 0 };
  HengDate next = from;

  leave.working = heng_calendar_working_days (roster->calendar, from - 1, to);
  for (guint i = first_absence (roster->absences, employee_id); i < roster->absences->len; i++)
    {
      const HengAbsence *absence = roster->absences->pdata[i];
      HengDate begin = MAX (absence->from_date, next), end = MIN (absence->to_date, to);

      if (absence->employee_id != employee_id)
        break;
      if (heng_absence_is_protected ((HengAbsenceKind) absence->kind) && absence->from_date <= to && absence->to_date >= from)
        leave.is_protected = TRUE;
      if (begin > end)
        continue;
      leave.absent += heng_calendar_working_days (roster->calendar, begin - 1, end);
      next = end + 1;
    }
  return leave;
}
