/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heat table: copies its cells and hides what is too small. */
#include "heng-chart-heat-private.h"

static void
line_free (gpointer data)
{
  HengHeatLine *line = data;

  g_free (line->key);
  g_free (line->label);
  g_free (line->cells);
  g_free (line);
}

static void
heat_free (gpointer data)
{
  HengHeatTable *table = data;

  g_ptr_array_unref (table->lines);
  g_strfreev (table->keys);
  g_strfreev (table->heads);
  g_free (table->strong);
  g_free (table);
}

static void
copy_columns (HengHeatTable *table, const HengHeat *heat)
{
  table->n_columns = heat->n_columns;
  table->keys = g_new0 (char *, heat->n_columns + 1);
  table->heads = g_new0 (char *, heat->n_columns + 1);
  table->strong = g_new0 (gboolean, heat->n_columns + 1);
  for (guint c = 0; c < heat->n_columns; c++)
    {
      table->keys[c] = g_strdup (heat->columns[c].key);
      table->heads[c] = g_strdup (heat->columns[c].label);
      table->strong[c] = heat->columns[c].is_strong;
    }
}

static HengHeatLine *
copy_line (const HengHeat *heat, const HengHeatRow *row)
{
  HengHeatLine *line = g_new0 (HengHeatLine, 1);

  line->key = g_strdup (row->key);
  line->label = g_strdup (row->label);
  line->n = row->n;
  line->is_total = row->is_total;
  line->target_id = row->target_id;
  line->cells = g_new0 (HengHeatPlace, heat->n_columns + 1);
  for (guint c = 0; c < heat->n_columns; c++)
    {
      const HengHeatCell *cell = &row->cells[c];

      line->cells[c] = (HengHeatPlace) { cell->value, cell->n, cell->hidden, cell->target_id != 0 ? cell->target_id : row->target_id };
    }
  return line;
}

/* A total hides itself when it is small; it is no neighbour of the others. */
static void
hide (HengHeatTable *table)
{
  guint cells = table->lines->len * table->n_columns, rows = 0;
  g_autofree guint *n = g_new0 (guint, cells + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, cells + 1);

  for (guint pass = 0; pass < 2; pass++)
    {
      rows = 0;
      for (guint r = 0; r < table->lines->len; r++)
        {
          HengHeatLine *line = table->lines->pdata[r];

          for (guint c = 0; c < table->n_columns; c++)
            {
              HengHeatPlace *cell = &line->cells[c];

              if (line->is_total)
                cell->hidden |= cell->n < HENG_CHART_LEAST;
              else if (pass == 0)
                {
                  n[rows * table->n_columns + c] = cell->value.state == HENG_VALUE_NUMBER ? cell->n : 0;
                  hidden[rows * table->n_columns + c] = cell->hidden;
                }
              else
                cell->hidden = hidden[rows * table->n_columns + c];
            }
          rows += !line->is_total;
        }
      if (pass == 0)
        heng_hide_small (n, rows, table->n_columns, HENG_CHART_LEAST, hidden);
    }
}

static const HengChartClass heat_class = { "heat", heng_heat_layout, heng_heat_height, heat_free };

HengChart *
heng_chart_heat_new (const HengHeat *heat)
{
  static const HengMicro usual[] = { HENG_POINTS (85), HENG_POINTS (95), HENG_POINTS (105), HENG_POINTS (115) };
  HengHeatTable *table = g_new0 (HengHeatTable, 1);
  HengChart *chart = heng_chart_new (&heat_class, table);

  table->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    table->cuts[i] = heat->cuts[3] != 0 ? heat->cuts[i] : usual[i];
  copy_columns (table, heat);
  for (guint pass = 0; pass < 2; pass++)
    for (guint r = 0; r < heat->n_rows; r++)
      if (heat->rows[r].is_total == (pass == 1))
        g_ptr_array_add (table->lines, copy_line (heat, &heat->rows[r]));
  hide (table);
  heng_heat_say (chart, table, heat);
  return chart;
}
