/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the waterfall: rows downwards, names left, values right, connectors between the bars. */
#include "heng-chart-waterfall.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  HengFrame *frame;
  const HengWaterfall *waterfall;
  GPtrArray *rows;
  HengScale x;
  double group_width, label_width; /* the label column without the group's */
  double top, bar;                 /* of the first line; height of a bar */
  double row, tall;                /* height of a line, and of one whose label takes two */
  GArray *middles;                 /* of double: start, rows, end */
} Plot;

#define TWO_LINES 2.9 /* label sizes */

static const char *
group_key (guint group)
{
  return group < HENG_N_COMPONENTS ? heng_enum_by_value (heng_component_values, (int) group)->key : NULL;
}

/* Columns are measured: group, label, value; the plot gets the rest, at least 40 % of the width. A narrow chart does without the
 * group's name (a rule still parts the groups) and gives its labels more. */
static void
measure_columns (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f1, width = frame->right - frame->left, labels = 0;
  gboolean narrow = width < 34 * size;
  double gap = (narrow ? 7 : 12) * frame->unit;
  double value = heng_frame_text_width (frame, "+100.00", size, TRUE);

  for (guint i = 0; i < plot->rows->len; i++)
    {
      const HengWaterRow *row = plot->rows->pdata[i];

      if (group_key (row->group) != NULL && !narrow)
        plot->group_width
            = MAX (plot->group_width, heng_frame_text_width (frame, group_key (row->group), frame->style->f2, FALSE) + gap * 0.8);
      labels = MAX (labels, heng_frame_text_width (frame, row->label, size, FALSE));
    }
  plot->label_width = MIN (labels, MAX ((narrow ? 0.66 : 0.6) * width - value - 2 * gap - plot->group_width, 4 * size));
  plot->x = (HengScale) { plot->waterfall->low, plot->waterfall->high, frame->left + plot->group_width + plot->label_width + gap,
                          frame->right - value - gap };
}

static double
label_room (const Plot *plot, const HengWaterRow *row)
{
  return plot->label_width + (row->group == HENG_N_COMPONENTS ? plot->group_width : 0);
}

static gboolean
is_tall (const Plot *plot, guint i)
{
  const HengWaterRow *row = plot->rows->pdata[i];

  return plot->tall > plot->row && heng_frame_text_width (plot->frame, row->label, plot->frame->style->f1, FALSE) > label_room (plot, row);
}

static double
row_height (const Plot *plot, guint i)
{
  return is_tall (plot, i) ? plot->tall : plot->row;
}

/* Rows are equally high, but where the others can spare it a long label gets two lines. */
static void
place_lines (Plot *plot, double height)
{
  double size = plot->frame->style->f1, y;
  guint n_tall = 0;

  plot->tall = TWO_LINES * size;
  for (guint i = 0; i < plot->rows->len; i++)
    n_tall += is_tall (plot, i);
  if (n_tall > 0 && height - n_tall * plot->tall >= (plot->rows->len + 2 - n_tall) * 1.45 * size)
    plot->row = (height - n_tall * plot->tall) / (plot->rows->len + 2 - n_tall);
  else
    plot->tall = 0;
  y = plot->top + plot->row / 2;
  g_array_append_val (plot->middles, y);
  y += plot->row / 2;
  for (guint i = 0; i < plot->rows->len; i++)
    {
      double middle = y + row_height (plot, i) / 2;

      g_array_append_val (plot->middles, middle);
      y += row_height (plot, i);
    }
  y += plot->row / 2;
  g_array_append_val (plot->middles, y);
}

static Plot
open_plot (HengFrame *frame, const HengWaterfall *waterfall)
{
  double axis = 2 * frame->style->f2, height = frame->bottom - axis - frame->top, least = 1.3 * frame->style->f1;
  guint room = (guint) (height / least);
  Plot plot = { frame, waterfall };

  plot.rows = heng_waterfall_rows (waterfall, room > 2 ? room - 2 : 0);
  plot.top = frame->top;
  plot.row = height / (plot.rows->len + 2);
  plot.middles = g_array_new (FALSE, FALSE, sizeof (double));
  measure_columns (&plot);
  place_lines (&plot, height);
  plot.bar = MIN (15 * frame->unit, 0.66 * plot.row);
  return plot;
}

static double
middle (const Plot *plot, guint line)
{
  return g_array_index (plot->middles, double, line);
}

/* 100 and the ends of the axis are named before the ticks between. */
static void
lay_axis (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double bottom = middle (plot, plot->rows->len + 1) + plot->row / 2, step = plot->waterfall->step;
  guint n = (guint) lround ((plot->waterfall->high - plot->waterfall->low) / step);

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i <= n; i++)
      {
        double value = plot->waterfall->low + i * step, x = heng_scale_at (&plot->x, value);
        gboolean start = fabs (value - 100) < step / 1000;
        guint rank = start ? 0 : i == 0 || i == n ? 1 : 2;
        g_autofree char *text = g_strdup_printf ("%g", value);
        HengLabel label = { .text = text, .x = x, .y = bottom + 1.1 * frame->style->f2, .align = 0.5, .size = frame->style->f2,
                            .ink = start ? HENG_INK_LABEL : HENG_INK_TICK };

        if (rank != pass)
          continue;
        if (!start)
          heng_frame_grid_x (frame, x, plot->top, bottom, HENG_INK_GRID);
        heng_frame_try_text (frame, &label, NULL);
      }
  if (plot->waterfall->low <= 100 && plot->waterfall->high >= 100)
    heng_frame_grid_x (frame, heng_scale_at (&plot->x, 100), plot->top, bottom, HENG_INK_TARGET);
}

/* Start and end: a stroke, not a bar. */
static void
lay_end (Plot *plot, guint line, const char *name, const char *text, HengMicro value)
{
  HengFrame *frame = plot->frame;
  double y = middle (plot, line), x = heng_scale_at (&plot->x, heng_points_double (value)),
         height = MIN (0.78 * plot->row, 20 * frame->unit);
  double thick = 4 * frame->unit;
  g_autofree char *points = heng_micro_display (value, 2, FALSE);
  HengLabel label = { .text = text, .x = frame->left, .y = y, .bold = TRUE, .ink = HENG_INK_TEXT,
                      .max_width = plot->group_width + plot->label_width };
  HengMarkPlace *place = heng_frame_mark (frame, name, frame->left, y - plot->row / 2, frame->right - frame->left, plot->row,
                                          g_strdup_printf ("%s, %s", text, points), 0);

  place->x = x - thick / 2;
  place->y = y - height / 2;
  place->width = thick;
  place->height = height;
  heng_frame_rect (frame, place->x, place->y, thick, height, HENG_INK_TEXT);
  heng_frame_text (frame, &label);
  label = (HengLabel) { .text = points, .x = frame->right, .y = y, .align = 1, .bold = TRUE, .ink = HENG_INK_TEXT };
  heng_frame_text (frame, &label);
}

static void
lay_bar (Plot *plot, const HengWaterRow *row, double y, HengMarkPlace *place)
{
  HengFrame *frame = plot->frame;
  double from = heng_scale_at (&plot->x, heng_points_double (row->from)),
         to = heng_scale_at (&plot->x, heng_points_double (row->to));
  double left = MIN (from, to), width = fabs (to - from), top = y - plot->bar / 2;

  place->x = left;
  place->y = top;
  place->width = width;
  place->height = plot->bar;
  if (row->value == 0)
    heng_frame_disc (frame, from, y, 2.5 * frame->unit, HENG_INK_LABEL);
  else if (row->value < 0)
    heng_frame_hatched (frame, left, top, width, plot->bar, HENG_INK_LOSS, HENG_INK_LOSS_TINT, HENG_HATCH_RISING);
  else
    heng_frame_area (frame, left, top, width, plot->bar, HENG_INK_GAIN_AREA);
}

static void
lay_labels (Plot *plot, const HengWaterRow *row, double y, double height, gboolean first_of_group)
{
  HengFrame *frame = plot->frame;
  gboolean outside = row->group == HENG_N_COMPONENTS, quiet = row->item == NULL || row->item->quiet;
  g_autofree char *points = heng_micro_display (row->value, 2, row->value != 0);
  HengLabel label = { .text = row->label, .x = frame->left + (outside ? 0 : plot->group_width), .y = y,
                      .max_width = label_room (plot, row), .max_lines = height >= TWO_LINES * frame->style->f1 ? 2 : 1, .ink = quiet ? HENG_INK_LABEL : HENG_INK_TEXT };

  heng_frame_text (frame, &label);
  label = (HengLabel) { .text = points, .x = frame->right, .y = y, .align = 1, .ink = quiet ? HENG_INK_LABEL : HENG_INK_TEXT };
  heng_frame_text (frame, &label);
  if (outside || !first_of_group || plot->group_width <= 0)
    return;
  label = (HengLabel) { .text = group_key (row->group), .x = frame->left, .y = y, .size = frame->style->f2,
                        .ink = HENG_INK_TICK };
  heng_frame_text (frame, &label);
}

static void
lay_row (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const HengWaterRow *row = plot->rows->pdata[i];
  const HengWaterRow *before = i > 0 ? plot->rows->pdata[i - 1] : NULL;
  gboolean first = before == NULL || before->group != row->group;
  double y = middle (plot, i + 1), height = row_height (plot, i);
  g_autofree char *name = row->item != NULL ? g_strdup_printf ("row:%s", row->item->name)
                                            : g_strdup_printf ("row:folded-%s", group_key (row->group));
  HengMarkPlace *place = heng_frame_mark (frame, name, frame->left, y - height / 2, frame->right - frame->left, height,
                                          heng_waterfall_row_spoken (row), row->item != NULL ? row->item->target_id : 0);

  if (first)
    heng_frame_grid_y (frame, y - height / 2, frame->left, frame->right, HENG_INK_GRID);
  lay_bar (plot, row, y, place);
  lay_labels (plot, row, y, height, first);
}

/* Each bar hands its end to the next: a hairline at the running total. */
static void
lay_connectors (Plot *plot)
{
  for (guint i = 0; i <= plot->rows->len; i++)
    {
      HengMicro total = i > 0 ? ((HengWaterRow *) plot->rows->pdata[i - 1])->to : HENG_POINTS (100);
      double x = heng_scale_at (&plot->x, heng_points_double (total));

      heng_frame_grid_x (plot->frame, x, middle (plot, i) + plot->bar / 2, middle (plot, i + 1) - plot->bar / 2, HENG_INK_LABEL);
    }
}

void
heng_waterfall_layout (HengChart *chart, HengFrame *frame)
{
  const HengWaterfall *waterfall = chart->data;
  Plot plot = open_plot (frame, waterfall);

  if (plot.row < 1.2 * frame->style->f1 || plot.x.to - plot.x.from < 5 * frame->style->f1)
    heng_frame_table (frame);
  else
    {
      lay_axis (&plot);
      lay_connectors (&plot);
      lay_end (&plot, 0, "start", C_("chart", "Start"), HENG_POINTS (100));
      for (guint i = 0; i < plot.rows->len; i++)
        lay_row (&plot, i);
      heng_frame_grid_y (frame, middle (&plot, plot.rows->len + 1) - plot.row / 2, frame->left, frame->right, HENG_INK_AXIS);
      lay_end (&plot, plot.rows->len + 1, "end", waterfall->is_forecast ? C_("chart", "Forecast") : C_("chart", "Published"),
               waterfall->end);
    }
  g_array_unref (plot.middles);
  g_ptr_array_unref (plot.rows);
}
