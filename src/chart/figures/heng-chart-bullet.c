/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scorecard as bullets: shades end at threshold, target and stretch, the bar is the points. */
#include "heng-chart-bullet.h"

#include <glib/gi18n-lib.h>

#include "heng-chart-rows.h"

enum { COLUMN_WEIGHT, COLUMN_POINTS, COLUMN_ACTUAL, COLUMN_TARGET };

static const double ends[] = { 60, 100, 120 }; /* threshold, target, stretch */

typedef struct
{
  HengRowSheet sheet;
} Bullet;

static HengValue
points_of (const HengRow *row)
{
  return *(const HengValue *) row->data;
}

static void
lay_shades (HengRowPlot *plot, const HengScale *x, double y, double height)
{
  double from = x->from;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      double to = heng_scale_at (x, ends[i]);

      heng_frame_rect (plot->frame, from, y - height / 2, to - from, height, HENG_INK_SHADE + i);
      from = to;
    }
}

static void
lay_words (HengRowPlot *plot, const HengScale *x, HengValue points, double y)
{
  HengFrame *frame = plot->frame;
  gboolean missing = points.state == HENG_VALUE_MISSING;
  HengLabel label = { .text = missing ? _("no data: resolve before publishing") : _("NA, not applicable: the others share its weight"),
                      .x = x->from + 7 * frame->unit, .y = y, .size = frame->style->f2, .ink = HENG_INK_LABEL,
                      .max_width = x->to - x->from - 12 * frame->unit };

  heng_frame_text (frame, &label);
}

static void
lay_bar (HengRowPlot *plot, const HengScale *x, const HengRow *row, double y, HengMarkPlace *place)
{
  HengFrame *frame = plot->frame;
  HengValue points = points_of (row);
  double height = MIN (17 * frame->unit, 0.62 * plot->row), value = heng_points_double (points.micro), target = heng_scale_at (x, 100);
  double end = heng_scale_at (x, CLAMP (value, 0, 120));

  place->x = x->from;
  place->y = y - height / 2;
  place->width = x->to - x->from;
  place->height = height;
  if (points.state == HENG_VALUE_MISSING)
    {
      HengShape *box = heng_frame_rect (frame, x->from, y - height / 2, x->to - x->from, height, HENG_INK_NONE);

      box->stroke = HENG_INK_LOSS;
      box->line_width = MAX (frame->hair, 1.2 * frame->unit);
      box->dash = box->gap = 3 * frame->unit;
    }
  else if (points.state == HENG_VALUE_NA)
    heng_frame_rect (frame, x->from, y - height / 2, x->to - x->from, height, HENG_INK_SHADE + 2);
  else
    lay_shades (plot, x, y, height);
  if (points.state != HENG_VALUE_NUMBER)
    {
      lay_words (plot, x, points, y);
      return;
    }
  heng_frame_area (frame, x->from, y - 0.2 * height, MAX (end - x->from, 2.5 * frame->unit), 0.4 * height, HENG_INK_GAIN_AREA);
  heng_frame_line (frame, target, y - 0.45 * height, target, y + 0.45 * height, HENG_INK_TEXT, 2.2 * frame->unit);
  if (value < 0 || value > 120)
    {
      double tip = value > 120 ? 6 * frame->unit : -6 * frame->unit, base = value > 120 ? x->to : x->from;
      HengShape *arrow = heng_frame_polygon (frame, HENG_INK_GAIN_AREA, HENG_INK_NONE, 0);

      heng_shape_add_point (arrow, base + tip, y);
      heng_shape_add_point (arrow, base, y - 0.3 * height);
      heng_shape_add_point (arrow, base, y + 0.3 * height);
    }
}

static char *
tick_text (double value)
{
  return g_strdup_printf ("%g", value);
}

static void
bullet_layout (HengChart *chart, HengFrame *frame)
{
  static const double ticks[] = { 0, 60, 100, 120 };
  const Bullet *data = chart->data;
  HengRowPlot plot;
  HengScale x;

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { 0, 120, plot.from, plot.to };
  heng_row_plot_lay_heads (&plot);
  heng_row_plot_lay_over (&plot, C_("chart", "target"), heng_scale_at (&x, 100), HENG_INK_LABEL);
  heng_row_plot_lay_over (&plot, C_("chart", "threshold"), heng_scale_at (&x, 60), HENG_INK_LABEL);
  heng_row_plot_lay_axis (&plot, &x, ticks, G_N_ELEMENTS (ticks), tick_text);
  for (guint i = 0; i < plot.shown; i++)
    {
      HengMarkPlace *place = heng_row_plot_lay_row (&plot, i);

      lay_bar (&plot, &x, data->sheet.rows->pdata[i], heng_row_plot_y (&plot, i), place);
    }
  heng_row_plot_lay_rest (&plot);
}

static double
bullet_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const Bullet *) chart->data)->sheet, frame);
}

static void
bullet_free (gpointer data)
{
  heng_row_sheet_clear (&((Bullet *) data)->sheet);
  g_free (data);
}

static const HengChartClass bullet_class = { "scorecard", bullet_layout, bullet_height, bullet_free };

static char *
points_text (HengValue points)
{
  return points.state == HENG_VALUE_NUMBER ? heng_micro_display (points.micro, 2, FALSE) : g_strdup ("—");
}

static void
add_indicator (Bullet *data, const HengBulletRow *from)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  const char *actual = from->actual != NULL && *from->actual != '\0' ? from->actual : "—";
  const char *target = from->target != NULL && *from->target != '\0' ? from->target : "—";
  g_autofree char *points = points_text (from->points);

  row->data = g_memdup2 (&from->points, sizeof from->points);
  row->mark = g_strdup_printf ("indicator:%s", from->key);
  row->target_id = from->target_id;
  if (from->weight_bp >= 0)
    heng_row_set (row, COLUMN_WEIGHT, heng_percent (from->weight_bp * (HENG_MICRO / 10000)), FALSE, HENG_INK_LABEL);
  heng_row_set (row, COLUMN_POINTS, g_strdup (points), TRUE, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_ACTUAL, g_strdup (actual), FALSE, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_TARGET, g_strdup (target), FALSE, HENG_INK_LABEL);
  if (from->points.state == HENG_VALUE_NUMBER)
    row->spoken = g_strdup_printf (_("%s, %s points, actual %s, target %s"), from->label, points, actual, target);
  else if (from->points.state == HENG_VALUE_NA)
    row->spoken = g_strdup_printf (_("%s, not applicable"), from->label);
  else
    row->spoken = g_strdup_printf (_("%s, no actual value yet"), from->label);
}

static void
count (const HengBullet *bullet, guint *below, guint *numbers, guint *missing)
{
  *below = *numbers = *missing = 0;
  for (guint i = 0; i < bullet->n_rows; i++)
    {
      *numbers += bullet->rows[i].points.state == HENG_VALUE_NUMBER;
      *missing += bullet->rows[i].points.state == HENG_VALUE_MISSING;
      *below += bullet->rows[i].points.state == HENG_VALUE_NUMBER && bullet->rows[i].points.micro < HENG_POINTS (100);
    }
}

static char *
finding (const HengBullet *bullet)
{
  guint below, numbers, missing;
  g_autofree char *below_word = NULL, *all_word = NULL, *text = NULL, *score = NULL;

  count (bullet, &below, &numbers, &missing);
  below_word = heng_count_word (below);
  all_word = heng_count_word (numbers);
  if (missing > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u indicator without data", "%u indicators without data", missing), missing);
  else if (numbers == 0)
    return g_strdup (_("Scorecard"));
  else if (below == 0)
    text = g_strdup (_("no indicator below target"));
  else
    text = g_strdup_printf (_("%s of %s below target"), below_word, all_word);
  if (bullet->score.state != HENG_VALUE_NUMBER)
    return g_steal_pointer (&text);
  score = heng_micro_display (bullet->score.micro, 2, FALSE);
  return g_strdup_printf (_("scorecard %s, %s"), score, text);
}

static void
say (HengChart *chart, const Bullet *data, const HengBullet *bullet)
{
  g_autofree char *title = finding (bullet);

  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bullet chart: %u indicator, points 0–120", "Bullet chart: %u indicators, points 0–120",
                                              bullet->n_rows), bullet->n_rows);
  chart->title = heng_about_title (&bullet->about, title);
  chart->subtitle = heng_about_subtitle (&bullet->about, _("Indicator points 0–120; shades end at threshold 60, target 100, stretch 120"));
  chart->foot = heng_about_foot (&bullet->about, NULL);
  chart->day = bullet->about.day;
  if (bullet->n_rows == 0)
    chart->empty = g_strdup (_("The scorecard has no indicators."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
  heng_chart_add_row (chart, C_("chart", "Indicator"), C_("chart", "Points"), C_("chart", "Actual"), C_("chart", "Target"), C_("chart", "Weight"), NULL);
  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];

      heng_chart_add_row (chart, row->label, row->cells[COLUMN_POINTS].text, row->cells[COLUMN_ACTUAL].text, row->cells[COLUMN_TARGET].text,
                          row->cells[COLUMN_WEIGHT].text != NULL ? row->cells[COLUMN_WEIGHT].text : "—", NULL);
    }
}

HengChart *
heng_chart_bullet_new (const HengBullet *bullet)
{
  Bullet *data = g_new0 (Bullet, 1);
  HengChart *chart = heng_chart_new (&bullet_class, data);

  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 34;
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Weight")), (HengRowColumn) { .is_left = TRUE, .ink = HENG_INK_LABEL, .drop = 3 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Points")), (HengRowColumn) { .drop = 0 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Actual")), (HengRowColumn) { .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Target")), (HengRowColumn) { .drop = 2 });
  for (guint i = 0; i < bullet->n_rows; i++)
    add_indicator (data, &bullet->rows[i]);
  say (chart, data, bullet);
  return chart;
}

/* Kept by `texts` until the chart has its own copies. */
static const char *
keep (GPtrArray *texts, char *text)
{
  g_ptr_array_add (texts, text);
  return text;
}

static HengBulletRow
row_of_line (const HengReviewLine *line, GPtrArray *texts)
{
  const char *unit = heng_localized (line->record->unit, line->record->unit_en);
  HengBulletRow row = { line->record->code, heng_localized (line->record->name, line->record->name_en), line->record->weight_bp, line->points };

  row.target_id = line->record->id;
  if (line->rule == NULL)
    return row;
  if (line->value.state == HENG_VALUE_NUMBER && heng_rule_kind (line->rule) == HENG_RULE_MILE && line->points.state == HENG_VALUE_NUMBER)
    row.actual = keep (texts, heng_micro_display (line->points.micro, 1, FALSE));
  else if (line->value.state == HENG_VALUE_NUMBER)
    row.actual = keep (texts, heng_actual_display (line->rule, &line->value, unit));
  if (line->record->target != NULL && *line->record->target != '\0')
    row.target = line->record->target;
  else
    {
      g_autofree char *target = heng_rule_target (line->rule, NULL);

      row.target = keep (texts, heng_with_unit (target, g_str_equal (target, "—") ? NULL : unit));
    }
  return row;
}

HengChart *
heng_chart_bullet_of_review (const HengReview *review)
{
  const HengReviewPart *part = review->parts->len > 0 ? heng_review_current_part (review) : NULL;
  guint n = part != NULL ? part->lines->len : 0;
  g_autofree HengBulletRow *rows = g_new0 (HengBulletRow, n + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  HengBullet bullet = { .rows = rows, .n_rows = n };

  bullet.about.who = heng_review_employee_name (review);
  bullet.about.period = review->cycle != NULL ? heng_localized (review->cycle->name, review->cycle->name_en) : NULL;
  bullet.about.frozen_at = review->cycle != NULL ? review->cycle->frozen_at : 0;
  bullet.about.day = review->today;
  bullet.score = part != NULL ? part->kpi.score : HENG_NA;
  for (guint i = 0; i < n; i++)
    rows[i] = row_of_line (part->lines->pdata[i], texts);
  return heng_chart_bullet_new (&bullet);
}
