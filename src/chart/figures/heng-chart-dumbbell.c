/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rater gap: self as ring, others as disc, manager as tick; the widest gaps on top. */
#include "heng-chart-dumbbell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-rows.h"

typedef struct
{
  HengValue self, manager, others, gap; /* gap: self − others */
  guint n_others;
} Question;

typedef struct
{
  HengRowSheet sheet;
  guint n_others; /* the most of all rows that may be shown; 0: none */
  gboolean has_manager;
} Dumbbell;

static HengMicro
width_of (const Question *question)
{
  return question->gap.state == HENG_VALUE_NUMBER ? ABS (question->gap.micro) : -1;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Question *x = (*(const HengRow *const *) a)->data, *y = (*(const HengRow *const *) b)->data;

  return width_of (x) > width_of (y) ? -1 : width_of (x) < width_of (y);
}

static char *
rating_text (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? heng_micro_display (value.micro, 2, FALSE) : g_strdup ("—");
}

static char *
gap_text (const Question *question)
{
  return question->gap.state == HENG_VALUE_NUMBER ? heng_micro_display (question->gap.micro, 2, question->gap.micro != 0) : g_strdup ("—");
}

static void
lay_tick (HengFrame *frame, double x, double y)
{
  heng_frame_line (frame, x, y - 7.5 * frame->unit, x, y + 7.5 * frame->unit, HENG_INK_TEXT, 2.2 * frame->unit);
}

static void
lay_ring (HengFrame *frame, double x, double y)
{
  HengShape *ring = heng_frame_disc (frame, x, y, 4.2 * frame->unit, HENG_INK_BACKGROUND);

  ring->stroke = HENG_INK_TEXT;
  ring->line_width = 1.8 * frame->unit;
}

static void
lay_disc (HengFrame *frame, double x, double y)
{
  heng_frame_disc (frame, x, y, 5.4 * frame->unit, HENG_INK_BACKGROUND);
  heng_frame_disc (frame, x, y, 4.4 * frame->unit, HENG_INK_GAIN);
}

/* Which sign is who, above the rows, beginning over the labels where the plot is narrow; those that have no room are left out. */
static void
lay_key (HengRowPlot *plot, const Dumbbell *data)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f2, x, y = frame->top + 0.6 * size, total = 0;
  g_autofree char *others = g_strdup_printf (C_("rating", "others, n %u"), data->n_others);
  const char *texts[] = { C_("rating", "manager"), others, C_("rating", "self") };
  const gboolean has[] = { data->has_manager, data->n_others > 0, TRUE };
  void (*const signs[]) (HengFrame *, double, double) = { lay_tick, lay_disc, lay_ring };

  for (guint i = 0; i < 3; i++)
    total += has[i] ? heng_frame_text_width (frame, texts[i], size, FALSE) + 2.5 * size : 0;
  x = CLAMP (plot->to - total + 1.4 * size, frame->left, plot->from);
  for (guint i = 0; i < 3; i++)
    {
      HengLabel label = { .text = texts[i], .x = x + 1.1 * size, .y = y, .size = size };

      if (!has[i] || label.x + heng_frame_text_width (frame, texts[i], size, FALSE) > plot->to || !heng_frame_try_text (frame, &label, NULL))
        continue;
      signs[i] (frame, x + 0.4 * size, y);
      x = label.x + heng_frame_text_width (frame, texts[i], size, FALSE) + 1.4 * size;
    }
}

static double
place_of (const HengScale *x, HengValue value)
{
  return heng_scale_at (x, CLAMP (heng_points_double (value.micro), x->low, x->high));
}

static void
lay_question (HengRowPlot *plot, const HengScale *x, guint i)
{
  HengFrame *frame = plot->frame;
  const Question *q = ((const HengRow *) plot->sheet->rows->pdata[i])->data;
  double y = heng_row_plot_y (plot, i);
  gboolean wide = width_of (q) >= HENG_DUMBBELL_WIDE;
  HengMarkPlace *place = heng_row_plot_lay_row (plot, i);

  place->x = plot->from;
  place->width = plot->to - plot->from;
  if (q->gap.state == HENG_VALUE_NUMBER)
    heng_frame_line (frame, place_of (x, q->self), y, place_of (x, q->others), y, wide ? HENG_INK_LOSS : HENG_INK_AXIS, (wide ? 3.2 : 2) * frame->unit);
  if (q->manager.state == HENG_VALUE_NUMBER)
    lay_tick (frame, place_of (x, q->manager), y);
  if (q->others.state == HENG_VALUE_NUMBER)
    lay_disc (frame, place_of (x, q->others), y);
  if (q->self.state == HENG_VALUE_NUMBER)
    lay_ring (frame, place_of (x, q->self), y);
}

static char *
tick_text (double value)
{
  return g_strdup_printf ("%g", value);
}

static void
dumbbell_layout (HengChart *chart, HengFrame *frame)
{
  static const double ticks[] = { 1, 2, 3, 4, 5 };
  const Dumbbell *data = chart->data;
  HengRowPlot plot;
  HengScale x;

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  x = (HengScale) { 1, 5, plot.from + 7 * frame->unit, plot.to - 7 * frame->unit };
  heng_row_plot_lay_heads (&plot);
  heng_row_plot_lay_axis (&plot, &x, ticks, G_N_ELEMENTS (ticks), tick_text);
  lay_key (&plot, data);
  for (guint i = 0; i < plot.shown; i++)
    lay_question (&plot, &x, i);
  heng_row_plot_lay_rest (&plot);
}

static double
dumbbell_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const Dumbbell *) chart->data)->sheet, frame);
}

static void
dumbbell_free (gpointer data)
{
  heng_row_sheet_clear (&((Dumbbell *) data)->sheet);
  g_free (data);
}

static const HengChartClass dumbbell_class = { "gap", dumbbell_layout, dumbbell_height, dumbbell_free };

static char *
spoken (const char *label, const Question *q)
{
  g_autofree char *self = rating_text (q->self), *others = rating_text (q->others), *manager = rating_text (q->manager), *gap = gap_text (q);
  GString *text = g_string_new (label);

  if (q->self.state == HENG_VALUE_NUMBER)
    g_string_append_printf (text, _(", self %s"), self);
  if (q->others.state == HENG_VALUE_NUMBER)
    g_string_append_printf (text, _(", others %s (n = %u)"), others, q->n_others);
  else if (q->n_others > 0)
    g_string_append (text, _(", others hidden: fewer than 3"));
  if (q->manager.state == HENG_VALUE_NUMBER)
    g_string_append_printf (text, _(", manager %s"), manager);
  if (q->gap.state == HENG_VALUE_NUMBER)
    g_string_append_printf (text, _(", gap %s"), gap);
  return g_string_free (text, FALSE);
}

static void
add_question (Dumbbell *data, const HengDumbbellRow *from)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  Question *q = g_new0 (Question, 1);

  *q = (Question) { from->self, from->manager, from->n_others >= HENG_CHART_LEAST ? from->others : HENG_NA, HENG_NA, from->n_others };
  if (q->self.state == HENG_VALUE_NUMBER && q->others.state == HENG_VALUE_NUMBER)
    q->gap = HENG_NUMBER (q->self.micro - q->others.micro);
  row->data = q;
  row->bold = width_of (q) >= HENG_DUMBBELL_WIDE;
  row->mark = g_strdup_printf ("question:%s", from->key);
  row->target_id = from->target_id;
  row->spoken = spoken (from->label, q);
  heng_row_set (row, 0, gap_text (q), row->bold, row->bold ? HENG_INK_TEXT : HENG_INK_LABEL);
  data->has_manager |= q->manager.state == HENG_VALUE_NUMBER;
  if (q->others.state == HENG_VALUE_NUMBER)
    data->n_others = MAX (data->n_others, q->n_others);
}

static char *
finding (const Dumbbell *data)
{
  const HengRow *row = data->sheet.rows->len > 0 ? data->sheet.rows->pdata[0] : NULL;
  const Question *q = row != NULL ? row->data : NULL;
  g_autofree char *points = NULL;
  guint n = 0;

  if (q == NULL)
    return g_strdup (_("Self and others"));
  for (guint i = 0; i < data->sheet.rows->len; i++)
    n = MAX (n, ((const Question *) ((const HengRow *) data->sheet.rows->pdata[i])->data)->n_others);
  if (q->gap.state != HENG_VALUE_NUMBER)
    return n > 0 && n < HENG_CHART_LEAST ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Only %u other rater: their answers are hidden",
                                                                         "Only %u other raters: their answers are hidden", n), n)
                                         : g_strdup (_("Self and others"));
  if (width_of (q) < HENG_DUMBBELL_WIDE)
    return g_strdup (_("No gap of 0.75 or more between self and others"));
  points = heng_micro_display (width_of (q), 2, FALSE);
  return g_strdup_printf (q->gap.micro > 0 ? _("“%s”: self %s above the others") : _("“%s”: self %s below the others"), row->label, points);
}

static void
fill_table (HengChart *chart, const Dumbbell *data)
{
  heng_chart_add_row (chart, C_("chart", "Question"), C_("rating", "self"), C_("rating", "others"), "n", C_("rating", "manager"), C_("chart", "Gap"), NULL);
  for (guint i = 0; i < data->sheet.rows->len; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];
      const Question *q = row->data;
      g_autofree char *self = rating_text (q->self), *others = rating_text (q->others), *manager = rating_text (q->manager), *gap = gap_text (q);
      g_autofree char *n = g_strdup_printf ("%u", q->n_others);

      heng_chart_add_row (chart, row->label, self, others, n, manager, gap, NULL);
    }
}

static void
say (HengChart *chart, const Dumbbell *data, const HengDumbbell *from)
{
  g_autofree char *title = finding (data), *measure = NULL;

  if (data->n_others > 0)
    measure = g_strdup_printf (_("360 feedback, 1–5; gaps of 0.75 or more in bold; manager n = %u, others n = %u"), from->n_manager, data->n_others);
  else
    measure = g_strdup (_("360 feedback, 1–5; groups of fewer than 3 are neither shown nor counted"));
  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Dumbbell chart: %u question, self against others, 1–5",
                                              "Dumbbell chart: %u questions, self against others, 1–5", data->sheet.rows->len), data->sheet.rows->len);
  chart->title = heng_about_title (&from->about, title);
  chart->subtitle = heng_about_subtitle (&from->about, measure);
  chart->foot = heng_about_foot (&from->about, NULL);
  chart->day = from->about.day;
  if (data->sheet.rows->len == 0)
    chart->empty = g_strdup (_("No answers yet."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
  if (chart->empty == NULL)
    fill_table (chart, data);
}

HengChart *
heng_chart_dumbbell_new (const HengDumbbell *dumbbell)
{
  Dumbbell *data = g_new0 (Dumbbell, 1);
  HengChart *chart = heng_chart_new (&dumbbell_class, data);

  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 34;
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("rating", "self − others")), (HengRowColumn) { .drop = 0 });
  for (guint i = 0; i < dumbbell->n_rows; i++)
    add_question (data, &dumbbell->rows[i]);
  g_ptr_array_sort (data->sheet.rows, compare_gaps);
  say (chart, data, dumbbell);
  return chart;
}
