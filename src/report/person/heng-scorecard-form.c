/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scorecard to fill in by hand: indicators with weight, target and rule, goals with their targets, and room for what came out. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define FORM_ROW 8.4

static const double weight_right = 58, target_right = 80, rule_x = 84, actual_x = 122, self_x = 140, manager_x = 156;

/* Short strokes where somebody writes. */
static void
places (HengBlock *block, gboolean rated)
{
  heng_block_dotted (block, actual_x, FORM_ROW - 1.6, actual_x + 15);
  if (rated)
    heng_block_dotted (block, self_x, FORM_ROW - 1.6, self_x + 13);
  if (rated)
    heng_block_dotted (block, manager_x, FORM_ROW - 1.6, manager_x + 14);
}

static void
line_row (HengPaperSheet *paper, const HengReviewLine *line, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autofree char *weight = heng_paper_percent (line->record->weight_bp), *rule = line->rule ? heng_rule_describe (line->rule) : NULL;
  g_autofree char *target = heng_paper_line_target (line);

  block->height = FORM_ROW;
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 48, heng_localized (line->record->name, line->record->name_en));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, weight_right, ROW_BASELINE, 0, weight);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, target_right, 21, target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, rule_x, actual_x - rule_x - 2, rule);
  places (block, TRUE);
}

static void
scorecard (HengPaperSheet *paper, const HengReviewPart *part)
{
  const HengColumn columns[] = {
    { _ ("Indicator"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, weight_right },
    { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, target_right }, { _ ("Scoring rule"), HENG_ALIGN_LEFT, rule_x },
    { C_ ("paper", "Actual"), HENG_ALIGN_LEFT, actual_x }, { C_ ("paper", "Self"), HENG_ALIGN_LEFT, self_x },
    { C_ ("paper", "Manager"), HENG_ALIGN_LEFT, manager_x },
  };

  if (part->lines->len == 0)
    {
      heng_paper_empty_section (paper, 1, "kpi", _ ("Scorecard (KPI)"));
      return;
    }
  heng_paper_section (paper, 1, "kpi", _ ("Scorecard (KPI)"), NULL);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Scorecard (KPI)"));
  for (guint i = 0; i < part->lines->len; i++)
    line_row (paper, g_ptr_array_index (part->lines, i), i == 0);
  heng_paper_end_table (paper);
}

static void
goal_row (HengPaperSheet *paper, const HengReviewObjective *objective, const HengReviewKr *kr, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autofree char *title = g_strdup_printf (_ ("%s %s: %s"), objective->record->key, objective->record->title, kr->record->title);
  g_autofree char *weight = heng_paper_percent (kr->record->weight_bp), *start = NULL, *target = NULL;

  block->height = FORM_ROW;
  heng_paper_kr_span (kr->record, &start, &target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 62, title);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 75, ROW_BASELINE, 0, weight);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 97, 20, start);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 119, 20, target);
  places (block, FALSE);
  heng_block_dotted (block, self_x, FORM_ROW - 1.6, BLOCK_WIDTH);
}

static void
goals (HengPaperSheet *paper, const HengReviewPart *part)
{
  const HengColumn columns[] = {
    { _ ("Objective / key result"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, 75 },
    { C_ ("paper", "Start"), HENG_ALIGN_RIGHT, 97 }, { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, 119 },
    { C_ ("paper", "Current"), HENG_ALIGN_LEFT, actual_x }, { C_ ("paper", "Comment"), HENG_ALIGN_LEFT, self_x },
  };
  gboolean first = TRUE;

  for (guint i = 0; i < part->objectives->len; i++)
    {
      const HengReviewObjective *objective = g_ptr_array_index (part->objectives, i);

      for (guint j = 0; j < objective->key_results->len; j++)
        {
          if (first)
            {
              heng_paper_section (paper, 2, "okr", _ ("Objectives and Key Results (OKR)"), NULL);
              heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Objectives and Key Results (OKR)"));
            }
          goal_row (paper, objective, g_ptr_array_index (objective->key_results, j), first);
          first = FALSE;
        }
    }
  if (first)
    heng_paper_empty_section (paper, 2, "okr", _ ("Objectives and Key Results (OKR)"));
  else
    heng_paper_end_table (paper);
}

void
heng_scorecard_form_build (HengPaperSheet *paper)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
  HengBlock *block;

  heng_paper_person_head (paper, _ ("Scorecard to Fill In"), "-F");
  heng_paper_facts (paper);
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
  scorecard (paper, part);
  goals (paper, part);
  paper->draft = FALSE; /* it is meant to be unfinished */
  heng_paper_section (paper, 3, "comments", _ ("Manager's Comment"), NULL);
  heng_paper_blank_lines (paper, 3);
  heng_paper_keep (paper); /* signatures never stand alone */
  heng_paper_section (paper, 4, "signatures", _ ("Signatures"), NULL);
  block = heng_paper_block (paper, NULL, 25, 0, 0);
  heng_paper_signatures (paper, block, 0, 4);
}
