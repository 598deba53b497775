/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart that has no room becomes its table; one without data says so in a sentence. */
#include "heng-chart-private.h"

#include <glib/gi18n-lib.h>

/* How many leading columns fit beside a name column of at least `least`; `rest` is what the name column gets. */
static guint
fitting_columns (const HengFrame *frame, double least, double *widths, guint n_columns, double *rest)
{
  GPtrArray *rows = frame->chart->table;
  double gap = frame->style->f1;
  guint columns = 1;

  *rest = frame->right - frame->left;
  for (guint c = 1; c < n_columns; c++)
    {
      widths[c] = 0;
      for (guint r = 0; r < rows->len; r++)
        widths[c] = MAX (widths[c], heng_frame_text_width (frame, ((GStrv) rows->pdata[r])[c], frame->style->f1, FALSE));
      if (*rest - widths[c] - gap < least)
        break;
      *rest -= widths[c] + gap;
      columns++;
    }
  return columns;
}

static void
place_row (HengFrame *frame, GStrv cells, guint columns, const double *widths, double rest, double y, gboolean head)
{
  double x = frame->left + rest;
  HengLabel label = { .text = cells[0], .x = frame->left, .y = y, .max_width = rest,
                      .ink = head ? HENG_INK_TICK : HENG_INK_TEXT };

  heng_frame_text (frame, &label);
  label.max_width = 0;
  label.align = 1;
  for (guint c = 1; c < columns; c++)
    {
      x += frame->style->f1 + widths[c];
      label.x = x;
      label.text = cells[c];
      heng_frame_text (frame, &label);
    }
}

void
heng_frame_table (HengFrame *frame)
{
  GPtrArray *rows = frame->chart->table;
  double line = frame->style->f1 * 1.6, y = frame->top + line / 2, rest;
  guint room = (guint) MAX (0, (frame->bottom - frame->top) / line), shown = MIN (rows->len, room), n_columns, columns;
  g_autofree double *widths = NULL;

  if (rows->len == 0 || room == 0)
    return;
  n_columns = g_strv_length (rows->pdata[0]);
  widths = g_new0 (double, n_columns);
  columns = fitting_columns (frame, 6 * frame->style->f1, widths, n_columns, &rest);
  if (shown < rows->len && shown > 1)
    shown--;
  for (guint r = 0; r < shown; r++, y += line)
    {
      place_row (frame, rows->pdata[r], columns, widths, rest, y, r == 0);
      if (r > 0)
        {
          g_autofree char *name = g_strdup_printf ("row:%u", r);

          heng_frame_mark (frame, name, frame->left, y - line / 2, frame->right - frame->left, line,
                           g_strjoinv (", ", rows->pdata[r]), 0);
        }
    }
  if (shown < rows->len && room > 1)
    {
      g_autofree char *more
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row", "%u more rows", rows->len - shown), rows->len - shown);
      HengLabel label = { .text = more, .x = frame->left, .y = y, .max_width = frame->right - frame->left, .ink = HENG_INK_TICK };

      heng_frame_text (frame, &label);
    }
}

void
heng_frame_message (HengFrame *frame)
{
  double width = frame->right - frame->left, height = frame->bottom - frame->top;
  HengLabel label = { .text = frame->chart->empty, .x = frame->left + width / 2, .y = frame->top + height / 2, .align = 0.5,
                      .max_width = width, .max_lines = 3 };

  if (width > 0 && height > frame->style->f1)
    heng_frame_text (frame, &label);
}
