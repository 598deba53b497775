/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four perspectives as a radar: rings at 40, 80, 120, the target ring darker, a gap where a value is missing. */
#include "heng-chart-perspectives.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  HengFrame *frame;
  const HengPerspectives *data;
  double x, y, radius;
} Plot;

/* Axes point up, right, down, left. */
static void
spot (const Plot *plot, guint axis, double value, double *x, double *y)
{
  static const int dx[] = { 0, 1, 0, -1 }, dy[] = { -1, 0, 1, 0 };
  double length = CLAMP (value, 0, 120) / 120 * plot->radius;

  *x = plot->x + dx[axis] * length;
  *y = plot->y + dy[axis] * length;
}

static void
lay_ring (Plot *plot, double value, HengInk ink)
{
  HengShape *ring = heng_frame_polygon (plot->frame, HENG_INK_NONE, ink, (ink == HENG_INK_TARGET ? 1 : 0.6) * plot->frame->hair);
  double x, y;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      spot (plot, i, value, &x, &y);
      heng_shape_add_point (ring, x, y);
    }
}

static void
lay_web (Plot *plot)
{
  double x, y;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      spot (plot, i, 120, &x, &y);
      heng_frame_line (plot->frame, plot->x, plot->y, x, y, HENG_INK_AXIS, 0.6 * plot->frame->hair);
    }
  lay_ring (plot, 40, HENG_INK_AXIS);
  lay_ring (plot, 80, HENG_INK_AXIS);
  lay_ring (plot, 120, HENG_INK_AXIS);
  lay_ring (plot, 100, HENG_INK_TARGET);
}

static const HengValue *
value_of (const HengPerspectiveBar *bar, gboolean mean)
{
  return mean ? &bar->mean : &bar->value;
}

static gboolean
complete (const HengPerspectives *data, gboolean mean)
{
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    if (value_of (&data->bars[i], mean)->state != HENG_VALUE_NUMBER)
      return FALSE;
  return TRUE;
}

/* The inside is filled only when no axis has a gap. */
static void
lay_inside (Plot *plot)
{
  HengShape *inside;
  double x, y;

  if (!complete (plot->data, FALSE))
    return;
  inside = heng_frame_polygon (plot->frame, HENG_INK_TINT, HENG_INK_NONE, 0);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      spot (plot, i, heng_points_double (plot->data->bars[i].value.micro), &x, &y);
      heng_shape_add_point (inside, x, y);
    }
}

static void
lay_series (Plot *plot, gboolean mean)
{
  double unit = plot->frame->unit, x1, y1, x2, y2;

  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      const HengValue *from = value_of (&plot->data->bars[i], mean);
      const HengValue *to = value_of (&plot->data->bars[(i + 1) % HENG_N_PERSPECTIVES], mean);
      HengShape *side;

      if (from->state != HENG_VALUE_NUMBER || to->state != HENG_VALUE_NUMBER)
        continue;
      spot (plot, i, heng_points_double (from->micro), &x1, &y1);
      spot (plot, (i + 1) % HENG_N_PERSPECTIVES, heng_points_double (to->micro), &x2, &y2);
      side = heng_frame_line (plot->frame, x1, y1, x2, y2, mean ? HENG_INK_TICK : HENG_INK_GAIN, (mean ? 1.5 : 2.25) * unit);
      side->dash = mean ? 5 * unit : 0;
      side->gap = mean ? 3 * unit : 0;
    }
}

static void
lay_point (Plot *plot, guint i)
{
  const HengPerspectiveBar *bar = &plot->data->bars[i];
  double unit = plot->frame->unit, x, y;
  g_autofree char *name = g_strdup_printf ("point:%s", bar->key);
  HengMarkPlace *place;

  if (bar->mean.state == HENG_VALUE_NUMBER)
    {
      HengShape *ring;

      spot (plot, i, heng_points_double (bar->mean.micro), &x, &y);
      ring = heng_frame_disc (plot->frame, x, y, 3.5 * unit, HENG_INK_BACKGROUND);
      ring->stroke = HENG_INK_TICK;
      ring->line_width = 1.25 * unit;
    }
  spot (plot, i, bar->value.state == HENG_VALUE_NUMBER ? heng_points_double (bar->value.micro) : 60, &x, &y);
  place = heng_frame_mark (plot->frame, name, x - 24 * unit, y - 24 * unit, 48 * unit, 48 * unit, heng_perspectives_spoken (bar),
                           0);
  place->x = x - 4 * unit;
  place->y = y - 4 * unit;
  place->width = place->height = 8 * unit;
  if (bar->value.state == HENG_VALUE_NUMBER)
    heng_frame_disc (plot->frame, x, y, 4 * unit, HENG_INK_GAIN);
  else
    {
      HengLabel label = { .text = bar->value.state == HENG_VALUE_NA ? C_("chart", "NA") : "—", .x = x, .y = y, .align = 0.5,
                          .size = plot->frame->style->f2, .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND };

      heng_frame_try_text (plot->frame, &label, NULL);
    }
}

/* Name and value outside the web: above, below, and in the columns left and right of it, where a long name takes two lines. */
static void
lay_name (Plot *plot, guint i)
{
  const HengPerspectiveBar *bar = &plot->data->bars[i];
  HengFrame *frame = plot->frame;
  gboolean beside = i == 1 || i == 3;
  double size = frame->style->f1, gap = 7 * frame->unit, x, y, width, height;
  g_autofree char *value
      = bar->value.state == HENG_VALUE_NUMBER ? heng_micro_display (bar->value.micro, 1, FALSE) : g_strdup ("—");
  HengLabel label = { .text = bar->label, .align = !beside ? 0.5 : i == 1 ? 0 : 1, .max_lines = 2 };

  spot (plot, i, 120, &x, &y);
  label.x = i == 1 ? x + gap : i == 3 ? x - gap : x;
  label.max_width = i == 1 ? frame->right - label.x : i == 3 ? label.x - frame->left : frame->right - frame->left;
  heng_frame_text_size (frame, &label, &width, &height);
  label.y = i == 0 ? y - 1.35 * size - height / 2 - gap / 2 : i == 2 ? y + height / 2 + gap / 2 : y - height / 2;
  heng_frame_text (frame, &label);
  label = (HengLabel) { .text = value, .x = label.x, .y = label.y + height / 2 + 0.65 * size, .align = label.align, .bold = TRUE,
                        .ink = HENG_INK_TEXT };
  heng_frame_text (frame, &label);
}

static void
radar_layout (HengChart *chart, HengFrame *frame)
{
  const HengPerspectives *data = chart->data;
  double size = frame->style->f1, width = frame->right - frame->left, height = frame->bottom - frame->top, side = 0, x, y;
  Plot plot = { frame, data, frame->left + width / 2, frame->top + height / 2 };
  HengLabel target = { .text = "100", .size = frame->style->f2, .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND };

  for (guint i = 1; i < HENG_N_PERSPECTIVES; i += 2)
    {
      double natural = heng_frame_text_width (frame, data->bars[i].label, size, FALSE);

      side = MAX (side, natural > 6.5 * size ? MAX (6.5 * size, 0.62 * natural) : natural);
    }
  side = MIN (side + 9 * frame->unit, 0.35 * width);
  plot.radius = MAX (1, MIN (width / 2 - side, height / 2 - 2.7 * size));
  lay_inside (&plot);
  lay_web (&plot);
  lay_series (&plot, TRUE);
  lay_series (&plot, FALSE);
  for (guint i = 0; i < HENG_N_PERSPECTIVES; i++)
    {
      lay_point (&plot, i);
      lay_name (&plot, i);
    }
  spot (&plot, 0, 100, &x, &y);
  target.x = x + 8 * frame->unit;
  target.y = y - 1 * frame->unit;
  heng_frame_try_text (frame, &target, NULL);
}

static double
radar_height (HengChart *chart, const HengFrame *frame)
{
  (void) chart;
  return CLAMP (frame->right - frame->left, 200 * frame->unit, 300 * frame->unit);
}

static const HengChartClass radar_class = { "radar", radar_layout, radar_height, g_free };

HengChart *
heng_chart_radar_new (const HengReview *review)
{
  HengPerspectives *data = heng_perspectives_copy (review);
  HengChart *chart = heng_chart_new (&radar_class, data);

  heng_perspectives_say (chart, data, review, _("Radar: four perspectives, score 0–120"));
  return chart;
}
