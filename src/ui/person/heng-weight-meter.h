/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights by perspective as one divided bar, with weight and score of each below it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-scorecard.h"

G_BEGIN_DECLS

#define HENG_TYPE_WEIGHT_METER (heng_weight_meter_get_type ())
G_DECLARE_FINAL_TYPE (HengWeightMeter, heng_weight_meter, HENG, WEIGHT_METER, GtkWidget)

void heng_weight_meter_set (HengWeightMeter *meter, const HengScorecardScore *score);
/* Weights alone, of a card that nobody is scored by yet; basis points by perspective. */
void heng_weight_meter_set_weights (HengWeightMeter *meter, const gint64 bp[HENG_N_PERSPECTIVES], gint64 total_bp);
/* "流程", "Process": short enough for a column. */
const char *heng_perspective_short (HengPerspective perspective);

#define HENG_TYPE_DOT (heng_dot_get_type ())
G_DECLARE_FINAL_TYPE (HengDot, heng_dot, HENG, DOT, GtkWidget)
/* The square of a perspective's colour that stands before its word. */
void heng_dot_set_perspective (HengDot *dot, HengPerspective perspective);

G_END_DECLS
