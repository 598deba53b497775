/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve of a rule whose numbers are dragged, or moved by keyboard, with past values as dots on it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-indicator-actuals.h"

G_BEGIN_DECLS

#define HENG_TYPE_RULE_CURVE (heng_rule_curve_get_type ())
G_DECLARE_FINAL_TYPE (HengRuleCurve, heng_rule_curve, HENG, RULE_CURVE, GtkWidget)

/* Signals: "moved" (char *rule): a number is being moved, the rule as it would be; "dropped": it stays there. Arrows walk through numbers and
 * dots; with Shift they move the chosen number by a step, with Ctrl+Shift by ten; Esc during a drag takes it back. */
GtkWidget *heng_rule_curve_new (void);
void heng_rule_curve_set_rule (HengRuleCurve *curve, const char *rule, const char *unit);
/* Takes the actuals; NULL: none. */
void heng_rule_curve_set_actuals (HengRuleCurve *curve, HengIndicatorActuals *actuals);
/* The finding ("12 of 15 would score above 100") and what is measured, borrowed until the next set. */
const char *heng_rule_curve_get_finding (HengRuleCurve *curve);
const char *heng_rule_curve_get_measure (HengRuleCurve *curve);

G_END_DECLS
