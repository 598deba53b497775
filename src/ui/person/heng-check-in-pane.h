/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-in of one key result: value, day, confidence, note; the progress follows while one types. */
#pragma once

#include <gtk/gtk.h>

#include "heng-check-in-form.h"
#include "heng-person-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_CHECK_IN_PANE (heng_check_in_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengCheckInPane, heng_check_in_pane, HENG, CHECK_IN_PANE, GtkBox)

/* Signal "record" (HengCheckInRequest *, to be taken over). `data` must outlive the pane or its next set. What was typed stays while the
 * key result stays the same. */
void heng_check_in_pane_set (HengCheckInPane *pane, const HengPersonData *data, gint64 key_result_id);
/* After it was stored: the form is empty again. */
void heng_check_in_pane_recorded (HengCheckInPane *pane);
void heng_check_in_pane_focus (HengCheckInPane *pane);

G_END_DECLS
