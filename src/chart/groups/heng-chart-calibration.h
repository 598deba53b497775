/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Managers compared: mean and 95 % interval of each team against everybody's mean, people as dots below, proposed grades beside the quota. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key, *label;  /* "12", "陈立" */
  const HengMicro *scores;  /* n of them, in any order */
  guint n;                  /* below 3: a ring without interval; below 5: dashed */
  guint proposed;           /* people at `grade` and above as proposed */
  gint64 quota;             /* seats for them; −1: none */
  gint64 target_id;
} HengCalibrationGroup;

typedef struct
{
  HengChartAbout about;
  const HengCalibrationGroup *groups; /* the chart sorts by mean, highest first */
  guint n_groups;
  const char *grade; /* "A": head "≥ A"; NULL: no such column */
} HengCalibrationSet;

/* Copies everything. Mean, SD and interval come from heng_mean_interval(). Marks "group:12". */
HengChart *heng_chart_calibration_new (const HengCalibrationSet *set);

G_END_DECLS
