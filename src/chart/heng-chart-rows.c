/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of rows: the label column is measured, the plot gets the rest; too little of it wraps the labels, then drops columns. */
#include "heng-chart-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
row_free (gpointer data)
{
  HengRow *row = data;

  g_free (row->label);
  for (guint i = 0; i < HENG_ROW_COLUMNS; i++)
    g_free (row->cells[i].text);
  g_free (row->mark);
  g_free (row->spoken);
  g_free (row->data);
  g_free (row);
}

void
heng_row_sheet_init (HengRowSheet *sheet)
{
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  sheet->row_height = 40;
  sheet->head_lines = 2;
  sheet->axis_lines = 2.2;
}

void
heng_row_sheet_clear (HengRowSheet *sheet)
{
  g_ptr_array_unref (sheet->rows);
  for (guint i = 0; i < sheet->n_columns; i++)
    g_free (sheet->columns[i].head);
}

void
heng_row_sheet_add_column (HengRowSheet *sheet, char *head, HengRowColumn column)
{
  g_return_if_fail (sheet->n_columns < HENG_ROW_COLUMNS);
  column.head = head;
  sheet->columns[sheet->n_columns++] = column;
}

HengRow *
heng_row_sheet_add (HengRowSheet *sheet, const char *label)
{
  HengRow *row = g_new0 (HengRow, 1);

  row->label = g_strdup (label != NULL ? label : "");
  g_ptr_array_add (sheet->rows, row);
  return row;
}

void
heng_row_set (HengRow *row, guint column, char *text, gboolean bold, HengInk ink)
{
  row->cells[column] = (HengRowCell) { text, bold, ink };
}

double
heng_row_sheet_height (const HengRowSheet *sheet, const HengFrame *frame)
{
  double row = MAX (sheet->row_height * frame->unit, 1.9 * frame->style->f1);

  return MAX (sheet->rows->len, 1) * row + (sheet->head_lines + sheet->axis_lines) * frame->style->f2;
}

/* Width of the texts of a column, with its head. */
static double
column_width (const HengRowPlot *plot, guint c)
{
  const HengRowColumn *column = &plot->sheet->columns[c];
  double width = column->head != NULL ? heng_frame_text_width (plot->frame, column->head, plot->frame->style->f2, FALSE) : 0;

  for (guint i = 0; i < plot->shown; i++)
    {
      const HengRowCell *cell = &((const HengRow *) plot->sheet->rows->pdata[i])->cells[c];

      if (cell->text != NULL)
        width = MAX (width, heng_frame_text_width (plot->frame, cell->text, plot->frame->style->f1, cell->bold)
                                + column->sign_room * plot->frame->style->f1);
    }
  return width;
}

static double
labels_width (const HengRowPlot *plot)
{
  double width = 0;

  for (guint i = 0; i < plot->shown; i++)
    {
      const HengRow *row = plot->sheet->rows->pdata[i];

      width = MAX (width, heng_frame_text_width (plot->frame, row->label, plot->frame->style->f1, row->bold));
    }
  return width + 1;
}

/* The column that has to go first; n_columns: none. */
static guint
column_to_drop (const HengRowPlot *plot)
{
  guint worst = plot->sheet->n_columns;

  for (guint c = 0; c < plot->sheet->n_columns; c++)
    if (plot->has[c] && plot->sheet->columns[c].drop > 0
        && (worst == plot->sheet->n_columns || plot->sheet->columns[c].drop > plot->sheet->columns[worst].drop))
      worst = c;
  return worst;
}

static void
place_columns (HengRowPlot *plot, const double *widths)
{
  double gap = plot->frame->style->f1, right = plot->frame->right, left;

  for (guint c = plot->sheet->n_columns; c-- > 0;)
    if (plot->has[c] && !plot->sheet->columns[c].is_left)
      {
        plot->right[c] = right;
        right -= widths[c] + gap;
      }
  left = plot->frame->left + plot->sheet->inset * plot->frame->unit + plot->label_width;
  for (guint c = 0; c < plot->sheet->n_columns; c++)
    if (plot->has[c] && plot->sheet->columns[c].is_left)
      {
        left += 0.8 * gap + widths[c];
        plot->right[c] = left;
      }
  plot->from = left + 0.8 * gap;
  plot->to = right;
}

/* Columns keep their place as long as labels of 6 sizes and a plot of a third fit beside them. */
static void
measure (HengRowPlot *plot)
{
  double widths[HENG_ROW_COLUMNS] = { 0 }, size = plot->frame->style->f1, taken, inset = plot->sheet->inset * plot->frame->unit;
  double width = plot->frame->right - plot->frame->left, labels = labels_width (plot);

  for (guint c = 0; c < plot->sheet->n_columns; c++)
    {
      plot->has[c] = TRUE;
      widths[c] = column_width (plot, c);
    }
  for (;;)
    {
      guint drop = column_to_drop (plot);

      taken = inset + 0.8 * size;
      for (guint c = 0; c < plot->sheet->n_columns; c++)
        taken += plot->has[c] ? widths[c] + (plot->sheet->columns[c].is_left ? 0.8 : 1) * size : 0;
      if (drop == plot->sheet->n_columns || width - taken - MIN (labels, 6 * size) >= 0.33 * width)
        break;
      plot->has[drop] = FALSE;
    }
  plot->label_width = MIN (labels, MAX (width - taken - 0.4 * width, MIN (5 * size, 0.5 * (width - taken))));
  place_columns (plot, widths);
}

gboolean
heng_row_plot_open (HengRowPlot *plot, HengFrame *frame, const HengRowSheet *sheet)
{
  double least = 1.5 * frame->style->f1, room;

  *plot = (HengRowPlot) { .frame = frame, .sheet = sheet, .shown = sheet->rows->len };
  plot->top = frame->top + sheet->head_lines * frame->style->f2;
  room = frame->bottom - sheet->axis_lines * frame->style->f2 - plot->top;
  plot->row = room / MAX (1, plot->shown);
  if (plot->row < least)
    {
      plot->shown = (guint) MAX (1, floor (room / least) - 1);
      plot->row = room / (plot->shown + 1);
    }
  plot->row = MIN (plot->row, MAX (1.6 * sheet->row_height * frame->unit, 2.4 * frame->style->f1));
  measure (plot);
  return plot->to - plot->from >= 4 * frame->style->f1 && room > least;
}

double
heng_row_plot_y (const HengRowPlot *plot, guint i)
{
  return plot->top + (i + 0.5) * plot->row;
}

double
heng_row_plot_bottom (const HengRowPlot *plot)
{
  return plot->top + plot->shown * plot->row;
}

void
heng_row_plot_lay_heads (HengRowPlot *plot)
{
  HengFrame *frame = plot->frame;

  for (guint c = 0; c < plot->sheet->n_columns; c++)
    if (plot->has[c])
      {
        HengLabel label = { .text = plot->sheet->columns[c].head, .x = plot->right[c], .y = frame->top + 0.6 * frame->style->f2, .align = 1,
                            .size = frame->style->f2, .ink = HENG_INK_TICK };

        heng_frame_text (frame, &label);
      }
}

HengMarkPlace *
heng_row_plot_lay_row (HengRowPlot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const HengRow *row = plot->sheet->rows->pdata[i];
  double y = heng_row_plot_y (plot, i);
  HengLabel label = { .text = row->label, .x = frame->left + plot->sheet->inset * frame->unit, .y = y, .bold = row->bold,
                      .max_width = plot->label_width, .max_lines = plot->row >= 2.7 * frame->style->f1 ? 2 : 1,
                      .ink = row->dim ? HENG_INK_LABEL : HENG_INK_TEXT };

  heng_frame_text (frame, &label);
  for (guint c = 0; c < plot->sheet->n_columns; c++)
    if (plot->has[c] && row->cells[c].text != NULL)
      {
        const HengRowCell *cell = &row->cells[c];

        label = (HengLabel) { .text = cell->text, .x = plot->right[c], .y = y, .align = 1, .bold = cell->bold,
                              .ink = cell->ink != HENG_INK_NONE ? cell->ink : plot->sheet->columns[c].ink };
        heng_frame_text (frame, &label);
      }
  return heng_frame_mark (frame, row->mark, frame->left, y - plot->row / 2, frame->right - frame->left, plot->row, g_strdup (row->spoken),
                          row->target_id);
}

void
heng_row_plot_lay_rest (HengRowPlot *plot)
{
  guint rest = plot->sheet->rows->len - plot->shown;
  g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row", "%u more rows", rest), rest);
  HengLabel label = { .text = more, .x = plot->frame->left, .y = heng_row_plot_bottom (plot) + plot->row / 2, .ink = HENG_INK_TICK,
                      .max_width = plot->frame->right - plot->frame->left };

  if (rest > 0)
    heng_frame_text (plot->frame, &label);
}

void
heng_row_plot_lay_axis (HengRowPlot *plot, const HengScale *x, const double *ticks, guint n, char *(*text_of) (double value))
{
  HengFrame *frame = plot->frame;
  double bottom = heng_row_plot_bottom (plot);
  double y = bottom + (plot->shown < plot->sheet->rows->len ? plot->row : 0) + 1.0 * frame->style->f2;

  for (guint i = 0; i < n; i++)
    heng_frame_grid_x (frame, heng_scale_at (x, ticks[i]), plot->top - 0.3 * frame->style->f2, bottom, HENG_INK_GRID);
  for (guint i = 0; i < n; i++)
    {
      /* first, last, then those between */
      guint k = i == 0 ? 0 : i == 1 ? n - 1 : i - 1;
      g_autofree char *text = text_of (ticks[k]);
      HengLabel label = { .text = text, .x = heng_scale_at (x, ticks[k]), .y = y, .align = 0.5, .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_try_text (frame, &label, NULL);
    }
}

void
heng_row_plot_lay_over (HengRowPlot *plot, const char *text, double x, HengInk ink)
{
  HengFrame *frame = plot->frame;
  double half = heng_frame_text_width (frame, text, frame->style->f2, FALSE) / 2;
  HengLabel label = { .text = text, .x = CLAMP (x, frame->left + half, MAX (frame->left + half, frame->right - half)),
                      .y = frame->top + 0.6 * frame->style->f2, .align = 0.5, .size = frame->style->f2, .ink = ink };

  heng_frame_try_text (frame, &label, NULL);
}
