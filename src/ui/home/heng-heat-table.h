/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departments × perspectives: mean scores in five steps of blue, the number in each cell. */
#pragma once

#include <gtk/gtk.h>

#include "heng-home-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_HEAT_TABLE (heng_heat_table_get_type ())
G_DECLARE_FINAL_TYPE (HengHeatTable, heng_heat_table, HENG, HEAT_TABLE, GtkWidget)

/* `departments` of HengHomeDepartment. */
void heng_heat_table_set (HengHeatTable *table, GPtrArray *departments);
/* "Learning and growth is low" when one perspective's mean lies clearly below the others, else a plain title. New string. */
char *heng_heat_table_finding (GPtrArray *departments);

G_END_DECLS
