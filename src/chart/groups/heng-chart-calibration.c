/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Managers compared by mean and interval: data and layout. */
#include "heng-chart-calibration-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum { COLUMN_N, COLUMN_MEAN, COLUMN_SD, COLUMN_QUOTA };

static int
compare_teams (gconstpointer a, gconstpointer b)
{
  const HengTeam *x = (*(const HengRow *const *) a)->data, *y = (*(const HengRow *const *) b)->data;

  return x->interval.mean > y->interval.mean ? -1 : x->interval.mean < y->interval.mean;
}

/* A person outside of the axis stands at its edge; the axis holds the means with room for their intervals, in steps of 5. */
static void
choose_axis (HengCalibration *data)
{
  double low = 1000, high = -1000;

  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengTeam *team = ((const HengRow *) data->sheet.rows->pdata[i])->data;
      double mean = heng_points_double (team->interval.mean), half = MIN (team->interval.half, 15);

      low = MIN (low, mean - half);
      high = MAX (high, mean + half);
      for (guint k = 0; k < team->n_dots; k++)
        {
          low = MIN (low, MAX (heng_points_double (team->dots[k]), mean - 30));
          high = MAX (high, MIN (heng_points_double (team->dots[k]), mean + 30));
        }
    }
  data->low = floor ((low - 1) / 5) * 5;
  data->high = MAX (ceil ((high + 1) / 5) * 5, data->low + 20);
  if (data->low >= 0 && data->high > 120 && high <= 120)
    data->high = 120;
}

static void
add_team (HengCalibration *data, const HengCalibrationGroup *group)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, group->label);
  HengTeam *team = g_new0 (HengTeam, 1);
  gboolean over = group->quota >= 0 && group->proposed > group->quota;

  row->data = team;
  row->mark = g_strdup_printf ("group:%s", group->key);
  row->target_id = group->target_id;
  team->interval = heng_mean_interval (group->scores, group->n);
  team->proposed = group->proposed;
  team->quota = group->quota;
  team->n_dots = group->n <= HENG_TEAM_DOTS ? group->n : 0;
  for (guint i = 0; i < team->n_dots; i++)
    team->dots[i] = group->scores[i];
  heng_row_set (row, COLUMN_N, g_strdup_printf ("%u", group->n), FALSE, HENG_INK_TICK);
  heng_row_set (row, COLUMN_MEAN, heng_micro_display (team->interval.mean, 1, FALSE), TRUE, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_SD, group->n < 2 ? g_strdup ("—") : g_strdup_printf ("%.1f", team->interval.sd), FALSE, HENG_INK_LABEL);
  if (data->grade != NULL)
    heng_row_set (row, COLUMN_QUOTA, group->quota < 0 ? g_strdup_printf ("%u", group->proposed)
                                                      : g_strdup_printf ("%u / %d", group->proposed, (int) group->quota),
                  over, HENG_INK_TEXT);
  row->spoken = heng_team_spoken (row, data->grade);
}

static void
lay_dots (HengRowPlot *plot, const HengScale *x, const HengTeam *team, double y)
{
  double r = 2.6 * plot->frame->unit;

  for (guint i = 0; i < team->n_dots; i++)
    {
      double value = CLAMP (heng_points_double (team->dots[i]), x->low, x->high);

      heng_frame_disc (plot->frame, heng_scale_at (x, value), y, r, HENG_INK_PERSON);
    }
}

/* An end of the interval: a small stroke, or an arrow head where the axis ends before it. */
static void
lay_end (HengRowPlot *plot, double x, double y, int beyond, HengInk ink)
{
  double unit = plot->frame->unit;
  HengShape *arrow;

  if (beyond == 0)
    {
      heng_frame_line (plot->frame, x, y - 5 * unit, x, y + 5 * unit, ink, 1.6 * unit);
      return;
    }
  arrow = heng_frame_polygon (plot->frame, HENG_INK_NONE, ink, 1.8 * unit);
  arrow->open = TRUE;
  heng_shape_add_point (arrow, x - beyond * 6 * unit, y - 5 * unit);
  heng_shape_add_point (arrow, x, y);
  heng_shape_add_point (arrow, x - beyond * 6 * unit, y + 5 * unit);
}

static void
lay_interval (HengRowPlot *plot, const HengScale *x, const HengTeam *team, double y, HengInk ink)
{
  double mean = heng_points_double (team->interval.mean), low = mean - team->interval.half, high = mean + team->interval.half;
  double from = heng_scale_at (x, MAX (low, x->low)), to = heng_scale_at (x, MIN (high, x->high)), unit = plot->frame->unit;
  HengShape *line = heng_frame_line (plot->frame, from, y, to, y, ink, 2.6 * unit);

  if (team->interval.n < 5)
    {
      line->dash = 4 * unit;
      line->gap = 3 * unit;
    }
  lay_end (plot, from, y, low < x->low ? -1 : 0, ink);
  lay_end (plot, to, y, high > x->high ? 1 : 0, ink);
}

static void
lay_mean (HengRowPlot *plot, double x, double y, gboolean misses, HengInk ink)
{
  double r = 5 * plot->frame->unit;
  HengShape *diamond;

  if (!misses)
    {
      heng_frame_disc (plot->frame, x, y, r + plot->frame->unit, HENG_INK_BACKGROUND);
      heng_frame_disc (plot->frame, x, y, r, ink);
      return;
    }
  for (int ring = 1; ring >= 0; ring--)
    {
      double size = 1.25 * r + ring * 1.4 * plot->frame->unit;

      diamond = heng_frame_polygon (plot->frame, ring ? HENG_INK_BACKGROUND : ink, HENG_INK_NONE, 0);
      heng_shape_add_point (diamond, x - size, y);
      heng_shape_add_point (diamond, x, y - size);
      heng_shape_add_point (diamond, x + size, y);
      heng_shape_add_point (diamond, x, y + size);
    }
}

/* Two people or one: a ring, and why there is no interval. */
static void
lay_ring (HengRowPlot *plot, double x, double y)
{
  HengFrame *frame = plot->frame;
  double r = 5 * frame->unit, width = heng_frame_text_width (frame, C_("chart", "n<3"), frame->style->f2, FALSE);
  HengShape *ring = heng_frame_disc (frame, x, y, r, HENG_INK_BACKGROUND);
  HengLabel label = { .text = C_("chart", "n<3"), .x = x + 2 * r, .y = y, .size = frame->style->f2, .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND };

  ring->stroke = HENG_INK_LABEL;
  ring->line_width = 1.8 * frame->unit;
  if (label.x + width > plot->to)
    {
      label.x = x - 2 * r;
      label.align = 1;
    }
  heng_frame_try_text (frame, &label, NULL);
}

/* More than the quota: a triangle beside the figures. */
static void
lay_over_quota (HengRowPlot *plot, const HengRow *row, double y)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f1, x = plot->right[COLUMN_QUOTA] - heng_frame_text_width (frame, row->cells[COLUMN_QUOTA].text, size, TRUE) - 0.75 * size;
  HengShape *shape = heng_frame_polygon (frame, HENG_INK_LOSS, HENG_INK_NONE, 0);

  heng_shape_add_point (shape, x - 0.42 * size, y + 0.36 * size);
  heng_shape_add_point (shape, x + 0.42 * size, y + 0.36 * size);
  heng_shape_add_point (shape, x, y - 0.38 * size);
}

static void
lay_team (HengRowPlot *plot, const HengCalibration *data, const HengScale *x, guint i)
{
  const HengRow *row = data->sheet.rows->pdata[i];
  const HengTeam *team = row->data;
  gboolean few = team->interval.n < HENG_CHART_LEAST, misses = !few && heng_mean_interval_misses (&team->interval, data->all.mean);
  double y = heng_row_plot_y (plot, i), below = MIN (0.28 * plot->row, 13 * plot->frame->unit);
  double mean = heng_scale_at (x, CLAMP (heng_points_double (team->interval.mean), x->low, x->high));
  gboolean two_lines = plot->row >= 22 * plot->frame->unit;
  double top = two_lines ? y - below / 3 : y;
  HengInk ink = misses ? HENG_INK_LOSS : HENG_INK_GAIN;
  HengMarkPlace *place = heng_row_plot_lay_row (plot, i);

  if (two_lines)
    lay_dots (plot, x, team, top + below);
  if (!few)
    lay_interval (plot, x, team, top, ink);
  if (few)
    lay_ring (plot, mean, top);
  else
    lay_mean (plot, mean, top, misses, ink);
  if (plot->has[COLUMN_QUOTA] && data->grade != NULL && team->quota >= 0 && team->proposed > team->quota)
    lay_over_quota (plot, row, y);
  place->x = mean - 7 * plot->frame->unit;
  place->y = top - 7 * plot->frame->unit;
  place->width = place->height = 14 * plot->frame->unit;
}

static char *
tick_text (double value)
{
  return g_strdup_printf (value < 0 ? "−%g" : "%g", fabs (value));
}

static void
calibration_layout (HengChart *chart, HengFrame *frame)
{
  const HengCalibration *data = chart->data;
  double step = heng_tick_step (data->high - data->low, 6), ticks[16], all;
  HengRowPlot plot;
  HengScale x;
  guint n = 0;
  g_autofree char *number = heng_micro_display (data->all.mean, 1, FALSE), *text = g_strdup_printf (C_("chart", "all %s"), number);

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { data->low, data->high, plot.from + 6 * frame->unit, plot.to - 6 * frame->unit };
  for (double tick = ceil (data->low / step) * step; tick <= data->high + 1e-9 && n < G_N_ELEMENTS (ticks); tick += step)
    ticks[n++] = tick;
  heng_row_plot_lay_heads (&plot);
  heng_row_plot_lay_axis (&plot, &x, ticks, n, tick_text);
  all = heng_scale_at (&x, CLAMP (heng_points_double (data->all.mean), data->low, data->high));
  heng_row_plot_lay_over (&plot, text, all, HENG_INK_LABEL);
  heng_frame_grid_x (frame, all, plot.top - 0.4 * frame->style->f2, heng_row_plot_bottom (&plot), HENG_INK_TARGET);
  for (guint i = 0; i < plot.shown; i++)
    lay_team (&plot, data, &x, i);
  heng_row_plot_lay_rest (&plot);
}

static double
calibration_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const HengCalibration *) chart->data)->sheet, frame);
}

static void
calibration_free (gpointer data)
{
  HengCalibration *calibration = data;

  heng_row_sheet_clear (&calibration->sheet);
  g_free (calibration->grade);
  g_free (calibration);
}

static const HengChartClass calibration_class = { "calibration", calibration_layout, calibration_height, calibration_free };

HengChart *
heng_chart_calibration_new (const HengCalibrationSet *set)
{
  HengCalibration *data = g_new0 (HengCalibration, 1);
  HengChart *chart = heng_chart_new (&calibration_class, data);
  g_autoptr (GArray) everybody = g_array_new (FALSE, FALSE, sizeof (HengMicro));

  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 46;
  data->grade = g_strdup (set->grade);
  heng_row_sheet_add_column (&data->sheet, g_strdup ("n"), (HengRowColumn) { .is_left = TRUE, .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Mean")), (HengRowColumn) { .drop = 0 });
  heng_row_sheet_add_column (&data->sheet, g_strdup ("SD"), (HengRowColumn) { .drop = 3 });
  if (set->grade != NULL)
    heng_row_sheet_add_column (&data->sheet, g_strdup_printf ("≥ %s", set->grade), (HengRowColumn) { .sign_room = 1.4, .drop = 2 });
  for (guint i = 0; i < set->n_groups; i++)
    if (set->groups[i].n > 0)
      {
        add_team (data, &set->groups[i]);
        g_array_append_vals (everybody, set->groups[i].scores, set->groups[i].n);
      }
  g_ptr_array_sort (data->sheet.rows, compare_teams);
  data->all = heng_mean_interval ((const HengMicro *) (gpointer) everybody->data, everybody->len);
  choose_axis (data);
  heng_calibration_say (chart, data, set);
  return chart;
}
