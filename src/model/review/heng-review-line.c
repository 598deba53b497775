/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The KPI component of a review: stored actuals and milestones to points. */
#include "heng-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-source.h"

static void
read_rule (HengReviewLine *line)
{
  g_autoptr (GError) error = NULL;

  if (line->rule_read && g_strcmp0 (line->rule_read, line->record->rule) == 0)
    return;
  g_free (line->rule_read);
  line->rule_read = g_strdup (line->record->rule);
  g_clear_pointer (&line->rule, heng_rule_free);
  g_clear_pointer (&line->rule_error, g_free);
  line->rule = heng_rule_parse (line->record->rule, &error);
  if (error)
    line->rule_error = g_strdup (error->message);
}

static gboolean
is_due (const HengReview *review, const HengMilestone *milestone)
{
  return milestone->actual_date != HENG_DATE_NONE || review->today == HENG_DATE_NONE || milestone->plan_date <= review->today;
}

static gboolean
feeds (const HengMilestone *milestone, const HengReviewLine *line)
{
  return g_strcmp0 (milestone->code, line->record->code) == 0;
}

/* The line's milestones that are delivered or due by today. */
static void
read_milestones (const HengReview *review, const HengReviewPart *part, HengReviewLine *line)
{
  HengActual *value = &line->value;

  value->milestones = g_new0 (HengMilestoneActual, part->milestones->len + 1);
  for (guint i = 0; i < part->milestones->len; i++)
    {
      const HengMilestone *milestone = g_ptr_array_index (part->milestones, i);

      if (!feeds (milestone, line) || !is_due (review, milestone))
        continue;
      value->milestones[value->n_milestones++] = (HengMilestoneActual) {
        .weight_bp = milestone->weight_bp,
        .delivered = milestone->actual_date != HENG_DATE_NONE,
        .delay = heng_calendar_working_days (review->calendar, milestone->plan_date, milestone->actual_date),
        .quality = milestone->quality,
      };
    }
  value->state = value->n_milestones > 0 ? HENG_VALUE_NUMBER : HENG_VALUE_MISSING;
}

static gboolean
has_milestones (const HengReviewPart *part, const HengReviewLine *line)
{
  for (guint i = 0; i < part->milestones->len; i++)
    if (feeds (g_ptr_array_index (part->milestones, i), line))
      return TRUE;
  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return !text || !*text;
}

/* A value that is not applicable needs its reason, else it counts as missing. */
static void
check_reason (HengReviewLine *line)
{
  if (line->value.state != HENG_VALUE_NA || !is_empty (line->actual->reason))
    return;
  line->value.state = HENG_VALUE_MISSING;
  line->value_error = g_strdup (_("“not applicable” needs a reason"));
}

static void
read_value (const HengReview *review, const HengReviewPart *part, HengReviewLine *line)
{
  g_autoptr (GError) error = NULL;

  heng_actual_clear (&line->value);
  g_clear_pointer (&line->value_error, g_free);
  if (!line->rule)
    return;
  if (!heng_actual_parse (line->rule, line->actual ? line->actual->value : NULL, &line->value, &error))
    line->value_error = g_strdup (error->message);
  check_reason (line);
  if (heng_rule_kind (line->rule) == HENG_RULE_MILE && line->value.state != HENG_VALUE_NA && has_milestones (part, line))
    {
      heng_actual_clear (&line->value);
      read_milestones (review, part, line);
    }
}

static char *
format_time (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
explain_row (const HengActualRow *row, HengTrace *step)
{
  g_autofree char *time = row->entered_at ? format_time (row->entered_at) : NULL;

  if (!is_empty (row->source_note))
    heng_trace_note (step, "%s", row->source_note);
  if (!is_empty (row->reason))
    heng_trace_note (step, _("reason: %s"), row->reason);
  if (!is_empty (row->approver))
    heng_trace_note (step, _("approved by %s"), row->approver);
  if (!is_empty (row->entered_by))
    heng_trace_note (step, _("entered by %s"), row->entered_by);
  if (time)
    heng_trace_note (step, "%s", time);
  heng_trace_source (step, row->id ? "actual" : "actual_pack", row->id ? row->id : row->owner_id);
}

static void
explain_actual (const HengReviewLine *line, HengTrace *trace)
{
  const HengScorecardLine *record = line->record;
  HengTrace *step = heng_trace_add (trace, "actual", _("Actual value"));
  g_autofree char *text = NULL;

  if (!step)
    return;
  if (line->rule)
    text = heng_actual_display (line->rule, &line->value, heng_localized (record->unit, record->unit_en));
  heng_trace_value_text (step, text ? text : "—");
  if (!is_empty (record->source))
    {
      g_autofree char *source = heng_source_describe (record->source);

      heng_trace_note (step, _("source: %s"), source);
    }
  if (line->actual)
    explain_row (line->actual, step);
  if (line->value_error)
    heng_trace_note (step, "%s", line->value_error);
}

static void
explain_rule (const HengReviewLine *line, HengTrace *trace)
{
  HengTrace *step = heng_trace_add (trace, "rule", _("Scoring rule"));
  g_autofree char *words = step && line->rule ? heng_rule_describe (line->rule) : NULL;

  heng_trace_value_text (step, words ? words : line->rule_error);
}

static void
name_milestone (HengTrace *step, const HengMilestone *milestone)
{
  g_autofree char *plan = heng_date_format (milestone->plan_date);
  g_autofree char *actual = heng_date_format (milestone->actual_date);

  g_free (step->label);
  step->label = g_strdup (milestone->name);
  heng_trace_note (step, *actual ? _("planned %s, delivered %s") : _("planned %s, not delivered"), plan, actual);
  heng_trace_source (step, "milestone", milestone->id);
}

/* Gives the rule's steps of single milestones ("M1" …) their names, dates and rows. */
static void
name_milestones (const HengReview *review, const HengReviewPart *part, const HengReviewLine *line, HengTrace *trace)
{
  guint n = 0;

  for (guint i = 0; trace && trace->children && i < part->milestones->len; i++)
    {
      const HengMilestone *milestone = g_ptr_array_index (part->milestones, i);

      if (!feeds (milestone, line) || !is_due (review, milestone))
        continue;
      n++;
      for (guint child = 0; child < trace->children->len; child++)
        {
          HengTrace *step = g_ptr_array_index (trace->children, child);
          g_autofree char *key = g_strdup_printf ("M%u", n);

          if (strcmp (step->key, key) == 0)
            name_milestone (step, milestone);
        }
    }
}

static void
explain_weight (const HengReviewLine *line, HengTrace *step)
{
  g_autofree char *weight = heng_micro_display_short (line->record->weight_bp * (HENG_MICRO / 100));

  heng_trace_note (step, _("weight %s%%"), weight);
  heng_trace_source (step, "scorecard_line", line->record->id);
}

static void
score_line (const HengReview *review, const HengReviewPart *part, HengReviewLine *line, HengTrace *trace)
{
  HengTrace *step = trace ? heng_trace_add (trace, line->record->code, heng_localized (line->record->name, line->record->name_en))
                          : NULL;

  read_rule (line);
  read_value (review, part, line);
  if (step)
    {
      explain_actual (line, step);
      explain_rule (line, step);
    }
  line->points = line->rule ? heng_rule_score (line->rule, &line->value, step) : HENG_MISSING;
  if (!step)
    return;
  if (line->rule && heng_rule_kind (line->rule) == HENG_RULE_MILE)
    name_milestones (review, part, line, step);
  heng_trace_value (step, line->points, 6);
  explain_weight (line, step);
}

void
heng_review_score_lines (const HengReview *review, HengReviewPart *part, HengTrace *trace)
{
  g_autofree HengScoreItem *items = g_new0 (HengScoreItem, part->lines->len + 1);

  for (guint i = 0; i < part->lines->len; i++)
    {
      HengReviewLine *line = g_ptr_array_index (part->lines, i);

      score_line (review, part, line, trace);
      items[i] = (HengScoreItem) {
        .code = line->record->code,
        .name = line->record->name,
        .perspective = (HengPerspective) line->record->perspective,
        .weight_bp = line->record->weight_bp,
        .source = line->record->source,
        .points = line->points,
      };
    }
  part->kpi = heng_scorecard_score (items, part->lines->len, trace);
}
