/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Print Review: the true pages on a grey desk, then PDF or printer. */
#pragma once

#include <gtk/gtk.h>

#include "heng-store.h"

G_BEGIN_DECLS

void heng_print_dialog_show (GtkWidget *parent, HengStore *store, gint64 cycle_id, gint64 employee_id);

G_END_DECLS
