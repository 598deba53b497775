/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine boxes: potential upwards, performance to the right, one dot a person, or names in the meeting. */
#include "heng-chart-ninebox.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "heng-chart-rows.h"

#define MOST_DOTS 60

typedef struct
{
  guint n;
  char **names;
  gint64 target_id;
} Box;

typedef struct
{
  Box boxes[9];
  guint n;
  gboolean show_names;
} NineBox;

typedef struct
{
  HengFrame *frame;
  const NineBox *data;
  double left, top, width, height, gap; /* of a box */
} Plot;

static const char *
box_label (guint i)
{
  return heng_enum_label (heng_nine_box_values, (int) i);
}

static const char *
level_label (guint level)
{
  static const char *const labels[] = { NC_("level", "Low"), NC_("level", "Mid"), NC_("level", "High") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "level", labels[level]);
}

/* Row 0 is high potential, column 0 low performance; tints rise to the top right. */
static guint
tint_of (guint i)
{
  return 2 - i / 3 + i % 3;
}

static gboolean
open_plot (Plot *plot, HengFrame *frame, const NineBox *data)
{
  double size = frame->style->f2, axis = heng_frame_text_width (frame, "3.75", size, FALSE), below = 3.6 * size;

  for (guint level = 0; level < 3; level++)
    axis = MAX (axis, heng_frame_text_width (frame, level_label (level), size, FALSE));
  *plot = (Plot) { .frame = frame, .data = data, .gap = frame->style->theme == HENG_THEME_PRINT ? 2 : 4 * frame->unit };
  plot->left = frame->left + axis + 0.8 * size;
  plot->top = frame->top + 1.9 * size;
  plot->width = (frame->right - plot->left - 2 * plot->gap) / 3;
  plot->height = (frame->bottom - below - plot->top - 2 * plot->gap) / 3;
  return plot->width >= 6.5 * frame->style->f1 && plot->height >= 2.6 * frame->style->f1;
}

static void
lay_axes (Plot *plot)
{
  HengFrame *frame = plot->frame;
  double size = frame->style->f2, bottom = plot->top + 3 * plot->height + 2 * plot->gap;
  HengLabel label = { .text = _("Potential ↑"), .x = frame->left, .y = frame->top + 0.6 * size, .size = size };

  heng_frame_text (frame, &label);
  label = (HengLabel) { .text = _("Performance (rolling result) →"), .x = frame->right, .y = bottom + 2.8 * size, .align = 1, .size = size,
                        .max_width = frame->right - frame->left };
  heng_frame_text (frame, &label);
  for (guint i = 0; i < 3; i++)
    {
      double x = plot->left + i * (plot->width + plot->gap), y = plot->top + i * (plot->height + plot->gap);

      label = (HengLabel) { .text = level_label (2 - i), .x = plot->left - 0.6 * size, .y = y + plot->height / 2, .align = 1, .size = size,
                            .ink = HENG_INK_TICK };
      heng_frame_text (frame, &label);
      label = (HengLabel) { .text = level_label (i), .x = x + plot->width / 2, .y = bottom + 1.1 * size, .align = 0.5, .size = size,
                            .ink = HENG_INK_TICK };
      heng_frame_text (frame, &label);
      if (i == 2)
        continue;
      label = (HengLabel) { .text = i == 0 ? "3.75" : "2.50", .x = plot->left - 0.6 * size, .y = y + plot->height + plot->gap / 2, .align = 1,
                            .size = size };
      heng_frame_try_text (frame, &label, NULL);
      label = (HengLabel) { .text = i == 0 ? "75" : "100", .x = x + plot->width + plot->gap / 2, .y = bottom + 1.1 * size, .align = 0.5,
                            .size = size };
      heng_frame_try_text (frame, &label, NULL);
    }
}

/* Rows of dots from the bottom upwards; fewer rows than there is height for, or none at all. */
static void
lay_dots (Plot *plot, const Box *box, double x, double y, double room)
{
  double r = 3.8 * plot->frame->unit, step = 2.6 * r, pad = 10 * plot->frame->unit;
  guint across = (guint) MAX (1, floor ((plot->width - 2 * pad + (step - 2 * r)) / step)), rows = (box->n + across - 1) / across;

  while (rows * step > room && step > 1.3 * plot->frame->unit)
    {
      r *= 0.9;
      step = 2.6 * r;
      across = (guint) MAX (1, floor ((plot->width - 2 * pad + (step - 2 * r)) / step));
      rows = (box->n + across - 1) / across;
    }
  for (guint i = 0; i < box->n; i++)
    heng_frame_disc (plot->frame, x + pad + r + (i % across) * step, y + plot->height - pad - r - (i / across) * step, r, HENG_INK_GAIN);
}

/* As many names as there is room for, the rest as "and N more". New string; NULL when not one fits. */
static char *
fitting_names (Plot *plot, const Box *box, double width, guint lines)
{
  for (guint shown = g_strv_length (box->names); shown > 0; shown--)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      HengLabel label = { .size = plot->frame->style->f2, .max_width = width, .max_lines = 50 };
      double w, h;

      /* a line never ends inside a name */
      for (guint i = 0; i < shown; i++)
        {
          g_auto (GStrv) parts = g_strsplit (box->names[i], " ", -1);
          g_autofree char *name = g_strjoinv ("\u00a0", parts);

          g_string_append_printf (text, "%s%s", i > 0 ? "  " : "", name);
        }
      if (shown < box->n)
        {
          g_string_append (text, "  ");
          g_string_append_printf (text, C_("names", "and %u more"), box->n - shown);
        }
      label.text = text->str;
      heng_frame_text_size (plot->frame, &label, &w, &h);
      if (h <= lines * 1.45 * label.size && w <= width + 0.5)
        return g_strdup (text->str);
    }
  return NULL;
}

static void
lay_names (Plot *plot, const Box *box, double x, double top, double room)
{
  HengFrame *frame = plot->frame;
  double pad = 10 * frame->unit, size = frame->style->f2, w, h;
  guint lines = (guint) MAX (0, floor (room / (1.5 * size)));
  g_autofree char *names = box->names != NULL && lines > 0 ? fitting_names (plot, box, plot->width - 2 * pad, lines) : NULL;
  HengLabel label = { .text = names, .x = x + pad, .size = size, .ink = HENG_INK_TEXT, .max_width = plot->width - 2 * pad, .max_lines = 50 };

  if (names == NULL)
    return;
  heng_frame_text_size (frame, &label, &w, &h);
  label.y = top + h / 2;
  heng_frame_text (frame, &label);
}

static char *
spoken (guint i, const Box *box, gboolean names)
{
  g_autofree char *list = names && box->names != NULL ? g_strjoinv (", ", box->names) : NULL;
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u person; performance %s, potential %s",
                                                         "%s, %u people; performance %s, potential %s", box->n),
                                            box_label (i), box->n, level_label (i % 3), level_label (2 - i / 3));

  return list != NULL && *list != '\0' ? g_strdup_printf ("%s: %s", count, list) : g_steal_pointer (&count);
}

static void
lay_box (Plot *plot, guint i)
{
  HengFrame *frame = plot->frame;
  const Box *box = &plot->data->boxes[i];
  double x = plot->left + i % 3 * (plot->width + plot->gap), y = plot->top + i / 3 * (plot->height + plot->gap), pad = 10 * frame->unit;
  double count_size = MIN (1.55 * frame->style->f1, 0.5 * plot->height), head = MAX (1.22 * count_size, 1.5 * frame->style->f2) + 0.6 * pad;
  g_autofree char *count = g_strdup_printf ("%u", box->n), *name = g_strdup_printf ("box:%s", heng_enum_by_value (heng_nine_box_values, (int) i)->key);
  HengShape *area = heng_frame_rect (frame, x, y, plot->width, plot->height, HENG_INK_BOX + tint_of (i));
  double count_width = heng_frame_text_width (frame, count, count_size, TRUE);
  HengLabel label = { .text = count, .x = x + plot->width - pad, .y = y + 0.6 * pad + 0.55 * count_size, .align = 1, .size = count_size,
                      .bold = box->n > 0, .ink = box->n > 0 ? HENG_INK_TEXT : HENG_INK_TICK };

  area->stroke = frame->style->theme == HENG_THEME_PRINT ? HENG_INK_AXIS : HENG_INK_OUTLINE;
  area->line_width = frame->hair;
  heng_frame_text (frame, &label);
  label = (HengLabel) { .text = box_label (i), .x = x + pad, .y = label.y, .size = frame->style->f2,
                        .max_width = plot->width - 2.5 * pad - count_width };
  heng_frame_text (frame, &label);
  if (plot->data->show_names)
    lay_names (plot, box, x, y + head, plot->height - head - 0.4 * pad);
  else if (plot->data->n <= MOST_DOTS)
    lay_dots (plot, box, x, y, plot->height - head - pad);
  heng_frame_mark (frame, name, x, y, plot->width, plot->height, spoken (i, box, plot->data->show_names), box->target_id);
}

static void
ninebox_layout (HengChart *chart, HengFrame *frame)
{
  Plot plot;

  if (!open_plot (&plot, frame, chart->data))
    {
      heng_frame_table (frame);
      return;
    }
  lay_axes (&plot);
  for (guint i = 0; i < 9; i++)
    lay_box (&plot, i);
}

static double
ninebox_height (HengChart *chart, const HengFrame *frame)
{
  const NineBox *data = chart->data;
  double box = CLAMP ((frame->right - frame->left) * 0.16, (data->show_names ? 96 : 76) * frame->unit, 130 * frame->unit);

  return 3 * MAX (box, 4 * frame->style->f1) + 5.5 * frame->style->f2 + 8 * frame->unit;
}

static void
ninebox_free (gpointer data)
{
  NineBox *box = data;

  for (guint i = 0; i < 9; i++)
    g_strfreev (box->boxes[i].names);
  g_free (box);
}

static const HengChartClass ninebox_class = { "nine-box", ninebox_layout, ninebox_height, ninebox_free };

static char *
finding (const NineBox *data)
{
  guint stars = data->boxes[HENG_BOX_STAR].n, concern = data->boxes[HENG_BOX_CONCERN].n;
  g_autofree char *star_word = heng_count_word (stars), *concern_word = heng_count_word (concern);

  if (data->n == 0)
    return g_strdup (_("Nine-box grid"));
  if (stars == 0 && concern == 0)
    return g_strdup (_("No one in “Star”, no one of concern"));
  if (stars == 0)
    return g_strdup_printf (_("No one in “Star”, %s of concern"), concern_word);
  if (concern == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person in “Star”, no one of concern", "%s people in “Star”, no one of concern", stars),
                            star_word);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person in “Star”, %s of concern", "%s people in “Star”, %s of concern", stars), star_word,
                          concern_word);
}

static void
say (HengChart *chart, const NineBox *data, const HengNineBoxSet *set)
{
  g_autofree char *title = finding (data), *rule = NULL;
  g_autofree char *measure = g_strdup_printf (data->show_names ? _("Names; performance cut at 75 / 100, potential at 2.50 / 3.75, n = %u")
                                              : data->n > MOST_DOTS ? _("People; performance cut at 75 / 100, potential at 2.50 / 3.75, n = %u")
                                                                    : _("People, one dot each; performance cut at 75 / 100, potential at 2.50 / 3.75, n = %u"),
                                              data->n);
  GString *text = g_string_new (NULL);

  chart->name = g_strdup (_("Nine-box grid: people by performance and potential"));
  chart->title = heng_about_title (&set->about, title);
  chart->subtitle = heng_about_subtitle (&set->about, measure);
  chart->day = set->about.day;
  if (data->n == 0)
    chart->empty = g_strdup (_("No one has both a rolling result and a potential yet."));
  rule = set->n_without > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "for discussion; decides nothing by itself · %u person without a box",
                                                            "for discussion; decides nothing by itself · %u people without a box", set->n_without),
                                               set->n_without)
                            : g_strdup (data->show_names ? _("for the meeting, not exported; employees do not see their potential")
                                                         : _("for discussion; decides nothing by itself"));
  chart->foot = heng_about_foot (&set->about, rule);
  heng_chart_add_row (chart, C_("chart", "Box"), C_("chart", "Performance"), C_("chart", "Potential"), C_("chart", "People"), NULL);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", data->boxes[i].n);

      heng_chart_add_row (chart, box_label (i), level_label (i % 3), level_label (2 - i / 3), count, NULL);
      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", box_label (i), data->boxes[i].n);
    }
  chart->description = chart->empty != NULL ? g_strdup (chart->empty) : g_strdup (text->str);
  g_string_free (text, TRUE);
}

HengChart *
heng_chart_ninebox_new (const HengNineBoxSet *set)
{
  NineBox *data = g_new0 (NineBox, 1);
  HengChart *chart = heng_chart_new (&ninebox_class, data);

  data->show_names = set->show_names;
  for (guint i = 0; i < 9; i++)
    {
      Box *box = &data->boxes[i];

      box->n = set->boxes[i].n;
      box->target_id = set->boxes[i].target_id;
      data->n += box->n;
      if (!set->show_names || set->boxes[i].names == NULL)
        continue;
      box->names = g_new0 (char *, box->n + 1);
      for (guint k = 0; k < box->n; k++)
        box->names[k] = g_strdup (set->boxes[i].names[k]);
    }
  say (chart, data, set);
  return chart;
}
