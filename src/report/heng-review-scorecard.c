/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections 2 and 3 of the printed review: scorecard by perspective, its chart, milestones. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"
#include "heng-source.h"

#define ZERO_X 153.5
#define BAR_SPACE 5.0 /* mm for the largest contribution */

static const double weight_right = 60, target_right = 79, actual_right = 98, source_x = 101.5, points_right = 144;

static char *
section_result (const HengReviewPart *part)
{
  g_autofree char *points = part->kpi.score.state == HENG_VALUE_NUMBER ? heng_micro_display (part->kpi.score.micro, 2, FALSE) : g_strdup ("—");
  g_autofree char *weight = heng_paper_percent (part->participant->kpi_bp);
  g_autofree char *share = heng_micro_display (part->component_contribution[HENG_COMPONENT_KPI], 2, TRUE);

  return g_strdup_printf (_ ("%s points · weight %s · contribution %s"), points, weight, share);
}

static HengMicro
perspective_contribution (const HengReviewPart *part, int perspective)
{
  HengMicro sum = 0;

  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);

      if (line->record->perspective == perspective)
        sum += line->contribution;
    }
  return sum;
}

/* One scale for all bars of the table: mm per point. */
static double
bar_scale (const HengReviewPart *part)
{
  HengMicro largest = HENG_MICRO / 2;

  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    largest = MAX (largest, ABS (perspective_contribution (part, p)));
  for (guint i = 0; i < part->lines->len; i++)
    largest = MAX (largest, ABS (((HengReviewLine *) g_ptr_array_index (part->lines, i))->contribution));
  return BAR_SPACE / (largest / (double) HENG_MICRO);
}

static char *
points_text (HengValue points)
{
  if (points.state == HENG_VALUE_NUMBER)
    return heng_micro_display (points.micro, 2, FALSE);
  return g_strdup (points.state == HENG_VALUE_NA ? _ ("NA") : C_ ("paper", "missing"));
}

static void
group_row (HengPaperSheet *paper, const HengReviewPart *part, int perspective, double scale, gboolean first)
{
  const HengEnumValue *value = heng_enum_by_value (heng_perspective_values, perspective);
  HengBlock *block = heng_paper_row (paper, first, TRUE);
  g_autofree char *weight = heng_paper_percent (part->kpi.perspective_weight_bp[perspective]);
  g_autofree char *points = points_text (part->kpi.perspectives[perspective]);
  double width = heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 38,
                                  heng_enum_label (heng_perspective_values, perspective));

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, width + 2, ROW_BASELINE, 0, value->key);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, points_right, ROW_BASELINE, 0, points);
  heng_block_contribution (paper, block, ZERO_X, scale, perspective_contribution (part, perspective), HENG_FACE_BOLD);
}

char *
heng_paper_line_target (const HengReviewLine *line)
{
  g_autofree char *target = NULL;
  const char *unit = heng_localized (line->record->unit, line->record->unit_en);

  if (line->record->target && *line->record->target)
    return heng_paper_spaced (line->record->target);
  if (!line->rule)
    return g_strdup ("—");
  target = heng_rule_target (line->rule, NULL);
  return heng_paper_unit (target, g_str_equal (target, "—") ? NULL : unit);
}

static char *
actual_text (const HengReviewLine *line)
{
  g_autofree char *shown = NULL;

  if (line->value.state == HENG_VALUE_NA)
    return g_strdup (_ ("NA"));
  if (line->value.state == HENG_VALUE_MISSING || !line->rule)
    return g_strdup ("—");
  if (heng_rule_kind (line->rule) == HENG_RULE_MILE && line->points.state == HENG_VALUE_NUMBER)
    return heng_micro_display (line->points.micro, 1, FALSE);
  shown = heng_actual_display (line->rule, &line->value, heng_localized (line->record->unit, line->record->unit_en));
  return heng_paper_spaced (shown);
}

static void
line_row (HengPaperSheet *paper, const HengReviewLine *line, double scale)
{
  HengBlock *block = heng_paper_row (paper, FALSE, FALSE);
  g_autofree char *weight = heng_paper_percent (line->record->weight_bp), *target = heng_paper_line_target (line), *actual = actual_text (line);
  g_autofree char *source = heng_source_describe (line->record->source), *points = points_text (line->points);
  gboolean automatic = heng_source_is_automatic (line->record->source);

  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 3.2, 47, heng_localized (line->record->name, line->record->name_en));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, target_right, 18.5, target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, actual_right, 18.5, actual);
  heng_block_dot (block, source_x + .8, 3, automatic ? .75 : .65, automatic, automatic ? HENG_INK_ACCENT : HENG_INK_TEXT);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_TEXT, HENG_ALIGN_LEFT, source_x + 2.6, 27, source);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, points_right, ROW_BASELINE, 0, points);
  heng_block_contribution (paper, block, ZERO_X, scale, line->contribution, HENG_FACE_SANS);
}

static void
total_row (HengPaperSheet *paper, const HengReviewPart *part, double scale)
{
  HengBlock *block = heng_paper_row (paper, TRUE, FALSE);
  g_autofree char *weight = heng_paper_percent (part->kpi.total_weight_bp), *points = points_text (part->kpi.score);

  heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, .75, HENG_INK_TEXT);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, _ ("Scorecard total"));
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, points_right, ROW_BASELINE, 0, points);
  heng_block_contribution (paper, block, ZERO_X, scale, part->component_contribution[HENG_COMPONENT_KPI], HENG_FACE_BOLD);
}

static void
scorecard_rows (HengPaperSheet *paper, const HengReviewPart *part)
{
  double scale = bar_scale (part);
  gboolean first = TRUE;

  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    {
      gboolean headed = FALSE;

      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = g_ptr_array_index (part->lines, i);

          if (line->record->perspective != p)
            continue;
          if (!headed)
            group_row (paper, part, p, scale, first);
          headed = TRUE;
          first = FALSE;
          line_row (paper, line, scale);
        }
    }
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags |= HENG_BLOCK_KEEP_NEXT;
  total_row (paper, part, scale);
}

static void
perspectives_chart (HengPaperSheet *paper)
{
  HengBlock *block = heng_paper_block (paper, "perspectives", 45, 3, 0);

  heng_block_chart (block, heng_chart_perspectives_new (paper->review), TRUE, 0, 0, 104, 43);
  heng_block_chart (block, heng_chart_radar_new (paper->review), FALSE, 108, 0, 62, 43);
}

static void
scorecard_part (HengPaperSheet *paper, const HengReviewPart *part)
{
  const HengColumn columns[] = {
    { _ ("Perspective / indicator"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, weight_right },
    { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, target_right },      { C_ ("paper", "Actual"), HENG_ALIGN_RIGHT, actual_right },
    { C_ ("paper", "Source"), HENG_ALIGN_LEFT, source_x },           { C_ ("paper", "Points"), HENG_ALIGN_RIGHT, points_right },
    { C_ ("paper", "Contribution"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };

  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Scorecard (KPI)"));
  scorecard_rows (paper, part);
  heng_paper_end_table (paper);
}

static void
part_title (HengPaperSheet *paper, const HengReviewPart *part)
{
  HengBlock *block = heng_paper_block (paper, NULL, ROW_HEIGHT, 2, HENG_BLOCK_KEEP_NEXT);
  g_autofree char *from = heng_date_format (part->participant->from_date), *to = heng_date_format (part->participant->to_date);
  g_autofree char *score = part->final.final.state == HENG_VALUE_NUMBER ? heng_micro_display (part->final.published, 2, FALSE) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf (_ ("Part %d: %s, %s to %s, score of this part %s"), (int) part->participant->part,
                                           part->department_path, from, to, score);

  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, BLOCK_WIDTH, text);
}

void
heng_review_scorecard_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *result = section_result (heng_review_current_part (review));
  gboolean any = FALSE;

  heng_paper_section (paper, 2, "kpi", _ ("Scorecard (KPI)"), result);
  for (guint i = 0; i < review->parts->len; i++)
    {
      const HengReviewPart *part = g_ptr_array_index (review->parts, i);

      if (review->parts->len > 1)
        part_title (paper, part);
      if (part->lines->len > 0)
        scorecard_part (paper, part);
      any = any || part->lines->len > 0;
    }
  if (!any)
    {
      heng_paper_none (paper);
      return;
    }
  heng_paper_note (paper, _ ("● collected automatically  ○ rating or survey. The target earns 100 points. Rows are rounded one by one; totals use unrounded values."));
  perspectives_chart (paper);
}

static void
milestone_row (HengPaperSheet *paper, const HengMilestone *milestone, const HengCalendar *calendar, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  gboolean delivered = milestone->actual_date != HENG_DATE_NONE;
  int delay = delivered ? heng_calendar_working_days (calendar, milestone->plan_date, milestone->actual_date) : 0;
  HengMilestoneActual value = { milestone->weight_bp, delivered, delay, milestone->quality };
  g_autofree char *weight = heng_paper_percent (milestone->weight_bp), *plan = heng_date_format (milestone->plan_date);
  g_autofree char *actual = delivered ? heng_date_format (milestone->actual_date) : g_strdup ("—");
  g_autofree char *late = !delivered   ? g_strdup (_ ("not delivered"))
                          : delay <= 0 ? g_strdup (_ ("on time"))
                                       : g_strdup_printf (ngettext ("%d working day late", "%d working days late", delay), delay);
  g_autofree char *quality = delivered ? heng_micro_display (milestone->quality, 1, FALSE) : g_strdup ("—");
  g_autofree char *shown = points_text (heng_milestone_points (&value, NULL));

  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 52, milestone->name);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 62, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 88, ROW_BASELINE, 0, plan);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 112, ROW_BASELINE, 0, actual);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 142, ROW_BASELINE, 0, late);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 154, ROW_BASELINE, 0, quality);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, shown);
}

/* "92.80 points, counted in “Milestone attainment”" */
static char *
milestones_result (const HengReviewPart *part)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);

      if (line->rule && heng_rule_kind (line->rule) == HENG_RULE_MILE && line->points.state == HENG_VALUE_NUMBER)
        {
          g_autofree char *points = heng_micro_display (line->points.micro, 2, FALSE);

          return g_strdup_printf (_ ("%s points, counted in “%s”"), points, heng_localized (line->record->name, line->record->name_en));
        }
    }
  return g_strdup (_ ("counted in the scorecard"));
}

void
heng_review_milestones_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  const HengReviewPart *part = heng_review_current_part (review);
  const HengColumn columns[] = {
    { C_ ("paper", "Milestone"), HENG_ALIGN_LEFT, 0 },       { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, 62 },   { C_ ("paper", "Planned"), HENG_ALIGN_RIGHT, 88 },
    { C_ ("paper", "Delivered"), HENG_ALIGN_RIGHT, 112 },    { C_ ("paper", "Delay"), HENG_ALIGN_RIGHT, 142 },   { C_ ("paper", "Quality"), HENG_ALIGN_RIGHT, 154 },
    { C_ ("paper", "Points"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };

  g_autofree char *result = milestones_result (part);

  if (part->milestones->len == 0)
    {
      heng_paper_empty_section (paper, 3, "milestones", _ ("Milestones"));
      return;
    }
  heng_paper_section (paper, 3, "milestones", _ ("Milestones"), result);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Milestones"));
  for (guint i = 0; i < part->milestones->len; i++)
    milestone_row (paper, g_ptr_array_index (part->milestones, i), review->calendar, i == 0);
  heng_paper_end_table (paper);
  heng_paper_note (paper, _ ("Points = date factor × (20 + 20 × quality). Factor 1.0 on time, 0.9 up to 5 working days late, 0.8 up to 10, 0.6 up to 20, else 0."));
}
