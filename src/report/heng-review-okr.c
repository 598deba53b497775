/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section 1 of the printed review: objectives and key results with their progress. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define BAR_X 129.5
#define BAR_WIDTH 14.3

static const double weight_right = 71, start_right = 89, target_right = 107.5, current_right = 126.5, percent_right = 157;

static char *
component_result (HengValue score, gint64 weight_bp, HengMicro contribution)
{
  g_autofree char *points = score.state == HENG_VALUE_NUMBER ? heng_micro_display (score.micro, 2, FALSE) : g_strdup ("—");
  g_autofree char *weight = heng_paper_percent (weight_bp), *share = heng_micro_display (contribution, 2, TRUE);

  return g_strdup_printf (_ ("%s points · weight %s · contribution %s"), points, weight, share);
}

static void
progress_bar (HengPaperSheet *paper, HengBlock *block, HengValue progress)
{
  double share = CLAMP (progress.micro / (double) HENG_MICRO, 0, 1);
  g_autofree char *percent = progress.state == HENG_VALUE_NUMBER
                               ? g_strdup_printf ("%" G_GINT64_FORMAT "\u00a0%%", heng_div_round ((HengWide) progress.micro * 100, HENG_MICRO))
                               : g_strdup ("—");

  if (progress.state == HENG_VALUE_NUMBER)
    {
      heng_block_rect (block, BAR_X, 2, BAR_WIDTH * share, 2.1, HENG_INK_ACCENT, TRUE);
      heng_block_rect (block, BAR_X, 2, BAR_WIDTH, 2.1, HENG_INK_SECONDARY, FALSE);
    }
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, percent_right, ROW_BASELINE, 0, percent);
}

static void
objective_row (HengPaperSheet *paper, const HengReviewObjective *objective, gboolean first)
{
  const HengObjective *record = objective->record;
  HengBlock *block = heng_paper_row (paper, first, TRUE);
  g_autofree char *title = g_strdup_printf ("%s %s", record->key, record->title), *weight = heng_paper_percent (record->weight_bp);
  g_autofree char *points = objective->points.state == HENG_VALUE_NUMBER ? heng_micro_display (objective->points.micro, 2, FALSE) : g_strdup ("—");
  const char *kind = record->state == HENG_GOAL_CANCELLED ? C_ ("paper", "cancelled") : heng_enum_label (heng_okr_curve_values, record->curve);

  heng_block_cell (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 59, title);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, current_right, ROW_BASELINE, 0, kind);
  progress_bar (paper, block, objective->progress);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, points);
}

static char *
with_unit (HengMicro value, const char *unit)
{
  g_autofree char *number = heng_micro_display_short (value);

  return heng_paper_unit (number, unit);
}

void
heng_paper_kr_span (const HengKeyResult *record, char **start, char **target)
{
  switch (record->type)
    {
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
      *start = with_unit (record->start_value, record->unit);
      *target = with_unit (record->target, record->unit);
      break;
    case HENG_KR_RANGE:
    case HENG_KR_RANGE_HITS:
      {
        g_autofree char *low = heng_micro_format_short (record->low), *high = with_unit (record->high, record->unit);

        *start = g_strdup ("—");
        *target = g_strdup_printf ("%s–%s", low, high);
        break;
      }
    case HENG_KR_BOOLEAN:
    case HENG_KR_STEPS:
    default:
      *start = g_strdup ("—");
      *target = g_strdup (record->type == HENG_KR_BOOLEAN ? C_ ("paper", "done") : _ ("all steps"));
      break;
    }
}

static void
key_result_row (HengPaperSheet *paper, const HengReviewKr *kr, gboolean keep)
{
  const HengKeyResult *record = kr->record;
  HengBlock *block = heng_paper_row (paper, FALSE, FALSE);
  gboolean cancelled = record->state == HENG_GOAL_CANCELLED;
  g_autofree char *weight = heng_paper_percent (record->weight_bp), *start = NULL, *target = NULL, *current = heng_paper_spaced (kr->current_text);
  HengInk ink = cancelled ? HENG_INK_SECONDARY : HENG_INK_TEXT;

  if (keep)
    block->flags |= HENG_BLOCK_KEEP_NEXT;
  heng_paper_kr_span (record, &start, &target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_LEFT, 3.2, 56, record->title);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_RIGHT, start_right, 17.5, start);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_RIGHT, target_right, 18, target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_RIGHT, current_right, 18.5, current);
  if (cancelled)
    heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_LEFT, BAR_X, ROW_BASELINE, 0, C_ ("paper", "cancelled"));
  else
    progress_bar (paper, block, HENG_NUMBER (kr->progress.p));
}

static void
owner_comment (HengPaperSheet *paper, const char *text)
{
  double height = heng_paper_measure (paper, HENG_FACE_SERIF, SIZE_WORDS, BLOCK_WIDTH - 3.2, text);
  HengBlock *block = heng_paper_row (paper, FALSE, FALSE);

  block->height = height + .8;
  block->flags &= ~(HengBlockFlags) HENG_BLOCK_ROW;
  heng_block_paragraph (paper, block, HENG_FACE_SERIF, SIZE_WORDS, HENG_INK_TEXT, 3.2, ROW_BASELINE, BLOCK_WIDTH - 3.2, text);
}

static void
objective_group (HengPaperSheet *paper, const HengReviewObjective *objective, gboolean first)
{
  gboolean commented = objective->record->comment && *objective->record->comment;

  objective_row (paper, objective, first);
  if (objective->key_results->len == 0 && !commented)
    ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
  for (guint i = 0; i < objective->key_results->len; i++)
    key_result_row (paper, g_ptr_array_index (objective->key_results, i), commented || i + 1 < objective->key_results->len);
  if (commented)
    owner_comment (paper, objective->record->comment);
}

void
heng_review_okr_build (HengPaperSheet *paper)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
  g_autofree char *result = part->participant->okr_bp > 0
                              ? component_result (part->okr, part->participant->okr_bp, part->component_contribution[HENG_COMPONENT_OKR])
                              : g_strdup (_ ("tracked, not scored"));
  const HengColumn columns[] = {
    { _ ("Objective / key result"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, weight_right },
    { C_ ("paper", "Start"), HENG_ALIGN_RIGHT, start_right },       { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, target_right },
    { C_ ("paper", "Current"), HENG_ALIGN_RIGHT, current_right },   { C_ ("paper", "Progress"), HENG_ALIGN_LEFT, BAR_X },
    { C_ ("paper", "Points"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };

  heng_paper_section (paper, 1, "okr", _ ("Objectives and Key Results (OKR)"), result);
  if (part->objectives->len == 0)
    {
      heng_paper_none (paper);
      return;
    }
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Objectives and Key Results (OKR)"));
  for (guint i = 0; i < part->objectives->len; i++)
    objective_group (paper, g_ptr_array_index (part->objectives, i), i == 0);
  heng_paper_end_table (paper);
}
