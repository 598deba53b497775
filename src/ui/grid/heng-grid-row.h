/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a HengGrid: its cells stand where the columns do, and it shows one item after another. */
#pragma once

#include "heng-grid.h"

G_BEGIN_DECLS

#define HENG_TYPE_GRID_ROW (heng_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (HengGridRow, heng_grid_row, HENG, GRID_ROW, GtkWidget)

HengGridRow *heng_grid_row_new (HengGrid *grid);
/* item NULL: nothing; the row hides. */
void heng_grid_row_bind (HengGridRow *row, gpointer item, guint position);
void heng_grid_row_refill (HengGridRow *row);
/* Other columns, or the same in another order: the cells are made anew. */
void heng_grid_row_set_up (HengGridRow *row);
void heng_grid_row_set_selected (HengGridRow *row, gboolean selected);
/* GTK_INVALID_LIST_POSITION: shows nothing. */
guint heng_grid_row_get_position (HengGridRow *row);
void heng_grid_row_set_position (HengGridRow *row, guint position);
/* Least and natural width of each column's cell are taken into the columns. */
void heng_grid_row_measure_cells (HengGridRow *row);

G_END_DECLS
