/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the width of a table is divided among its columns. */
#include "heng-grid.h"

static int
fixed_width (const HengGridColumn *column)
{
  return column->chosen > 0 ? column->chosen : column->width;
}

/* Gives `room` px (less than nothing: takes them away) to the columns that share, as evenly as their least widths allow. */
static void
share (GPtrArray *columns, int room)
{
  guint n = 0;
  gboolean stuck = FALSE;

  while (room != 0 && !stuck)
    {
      n = 0;
      stuck = TRUE;
      for (guint i = 0; i < columns->len; i++)
        {
          const HengGridColumn *column = columns->pdata[i];

          n += fixed_width (column) <= 0 && (room > 0 || column->given > column->least);
        }
      for (guint i = 0; i < columns->len && n > 0 && room != 0; i++)
        {
          HengGridColumn *column = columns->pdata[i];
          int part = room / (int) n;

          if (fixed_width (column) > 0 || (room < 0 && column->given <= column->least))
            continue;
          part = MAX (part, column->least - column->given);
          column->given += part;
          room -= part;
          n--;
          stuck = stuck && part == 0;
        }
    }
}

int
heng_grid_divide (GPtrArray *columns, int width)
{
  int sum = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      HengGridColumn *column = columns->pdata[i];

      column->given = fixed_width (column) > 0 ? fixed_width (column) : MAX (column->natural, column->least);
      sum += column->given;
    }
  share (columns, width - sum);
  sum = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      HengGridColumn *column = columns->pdata[i];

      column->x = sum;
      sum += column->given;
    }
  return sum;
}
