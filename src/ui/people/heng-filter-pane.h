/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the departments: filters that follow from facts, with counts, and filters that were kept. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-query.h"
#include "heng-person-bulk.h"

G_BEGIN_DECLS

#define HENG_TYPE_FILTER_PANE (heng_filter_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengFilterPane, heng_filter_pane, HENG, FILTER_PANE, GtkBox)

/* Reminders that nobody gives cause for are not shown. Signals: "reminder" (const char *word), "kept" (HengSavedFilter *, borrowed),
 * "removed" (HengSavedFilter *, borrowed). */
void heng_filter_pane_set_reminders (HengFilterPane *pane, const GArray *reminders);
void heng_filter_pane_set_filters (HengFilterPane *pane, GPtrArray *filters);
/* Marks the reminder that is chosen, "" none. */
void heng_filter_pane_set_chosen (HengFilterPane *pane, const char *reminder);

G_END_DECLS
