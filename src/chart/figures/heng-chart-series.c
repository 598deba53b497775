/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A metric month by month: lines with their names at the end, gaps where there is no value. */
#include "heng-chart-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const HengInk inks[] = { HENG_INK_GAIN, HENG_INK_LOSS, HENG_INK_OFF };
static const double dashes[][2] = { { 0, 0 }, { 6, 3 }, { 2, 3 } }; /* apart in grey too */

typedef struct
{
  HengFrame *frame;
  const HengSeriesChart *data;
  HengScale y;
  double from, to;
} Plot;

static double
x_of (const Plot *plot, guint month)
{
  guint n = plot->data->n_months;

  return n < 2 ? (plot->from + plot->to) / 2 : plot->from + (plot->to - plot->from) * month / (n - 1);
}

static double
y_of (const Plot *plot, HengMicro value)
{
  return heng_scale_at (&plot->y, heng_points_double (value));
}

static int
last_shown (const HengSeriesTrack *track, guint n)
{
  for (guint i = n; i-- > 0;)
    if (heng_series_is_shown (&track->points[i]))
      return (int) i;
  return -1;
}

static char *
end_text (const HengSeriesChart *data, const HengSeriesTrack *track)
{
  int last = last_shown (track, data->n_months);
  g_autofree char *value = last >= 0 ? heng_measure_text (&data->measure, track->points[last].value.micro) : NULL;

  return value != NULL ? g_strdup_printf ("%s %s", track->label, value) : g_strdup (track->label);
}

static gboolean
open_plot (Plot *plot, HengFrame *frame, const HengSeriesChart *data)
{
  double size = frame->style->f2, ticks = 0, ends = 0, width = frame->right - frame->left;
  int n = (int) lround ((data->high - data->low) / data->step);

  *plot = (Plot) { frame, data, { data->low, data->high, 0, 0 }, 0, 0 };
  for (int i = 0; i <= n; i++)
    {
      g_autofree char *text = heng_measure_tick (&data->measure, data->low + i * data->step, data->step);

      ticks = MAX (ticks, heng_frame_text_width (frame, text, size, FALSE));
    }
  for (guint i = 0; i < data->n_tracks; i++)
    {
      g_autofree char *text = end_text (data, &data->tracks[i]);

      ends = MAX (ends, heng_frame_text_width (frame, text, size, TRUE));
    }
  plot->from = frame->left + ticks + 14 * frame->unit;
  plot->to = frame->right - MIN (ends + 12 * frame->unit, 0.36 * width);
  plot->y.from = frame->bottom - 2.2 * size;
  plot->y.to = frame->top + 1.2 * size;
  return plot->to - plot->from >= 6 * frame->style->f1;
}

static void
lay_values (Plot *plot)
{
  HengFrame *frame = plot->frame;
  const HengSeriesChart *data = plot->data;
  int n = (int) lround ((data->high - data->low) / data->step);

  for (int i = 0; i <= n; i++)
    {
      double value = data->low + i * data->step, y = heng_scale_at (&plot->y, value);
      g_autofree char *text = heng_measure_tick (&data->measure, value, data->step);
      HengLabel label = { .text = text, .x = plot->from - 14 * frame->unit, .y = y, .align = 1, .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_grid_y (frame, y, plot->from - 8 * frame->unit, plot->to, i == 0 ? HENG_INK_AXIS : HENG_INK_GRID);
      heng_frame_try_text (frame, &label, NULL);
    }
}

/* First and last month, then as many between as have room. */
static void
lay_months (Plot *plot)
{
  guint n = plot->data->n_months;

  for (guint i = 0; i < n; i++)
    {
      guint month = i == 0 ? 0 : i == 1 ? n - 1 : i - 1;
      g_autofree char *text = heng_series_month (plot->data, month);
      HengLabel label = { .text = text, .x = x_of (plot, month), .y = plot->y.from + 1.5 * plot->frame->style->f2, .align = 0.5,
                          .size = plot->frame->style->f2, .ink = month + 1 == n ? HENG_INK_TEXT : HENG_INK_TICK };

      heng_frame_try_text (plot->frame, &label, NULL);
    }
}

static void
lay_target (Plot *plot)
{
  HengFrame *frame = plot->frame;
  g_autofree char *value = NULL, *text = NULL;
  HengShape *line;
  double y;

  if (plot->data->target.state != HENG_VALUE_NUMBER)
    return;
  y = y_of (plot, plot->data->target.micro);
  line = heng_frame_grid_y (frame, y, plot->from - 8 * frame->unit, plot->to, HENG_INK_TARGET);
  line->dash = line->gap = 4 * frame->unit;
  value = heng_measure_text (&plot->data->measure, plot->data->target.micro);
  text = g_strdup_printf (C_("chart", "target %s"), value);
  heng_frame_try_text (frame, &(HengLabel) { .text = text, .x = plot->from, .y = y - 0.8 * frame->style->f2, .size = frame->style->f2,
                                             .halo = HENG_INK_BACKGROUND }, NULL);
}

static void
lay_segment (Plot *plot, guint track, guint from, guint to)
{
  const HengSeriesTrack *line = &plot->data->tracks[track];
  HengShape *shape = heng_frame_line (plot->frame, x_of (plot, from), y_of (plot, line->points[from].value.micro), x_of (plot, to),
                                      y_of (plot, line->points[to].value.micro), inks[track], 2.2 * plot->frame->unit);

  shape->dash = dashes[track][0] * plot->frame->unit;
  shape->gap = dashes[track][1] * plot->frame->unit;
  if (to > from + 1)
    {
      /* a gap in the data */
      shape->dash = 0;
      shape->gap = 5 * plot->frame->unit;
      shape->line_width = 1.4 * plot->frame->unit;
    }
}

static void
lay_track (Plot *plot, guint track)
{
  HengFrame *frame = plot->frame;
  const HengSeriesTrack *line = &plot->data->tracks[track];
  int before = -1, last = last_shown (line, plot->data->n_months);
  double reach = 24 * frame->unit;

  for (guint i = 0; i < plot->data->n_months; i++)
    if (heng_series_is_shown (&line->points[i]))
      {
        if (before >= 0)
          lay_segment (plot, track, (guint) before, i);
        before = (int) i;
      }
  for (guint i = 0; i < plot->data->n_months; i++)
    {
      double x = x_of (plot, i), y, r = (int) i == last ? 4.5 * frame->unit : 3 * frame->unit;
      g_autofree char *month = heng_date_format (plot->data->months[i]), *name = g_strdup_printf ("point:%s/%.7s", line->key, month);
      HengMarkPlace *place;

      if (!heng_series_is_shown (&line->points[i]))
        continue;
      y = y_of (plot, line->points[i].value.micro);
      heng_frame_disc (frame, x, y, r + 1.4 * frame->unit, HENG_INK_BACKGROUND);
      heng_frame_disc (frame, x, y, r, inks[track]);
      place = heng_frame_mark (frame, name, x - reach, y - reach, 2 * reach, 2 * reach, heng_series_spoken (plot->data, line, i),
                               line->points[i].target_id);
      place->x = x - r;
      place->y = y - r;
      place->width = place->height = 2 * r;
    }
}

/* Names at the ends of the lines, pushed apart from the top downwards and back into the frame. */
static void
lay_ends (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double line = 1.3 * frame->style->f2, ys[HENG_SERIES_MOST] = { 0 };
  guint order[HENG_SERIES_MOST], n = 0;

  for (guint i = 0; i < plot->data->n_tracks; i++)
    {
      int last = last_shown (&plot->data->tracks[i], plot->data->n_months);
      guint k = n;

      if (last < 0)
        continue;
      ys[i] = y_of (plot, plot->data->tracks[i].points[last].value.micro);
      for (; k > 0 && ys[order[k - 1]] > ys[i]; k--)
        order[k] = order[k - 1];
      order[k] = i;
      n++;
    }
  for (guint k = 1; k < n; k++)
    ys[order[k]] = MAX (ys[order[k]], ys[order[k - 1]] + line);
  for (guint k = n; k-- > 0;)
    ys[order[k]] = MIN (ys[order[k]], k + 1 < n ? ys[order[k + 1]] - line : plot->y.from);
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *text = end_text (plot->data, &plot->data->tracks[order[k]]);
      HengLabel label = { .text = text, .x = plot->to + 10 * frame->unit, .y = ys[order[k]], .size = frame->style->f2, .bold = TRUE, .ink = HENG_INK_TEXT,
                          .max_width = frame->right - plot->to - 12 * frame->unit };

      heng_frame_try_text (frame, &label, NULL);
    }
}

void
heng_series_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot;

  if (!open_plot (&plot, frame, chart->data))
    {
      heng_frame_table (frame);
      return;
    }
  lay_values (&plot);
  lay_months (&plot);
  lay_ends (&plot);
  lay_target (&plot);
  for (guint i = plot.data->n_tracks; i-- > 0;)
    lay_track (&plot, i);
}
