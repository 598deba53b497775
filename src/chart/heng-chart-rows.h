/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts of rows share: a label at the left, columns of figures, a plot in between; measured, wrapped and dropped in one place. */
#pragma once

#include "heng-chart-about.h"
#include "heng-chart-private.h"

G_BEGIN_DECLS

/* "研发部: finding"; "measure, period"; "Data frozen … · rule" or NULL. New strings. */
char *heng_about_title (const HengChartAbout *about, const char *finding);
char *heng_about_subtitle (const HengChartAbout *about, const char *measure);
char *heng_about_foot (const HengChartAbout *about, const char *rule);

#define HENG_ROW_COLUMNS 6

typedef struct
{
  char *text;
  gboolean bold;
  HengInk ink; /* NONE: that of the column */
} HengRowCell;

typedef struct
{
  char *label;
  gboolean bold, dim;
  HengRowCell cells[HENG_ROW_COLUMNS];
  char *mark, *spoken; /* stable name; words */
  gint64 target_id;
  gpointer data;       /* the kind's own, freed with g_free */
} HengRow;

typedef struct
{
  char *head;
  gboolean is_left; /* between label and plot */
  HengInk ink;
  double sign_room; /* left of the text, in label sizes, for a drawn sign */
  guint drop;       /* on narrow charts the highest goes first; 0: stays */
} HengRowColumn;

typedef struct
{
  GPtrArray *rows; /* of HengRow */
  HengRowColumn columns[HENG_ROW_COLUMNS];
  guint n_columns;
  double row_height; /* px at 100 %, as it likes to be */
  double head_lines; /* of f2 above the rows */
  double axis_lines; /* of f2 below them */
  double inset;      /* px kept free at the left of the label */
} HengRowSheet;

/* A sheet inside of a layout: where everything stands. */
typedef struct
{
  HengFrame *frame;
  const HengRowSheet *sheet;
  guint shown;            /* rows that fit; below them stands how many more */
  double top, row;        /* of the first row; height of each */
  double label_width;
  gboolean has[HENG_ROW_COLUMNS];
  double right[HENG_ROW_COLUMNS]; /* right edge of each column's texts */
  double from, to;        /* the plot */
} HengRowPlot;

void heng_row_sheet_init (HengRowSheet *sheet);
void heng_row_sheet_clear (HengRowSheet *sheet);
/* Takes the head. */
void heng_row_sheet_add_column (HengRowSheet *sheet, char *head, HengRowColumn column);
/* A new row at the end; its label is copied. */
HengRow *heng_row_sheet_add (HengRowSheet *sheet, const char *label);
/* Takes the text. */
void heng_row_set (HengRow *row, guint column, char *text, gboolean bold, HengInk ink);

double heng_row_sheet_height (const HengRowSheet *sheet, const HengFrame *frame);
/* FALSE: there is no room for a plot; the caller shows the table. */
gboolean heng_row_plot_open (HengRowPlot *plot, HengFrame *frame, const HengRowSheet *sheet);
double heng_row_plot_y (const HengRowPlot *plot, guint i); /* middle of a row */
double heng_row_plot_bottom (const HengRowPlot *plot);     /* of the last row that is shown */
void heng_row_plot_lay_heads (HengRowPlot *plot);
/* Label, columns and the mark of a row. */
HengMarkPlace *heng_row_plot_lay_row (HengRowPlot *plot, guint i);
void heng_row_plot_lay_rest (HengRowPlot *plot);
/* Ticks below the rows with their grid lines; those that would meet a neighbour are left out, first and last stay. */
void heng_row_plot_lay_axis (HengRowPlot *plot, const HengScale *x, const double *ticks, guint n, char *(*text_of) (double value));
/* A text in the head line, over x of the plot; left out when it meets another. */
void heng_row_plot_lay_over (HengRowPlot *plot, const char *text, double x, HengInk ink);

G_END_DECLS
