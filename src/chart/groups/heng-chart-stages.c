/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages of a cycle: done as a bar, late hatched behind it, the date they are due. */
#include "heng-chart-stages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-chart-rows.h"

enum { COLUMN_DONE, COLUMN_LATE, COLUMN_DUE };

typedef struct
{
  HengStageMark mark;
  guint done, total, late;
} Stage;

typedef struct
{
  HengRowSheet sheet;
} Stages;

static char *
day_text (HengDate day)
{
  static const char *const months[] = { NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"), NC_("month", "May"),
                                        NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"), NC_("month", "Sep"), NC_("month", "Oct"),
                                        NC_("month", "Nov"), NC_("month", "Dec") };
  int year, month, number;

  if (day == HENG_DATE_NONE)
    return g_strdup ("");
  heng_date_split (day, &year, &month, &number);
  /* Translators: day, name of the month; in Chinese the month comes first */
  return g_strdup_printf (C_("day", "%1$d %2$s"), number, g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]));
}

static const char *
mark_words (HengStageMark mark)
{
  return mark == HENG_STAGE_MARK_DONE ? C_("stage", "done") : mark == HENG_STAGE_MARK_RUNNING ? C_("stage", "running") : C_("stage", "to come");
}

static void
lay_sign (HengFrame *frame, HengStageMark mark, double x, double y)
{
  double r = 0.46 * frame->style->f1;
  HengShape *ring;

  if (mark == HENG_STAGE_MARK_DONE)
    {
      heng_frame_disc (frame, x, y, r, HENG_INK_GAIN_AREA);
      ring = heng_frame_polygon (frame, HENG_INK_NONE, HENG_INK_BACKGROUND, 0.29 * r);
      ring->open = TRUE;
      heng_shape_add_point (ring, x - 0.45 * r, y + 0.05 * r);
      heng_shape_add_point (ring, x - 0.1 * r, y + 0.4 * r);
      heng_shape_add_point (ring, x + 0.5 * r, y - 0.35 * r);
      return;
    }
  ring = heng_frame_disc (frame, x, y, r - 0.12 * r, HENG_INK_NONE);
  ring->stroke = mark == HENG_STAGE_MARK_RUNNING ? HENG_INK_GAIN : HENG_INK_TICK;
  ring->line_width = (mark == HENG_STAGE_MARK_RUNNING ? 0.32 : 0.22) * r;
  if (mark == HENG_STAGE_MARK_RUNNING)
    heng_frame_disc (frame, x, y, 0.4 * r, HENG_INK_GAIN);
}

static void
lay_bar (HengRowPlot *plot, const HengRow *row, double y, HengMarkPlace *place)
{
  HengFrame *frame = plot->frame;
  const Stage *stage = row->data;
  double width = plot->to - plot->from, height = MIN (15 * frame->unit, 0.5 * plot->row), least = MIN (3 * frame->unit, width);
  double done = stage->total > 0 ? width * MIN (stage->done, stage->total) / stage->total : 0, late = 0;
  HengShape *track = heng_frame_rect (frame, plot->from, y - height / 2, width, height, HENG_INK_TRACK);

  track->stroke = HENG_INK_TRACK_LINE;
  track->line_width = frame->hair;
  if (stage->total > 0 && stage->late > 0)
    late = MAX (width * MIN (stage->late, stage->total) / stage->total, least);
  done = MIN (done, width - late);
  if (stage->done > 0)
    heng_frame_area (frame, plot->from, y - height / 2, MAX (done, least), height, HENG_INK_GAIN_AREA);
  place->x = plot->from;
  place->y = y - height / 2;
  place->width = width;
  place->height = height;
  if (late > 0)
    {
      g_autofree char *name = g_strdup_printf ("late:%s", row->mark + strlen ("stage:"));

      heng_frame_hatched (frame, plot->from + done, y - height / 2, MIN (late, width - done), height, HENG_INK_LOSS, HENG_INK_LOSS_TINT, HENG_HATCH_RISING);
      heng_frame_mark (frame, name, plot->from + done + late / 2 - MAX (late, 24 * frame->unit) / 2, y - height / 2, MAX (late, 24 * frame->unit), height,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u person late", "%s, %u people late", stage->late), row->label, stage->late),
                       row->target_id);
    }
}

static void
stages_layout (HengChart *chart, HengFrame *frame)
{
  const Stages *data = chart->data;
  HengRowPlot plot;

  if (!heng_row_plot_open (&plot, frame, &data->sheet))
    {
      heng_frame_table (frame);
      return;
    }
  heng_row_plot_lay_heads (&plot);
  for (guint i = 0; i < plot.shown; i++)
    {
      const HengRow *row = data->sheet.rows->pdata[i];
      HengMarkPlace *place = heng_row_plot_lay_row (&plot, i);

      lay_sign (frame, ((const Stage *) row->data)->mark, frame->left + 0.5 * frame->style->f1, heng_row_plot_y (&plot, i));
      lay_bar (&plot, row, heng_row_plot_y (&plot, i), place);
    }
  heng_row_plot_lay_rest (&plot);
}

static double
stages_height (HengChart *chart, const HengFrame *frame)
{
  return heng_row_sheet_height (&((const Stages *) chart->data)->sheet, frame);
}

static void
stages_free (gpointer data)
{
  heng_row_sheet_clear (&((Stages *) data)->sheet);
  g_free (data);
}

static const HengChartClass stages_class = { "stages", stages_layout, stages_height, stages_free };

static void
add_stage (Stages *data, const HengStageRow *from)
{
  HengRow *row = heng_row_sheet_add (&data->sheet, from->label);
  Stage *stage = g_new0 (Stage, 1);
  GString *spoken = g_string_new (NULL);
  g_autofree char *due = day_text (from->due);

  *stage = (Stage) { from->mark, from->done, from->total, MIN (from->late, from->total) };
  row->data = stage;
  row->bold = from->mark == HENG_STAGE_MARK_RUNNING;
  row->dim = from->mark == HENG_STAGE_MARK_TO_COME;
  row->mark = g_strdup_printf ("stage:%s", from->key);
  row->target_id = from->target_id;
  heng_row_set (row, COLUMN_DONE, from->total > 0 ? g_strdup_printf ("%u / %u", from->done, from->total) : g_strdup (C_("stage", "skipped")), FALSE,
                row->dim || from->total == 0 ? HENG_INK_TICK : HENG_INK_TEXT);
  if (stage->late > 0)
    heng_row_set (row, COLUMN_LATE, g_strdup_printf (C_("stage", "%u late"), stage->late), TRUE, HENG_INK_TEXT);
  heng_row_set (row, COLUMN_DUE, g_strdup (due), FALSE, HENG_INK_TICK);
  if (from->total == 0)
    g_string_append_printf (spoken, "%s, %s", from->label, C_("stage", "skipped"));
  else
    g_string_append_printf (spoken, _("%s, %s, %u of %u done"), from->label, mark_words (from->mark), from->done, from->total);
  if (stage->late > 0)
    g_string_append_printf (spoken, _(", %u late"), stage->late);
  if (*due != '\0')
    g_string_append_printf (spoken, _(", due %s"), due);
  row->spoken = g_string_free (spoken, FALSE);
}

/* "86 people to go in Review, 14 of them late": of the running stage; of the first with somebody late when none runs. */
static char *
finding (const HengStages *stages)
{
  const HengStageRow *at = NULL;
  guint left;

  for (guint i = 0; i < stages->n_rows; i++)
    if (stages->rows[i].mark == HENG_STAGE_MARK_RUNNING && stages->rows[i].total > 0)
      at = &stages->rows[i];
  for (guint i = 0; i < stages->n_rows && at == NULL; i++)
    if (stages->rows[i].late > 0)
      at = &stages->rows[i];
  if (at == NULL)
    {
      gboolean all = stages->n_rows > 0;

      for (guint i = 0; i < stages->n_rows; i++)
        all &= stages->rows[i].mark == HENG_STAGE_MARK_DONE;
      return g_strdup (all ? _("All stages are done") : _("Stages of the cycle"));
    }
  left = at->total - MIN (at->done, at->total);
  if (left == 0)
    return g_strdup_printf (_("%s: everybody is done"), at->label);
  if (at->late == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u person to go, no one late", "%s: %u people to go, no one late", left), at->label, left);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u person to go, %u late", "%s: %u people to go, %u of them late", left), at->label, left,
                          MIN (at->late, left));
}

static void
say (HengChart *chart, const HengStages *stages)
{
  g_autofree char *title = finding (stages), *measure = NULL;
  guint most = 0;

  heng_chart_add_row (chart, C_("chart", "Stage"), C_("chart", "Done"), C_("chart", "People"), C_("chart", "Late"), C_("chart", "Due"), NULL);
  for (guint i = 0; i < stages->n_rows; i++)
    {
      const HengStageRow *row = &stages->rows[i];
      g_autofree char *done = g_strdup_printf ("%u", row->done), *total = g_strdup_printf ("%u", row->total);
      g_autofree char *late = g_strdup_printf ("%u", row->late), *due = heng_date_format (row->due);

      most = MAX (most, row->total);
      heng_chart_add_row (chart, row->label, done, total, late, due, NULL);
    }
  measure = g_strdup_printf (_("People done per stage, n = %u"), most);
  chart->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bar chart: %u stage, people done", "Bar chart: %u stages, people done", stages->n_rows),
                                 stages->n_rows);
  chart->title = heng_about_title (&stages->about, title);
  chart->subtitle = heng_about_subtitle (&stages->about, measure);
  chart->foot = heng_about_foot (&stages->about, NULL);
  chart->day = stages->about.day;
  if (stages->n_rows == 0)
    chart->empty = g_strdup (_("The cycle has no stages."));
  chart->description = g_strdup (chart->empty != NULL ? chart->empty : title);
}

HengChart *
heng_chart_stages_new (const HengStages *stages)
{
  Stages *data = g_new0 (Stages, 1);
  HengChart *chart = heng_chart_new (&stages_class, data);

  heng_row_sheet_init (&data->sheet);
  data->sheet.row_height = 38;
  data->sheet.axis_lines = 0.3;
  data->sheet.inset = 21;
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Done")), (HengRowColumn) { .drop = 0 });
  heng_row_sheet_add_column (&data->sheet, NULL, (HengRowColumn) { .drop = 1 });
  heng_row_sheet_add_column (&data->sheet, g_strdup (C_("chart", "Due")), (HengRowColumn) { .drop = 2 });
  for (guint i = 0; i < stages->n_rows; i++)
    add_stage (data, &stages->rows[i]);
  say (chart, stages);
  return chart;
}
