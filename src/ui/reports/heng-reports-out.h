/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the desk into files or to the printer: the actions of the print centre. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void heng_reports_out_install (GtkWidgetClass *page_class);

G_END_DECLS
