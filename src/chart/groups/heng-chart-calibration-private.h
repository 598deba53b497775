/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the calibration chart, shared by its files. */
#pragma once

#include "heng-chart-calibration.h"
#include "heng-chart-rows.h"
#include "heng-mean-interval.h"

G_BEGIN_DECLS

#define HENG_TEAM_DOTS 60 /* no dots for teams above */

/* The data of a row. */
typedef struct
{
  HengMeanInterval interval;
  guint proposed;
  gint64 quota;
  guint n_dots;
  HengMicro dots[HENG_TEAM_DOTS];
} HengTeam;

typedef struct
{
  HengRowSheet sheet;
  HengMeanInterval all;
  char *grade;
  double low, high; /* axis */
} HengCalibration;

char *heng_team_spoken (const HengRow *row, const char *grade);
void heng_calibration_say (HengChart *chart, const HengCalibration *data, const HengCalibrationSet *set);

G_END_DECLS
