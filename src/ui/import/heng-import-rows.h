/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import preview, built from a report. */
#pragma once

#include <gtk/gtk.h>

#include "heng-import.h"

G_BEGIN_DECLS

/* Each empties the list box and fills it; long lists end with a line that says how many more there are. */
void heng_import_rows_columns (GtkListBox *list, const HengImportReport *report);
void heng_import_rows_issues (GtkListBox *list, const HengImportReport *report);
void heng_import_rows_changes (GtkListBox *list, const HengImportReport *report);

G_END_DECLS
