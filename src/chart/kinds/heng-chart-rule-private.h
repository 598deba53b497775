/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the rule chart, for its files. */
#pragma once

#include "heng-chart-private.h"
#include "heng-chart-rule.h"
#include "heng-rule-points.h"
#include "heng-rule-shape.h"

G_BEGIN_DECLS

typedef struct
{
  HengMicro x, points;
  char *who, *period;
  gint64 target_id;
  gboolean is_old;
} HengCurveDot;

typedef struct
{
  HengRule *rule; /* NULL: the text is no rule */
  char *unit;
  double low, high;   /* of the axis, in plain numbers */
  GArray *line;       /* of double: x, points, x, points …; jumps have two points at one x */
  GPtrArray *dots;    /* of HengCurveDot */
  HengRulePoint numbers[HENG_RULE_MOST_POINTS];
  guint n_numbers;
  HengScale scale;    /* of the last layout */
} HengCurve;

void heng_curve_layout (HengChart *chart, HengFrame *frame);
/* Title, subtitle, name, description and table. */
void heng_curve_say (HengChart *chart);
char *heng_curve_value_text (const HengCurve *curve, HengMicro x); /* "8%", "Yes", "3 points off" */
/* So many values between two, as one: "34 values: 8% – 9% → 92.00 – 88.00". */
char *heng_curve_strip_spoken (const HengCurve *curve, guint n, HengMicro least, HengMicro most);
char *heng_curve_dot_spoken (const HengCurve *curve, const HengCurveDot *dot);

G_END_DECLS
