/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One key result that is not on track: state, owner, progress against plan, confidence, last check-in. */
#pragma once

#include <gtk/gtk.h>

#include "heng-adaptive-bin.h"
#include "heng-appraisal.h"

G_BEGIN_DECLS

#define HENG_RISK_N_COLUMNS 6 /* columns that line up between rows */

#define HENG_TYPE_RISK_LINE (heng_risk_line_get_type ())
G_DECLARE_FINAL_TYPE (HengRiskLine, heng_risk_line, HENG, RISK_LINE, GtkListBoxRow)

/* `groups`: one size group for each column. */
GtkWidget *heng_risk_line_new (GtkSizeGroup *const groups[HENG_RISK_N_COLUMNS]);
void heng_risk_line_set (HengRiskLine *line, const HengRiskRow *risk, HengDate today);
/* Drops columns by value when there is less room. */
void heng_risk_line_set_width_class (HengRiskLine *line, HengWidthClass width_class);
gint64 heng_risk_line_get_employee (HengRiskLine *line);

G_END_DECLS
