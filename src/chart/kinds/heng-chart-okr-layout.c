/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the OKR chart: a row per objective and key result, bars on a track, the plan as a mark across them. */
#include "heng-chart-okr.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HengFrame *frame;
  const HengOkrChart *okr;
  guint shown;        /* rows that fit */
  double top, row;
  double label_width;
  HengScale x;        /* progress 0–1 */
  double percent_end; /* right edge of the percentages */
  double icon;        /* left edge of the state's shape */
  double words;       /* left edge of the state's words; 0: no room */
  double words_width;
  gboolean with_confidence;
} Plot;

static double
widest (const Plot *plot, char *(*text_of) (const HengOkrRow *row))
{
  double width = 0;

  for (guint i = 0; i < plot->okr->rows->len; i++)
    {
      g_autofree char *text = text_of (plot->okr->rows->pdata[i]);

      width = MAX (width, heng_frame_text_width (plot->frame, text, plot->frame->style->f1, TRUE));
    }
  return width;
}

static char *
label_of (const HengOkrRow *row)
{
  return g_strdup (row->label);
}

/* Percent, state and confidence are measured from the right; words and confidence give way on narrow charts; label and bar share
 * the rest. */
static void
measure_columns (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f1, gap = 10 * frame->unit, width = frame->right - frame->left, right = frame->right, labels;
  double confidence = heng_frame_text_width (frame, _("Conf."), frame->style->f2, FALSE),
         percent = heng_frame_text_width (frame, "100 %", size, TRUE);

  plot->words_width = widest (plot, heng_okr_state_words);
  plot->with_confidence = width >= 40 * size;
  if (plot->with_confidence)
    right -= confidence + gap;
  if (width >= plot->words_width + 24 * size)
    plot->words = right - plot->words_width;
  right = (plot->words > 0 ? plot->words - 5 * frame->unit : right) - size;
  plot->icon = right;
  plot->percent_end = right - gap;
  right = plot->percent_end - percent - gap;
  labels = widest (plot, label_of) + 14 * frame->unit;
  plot->label_width = MIN (labels, 0.58 * (right - frame->left));
  plot->x = (HengScale) { 0, 1, frame->left + plot->label_width + gap, right };
}

static Plot
open_plot (HengFrame *frame, const HengOkrChart *okr)
{
  Plot plot = { frame, okr };
  double least = 1.35 * frame->style->f1;

  plot.top = frame->top + 1.8 * frame->style->f2;
  plot.shown = okr->rows->len;
  plot.row = (frame->bottom - plot.top) / MAX (1, plot.shown);
  if (plot.row < least)
    {
      /* The last line says how many rows are left out. */
      plot.shown = (guint) MAX (1, (frame->bottom - plot.top) / least - 1);
      plot.row = (frame->bottom - plot.top) / (plot.shown + 1);
    }
  plot.row = MIN (plot.row, 46 * frame->unit);
  measure_columns (&plot);
  return plot;
}

static void
lay_head (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f2, x = heng_scale_at (&plot->x, CLAMP (heng_points_double (plot->okr->plan), 0, 1));
  g_autofree char *percent = heng_percent (plot->okr->plan);
  g_autofree char *text
      = plot->okr->same_plan ? g_strdup_printf (C_("chart", "plan %s"), percent) : g_strdup (C_("chart", "plan"));
  double half = heng_frame_text_width (frame, text, size, FALSE) / 2;
  HengLabel label = { .text = _("Conf."), .x = frame->right, .y = frame->top + 0.5 * size, .align = 1, .size = size,
                      .ink = HENG_INK_TICK };

  if (plot->with_confidence)
    heng_frame_try_text (frame, &label, NULL);
  if (!plot->okr->has_plan)
    return;
  label = (HengLabel) { .text = text, .x = MIN (x, plot->percent_end - half), .y = label.y, .align = 0.5, .size = size };
  heng_frame_try_text (frame, &label, NULL);
  if (plot->okr->same_plan)
    {
      HengShape *line
          = heng_frame_grid_x (frame, x, plot->top - 2 * frame->unit, plot->top + plot->shown * plot->row, HENG_INK_AXIS);

      line->dash = line->gap = 3 * frame->unit;
    }
}

void
heng_okr_lay_fill (HengFrame *frame, double x, double y, double width, double height, HengHealth health)
{
  if (health == HENG_HEALTH_AT_RISK)
    heng_frame_hatched (frame, x, y, width, height, HENG_INK_LOSS, HENG_INK_LOSS_TINT, HENG_HATCH_RISING);
  else if (health == HENG_HEALTH_OFF_TRACK)
    heng_frame_hatched (frame, x, y, width, height, HENG_INK_OFF, HENG_INK_OFF_TINT, HENG_HATCH_FALLING);
  else
    heng_frame_area (frame, x, y, width, height, HENG_INK_GAIN_AREA);
}

static void
lay_bar (Plot *plot, const HengOkrRow *row, double y, HengMarkPlace *place)
{
  HengFrame *frame = plot->frame;
  double share = CLAMP (heng_points_double (row->progress.micro), 0, 1),
         height = MIN ((row->is_objective ? 14 : 9) * frame->unit, 0.6 * plot->row);
  double top = y - height / 2, end = heng_scale_at (&plot->x, share),
         plan = heng_scale_at (&plot->x, CLAMP (heng_points_double (row->expected), 0, 1));
  double over = 4 * frame->unit, thick = 2 * frame->unit, width = end - plot->x.from;
  HengShape *track = heng_frame_rect (frame, plot->x.from, top, plot->x.to - plot->x.from, height, HENG_INK_TRACK);

  track->stroke = HENG_INK_TRACK_LINE;
  track->line_width = frame->hair;
  place->x = plot->x.from;
  place->y = top;
  place->width = width;
  place->height = height;
  if (row->progress.state == HENG_VALUE_NUMBER && share > 0)
    heng_okr_lay_fill (frame, plot->x.from, top, width, height, row->health);
  if (row->health == HENG_HEALTH_NONE)
    return;
  heng_frame_rect (frame, plan - thick / 2 - frame->unit, top, thick + 2 * frame->unit, height, HENG_INK_BACKGROUND);
  heng_frame_rect (frame, plan - thick / 2, top - over, thick, height + 2 * over, HENG_INK_TEXT);
}

void
heng_okr_lay_icon (HengFrame *frame, double x, double y, double r, HengHealth health)
{
  double stroke = 0.29 * r;
  HengShape *shape;

  if (health == HENG_HEALTH_NONE)
    {
      shape = heng_frame_disc (frame, x, y, r - stroke / 2, HENG_INK_NONE);
      shape->stroke = HENG_INK_LABEL;
      shape->line_width = stroke;
    }
  else if (health == HENG_HEALTH_AT_RISK)
    {
      shape = heng_frame_polygon (frame, HENG_INK_LOSS, HENG_INK_NONE, 0);
      heng_shape_add_point (shape, x - 1.1 * r, y + 0.95 * r);
      heng_shape_add_point (shape, x + 1.1 * r, y + 0.95 * r);
      heng_shape_add_point (shape, x, y - 1.1 * r);
      heng_frame_line (frame, x, y - 0.35 * r, x, y + 0.25 * r, HENG_INK_BACKGROUND, stroke);
      heng_frame_disc (frame, x, y + 0.6 * r, 0.55 * stroke, HENG_INK_BACKGROUND);
    }
  else if (health == HENG_HEALTH_OFF_TRACK)
    {
      heng_frame_rect (frame, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, HENG_INK_OFF);
      heng_frame_line (frame, x - 0.4 * r, y - 0.4 * r, x + 0.4 * r, y + 0.4 * r, HENG_INK_BACKGROUND, stroke);
      heng_frame_line (frame, x - 0.4 * r, y + 0.4 * r, x + 0.4 * r, y - 0.4 * r, HENG_INK_BACKGROUND, stroke);
    }
  else
    {
      heng_frame_disc (frame, x, y, r, HENG_INK_GAIN_AREA);
      shape = heng_frame_polygon (frame, HENG_INK_NONE, HENG_INK_BACKGROUND, stroke);
      shape->open = TRUE;
      heng_shape_add_point (shape, x - 0.45 * r, y + 0.05 * r);
      heng_shape_add_point (shape, x - 0.1 * r, y + 0.4 * r);
      heng_shape_add_point (shape, x + 0.5 * r, y - 0.35 * r);
    }
}

static void
lay_state (Plot *plot, const HengOkrRow *row, double y)
{
  HengFrame *frame = plot->frame;
  g_autofree char *percent = heng_okr_percent (row), *words = heng_okr_state_words (row);
  g_autofree char *confidence
      = row->confidence >= 0 ? g_strdup_printf ("%d", (int) row->confidence) : g_strdup (row->is_objective ? "" : "—");
  gboolean judged = row->health != HENG_HEALTH_NONE;
  HengLabel label = { .text = percent, .x = plot->percent_end, .y = y, .align = 1, .bold = row->is_objective,
                      .ink = judged ? HENG_INK_TEXT : HENG_INK_LABEL };

  heng_frame_text (frame, &label);
  if (judged)
    heng_okr_lay_icon (frame, plot->icon + 0.5 * frame->style->f1, y, 0.46 * frame->style->f1,
                       (row->flags & HENG_KR_FLAG_NO_CHECKIN) != 0 ? HENG_HEALTH_NONE : row->health);
  label = (HengLabel) { .text = words, .x = judged ? plot->words : plot->icon, .y = y,
                        .ink = judged ? HENG_INK_TEXT : HENG_INK_TICK,
                        .max_width = plot->words_width };
  if (plot->words > 0)
    heng_frame_text (frame, &label);
  label = (HengLabel) { .text = confidence, .x = frame->right, .y = y, .align = 1, .ink = HENG_INK_LABEL };
  if (plot->with_confidence)
    heng_frame_text (frame, &label);
}

static char *
spoken (const HengOkrRow *row)
{
  g_autofree char *percent = heng_okr_percent (row), *words = heng_okr_state_words (row), *plan = heng_percent (row->expected);

  if (row->health == HENG_HEALTH_NONE)
    return g_strdup_printf ("%s, %s, %s", row->label, percent, words);
  return g_strdup_printf (_("%s, %s of planned %s, %s"), row->label, percent, plan, words);
}

static void
lay_row (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const HengOkrRow *row = plot->okr->rows->pdata[i];
  double y = plot->top + (i + 0.5) * plot->row, indent = row->is_objective ? 0 : 14 * frame->unit;
  HengLabel label = { .text = row->label, .x = frame->left + indent, .y = y, .bold = row->is_objective,
                      .max_width = plot->label_width - indent,
                      .max_lines = plot->row >= 2.9 * frame->style->f1 ? 2 : 1,
                      .ink = row->is_objective ? HENG_INK_TEXT : HENG_INK_LABEL };
  HengMarkPlace *place = heng_frame_mark (frame, row->name, frame->left, y - plot->row / 2, frame->right - frame->left, plot->row,
                                          spoken (row), row->target_id);

  if (row->is_objective && i > 0)
    heng_frame_grid_y (frame, y - plot->row / 2, frame->left, frame->right, HENG_INK_GRID);
  heng_frame_text (frame, &label);
  lay_bar (plot, row, y, place);
  lay_state (plot, row, y);
}

void
heng_okr_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot = open_plot (frame, chart->data);

  if (plot.x.to - plot.x.from < 3 * frame->style->f1)
    {
      heng_frame_table (frame);
      return;
    }
  lay_head (&plot);
  for (guint i = 0; i < plot.shown; i++)
    lay_row (&plot, i);
  if (plot.shown < plot.okr->rows->len)
    {
      guint rest = plot.okr->rows->len - plot.shown;
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row", "%u more rows", rest), rest);
      HengLabel label = { .text = more, .x = frame->left, .y = plot.top + (plot.shown + 0.5) * plot.row, .ink = HENG_INK_TICK };

      heng_frame_text (frame, &label);
    }
}
