/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and cells of the cycles page and its dialogs. */
#pragma once

#include <gtk/gtk.h>

#include "heng-cycles-data.h"

G_BEGIN_DECLS

/* Fills an empty or filled grid: name, bar, complete, mean. */
void heng_cycle_rows_departments (GtkGrid *grid, const HengCyclesData *data);
/* At most `most` people, then a line with the rest (most 0 = all). Rows carry "heng-person" (gint64 *); the last line carries nothing. */
void heng_cycle_rows_blockers (GtkListBox *list, const HengCyclesData *data, guint most);
/* The newest first; rows carry "heng-cycle" (gint64 *). */
void heng_cycle_rows_cycles (GtkListBox *list, const HengCyclesData *data);
/* Four figures with their words. */
void heng_cycle_rows_counts (GtkFlowBox *box, const HengCyclesData *data);
/* "The departments R&D and Marketing lag behind", or that all is complete. New string. */
char *heng_cycle_rows_finding (const HengCyclesData *data);

G_END_DECLS
