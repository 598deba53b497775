/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the heat table says: a dimension that is low everywhere, or its lowest cell. */
#include "heng-chart-heat-private.h"

#include <glib/gi18n-lib.h>

#define TARGET HENG_POINTS (100)

guint
heng_heat_step (const HengHeatTable *table, HengMicro value)
{
  guint step = 0;

  while (step < 4 && value >= table->cuts[step])
    step++;
  return step;
}

static gboolean
is_shown (const HengHeatPlace *cell)
{
  return cell->value.state == HENG_VALUE_NUMBER && !cell->hidden && cell->n > 0;
}

char *
heng_heat_cell_text (const HengHeatPlace *cell)
{
  if (cell->value.state == HENG_VALUE_NUMBER && cell->hidden)
    return cell->n < HENG_CHART_LEAST ? g_strdup (C_("chart", "n<3")) : g_strdup (C_("chart", "hidden"));
  if (!is_shown (cell))
    return g_strdup ("—");
  return heng_micro_display (cell->value.micro, 1, FALSE);
}

char *
heng_heat_cell_spoken (const HengHeatTable *table, const HengHeatLine *line, guint column)
{
  static const char *const steps[] = { N_("far below target"), N_("below target"), N_("at target"), N_("above target"), N_("far above target") };
  const HengHeatPlace *cell = &line->cells[column];
  g_autofree char *value = heng_micro_display (cell->value.micro, 1, FALSE);

  if (cell->value.state == HENG_VALUE_NUMBER && cell->hidden)
    return g_strdup_printf (_("%s, %s, hidden: too few people"), line->label, table->heads[column]);
  if (!is_shown (cell))
    return g_strdup_printf (_("%s, %s, not applicable"), line->label, table->heads[column]);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s, %s, %u person, %s", "%s, %s, %s, %u people, %s", cell->n), line->label,
                          table->heads[column], value, cell->n, _(steps[heng_heat_step (table, cell->value.micro)]));
}

/* The lowest and highest shown cells of the groups; a column of its own unless −1. The strong column is a sum of the others. */
typedef struct
{
  const HengHeatLine *low_line, *high_line;
  guint low, high;
  guint n;
} Extremes;

static HengMicro
value_at (const HengHeatLine *line, guint column)
{
  return line->cells[column].value.micro;
}

static Extremes
find_extremes (const HengHeatTable *table, int only)
{
  Extremes e = { 0 };

  for (guint r = 0; r < table->lines->len; r++)
    {
      const HengHeatLine *line = table->lines->pdata[r];

      for (guint c = 0; c < table->n_columns && !line->is_total; c++)
        {
          if (!is_shown (&line->cells[c]) || (only >= 0 && c != (guint) only) || (only < 0 && table->strong[c]))
            continue;
          e.n++;
          if (e.low_line == NULL || value_at (line, c) < value_at (e.low_line, e.low))
            {
              e.low_line = line;
              e.low = c;
            }
          if (e.high_line == NULL || value_at (line, c) > value_at (e.high_line, e.high))
            {
              e.high_line = line;
              e.high = c;
            }
        }
    }
  return e;
}

/* The column whose every group lies below the target, the lowest of them; −1: none. */
static int
low_everywhere (const HengHeatTable *table)
{
  HengMicro best = 0;
  int column = -1;

  for (guint c = 0; c < table->n_columns; c++)
    {
      Extremes e = find_extremes (table, (int) c);
      HengMicro sum = 0;

      if (table->strong[c] || e.n < 3 || value_at (e.high_line, e.high) >= TARGET)
        continue;
      for (guint r = 0; r < table->lines->len; r++)
        {
          const HengHeatLine *line = table->lines->pdata[r];

          sum += !line->is_total && is_shown (&line->cells[c]) ? value_at (line, c) : 0;
        }
      if (column < 0 || sum / e.n < best)
        {
          best = sum / e.n;
          column = (int) c;
        }
    }
  return column;
}

static char *
finding (const HengHeatTable *table, const char *measure)
{
  Extremes all = find_extremes (table, -1);
  int column = low_everywhere (table);

  if (column >= 0)
    {
      Extremes e = find_extremes (table, column);

      return g_strdup_printf (_("%s is below target everywhere, lowest in %s"), table->heads[column], e.low_line->label);
    }
  if (all.n >= 2 && value_at (all.low_line, all.low) < table->cuts[1])
    {
      g_autofree char *value = heng_micro_display (value_at (all.low_line, all.low), 1, FALSE);

      return g_strdup_printf (_("Lowest: %s in %s, %s"), table->heads[all.low], all.low_line->label, value);
    }
  if (all.n >= 2 && value_at (all.low_line, all.low) >= TARGET)
    return g_strdup (_("Nowhere below target"));
  return g_strdup (measure);
}

static char *
describe (const HengHeatTable *table)
{
  Extremes e = find_extremes (table, -1);
  g_autofree char *low = NULL, *high = NULL;

  if (e.n == 0)
    return g_strdup (_("No cell has enough people to be shown."));
  low = heng_micro_display (value_at (e.low_line, e.low), 1, FALSE);
  high = heng_micro_display (value_at (e.high_line, e.high), 1, FALSE);
  return g_strdup_printf (_("Lowest %s in %s, %s; highest %s in %s, %s."), table->heads[e.low], e.low_line->label, low, table->heads[e.high],
                          e.high_line->label, high);
}

static void
fill_table (HengChart *chart, const HengHeatTable *table)
{
  g_autoptr (GStrvBuilder) head = g_strv_builder_new ();

  g_strv_builder_add (head, C_("chart", "Group"));
  g_strv_builder_add (head, "n");
  for (guint c = 0; c < table->n_columns; c++)
    g_strv_builder_add (head, table->heads[c]);
  g_ptr_array_add (chart->table, g_strv_builder_end (head));
  for (guint r = 0; r < table->lines->len; r++)
    {
      const HengHeatLine *line = table->lines->pdata[r];
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
      g_autofree char *n = g_strdup_printf ("%u", line->n);

      g_strv_builder_add (row, line->label);
      g_strv_builder_add (row, n);
      for (guint c = 0; c < table->n_columns; c++)
        {
          g_autofree char *text = heng_heat_cell_text (&line->cells[c]);

          g_strv_builder_add (row, text);
        }
      g_ptr_array_add (chart->table, g_strv_builder_end (row));
    }
}

static gboolean
has_hidden (const HengHeatTable *table)
{
  for (guint r = 0; r < table->lines->len; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        const HengHeatPlace *cell = &((const HengHeatLine *) table->lines->pdata[r])->cells[c];

        if (cell->hidden && cell->value.state == HENG_VALUE_NUMBER)
          return TRUE;
      }
  return FALSE;
}

void
heng_heat_say (HengChart *chart, const HengHeatTable *table, const HengHeat *heat)
{
  const char *plain = heat->measure != NULL ? heat->measure : _("Mean perspective score");
  g_autofree char *title = finding (table, plain), *measure = g_strdup_printf (_("%s, 0–120, 100 = target; n = people"), plain);

  chart->name = g_strdup_printf (_("Heat table: %u groups by %u dimensions, mean score"), table->lines->len, table->n_columns);
  chart->title = heng_about_title (&heat->about, title);
  chart->subtitle = heng_about_subtitle (&heat->about, measure);
  chart->day = heat->about.day;
  if (table->lines->len == 0 || table->n_columns == 0)
    chart->empty = g_strdup (_("No scores yet. The table appears as soon as people have results."));
  chart->description = chart->empty != NULL ? g_strdup (chart->empty) : describe (table);
  chart->foot = heng_about_foot (&heat->about, has_hidden (table) ? _("groups of fewer than 3 people are not shown, nor what would give them away")
                                                                 : NULL);
  if (chart->empty == NULL)
    fill_table (chart, table);
}
