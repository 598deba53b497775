/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four perspectives as bars from 0 to 120 with the target line and the group's mean as a tick. */
#include "heng-chart-perspectives.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  HengFrame *frame;
  const HengPerspectives *data;
  HengScale x;
  double label_width, top, row;
} Plot;

/* Label column as wide as its words, the value column at the right; the plot gets the rest. */
static Plot
open_plot (HengFrame *frame, const HengPerspectives *data)
{
  const HengChartStyle *style = frame->style;
  Plot plot = { frame, data };
  double value = heng_frame_text_width (frame, "120.0", style->f1, TRUE), width = frame->right - frame->left;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    plot.label_width = MAX (plot.label_width, heng_frame_text_width (frame, data->bars[i].label, style->f1, FALSE));
  plot.label_width = MIN (plot.label_width, 0.4 * width);
  plot.x = (HengScale) { 0, 120, frame->left + plot.label_width + 10 * frame->unit, frame->right - value - 10 * frame->unit };
  plot.top = frame->top + 1.5 * style->f2;
  plot.row = (frame->bottom - 2 * style->f2 - plot.top) / HENG_N_PERSPECTIVES;
  return plot;
}

static void
lay_axis (Plot *plot)
{
  static const double ticks[] = { 0, 100, 60, 120 };
  HengFrame *frame = plot->frame;
  double bottom = plot->top + HENG_N_PERSPECTIVES * plot->row, x;
  HengLabel target = { .text = _("target 100"), .y = frame->top + 0.5 * frame->style->f2, .align = 0.5,
                       .size = frame->style->f2 };
  double half = heng_frame_text_width (frame, target.text, target.size, FALSE) / 2;

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      g_autofree char *text = g_strdup_printf ("%.0f", ticks[i]);
      HengLabel label = { .text = text, .x = heng_scale_at (&plot->x, ticks[i]), .y = bottom + 1.15 * frame->style->f2,
                          .align = 0.5,
                          .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_try_text (frame, &label, NULL);
      if (ticks[i] < 100 || ticks[i] > 100)
        heng_frame_grid_x (frame, label.x, plot->top, bottom, ticks[i] > 0 ? HENG_INK_GRID : HENG_INK_AXIS);
    }
  x = heng_scale_at (&plot->x, 100);
  target.x = MIN (x, frame->right - half);
  heng_frame_try_text (frame, &target, NULL);
}

static void
lay_bar (Plot *plot, const HengPerspectiveBar *bar, double middle, double height)
{
  HengFrame *frame = plot->frame;
  double value = heng_points_double (bar->value.micro), end = heng_scale_at (&plot->x, CLAMP (value, 0, 120)), unit = frame->unit;

  if (bar->value.state == HENG_VALUE_NUMBER && value <= 0)
    heng_frame_area (frame, plot->x.from, middle - height / 2, 2.5 * unit, height, HENG_INK_GAIN_AREA);
  else if (bar->value.state == HENG_VALUE_NUMBER)
    heng_frame_area (frame, plot->x.from, middle - height / 2, end - plot->x.from, height, HENG_INK_GAIN_AREA);
  else if (bar->value.state == HENG_VALUE_MISSING)
    {
      /* high enough for the words in it */
      double frame_height = MAX (height, MIN (1.6 * frame->style->f2, 0.9 * plot->row));
      HengShape *box = heng_frame_rect (frame, plot->x.from, middle - frame_height / 2, plot->x.to - plot->x.from, frame_height,
                                        HENG_INK_NONE);

      box->stroke = HENG_INK_LOSS;
      box->line_width = frame->hair;
      box->dash = box->gap = 3 * unit;
    }
  if (bar->value.state == HENG_VALUE_NUMBER && (value > 120 || value < 0))
    {
      double tip = value > 120 ? 7 * unit : -7 * unit, base = value > 120 ? plot->x.to : plot->x.from;
      HengShape *arrow = heng_frame_polygon (frame, HENG_INK_GAIN_AREA, HENG_INK_NONE, 0);

      heng_shape_add_point (arrow, base + tip, middle);
      heng_shape_add_point (arrow, base, middle - height / 2);
      heng_shape_add_point (arrow, base, middle + height / 2);
    }
}

/* The group's mean: a dark tick across the bar, cut out of it by a gap in the ground's colour. */
static void
lay_mean (Plot *plot, const HengPerspectiveBar *bar, double middle, double height)
{
  HengFrame *frame = plot->frame;
  double x = heng_scale_at (&plot->x, CLAMP (heng_points_double (bar->mean.micro), 0, 120)), over = 4 * frame->unit;

  if (bar->mean.state != HENG_VALUE_NUMBER)
    return;
  heng_frame_rect (frame, x - 2.5 * frame->unit, middle - height / 2, 5 * frame->unit, height, HENG_INK_BACKGROUND);
  heng_frame_rect (frame, x - frame->unit, middle - height / 2 - over, 2 * frame->unit, height + 2 * over, HENG_INK_TEXT);
}

static void
lay_row (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const HengPerspectiveBar *bar = &plot->data->bars[i];
  double middle = plot->top + (i + 0.5) * plot->row, height = MIN (18 * frame->unit, 0.5 * plot->row);
  g_autofree char *name = g_strdup_printf ("bar:%s", bar->key);
  g_autofree char *value
      = bar->value.state == HENG_VALUE_NUMBER ? heng_micro_display (bar->value.micro, 1, FALSE) : g_strdup ("—");
  HengLabel label = { .text = bar->label, .x = frame->left, .y = middle, .max_width = plot->label_width, .ink = HENG_INK_TEXT };
  HengMarkPlace *place = heng_frame_mark (frame, name, frame->left, middle - plot->row / 2, frame->right - frame->left, plot->row,
                                          heng_perspectives_spoken (bar), 0);

  place->x = plot->x.from;
  place->y = middle - height / 2;
  place->width = heng_scale_at (&plot->x, CLAMP (heng_points_double (bar->value.micro), 0, 120)) - plot->x.from;
  place->height = height;
  heng_frame_text (frame, &label);
  lay_bar (plot, bar, middle, height);
  lay_mean (plot, bar, middle, height);
  label = (HengLabel) { .text = value, .x = frame->right, .y = middle, .align = 1, .bold = TRUE, .ink = HENG_INK_TEXT };
  heng_frame_text (frame, &label);
  if (bar->value.state == HENG_VALUE_NUMBER)
    return;
  label = (HengLabel) { .text = bar->value.state == HENG_VALUE_NA ? _("NA, not applicable, left out") : _("no actual value yet"),
                        .x = plot->x.from + 7 * frame->unit, .y = middle, .size = frame->style->f2, .ink = HENG_INK_TICK,
                        .halo = HENG_INK_BACKGROUND, .max_width = plot->x.to - plot->x.from - 9 * frame->unit };
  heng_frame_text (frame, &label);
}

/* The row whose mean is farthest from the bar's end and from the target line; −1 without any mean. */
static int
roomiest_row (const Plot *plot)
{
  double best = -1;
  int row = -1;

  for (int i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      const HengPerspectiveBar *bar = &plot->data->bars[i];
      double mean = heng_points_double (bar->mean.micro),
             room = fabs (mean - heng_points_double (bar->value.micro)) + fabs (mean - 100);

      if (bar->mean.state == HENG_VALUE_NUMBER && room > best)
        {
          best = room;
          row = i;
        }
    }
  return row;
}

/* Rows too narrow for a line between the bars: the tick is explained above them, at the left of the target's name. */
static void
explain_mean (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f2, y = frame->top + 0.5 * size;
  HengLabel label = { .text = _("group mean"), .x = plot->x.from + 7 * frame->unit, .y = y, .size = size };

  if (heng_frame_try_text (frame, &label, NULL))
    heng_frame_rect (frame, plot->x.from + 2 * frame->unit, y - 0.5 * size, 2 * frame->unit, size, HENG_INK_TEXT);
}

/* The mean is named once, above its tick. */
static void
name_mean (Plot *plot)
{
  HengFrame *frame = plot->frame;
  int row = roomiest_row (plot);
  double height = MIN (18 * frame->unit, 0.5 * plot->row), line = 1.2 * frame->style->f2;

  if (row >= 0 && plot->row - height < line + 10 * frame->unit)
    explain_mean (plot);
  else if (row >= 0)
    {
      g_autofree char *number = heng_micro_display (plot->data->bars[row].mean.micro, 1, FALSE);
      g_autofree char *text = g_strdup_printf (_("group mean %s"), number);
      double half = heng_frame_text_width (frame, text, frame->style->f2, FALSE) / 2;
      double x = heng_scale_at (&plot->x, CLAMP (heng_points_double (plot->data->bars[row].mean.micro), 0, 120));
      HengLabel label = { .text = text, .x = CLAMP (x, plot->x.from + half, plot->x.to - half), .align = 0.5,
                          .size = frame->style->f2,
                          .y = plot->top + (row + 0.5) * plot->row - height / 2 - 5 * frame->unit - 0.55 * frame->style->f2,
                          .halo = HENG_INK_BACKGROUND };

      heng_frame_try_text (frame, &label, NULL);
    }
}

static void
perspectives_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot = open_plot (frame, chart->data);
  double bottom = plot.top + HENG_N_PERSPECTIVES * plot.row, x = heng_scale_at (&plot.x, 100);

  lay_axis (&plot);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    lay_row (&plot, i);
  /* Over the bars, so that one sees what reaches it. */
  heng_frame_grid_x (frame, x, plot.top, bottom, HENG_INK_TARGET);
  name_mean (&plot);
}

static double
perspectives_height (HengChart *chart, const HengFrame *frame)
{
  (void) chart;
  return HENG_N_PERSPECTIVES * MAX (46 * frame->unit, 3 * frame->style->f1) + 3.5 * frame->style->f2;
}

static const HengChartClass perspectives_class = { "perspectives", perspectives_layout, perspectives_height, g_free };

HengChart *
heng_chart_perspectives_new (const HengReview *review)
{
  HengPerspectives *data = heng_perspectives_copy (review);
  HengChart *chart = heng_chart_new (&perspectives_class, data);

  heng_perspectives_say (chart, data, review, _("Bar chart: four perspectives, score 0–120"));
  return chart;
}
