/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may choose about a whole file: what it holds, which sheet, which row is the header. */
#pragma once

#include <gtk/gtk.h>

#include "heng-import.h"

G_BEGIN_DECLS

/* In the order of HengImportKind. */
void heng_import_fill_kinds (GtkDropDown *choice);
/* Shown only where there are several. */
void heng_import_fill_sheets (GtkDropDown *choice, const HengImportReport *report);
void heng_import_fill_header_rows (GtkDropDown *choice, const HengImportReport *report);
/* Rows, not faults: a row may have several. */
gint64 heng_import_count_bad_rows (const HengImportReport *report);

G_END_DECLS
