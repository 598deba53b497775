/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result letter (绩效结果通知书): what came out, what it means, until when one may object, and a slip that says it was received. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define SLIP_HEIGHT 44.0

static void
paragraph (HengPaperSheet *paper, const char *text, double gap)
{
  double height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_FACT, BLOCK_WIDTH, text);
  HengBlock *block = heng_paper_block (paper, NULL, height, gap, 0);

  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, 0, ROW_BASELINE, BLOCK_WIDTH, text);
}

static char *
opening (const HengReview *review)
{
  g_autofree char *from = heng_date_format (review->cycle->start_date), *to = heng_date_format (review->cycle->end_date);
  g_autofree char *score = heng_micro_display (review->final.published, 2, FALSE);
  g_autofree char *coefficient = review->grade ? heng_micro_display (review->grade->coefficient, 2, FALSE) : g_strdup ("—");

  if (review->final.final.state != HENG_VALUE_NUMBER)
    return g_strdup_printf (_ ("Your performance from %s to %s has not been assessed completely yet."), from, to);
  return g_strdup_printf (_ ("Your performance from %s to %s has been assessed by rules %s. Your published score is %s, grade %s, coefficient %s. The box below shows what it is made of; the full review and its proof are available from your manager."),
                          from, to, review->cycle->rule_version ? review->cycle->rule_version : "—", score,
                          review->grade ? review->grade->grade : "—", coefficient);
}

static void
sender (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *time = heng_paper_time (heng_review_moment (review)), *day = g_strndup (time, 10);
  HengBlock *block = heng_paper_block (paper, "sender", 26, 8, 0);

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 4, 0,
                   heng_localized (review->company->name, review->company->name_en));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 10, 0, _ ("Human Resources"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 16, 0, day);
}

/* To be cut off and given back. */
static void
slip (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *text = g_strdup_printf (_ ("I have received the result letter %s. Receiving it does not mean agreeing with it."), paper->number);
  HengBlock *block = heng_paper_block (paper, "slip", SLIP_HEIGHT, 8, 0);

  heng_block_dotted (block, 0, 0, BLOCK_WIDTH);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_HEAD, HENG_INK_TEXT, HENG_ALIGN_LEFT, 0, 7, 0, _ ("Receipt"));
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 7, 0, paper->name);
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 0, 14, BLOCK_WIDTH, text);
  heng_paper_signatures (paper, block, 18, review->manager_name ? 2 : 1);
}

void
heng_result_letter_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  const char *name = heng_localized (review->employee->name, review->employee->name_en);
  g_autofree char *address = g_strdup_printf (_ ("Dear %s,"), name), *text = opening (review), *rights = heng_review_statement (review);

  heng_paper_person_head (paper, _ ("Result Letter"), "-L");
  heng_paper_facts (paper);
  paragraph (paper, address, 2);
  paragraph (paper, text, 2.5);
  heng_paper_block (paper, NULL, 4, 0, HENG_BLOCK_KEEP_NEXT);
  heng_paper_result (paper);
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
  paragraph (paper, rights, 5);
  sender (paper);
  slip (paper);
}
