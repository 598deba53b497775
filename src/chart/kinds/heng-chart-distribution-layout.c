/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the distribution: grade heads over their bands, bars or dots, an axis on the grade cuts. */
#include "heng-chart-distribution.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  HengFrame *frame;
  const HengDistribution *d;
  HengScale x;
  double top, bottom, head_bottom;
  gboolean with_quota;
} Plot;

static double
value_x (const Plot *plot, HengMicro value)
{
  return heng_scale_at (&plot->x, heng_points_double (CLAMP (value, plot->d->low, plot->d->high)));
}

/* ▲ or ▼ with the distance from the quota. */
static void
lay_difference (Plot *plot, double x, double y, int difference)
{
  HengFrame *frame = plot->frame;
  g_autofree char *text = g_strdup_printf ("%d", ABS (difference));
  double size = frame->style->f2, side = size * 0.4, width = heng_frame_text_width (frame, text, size, TRUE);
  double left = x - (2 * side + 3 * frame->unit + width) / 2, way = difference > 0 ? -1 : 1;
  HengInk ink = difference > 0 ? HENG_INK_LOSS_TEXT : HENG_INK_LABEL;
  HengLabel label = { .text = text, .x = left + 2 * side + 3 * frame->unit, .y = y, .size = size, .bold = TRUE, .ink = ink };
  HengShape *shape;

  if (difference == 0 || !heng_frame_try_text (frame, &label, NULL))
    return;
  shape = heng_frame_polygon (frame, ink, HENG_INK_NONE, 0);
  heng_shape_add_point (shape, left, y - way * side * 0.8);
  heng_shape_add_point (shape, left + 2 * side, y - way * side * 0.8);
  heng_shape_add_point (shape, left + side, y + way * side * 0.8);
}

/* Letter and count side by side, with the unit when there is room for it. */
static gboolean
lay_head_in_line (Plot *plot, const char *grade, const char *count, double x, double y, double room)
{
  HengFrame *frame = plot->frame;
  double letter = heng_frame_text_width (frame, grade, frame->style->f1, TRUE), gap = 5 * frame->unit;
  double width = letter + gap + heng_frame_text_width (frame, count, frame->style->f2, FALSE);
  HengLabel label = { .text = grade, .x = x - width / 2, .y = y, .bold = TRUE, .ink = HENG_INK_TEXT };

  if (width > room || !heng_frame_try_text (frame, &label, NULL))
    return FALSE;
  label = (HengLabel) { .text = count, .x = x - width / 2 + letter + gap, .y = y, .size = frame->style->f2 };
  heng_frame_text (frame, &label);
  return TRUE;
}

/* Letter over count over quota, as many of them as fit the band. */
static void
lay_head_stacked (Plot *plot, const HengGradeCount *grade, const char *count, double x, double y, double room)
{
  HengFrame *frame = plot->frame;
  double line = 1.3 * frame->style->f1;
  g_autofree char *quota = g_strdup_printf (C_("chart", "quota %u"), grade->quota);
  const char *texts[] = { grade->grade, plot->d->scores->len >= 5 ? count : NULL, plot->with_quota ? quota : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i] != NULL; i++)
    {
      HengLabel label = { .text = texts[i], .x = x, .y = y + i * line, .align = 0.5, .size = i > 0 ? frame->style->f2 : 0,
                          .bold = i == 0,
                          .ink = i == 0 ? HENG_INK_TEXT : i == 1 ? HENG_INK_LABEL : HENG_INK_TICK };

      if (heng_frame_text_width (frame, label.text, label.size > 0 ? label.size : frame->style->f1, label.bold) <= room)
        heng_frame_try_text (frame, &label, NULL);
    }
  if (plot->with_quota)
    lay_difference (plot, x, y + 3 * line, (int) grade->count - (int) grade->quota);
}

static void
lay_grade_head (Plot *plot, const HengGradeCount *grade, double left, double right)
{
  double room = right - left - 4 * plot->frame->unit, y = plot->top + 0.6 * plot->frame->style->f1, x = (left + right) / 2;
  g_autofree char *people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", grade->count), grade->count);
  g_autofree char *bare = g_strdup_printf ("%u", grade->count);
  gboolean full = heng_frame_text_width (plot->frame, people, plot->frame->style->f2, FALSE) <= room;

  if (!plot->with_quota && plot->d->scores->len >= 5
      && (lay_head_in_line (plot, grade->grade, people, x, y, room) || lay_head_in_line (plot, grade->grade, bare, x, y, room)))
    return;
  lay_head_stacked (plot, grade, full ? people : bare, x, y, room);
}

static void
lay_grades (Plot *plot)
{
  for (guint i = 0; i < plot->d->grades->len; i++)
    {
      const HengGradeCount *grade = plot->d->grades->pdata[i];
      double left = value_x (plot, grade->low), right = value_x (plot, grade->high);

      if (right - left < 1)
        continue;
      lay_grade_head (plot, grade, left, right);
      if (grade->low > plot->d->low && grade->low < plot->d->high)
        {
          HengShape *cut = heng_frame_grid_x (plot->frame, left, plot->top, plot->bottom, HENG_INK_AXIS);

          cut->dash = cut->gap = 2 * plot->frame->unit;
        }
    }
}

/* The ends of the axis first, then the cuts. */
static void
lay_axis (Plot *plot)
{
  HengFrame *frame = plot->frame;
  const HengDistribution *d = plot->d;

  heng_frame_grid_y (frame, plot->bottom, plot->x.from, plot->x.to, HENG_INK_AXIS);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < (pass == 0 ? 2 : d->grades->len); i++)
      {
        HengMicro value = pass == 0 ? (i == 0 ? d->low : d->high) : ((HengGradeCount *) d->grades->pdata[i])->low;
        g_autofree char *text = heng_micro_display (value, 0, FALSE);
        HengLabel label = { .text = text, .x = value_x (plot, value), .y = plot->bottom + 1.15 * frame->style->f2, .align = 0.5,
                            .size = frame->style->f2, .ink = HENG_INK_TICK };

        if (value >= d->low && value <= d->high)
          heng_frame_try_text (frame, &label, NULL);
      }
}

static char *
speak_bar (const Plot *plot, const HengBin *bin, const char *low, const char *high)
{
  const HengGradeCount *grade = bin->rank < plot->d->grades->len ? plot->d->grades->pdata[bin->rank] : NULL;
  g_autofree char *spoken = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to %s, grade %s, %u person", "%s to %s, grade %s, %u people",
                                                          bin->count),
                                             low, high, grade != NULL ? grade->grade : "—", bin->count);

  return plot->d->compares ? g_strdup_printf (_("%s, before %u"), spoken, bin->before) : g_steal_pointer (&spoken);
}

static void
lay_bar (Plot *plot, const HengBin *bin, double per_person)
{
  HengFrame *frame = plot->frame;
  double gap = 1.5 * frame->unit, left = value_x (plot, bin->low) + gap, right = value_x (plot, bin->high) - gap;
  double height = bin->count * per_person;
  gboolean print = frame->style->theme == HENG_THEME_PRINT;
  HengInk ink = heng_ink_grade (bin->rank);
  g_autofree char *low = heng_micro_display (bin->low, 0, FALSE), *high = heng_micro_display (bin->high, 0, FALSE);
  g_autofree char *name = g_strdup_printf ("bar:%s", low), *count = g_strdup_printf ("%u", bin->count);
  char *spoken = speak_bar (plot, bin, low, high);
  HengLabel label = { .text = count, .x = (left + right) / 2, .y = plot->bottom - height - 0.75 * frame->style->f2, .align = 0.5,
                      .size = frame->style->f2, .halo = HENG_INK_BACKGROUND };
  HengMarkPlace *place = heng_frame_mark (frame, name, left - gap, plot->head_bottom, right - left + 2 * gap,
                                          plot->bottom - plot->head_bottom, spoken, 0);
  HengShape *bar;

  place->x = left;
  place->y = plot->bottom - height;
  place->width = right - left;
  place->height = height;
  if (bin->count == 0)
    return;
  bar = heng_frame_rect (frame, left, plot->bottom - height, right - left, height, print ? HENG_INK_GAIN_AREA : ink);
  bar->stroke = print ? HENG_INK_NONE : ink - HENG_INK_GRADE + HENG_INK_GRADE_LINE;
  bar->line_width = frame->hair;
  bar->radius = print ? 0 : 2 * frame->unit;
  heng_frame_try_text (frame, &label, NULL);
}

/* What was before: an empty bar a little wider than the one over it. */
static void
lay_ghost (Plot *plot, const HengBin *bin, double per_person)
{
  double left = value_x (plot, bin->low), right = value_x (plot, bin->high), height = bin->before * per_person;
  HengShape *bar;

  if (bin->before == 0)
    return;
  bar = heng_frame_rect (plot->frame, left, plot->bottom - height, right - left, height, HENG_INK_NONE);
  bar->stroke = HENG_INK_TICK;
  bar->line_width = plot->frame->hair;
  bar->dash = 3 * plot->frame->unit;
  bar->gap = 2 * plot->frame->unit;
}

/* Bounds of grades before. */
static void
lay_old_cuts (Plot *plot)
{
  for (guint i = 0; i < plot->d->cuts->len; i++)
    {
      HengMicro value = g_array_index (plot->d->cuts, HengMicro, i);
      HengShape *cut;

      if (value <= plot->d->low || value >= plot->d->high)
        continue;
      cut = heng_frame_grid_x (plot->frame, value_x (plot, value), plot->head_bottom, plot->bottom, HENG_INK_LOSS);
      cut->gap = 3 * plot->frame->unit;
    }
}

static void
lay_bars (Plot *plot)
{
  guint most = 1;
  double room = plot->bottom - plot->head_bottom - 1.5 * plot->frame->style->f2;

  for (guint i = 0; i < plot->d->bins->len; i++)
    most = MAX (most, MAX (g_array_index (plot->d->bins, HengBin, i).count, g_array_index (plot->d->bins, HengBin, i).before));
  for (guint i = 0; i < plot->d->bins->len; i++)
    lay_ghost (plot, &g_array_index (plot->d->bins, HengBin, i), room / most);
  lay_old_cuts (plot);
  for (guint i = 0; i < plot->d->bins->len; i++)
    lay_bar (plot, &g_array_index (plot->d->bins, HengBin, i), room / most);
}

/* One dot per person, stacked where they would meet. */
static void
lay_dots (Plot *plot)
{
  double radius = 5 * plot->frame->unit, line = plot->bottom - radius - 4 * plot->frame->unit;
  double placed_x[10], placed_y[10];

  for (guint i = 0; i < plot->d->scores->len && i < G_N_ELEMENTS (placed_x); i++)
    {
      HengMicro score = g_array_index (plot->d->scores, HengMicro, i);
      g_autofree char *name = g_strdup_printf ("dot:%u", i), *text = heng_micro_display (score, 1, FALSE);
      double x = value_x (plot, score), y = line;
      HengShape *dot;
      HengMarkPlace *place;

      for (guint k = 0; k < i; k++)
        if (fabs (placed_x[k] - x) < 2.1 * radius && placed_y[k] <= y)
          y = placed_y[k] - 2.2 * radius;
      placed_x[i] = x;
      placed_y[i] = y;
      dot = heng_frame_disc (plot->frame, x, y, radius, HENG_INK_GAIN);
      dot->stroke = HENG_INK_OUTLINE;
      dot->line_width = plot->frame->hair;
      place = heng_frame_mark (plot->frame, name, x - 12 * plot->frame->unit, y - 12 * plot->frame->unit, 24 * plot->frame->unit,
                               24 * plot->frame->unit, g_steal_pointer (&text), 0);
      place->x = x - radius;
      place->y = y - radius;
      place->width = place->height = 2 * radius;
    }
}

/* Fewer than five people: the range as a line, no single score. */
static void
lay_range (Plot *plot)
{
  double y = plot->bottom - 18 * plot->frame->unit, from = value_x (plot, plot->d->quartiles[0]),
         to = value_x (plot, plot->d->quartiles[4]);
  g_autofree char *least = heng_micro_display (plot->d->quartiles[0], 1, FALSE),
                  *most = heng_micro_display (plot->d->quartiles[4], 1, FALSE);
  HengShape *shape
      = heng_frame_rect (plot->frame, from, y - 3 * plot->frame->unit, MAX (to - from, 1), 6 * plot->frame->unit, HENG_INK_TINT);

  shape->stroke = HENG_INK_GAIN;
  shape->line_width = plot->frame->hair;
  heng_frame_mark (plot->frame, "range", from, y - 12 * plot->frame->unit, MAX (to - from, 1), 24 * plot->frame->unit,
                   g_strdup_printf (C_("chart", "from %s to %s"), least, most), 0);
}

static void
lay_median (Plot *plot)
{
  g_autofree char *number = heng_micro_display (plot->d->quartiles[2], 1, FALSE);
  g_autofree char *text = g_strdup_printf (_("median %s"), number);
  double x = value_x (plot, plot->d->quartiles[2]),
         half = heng_frame_text_width (plot->frame, text, plot->frame->style->f1, FALSE) / 2;
  double top = plot->head_bottom + 1.3 * plot->frame->style->f1;
  HengLabel label = { .text = text, .x = CLAMP (x, plot->x.from + half, plot->x.to - half),
                      .y = top - 0.6 * plot->frame->style->f1,
                      .align = 0.5, .halo = HENG_INK_BACKGROUND };
  HengShape *line = heng_frame_line (plot->frame, x, top, x, plot->bottom, HENG_INK_TEXT, 1.5 * plot->frame->unit);

  line->dash = 3 * plot->frame->unit;
  line->gap = 2 * plot->frame->unit;
  heng_frame_try_text (plot->frame, &label, NULL);
}

/* The summary under the axis, as label over value: all six figures when their names fit, else three; returns its height. */
static double
lay_summary (HengFrame *frame, const HengDistribution *d)
{
  const char *names[] = { _("Lowest"), _("Lower quartile"), _("Median"), _("Upper quartile"), _("Highest"), _("Std. deviation") };
  const HengMicro values[]
      = { d->quartiles[0], d->quartiles[1], d->quartiles[2], d->quartiles[3], d->quartiles[4], d->deviation };
  gboolean few = d->scores->len < 5;
  guint column = 0;
  double step = (frame->right - frame->left) / 6, line = 1.45 * frame->style->f1, y = frame->bottom - 0.6 * frame->style->f1;

  for (guint i = 0; i < 6; i++)
    few = few || heng_frame_text_width (frame, names[i], frame->style->f2, FALSE) > step - 6 * frame->unit;
  step *= few ? 2 : 1;
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *number = heng_micro_display (values[i], 1, FALSE);
      HengLabel label = { .text = names[i], .x = frame->left + column * step, .y = y - line, .size = frame->style->f2,
                          .max_width = step - 6 * frame->unit, .ink = HENG_INK_TICK };

      if (few && i != 0 && i != 2 && i != 4)
        continue;
      column++;
      heng_frame_text (frame, &label);
      label = (HengLabel) { .text = number, .x = label.x, .y = y, .bold = TRUE, .ink = HENG_INK_TEXT };
      heng_frame_text (frame, &label);
    }
  return 2 * line + 8 * frame->unit;
}

void
heng_distribution_layout (HengChart *chart, HengFrame *frame)
{
  const HengDistribution *d = chart->data;
  const HengChartStyle *style = frame->style;
  double inset = heng_frame_text_width (frame, "120", style->f2, FALSE) / 2;
  Plot plot = { frame,
                d,
                { heng_points_double (d->low), heng_points_double (d->high), frame->left + inset, frame->right - inset },
                frame->top,
                frame->bottom - 2 * style->f2 };
  double height;

  if (d->scores->len < 10 && !d->compares && plot.bottom - plot.top > 11 * style->f1)
    plot.bottom -= lay_summary (frame, d);
  height = plot.bottom - plot.top;
  plot.with_quota = d->has_quota && !d->compares && d->scores->len >= 10 && height >= 18 * style->f1;
  plot.head_bottom = plot.top + (plot.with_quota ? 5.4 : 2.7) * style->f1;
  lay_grades (&plot);
  lay_axis (&plot);
  if (d->scores->len >= 10 || d->compares)
    lay_bars (&plot);
  else
    {
      lay_median (&plot);
      if (d->scores->len < 5)
        lay_range (&plot);
      else
        lay_dots (&plot);
    }
}
