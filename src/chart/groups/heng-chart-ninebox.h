/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine-box grid: how many people stand where, performance by potential; names only in the view for the meeting. */
#pragma once

#include "heng-chart-about.h"
#include "heng-nine-box.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  const char *const *names; /* n names, or NULL; drawn only when show_names */
  gint64 target_id;
} HengNineBoxCell;

typedef struct
{
  HengChartAbout about;
  HengNineBoxCell boxes[9]; /* by HengNineBox */
  guint n_without;          /* people without a rolling result or a potential: said in the foot */
  gboolean show_names;      /* the meeting's view */
} HengNineBoxSet;

/* Marks "box:STAR" … (keys of heng_nine_box_values). No dots for more than 60 people. Counts are shown as they are: who may see the chart is
 * the caller's. */
HengChart *heng_chart_ninebox_new (const HengNineBoxSet *set);

G_END_DECLS
