/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A metric by department: bars from zero, the value at the right, what is too small in words. */
#include "heng-chart-bars.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-measure.h"
#include "heng-chart-rows.h"

enum { COLUMN_N, COLUMN_VALUE };

typedef struct
{
  HengValue value;
  guint n;
  gboolean hidden, is_accent;
} Bar;

typedef struct
{
  HengRowSheet sheet;
  HengMeasure measure;
  gboolean keep_order, has_accent;
  HengValue total;
  double low, high, step;
} Bars;

static gboolean
is_shown (const Bar *bar)
{
  return bar->value.state == HENG_VALUE_NUMBER && !bar->hidden;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const Bar *x = (*(const HengRow *const *) a)->data, *y = (*(const HengRow *const *) b)->data;

  if (is_shown (x) != is_shown (y))
    return is_shown (x) ? -1 : 1;
  if (!is_shown (x))
    return 0;
  return x->value.micro > y->value.micro ? -1 : x->value.micro < y->value.micro;
}

/* From zero, to either side as far as there are values. */
static void
choose_axis (Bars *data)
{
  double low = 0, high = 0;

  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const Bar *bar = ((const HengRow *) data->sheet.rows->pdata[i])->data;

      if (!is_shown (bar))
        continue;
      low = MIN (low, heng_points_double (bar->value.micro));
      high = MAX (high, heng_points_double (bar->value.micro));
    }
  if (data->total.state == HENG_VALUE_NUMBER)
    {
      low = MIN (low, heng_points_double (data->total.micro));
      high = MAX (high, heng_points_double (data->total.micro));
    }
  if (high - low < 1e-9)
    high = 1;
  data->step = MAX (heng_tick_step (high - low, 5), data->measure.is_count ? 1 : 0); /* there is no half a person */
  data->low = floor (low / data->step + 1e-9) * data->step;
  data->high = ceil (high / data->step - 1e-9) * data->step;
}

static void
lay_bar (HengRowPlot *plot, const Bars *data, const HengScale *x, guint i)
{
  HengFrame *frame = plot->frame;
  const Bar *bar = ((const HengRow *) plot->sheet->rows->pdata[i])->data;
  double y = heng_row_plot_y (plot, i), height = MIN (18 * frame->unit, 0.52 * plot->row), zero = heng_scale_at (x, 0);
  double end = heng_scale_at (x, heng_points_double (bar->value.micro));
  HengMarkPlace *place = heng_row_plot_lay_row (plot, i);

  place->x = MIN (zero, end);
  place->y = y - height / 2;
  place->width = fabs (end - zero);
  place->height = height;
  if (is_shown (bar))
    {
      if (fabs (end - zero) < 2.5 * frame->unit)
        end = zero + 2.5 * frame->unit;
      heng_frame_area (frame, MIN (zero, end), y - height / 2, fabs (end - zero), height,
                       data->has_accent && !bar->is_accent ? HENG_INK_PERSON : HENG_INK_GAIN_AREA);
      return;
    }
  place->x = plot->from;
  place->width = plot->to - plot->from;
}

/* Why there is no bar; over the line of all. */
static void
lay_words (HengRowPlot *plot, const HengScale *x, guint i)
{
  HengFrame *frame = plot->frame;
  const Bar *bar = ((const HengRow *) plot->sheet->rows->pdata[i])->data;
  double from = heng_scale_at (x, 0) + 6 * frame->unit;
  const char *words = bar->hidden ? (bar->n < HENG_CHART_LEAST ? _("n<3, hidden") : _("hidden as well"))
                      : bar->value.state == HENG_VALUE_NA ? _("not applicable")
                                                          : _("no data yet");

  if (!is_shown (bar))
    heng_frame_text (frame, &(HengLabel) { .text = words, .x = from, .y = heng_row_plot_y (plot, i), .size = frame->style->f2, .ink = HENG_INK_TICK,
                                           .halo = HENG_INK_BACKGROUND, .max_width = MAX (plot->to - from - 2 * frame->unit, 1) });
}

static void
lay_ticks (HengRowPlot *plot, const Bars *data, const HengScale *x)
{
  HengFrame *frame = plot->frame;
  double bottom = heng_row_plot_bottom (plot), y = bottom + (plot->shown < plot->sheet->rows->len ? plot->row : 0) + frame->style->f2;
  int n = (int) lround ((data->high - data->low) / data->step);

  for (int i = 0; i <= n; i++)
    {
      double value = data->low + i * data->step;
      g_autofree char *text = heng_measure_tick (&data->measure, value, data->step);
      HengLabel label = { .text = text, .x = heng_scale_at (x, value), .y = y, .align = 0.5, .size = frame->style->f2, .ink = HENG_INK_TICK };

      heng_frame_grid_x (frame, label.x, plot->top - 0.3 * frame->style->f2, bottom, fabs (value) < data->step / 2 ? HENG_INK_AXIS : HENG_INK_GRID);
      heng_frame_try_text (frame, &label, NULL);
    }
}

static void
bars_layout (HengChart *chart, HengFrame *frame)
{
  const Bars *data = chart->data;
  HengRowPlot plot;
  HengScale x;

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { data->low, data->high, plot.from, plot.to - 0.5 * frame->style->f1 };
  heng_row_plot_lay_heads (&plot);
  lay_ticks (&plot, data, &x);
  for (guint i = 0; i < plot.shown; i++)
    lay_bar (&plot, data, &x, i);
  heng_row_plot_lay_rest (&plot);
  if (data->total.state == HENG_VALUE_NUMBER)
    {
      g_autofree char *value = heng_measure_text (&data->measure, data->total.micro), *text = g_strdup_printf (C_("chart", "all %s"), value);
      double at = heng_scale_at (&x, heng_points_double (data->total.micro));

      heng_row_plot_lay_over (&plot, text, at, HENG_INK_LABEL);
      heng_frame_grid_x (frame, at, plot.top - 0.4 * frame->style->f2, heng_row_plot_bottom (&plot), HENG_INK_TARGET);
    }
  for (guint i = 0; i < plot.shown; i++)
    lay_words (&plot, &x, i);
}

static double
bars_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const Bars *) chart->data)->sheet, frame);
}

static void
bars_free (gpointer data)
{
  Bars *bars = data;

  heng_row_sheet_clear (&bars->sheet);
  heng_measure_clear (&bars->measure);
  g_free (bars);
}

static const HengChartClass bars_class = { "bars", bars_layout, bars_height, bars_free };

static void
add_bar (Bars *data, const HengBar *from, gboolean hidden)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  Bar *bar = g_new0 (Bar, 1);
  g_autofree char *value = NULL;

  *bar = (Bar) { from->value, from->n, hidden && from->value.state == HENG_VALUE_NUMBER, from->is_accent };
  row->data = bar;
  row->bold = from->is_accent;
  row->mark = g_strdup_printf ("bar:%s", from->key);
  row->target_id = from->target_id;
  value = is_shown (bar) ? heng_measure_text (&data->measure, from->value.micro) : g_strdup ("—");
  if (!data->measure.is_count)
    heng_row_set (row, COLUMN_N, g_strdup_printf ("%u", from->n), FALSE, HENG_INK_TICK);
  heng_row_set (row, COLUMN_VALUE, g_strdup (value), TRUE, HENG_INK_TEXT);
  if (bar->hidden)
    row->spoken = g_strdup_printf (_("%s, hidden: too few people"), from->label);
  else if (!is_shown (bar))
    row->spoken = g_strdup_printf (_("%s, no value"), from->label);
  else if (data->measure.is_count)
    row->spoken = g_strdup_printf ("%s, %s", from->label, value);
  else
    row->spoken = g_strdup_printf (_("%s, %s, n = %u"), from->label, value, from->n);
}

/* The highest; with the lowest for the description. */
static char *
finding (const Bars *data, gboolean is_long)
{
  const HengRow *high = NULL, *low = NULL;
  g_autofree char *most = NULL, *least = NULL;

  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];
      const Bar *bar = row->data;

      if (!is_shown (bar))
        continue;
      if (high == NULL || bar->value.micro > ((const Bar *) high->data)->value.micro)
        high = row;
      if (low == NULL || bar->value.micro < ((const Bar *) low->data)->value.micro)
        low = row;
    }
  if (high == NULL || high == low)
    return g_strdup (data->measure.name);
  most = heng_measure_text (&data->measure, ((const Bar *) high->data)->value.micro);
  least = heng_measure_text (&data->measure, ((const Bar *) low->data)->value.micro);
  if (((const Bar *) high->data)->value.micro == ((const Bar *) low->data)->value.micro)
    return g_strdup_printf (_("%s: the same everywhere, %s"), data->measure.name, most);
  if (!is_long)
    return g_strdup_printf (_("%s: highest in %s, %s"), data->measure.name, high->label, most);
  return g_strdup_printf (_("%s: highest in %s, %s; lowest in %s, %s"), data->measure.name, high->label, most, low->label, least);
}

static void
say (HengChart *chart, const Bars *data, const HengBars *bars)
{
  g_autofree char *title = finding (data, FALSE), *whole = finding (data, TRUE), *measure = NULL, *all = heng_measure_text (&data->measure, data->total.micro);
  const char *unit = bars->unit != NULL ? bars->unit : C_("chart", "number");
  gboolean hidden = FALSE;

  if (bars->is_count)
    measure = g_strdup_printf (_("%s, from 0"), unit);
  else if (bars->total_n > 0)
    measure = g_strdup_printf (_("%s, from 0; n = %s, together %u"), unit, bars->denominator != NULL ? bars->denominator : _("people"), bars->total_n);
  else
    measure = g_strdup_printf (_("%s, from 0; n = %s"), unit, bars->denominator != NULL ? bars->denominator : _("people"));
  heng_chart_add_row (chart, C_("chart", "Group"), data->measure.name, bars->is_count ? NULL : "n", NULL);
  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];

      hidden |= ((const Bar *) row->data)->hidden;
      heng_chart_add_row (chart, row->label, row->cells[COLUMN_VALUE].text, row->cells[COLUMN_N].text, NULL);
    }
  if (data->total.state == HENG_VALUE_NUMBER)
    {
      g_autofree char *n = g_strdup_printf ("%u", bars->total_n);

      heng_chart_add_row (chart, C_("chart", "All"), all, bars->is_count ? NULL : n, NULL);
    }
  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bar chart: %s of %u group", "Bar chart: %s of %u groups", bars->n_bars), data->measure.name,
                                 bars->n_bars);
  chart->title = heng_about_title (&bars->about, title);
  chart->subtitle = heng_about_subtitle (&bars->about, measure);
  chart->foot = heng_about_foot (&bars->about, bars->rule != NULL ? bars->rule
                                               : hidden ? _("groups of fewer than 3 people are not shown, nor what would give them away")
                                                        : NULL);
  chart->day = bars->about.day;
  if (bars->n_bars == 0)
    chart->empty = g_strdup (_("Nothing to compare yet."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : whole);
}

HengChart *
heng_chart_bars_new (const HengBars *bars)
{
  Bars *data = g_new0 (Bars, 1);
  HengChart *chart = heng_chart_new (&bars_class, data);
  g_autofree guint *n = g_new0 (guint, bars->n_bars + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, bars->n_bars + 1);

  data->measure = heng_measure_copy (bars->measure, bars->unit, bars->decimals, bars->is_count);
  data->total = bars->total;
  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 34;
  heng_row_sheet_add_column (&data->sheet, g_strdup (bars->is_count ? NULL : "n"), (HengRowColumn) { .is_left = TRUE, .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, NULL, (HengRowColumn) { .drop = 0 });
  for (guint i = 0; i < bars->n_bars; i++)
    {
      n[i] = bars->bars[i].value.state == HENG_VALUE_NUMBER ? MAX (bars->bars[i].n, 1) : 0;
      hidden[i] = bars->bars[i].hidden;
      data->has_accent |= bars->bars[i].is_accent;
    }
  if (!bars->is_count)
    heng_hide_small (n, bars->n_bars, 1, HENG_CHART_LEAST, hidden);
  for (guint i = 0; i < bars->n_bars; i++)
    add_bar (data, &bars->bars[i], hidden[i]);
  if (!bars->keep_order)
    g_ptr_array_sort (data->sheet.rows, compare_bars);
  choose_axis (data);
  say (chart, data, bars);
  return chart;
}
