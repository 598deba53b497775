/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the table share. */
#pragma once

#include "heng-grid.h"
#include "heng-grid-head.h"
#include "heng-grid-row.h"

G_BEGIN_DECLS

struct _HengGrid
{
  GtkWidget parent_instance;
  GtkSelectionModel *model;
  GPtrArray *columns; /* of HengGridColumn */
  HengGridHead *head;
  GtkWidget *body;    /* parent of the rows */
  GPtrArray *rows;    /* of HengGridRow, in no order; those that show nothing are hidden */
  GtkAdjustment *hadjustment, *vadjustment;
  guint hpolicy, vpolicy;
  char *(*row_name) (gpointer item);
  int row_height;     /* 0: not known yet */
  int body_height;    /* 0: not known yet */
  guint cursor;       /* the keyboard goes on from here */
  guint anchor;       /* Shift extends from here */
  guint wanted_top;   /* to be brought to the top when heights are known; GTK_INVALID_LIST_POSITION: none */
  gboolean measured;  /* natural widths of the columns are known */
  gboolean in_update, focus_wanted;
};

/* heng-grid.c */
HengGridRow *heng_grid_row_at (HengGrid *grid, guint position);
guint heng_grid_n_rows (HengGrid *grid);
/* Makes the rows that are in view, and only those, show what they stand for. */
void heng_grid_update_rows (HengGrid *grid);
void heng_grid_scroll_to (HengGrid *grid, guint position);

/* heng-grid-keys.c: choosing rows by keyboard and mouse. */
void heng_grid_install_keys (GtkWidgetClass *widget_class);
void heng_grid_add_mouse (HengGrid *grid, GtkWidget *body);
/* Moves the keyboard to a row. */
void heng_grid_set_cursor (HengGrid *grid, guint position);

G_END_DECLS
