/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HR metrics from the store: employments are read from people and their job history. */
#include "heng-appraisal-private.h"
#include "heng-insight.h"
#include "heng-metric.h"
#include "heng-outcome-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One person's stay, with what decides whether it counts. */
typedef struct
{
  HengEmployment employment;
  gint64 employee_id, department_id; /* department at the end of the period, or on the last day */
} Stay;

typedef struct
{
  HengDb *db;
  HengDate from, to;
  gint64 department_id;
  GPtrArray *departments, *employees, *jobs;
  GArray *stays;       /* of Stay */
  GArray *employments; /* of HengEmployment, the same that count */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->departments, g_ptr_array_unref);
  g_clear_pointer (&reading->employees, g_ptr_array_unref);
  g_clear_pointer (&reading->jobs, g_ptr_array_unref);
  g_clear_pointer (&reading->stays, g_array_unref);
  g_clear_pointer (&reading->employments, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
heng_metrics_free (HengMetrics *metrics)
{
  if (metrics == NULL)
    return;
  heng_trace_free (metrics->trace);
  g_free (metrics);
}

/* The facts of a person's present stay: probation, type, why and when they left. */
static void
fill_last (HengEmployment *employment, const HengEmployee *employee)
{
  employment->emp_type = employee->emp_type;
  if (employee->leave_date != HENG_DATE_NONE && employee->leave_date >= employment->hired)
    {
      employment->left = employee->leave_date;
      employment->leave_kind = heng_leave_kind_of (employee->leave_reason);
    }
  employment->is_regular = employee->regular_date != HENG_DATE_NONE;
  employment->regular = employment->is_regular ? employee->regular_date : employee->regular_plan;
}

static void
add_stay (Reading *reading, const Stay *stay)
{
  if (stay->employment.hired == HENG_DATE_NONE
      || (reading->department_id && !heng_department_is_within (reading->departments, stay->department_id, reading->department_id)))
    return;
  g_array_append_vals (reading->stays, stay, 1);
  g_array_append_val (reading->employments, stay->employment);
}

/* A stay ends with a record of leaving, or the day before a return that has none. */
static void
read_person (Reading *reading, const HengEmployee *employee, guint begin, guint end)
{
  Stay stay = { .employee_id = employee->id, .department_id = employee->department_id };
  gboolean open = FALSE;

  stay.employment.emp_type = employee->emp_type;
  for (guint i = begin; i < end; i++)
    {
      const HengJob *job = reading->jobs->pdata[i];
      gboolean begins = job->kind == HENG_JOB_HIRE || job->kind == HENG_JOB_RETURN || !open;

      if (begins && open)
        {
          stay.employment.left = job->from_date - 1;
          add_stay (reading, &stay);
        }
      if (begins && job->kind != HENG_JOB_LEAVE)
        {
          stay.employment = (HengEmployment) { .hired = job->from_date, .emp_type = employee->emp_type };
          open = TRUE;
        }
      if (job->from_date <= reading->to || begins)
        stay.department_id = job->department_id;
      if (job->kind != HENG_JOB_LEAVE || !open)
        continue;
      stay.employment.left = job->from_date;
      stay.employment.leave_kind = heng_leave_kind_of (job->note);
      if (i + 1 == end)
        break;
      add_stay (reading, &stay);
      open = FALSE;
    }
  if (!open)
    return;
  fill_last (&stay.employment, employee);
  add_stay (reading, &stay);
}

static gboolean
read_stays (Reading *reading, GError **error)
{
  g_autoptr (GHashTable) people = NULL;
  guint begin = 0;

  if (!(reading->departments = heng_departments_load (reading->db, error)) || !(reading->employees = heng_employees_load (reading->db, 0, error))
      || !(reading->jobs = heng_jobs_load (reading->db, 0, error)))
    return FALSE;
  reading->stays = g_array_new (FALSE, TRUE, sizeof (Stay));
  reading->employments = g_array_new (FALSE, TRUE, sizeof (HengEmployment));
  people = heng_index_by_id (reading->employees);
  while (begin < reading->jobs->len)
    {
      gint64 id = ((HengJob *) reading->jobs->pdata[begin])->employee_id;
      const HengEmployee *employee = g_hash_table_lookup (people, &id);
      guint end = begin;

      while (end < reading->jobs->len && ((HengJob *) reading->jobs->pdata[end])->employee_id == id)
        end++;
      if (employee)
        read_person (reading, employee, begin, end);
      begin = end;
    }
  return TRUE;
}

static HengCalendar *
load_calendar (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) days = heng_calendar_days_load (db, error);
  HengCalendar *calendar = days ? heng_calendar_new () : NULL;

  for (guint i = 0; calendar && i < days->len; i++)
    {
      const HengCalendarDay *day = days->pdata[i];

      heng_calendar_set (calendar, day->day, day->is_working != 0);
    }
  return calendar;
}

/* Working days from `from` to `to`, both included. */
static gint64
working_days (const HengCalendar *calendar, HengDate from, HengDate to)
{
  return to >= from ? heng_calendar_working_days (calendar, from - 1, to) : 0;
}

/* Absences of one person inside [from, to]; days that two of them cover count once. */
static gint64
absent_days (GPtrArray *absences, guint next, gint64 employee_id, const HengCalendar *calendar, HengDate from, HengDate to)
{
  gint64 days = 0;
  HengDate covered = from - 1;

  for (guint i = next; i < absences->len; i++)
    {
      const HengAbsence *absence = absences->pdata[i];

      if (absence->employee_id != employee_id)
        break;
      days += working_days (calendar, MAX (absence->from_date, covered + 1), MIN (absence->to_date, to));
      covered = MAX (covered, MIN (absence->to_date, to));
    }
  return days;
}

static gboolean
read_absence (Reading *reading, HengMetrics *metrics, HengTrace *trace, GError **error)
{
  g_autoptr (HengCalendar) calendar = load_calendar (reading->db, error);
  g_autoptr (GPtrArray) absences = calendar ? heng_absences_load (reading->db, 0, error) : NULL;
  gint64 scheduled = 0, absent = 0;
  guint next = 0;

  if (!absences)
    return FALSE;
  /* both lists are in the order of employees */
  for (guint i = 0; i < reading->stays->len; i++)
    {
      const Stay *stay = &g_array_index (reading->stays, Stay, i);
      HengDate from = MAX (reading->from, stay->employment.hired), to = reading->to;

      if (stay->employment.left != HENG_DATE_NONE)
        to = MIN (to, stay->employment.left);
      if ((HENG_TURNOVER_EXCLUDED & (1u << stay->employment.emp_type)) || from > to)
        continue;
      while (next < absences->len && ((HengAbsence *) absences->pdata[next])->employee_id < stay->employee_id)
        next++;
      scheduled += working_days (calendar, from, to);
      absent += absent_days (absences, next, stay->employee_id, calendar, from, to);
    }
  metrics->absence = heng_absence_rate (absent * HENG_MICRO, scheduled * HENG_MICRO, trace);
  return TRUE;
}

/* From the first day of a month to the last of the month after next. */
static gboolean
is_quarter (HengDate from, HengDate to)
{
  int year, month, day, end_year, end_month, end_day;

  heng_date_split (from, &year, &month, &day);
  heng_date_split (to + 1, &end_year, &end_month, &end_day);
  return day == 1 && end_day == 1 && end_year * 12 + end_month == year * 12 + month + 3;
}

static HengValue
rate (HengMetrics *metrics, const char *key, const char *label, gint64 leavers, HengTurnoverBase base, gint64 times)
{
  return heng_turnover_rate (&metrics->count, leavers, base, times, heng_trace_add (metrics->trace, key, label));
}

static void
compute (Reading *reading, HengMetrics *metrics)
{
  const HengEmployment *employments = (const HengEmployment *) (gpointer) reading->employments->data;
  gsize n = reading->employments->len;
  HengTrace *trace = metrics->trace;
  HengHeadcount *count = &metrics->count;

  *count = heng_headcount_count (employments, n, reading->from, reading->to, HENG_TURNOVER_EXCLUDED);
  metrics->average = heng_headcount_average (count, heng_trace_add (trace, "average", _("Average headcount")));
  metrics->turnover = rate (metrics, "turnover", _("Turnover"), count->leavers, HENG_TURNOVER_AVERAGE, 1);
  metrics->turnover_joined = rate (metrics, "turnover_joined", _("Turnover by opening and joined"), count->leavers, HENG_TURNOVER_JOINED, 1);
  metrics->voluntary = rate (metrics, "voluntary", _("Voluntary turnover"), count->voluntary, HENG_TURNOVER_AVERAGE, 1);
  metrics->involuntary = rate (metrics, "involuntary", _("Involuntary turnover"), count->involuntary, HENG_TURNOVER_AVERAGE, 1);
  metrics->probation = rate (metrics, "probation", _("Turnover in probation"), count->probation_leavers, HENG_TURNOVER_AVERAGE, 1);
  metrics->annualised = HENG_NA;
  if (is_quarter (reading->from, reading->to))
    metrics->annualised = rate (metrics, "annualised", _("Annualised turnover"), count->leavers, HENG_TURNOVER_AVERAGE, 4);
  metrics->regularisation = heng_regularisation_rate (count->probation_passed, count->probation_due,
                                                      heng_trace_add (trace, "regularisation", _("Regularisation rate")));
  metrics->tenure = heng_tenure_mean (employments, n, reading->to, HENG_TURNOVER_EXCLUDED,
                                      heng_trace_add (trace, "tenure", _("Mean years of service")));
}

HengMetrics *
heng_metrics_load (HengDb *db, gint64 department_id, HengDate from, HengDate to, GError **error)
{
  g_auto (Reading) reading = { .db = db, .from = from, .to = to, .department_id = department_id };
  g_autoptr (HengMetrics) metrics = NULL;

  if (from == HENG_DATE_NONE || to < from)
    {
      g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("The last day lies before the first day."));
      return NULL;
    }
  if (!read_stays (&reading, error))
    return NULL;
  metrics = g_new0 (HengMetrics, 1);
  metrics->from = from;
  metrics->to = to;
  metrics->trace = heng_trace_new ("metrics", _("Metrics"));
  compute (&reading, metrics);
  if (!read_absence (&reading, metrics, heng_trace_add (metrics->trace, "absence", _("Absence rate")), error))
    return NULL;
  return g_steal_pointer (&metrics);
}
