/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what can be printed: documents about one person, about many, about the company. */
#pragma once

#include "heng-reports-work.h"

G_BEGIN_DECLS

void heng_reports_kinds_fill (GtkListBox *list);
void heng_reports_kinds_select (GtkListBox *list, guint kind);
guint heng_reports_kind_of_row (GtkListBoxRow *row);

G_END_DECLS
