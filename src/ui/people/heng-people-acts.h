/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with chosen people: copy, export, print. Each gets people in the order shown. */
#pragma once

#include "heng-people-table-text.h"
#include "heng-window.h"

G_BEGIN_DECLS

/* Rows are taken. As TSV, HTML and plain text on the clipboard, with the columns that are shown. */
void heng_people_copy (HengWindow *window, HengPeopleRows *rows);
/* Asks for a file; its ending says CSV, XLSX or JSON. All open facts, no sensitive ones. */
void heng_people_export (HengWindow *window, GArray *ids);
/* Rows are taken. Asks for a PDF with what is shown. */
void heng_people_print (HengWindow *window, HengPeopleRows *rows, const char *title);

G_END_DECLS
