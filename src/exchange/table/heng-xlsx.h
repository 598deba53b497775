/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel workbooks (.xlsx): cells as a person sees them, dates as YYYY-MM-DD, percentages with their sign, formulas by their cached value. */
#pragma once

#include "heng-table.h"

G_BEGIN_DECLS

#define HENG_XLSX_MAX_FILE (G_GINT64_CONSTANT (256) << 20)
#define HENG_XLSX_MAX_UNPACKED (G_GUINT64_CONSTANT (1) << 30)
#define HENG_XLSX_MAX_RATIO 200
#define HENG_XLSX_MAX_ROWS 100000
#define HENG_XLSX_MAX_COLUMNS 1024

/* As heng_table_load. Refuses passwords, macros, archives that unpack to too much, and more than HENG_XLSX_MAX_ROWS rows. */
HengTable *heng_xlsx_load (const char *path, const char *sheet, HengTableAccept accept, gpointer data, GError **error);

G_END_DECLS
