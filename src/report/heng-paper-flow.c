/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking blocks into pages: nothing splits, heads repeat, the signatures never stand alone (paper-and-charts.md §1.5). */
#include "heng-paper.h"

#define TIGHT_ROW 0.25  /* mm taken from each row … */
#define TIGHT_GAP 1.3   /* … and each section gap when the last page would hold little */
#define LITTLE 40.0     /* mm */

typedef struct
{
  HengPaperSheet *paper;
  guint page;
  double y;
} Cursor;

static double
block_height (const HengPaperSheet *paper, const HengBlock *block)
{
  return block->height - (paper->tight && block->flags & HENG_BLOCK_ROW ? TIGHT_ROW : 0);
}

static double
block_gap (const HengPaperSheet *paper, const HengBlock *block)
{
  return paper->tight && block->gap > TIGHT_GAP * 2 ? block->gap - TIGHT_GAP : block->gap;
}

/* Index after the last block that must stay with `first`. */
static guint
unit_end (const HengPaperSheet *paper, guint first)
{
  guint i = first;

  while (i + 1 < paper->blocks->len && ((HengBlock *) g_ptr_array_index (paper->blocks, i))->flags & HENG_BLOCK_KEEP_NEXT)
    i++;
  return i + 1;
}

static double
unit_height (const HengPaperSheet *paper, guint first, guint end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    {
      const HengBlock *block = g_ptr_array_index (paper->blocks, i);

      height += block_height (paper, block) + (i > first ? block_gap (paper, block) : 0);
    }
  return height;
}

/* What a unit is too tall for the rest of the page may come out of a chart in it, rather than leave that rest empty. */
static double
squeeze (HengPaperSheet *paper, guint first, guint end, double missing)
{
  for (guint i = first; i < end; i++)
    {
      HengBlock *block = g_ptr_array_index (paper->blocks, i);

      if (block->least <= 0 || missing > block->height - block->least)
        continue;
      block->height -= missing;
      return 0;
    }
  return missing;
}

static void
turn_page (Cursor *cursor, const HengBlock *next)
{
  cursor->page++;
  cursor->y = cursor->paper->top;
  if (next->repeated)
    {
      HengBlock head = *(const HengBlock *) next->repeated;

      head.page = cursor->page;
      head.y = cursor->y;
      g_array_append_val (cursor->paper->placed, head);
      cursor->y += head.height;
    }
}

static void
place (Cursor *cursor, HengBlock *block, gboolean first_of_unit)
{
  double gap = cursor->y > cursor->paper->top ? block_gap (cursor->paper, block) : 0;
  double height = block_height (cursor->paper, block);

  /* A unit taller than a page breaks where it must. */
  if (!first_of_unit && cursor->y + gap + height > cursor->paper->bottom)
    {
      turn_page (cursor, block);
      gap = 0;
    }
  block->page = cursor->page;
  block->y = cursor->y + gap;
  cursor->y += gap + height;
}

static double
flow (HengPaperSheet *paper, gboolean tight, gboolean low_charts)
{
  Cursor cursor = { paper, 0, paper->top };

  paper->tight = tight;
  g_array_set_size (paper->placed, 0);
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      HengBlock *block = g_ptr_array_index (paper->blocks, i);

      if (block->least > 0)
        block->height = low_charts ? block->least : block->natural;
    }
  for (guint first = 0, end; first < paper->blocks->len; first = end)
    {
      HengBlock *block = g_ptr_array_index (paper->blocks, first);

      end = unit_end (paper, first);
      if (cursor.y > paper->top)
        {
          double missing = cursor.y + block_gap (paper, block) + unit_height (paper, first, end) - paper->bottom;

          if (missing > 0 && squeeze (paper, first, end, missing) > 0)
            turn_page (&cursor, block);
        }
      for (guint i = first; i < end; i++)
        place (&cursor, g_ptr_array_index (paper->blocks, i), i == first);
    }
  paper->n_pages = cursor.page + 1;
  return cursor.y - paper->top;
}

/* Tight rows and low charts only where they save a page, or rows alone where the last page would hold next to nothing. */
static void
flow_well (HengPaperSheet *paper)
{
  double last = flow (paper, FALSE, FALSE);
  guint n_pages = paper->n_pages;

  if (n_pages < 2)
    return;
  flow (paper, TRUE, FALSE);
  if (paper->n_pages < n_pages)
    return;
  flow (paper, TRUE, TRUE);
  if (paper->n_pages == n_pages)
    flow (paper, last < LITTLE, FALSE);
}

/* What a page has left over goes back to a chart on it that was made lower than it would be. */
static void
relax (HengPaperSheet *paper, guint at)
{
  HengBlock *chart = g_ptr_array_index (paper->blocks, at), *block = chart;
  guint end = at + 1;
  double room;

  for (; end < paper->blocks->len && ((HengBlock *) g_ptr_array_index (paper->blocks, end))->page == chart->page; end++)
    block = g_ptr_array_index (paper->blocks, end);
  room = CLAMP (paper->bottom - block->y - block_height (paper, block), 0, chart->natural - chart->height);
  chart->height += room;
  for (guint i = at + 1; i < end; i++)
    ((HengBlock *) g_ptr_array_index (paper->blocks, i))->y += room;
}

void
heng_paper_paginate (HengPaperSheet *paper)
{
  flow_well (paper);
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      HengBlock *block = g_ptr_array_index (paper->blocks, i);

      if (block->least > 0)
        relax (paper, i);
      heng_block_settle_charts (paper, block);
    }
}
