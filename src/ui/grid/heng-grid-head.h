/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of a HengGrid's columns: a press sorts, a drag moves the column, a drag at the edge widens it. */
#pragma once

#include "heng-grid.h"

G_BEGIN_DECLS

#define HENG_TYPE_GRID_HEAD (heng_grid_head_get_type ())
G_DECLARE_FINAL_TYPE (HengGridHead, heng_grid_head, HENG, GRID_HEAD, GtkWidget)

HengGridHead *heng_grid_head_new (HengGrid *grid);
/* The columns are others, or stand in another order. */
void heng_grid_head_set_up (HengGridHead *head);
void heng_grid_head_set_sort (HengGridHead *head, const char *id, gboolean descending);
/* Widths that the titles need are taken into the columns. */
void heng_grid_head_measure_titles (HengGridHead *head);

G_END_DECLS
