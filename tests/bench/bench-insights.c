/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long Insights take from a changed filter to all figures: bench-insights STORE CYCLE ROUNDS. The columns of the cycle are repeated until there are
 * 300,000 people; counted is the filter, every figure's numbers, the charts made of them, laid out and drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heng-insights-figures.h"
#include "heng-language.h"

#define PEOPLE 300000
#define WIDTH 560
#define HEIGHT 260

static gpointer
repeated (gpointer column, guint n, gsize size)
{
  guint8 *longer = g_malloc ((gsize) (PEOPLE + 1) * size);

  for (guint i = 0; i < PEOPLE; i++)
    memcpy (longer + i * size, (guint8 *) column + (i % n) * size, size);
  g_free (column);
  return longer;
}

static void
repeat_indicators (HengInsights *insights, guint n)
{
  for (guint i = 0; i < insights->indicators->len; i++)
    {
      HengInsightsIndicator *indicator = &g_array_index (insights->indicators, HengInsightsIndicator, i);
      guint times = PEOPLE / n, had = indicator->n;
      guint32 *rows = g_new (guint32, (gsize) had * times + 1);
      gint32 *points = g_new (gint32, (gsize) had * times + 1);

      for (guint k = 0; k < had * times; k++)
        {
          rows[k] = indicator->rows[k % had] + k / had * n;
          points[k] = indicator->points[k % had];
        }
      g_free (indicator->rows);
      g_free (indicator->points);
      indicator->rows = rows;
      indicator->points = points;
      indicator->n = had * times;
    }
}

static void
repeat (HengInsights *insights)
{
  guint n = insights->n, scored = insights->n_scored, times = PEOPLE / n;
  guint32 *by_score = g_new (guint32, PEOPLE + 1);

  repeat_indicators (insights, n);
  insights->employees = repeated (insights->employees, n, sizeof *insights->employees);
  insights->departments = repeated (insights->departments, n, sizeof *insights->departments);
  insights->managers = repeated (insights->managers, n, sizeof *insights->managers);
  insights->levels = repeated (insights->levels, n, sizeof *insights->levels);
  insights->scores = repeated (insights->scores, n, sizeof *insights->scores);
  insights->grades = repeated (insights->grades, n, sizeof *insights->grades);
  insights->is_published = repeated (insights->is_published, n, sizeof *insights->is_published);
  for (guint p = 0; p < HENG_N_PERSPECTIVES; p++)
    insights->perspectives[p] = repeated (insights->perspectives[p], n, sizeof *insights->perspectives[p]);
  for (guint i = 0; i < scored; i++)
    for (guint k = 0; k < times; k++)
      by_score[i * times + k] = insights->by_score[i] + k * n;
  g_free (insights->by_score);
  insights->by_score = by_score;
  insights->n_scored = scored * times;
  insights->n = PEOPLE;
}

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

/* Charts as the page makes and draws them. */
static guint
draw_figures (const HengInsightsResult *result, PangoContext *context, cairo_t *cr)
{
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, "sans", 1);
  guint n = 0;

  for (guint i = 0; i < HENG_N_FIGURES; i++)
    {
      g_autoptr (HengChart) chart = heng_figure_build ((HengFigure) i, result);

      if (chart == NULL)
        continue;
      heng_chart_layout (chart, context, &style, WIDTH, HEIGHT);
      heng_chart_draw (chart, cr);
      n++;
    }
  return n;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengInsightsData) data = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  double count = 1e9, draw = 1e9, load;
  guint figures = 0;
  gint64 start;

  heng_language_setup (NULL, NULL);
  if (argc != 4)
    return 2;
  heng_chart_setup_pango (context);
  db = heng_db_open (argv[1], HENG_DB_READ_ONLY, &error);
  cycle = db ? heng_cycle_load_by_key (db, argv[2], &error) : NULL;
  start = g_get_monotonic_time ();
  data = cycle ? heng_insights_data_load (db, &cycle->id, NULL, &error) : NULL;
  if (!data)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  load = ms_since (start);
  if (data->insights->n < PEOPLE)
    repeat (data->insights);
  for (int round = 0; round < atoi (argv[3]); round++)
    {
      const GArray *units = data->insights->units;
      const HengInsightsFilter filter = { .department_id = round % 2 == 0 ? 0 : g_array_index (units, HengInsightsUnit, round % units->len).id };
      g_autoptr (HengInsightsResult) result = NULL;

      start = g_get_monotonic_time ();
      result = heng_insights_result_new (data, &filter);
      count = round % 2 == 0 ? MIN (count, ms_since (start)) : count;
      start = g_get_monotonic_time ();
      figures = MAX (figures, draw_figures (result, context, cr));
      draw = round % 2 == 0 ? MIN (draw, ms_since (start)) : draw;
    }
  printf ("{\"people\": %u, \"figures\": %u, \"load_ms\": %.1f, \"count_ms\": %.2f, \"draw_ms\": %.2f}\n", data->insights->n, figures, load, count, draw);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
