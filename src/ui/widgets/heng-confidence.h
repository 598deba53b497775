/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence 0–10 as ten cells: pointer, arrows and digits choose; role slider. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_CONFIDENCE (heng_confidence_get_type ())
G_DECLARE_FINAL_TYPE (HengConfidence, heng_confidence, HENG, CONFIDENCE, GtkWidget)

/* Property "value": 0–10, −1 = not given. */
GtkWidget *heng_confidence_new (void);
int heng_confidence_get_value (HengConfidence *confidence);
void heng_confidence_set_value (HengConfidence *confidence, int value);

G_END_DECLS
