/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections 5 to 8 of the printed review: adjustments, how the score came about, what people wrote, and what comes next. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"
#include "heng-training-needs.h"

/* Where words begin beside their labels: as far right as the longest of these needs. */
static double
words_left (HengPaperSheet *paper)
{
  const char *labels[] = { C_ ("paper", "Strengths"), C_ ("paper", "Gaps"), C_ ("paper", "Next goals") };
  double left = 17;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (PangoLayout) layout = heng_type_line (paper->type, HENG_FACE_BOLD, SIZE_BODY, labels[i], 0);

      left = MAX (left, heng_type_width (layout) / MM (1) + 3);
    }
  return left;
}

static void
words (HengPaperSheet *paper, const char *label, const char *text, gboolean quoted)
{
  g_autofree char *shown = quoted ? g_strdup_printf (_ ("“%s”"), text) : g_strdup (text);
  double left = label ? words_left (paper) : 0, height = heng_paper_measure (paper, HENG_FACE_SERIF, SIZE_WORDS, BLOCK_WIDTH - left, shown);
  HengBlock *block = heng_paper_block (paper, NULL, height + 1.4, 0, 0);

  if (label)
    heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, label);
  heng_block_paragraph (paper, block, HENG_FACE_SERIF, SIZE_WORDS, HENG_INK_TEXT, left, ROW_BASELINE, BLOCK_WIDTH - left, shown);
}

gboolean
heng_paper_comments (HengPaperSheet *paper, int kind, const char *label, gboolean quoted)
{
  const HengReview *review = paper->review;
  gboolean any = FALSE;

  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = g_ptr_array_index (review->comments, i);

      if (comment->kind != kind || !comment->text)
        continue;
      words (paper, any ? (label ? "" : NULL) : label, comment->text, quoted);
      any = TRUE;
    }
  return any;
}

void
heng_paper_peers_words (HengPaperSheet *paper, int kind, const char *title)
{
  HengBlock *head = heng_paper_block (paper, NULL, 5, 1.5, HENG_BLOCK_KEEP_NEXT);

  heng_block_text (paper, head, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, title);
  if (!heng_paper_comments (paper, kind, NULL, TRUE))
    g_ptr_array_remove (paper->blocks, head);
}

static void
adjustment_row (HengPaperSheet *paper, const HengAdjustment *adjustment, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autofree char *day = heng_date_format (adjustment->day), *points = heng_micro_display (adjustment->points, 2, TRUE);

  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 100, adjustment->reason);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 124, ROW_BASELINE, 0, day);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 152, 27, adjustment->approver);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, points);
}

void
heng_review_adjustments_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *sum = heng_micro_display (review->final.adjustment, 2, TRUE);
  g_autofree char *result = g_strdup_printf (_ ("total %s (limit ±5)"), sum);
  const HengColumn columns[] = {
    { C_ ("paper", "Reason"), HENG_ALIGN_LEFT, 0 },
    { C_ ("paper", "Date"), HENG_ALIGN_RIGHT, 124 },
    { _ ("Approved by"), HENG_ALIGN_RIGHT, 152 },
    { C_ ("paper", "Points"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };

  if (review->adjustments->len == 0)
    {
      heng_paper_empty_section (paper, 5, "adjustments", _ ("Adjustments"));
      return;
    }
  heng_paper_section (paper, 5, "adjustments", _ ("Adjustments"), result);
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Adjustments"));
  for (guint i = 0; i < review->adjustments->len; i++)
    adjustment_row (paper, g_ptr_array_index (review->adjustments, i), i == 0);
  heng_paper_end_table (paper);
}

/* "100 → 92.17 · rolling result 90.07 · Rising" */
static char *
charts_result (const HengReview *review)
{
  g_autofree char *score = heng_micro_display (review->final.published, 2, FALSE), *rolling = NULL;

  if (review->rolling.n_rolling < 2)
    return g_strdup_printf ("100 → %s", score);
  rolling = heng_micro_display (review->rolling.published, 2, FALSE);
  if (review->rolling.trend == HENG_TREND_INSUFFICIENT)
    return g_strdup_printf (_ ("100 → %s · rolling result %s"), score, rolling);
  return g_strdup_printf (_ ("100 → %s · rolling result %s · %s"), score, rolling, heng_enum_label (heng_trend_values, (int) review->rolling.trend));
}

static void
charts_note (HengPaperSheet *paper)
{
  const HengRolling *rolling = &paper->review->rolling;
  g_autoptr (GString) text = g_string_new (NULL);

  if (rolling->n_rolling >= 2)
    g_string_append (text, _ ("Rolling result = the last four published scores by 40 : 30 : 20 : 10. Pilots do not count. "));
  if (rolling->trend != HENG_TREND_INSUFFICIENT)
    {
      g_autofree char *slope = heng_micro_display ((HengMicro) (rolling->slope * HENG_MICRO), 2, TRUE);

      g_string_append_printf (text, _ ("Slope %s points a cycle; the shade is the 95 %% band of the fitted line."), slope);
    }
  if (text->len > 0)
    heng_paper_note (paper, g_strchomp (text->str));
}

void
heng_review_charts_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  gboolean known = review->final.final.state == HENG_VALUE_NUMBER;
  g_autofree char *result = known ? charts_result (review) : NULL;
  HengChartStyle style = heng_paper_chart_style (paper);
  HengChart *waterfall = heng_chart_waterfall_new (review), *trend = heng_chart_trend_new (review);
  PangoContext *context = heng_type_context (paper->type);
  double beside = heng_chart_natural_height (trend, context, &style, MM (66)) / MM (1);
  double height = MIN (MAX (heng_chart_natural_height (waterfall, context, &style, MM (98)) / MM (1), beside), 110);
  HengBlock *block;

  heng_paper_section (paper, 6, "charts", _ ("How the Score Came About, and the Trend"), result);
  block = heng_paper_block (paper, "waterfall", height, 0, 0);
  block->natural = height;
  block->least = MAX (.72 * height, 48);
  heng_block_chart (block, waterfall, TRUE, 0, 0, 98, height);
  heng_block_chart (block, trend, TRUE, 104, 0, 66, MIN (height, 72));
  charts_note (paper);
}

void
heng_review_comments_build (HengPaperSheet *paper)
{
  gboolean any;

  heng_paper_section (paper, 7, "comments", _ ("Manager's Comment"), paper->review->manager_name);
  any = heng_paper_comments (paper, HENG_COMMENT_STRENGTHS, C_ ("paper", "Strengths"), FALSE);
  any = heng_paper_comments (paper, HENG_COMMENT_GAPS, C_ ("paper", "Gaps"), FALSE) || any;
  if (!any)
    heng_paper_none (paper);
}

/* "O1 key result" */
static void
next_goal_row (HengPaperSheet *paper, const HengReviewObjective *objective, const HengReviewKr *kr, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autofree char *title = g_strdup_printf ("%s %s", objective->record->key, kr->record->title);
  g_autofree char *weight = heng_paper_percent (kr->record->weight_bp), *start = NULL, *target = NULL;
  g_autofree char *due = kr->record->due_date != HENG_DATE_NONE ? heng_date_format (kr->record->due_date) : g_strdup ("—");

  heng_paper_kr_span (kr->record, &start, &target);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 90, title);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 113, 20, start);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 134, 20, target);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 147, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, due);
}

gboolean
heng_paper_next_goals (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *head = NULL;
  gboolean any = FALSE;

  if (!review->next_cycle)
    return FALSE;
  head = g_strdup_printf (_ ("Next goals (%s)"), heng_localized (review->next_cycle->name, review->next_cycle->name_en));
  for (guint i = 0; i < review->next_goals->len; i++)
    {
      const HengReviewObjective *objective = g_ptr_array_index (review->next_goals, i);

      for (guint j = 0; j < objective->key_results->len; j++)
        {
          const HengColumn columns[] = { { head, HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Start"), HENG_ALIGN_RIGHT, 113 },
                                         { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, 134 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, 147 },
                                         { C_ ("paper", "Due"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

          if (!any)
            heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Interview and Next Goals"));
          next_goal_row (paper, objective, g_ptr_array_index (objective->key_results, j), !any);
          any = TRUE;
        }
    }
  if (any)
    heng_paper_end_table (paper);
  return any;
}

static void
development_row (HengPaperSheet *paper, const char *subject, const char *what, const char *who, gboolean first)
{
  HengBlock *block = heng_paper_row (paper, first, FALSE);

  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 40, subject);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 43, 97, what);
  heng_block_cell (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 28, who);
}

/* Improvement plans that were decided, and what the result proposes to learn (domain.md §2.12). */
static gboolean
development (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autoptr (GPtrArray) needs = heng_training_needs (review, NULL, 0, NULL);
  const HengColumn columns[] = { { _ ("Development plan"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "What"), HENG_ALIGN_LEFT, 43 },
                                 { C_ ("paper", "Decided by"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  if (needs->len + review->plans->len == 0)
    return FALSE;
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("Development plan"));
  for (guint i = 0; i < review->plans->len; i++)
    {
      const HengDecision *plan = g_ptr_array_index (review->plans, i);
      g_autofree char *day = heng_date_format (plan->day);
      g_autofree char *subject = g_strdup_printf ("%s %s", heng_enum_label (heng_decision_kind_values, plan->kind), day);

      development_row (paper, subject, plan->reason, plan->decider, i == 0);
    }
  for (guint i = 0; i < needs->len; i++)
    {
      const HengTrainingNeed *need = g_ptr_array_index (needs, i);
      g_autofree char *points = heng_micro_display (need->value, 2, FALSE);
      g_autofree char *what = g_strdup_printf (_ ("training proposed: %s points, below 75"), points);

      development_row (paper, need->text, what, "—", review->plans->len + i == 0);
    }
  heng_paper_end_table (paper);
  return TRUE;
}

void
heng_review_next_build (HengPaperSheet *paper)
{
  HengBlock *head = heng_paper_section (paper, 8, "next", _ ("Interview and Next Goals"), NULL);
  gboolean any = heng_paper_comments (paper, HENG_COMMENT_NEXT, C_ ("paper", "Next goals"), FALSE);

  any = heng_paper_next_goals (paper) || any;
  any = development (paper) || any;
  if (any)
    return;
  g_ptr_array_remove (paper->blocks, head);
  heng_paper_empty_section (paper, 8, "next", _ ("Interview and Next Goals"));
}
