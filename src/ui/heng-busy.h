/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that appears after 300 ms: what is going on, how far, Cancel. Never a modal window. */
#pragma once

#include <gtk/gtk.h>

#include "heng-operation.h"

G_BEGIN_DECLS

#define HENG_TYPE_BUSY (heng_busy_get_type ())
G_DECLARE_FINAL_TYPE (HengBusy, heng_busy, HENG, BUSY, GtkWidget)

GtkWidget *heng_busy_new (void);
/* cancellable may be NULL: then there is no Cancel button. */
void heng_busy_start (HengBusy *busy, const char *what, GCancellable *cancellable);
/* The same for work that goes on elsewhere too; the line goes when it is finished. */
void heng_busy_show (HengBusy *busy, HengOperation *operation);
void heng_busy_stop (HengBusy *busy);
void heng_busy_set_stacked (HengBusy *busy, gboolean stacked); /* one below the other, for narrow places */

/* Whether one inside `widget` shows work that can be cancelled, and the end of all such work. */
gboolean heng_busy_is_running_below (GtkWidget *widget);
void heng_busy_cancel_below (GtkWidget *widget);

G_END_DECLS
