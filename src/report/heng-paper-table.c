/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section heads, column heads, rows and notes of printed tables (paper-and-charts.md §1.2, §1.3). */
#include "heng-paper.h"

#include <glib/gi18n-lib.h>

#define SECTION_GAP 6.3
#define COLUMN_HEAD 5.2
#define REPEAT_TITLE 5.0

char *
heng_paper_percent (gint64 basis_points)
{
  g_autofree char *number = heng_micro_format_short (basis_points * (HENG_MICRO / 100));

  return g_strdup_printf ("%s\u00a0%%", number);
}

char *
heng_paper_unit (const char *number, const char *unit)
{
  if (!unit || !*unit)
    return g_strdup (number);
  return g_strconcat (number, "\u00a0", unit, NULL);
}

char *
heng_paper_spaced (const char *text)
{
  GString *spaced = g_string_new (NULL);

  for (const char *c = text ? text : ""; *c; c++)
    {
      if (*c == '%' && c > text && g_ascii_isdigit (c[-1]))
        g_string_append (spaced, "\u00a0");
      g_string_append_c (spaced, *c);
    }
  return g_string_free (spaced, FALSE);
}

char *
heng_paper_time (gint64 ms)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

HengBlock *
heng_paper_section (HengPaperSheet *paper, int number, const char *name, const char *title, const char *result)
{
  HengBlock *block = heng_paper_block (paper, name, 8.2, SECTION_GAP, HENG_BLOCK_KEEP_NEXT | HENG_BLOCK_HEADING);
  g_autofree char *digits = g_strdup_printf ("%d", number < (int) G_N_ELEMENTS (paper->numbers) && paper->numbers[number] ? paper->numbers[number] : number);
  double width = 0;

  heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, .75, HENG_INK_TEXT);
  if (result)
    width = heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_RIGHT, BLOCK_WIDTH, 5.6, 0, result);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_HEAD, HENG_INK_ACCENT, HENG_ALIGN_LEFT, 0, 5.6, 0, digits);
  heng_block_text (paper, block, HENG_FACE_BOLD, SIZE_HEAD, HENG_INK_TEXT, HENG_ALIGN_LEFT, 7, 5.6, BLOCK_WIDTH - 9 - width, title);
  return block;
}

void
heng_paper_empty_section (HengPaperSheet *paper, int number, const char *name, const char *title)
{
  heng_paper_section (paper, number, name, title, _ ("none"))->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
}

void
heng_paper_none (HengPaperSheet *paper)
{
  HengBlock *block = heng_paper_block (paper, NULL, ROW_HEIGHT, 0, 0);

  heng_block_text (paper, block, HENG_FACE_SANS, SIZE_BODY, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, ROW_BASELINE, 0, _ ("none"));
}

static void
put_columns (HengPaperSheet *paper, HengBlock *block, double top, const HengColumn *columns, guint n)
{
  for (guint i = 0; i < n; i++)
    heng_block_text (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, columns[i].align, columns[i].x, top + 3.4, 0,
                     columns[i].title);
  heng_block_line (block, 0, top + COLUMN_HEAD, BLOCK_WIDTH, top + COLUMN_HEAD, .5, HENG_INK_TEXT);
}

void
heng_paper_columns (HengPaperSheet *paper, const HengColumn *columns, guint n, const char *section)
{
  HengBlock *head = heng_paper_block (paper, NULL, COLUMN_HEAD, 0, HENG_BLOCK_KEEP_NEXT);

  put_columns (paper, head, 0, columns, n);
  paper->continuation = NULL;
  if (section)
    {
      g_autofree char *title = g_strdup_printf (_ ("%s (continued)"), section);
      HengBlock *again = heng_paper_repeat (paper, REPEAT_TITLE + COLUMN_HEAD);

      heng_block_text (paper, again, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, HENG_ALIGN_LEFT, 0, 3.2, 0, title);
      put_columns (paper, again, REPEAT_TITLE, columns, n);
      paper->continuation = again;
    }
}

HengBlock *
heng_paper_row (HengPaperSheet *paper, gboolean first, gboolean group)
{
  HengBlock *block = heng_paper_block (paper, NULL, ROW_HEIGHT, 0, HENG_BLOCK_ROW | (first || group ? HENG_BLOCK_KEEP_NEXT : 0));

  block->repeated = paper->continuation;
  if (!first)
    heng_block_line (block, 0, 0, BLOCK_WIDTH, 0, .5, group ? HENG_INK_GROUP_LINE : HENG_INK_ROW_LINE);
  return block;
}

void
heng_paper_end_table (HengPaperSheet *paper)
{
  HengBlock *last = g_ptr_array_index (paper->blocks, paper->blocks->len - 1);

  last->flags &= ~(HengBlockFlags) HENG_BLOCK_KEEP_NEXT;
  heng_block_line (last, 0, last->height, BLOCK_WIDTH, last->height, .5, HENG_INK_TEXT);
  paper->continuation = NULL;
}

void
heng_paper_keep (HengPaperSheet *paper)
{
  ((HengBlock *) g_ptr_array_index (paper->blocks, paper->blocks->len - 1))->flags |= HENG_BLOCK_KEEP_NEXT;
}

void
heng_paper_blank_lines (HengPaperSheet *paper, guint n)
{
  HengBlock *block = heng_paper_block (paper, NULL, n * 8 + 1.5, 0, 0);

  for (guint i = 1; i <= n; i++)
    heng_block_dotted (block, 0, i * 8, BLOCK_WIDTH);
}

void
heng_paper_note (HengPaperSheet *paper, const char *text)
{
  HengBlock *last = g_ptr_array_index (paper->blocks, paper->blocks->len - 1);
  double height = heng_paper_measure (paper, HENG_FACE_SANS, SIZE_NOTE, BLOCK_WIDTH, text);
  HengBlock *block;

  last->flags |= HENG_BLOCK_KEEP_NEXT;
  block = heng_paper_block (paper, NULL, height + 1.6, 0, 0);
  heng_block_paragraph (paper, block, HENG_FACE_SANS, SIZE_NOTE, HENG_INK_SECONDARY, 0, 4.2, BLOCK_WIDTH, text);
}

void
heng_block_contribution (HengPaperSheet *paper, HengBlock *block, double zero_x, double scale, HengMicro value, HengFace face)
{
  g_autofree char *text = heng_micro_display (value, 2, TRUE);
  double width = ABS (value) / (double) HENG_MICRO * scale;

  heng_block_line (block, zero_x, 1.5, zero_x, 4.5, .5, HENG_INK_SECONDARY);
  if (value > 0)
    heng_block_rect (block, zero_x, 2, width, 2, HENG_INK_ACCENT, TRUE);
  else if (value < 0)
    heng_block_hatched (block, zero_x - width, 2, width, 2);
  heng_block_text (paper, block, face, SIZE_BODY, HENG_INK_TEXT, HENG_ALIGN_RIGHT, BLOCK_WIDTH, ROW_BASELINE, 0, text);
}
