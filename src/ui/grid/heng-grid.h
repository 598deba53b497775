/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of very many rows: only those in view are widgets, all of one height. What GtkColumnView does with two hundred rows of widgets,
 * however few are in view, this does with some twenty; it looks the same to the style sheet and to assistive technology. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_GRID (heng_grid_get_type ())
G_DECLARE_FINAL_TYPE (HengGrid, heng_grid, HENG, GRID, GtkWidget)

/* Rows are focusable and selectable: arrows, Home, End, Page Up and Down, with Shift to extend and Ctrl to go without selecting; space, Ctrl+A,
 * Ctrl+Shift+A; Enter or a double click activates. Column heads sort by a click, are dragged to another place, and widened at their edge.
 * Belongs into a GtkScrolledWindow.
 *
 * Signals "activate" (guint position), "sort" (string id of the column whose head was pressed), "resized" (a person chose a width) and
 * "reordered" (a person moved a column). */

typedef struct _HengGridColumn HengGridColumn;
struct _HengGridColumn
{
  const char *id;    /* static */
  const char *title; /* static; NULL: the head is empty */
  int width;         /* px; <= 0: as wide as its cells, and takes its share of what is left */
  int chosen;        /* px, chosen by a person; 0: none. Goes before `width` */
  gboolean boxes;    /* a check box that follows the selection; needs neither create nor fill */
  GtkWidget *(*create) (const HengGridColumn *column);
  void (*fill) (const HengGridColumn *column, GtkWidget *cell, gpointer item);
  gpointer data;
  /* set by the table */
  int x, given;         /* where it stands and how wide it is */
  int least, natural;   /* of its cells; natural is measured once for the rows of the first page, so that columns stay where they are */
};

GtkWidget *heng_grid_new (void);
/* Items emit "changed" when they are to be filled in anew. NULL: none. */
void heng_grid_set_model (HengGrid *grid, GtkSelectionModel *model);
GtkSelectionModel *heng_grid_get_model (HengGrid *grid);
/* Of HengGridColumn, from left to right; they live as long as the table. */
void heng_grid_set_columns (HengGrid *grid, GPtrArray *columns);
/* As they stand now; owned by the table. */
GPtrArray *heng_grid_get_columns (HengGrid *grid);
/* A width of a column has changed by other means than the mouse. */
void heng_grid_columns_changed (HengGrid *grid);
/* The name by which assistive technology calls the row of an item; `name` gives a new string. */
void heng_grid_set_row_name (HengGrid *grid, char *(*name) (gpointer item));
/* Shows an arrow in the head of a column; NULL: in none. */
void heng_grid_set_sort (HengGrid *grid, const char *id, gboolean descending);
/* All visible rows are filled in anew. */
void heng_grid_refill (HengGrid *grid);
/* Brings a row into view and makes it the one that the keyboard goes on from. */
void heng_grid_go_to (HengGrid *grid, guint position);
/* The uppermost row in view that is shown whole, GTK_INVALID_LIST_POSITION for none. */
guint heng_grid_get_top (HengGrid *grid);
/* Puts a row at the top. */
void heng_grid_set_top (HengGrid *grid, guint position);

/* How `width` px are divided among columns: sets x and given, returns the sum, which is more than `width` when they do not fit. Pure. */
int heng_grid_divide (GPtrArray *columns, int width);

G_END_DECLS
