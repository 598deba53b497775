/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators held against themselves: a histogram for each, beside mean, spread, crowding and missing rate; alarms have a shape. */
#include "heng-chart-quality.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-rows.h"

#define BIN HENG_POINTS (5)

enum { COLUMN_N, COLUMN_MEAN, COLUMN_SD, COLUMN_SHARE, COLUMN_MISSING };

typedef struct
{
  guint n, alarms;
  double sd;
  gboolean low_sd, crowded, missing;
  guint bins[HENG_QUALITY_BINS];
} Indicator;

typedef struct
{
  HengRowSheet sheet;
} Quality;

void
heng_quality_row_fill (HengQualityRow *row, const HengMicro *scores, guint n, guint missing, guint expected)
{
  row->discrimination = heng_discrimination (scores, n);
  row->missing = heng_missing_rate (missing, expected);
  for (guint i = 0; i < HENG_QUALITY_BINS; i++)
    row->bins[i] = 0;
  for (guint i = 0; i < n; i++)
    row->bins[CLAMP (scores[i] / BIN, 0, HENG_QUALITY_BINS - 1)]++;
}

static int
compare_indicators (gconstpointer a, gconstpointer b)
{
  const Indicator *x = (*(const HengRow *const *) a)->data, *y = (*(const HengRow *const *) b)->data;

  if (x->alarms != y->alarms)
    return x->alarms > y->alarms ? -1 : 1;
  return x->sd < y->sd ? -1 : x->sd > y->sd;
}

/* Small columns on the scale 0–120; the target is a hairline through them. */
static void
lay_histogram (HengRowPlot *plot, const HengScale *x, const HengRow *row, double y, double height)
{
  HengFrame *frame = plot->frame;
  const Indicator *indicator = row->data;
  double bottom = y + height / 2, gap = MIN (0.5 * frame->unit, 0.1 * (x->to - x->from) / HENG_QUALITY_BINS);
  guint most = 1;

  for (guint i = 0; i < HENG_QUALITY_BINS; i++)
    most = MAX (most, indicator->bins[i]);
  heng_frame_grid_y (frame, bottom, x->from, x->to, HENG_INK_AXIS);
  if (indicator->n < HENG_CHART_LEAST)
    {
      heng_frame_text (frame, &(HengLabel) { .text = _("n<3, hidden"), .x = x->from + 4 * frame->unit, .y = y, .size = frame->style->f2,
                                             .ink = HENG_INK_TICK, .halo = HENG_INK_BACKGROUND, .max_width = x->to - x->from - 4 * frame->unit });
      return;
    }
  for (guint i = 0; i < HENG_QUALITY_BINS; i++)
    {
      double from = heng_scale_at (x, 5.0 * i), to = heng_scale_at (x, 5.0 * (i + 1)), share = (double) indicator->bins[i] / most;

      if (indicator->bins[i] > 0)
        heng_frame_area (frame, from + gap, bottom - MAX (share * height, 1.5 * frame->unit), to - from - 2 * gap,
                         MAX (share * height, 1.5 * frame->unit), HENG_INK_GAIN_AREA);
    }
}

static void
lay_alarm (HengRowPlot *plot, const HengRow *row, guint column, double y)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f1, x = plot->right[column] - heng_frame_text_width (frame, row->cells[column].text, size, TRUE) - 0.7 * size;
  HengShape *shape = heng_frame_polygon (frame, HENG_INK_LOSS, HENG_INK_NONE, 0);

  heng_shape_add_point (shape, x - 0.4 * size, y + 0.34 * size);
  heng_shape_add_point (shape, x + 0.4 * size, y + 0.34 * size);
  heng_shape_add_point (shape, x, y - 0.36 * size);
}

static void
lay_indicator (HengRowPlot *plot, const HengScale *x, guint i)
{
  const HengRow *row = plot->sheet->rows->pdata[i];
  const Indicator *indicator = row->data;
  double y = heng_row_plot_y (plot, i), height = MIN (26 * plot->frame->unit, 0.66 * plot->row);
  const gboolean alarms[] = { [COLUMN_SD] = indicator->low_sd, [COLUMN_SHARE] = indicator->crowded, [COLUMN_MISSING] = indicator->missing };
  HengMarkPlace *place = heng_row_plot_lay_row (plot, i);

  place->x = x->from;
  place->width = x->to - x->from;
  lay_histogram (plot, x, row, y, height);
  for (guint c = COLUMN_SD; c <= COLUMN_MISSING; c++)
    if (alarms[c] && plot->has[c])
      lay_alarm (plot, row, c, y);
}

static char *
tick_text (double value)
{
  return g_strdup_printf ("%g", value);
}

static void
quality_layout (HengChart *chart, HengFrame *frame)
{
  static const double ticks[] = { 0, 60, 100, 120 };
  const Quality *data = chart->data;
  HengRowPlot plot;
  HengScale x;

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { 0, 120, plot.from, plot.to - 4 * frame->unit };
  heng_row_plot_lay_heads (&plot);
  heng_row_plot_lay_axis (&plot, &x, ticks, G_N_ELEMENTS (ticks), tick_text);
  for (guint i = 0; i < plot.shown; i++)
    lay_indicator (&plot, &x, i);
  heng_row_plot_lay_rest (&plot);
}

static double
quality_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const Quality *) chart->data)->sheet, frame);
}

static void
quality_free (gpointer data)
{
  heng_row_sheet_clear (&((Quality *) data)->sheet);
  g_free (data);
}

static const HengChartClass quality_class = { "quality", quality_layout, quality_height, quality_free };

static char *
share_text (double share)
{
  return g_strdup_printf ("%.0f%%", share * 100);
}

static char *
spoken (const HengQualityRow *from, const Indicator *indicator)
{
  const HengDiscrimination *d = &from->discrimination;
  g_autofree char *share = share_text (d->share), *rate = share_text (from->missing.rate);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("%s, n = %u"), from->label, d->n);
  if (d->n >= HENG_CHART_LEAST)
    g_string_append_printf (text, _(", mean %.1f, SD %.1f, %s at one value"), d->mean, d->sd, share);
  g_string_append_printf (text, _(", %s missing"), rate);
  if (indicator->low_sd)
    g_string_append (text, _("; scores hardly differ"));
  if (indicator->crowded)
    g_string_append (text, _("; most people have the same score"));
  if (indicator->missing)
    g_string_append (text, _("; too much is missing"));
  return g_string_free (text, FALSE);
}

static void
add_indicator (Quality *data, const HengQualityRow *from)
{
  const HengDiscrimination *d = &from->discrimination;
  gboolean shown = d->n >= HENG_CHART_LEAST;
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  Indicator *indicator = g_new0 (Indicator, 1);

  *indicator = (Indicator) { d->n, 0, shown ? d->sd : 1000, shown && d->low_sd, shown && d->crowded, from->missing.alarm };
  indicator->alarms = (guint) indicator->low_sd + (guint) indicator->crowded + (guint) indicator->missing;
  for (guint i = 0; i < HENG_QUALITY_BINS && shown; i++)
    indicator->bins[i] = from->bins[i];
  row->data = indicator;
  row->mark = g_strdup_printf ("indicator:%s", from->key);
  row->target_id = from->target_id;
  row->spoken = spoken (from, indicator);
  heng_row_set (row, COLUMN_N, g_strdup_printf ("%u", d->n), FALSE, HENG_INK_TICK);
  heng_row_set (row, COLUMN_MEAN, shown ? g_strdup_printf ("%.1f", d->mean) : g_strdup ("—"), FALSE, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_SD, shown ? g_strdup_printf ("%.1f", d->sd) : g_strdup ("—"), indicator->low_sd, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_SHARE, shown ? share_text (d->share) : g_strdup ("—"), indicator->crowded, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_MISSING, from->missing.expected > 0 ? share_text (from->missing.rate) : g_strdup ("—"), indicator->missing, HENG_INK_TEXT);
}

static char *
finding (const Quality *data)
{
  guint flat = 0, missing = 0, n = data->sheet.rows->len;

  for (guint i = 0; i < n; i++)
    {
      const Indicator *indicator = ((const HengRow *) data->sheet.rows->pdata[i])->data;

      flat += indicator->low_sd || indicator->crowded;
      missing += indicator->missing;
    }
  if (n == 0)
    return g_strdup (_("Quality of the indicators"));
  if (flat == 0 && missing == 0)
    return g_strdup (_("All indicators tell people apart and have their data"));
  if (flat == 0)
    return g_strdup_printf (_("%u of %u indicators miss too much data"), missing, n);
  if (missing == 0)
    return g_strdup_printf (_("%u of %u indicators hardly tell people apart"), flat, n);
  return g_strdup_printf (_("%u of %u indicators hardly tell people apart, %u miss data"), flat, n, missing);
}

static void
say (HengChart *chart, const Quality *data, const HengQualityTable *table)
{
  g_autofree char *title = finding (data);

  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Table with histograms: %u indicator, points 0–120",
                                              "Table with histograms: %u indicators, points 0–120", table->n_rows), table->n_rows);
  chart->title = heng_about_title (&table->about, title);
  chart->subtitle = heng_about_subtitle (&table->about, _("Points by indicator, 0–120; one value = share at 120 or at the commonest value; n = people"));
  chart->foot = heng_about_foot (&table->about, _("triangle: SD below 5, one value from 80%, missing above 10%"));
  chart->day = table->about.day;
  if (table->n_rows == 0)
    chart->empty = g_strdup (_("No indicators with scores yet."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
  heng_chart_add_row (chart, C_("chart", "Indicator"), "n", C_("chart", "Mean"), "SD", C_("chart", "One value"), C_("chart", "Missing"), NULL);
  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];

      heng_chart_add_row (chart, row->label, row->cells[COLUMN_N].text, row->cells[COLUMN_MEAN].text, row->cells[COLUMN_SD].text,
                          row->cells[COLUMN_SHARE].text, row->cells[COLUMN_MISSING].text, NULL);
    }
}

HengChart *
heng_chart_quality_new (const HengQualityTable *table)
{
  Quality *data = g_new0 (Quality, 1);
  HengChart *chart = heng_chart_new (&quality_class, data);

  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 38;
  heng_row_sheet_add_column (&data->sheet, g_strdup ("n"), (HengRowColumn) { .is_left = TRUE, .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Mean")), (HengRowColumn) { .drop = 4 });
  heng_row_sheet_add_column (&data->sheet, g_strdup ("SD"), (HengRowColumn) { .sign_room = 1.2, .drop = 0 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "One value")), (HengRowColumn) { .sign_room = 1.2, .drop = 3 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Missing")), (HengRowColumn) { .sign_room = 1.2, .drop = 2 });
  for (guint i = 0; i < table->n_rows; i++)
    add_indicator (data, &table->rows[i]);
  g_ptr_array_sort (data->sheet.rows, compare_indicators);
  say (chart, data, table);
  return chart;
}
