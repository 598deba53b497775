/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salaries in their ranges: box, midpoint, a swarm of dots, hollow diamonds for those outside. */
#include "heng-chart-salary.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "heng-chart-measure.h"
#include "heng-chart-rows.h"
#include "heng-pay.h"

#define FEN 100.0
#define SWARM_ROWS 2 /* above and below the middle */

enum { COLUMN_N, COLUMN_RATIO };

typedef struct
{
  double min, midpoint, max; /* yuan */
  guint n;
  gboolean hidden;
  guint n_low, n_high; /* people outside of the range */
  HengValue ratio;     /* mean compa-ratio */
  GArray *salaries;    /* of double, ascending; borrowed by the layout */
} Level;

typedef struct
{
  HengRowSheet sheet;
  GPtrArray *levels; /* of Level, as the rows */
  gboolean is_own;
  double low, high, step;
} Salary;

static void
level_free (gpointer data)
{
  g_array_unref (((Level *) data)->salaries);
  g_free (data);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* "21,600" */
static char *
money (double yuan)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", fabs (yuan));
  GString *text = g_string_new (yuan < 0 ? "−" : NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static void
choose_axis (Salary *data)
{
  double low = G_MAXDOUBLE, high = 0;

  for (guint i = 0; i < data->levels->len; i++)
    {
      const Level *level = data->levels->pdata[i];

      low = MIN (low, level->min);
      high = MAX (high, level->max);
      for (guint k = 0; k < level->salaries->len && !level->hidden; k++)
        {
          low = MIN (low, g_array_index (level->salaries, double, k));
          high = MAX (high, g_array_index (level->salaries, double, k));
        }
    }
  if (low > high)
    low = high = 0;
  data->step = heng_tick_step (MAX (high - low, 1000), 5);
  data->low = floor (low / data->step) * data->step;
  data->high = MAX (ceil (high / data->step) * data->step, data->low + data->step);
}

static gboolean
is_outside (const Level *level, double salary)
{
  return salary < level->min || salary > level->max;
}

static void
lay_diamond (HengFrame *frame, double x, double y)
{
  double size = 5.5 * frame->unit;
  HengShape *diamond = heng_frame_polygon (frame, HENG_INK_BACKGROUND, HENG_INK_LOSS, 1.6 * frame->unit);

  heng_shape_add_point (diamond, x - size, y);
  heng_shape_add_point (diamond, x, y - size);
  heng_shape_add_point (diamond, x + size, y);
  heng_shape_add_point (diamond, x, y + size);
}

/* Each dot on the row nearest to the middle where it meets no other; the outermost when all are taken. */
static void
lay_swarm (HengFrame *frame, const HengScale *x, const Level *level, double y, double height)
{
  double r = MIN (3.6 * frame->unit, height / (4 * SWARM_ROWS + 2)), ends[2 * SWARM_ROWS + 1];

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    ends[i] = -G_MAXDOUBLE;
  for (guint i = 0; i < level->salaries->len; i++)
    {
      double salary = g_array_index (level->salaries, double, i), at = heng_scale_at (x, salary);
      guint row = 0;

      while (row + 1 < G_N_ELEMENTS (ends) && at < ends[row] + 2.1 * r)
        row++;
      ends[row] = at;
      if (is_outside (level, salary))
        lay_diamond (frame, at, y);
      else
        /* middle, one up, one down, two up … */
        heng_frame_disc (frame, at, y + (row % 2 == 1 ? -1.0 : 1.0) * ((row + 1) / 2) * 2.1 * r, r, HENG_INK_GAIN);
    }
}

/* The numbers of a person's own range: minimum, midpoint, maximum below the box, the salary above it. */
static void
lay_own (HengFrame *frame, const HengScale *x, const Level *level, double y, double height)
{
  const double values[] = { level->midpoint, level->min, level->max };
  double size = frame->style->f2, own = g_array_index (level->salaries, double, 0), half;
  g_autofree char *number = money (own), *text = g_strdup_printf (C_("pay", "own %s"), number);

  half = heng_frame_text_width (frame, text, frame->style->f1, TRUE) / 2;
  heng_frame_text (frame, &(HengLabel) { .text = text, .x = CLAMP (heng_scale_at (x, own), frame->left + half, frame->right - half),
                                         .y = y - height / 2 - frame->style->f1, .align = 0.5, .bold = TRUE, .ink = HENG_INK_GAIN });
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *label = money (values[i]);

      heng_frame_try_text (frame, &(HengLabel) { .text = label, .x = heng_scale_at (x, values[i]), .y = y + height / 2 + 1.1 * size, .align = 0.5,
                                                 .size = size }, NULL);
    }
}

static void
lay_level (HengRowPlot *plot, const Salary *data, const HengScale *x, guint i)
{
  HengFrame *frame = plot->frame;
  const Level *level = data->levels->pdata[i];
  double y = heng_row_plot_y (plot, i), height = MIN (30 * frame->unit, 0.6 * plot->row);
  double from = heng_scale_at (x, level->min), to = heng_scale_at (x, level->max), middle = heng_scale_at (x, level->midpoint);
  HengMarkPlace *place = heng_row_plot_lay_row (plot, i);
  HengShape *box = heng_frame_rect (frame, from, y - height / 2, to - from, height, HENG_INK_TRACK);

  box->stroke = HENG_INK_TRACK_LINE;
  box->line_width = frame->hair;
  place->x = from;
  place->y = y - height / 2;
  place->width = to - from;
  place->height = height;
  heng_frame_line (frame, middle, y - height / 2 - 3 * frame->unit, middle, y + height / 2 + 3 * frame->unit, HENG_INK_TARGET, 2 * frame->unit);
  if (level->hidden && level->n > 0)
    {
      HengLabel label = { .text = _("n<3, hidden"), .x = middle + 8 * frame->unit, .y = y, .size = frame->style->f2, .ink = HENG_INK_TICK,
                          .halo = HENG_INK_TRACK };

      if (label.x + heng_frame_text_width (frame, label.text, label.size, FALSE) > plot->to)
        {
          label.x = middle - 8 * frame->unit;
          label.align = 1;
        }
      heng_frame_try_text (frame, &label, NULL);
    }
  else if (!level->hidden)
    lay_swarm (frame, x, level, y, height);
  if (data->is_own && level->salaries->len == 1)
    lay_own (frame, x, level, y, height);
}

static void
lay_ticks (HengRowPlot *plot, const Salary *data, const HengScale *x)
{
  HengFrame *frame = plot->frame;
  double bottom = heng_row_plot_bottom (plot), y = bottom + (plot->shown < plot->sheet->rows->len ? plot->row : 0) + frame->style->f2;
  int n = (int) lround ((data->high - data->low) / data->step);

  for (int i = 0; i <= n; i++)
    {
      g_autofree char *text = heng_short_number (data->low + i * data->step);
      double at = heng_scale_at (x, data->low + i * data->step);

      heng_frame_grid_x (frame, at, plot->top - 0.3 * frame->style->f2, bottom, HENG_INK_GRID);
      heng_frame_try_text (frame, &(HengLabel) { .text = text, .x = at, .y = y, .align = 0.5, .size = frame->style->f2, .ink = HENG_INK_TICK }, NULL);
    }
}

static void
salary_layout (HengChart *chart, HengFrame *frame)
{
  const Salary *data = chart->data;
  HengRowPlot plot;
  HengScale x;

  if (!heng_row_plot_open (&plot, frame, &data->sheet) || (data->is_own && plot.row < 5 * frame->style->f1))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { data->low, data->high, plot.from + 8 * frame->unit, plot.to - 8 * frame->unit };
  heng_row_plot_lay_heads (&plot);
  lay_ticks (&plot, data, &x);
  for (guint i = 0; i < plot.shown; i++)
    lay_level (&plot, data, &x, i);
  heng_row_plot_lay_rest (&plot);
}

static double
salary_height (HengChart *chart, const HengFrame *frame)
{
  const Salary *data = chart->data;

  return heng_row_sheet_height (&data->sheet, frame) + (data->is_own ? 4 * frame->style->f1 : 0);
}

static void
salary_free (gpointer data)
{
  Salary *salary = data;

  heng_row_sheet_clear (&salary->sheet);
  g_ptr_array_unref (salary->levels);
  g_free (salary);
}

static const HengChartClass salary_class = { "salary", salary_layout, salary_height, salary_free };

static HengValue
mean_ratio (const HengSalaryLevel *from)
{
  HengWide sum = 0;

  for (guint i = 0; i < from->n; i++)
    {
      HengPayPosition position = heng_pay_position (from->salaries[i], from->min, from->midpoint, from->max, NULL);

      if (position.compa_ratio.state != HENG_VALUE_NUMBER)
        return HENG_NA;
      sum += position.compa_ratio.micro;
    }
  return from->n > 0 ? HENG_NUMBER (heng_div_round (sum, from->n)) : HENG_NA;
}

static void
add_level (Salary *data, const HengSalaryLevel *from)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  Level *level = g_new0 (Level, 1);
  g_autofree char *ratio = NULL, *least = money (from->min / FEN), *most = money (from->max / FEN);

  *level = (Level) { from->min / FEN, from->midpoint / FEN, from->max / FEN, from->n, from->n < HENG_CHART_LEAST && !data->is_own };
  level->salaries = g_array_new (FALSE, FALSE, sizeof (double));
  level->ratio = level->hidden ? HENG_NA : mean_ratio (from);
  for (guint i = 0; i < from->n && !level->hidden; i++)
    {
      double salary = from->salaries[i] / FEN;

      g_array_append_val (level->salaries, salary);
      level->n_low += salary < level->min;
      level->n_high += salary > level->max;
    }
  g_array_sort (level->salaries, compare_doubles);
  g_ptr_array_add (data->levels, level);
  ratio = level->ratio.state == HENG_VALUE_NUMBER ? heng_micro_display (level->ratio.micro, 2, FALSE) : g_strdup ("—");
  row->bold = TRUE;
  row->mark = g_strdup_printf ("level:%s", from->key);
  row->target_id = from->target_id;
  heng_row_set (row, COLUMN_N, g_strdup_printf ("%u", from->n), FALSE, HENG_INK_TICK);
  heng_row_set (row, COLUMN_RATIO, g_strdup (ratio), FALSE, HENG_INK_TEXT);
  if (level->hidden)
    row->spoken = g_strdup_printf (_("%s, %u people, hidden: fewer than 3; range %s to %s"), from->label, from->n, least, most);
  else
    row->spoken = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u person, mean compa-ratio %s, %u below and %u above the range %s to %s",
                                                "%s, %u people, mean compa-ratio %s, %u below and %u above the range %s to %s", from->n),
                                   from->label, from->n, ratio, level->n_low, level->n_high, least, most);
}

static char *
own_finding (const HengSalaryRange *range)
{
  const HengSalaryLevel *level = &range->levels[0];
  HengPayPosition position = heng_pay_position (level->salaries[0], level->min, level->midpoint, level->max, NULL);
  g_autofree char *ratio = NULL, *share = NULL;

  if (position.compa_ratio.state != HENG_VALUE_NUMBER || position.penetration.state != HENG_VALUE_NUMBER)
    return g_strdup (_("Salary in its range"));
  ratio = heng_micro_display (position.compa_ratio.micro, 2, FALSE);
  share = heng_percent (position.penetration.micro);
  return g_strdup_printf (_("at %s of the range of %s, compa-ratio %s"), share, level->label, ratio);
}

static char *
finding (const Salary *data, const HengSalaryRange *range)
{
  guint n = 0, outside = 0;

  if (data->is_own)
    return own_finding (range);
  for (guint i = 0; i < data->levels->len; i++)
    {
      const Level *level = data->levels->pdata[i];

      n += level->hidden ? 0 : level->n;
      outside += level->n_low + level->n_high;
    }
  if (n == 0)
    return g_strdup (_("Salaries in their ranges"));
  if (outside == 0)
    return g_strdup_printf (_("All of %u people lie in their range"), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u people lies outside of the range", "%u of %u people lie outside of their range", outside),
                          outside, n);
}

/* "Penetration = (21,600 − 17,000) ÷ (26,000 − 17,000)" */
static char *
own_rule (const HengSalaryLevel *level)
{
  g_autofree char *own = money (level->salaries[0] / FEN), *least = money (level->min / FEN), *most = money (level->max / FEN);

  return g_strdup_printf (_("penetration = (%s − %s) ÷ (%s − %s)"), own, least, most, least);
}

static void
say (HengChart *chart, const Salary *data, const HengSalaryRange *range)
{
  g_autofree char *title = finding (data, range);
  g_autofree char *rule = data->is_own ? own_rule (&range->levels[0])
                                       : g_strdup (_("hollow diamond: outside of the range · CR = pay ÷ midpoint · pay staff and HR only"));

  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Range chart: monthly pay, %u level", "Range chart: monthly pay, %u levels", range->n_levels),
                                 range->n_levels);
  chart->title = heng_about_title (&range->about, title);
  chart->subtitle = heng_about_subtitle (&range->about, data->is_own ? _("Monthly pay, yuan; own view, one dot")
                                                                     : _("Monthly pay, yuan; box = range, stroke = midpoint, one dot per person"));
  chart->foot = heng_about_foot (&range->about, rule);
  chart->day = range->about.day;
  if (range->n_levels == 0)
    chart->empty = g_strdup (_("No salary ranges yet."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
  heng_chart_add_row (chart, C_("chart", "Level"), "n", C_("pay", "Minimum"), C_("pay", "Midpoint"), C_("pay", "Maximum"), C_("pay", "Mean CR"),
                      C_("pay", "Outside"), NULL);
  for (guint i = 0; i < data->levels->len; i++)
    {
      const Level *level = data->levels->pdata[i];
      const HengRow *row = data->sheet.rows->pdata[i];
      g_autofree char *least = money (level->min), *middle = money (level->midpoint), *most = money (level->max);
      g_autofree char *outside = level->hidden ? g_strdup ("—") : g_strdup_printf ("%u", level->n_low + level->n_high);

      heng_chart_add_row (chart, row->label, row->cells[COLUMN_N].text, least, middle, most, row->cells[COLUMN_RATIO].text, outside, NULL);
    }
}

HengChart *
heng_chart_salary_new (const HengSalaryRange *range)
{
  Salary *data = g_new0 (Salary, 1);
  HengChart *chart = heng_chart_new (&salary_class, data);

  data->levels = g_ptr_array_new_with_free_func (level_free);
  data->is_own = range->is_own && range->n_levels == 1 && range->levels[0].n == 1;
  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = data->is_own ? 96 : 48;
  heng_row_sheet_add_column (&data->sheet, g_strdup ("n"), (HengRowColumn) { .is_left = TRUE, .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (data->is_own ? "CR" : C_("pay", "Mean CR")), (HengRowColumn) { .drop = 0 });
  for (guint i = 0; i < range->n_levels; i++)
    add_level (data, &range->levels[i]);
  choose_axis (data);
  say (chart, data, range);
  return chart;
}
