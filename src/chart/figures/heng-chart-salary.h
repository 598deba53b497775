/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salaries in their ranges: a box from minimum to maximum for each level, a stroke at its midpoint, one dot a person. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key, *label;       /* "P6" */
  gint64 min, midpoint, max;     /* fen a month */
  const gint64 *salaries;        /* n, fen */
  guint n;                       /* below 3: no dots, no mean (but for the own view) */
  gint64 target_id;
} HengSalaryLevel;

typedef struct
{
  HengChartAbout about;
  const HengSalaryLevel *levels; /* highest first */
  guint n_levels;
  gboolean is_own;               /* one level, one salary: a person sees where he stands; min, midpoint and max are printed */
} HengSalaryRange;

/* Copies everything. Marks "level:P6". Compa-ratio and penetration come from heng_pay_position(). No names, ever. */
HengChart *heng_chart_salary_new (const HengSalaryRange *range);

G_END_DECLS
