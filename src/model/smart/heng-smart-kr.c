/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SMART check of one key result: what is measured, whether it can be reached, until when. */
#include "heng-smart-rules.h"

#include "heng-text.h"

#define HISTORY_MOST 4 /* actual values that count */

/* The fields as the check sees them: on save the text fills what is empty. */
typedef struct
{
  gboolean has_start, has_target;
  HengMicro start, target;
  char *unit; /* canonical, "" for none */
} Fields;

static gboolean
is_metric (HengKrType type)
{
  return type != HENG_KR_BOOLEAN && type != HENG_KR_STEPS;
}

/* Only these have a start and a target. */
static gboolean
has_way (HengKrType type)
{
  return type == HENG_KR_INCREASE || type == HENG_KR_DECREASE;
}

/* The year in which a day lies inside the cycle; a cycle without an end says nothing. */
static HengDate
day_in_cycle (const HengSmartDay *day, HengDate start, HengDate end)
{
  int year, month, of_month;

  if (day->year != 0)
    return heng_date_new (day->year, day->month, day->day);
  if (end == HENG_DATE_NONE)
    return HENG_DATE_NONE;
  heng_date_split (end, &year, &month, &of_month);
  for (int back = 0; back < 2; back++)
    {
      HengDate found = heng_date_new (year - back, day->month, day->day);

      if (found != HENG_DATE_NONE && found >= start && found <= end)
        return found;
    }
  return heng_date_new (year, day->month, day->day);
}

HengSmartPrefill
heng_smart_prefill (const HengSmartText *text, HengDate cycle_start, HengDate cycle_end)
{
  HengSmartPrefill prefill = { 0 };

  if (text->pairs->len > 0)
    {
      const HengSmartPair *pair = &g_array_index (text->pairs, HengSmartPair, 0);

      prefill.has_values = TRUE;
      prefill.start = pair->start;
      prefill.target = pair->target;
      prefill.unit = pair->unit;
    }
  if (text->days->len == 1)
    prefill.due = day_in_cycle (&g_array_index (text->days, HengSmartDay, 0), cycle_start, cycle_end);
  return prefill;
}

static void
fill_fields (const HengSmartKr *kr, const HengSmartText *text, Fields *fields)
{
  HengSmartPrefill prefill = heng_smart_prefill (text, kr->cycle_start, kr->cycle_end);
  gboolean fill = prefill.has_values && !kr->is_submit;

  fields->has_start = kr->has_start || fill;
  fields->start = kr->has_start ? kr->start : prefill.start;
  fields->has_target = kr->has_target || fill;
  fields->target = kr->has_target ? kr->target : prefill.target;
  fields->unit = heng_smart_unit_canonical (heng_text_is_blank (kr->unit) && fill ? prefill.unit : kr->unit);
}

static gboolean
lacks_measure (const HengSmartKr *kr, const HengSmartText *text)
{
  if (!is_metric (kr->type))
    return FALSE;
  if (!has_way (kr->type))
    return !kr->has_range && (kr->is_submit || !heng_smart_text_measures (text));
  if (kr->is_submit)
    return !kr->has_start || !kr->has_target || heng_text_is_blank (kr->unit);
  return !kr->has_target && !heng_smart_text_measures (text);
}

/* M5: the target is none of the text's amounts, or its "A to B" says something else. */
static gboolean
disagrees (const HengSmartKr *kr, const HengSmartText *text, const Fields *fields)
{
  gboolean found = FALSE, has_numbers = FALSE, pair_fits = text->pairs->len == 0;

  if (!has_way (kr->type) || !kr->has_target || heng_smart_text_is_relative (text))
    return FALSE;
  for (guint i = 0; i < text->numbers->len; i++)
    {
      const HengSmartNumber *number = &g_array_index (text->numbers, HengSmartNumber, i);

      has_numbers |= number->unit != NULL;
      found |= number->unit != NULL && heng_smart_same_amount (fields->target, fields->unit, number->value, number->unit);
    }
  for (guint i = 0; i < text->pairs->len; i++)
    {
      const HengSmartPair *pair = &g_array_index (text->pairs, HengSmartPair, i);
      gboolean target_fits = heng_smart_same_amount (fields->target, fields->unit, pair->target, pair->unit);

      found |= target_fits;
      pair_fits |= target_fits && (!kr->has_start || heng_smart_same_amount (fields->start, fields->unit, pair->start, pair->unit));
    }
  return (has_numbers || text->pairs->len > 0) && !(found && pair_fits);
}

static void
check_measure (const HengSmartKr *kr, const HengSmartText *text, const Fields *fields, GPtrArray *findings)
{
  if (lacks_measure (kr, text))
    heng_smart_add (findings, HENG_SMART_M1, HENG_SMART_ERROR, NULL);
  if (has_way (kr->type) && fields->has_start && fields->has_target && fields->start == fields->target && !kr->keep)
    heng_smart_add (findings, HENG_SMART_M2, HENG_SMART_ERROR, NULL);
  if (has_way (kr->type) && !fields->has_start && heng_smart_text_is_relative (text))
    heng_smart_add (findings, HENG_SMART_M3, HENG_SMART_ERROR, NULL);
  if (!is_metric (kr->type) && heng_text_is_blank (kr->acceptance) && !kr->has_evidence)
    heng_smart_add (findings, HENG_SMART_M4, HENG_SMART_ERROR, NULL);
  if (disagrees (kr, text, fields))
    heng_smart_add (findings, HENG_SMART_M5, HENG_SMART_WARNING, NULL);
}

/* ρ = over ÷ under, compared without rounding: over · hundred against under · limit. */
static gboolean
is_above (HengWide over, HengWide under, int hundredths)
{
  return over * 100 > under * hundredths;
}

void
heng_smart_check_reach (const HengSmartKr *kr, gboolean has_target, HengMicro target, GPtrArray *findings)
{
  guint n = MIN (kr->n_history, HISTORY_MOST);
  HengWide sum = 0, over, under;
  g_autofree char *rho = NULL;

  if (!has_way (kr->type) || kr->keep)
    return;
  for (guint i = 0; i < n; i++)
    sum += kr->history[i];
  if (n == 0 || sum <= 0 || !has_target || target <= 0)
    {
      heng_smart_add (findings, HENG_SMART_A4, HENG_SMART_INFO, NULL);
      return;
    }
  over = kr->type == HENG_KR_INCREASE ? (HengWide) target * n : sum;
  under = kr->type == HENG_KR_INCREASE ? sum : (HengWide) target * n;
  rho = heng_micro_format (heng_div_round (over * HENG_MICRO, under), 2);
  if (is_above (over, under, 150))
    heng_smart_add (findings, HENG_SMART_A1, HENG_SMART_WARNING, g_strdup (rho));
  if (is_above (over, under, 200) && !kr->is_justified)
    heng_smart_add (findings, HENG_SMART_A2, HENG_SMART_ERROR, g_strdup (rho));
  if (over < under)
    heng_smart_add (findings, HENG_SMART_A3, HENG_SMART_WARNING, NULL);
  else if (over * 100 < under * 105)
    heng_smart_add (findings, HENG_SMART_A3, HENG_SMART_INFO, NULL);
}

void
heng_smart_check_time (const HengSmartKr *kr, const HengSmartText *text, GPtrArray *findings)
{
  gboolean named = text->days->len == 0;

  if (kr->due == HENG_DATE_NONE ? !kr->ignore_due
                                : kr->cycle_end != HENG_DATE_NONE && (kr->due <= kr->cycle_start || kr->due > kr->cycle_end))
    heng_smart_add (findings, HENG_SMART_T1, HENG_SMART_ERROR, NULL);
  if (kr->due == HENG_DATE_NONE)
    return;
  for (guint i = 0; i < text->days->len && !named; i++)
    {
      const HengSmartDay *day = &g_array_index (text->days, HengSmartDay, i);
      /* without a cycle the year of the due date stands in */
      HengDate start = kr->cycle_end != HENG_DATE_NONE ? kr->cycle_start : kr->due;
      HengDate end = kr->cycle_end != HENG_DATE_NONE ? kr->cycle_end : kr->due;

      named = day_in_cycle (day, start, end) == kr->due;
    }
  if (!named)
    heng_smart_add (findings, HENG_SMART_T2, HENG_SMART_WARNING, NULL);
}

GPtrArray *
heng_smart_check_kr (const HengSmartKr *kr)
{
  g_autoptr (HengSmartText) text = heng_smart_text_new (kr->title);
  GPtrArray *findings = heng_smart_findings_new ();
  Fields fields = { 0 };

  fill_fields (kr, text, &fields);
  heng_smart_check_words (text, findings);
  heng_smart_check_activity (text, findings);
  check_measure (kr, text, &fields, findings);
  heng_smart_check_reach (kr, fields.has_target, fields.target, findings);
  heng_smart_check_time (kr, text, findings);
  heng_smart_check_siblings (kr, text, findings);
  g_free (fields.unit);
  return findings;
}
