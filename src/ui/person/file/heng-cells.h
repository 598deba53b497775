/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children of equal width side by side, as many a line as there is room for; the rows of a list so keep their columns. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_CELLS (heng_cells_get_type ())
G_DECLARE_FINAL_TYPE (HengCells, heng_cells, HENG, CELLS, GtkWidget)

/* At least `cell_width` px each, unless there is less for one. */
GtkWidget *heng_cells_new (int cell_width);
void heng_cells_append (HengCells *cells, GtkWidget *child);

G_END_DECLS
