/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section 4 of the printed review: what each rater group gave, the gap to one's own view, how R comes about, and peers' words. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define TABLE_WIDTH 80.0
#define RIGHT_X 88.0      /* of the second column */
#define HEAD 5.2
#define AXIS_LEFT 100.0   /* where a mean of 1 stands … */
#define AXIS_RIGHT 152.0  /* … and of 5 */
#define WIDE_GAP (HENG_MICRO * 3 / 4)
#define WORDS_TOGETHER 70.0 /* mm: more words than this flow one under the other */

static const double n_right = 36, mean_right = 50, weight_right = 64;

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

/* What may be shown of a group: its mean; one's own view is nobody's secret. */
static HengValue
shown_mean (const HengReviewPart *part, int group)
{
  const HengFeedback *feedback = find_group (part, group);

  if (group == HENG_GROUP_SELF)
    return feedback && feedback->n > 0 ? HENG_NUMBER (heng_div_round (feedback->sum, feedback->n)) : HENG_NA;
  return part->raters.fate[group] == HENG_GROUP_SHOWN ? part->raters.mean[group] : HENG_NA;
}

static char *
mean_text (const HengReviewPart *part, int group)
{
  HengValue mean = shown_mean (part, group);

  if (mean.state == HENG_VALUE_NUMBER)
    return heng_micro_display (mean.micro, 2, FALSE);
  if (group != HENG_GROUP_SELF && part->raters.fate[group] == HENG_GROUP_POOLED)
    return g_strdup (_ ("pooled"));
  if (group != HENG_GROUP_SELF && part->raters.fate[group] == HENG_GROUP_EXCLUDED)
    return g_strdup (_ ("hidden"));
  return g_strdup ("—");
}

static char *
effective_weight (const HengReviewPart *part, int group)
{
  if (group == HENG_GROUP_SELF)
    return g_strdup (_ ("for comparison"));
  if ((part->raters.fate[group] != HENG_GROUP_SHOWN && part->raters.fate[group] != HENG_GROUP_POOLED) || part->raters.active_weight_bp == 0)
    return g_strdup ("—");
  return heng_paper_percent (heng_div_round ((HengWide) part->group_weight_bp[group] * 10000, part->raters.active_weight_bp));
}

static double
axis_x (HengMicro mean)
{
  return AXIS_LEFT + (mean - HENG_MICRO) / (4. * HENG_MICRO) * (AXIS_RIGHT - AXIS_LEFT);
}

/* The group's mean as a tick (manager) or disc, one's own as a ring, a line between them; wide gaps stand out. */
static void
gap_row (HengPaperSheet *paper, HengBlock *block, const HengReviewPart *part, int group, double y)
{
  HengValue own = shown_mean (part, HENG_GROUP_SELF), mean = shown_mean (part, group);
  double middle = y + ROW_HEIGHT / 2;
  gboolean both = own.state == HENG_VALUE_NUMBER && mean.state == HENG_VALUE_NUMBER && group != HENG_GROUP_SELF;
  gboolean wide = both && ABS (own.micro - mean.micro) >= WIDE_GAP;
  g_autofree char *gap = both ? heng_micro_display (own.micro - mean.micro, 2, TRUE) : g_strdup ("—");

  if (both)
    heng_block_line (block, axis_x (mean.micro), middle, axis_x (own.micro), middle, wide ? 2 : 1, wide ? HENG_INK_LOSS : HENG_INK_SECONDARY);
  if (mean.state == HENG_VALUE_NUMBER && group == HENG_GROUP_MGR)
    heng_block_line (block, axis_x (mean.micro), middle - 1.7, axis_x (mean.micro), middle + 1.7, 1.5, HENG_INK_TEXT);
  else if (mean.state == HENG_VALUE_NUMBER && group != HENG_GROUP_SELF)
    heng_block_dot (block, axis_x (mean.micro), middle, .85, TRUE, HENG_INK_ACCENT);
  if (own.state == HENG_VALUE_NUMBER && (both || group == HENG_GROUP_SELF))
    heng_block_dot (block, axis_x (own.micro), middle, .95, FALSE, HENG_INK_TEXT);
  if (group != HENG_GROUP_SELF)
    heng_block_text (paper, block, wide ? HENG_FACE_BOLD : HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH,
                     y + ROW_BASELINE, 0, gap);
}

static void
group_row (HengPaperSheet *paper, HengBlock *block, const HengReviewPart *part, int group, double y)
{
  const HengFeedback *feedback = find_group (part, group);
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, feedback ? feedback->n : 0), *mean = mean_text (part, group);
  g_autofree char *weight = heng_micro_format_short (group == HENG_GROUP_SELF ? 0 : part->group_weight_bp[group] * (HENG_MICRO / 100));
  g_autofree char *effective = effective_weight (part, group);
  HengInk ink = shown_mean (part, group).state == HENG_VALUE_NUMBER ? HENG_INK_TEXT : HENG_INK_SECONDARY;
  const struct { double right; const char *text; } cells[] = { { n_right, n }, { mean_right, mean }, { weight_right, weight }, { TABLE_WIDTH, effective } };

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_LEFT, 0, y + ROW_BASELINE, 30, heng_enum_label (heng_rater_group_values, group));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (group != HENG_GROUP_SELF || cells[i].text != weight) /* the words beside it need the room */
      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, ink, HENG_ALIGN_RIGHT, cells[i].right, y + ROW_BASELINE, 0, cells[i].text);
  gap_row (paper, block, part, group, y);
}

static void
column_heads (HengPaperSheet *paper, HengBlock *block)
{
  const HengColumn columns[] = {
    { _ ("Rater group"), HENG_ALIGN_LEFT, 0 },
    { C_ ("paper", "People"), HENG_ALIGN_RIGHT, n_right },
    { C_ ("paper", "Mean"), HENG_ALIGN_RIGHT, mean_right },
    { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, weight_right },
    { _ ("In force"), HENG_ALIGN_RIGHT, TABLE_WIDTH },
    { C_ ("paper", "Gap"), HENG_ALIGN_RIGHT, BLOCK_WIDTH },
  };
  const char *words[] = { heng_enum_label (heng_rater_group_values, HENG_GROUP_MGR), _ ("Others"), heng_enum_label (heng_rater_group_values, HENG_GROUP_SELF) };
  double x = RIGHT_X;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, columns[i].align, columns[i].x, 3.4, 0, columns[i].title);
  heng_block_line (block, 0, HEAD, TABLE_WIDTH, HEAD, .5, HENG_INK_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (i == 0)
        heng_block_line (block, x + .7, .9, x + .7, 4.1, 1.5, HENG_INK_TEXT);
      else
        heng_block_dot (block, x + .9, 2.4, i == 1 ? .85 : .95, i == 1, i == 1 ? HENG_INK_ACCENT : HENG_INK_TEXT);
      x += 2.6 + heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x + 2.6, 3.4, 24, words[i]) + 3;
    }
}

static void
gap_axis (HengPaperSheet *paper, HengBlock *block, double bottom)
{
  for (int rating = 1; rating <= 5; rating++)
    {
      double x = axis_x (rating * HENG_MICRO);
      char digit[] = { (char) ('0' + rating), '\0' };

      heng_block_line (block, x, HEAD, x, bottom, .5, HENG_INK_ROW_LINE);
      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_CENTER, x, bottom + 3.6, 0, digit);
    }
}

static void
add_term (GString *terms, gint64 weight_bp, HengMicro mean)
{
  g_autofree char *weight = heng_micro_format_short (weight_bp * (HENG_MICRO / 100)), *value = heng_micro_display (mean, 2, FALSE);

  g_string_append_printf (terms, "%s%s × %s", terms->len ? " + " : "", weight, value);
}

/* "R = (40 × 4.20 + 25 × 4.00) ÷ 65 = 4.123077" */
static char *
rating_formula (const HengReviewPart *part)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autofree char *active = heng_micro_format_short (part->raters.active_weight_bp * (HENG_MICRO / 100));
  g_autofree char *rating = heng_micro_format (part->raters.rating.micro, 6);
  gint64 pooled = 0;

  for (int group = 0; group < HENG_N_GROUPS; group++)
    if (group != HENG_GROUP_SELF && part->raters.fate[group] == HENG_GROUP_SHOWN)
      add_term (terms, part->group_weight_bp[group], part->raters.mean[group].micro);
    else if (group != HENG_GROUP_SELF && part->raters.fate[group] == HENG_GROUP_POOLED)
      pooled += part->group_weight_bp[group];
  if (pooled > 0)
    add_term (terms, pooled, part->raters.pool_mean.micro);
  return g_strdup_printf ("R = (%s) ÷ %s = %s", terms->str, active, rating);
}

static double
formula_lines (HengPaperSheet *paper, HengBlock *block, const HengReviewPart *part, double y)
{
  g_autofree char *formula = NULL, *micro = NULL, *points = NULL;

  if (part->raters.rating.state == HENG_VALUE_NUMBER)
    {
      formula = rating_formula (part);
      micro = heng_micro_format (part->raters.points.micro, 6);
      points = g_strdup_printf (_ ("Points = 20 + 20 R = %s"), micro);
      y += heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 0, y + ROW_BASELINE, TABLE_WIDTH, formula);
      y += heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 0, y + ROW_BASELINE, TABLE_WIDTH, points);
    }
  return y;
}

/* Table and gap chart side by side: they move as one. */
static void
table_and_gaps (HengPaperSheet *paper, const HengReviewPart *part)
{
  double rows = HEAD + HENG_N_GROUPS * ROW_HEIGHT, left, right;
  HengBlock *block = heng_paper_block (paper, "groups", rows, 0, 0);
  const char *note = _ ("Anonymous groups of fewer than 3 people are pooled or hidden, so that nobody can be found out. Gaps from 0.75 on are bold.");

  column_heads (paper, block);
  gap_axis (paper, block, rows);
  for (int group = 0; group < HENG_N_GROUPS; group++)
    {
      double y = HEAD + group * ROW_HEIGHT;

      if (group > 0)
        heng_block_line (block, 0, y, TABLE_WIDTH, y, .5, HENG_INK_ROW_LINE);
      group_row (paper, block, part, group, y);
    }
  heng_block_line (block, 0, rows, TABLE_WIDTH, rows, .75, HENG_INK_TEXT);
  left = formula_lines (paper, block, part, rows + .6);
  right = rows + 5.2 + heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, RIGHT_X, rows + 8.6, BLOCK_WIDTH - RIGHT_X, note);
  block->height = MAX (left, right) + .8;
}

static gint64
anonymous_raters (const HengReviewPart *part)
{
  gint64 n = 0;

  for (int group = HENG_GROUP_PEER; group <= HENG_GROUP_CUST; group++)
    n += find_group (part, group) ? find_group (part, group)->n : 0;
  return n;
}

/* One column of people's words under a bold head; returns its height. block NULL: only measured. */
static double
words_column (HengPaperSheet *paper, HengBlock *block, int kind, const char *title, double x, double width)
{
  const HengReview *review = paper->review;
  double y = 5;

  if (block)
    heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, x, ROW_BASELINE, 0, title);
  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = g_ptr_array_index (review->comments, i);
      g_autofree char *quoted = comment->kind == kind && comment->text ? g_strdup_printf (_ ("“%s”"), comment->text) : NULL;

      if (quoted && block)
        heng_block_paragraph (paper, block, HENG_FACE_SERIF, SIZE_WORDS, HENG_INK_TEXT, x, y + ROW_BASELINE, width, quoted);
      if (quoted)
        y += heng_paper_measure (paper, HENG_FACE_SERIF, SIZE_WORDS, width, quoted);
    }
  return y > 5 ? y : 0;
}

static void
peers_words (HengPaperSheet *paper, const HengReviewPart *part)
{
  const struct { int kind; const char *title; double x; } columns[] = { { HENG_COMMENT_PEER_GOOD, _ ("What goes well"), 0 },
                                                                        { HENG_COMMENT_PEER_IMPROVE, _ ("What to improve"), RIGHT_X } };
  double heights[2];

  /* comments of anonymous groups only when enough people answered (domain.md §2.7) */
  if (anonymous_raters (part) < HENG_ANONYMITY_MINIMUM)
    return;
  for (guint i = 0; i < 2; i++)
    heights[i] = words_column (paper, NULL, columns[i].kind, NULL, 0, BLOCK_WIDTH - RIGHT_X);
  if (MAX (heights[0], heights[1]) > WORDS_TOGETHER)
    {
      for (guint i = 0; i < 2; i++)
        heng_paper_peers_words (paper, columns[i].kind, columns[i].title);
      return;
    }
  if (heights[0] + heights[1] > 0)
    {
      HengBlock *block = heng_paper_block (paper, NULL, MAX (heights[0], heights[1]), 2.6, 0);

      for (guint i = 0; i < 2; i++)
        if (heights[i] > 0)
          words_column (paper, block, columns[i].kind, columns[i].title, columns[i].x, BLOCK_WIDTH - RIGHT_X);
    }
}

void
heng_review_feedback_build (HengPaperSheet *paper)
{
  const HengReviewPart *part = heng_review_current_part (paper->review);
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
  table_and_gaps (paper, part);
  peers_words (paper, part);
}
