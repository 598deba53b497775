/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the heat table: label, n, cells of one width; a key of the five steps below. */
#include "heng-chart-heat-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  HengFrame *frame;
  const HengHeatTable *table;
  guint shown;       /* groups that fit, totals apart */
  guint n_totals;
  double label_width, n_right; /* n_right 0: no n column */
  double left, width, top, row, gap;
} Plot;

static guint
count_totals (const HengHeatTable *table)
{
  guint n = 0;

  for (guint r = 0; r < table->lines->len; r++)
    n += ((const HengHeatLine *) table->lines->pdata[r])->is_total;
  return n;
}

static void
measure_columns (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f1, n_width = heng_frame_text_width (frame, "n", size, FALSE), width = frame->right - frame->left, cell = 3.2 * size;

  for (guint r = 0; r < plot->table->lines->len; r++)
    {
      const HengHeatLine *line = plot->table->lines->pdata[r];
      g_autofree char *n = g_strdup_printf ("%u", line->n);

      plot->label_width = MAX (plot->label_width, heng_frame_text_width (frame, line->label, size, line->is_total) + 1);
      n_width = MAX (n_width, heng_frame_text_width (frame, n, size, FALSE));
    }
  if (width - MIN (plot->label_width, 5 * size) - n_width - 2 * size >= plot->table->n_columns * (cell + plot->gap))
    plot->label_width = MIN (plot->label_width, MAX (0.34 * width, width - n_width - 2 * size - plot->table->n_columns * (1.6 * cell + plot->gap)));
  else
    n_width = -size;
  plot->label_width = MIN (plot->label_width, MAX (width - n_width - 2 * size - plot->table->n_columns * (cell + plot->gap), 3 * size));
  plot->n_right = n_width > 0 ? frame->left + plot->label_width + size + n_width : 0;
  plot->left = frame->left + plot->label_width + size + (n_width > 0 ? n_width + size : 0);
  plot->width = (frame->right - plot->left + plot->gap) / plot->table->n_columns - plot->gap;
}

/* Two lines, unless a Latin word would be torn apart: then one, with an ellipsis. */
static int
head_lines (const Plot *plot, guint column)
{
  g_auto (GStrv) words = g_strsplit (plot->table->heads[column], " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (g_ascii_isalpha (**word)
        && heng_frame_text_width (plot->frame, *word, plot->frame->style->f2, plot->table->strong[column]) > plot->width)
      return 1;
  return 2;
}

/* Lines of the widest head at the cells' width. */
static double
head_height (const Plot *plot)
{
  double most = 1.6 * plot->frame->style->f2;

  for (guint c = 0; c < plot->table->n_columns; c++)
    {
      HengLabel label = { .text = plot->table->heads[c], .size = plot->frame->style->f2, .bold = plot->table->strong[c], .max_width = plot->width,
                          .max_lines = head_lines (plot, c) };
      double width, height;

      heng_frame_text_size (plot->frame, &label, &width, &height);
      most = MAX (most, height + 0.6 * plot->frame->style->f2);
    }
  return most;
}

static gboolean
open_plot (Plot *plot, HengFrame *frame, const HengHeatTable *table)
{
  double least = 1.7 * frame->style->f1, room;
  guint rows;

  *plot = (Plot) { .frame = frame, .table = table, .gap = 2 * frame->unit, .n_totals = count_totals (table) };
  measure_columns (plot);
  plot->top = frame->top + head_height (plot);
  room = frame->bottom - 2.4 * frame->style->f2 - plot->top;
  plot->shown = table->lines->len - plot->n_totals;
  rows = table->lines->len;
  if (room / rows < least)
    {
      guint fit = (guint) MAX (0, floor (room / least));

      plot->shown = fit > plot->n_totals + 1 ? fit - plot->n_totals - 1 : 0;
      rows = plot->shown + plot->n_totals + 1;
    }
  plot->row = MIN (room / rows, MAX (56 * frame->unit, 2.4 * frame->style->f1));
  return plot->width >= 2.9 * frame->style->f1 && plot->shown > 0;
}

static void
lay_heads (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double y = (frame->top + plot->top) / 2 - 0.1 * frame->style->f2;

  for (guint c = 0; c < plot->table->n_columns; c++)
    {
      HengLabel label = { .text = plot->table->heads[c], .x = plot->left + c * (plot->width + plot->gap) + plot->width / 2, .y = y, .align = 0.5,
                          .size = frame->style->f2, .bold = plot->table->strong[c], .max_width = plot->width, .max_lines = head_lines (plot, c) };

      heng_frame_text (frame, &label);
    }
  if (plot->n_right > 0)
    heng_frame_text (frame, &(HengLabel) { .text = "n", .x = plot->n_right, .y = y, .align = 1, .size = frame->style->f2, .ink = HENG_INK_TICK });
}

static HengShape *
lay_step (HengFrame *frame, double x, double y, double width, double height, guint step)
{
  gboolean print = frame->style->theme == HENG_THEME_PRINT;
  HengShape *shape;

  if (print && step < 2)
    {
      shape = heng_frame_hatched (frame, x, y, width, height, HENG_INK_LOSS, HENG_INK_HEAT + step, HENG_HATCH_RISING);
      shape->hatch_step = step == 0 ? 2.6 : 5.2;
      return shape;
    }
  shape = heng_frame_area (frame, x, y, width, height, HENG_INK_HEAT + step);
  if (step == 2)
    shape->stroke = HENG_INK_AXIS;
  return shape;
}

/* Nothing to show: a frame, faintly hatched on the screen when there is something that is hidden. */
static void
lay_empty (HengFrame *frame, double x, double y, double width, double height, gboolean hidden)
{
  HengShape *shape;

  if (hidden && frame->style->theme != HENG_THEME_PRINT)
    {
      shape = heng_frame_hatched (frame, x, y, width, height, HENG_INK_GRID, HENG_INK_NONE, HENG_HATCH_RISING);
      return;
    }
  shape = heng_frame_rect (frame, x, y, width, height, HENG_INK_NONE);
  shape->stroke = HENG_INK_GRID;
  shape->line_width = frame->hair;
  if (hidden)
    {
      shape->stroke = HENG_INK_AXIS;
      shape->dash = shape->gap = 2.5 * frame->unit;
    }
}

static void
lay_cell (Plot *plot, const HengHeatLine *line, guint c, double y)
{
  HengFrame *frame = plot->frame;
  const HengHeatPlace *cell = &line->cells[c];
  double x = plot->left + c * (plot->width + plot->gap), height = plot->row - plot->gap;
  gboolean shown = cell->value.state == HENG_VALUE_NUMBER && !cell->hidden && cell->n > 0, print = frame->style->theme == HENG_THEME_PRINT;
  g_autofree char *text = heng_heat_cell_text (cell), *name = g_strdup_printf ("cell:%s/%s", line->key, plot->table->keys[c]);
  HengLabel label = { .text = text, .x = x + plot->width / 2, .y = y, .align = 0.5, .ink = HENG_INK_TICK };
  guint step = heng_heat_step (plot->table, cell->value.micro);

  if (shown)
    {
      lay_step (frame, x, y - height / 2, plot->width, height, step);
      label.bold = line->is_total || step == 0 || step == 4;
      label.ink = step == 4 || (step == 0 && !print) ? HENG_INK_HEAT_TEXT : HENG_INK_TEXT;
    }
  else
    lay_empty (frame, x, y - height / 2, plot->width, height, cell->value.state == HENG_VALUE_NUMBER);
  if ((shown && print && step < 2) || (!shown && cell->hidden))
    {
      /* a plate, so that the number does not stand in the hatch */
      double width = heng_frame_text_width (frame, text, frame->style->f1, label.bold) + 6 * frame->unit;

      heng_frame_rect (frame, label.x - width / 2, y - 0.7 * frame->style->f1, width, 1.4 * frame->style->f1, HENG_INK_BACKGROUND);
    }
  if (heng_frame_text_width (frame, text, frame->style->f1, label.bold) <= plot->width)
    heng_frame_text (frame, &label);
  heng_frame_mark (frame, name, x, y - height / 2, plot->width, height, heng_heat_cell_spoken (plot->table, line, c), cell->target_id);
}

static void
lay_line (Plot *plot, const HengHeatLine *line, double y)
{
  HengFrame *frame = plot->frame;
  g_autofree char *n = g_strdup_printf ("%u", line->n), *name = g_strdup_printf ("row:%s", line->key);
  HengLabel label = { .text = line->label, .x = frame->left, .y = y, .bold = line->is_total, .max_width = plot->label_width,
                      .max_lines = plot->row >= 2.7 * frame->style->f1 ? 2 : 1, .ink = HENG_INK_TEXT };

  heng_frame_text (frame, &label);
  heng_frame_mark (frame, name, frame->left, y - plot->row / 2, plot->left - frame->left - plot->gap, plot->row,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u person", "%s, %u people", line->n), line->label, line->n), line->target_id);
  if (plot->n_right > 0)
    heng_frame_text (frame, &(HengLabel) { .text = n, .x = plot->n_right, .y = y, .align = 1, .ink = HENG_INK_TICK });
  for (guint c = 0; c < plot->table->n_columns; c++)
    lay_cell (plot, line, c, y);
}

static char *
step_text (const HengHeatTable *table, guint step)
{
  g_autofree char *low = step > 0 ? heng_micro_display_short (table->cuts[step - 1]) : NULL;
  g_autofree char *high = step < 4 ? heng_micro_display_short (table->cuts[step]) : NULL;

  return step == 0 ? g_strdup_printf ("<%s", high) : step == 4 ? g_strdup_printf ("≥%s", low) : g_strdup_printf ("%s–%s", low, high);
}

static void
lay_key (Plot *plot, double y)
{
  HengFrame *frame = plot->frame;
  double x = frame->left, size = frame->style->f2, swatch = 1.2 * size;

  for (guint step = 0; step < 5; step++)
    {
      g_autofree char *text = step_text (plot->table, step);
      HengLabel label = { .text = text, .x = x + swatch + 0.5 * size, .y = y, .size = size };
      double width = heng_frame_text_width (frame, text, size, FALSE);

      if (label.x + width > frame->right)
        return;
      lay_step (frame, x, y - 0.45 * size, swatch, 0.9 * size, step);
      heng_frame_text (frame, &label);
      x = label.x + width + 1.4 * size;
    }
}

void
heng_heat_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot;
  double y;
  guint rest;

  if (!open_plot (&plot, frame, chart->data))
    {
      heng_frame_table (frame);
      return;
    }
  rest = plot.table->lines->len - plot.n_totals - plot.shown;
  y = plot.top + plot.row / 2;
  lay_heads (&plot);
  for (guint r = 0; r < plot.table->lines->len; r++)
    {
      const HengHeatLine *line = plot.table->lines->pdata[r];

      if (r == plot.shown && rest > 0)
        {
          g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row", "%u more rows", rest), rest);

          heng_frame_text (frame, &(HengLabel) { .text = more, .x = frame->left, .y = y, .ink = HENG_INK_TICK });
          y += plot.row;
        }
      if (r >= plot.shown && !line->is_total)
        continue;
      lay_line (&plot, line, y);
      y += plot.row;
    }
  lay_key (&plot, y - plot.row / 2 + 1.5 * frame->style->f2);
}

double
heng_heat_height (HengChart *chart, const HengFrame *frame)
{
  const HengHeatTable *table = chart->data;

  return MAX (table->lines->len, 1) * MAX (44 * frame->unit, 2 * frame->style->f1) + 5.4 * frame->style->f2;
}
