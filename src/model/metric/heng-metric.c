/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares, eNPS, time to hire and training hours. */
#include "heng-metric.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static HengValue
ratio (HengWide numerator, HengWide denominator, HengTrace *trace)
{
  HengValue value = denominator != 0 ? HENG_NUMBER (heng_div_round (numerator, denominator)) : HENG_MISSING;

  if (denominator != 0)
    heng_trace_note_rounding (trace, numerator, denominator);
  else
    heng_trace_note (trace, "%s", _("nothing to divide by"));
  heng_trace_value (trace, value, 6);
  return value;
}

HengValue
heng_metric_share (gint64 part, gint64 whole, HengTrace *trace)
{
  heng_trace_formula (trace, "100 × %" G_GINT64_FORMAT " ÷ %" G_GINT64_FORMAT, part, whole);
  return ratio ((HengWide) part * HENG_POINTS (100), whole, trace);
}

HengValue
heng_offer_acceptance (gint64 accepted, gint64 sent, HengTrace *trace)
{
  heng_trace_note (trace, "%s", _("accepted offers ÷ offers sent"));
  return heng_metric_share (accepted, sent, trace);
}

HengValue
heng_regularisation_rate (gint64 passed, gint64 due, HengTrace *trace)
{
  heng_trace_note (trace, "%s", _("people who passed their probation ÷ people whose probation ended"));
  return heng_metric_share (passed, due, trace);
}

HengValue
heng_absence_rate (HengMicro absent, HengMicro scheduled, HengTrace *trace)
{
  g_autofree char *part = trace ? heng_micro_display_short (absent) : NULL;
  g_autofree char *whole = trace ? heng_micro_display_short (scheduled) : NULL;

  heng_trace_note (trace, "%s", _("days absent ÷ days scheduled"));
  heng_trace_formula (trace, "100 × %s ÷ %s", part ? part : "", whole ? whole : "");
  return ratio ((HengWide) absent * HENG_POINTS (100), scheduled, trace);
}

HengEnps
heng_enps_from_counts (gint64 promoters, gint64 passives, gint64 detractors, HengTrace *trace)
{
  HengEnps enps = { promoters + passives + detractors, promoters, passives, detractors, HENG_MISSING, FALSE };

  enps.hidden = enps.n < HENG_ENPS_MINIMUM;
  if (!enps.hidden)
    {
      enps.value = HENG_NUMBER (heng_div_round ((HengWide) (promoters - detractors) * 100, enps.n) * HENG_MICRO);
      heng_trace_formula (trace, "100 × (%" G_GINT64_FORMAT " − %" G_GINT64_FORMAT ") ÷ %" G_GINT64_FORMAT, promoters, detractors, enps.n);
      if ((promoters - detractors) * 100 % enps.n != 0)
        heng_trace_note (trace, "%s", _("rounded half up to a whole number"));
    }
  else
    heng_trace_note (trace, _("hidden: fewer than %d answers"), HENG_ENPS_MINIMUM);
  heng_trace_value (trace, enps.value, 0);
  return enps;
}

HengEnps
heng_enps (const int *answers, gsize n, HengTrace *trace)
{
  gint64 promoters = 0, passives = 0, detractors = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (answers[i] < 0 || answers[i] > 10)
        continue;
      if (answers[i] >= 9)
        promoters++;
      else if (answers[i] >= 7)
        passives++;
      else
        detractors++;
    }
  return heng_enps_from_counts (promoters, passives, detractors, trace);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
trace_hire_time (const GArray *days, HengWide sum, const HengHireTime *time, HengTrace *trace)
{
  g_autoptr (GString) formula = NULL;
  g_autofree char *median = NULL;

  if (trace == NULL || time->n == 0)
    return;
  formula = g_string_new ("(");
  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (formula, "%s%" G_GINT64_FORMAT, i > 0 ? " + " : "", g_array_index (days, gint64, i));
  median = heng_value_format (time->median, 1);
  heng_trace_formula (trace, "%s) ÷ %" G_GINT64_FORMAT, formula->str, time->n);
  heng_trace_note (trace, _("median %s days"), median);
  heng_trace_note_rounding (trace, sum * HENG_MICRO, time->n);
}

HengHireTime
heng_time_to_hire (const HengHireCase *hires, gsize n, HengDate from, HengDate to, HengTrace *trace)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  HengHireTime time = { 0, HENG_MISSING, HENG_MISSING };
  HengWide sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 taken = (gint64) hires[i].accepted - hires[i].approved - hires[i].paused_days;

      if (hires[i].approved == HENG_DATE_NONE || hires[i].accepted < from || hires[i].accepted > to)
        continue;
      g_array_append_val (days, taken);
      sum += taken;
    }
  time.n = days->len;
  if (days->len > 0)
    {
      const gint64 *sorted;

      g_array_sort (days, compare_days);
      sorted = (const gint64 *) (gpointer) days->data;
      time.mean = HENG_NUMBER (heng_div_round (sum * HENG_MICRO, time.n));
      time.median = HENG_NUMBER ((sorted[(days->len - 1) / 2] + sorted[days->len / 2]) * (HENG_MICRO / 2));
    }
  trace_hire_time (days, sum, &time, trace);
  heng_trace_value (trace, time.mean, 6);
  return time;
}

HengValue
heng_training_hours (const HengTrainingSession *sessions, gsize n, gint64 opening, gint64 closing, HengTrace *trace)
{
  g_autoptr (GString) formula = trace ? g_string_new (NULL) : NULL;
  HengWide sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += (HengWide) sessions[i].hours * sessions[i].present;
      if (formula != NULL)
        {
          g_autofree char *hours = heng_micro_display_short (sessions[i].hours);

          g_string_append_printf (formula, "%s%s × %" G_GINT64_FORMAT, i > 0 ? " + " : "", hours, sessions[i].present);
        }
    }
  heng_trace_formula (trace, "(%s) ÷ ((%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT ") ÷ 2)", formula && n > 0 ? formula->str : "0", opening,
                      closing);
  return ratio (sum * 2, opening + closing, trace);
}
