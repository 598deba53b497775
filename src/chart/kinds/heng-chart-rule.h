/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve of a scoring rule: points by actual value, the numbers of the rule as handles on it, past actual values as dots on it. */
#pragma once

#include "heng-chart.h"
#include "heng-rule.h"

G_BEGIN_DECLS

/* An actual value that somebody had. */
typedef struct
{
  HengMicro x;         /* axis value (heng_rule_axis_value) */
  const char *who;     /* "张伟"; NULL: not named */
  const char *period;  /* "2026 Q2" */
  gint64 target_id;
  gboolean is_old;     /* of an earlier quarter than the newest one */
} HengRuleDot;

/* Never NULL; a text that is no rule gives a chart that says so. `unit` may be NULL. */
HengChart *heng_chart_rule_new (const char *rule, const char *unit);
/* Copies the dots; title and marks follow ("12 of 15 would score above 100"). */
void heng_chart_rule_set_dots (HengChart *chart, const HengRuleDot *dots, guint n);
/* Marks "handle:0" … count the numbers of heng_rule_points that are actual values; index of the number, −1 for another mark. */
int heng_chart_rule_handle (const HengChartMark *mark);
/* The value at a place of the last layout, on a round step; and that step, which one press of a key moves a handle by. */
HengMicro heng_chart_rule_value_at (HengChart *chart, double x);
HengMicro heng_chart_rule_step (HengChart *chart);

G_END_DECLS
