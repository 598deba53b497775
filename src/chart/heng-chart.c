/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public face of charts: one object for all types, its layout, marks, text boxes and table. */
#include "heng-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-bullet.h"
#include "heng-chart-reviews.h"

static void
shape_free (gpointer data)
{
  HengShape *shape = data;

  g_clear_pointer (&shape->points, g_array_unref);
  g_clear_object (&shape->layout);
  g_clear_pointer (&shape->picture, cairo_surface_destroy);
  g_free (shape);
}

static void
mark_free (gpointer data)
{
  HengMarkPlace *place = data;

  g_free (place->mark.name);
  g_free (place->mark.spoken);
  g_free (place);
}

static void
box_clear (gpointer data)
{
  g_free (((HengChartBox *) data)->text);
}

HengChart *
heng_chart_new (const HengChartClass *class, gpointer data)
{
  HengChart *chart = g_new0 (HengChart, 1);

  chart->class = class;
  chart->data = data;
  chart->unit = 1;
  chart->table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  chart->shapes = g_ptr_array_new_with_free_func (shape_free);
  chart->marks = g_ptr_array_new_with_free_func (mark_free);
  chart->boxes = g_array_new (FALSE, TRUE, sizeof (HengChartBox));
  g_array_set_clear_func (chart->boxes, box_clear);
  return chart;
}

void
heng_chart_free (HengChart *chart)
{
  if (chart == NULL)
    return;
  if (chart->class->free_data != NULL)
    chart->class->free_data (chart->data);
  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->foot);
  g_free (chart->name);
  g_free (chart->description);
  g_free (chart->empty);
  g_ptr_array_unref (chart->table);
  g_ptr_array_unref (chart->shapes);
  g_ptr_array_unref (chart->marks);
  g_array_unref (chart->boxes);
  g_free (chart);
}

void
heng_chart_add_row (HengChart *chart, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  va_list cells;

  va_start (cells, chart);
  for (const char *cell = va_arg (cells, const char *); cell != NULL; cell = va_arg (cells, const char *))
    g_strv_builder_add (builder, cell);
  va_end (cells);
  g_ptr_array_add (chart->table, g_strv_builder_end (builder));
}

HengChartStyle
heng_chart_style_screen (HengChartTheme theme, const char *family, double scale)
{
  return (HengChartStyle) { theme, family, 15 * scale, 12 * scale, 11 * scale, TRUE, TRUE, NULL };
}

HengChartStyle
heng_chart_style_paper (const char *family)
{
  return (HengChartStyle) { HENG_THEME_PRINT, family, 9.5, 9, 8, TRUE, TRUE, NULL };
}

void
heng_chart_setup_pango (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  const cairo_font_options_t *old = pango_cairo_context_get_font_options (context);

  if (old != NULL)
    cairo_font_options_merge (options, old);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Names are Chinese in both languages of the process; without the tag fontconfig may pick the Japanese forms. */
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
}

/* A text measured is soon placed; without a cache of the caller's, the layout has one for its own time. */
static HengChartStyle
with_texts (const HengChartStyle *style, HengTextCache **own)
{
  HengChartStyle cached = *style;

  if (cached.texts == NULL)
    cached.texts = *own = heng_text_cache_new ();
  return cached;
}

void
heng_chart_layout (HengChart *chart, PangoContext *context, const HengChartStyle *style, double width, double height)
{
  g_autoptr (HengTextCache) own = NULL;
  HengFrame frame;

  g_ptr_array_set_size (chart->shapes, 0);
  g_ptr_array_set_size (chart->marks, 0);
  g_array_set_size (chart->boxes, 0);
  chart->style = with_texts (style, &own);
  frame = heng_frame_open (chart, context, &chart->style, width, height, TRUE);
  chart->unit = frame.unit;
  if (chart->empty != NULL)
    heng_frame_message (&frame);
  else if (frame.right - frame.left < HENG_LEAST_WIDTH * style->f1 || frame.bottom - frame.top < HENG_LEAST_HEIGHT * style->f1)
    heng_frame_table (&frame);
  else
    chart->class->layout (chart, &frame);
  heng_chart_drop_halos (chart);
  chart->style.family = NULL; /* the caller's, no longer needed: layouts hold their own copy */
  chart->style.texts = NULL;
}

double
heng_chart_natural_height (HengChart *chart, PangoContext *context, const HengChartStyle *style, double width)
{
  const double endless = 100000;
  g_autoptr (HengTextCache) own = NULL;
  HengChartStyle cached = with_texts (style, &own);
  HengFrame frame = heng_frame_open (chart, context, &cached, width, endless, FALSE);
  double content = MAX (chart->class->content_height (chart, &frame), HENG_LEAST_HEIGHT * style->f1);

  if (chart->empty != NULL)
    content = MAX (6 * style->f1, 60 * frame.unit);
  return ceil (endless - (frame.bottom - frame.top) + content);
}

void
heng_chart_draw (HengChart *chart, cairo_t *cr)
{
  for (guint i = 0; i < chart->shapes->len; i++)
    heng_shape_draw (chart->shapes->pdata[i], cr, chart->style.theme);
}

void
heng_chart_draw_focus (HengChart *chart, cairo_t *cr, guint mark)
{
  const HengMarkPlace *place;
  double off = 3 * chart->unit;
  HengShape ring = { HENG_SHAPE_RECT, HENG_INK_NONE, HENG_INK_GAIN };

  if (mark >= chart->marks->len)
    return;
  place = chart->marks->pdata[mark];
  ring.x = place->x - off;
  ring.y = place->y - off;
  ring.width = place->width + 2 * off;
  ring.height = place->height + 2 * off;
  ring.radius = 4 * chart->unit;
  ring.line_width = 2 * chart->unit;
  heng_shape_draw (&ring, cr, chart->style.theme);
}

const char *
heng_chart_title (HengChart *chart)
{
  return chart->title;
}

const char *
heng_chart_subtitle (HengChart *chart)
{
  return chart->subtitle;
}

const char *
heng_chart_name (HengChart *chart)
{
  return chart->name;
}

const char *
heng_chart_description (HengChart *chart)
{
  return chart->description;
}

guint
heng_chart_n_marks (HengChart *chart)
{
  return chart->marks->len;
}

const HengChartMark *
heng_chart_mark (HengChart *chart, guint i)
{
  return i < chart->marks->len ? &((HengMarkPlace *) chart->marks->pdata[i])->mark : NULL;
}

int
heng_chart_mark_at (HengChart *chart, double x, double y)
{
  int best = -1;
  double least = G_MAXDOUBLE;

  /* Hit areas of neighbouring points overlap: the nearest centre wins. */
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const HengChartMark *mark = heng_chart_mark (chart, i);
      double dx = x - mark->x - mark->width / 2;
      double dy = y - mark->y - mark->height / 2;

      if (fabs (dx) <= mark->width / 2 && fabs (dy) <= mark->height / 2 && dx * dx + dy * dy < least)
        {
          least = dx * dx + dy * dy;
          best = (int) i;
        }
    }
  return best;
}

const HengChartMark *
heng_chart_find_mark (HengChart *chart, const char *name)
{
  for (guint i = 0; i < chart->marks->len; i++)
    if (g_str_equal (heng_chart_mark (chart, i)->name, name))
      return heng_chart_mark (chart, i);
  return NULL;
}

/* The nearest mark with the same middle in x, above (−1) or below (1); −1: none. */
static int
mark_straight (HengChart *chart, int from, int way)
{
  const HengChartMark *here = heng_chart_mark (chart, (guint) from);
  double x = here->x + here->width / 2, y = here->y + here->height / 2, least = G_MAXDOUBLE;
  int best = -1;

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const HengChartMark *mark = heng_chart_mark (chart, i);
      double off = way * (mark->y + mark->height / 2 - y);

      if (fabs (mark->x + mark->width / 2 - x) < 1 && off > 0.5 && off < least)
        {
          least = off;
          best = (int) i;
        }
    }
  return best;
}

int
heng_chart_step (HengChart *chart, int from, HengChartStep step)
{
  int last = (int) chart->marks->len - 1, back = step == HENG_CHART_LEFT || step == HENG_CHART_UP, straight = -1;

  if (last < 0 || step == HENG_CHART_FIRST || step == HENG_CHART_LAST)
    return step == HENG_CHART_FIRST ? MIN (last, 0) : last;
  if (from < 0 || from > last)
    return back ? last : 0;
  if (step == HENG_CHART_UP || step == HENG_CHART_DOWN)
    straight = mark_straight (chart, from, back ? -1 : 1);
  return straight >= 0 ? straight : CLAMP (from + (back ? -1 : 1), 0, last);
}

guint
heng_chart_n_boxes (HengChart *chart)
{
  return chart->boxes->len;
}

const HengChartBox *
heng_chart_box (HengChart *chart, guint i)
{
  return i < chart->boxes->len ? &g_array_index (chart->boxes, HengChartBox, i) : NULL;
}

char *
heng_chart_table_tsv (HengChart *chart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chart->table->len; i++)
    {
      g_auto (GStrv) cells = g_strdupv (chart->table->pdata[i]);

      for (char **cell = cells; *cell != NULL; cell++)
        g_string_append_printf (text, "%s%s", cell == cells ? "" : "\t", g_strdelimit (*cell, "\t\n", ' '));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static const HengChartKind kinds[] = {
  { "trend", N_("Score trend"), TRUE },
  { "waterfall", N_("How the score came about"), TRUE },
  { "perspectives", N_("Four perspectives"), TRUE },
  { "radar", N_("Four perspectives as radar"), TRUE },
  { "okr", N_("OKR progress"), TRUE },
  { "scorecard", N_("Scorecard against targets"), TRUE },
  { "distribution", N_("Score distribution"), FALSE },
  { "heat", N_("Departments by perspective"), FALSE },
  { "calibration", N_("Managers compared"), FALSE },
};

const HengChartKind *
heng_chart_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

static HengChart *
distribution_of_reviews (GPtrArray *reviews)
{
  g_autofree HengMicro *scores = g_new0 (HengMicro, reviews->len + 1);
  const HengReview *first = reviews->len > 0 ? reviews->pdata[0] : NULL;
  const char *period = first != NULL && first->cycle != NULL ? heng_localized (first->cycle->name, first->cycle->name_en) : "";
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];

      if (review->final.final.state == HENG_VALUE_NUMBER)
        scores[n++] = review->final.published;
    }
  return heng_chart_distribution_new (scores, n, first != NULL ? (const HengGradeBand *const *) first->bands->pdata : NULL,
                                      first != NULL ? first->bands->len : 0, period);
}

HengChart *
heng_chart_new_by_name (const char *name, GPtrArray *reviews)
{
  static HengChart *(*const of_person[]) (const HengReview *) = {
    heng_chart_trend_new, heng_chart_waterfall_new, heng_chart_perspectives_new, heng_chart_radar_new, heng_chart_okr_new,
    heng_chart_bullet_of_review,
  };

  if (g_str_equal (name, "distribution"))
    return distribution_of_reviews (reviews);
  if (g_str_equal (name, "heat"))
    return heng_chart_heat_of_reviews (reviews);
  if (g_str_equal (name, "calibration"))
    return heng_chart_calibration_of_reviews (reviews);
  for (guint i = 0; i < G_N_ELEMENTS (of_person); i++)
    if (g_str_equal (name, kinds[i].name) && reviews->len > 0)
      return of_person[i] (reviews->pdata[0]);
  return NULL;
}
