/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review put together as its layout wants it: which sections, in which order, and the company's own words. */
#include <glib/gi18n-lib.h>

#include "heng-paper.h"
#include "heng-text.h"

#define OWN_GAP 3.0     /* mm above words of the company's own */
#define MOVED_GAP 6.3   /* mm above facts or result where they do not follow the title */
#define USUAL_FIRST 1   /* number of the first section that has one */

static void (*const builders[HENG_N_LAYOUT_SECTIONS]) (HengPaperSheet *paper) = {
  [HENG_LAYOUT_FACTS] = heng_paper_facts,
  [HENG_LAYOUT_RESULT] = heng_review_result_build,
  [HENG_LAYOUT_OKR] = heng_review_okr_build,
  [HENG_LAYOUT_KPI] = heng_review_scorecard_build,
  [HENG_LAYOUT_MILESTONES] = heng_review_milestones_build,
  [HENG_LAYOUT_FEEDBACK] = heng_review_feedback_build,
  [HENG_LAYOUT_ADJUSTMENTS] = heng_review_adjustments_build,
  [HENG_LAYOUT_CHARTS] = heng_review_charts_build,
  [HENG_LAYOUT_COMMENTS] = heng_review_comments_build,
  [HENG_LAYOUT_NEXT] = heng_review_next_build,
  [HENG_LAYOUT_OPINION] = heng_review_signatures_build,
};

static gboolean
has_number (HengLayoutSection section)
{
  return section >= HENG_LAYOUT_OKR;
}

/* A block a line of it, so that long texts break between them. */
static void
own_words (HengPaperSheet *paper, const char *name, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  gboolean first = TRUE;

  for (char **line = lines; *line; line++)
    {
      HengBlock *block;
      double height;

      if (heng_text_is_blank (*line))
        continue;
      height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_BODY, BLOCK_WIDTH, *line);
      block = heng_paper_block (paper, first ? name : NULL, height + .8, first ? OWN_GAP : 0, 0);
      heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_TEXT, 0, ROW_BASELINE, BLOCK_WIDTH, *line);
      first = FALSE;
    }
}

static const HengReportLayout *
layout_of (const HengPaperSheet *paper)
{
  return paper->review->layout ? paper->review->layout->record : NULL;
}

static void
closing (HengPaperSheet *paper)
{
  const HengReportLayout *layout = layout_of (paper);

  if (layout)
    own_words (paper, "closing", heng_localized (layout->closing, layout->closing_en));
}

static void
build_section (HengPaperSheet *paper, HengLayoutSection section, gboolean moved)
{
  guint at = paper->blocks->len;

  builders[section](paper);
  if (moved && at < paper->blocks->len)
    ((HengBlock *) g_ptr_array_index (paper->blocks, at))->gap = MOVED_GAP;
}

void
heng_review_build (HengPaperSheet *paper)
{
  const HengReportLayout *layout = layout_of (paper);
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];
  guint number = 0;
  gboolean below_title = TRUE, closed = FALSE;

  paper->laid_out = TRUE;
  heng_layout_entries_parse (layout ? layout->sections : NULL, entries);
  heng_paper_person_head (paper, _ ("Performance Review"), "");
  if (layout)
    own_words (paper, "intro", heng_localized (layout->intro, layout->intro_en));
  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    {
      HengLayoutSection section = entries[i].section;

      if (!entries[i].on)
        continue;
      if (has_number (section))
        paper->numbers[USUAL_FIRST + section - HENG_LAYOUT_OKR] = (guint8) ++number;
      if (section == HENG_LAYOUT_OPINION)
        closing (paper), closed = TRUE;
      build_section (paper, section, !has_number (section) && !below_title);
      below_title = below_title && !has_number (section);
    }
  if (!closed)
    closing (paper);
}
