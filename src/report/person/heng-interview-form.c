/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interview record (绩效面谈记录): what is known is printed, the rest is room to write in by hand. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"

#define BLANK_ROWS 3

static void
when_and_where (HengPaperSheet *paper)
{
  const char *labels[] = { C_ ("interview", "Date and time"), C_ ("interview", "Place"), C_ ("interview", "Present") };
  HengBlock *block = heng_paper_block (paper, NULL, 14, 3, 0);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      double x = i * 58.0;

      heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, x, 3.6, 0, labels[i]);
      heng_block_dotted (block, x, 11, x + 54);
    }
}

static void
section (HengPaperSheet *paper, int number, const char *name, const char *title, int kind, guint lines)
{
  heng_paper_section (paper, number, name, title, NULL);
  heng_paper_comments (paper, kind, NULL, FALSE);
  heng_paper_blank_lines (paper, lines);
}

/* Rows to fill in below the goals that are known. */
static void
blank_rows (HengPaperSheet *paper, const HengColumn *columns, guint n, const char *title)
{
  heng_paper_columns (paper, columns, n, title);
  for (guint i = 0; i < BLANK_ROWS; i++)
    heng_paper_row (paper, i == 0, FALSE)->height = 8;
  heng_paper_end_table (paper);
}

static void
goals (HengPaperSheet *paper)
{
  const HengColumn columns[] = { { _ ("Next goal"), HENG_ALIGN_LEFT, 0 }, { C_ ("paper", "Start"), HENG_ALIGN_RIGHT, 113 },
                                 { C_ ("paper", "Target"), HENG_ALIGN_RIGHT, 134 }, { C_ ("paper", "Weight"), HENG_ALIGN_RIGHT, 147 },
                                 { C_ ("paper", "Due"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  heng_paper_section (paper, 4, "next", _ ("Next Goals"), NULL);
  heng_paper_comments (paper, HENG_COMMENT_NEXT, NULL, FALSE);
  if (!heng_paper_next_goals (paper))
    blank_rows (paper, columns, G_N_ELEMENTS (columns), _ ("Next Goals"));
}

static void
support (HengPaperSheet *paper)
{
  const HengColumn columns[] = { { C_ ("interview", "Support and training"), HENG_ALIGN_LEFT, 0 }, { C_ ("interview", "Who helps"), HENG_ALIGN_LEFT, 100 },
                                 { C_ ("paper", "Due"), HENG_ALIGN_RIGHT, BLOCK_WIDTH } };

  heng_paper_section (paper, 5, "support", _ ("Support and Development"), NULL);
  blank_rows (paper, columns, G_N_ELEMENTS (columns), _ ("Support and Development"));
}

void
heng_interview_form_build (HengPaperSheet *paper)
{
  HengBlock *block;

  heng_paper_person_head (paper, _ ("Interview Record"), "-I");
  heng_paper_facts (paper);
  heng_paper_result (paper);
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
  when_and_where (paper);
  section (paper, 1, "strengths", C_ ("paper", "Strengths"), HENG_COMMENT_STRENGTHS, 2);
  section (paper, 2, "gaps", C_ ("paper", "Gaps"), HENG_COMMENT_GAPS, 2);
  section (paper, 3, "employee", _ ("The Employee's Words"), HENG_COMMENT_EMPLOYEE, 3);
  goals (paper);
  support (paper);
  heng_paper_keep (paper); /* signatures never stand alone */
  heng_paper_section (paper, 6, "signatures", _ ("Signatures"), NULL);
  block = heng_paper_block (paper, NULL, 25, 0, 0);
  heng_paper_signatures (paper, block, 0, 4);
}
