/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Not applicable" needs a reason and who approved it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*HengNaChosen) (const char *reason, const char *approver, gpointer user_data);

/* A form in a popover at `anchor`; `chosen` is called once with both texts when it is confirmed. user_data is freed with `destroy`. */
void heng_na_form_show (GtkWidget *anchor, const char *indicator, const char *reason, const char *approver, HengNaChosen chosen,
                        gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
