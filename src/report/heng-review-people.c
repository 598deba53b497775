/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections 4 to 8 of the printed review: 360 feedback, adjustments, how the score came about, and what people wrote. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

static const HengFeedback *
find_group (const HengReviewPart *part, int group)
{
  for (guint i = 0; i < part->feedback->len; i++)
    {
      const HengFeedback *feedback = g_ptr_array_index (part->feedback, i);

      if (feedback->rater_group == group)
        return feedback;
    }
  return NULL;
}

static char *
mean_text (const HengReviewPart *part, int group, const HengFeedback *feedback)
{
  if (group == HENG_GROUP_SELF && feedback && feedback->n > 0)
    return heng_micro_display (heng_div_round (feedback->sum, feedback->n), 2, FALSE);
  switch (part->raters.fate[group])
    {
    case HENG_GROUP_SHOWN:
      return heng_micro_display (part->raters.mean[group].micro, 2, FALSE);
    case HENG_GROUP_POOLED:
      return g_strdup (_ ("pooled"));
    case HENG_GROUP_EXCLUDED:
      return g_strdup (_ ("hidden"));
    case HENG_GROUP_ABSENT:
    default:
      return g_strdup ("—");
    }
}

static char *
effective_weight (const HengReviewPart *part, int group)
{
  if (group == HENG_GROUP_SELF)
    return g_strdup (_ ("for comparison"));
  if (part->raters.fate[group] != HENG_GROUP_SHOWN && part->raters.fate[group] != HENG_GROUP_POOLED)
    return g_strdup ("—");
  if (part->raters.active_weight_bp == 0)
    return g_strdup ("—");
  return heng_paper_percent (heng_div_round ((HengWide) part->group_weight_bp[group] * 10000, part->raters.active_weight_bp));
}

static void
group_row (HengPaperSheet *paper, const HengReviewPart *part, int group, gboolean first)
{
  const HengFeedback *feedback = find_group (part, group);
  HengBlock *block = heng_paper_row (paper, first, FALSE);
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, feedback ? feedback->n : 0), *mean = mean_text (part, group, feedback);
  g_autofree char *weight = heng_paper_percent (group == HENG_GROUP_SELF ? 0 : part->group_weight_bp[group]);
  g_autofree char *effective = effective_weight (part, group);

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 60,
                   heng_enum_label (heng_rater_group_values, group));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 80, ROW_BASELINE, 0, n);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 105, ROW_BASELINE, 0, mean);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, 135, ROW_BASELINE, 0, weight);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, effective);
}

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

static gboolean
comments_of (HengPaperSheet *paper, int kind, const char *label, gboolean quoted)
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

static gboolean
has_comment (const HengReview *review, int kind)
{
  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = g_ptr_array_index (review->comments, i);

      if (comment->kind == kind && comment->text)
        return TRUE;
    }
  return FALSE;
}

static void
peers_words (HengPaperSheet *paper, int kind, const char *title)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
  gint64 n = 0;
  HengBlock *head;

  for (int group = HENG_GROUP_PEER; group <= HENG_GROUP_CUST; group++)
    n += find_group (part, group) ? find_group (part, group)->n : 0;
  /* comments of anonymous groups only when enough people answered (domain.md §2.7) */
  if (n < HENG_ANONYMITY_MINIMUM)
    return;
  head = heng_paper_block (paper, NULL, 5, 1.5, HENG_BLOCK_KEEP_NEXT);
  heng_block_text (paper, head, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, title);
  if (!comments_of (paper, kind, NULL, TRUE))
    g_ptr_array_remove (paper->blocks, head);
}

static void
feedback_note (HengPaperSheet *paper, const HengReviewPart *part)
{
  g_autofree char *rating = part->raters.rating.state == HENG_VALUE_NUMBER ? heng_micro_format (part->raters.rating.micro, 6) : g_strdup ("—");
  g_autofree char *points = part->raters.points.state == HENG_VALUE_NUMBER ? heng_micro_format (part->raters.points.micro, 6) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf (_ ("R = mean of the groups by weight = %s; points = 20 + 20 R = %s. Groups of fewer than 3 people are pooled or hidden, so that nobody can be found out."), rating, points);

  heng_paper_note (paper, text);
}

void
heng_review_feedback_build (HengPaperSheet *paper)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
  const HengColumn columns[] = {
    { _ ("Rater group"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "People"), HENG_ALIGN_RIGHT, 80 },
    { C_ ("paper", "Mean"), HENG_ALIGN_RIGHT, 105 },     { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, 135 },
    { _ ("Weight in force"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };
  g_autofree char *points = part->raters.points.state == HENG_VALUE_NUMBER ? heng_micro_display (part->raters.points.micro, 2, FALSE) : g_strdup ("—");
  g_autofree char *weight = heng_paper_percent (part->participant->feedback_bp);
  g_autofree char *share = heng_micro_display (part->component_contribution[HENG_COMPONENT_FEEDBACK], 2, TRUE);
  g_autofree char *result = g_strdup_printf (_ ("%s points · weight %s · contribution %s"), points, weight, share);

  heng_paper_section (paper, 4, "feedback", _ ("360 Feedback"), result);
  if (part->feedback->len == 0)
    {
      heng_paper_none (paper);
      return;
    }
  heng_paper_columns (paper, columns, G_N_ELEMENTS (columns), _ ("360 Feedback"));
  for (int group = 0; group < HENG_N_GROUPS; group++)
    group_row (paper, part, group, group == 0);
  heng_paper_end_table (paper);
  feedback_note (paper, part);
  peers_words (paper, HENG_COMMENT_PEER_GOOD, _ ("What goes well"));
  peers_words (paper, HENG_COMMENT_PEER_IMPROVE, _ ("What to improve"));
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

void
heng_review_charts_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  gboolean known = review->final.final.state == HENG_VALUE_NUMBER;
  g_autofree char *score = known ? heng_micro_display (review->final.published, 2, FALSE) : g_strdup ("—");
  g_autofree char *result = g_strdup_printf ("100 → %s", score);
  HengChartStyle style = heng_paper_chart_style (paper);
  HengChart *waterfall = heng_chart_waterfall_new (review), *trend = heng_chart_trend_new (review);
  PangoContext *context = heng_type_context (paper->type);
  double beside = heng_chart_natural_height (trend, context, &style, MM (66)) / MM (1);
  double height = MIN (MAX (heng_chart_natural_height (waterfall, context, &style, MM (98)) / MM (1), beside), 110);
  HengBlock *block;

  heng_paper_section (paper, 6, "charts", _ ("How the Score Came About, and the Trend"), known ? result : NULL);
  block = heng_paper_block (paper, "waterfall", height, 0, 0);
  block->natural = height;
  block->least = MAX (.72 * height, 48);
  heng_block_chart (block, waterfall, TRUE, 0, 0, 98, height);
  heng_block_chart (block, trend, TRUE, 104, 0, 66, MIN (height, 72));
}

void
heng_review_comments_build (HengPaperSheet *paper)
{
  gboolean any;

  heng_paper_section (paper, 7, "comments", _ ("Manager's Comment"), paper->review->manager_name);
  any = comments_of (paper, HENG_COMMENT_STRENGTHS, C_ ("paper", "Strengths"), FALSE);
  any = comments_of (paper, HENG_COMMENT_GAPS, C_ ("paper", "Gaps"), FALSE) || any;
  if (!any)
    heng_paper_none (paper);
  if (!has_comment (paper->review, HENG_COMMENT_NEXT))
    {
      heng_paper_empty_section (paper, 8, "next", _ ("Interview and Next Goals"));
      return;
    }
  heng_paper_section (paper, 8, "next", _ ("Interview and Next Goals"), NULL);
  comments_of (paper, HENG_COMMENT_NEXT, C_ ("paper", "Next goals"), FALSE);
}
