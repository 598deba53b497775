/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section 9 of the printed review: the employee's opinion, signatures and the statement with its deadlines. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define COLUMN_WIDTH 39.5
#define COLUMN_GAP 4.0
#define COLUMNS 4
#define SIGN_HEIGHT 24.0 /* mm of a row of them */
#define SIGN_WORKING_DAYS 3   /* domain.md §4: SIGN_OFF */
#define APPEAL_WORKING_DAYS 5

static HengDate
after_working_days (const HengCalendar *calendar, HengDate from, int days)
{
  while (days > 0)
    if (heng_calendar_is_working (calendar, ++from))
      days--;
  return from;
}

char *
heng_review_statement (const HengReview *review)
{
  HengDate day;
  g_autofree char *sign = NULL, *appeal = NULL;

  if (!review->published)
    return g_strdup (_ ("This is a draft: the score is not published and must not be signed."));
  day = (HengDate) ((review->published->published_at + 8 * 3600000) / 86400000) + heng_date_new (1970, 1, 1);
  sign = heng_date_format (after_working_days (review->calendar, day, SIGN_WORKING_DAYS));
  appeal = heng_date_format (after_working_days (review->calendar, day, APPEAL_WORKING_DAYS));
  return g_strdup_printf (_ ("Signing only confirms that the result is known, not agreement. Please sign by %s (3 working days); after that it counts as read. An objection may be made to HR in writing by %s (5 working days after notice); the appeal panel answers in writing within 10 working days."), sign, appeal);
}

static void
opinion (HengPaperSheet *paper, HengBlock *block)
{
  const char *choices[] = { _ ("I agree"), _ ("I have reservations"), _ ("I appeal") };
  double x = 0, y = 1.5;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      heng_block_rect (block, x, y, 3.1, 3.1, HENG_INK_TEXT, FALSE);
      x += 4.6 + heng_block_text (paper, block, HENG_FACE_SANS, SIZE_FACT, HENG_INK_TEXT, HENG_ALIGN_LEFT, x + 4.6, y + 2.9, 0, choices[i]) + 9;
    }
  x += heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, y + 2.9, 0, C_ ("paper", "Opinion")) + 2;
  heng_block_dotted (block, x, y + 3.6, BLOCK_WIDTH);
  heng_block_dotted (block, 0, y + 11, BLOCK_WIDTH);
}

static void
signature (HengPaperSheet *paper, HengBlock *block, double x, double y, const char *role, const char *name)
{
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, y + 3, COLUMN_WIDTH, role);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_LEFT, x, y + 7.6, COLUMN_WIDTH, name ? name : "");
  heng_block_line (block, x, y + 18.5, x + COLUMN_WIDTH, y + 18.5, .75, HENG_INK_TEXT);
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, y + 22, 0, C_ ("paper", "Signature"));
  /* Translators: blank date to fill by hand, right aligned: year month day */
  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, x + COLUMN_WIDTH, y + 22, 0, C_ ("by hand", "Date"));
}

/* Whom the layout asks: one of those that the review knows by name, or a role in its own words. */
static void
signer (const HengReview *review, const char *word, const char **role, const char **name)
{
  const char *people[HENG_N_SIGNERS][2] = {
    [HENG_SIGNER_EMPLOYEE] = { C_ ("paper", "Employee"), heng_localized (review->employee->name, review->employee->name_en) },
    [HENG_SIGNER_MANAGER] = { C_ ("paper", "Manager"), review->manager_name },
    [HENG_SIGNER_DEPARTMENT_HEAD] = { C_ ("paper", "Department Head"), review->department_head },
    [HENG_SIGNER_HR] = { C_ ("paper", "HR"), NULL },
  };
  const HengEnumValue *known = heng_enum_by_key (heng_signer_values, word);

  *role = known ? people[known->value][0] : word;
  *name = known ? people[known->value][1] : NULL;
}

void
heng_paper_signatures (HengPaperSheet *paper, HengBlock *block, double y, guint columns)
{
  const HengReview *review = paper->review;
  g_auto (GStrv) signers = heng_layout_signers (paper->laid_out && review->layout ? review->layout->record : NULL);

  for (guint i = 0; i < columns && signers[i]; i++)
    {
      const char *role, *name;

      signer (review, signers[i], &role, &name);
      signature (paper, block, i % COLUMNS * (COLUMN_WIDTH + COLUMN_GAP), y + i / COLUMNS * SIGN_HEIGHT, role, name);
    }
}

void
heng_review_signatures_build (HengPaperSheet *paper)
{
  const HengReview *review = paper->review;
  g_autofree char *text = heng_review_statement (review);
  g_auto (GStrv) signers = heng_layout_signers (review->layout ? review->layout->record : NULL);
  guint n = g_strv_length (signers);
  double height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_BODY, BLOCK_WIDTH, text), more = (n - 1) / COLUMNS * SIGN_HEIGHT;
  HengBlock *block;

  /* something of the review must stand on the page of the signatures */
  if (paper->blocks->len > 0)
    ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags |= HENG_BLOCK_KEEP_NEXT;
  heng_paper_section (paper, 9, "opinion", _ ("Opinion and Signatures"), NULL);
  for (guint i = 0; i < review->comments->len; i++)
    {
      const HengComment *comment = g_ptr_array_index (review->comments, i);

      if (comment->kind == HENG_COMMENT_EMPLOYEE && comment->text)
        {
          double words = heng_paper_measure (paper, HENG_FACE_SERIF, SIZE_WORDS, BLOCK_WIDTH, comment->text);

          block = heng_paper_block (paper, NULL, words + 1.4, 0, HENG_BLOCK_KEEP_NEXT);
          heng_block_paragraph (paper, block, HENG_FACE_SERIF, SIZE_WORDS, HENG_INK_TEXT, 0, ROW_BASELINE, BLOCK_WIDTH, comment->text);
        }
    }
  block = heng_paper_block (paper, "signatures", 40 + more + height, 0, 0);
  opinion (paper, block);
  heng_paper_signatures (paper, block, 15, n);
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 0, 42.5 + more, BLOCK_WIDTH, text);
}
