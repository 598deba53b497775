/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives and key results of a person as rows: progress, plan, health, confidence. */
#include "heng-chart-okr.h"

#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  HengOkrRow *row = data;

  g_free (row->name);
  g_free (row->label);
  g_free (row);
}

static void
okr_free (gpointer data)
{
  g_ptr_array_unref (((HengOkrChart *) data)->rows);
  g_free (data);
}

/* The newest check-in known on that day. */
static const HengCheckin *
last_checkin (const HengReviewKr *kr, HengDate today)
{
  for (guint i = kr->checkins->len; i > 0; i--)
    {
      const HengCheckin *checkin = kr->checkins->pdata[i - 1];

      if (today == HENG_DATE_NONE || checkin->day <= today)
        return checkin;
    }
  return NULL;
}

static HengOkrRow *
new_kr_row (const HengReviewKr *kr, const char *objective_key, HengDate today)
{
  HengOkrRow *row = g_new0 (HengOkrRow, 1);
  const HengCheckin *last = last_checkin (kr, today);

  row->name = g_strdup_printf ("kr:%s/%s", objective_key, kr->record->key);
  row->label = g_strdup (kr->record->title);
  row->is_cancelled = kr->record->state == HENG_GOAL_CANCELLED;
  row->progress = row->is_cancelled ? HENG_NA : HENG_NUMBER (kr->progress.p);
  row->raw = kr->progress.p_raw;
  row->expected = kr->progress.expected;
  row->flags = kr->progress.flags;
  row->health = row->is_cancelled ? HENG_HEALTH_NONE : kr->progress.health;
  row->confidence = last != NULL && !row->is_cancelled ? last->confidence : -1;
  row->target_id = kr->record->id;
  return row;
}

/* Plan of an objective: the plans of its active key results by weight (all equal when none has a weight). */
static gboolean
objective_plan (const HengReviewObjective *objective, HengMicro *plan)
{
  HengWide sum = 0, plain = 0;
  gint64 weights = 0, n = 0;

  for (guint i = 0; i < objective->key_results->len; i++)
    {
      const HengReviewKr *kr = objective->key_results->pdata[i];

      if (kr->record->state == HENG_GOAL_CANCELLED)
        continue;
      sum += (HengWide) kr->record->weight_bp * kr->progress.expected;
      plain += kr->progress.expected;
      weights += kr->record->weight_bp;
      n++;
    }
  if (n > 0)
    *plan = weights > 0 ? heng_div_round (sum, weights) : heng_div_round (plain, n);
  return n > 0;
}

/* The gaps of domain.md §2.2, for the objective as a whole. */
static HengHealth
health_of_gap (HengMicro progress, HengMicro gap)
{
  if (progress >= HENG_MICRO)
    return HENG_HEALTH_DONE;
  return gap >= -HENG_MICRO / 10 ? HENG_HEALTH_ON_TRACK : gap >= -HENG_MICRO / 4 ? HENG_HEALTH_AT_RISK : HENG_HEALTH_OFF_TRACK;
}

static void
add_objective (HengOkrChart *okr, const HengReviewObjective *objective, HengDate today)
{
  const HengObjective *record = objective->record;
  HengOkrRow *row = g_new0 (HengOkrRow, 1);

  row->is_objective = TRUE;
  row->name = g_strdup_printf ("objective:%s", record->key);
  row->label = g_strdup_printf ("%s %s", record->key, record->title);
  row->is_cancelled = record->state == HENG_GOAL_CANCELLED;
  row->progress = row->is_cancelled ? HENG_NA : objective->progress;
  row->raw = row->progress.micro;
  row->confidence = -1;
  row->target_id = record->id;
  if (objective_plan (objective, &row->expected) && row->progress.state == HENG_VALUE_NUMBER)
    row->health = health_of_gap (row->progress.micro, row->progress.micro - row->expected);
  g_ptr_array_add (okr->rows, row);
  for (guint i = 0; i < objective->key_results->len; i++)
    g_ptr_array_add (okr->rows, new_kr_row (objective->key_results->pdata[i], record->key, today));
}

static void
find_plan (HengOkrChart *okr)
{
  okr->same_plan = TRUE;
  for (guint i = 0; i < okr->rows->len; i++)
    {
      const HengOkrRow *row = okr->rows->pdata[i];

      if (row->health == HENG_HEALTH_NONE)
        continue;
      if (okr->has_plan && row->expected != okr->plan)
        okr->same_plan = FALSE;
      okr->plan = row->expected;
      okr->has_plan = TRUE;
    }
}

static double
okr_height (HengChart *chart, const HengFrame *frame)
{
  const HengOkrChart *okr = chart->data;

  return okr->rows->len * MAX (34 * frame->unit, 2 * frame->style->f1) + 1.8 * frame->style->f2;
}

static const HengChartClass okr_class = { "okr", heng_okr_layout, okr_height, okr_free };

HengChart *
heng_chart_okr_new (const HengReview *review)
{
  HengOkrChart *okr = g_new0 (HengOkrChart, 1);
  HengChart *chart = heng_chart_new (&okr_class, okr);
  const HengReviewPart *part = review->parts->len > 0 ? heng_review_current_part (review) : NULL;

  okr->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; part != NULL && i < part->objectives->len; i++)
    add_objective (okr, part->objectives->pdata[i], review->today);
  find_plan (okr);
  chart->day = review->today;
  heng_okr_say (chart, okr, review);
  return chart;
}
