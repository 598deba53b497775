/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a key result: its check-ins as a line beside the planned line from start to target. */
#pragma once

#include "heng-chart.h"

G_BEGIN_DECLS

typedef struct
{
  HengDate day;
  HengMicro value;     /* in the unit, or progress as a share (is_share) */
  const char *spoken;  /* "10 Sep, 21 minutes, confidence 6" */
  gint64 id;
} HengCoursePoint;

typedef struct
{
  const char *title, *unit;   /* unit may be NULL */
  gboolean is_share;          /* values are shares of 1, written as percentages */
  HengDate from, to, today;   /* plan's first and last day */
  HengMicro plan_from, plan_to;
  const char *current;        /* what stands beside the last point: "18", "50 %" */
  const char *target;         /* what stands at the end of the plan: "10", "100 %" */
} HengCourse;

/* Points by day; copies everything. */
HengChart *heng_chart_course_new (const HengCourse *course, const HengCoursePoint *points, guint n_points);

G_END_DECLS
