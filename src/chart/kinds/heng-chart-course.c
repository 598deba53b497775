/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a key result. */
#include "heng-chart-course.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-private.h"

typedef struct
{
  HengDate day;
  double value;
  char *spoken;
  gint64 id;
} Point;

typedef struct
{
  GArray *points; /* of Point */
  gboolean is_share;
  HengDate from, to, today;
  double plan_from, plan_to;
  char *current, *target;
} Course;

typedef struct
{
  HengFrame *frame;
  const Course *course;
  HengScale x, y;
  double step;
} Plot;

static const char *const months[] = { NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"), NC_ ("month", "May"),
                                      NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"), NC_ ("month", "Sep"), NC_ ("month", "Oct"),
                                      NC_ ("month", "Nov"), NC_ ("month", "Dec") };

static void
clear_point (gpointer data)
{
  g_free (((Point *) data)->spoken);
}

static void
course_free (gpointer data)
{
  Course *course = data;

  g_array_unref (course->points);
  g_free (course->current);
  g_free (course->target);
  g_free (course);
}

static const Point *
point_at (const Course *course, guint i)
{
  return &g_array_index (course->points, Point, i);
}

static char *
tick_text (const Plot *plot, double value)
{
  int decimals = plot->step >= 1 ? 0 : (int) ceil (-log10 (plot->step));

  if (plot->course->is_share)
    return heng_percent ((HengMicro) llround (value * (double) HENG_MICRO));
  return g_strdup_printf ("%.*f", decimals, value == 0 ? 0.0 : value); /* no minus before a zero */
}

/* Plan and check-ins with whole steps around them. */
static void
make_scale (Plot *plot)
{
  const Course *course = plot->course;
  double low = MIN (course->plan_from, course->plan_to), high = MAX (course->plan_from, course->plan_to);

  for (guint i = 0; i < course->points->len; i++)
    {
      low = MIN (low, point_at (course, i)->value);
      high = MAX (high, point_at (course, i)->value);
    }
  if (high - low < 1e-9)
    high = low + 1;
  plot->step = heng_tick_step (high - low, 4);
  plot->y.low = floor (low / plot->step + 1e-9) * plot->step;
  plot->y.high = ceil (high / plot->step - 1e-9) * plot->step;
}

static char *
actual_text (const Course *course)
{
  return g_strdup_printf (C_("course", "actual %s"), course->current);
}

static char *
plan_text (const Course *course)
{
  return g_strdup_printf (C_("course", "plan %s"), course->target);
}

static Plot
open_plot (HengFrame *frame, const Course *course)
{
  Plot plot = { frame, course, { (double) course->from, (double) course->to, 0, 0 }, { 0, 1, 0, 0 }, 1 };
  g_autofree char *actual = actual_text (course), *plan = plan_text (course);
  double size = frame->style->f2, ticks = 0, labels;

  make_scale (&plot);
  for (double v = plot.y.low; v <= plot.y.high + plot.step / 2; v += plot.step)
    {
      g_autofree char *text = tick_text (&plot, v);

      ticks = MAX (ticks, heng_frame_text_width (frame, text, size, FALSE));
    }
  labels = MAX (heng_frame_text_width (frame, plan, size, FALSE), heng_frame_text_width (frame, actual, size, TRUE));
  plot.x.high = MAX (plot.x.high, plot.x.low + 1);
  plot.x.from = frame->left + ticks + 8 * frame->unit;
  plot.x.to = frame->right - labels - 10 * frame->unit;
  plot.y.from = frame->bottom - 1.9 * size;
  plot.y.to = frame->top + 0.6 * size;
  return plot;
}

static void
lay_values (Plot *plot)
{
  HengFrame *frame = plot->frame;
  int n = (int) lround ((plot->y.high - plot->y.low) / plot->step);

  for (int i = 0; i <= n; i++)
    {
      double value = plot->y.low + i * plot->step, y = heng_scale_at (&plot->y, value);
      g_autofree char *text = tick_text (plot, value);
      HengLabel label = { .text = text, .x = plot->x.from - 8 * frame->unit, .y = y, .align = 1, .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_grid_y (frame, y, plot->x.from, plot->x.to, i == 0 ? HENG_INK_AXIS : HENG_INK_GRID);
      heng_frame_text (frame, &label);
    }
}

/* The first day and the first of each month. */
static void
lay_months (Plot *plot)
{
  int year, month, day;
  HengDate at = plot->course->from;

  while (at <= plot->course->to)
    {
      HengLabel label = { .x = heng_scale_at (&plot->x, (double) at), .y = plot->y.from + plot->frame->style->f2, .size = plot->frame->style->f2,
                          .ink = HENG_INK_TICK };

      heng_date_split (at, &year, &month, &day);
      label.text = g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
      if (at == plot->course->from || day == 1)
        heng_frame_try_text (plot->frame, &label, NULL);
      at = heng_date_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
    }
}

static void
lay_plan (Plot *plot)
{
  const Course *course = plot->course;
  HengFrame *frame = plot->frame;
  HengShape *line = heng_frame_line (frame, plot->x.from, heng_scale_at (&plot->y, course->plan_from), plot->x.to,
                                     heng_scale_at (&plot->y, course->plan_to), HENG_INK_TICK, 1.5 * frame->unit);

  line->dash = line->gap = 4 * frame->unit;
}

static void
lay_line (Plot *plot)
{
  const Course *course = plot->course;
  HengFrame *frame = plot->frame;

  for (guint i = 1; i < course->points->len; i++)
    heng_frame_line (frame, heng_scale_at (&plot->x, point_at (course, i - 1)->day), heng_scale_at (&plot->y, point_at (course, i - 1)->value),
                     heng_scale_at (&plot->x, point_at (course, i)->day), heng_scale_at (&plot->y, point_at (course, i)->value), HENG_INK_GAIN,
                     2.5 * frame->unit);
  for (guint i = 0; i < course->points->len; i++)
    {
      const Point *point = point_at (course, i);
      double x = heng_scale_at (&plot->x, point->day), y = heng_scale_at (&plot->y, point->value), r = 4 * frame->unit;
      g_autofree char *day = heng_date_format (point->day), *name = g_strdup_printf ("checkin:%s", day);
      HengMarkPlace *place = heng_frame_mark (frame, name, x - 14 * frame->unit, y - 14 * frame->unit, 28 * frame->unit, 28 * frame->unit,
                                              g_strdup (point->spoken), point->id);

      place->x = x - r;
      place->y = y - r;
      place->width = place->height = 2 * r;
      heng_frame_disc (frame, x, y, r + 1.5 * frame->unit, HENG_INK_BACKGROUND);
      heng_frame_disc (frame, x, y, r, HENG_INK_GAIN);
    }
}

/* Moves two lines of text, `upper` above `lower`, apart and between the edges. */
static void
push_apart (double *upper, double *lower, double line, double top, double bottom)
{
  double missing = line - (*lower - *upper);

  if (missing > 0)
    {
      *upper -= missing / 2;
      *lower += missing / 2;
    }
  *lower = MIN (*lower, bottom);
  *upper = MAX (MIN (*upper, *lower - line), top);
  *lower = MAX (*lower, *upper + line);
}

/* Plan and actual at their line's ends; they meet neither each other nor the months. */
static void
lay_ends (Plot *plot)
{
  const Course *course = plot->course;
  HengFrame *frame = plot->frame;
  g_autofree char *actual = actual_text (course), *plan = plan_text (course);
  double line = 1.25 * frame->style->f2, bottom = plot->y.from - 0.3 * frame->style->f2, top = frame->top + 0.65 * frame->style->f2;
  double plan_y = MIN (heng_scale_at (&plot->y, course->plan_to), bottom), y, x;
  const Point *last = course->points->len > 0 ? point_at (course, course->points->len - 1) : NULL;
  HengLabel label;

  if (last != NULL)
    {
      x = heng_scale_at (&plot->x, last->day) + 10 * frame->unit;
      y = heng_scale_at (&plot->y, last->value);
      if (y <= plan_y)
        push_apart (&y, &plan_y, line, top, bottom);
      else
        push_apart (&plan_y, &y, line, top, bottom);
      label = (HengLabel) { .text = actual, .x = x, .y = y, .size = frame->style->f2, .bold = TRUE, .ink = HENG_INK_GAIN, .halo = HENG_INK_BACKGROUND };
      heng_frame_text (frame, &label);
    }
  label = (HengLabel) { .text = plan, .x = plot->x.to + 6 * frame->unit, .y = plan_y, .size = frame->style->f2, .ink = HENG_INK_LABEL };
  heng_frame_text (frame, &label);
}

static void
course_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot = open_plot (frame, chart->data);

  if (plot.x.to - plot.x.from < 3 * frame->style->f1)
    {
      heng_frame_table (frame);
      return;
    }
  lay_values (&plot);
  lay_months (&plot);
  lay_plan (&plot);
  lay_line (&plot);
  lay_ends (&plot);
}

static double
course_height (HengChart *chart, const HengFrame *frame)
{
  return 136 * frame->unit;
}

static const HengChartClass course_class = { "course", course_layout, course_height, course_free };

static void
add_points (HengChart *chart, Course *course, const HengCoursePoint *points, guint n)
{
  heng_chart_add_row (chart, _("Day"), _("Value"), NULL);
  for (guint i = 0; i < n; i++)
    {
      Point point = { points[i].day, heng_points_double (points[i].value), g_strdup (points[i].spoken), points[i].id };
      g_autofree char *day = heng_date_format (points[i].day);
      g_autofree char *value = course->is_share ? heng_percent (points[i].value) : heng_micro_format_short (points[i].value);

      g_array_append_val (course->points, point);
      heng_chart_add_row (chart, day, value, NULL);
    }
}

HengChart *
heng_chart_course_new (const HengCourse *data, const HengCoursePoint *points, guint n_points)
{
  Course *course = g_new0 (Course, 1);
  HengChart *chart = heng_chart_new (&course_class, course);

  course->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (course->points, clear_point);
  course->is_share = data->is_share;
  course->from = data->from;
  course->to = MAX (data->to, data->from + 1);
  course->today = data->today;
  course->plan_from = heng_points_double (data->plan_from);
  course->plan_to = heng_points_double (data->plan_to);
  course->current = g_strdup (data->current != NULL ? data->current : "—");
  course->target = g_strdup (data->target);
  chart->title = g_strdup (data->title);
  chart->subtitle = g_strdup (data->is_share ? _("Progress against the plan") : data->unit != NULL ? data->unit : "");
  chart->name = g_strdup (_("Planned against actual"));
  chart->description = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u check-in, actual %s, planned to reach %s",
                                                     "%u check-ins, actual %s, planned to reach %s", n_points), n_points, course->current, course->target);
  add_points (chart, course, points, n_points);
  return chart;
}
