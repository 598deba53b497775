/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of a key result against its target and against the calendar (domain.md §2.2). */
#include "heng-key-result.h"

#include <glib/gi18n-lib.h>

#define GAP_ON_TRACK (-HENG_MICRO / 10)     /* −0.10 */
#define GAP_AT_RISK (-HENG_MICRO * 25 / 100) /* −0.25 */
#define CONFIDENCE_OFF_TRACK 3
#define CONFIDENCE_AT_RISK 6
#define PROGRESS_LIMIT G_MAXINT64

const HengEnumValue heng_health_values[] = {
  { HENG_HEALTH_NONE, "NONE", "" },
  { HENG_HEALTH_ON_TRACK, "ON_TRACK", N_("On track") },
  { HENG_HEALTH_AT_RISK, "AT_RISK", N_("At risk") },
  { HENG_HEALTH_OFF_TRACK, "OFF_TRACK", N_("Off track") },
  { HENG_HEALTH_DONE, "DONE", N_("Done") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_kr_flag_values[] = {
  { HENG_KR_FLAG_NO_CHECKIN, "NO_CHECKIN", N_("No check-in yet") },
  { HENG_KR_FLAG_REGRESS, "REGRESS", N_("Worse than at the start") },
  { HENG_KR_FLAG_OVER, "OVER", N_("Above the target") },
  { 0, NULL, NULL },
};

/* A number inside a formula: negative ones in brackets. */
static char *
operand (HengMicro micro)
{
  g_autofree char *text = heng_micro_display_short (micro);

  return micro < 0 ? g_strdup_printf ("(%s)", text) : g_steal_pointer (&text);
}

/* A target next to the start can be missed by more than fits into a number: such progress becomes the largest that does. */
static HengMicro
divide (HengWide numerator, HengWide denominator, HengTrace *trace)
{
  HengWide micro = numerator * HENG_MICRO;
  HengWide whole = micro / denominator;

  if (whole > PROGRESS_LIMIT || whole < -PROGRESS_LIMIT)
    return whole > 0 ? PROGRESS_LIMIT : -PROGRESS_LIMIT;
  heng_trace_note_rounding (trace, micro, denominator);
  return heng_div_round (micro, denominator);
}

/* 1 when the level is held, else 0. */
static HengMicro
progress_keep (const HengKrInput *input, HengTrace *trace)
{
  gboolean held = input->type == HENG_KR_DECREASE ? input->current <= input->target : input->current >= input->target;

  if (trace)
    {
      g_autofree char *current = heng_micro_display_short (input->current);
      g_autofree char *target = heng_micro_display_short (input->target);
      const char *relation = input->type == HENG_KR_DECREASE ? (held ? "≤" : ">") : (held ? "≥" : "<");

      heng_trace_formula (trace, "%s %s %s → %d", current, relation, target, held ? 1 : 0);
    }
  return held ? HENG_MICRO : 0;
}

static HengMicro
progress_toward (const HengKrInput *input, HengTrace *trace)
{
  if (input->keep || input->start == input->target)
    return progress_keep (input, trace);
  if (trace)
    {
      g_autofree char *current = operand (input->current);
      g_autofree char *start = operand (input->start);
      g_autofree char *target = operand (input->target);

      heng_trace_formula (trace, "(%s − %s) ÷ (%s − %s)", current, start, target, start);
    }
  return divide ((HengWide) input->current - input->start, (HengWide) input->target - input->start, trace);
}

static HengMicro
progress_steps (const HengKrInput *input, HengTrace *trace)
{
  HengWide all = 0, done = 0;
  gboolean equal;

  for (guint i = 0; i < input->n_steps; i++)
    all += input->steps[i].weight_bp;
  equal = all == 0;
  if (equal)
    all = input->n_steps;
  for (guint i = 0; i < input->n_steps; i++)
    if (input->steps[i].done)
      done += equal ? 1 : input->steps[i].weight_bp;
  if (all == 0)
    return 0;
  if (trace)
    {
      gint64 unit = equal ? HENG_MICRO : HENG_MICRO / 100;
      g_autofree char *done_text = heng_micro_display_short ((gint64) done * unit);
      g_autofree char *all_text = heng_micro_display_short ((gint64) all * unit);

      heng_trace_formula (trace, _("weights of the finished steps ÷ of all steps: %s ÷ %s"), done_text, all_text);
    }
  return divide (done, all, trace);
}

static HengMicro
progress_range (const HengKrInput *input, HengTrace *trace)
{
  gboolean below = input->current < input->low;
  HengWide distance = below ? (HengWide) input->low - input->current
                            : input->current > input->high ? (HengWide) input->current - input->high : 0;
  g_autofree char *current = trace ? operand (input->current) : NULL;
  g_autofree char *low = trace ? operand (input->low) : NULL;
  g_autofree char *high = trace ? operand (input->high) : NULL;
  g_autofree char *tolerance = trace ? heng_micro_display_short (input->tolerance) : NULL;

  if (distance == 0)
    {
      heng_trace_formula (trace, "%s ≤ %s ≤ %s → 1", low ? low : "", current ? current : "", high ? high : "");
      return HENG_MICRO;
    }
  if (distance >= input->tolerance)
    {
      heng_trace_formula (trace, _("%s is outside the range and its tolerance %s → 0"), current ? current : "",
                          tolerance ? tolerance : "");
      return 0;
    }
  if (trace)
    heng_trace_formula (trace, "1 − (%s − %s) ÷ %s", below ? low : current, below ? current : high, tolerance);
  return divide (input->tolerance - distance, input->tolerance, trace);
}

static HengMicro
progress_hits (const HengKrInput *input, HengTrace *trace)
{
  heng_trace_formula (trace, _("check-ins within the range ÷ all: %d ÷ %d"), (int) input->hits, (int) input->checkins);
  return divide (input->hits, input->checkins, trace);
}

static HengMicro
raw_progress (const HengKrInput *input, HengTrace *trace)
{
  switch (input->type)
    {
    case HENG_KR_BOOLEAN:
      heng_trace_formula (trace, "%s", input->done ? _("done → 1") : _("not done → 0"));
      return input->done ? HENG_MICRO : 0;
    case HENG_KR_STEPS:
      return progress_steps (input, trace);
    case HENG_KR_RANGE:
      return progress_range (input, trace);
    case HENG_KR_RANGE_HITS:
      return progress_hits (input, trace);
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
    default:
      return progress_toward (input, trace);
    }
}

/* Share of the time that has passed, both ends counted. */
static HengMicro
expected_progress (const HengKrInput *input)
{
  gint64 all = (gint64) input->due - input->cycle_start + 1;
  gint64 passed = (gint64) input->today - input->cycle_start + 1;

  if (all <= 0)
    return input->today >= input->due ? HENG_MICRO : 0;
  return heng_div_round ((HengWide) CLAMP (passed, 0, all) * HENG_MICRO, all);
}

HengHealth
heng_goal_status (HengMicro gap, int confidence)
{
  HengHealth status = gap >= GAP_ON_TRACK ? HENG_HEALTH_ON_TRACK : gap >= GAP_AT_RISK ? HENG_HEALTH_AT_RISK : HENG_HEALTH_OFF_TRACK;

  if (confidence < 0 || confidence > CONFIDENCE_AT_RISK)
    return status;
  if (confidence <= CONFIDENCE_OFF_TRACK)
    return HENG_HEALTH_OFF_TRACK;
  return MAX (status, HENG_HEALTH_AT_RISK);
}

static gboolean
has_checkin (const HengKrInput *input)
{
  return input->type == HENG_KR_RANGE_HITS ? input->checkins > 0 : input->has_value;
}

HengKrProgress
heng_kr_progress (const HengKrInput *input, HengTrace *trace)
{
  HengKrProgress progress = { 0 };

  if (!has_checkin (input))
    {
      progress.flags = HENG_KR_FLAG_NO_CHECKIN;
      heng_trace_formula (trace, "%s", _("no check-in yet → 0"));
    }
  else
    progress.p_raw = raw_progress (input, trace);
  if (progress.p_raw < 0)
    progress.flags |= HENG_KR_FLAG_REGRESS;
  if (progress.p_raw > HENG_MICRO)
    progress.flags |= HENG_KR_FLAG_OVER;
  progress.p = CLAMP (progress.p_raw, 0, input->cap);
  progress.expected = expected_progress (input);
  progress.gap = progress.p - progress.expected;
  progress.status = heng_goal_status (progress.gap, input->confidence);
  progress.health = progress.p >= HENG_MICRO ? HENG_HEALTH_DONE : progress.status;
  if (trace && progress.p != progress.p_raw)
    {
      g_autofree char *raw = heng_micro_display (progress.p_raw, 6, FALSE);
      g_autofree char *cap = heng_micro_display_short (input->cap);

      heng_trace_note (trace, _("%s limited to 0–%s"), raw, cap);
    }
  heng_trace_value (trace, HENG_NUMBER (progress.p), 6);
  return progress;
}
